//! Saving so that at every moment the old file or the new one stands there, complete, and never over a
//! change that was not seen.
//!
//! The order: follow links → compare what is there with what we last read or wrote → temporary file in the
//! same folder → write → sync → read back and parse → copy permissions → compare again → rename → sync of
//! the folder. There is no delete before the rename: folders that are synchronised with other machines
//! lose files that way.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::{Fs, Kind, MAX_BYTES, ReadError, Task, read};
use crate::model::Map;

/// What a file holds, in short: equal bytes have equal fingerprints, and that different ones have is too
/// unlikely to happen. It stays the same across versions and machines.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint {
    length: u64,
    hash: u128,
}

impl Fingerprint {
    /// The fingerprint of `bytes`: their number, and FNV-1a over 128 bits.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
        const PRIME: u128 = 0x0100_0000_0000_0000_0000_013b;
        let hash = bytes.iter().fold(BASIS, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME));
        Self { length: bytes.len() as u64, hash }
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}-{:032x}", self.length, self.hash)
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Why a file was not saved. The old file is untouched in every case but [`SaveError::Unconfirmed`].
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The file is not what was last read or written: somebody else changed, made or removed it.
    #[error("{}", changed(*.found))]
    Changed {
        /// What is there now; `None`: the file is gone. Whoever was asked and wants to overwrite it passes
        /// this as what is expected.
        found: Option<Fingerprint>,
    },
    /// The file may not be changed.
    #[error("the file is read-only")]
    ReadOnly,
    /// A folder, a device or the like has the name.
    #[error("this is not a file")]
    NotAFile,
    /// The links lead in a circle.
    #[error("the symbolic links lead in a circle")]
    Links,
    /// The file system refused.
    #[error("cannot {task}: {source}")]
    Io {
        /// What was being done.
        task: Task,
        /// Why it was refused.
        source: io::Error,
    },
    /// What was written came back different.
    #[error("the disk gave back other bytes than were written")]
    Garbled,
    /// What was to be written could not be opened again.
    #[error("the map could not be read back: {0}")]
    Unreadable(ReadError),
    /// The new file stands in its place, but the disk did not confirm that it would survive a loss of power.
    #[error("saved, but the disk did not confirm it: {source}")]
    Unconfirmed {
        /// What stands there now.
        saved: Fingerprint,
        /// Why it was not confirmed.
        source: io::Error,
    },
}

