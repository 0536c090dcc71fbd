//! Looks after the file of the map as long as it is open: locks it, watches the folder that it is in, and looks at it
//! again when something happened there.
//!
//! All of this is done on threads, because a folder on a network may be slow.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::Work;
use super::data_dir::{DataDir, now};
use crate::app::files::flow::event::{Event, FileProbe};
use crate::app::worker::{Job, Wake};
use crate::persist::{self, Base, Fs, Lock, LockOutcome, SaveError};

/// Another program may still be writing. To look at the file a little later spares a question about half a file.
const SETTLING: Duration = Duration::from_millis(150);
/// How long a window that ends waits for a lock that it is just taking.
const LAST: Duration = Duration::from_secs(1);

/// What happens to the lock of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockClaim {
    /// It stays with its owner.
    Leave,
    /// It is taken when no other window has it.
    Take,
    /// It is taken even from another window.
    TakeOver,
}

/// Looks after one file after another.
#[derive(Default)]
pub struct FileWatch {
    state: Option<WatchState>,
    starting: Option<Job<WatchState>>,
    /// The file is to be looked at again.
    pub is_due: bool,
    probing: Option<Job<Option<Event>>>,
}

impl FileWatch {
    /// Looks after another file from now on, or after none.
    pub fn follow(&mut self, work: &Work, path: Option<&Path>, claim: LockClaim) {
        let (state, starting) = (self.state.take(), self.starting.take());
        let Some(path) = path.map(Path::to_owned) else { return };
        let (fs, data_dir, wake) = (Arc::clone(&work.fs), work.data_dir.clone(), Arc::clone(&work.wake));
        self.starting = Some(work.job("watch", move || {
            // The lock of a file that is opened once more is released before it is taken again, even if it is only
            // just being taken.
            drop(state);
            starting.into_iter().for_each(|starting| starting.outlast(Duration::MAX));
            WatchState::start(&fs, &path, claim, data_dir.as_deref(), wake)
        }));
    }

    /// True while the lock is being taken, or the file is being looked at.
    pub fn is_looking(&self) -> bool {
        self.starting.is_some() || self.is_due || self.probing.is_some()
    }

    /// Takes in what was seen of the file, and looks at it when there is a reason to, but not while it is being written.
    pub fn poll(&mut self, work: &Work, file: Option<&Base>, is_saving: bool) -> Option<Event> {
        if let Some(state) = Job::done(&mut self.starting) {
            self.state = state.ok();
        }
        let seen = Job::done(&mut self.probing).and_then(Result::ok).flatten();
        self.is_due |= self.state.as_ref().is_some_and(WatchState::has_moved);
        if self.is_due
            && self.probing.is_none()
            && let Some(file) = file.filter(|_| !is_saving).cloned()
        {
            self.is_due = false;
            let fs = Arc::clone(&work.fs);
            self.probing = Some(work.job("probe", move || {
                fs.wait(SETTLING);
                probe(&*fs, &file.path).map(|probe| Event::Probed { file, probe })
            }));
        }
        seen
    }
}

impl Drop for FileWatch {
    /// A lock that is just being taken is released too: nobody should find the lock of a window that is gone.
    fn drop(&mut self) {
        self.starting.take().into_iter().for_each(|starting| starting.outlast(LAST));
    }
}

/// What is in the place of a file; `None` when that can't be found out, which says nothing about the file.
fn probe(fs: &dyn Fs, path: &Path) -> Option<FileProbe> {
    match persist::fingerprint_at(fs, path) {
        Ok(Some(fingerprint)) if fingerprint.is_too_large() => Some(FileProbe::Replaced),
        Ok(Some(fingerprint)) => Some(FileProbe::Holds(fingerprint)),
        Ok(None) => Some(FileProbe::Gone),
        Err(SaveError::NotAFile) => Some(FileProbe::Replaced),
        Err(_) => None,
    }
}

/// The lock of a file and the watcher of its folder. Both end when this is dropped.
struct WatchState {
    _lock: Option<Lock>,
    watcher: Option<FolderWatcher>,
}

impl WatchState {
    /// Begins to look after a file. That for the file before must have ended.
    fn start(fs: &Arc<dyn Fs>, path: &Path, claim: LockClaim, here: Option<&DataDir>, wake: Wake) -> Self {
        let lock = here.and_then(|here| match claim {
            LockClaim::Leave => None,
            LockClaim::Take => ours(Lock::acquire(Arc::clone(fs), path, here.owner(), &here.liveness())),
            LockClaim::TakeOver => ours(Lock::take_over(Arc::clone(fs), path, here.owner())),
        });
        let target = fs.canonical(path).unwrap_or_else(|_| path.to_owned());
        if let (Some(_), Some(folder)) = (&lock, target.parent()) {
            // A folder that can't be listed keeps what killed saves left there, which does no harm.
            let _ = persist::remove_leftovers(&**fs, folder, now());
        }
        Self { _lock: lock, watcher: FolderWatcher::start(&target, wake) }
    }

    /// True when something happened to the file since the last call. Where the system does not report it, it is noticed
    /// when the window gets the focus, and before each save.
    fn has_moved(&self) -> bool {
        self.watcher.as_ref().is_some_and(|watcher| watcher.moved.swap(false, Ordering::Relaxed))
    }
}

fn ours(outcome: LockOutcome) -> Option<Lock> {
    // Another window may have been faster; what each writes is still compared with what the other wrote.
    if let LockOutcome::Acquired(lock) = outcome { Some(lock) } else { None }
}

struct FolderWatcher {
    _watcher: RecommendedWatcher,
    moved: Arc<AtomicBool>,
}

impl FolderWatcher {
    fn start(path: &Path, wake: Wake) -> Option<Self> {
        let (folder, name) = (path.parent()?.to_owned(), path.file_name()?.to_owned());
        let moved = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&moved);
        let concerns =
            move |paths: &[PathBuf]| paths.is_empty() || paths.iter().any(|path| path.file_name() == Some(&name));
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let is_only_read = |event: &notify::Event| matches!(event.kind, EventKind::Access(_));
            // An error may mean that something was missed.
            if event.is_ok_and(|event| is_only_read(&event) || !concerns(&event.paths)) {
                return;
            }
            seen.store(true, Ordering::Relaxed);
            wake();
        })
        .ok()?;
        watcher.watch(&folder, RecursiveMode::NonRecursive).ok()?;
        Some(Self { _watcher: watcher, moved })
    }
}
