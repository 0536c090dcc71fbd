//! `throughline import`: makes maps from tables, Mermaid journeys, and text. Lists every part that could not be used.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use serde_json::{Value, json};

use super::diagnostic::Diagnostic;
use super::option_value::BadValue;
use super::save::{Existing, make_folder, names_a_folder, one_stream_for_two, save_map};
use super::source::{self, Folders, InputSource, standard_input};
use super::speech::{Sentence, Speak, WindowText, english};
use super::{FAILED, ISSUES, Io, OK, exit_code, print_json};
use crate::exchange::import::{self, ImportFormat};
use crate::exchange::outcome::Unused;
use crate::i18n::Locale;
use crate::model::{IdSource, Message};
use crate::persist::{Fs, LANGUAGES, write};

pub(super) const EXAMPLES: &[&str] = &[
    "throughline import journey.xlsx",
    "throughline import journey.csv -o support.journey.ron --lang ro",
    "throughline import 'journeys/*.mmd' -o maps",
    "pbpaste | throughline import - -o - > support.journey.ron",
];

#[derive(Debug, clap::Args)]
pub(super) struct ImportArgs {
    #[arg(required = true, value_name = "IN")]
    files: Vec<PathBuf>,
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    from: Option<ImportFormat>,
    #[arg(short, long, value_name = "CODE", default_value = "en", value_parser = PossibleValuesParser::new(LANGUAGES))]
    lang: String,
    #[arg(short, long)]
    force: bool,
    #[arg(long)]
    json: bool,
}

/// The formats by the extensions of their files.
fn formats() -> impl TypedValueParser<Value = ImportFormat> {
    let names = ImportFormat::ALL.into_iter().map(|format| {
        let (first, others) = format.endings().split_first().unwrap_or((&"", &[]));
        PossibleValue::new(first).aliases(others)
    });
    let no_such = || BadValue(Sentence::new("cli-no-such-value"));
    PossibleValuesParser::new(names).try_map(move |name| ImportFormat::of_ending(&name).ok_or_else(no_such))
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
    let mut ids = IdSource::seeded(io.seed);
    let (mut done, mut failed, mut has_unused) = (0, failed.len(), false);
    for (source, target) in sources.iter().zip(&targets) {
        results.push(match create(source, target, import, &mut ids, io) {
            Ok(created) => {
                done += 1;
                has_unused |= !created.unused.is_empty();
                if !import.json {
                    report_unused(source, &created.unused, io);
                }
                as_json(source, target, &created)
            }
            Err(diagnostic) => {
                failed += 1;
                diagnostic.report_unless(import.json, io);
                json!({ "file": source.name().say(english()), "error": diagnostic.json() })
            }
        });
    }
    let code = exit_code(done, failed).max(if has_unused { ISSUES } else { OK });
    if import.json { print_json(&Value::Array(results), io).max(code) } else { code }
}

fn create(
    source: &InputSource,
    target: &Path,
    import: &ImportArgs,
    ids: &mut IdSource,
    io: &mut Io<'_>,
) -> Result<Created, Diagnostic> {
    let bytes = source.bytes(io.fs)?;
    let named = source.path().and_then(Path::extension).and_then(OsStr::to_str);
    let extension = import.from.and_then(|format| format.endings().first().copied()).or(named);
    let imported = import::read(&bytes, extension, Locale::from_tag(&import.lang), ids)
        .map_err(|error| Diagnostic::new(source.name(), WindowText(error)))?;
    save_map(target, &write(&imported.map), Existing::forced(import.force), io)?;
    Ok(Created { cards: imported.map.cards.len(), unused: imported.unused })
}

/// Where the map of each file goes.
fn targets(import: &ImportArgs, sources: &[InputSource], fs: &dyn Fs) -> Result<Vec<PathBuf>, Diagnostic> {
    let targets: Vec<PathBuf> = match &import.output {
        Some(output) if names_a_folder(output, fs) => {
            make_folder(output, fs)?;
            sources.iter().map(|source| output.join(map_name(source))).collect()
        }
        Some(output) if sources.len() > 1 => {
            let diagnostic = Diagnostic::at(output, Sentence::new("cli-several-imports"));
            return Err(diagnostic.hint(Sentence::new("cli-name-folder-hint")));
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
        Some(target) => {
            Err(Diagnostic::at(target, Sentence::new("cli-imports-clash"))
                .hint(Sentence::new("cli-imports-clash-hint")))
        }
    }
}

/// The error of a command that reads a map from the standard input and was not told where its result goes.
pub(super) fn no_target() -> Diagnostic {
    Diagnostic::new(standard_input(), Sentence::new("cli-no-output")).hint(Sentence::new("cli-no-output-hint"))
}

/// `name.csv` as `name.journey.ron`.
fn map_name(source: &InputSource) -> PathBuf {
    let mut name = source.path().and_then(Path::file_stem).unwrap_or(OsStr::new("map")).to_owned();
    name.push(".journey.ron");
    PathBuf::from(name)
}

/// Lists the parts of a file that were not used, each at its line.
fn report_unused(source: &InputSource, unused: &[Unused], io: &mut Io<'_>) {
    let words = io.words();
    let file = source.name().say(words);
    let line = |unused: &Unused| {
        let why = words.message(&unused.why);
        let message = words.with("cli-unused", &[("text", unused.text.as_str().into()), ("why", why.into())]);
        // A sheet has no line.
        let place = if unused.line == 0 { String::new() } else { format!(":{}", unused.line) };
        format!("throughline: {file}{place}: {message}")
    };
    io.output.warn(unused.iter().map(line));
}

fn as_json(source: &InputSource, target: &Path, created: &Created) -> Value {
    let unused = |unused: &Unused| {
        let key = unused.why.key();
        json!({
            "line": unused.line,
            "text": unused.text,
            "code": key.strip_prefix("import-").unwrap_or(key),
            "message": english().message(&unused.why),
        })
    };
    json!({
        "file": source.name().say(english()),
        "map": target.display().to_string(),
        "cards": created.cards,
        "unused": created.unused.iter().map(unused).collect::<Vec<_>>(),
    })
}
