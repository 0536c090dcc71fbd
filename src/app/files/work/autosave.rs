//! Sees that a crash costs next to nothing: follows the shown map, change by change, into a journal.
//!
//! The window hands over what changed, which is small, and goes on; a thread has a copy of the map of its own, makes the
//! same changes there and records it. So the window never copies a map, however large it is, and what was handed over is
//! on the disk soon, whether the window is hidden, idle or stuck.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::app::files::Files;
use crate::app::files::flow::event::Event;
use crate::app::files::work::data_dir::{Workplace, now};
use crate::app::files::work::recovered::Restored;
use crate::app::worker::Wake;
use crate::edit::{Patch, Revision};
use crate::editor::Editor;
use crate::model::Map;
use crate::persist::journal::{CloseReason, FlushPolicy, JournalDir, JournalStatus};
use crate::persist::recovery::{self, UnsavedWork};
use crate::persist::{Base, Journal, Timestamp};

/// How often it is looked whether what was restored is safe in the new journal.
const LOOK: Duration = Duration::from_millis(50);

/// A map that is followed from now on.
pub(crate) struct Beginning {
    /// What its file holds; `None` for a map that was never saved.
    pub base: Option<Base>,
    /// The map as the file holds it, or as it was new.
    pub on_disk: Map,
    /// What was restored of it, to be laid aside as soon as the new journal has it.
    pub restored: Option<Box<UnsavedWork>>,
}

/// Follows the shown map.
pub(crate) struct Safety {
    told: Option<Sender<Told>>,
    follower: Option<JoinHandle<()>>,
    /// The state that was told last.
    state: Revision,
    /// What is written beside the map and not part of it yet, as it was told last.
    beside: Option<Patch>,
    failing: Arc<AtomicBool>,
}

/// What the follower is told, in order.
enum Told {
    Begin(Box<Beginning>),
    Changed {
        changes: Patch,
        beside: Option<Patch>,
        state: Revision,
        at: Timestamp,
    },
    /// The present state is on its way to the disk.
    Saving(Revision),
    /// It has arrived.
    Saved(Base),
    /// The file holds another map than before, by another hand.
    Rebased {
        base: Base,
        on_disk: Box<Map>,
        state: Revision,
        at: Timestamp,
    },
    End(CloseReason),
}

impl Safety {
    /// Nothing to follow yet.
    pub(crate) fn start(workplace: Arc<Workplace>, wake: &Wake) -> Self {
        let (told, hears) = channel();
        let failing = Arc::new(AtomicBool::new(false));
        let (said, wake) = (Arc::clone(&failing), Arc::clone(wake));
        let tell: Tell = Arc::new(move |status| {
            let fails = matches!(status, JournalStatus::Failing(_));
            // The window shows only whether the journal can be written, so it is not woken for every state.
            if said.swap(fails, Ordering::Relaxed) != fails {
                wake();
            }
        });
        let follower = Follower { workplace, tell, journal: None, map: Map::default(), saving: None, restored: None };
        let thread = thread::Builder::new().name("safety".to_owned()).spawn(move || follower.run(&hears));
        failing.fetch_or(thread.is_err(), Ordering::Relaxed);
        Self { told: Some(told), follower: thread.ok(), state: Revision::default(), beside: None, failing }
    }

    /// Another map is shown.
    pub(crate) fn begin(&mut self, beginning: Beginning) {
        self.beside = None;
        self.tell(Told::Begin(Box::new(beginning)));
    }

    /// The shown map changed so, and `beside` it is written what will be part of it: a field that is not left yet.
    pub(crate) fn follow(&mut self, changes: Patch, beside: Option<Patch>) {
        if changes.is_empty() && beside == self.beside {
            return;
        }
        self.state = self.state.next();
        self.beside.clone_from(&beside);
        self.tell(Told::Changed { changes, beside, state: self.state, at: now() });
    }

    /// The map as it was told last is being saved.
    pub(crate) fn saving(&mut self) {
        self.tell(Told::Saving(self.state));
    }

    /// What was being saved is on disk.
    pub(crate) fn saved(&mut self, base: Base) {
        self.tell(Told::Saved(base));
    }

