//! The operations of a file system that `persist` needs, as a trait, so that tests can make each of them fail.

mod real;

use std::ffi::OsString;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Timestamp;

pub use real::RealFs;

/// What a path leads to, links followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A regular file.
    File {
        /// Its permissions forbid changing it.
        read_only: bool,
    },
    /// A folder.
    Folder,
    /// A device, a pipe or the like.
    Special,
}

/// The permissions of a new file or folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileMode {
    /// Those that new files have by default.
    Default,
    /// Nobody but its owner may read or change it.
    Private,
}

/// A pipe or a device was found where a file was expected.
#[derive(Debug, thiserror::Error)]
#[error("this is a pipe or a device, not a file")]
pub struct NotRegular;

impl NotRegular {
    /// True for the error of [`Fs::open`] for what is not a regular file.
    pub(super) fn is_cause_of(error: &io::Error) -> bool {
        error.get_ref().is_some_and(|inner| inner.is::<Self>())
    }
}

impl From<NotRegular> for io::Error {
    fn from(error: NotRegular) -> Self {
        Self::new(io::ErrorKind::InvalidInput, error)
    }
}

/// A file system.
pub trait Fs: Send + Sync {
    /// Opens a regular file for reading. Never waits: a pipe, whose other end may stay silent for ever, is refused with
    /// [`NotRegular`], and so is a device.
    ///
    /// # Errors
    /// When there is no regular file, or it cannot be read.
    fn open(&self, path: &Path) -> io::Result<Box<dyn Read>>;

    /// Opens what [`Fs::open`] does, and also pipes and devices; these may wait for another program. Only for paths that
    /// the user named, such as a shell's `<(…)`.
    ///
    /// # Errors
    /// When nothing is there, or it cannot be read.
    fn open_any(&self, path: &Path) -> io::Result<Box<dyn Read>> {
        self.open(path)
    }

    /// The bytes of a regular file, at most the first `limit`.
    ///
    /// # Errors
    /// As for [`Fs::open`].
    fn read(&self, path: &Path, limit: usize) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.open(path)?.take(limit as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// What a path leads to.
    ///
    /// # Errors
    /// When it leads to nothing, or that cannot be found out.
    fn kind(&self, path: &Path) -> io::Result<FileKind>;

    /// The target of a symbolic link; `None` when the path is not a link.
    ///
    /// # Errors
    /// When that cannot be found out.
    fn link(&self, path: &Path) -> io::Result<Option<PathBuf>>;

    /// Creates a folder and its parents, as far as they are missing.
    ///
    /// # Errors
    /// When that is not possible.
    fn make_folder(&self, path: &Path, mode: FileMode) -> io::Result<()>;

    /// Creates a file.
    ///
    /// # Errors
    /// When it exists already, or cannot be created.
    fn create(&self, path: &Path, mode: FileMode) -> io::Result<Box<dyn OutputFile>>;

    /// Opens a file to write at its end.
    ///
    /// # Errors
    /// When it does not exist, or must not be changed.
    fn append(&self, path: &Path) -> io::Result<Box<dyn OutputFile>>;

    /// The names of the entries of a folder, in no order.
    ///
    /// # Errors
    /// When there is no folder, or it cannot be read.
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>>;

    /// When a file was last changed.
    ///
    /// # Errors
    /// When it does not exist, or the time is unknown.
    fn modified(&self, path: &Path) -> io::Result<Timestamp>;

    /// The absolute path of a file without links: two paths to one file have the same.
    ///
    /// # Errors
    /// When the file does not exist, or the path cannot be resolved.
    fn canonical(&self, path: &Path) -> io::Result<PathBuf>;

    /// Locks a file, which is created if it is missing, until the result is dropped or the process ends, however it ends;
    /// `None` while another process or window has locked it.
    ///
    /// # Errors
    /// When the file cannot be created, or the file system knows no locks.
    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn FileLock>>>;

    /// Gives a file the permissions of another, and its owner and group as far as that is allowed.
    ///
    /// # Errors
    /// When that is not allowed.
    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Moves a file to the place of another, which it replaces in one step.
    ///
    /// # Errors
    /// When that is not possible. Usually nothing has changed then, but a network folder may lose its answer and
    /// report an error for a move that it made.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Waits until the renames in a folder would survive a loss of power.
    ///
    /// # Errors
    /// When the disk does not confirm it.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// When it does not exist, or cannot be removed.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// A number that never comes twice, for the names of temporary files.
    fn unique(&self) -> u64;

    /// Waits, for another program to let go of a file.
    fn wait(&self, time: Duration);
}

/// A lock on a file: see [`Fs::try_lock`].
pub trait FileLock: Send + Sync {}

/// A file that is being written.
pub trait OutputFile {
    /// Appends bytes.
    ///
    /// # Errors
    /// When the disk is full, or fails.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Waits until all bytes are on the disk.
    ///
    /// # Errors
    /// When the disk fails.
    fn sync(&mut self) -> io::Result<()>;
}
