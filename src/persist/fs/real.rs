//! The file system of the machine.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, Metadata, OpenOptions, TryLockError};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, UNIX_EPOCH};

use super::{FileKind, FileLock, FileMode, Fs, NotRegular, OutputFile};
use crate::persist::Timestamp;

/// The file system of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealFs;

impl Fs for RealFs {
    fn open(&self, path: &Path) -> io::Result<Box<dyn Read>> {
        Ok(Box::new(regular(OpenOptions::new().read(true), path)?))
    }

    fn open_any(&self, path: &Path) -> io::Result<Box<dyn Read>> {
        Ok(Box::new(File::open(path)?))
    }

    fn kind(&self, path: &Path) -> io::Result<FileKind> {
        Ok(kind(&fs::metadata(path)?))
    }

    fn link(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        match fs::symlink_metadata(path) {
            Ok(data) if data.is_symlink() => fs::read_link(path).map(Some),
            Ok(_) => Ok(None),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn make_folder(&self, path: &Path, mode: FileMode) -> io::Result<()> {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        if mode == FileMode::Private {
            make_folder_private(&mut builder);
        }
        builder.create(path)
    }

    fn create(&self, path: &Path, mode: FileMode) -> io::Result<Box<dyn OutputFile>> {
        Ok(Box::new(options(mode).write(true).create_new(true).open(path)?))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn OutputFile>> {
        Ok(Box::new(regular(OpenOptions::new().append(true), path)?))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name())).collect()
    }

    fn modified(&self, path: &Path) -> io::Result<Timestamp> {
        let since_1970 = fs::metadata(path)?.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
        Ok(Timestamp::since_1970(since_1970))
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn FileLock>>> {
        let file = options(FileMode::Private).read(true).write(true).create(true).truncate(false).open(path)?;
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
        // The owner before the mode, because changing the owner clears some bits of the mode. Only an administrator may
        // give a file away, so the owner often changes.
        if new.uid() != data.uid() {
            let _ = chown(to, Some(data.uid()), None);
        }
        if new.gid() != data.gid() && chown(to, None, Some(data.gid())).is_err() {
            // Another group must not get more than everybody has.
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

impl FileLock for File {}

impl OutputFile for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}

fn kind(data: &Metadata) -> FileKind {
    if data.is_file() {
        FileKind::File { read_only: data.permissions().readonly() }
    } else if data.is_dir() {
        FileKind::Folder
    } else {
        FileKind::Special
    }
}

/// Opens a file without waiting, and refuses what is not a regular one.
fn regular(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(options, libc::O_NONBLOCK);
    // The kind first, because opening some devices does something; and again afterwards, because the path may lead
    // somewhere else by then.
    if kind(&fs::metadata(path)?) == FileKind::Special {
        return Err(NotRegular.into());
    }
    let file = options.open(path)?;
    if kind(&file.metadata()?) == FileKind::Special { Err(NotRegular.into()) } else { Ok(file) }
}

#[cfg(unix)]
fn options(mode: FileMode) -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.mode(match mode {
        FileMode::Default => 0o666,
        FileMode::Private => 0o600,
    });
    options
}

/// Elsewhere a new file has the permissions of its folder.
#[cfg(not(unix))]
fn options(_mode: FileMode) -> OpenOptions {
    OpenOptions::new()
}

#[cfg(unix)]
fn make_folder_private(builder: &mut DirBuilder) {
    std::os::unix::fs::DirBuilderExt::mode(builder, 0o700);
}

/// Elsewhere a new folder has the permissions of its parent.
#[cfg(not(unix))]
fn make_folder_private(_builder: &mut DirBuilder) {}
