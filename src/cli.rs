//! The command line: thin commands over the library.
//!
//! Nothing here prints directly or reads a clock: what a command needs from outside is in [`Io`], so that tests run the
//! real thing. Results go to the standard output, diagnostics to the standard error as
//! `throughline: file:line:column: message`, with a hint on the next line.
//!
//! Exit codes are the same for all commands: 0 all is well; 1 done, but something needs attention (an issue, a repair, a
//! conflict, a part that was not used, or some of several files that failed); 2 nothing could be done, or the arguments
//! are wrong.
//!
//! People are spoken to in the language that `--lang` names, or else in that of the system. Documents for programs and
//! tables are the same on every machine: they are in English, a table in the language that `--lang` names.

mod batch;
mod check;
mod completions;
mod diagnostic;
mod export;
mod help;
mod import;
mod language;
mod merge;
mod new;
mod option_value;
mod output;
mod repair;
mod report;
mod save;
mod source;
mod speech;
mod templates;
mod usage_error;

use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};
use jiff::civil::Date;
use serde_json::Value;

use crate::i18n::{Locale, Words};
use crate::persist::Fs;

use diagnostic::Diagnostic;
pub use help::command;
use language::LanguageArgs;
pub use output::{Output, safe};
use speech::Sentence;

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
    /// The language of the system, in which people are spoken to.
    pub language: Locale,
}

impl Io<'_> {
    /// What people are told, in their language.
    fn words(&self) -> &'static Words {
        Words::plain(self.language)
    }
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

// No comments of documentation here and in the commands: the parser would take them for help, which is made of messages.
#[derive(Debug, Parser)]
#[command(name = "throughline", version, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<CliCommand>,
    #[arg(value_name = "MAP")]
    map: Option<PathBuf>,
    #[arg(long, requires = "map")]
    copy: bool,
    #[command(flatten)]
    language: LanguageArgs,
}

#[derive(Debug, Subcommand)]
enum CliCommand {
    New(new::NewArgs),
    Templates(templates::TemplatesArgs),
    Check(check::CheckArgs),
    Export(Box<export::ExportArgs>),
    Import(import::ImportArgs),
    Report(report::ReportArgs),
    Merge(merge::MergeArgs),
    Repair(repair::RepairArgs),
    Completions(completions::CompletionsArgs),
}

impl CliCommand {
    /// The language that stands after the command.
    fn language(&self) -> Option<Locale> {
        match self {
            Self::New(_) | Self::Import(_) => None,
            Self::Templates(templates) => templates.language.lang,
            Self::Check(check) => check.language.lang,
            Self::Export(export) => export.language.lang,
            Self::Report(report) => report.language.lang,
            Self::Merge(merge) => merge.language.lang,
            Self::Repair(repair) => repair.language.lang,
            Self::Completions(completions) => completions.language.lang,
        }
    }
}

/// Does what the arguments say; the first is the name of the program.
pub fn run(arguments: impl IntoIterator<Item = OsString>, io: &mut Io<'_>) -> CliOutcome {
    let words: Vec<OsString> = arguments.into_iter().collect();
    let before = language::asked(&words);
    let words = language::without_leading(words);
    let parsed = Arguments::try_parse_from(&words);
    let after = parsed.as_ref().ok().and_then(|arguments| arguments.command.as_ref()?.language());
    let asked = after.or(before);
    io.language = asked.unwrap_or(io.language);
    let Ok(arguments) = parsed else { return CliOutcome::Exit(usage(&words, io)) };
    let language = arguments.language.lang.or(before);
    let window = CliOutcome::Window { map: arguments.map.clone(), copy: arguments.copy, language };
    CliOutcome::Exit(match arguments.command {
        None => match arguments.map.filter(|map| is_mistyped(map, io.fs)) {
            Some(word) => {
                let diagnostic = Diagnostic::at(&word, Sentence::new("cli-no-command"));
                diagnostic.hint(Sentence::new("cli-no-command-hint")).report(io);
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
        Some(CliCommand::Report(report)) => report::run(&report, asked, io),
        Some(CliCommand::Templates(templates)) => templates::run(&templates, io),
        Some(CliCommand::Completions(completions)) => completions::run(&completions, io),
    })
}

/// True for a word without an extension that no file has: a mistyped command rather than a map.
fn is_mistyped(map: &Path, fs: &dyn Fs) -> bool {
    map.extension().is_none() && fs.kind(map).is_err()
}

/// What the parser says of arguments that ask for no work: help and version are results, everything else is a diagnostic.
fn usage(words: &[OsString], io: &mut Io<'_>) -> u8 {
    let mut command = help::with_layout(help::command(io.words()), io.words());
    let mut said = |words: &[OsString]| command.try_get_matches_from_mut(words).err();
    let Some(error) = said(words) else { return FAILED };
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let printed = io.output.lines(error.render().to_string().lines());
        return exit_with(printed, io);
    }
    // The parser quotes the arguments: a line break in one of them would look like a line of the message. So the message
    // is about the same arguments made safe.
    let safe: Vec<_> = words.iter().map(|word| OsString::from(safe(&word.to_string_lossy()).into_owned())).collect();
    let error = said(&safe).unwrap_or(error);
    let lines = usage_error::lines(&error, io.words());
    io.output.warn(lines);
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
