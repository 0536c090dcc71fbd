//! What was changed since the last save, on disk within a second, so that a crash costs next to nothing.
//!
//! A [`Journal`] belongs to one map in one window. The window hands it the map after each change, which takes no longer
//! than a copy in memory; a thread of its own writes what is new to a file in the data folder and waits until the disk
//! has it. The map's own file is never touched.
//!
//! The file is a row of frames, each with its length and checksum: the head (whose journal, of which file), the map
//! that the file holds, and then what makes each later state of the one before, line by line in the text of the file
//! format. So a journal needs neither the map's file nor the types of the model to be understood, and a later version
//! of the program opens it as it opens an old file. When the frames outgrow the map, they are written anew as one.
//!
//! There is no file while nothing is changed. [`Journal::saved`] removes it or begins it anew, [`Journal::close`]
//! removes it or lays it aside; a journal that is just dropped stays, as after a crash, and is found by
//! [`super::recovery`].

mod delta;
mod frame;
mod head;
mod replay;
mod writer;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::{Fs, LockOwner, Stamp};
use crate::edit::Revision;
use crate::model::Map;

pub use head::Base;
pub(super) use replay::Replay;

use writer::Writer;

/// What the names of journals end with.
pub(super) const ENDING: &str = "journal";
/// What the names of journals end with that were laid aside.
pub(super) const ASIDE: &str = "discarded";

/// How fast a journal is written.
#[derive(Clone, Copy, Debug)]
pub struct FlushPolicy {
    /// For how long changes are gathered before they are written.
    pub delay: Duration,
    /// How long to wait after a failure before it is tried again.
    pub retry: Duration,
}

impl Default for FlushPolicy {
    fn default() -> Self {
        Self { delay: Duration::from_millis(500), retry: Duration::from_secs(2) }
    }
}

/// What the person should know.
#[derive(Debug)]
pub enum JournalStatus {
    /// The journal cannot be written, so a crash would cost more than it should; it is tried again and again. Said once.
    Failing(io::Error),
    /// It can be written again.
    Recovered,
}

/// How a journal ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CloseReason {
    /// There is nothing in it that is not on disk.
    Saved,
    /// The person does not want what is in it, and may change their mind: see [`super::recovery::discarded`].
    Discarded,
}

/// The journal of one map in one window.
pub struct Journal {
    shared: Arc<SharedQueue>,
}

/// Where a journal is kept.
pub struct JournalDir {
    /// The file system.
    pub fs: Arc<dyn Fs>,
    /// The folder of the journals, which need not be there yet.
    pub folder: PathBuf,
}

/// What the window and the writer share.
#[derive(Default)]
struct SharedQueue {
    queue: Mutex<Queue>,
    changed: Condvar,
}

/// What lies there to be done, and what was done.
#[derive(Default)]
struct Queue {
    pending: Pending,
    end: Option<Finish>,
    /// The newest state that was handed over.
    noted: Option<Revision>,
    /// The state up to which everything is on the disk.
    kept: Option<Revision>,
    gone: bool,
}

/// What is to be written.
#[derive(Default)]
struct Pending {
    /// The map is on disk: what the file holds, and of which state of the map that is.
    saved: Option<(Base, Map, Revision)>,
    /// The newest state of the map.
    latest: Option<(Map, Revision, Stamp)>,
}

/// What the window wants of a journal that it leaves.
#[derive(Clone, Copy)]
enum Finish {
    /// That it ends so.
    Close(CloseReason),
    /// That everything is in it.
    Leave,
}

impl SharedQueue {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        // A thread that broke down leaves a queue that is as good as before.
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut Queue)) {
        change(&mut self.queue());
        self.changed.notify_all();
    }
}

impl Journal {
    /// Begins a journal of `map` as it is on disk: as `base` holds it, or new and empty. `report` is called from another
    /// thread.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn start(
        dir: JournalDir,
        holder: LockOwner,
        base: Option<Base>,
        map: Map,
        policy: FlushPolicy,
        report: impl FnMut(JournalStatus) + Send + 'static,
    ) -> io::Result<Self> {
        let shared = Arc::new(SharedQueue::default());
        let writer = Writer::new(dir, holder, base, policy, report);
        let queue = Arc::clone(&shared);
        thread::Builder::new().name("journal".to_owned()).spawn(move || writer.run(&map, &queue))?;
        Ok(Self { shared })
    }

    /// Notes the newest state of the map. To note a state again costs nothing to speak of.
    pub fn record(&self, map: &Map, revision: Revision, now: Stamp) {
        // The lock is not held while the map is copied.
        if self.shared.queue().noted == Some(revision) {
            return;
        }
        let map = map.clone();
        self.shared.change(|queue| {
            queue.noted = Some(revision);
            queue.pending.latest = Some((map, revision, now));
        });
    }

    /// Notes that a state of the map is on disk now, as `base`: the state that was written, which must have been
    /// recorded and need not be the newest.
    pub fn saved(&self, base: Base, map: Map, revision: Revision) {
        self.shared.change(|queue| queue.pending.saved = Some((base, map, revision)));
    }

    /// The newest state that a crash would not lose.
    #[must_use]
    pub fn durable(&self) -> Option<Revision> {
        self.shared.queue().kept
    }

    /// Ends the journal. What was recorded before is in it when it is laid aside. Waits for the disk, though not
    /// longer than a few seconds.
    pub fn close(self, end: CloseReason) {
        self.leave(Finish::Close(end));
    }

    fn leave(&self, finish: Finish) {
        const LONGEST: Duration = Duration::from_secs(3);
        self.shared.change(|queue| {
            queue.end.get_or_insert(finish);
        });
        let queue = self.shared.queue();
        // Whether it is gone or the disk is stuck: the window goes on.
        let _ = self.shared.changed.wait_timeout_while(queue, LONGEST, |queue| !queue.gone);
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        if self.shared.queue().end.is_none() {
            self.leave(Finish::Leave);
        }
    }
}

/// True for the journals of a folder that end so.
pub(super) fn is_called(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|extension| extension == ending)
}
