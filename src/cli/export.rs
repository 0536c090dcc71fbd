//! `throughline export`: maps as pictures, documents, tables and texts, each from the whole map.
//!
//! What is written is finished in memory before its file is touched, and the file is replaced at once, so nothing
//! is half-written. Every map is tried, several at a time; none stops the others.

mod choices;
mod targets;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use serde_json::{Value, json};

use super::complaint::Complaint;
use super::source::{self, Folders, Source};
use super::{FAILED, Surroundings, batch, code_of, print_json, send};
use crate::export::{self, Format};
use crate::persist::{Fs, replace};
use crate::render::Progress;
use crate::theme::Theme;
use choices::Choices;
use targets::{Target, make_folders, name_of, targets};

pub(super) const EXAMPLES: &str = "Examples:
  throughline export support.journey.ron
  throughline export support.journey.ron -o poster.pdf
  throughline export 'maps/**/*.journey.ron' -o out --format png,svg,xlsx
  throughline export support.journey.ron -o solve.png --stage Solve --width 3840
  throughline export - -o - --format svg < support.journey.ron

The ending of OUT decides the format: png, svg, pdf, csv, xlsx, md (a report) or mmd (a Mermaid journey).

Exit codes: 0 all are written, 1 some are not, 2 none is.";

#[derive(Debug, clap::Args)]
pub(super) struct Export {
    /// The maps: files, folders or patterns such as 'maps/**/*.journey.ron'; - for the standard input
    #[arg(required = true, value_name = "MAP")]
    maps: Vec<PathBuf>,
    /// The file to write, or the folder for several; - for the standard output. Without it, each goes beside its map
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// What to write where no name of a file says it; several with commas between them
    #[arg(short, long, value_delimiter = ',', value_parser = formats())]
    format: Vec<Format>,
    #[command(flatten)]
    choices: Choices,
    /// How many maps to work on at a time
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Write one JSON document of what was written and what was not, for programs to read
    #[arg(long)]
    json: bool,
}

/// The formats by the endings of their files.
fn formats() -> impl TypedValueParser<Value = Format> {
    let names = Format::ALL
        .into_iter()
        .map(|format| PossibleValue::new(name_of(format)).aliases(format.endings().iter().skip(1)));
    PossibleValuesParser::new(names).map(|name| Format::of_ending(&name).unwrap_or_default())
}

/// A map and where it goes.
struct Job {
    source: Source,
    targets: Vec<Target>,
}

/// What came of one target.
struct Made {
    target: Target,
    result: Result<Written, Complaint>,
}

struct Written {
    bytes: usize,
    /// What is still to be written to the standard output.
    pending: Option<Vec<u8>>,
}

/// What came of a map: of each of its targets, or of the map as a whole.
type Outcome = Result<Vec<Made>, Complaint>;

pub(super) fn run(export: &Export, world: &mut Surroundings<'_>) -> u8 {
    let (jobs, unfound) = match planned(export, world) {
        Ok(planned) => planned,
        Err(complaint) => {
            complaint.tell(world);
            return FAILED;
        }
    };
    let mut tally = Tally::default();
    for complaint in unfound {
        tell(&complaint, export, world);
        tally.lost(&complaint.file, &complaint);
    }
    let (fs, watched) = (world.fs, world.watched && !export.json);
    let at_a_time = export.jobs.unwrap_or_else(batch::usual_jobs);
    let work = |job: &Job, progress: &Progress| outcome(job, &export.choices, fs, progress);
    batch::each(&jobs, at_a_time, watched, work, |bar, job, outcome| {
        bar.aside(|| tally.add(&job.source, outcome, export, world));
    });
    if export.json {
        return print_json(world, &Value::Array(tally.reports)).max(code_of(tally.written, tally.failed));
    }
    if tally.maps > 1 && !tally.bad.is_empty() {
        let (bad, all) = (tally.bad.len(), tally.maps);
        let summary = format!("throughline: {bad} of {all} could not be exported: {}\n", tally.bad.join(", "));
        // The standard error is the last place to complain to.
        let _ = world.err.write_all(summary.as_bytes());
    }
    code_of(tally.written, tally.failed)
}

