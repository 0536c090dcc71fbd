//! Laws of the flow, on random orders of events: what is unsaved is never lost unasked, and what another program
//! wrote is never written over unseen.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use throughline::app::files::event::{
    Answer, Context, Effect, Event, ExportError, ExternalChangeAnswer, FileNature, FileProbe, MergeError, MergeMode,
    OpenError, OpenedFile, Picked, Question, TargetInfo, Transition,
};
use throughline::app::files::flow::{FileFlow, Phase};
use throughline::edit::{Command, History, HistoryEntry, Selection};
use throughline::exchange::workbook::Unfit;
use throughline::export::{Format, MissingGlyphs};
use throughline::model::{Key, Map};
use throughline::persist::{self, Base, Fingerprint, LoadError, LockOwner, SaveError};

use crate::support::cases;

/// Everything around the flow: a map, a disk, dialogs and workers.
#[derive(Default)]
struct World {
    flow: FileFlow,
    map: Map,
    history: History,
    disk: BTreeMap<PathBuf, Fingerprint>,
    /// What files held when the person or the program last saw them.
    seen: BTreeSet<(PathBuf, String)>,
    writes: u32,
    edits: u32,
    dialog: bool,
    look: Option<PathBuf>,
    save: Option<(PathBuf, Option<Fingerprint>, throughline::edit::Revision)>,
    read: Option<PathBuf>,
    join: Option<PathBuf>,
    probe: Option<(Base, FileProbe)>,
    /// Files that another window has open, and that are only read here.
    held: BTreeSet<PathBuf>,
    perused: BTreeSet<PathBuf>,
    export: Option<PathBuf>,
    given_up: Option<throughline::edit::Revision>,
}

impl World {
    fn after(saved: bool, steps: Vec<(u8, u8)>) -> Self {
        let mut world = Self { history: if saved { History::saved() } else { History::unsaved() }, ..Self::default() };
        for (what, which) in steps {
            world.step(what, which);
        }
        world
    }

    fn unsaved(&self) -> bool {
        !self.history.is_saved()
    }

    fn edit(&mut self) {
        self.edits += 1;
        let command = Command::SetText { at: Key::Info, text: format!("title {}", self.edits) };
        let patch = command.plan(&self.map).unwrap();
        patch.apply(&mut self.map).unwrap();
        let (before, after) = (Selection::none(), Selection::none());
        self.history.push(HistoryEntry { label: command.label(), patch, before, after });
    }

    fn anything(&mut self) -> Fingerprint {
        self.writes += 1;
        Fingerprint::new(&self.writes.to_le_bytes())
    }

