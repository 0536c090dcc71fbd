//! The command line: thin commands over the library.
//!
//! Nothing here prints directly or reads a clock: what a command needs from outside is in [`Io`], so that tests run the
//! real thing. Results go to the standard output, diagnostics to the standard error as
//! `throughline: file:line:column: message`, with a hint on the next line.
//!
//! Exit codes are the same for all commands: 0 all is well; 1 done, but something needs attention (an issue, a repair, a
//! conflict, a part that was not used, or some of several files that failed); 2 nothing could be done, or the arguments
//! are wrong.

mod batch;
mod check;
mod completions;
mod diagnostic;
mod export;
mod import;
mod merge;
mod new;
mod output;
mod repair;
mod report;
mod save;
mod source;
mod templates;

use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};
use jiff::civil::Date;
use serde_json::Value;

use crate::i18n::Locale;
use crate::persist::Fs;

use diagnostic::Diagnostic;
pub use output::{Output, safe};

/// What the commands use of the world.
pub struct Io<'a> {
    /// Where files are. Only patterns of names are expanded past it.
    pub fs: &'a dyn Fs,
    /// The standard input.
    pub input: &'a mut dyn Read,
    /// The standard output and the standard error.
    pub output: Output<'a>,
    /// The standard error is a terminal: what takes long shows its progress there.
    pub is_terminal: bool,
    /// The local day: the date of new maps.
    pub today: Date,
    /// Randomness for new ids.
    pub seed: u128,
}

/// How the program goes on after its arguments are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CliOutcome {
    /// It ends with this code.
    Exit(u8),
    /// It opens the window.
    Window {
        /// With this map.
        map: Option<PathBuf>,
        /// As a new map without a file.
        copy: bool,
        /// In this language, instead of the chosen one or that of the system.
        language: Option<Locale>,
    },
}

/// All is well.
const OK: u8 = 0;
/// Done, but something needs attention.
const ISSUES: u8 = 1;
/// Nothing could be done.
const FAILED: u8 = 2;

/// The exit code of a command that succeeded for some files and failed for others.
fn exit_code(done: usize, failed: usize) -> u8 {
    match (done, failed) {
        (_, 0) => OK,
        (0, _) => FAILED,
        _ => ISSUES,
    }
}

const EXIT_CODES: &str = "Exit codes of all commands:
  0  all is well
  1  done, but something needs attention: an issue, a repair, a conflict,
     a part that was not used, or some of several files that failed
  2  nothing could be done, or the arguments are wrong";

/// An editor for customer journey maps and service blueprints
///
/// Without a command, it opens the window.
#[derive(Debug, Parser)]
#[command(name = "throughline", version, args_conflicts_with_subcommands = true, after_help = EXIT_CODES)]
struct Arguments {
    #[command(subcommand)]
    command: Option<CliCommand>,
    /// The map to open in the window
    #[arg(value_name = "MAP")]
    map: Option<PathBuf>,
    /// Open it as a new map without a file
    #[arg(long, requires = "map")]
    copy: bool,
    /// The language of the window: en, he, or ro [default: the one chosen there, or that of the system]
    #[arg(short, long, value_name = "CODE", value_parser = language)]
    lang: Option<Locale>,
}

#[derive(Debug, Subcommand)]
enum CliCommand {
    /// Start a map from a template
    #[command(after_help = new::EXAMPLES)]
    New(new::NewArgs),
    /// List the templates
    Templates(templates::TemplatesArgs),
    /// List what is wrong with maps, or could be better
    #[command(after_help = check::EXAMPLES)]
    Check(check::CheckArgs),
    /// Write maps as pictures, documents, tables, and text
    ///
    /// Exports the whole map, or the stages and lanes that you name. A file is replaced only when the new one is
    /// complete.
    #[command(after_help = export::EXAMPLES)]
    Export(Box<export::ExportArgs>),
    /// Make maps from tables, Mermaid journeys, and text
    ///
    /// Lists what could not be used, with its line. Overwrites nothing without --force.
    #[command(after_help = import::EXAMPLES)]
    Import(import::ImportArgs),
    /// Rank the pain points of many maps
    ///
    /// Shows what each map contains, then the pain points added up by consequence, channel, and stage, then one by one
    /// from the heaviest. Weight is severity × frequency. Hidden lanes are left out.
    #[command(after_help = report::EXAMPLES)]
    Report(report::ReportArgs),
    /// Merge two maps that were changed separately
    ///
    /// Works as a merge driver for git: throughline merge %O %A %B -o %A --name=%P
    #[command(after_help = merge::EXAMPLES)]
    Merge(merge::MergeArgs),
    /// Save what can still be read of a damaged file as a new map
    ///
    /// The damaged file is left as it is.
    #[command(after_help = repair::EXAMPLES)]
    Repair(repair::RepairArgs),
    /// Print the completion script for a shell
    #[command(after_help = completions::EXAMPLES)]
    Completions(completions::CompletionsArgs),
}

