//! Who works on a map: a window of the program, on some machine, and whether it still lives.
//!
//! A window gives a sign of life: a file in the data folder that it holds as long as it runs. The operating system lets
//! go of it when the process ends, however it ends, so nothing has to be tidied and no number of a process can be
//! mistaken for another's.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{FileLock, FileMode, Fs, Stamp};

/// A window of the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockOwner {
    /// The name of the machine.
    pub host: String,
    /// The name of the person there.
    pub user: String,
    /// The number of the process.
    pub process: u32,
    /// When the window was opened.
    pub since: Stamp,
    /// What no other window has, in 16 digits of base 16.
    pub token: String,
}

impl LockOwner {
    /// A window of this process on this machine; `token` is a random number.
    #[must_use]
    pub fn this_process(user: String, since: Stamp, token: u64) -> Self {
        let host = gethostname::gethostname().to_string_lossy().into_owned();
        Self { host, user, process: std::process::id(), since, token: format!("{token:016x}") }
    }

    /// The file of its sign of life; `None` for a holder that no version of the program wrote so.
    fn file(&self, folder: &Path) -> Option<PathBuf> {
        let is_token = self.token.len() == 16 && self.token.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_token.then(|| folder.join(format!("{}.alive", self.token)))
    }
}

/// Whether a window is still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Liveness {
    /// It is.
    Alive,
    /// It ended.
    Dead,
    /// It cannot be told from here: it is on another machine, or of another person.
    Unknown,
}

impl Liveness {
    /// Whether `other` lives, as `here` can tell who keeps signs of life in `folder`.
    #[must_use]
    pub fn check(other: &LockOwner, here: &LockOwner, fs: &dyn Fs, folder: &Path) -> Self {
        if other.token == here.token {
            return Self::Alive;
        }
        let same_host = other.host == here.host;
        let sign = other.file(folder).filter(|file| fs.kind(file).is_ok());
        match sign.map(|file| fs.try_lock(&file)) {
            Some(Ok(None)) => Self::Alive,
            // What is held on another machine need not be held here.
            Some(Ok(Some(_))) if same_host => Self::Dead,
            Some(_) => Self::Unknown,
            None if same_host && has_ended(other.process, fs) => Self::Dead,
            None => Self::Unknown,
        }
    }
}

/// True when there is certainly no such process; only Linux shows it as files.
fn has_ended(process: u32, fs: &dyn Fs) -> bool {
    let shown = |name: String| fs.kind(&Path::new("/proc").join(name)).is_ok();
    shown("self".to_owned()) && !shown(process.to_string())
}

/// The sign of life of a window, as long as this is not dropped.
pub struct Heartbeat {
    fs: Arc<dyn Fs>,
    file: PathBuf,
    held: Option<Box<dyn FileLock>>,
}

impl Heartbeat {
    /// Begins to give a sign of life in `folder`. Where the disk does not allow it there is none, and others have to
    /// guess.
    #[must_use]
    pub fn start(fs: Arc<dyn Fs>, folder: &Path, holder: &LockOwner) -> Option<Self> {
        fs.make_folder(folder, FileMode::Private).ok()?;
        let file = holder.file(folder)?;
        let held = fs.try_lock(&file).ok()??;
        Some(Self { fs, file, held: Some(held) })
    }

    /// Removes the signs of life in `folder` that have been of no use for a month.
    pub fn remove_stale(fs: &dyn Fs, folder: &Path, now: Stamp) {
        const USELESS: Duration = Duration::from_secs(30 * 24 * 60 * 60);
        let Ok(names) = fs.list(folder) else { return };
        for file in names.iter().map(|name| folder.join(name)) {
            let is_sign = file.extension().is_some_and(|extension| extension == "alive");
            let is_old = || fs.modified(&file).is_ok_and(|since| since.age(now) >= USELESS);
            if is_sign && is_old() && matches!(fs.try_lock(&file), Ok(Some(_))) {
                // One that stays does no harm.
                let _ = fs.remove(&file);
            }
        }
    }
}

impl Drop for Heartbeat {
    fn drop(&mut self) {
        // Windows removes no file that is held.
        drop(self.held.take());
        // What stays says that the window is dead, which is true.
        let _ = self.fs.remove(&self.file);
    }
}