    fn hear(&mut self, event: Event) {
        let facts = Context { unsaved: self.unsaved(), revision: self.history.revision() };
        let cancels = matches!(event, Event::Answer(Answer::Cancel)) && self.flow.question().is_some();
        if matches!((&event, self.flow.question()), (Event::Answer(Answer::DontSave), Some(Question::Unsaved))) {
            self.given_up = Some(facts.revision);
        }
        let effects = self.flow.handle(event, facts);
        if cancels {
            assert!(effects.is_empty() && *self.flow.phase() == Phase::Nothing && self.flow.then().is_none());
        }
        for effect in effects {
            self.carry_out(effect);
        }
        self.check();
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Pick(_) => self.dialog = true,
            Effect::CheckTarget { path, .. } => self.look = Some(path),
            Effect::Save { path, expected } => {
                assert!(self.save.is_none(), "two saves at a time");
                assert!(!self.perused.contains(&path), "{path:?} is only read");
                self.save = Some((path, expected, self.history.revision()));
            }
            Effect::Read(path) => self.read = Some(path),
            Effect::Export(path) => {
                assert!(self.export.is_none(), "two exports at a time");
                self.export = Some(path);
            }
            Effect::ShowMessage(_) => {}
            Effect::ReadTheirs(path) => self.join = Some(path),
            Effect::Merge(how) => {
                let file = self.flow.file().unwrap().clone();
                self.seen.insert((file.path, file.fingerprint.to_string()));
                self.edit();
                match how {
                    MergeMode::Reload => self.history.mark_saved(self.history.revision()),
                    MergeMode::Merge => self.history.forget_saved(),
                }
            }
            Effect::MarkUnsaved => self.history.forget_saved(),
            Effect::Enter(want) => {
                let agreed = self.given_up == Some(self.history.revision());
                assert!(!self.unsaved() || agreed, "{want:?} loses edits");
                match want {
                    Transition::Close => assert!(self.flow.is_closing()),
                    Transition::Open | Transition::Import | Transition::OpenPath(_) => panic!("{want:?} is no end"),
                    Transition::New | Transition::Template { .. } => self.replace(),
                    Transition::ShowCopy(_) => {
                        self.replace();
                        self.history.forget_saved();
                        assert!(self.flow.file().is_none());
                    }
                    Transition::Show(Base { path, fingerprint }) => {
                        self.replace();
                        self.seen.insert((path, fingerprint.to_string()));
                    }
                    Transition::OpenReadOnly(Base { path, fingerprint }, _) => {
                        self.replace();
                        self.seen.insert((path.clone(), fingerprint.to_string()));
                        self.perused.insert(path);
                    }
                    Transition::Restore(file) => {
                        self.replace();
                        self.history = History::unsaved();
                        self.seen.extend(file.map(|file| (file.path, file.fingerprint.to_string())));
                    }
                }
            }
        }
    }

    fn replace(&mut self) {
        (self.map, self.history, self.given_up) = (Map::default(), History::saved(), None);
        self.perused.clear();
    }

    /// Whatever the flow waits for can come.
    fn check(&mut self) {
        let doing = self.flow.phase().clone();
        self.dialog &= matches!(doing, Phase::Picking(_));
        match doing {
            Phase::Nothing | Phase::Asking(_) => {}
            Phase::Picking(_) => assert!(self.dialog),
            Phase::CheckingTarget { path, .. } => assert_eq!(self.look, Some(path)),
            Phase::Saving(path) => assert_eq!(self.save.as_ref().map(|save| &save.0), Some(&path)),
            Phase::Reading(path) => assert_eq!(self.read, Some(path)),
            Phase::Merging(path, _) => assert_eq!(self.join, Some(path)),
        }
        assert_eq!(self.flow.is_exporting(), self.export.is_some());
        assert!(!self.flow.is_closing() || !self.unsaved() || self.given_up == Some(self.history.revision()));
    }

    fn finish_save(&mut self, fails: bool) {
        let Some((path, expected, revision)) = self.save.take() else { return };
        let found = self.disk.get(&path).copied();
        let result = match (found == expected, fails) {
            (false, _) => Err(SaveError::Changed { found }),
            (true, true) => Err(SaveError::ReadOnly),
            (true, false) => {
                if let Some(found) = found {
                    assert!(self.seen.contains(&(path.clone(), found.to_string())), "{path:?} written over unseen");
                }
                let new = self.anything();
                self.disk.insert(path.clone(), new);
                self.seen.insert((path, new.to_string()));
                self.history.mark_saved(revision);
                self.perused.clear();
                Ok(new)
            }
        };
        self.hear(Event::Saved(result));
    }

    fn finish_look(&mut self, fails: bool) {
        let Some(path) = self.look.take() else { return };
        let found = self.disk.get(&path).copied();
        if !matches!(self.flow.phase(), Phase::CheckingTarget { .. }) {
            return;
        }
        // The dialog asked about this very name, so what is there is what the person meant.
        if let (Phase::CheckingTarget { agreed: true, .. }, Some(found), false) =
            (self.flow.phase(), found, self.held.contains(&path))
            && self.flow.file().is_none_or(|file| file.path != path)
        {
            self.seen.insert((path.clone(), found.to_string()));
        }
        let there = TargetInfo { within: None, fingerprint: found, held: self.held.contains(&path) };
        self.hear(Event::TargetChecked(if fails { Err(SaveError::NotAFile) } else { Ok(there) }));
    }

    fn finish_read(&mut self, fails: bool) {
        let Some(path) = self.read.take() else { return };
        if !matches!(self.flow.phase(), Phase::Reading(_)) {
            return;
        }
        let found = self.disk.get(&path).copied().filter(|_| !fails);
        let nature = match self.writes % 5 {
            _ if self.held.contains(&path) => FileNature::Held(LockOwner::default()),
            3 => FileNature::Damaged(persist::read(b"").unwrap_err(), Vec::new(), 0),
            4 => FileNature::Newer(1),
            _ => FileNature::Map,
        };
        let found = found.map(|fingerprint| OpenedFile { fingerprint, nature });
        self.hear(Event::Read(found.ok_or(OpenError::Load(LoadError::Io(io::ErrorKind::NotFound.into())))));
    }

    /// Another window opens a file, or closes it.
    fn hold_or_let_go(&mut self, path: PathBuf) {
        if !self.held.remove(&path) {
            self.held.insert(path);
        }
    }

    fn finish_join(&mut self, fails: bool) {
        let Some(path) = self.join.take() else { return };
        if !matches!(self.flow.phase(), Phase::Merging(..)) {
            return;
        }
        let found = self.disk.get(&path).copied().filter(|_| !fails);
        self.hear(Event::TheirsRead(found.ok_or(MergeError::Unrelated)));
    }

    /// The file is looked at; what was seen is reported at once or later.
    fn probe(&mut self, later: bool) {
        if !later {
            let seen = |file: &Base| match self.disk.get(&file.path) {
                Some(_) if self.writes.is_multiple_of(7) => FileProbe::Replaced,
                Some(found) => FileProbe::Holds(*found),
                None => FileProbe::Gone,
            };
            self.probe = self.flow.file().map(|file| (file.clone(), seen(file)));
        }
        if let Some((file, probe)) = self.probe.take_if(|_| later || self.edits.is_multiple_of(2)) {
            self.hear(Event::Probed { file, probe });
        }
    }

    fn answer(&mut self, answer: Answer) {
        if let (Answer::Overwrite, Some(question)) = (&answer, self.flow.question()) {
            let found = match question {
                Question::Conflict { path, found } => found.map(|found| (path.clone(), found.to_string())),
                Question::Replace { path, found, .. } => Some((path.clone(), found.to_string())),
                Question::Unsaved | Question::Path(_) | Question::Held(_) | Question::Damaged(_) => None,
            };
            self.seen.extend(found);
        }
        self.hear(Event::Answer(answer));
    }

    fn step(&mut self, what: u8, which: u8) {
        let path = Path::new(["/a.journey.ron", "/b.journey.ron", "/c"][usize::from(which) % 3]).to_owned();
        let fails = which.is_multiple_of(3);
        match what {
            0 | 1 => self.edit(),
            2 => self.hear(Event::Save),
            3 => self.hear(Event::SaveAs),
            4 => self.hear(Event::Export(Format::Png)),
            5 => self.hear(Event::Transition(Transition::New)),
            6 => self.hear(Event::Transition(Transition::Open)),
            7 => self.hear(Event::Transition(Transition::OpenPath(path))),
            8 | 9 => self.hear(Event::Transition(Transition::Close)),
            10 => self.answer(Answer::Save),
            11 => self.answer(Answer::DontSave),
            12 => self.answer(Answer::Overwrite),
            13 => self.answer(Answer::SaveAs),
            14 => self.answer(Answer::Path(path)),
            15 => self.answer(Answer::Cancel),
            16 | 17 if self.dialog => self.hear(Event::Picked(Picked::Chosen(path))),
            18 if self.dialog => self.hear(Event::Picked(Picked::Cancelled)),
            19 if self.dialog => self.hear(Event::Picked(Picked::Unavailable)),
            20 | 21 => self.finish_save(fails),
            22 => self.finish_look(fails),
            23 => self.finish_read(fails),
            24 => {
                if let Some(path) = self.export.take() {
                    let result = if fails {
                        Err((path, ExportError::Make(Unfit::Rows(2_000_000).into())))
                    } else {
                        Ok((path, MissingGlyphs::default()))
                    };
                    self.hear(Event::Exported(result));
                }
            }
            25 => {
                let other = self.anything();
                self.disk.insert(path, other);
            }
            26 => {
                self.disk.remove(&path);
            }
            27 => self.hear(Event::StopWaiting),
            28 => self.answer([Answer::OpenReadOnly, Answer::Copy, Answer::TakeOver][usize::from(which) % 3].clone()),
            29 => {
                self.answer(Answer::Merge(if which.is_multiple_of(2) { MergeMode::Merge } else { MergeMode::Reload }))
            }
            30 => self.probe(fails),
            31 => {
                let answers = [
                    ExternalChangeAnswer::Merge(MergeMode::Merge),
                    ExternalChangeAnswer::Merge(MergeMode::Reload),
                    ExternalChangeAnswer::Copy,
                    ExternalChangeAnswer::Restore,
                    ExternalChangeAnswer::Later,
                ];
                self.hear(Event::ExternalChangeAnswer(answers[usize::from(which) % 5]));
            }
            32 => self.finish_join(fails),
            33 => self.hold_or_let_go(path),
            34 => {
                // What a crash left belongs to a file as it was then, which it may not be any more.
                let then = if fails {
                    self.anything()
                } else {
                    self.disk.get(&path).copied().unwrap_or_else(|| self.anything())
                };
                let file = (!which.is_multiple_of(5)).then_some(Base { path, fingerprint: then });
                self.hear(Event::Transition(Transition::Restore(file)));
            }
            _ => {}
        }
    }

    /// The system ends the program: nobody is asked, and only a save is waited for.
    fn terminate(&mut self) {
        let facts = Context { unsaved: self.unsaved(), revision: self.history.revision() };
        assert!(self.flow.handle(Event::Terminate, facts).is_empty());
        // A save that was asked for during a save comes after it.
        while let Phase::Saving(path) = self.flow.phase().clone() {
            assert!(!self.flow.is_closing(), "a save ends first");
            let saved = Fingerprint::new(path.as_os_str().as_encoded_bytes());
            self.flow.handle(Event::Saved(Ok(saved)), facts);
        }
        assert!(self.flow.is_closing() && !self.flow.gives_up(), "{:?}", self.flow);
    }

    /// A person who saves everything and answers every question gets out.
    fn leave(&mut self) {
        for _ in 0..40 {
            if self.flow.is_closing() {
                return;
            }
            match self.flow.phase().clone() {
                Phase::Nothing => {
                    self.hear(Event::Transition(Transition::Close));
                }
                Phase::Asking(Question::Unsaved) => self.answer(Answer::Save),
                Phase::Asking(Question::Conflict { .. } | Question::Replace { .. }) => self.answer(Answer::Overwrite),
                Phase::Asking(Question::Held(_) | Question::Damaged(_)) => self.answer(Answer::Cancel),
                Phase::Merging(..) => self.finish_join(true),
                Phase::Asking(Question::Path(_)) => self.answer(Answer::Path("/end".into())),
                Phase::Picking(_) => self.hear(Event::Picked(Picked::Chosen("/end".into()))),
                Phase::CheckingTarget { .. } => self.finish_look(false),
                Phase::Saving(_) => self.finish_save(false),
                Phase::Reading(_) => self.finish_read(true),
            }
        }
        panic!("the window can't be closed: {:?}", self.flow);
    }
}

#[test]
fn a_window_that_is_about_to_close_stays_when_its_file_goes_away() {
    let mut world = World::after(false, Vec::new());
    let path = PathBuf::from("/a.journey.ron");
    world.hear(Event::Save);
    world.hear(Event::Picked(Picked::Chosen(path.clone())));
    world.finish_look(false);
    world.hear(Event::Transition(Transition::Close));
    world.finish_save(false);
    assert!(world.flow.is_closing());
    world.disk.remove(&path);
    world.probe(false);
    assert!(!world.flow.is_closing() && world.unsaved());
    world.leave();
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn no_order_of_events_loses_edits_or_writes_over_what_nobody_saw(
        saved in any::<bool>(),
        steps in prop::collection::vec((0_u8..35, any::<u8>()), 0..60),
    ) {
        World::after(saved, steps).leave();
    }

    #[test]
    fn the_system_can_end_the_program_at_any_time_and_gives_nothing_up(
        saved in any::<bool>(),
        steps in prop::collection::vec((0_u8..35, any::<u8>()), 0..60),
    ) {
        World::after(saved, steps).terminate();
    }
}