    /// The file of the map holds that now, by another hand, and this window knows it.
    pub(crate) fn rebased(&mut self, base: Base, on_disk: Map) {
        (self.state, self.beside) = (self.state.next(), None);
        self.tell(Told::Rebased { base, on_disk: Box::new(on_disk), state: self.state, at: now() });
    }

    /// The map is left.
    pub(crate) fn end(&mut self, end: CloseReason) {
        self.tell(Told::End(end));
    }

    /// True while a crash would cost more than it should, because the journal cannot be written.
    pub(crate) fn is_failing(&self) -> bool {
        self.failing.load(Ordering::Relaxed)
    }

    fn tell(&mut self, told: Told) {
        // When the follower is gone there is nobody to tell.
        let _ = self.told.as_ref().map(|sender| sender.send(told));
    }
}

impl Drop for Safety {
    /// What was told is on the disk when the program ends; a journal that was not ended stays, as after a crash.
    fn drop(&mut self) {
        self.told = None;
        let _ = self.follower.take().map(JoinHandle::join);
    }
}

type Tell = Arc<dyn Fn(JournalStatus) + Send + Sync>;

/// The thread's side.
struct Follower {
    workplace: Arc<Workplace>,
    tell: Tell,
    journal: Option<Journal>,
    map: Map,
    /// The state that is being saved.
    saving: Option<(Revision, Map)>,
    /// What was restored, and the state from which on it is in the new journal.
    restored: Option<(Box<UnsavedWork>, Option<Revision>)>,
}

impl Follower {
    fn run(mut self, hears: &Receiver<Told>) {
        loop {
            let patience = if self.restored.is_some() { LOOK } else { Duration::from_secs(3600) };
            match hears.recv_timeout(patience) {
                Ok(told) => self.hear(told),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            self.lay_aside();
        }
        // The journal writes what is left.
        self.journal = None;
    }

    fn hear(&mut self, told: Told) {
        match told {
            Told::Begin(beginning) => self.begin(*beginning),
            Told::Changed { changes, beside, state, at } => self.change(&changes, beside.as_ref(), state, at),
            Told::Saving(state) => {
                self.journal.iter().for_each(Journal::flush);
                self.saving = Some((state, self.map.clone()));
            }
            Told::Saved(base) => {
                if let (Some(journal), Some((state, map))) = (&self.journal, self.saving.take()) {
                    journal.saved(base, map, state);
                }
            }
            Told::Rebased { base, on_disk, state, at } => {
                let Some(journal) = &self.journal else { return };
                journal.record(&self.map, state, at);
                // The name of a state that was recorded stands for that state alone.
                let is_on_disk = *on_disk == self.map;
                journal.saved(base, *on_disk, if is_on_disk { state } else { Revision::default() });
            }
            Told::End(end) => {
                if let Some(journal) = self.journal.take() {
                    journal.close(end);
                }
            }
        }
    }

    fn begin(&mut self, beginning: Beginning) {
        let Beginning { base, on_disk, restored } = beginning;
        let place = &self.workplace;
        let dir = JournalDir { fs: Arc::clone(place.fs()), folder: place.recovery() };
        let tell = Arc::clone(&self.tell);
        self.map.clone_from(&on_disk);
        let journal =
            Journal::start(dir, place.holder().clone(), base, on_disk, FlushPolicy::default(), move |news| tell(news));
        self.journal = journal.map_err(|error| (self.tell)(JournalStatus::Failing(error))).ok();
        self.restored = restored.map(|left| (left, None));
    }

    fn change(&mut self, changes: &Patch, beside: Option<&Patch>, state: Revision, at: Timestamp) {
        if let Err(mismatch) = changes.apply(&mut self.map) {
            // What the journal would record from here on is not the map on the screen.
            self.journal = None;
            return (self.tell)(JournalStatus::Failing(std::io::Error::other(mismatch)));
        }
        let Some(journal) = &self.journal else { return };
        let with = beside.and_then(|patch| {
            let mut with = self.map.clone();
            patch.apply(&mut with).ok().map(|()| with)
        });
        journal.record(with.as_ref().unwrap_or(&self.map), state, at);
        if let Some((_, from @ None)) = &mut self.restored {
            *from = Some(state);
        }
    }

    /// Lays aside what was restored, once the new journal has it as well.
    fn lay_aside(&mut self) {
        let kept = self.journal.as_ref().and_then(Journal::durable);
        if let Some((left, _)) = self.restored.take_if(|(_, from)| from.is_some_and(|from| kept >= Some(from))) {
            // What cannot be laid aside is offered again, which loses nothing.
            let _ = recovery::discard(&**self.workplace.fs(), &left);
        }
    }
}

impl Files {
    /// Sees that a crash would not cost what became of the map since; `beside` it is written what will be part of it. To
    /// be called whenever something may have changed, and free when nothing has.
    pub fn keep(&mut self, editor: &mut Editor, beside: Option<Patch>) {
        if let Some(safety) = &mut self.safety {
            safety.follow(editor.take_changes(), beside);
        }
    }

