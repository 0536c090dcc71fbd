//! Files of a version that this one does not know yet: shown as far as they are known, and never written over.

use super::repair::{Repair, is_needed, salvaged};
use super::sentence::{Mended, What};
use super::{read, write};
use crate::model::Map;

/// What this version can show of a file that a newer version wrote.
///
/// It is for looking at. Whoever saves a copy writes the bytes of the file as they are; whoever wants the map in the
/// present format writes [`Newer::map`] into another file, and is told before what that loses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newer {
    /// The version of its format.
    pub format: u64,
    /// What is known of it.
    pub map: Map,
    /// What is not in the map, in the order of the file. It stays in the file.
    pub lost: Vec<Repair>,
    /// How much more is not.
    pub more: usize,
}

/// Reads a file that [`read`] refuses with [`What::Newer`]. `None` for every other file, and for one whose shapes differ
/// in more than that fields and words came to be: of that nothing is shown, since what is known of it may mean
/// something else.
#[must_use]
pub fn read_newer(bytes: &[u8]) -> Option<Newer> {
    let What::Newer { format, .. } = read(bytes).err()?.what else { return None };
    let (map, lost, more) = salvaged(bytes)?;
    let is_new = |repair: &Repair| match &repair.what {
        Mended::UnknownField { .. } => true,
        Mended::LostField { field, .. } => !is_needed(field),
        _ => false,
    };
    (lost.iter().all(is_new) && read(write(&map).as_bytes()).is_ok()).then_some(Newer { format, map, lost, more })
}
