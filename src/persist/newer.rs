//! Files that a newer version of the program wrote: shown as far as this version knows them, and never overwritten.

use super::repair::{Repair, is_needed, salvaged};
use super::sentence::{ProblemKind, RepairKind};
use super::{read, write};
use crate::model::Map;

/// What this version can show of a file that a newer version wrote.
///
/// It is for looking at. To keep a copy, write the bytes of the file as they are; to have the map in the present format,
/// write [`Newer::map`] into another file, after showing what that loses ([`Newer::lost`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newer {
    /// The version of its format.
    pub format: u64,
    /// What is known of it.
    pub map: Map,
    /// What the map lacks, in the order of the file. It is still in the file.
    pub lost: Vec<Repair>,
    /// How much more it lacks than is listed.
    pub more: usize,
}

/// Reads a file that [`read()`] refuses with [`ProblemKind::Newer`]. `None` for every other file, and for a newer one that
/// differs in more than added fields and words: of that nothing is shown, since even what looks known in it may mean
/// something else.
#[must_use]
pub fn read_newer(bytes: &[u8]) -> Option<Newer> {
    let ProblemKind::Newer { format, .. } = read(bytes).err()?.kind else { return None };
    let (map, lost, more) = salvaged(bytes)?;
    let is_new = |repair: &Repair| match &repair.kind {
        RepairKind::UnknownField { .. } => true,
        RepairKind::LostField { field, .. } => !is_needed(field),
        _ => false,
    };
    (lost.iter().all(is_new) && read(write(&map).as_bytes()).is_ok()).then_some(Newer { format, map, lost, more })
}
