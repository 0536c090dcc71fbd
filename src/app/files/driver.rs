//! Drives the file of the map: asks the flow what to do about each event, has the work done, and shows the screens.
//!
//! `replace` puts another map into the editor when nothing would be lost, `view` is what happens on the screen, `status` is
//! what the window asks, and `names` says what the map is called.

mod names;
mod replace;
mod status;
mod view;

use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::app::files::flow::event::{
    Answer, Context, Effect, Event, ExternalChangeAnswer, Notice, Question, Transition,
};
use crate::app::files::flow::{FileFlow, Phase};
use crate::app::files::screens::Screens;
use crate::app::files::work::Work;
use crate::app::files::work::autosave::Autosave;
use crate::app::files::work::data_dir::{DataDir, now};
use crate::app::files::work::dialogs::{Dialogs, Picking};
use crate::app::files::work::export::{ExportOrder, Exporting};
use crate::app::files::work::import::ImportReport;
use crate::app::files::work::merging::Merging;
use crate::app::files::work::opening::{MapLook, MapOrigin, Opening, ReadAhead, ReadRequest};
use crate::app::files::work::recent::Recent;
use crate::app::files::work::recovery::Recovery;
use crate::app::files::work::saving::{FinishedSave, Saving};
use crate::app::files::work::versions::Versions;
use crate::app::files::work::watch::{FileWatch, LockClaim};
use crate::app::settings::SettingsStore;
use crate::app::worker::Wake;
use crate::edit::Patch;
use crate::editor::Editor;
use crate::i18n::{Locale, Words};
use crate::model::{IdSource, Map};
use crate::persist::versions::SaveOutcome;
use crate::persist::{Fs, RealFs, SaveError, Timestamp};

pub use status::FileState;

/// The file of the map and everything that goes on around it.
pub struct Files {
    flow: FileFlow,
    work: Work,
    dialogs: Box<dyn Dialogs>,
    ids: IdSource,
    picking: Picking,
    opening: Opening,
    /// The file that the window was opened with, until it is read.
    first: Option<PathBuf>,
    /// All that the window is opened with is known, and files may be read.
    is_begun: bool,
    look: MapLook,
    saving: Saving,
    merging: Merging,
    watch: FileWatch,
    exporting: Exporting,
    recovery: Recovery,
    versions: Versions,
    recent: Recent,
    autosave: Option<Autosave>,
    /// Why no recovery copy can be written, until the user has seen it.
    unprotected: Option<io::Error>,
    report: Option<ImportReport>,
    messages: VecDeque<Notice>,
    screens: Screens,
    /// The language of the interface.
    locale: Locale,
    /// What the map was made from, while it has no file.
    origin: Option<MapOrigin>,
    /// When the file was written that holds the map, as far as that is known.
    written: Option<Timestamp>,
    /// What the title of the window shows: the name of the map, and whether it has changes.
    shown: (String, bool),
    map_number: u64,
}

impl Files {
    /// No file yet. `wake` makes the window look for news, and `ids` begins the ids of this session.
    #[must_use]
    pub fn new(dialogs: Box<dyn Dialogs>, wake: Wake, ids: IdSource) -> Self {
        Self::with_fs(Arc::new(RealFs), dialogs, wake, ids)
    }

    /// The same on another file system.
    #[must_use]
    pub fn with_fs(fs: Arc<dyn Fs>, dialogs: Box<dyn Dialogs>, wake: Wake, ids: IdSource) -> Self {
        Self {
            flow: FileFlow::default(),
            work: Work { fs, wake, data_dir: None },
            dialogs,
            ids,
            picking: Picking::default(),
            opening: Opening::default(),
            first: None,
            is_begun: false,
            look: MapLook::default(),
            saving: Saving::default(),
            merging: Merging::default(),
            watch: FileWatch::default(),
            exporting: Exporting::default(),
            recovery: Recovery::default(),
            versions: Versions::default(),
            recent: Recent::default(),
            autosave: None,
            unprotected: None,
            report: None,
            messages: VecDeque::new(),
            screens: Screens::default(),
            locale: Locale::En,
            origin: None,
            written: None,
            shown: (String::new(), false),
            map_number: 0,
        }
    }

