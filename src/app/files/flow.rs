//! Decides what to do next about the file of the map: a pure state machine.
//!
//! It handles an [`Event`] (what the user asks and answers, what dialogs and workers report) together with the
//! [`Context`] of the map at that moment, and answers with the [`Effect`]s to carry out. It reads no file, shows nothing
//! and knows no clock, so tests can try every order of events.
//!
//! *Everything that would lose the present map goes through one gate.* A [`Transition`] passes only when the map is
//! saved, or when the user agreed to lose exactly the state that it is in; edits made after that answer, while a dialog
//! was open or a file was being read, raise the question again. A transition waits in `then` while the map is being
//! saved, and is forgotten as soon as anything fails or is cancelled.
//!
//! *A file is overwritten only when its content was seen*: this window read or wrote it, or found it there and the user
//! agreed to replace it. The fingerprint that was seen goes with every save, and the store refuses to overwrite another.
//! What other programs and windows do to the file meanwhile is handled in `external`.

pub mod event;
mod external;
mod message;

use std::path::{Path, PathBuf};

use crate::app::file_name;
use crate::edit::Revision;
use crate::export::{Format, MissingGlyphs};
use crate::persist::{Base, Fingerprint, SaveError};
use event::{
    Answer, Context, Effect, Event, ExportError, MergeMode, Notice, Picked, Purpose, Question, ReadOnlyReason,
    TargetInfo, Transition,
};

pub use external::ExternalChange;

/// What is going on in the foreground.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nothing.
    #[default]
    Nothing,
    /// A question is on the screen.
    Asking(Question),
    /// A file dialog is open.
    Picking(Purpose),
    /// The place for a file is being examined.
    CheckingTarget {
        /// What the file is for.
        purpose: Purpose,
        /// The place.
        path: PathBuf,
        /// The user agreed to replace exactly this file.
        agreed: bool,
    },
    /// The map is being saved.
    Saving(PathBuf),
    /// A file is being read.
    Reading(PathBuf),
    /// The externally changed file of the map is being read.
    Merging(PathBuf, MergeMode),
}

/// What was asked for during a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deferred {
    Save,
    SaveAs,
    Export(Format),
}

/// The state of the machine.
#[derive(Clone, Debug, Default)]
pub struct FileFlow {
    file: Option<Base>,
    /// Why the file is not written.
    read_only: Option<ReadOnlyReason>,
    external_change: Option<ExternalChange>,
    phase: Phase,
    /// What waits until nothing would be lost.
    then: Option<Transition>,
    /// The state of the map that the user agreed to lose.
    given_up: Option<Revision>,
    deferred: Option<Deferred>,
    exporting: bool,
    closing: bool,
    terminated: bool,
}

type Effects = Vec<Effect>;

impl FileFlow {
    /// The file of the map, once it has one.
    #[must_use]
    pub fn file(&self) -> Option<&Base> {
        self.file.as_ref()
    }

