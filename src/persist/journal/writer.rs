//! The thread of a journal: takes what the window leaves on the queue, and sees that the disk has it.

use std::io;
use std::path::PathBuf;
use std::sync::PoisonError;

use super::frame::framed;
use super::head::JournalHead;
use super::replay::DeltaFrame;
use super::{
    ASIDE, Base, CloseReason, ENDING, Finish, FlushPolicy, JournalDir, JournalStatus, Pending, Queue, SharedQueue,
};
use crate::edit::Revision;
use crate::model::Map;
use crate::persist::store::{folder_of, replace_private, synced};
use crate::persist::{LockOwner, SaveError, Stamp, write};

/// Frames may take so much before it is worth while to write them anew.
const SMALL: usize = 64 << 10;

/// The writer of one journal.
pub(super) struct Writer<T> {
    dir: JournalDir,
    head: JournalHead,
    policy: FlushPolicy,
    report: T,
    file: PathBuf,
    /// The text of the map as its file holds it.
    base: String,
    /// The newest state of the map.
    now: State,
    /// What the journal on the disk ends with; `None` when there is none, or it may end in the middle of a frame.
    on_disk: Option<OnDisk>,
    /// The last time something could not be written.
    failing: bool,
}

/// A state of the map.
struct State {
    text: String,
    revision: Option<Revision>,
    at: Stamp,
}

/// A sound journal on the disk.
struct OnDisk {
    /// The text of the last frame.
    text: String,
    /// How long the frames after the base are.
    frames: usize,
    /// How long they may become.
    most: usize,
}

impl<T: FnMut(JournalStatus)> Writer<T> {
    pub(super) fn new(dir: JournalDir, holder: LockOwner, base: Option<Base>, policy: FlushPolicy, report: T) -> Self {
        let file = dir.folder.join(format!("{:016x}.{ENDING}", dir.fs.unique()));
        let now = State { text: String::new(), revision: None, at: holder.since };
        let head = JournalHead { holder, base };
        Self { dir, head, policy, report, file, base: String::new(), now, on_disk: None, failing: false }
    }

    pub(super) fn run(mut self, map: &Map, shared: &SharedQueue) {
        // Also when this thread breaks down nobody waits for it.
        let _gone = ExitGuard(shared);
        self.base = write(map);
        self.now.text.clone_from(&self.base);
        loop {
            let (Pending { saved, latest }, finish) = self.next(shared);
            if let Some((map, revision, at)) = latest {
                self.now = State { text: write(&map), revision: Some(revision), at };
            }
            let done = match saved {
                Some((base, map, revision)) => self.begin_anew(base, &map, revision),
                None => self.keep(),
            };
            self.answer(done, shared);
            if let Some(finish) = finish {
                return self.end(finish);
            }
        }
    }

    /// Waits for something to do, and then a little longer for what comes with it.
    fn next(&self, shared: &SharedQueue) -> (Pending, Option<Finish>) {
        let idle =
            |queue: &mut Queue| queue.pending.saved.is_none() && queue.pending.latest.is_none() && queue.end.is_none();
        let mut queue = if self.failing {
            let waited =
                shared.changed.wait_timeout_while(shared.queue(), self.policy.retry, |queue| queue.end.is_none());
            waited.unwrap_or_else(PoisonError::into_inner).0
        } else {
            shared.changed.wait_while(shared.queue(), idle).unwrap_or_else(PoisonError::into_inner)
        };
        let more = |queue: &mut Queue| queue.pending.saved.is_none() && queue.end.is_none();
        if !self.failing && more(&mut queue) {
            queue = shared
                .changed
                .wait_timeout_while(queue, self.policy.delay, more)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        (std::mem::take(&mut queue.pending), queue.end)
    }

    /// The file of the map holds another state.
    fn begin_anew(&mut self, base: Base, map: &Map, revision: Revision) -> io::Result<()> {
        self.head.base = Some(base);
        self.base = write(map);
        if self.now.revision.is_none_or(|now| now == revision) {
            self.now.text.clone_from(&self.base);
        }
        if self.now.text == self.base { self.remove() } else { self.write_anew() }
    }

    /// Sees that the newest state is on the disk.
    fn keep(&mut self) -> io::Result<()> {
        match &self.on_disk {
            Some(on_disk) if on_disk.text == self.now.text => Ok(()),
            // A journal that somebody removed, say, cannot go on, but can begin again.
            Some(on_disk) if on_disk.frames < on_disk.most => self.append().or_else(|_| self.write_anew()),
            None if self.now.text == self.base && !self.failing => Ok(()),
            _ => self.write_anew(),
        }
    }

    fn append(&mut self) -> io::Result<()> {
        // Until it is known to be whole again, the file may end in the middle of a frame.
        let Some(mut on_disk) = self.on_disk.take() else { return Ok(()) };
        let frame = self.entry(&on_disk.text);
        let mut output = self.dir.fs.append(&self.file)?;
        output.write(&frame)?;
        synced(output.sync())?;
        on_disk.frames += frame.len();
        on_disk.text.clone_from(&self.now.text);
        self.on_disk = Some(on_disk);
        Ok(())
    }

    fn write_anew(&mut self) -> io::Result<()> {
        self.on_disk = None;
        let frame = self.entry(&self.base);
        let bytes = [framed(self.head.write().as_bytes()), framed(self.base.as_bytes()), frame.clone()].concat();
        match replace_private(&*self.dir.fs, &self.file, &bytes) {
            Ok(_) => {}
            Err(SaveError::Io { source, .. } | SaveError::Unconfirmed { source, .. }) => return Err(source),
            Err(other) => return Err(io::Error::other(other)),
        }
        let most = frame.len() + self.base.len().max(SMALL);
        self.on_disk = Some(OnDisk { text: self.now.text.clone(), frames: frame.len(), most });
        Ok(())
    }

    /// The frame that leads from a text to the newest.
    fn entry(&self, from: &str) -> Vec<u8> {
        framed(DeltaFrame::between(from, &self.now.text, self.now.at).as_bytes())
    }

    fn remove(&mut self) -> io::Result<()> {
        self.on_disk = None;
        match self.dir.fs.remove(&self.file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Says what became of it.
    fn answer(&mut self, done: io::Result<()>, shared: &SharedQueue) {
        match done {
            Ok(()) => {
                shared.change(|queue| queue.kept = self.now.revision);
                if std::mem::take(&mut self.failing) {
                    (self.report)(JournalStatus::Recovered);
                }
            }
            Err(error) => {
                if !std::mem::replace(&mut self.failing, true) {
                    (self.report)(JournalStatus::Failing(error));
                }
            }
        }
    }

    /// What cannot be done any more at the end stays as after a crash, which loses nothing.
    fn end(mut self, finish: Finish) {
        let _ = match finish {
            Finish::Leave => Ok(()),
            Finish::Close(CloseReason::Saved) => self.remove(),
            // Without changes there is nothing to lay aside.
            Finish::Close(CloseReason::Discarded) if self.now.text == self.base => self.remove(),
            Finish::Close(CloseReason::Discarded) => lay_aside(&self.dir, &self.file),
        };
    }
}

fn lay_aside(dir: &JournalDir, file: &std::path::Path) -> io::Result<()> {
    dir.fs.rename(file, &file.with_extension(ASIDE))?;
    dir.fs.sync_folder(folder_of(file))
}

/// Tells that the writer is gone, however it went.
struct ExitGuard<'a>(&'a SharedQueue);

impl Drop for ExitGuard<'_> {
    fn drop(&mut self) {
        self.0.change(|queue| queue.gone = true);
    }
}
