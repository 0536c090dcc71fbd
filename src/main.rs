//! The program: the window without a command, else the command line.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use throughline::cli::{self, Next, Surroundings};
use throughline::persist::RealFs;

fn main() -> ExitCode {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let (mut input, mut out, mut err) = (io::stdin(), io::stdout(), io::stderr());
    let watched = err.is_terminal();
    let mut world = Surroundings {
        fs: &RealFs,
        input: &mut input,
        out: &mut out,
        err: &mut err,
        watched,
        today: cli::date(since_1970),
        seed: throughline::app::random::seed(),
    };
    match cli::run(std::env::args_os(), &mut world) {
        Next::Exit(code) => ExitCode::from(code),
        Next::Window { map, copy, language } => match throughline::app::run(map.as_deref(), copy, language) {
            Ok(code) => ExitCode::from(code),
            Err(error) => {
                // The standard error is the last place to complain to.
                let _ = writeln!(io::stderr(), "throughline: {error}");
                ExitCode::from(2)
            }
        },
    }
}
