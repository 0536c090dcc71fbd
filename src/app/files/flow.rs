//! What is to be done next about the file of the map: a pure state machine.
//!
//! It hears [`Event`]s (what the person asks and answers, what dialogs and workers report) together with the
//! [`Facts`] about the map at that moment, and tells the [`Effect`]s to carry out. It reads no file, shows nothing
//! and knows no clock, so every order of events can be tried in a test.
//!
//! *Whatever would lose the present map goes through one gate.* [`Flow::on`] lets a [`Want`] pass only when the map
//! is saved, or when the person gave up exactly the state that it is in; edits made after that answer, while a
//! dialog was open or a file was read, are asked about again. A want waits in `then` while the map is being saved
//! and is forgotten as soon as anything fails or is cancelled.
//!
//! *A file is written over only when what it holds was seen*: read or written by this window, or found there and
//! agreed to be replaced. The fingerprint that was seen goes with every save, and the store refuses another. What
//! other programs and windows do to the file meanwhile is the matter of `external`.

pub mod event;
mod external;

use std::path::{Path, PathBuf};

use crate::app::file_name;
use crate::app::files::flow::event::{
    Answer, Effect, Event, ExportError, Facts, How, Note, OnDisk, Picked, Purpose, Question, Reason, There, Want,
};
use crate::edit::Revision;
use crate::export::Format;
use crate::persist::{Fingerprint, SaveError};

pub use crate::app::files::flow::external::Outside;

/// What is going on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Doing {
    /// Nothing.
    #[default]
    Nothing,
    /// A question is on the screen.
    Asking(Question),
    /// A file dialog is open.
    Picking(Purpose),
    /// What stands at a path is being found out.
    Looking {
        /// What for.
        purpose: Purpose,
        /// Where.
        path: PathBuf,
        /// The person agreed to replace just this file.
        agreed: bool,
    },
    /// The map is being saved.
    Saving(PathBuf),
    /// A file is being read.
    Reading(PathBuf),
    /// What another program made of the file of the map is being read.
    Joining(PathBuf, How),
}

/// What was asked for during a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Again {
    Save,
    SaveAs,
    Export(Format),
}

/// The state of the machine.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    file: Option<OnDisk>,
    /// Why the file is not written.
    read_only: Option<Reason>,
    /// What another program did to the file.
    outside: Option<Outside>,
    doing: Doing,
    /// What waits until nothing would be lost.
    then: Option<Want>,
    /// The state of the map that may be lost.
    given_up: Option<Revision>,
    again: Option<Again>,
    exporting: bool,
    closing: bool,
    terminated: bool,
}

type Effects = Vec<Effect>;

impl Flow {
    /// The file of the map, once it has one.
    #[must_use]
    pub fn file(&self) -> Option<&OnDisk> {
        self.file.as_ref()
    }

    /// What is going on.
    #[must_use]
    pub fn doing(&self) -> &Doing {
        &self.doing
    }

