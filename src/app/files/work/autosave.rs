//! Follows the map on the screen, change by change, into a journal, so that a crash costs next to nothing.
//!
//! The window hands over the changes, which are small, and goes on. A thread makes the same changes to its own copy of the
//! map and records it. So the window never copies a map, however large it is, and what was handed over is soon on the
//! disk, whether the window is hidden, idle or stuck.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::data_dir::{DataDir, now};
use crate::app::worker::Wake;
use crate::edit::{Patch, Revision};
use crate::model::Map;
use crate::persist::journal::{CloseReason, FlushPolicy, JournalDir, JournalStatus};
use crate::persist::recovery::{self, UnsavedWork};
use crate::persist::{Base, Journal, Timestamp};

/// How often the thread looks whether restored work is safe in the new journal.
const LOOK: Duration = Duration::from_millis(50);

/// A map to follow from now on.
pub struct FollowedMap {
    /// What its file holds; `None` for a map that was never saved.
    pub base: Option<Base>,
    /// The map as the file holds it, or as it was when it was new.
    pub on_disk: Map,
    /// What was restored, to be discarded as soon as the new journal holds it.
    pub restored: Option<Box<UnsavedWork>>,
}

/// Follows the map on the screen.
pub struct Autosave {
    commands: Option<Sender<AutosaveCommand>>,
    follower: Option<JoinHandle<()>>,
    /// The state that was handed over last.
    state: Revision,
    /// What is being typed beside the map and not part of it yet, as it was handed over last.
    pending: Option<Patch>,
    status: Arc<AutosaveStatus>,
}

/// Whether the journal can be written, which the window and the thread share.
#[derive(Default)]
struct AutosaveStatus {
    is_failing: AtomicBool,
    /// Why it can't be written, until the window has taken it.
    error: Mutex<Option<io::Error>>,
}

impl AutosaveStatus {
    /// True when that is news to the window, which shows only whether the journal can be written.
    fn set(&self, status: JournalStatus) -> bool {
        let error = if let JournalStatus::Failing(error) = status { Some(error) } else { None };
        let is_failing = error.is_some();
        let is_news = self.is_failing.load(Ordering::Relaxed) != is_failing;
        if is_news {
            *self.error.lock().unwrap_or_else(PoisonError::into_inner) = error;
            self.is_failing.store(is_failing, Ordering::Relaxed);
        }
        is_news
    }
}

/// Something that the thread does, in order.
type AutosaveCommand = Box<dyn FnOnce(&mut AutosaveThread) + Send>;

impl Autosave {
    /// Nothing to follow yet.
    pub fn new(data_dir: Arc<DataDir>, wake: &Wake) -> Self {
        let (commands, received) = channel();
        let status = Arc::new(AutosaveStatus::default());
        let (shared, wake) = (Arc::clone(&status), Arc::clone(wake));
        let report: StatusReport = Arc::new(move |status| {
            if shared.set(status) {
                wake();
            }
        });
        let follower =
            AutosaveThread { data_dir, report, journal: None, map: Map::default(), saving: None, restored: None };
        let thread = thread::Builder::new().name("autosave".to_owned()).spawn(move || follower.run(&received));
        let follower = thread.map_err(|error| status.set(JournalStatus::Failing(error))).ok();
        Self { commands: Some(commands), follower, state: Revision::default(), pending: None, status }
    }

    /// Another map is on the screen.
    pub fn follow(&mut self, map: FollowedMap) {
        self.pending = None;
        self.send(move |thread| thread.follow(map));
    }

    /// The map changed, and `pending` is being typed beside it: a field that still has the keyboard.
    pub fn change(&mut self, changes: Patch, pending: Option<Patch>) {
        if changes.is_empty() && pending == self.pending {
            return;
        }
        self.state = self.state.next();
        self.pending.clone_from(&pending);
        let (state, at) = (self.state, now());
        self.send(move |thread| thread.change(&changes, pending.as_ref(), state, at));
    }

    /// The map as it was handed over last is being saved.
    pub fn saving(&mut self) {
        let state = self.state;
        self.send(move |thread| {
            thread.journal.iter().for_each(Journal::flush);
            thread.saving = Some((state, thread.map.clone()));
        });
    }

    /// What was being saved is on disk.
    pub fn saved(&mut self, base: Base) {
        self.send(move |thread| {
            if let (Some(journal), Some((state, map))) = (&thread.journal, thread.saving.take()) {
                journal.saved(base, map, state);
            }
        });
    }

