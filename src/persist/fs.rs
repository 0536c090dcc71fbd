//! The operations of a file system that loading and saving need, so that tests can make each one fail.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, UNIX_EPOCH};

use super::Stamp;

/// What stands at a path, links followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A plain file.
    File {
        /// Its owner does not want it changed.
        read_only: bool,
    },
    /// A folder.
    Folder,
    /// A device, a pipe or the like.
    Other,
}

/// Who may read a new file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileMode {
    /// Whoever may read new files of this person usually.
    Default,
    /// This person alone.
    Private,
}

/// A file system.
pub trait Fs: Send + Sync {
    /// The bytes of a file, at most the first `limit`.
    ///
    /// # Errors
    /// When there is no file or it cannot be read.
    fn read(&self, path: &Path, limit: usize) -> io::Result<Vec<u8>>;

    /// What stands at a path.
    ///
    /// # Errors
    /// When nothing does, or it cannot be told.
    fn kind(&self, path: &Path) -> io::Result<FileKind>;

    /// Where a symbolic link leads; `None` when the path is not a link.
    ///
    /// # Errors
    /// When it cannot be told.
    fn link(&self, path: &Path) -> io::Result<Option<PathBuf>>;

    /// Makes a folder and those above it, unless they are there.
    ///
    /// # Errors
    /// When that is not possible.
    fn make_folder(&self, path: &Path) -> io::Result<()>;

    /// Begins a file that does not exist yet.
    ///
    /// # Errors
    /// When it does exist, or cannot be made.
    fn create(&self, path: &Path, access: FileMode) -> io::Result<Box<dyn OutputFile>>;

    /// Goes on with a file at its end.
    ///
    /// # Errors
    /// When it is not there, or may not be changed.
    fn append(&self, path: &Path) -> io::Result<Box<dyn OutputFile>>;

    /// The names of what lies in a folder, in no order.
    ///
    /// # Errors
    /// When there is no folder or it cannot be read.
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>>;

    /// When a file was last changed.
    ///
    /// # Errors
    /// When it is not there, or that cannot be told.
    fn modified(&self, path: &Path) -> io::Result<Stamp>;

    /// The one path of a file by which it is the same file, however it was reached.
    ///
    /// # Errors
    /// When it is not there, or that cannot be told.
    fn canonical(&self, path: &Path) -> io::Result<PathBuf>;

    /// Holds a file, which is made if need be, until the result is dropped or the process ends, however it ends;
    /// `None` while another process or window holds it.
    ///
    /// # Errors
    /// When the file cannot be made, or the file system knows no such thing.
    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn FileLock>>>;

    /// Gives one file the permissions of another, and its owner and group as far as that is allowed.
    ///
    /// # Errors
    /// When that is not allowed.
    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Puts a file in the place of another, at once and completely.
    ///
    /// # Errors
    /// When that is not possible; then nothing has changed.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Makes sure that a rename in this folder survives a loss of power.
    ///
    /// # Errors
    /// When the disk does not confirm it.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// When it is not there or cannot be removed.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// A number that is not given twice, for the names of temporary files.
    fn unique(&self) -> u64;

    /// Waits for another program to let go of a file.
    fn wait(&self, time: Duration);
}

/// A file that is held: see [`Fs::hold`].
pub trait FileLock: Send + Sync {}

impl FileLock for File {}

/// A new file as it is written.
pub trait OutputFile {
    /// Adds bytes.
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

/// The file system of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealFs;

impl Fs for RealFs {
    fn read(&self, path: &Path, limit: usize) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(path)?.take(limit as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn kind(&self, path: &Path) -> io::Result<FileKind> {
        let data = fs::metadata(path)?;
        Ok(if data.is_file() {
            FileKind::File { read_only: data.permissions().readonly() }
        } else if data.is_dir() {
            FileKind::Folder
        } else {
            FileKind::Other
        })
    }

    fn link(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        match fs::symlink_metadata(path) {
            Ok(data) if data.is_symlink() => fs::read_link(path).map(Some),
            Ok(_) => Ok(None),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn create(&self, path: &Path, access: FileMode) -> io::Result<Box<dyn OutputFile>> {
        Ok(Box::new(opened_for(access).write(true).create_new(true).open(path)?))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn OutputFile>> {
        Ok(Box::new(OpenOptions::new().append(true).open(path)?))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name())).collect()
    }

    fn modified(&self, path: &Path) -> io::Result<Stamp> {
        let since_1970 = fs::metadata(path)?.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
        Ok(Stamp::since_1970(since_1970))
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn FileLock>>> {
        let file = opened_for(FileMode::Private).read(true).write(true).create(true).truncate(false).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Box::new(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    #[cfg(unix)]
    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
        let (data, new) = (fs::metadata(from)?, fs::metadata(to)?);
        let mut mode = data.permissions().mode() & 0o7777;
        // The owner before the mode: to change the owner takes some bits of the mode away. Only an administrator may
        // give a file away, so the owner is often not kept.
        if new.uid() != data.uid() {
            let _ = chown(to, Some(data.uid()), None);
        }
        if new.gid() != data.gid() && chown(to, None, Some(data.gid())).is_err() {
            // Another group gets no more than everybody.
            mode = (mode & !0o070) | ((mode & 0o007) << 3);
        }
        fs::set_permissions(to, fs::Permissions::from_mode(mode))
    }

    #[cfg(not(unix))]
    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::set_permissions(to, fs::metadata(from)?.permissions())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    #[cfg(unix)]
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()
    }

    #[cfg(not(unix))]
    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn unique(&self) -> u64 {
        RandomState::new().hash_one(std::process::id())
    }

    fn wait(&self, time: Duration) {
        thread::sleep(time);
    }
}

#[cfg(unix)]
fn opened_for(access: FileMode) -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.mode(match access {
        FileMode::Default => 0o666,
        FileMode::Private => 0o600,
    });
    options
}

/// Elsewhere a new file has the permissions of its folder.
#[cfg(not(unix))]
fn opened_for(_access: FileMode) -> OpenOptions {
    OpenOptions::new()
}

impl OutputFile for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}
