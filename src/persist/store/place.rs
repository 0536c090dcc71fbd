//! How a file gets into its place so that a crash at any moment leaves the old file or the new one.
//!
//! The order: follow links → compare the file with what is expected → temporary file in the same folder → write → sync →
//! read back and check → copy permissions → let [`crate::persist::versions`] keep the old file → compare again → rename →
//! sync the folder. Nothing is deleted before the rename: sync clients lose files that way.
//!
//! A hard link is broken by the rename, which no way of writing can avoid that survives a crash.

use std::cell::LazyCell;
use std::io;
use std::path::Path;

use super::leftovers::temporary_name;
use super::{SaveError, failed, fingerprint_at, folder_of, follow_links, old, retry_while_busy, synced};
use crate::persist::{FileKind, FileMode, Fingerprint, Fs, MAX_BYTES, Task};

/// What must be in the place before.
#[derive(Clone, Copy)]
pub(super) enum Precondition {
    /// Anything or nothing.
    None,
    /// A file with this content, or no file.
    Holds(Option<Fingerprint>),
}

/// What a file needs to get into its place, beside its bytes.
pub(super) struct Placement<'a> {
    pub before: Precondition,
    /// For a new file. An old one keeps its permissions unless this is private.
    pub mode: FileMode,
    /// Checks what was read back.
    pub check: &'a dyn Fn(&[u8]) -> Result<(), SaveError>,
    /// Called with the old file and its bytes before it is replaced.
    pub replacing: &'a dyn Fn(&Path, &[u8]),
}

impl Placement<'_> {
    /// In the place of whatever file is there.
    pub fn anywhere(mode: FileMode) -> Self {
        Self { before: Precondition::None, mode, check: &|_| Ok(()), replacing: &|_, _| () }
    }
}

/// A fingerprint that takes as long to compute as the bytes are: only who needs it computes it.
type LazyFingerprint<'b> = LazyCell<Fingerprint, Box<dyn FnOnce() -> Fingerprint + 'b>>;

/// Returns the fingerprint of the bytes.
pub(super) fn place<'b>(
    fs: &dyn Fs,
    path: &Path,
    bytes: &'b [u8],
    placement: &Placement<'_>,
) -> Result<LazyFingerprint<'b>, SaveError> {
    let target = follow_links(fs, path)?;
    let exists = check_target(fs, &target)?;
    let saved: LazyFingerprint<'b> = LazyCell::new(Box::new(|| Fingerprint::new(bytes)));
    let old = match placement.before {
        Precondition::Holds(expected) => {
            let old = old(retry_while_busy(fs, || fs.read(&target, MAX_BYTES + 1)))?;
            check_unchanged(old.as_deref().map(Fingerprint::new), expected, &saved)?;
            old
        }
        Precondition::None => None,
    };
    let folder = folder_of(&target);
    let temporary = folder.join(temporary_name(fs.unique()));
    let keeps_mode = exists && placement.mode == FileMode::Default;
    // Nobody else may read the new file before it has the permissions of the old one.
    let mode = if keeps_mode { FileMode::Private } else { placement.mode };
    let placed = write_temporary(fs, &temporary, mode, bytes, placement.check).and_then(|()| {
        if keeps_mode {
            retry_while_busy(fs, || fs.copy_permissions(&target, &temporary)).map_err(failed(Task::Permissions))?;
        }
        if let Some(old) = &old {
            (placement.replacing)(&target, old);
        }
        if let Precondition::Holds(expected) = placement.before {
            // As late as possible: what another program writes from here on is overwritten.
            check_unchanged(fingerprint_at(fs, &target)?, expected, &saved)?;
        }
        rename(fs, &temporary, &target, &saved)
    });
    if let Err(error) = placed {
        // A temporary file that cannot be removed is harmless, and the first failure is the one to report.
        let _ = retry_while_busy(fs, || fs.remove(&temporary));
        return Err(error);
    }
    match fs.sync_folder(folder) {
        // A folder that may be written but not read cannot be synced.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(saved),
        other => match synced(other) {
            Ok(()) => Ok(saved),
            Err(source) => Err(SaveError::Unconfirmed { saved: *saved, source }),
        },
    }
}

/// True when there is a file to be replaced, false when there is nothing.
fn check_target(fs: &dyn Fs, target: &Path) -> Result<bool, SaveError> {
    match fs.kind(target) {
        Ok(FileKind::File { read_only: false }) => Ok(true),
        Ok(FileKind::File { read_only: true }) => Err(SaveError::ReadOnly),
        Ok(FileKind::Folder | FileKind::Special) => Err(SaveError::NotAFile),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(failed(Task::LookAt)(error)),
    }
}

fn check_unchanged(
    found: Option<Fingerprint>,
    expected: Option<Fingerprint>,
    saved: &LazyFingerprint<'_>,
) -> Result<(), SaveError> {
    if found.is_some_and(Fingerprint::is_too_large) {
        return Err(SaveError::TooLarge);
    }
    // A file that already holds what is being saved, because a save was repeated or another window saved the same, loses
    // nothing.
    let is_saved = expected.is_some() && found != expected && found == Some(**saved);
    if found == expected || is_saved { Ok(()) } else { Err(SaveError::Changed { found }) }
}

fn write_temporary(
    fs: &dyn Fs,
    path: &Path,
    mode: FileMode,
    bytes: &[u8],
    check: &dyn Fn(&[u8]) -> Result<(), SaveError>,
) -> Result<(), SaveError> {
    let mut file = retry_while_busy(fs, || fs.create(path, mode)).map_err(failed(Task::MakeFile))?;
    file.write(bytes).map_err(failed(Task::Write))?;
    synced(file.sync()).map_err(failed(Task::Sync))?;
    drop(file);
    let back = retry_while_busy(fs, || fs.read(path, bytes.len() + 1)).map_err(failed(Task::ReadBack))?;
    if back != bytes {
        return Err(SaveError::Garbled);
    }
    check(&back)
}

/// Moves the new file into its place. A network folder can lose the answer and report an error for a rename that it made;
/// then the next save would take this one for the change of another program.
fn rename(fs: &dyn Fs, temporary: &Path, target: &Path, saved: &LazyFingerprint<'_>) -> Result<(), SaveError> {
    let Err(source) = retry_while_busy(fs, || fs.rename(temporary, target)) else { return Ok(()) };
    let is_gone = fs.kind(temporary).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
    if is_gone && fingerprint_at(fs, target).is_ok_and(|found| found == Some(**saved)) {
        return Ok(());
    }
    Err(failed(Task::Place)(source))
}
