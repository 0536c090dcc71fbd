//! What crashes left behind, and what was discarded and may be wanted after all.
//!
//! Nothing here is thrown away by looking: a journal stays where it is until the person says what to do with it, and
//! then it is laid aside and kept as long as [`KEPT_FOR`] says. To restore one: put [`UnsavedWork::map`] into
//! the window, record it in the window's own journal, and [`discard`] the old one when that has it.

use std::io;
use std::path::{Path, PathBuf};

use super::journal::{ASIDE, ENDING, Replay, is_called};
use super::store::synced;
use super::{Base, Fingerprint, Fs, KEPT_FOR, Liveness, LockOwner, Stamp, fingerprint_at, retention};
use crate::edit::Summary;
use crate::model::Map;

/// All discarded changes together take no more than this, but for the newest.
const MOST_BYTES: u64 = 256 << 20;

/// Changes of a map that its file does not hold.
#[derive(Clone, Debug, PartialEq)]
pub struct UnsavedWork {
    /// The journal.
    pub journal: PathBuf,
    /// Who made the changes.
    pub owner: LockOwner,
    /// Whether that window is certainly gone.
    pub life: Liveness,
    /// When the last of them was made.
    pub at: Stamp,
    /// The file of the map; `None` when it was never saved.
    pub base: Option<Base>,
    /// The map as that file held it.
    pub before: Map,
    /// The map with the changes.
    pub map: Map,
    /// How much was changed.
    pub changes: Summary,
}

/// How the file of a map stands to changes that were left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaseState {
    /// The map never had a file.
    NeverSaved,
    /// It is as it was.
    Unchanged,
    /// It holds something else now.
    Changed(Fingerprint),
    /// It is not there.
    Gone,
    /// It cannot be read.
    Unknown,
}

impl UnsavedWork {
    /// What became of the file of the map since.
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

/// The journals in `folder` that ended without a decision, the newest first: those of windows that are still there are
/// theirs. `life` tells which are: see [`Liveness::check`].
///
/// # Errors
/// When the folder is there and cannot be read.
pub fn found(fs: &dyn Fs, folder: &Path, life: &dyn Fn(&LockOwner) -> Liveness) -> io::Result<Vec<UnsavedWork>> {
    let mut found = journals(fs, folder, ENDING, life)?;
    found.retain(|left| left.life != Liveness::Alive);
    Ok(found)
}

/// The changes that the person did not want, the newest first.
///
/// # Errors
/// When the folder is there and cannot be read.
pub fn discarded(fs: &dyn Fs, folder: &Path) -> io::Result<Vec<UnsavedWork>> {
    // Whose they were does not matter any more.
    journals(fs, folder, ASIDE, &|_| Liveness::Dead)
}

fn journals(
    fs: &dyn Fs,
    folder: &Path,
    ending: &str,
    life: &dyn Fn(&LockOwner) -> Liveness,
) -> io::Result<Vec<UnsavedWork>> {
    let paths = paths(fs, folder)?.into_iter().filter(|path| is_called(path, ending));
    let mut found: Vec<UnsavedWork> = paths.filter_map(|path| left(fs, path, life)).collect();
    found.sort_by(|a, b| (b.at, &b.journal).cmp(&(a.at, &a.journal)));
    Ok(found)
}

fn paths(fs: &dyn Fs, folder: &Path) -> io::Result<Vec<PathBuf>> {
    match fs.list(folder) {
        Ok(names) => Ok(names.into_iter().map(|name| folder.join(name)).collect()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// `None` for a journal without changes, or one that tells nothing that can be trusted.
fn left(fs: &dyn Fs, journal: PathBuf, life: &dyn Fn(&LockOwner) -> Liveness) -> Option<UnsavedWork> {
    let Replay { holder, base, before, map, at } = Replay::read(&fs.read(&journal, usize::MAX).ok()?)?;
    let changes = Summary::between(&before, &map);
    Some(UnsavedWork { journal, life: life(&holder), owner: holder, at, base, before, map, changes })
}

/// Lays what was found aside, after it was restored or because it is not wanted. False when somebody else, another
/// window say, has just done that.
///
/// # Errors
/// When the disk does not allow it; then it will be found again.
pub fn discard(fs: &dyn Fs, left: &UnsavedWork) -> io::Result<bool> {
    match fs.rename(&left.journal, &left.journal.with_extension(ASIDE)) {
        Ok(()) => synced(fs.sync_folder(super::store::folder_of(&left.journal))).map(|()| true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Removes what was laid aside long enough ago, and journals of no use that nobody writes any more. Best called once,
/// some time after the start.
pub fn tidy(fs: &dyn Fs, folder: &Path, now: Stamp) {
    let (Ok(paths), Ok(aside)) = (paths(fs, folder), discarded(fs, folder)) else { return };
    let times: Vec<(Stamp, u64)> = aside.iter().map(|left| (left.at, size(fs, &left.journal))).collect();
    for at in retention::surplus(&times, now, MOST_BYTES) {
        if let Some(left) = aside.get(at) {
            // What cannot be removed is tried again next time.
            let _ = fs.remove(&left.journal);
        }
    }
    let is_old = |path: &PathBuf| fs.modified(path).is_ok_and(|at| at.age(now) > KEPT_FOR);
    for path in paths.iter().filter(|path| is_called(path, ENDING) || is_called(path, ASIDE)) {
        if is_old(path) && left(fs, path.clone(), &|_| Liveness::Unknown).is_none() {
            let _ = fs.remove(path);
        }
    }
    let _ = super::remove_leftovers(fs, folder, now);
}

fn size(fs: &dyn Fs, path: &Path) -> u64 {
    fs.read(path, usize::MAX).map_or(0, |bytes| bytes.len() as u64)
}
