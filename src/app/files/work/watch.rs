//! What this window does about a file as long as it is open: it locks it, and watches the folder that it is in.
//!
//! Both are done on a thread, because a folder on a network may be slow, and both end when [`Attention`] is dropped.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::app::files::work::data_dir::{Workplace, now};
use crate::app::worker::Wake;
use crate::persist::{Fs, Lock, LockOutcome, remove_leftovers};

/// What becomes of the lock of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Claim {
    /// It stays with whoever has it.
    Leave,
    /// It is taken when nobody has it.
    Take,
    /// It is taken from whoever has it.
    TakeOver,
}

/// The attention that a window gives to a file.
pub(crate) struct Attention {
    _lock: Option<Lock>,
    watch: Option<Watch>,
}

impl Attention {
    /// Begins to look after a file. That for the file before must have ended.
    pub fn begin(fs: &Arc<dyn Fs>, path: &Path, claim: Claim, here: Option<&Workplace>, wake: Wake) -> Self {
        let lock = here.and_then(|here| match claim {
            Claim::Leave => None,
            Claim::Take => ours(Lock::acquire(Arc::clone(fs), path, here.holder(), &here.life())),
            Claim::TakeOver => ours(Lock::take_over(Arc::clone(fs), path, here.holder())),
        });
        let target = fs.canonical(path).unwrap_or_else(|_| path.to_owned());
        if let (Some(_), Some(folder)) = (&lock, target.parent()) {
            // A folder that cannot be listed keeps what killed saves left there, which does no harm.
            let _ = remove_leftovers(&**fs, folder, now());
        }
        Self { _lock: lock, watch: Watch::begin(&target, wake) }
    }

    /// True when something happened to the file since this was asked last. Where the system does not tell, it is found
    /// out when the window gets the focus, and before each save.
    pub fn has_moved(&self) -> bool {
        self.watch.as_ref().is_some_and(|watch| watch.moved.swap(false, Ordering::Relaxed))
    }
}

fn ours(taken: LockOutcome) -> Option<Lock> {
    // Another window may have come between; what each writes is still compared with what the other wrote.
    if let LockOutcome::Acquired(lock) = taken { Some(lock) } else { None }
}

struct Watch {
    _watcher: RecommendedWatcher,
    moved: Arc<AtomicBool>,
}

impl Watch {
    fn begin(path: &Path, wake: Wake) -> Option<Self> {
        let (folder, name) = (path.parent()?.to_owned(), path.file_name()?.to_owned());
        let moved = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&moved);
        let concerns =
            move |paths: &[PathBuf]| paths.is_empty() || paths.iter().any(|path| path.file_name() == Some(&name));
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // An error may mean that something was missed.
            let looked_at = |event: &notify::Event| matches!(event.kind, EventKind::Access(_));
            if event.is_ok_and(|event| looked_at(&event) || !concerns(&event.paths)) {
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
