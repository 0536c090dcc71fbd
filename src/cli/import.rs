//! `throughline import`: makes maps from tables, Mermaid journeys, and text. Lists every part that could not be used.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use serde_json::{Value, json};

use super::diagnostic::Diagnostic;
use super::save::{Existing, names_a_folder, one_stream_for_two, save_map};
use super::source::{self, Folders, InputSource, STANDARD_INPUT};
use super::{FAILED, ISSUES, Io, OK, exit_code, print_json};
use crate::exchange::import::{self, ImportFormat};
use crate::exchange::outcome::Unused;
use crate::i18n::{Locale, Words};
use crate::model::{IdSource, Message};
use crate::persist::{FileMode, Fs, LANGUAGES, write};

pub(super) const EXAMPLES: &str = "Examples:
  throughline import journey.xlsx
  throughline import journey.csv -o support.journey.ron --lang ro
  throughline import 'journeys/*.mmd' -o maps
  pbpaste | throughline import - -o - > support.journey.ron

Exit codes: 0 all content is in the maps, 1 some content could not be used or
some files could not be imported, 2 nothing could be imported.";

#[derive(Debug, clap::Args)]
pub(super) struct ImportArgs {
    /// The files, or patterns such as 'journeys/*.mmd'; - for standard input
    #[arg(required = true, value_name = "IN")]
    files: Vec<PathBuf>,
    /// The map to create, or the folder for several; - for standard output [default: beside each file]
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// The format of the files, whatever their names say
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    from: Option<ImportFormat>,
    /// The language of the map, if the file does not say
    #[arg(short, long, default_value = "en", value_parser = PossibleValuesParser::new(LANGUAGES))]
    lang: String,
    /// Overwrite existing maps
    #[arg(short, long)]
    force: bool,
    /// Print one JSON document of what was created and what was not used, for programs to read
    #[arg(long)]
    json: bool,
}

/// The formats by the extensions of their files.
fn formats() -> impl TypedValueParser<Value = ImportFormat> {
    let names = ImportFormat::ALL.into_iter().map(|format| {
        let (first, others) = format.endings().split_first().unwrap_or((&"", &[]));
        PossibleValue::new(first).aliases(others)
    });
    PossibleValuesParser::new(names).try_map(|name| ImportFormat::of_ending(&name).ok_or("there is no such format"))
}

struct Created {
    cards: usize,
    unused: Vec<Unused>,
}

pub(super) fn run(import: &ImportArgs, io: &mut Io<'_>) -> u8 {
    let (sources, failed) = source::expand_apart(&import.files, Folders::Refused, io);
    let targets = match targets(import, &sources, io.fs) {
        Ok(targets) => targets,
        Err(diagnostic) => {
            diagnostic.report(io);
            return FAILED;
        }
    };
    let mut results = Vec::new();
    for diagnostic in &failed {
        diagnostic.report_unless(import.json, io);
        results.push(diagnostic.file_json());
    }
    let (mut ids, words) = (IdSource::seeded(io.seed), Words::new(Locale::En));
    let (mut done, mut failed, mut has_unused) = (0, failed.len(), false);
    for (source, target) in sources.iter().zip(&targets) {
        results.push(match create(source, target, (import, &words), &mut ids, io) {
            Ok(created) => {
                done += 1;
                has_unused |= !created.unused.is_empty();
                let diagnostics = created.unused.iter().map(|unused| unused_part(&source.name(), unused, &words));
                diagnostics.for_each(|diagnostic| diagnostic.report_unless(import.json, io));
                as_json(source, target, &created, &words)
            }
            Err(diagnostic) => {
                failed += 1;
                diagnostic.report_unless(import.json, io);
                json!({ "file": source.name(), "error": diagnostic.json() })
            }
        });
    }
    let code = exit_code(done, failed).max(if has_unused { ISSUES } else { OK });
    if import.json { print_json(&Value::Array(results), io).max(code) } else { code }
}

fn create(
    source: &InputSource,
    target: &Path,
    (import, words): (&ImportArgs, &Words),
    ids: &mut IdSource,
    io: &mut Io<'_>,
) -> Result<Created, Diagnostic> {
    let bytes = source.bytes(io.fs)?;
    let named = source.path().and_then(Path::extension).and_then(OsStr::to_str);
    let extension = import.from.and_then(|format| format.endings().first().copied()).or(named);
    let imported = import::read(&bytes, extension, Locale::from_tag(&import.lang), ids)
        .map_err(|error| Diagnostic::new(source.name(), words.message(&error)))?;
    save_map(target, &write(&imported.map), Existing::forced(import.force), io)?;
    Ok(Created { cards: imported.map.cards.len(), unused: imported.unused })
}

/// Where the map of each file goes.
fn targets(import: &ImportArgs, sources: &[InputSource], fs: &dyn Fs) -> Result<Vec<PathBuf>, Diagnostic> {
    let targets: Vec<PathBuf> = match &import.output {
        Some(output) if names_a_folder(output, fs) => {
            let cannot = |error| Diagnostic::at(output, format!("cannot create the folder: {error}"));
            fs.make_folder(output, FileMode::Default).map_err(cannot)?;
            sources.iter().map(|source| output.join(map_name(source))).collect()
        }
        Some(output) if sources.len() > 1 => {
            let message = "several files need a folder for their maps, and this is the name of a file";
            return Err(Diagnostic::at(output, message).hint("name a folder"));
        }
        Some(output) if output == Path::new("-") && import.json => return Err(one_stream_for_two("map")),
        Some(output) => vec![output.clone()],
        None if sources.iter().any(|source| source.path().is_none()) => return Err(no_target()),
        None => sources
            .iter()
            .map(|source| source.path().map_or_else(|| map_name(source), |path| path.with_file_name(map_name(source))))
            .collect(),
    };
    let mut seen = BTreeSet::new();
    match targets.iter().find(|target| !seen.insert(*target)) {
        None => Ok(targets),
        Some(target) => Err(Diagnostic::at(target, "two of the files would become this map")
            .hint("import them one by one, with different names")),
    }
}

/// The error of a command that reads a map from the standard input and was not told where its result goes.
pub(super) fn no_target() -> Diagnostic {
    Diagnostic::new(STANDARD_INPUT, "no output was named").hint("name a file or a folder with -o; - is standard output")
}

/// `name.csv` as `name.journey.ron`.
fn map_name(source: &InputSource) -> PathBuf {
    let mut name = source.path().and_then(Path::file_stem).unwrap_or(OsStr::new("map")).to_owned();
    name.push(".journey.ron");
    PathBuf::from(name)
}

/// A part that was not used, at its line.
fn unused_part(file: &str, unused: &Unused, words: &Words) -> Diagnostic {
    let message = format!("“{}”: {}", unused.text, words.message(&unused.why));
    // A sheet has no line.
    let place = if unused.line == 0 { file.to_owned() } else { format!("{file}:{}", unused.line) };
    Diagnostic::new(place, message)
}

fn as_json(source: &InputSource, target: &Path, created: &Created, words: &Words) -> Value {
    let unused = |unused: &Unused| {
        let key = unused.why.key();
        json!({
            "line": unused.line,
            "text": unused.text,
            "code": key.strip_prefix("import-").unwrap_or(key),
            "message": words.message(&unused.why),
        })
    };
    json!({
        "file": source.name(),
        "map": target.display().to_string(),
        "cards": created.cards,
        "unused": created.unused.iter().map(unused).collect::<Vec<_>>(),
    })
}
