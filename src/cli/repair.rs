//! `throughline repair`: saves what can be read of a damaged map as a new map. The damaged file is left as it is.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::diagnostic::Diagnostic;
use super::save::{Existing, one_stream_for_two, save_map};
use super::{FAILED, Io, end, source};
use crate::persist::{read, repair, write};

pub(super) const EXAMPLES: &str = "Example:
  throughline repair damaged.journey.ron -o repaired.journey.ron

Exit codes: 0 nothing was wrong, 1 repaired, 2 nothing can be read.";

#[derive(Debug, clap::Args)]
pub(super) struct RepairArgs {
    /// The damaged file; - for standard input
    map: PathBuf,
    /// The file to create; - for standard output
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// Print one JSON document of what was repaired, for programs to read
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &RepairArgs, io: &mut Io<'_>) -> u8 {
    if arguments.json && arguments.output == Path::new("-") {
        one_stream_for_two("map").report(io);
        return FAILED;
    }
    let repaired = repaired(arguments, io);
    let document = arguments.json.then(|| as_json(&arguments.map, &repaired));
    end(repaired, document, |repairs, io| repairs.iter().for_each(|repair| repair.report(io)), io)
}

const KEEP: Existing = Existing::Keep("a repaired copy goes into a new file");

/// Writes the repaired copy; returns what was repaired in it.
fn repaired(arguments: &RepairArgs, io: &mut Io<'_>) -> Result<Vec<Diagnostic>, Diagnostic> {
    let source = source::named(&arguments.map, io)?;
    let bytes = source.bytes(io.fs)?;
    let error = match read(&bytes) {
        Ok(map) => return save_map(&arguments.output, &write(&map), KEEP, io).map(|()| Vec::new()),
        Err(error) => error,
    };
    let Some(repaired) = repair(&bytes) else { return Err(Diagnostic::from_read(source.name(), error)) };
    save_map(&arguments.output, &write(&repaired.map), KEEP, io)?;
    let repairs = repaired.repairs.iter().map(|repair| {
        let place = Some((repair.line, repair.column));
        Diagnostic { place, ..Diagnostic::new(source.name(), repair.kind.to_string()) }
    });
    let more = (repaired.more > 0).then(|| format!("and {} more like these", repaired.more));
    Ok(repairs.chain(more.map(|more| Diagnostic::new(source.name(), more))).collect())
}

fn as_json(path: &Path, repaired: &Result<Vec<Diagnostic>, Diagnostic>) -> Value {
    let file = path.display().to_string();
    match repaired {
        Ok(repairs) => json!({ "file": file, "repairs": repairs.iter().map(Diagnostic::json).collect::<Vec<_>>() }),
        Err(diagnostic) => json!({ "file": file, "error": diagnostic.json() }),
    }
}