    /// Where that file is.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.file().map(|file| file.path.as_path())
    }

    /// What is going on in the foreground.
    #[must_use]
    pub fn phase(&self) -> &Phase {
        &self.phase
    }

    /// The question on the screen.
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        if let Phase::Asking(question) = &self.phase { Some(question) } else { None }
    }

    /// What waits until nothing would be lost.
    #[must_use]
    pub fn then(&self) -> Option<&Transition> {
        self.then.as_ref()
    }

    /// True while an export is being written.
    #[must_use]
    pub fn is_exporting(&self) -> bool {
        self.exporting
    }

    /// True when the program should end.
    #[must_use]
    pub fn is_closing(&self) -> bool {
        self.closing || self.terminated && !matches!(self.phase, Phase::Saving(_))
    }

    /// True when the user agreed to lose what is not saved, and wants to quit.
    #[must_use]
    pub fn gives_up(&self) -> bool {
        self.closing && !self.terminated
    }

    /// Withdraws the permission to quit when there is something to lose after all.
    pub fn reconsider(&mut self, context: Context) {
        if !self.may_lose(context) {
            self.closing = false;
        }
    }

    /// Handles an event: what to do now.
    pub fn handle(&mut self, event: Event, context: Context) -> Vec<Effect> {
        self.reconsider(context);
        match event {
            Event::Transition(transition) => self.want(transition, context),
            Event::Save => self.request(Deferred::Save),
            Event::SaveAs => self.request(Deferred::SaveAs),
            Event::Export(format) => self.request(Deferred::Export(format)),
            Event::Answer(answer) => self.answer(answer, context),
            Event::Picked(picked) => self.picked(picked, context),
            Event::TargetChecked(found) => self.target_checked(found),
            Event::Saved(result) => self.saved(result, context),
            Event::Read(result) => self.read(result, context),
            Event::Exported(result) => self.exported(result, context),
            Event::Probed { file, probe } => self.probed(&file, probe, context),
            Event::ExternalChangeAnswer(answer) => self.answer_external_change(answer),
            Event::TheirsRead(result) => self.theirs_read(result),
            Event::StopWaiting => self.stop_waiting(),
            Event::Terminate => {
                self.terminated = true;
                Effects::new()
            }
        }
    }

    fn want(&mut self, transition: Transition, context: Context) -> Effects {
        // To quit a second time means not to wait for an export. Any other transition is a new one, and what the user
        // agreed to lose for another is not lost for it.
        let insists = transition == Transition::Close && self.then == Some(Transition::Close);
        let repeats = insists || transition == Transition::Close && self.closing;
        self.closing = false;
        if !repeats {
            self.given_up = None;
        }
        let saves = match &self.phase {
            Phase::Saving(_) => true,
            Phase::CheckingTarget { purpose, .. } => *purpose == Purpose::Save,
            Phase::Asking(Question::Path(purpose) | Question::Replace { purpose, .. }) => *purpose == Purpose::Save,
            Phase::Asking(Question::Unsaved | Question::Conflict { .. }) => true,
            Phase::Asking(Question::Held(_) | Question::Damaged(_)) => false,
            Phase::Nothing | Phase::Picking(_) | Phase::Reading(_) | Phase::Merging(..) => false,
        };
        if saves {
            // The map is on its way to the disk, or the user is being asked about it: this comes after.
            self.then = Some(transition);
            return Effects::new();
        }
        self.phase = Phase::Nothing;
        self.gate(transition, context, insists)
    }

    /// The one gate: lets a transition pass when nothing would be lost, otherwise asks.
    fn gate(&mut self, transition: Transition, context: Context, insists: bool) -> Effects {
        if !self.may_lose(context) {
            self.then = Some(transition);
            return self.ask(Question::Unsaved);
        }
        if transition == Transition::Close && self.exporting && !insists {
            self.then = Some(transition);
            return Effects::new();
        }
        self.then = None;
        self.pass(transition)
    }

    /// The map is saved, or the user agreed to lose the state that it is in.
    fn may_lose(&self, context: Context) -> bool {
        !context.unsaved || self.given_up == Some(context.revision)
    }

    fn pass(&mut self, transition: Transition) -> Effects {
        let (file, read_only) = match &transition {
            Transition::Open => return self.pick(Purpose::Open),
            Transition::Import => return self.pick(Purpose::Import),
            Transition::OpenPath(path) => {
                self.phase = Phase::Reading(path.clone());
                return vec![Effect::Read(path.clone())];
            }
            Transition::Close => {
                self.closing = true;
                return vec![Effect::Enter(transition)];
            }
            Transition::New | Transition::Template { .. } | Transition::ShowCopy(_) => (None, None),
            Transition::Show(file) => (Some(file.clone()), None),
            Transition::OpenReadOnly(file, reason) => (Some(file.clone()), Some(*reason)),
            Transition::Restore(file) => (file.clone(), None),
        };
        (self.file, self.read_only, self.external_change) = (file, read_only, None);
        self.reset();
        vec![Effect::Enter(transition)]
    }

    /// Saving and exporting lose nothing: they happen at once, after the save that is going on, or not at all.
    fn request(&mut self, what: Deferred) -> Effects {
        // To go on working means not to quit.
        self.closing = false;
        match &self.phase {
            Phase::Nothing => {}
            Phase::Saving(_) => {
                self.deferred = Some(what);
                return Effects::new();
            }
            // A dialog is already open, or a file is being read, which asks before it replaces unsaved changes.
            Phase::Asking(_)
            | Phase::Picking(_)
            | Phase::CheckingTarget { .. }
            | Phase::Reading(_)
            | Phase::Merging(..) => return Effects::new(),
        }
        match what {
            Deferred::Save => self.save(),
            Deferred::SaveAs => self.pick(Purpose::Save),
            Deferred::Export(_) if self.exporting => Effects::new(),
            Deferred::Export(format) => self.pick(Purpose::Export(format)),
        }
    }

    fn save(&mut self) -> Effects {
        match self.file.clone().filter(|_| self.read_only.is_none()) {
            Some(file) => self.save_to(file.path, Some(file.fingerprint)),
            None => self.pick(Purpose::Save),
        }
    }

    fn save_to(&mut self, path: PathBuf, expected: Option<Fingerprint>) -> Effects {
        self.phase = Phase::Saving(path.clone());
        vec![Effect::Save { path, expected }]
    }

    fn export_to(&mut self, path: PathBuf) -> Effects {
        self.reset();
        self.exporting = true;
        vec![Effect::Export(path)]
    }

    fn pick(&mut self, purpose: Purpose) -> Effects {
        self.phase = Phase::Picking(purpose);
        vec![Effect::Pick(purpose)]
    }

    fn answer(&mut self, answer: Answer, context: Context) -> Effects {
        let Phase::Asking(question) = self.phase.clone() else { return Effects::new() };
        match (question, answer) {
            (_, Answer::Cancel) => self.cancel(),
            (Question::Unsaved, Answer::Save) => self.save(),
            (Question::Unsaved, Answer::DontSave) => {
                self.given_up = Some(context.revision);
                self.phase = Phase::Nothing;
                self.proceed(context)
            }
            (Question::Conflict { path, found }, Answer::Overwrite) => self.save_to(path, found),
            (Question::Conflict { .. }, Answer::SaveAs) => self.pick(Purpose::Save),
            (Question::Replace { purpose: Purpose::Export(_), path, .. }, Answer::Overwrite) => self.export_to(path),
            (Question::Replace { path, found, .. }, Answer::Overwrite) => self.save_to(path, Some(found)),
            (Question::Conflict { path, found: Some(_) }, Answer::Merge(mode)) => self.merge(path, mode),
            (Question::Held(file), Answer::OpenReadOnly) => {
                self.open(Transition::OpenReadOnly(file, ReadOnlyReason::Held), context)
            }
            (Question::Held(file), Answer::TakeOver) => self.open(Transition::Show(file), context),
            (Question::Held(Base { path, .. }) | Question::Damaged(path), Answer::Copy) => {
                self.open(Transition::ShowCopy(path), context)
            }
            (Question::Replace { purpose, .. }, Answer::SaveAs) => self.pick(purpose),
            (Question::Path(purpose), Answer::Path(path)) => self.chosen(purpose, &path, false, context),
            _ => Effects::new(),
        }
    }

    fn picked(&mut self, picked: Picked, context: Context) -> Effects {
        let Phase::Picking(purpose) = self.phase else { return Effects::new() };
        match picked {
            Picked::Chosen(path) => self.chosen(purpose, &path, true, context),
            Picked::Cancelled => self.cancel(),
            Picked::Unavailable => self.ask(Question::Path(purpose)),
        }
    }

    fn chosen(&mut self, purpose: Purpose, path: &Path, agreed: bool, context: Context) -> Effects {
        let whole = match purpose {
            Purpose::Open | Purpose::Import => return self.gate(Transition::OpenPath(path.to_owned()), context, false),
            Purpose::Save => file_name::with_ending(path, file_name::MAP_ENDING),
            Purpose::Export(format) => file_name::with_ending_of(path, format),
        };
        // The dialog asked about the name that it saw: another name is another question.
        let agreed = agreed && whole == path;
        self.phase = Phase::CheckingTarget { purpose, path: whole.clone(), agreed };
        vec![Effect::CheckTarget { purpose, chosen: path.to_owned(), path: whole }]
    }

    fn target_checked(&mut self, found: Result<TargetInfo, SaveError>) -> Effects {
        let Phase::CheckingTarget { purpose, path, agreed } = self.phase.clone() else { return Effects::new() };
        let TargetInfo { within, fingerprint: found, held } = match (found, purpose) {
            (Ok(found), _) => found,
            (Err(error), Purpose::Export(_)) => return self.fail(Notice::NotExported(path, ExportError::Save(error))),
            (Err(error), _) => return self.fail(Notice::NotSaved(path, error)),
        };
        // The user agreed to a folder, not to replacing a file in it.
        let agreed = agreed && within.is_none();
        let path = within.unwrap_or(path);
        if let Purpose::Export(_) = purpose {
            return match found {
                Some(found) if !agreed => self.ask(Question::Replace { purpose, path, found, held }),
                _ => self.export_to(path),
            };
        }
        let own = self.file.as_ref().filter(|file| file.path == path).map(|file| file.fingerprint);
        match (found, own) {
            // A read-only file is saved somewhere else or not at all.
            (_, Some(_)) if self.read_only.is_some() => self.fail(Notice::NotSaved(path, SaveError::ReadOnly)),
            (found, Some(own)) if found != Some(own) => self.ask(Question::Conflict { path, found }),
            // The dialog that asked knew nothing of the other window.
            (Some(found), None) if !agreed || held => self.ask(Question::Replace { purpose, path, found, held }),
            (found, _) => self.save_to(path, found),
        }
    }

    fn ask(&mut self, question: Question) -> Effects {
        self.phase = Phase::Asking(question);
        Effects::new()
    }

    fn saved(&mut self, result: Result<Fingerprint, SaveError>, context: Context) -> Effects {
        let Phase::Saving(path) = self.phase.clone() else { return Effects::new() };
        self.phase = Phase::Nothing;
        match result {
            Ok(fingerprint) => {
                self.set_file(Base { path, fingerprint });
                self.proceed(context)
            }
            Err(SaveError::Changed { found }) => self.ask(Question::Conflict { path, found }),
            Err(error) => {
                if let SaveError::Unconfirmed { saved, .. } = error {
                    // The new file is there, whatever a loss of power would do to it.
                    self.set_file(Base { path: path.clone(), fingerprint: saved });
                }
                self.fail(Notice::NotSaved(path, error))
            }
        }
    }

    /// The file holds the map now.
    fn set_file(&mut self, file: Base) {
        (self.file, self.read_only, self.external_change) = (Some(file), None, None);
    }

    fn exported(
        &mut self,
        result: Result<(PathBuf, MissingGlyphs), (PathBuf, ExportError)>,
        context: Context,
    ) -> Effects {
        self.exporting = false;
        let waits = self.phase == Phase::Nothing && self.then.is_some();
        let written = match result {
            Ok((path, missing)) => Some(Notice::Exported { path, missing }),
            Err((_, ExportError::Stopped)) => None,
            Err((path, reason)) => {
                if waits {
                    self.reset();
                }
                return vec![Effect::ShowMessage(Notice::NotExported(path, reason))];
            }
        };
        let mut effects: Effects = written.map(Effect::ShowMessage).into_iter().collect();
        if waits {
            effects.extend(self.proceed(context));
        }
        effects
    }

    fn stop_waiting(&mut self) -> Effects {
        match self.phase {
            Phase::Picking(purpose) => self.ask(Question::Path(purpose)),
            Phase::Reading(_) | Phase::Merging(..) => self.cancel(),
            Phase::Nothing | Phase::Asking(_) | Phase::CheckingTarget { .. } | Phase::Saving(_) => Effects::new(),
        }
    }

    /// Goes on with what was waiting.
    fn proceed(&mut self, context: Context) -> Effects {
        if self.terminated {
            return Effects::new();
        }
        if let Some(transition) = self.then.take() {
            self.deferred = None;
            return self.gate(transition, context, false);
        }
        match self.deferred.take() {
            Some(what) => self.request(what),
            None => Effects::new(),
        }
    }

    fn fail(&mut self, message: Notice) -> Effects {
        self.reset();
        vec![Effect::ShowMessage(message)]
    }

    fn cancel(&mut self) -> Effects {
        self.reset();
        Effects::new()
    }

    /// Nothing goes on and nothing waits. The agreement to lose a state does not outlast what it was given for.
    fn reset(&mut self) {
        self.phase = Phase::Nothing;
        self.then = None;
        self.given_up = None;
        self.deferred = None;
    }
}
