//! The file of the map: which one is open, what is being asked, and what workers do with it.
//!
//! [`Files`] carries out what the pure [`flow`] decides: it opens dialogs, starts the work that takes time on
//! threads ([`worker`]), hands their results back, and puts another map into the editor when nothing would be
//! lost by it. The interface never waits for a disk or a dialog.

pub mod flow;
mod screens;
pub(crate) mod work;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};
use std::time::{Duration, Instant};

use crate::app::file_name;
use crate::app::files::screens::notice;
use crate::app::files::work::{import, opening};
use crate::edit::Revision;
use crate::editor::Editor;
use crate::i18n::{Locale, Words};
use crate::model::{IdSource, Info, Map};
use crate::persist::versions::SaveOutcome;
use crate::persist::{self, Base, Fs, LoadError, RealFs, SaveError, Task};
use crate::text::Fonts;

pub use crate::app::files::flow::Outside;
pub use crate::app::files::flow::event;
pub use crate::app::files::flow::event::{Answer, ExportError, Heed, How, Note, Picked, Purpose, Question};
pub use crate::app::files::work::data_dir::Workplace;
pub use crate::app::files::work::dialogs::{DesktopDialogs, Dialogs, PickRequest};
pub use crate::app::files::work::export::HandOver;
pub use crate::app::files::work::import::is_foreign;
pub use crate::app::worker::Wake;

use crate::app::files::flow::event::{Effect, Event, Facts, Found, OpenError, There, Want};
use crate::app::files::flow::{Doing, Flow};
use crate::app::files::screens::Screen;
use crate::app::files::work::autosave::Safety;
use crate::app::files::work::export::Exporting;
use crate::app::files::work::external::Shared;
use crate::app::files::work::import::Report;
use crate::app::files::work::opening::{Copied, Opened};
use crate::app::files::work::recent::Recent;
use crate::app::files::work::recovered::Recovered;
use crate::app::files::work::versions::Versions;
use crate::app::files::work::watch::Claim;
use crate::app::worker::{self, Job};

/// What a person can do with files.
#[derive(Clone, Debug, PartialEq)]
pub enum FileAction {
    /// Begins an empty map.
    New,
    /// Begins a map from a template.
    NewFromTemplate {
        /// Which one.
        name: String,
        /// Its language.
        language: String,
    },
    /// Opens a file that is to be chosen.
    Open,
    /// Makes a new map of a file that is to be chosen.
    Import,
    /// Opens a file.
    OpenPath(PathBuf),
    /// Saves the map.
    Save,
    /// Saves the map under another name.
    SaveAs,
    /// Writes the map as something to be handed over, in a place that is to be chosen.
    Export(Box<HandOver>),
    /// Ends the program, like closing the window.
    Close,
}

/// How the map on the screen stands to its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// The file holds the map as it is.
    Saved,
    /// There are changes that the file does not hold.
    Unsaved,
    /// The map is being written.
    Saving,
    /// The map has no file.
    NeverSaved,
    /// Another program changed the file.
    Differs,
    /// The file was moved, renamed or deleted.
    Gone,
    /// The file is not written, and the map is as it was read.
    ReadOnly,
    /// The file is not written, and there are changes.
    ReadOnlyChanged,
}

/// The file of the map and all that goes on around it.
pub struct Files {
    flow: Flow,
    dialogs: Box<dyn Dialogs>,
    fs: Arc<dyn Fs>,
    wake: Wake,
    ids: IdSource,
    workplace: Option<Arc<Workplace>>,
    safety: Option<Safety>,
    recent: Recent,
    recovered: Recovered,
    picking: Option<(Instant, Receiver<Picked>)>,
    looking: Option<Job<Result<There, SaveError>>>,
    saving: Option<(Revision, Job<Result<SaveOutcome, SaveError>>)>,
    reading: Option<Job<Result<Opened, OpenError>>>,
    report: Option<Report>,
    exporting: Exporting,
    opened: Option<Box<Opened>>,
    copied: Option<Copied>,
    shared: Shared,
    versions: Versions,
    /// The file that is to be opened as a new map.
    as_copy: Option<PathBuf>,
    notes: VecDeque<Note>,
    screen: Screen,
    /// The language of new maps.
    language: Locale,
    /// The language of the interface.
    interface: Locale,
    /// What the title of the window says: the name of the map, and that it has changes.
    shown: (String, bool),
    replaced: u64,
}

