//! `throughline export`: maps as pictures, documents, tables, and text, each of the whole map.
//!
//! An output is complete in memory before its file is touched, and the file is replaced at once, so nothing is left
//! half-written. All maps are tried, several at a time; a failure does not stop the others.

mod choices;
mod targets;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use serde_json::{Value, json};

use super::diagnostic::Diagnostic;
use super::language::LanguageArgs;
use super::option_value::from_one;
use super::save::one_stream_for_two;
use super::source::{self, Folders, InputSource};
use super::speech::{ClauseText, ErrorText, Sentence, Speak, Speech, english};
use super::{FAILED, ISSUES, Io, OK, batch, exit_code, print_json};
use crate::export::{self, Format, MissingGlyphs, OutputError};
use crate::persist::{Fs, replace};
use crate::render::Progress;
use choices::Choices;
use targets::{ExportTarget, make_folders, targets};

pub(super) const EXAMPLES: &[&str] = &[
    "throughline export support.journey.ron",
    "throughline export support.journey.ron -o poster.pdf",
    "throughline export 'maps/**/*.journey.ron' -o out --format png,svg,xlsx",
    "throughline export support.journey.ron -o solve.png --stage Solve --width 3840",
    "throughline export - -o - --format svg < support.journey.ron",
];

#[derive(Debug, clap::Args)]
pub(super) struct ExportArgs {
    #[arg(required = true, value_name = "MAP")]
    maps: Vec<PathBuf>,
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    #[arg(short, long, value_delimiter = ',', value_parser = formats())]
    format: Vec<Format>,
    #[command(flatten)]
    choices: Choices,
    #[arg(short, long, value_name = "N", value_parser = from_one)]
    jobs: Option<NonZeroUsize>,
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    pub(super) language: LanguageArgs,
}

/// The formats by the extensions of their files.
fn formats() -> impl TypedValueParser<Value = Format> {
    let names = Format::ALL
        .into_iter()
        .map(|format| PossibleValue::new(format.extension()).aliases(format.extensions().iter().skip(1)));
    PossibleValuesParser::new(names).map(|name| Format::from_extension(&name).unwrap_or_default())
}

struct ExportJob {
    source: InputSource,
    targets: Vec<ExportTarget>,
}

struct Exported {
    target: ExportTarget,
    result: Result<(WrittenTarget, MissingGlyphs), Diagnostic>,
}

enum WrittenTarget {
    /// A file of so many bytes.
    File(usize),
    /// Bytes that still have to go to the standard output.
    Pending(Vec<u8>),
}

/// The results of a map's targets, or why the map as a whole failed.
type JobResult = Result<Vec<Exported>, Diagnostic>;

pub(super) fn run(export: &ExportArgs, io: &mut Io<'_>) -> u8 {
    let (jobs, not_found) = match plan(export, io) {
        Ok(plan) => plan,
        Err(diagnostic) => {
            diagnostic.report(io);
            return FAILED;
        }
    };
    let mut summary = ExportSummary::default();
    for diagnostic in not_found {
        diagnostic.report_unless(export.json, io);
        summary.add_failed_map(&diagnostic.file, &diagnostic, io);
    }
    let fs = io.fs;
    let words = (io.is_terminal && !export.json).then(|| io.words());
    let at_a_time = export.jobs.unwrap_or_else(batch::default_jobs);
    let work = |job: &ExportJob, progress: &Progress| export_map(job, &export.choices, fs, progress);
    batch::run(&jobs, at_a_time, words, work, |bar, job, result| {
        bar.suspend(|| summary.add(&job.source, result, export, io));
    });
    let issues = if summary.has_boxes { ISSUES } else { OK };
    let code = exit_code(summary.written, summary.failed).max(issues);
    if export.json {
        return print_json(&Value::Array(summary.reports), io).max(code);
    }
    if summary.maps > 1 && !summary.failed_maps.is_empty() {
        let names = summary.failed_maps.join(", ");
        let (count, all) = (summary.failed_maps.len(), summary.maps);
        let args = [("count", count.into()), ("all", all.into()), ("names", names.into())];
        let line = io.words().with("cli-not-exported", &args);
        io.output.warn([format!("throughline: {line}")]);
    }
    code
}

