//! Follows the map on the screen, change by change, into a journal, so that a crash costs next to nothing.
//!
//! The window hands over the changes, which are small, and goes on; a thread records them. So nobody copies or writes a
//! whole map because something in it has changed, however large it is, and what was handed over is soon on the disk,
//! whether the window is hidden, idle or stuck. Only a save, which writes all of the map anyway, gives the journal a new start.

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
use crate::persist::{Base, Checkpoint, Journal, Timestamp};

/// How often the thread looks whether restored work is safe in the new journal.
const LOOK: Duration = Duration::from_millis(50);

/// A map to follow from now on.
pub struct FollowedMap {
    /// What its file holds; `None` for a map that was never saved.
    pub base: Option<Base>,
    /// The map as the file holds it, or as it was when it was new.
    pub on_disk: Arc<Map>,
    /// What was restored, to be discarded as soon as the new journal holds it.
    pub restored: Option<Box<UnsavedWork>>,
}

/// Follows the map on the screen.
pub struct Autosave {
    commands: Option<Sender<AutosaveCommand>>,
    follower: Option<JoinHandle<()>>,
    /// The state that was handed over last.
    state: Revision,
    /// What is being typed beside the map and not part of it yet, as it was handed over last, and recorded with it.
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
        let follower = AutosaveThread { data_dir, report, journal: None, saving: None, restored: None };
        let thread = thread::Builder::new().name("autosave".to_owned()).spawn(move || follower.run(&received));
        let follower = thread.map_err(|error| status.set(JournalStatus::Failing(error))).ok();
        Self { commands: Some(commands), follower, state: Revision::default(), pending: None, status }
    }

    /// Another map is on the screen.
    pub fn follow(&mut self, map: FollowedMap) {
        self.pending = None;
        self.send(move |thread| thread.follow(map));
    }

    /// The map changed, and `pending`, which fits it, is being typed beside it: a field that still has the keyboard.
    pub fn change(&mut self, changes: &Patch, pending: Option<Patch>) {
        if changes.is_empty() && pending == self.pending {
            return;
        }
        // What was typed beside the map is taken back, also when it has become a change of the map meanwhile.
        let mut whole = self.pending.take().map(|before| before.inverse()).unwrap_or_default();
        whole.append(changes);
        pending.iter().for_each(|pending| whole.append(pending));
        self.pending = pending;
        self.state = self.state.next();
        let (state, at) = (self.state, now());
        self.send(move |thread| thread.change(whole, state, at));
    }

    /// The map as it was handed over last is being saved.
    pub fn saving(&mut self, map: Arc<Map>) {
        self.send(move |thread| thread.save(&map));
    }

    /// What was being saved is on disk.
    pub fn saved(&mut self, base: Base) {
        self.send(move |thread| {
            if let (Some(journal), Some(StartedSave { checkpoint, since })) = (&thread.journal, thread.saving.take()) {
                journal.rebase(base, checkpoint, since);
            }
        });
    }

    /// Another program wrote `on_disk` to the file of the map, and this window knows it. It shows `map`, as it was handed
    /// over last.
    pub fn rebase(&mut self, base: Base, on_disk: Map, map: Map) {
        self.send(move |thread| {
            if let Some(journal) = &thread.journal {
                journal.rebase(base, Checkpoint::new(&on_disk), Patch::between(&on_disk, &map));
            }
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
    saving: Option<StartedSave>,
    /// What was restored, and the first state that holds it in the new journal.
    restored: Option<(Box<UnsavedWork>, Option<Revision>)>,
}

/// A save that goes on.
struct StartedSave {
    /// What the file will hold.
    checkpoint: Checkpoint,
    /// What has changed since.
    since: Patch,
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
        let (policy, checkpoint) = (FlushPolicy::default(), Checkpoint::new(&on_disk));
        let journal = Journal::start(folder, place.owner().clone(), base, checkpoint, policy, move |news| report(news));
        self.journal = journal.map_err(|error| (self.report)(JournalStatus::Failing(error))).ok();
        self.saving = None;
        self.restored = restored.map(|work| (work, None));
    }

    fn change(&mut self, changes: Patch, state: Revision, at: Timestamp) {
        self.saving.iter_mut().for_each(|saving| saving.since.append(&changes));
        if let Some(journal) = &self.journal {
            journal.record(changes, state, at);
        }
        if let Some((_, from @ None)) = &mut self.restored {
            *from = Some(state);
        }
    }

    fn save(&mut self, map: &Map) {
        let checkpoint = Checkpoint::new(map);
        self.journal.iter().for_each(|journal| journal.saving(checkpoint.fingerprint()));
        self.saving = Some(StartedSave { checkpoint, since: Patch::default() });
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
