//! Exporting the map: what the user chooses becomes a file, on a thread that reports its progress and can be stopped.
//!
//! A file appears whole or not at all: it is made in memory and then put in its place.

pub mod choice;
pub mod preview;
pub mod size;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::Work;
use super::saving::not_done;
use crate::app::files::flow::event::{Event, ExportError};
use crate::app::worker::{Job, Wake};
use crate::editor::Editor;
use crate::export::{self, ExportOptions, Format, MissingGlyphs, OutputError};
use crate::model::{Map, ReadingOrder};
use crate::persist::{self, Fs, Task};
use crate::render::Progress;
use crate::theme::Theme;
use choice::ExportChoice;
use preview::ExportPreview;

/// What to make from the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExportOrder {
    /// The format.
    pub format: Format,
    /// Everything else.
    pub options: ExportOptions,
}

/// A choice that the user is making.
pub struct ExportDraft {
    /// What is chosen so far.
    pub choice: ExportChoice,
    /// Which of the maps that were opened it is about.
    pub map_number: u64,
    /// The map, which does not change while the user chooses.
    pub map: Arc<Map>,
    /// Its reading order.
    pub reading_order: ReadingOrder,
    /// What the export will look like.
    pub preview: ExportPreview,
    theme: Theme,
}

impl ExportDraft {
    /// A draft for the map of an editor.
    pub fn new(choice: ExportChoice, editor: &Editor, map_number: u64) -> Self {
        let (map, theme) = (Arc::new(editor.settled_map().into_owned()), editor.theme().clone());
        let reading_order = ReadingOrder::new(&map);
        Self { choice, map_number, map, reading_order, preview: ExportPreview::default(), theme }
    }

    fn poll(&mut self, wake: &Wake) {
        match self.choice.preview_order() {
            Ok(order) => self.preview.request(order),
            Err(_) => self.preview.clear(),
        }
        self.preview.poll(&self.map, &self.theme, wake);
    }
}

/// The choice that is being made, and the export that is being written.
#[derive(Default)]
pub struct Exporting {
    /// The last order.
    pub order: ExportOrder,
    /// The choice that is being made.
    pub draft: Option<Box<ExportDraft>>,
    /// The choice that the last order comes from and the number of its map: the way back.
    last_choice: Option<(u64, ExportChoice)>,
    /// The place where the last export could not be written, while the user looks for another one.
    pub failed_path: Option<PathBuf>,
    running: Option<RunningExport>,
}

struct RunningExport {
    path: PathBuf,
    progress: Arc<Progress>,
    job: Job<Result<MissingGlyphs, ExportError>>,
}

impl Exporting {
    /// True while a file is being made.
    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// How long the export has been going on, and how much is done, 0 to 1.
    pub fn progress(&self) -> Option<(Duration, f64)> {
        self.running.as_ref().map(|running| (running.job.age(), running.progress.done()))
    }

    /// The choice is made: it becomes an order. The choice is kept for the way back.
    pub fn finish_draft(&mut self) -> Option<(ExportOrder, &ExportChoice)> {
        let draft = self.draft.take()?;
        let order = draft.choice.order().ok()?;
        self.failed_path = None;
        let (_, choice) = self.last_choice.insert((draft.map_number, draft.choice));
        Some((order, choice))
    }

    /// True when the last order came from a choice about this map, which can be changed.
    pub fn can_choose_again(&self, map_number: u64) -> bool {
        self.last_choice.as_ref().is_some_and(|(of, _)| *of == map_number)
    }

    /// Goes back from the question where to the question what.
    pub fn choose_again(&mut self, editor: &Editor, map_number: u64) {
        if let Some((_, choice)) = self.last_choice.take_if(|(of, _)| *of == map_number) {
            self.draft = Some(Box::new(ExportDraft::new(choice, editor, map_number)));
        }
    }

    /// Takes an order, unless another one is being carried out.
    pub fn set_order(&mut self, order: ExportOrder) {
        if !self.is_running() {
            self.order = order;
        }
    }

    /// Begins to carry out the order.
    pub fn start(&mut self, work: &Work, path: PathBuf, editor: &Editor) {
        let (fs, map, theme) = (Arc::clone(&work.fs), editor.settled_map().into_owned(), editor.theme().clone());
        let (order, to, progress) = (self.order.clone(), path.clone(), Arc::new(Progress::default()));
        let reported = Arc::clone(&progress);
        let job = work.job("export", move || write(&*fs, &to, &map, &order, &theme, &reported));
        self.running = Some(RunningExport { path, progress, job });
    }

    /// Stops the export, which leaves no file.
    pub fn stop(&mut self) {
        if let Some(running) = &self.running {
            running.progress.stop();
        }
    }

    /// Takes in what was drawn and written.
    pub fn poll(&mut self, work: &Work, map_number: u64) -> Option<Event> {
        // The draft is about a map that is no longer on the screen.
        self.draft.take_if(|draft| draft.map_number != map_number);
        if let Some(draft) = &mut self.draft {
            draft.poll(&work.wake);
        }
        let result = self.running.as_ref()?.job.poll()?;
        let path = self.running.take()?.path;
        let written = result.unwrap_or_else(|lost| Err(ExportError::Save(not_done(Task::Save, lost))));
        Some(Event::Exported(match written {
            Ok(missing) => Ok((path, missing)),
            Err(reason) => Err((path, reason)),
        }))
    }
}

fn write(
    fs: &dyn Fs,
    path: &Path,
    map: &Map,
    order: &ExportOrder,
    theme: &Theme,
    progress: &Progress,
) -> Result<MissingGlyphs, ExportError> {
    let mut bytes = Vec::new();
    let made = export::write(map, order.format, &order.options, theme, progress, &mut bytes);
    let missing = made.map_err(|error| match error {
        OutputError::Stopped(_) => ExportError::Stopped,
        other => ExportError::Make(other),
    })?;
    progress.at(1.0).map_err(|_| ExportError::Stopped)?;
    persist::replace(fs, path, &bytes).map(|()| missing).map_err(ExportError::Save)
}
