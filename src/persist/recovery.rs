//! What crashes left behind, and what was discarded and may be wanted after all.
//!
//! Nothing here is thrown away by looking: a journal stays where it is until the person says what to do with it, and
//! then it is laid aside and kept as long as [`KEPT_FOR`] says. To restore one: put [`Left::map`] into
//! the window, record it in the window's own journal, and [`lay_aside`] the old one when that has it.

use std::io;
use std::path::{Path, PathBuf};

use super::journal::{ASIDE, ENDING, Story, is_called};
use super::store::synced;
use super::{Base, Fingerprint, Fs, Holder, KEPT_FOR, Life, Stamp, fingerprint_at, retention};
use crate::edit::Summary;
use crate::model::Map;

/// All discarded changes together take no more than this, but for the newest.
const MOST_BYTES: u64 = 256 << 20;

/// Changes of a map that its file does not hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    /// The journal.
    pub journal: PathBuf,
    /// Who made the changes.
    pub holder: Holder,
    /// Whether that window is certainly gone.
    pub life: Life,
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
pub enum Since {
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

impl Left {
    /// What became of the file of the map since.
    #[must_use]
    pub fn since(&self, fs: &dyn Fs) -> Since {
        let Some(base) = &self.base else { return Since::NeverSaved };
        match fingerprint_at(fs, &base.path) {
            Ok(Some(found)) if found == base.fingerprint => Since::Unchanged,
            Ok(Some(found)) => Since::Changed(found),
            Ok(None) => Since::Gone,
            Err(_) => Since::Unknown,
        }
    }
}

/// The journals in `folder` that ended without a decision, the newest first: those of windows that are still there are
/// theirs. `life` tells which are: see [`Life::of`].
///
/// # Errors
/// When the folder is there and cannot be read.
pub fn found(fs: &dyn Fs, folder: &Path, life: &dyn Fn(&Holder) -> Life) -> io::Result<Vec<Left>> {
    let mut found = journals(fs, folder, ENDING, life)?;
    found.retain(|left| left.life != Life::Living);
    Ok(found)
}

/// The changes that the person did not want, the newest first.
///
/// # Errors
/// When the folder is there and cannot be read.
pub fn discarded(fs: &dyn Fs, folder: &Path) -> io::Result<Vec<Left>> {
    // Whose they were does not matter any more.
    journals(fs, folder, ASIDE, &|_| Life::Dead)
}

fn journals(fs: &dyn Fs, folder: &Path, ending: &str, life: &dyn Fn(&Holder) -> Life) -> io::Result<Vec<Left>> {
    let paths = paths(fs, folder)?.into_iter().filter(|path| is_called(path, ending));
    let mut found: Vec<Left> = paths.filter_map(|path| left(fs, path, life)).collect();
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
fn left(fs: &dyn Fs, journal: PathBuf, life: &dyn Fn(&Holder) -> Life) -> Option<Left> {
    let Story { holder, base, before, map, at } = Story::read(&fs.read(&journal, usize::MAX).ok()?)?;
    let changes = Summary::between(&before, &map);
    Some(Left { journal, life: life(&holder), holder, at, base, before, map, changes })
}

/// Lays what was found aside, after it was restored or because it is not wanted. False when somebody else, another
/// window say, has just done that.
///
/// # Errors
/// When the disk does not allow it; then it will be found again.
pub fn lay_aside(fs: &dyn Fs, left: &Left) -> io::Result<bool> {
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
        if is_old(path) && left(fs, path.clone(), &|_| Life::Unknown).is_none() {
            let _ = fs.remove(path);
        }
    }
    let _ = super::remove_leftovers(fs, folder, now);
}

fn size(fs: &dyn Fs, path: &Path) -> u64 {
    fs.read(path, usize::MAX).map_or(0, |bytes| bytes.len() as u64)
}
