//! The operations of a file system that loading and saving need, so that tests can make each one fail.

use std::fs::{self, File, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// What stands at a path, links followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
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
    fn kind(&self, path: &Path) -> io::Result<Kind>;

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
    fn create(&self, path: &Path) -> io::Result<Box<dyn Output>>;

    /// Gives one file the permissions of another.
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
}

/// A new file as it is written.
pub trait Output {
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

    fn kind(&self, path: &Path) -> io::Result<Kind> {
        let data = fs::metadata(path)?;
        Ok(if data.is_file() {
            Kind::File { read_only: data.permissions().readonly() }
        } else if data.is_dir() {
            Kind::Folder
        } else {
            Kind::Other
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

    fn create(&self, path: &Path) -> io::Result<Box<dyn Output>> {
        Ok(Box::new(OpenOptions::new().write(true).create_new(true).open(path)?))
    }

    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::set_permissions(to, fs::metadata(from)?.permissions())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    #[cfg(unix)]
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        match File::open(folder)?.sync_all() {
            // Some network file systems cannot do this for folders, and have nothing to wait for.
            Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
            other => other,
        }
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
}

impl Output for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}