    /// The same for a window that other windows know, and that keeps what a crash would cost.
    #[must_use]
    pub fn with_data_dir(mut self, data_dir: Option<DataDir>, editor: &mut Editor) -> Self {
        self.work.data_dir = data_dir.map(Arc::new);
        self.autosave = self.work.data_dir.as_ref().map(|place| Autosave::new(Arc::clone(place), &self.work.wake));
        self.follow(editor, None);
        self
    }

    /// The same with a file that is being read already; it is shown when it is wanted.
    #[must_use]
    pub fn with_read_ahead(mut self, ahead: Option<ReadAhead>) -> Self {
        self.opening.ahead = ahead;
        self
    }

    /// Lays maps out in this way from the next one that is read.
    pub fn set_look(&mut self, look: MapLook) {
        self.look = look;
    }

    /// Remembers in these settings from now on which files were opened.
    pub fn set_settings(&mut self, keeper: Option<SettingsStore>) {
        let message = self.recent.set_settings(keeper);
        message.into_iter().for_each(|message| self.show_message(message));
    }

    /// Changes the language of dialogs and of new maps.
    pub fn set_language(&mut self, words: &Words) {
        self.locale = words.locale();
        self.dialogs.set_language(words);
    }

    /// Opens a file.
    pub fn open(&mut self, path: &Path, editor: &mut Editor) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.handle_event(Event::Transition(Transition::OpenPath(path)), editor);
    }

    /// The file that is being read will be opened as a new map without a file.
    pub fn open_as_copy(&mut self, editor: &mut Editor) {
        if let Phase::Reading(path) = self.flow.phase() {
            self.opening.as_copy = Some(path.clone());
        }
        if self.is_begun {
            self.read_again(editor);
        }
    }

    /// Exports the map; where to is asked next.
    pub fn export(&mut self, order: ExportOrder, editor: &mut Editor) {
        let format = order.format;
        self.exporting.set_order(order);
        self.handle_event(Event::Export(format), editor);
    }

    /// Answers the question on the screen.
    pub fn answer(&mut self, answer: Answer, editor: &mut Editor) {
        self.handle_event(Event::Answer(answer), editor);
    }

    /// Decides what to do about an external change.
    pub fn answer_external_change(&mut self, answer: ExternalChangeAnswer, editor: &mut Editor) {
        self.handle_event(Event::ExternalChangeAnswer(answer), editor);
    }

    /// Stops waiting for a file dialog (and asks for the path instead) or for a file that is being read.
    pub fn stop_waiting(&mut self, editor: &mut Editor) {
        self.handle_event(Event::StopWaiting, editor);
    }

    /// The user wants to close the window: true when it may close. Otherwise there is something to ask or to wait for;
    /// [`Files::is_closing`] tells when that is over.
    pub fn may_close(&mut self, editor: &mut Editor) -> bool {
        self.handle_event(Event::Transition(Transition::Close), editor);
        self.is_closing()
    }

    /// The system ends the program: what is being typed is finished, and nothing is asked.
    pub fn terminate(&mut self, editor: &mut Editor) {
        self.handle_event(Event::Terminate, editor);
        self.keep(editor, None);
    }

    /// The window is gone. What is not saved and was not given up will be offered at the next start.
    pub fn end(&mut self, editor: &mut Editor) {
        if editor.is_saved() || self.flow.gives_up() {
            self.leave(editor);
        } else {
            self.keep(editor, None);
        }
    }

    /// Makes sure that a crash would not cost the latest changes; `pending` is being typed beside the map. To be called
    /// whenever something may have changed, and free when nothing has.
    pub fn keep(&mut self, editor: &mut Editor, pending: Option<Patch>) {
        if let Some(autosave) = &mut self.autosave {
            autosave.change(&editor.take_changes(), pending.filter(|pending| editor.fits(pending)));
        }
    }

    /// Does what the flow decides about an event.
    pub fn handle_event(&mut self, event: Event, editor: &mut Editor) {
        // What is being typed or dragged is finished before another map is wanted. It goes on while this one is saved or
        // exported.
        let is_background =
            matches!(event, Event::Saved(_) | Event::Exported(_) | Event::TargetChecked(_) | Event::Probed { .. });
        if matches!(event, Event::Transition(_)) || self.flow.then().is_some() {
            settle(editor);
        } else if !is_background {
            editor.pause();
        }
        for effect in self.flow.handle(event, context(editor)) {
            self.apply(effect, editor);
        }
        self.forget();
        self.remember_name(editor);
        self.recent.note(self.flow.path());
    }

    fn apply(&mut self, effect: Effect, editor: &mut Editor) {
        match effect {
            Effect::Pick(purpose) => {
                let request = self.pick_request(purpose, editor);
                self.picking.start(self.dialogs.pick(request, Arc::clone(&self.work.wake)));
            }
            Effect::CheckTarget { purpose, chosen, path } => {
                let name = self.pick_request(purpose, editor).name;
                self.saving.check_target(&self.work, chosen, path, &name);
            }
            Effect::Save { path, expected } => {
                editor.pause();
                self.keep(editor, None);
                let map = Arc::new(editor.settled_map().into_owned());
                self.autosave.iter_mut().for_each(|autosave| autosave.saving(Arc::clone(&map)));
                self.saving.start(&self.work, path, expected, map, editor.revision());
            }
            // Before that, whether another window has the file open cannot be told yet, nor whether it is opened as a copy.
            Effect::Read(path) if self.is_begun => self.read(path, editor),
            Effect::Read(_) => {}
            Effect::Export(path) => self.exporting.start(&self.work, path, editor),
            Effect::ReadTheirs(path) => {
                if let Phase::Merging(_, mode) = self.flow.phase() {
                    self.merging.start(&self.work, path, *mode);
                }
            }
            Effect::Merge(mode) => {
                if let Some((theirs, message)) = self.merging.merge(mode, editor) {
                    self.show_message(message);
                    self.rebase(theirs, editor);
                }
            }
            Effect::MarkUnsaved => {
                editor.mark_unsaved();
                // No file holds the map any more, so a crash would cost all of it.
                self.rebase(Map::default(), editor);
            }
            Effect::Enter(transition) => self.enter(transition, editor),
            Effect::ShowMessage(message) => self.show_message(message),
        }
        // There is something new to see.
        (self.work.wake)();
    }

    fn read(&mut self, path: PathBuf, editor: &mut Editor) {
        let (language, ids, look) = (self.locale.of_maps(), editor.ids().clone(), self.look);
        self.opening.start(&self.work, ReadRequest { path, as_copy: false, language, ids, look });
    }

    /// Takes in what dialogs and workers report. To be called in each frame, also of a hidden window.
    pub fn poll(&mut self, editor: &mut Editor) {
        if !std::mem::replace(&mut self.is_begun, true)
            && let Phase::Reading(path) = self.flow.phase().clone()
        {
            self.read(path, editor);
        }
        self.take_in(|files| files.picking.poll(), editor);
        self.take_in(|files| files.saving.poll_target(), editor);
        if let Some(outcome) = self.saving.poll() {
            self.saved(outcome, editor);
        }
        self.take_in(|files| files.opening.poll(), editor);
        self.take_in(|files| files.exporting.poll(&files.work, files.map_number), editor);
        self.take_in(|files| files.merging.poll(), editor);
        let is_saving = matches!(self.flow.phase(), Phase::Saving(_));
        self.take_in(|files| files.watch.poll(&files.work, files.flow.file(), is_saving), editor);
        if let Some(message) = self.versions.poll(&self.work) {
            self.show_message(message);
        }
        let recover = |files: &mut Self| {
            let open = match files.flow.phase() {
                Phase::Reading(path) => Some(path.as_path()),
                _ => files.flow.path(),
            };
            files.recovery.poll(&files.work, open)
        };
        self.take_in(recover, editor);
        match self.autosave.as_ref().map(|autosave| (autosave.is_failing(), autosave.take_error())) {
            Some((true, Some(error))) => self.unprotected = Some(error),
            Some((true, None)) => {}
            Some((false, _)) | None => self.unprotected = None,
        }
        self.flow.reconsider(context(editor));
        self.first = self.awaited().map(Path::to_owned);
        self.remember_name(editor);
    }

    fn take_in(&mut self, poll: impl FnOnce(&mut Self) -> Option<Event>, editor: &mut Editor) {
        if let Some(event) = poll(self) {
            self.handle_event(event, editor);
        }
    }

    fn saved(&mut self, outcome: FinishedSave, editor: &mut Editor) {
        let FinishedSave { revision, map, result } = outcome;
        if matches!(result, Ok(_) | Err(SaveError::Unconfirmed { .. })) {
            editor.mark_saved(revision);
            self.merging.base = Some(map);
            self.written = Some(now());
        }
        let is_confirmed = result.is_ok();
        let result = result.map(|SaveOutcome { fingerprint, not_kept }| {
            not_kept.into_iter().for_each(|error| self.show_message(Notice::VersionNotKept(error)));
            fingerprint
        });
        let before = self.path().map(Path::to_owned);
        self.handle_event(Event::Saved(result), editor);
        if let (Some(autosave), Some(file)) = (self.autosave.as_mut().filter(|_| is_confirmed), self.flow.file()) {
            autosave.saved(file.clone());
        }
        if before.as_deref() != self.path() {
            self.origin = None;
            self.watch.follow(&self.work, self.flow.path(), LockClaim::Take);
        }
    }

    /// The file holds `on_disk`, which this window did not write.
    fn rebase(&mut self, on_disk: Map, editor: &mut Editor) {
        self.keep(editor, None);
        if let (Some(autosave), Some(file)) = (&mut self.autosave, self.flow.file()) {
            autosave.rebase(file.clone(), on_disk, editor.settled_map().into_owned());
        }
    }

    /// Lets go of what is no longer waited for.
    fn forget(&mut self) {
        let phase = self.flow.phase();
        if !matches!(phase, Phase::Picking(_)) {
            self.picking = Picking::default();
        }
        if !matches!(phase, Phase::CheckingTarget { .. }) {
            self.saving.target = None;
        }
        if !matches!(phase, Phase::Reading(_)) {
            self.opening.reading = None;
        }
        if !matches!(phase, Phase::Merging(..)) {
            self.merging.reading = None;
        }
        let then = self.flow.then();
        let shows = matches!(then, Some(Transition::Show(_) | Transition::OpenReadOnly(..) | Transition::ShowCopy(_)));
        if !shows && !matches!(self.question(), Some(Question::Held(_) | Question::Damaged(_))) {
            self.opening.opened = None;
        }
        if !matches!(then, Some(Transition::Restore(_))) {
            self.recovery.prepared = None;
        }
    }

    fn show_message(&mut self, message: Notice) {
        self.recent.note_failure(&message);
        if !message.is_error() {
            // Newer news makes older news old.
            self.messages.retain(Notice::is_error);
            self.screens.news.restart();
        }
        self.messages.push_back(message);
    }

    /// How long the user has been waiting for what goes on.
    fn waiting(&self) -> Option<Duration> {
        [self.picking.age(), self.saving.age(), self.opening.age()].into_iter().flatten().max()
    }
}

/// Finishes what is being typed and cancels what is being dragged.
fn settle(editor: &mut Editor) {
    editor.finish_typing();
    editor.cancel();
}

fn context(editor: &Editor) -> Context {
    Context { unsaved: !editor.is_saved(), revision: editor.revision() }
}
