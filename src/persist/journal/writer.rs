//! The thread of a journal: takes what the window put into the queue, and writes it.
//!
//! A process that is killed keeps what it has written, whether the disk has it or not; only a loss of power needs the
//! sync. So what is new is written before anything that takes time: the first journal is created in its place instead of
//! beside it, and what has grown too long is rewritten only after the newest state was appended.

use std::io;
use std::path::PathBuf;
use std::sync::PoisonError;
use std::time::Duration;

use super::frame::framed;
use super::head::JournalHead;
use super::replay::Happening;
use super::{
    Checkpoint, CloseReason, EXTENSION, Finish, JournalDir, JournalEntry, JournalStatus, NewBase, Pending, Queue,
    SharedQueue, set_aside,
};
use crate::edit::{Patch, Revision};
use crate::persist::store::{folder_of, replace_private, synced};
use crate::persist::{FileMode, Fingerprint, SaveError, Timestamp};

/// Frames that are shorter than this together are not worth rewriting.
const SMALL: usize = 64 << 10;

pub(super) struct Writer<T> {
    dir: JournalDir,
    head: JournalHead,
    policy: FlushPolicy,
    report: T,
    file: PathBuf,
    /// The map as its file holds it.
    checkpoint: Checkpoint,
    /// What makes the newest state of it.
    since: Patch,
    /// The last save that began: what was changed until then, and the fingerprint of the file.
    saving: Option<(Patch, Fingerprint)>,
    /// The name of the newest state, and when it was recorded.
    latest: (Option<Revision>, Timestamp),
    /// The journal on the disk; `None` when there is none, or it may end in the middle of a frame.
    written: Option<WrittenFrames>,
    /// There may be a file.
    is_created: bool,
    /// The last attempt to write failed.
    failing: bool,
}

/// How long a journal waits.
#[derive(Clone, Copy, Debug)]
pub struct FlushPolicy {
    /// For more changes before it writes, so that a burst of them is written once.
    pub delay: Duration,
    /// After a failure before it tries again.
    pub retry: Duration,
}

impl Default for FlushPolicy {
    fn default() -> Self {
        Self { delay: Duration::from_millis(250), retry: Duration::from_secs(2) }
    }
}

/// A sound journal on the disk.
struct WrittenFrames {
    /// What makes the newest state of the one after the last frame.
    missing: Patch,
    /// The bytes of the frames after the checkpoint.
    length: usize,
    /// The length from which on they are rewritten as one.
    most: usize,
}

impl<T: FnMut(JournalStatus)> Writer<T> {
    pub(super) fn new(
        dir: JournalDir,
        head: JournalHead,
        checkpoint: Checkpoint,
        policy: FlushPolicy,
        report: T,
    ) -> Self {
        let file = dir.folder.join(format!("{:016x}.{EXTENSION}", dir.fs.unique()));
        let latest = (None, head.owner.since);
        let (since, saving, written) = (Patch::default(), None, None);
        let (is_created, failing) = (false, false);
        Self { dir, head, policy, report, file, checkpoint, since, saving, latest, written, is_created, failing }
    }

    pub(super) fn run(mut self, shared: &SharedQueue) {
        // Dropped also when this thread panics, so that no window waits for it.
        let _done = DoneGuard(shared);
        loop {
            let (Pending { entries, latest }, finish) = self.next(shared);
            if let Some((revision, at)) = latest {
                self.latest = (Some(revision), at);
            }
            let mut result = Ok(());
            for entry in entries {
                let done = self.take_in(entry);
                result = result.and(done);
            }
            let result = result.and_then(|()| self.write_latest());
            self.report(result, shared);
            if let Some(finish) = finish {
                return self.finish(finish);
            }
            self.compact(shared);
        }
    }

    /// Waits for something to write, and then a little longer for more of it.
    fn next(&self, shared: &SharedQueue) -> (Pending, Option<Finish>) {
        let is_idle = |queue: &mut Queue| queue.pending.is_empty() && queue.finish.is_none();
        let may_wait = |queue: &mut Queue| !queue.pending.is_urgent() && queue.finish.is_none();
        let wait = |queue, time, condition: &dyn Fn(&mut Queue) -> bool| {
            shared.changed.wait_timeout_while(queue, time, condition).unwrap_or_else(PoisonError::into_inner).0
        };
        let mut queue = shared.lock();
        if self.failing {
            queue = wait(queue, self.policy.retry, &|queue: &mut Queue| queue.finish.is_none());
        } else if is_idle(&mut queue) {
            queue = shared.changed.wait_while(queue, is_idle).unwrap_or_else(PoisonError::into_inner);
            queue = wait(queue, self.policy.delay, &may_wait);
        }
        // Otherwise changes came while the disk was busy, and have waited long enough.
        (std::mem::take(&mut queue.pending), queue.finish)
    }

    fn take_in(&mut self, entry: JournalEntry) -> io::Result<()> {
        match entry {
            JournalEntry::Change(changes) => {
                self.since.append(&changes);
                self.written.iter_mut().for_each(|written| written.missing.append(&changes));
                Ok(())
            }
            JournalEntry::Saving(fingerprint) => self.note_save(fingerprint),
            JournalEntry::Rebase(new_base) => self.rebase(*new_base),
        }
    }

    /// The map began to be saved. Without a journal there is nothing that would be taken for another program's.
    fn note_save(&mut self, fingerprint: Fingerprint) -> io::Result<()> {
        let done = self.write_latest();
        self.saving = Some((self.since.clone(), fingerprint));
        if self.written.is_none() {
            return done;
        }
        let frame = framed(Happening::write_saving(fingerprint).as_bytes());
        self.append(&frame).or_else(|_| self.rewrite())
    }

