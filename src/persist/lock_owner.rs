//! The window that works on a map, on some machine, and whether it is still there.
//!
//! A window shows that it is alive by a file in the data folder, which it locks as long as it runs. The operating system
//! releases the lock when the process ends, however it ends, so nothing has to be tidied, and the number of a process
//! cannot be mistaken for that of a later one.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{FileLock, FileMode, Fs, Timestamp};
use crate::model::{breaks_line, turns_text};

/// A window of the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockOwner {
    /// The name of the machine.
    pub host: String,
    /// The name of the user there.
    pub user: String,
    /// The number of the process.
    pub process: u32,
    /// When the window was opened.
    pub since: Timestamp,
    /// A random number that no other window has, as 16 hexadecimal digits.
    pub token: String,
}

impl LockOwner {
    /// A window of this process on this machine; `token` is a random number.
    #[must_use]
    pub fn this_process(user: String, since: Timestamp, token: u64) -> Self {
        let host = gethostname::gethostname().to_string_lossy().into_owned();
        Self { host, user, process: std::process::id(), since, token: format!("{token:016x}") }.sanitized()
    }

    /// The same with names that can stand in a message: anybody who may write into the folder of a map can leave a lock
    /// there, with a name as long as a page, of several lines, or that turns the text around it.
    #[must_use]
    pub(super) fn sanitized(self) -> Self {
        Self { host: sanitized(&self.host), user: sanitized(&self.user), ..self }
    }

    /// The file that shows it to be alive; `None` for an owner that no version of the program has written.
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
    /// It has ended.
    Dead,
    /// It is on another machine or of another user, so it cannot be told from here.
    Unknown,
}

impl Liveness {
    /// Whether `other` is still there, as seen by the window `here`, whose heartbeat is in `folder`.
    #[must_use]
    pub fn check(other: &LockOwner, here: &LockOwner, fs: &dyn Fs, folder: &Path) -> Self {
        if other.token == here.token {
            return Self::Alive;
        }
        let same_host = other.host == here.host;
        let heartbeat = other.file(folder).filter(|file| fs.kind(file).is_ok());
        match heartbeat.map(|file| fs.try_lock(&file)) {
            Some(Ok(None)) => Self::Alive,
            // A lock that another machine holds may be free here.
            Some(Ok(Some(_))) if same_host => Self::Dead,
            Some(_) => Self::Unknown,
            None if same_host && has_ended(other.process, fs) => Self::Dead,
            None => Self::Unknown,
        }
    }
}

/// The file that shows a window to be alive, until this is dropped.
pub struct Heartbeat {
    fs: Arc<dyn Fs>,
    file: PathBuf,
    lock: Option<Box<dyn FileLock>>,
}

impl Heartbeat {
    /// Starts the heartbeat of a window in `folder`. `None` where the disk does not allow it; then others cannot tell
    /// whether the window is there.
    #[must_use]
    pub fn start(fs: Arc<dyn Fs>, folder: &Path, owner: &LockOwner) -> Option<Self> {
        fs.make_folder(folder, FileMode::Private).ok()?;
        let file = owner.file(folder)?;
        let lock = fs.try_lock(&file).ok()??;
        Some(Self { fs, file, lock: Some(lock) })
    }

    /// Removes the files in `folder` whose windows ended a month ago.
    pub fn remove_stale(fs: &dyn Fs, folder: &Path, now: Timestamp) {
        const STALE: Duration = Duration::from_secs(30 * 24 * 60 * 60);
        let Ok(names) = fs.list(folder) else { return };
        for file in names.iter().map(|name| folder.join(name)) {
            let is_heartbeat = file.extension().is_some_and(|extension| extension == "alive");
            let is_old = || fs.modified(&file).is_ok_and(|since| since.age(now) >= STALE);
            if is_heartbeat && is_old() && matches!(fs.try_lock(&file), Ok(Some(_))) {
                // A file that stays does no harm.
                let _ = fs.remove(&file);
            }
        }
    }
}

impl Drop for Heartbeat {
    fn drop(&mut self) {
        // Windows cannot remove a locked file.
        drop(self.lock.take());
        // A file that stays says that the window is dead, which is true.
        let _ = self.fs.remove(&self.file);
    }
}

/// True when there is certainly no such process; only Linux shows processes as files.
fn has_ended(process: u32, fs: &dyn Fs) -> bool {
    let exists = |name: String| fs.kind(&Path::new("/proc").join(name)).is_ok();
    exists("self".to_owned()) && !exists(process.to_string())
}

/// A name on one line, short, and without the invisible characters that change the direction of text.
fn sanitized(name: &str) -> String {
    const LONGEST: usize = 64;
    let mut rest = name.chars().filter(|c| !turns_text(*c)).map(|c| if breaks_line(c) { ' ' } else { c });
    let mut short: String = rest.by_ref().take(LONGEST).collect();
    if rest.next().is_some() {
        short.push('…');
    }
    short.trim().to_owned()
}
