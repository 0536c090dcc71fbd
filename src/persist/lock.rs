//! Who has a map open: a small file beside it, `.~lock.NAME#` as office programs do it, so that it is seen from every
//! machine that sees the map. Its name is one that synchronising clients keep to themselves.
//!
//! The file asks others to be careful, and stops nobody: what may be overwritten is decided by what stands in the map's
//! own file, see [`super::save`]. Where it cannot be made there is none, and nothing is said.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::store::{folder_of, follow_links};
use super::{FileMode, Fs, Liveness, LockOwner};

/// Far longer than any lock.
const MAX_BYTES: usize = 64 << 10;

/// What came of it.
pub enum LockOutcome {
    /// Nobody else has the map open.
    Acquired(Lock),
    /// Somebody has it open, or had when their machine stopped.
    HeldBy(LockOwner),
    /// There can be no lock in that folder.
    Unavailable,
}

/// The lock of a map, which is released when this is dropped.
pub struct Lock {
    fs: Arc<dyn Fs>,
    file: PathBuf,
    holder: LockOwner,
}

impl Lock {
    /// Takes the lock of the map at `path`, unless another window has it that may be there: `life` tells, see
    /// [`Liveness::check`].
    #[must_use]
    pub fn acquire(
        fs: Arc<dyn Fs>,
        path: &Path,
        holder: &LockOwner,
        life: &dyn Fn(&LockOwner) -> Liveness,
    ) -> LockOutcome {
        let Some(file) = file_of(&*fs, path) else { return LockOutcome::Unavailable };
        // Another window may come or go between any two of these.
        for _ in 0..3 {
            if write(&*fs, &file, holder) {
                return LockOutcome::Acquired(Self { fs, file, holder: holder.clone() });
            }
            match found(&*fs, &file) {
                Found::Nothing => {}
                Found::Owner(other) if other.token == holder.token => {
                    return LockOutcome::Acquired(Self { fs, file, holder: other });
                }
                Found::Owner(other) if life(&other) != Liveness::Dead => return LockOutcome::HeldBy(other),
                Found::Owner(_) | Found::Unreadable => {
                    if fs.remove(&file).is_err() {
                        return LockOutcome::Unavailable;
                    }
                }
            }
        }
        LockOutcome::Unavailable
    }

    /// Takes the lock of the map at `path` whoever has it: for a person who knows that nobody is there any more.
    #[must_use]
    pub fn take_over(fs: Arc<dyn Fs>, path: &Path, holder: &LockOwner) -> LockOutcome {
        Self::acquire(fs, path, holder, &|_| Liveness::Dead)
    }

    /// The other window that has the map at `path` open and may be there.
    #[must_use]
    pub fn other_owner(
        fs: &dyn Fs,
        path: &Path,
        here: &LockOwner,
        life: &dyn Fn(&LockOwner) -> Liveness,
    ) -> Option<LockOwner> {
        match found(fs, &file_of(fs, path)?) {
            Found::Owner(other) if other.token != here.token && life(&other) != Liveness::Dead => Some(other),
            _ => None,
        }
    }

    /// Who has the map open: another than this, when it was taken over.
    #[must_use]
    pub fn current_owner(&self) -> Option<LockOwner> {
        match found(&*self.fs, &self.file) {
            Found::Owner(holder) => Some(holder),
            Found::Nothing | Found::Unreadable => None,
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if self.current_owner().is_some_and(|holder| holder.token == self.holder.token) {
            // What stays is seen to be of a dead window.
            let _ = self.fs.remove(&self.file);
        }
    }
}

enum Found {
    Nothing,
    /// Not a lock of this program, or one that was being written when its machine stopped.
    Unreadable,
    Owner(LockOwner),
}

/// The lock of the file that a path leads to.
fn file_of(fs: &dyn Fs, path: &Path) -> Option<PathBuf> {
    let target = follow_links(fs, path).ok()?;
    let mut name = OsString::from(".~lock.");
    name.push(target.file_name()?);
    name.push("#");
    Some(folder_of(&target).join(name))
}

/// False when there is a file, or can be none.
fn write(fs: &dyn Fs, file: &Path, holder: &LockOwner) -> bool {
    let Ok(mut output) = fs.create(file, FileMode::Default) else { return false };
    // Texts and numbers can always be written.
    let text = ron::to_string(holder).unwrap_or_default() + "\n";
    let written = output.write(text.as_bytes()).is_ok();
    drop(output);
    if !written {
        let _ = fs.remove(file);
    }
    written
}

fn found(fs: &dyn Fs, file: &Path) -> Found {
    let look = || match fs.read(file, MAX_BYTES) {
        Err(_) if fs.kind(file).is_err() => Found::Nothing,
        Err(_) => Found::Unreadable,
        Ok(bytes) => ron::de::from_bytes(&bytes).map_or(Found::Unreadable, Found::Owner),
    };
    match look() {
        // Perhaps it is just being written.
        Found::Unreadable => {
            fs.wait(Duration::from_millis(50));
            look()
        }
        other => other,
    }
}
