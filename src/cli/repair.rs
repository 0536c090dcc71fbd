//! `throughline repair`: what can be read of a damaged map, as a map. The damaged file stays as it is.

use std::path::Path;

use super::complaint::Complaint;
use super::{FAILED, ISSUES, Repair, Surroundings, WELL, print};
use crate::persist::{SaveError, load_bytes, read, repair, save, write};

pub(super) fn run(arguments: &Repair, world: &mut Surroundings<'_>) -> u8 {
    match one(&arguments.map, &arguments.output, world) {
        Ok(code) => code,
        Err(complaint) => {
            complaint.tell(world);
            FAILED
        }
    }
}

fn one(path: &Path, output: &Path, world: &mut Surroundings<'_>) -> Result<u8, Complaint> {
    let shown = || path.display().to_string();
    let bytes = load_bytes(world.fs, path).map_err(|error| Complaint::load(path, error))?;
    let error = match read(&bytes) {
        Ok(map) => {
            put(output, &write(&map), world)?;
            return Ok(WELL);
        }
        Err(error) => error,
    };
    let Some(repaired) = repair(&bytes) else { return Err(Complaint::load(path, error.into())) };
    put(output, &write(&repaired.map), world)?;
    for done in &repaired.repairs {
        let place = Some((done.line, done.column));
        Complaint { place, ..Complaint::new(shown(), done.what.to_string()) }.tell(world);
    }
    if repaired.more > 0 {
        Complaint::new(shown(), format!("and {} more like these", repaired.more)).tell(world);
    }
    Ok(ISSUES)
}

/// Writes the copy into a new file.
fn put(output: &Path, text: &str, world: &mut Surroundings<'_>) -> Result<(), Complaint> {
    if output == Path::new("-") {
        print(world, text);
        return Ok(());
    }
    match save(world.fs, output, text.as_bytes(), None) {
        Ok(_) => Ok(()),
        Err(SaveError::Changed { .. }) => {
            Err(Complaint::new(output.display().to_string(), "there is a file of this name already")
                .hint("a repaired copy goes into a new file"))
        }
        Err(error) => Err(Complaint::save(output, &error)),
    }
}