    /// The map's file holds another state from now on.
    fn rebase(&mut self, NewBase { base, checkpoint, since }: NewBase) -> io::Result<()> {
        self.head.base = Some(base);
        (self.checkpoint, self.since, self.saving) = (checkpoint, since, None);
        if self.since.is_empty() { self.remove() } else { self.rewrite() }
    }

    fn write_latest(&mut self) -> io::Result<()> {
        match &mut self.written {
            Some(written) if written.missing.is_empty() => Ok(()),
            Some(written) => {
                let missing = std::mem::take(&mut written.missing);
                let frame = self.frame(&missing);
                // A journal that was removed, for example, cannot be continued, but it can be begun again.
                self.append(&frame).or_else(|_| self.rewrite())
            }
            None if self.since.is_empty() && !self.failing => Ok(()),
            None => self.rewrite(),
        }
    }

    fn append(&mut self, frame: &[u8]) -> io::Result<()> {
        // Until the frame is whole, the file may end in the middle of one.
        let Some(mut written) = self.written.take() else { return Ok(()) };
        let mut output = self.dir.fs.append(&self.file)?;
        output.write(frame)?;
        synced(output.sync())?;
        written.length += frame.len();
        self.written = Some(written);
        Ok(())
    }

    /// Writes the head, the checkpoint and what makes the newest state of it, in the place of all earlier frames.
    fn rewrite(&mut self) -> io::Result<()> {
        self.written = None;
        let changes = self.frames_since();
        let start = [self.head.write(), self.checkpoint.write()].map(|frame| framed(frame.as_bytes()));
        let bytes = [start.concat().as_slice(), &changes].concat();
        if std::mem::replace(&mut self.is_created, true) {
            match replace_private(&*self.dir.fs, &self.file, &bytes) {
                Ok(_) => {}
                Err(SaveError::Io { source, .. } | SaveError::Unconfirmed { source, .. }) => return Err(source),
                Err(other) => return Err(io::Error::other(other)),
            }
        } else {
            self.create(&bytes)?;
        }
        let length = changes.len();
        // Before the next time at least as much is added as is there, so no byte is rewritten often.
        let most = length + length.max(self.checkpoint.length()).max(SMALL);
        self.written = Some(WrittenFrames { missing: Patch::default(), length, most });
        Ok(())
    }

    /// All changes since the checkpoint as one, or as two around the save that goes on.
    fn frames_since(&self) -> Vec<u8> {
        let Some((until, fingerprint)) = &self.saving else { return self.frame(&self.since) };
        let saving = framed(Happening::write_saving(*fingerprint).as_bytes());
        let after = until.inverse().then(&self.since);
        let after = if after.is_empty() { Vec::new() } else { self.frame(&after) };
        [self.frame(until), saving, after].concat()
    }

    fn frame(&self, changes: &Patch) -> Vec<u8> {
        framed(Happening::write_change(self.latest.1, changes).as_bytes())
    }

    /// Creates the file in its place: there is none that could be damaged.
    fn create(&self, bytes: &[u8]) -> io::Result<()> {
        let fs = &*self.dir.fs;
        fs.make_folder(&self.dir.folder, FileMode::Private)?;
        let mut output = fs.create(&self.file, FileMode::Private)?;
        output.write(bytes)?;
        synced(output.sync())?;
        synced(fs.sync_folder(folder_of(&self.file)))
    }

    /// Rewrites a journal that has grown too long, when nothing else is to be written or it is twice too long.
    fn compact(&mut self, shared: &SharedQueue) {
        let Some(WrittenFrames { length, most, .. }) = self.written else { return };
        let has_time = || length >= 2 * most || shared.lock().pending.is_empty();
        if length >= most && has_time() {
            // A failure leaves the long journal, and is reported when the next state cannot be written either.
            let _ = self.rewrite();
        }
    }

    fn remove(&mut self) -> io::Result<()> {
        (self.written, self.is_created) = (None, false);
        match self.dir.fs.remove(&self.file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                self.is_created = true;
                Err(error)
            }
            _ => Ok(()),
        }
    }

    fn report(&mut self, result: io::Result<()>, shared: &SharedQueue) {
        match result {
            Ok(()) => {
                self.failing = false;
                if let Some(revision) = self.latest.0 {
                    shared.update(|queue| queue.durable = Some(revision));
                    (self.report)(JournalStatus::Durable(revision));
                }
            }
            Err(error) => {
                if !std::mem::replace(&mut self.failing, true) {
                    (self.report)(JournalStatus::Failing(error));
                }
            }
        }
    }

    fn finish(mut self, finish: Finish) {
        // What fails here leaves the journal as a crash does, which loses nothing.
        let _ = match finish {
            Finish::Leave => Ok(()),
            Finish::Close(CloseReason::Saved) => self.remove(),
            // Without changes there is nothing to keep.
            Finish::Close(CloseReason::Discarded) if self.since.is_empty() => self.remove(),
            Finish::Close(CloseReason::Discarded) => set_aside(&*self.dir.fs, &self.file).map(drop),
        };
    }
}

impl Pending {
    fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn is_urgent(&self) -> bool {
        self.entries.iter().any(|entry| !matches!(entry, JournalEntry::Change(_)))
    }
}

struct DoneGuard<'a>(&'a SharedQueue);

impl Drop for DoneGuard<'_> {
    fn drop(&mut self) {
        self.0.update(|queue| queue.is_done = true);
    }
}
