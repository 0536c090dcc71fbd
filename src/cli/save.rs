//! A map that a verb has made goes into a file, or to the standard output.

use std::ffi::OsStr;
use std::path::Path;

use super::complaint::Complaint;
use super::{Surroundings, send};
use crate::exchange::import;
use crate::export;
use crate::persist::{FileKind, Fs, SaveError, fingerprint_at, save};

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

/// True for a folder, and for a name without an ending that nothing has yet: then it will be one.
pub(super) fn names_a_folder(output: &Path, fs: &dyn Fs) -> bool {
    output != Path::new("-") && fs.kind(output).map_or(output.extension().is_none(), |kind| kind == FileKind::Folder)
}

/// Saves a map as text; `-` is the standard output. A name that is that of a picture, a table or the like is refused,
/// whatever shall become of the file that has it.
pub(super) fn put(out: &Path, text: &str, old: Old, world: &mut Surroundings<'_>) -> Result<(), Complaint> {
    if out == Path::new("-") {
        return send(world, text.as_bytes());
    }
    let ending = out.extension().and_then(OsStr::to_str).unwrap_or_default();
    if export::Format::of_ending(ending).is_some() || import::Format::of_ending(ending).is_some() {
        let complaint = Complaint::new(out.display().to_string(), format!("no map can be in a .{ending} file"));
        return Err(complaint.hint("end the name in .journey.ron"));
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