    /// The question on the screen.
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        if let Doing::Asking(question) = &self.doing { Some(question) } else { None }
    }

    /// What waits until nothing would be lost.
    #[must_use]
    pub fn then(&self) -> Option<&Want> {
        self.then.as_ref()
    }

    /// True while an export is being written.
    #[must_use]
    pub fn is_exporting(&self) -> bool {
        self.exporting
    }

    /// True when the program shall end.
    #[must_use]
    pub fn is_closing(&self) -> bool {
        self.closing || self.terminated && !matches!(self.doing, Doing::Saving(_))
    }

    /// True when the person gave up what is not saved, and wants to end.
    #[must_use]
    pub fn gives_up(&self) -> bool {
        self.closing && !self.terminated
    }

    /// Takes the leave to end back when there is something to lose after all.
    pub fn reconsider(&mut self, facts: Facts) {
        if !self.may_lose(facts) {
            self.closing = false;
        }
    }

    /// What to do when that happens.
    pub fn on(&mut self, event: Event, facts: Facts) -> Vec<Effect> {
        self.reconsider(facts);
        match event {
            Event::Want(want) => self.want(want, facts),
            Event::Save => self.ask_to(Again::Save),
            Event::SaveAs => self.ask_to(Again::SaveAs),
            Event::Export(format) => self.ask_to(Again::Export(format)),
            Event::Answer(answer) => self.answer(answer, facts),
            Event::Picked(picked) => self.picked(picked, facts),
            Event::Looked(found) => self.looked(found),
            Event::Saved(result) => self.saved(result, facts),
            Event::Read(result) => self.read(result, facts),
            Event::Exported(result) => self.exported(result, facts),
            Event::Glanced { file, found } => self.glanced(&file, found),
            Event::Heed(heed) => self.heed(heed),
            Event::Joined(result) => self.joined(result),
            Event::StopWaiting => self.stop_waiting(),
            Event::Terminate => {
                self.terminated = true;
                Effects::new()
            }
        }
    }

    fn want(&mut self, want: Want, facts: Facts) -> Effects {
        // Whoever wants to end a second time does not wait for an export any more. Any other want is a new one,
        // and what was given up for another is not given up for it.
        let insists = want == Want::Close && self.then == Some(Want::Close);
        let repeats = insists || want == Want::Close && self.closing;
        self.closing = false;
        if !repeats {
            self.given_up = None;
        }
        let saves = match &self.doing {
            Doing::Saving(_) => true,
            Doing::Looking { purpose, .. } => *purpose == Purpose::Save,
            Doing::Asking(Question::Path(purpose) | Question::Replace { purpose, .. }) => *purpose == Purpose::Save,
            Doing::Asking(Question::Unsaved | Question::Conflict { .. }) => true,
            Doing::Asking(Question::Held(_) | Question::Damaged(_)) => false,
            Doing::Nothing | Doing::Picking(_) | Doing::Reading(_) | Doing::Joining(..) => false,
        };
        if saves {
            // The map is on its way to the disk, or the person is being asked about it: this comes after.
            self.then = Some(want);
            return Effects::new();
        }
        self.doing = Doing::Nothing;
        self.gate(want, facts, insists)
    }

    /// The one gate: lets a want pass when nothing would be lost, else asks.
    fn gate(&mut self, want: Want, facts: Facts, insists: bool) -> Effects {
        if !self.may_lose(facts) {
            self.then = Some(want);
            self.doing = Doing::Asking(Question::Unsaved);
            return Effects::new();
        }
        if want == Want::Close && self.exporting && !insists {
            self.then = Some(want);
            return Effects::new();
        }
        self.then = None;
        self.pass(want)
    }

    /// The map is saved, or the person gave up the state that it is in.
    fn may_lose(&self, facts: Facts) -> bool {
        !facts.unsaved || self.given_up == Some(facts.revision)
    }

    fn pass(&mut self, want: Want) -> Effects {
        match want {
            Want::Open => self.pick(Purpose::Open),
            Want::Import => self.pick(Purpose::Import),
            Want::OpenPath(path) => {
                self.doing = Doing::Reading(path.clone());
                vec![Effect::Read(path)]
            }
            Want::Close => {
                self.closing = true;
                vec![Effect::Go(Want::Close)]
            }
            Want::New | Want::Template { .. } | Want::ShowCopy(_) => self.go(want, None, None),
            Want::Show(ref file) => {
                let file = file.clone();
                self.go(want, Some(file), None)
            }
            Want::Peruse(ref file, reason) => {
                let file = file.clone();
                self.go(want, Some(file), Some(reason))
            }
            Want::Restore(ref file) => {
                let file = file.clone();
                self.go(want, file, None)
            }
        }
    }

    /// Another map takes the place of the present one.
    fn go(&mut self, want: Want, file: Option<OnDisk>, read_only: Option<Reason>) -> Effects {
        (self.file, self.read_only, self.outside) = (file, read_only, None);
        self.rest();
        vec![Effect::Go(want)]
    }

    /// Saving and exporting, which lose nothing: at once, after the save that goes on, or not at all.
    fn ask_to(&mut self, what: Again) -> Effects {
        // Whoever goes on working does not end.
        self.closing = false;
        match &self.doing {
            Doing::Nothing => {}
            Doing::Saving(_) => {
                self.again = Some(what);
                return Effects::new();
            }
            // A dialog is already open; what is being read asks before it takes the place of unsaved changes.
            Doing::Asking(_) | Doing::Picking(_) | Doing::Looking { .. } | Doing::Reading(_) | Doing::Joining(..) => {
                return Effects::new();
            }
        }
        match what {
            Again::Save => self.save(),
            Again::SaveAs => self.pick(Purpose::Save),
            Again::Export(_) if self.exporting => Effects::new(),
            Again::Export(format) => self.pick(Purpose::Export(format)),
        }
    }

    fn save(&mut self) -> Effects {
        match self.file.clone().filter(|_| self.read_only.is_none()) {
            Some(file) => self.save_to(file.path, Some(file.fingerprint)),
            None => self.pick(Purpose::Save),
        }
    }

    fn save_to(&mut self, path: PathBuf, expected: Option<Fingerprint>) -> Effects {
        self.doing = Doing::Saving(path.clone());
        vec![Effect::Save { path, expected }]
    }

    fn export_to(&mut self, path: PathBuf) -> Effects {
        self.rest();
        self.exporting = true;
        vec![Effect::Export(path)]
    }

    fn pick(&mut self, purpose: Purpose) -> Effects {
        self.doing = Doing::Picking(purpose);
        vec![Effect::Pick(purpose)]
    }

    fn answer(&mut self, answer: Answer, facts: Facts) -> Effects {
        let Doing::Asking(question) = self.doing.clone() else { return Effects::new() };
        match (question, answer) {
            (_, Answer::Cancel) => self.give_up(),
            (Question::Unsaved, Answer::Save) => self.save(),
            (Question::Unsaved, Answer::DontSave) => {
                self.given_up = Some(facts.revision);
                self.doing = Doing::Nothing;
                self.go_on(facts)
            }
            (Question::Conflict { path, found }, Answer::Overwrite) => self.save_to(path, found),
            (Question::Conflict { .. }, Answer::SaveAs) => self.pick(Purpose::Save),
            (Question::Replace { purpose: Purpose::Export(_), path, .. }, Answer::Overwrite) => self.export_to(path),
            (Question::Replace { path, found, .. }, Answer::Overwrite) => self.save_to(path, Some(found)),
            (Question::Conflict { path, found: Some(_) }, Answer::Join(how)) => self.join(path, how),
            (Question::Held(file), Answer::Peruse) => self.open(Want::Peruse(file, Reason::Held), facts),
            (Question::Held(file), Answer::TakeOver) => self.open(Want::Show(file), facts),
            (Question::Held(OnDisk { path, .. }) | Question::Damaged(path), Answer::Copy) => {
                self.open(Want::ShowCopy(path), facts)
            }
            (Question::Replace { purpose, .. }, Answer::SaveAs) => self.pick(purpose),
            (Question::Path(purpose), Answer::Path(path)) => self.chosen(purpose, &path, false, facts),
            _ => Effects::new(),
        }
    }

    fn picked(&mut self, picked: Picked, facts: Facts) -> Effects {
        let Doing::Picking(purpose) = self.doing else { return Effects::new() };
        match picked {
            Picked::Chosen(path) => self.chosen(purpose, &path, true, facts),
            Picked::Cancelled => self.give_up(),
            Picked::Unavailable => {
                self.doing = Doing::Asking(Question::Path(purpose));
                Effects::new()
            }
        }
    }

    fn chosen(&mut self, purpose: Purpose, path: &Path, agreed: bool, facts: Facts) -> Effects {
        let whole = match purpose {
            Purpose::Open | Purpose::Import => return self.gate(Want::OpenPath(path.to_owned()), facts, false),
            Purpose::Save => file_name::with_ending(path, file_name::MAP_ENDING),
            Purpose::Export(format) => file_name::with_ending_of(path, format),
        };
        // The dialog asked about the name that it saw: another name is another question.
        let agreed = agreed && whole == path;
        self.doing = Doing::Looking { purpose, path: whole.clone(), agreed };
        vec![Effect::Look { purpose, chosen: path.to_owned(), path: whole }]
    }

    fn looked(&mut self, found: Result<There, SaveError>) -> Effects {
        let Doing::Looking { purpose, path, agreed } = self.doing.clone() else { return Effects::new() };
        let There { within, fingerprint: found, held } = match (found, purpose) {
            (Ok(found), _) => found,
            (Err(error), Purpose::Export(_)) => return self.fail(Note::NotExported(path, ExportError::Save(error))),
            (Err(error), Purpose::Open | Purpose::Import | Purpose::Save) => {
                return self.fail(Note::NotSaved(path, error));
            }
        };
        // Nobody agreed to replace what is in the folder.
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
            // What is only read is written somewhere else, or not at all.
            (_, Some(_)) if self.read_only.is_some() => self.fail(Note::NotSaved(path, SaveError::ReadOnly)),
            (found, Some(own)) if found != Some(own) => self.ask(Question::Conflict { path, found }),
            // The dialog that asked knew nothing of the other window.
            (Some(found), None) if !agreed || held => self.ask(Question::Replace { purpose, path, found, held }),
            (found, _) => self.save_to(path, found),
        }
    }

    fn ask(&mut self, question: Question) -> Effects {
        self.doing = Doing::Asking(question);
        Effects::new()
    }

    fn saved(&mut self, result: Result<Fingerprint, SaveError>, facts: Facts) -> Effects {
        let Doing::Saving(path) = self.doing.clone() else { return Effects::new() };
        self.doing = Doing::Nothing;
        match result {
            Ok(fingerprint) => {
                self.keep(OnDisk { path, fingerprint });
                self.go_on(facts)
            }
            Err(SaveError::Changed { found }) => self.ask(Question::Conflict { path, found }),
            Err(error) => {
                if let SaveError::Unconfirmed { saved, .. } = error {
                    // The new file stands there, whatever a loss of power would make of it.
                    self.keep(OnDisk { path: path.clone(), fingerprint: saved });
                }
                self.fail(Note::NotSaved(path, error))
            }
        }
    }

    /// The file holds the map now.
    fn keep(&mut self, file: OnDisk) {
        (self.file, self.read_only, self.outside) = (Some(file), None, None);
    }

    fn exported(&mut self, result: Result<PathBuf, (PathBuf, ExportError)>, facts: Facts) -> Effects {
        self.exporting = false;
        let waits = self.doing == Doing::Nothing && self.then.is_some();
        let written = match result {
            Ok(path) => Some(Note::Exported(path)),
            Err((_, ExportError::Stopped)) => None,
            Err((path, reason)) => {
                if waits {
                    self.rest();
                }
                return vec![Effect::Say(Note::NotExported(path, reason))];
            }
        };
        let mut effects: Effects = written.map(Effect::Say).into_iter().collect();
        if waits {
            effects.extend(self.go_on(facts));
        }
        effects
    }

    fn stop_waiting(&mut self) -> Effects {
        match self.doing {
            Doing::Picking(purpose) => self.ask(Question::Path(purpose)),
            Doing::Reading(_) | Doing::Joining(..) => self.give_up(),
            Doing::Nothing | Doing::Asking(_) | Doing::Looking { .. } | Doing::Saving(_) => Effects::new(),
        }
    }

    /// What was waiting comes next.
    fn go_on(&mut self, facts: Facts) -> Effects {
        if self.terminated {
            return Effects::new();
        }
        if let Some(want) = self.then.take() {
            self.again = None;
            return self.gate(want, facts, false);
        }
        match self.again.take() {
            Some(what) => self.ask_to(what),
            None => Effects::new(),
        }
    }

    fn fail(&mut self, note: Note) -> Effects {
        self.rest();
        vec![Effect::Say(note)]
    }

    fn give_up(&mut self) -> Effects {
        self.rest();
        Effects::new()
    }

    /// Nothing goes on and nothing waits. What was given up once is not given up for ever.
    fn rest(&mut self) {
        self.doing = Doing::Nothing;
        self.then = None;
        self.given_up = None;
        self.again = None;
    }
}