impl Files {
    /// No file yet. `wake` makes the window look for news, and `ids` begins the ids of this session.
    #[must_use]
    pub fn new(dialogs: Box<dyn Dialogs>, wake: Wake, ids: IdSource) -> Self {
        Self::on(Arc::new(RealFs), dialogs, wake, ids)
    }

    /// The same on another file system.
    #[must_use]
    pub fn on(fs: Arc<dyn Fs>, dialogs: Box<dyn Dialogs>, wake: Wake, ids: IdSource) -> Self {
        Self {
            flow: Flow::default(),
            dialogs,
            fs,
            wake,
            ids,
            workplace: None,
            safety: None,
            recent: Recent::default(),
            recovered: Recovered::default(),
            picking: None,
            looking: None,
            saving: None,
            reading: None,
            report: None,
            exporting: Exporting::default(),
            opened: None,
            copied: None,
            shared: Shared::default(),
            versions: Versions::default(),
            as_copy: None,
            notes: VecDeque::new(),
            screen: Screen::default(),
            language: Locale::En,
            interface: Locale::En,
            shown: (String::new(), false),
            replaced: 0,
        }
    }

    /// The same for a window that is known to others and keeps what a crash would cost.
    #[must_use]
    pub fn working_at(mut self, workplace: Option<Workplace>, editor: &mut Editor) -> Self {
        self.workplace = workplace.map(Arc::new);
        self.safety = self.workplace.as_ref().map(|place| Safety::start(Arc::clone(place), &self.wake));
        self.follow(editor, None);
        // Whether another window has the file open can be told only now.
        self.read_again(editor);
        self
    }

    /// Speaks another language from now on: dialogs ask in it, and new maps are written in it.
    pub fn speak(&mut self, words: &Words) {
        self.language = words.locale().of_maps();
        self.interface = words.locale();
        self.dialogs.speak(words);
    }

    /// The editor to begin with: the sample map, or an empty one until the file at `path` is read.
    pub fn start(&mut self, path: Option<PathBuf>) -> Editor {
        let ids = self.ids.clone();
        let Some(path) = path else {
            let map = sample("support", self.language.code(), &mut self.ids).unwrap_or_default();
            let editor = editor_of(map, self.ids.clone());
            self.remember(&editor);
            return editor;
        };
        let mut editor = editor_of(empty(self.language), ids);
        self.act(FileAction::OpenPath(path), &mut editor);
        editor
    }

    /// Does what the person asked for, or begins to.
    pub fn act(&mut self, action: FileAction, editor: &mut Editor) {
        let event = match action {
            FileAction::New => Event::Want(Want::New),
            FileAction::NewFromTemplate { name, language } => Event::Want(Want::Template { name, language }),
            FileAction::Open => Event::Want(Want::Open),
            FileAction::Import => Event::Want(Want::Import),
            FileAction::OpenPath(path) => Event::Want(Want::OpenPath(std::path::absolute(&path).unwrap_or(path))),
            FileAction::Save => Event::Save,
            FileAction::SaveAs => Event::SaveAs,
            FileAction::Export(ordered) => self.take_order(*ordered),
            FileAction::Close => Event::Want(Want::Close),
        };
        self.hear(event, editor);
    }

    /// Answers the question on the screen.
    pub fn answer(&mut self, answer: Answer, editor: &mut Editor) {
        self.hear(Event::Answer(answer), editor);
    }

    /// Stops to wait for a file dialog (and asks for the path instead) or for a file that is being read.
    pub fn stop_waiting(&mut self, editor: &mut Editor) {
        self.hear(Event::StopWaiting, editor);
    }