/// A language of the window. The pseudo-languages are accepted too, for those who test it.
fn language(tag: &str) -> Result<Locale, String> {
    let names = || Locale::ALL.map(|locale| format!("{} ({})", locale.code(), locale.name())).join(", ");
    Locale::known(tag).ok_or_else(|| format!("the window speaks {}", names()))
}

/// Does what the arguments say; the first is the name of the program.
pub fn run(arguments: impl IntoIterator<Item = OsString>, io: &mut Io<'_>) -> CliOutcome {
    let words: Vec<OsString> = arguments.into_iter().collect();
    let arguments = match Arguments::try_parse_from(&words) {
        Ok(arguments) => arguments,
        Err(error) => return CliOutcome::Exit(usage(error, &words, io)),
    };
    let window = CliOutcome::Window { map: arguments.map.clone(), copy: arguments.copy, language: arguments.lang };
    CliOutcome::Exit(match arguments.command {
        None => match arguments.map.filter(|map| is_mistyped(map, io.fs)) {
            Some(word) => {
                let diagnostic = Diagnostic::at(&word, "there is no such command and no such file");
                diagnostic.hint("throughline --help lists the commands").report(io);
                FAILED
            }
            None => return window,
        },
        Some(CliCommand::New(new)) => new::run(&new, io),
        Some(CliCommand::Check(check)) => check::run(&check, io),
        Some(CliCommand::Merge(merge)) => merge::run(&merge, io),
        Some(CliCommand::Repair(repair)) => repair::run(&repair, io),
        Some(CliCommand::Export(export)) => export::run(&export, io),
        Some(CliCommand::Import(import)) => import::run(&import, io),
        Some(CliCommand::Report(report)) => report::run(&report, io),
        Some(CliCommand::Templates(templates)) => templates::run(&templates, io),
        Some(CliCommand::Completions(completions)) => completions::run(&completions, io),
    })
}

/// True for a word without an extension that no file has: a mistyped command rather than a map.
fn is_mistyped(map: &Path, fs: &dyn Fs) -> bool {
    map.extension().is_none() && fs.kind(map).is_err()
}

/// Help and version are results; everything else that the parser says is a diagnostic.
fn usage(error: clap::Error, words: &[OsString], io: &mut Io<'_>) -> u8 {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let printed = io.output.lines(error.render().to_string().lines());
        return exit_with(printed, io);
    }
    // The parser quotes the arguments: a line break in one of them would look like a line of the message. So the message
    // is about the same arguments made safe.
    let safe = words.iter().map(|word| OsString::from(safe(&word.to_string_lossy()).into_owned()));
    let error = Arguments::try_parse_from(safe).err().unwrap_or(error);
    io.output.warn(error.render().to_string().lines());
    FAILED
}

/// Writes a document for programs; returns the exit code.
fn print_json(json: &Value, io: &mut Io<'_>) -> u8 {
    let printed = io.output.json(json);
    exit_with(printed, io)
}

/// Ends a command that made a map of others: what needs attention is told, or stands in a document for programs.
/// Returns the exit code.
fn end<T>(
    found: Result<Vec<T>, Diagnostic>,
    document: Option<Value>,
    tell: impl FnOnce(&[T], &mut Io<'_>),
    io: &mut Io<'_>,
) -> u8 {
    let code = match &found {
        Ok(found) if found.is_empty() => OK,
        Ok(_) => ISSUES,
        Err(_) => FAILED,
    };
    match (document, found) {
        (Some(document), _) => return print_json(&document, io).max(code),
        (None, Ok(found)) if found.is_empty() => {}
        (None, Ok(found)) => tell(&found, io),
        (None, Err(diagnostic)) => diagnostic.report(io),
    }
    code
}

/// The exit code of a command whose last step this is; a failure is reported.
fn exit_with(result: Result<(), Diagnostic>, io: &mut Io<'_>) -> u8 {
    match result {
        Ok(()) => OK,
        Err(diagnostic) => {
            diagnostic.report(io);
            FAILED
        }
    }
}
