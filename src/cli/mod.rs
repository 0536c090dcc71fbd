//! The command line: thin verbs over the library.
//!
//! Nothing here prints by itself or reads a clock: what a verb needs from outside is in [`Surroundings`], so
//! that tests run the real thing. Results go to the standard output, complaints to the standard error, as
//! `throughline: file:line:column: what` with a hint on the next line.
//!
//! Exit codes, the same for every verb: 0 all is well; 1 what could be done was done, and something is to be looked
//! at: an issue, a repair, a conflict, a piece that was not used, or some of several files with which nothing could be
//! done; 2 nothing could be done, or the arguments are wrong.

mod batch;
mod boxes;
mod check;
mod complaint;
mod completions;
mod export;
mod import;
mod merge;
mod new;
mod repair;
mod report;
mod save;
mod source;
mod templates;

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};
use serde_json::Value;

use crate::i18n::Locale;
use crate::persist::Fs;

use complaint::Complaint;
pub use new::date;

/// What the verbs use of the world.
pub struct Surroundings<'a> {
    /// Where files are. Patterns of names alone are looked up past it.
    pub fs: &'a dyn Fs,
    /// The standard input.
    pub input: &'a mut dyn Read,
    /// The standard output.
    pub out: &'a mut dyn Write,
    /// The standard error.
    pub err: &'a mut dyn Write,
    /// Somebody looks at the standard error: what takes long may show how far it is.
    pub watched: bool,
    /// The date of new maps: see [`date`].
    pub today: String,
    /// Randomness for new ids.
    pub seed: u128,
}

/// How the program goes on after its arguments are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// It ends with this code.
    Exit(u8),
    /// It opens the window.
    Window {
        /// On this map.
        map: Option<PathBuf>,
        /// As a new map that has no file, or as the map that it is.
        copy: bool,
        /// In this language, whatever was chosen or the system speaks.
        language: Option<Locale>,
    },
}

/// All is well.
const WELL: u8 = 0;
/// What could be done was done, and something is to be looked at.
const ISSUES: u8 = 1;
/// Nothing could be done.
const FAILED: u8 = 2;

/// The code of a verb that did its work for so many files, and could not for so many others.
fn code_of(done: usize, failed: usize) -> u8 {
    match (done, failed) {
        (_, 0) => WELL,
        (0, _) => FAILED,
        _ => ISSUES,
    }
}

const CODES: &str = "Exit codes of all commands:
  0  all is well
  1  done, and something is to be looked at: an issue, a repair, a conflict,
     a piece that was not used, or some of several files that failed
  2  nothing could be done, or the arguments are wrong";

/// An editor for customer journey maps and service blueprints
///
/// Without a command it opens the window.
#[derive(Debug, Parser)]
#[command(name = "throughline", version, args_conflicts_with_subcommands = true, after_help = CODES)]
struct Arguments {
    #[command(subcommand)]
    verb: Option<Verb>,
    /// The map to open in the window
    #[arg(value_name = "MAP")]
    map: Option<PathBuf>,
    /// Open it as a new map without a file
    #[arg(long, requires = "map")]
    copy: bool,
    /// The language of the window: en, he or ro; without it the one chosen there, else that of the system
    #[arg(short, long, value_name = "CODE", value_parser = language)]
    lang: Option<Locale>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Begin a map from a template
    #[command(after_help = new::EXAMPLES)]
    New(new::New),
    /// List the templates
    Templates(templates::Templates),
    /// Say what is wrong, or could be better, with maps
    #[command(after_help = check::EXAMPLES)]
    Check(check::Check),
    /// Write maps as pictures, documents, tables and texts
    ///
    /// Always the whole map, or the stages and lanes that are named, whatever a window shows. Files are replaced
    /// at once and only when they are finished.
    #[command(after_help = export::EXAMPLES)]
    Export(export::Export),
    /// Make maps of tables, Mermaid journeys and texts
    ///
    /// What could not be used is told with its line. Nothing is overwritten unless --force says so.
    #[command(after_help = import::EXAMPLES)]
    Import(import::Import),
    /// Weigh the pain points of many maps against each other
    ///
    /// For each map how much is in it, then the pain points added up by consequence, channel and stage, then one by one
    /// from the heaviest. Weight is severity × frequency. What is hidden on a map is left out.
    #[command(after_help = report::EXAMPLES)]
    Report(report::Report),
    /// Join two maps that were changed apart
    ///
    /// Serves as a merge driver of git: throughline merge %O %A %B -o %A --name %P
    #[command(after_help = merge::EXAMPLES)]
    Merge(merge::Merge),
    /// Make a map of what can be read of a damaged file
    ///
    /// The damaged file stays as it is.
    #[command(after_help = repair::EXAMPLES)]
    Repair(repair::Repair),
    /// Write what a shell needs to complete the words of these commands
    #[command(after_help = completions::EXAMPLES)]
    Completions(completions::Completions),
}