    /// Takes in what dialogs and workers report. To be called for each frame, also of a hidden window.
    pub fn poll(&mut self, editor: &mut Editor) {
        if let Some(picked) = self.picking.as_ref().and_then(|(_, answer)| answered(answer)) {
            self.picking = None;
            self.hear(Event::Picked(picked), editor);
        }
        if let Some(found) = Job::done(&mut self.looking) {
            self.hear(Event::Looked(found.unwrap_or_else(|lost| Err(unsaved(Task::LookFor, lost)))), editor);
        }
        if let Some((revision, result)) = self.saving.as_ref().and_then(|(at, job)| Some((*at, job.poll()?))) {
            self.saving = None;
            let result = result.unwrap_or_else(|lost| Err(unsaved(Task::Save, lost)));
            if matches!(result, Ok(_) | Err(SaveError::Unconfirmed { .. })) {
                editor.mark_saved(revision);
                self.written();
            }
            let arrived = result.is_ok();
            let result = result.map(|SaveOutcome { fingerprint, not_kept }| {
                not_kept.into_iter().for_each(|error| self.say(Note::VersionNotKept(error)));
                fingerprint
            });
            let before = self.path().map(Path::to_owned);
            self.hear(Event::Saved(result), editor);
            if let (Some(safety), Some(file)) = (self.safety.as_mut().filter(|_| arrived), self.flow.file()) {
                safety.saved(Base { path: file.path.clone(), fingerprint: file.fingerprint });
            }
            if before.as_deref() != self.path() {
                self.copied = None;
                self.attend(self.path().map(Path::to_owned).as_deref(), Claim::Take);
            }
        }
        if let Some(result) = Job::done(&mut self.reading) {
            let result = result.unwrap_or_else(|lost| Err(LoadError::Io(lost.into()).into()));
            let found = result.map(|opened| {
                let found = Found { fingerprint: opened.fingerprint, condition: opened.nature.condition() };
                self.opened = Some(Box::new(opened));
                found
            });
            self.hear(Event::Read(found), editor);
        }
        self.poll_exporting(editor);
        self.poll_shared(editor);
        self.poll_versions();
        self.poll_recovered(editor);
        self.flow.reconsider(facts(editor));
        self.remember(editor);
    }

    /// Shows questions, messages and progress.
    pub fn ui(
        &mut self,
        ctx: &egui::Context,
        text: &crate::app::widgets::label::TextUi,
        words: &Words,
        editor: &mut Editor,
    ) {
        screens::ui(self, ctx, text, words, editor);
    }

    /// The window is asked to close: true when it may. False when there is something to ask or to wait for;
    /// [`Files::close_now`] tells when that is over.
    pub fn may_close(&mut self, editor: &mut Editor) -> bool {
        self.hear(Event::Want(Want::Close), editor);
        self.close_now()
    }

    /// True when the window shall close: nothing would be lost by it.
    #[must_use]
    pub fn close_now(&self) -> bool {
        self.flow.is_closing()
    }

    /// What the title bar of the window says.
    #[must_use]
    pub fn title(&self, words: &Words) -> String {
        let (name, changed) = &self.shown;
        let key = match (self.flow.read_only(), *changed) {
            (Some(_), false) => "app-window-read-only",
            (Some(_), true) => "app-window-read-only-changed",
            (None, true) => "app-window-changed",
            (None, false) => "app-window",
        };
        words.with(key, &[("name", name.as_str().into())])
    }

    /// How the map stands to its file.
    #[must_use]
    pub fn state(&self, editor: &Editor) -> FileState {
        let outside = self.flow.outside().map(|outside| outside.found);
        match (self.flow.file(), self.flow.read_only(), outside) {
            _ if self.saving.is_some() => FileState::Saving,
            (None, ..) => FileState::NeverSaved,
            (_, Some(_), _) if editor.is_saved() => FileState::ReadOnly,
            (_, Some(_), _) => FileState::ReadOnlyChanged,
            (_, _, Some(None)) => FileState::Gone,
            (_, _, Some(Some(_))) => FileState::Differs,
            _ if editor.is_saved() => FileState::Saved,
            _ => FileState::Unsaved,
        }
    }

