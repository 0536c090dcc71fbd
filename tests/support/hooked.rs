//! The file system of this machine, with a look at what is done there.

use std::ffi::OsString;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use throughline::persist::{FileKind, FileLock, FileMode, Fs, OutputFile, RealFs, Timestamp};

/// What happens around calls.
pub trait FsHooks: Send + Sync {
    fn before_open(&self) {}

    fn before_open_any(&self, _path: &Path) {}

    fn before_create(&self) -> io::Result<()> {
        Ok(())
    }

    fn before_append(&self) -> io::Result<()> {
        Ok(())
    }

    fn after_rename(&self, _to: &Path) {}

    fn wait(&self, time: Duration) {
        RealFs.wait(time);
    }
}

/// The file system with hooks.
pub struct HookedFs<H>(pub H);

impl<H: FsHooks> Fs for HookedFs<H> {
    fn open(&self, path: &Path) -> io::Result<Box<dyn Read>> {
        self.0.before_open();
        RealFs.open(path)
    }

    fn open_any(&self, path: &Path) -> io::Result<Box<dyn Read>> {
        self.0.before_open_any(path);
        RealFs.open_any(path)
    }

    fn kind(&self, path: &Path) -> io::Result<FileKind> {
        RealFs.kind(path)
    }

    fn link(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        RealFs.link(path)
    }

    fn make_folder(&self, path: &Path, mode: FileMode) -> io::Result<()> {
        RealFs.make_folder(path, mode)
    }

    fn create(&self, path: &Path, mode: FileMode) -> io::Result<Box<dyn OutputFile>> {
        self.0.before_create()?;
        RealFs.create(path, mode)
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn OutputFile>> {
        self.0.before_append()?;
        RealFs.append(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        RealFs.list(folder)
    }

    fn modified(&self, path: &Path) -> io::Result<Timestamp> {
        RealFs.modified(path)
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        RealFs.canonical(path)
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn FileLock>>> {
        RealFs.try_lock(path)
    }

    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealFs.copy_permissions(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealFs.rename(from, to)?;
        self.0.after_rename(to);
        Ok(())
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        RealFs.sync_folder(folder)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        RealFs.remove(path)
    }

    fn unique(&self) -> u64 {
        RealFs.unique()
    }

    fn wait(&self, time: Duration) {
        self.0.wait(time);
    }
}
