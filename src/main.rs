//! The program: without a command the window, else the command line.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use throughline::app::window::language::Language;
use throughline::cli::{self, CliOutcome, Io, Output};
use throughline::i18n::{Locale, Words};
use throughline::persist::RealFs;

fn main() -> ExitCode {
    let (mut input, mut out, mut err) = (io::stdin(), io::stdout(), io::stderr());
    let is_terminal = err.is_terminal();
    let language = Locale::from_environment(|name| std::env::var(name).ok());
    let language = language.unwrap_or_else(|| Language::for_user(None, None).now());
    let mut io = Io {
        fs: &RealFs,
        input: &mut input,
        output: Output::new(&mut out, &mut err),
        is_terminal,
        today: jiff::Zoned::now().date(),
        seed: throughline::app::random::seed(),
        language,
    };
    match cli::run(std::env::args_os(), &mut io) {
        CliOutcome::Exit(code) => ExitCode::from(code),
        CliOutcome::Window { map, copy, language } => match throughline::app::run(map.as_deref(), copy, language) {
            Ok(code) => ExitCode::from(code),
            Err(error) => {
                let why = Words::plain(io.language).message(&error);
                // When this fails there is nowhere left to report it.
                let _ = writeln!(io::stderr(), "throughline: {}", cli::safe(&why));
                ExitCode::from(2)
            }
        },
    }
}