/// The jobs, and the names that stand for no file.
fn plan(export: &ExportArgs, io: &mut Io<'_>) -> Result<(Vec<ExportJob>, Vec<Diagnostic>), Diagnostic> {
    let (sources, not_found) = source::expand_apart(&export.maps, Folders::Maps, io);
    let mut formats = Vec::new();
    for format in &export.format {
        if !formats.contains(format) {
            formats.push(*format);
        }
    }
    let targets = targets(&sources, export.output.as_deref(), &formats, io.fs)?;
    if export.json && targets.iter().flatten().any(|target| target.path.is_none()) {
        return Err(one_stream_for_two("export"));
    }
    let formats = targets.iter().flatten().map(|target| target.format).collect();
    export.choices.check_formats(&formats)?;
    make_folders(&targets, export.output.as_deref(), io.fs)?;
    let jobs = sources.into_iter().zip(targets).map(|(source, targets)| ExportJob { source, targets });
    Ok((jobs.collect(), not_found))
}

/// Writes one map to all its targets. Runs in parallel with others.
fn export_map(job: &ExportJob, choices: &Choices, fs: &dyn Fs, progress: &Progress) -> JobResult {
    let map = job.source.map(fs)?;
    let diagnostic = |message: Sentence| Diagnostic::new(job.source.name(), message);
    let options = choices.options(&map).map_err(|(message, hint)| diagnostic(message).hint(hint))?;
    let failed = |format: Format, error: OutputError| {
        let message = Sentence::new("cli-not-made").with("format", format.extension());
        diagnostic(message.quoting("why", ErrorText(error)))
    };
    let theme = choices.theme();
    let write = |target: &ExportTarget| {
        let mut bytes = Vec::new();
        let missing = export::write(&map, target.format, &options, &theme, progress, &mut bytes)
            .map_err(|error| failed(target.format, error))?;
        match &target.path {
            None => Ok((WrittenTarget::Pending(bytes), missing)),
            Some(path) => match replace(fs, path, &bytes) {
                Ok(()) => Ok((WrittenTarget::File(bytes.len()), missing)),
                Err(error) => Err(Diagnostic::from_save(path, error)),
            },
        }
    };
    Ok(job.targets.iter().map(|target| Exported { target: target.clone(), result: write(target) }).collect())
}

/// The results of all maps so far.
#[derive(Default)]
struct ExportSummary {
    maps: usize,
    /// Files that were written, and those that were not.
    written: usize,
    failed: usize,
    /// A picture has boxes in place of characters.
    has_boxes: bool,
    /// The maps of which a file was not written, for people.
    failed_maps: Vec<String>,
    /// For programs.
    reports: Vec<Value>,
}

impl ExportSummary {
    fn add(&mut self, source: &InputSource, result: JobResult, export: &ExportArgs, io: &mut Io<'_>) {
        let name = source.name();
        let exported = match result {
            Ok(exported) => exported,
            Err(diagnostic) => {
                diagnostic.report_unless(export.json, io);
                self.add_failed_map(&name, &diagnostic, io);
                return;
            }
        };
        self.maps += 1;
        let failed = self.failed;
        let (mut exports, mut boxes) = (Vec::new(), Vec::new());
        for Exported { target, result } in exported {
            let written = result.and_then(|(written, missing)| match written {
                WrittenTarget::Pending(bytes) => io.output.bytes(&bytes).map(|()| (bytes.len(), missing)),
                WrittenTarget::File(bytes) => Ok((bytes, missing)),
            });
            let (format, file) = (target.format.extension(), target.name().say(english()));
            exports.push(match written {
                Ok((bytes, missing)) => {
                    self.written += 1;
                    let mut report = json!({ "format": format, "file": file, "bytes": bytes });
                    if let (false, Value::Object(members)) = (missing.is_empty(), &mut report) {
                        let codes: Vec<_> = missing.characters.codes().collect();
                        let glyphs = json!({ "characters": codes, "texts": missing.texts });
                        members.insert("missing_glyphs".to_owned(), glyphs);
                        if !boxes.contains(&missing) {
                            boxes.push(missing);
                        }
                    }
                    report
                }
                Err(diagnostic) => {
                    self.failed += 1;
                    diagnostic.report_unless(export.json, io);
                    json!({ "format": format, "file": file, "error": diagnostic.json() })
                }
            });
        }
        self.has_boxes |= !boxes.is_empty();
        for missing in boxes {
            Diagnostic::new(source.name(), ClauseText(missing)).report_unless(export.json, io);
        }
        if self.failed > failed {
            self.failed_maps.push(name.say(io.words()));
        }
        self.reports.push(json!({ "map": name.say(english()), "exports": exports }));
    }

    /// Adds a map of which nothing was written.
    fn add_failed_map(&mut self, name: &Speech, diagnostic: &Diagnostic, io: &Io<'_>) {
        self.maps += 1;
        self.failed += 1;
        self.failed_maps.push(name.say(io.words()));
        self.reports.push(json!({ "map": name.say(english()), "error": diagnostic.json() }));
    }
}