/// Why a file was not loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The path leads to a folder.
    #[error("this is a folder, not a map")]
    Folder,
    /// The file system refused.
    #[error("cannot read the file: {0}")]
    Io(#[from] io::Error),
    /// The bytes are not a map.
    #[error("{0}")]
    Read(#[from] ReadError),
}

/// Reads the map at `path`.
///
/// # Errors
/// When there is no readable file or it is not a map.
pub fn load(fs: &dyn Fs, path: &Path) -> Result<(Map, Fingerprint), LoadError> {
    let bytes = load_bytes(fs, path)?;
    Ok((read(&bytes)?, Fingerprint::of(&bytes)))
}

/// Reads the bytes at `path`, not more than a map may have and one.
///
/// # Errors
/// When there is no readable file.
pub fn load_bytes(fs: &dyn Fs, path: &Path) -> Result<Vec<u8>, LoadError> {
    if fs.kind(path)? == Kind::Folder {
        return Err(LoadError::Folder);
    }
    Ok(fs.read(path, MAX_BYTES + 1)?)
}

/// Saves a map: `bytes` must be one. `expected` is what the file held when it was last read or written;
/// `None` when there must be no file yet.
///
/// # Errors
/// When the file is not as expected, or the file system refuses; see [`SaveError`].
pub fn save(fs: &dyn Fs, path: &Path, bytes: &[u8], expected: Option<Fingerprint>) -> Result<Fingerprint, SaveError> {
    let unchanged = |target: &Path| {
        let found = fingerprint_at(fs, target)?;
        if found == expected { Ok(()) } else { Err(SaveError::Changed { found }) }
    };
    let sound = |bytes: &[u8]| read(bytes).map(drop).map_err(SaveError::Unreadable);
    put(fs, path, bytes, &unchanged, &sound)
}

/// Writes a file that is not a map, with the same care, over whatever file is there.
///
/// # Errors
/// When the file system refuses.
pub fn replace(fs: &dyn Fs, path: &Path, bytes: &[u8]) -> Result<Fingerprint, SaveError> {
    put(fs, path, bytes, &|_| Ok(()), &|_| Ok(()))
}

/// The same, after the folder is made if it is not there.
pub(super) fn replace_with_folder(fs: &dyn Fs, path: &Path, bytes: &[u8]) -> Result<Fingerprint, SaveError> {
    fs.make_folder(folder_of(path)).map_err(|source| SaveError::Io { task: Task::MakeFolder, source })?;
    replace(fs, path, bytes)
}

/// The fingerprint of the file at `path`; `None` when there is no file.
///
/// # Errors
/// When the file is there and cannot be read.
pub fn fingerprint_at(fs: &dyn Fs, path: &Path) -> Result<Option<Fingerprint>, SaveError> {
    match fs.read(path, usize::MAX) {
        Ok(bytes) => Ok(Some(Fingerprint::of(&bytes))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(SaveError::Io { task: Task::ReadOld, source }),
    }
}

fn changed(found: Option<Fingerprint>) -> &'static str {
    match found {
        Some(_) => "the file was changed or made by somebody else in the meantime",
        None => "the file was removed or renamed in the meantime",
    }
}

type Check<'a, T> = &'a dyn Fn(&T) -> Result<(), SaveError>;

fn put(
    fs: &dyn Fs,
    path: &Path,
    bytes: &[u8],
    unchanged: Check<'_, Path>,
    sound: Check<'_, [u8]>,
) -> Result<Fingerprint, SaveError> {
    let target = follow_links(fs, path)?;
    let exists = check_target(fs, &target)?;
    unchanged(&target)?;
    let folder = folder_of(&target);
    let temporary = folder.join(format!(".throughline-{:016x}.tmp", fs.unique()));
    let placed = write_temporary(fs, &temporary, bytes, sound).and_then(|()| {
        if exists {
            let task = Task::Permissions;
            fs.copy_permissions(&target, &temporary).map_err(|source| SaveError::Io { task, source })?;
        }
        unchanged(&target)?;
        fs.rename(&temporary, &target).map_err(|source| SaveError::Io { task: Task::Place, source })
    });
    if let Err(error) = placed {
        // A temporary file that cannot be removed is harmless, and what went wrong first is the news.
        let _ = fs.remove(&temporary);
        return Err(error);
    }
    let saved = Fingerprint::of(bytes);
    fs.sync_folder(folder).map_err(|source| SaveError::Unconfirmed { saved, source })?;
    Ok(saved)
}

/// The file that a path means: a link stays a link, its target is replaced.
fn follow_links(fs: &dyn Fs, path: &Path) -> Result<PathBuf, SaveError> {
    let mut target = path.to_owned();
    for _ in 0..40 {
        match fs.link(&target).map_err(|source| SaveError::Io { task: Task::FollowPath, source })? {
            None => return Ok(target),
            Some(next) => target = folder_of(&target).join(next),
        }
    }
    Err(SaveError::Links)
}

/// True when there is a file to be replaced, false when there is nothing.
fn check_target(fs: &dyn Fs, target: &Path) -> Result<bool, SaveError> {
    match fs.kind(target) {
        Ok(Kind::File { read_only: false }) => Ok(true),
        Ok(Kind::File { read_only: true }) => Err(SaveError::ReadOnly),
        Ok(Kind::Folder | Kind::Other) => Err(SaveError::NotAFile),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(source) => Err(SaveError::Io { task: Task::LookAt, source }),
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn write_temporary(fs: &dyn Fs, path: &Path, bytes: &[u8], sound: Check<'_, [u8]>) -> Result<(), SaveError> {
    let failed = |task| move |source| SaveError::Io { task, source };
    let mut file = fs.create(path).map_err(failed(Task::MakeFile))?;
    file.write(bytes).map_err(failed(Task::Write))?;
    file.sync().map_err(failed(Task::Sync))?;
    drop(file);
    let back = fs.read(path, usize::MAX).map_err(failed(Task::ReadBack))?;
    if back != bytes {
        return Err(SaveError::Garbled);
    }
    sound(&back)
}
