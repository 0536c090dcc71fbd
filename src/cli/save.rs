//! A map that a verb has made goes into a file, or to the standard output.

use std::path::Path;

use super::complaint::Complaint;
use super::{Surroundings, send};
use crate::persist::{SaveError, fingerprint_at, save};

/// What becomes of a file that has the name already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Old {
    /// It is overwritten.
    Overwritten,
    /// It stays, and this is what can be done about it.
    Kept(&'static str),
}

/// What can be done about a file that stays because nobody said otherwise.
pub(super) const FORCE: &str = "choose another name, or add --force to overwrite it";

/// Saves a map as text; `-` is the standard output.
pub(super) fn put(out: &Path, text: &str, old: Old, world: &mut Surroundings<'_>) -> Result<(), Complaint> {
    if out == Path::new("-") {
        return send(world, text.as_bytes());
    }
    let expected = match old {
        Old::Overwritten => fingerprint_at(world.fs, out),
        Old::Kept(_) => Ok(None),
    };
    match (expected.and_then(|expected| save(world.fs, out, text.as_bytes(), expected)), old) {
        (Ok(_), _) => Ok(()),
        (Err(SaveError::Changed { .. }), Old::Kept(hint)) => {
            Err(Complaint::new(out.display().to_string(), "there is a file of this name already").hint(hint))
        }
        (Err(error), _) => Err(Complaint::save(out, &error)),
    }
}