    /// The file of the map holds that now, by another hand, and the map on the screen knows it: what was taken in of it
    /// is told first.
    pub fn rebased(&mut self, base: Base, on_disk: Map, editor: &mut Editor) {
        self.keep(editor, None);
        if let Some(safety) = &mut self.safety {
            safety.rebased(base, on_disk);
        }
    }

    /// No file holds the map any more: a crash would cost all of it, and not only what was changed.
    pub(crate) fn unsave(&mut self, editor: &mut Editor) {
        editor.mark_unsaved();
        if let Some(file) = self.flow.file() {
            let base = Base { path: file.path.clone(), fingerprint: file.fingerprint };
            self.rebased(base, Map::default(), editor);
        }
    }

    /// True while a crash would cost what is not saved: the journal cannot be written.
    #[must_use]
    pub fn is_unkept(&self) -> bool {
        self.safety.as_ref().is_some_and(Safety::is_failing)
    }

    /// The system ends the program: what is written is settled, and nobody is asked.
    pub fn terminate(&mut self, editor: &mut Editor) {
        self.hear(Event::Terminate, editor);
        self.keep(editor, None);
    }

    /// The window is gone. What is not saved and was not given up is offered at the next start.
    pub fn end(&mut self, editor: &mut Editor) {
        if editor.is_saved() || self.flow.gives_up() {
            self.leave(editor);
        } else {
            self.keep(editor, None);
        }
    }

    /// Follows another map from now on, which is as its file holds it or new.
    pub(crate) fn follow(&mut self, editor: &mut Editor, on_disk: Option<Map>) {
        let Some(safety) = &mut self.safety else { return };
        // What is only read here is not the base of what may be saved one day.
        let file = self.flow.file().filter(|_| self.flow.read_only().is_none());
        let base = file.map(|file| Base { path: file.path.clone(), fingerprint: file.fingerprint });
        // What was opened comes with a copy that was made beside the window; what is new is small.
        let on_disk = on_disk.unwrap_or_else(|| editor.map().clone());
        editor.take_changes();
        safety.begin(Beginning { base, on_disk, restored: None });
    }

    /// Follows a map that was made of something else: all of it is a change of the map before.
    pub(crate) fn follow_imported(&mut self, editor: &mut Editor, before: Map) {
        let Some(safety) = &mut self.safety else { return };
        safety.begin(Beginning { base: None, on_disk: before, restored: None });
        safety.follow(editor.take_changes(), None);
    }

    /// Follows a map that was restored.
    pub(crate) fn follow_restored(&mut self, told: Restored) {
        if let Some(safety) = &mut self.safety {
            let Restored { left, changes } = told;
            let (base, on_disk) = (left.base.clone(), left.before.clone());
            safety.begin(Beginning { base, on_disk, restored: Some(Box::new(left)) });
            safety.follow(changes, None);
        }
    }

    /// The map is left: it is saved, or what is not was given up and is kept for a while.
    pub(crate) fn leave(&mut self, editor: &mut Editor) {
        self.keep(editor, None);
        if let Some(safety) = &mut self.safety {
            safety.end(if editor.is_saved() { CloseReason::Saved } else { CloseReason::Discarded });
        }
    }
}
