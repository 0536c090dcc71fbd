//! Saving so that at every moment the old file or the new one stands there, complete, and never over a
//! change that was not seen.
//!
//! The order: follow links → compare what is there with what we last read or wrote → temporary file in the
//! same folder → write → sync → read back and parse → copy permissions → keep what was there, where
//! [`super::versions`] are kept → compare again → rename → sync of the folder. There is no delete before the rename: folders that are synchronised with other machines
//! lose files that way.
//!
//! The temporary file has a name (`.~throughline-….tmp`) that Dropbox, OneDrive, Nextcloud and ownCloud don't send to
//! other machines. One that a crash left behind is removed by [`remove_leftovers`] when it is a day old.
//!
//! What is tried again for a short time: what another program stands in the way of (a virus scanner, an indexer, a
//! synchronising client). What is no failure: that a file system has no way of waiting for the disk, as some network
//! folders. What is said: that it has one and it failed.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{FileKind, FileMode, Fs, MAX_BYTES, ReadError, Stamp, Task, read};
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
    pub fn new(bytes: &[u8]) -> Self {
        const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
        const PRIME: u128 = 0x0100_0000_0000_0000_0000_013b;
        let hash = bytes.iter().fold(BASIS, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME));
        Self { length: bytes.len() as u64, hash }
    }

    /// The fingerprint that reads so.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (length, hash) = text.split_once('-')?;
        let found = Self { length: u64::from_str_radix(length, 16).ok()?, hash: u128::from_str_radix(hash, 16).ok()? };
        // Signs, capitals and superfluous zeros can be read, but were not written.
        (found.to_string() == text).then_some(found)
    }

    /// How many bytes it is the fingerprint of.
    #[must_use]
    pub fn length(self) -> u64 {
        self.length
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
    Ok((read(&bytes)?, Fingerprint::new(&bytes)))
}

/// Reads the bytes at `path`, not more than a map may have and one.
///
/// # Errors
/// When there is no readable file.
pub fn load_bytes(fs: &dyn Fs, path: &Path) -> Result<Vec<u8>, LoadError> {
    if fs.kind(path)? == FileKind::Folder {
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
    save_over(fs, path, bytes, expected, &|_, _| ())
}

/// The same; `replacing` is told the file and its bytes before it is replaced.
pub(super) fn save_over(
    fs: &dyn Fs,
    path: &Path,
    bytes: &[u8],
    expected: Option<Fingerprint>,
    replacing: &dyn Fn(&Path, &[u8]),
) -> Result<Fingerprint, SaveError> {
    let sound = |bytes: &[u8]| read(bytes).map(drop).map_err(SaveError::Unreadable);
    put(fs, path, bytes, &Care { old: Old::Expected(expected), access: FileMode::Default, sound: &sound, replacing })
}

/// Writes a file that is not a map, with the same care, over whatever file is there.
///
/// # Errors
/// When the file system refuses.
pub fn replace(fs: &dyn Fs, path: &Path, bytes: &[u8]) -> Result<Fingerprint, SaveError> {
    replace_for(fs, path, bytes, FileMode::Default)
}

fn replace_for(fs: &dyn Fs, path: &Path, bytes: &[u8], access: FileMode) -> Result<Fingerprint, SaveError> {
    put(fs, path, bytes, &Care { old: Old::Whatever, access, sound: &|_| Ok(()), replacing: &|_, _| () })
}

/// The same for a file that nobody else may read, after the folder is made if it is not there.
pub(super) fn replace_private(fs: &dyn Fs, path: &Path, bytes: &[u8]) -> Result<Fingerprint, SaveError> {
    make_folder_of(fs, path)?;
    replace_for(fs, path, bytes, FileMode::Private)
}

/// The same, after the folder is made if it is not there.
pub(super) fn replace_with_folder(fs: &dyn Fs, path: &Path, bytes: &[u8]) -> Result<Fingerprint, SaveError> {
    make_folder_of(fs, path)?;
    replace(fs, path, bytes)
}

fn make_folder_of(fs: &dyn Fs, path: &Path) -> Result<(), SaveError> {
    fs.make_folder(folder_of(path)).map_err(|source| SaveError::Io { task: Task::MakeFolder, source })
}

/// The fingerprint of the file at `path`; `None` when there is no file.
///
/// # Errors
/// When the file is there and cannot be read.
pub fn fingerprint_at(fs: &dyn Fs, path: &Path) -> Result<Option<Fingerprint>, SaveError> {
    Ok(bytes_at(fs, path)?.as_deref().map(Fingerprint::new))
}

fn bytes_at(fs: &dyn Fs, path: &Path) -> Result<Option<Vec<u8>>, SaveError> {
    match patiently(fs, || fs.read(path, usize::MAX)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(SaveError::Io { task: Task::ReadOld, source }),
    }
}

/// Removes the temporary files that saves left in a folder when they were interrupted, and says how many. Those of the
/// last day stay: another machine may just be saving there.
///
/// # Errors
/// When the folder cannot be read. A file that cannot be removed stays.
pub fn remove_leftovers(fs: &dyn Fs, folder: &Path, now: Stamp) -> io::Result<usize> {
    const LEFT: Duration = Duration::from_secs(24 * 60 * 60);
    let names = fs.list(folder)?;
    let paths = names.iter().filter(|name| name.to_str().is_some_and(is_temporary)).map(|name| folder.join(name));
    let removed = paths.filter(|path| {
        let plain = matches!(fs.link(path), Ok(None)) && matches!(fs.kind(path), Ok(FileKind::File { .. }));
        plain && fs.modified(path).is_ok_and(|at| at.age(now) >= LEFT) && fs.remove(path).is_ok()
    });
    Ok(removed.count())
}

fn temporary_name(number: u64) -> String {
    format!(".~throughline-{number:016x}.tmp")
}

fn is_temporary(name: &str) -> bool {
    let number = name.strip_prefix(".~throughline-").and_then(|rest| rest.strip_suffix(".tmp"));
    number.and_then(|number| u64::from_str_radix(number, 16).ok()).is_some_and(|number| temporary_name(number) == name)
}

fn changed(found: Option<Fingerprint>) -> &'static str {
    match found {
        Some(_) => "the file was changed or made by somebody else in the meantime",
        None => "the file was removed or renamed in the meantime",
    }
}

