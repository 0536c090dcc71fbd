//! `throughline repair`: what can be read of a damaged map, as a map. The damaged file stays as it is.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::complaint::Complaint;
use super::save::{Old, put};
use super::{FAILED, ISSUES, Surroundings, WELL, print_json};
use crate::persist::{load_bytes, read, repair, write};

pub(super) const EXAMPLES: &str = "Example:
  throughline repair damaged.journey.ron -o repaired.journey.ron

Exit codes: 0 nothing was wrong, 1 repaired, 2 nothing can be read.";

#[derive(Debug, clap::Args)]
pub(super) struct Repair {
    /// The damaged file
    map: PathBuf,
    /// The file to make; - for the standard output
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// Write one JSON document of what was repaired, for programs to read
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &Repair, world: &mut Surroundings<'_>) -> u8 {
    if arguments.json && arguments.output == Path::new("-") {
        Complaint::new("standard output", "it takes the map or the JSON document, not both")
            .hint("name a file with -o")
            .tell(world);
        return FAILED;
    }
    let repaired = repaired(arguments, world);
    let code = match &repaired {
        Ok(repairs) if repairs.is_empty() => WELL,
        Ok(_) => ISSUES,
        Err(_) => FAILED,
    };
    if arguments.json {
        return print_json(world, &as_json(&arguments.map, &repaired)).max(code);
    }
    match repaired {
        Ok(repairs) => repairs.iter().for_each(|repair| repair.tell(world)),
        Err(complaint) => complaint.tell(world),
    }
    code
}

const KEPT: Old = Old::Kept("a repaired copy goes into a new file");

/// What was put right while the copy was written.
fn repaired(arguments: &Repair, world: &mut Surroundings<'_>) -> Result<Vec<Complaint>, Complaint> {
    let (path, output) = (&arguments.map, &arguments.output);
    let shown = || path.display().to_string();
    let bytes = load_bytes(world.fs, path).map_err(|error| Complaint::load(path, error))?;
    let error = match read(&bytes) {
        Ok(map) => return put(output, &write(&map), KEPT, world).map(|()| Vec::new()),
        Err(error) => error,
    };
    let Some(repaired) = repair(&bytes) else { return Err(Complaint::load(path, error.into())) };
    put(output, &write(&repaired.map), KEPT, world)?;
    let told = repaired.repairs.iter().map(|done| {
        let place = Some((done.line, done.column));
        Complaint { place, ..Complaint::new(shown(), done.what.to_string()) }
    });
    let more = (repaired.more > 0).then(|| Complaint::new(shown(), format!("and {} more like these", repaired.more)));
    Ok(told.chain(more).collect())
}

fn as_json(path: &Path, repaired: &Result<Vec<Complaint>, Complaint>) -> Value {
    let file = path.display().to_string();
    match repaired {
        Ok(repairs) => json!({ "file": file, "repairs": repairs.iter().map(Complaint::json).collect::<Vec<_>>() }),
        Err(complaint) => json!({ "file": file, "error": complaint.json() }),
    }
}