    /// The file of the map, once it has one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.flow.file().map(|file| file.path.as_path())
    }

    /// The question on the screen.
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        self.flow.question()
    }

    /// The message on the screen: the oldest error that was not put away yet, else the latest news.
    #[must_use]
    pub fn note(&self) -> Option<&Note> {
        self.notes.iter().find(|note| notice::is_error(note)).or(self.notes.front())
    }

    /// Puts the message on the screen away.
    pub fn put_note_away(&mut self) {
        let at = self.notes.iter().position(notice::is_error).unwrap_or(0);
        self.notes.remove(at);
    }

    /// True while a question or an error stands before the map, which then hears no keys.
    #[must_use]
    pub fn is_modal(&self) -> bool {
        self.question().is_some()
            || self.note().is_some_and(notice::is_error)
            || self.shows_recovered()
            || self.shows_versions()
            || self.shows_export()
            || self.report.is_some()
    }

    /// What goes on in the foreground.
    #[must_use]
    pub fn doing(&self) -> &Doing {
        self.flow.doing()
    }

    /// True while an export is being written.
    #[must_use]
    pub fn is_exporting(&self) -> bool {
        self.flow.is_exporting()
    }

    /// True while something goes on that a worker or a dialog does.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.exporting.is_running() || !matches!(self.flow.doing(), Doing::Nothing | Doing::Asking(_))
    }

    /// How often another map took the place of the one before: a new number is a new map on the screen.
    #[must_use]
    pub fn replaced(&self) -> u64 {
        self.replaced
    }

    fn hear(&mut self, event: Event, editor: &mut Editor) {
        // What is being written or dragged is settled before anything is decided about the map, but goes on
        // when a save in the background ends.
        let background =
            matches!(event, Event::Saved(_) | Event::Exported(_) | Event::Looked(_) | Event::Glanced { .. });
        if !background || self.flow.then().is_some() {
            settle(editor);
        }
        for effect in self.flow.on(event, facts(editor)) {
            self.carry_out(effect, editor);
        }
        self.forget();
        self.remember(editor);
        self.note_recent();
    }

    fn carry_out(&mut self, effect: Effect, editor: &mut Editor) {
        match effect {
            Effect::Pick(purpose) => {
                let request = self.request(purpose, editor);
                self.picking = Some((Instant::now(), self.dialogs.pick(request, Arc::clone(&self.wake))));
            }
            Effect::Look { purpose, chosen, path } => {
                let name = self.request(purpose, editor).name;
                self.looking = Some(self.job("look", self.look_there(&chosen, &path, &name)));
            }
            Effect::Save { path, expected } => {
                settle(editor);
                self.keep(editor, None);
                if let Some(safety) = &mut self.safety {
                    safety.saving();
                }
                let save = self.save_work(path, expected, editor);
                self.saving = Some((editor.revision(), self.job("save", save)));
            }
            Effect::Read(path) => {
                let (fs, ids, here) = (Arc::clone(&self.fs), editor.ids().clone(), self.workplace.clone());
                let as_copy = self.as_copy.take_if(|copied| *copied == path).is_some();
                let language = self.language;
                let read = move || {
                    if import::is_foreign(&path) {
                        return import::read(&*fs, &path, language, ids);
                    }
                    let source = opening::read(&*fs, &path, here.as_deref())?;
                    let opening::Source { map, fingerprint, nature } = if as_copy { source.copied() } else { source };
                    Ok(Opened { editor: editor_of(map.clone(), ids), map, fingerprint, nature })
                };
                self.reading = Some(self.job("open", read));
            }
            Effect::Export(path) => self.begin_export(path, editor),
            Effect::Join(path) => self.read_theirs(&path),
            Effect::Adopt(how) => self.adopt(how, editor),
            Effect::Unsave => self.unsave(editor),
            Effect::Go(want) => self.go(want, editor),
            Effect::Say(note) => self.say(note),
        }
        // Something new to see.
        (self.wake)();
    }

    fn job<T: Send + 'static>(&self, name: &str, work: impl FnOnce() -> T + Send + 'static) -> Job<T> {
        Job::start(name, &self.wake, work)
    }

    /// Puts another map into the editor. Its ids go on where those of the one before ended, because it may be
    /// the same map again.
    fn go(&mut self, want: Want, editor: &mut Editor) {
        let mut ids = editor.ids().clone();
        let mut next = match want {
            Want::New => editor_of(empty(self.language), ids.clone()),
            Want::Template { name, language } => match sample(&name, &language, &mut ids) {
                Some(map) => editor_of(map, ids.clone()),
                None => return self.say(Note::NoTemplate(format!("{name}.{language}"))),
            },
            Want::Show(_) | Want::Peruse(..) | Want::ShowCopy(_) => return self.show(want, editor),
            Want::Restore(_) => return self.show_restored(editor),
            Want::Open | Want::Import | Want::OpenPath(_) | Want::Close => return,
        };
        self.copied = None;
        self.attend(None, Claim::Leave);
        self.begin_shared(None);
        *next.ids() = ids;
        self.leave(editor);
        *editor = next;
        self.follow(editor, None);
        self.replaced += 1;
    }

    fn say(&mut self, note: Note) {
        self.forget_recent(&note);
        if !notice::is_error(&note) {
            // Newer news makes older news old.
            self.notes.retain(notice::is_error);
            self.screen.forget_news();
        }
        self.notes.push_back(note);
    }

    /// Lets go of what nobody waits for any more.
    fn forget(&mut self) {
        let doing = self.flow.doing();
        if !matches!(doing, Doing::Picking(_)) {
            self.picking = None;
        }
        if !matches!(doing, Doing::Looking { .. }) {
            self.looking = None;
        }
        if !matches!(doing, Doing::Reading(_)) {
            self.reading = None;
        }
        let then = matches!(self.flow.then(), Some(Want::Show(_) | Want::Peruse(..) | Want::ShowCopy(_)));
        if !then && !matches!(self.question(), Some(Question::Held(_) | Question::Damaged(_))) {
            self.opened = None;
        }
        self.forget_shared();
        if !matches!(self.flow.then(), Some(Want::Restore(_))) {
            self.recovered.forget();
        }
    }

    fn remember(&mut self, editor: &Editor) {
        let changed = !editor.is_saved();
        let name = match (self.path(), &self.copied) {
            (Some(path), _) => file_name::shown(path),
            (None, Some(copied)) => copied.name.clone(),
            (None, None) => {
                let title = editor.map().info.title.trim();
                if title.is_empty() { editor.words().untitled().to_owned() } else { title.to_owned() }
            }
        };
        self.shown = (name, changed);
    }

    /// How long the person has been waiting for what goes on, when they are.
    fn waiting(&self) -> Option<Duration> {
        let picking = self.picking.as_ref().map(|(since, _)| since.elapsed());
        let saving = self.saving.as_ref().map(|(_, job)| job.age());
        [picking, saving, self.reading.as_ref().map(Job::age)].into_iter().flatten().max()
    }
}

