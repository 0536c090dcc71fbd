//! Unsaved changes that crashes left behind, and those that were discarded and may be wanted after all.
//!
//! Nothing is thrown away by looking: a journal stays where it is until the user decides, and then it is set aside and
//! kept as long as [`KEPT_FOR`] says. To restore one: put [`UnsavedWork::map`] into the window, record what has changed in the
//! window's own journal, and [`discard`] the old one when that is durable.

use std::io;
use std::path::{Path, PathBuf};

use super::journal::{self, Replay};
use super::store::paths_in;
use super::{Base, Fingerprint, Fs, KEPT_FOR, Liveness, LockOwner, MAX_BYTES, Timestamp, fingerprint_at, retention};
use crate::edit::Summary;
use crate::model::Map;

/// All discarded changes together take no more than this, except for the newest.
const MOST_BYTES: u64 = 256 << 20;
/// No journal is larger: it holds the map, and changes that are a little longer than the map at most when they are rewritten,
/// and five times as long before that.
const MOST_OF_JOURNAL: usize = 8 * MAX_BYTES;

/// Changes of a map that its file does not hold.
#[derive(Clone, Debug, PartialEq)]
pub struct UnsavedWork {
    /// The journal.
    pub journal: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// The window that made the changes.
    pub owner: LockOwner,
    /// Whether that window is certainly gone.
    pub liveness: Liveness,
    /// When the last change was made.
    pub at: Timestamp,
    /// The file of the map; `None` when it was never saved.
    pub base: Option<Base>,
    /// The map as that file held it.
    pub before: Map,
    /// The map with the changes.
    pub map: Map,
    /// How much was changed.
    pub changes: Summary,
}

/// How the file of a map compares with what it held when the unsaved changes were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaseState {
    /// The map never had a file.
    NeverSaved,
    /// It is as it was.
    Unchanged,
    /// It holds something else now.
    Changed(Fingerprint),
    /// It does not exist any more.
    Gone,
    /// It cannot be read.
    Unknown,
}

impl UnsavedWork {
    /// Compares the file of the map with what it held.
    #[must_use]
    pub fn base_state(&self, fs: &dyn Fs) -> BaseState {
        let Some(base) = &self.base else { return BaseState::NeverSaved };
        match fingerprint_at(fs, &base.path) {
            Ok(Some(found)) if found == base.fingerprint => BaseState::Unchanged,
            Ok(Some(found)) => BaseState::Changed(found),
            Ok(None) => BaseState::Gone,
            Err(_) => BaseState::Unknown,
        }
    }
}

/// The journals in `folder` that ended without a decision, the newest first. Those of windows that are still there are
/// left out: `liveness` tells which, see [`Liveness::check`].
///
/// # Errors
/// When the folder exists and cannot be read.
pub fn find_unsaved(
    fs: &dyn Fs,
    folder: &Path,
    liveness: &dyn Fn(&LockOwner) -> Liveness,
) -> io::Result<Vec<UnsavedWork>> {
    let file_at = |path: &Path| fingerprint_at(fs, path).ok().flatten();
    let mut found = find(fs, folder, journal::EXTENSION, liveness, &file_at)?;
    found.retain(|work| work.liveness != Liveness::Alive);
    Ok(found)
}

/// The changes that the user did not want, the newest first.
///
/// # Errors
/// When the folder exists and cannot be read.
pub fn find_discarded(fs: &dyn Fs, folder: &Path) -> io::Result<Vec<UnsavedWork>> {
    // Which window made them does not matter any more, nor what has become of the file.
    find(fs, folder, journal::DISCARDED, &|_| Liveness::Dead, &|_| None)
}

/// Sets unsaved changes aside, after they were restored or because they are not wanted. False when another window has
/// just done that.
///
/// # Errors
/// When the disk does not allow it; then they will be found again.
pub fn discard(fs: &dyn Fs, work: &UnsavedWork) -> io::Result<bool> {
    journal::set_aside(fs, &work.journal)
}

/// Removes what was discarded long enough ago, and old journals without changes. Best called once, some time after the
/// start.
pub fn tidy(fs: &dyn Fs, folder: &Path, now: Timestamp) {
    let (Ok(paths), Ok(discarded)) = (paths_in(fs, folder), find_discarded(fs, folder)) else { return };
    let kept = discarded.iter().map(|work| (work.at, work.size, &work.journal));
    for journal in retention::surplus(kept, now, MOST_BYTES) {
        // What cannot be removed is tried again next time.
        let _ = fs.remove(journal);
    }
    let is_old = |path: &PathBuf| fs.modified(path).is_ok_and(|at| at.age(now) > KEPT_FOR);
    let is_journal =
        |path: &PathBuf| [journal::EXTENSION, journal::DISCARDED].iter().any(|end| has_extension(path, end));
    for path in paths.into_iter().filter(is_journal).filter(is_old) {
        if read(fs, path.clone(), &|_| Liveness::Unknown, &|_| None).is_none() {
            let _ = fs.remove(&path);
        }
    }
    let _ = super::remove_leftovers(fs, folder, now);
}

fn find(
    fs: &dyn Fs,
    folder: &Path,
    extension: &str,
    liveness: &dyn Fn(&LockOwner) -> Liveness,
    file_at: &dyn Fn(&Path) -> Option<Fingerprint>,
) -> io::Result<Vec<UnsavedWork>> {
    let paths = paths_in(fs, folder)?.into_iter().filter(|path| has_extension(path, extension));
    let mut found: Vec<UnsavedWork> = paths.filter_map(|path| read(fs, path, liveness, file_at)).collect();
    found.sort_by(|a, b| (b.at, &b.journal).cmp(&(a.at, &a.journal)));
    Ok(found)
}

/// `None` for a journal without changes, or one that cannot be trusted.
fn read(
    fs: &dyn Fs,
    journal: PathBuf,
    liveness: &dyn Fn(&LockOwner) -> Liveness,
    file_at: &dyn Fn(&Path) -> Option<Fingerprint>,
) -> Option<UnsavedWork> {
    let bytes = fs.read(&journal, MOST_OF_JOURNAL).ok()?;
    let Replay { owner, base, before, map, at } = Replay::read(&bytes, file_at)?;
    let (changes, liveness) = (Summary::between(&before, &map), liveness(&owner));
    Some(UnsavedWork { journal, size: bytes.len() as u64, owner, liveness, at, base, before, map, changes })
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found == extension)
}
