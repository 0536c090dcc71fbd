//! Loading maps, and saving them so that at every moment the old file or the new one is there, complete, and a change
//! that nobody has seen is never overwritten. How a file gets into its place is told in `place`.

mod leftovers;
mod place;

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{FileKind, FileMode, Fingerprint, Fs, MAX_BYTES, NotRegular, ReadError, Task, read};
use crate::model::Map;

pub use leftovers::remove_leftovers;
use place::{Placement, Precondition, place};

/// Why a file was not saved. The old file is untouched in every case but [`SaveError::Unconfirmed`].
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The file is not what was last read or written: another program changed, created or removed it.
    #[error("{}", changed(*.found))]
    Changed {
        /// What is there now; `None` when the file is gone. To overwrite it on purpose, pass this as what is expected.
        found: Option<Fingerprint>,
    },
    /// The file is larger than any map, so another file has taken the place of the map.
    #[error("the file there is larger than a map can be: it is another file")]
    TooLarge,
    /// The file must not be changed.
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
    /// What was to be written could not be read again.
    #[error("the map could not be read back: {0}")]
    Unreadable(ReadError),
    /// The new file is in its place, but the disk did not confirm that it would survive a loss of power.
    #[error("saved, but the disk did not confirm it: {source}")]
    Unconfirmed {
        /// What is there now.
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
    /// The path leads to a pipe or a device, which could keep the program waiting for ever.
    #[error("this is a pipe or a device, not a file")]
    Special,
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

/// Reads the bytes of a file: all, or one more than a map may have.
///
/// # Errors
/// When there is no readable file.
pub fn load_bytes(fs: &dyn Fs, path: &Path) -> Result<Vec<u8>, LoadError> {
    match fs.kind(path)? {
        FileKind::Folder => Err(LoadError::Folder),
        FileKind::Special => Err(LoadError::Special),
        FileKind::File { .. } => Ok(fs.read(path, MAX_BYTES + 1)?),
    }
}

/// Reads the same number of bytes also from a pipe or a device, and waits for them: for a path that the user named, never
/// for what was found in a folder.
///
/// # Errors
/// When nothing readable is there.
pub fn load_stream(fs: &dyn Fs, path: &Path) -> Result<Vec<u8>, LoadError> {
    if fs.kind(path)? == FileKind::Folder {
        return Err(LoadError::Folder);
    }
    let mut bytes = Vec::new();
    io::Read::read_to_end(&mut io::Read::take(fs.open_any(path)?, MAX_BYTES as u64 + 1), &mut bytes)?;
    Ok(bytes)
}

/// Saves a map: `bytes` must be one. `expected` is what the file held when it was last read or written; `None` when there
/// must be no file yet.
///
/// A hard link does not survive this: the new file takes the place of the name that is saved, and other names of the old
/// file keep what it held. To write into the old file instead would tear it if the program were killed.
///
/// # Errors
/// When the file is not as expected, or the file system refuses; see [`SaveError`].
pub fn save(fs: &dyn Fs, path: &Path, bytes: &[u8], expected: Option<Fingerprint>) -> Result<Fingerprint, SaveError> {
    save_over(fs, path, bytes, expected, &|_, _| ())
}

/// Does what [`save`] does; `replacing` is called with the file and its bytes before it is replaced.
pub(super) fn save_over(
    fs: &dyn Fs,
    path: &Path,
    bytes: &[u8],
    expected: Option<Fingerprint>,
    replacing: &dyn Fn(&Path, &[u8]),
) -> Result<Fingerprint, SaveError> {
    let check = |bytes: &[u8]| read(bytes).map(drop).map_err(SaveError::Unreadable);
    let placement =
        Placement { before: Precondition::Holds(expected), mode: FileMode::Default, check: &check, replacing };
    Ok(*place(fs, path, bytes, &placement)?)
}

/// Writes a file that is not a map, with the same care, over whatever file is there.
///
/// # Errors
/// When the file system refuses.
pub fn replace(fs: &dyn Fs, path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    place(fs, path, bytes, &Placement::anywhere(FileMode::Default)).map(drop)
}

/// Does the same for a file of the program's own that concerns nobody else, such as the settings: only its owner may read
/// it, whatever the permissions of the file before were. Its folder is made if it is missing.
pub(super) fn replace_private(fs: &dyn Fs, path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    fs.make_folder(folder_of(path), FileMode::Private).map_err(failed(Task::MakeFolder))?;
    place(fs, path, bytes, &Placement::anywhere(FileMode::Private)).map(drop)
}

/// The fingerprint of the file at `path`; `None` when there is no file.
///
/// # Errors
/// When the file is there and cannot be read.
pub fn fingerprint_at(fs: &dyn Fs, path: &Path) -> Result<Option<Fingerprint>, SaveError> {
    old(retry_while_busy(fs, || Fingerprint::from_reader(&mut *fs.open(path)?)))
}

/// The file that a path means: a link stays a link, its target is replaced.
pub(super) fn follow_links(fs: &dyn Fs, path: &Path) -> Result<PathBuf, SaveError> {
    let mut target = path.to_owned();
    for _ in 0..40 {
        match fs.link(&target).map_err(failed(Task::FollowPath))? {
            None => return Ok(target),
            Some(next) => target = folder_of(&target).join(next),
        }
    }
    Err(SaveError::Links)
}

pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The entries of a folder of the program's own, in no order; none when it does not exist yet.
pub(super) fn paths_in(fs: &dyn Fs, folder: &Path) -> io::Result<Vec<PathBuf>> {
    match fs.list(folder) {
        Ok(names) => Ok(names.into_iter().map(|name| folder.join(name)).collect()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// What the refusal of a task is as an error.
fn failed(task: Task) -> impl FnOnce(io::Error) -> SaveError {
    move |source| SaveError::Io { task, source }
}

/// Takes a folder or file on a file system that cannot wait for the disk, as some network folders are, as confirmed: there
/// is nothing to wait for.
pub(super) fn synced(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        other => other,
    }
}

/// Tries again for most of a second while another program (a virus scanner, an indexer, a sync client) has the file open.
fn retry_while_busy<T>(fs: &dyn Fs, mut operation: impl FnMut() -> io::Result<T>) -> io::Result<T> {
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

/// What was read of the file that is to be replaced; `None` when there is no file.
fn old<T>(read: io::Result<T>) -> Result<Option<T>, SaveError> {
    match read {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) if NotRegular::is_cause_of(&error) => Err(SaveError::NotAFile),
        Err(error) => Err(failed(Task::ReadOld)(error)),
    }
}

fn changed(found: Option<Fingerprint>) -> &'static str {
    match found {
        Some(_) => "the file was changed or created in the meantime",
        None => "the file was removed or renamed in the meantime",
    }
}
