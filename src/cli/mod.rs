//! The command line: thin verbs over the library.
//!
//! Nothing here prints by itself or reads a clock: what a verb needs from outside is in [`Surroundings`], so
//! that tests run the real thing. Results go to the standard output, complaints to the standard error, as
//! `throughline: file:line:column: what` with a hint on the next line.
//!
//! Exit codes: 0 all is well, 1 a map has issues, 2 something could not be done.

mod boxes;
mod check;
mod complaint;
mod export;
mod merge;
mod new;
mod repair;

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::error::ErrorKind;
use clap::{Parser, Subcommand};

use crate::i18n::Locale;
use crate::persist::{Fs, LANGUAGES, TEMPLATES};

pub use new::date;

/// What the verbs use of the world.
pub struct Surroundings<'a> {
    /// Where files are.
    pub fs: &'a dyn Fs,
    /// The standard output.
    pub out: &'a mut dyn Write,
    /// The standard error.
    pub err: &'a mut dyn Write,
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
/// A map has issues.
const ISSUES: u8 = 1;
/// Something could not be done.
const FAILED: u8 = 2;

/// An editor for customer journey maps and service blueprints
///
/// Without a command it opens the window.
#[derive(Debug, Parser)]
#[command(name = "throughline", version, args_conflicts_with_subcommands = true)]
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
    New(New),
    /// Say what is wrong, or could be better, with maps
    #[command(
        after_help = "Exit codes: 0 no issues, 1 issues, 2 a file cannot be read. All files are checked in any case."
    )]
    Check(Check),
    /// Join two maps that were changed apart
    ///
    /// Serves as a merge driver of git: throughline merge %O %A %B -o %A --name %P
    #[command(after_help = "Exit codes: 0 joined, 1 joined and something is to be looked at, 2 a file cannot be read.")]
    Merge(Merge),
    /// Make a map of what can be read of a damaged file
    ///
    /// The damaged file stays as it is.
    #[command(after_help = "Exit codes: 0 nothing was wrong, 1 repaired, 2 nothing can be read.")]
    Repair(Repair),
    /// Draw maps as PNG pictures
    ///
    /// Always the whole map. Without -o each picture goes beside its map.
    Export(Export),
    /// List the templates
    Templates,
}

#[derive(Debug, clap::Args)]
struct New {
    /// The file to make, such as name.journey.ron; - for the standard output
    out: PathBuf,
    /// What to begin with
    #[arg(short, long, value_name = "NAME", value_parser = PossibleValuesParser::new(TEMPLATES))]
    template: String,
    /// The language of the map
    #[arg(short, long, default_value = "en", value_parser = PossibleValuesParser::new(LANGUAGES))]
    lang: String,
    /// Overwrite the file if there is one
    #[arg(short, long)]
    force: bool,
}

#[derive(Debug, clap::Args)]
struct Check {
    /// The maps
    #[arg(required = true, value_name = "MAP")]
    maps: Vec<PathBuf>,
    /// Write one JSON document for programs to read
    #[arg(long)]
    json: bool,
}

#[derive(Debug, clap::Args)]
struct Merge {
    /// The map that both come from; an empty file when there is none
    base: PathBuf,
    /// One map; where the two disagree, it is right
    ours: PathBuf,
    /// The other map
    theirs: PathBuf,
    /// Where the joined map goes, whatever is there; - for the standard output
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// What people call the map, where the files are temporary
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

#[derive(Debug, clap::Args)]
struct Repair {
    /// The damaged file
    map: PathBuf,
    /// The file to make; - for the standard output
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
}

#[derive(Debug, clap::Args)]
struct Export {
    /// The maps
    #[arg(required = true, value_name = "MAP")]
    maps: Vec<PathBuf>,
    /// The picture, or the folder for the pictures of several maps; - for the standard output
    #[arg(short, long, value_name = "OUT.png")]
    output: Option<PathBuf>,
    /// Pixels for each unit of the map; 2 when nothing is said, less where a picture would be too large
    #[arg(short, long, value_parser = scale)]
    scale: Option<f64>,
    /// Width in pixels, instead of a scale
    #[arg(short, long, value_name = "PX", conflicts_with = "scale", value_parser = clap::value_parser!(u32).range(1..))]
    width: Option<u32>,
    /// Without a background
    #[arg(long)]
    transparent: bool,
}

/// A scale as it may be asked for.
fn scale(text: &str) -> Result<f64, String> {
    let scale: f64 = text.parse().map_err(|_| "a number such as 2 or 0.5 is needed".to_owned())?;
    if scale.is_finite() && scale > 0.0 { Ok(scale) } else { Err("a number above zero is needed".to_owned()) }
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
    Next::Exit(match arguments.verb {
        None => return Next::Window { map: arguments.map, copy: arguments.copy, language: arguments.lang },
        Some(Verb::New(new)) => new::run(&new, world),
        Some(Verb::Check(check)) => check::run(&check, world),
        Some(Verb::Merge(merge)) => merge::run(&merge, world),
        Some(Verb::Repair(repair)) => repair::run(&repair, world),
        Some(Verb::Export(export)) => export::run(&export, world),
        Some(Verb::Templates) => templates(world),
    })
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

fn templates(world: &mut Surroundings<'_>) -> u8 {
    let width = TEMPLATES.iter().map(|name| name.len()).max().unwrap_or_default();
    let languages = LANGUAGES.join(", ");
    let lines: String = TEMPLATES
        .iter()
        .map(|name| {
            let title = new::title_of(name).unwrap_or_default();
            format!("{name:width$}  {title} ({languages})\n")
        })
        .collect();
    print(world, &lines)
}

/// Writes a result. A reader that has seen enough (`throughline templates | head -1`) is no failure.
fn print(world: &mut Surroundings<'_>, text: &str) -> u8 {
    match world.out.write_all(text.as_bytes()).and_then(|()| world.out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            complaint::Complaint::new("standard output", format!("cannot write: {error}")).tell(world);
            FAILED
        }
        _ => WELL,
    }
}