fn answered(answer: &Receiver<Picked>) -> Option<Picked> {
    match answer.try_recv() {
        Ok(picked) => Some(picked),
        Err(TryRecvError::Empty) => None,
        Err(TryRecvError::Disconnected) => Some(Picked::Unavailable),
    }
}

/// Ends what is being written, which stays, and what is being dragged, which goes back.
fn settle(editor: &mut Editor) {
    editor.finish_typing();
    editor.cancel();
}

fn facts(editor: &Editor) -> Facts {
    Facts { unsaved: !editor.is_saved(), revision: editor.revision() }
}

fn unsaved(task: Task, lost: worker::Lost) -> SaveError {
    SaveError::Io { task, source: lost.into() }
}

/// An editor for a map that is on disk as it is. It may use the machine's fonts.
fn editor_of(map: Map, ids: IdSource) -> Editor {
    Editor::with_fonts(map, ids, Fonts::WithSystem)
}

/// An empty map in a language, which runs as the language is written.
fn empty(language: Locale) -> Map {
    let info = Info { language: language.code().to_owned(), direction: language.flow(), ..Info::default() };
    Map { info, ..Map::default() }
}

/// A template as a map of its own.
fn sample(name: &str, language: &str, ids: &mut IdSource) -> Option<Map> {
    let map = persist::read(persist::template(name, language)?.as_bytes()).ok()?;
    Some(persist::fresh_ids(&map, ids))
}