    /// Another program wrote `on_disk` to the file of the map, and this window knows it.
    pub fn rebase(&mut self, base: Base, on_disk: Map) {
        (self.state, self.pending) = (self.state.next(), None);
        let (state, at) = (self.state, now());
        self.send(move |thread| {
            let Some(journal) = &thread.journal else { return };
            journal.record(&thread.map, state, at);
            // The revision of a recorded state must not stand for another state.
            let is_on_disk = on_disk == thread.map;
            journal.saved(base, on_disk, if is_on_disk { state } else { Revision::default() });
        });
    }

    /// The map is left.
    pub fn close(&mut self, reason: CloseReason) {
        self.send(move |thread| thread.journal.take().into_iter().for_each(|journal| journal.close(reason)));
    }

    /// True while a crash would cost more than it should, because the journal can't be written.
    pub fn is_failing(&self) -> bool {
        self.status.is_failing.load(Ordering::Relaxed)
    }

    /// Why the journal can't be written, once each time that begins.
    pub fn take_error(&self) -> Option<io::Error> {
        // The flag is cheap to read in every frame.
        if !self.is_failing() {
            return None;
        }
        self.status.error.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn send(&self, command: impl FnOnce(&mut AutosaveThread) + Send + 'static) {
        // A thread that ended receives nothing.
        let _ = self.commands.as_ref().map(|sender| sender.send(Box::new(command)));
    }
}

impl Drop for Autosave {
    /// What was handed over is on the disk when the program ends. A journal that was not closed stays, as after a crash.
    fn drop(&mut self) {
        self.commands = None;
        let _ = self.follower.take().map(JoinHandle::join);
    }
}

type StatusReport = Arc<dyn Fn(JournalStatus) + Send + Sync>;

struct AutosaveThread {
    data_dir: Arc<DataDir>,
    report: StatusReport,
    journal: Option<Journal>,
    map: Map,
    /// The state that is being saved.
    saving: Option<(Revision, Map)>,
    /// What was restored, and the first state that holds it in the new journal.
    restored: Option<(Box<UnsavedWork>, Option<Revision>)>,
}

impl AutosaveThread {
    fn run(mut self, commands: &Receiver<AutosaveCommand>) {
        loop {
            let patience = if self.restored.is_some() { LOOK } else { Duration::from_secs(3600) };
            match commands.recv_timeout(patience) {
                Ok(command) => command(&mut self),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            self.discard_restored();
        }
        // The journal writes what is left.
        self.journal = None;
    }

    fn follow(&mut self, map: FollowedMap) {
        let FollowedMap { base, on_disk, restored } = map;
        let place = &self.data_dir;
        let folder = JournalDir { fs: Arc::clone(place.fs()), folder: place.recovery() };
        let report = Arc::clone(&self.report);
        self.map.clone_from(&on_disk);
        let policy = FlushPolicy::default();
        let journal = Journal::start(folder, place.owner().clone(), base, on_disk, policy, move |news| report(news));
        self.journal = journal.map_err(|error| (self.report)(JournalStatus::Failing(error))).ok();
        self.restored = restored.map(|work| (work, None));
    }

    fn change(&mut self, changes: &Patch, pending: Option<&Patch>, state: Revision, at: Timestamp) {
        if let Err(mismatch) = changes.apply(&mut self.map) {
            // What the journal would record from here on is not the map on the screen.
            self.journal = None;
            return (self.report)(JournalStatus::Failing(io::Error::other(mismatch)));
        }
        let Some(journal) = &self.journal else { return };
        let with_pending = pending.and_then(|patch| {
            let mut with = self.map.clone();
            patch.apply(&mut with).ok().map(|()| with)
        });
        journal.record(with_pending.as_ref().unwrap_or(&self.map), state, at);
        if let Some((_, from @ None)) = &mut self.restored {
            *from = Some(state);
        }
    }

    /// Discards what was restored, once the new journal holds it as well.
    fn discard_restored(&mut self) {
        let durable = self.journal.as_ref().and_then(Journal::durable);
        if let Some((work, _)) = self.restored.take_if(|(_, from)| from.is_some_and(|from| durable >= Some(from))) {
            // What can't be discarded is offered again, which loses nothing.
            let _ = recovery::discard(&**self.data_dir.fs(), &work);
        }
    }
}
