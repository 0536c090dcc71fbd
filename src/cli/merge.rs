//! `throughline merge`: two maps that were changed apart become one, for people and as a merge driver of git.
//!
//! A file without a byte is a map without anything in it: git gives one where there is no common ancestor.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::check::record;
use super::complaint::Complaint;
use super::save::{Old, put};
use super::{FAILED, ISSUES, Surroundings, WELL, print_json};
use crate::edit::{Conflict, merge};
use crate::model::Map;
use crate::persist::{load_bytes, read, write};

pub(super) const EXAMPLES: &str = "Examples:
  throughline merge before.journey.ron ours.journey.ron theirs.journey.ron -o both.journey.ron
  git config merge.throughline.driver 'throughline merge %O %A %B -o %A --name %P'

Exit codes: 0 joined, 1 joined and something is to be looked at, 2 a file cannot be read.";

#[derive(Debug, clap::Args)]
pub(super) struct Merge {
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
    /// Write one JSON document of what is to be looked at, for programs to read
    #[arg(long)]
    json: bool,
}

impl Merge {
    /// What people call the joined map.
    fn named(&self) -> String {
        self.name.clone().unwrap_or_else(|| self.output.display().to_string())
    }
}

pub(super) fn run(merge: &Merge, world: &mut Surroundings<'_>) -> u8 {
    if merge.json && merge.output == Path::new("-") {
        let both = Complaint::new("standard output", "it takes the map or the JSON document, not both");
        both.hint("name a file with -o").tell(world);
        return FAILED;
    }
    match joined(merge, world) {
        Ok(conflicts) => {
            let code = if conflicts.is_empty() { WELL } else { ISSUES };
            if merge.json {
                return print_json(world, &as_json(merge, &conflicts)).max(code);
            }
            tell(&conflicts, merge, world);
            code
        }
        Err(complaint) => {
            if merge.json {
                print_json(world, &json!({ "file": complaint.file, "error": complaint.json() }));
            } else {
                complaint.tell(world);
            }
            FAILED
        }
    }
}

fn tell(conflicts: &[Conflict], merge: &Merge, world: &mut Surroundings<'_>) {
    if conflicts.is_empty() {
        return;
    }
    let mut text = format!("throughline: {}: {} to be looked at\n", merge.named(), conflicts.len());
    for conflict in conflicts {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {conflict}");
    }
    // The standard error is the last place to complain to.
    let _ = world.err.write_all(text.as_bytes());
}

fn as_json(merge: &Merge, conflicts: &[Conflict]) -> Value {
    let conflicts: Vec<Value> = conflicts
        .iter()
        .map(|conflict| {
            let (kind, id) = record(conflict.key);
            json!({ "record": kind, "id": id, "name": conflict.name, "message": conflict.to_string() })
        })
        .collect();
    json!({ "file": merge.named(), "conflicts": conflicts })
}

fn joined(arguments: &Merge, world: &mut Surroundings<'_>) -> Result<Vec<Conflict>, Complaint> {
    // The files of a merge driver are temporary: who reads of them knows the map by its name.
    let named = |side: &str| arguments.name.as_ref().map(|name| format!("{name} ({side})"));
    let called = |side: &str, complaint: Complaint| match named(side) {
        Some(file) => Complaint { file, ..complaint },
        None => complaint,
    };
    let base = map(&arguments.base, world).map_err(|complaint| called("base", complaint))?;
    let ours = map(&arguments.ours, world).map_err(|complaint| called("ours", complaint))?;
    let theirs = map(&arguments.theirs, world).map_err(|complaint| called("theirs", complaint))?;
    let merged = merge(&base, &ours, &theirs);
    put(&arguments.output, &write(&merged.map), Old::Overwritten, world)
        .map_err(|complaint| called("joined", complaint))?;
    Ok(merged.conflicts)
}

fn map(path: &Path, world: &Surroundings<'_>) -> Result<Map, Complaint> {
    let bytes = load_bytes(world.fs, path).map_err(|error| Complaint::load(path, error))?;
    if bytes.is_empty() {
        return Ok(Map::default());
    }
    read(&bytes).map_err(|error| Complaint::load(path, error.into()))
}
