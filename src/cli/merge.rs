//! `throughline merge`: two maps that were changed apart become one, for people and as a merge driver of git.
//!
//! A file without a byte is a map without anything in it: git gives one where there is no common ancestor.

use std::fmt::Write as _;
use std::path::Path;

use super::complaint::Complaint;
use super::{FAILED, ISSUES, Merge, Surroundings, WELL, print};
use crate::edit::{Conflict, merge};
use crate::model::Map;
use crate::persist::{fingerprint_at, load_bytes, read, save, write};

pub(super) fn run(merge: &Merge, world: &mut Surroundings<'_>) -> u8 {
    match joined(merge, world) {
        Ok(conflicts) if conflicts.is_empty() => WELL,
        Ok(conflicts) => {
            let count = conflicts.len();
            let name = merge.name.clone().unwrap_or_else(|| merge.output.display().to_string());
            let mut text = format!("throughline: {name}: {count} to be looked at\n");
            for conflict in conflicts {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "  {conflict}");
            }
            // The standard error is the last place to complain to.
            let _ = world.err.write_all(text.as_bytes());
            ISSUES
        }
        Err(complaint) => {
            complaint.tell(world);
            FAILED
        }
    }
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
    let (out, text) = (&arguments.output, write(&merged.map));
    if out == Path::new("-") {
        print(world, &text);
    } else {
        let there = fingerprint_at(world.fs, out);
        let saved = there.and_then(|there| save(world.fs, out, text.as_bytes(), there));
        saved.map_err(|error| called("joined", Complaint::save(out, &error)))?;
    }
    Ok(merged.conflicts)
}

fn map(path: &Path, world: &Surroundings<'_>) -> Result<Map, Complaint> {
    let bytes = load_bytes(world.fs, path).map_err(|error| Complaint::load(path, error))?;
    if bytes.is_empty() {
        return Ok(Map::default());
    }
    read(&bytes).map_err(|error| Complaint::load(path, error.into()))
}
