//! What was changed since the last save, on disk within a second, so that a crash costs next to nothing.
//!
//! A [`Journal`] belongs to one map in one window. The window hands it each change as a patch; a thread of its own writes
//! what is new to a file in the data folder and waits until the disk has it. The map's own file is never touched. What all
//! this costs follows the changes: nothing looks at the map as a whole, and all that is held of it is the text of its file.
//!
//! The file is a sequence of frames, each with its length and checksum: the head (whose journal, of which file), a
//! [`Checkpoint`] of the map as its file holds it, and then the changes: the records that are new, changed or gone, in the
//! text of the file format. So a journal can be read without the map's file, and a later version of the program opens it as
//! it opens an old file. When the changes outgrow the map, they are rewritten as one.
//!
//! There is no file while nothing is changed. [`Journal::rebase`] removes it or begins it anew, [`Journal::close`]
//! removes it or sets it aside; a journal that is just dropped stays, as after a crash, and is found by
//! [`super::recovery`].

mod changes;
mod checkpoint;
mod delta;
mod frame;
mod head;
mod replay;
mod texts;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use std::{io, thread};

use super::store::{folder_of, synced};
use super::{Fingerprint, Fs, LockOwner, Timestamp};
use crate::edit::{Patch, Revision};

pub use checkpoint::Checkpoint;
pub use head::Base;
pub(super) use replay::Replay;
pub use writer::FlushPolicy;

use head::JournalHead;
use writer::Writer;

/// The extension of journals.
pub(super) const EXTENSION: &str = "journal";
/// The extension of journals that were set aside.
pub(super) const DISCARDED: &str = "discarded";

/// How a journal gets on.
#[derive(Debug)]
pub enum JournalStatus {
    /// This state of the map, and with it all earlier ones, would survive a crash.
    Durable(Revision),
    /// The journal cannot be written, so a crash would cost more than it should. Reported once; the journal tries again
    /// until a state is durable.
    Failing(io::Error),
}

/// How a journal ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CloseReason {
    /// The map's file holds everything.
    Saved,
    /// The user does not want the changes, and may change their mind: see [`super::recovery::find_discarded`].
    Discarded,
}

/// The journal of one map in one window.
pub struct Journal {
    shared: Arc<SharedQueue>,
}

/// The folder of the journals, which need not exist yet.
pub struct JournalDir {
    /// Its file system.
    pub fs: Arc<dyn Fs>,
    /// Its path.
    pub folder: PathBuf,
}

/// What the window and the writer share.
#[derive(Default)]
struct SharedQueue {
    queue: Mutex<Queue>,
    changed: Condvar,
}

#[derive(Default)]
struct Queue {
    pending: Pending,
    finish: Option<Finish>,
    /// The newest state that is on the disk.
    durable: Option<Revision>,
    /// The writer has ended.
    is_done: bool,
}

/// What is still to be written.
#[derive(Default)]
struct Pending {
    /// What happened, in order.
    entries: Vec<JournalEntry>,
    /// The newest state of the map.
    latest: Option<(Revision, Timestamp)>,
}

enum JournalEntry {
    /// The map changed.
    Change(Patch),
    /// The map, as it is after the changes before, began to be written to a file that has this fingerprint then.
    Saving(Fingerprint),
    /// The map's file holds something else now.
    Rebase(Box<NewBase>),
}

struct NewBase {
    base: Base,
    checkpoint: Checkpoint,
    /// What makes the newest state of what the file holds.
    since: Patch,
}

/// What the writer does before it ends.
#[derive(Clone, Copy)]
enum Finish {
    Close(CloseReason),
    /// Writes everything and leaves the journal where it is.
    Leave,
}

impl SharedQueue {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        // A thread that panicked has left no half-made change in the queue.
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn update(&self, change: impl FnOnce(&mut Queue)) {
        change(&mut self.lock());
        self.changed.notify_all();
    }
}

impl Journal {
    /// Starts a journal of a map as it is on disk: as `base` holds it, or new and empty. `report` is called from another
    /// thread.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn start(
        dir: JournalDir,
        owner: LockOwner,
        base: Option<Base>,
        checkpoint: Checkpoint,
        policy: FlushPolicy,
        report: impl FnMut(JournalStatus) + Send + 'static,
    ) -> io::Result<Self> {
        let shared = Arc::new(SharedQueue::default());
        let writer = Writer::new(dir, JournalHead { owner, base }, checkpoint, policy, report);
        let queue = Arc::clone(&shared);
        thread::Builder::new().name("journal".to_owned()).spawn(move || writer.run(&queue))?;
        Ok(Self { shared })
    }

    /// Records what has changed since the last record, and the name of the state after it.
    pub fn record(&self, changes: Patch, revision: Revision, now: Timestamp) {
        self.shared.update(|queue| {
            let pending = &mut queue.pending;
            pending.latest = Some((revision, now));
            match pending.entries.last_mut() {
                Some(JournalEntry::Change(before)) => before.append(&changes),
                _ => pending.entries.push(JournalEntry::Change(changes)),
            }
        });
    }

    /// Notes that the newest state of the map is about to be saved as a file with this fingerprint, and writes what was
    /// recorded without waiting for more: if the program is killed between that save and [`Journal::rebase`], the journal
    /// still knows the file for the window's own.
    pub fn saving(&self, fingerprint: Fingerprint) {
        self.shared.update(|queue| queue.pending.entries.push(JournalEntry::Saving(fingerprint)));
    }

    /// Tells the journal that the map's file, which is `base` from now on, holds the map of the checkpoint. `since` makes
    /// the state that was recorded last of that one.
    pub fn rebase(&self, base: Base, checkpoint: Checkpoint, since: Patch) {
        self.shared.update(|queue| {
            // What was recorded before is in `since`.
            let new_base = NewBase { base, checkpoint, since };
            queue.pending.entries = vec![JournalEntry::Rebase(Box::new(new_base))];
        });
    }

    /// The newest state that a crash would not lose.
    #[must_use]
    pub fn durable(&self) -> Option<Revision> {
        self.shared.lock().durable
    }

    /// Ends the journal. One that is set aside holds everything that was recorded. Waits for the disk, but no longer than
    /// a few seconds.
    pub fn close(self, reason: CloseReason) {
        self.finish(Finish::Close(reason));
    }

    fn finish(&self, finish: Finish) {
        const LONGEST: Duration = Duration::from_secs(3);
        self.shared.update(|queue| {
            queue.finish.get_or_insert(finish);
        });
        let queue = self.shared.lock();
        // A disk that is stuck must not keep the window from closing.
        let _ = self.shared.changed.wait_timeout_while(queue, LONGEST, |queue| !queue.is_done);
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        if self.shared.lock().finish.is_none() {
            self.finish(Finish::Leave);
        }
    }
}

/// Sets a journal aside: its changes are not wanted, or were restored, and are kept for a while. False when it is gone
/// because another window has just done that.
pub(super) fn set_aside(fs: &dyn Fs, journal: &Path) -> io::Result<bool> {
    match fs.rename(journal, &journal.with_extension(DISCARDED)) {
        Ok(()) => synced(fs.sync_folder(folder_of(journal))).map(|()| true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}