/// Everything that is to be done, and what was named and is not there.
fn planned(export: &Export, world: &mut Surroundings<'_>) -> Result<(Vec<Job>, Vec<Complaint>), Complaint> {
    let (mut sources, mut unfound) = (Vec::new(), Vec::new());
    for found in source::found(&export.maps, Folders::Maps, world) {
        match found {
            Ok(source) => sources.push(source),
            Err(complaint) => unfound.push(complaint),
        }
    }
    let mut formats = Vec::new();
    for format in &export.format {
        if !formats.contains(format) {
            formats.push(*format);
        }
    }
    let targets = targets(&sources, export.output.as_deref(), &formats, world.fs)?;
    if export.json && targets.iter().flatten().any(|target| target.path.is_none()) {
        return Err(Complaint::new("standard output", "it takes the export or the JSON document, not both")
            .hint("name a file with -o"));
    }
    let asked = targets.iter().flatten().map(|target| target.format).collect();
    export.choices.fit(&asked)?;
    make_folders(&targets, export.output.as_deref(), world.fs)?;
    let jobs = sources.into_iter().zip(targets).map(|(source, targets)| Job { source, targets });
    Ok((jobs.collect(), unfound))
}

/// Writes one map into all its targets. Runs beside others.
fn outcome(job: &Job, choices: &Choices, fs: &dyn Fs, progress: &Progress) -> Outcome {
    let map = job.source.map(fs)?;
    let complaint = |what: String| Complaint::new(job.source.name(), what);
    let options = choices.options(&map).map_err(|(what, hint)| complaint(what).hint(hint))?;
    let write = |target: &Target| {
        let mut bytes = Vec::new();
        export::write(&map, target.format, &options, &Theme::light(), progress, &mut bytes)
            .map_err(|error| complaint(format!("cannot be written as {}: {error}", name_of(target.format))))?;
        let written = Written { bytes: bytes.len(), pending: None };
        match &target.path {
            None => Ok(Written { pending: Some(bytes), ..written }),
            Some(path) => match replace(fs, path, &bytes) {
                Ok(_) => Ok(written),
                Err(error) => Err(Complaint::save(path, &error)),
            },
        }
    };
    Ok(job.targets.iter().map(|target| Made { target: target.clone(), result: write(target) }).collect())
}

fn tell(complaint: &Complaint, export: &Export, world: &mut Surroundings<'_>) {
    if !export.json {
        complaint.tell(world);
    }
}

/// What came of all maps so far.
#[derive(Default)]
struct Tally {
    maps: usize,
    /// Files that are written, and those that are not.
    written: usize,
    failed: usize,
    /// The maps of which something is not written.
    bad: Vec<String>,
    /// For programs.
    reports: Vec<Value>,
}

impl Tally {
    fn add(&mut self, source: &Source, outcome: Outcome, export: &Export, world: &mut Surroundings<'_>) {
        let name = source.name();
        let made = match outcome {
            Ok(made) => made,
            Err(complaint) => {
                tell(&complaint, export, world);
                self.lost(&name, &complaint);
                return;
            }
        };
        self.maps += 1;
        let failed = self.failed;
        let mut exports = Vec::new();
        for Made { target, result } in made {
            let sent = result.and_then(|written| match written.pending {
                Some(pending) => send(world, &pending).map(|()| written.bytes),
                None => Ok(written.bytes),
            });
            let mut report = json!({ "format": name_of(target.format), "file": target.name() });
            let (key, value) = match sent {
                Ok(bytes) => {
                    self.written += 1;
                    ("bytes", bytes.into())
                }
                Err(complaint) => {
                    self.failed += 1;
                    tell(&complaint, export, world);
                    ("error", complaint.json())
                }
            };
            if let Value::Object(members) = &mut report {
                members.insert(key.to_owned(), value);
            }
            exports.push(report);
        }
        if self.failed > failed {
            self.bad.push(name.clone());
        }
        self.reports.push(json!({ "map": name, "exports": exports }));
    }

    /// Nothing came of a map.
    fn lost(&mut self, name: &str, complaint: &Complaint) {
        self.maps += 1;
        self.failed += 1;
        self.bad.push(name.to_owned());
        self.reports.push(json!({ "map": name, "error": complaint.json() }));
    }
}
