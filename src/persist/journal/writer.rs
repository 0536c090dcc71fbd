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
use super::replay::DeltaFrame;
use super::{Base, CloseReason, EXTENSION, Finish, JournalDir, JournalStatus, Pending, Queue, SharedQueue, set_aside};
use crate::edit::Revision;
use crate::model::Map;
use crate::persist::store::{folder_of, replace_private, synced};
use crate::persist::{FileMode, LockOwner, SaveError, Timestamp, write};

/// Frames that are shorter than this together are not worth rewriting.
const SMALL: usize = 64 << 10;

pub(super) struct Writer<T> {
    dir: JournalDir,
    head: JournalHead,
    policy: FlushPolicy,
    report: T,
    file: PathBuf,
    /// The text of the map as its file holds it.
    base: String,
    /// The newest state of the map.
    latest: Snapshot,
    /// The journal on the disk; `None` when there is none, or it may end in the middle of a frame.
    written: Option<WrittenFrames>,
    /// There may be a file.
    is_created: bool,
    /// The last attempt to write failed.
    failing: bool,
}

struct Snapshot {
    text: String,
    revision: Option<Revision>,
    at: Timestamp,
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
    /// The text after the last frame.
    text: String,
    /// The bytes of the frames after the base.
    length: usize,
    /// The length from which on they are rewritten as one.
    most: usize,
}

impl<T: FnMut(JournalStatus)> Writer<T> {
    pub(super) fn new(dir: JournalDir, owner: LockOwner, base: Option<Base>, policy: FlushPolicy, report: T) -> Self {
        let file = dir.folder.join(format!("{:016x}.{EXTENSION}", dir.fs.unique()));
        let latest = Snapshot { text: String::new(), revision: None, at: owner.since };
        let head = JournalHead { owner, base };
        let (base, written) = (String::new(), None);
        Self { dir, head, policy, report, file, base, latest, written, is_created: false, failing: false }
    }

    pub(super) fn run(mut self, map: &Map, shared: &SharedQueue) {
        // Dropped also when this thread panics, so that no window waits for it.
        let _done = DoneGuard(shared);
        self.base = write(map);
        self.latest.text.clone_from(&self.base);
        loop {
            let (Pending { saved, latest, .. }, finish) = self.next(shared);
            if let Some((map, revision, at)) = latest {
                self.latest = Snapshot { text: write(&map), revision: Some(revision), at };
            }
            let result = match saved {
                Some((base, map, revision)) => self.rebase(base, &map, revision),
                None => self.write_latest(),
            };
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

    /// The map's file holds another state from now on.
    fn rebase(&mut self, base: Base, map: &Map, revision: Revision) -> io::Result<()> {
        self.head.base = Some(base);
        self.base = write(map);
        if self.latest.revision.is_none_or(|latest| latest == revision) {
            self.latest.text.clone_from(&self.base);
        }
        if self.latest.text == self.base { self.remove() } else { self.rewrite() }
    }

    fn write_latest(&mut self) -> io::Result<()> {
        match &self.written {
            Some(written) if written.text == self.latest.text => Ok(()),
            // A journal that was removed, for example, cannot be continued, but it can be begun again.
            Some(_) => self.append().or_else(|_| self.rewrite()),
            None if self.latest.text == self.base && !self.failing => Ok(()),
            None => self.rewrite(),
        }
    }

    fn append(&mut self) -> io::Result<()> {
        // Until the frame is whole, the file may end in the middle of one.
        let Some(mut written) = self.written.take() else { return Ok(()) };
        let frame = self.frame_from(&written.text);
        let mut output = self.dir.fs.append(&self.file)?;
        output.write(&frame)?;
        synced(output.sync())?;
        written.length += frame.len();
        written.text.clone_from(&self.latest.text);
        self.written = Some(written);
        Ok(())
    }

    /// Writes the head, the base and the newest state, in the place of all earlier frames.
    fn rewrite(&mut self) -> io::Result<()> {
        self.written = None;
        let frame = self.frame_from(&self.base);
        let bytes = [framed(self.head.write().as_bytes()), framed(self.base.as_bytes()), frame.clone()].concat();
        if std::mem::replace(&mut self.is_created, true) {
            match replace_private(&*self.dir.fs, &self.file, &bytes) {
                Ok(_) => {}
                Err(SaveError::Io { source, .. } | SaveError::Unconfirmed { source, .. }) => return Err(source),
                Err(other) => return Err(io::Error::other(other)),
            }
        } else {
            self.create(&bytes)?;
        }
        let most = frame.len() + self.base.len().max(SMALL);
        self.written = Some(WrittenFrames { text: self.latest.text.clone(), length: frame.len(), most });
        Ok(())
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

    /// The frame that makes the newest state of another.
    fn frame_from(&self, text: &str) -> Vec<u8> {
        framed(DeltaFrame::between(text, &self.latest.text, self.latest.at).as_bytes())
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
                if let Some(revision) = self.latest.revision {
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
            Finish::Close(CloseReason::Discarded) if self.latest.text == self.base => self.remove(),
            Finish::Close(CloseReason::Discarded) => set_aside(&*self.dir.fs, &self.file).map(drop),
        };
    }
}

impl Pending {
    fn is_empty(&self) -> bool {
        self.saved.is_none() && self.latest.is_none() && !self.flush
    }

    fn is_urgent(&self) -> bool {
        self.saved.is_some() || self.flush
    }
}

struct DoneGuard<'a>(&'a SharedQueue);

impl Drop for DoneGuard<'_> {
    fn drop(&mut self) {
        self.0.update(|queue| queue.is_done = true);
    }
}
