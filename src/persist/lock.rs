//! Tells other windows that a map is open: a small file beside it, `.~lock.NAME#` as office programs write it, so that it
//! is seen from every machine that sees the map. Sync clients don't send files of this name.
//!
//! The lock asks others to be careful, and stops nobody: whether a file may be overwritten is decided by what it holds,
//! see [`super::save`]. Where no lock can be made there is none, and no message.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::store::{folder_of, follow_links};
use super::{FileMode, Fs, Liveness, LockOwner};

/// Far longer than any lock.
const MAX_BYTES: usize = 64 << 10;

/// The result of an attempt to lock a map.
pub enum LockOutcome {
    /// This window has the lock.
    Acquired(Lock),
    /// Another window has the map open, or had when its machine stopped.
    HeldBy(LockOwner),
    /// No lock can be made in that folder.
    Unavailable,
}

/// The lock of a map, which is released when this is dropped.
pub struct Lock {
    fs: Arc<dyn Fs>,
    file: PathBuf,
    owner: LockOwner,
}

impl Lock {
    /// Locks the map at `path`, unless another window holds the lock that may still be there: `liveness` tells, see
    /// [`Liveness::check`].
    #[must_use]
    pub fn acquire(
        fs: Arc<dyn Fs>,
        path: &Path,
        owner: &LockOwner,
        liveness: &dyn Fn(&LockOwner) -> Liveness,
    ) -> LockOutcome {
        let Some(file) = file_of(&*fs, path) else { return LockOutcome::Unavailable };
        // Another window may come or go between any two of these steps.
        for _ in 0..3 {
            if write(&*fs, &file, owner) {
                return LockOutcome::Acquired(Self { fs, file, owner: owner.clone() });
            }
            match read(&*fs, &file) {
                LockFile::Missing => {}
                LockFile::OwnedBy(other) if other.token == owner.token => {
                    return LockOutcome::Acquired(Self { fs, file, owner: other });
                }
                LockFile::OwnedBy(other) if liveness(&other) != Liveness::Dead => return LockOutcome::HeldBy(other),
                LockFile::OwnedBy(_) | LockFile::Unreadable => {
                    if fs.remove(&file).is_err() {
                        return LockOutcome::Unavailable;
                    }
                }
            }
        }
        LockOutcome::Unavailable
    }

    /// Locks the map at `path` whichever window holds the lock: for a user who knows that it is not there any more.
    #[must_use]
    pub fn take_over(fs: Arc<dyn Fs>, path: &Path, owner: &LockOwner) -> LockOutcome {
        Self::acquire(fs, path, owner, &|_| Liveness::Dead)
    }

    /// Another window that has the map at `path` open and may still be there.
    #[must_use]
    pub fn other_owner(
        fs: &dyn Fs,
        path: &Path,
        here: &LockOwner,
        liveness: &dyn Fn(&LockOwner) -> Liveness,
    ) -> Option<LockOwner> {
        match read(fs, &file_of(fs, path)?) {
            LockFile::OwnedBy(other) if other.token != here.token && liveness(&other) != Liveness::Dead => Some(other),
            _ => None,
        }
    }

    /// The window that holds the lock now: not this one any more when another took it over.
    #[must_use]
    pub fn current_owner(&self) -> Option<LockOwner> {
        match read(&*self.fs, &self.file) {
            LockFile::OwnedBy(owner) => Some(owner),
            LockFile::Missing | LockFile::Unreadable => None,
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if self.current_owner().is_some_and(|owner| owner.token == self.owner.token) {
            // A lock that stays is seen to be of a dead window.
            let _ = self.fs.remove(&self.file);
        }
    }
}

enum LockFile {
    Missing,
    /// Not a lock of this program, or one that was being written when its machine stopped.
    Unreadable,
    OwnedBy(LockOwner),
}

/// The lock file of the map that a path leads to.
fn file_of(fs: &dyn Fs, path: &Path) -> Option<PathBuf> {
    let target = follow_links(fs, path).ok()?;
    let mut name = OsString::from(".~lock.");
    name.push(target.file_name()?);
    name.push("#");
    Some(folder_of(&target).join(name))
}

/// False when there is a lock already, or none can be made.
fn write(fs: &dyn Fs, file: &Path, owner: &LockOwner) -> bool {
    let Ok(mut output) = fs.create(file, FileMode::Default) else { return false };
    // Writing texts and numbers cannot fail.
    let text = ron::to_string(owner).unwrap_or_default() + "\n";
    let written = output.write(text.as_bytes()).is_ok();
    drop(output);
    if !written {
        let _ = fs.remove(file);
    }
    written
}

fn read(fs: &dyn Fs, file: &Path) -> LockFile {
    let attempt = || match fs.read(file, MAX_BYTES) {
        Err(_) if fs.kind(file).is_err() => LockFile::Missing,
        Err(_) => LockFile::Unreadable,
        Ok(bytes) => ron::de::from_bytes(&bytes)
            .map_or(LockFile::Unreadable, |owner: LockOwner| LockFile::OwnedBy(owner.sanitized())),
    };
    match attempt() {
        // Another window may be just writing it.
        LockFile::Unreadable => {
            fs.wait(Duration::from_millis(50));
            attempt()
        }
        found => found,
    }
}