/// What must stand in the place where a file shall go.
#[derive(Clone, Copy)]
enum Old {
    /// Anything or nothing.
    Whatever,
    /// Just this, or nothing.
    Expected(Option<Fingerprint>),
}

/// What is taken care of beside the order.
struct Care<'a> {
    old: Old,
    /// Of a file that is new.
    access: FileMode,
    sound: &'a dyn Fn(&[u8]) -> Result<(), SaveError>,
    replacing: &'a dyn Fn(&Path, &[u8]),
}

fn put(fs: &dyn Fs, path: &Path, bytes: &[u8], care: &Care<'_>) -> Result<Fingerprint, SaveError> {
    let target = follow_links(fs, path)?;
    let exists = check_target(fs, &target)?;
    let old = look(fs, &target, care.old)?;
    let folder = folder_of(&target);
    let temporary = folder.join(temporary_name(fs.unique()));
    // Until it gets the permissions of the old file, nobody else shall read the new one.
    let access = if exists { FileMode::Private } else { care.access };
    let placed = write_temporary(fs, &temporary, access, bytes, care.sound).and_then(|()| {
        if exists {
            let task = Task::Permissions;
            patiently(fs, || fs.copy_permissions(&target, &temporary))
                .map_err(|source| SaveError::Io { task, source })?;
        }
        if let Some(old) = &old {
            (care.replacing)(&target, old);
        }
        // As late as can be: what somebody else writes from here on is not seen.
        look(fs, &target, care.old)?;
        patiently(fs, || fs.rename(&temporary, &target)).map_err(|source| SaveError::Io { task: Task::Place, source })
    });
    if let Err(error) = placed {
        // A temporary file that cannot be removed is harmless, and what went wrong first is the news.
        let _ = patiently(fs, || fs.remove(&temporary));
        return Err(error);
    }
    let saved = Fingerprint::new(bytes);
    match fs.sync_folder(folder) {
        // A folder that may be written and not read cannot be waited for.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(saved),
        other => synced(other).map(|()| saved).map_err(|source| SaveError::Unconfirmed { saved, source }),
    }
}

/// What stands in a place, when there is a reason to look; an error when it is not what was expected.
fn look(fs: &dyn Fs, target: &Path, old: Old) -> Result<Option<Vec<u8>>, SaveError> {
    let Old::Expected(expected) = old else { return Ok(None) };
    let bytes = bytes_at(fs, target)?;
    let found = bytes.as_deref().map(Fingerprint::new);
    if found == expected { Ok(bytes) } else { Err(SaveError::Changed { found }) }
}

/// Tries again while another program stands in the way, for most of a second.
pub(super) fn patiently<T>(fs: &dyn Fs, mut operation: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    for wait in [10, 20, 50, 100, 200, 400] {
        match operation() {
            Err(error) if is_in_use(&error) => fs.wait(Duration::from_millis(wait)),
            other => return other,
        }
    }
    operation()
}

fn is_in_use(error: &io::Error) -> bool {
    // Windows says that access is denied (5), or that a file is shared (32) or locked (33), while another program
    // looks at it. Elsewhere these numbers mean other things.
    let on_windows = cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32 | 33));
    on_windows || matches!(error.kind(), io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy)
}

/// Some network file systems have no way of waiting for the disk; then there is nothing to wait for.
pub(super) fn synced(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        other => other,
    }
}

/// The file that a path means: a link stays a link, its target is replaced.
pub(super) fn follow_links(fs: &dyn Fs, path: &Path) -> Result<PathBuf, SaveError> {
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
        Ok(FileKind::File { read_only: false }) => Ok(true),
        Ok(FileKind::File { read_only: true }) => Err(SaveError::ReadOnly),
        Ok(FileKind::Folder | FileKind::Other) => Err(SaveError::NotAFile),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(source) => Err(SaveError::Io { task: Task::LookAt, source }),
    }
}

pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn write_temporary(
    fs: &dyn Fs,
    path: &Path,
    access: FileMode,
    bytes: &[u8],
    sound: &dyn Fn(&[u8]) -> Result<(), SaveError>,
) -> Result<(), SaveError> {
    let failed = |task| move |source| SaveError::Io { task, source };
    let mut file = patiently(fs, || fs.create(path, access)).map_err(failed(Task::MakeFile))?;
    file.write(bytes).map_err(failed(Task::Write))?;
    synced(file.sync()).map_err(failed(Task::Sync))?;
    drop(file);
    let back = patiently(fs, || fs.read(path, usize::MAX)).map_err(failed(Task::ReadBack))?;
    if back != bytes {
        return Err(SaveError::Garbled);
    }
    sound(&back)
}
