//! Handing the map over: what is chosen in a dialog becomes a file, on a thread that tells how far it is and can be
//! stopped.
//!
//! A file comes into being whole or not at all: it is made in memory and then put in its place.

pub(crate) mod chosen;
pub(crate) mod preview;
pub(crate) mod sizing;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::app::files::flow::Doing;
use crate::app::files::flow::event::{Event, ExportError};
use crate::app::files::{FileAction, Files, settle, unsaved};
use crate::app::worker::Job;
use crate::editor::Editor;
use crate::export::{self, Error, Format, Options};
use crate::model::Map;
use crate::persist::{self, Fs, Task};
use crate::render::Progress;
use crate::theme::Theme;

use crate::app::files::screens::export::Dialog;
use crate::app::files::work::export::chosen::Chosen;

/// What is to be made of the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HandOver {
    /// As what.
    pub format: Format,
    /// How.
    pub options: Options,
}

/// What goes on about exports.
#[derive(Default)]
pub(crate) struct Exporting {
    /// What was ordered last.
    ordered: HandOver,
    /// What was chosen last, where nobody remembers it longer.
    pub(crate) last: BTreeMap<String, String>,
    running: Option<Running>,
    pub(crate) dialog: Option<Box<Dialog>>,
    /// What was chosen in the dialog that the last order comes from, and which of the maps it was about: the way back.
    before: Option<(u64, Chosen)>,
    /// Where the last one could not be written, when another place is being looked for.
    pub(crate) missed: Option<PathBuf>,
}

/// An export that is being written.
struct Running {
    path: PathBuf,
    progress: Arc<Progress>,
    job: Job<Result<(), ExportError>>,
}

impl Exporting {
    /// True while a file is being made.
    pub(crate) fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// How long it has been going on, and how much is done, 0 to 1.
    pub(crate) fn progress(&self) -> Option<(Duration, f64)> {
        self.running.as_ref().map(|running| (running.job.age(), running.progress.done()))
    }
}

impl Files {
    /// Asks what the map is to be exported as, unless something else is being asked or exported.
    pub fn show_export(&mut self, editor: &mut Editor) {
        let free = matches!(self.flow.doing(), Doing::Nothing | Doing::Saving(_));
        if !free || self.exporting.is_running() || self.is_modal() {
            return;
        }
        settle(editor);
        let chosen = Chosen::named(&self.remembered_export(), editor);
        self.exporting.dialog = Some(Box::new(Dialog::new(chosen, editor, self.replaced)));
    }

    /// True while the person is asked what the map is to be exported as.
    #[must_use]
    pub fn shows_export(&self) -> bool {
        self.exporting.dialog.is_some()
    }

    /// Puts the question away.
    pub fn put_export_away(&mut self) {
        self.exporting.dialog = None;
    }

    /// Asks where what was chosen is to be written, and remembers the choice.
    pub(crate) fn order(&mut self, editor: &mut Editor) {
        let Some(dialog) = self.exporting.dialog.take() else { return };
        let Ok(ordered) = dialog.chosen.hand_over() else { return };
        self.remember_export(dialog.chosen.names());
        self.exporting.before = Some((dialog.of, dialog.chosen));
        self.exporting.missed = None;
        self.act(FileAction::Export(Box::new(ordered)), editor);
    }

    /// True when what was ordered last came from the dialog and can be chosen there once more.
    pub(crate) fn can_choose_again(&self) -> bool {
        self.exporting.before.as_ref().is_some_and(|(of, _)| *of == self.replaced)
    }

    /// Goes back from the question where it is to be written to the question what it is to be.
    pub(crate) fn choose_again(&mut self, editor: &mut Editor) {
        let replaced = self.replaced;
        if let Some((of, chosen)) = self.exporting.before.take_if(|(of, _)| *of == replaced) {
            self.exporting.dialog = Some(Box::new(Dialog::new(chosen, editor, of)));
        }
    }

    /// The format for which another place can be looked for now, since the last one could not be written there.
    pub(crate) fn elsewhere(&self) -> Option<Format> {
        let free = matches!(self.flow.doing(), Doing::Nothing | Doing::Saving(_)) && !self.exporting.is_running();
        free.then_some(self.exporting.ordered.format)
    }

    /// Asks once more where what was ordered is to be written, beginning with the place where it could not be.
    pub(crate) fn export_elsewhere(&mut self, missed: PathBuf, editor: &mut Editor) {
        if let Some(format) = self.elsewhere() {
            self.exporting.missed = Some(missed);
            self.hear(Event::Export(format), editor);
        }
    }

    /// Takes an order down.
    pub(crate) fn take_order(&mut self, ordered: HandOver) -> Event {
        let event = Event::Export(ordered.format);
        if !self.exporting.is_running() {
            self.exporting.ordered = ordered;
        }
        event
    }

    /// Stops what is being exported: it leaves no file.
    pub fn stop_exporting(&mut self) {
        if let Some(running) = &self.exporting.running {
            running.progress.stop();
        }
    }

    /// Begins to write what was ordered.
    pub(crate) fn begin_export(&mut self, path: PathBuf, editor: &Editor) {
        let (fs, map, theme) = (Arc::clone(&self.fs), editor.map().clone(), editor.theme().clone());
        let (ordered, to, progress) = (self.exporting.ordered.clone(), path.clone(), Arc::new(Progress::default()));
        let told = Arc::clone(&progress);
        let job = self.job("export", move || write(&*fs, &to, &map, &ordered, &theme, &told));
        self.exporting.running = Some(Running { path, progress, job });
    }

    /// Takes in what was drawn and written.
    pub(crate) fn poll_exporting(&mut self, editor: &mut Editor) {
        let replaced = self.replaced;
        // Another map is no longer the one that was asked about.
        self.exporting.dialog.take_if(|dialog| dialog.of != replaced);
        let wake = Arc::clone(&self.wake);
        if let Some(dialog) = self.exporting.dialog.as_deref_mut() {
            dialog.poll(&wake);
        }
        let done = self.exporting.running.as_ref().and_then(|running| running.job.poll());
        let Some((result, running)) = done.and_then(|done| Some((done, self.exporting.running.take()?))) else {
            return;
        };
        let written = result.unwrap_or_else(|lost| Err(ExportError::Save(unsaved(Task::Save, lost))));
        let path = running.path;
        self.hear(Event::Exported(written.map(|()| path.clone()).map_err(|reason| (path, reason))), editor);
    }
}

/// Makes what was ordered and puts it in its place.
fn write(
    fs: &dyn Fs,
    path: &Path,
    map: &Map,
    hand_over: &HandOver,
    theme: &Theme,
    progress: &Progress,
) -> Result<(), ExportError> {
    let mut bytes = Vec::new();
    export::write(map, hand_over.format, &hand_over.options, theme, progress, &mut bytes).map_err(not_made)?;
    progress.at(1.0).map_err(|_| ExportError::Stopped)?;
    persist::replace(fs, path, &bytes).map(drop).map_err(ExportError::Save)
}

fn not_made(error: Error) -> ExportError {
    match error {
        Error::Stopped(_) => ExportError::Stopped,
        other => ExportError::Make(other),
    }
}
