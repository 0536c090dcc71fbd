//! `throughline import`: maps out of tables, Mermaid journeys and texts. What could not be used is told, piece by piece.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use serde_json::{Value, json};

use super::complaint::Complaint;
use super::save::{FORCE, Old, names_a_folder, put};
use super::source::{self, Folders, Source};
use super::{FAILED, ISSUES, Surroundings, WELL, code_of, print_json};
use crate::exchange::import::{self, Format, Unused};
use crate::i18n::{Locale, Words};
use crate::model::IdSource;
use crate::persist::{FileMode, Fs, LANGUAGES, write};

pub(super) const EXAMPLES: &str = "Examples:
  throughline import journey.xlsx
  throughline import journey.csv -o support.journey.ron --lang ro
  throughline import 'journeys/*.mmd' -o maps
  pbpaste | throughline import - -o - > support.journey.ron

Exit codes: 0 everything is in the maps, 1 something could not be used or some
files could not be imported, 2 nothing could be imported.";

#[derive(Debug, clap::Args)]
pub(super) struct Import {
    /// The files, or patterns such as 'journeys/*.mmd'; - for the standard input
    #[arg(required = true, value_name = "IN")]
    files: Vec<PathBuf>,
    /// The map to make, or the folder for several; - for the standard output. Without it, each goes beside its file
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// What the files are, whatever their names say
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    from: Option<Format>,
    /// The language of the map where the file does not tell
    #[arg(short, long, default_value = "en", value_parser = PossibleValuesParser::new(LANGUAGES))]
    lang: String,
    /// Overwrite maps that are there
    #[arg(short, long)]
    force: bool,
    /// Write one JSON document of what was made and what was not used, for programs to read
    #[arg(long)]
    json: bool,
}

/// The formats by the endings of their files.
fn formats() -> impl TypedValueParser<Value = Format> {
    let names = Format::ALL.into_iter().map(|format| {
        let (first, others) = format.endings().split_first().unwrap_or((&"", &[]));
        PossibleValue::new(first).aliases(others)
    });
    PossibleValuesParser::new(names).try_map(|name| Format::of_ending(&name).ok_or("there is no such format"))
}

/// A map that was made.
struct Made {
    cards: usize,
    unused: Vec<Unused>,
}

pub(super) fn run(import: &Import, world: &mut Surroundings<'_>) -> u8 {
    let (mut sources, mut failed) = (Vec::new(), Vec::new());
    for found in source::found(&import.files, Folders::Nothing, world) {
        match found {
            Ok(source) => sources.push(source),
            Err(complaint) => failed.push(complaint),
        }
    }
    let targets = match targets(import, &sources, world.fs) {
        Ok(targets) => targets,
        Err(complaint) => {
            complaint.tell(world);
            return FAILED;
        }
    };
    let mut reports = Vec::new();
    for complaint in &failed {
        tell(complaint, import, world);
        reports.push(json!({ "file": complaint.file, "error": complaint.json() }));
    }
    let (mut ids, words) = (IdSource::seeded(world.seed), Words::new(Locale::En));
    let (mut done, mut has_unused) = (0, false);
    for (source, target) in sources.iter().zip(&targets) {
        let report = match one(source, target, import, &mut ids, world) {
            Ok(made) => {
                done += 1;
                has_unused |= !made.unused.is_empty();
                let complaints = made.unused.iter().map(|unused| said(&source.name(), unused, &words));
                complaints.for_each(|complaint| tell(&complaint, import, world));
                as_json(source, target, &made, &words)
            }
            Err(complaint) => {
                tell(&complaint, import, world);
                let report = json!({ "file": source.name(), "error": complaint.json() });
                failed.push(complaint);
                report
            }
        };
        reports.push(report);
    }
    let code = code_of(done, failed.len()).max(if has_unused { ISSUES } else { WELL });
    if import.json { print_json(world, &Value::Array(reports)).max(code) } else { code }
}

fn one(
    source: &Source,
    target: &Path,
    import: &Import,
    ids: &mut IdSource,
    world: &mut Surroundings<'_>,
) -> Result<Made, Complaint> {
    let bytes = source.bytes(world.fs)?;
    let named = source.path().and_then(Path::extension).and_then(OsStr::to_str);
    let ending = import.from.and_then(|format| format.endings().first().copied()).or(named);
    let imported = import::read(&bytes, ending, Locale::from_tag(&import.lang), ids)
        .map_err(|error| Complaint::new(source.name(), error.to_string()))?;
    let old = if import.force { Old::Overwritten } else { Old::Kept(FORCE) };
    put(target, &write(&imported.map), old, world)?;
    Ok(Made { cards: imported.map.cards.len(), unused: imported.unused })
}

/// Where the map of each file goes.
fn targets(import: &Import, sources: &[Source], fs: &dyn Fs) -> Result<Vec<PathBuf>, Complaint> {
    let targets: Vec<PathBuf> = match &import.output {
        Some(output) if names_a_folder(output, fs) => {
            let cannot =
                |error| Complaint::new(output.display().to_string(), format!("cannot make the folder: {error}"));
            fs.make_folder(output, FileMode::Default).map_err(cannot)?;
            sources.iter().map(|source| output.join(name_for(source))).collect()
        }
        Some(output) if sources.len() > 1 => {
            let what = "several files need a folder for their maps, and this is the name of a file";
            return Err(Complaint::new(output.display().to_string(), what).hint("name a folder"));
        }
        Some(output) if output == Path::new("-") && import.json => {
            return Err(Complaint::new("standard output", "it takes the map or the JSON document, not both")
                .hint("name a file with -o"));
        }
        Some(output) => vec![output.clone()],
        None if sources.iter().any(|source| source.path().is_none()) => {
            return Err(Complaint::new("standard input", "nothing says where this map goes")
                .hint("name a file or a folder with -o; - is the standard output"));
        }
        None => sources
            .iter()
            .map(|source| source.path().map_or_else(|| name_for(source), |path| path.with_file_name(name_for(source))))
            .collect(),
    };
    let mut seen = BTreeSet::new();
    match targets.iter().find(|target| !seen.insert(*target)) {
        None => Ok(targets),
        Some(target) => Err(Complaint::new(target.display().to_string(), "two of the files would become this map")
            .hint("import them one by one, with different names")),
    }
}

/// `name.csv` as `name.journey.ron`.
fn name_for(source: &Source) -> PathBuf {
    let mut name = source.path().and_then(Path::file_stem).unwrap_or(OsStr::new("map")).to_owned();
    name.push(".journey.ron");
    PathBuf::from(name)
}

fn tell(complaint: &Complaint, import: &Import, world: &mut Surroundings<'_>) {
    if !import.json {
        complaint.tell(world);
    }
}

/// A piece that was not used, at its line.
fn said(file: &str, unused: &Unused, words: &Words) -> Complaint {
    let what = format!("“{}”: {}", unused.text, words.text(unused.why.key()));
    // A sheet has no line.
    let place = if unused.line == 0 { file.to_owned() } else { format!("{file}:{}", unused.line) };
    Complaint::new(place, what)
}

fn as_json(source: &Source, target: &Path, made: &Made, words: &Words) -> Value {
    let unused = |unused: &Unused| {
        let key = unused.why.key();
        json!({
            "line": unused.line,
            "text": unused.text,
            "code": key.strip_prefix("import-").unwrap_or(key),
            "message": words.text(key),
        })
    };
    json!({
        "file": source.name(),
        "map": target.display().to_string(),
        "cards": made.cards,
        "unused": made.unused.iter().map(unused).collect::<Vec<_>>(),
    })
}