/// A language of the window. The pseudo-languages are taken as well, for those who test it.
fn language(tag: &str) -> Result<Locale, String> {
    let spoken = || Locale::ALL.map(|locale| format!("{} ({})", locale.code(), locale.name())).join(", ");
    Locale::known(tag).ok_or_else(|| format!("the window speaks {}", spoken()))
}

/// Does what the arguments say; the first is the name of the program.
pub fn run(arguments: impl IntoIterator<Item = OsString>, world: &mut Surroundings<'_>) -> Next {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return Next::Exit(usage(&error, world)),
    };
    let window = Next::Window { map: arguments.map.clone(), copy: arguments.copy, language: arguments.lang };
    Next::Exit(match arguments.verb {
        None => match arguments.map.filter(|map| is_mistyped(map, world.fs)) {
            Some(word) => {
                let complaint = Complaint::new(word.display().to_string(), "there is no such command and no such file");
                complaint.hint("throughline --help lists the commands").tell(world);
                FAILED
            }
            None => return window,
        },
        Some(Verb::New(new)) => new::run(&new, world),
        Some(Verb::Check(check)) => check::run(&check, world),
        Some(Verb::Merge(merge)) => merge::run(&merge, world),
        Some(Verb::Repair(repair)) => repair::run(&repair, world),
        Some(Verb::Export(export)) => export::run(&export, world),
        Some(Verb::Import(import)) => import::run(&import, world),
        Some(Verb::Report(report)) => report::run(&report, world),
        Some(Verb::Templates(templates)) => templates::run(&templates, world),
        Some(Verb::Completions(completions)) => completions::run(&completions, world),
    })
}

/// True for a word without an ending that no file has: a mistyped command, and no map.
fn is_mistyped(map: &Path, fs: &dyn Fs) -> bool {
    map.extension().is_none() && fs.kind(map).is_err()
}

/// Help and version are answers; everything else that the parser has to say is a complaint.
fn usage(error: &clap::Error, world: &mut Surroundings<'_>) -> u8 {
    let text = error.render().to_string();
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return print(world, &text);
    }
    // The standard error is the last place to complain to.
    let _ = world.err.write_all(text.as_bytes());
    FAILED
}

/// Writes a result for programs.
fn print_json(world: &mut Surroundings<'_>, json: &Value) -> u8 {
    print(world, &format!("{json:#}\n"))
}

/// Writes a result; the code of the verb when there is nothing else to say.
fn print(world: &mut Surroundings<'_>, text: &str) -> u8 {
    match send(world, text.as_bytes()) {
        Ok(()) => WELL,
        Err(complaint) => {
            complaint.tell(world);
            FAILED
        }
    }
}

/// Writes to the standard output. A reader that has seen enough (`throughline templates | head -1`) is no failure.
fn send(world: &mut Surroundings<'_>, bytes: &[u8]) -> Result<(), Complaint> {
    match world.out.write_all(bytes).and_then(|()| world.out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Complaint::new("standard output", format!("cannot write: {error}")))
        }
        _ => Ok(()),
    }
}
