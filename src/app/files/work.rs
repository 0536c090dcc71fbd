//! What is done with files on threads and disks.
//!
//! Each part owns its data, is handed [`Work`] and answers with an event when something
//! has happened. What to do then is decided by the flow; nothing here knows a screen.

pub mod autosave;
pub mod data_dir;
pub mod dialogs;
pub mod export;
pub mod import;
pub mod loading;
pub mod merging;
pub mod new_map;
pub mod opening;
pub mod recent;
pub mod recovery;
pub mod saving;
pub mod versions;
pub mod watch;

use std::path::Path;
use std::sync::Arc;

use crate::app::worker::{Job, Wake};
use crate::persist::{Fs, LockOwner};
use data_dir::DataDir;

/// What every part needs for its work.
pub struct Work {
    /// The file system of the maps.
    pub fs: Arc<dyn Fs>,
    /// Wakes the window.
    pub wake: Wake,
    /// Where this window keeps what a crash would cost; `None` when it keeps nothing.
    pub data_dir: Option<Arc<DataDir>>,
}

impl Work {
    /// Starts work on a thread of its own.
    pub fn job<T: Send + 'static>(&self, name: &str, work: impl FnOnce() -> T + Send + 'static) -> Job<T> {
        Job::start(name, &self.wake, work)
    }
}

/// The other window that has a file open.
fn lock_owner(fs: &dyn Fs, path: &Path, data_dir: Option<&DataDir>) -> Option<LockOwner> {
    data_dir.and_then(|here| here.lock_owners()(fs, path))
}
