//! Unsaved work of crashes, and what was discarded: found, listed, restored.
//!
//! Reading journals, drawing a preview and laying a map out take time, so threads do it. Nothing is thrown away by
//! looking at the list or by closing it.

use std::path::Path;
use std::sync::Arc;

use super::Work;
use super::data_dir::{DataDir, now};
use super::loading::Loading;
use crate::app::files::flow::event::{Event, Transition};
use crate::app::worker::{Job, spawn};
use crate::edit::Patch;
use crate::editor::Editor;
use crate::export::{ExportOptions, preview};
use crate::geom::Size;
use crate::model::{IdSource, Map};
use crate::persist::recovery::{self, BaseState, UnsavedWork};
use crate::persist::{Heartbeat, Timestamp, versions};
use crate::render::png::Pixels;
use crate::text::Fonts;
use crate::theme::Theme;

/// The most pixels of a preview across and down.
const PREVIEW: Size = Size::new(1080.0, 640.0);

/// A light picture of a map, small enough for a dialog; `None` when it can't be drawn.
pub fn picture(map: &Map) -> Option<Pixels> {
    Some(preview(map, &ExportOptions::default(), &Theme::default(), PREVIEW).ok()?.pixels)
}

/// One entry of the list.
#[derive(Clone)]
pub struct RecoveryEntry {
    pub work: Arc<UnsavedWork>,
    pub base_state: BaseState,
    /// The user discarded it once.
    pub discarded: bool,
}

/// Why the list is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// The program has started: the list is shown only when there is something in it.
    AtStart,
    /// The user wants to see it.
    ByUser,
}

/// The list of what can be restored, the newest first.
pub struct RecoveryList {
    /// Why it is shown.
    pub trigger: Trigger,
    pub entries: Vec<RecoveryEntry>,
    pub chosen: usize,
    /// When the list was made.
    pub at: Timestamp,
    pub preview: Loading<Pixels>,
}

/// A restored map, ready to be shown.
pub struct Prepared {
    pub editor: Editor,
    /// Where it comes from.
    pub work: Box<UnsavedWork>,
    /// What leads from the map of the file to the restored one.
    pub changes: Patch,
}

/// What can be restored, and what is being restored.
#[derive(Default)]
pub struct Recovery {
    looked: bool,
    looking: Option<(Trigger, Job<Vec<RecoveryEntry>>)>,
    /// The list, while it is on the screen.
    pub list: Option<RecoveryList>,
    preparing: Option<Job<Prepared>>,
    /// The restored map that may be shown now.
    pub prepared: Option<Prepared>,
}

impl Recovery {
    /// Looks for the unsaved work of crashes, once.
    pub fn look_at_start(&mut self, work: &Work) {
        if !std::mem::replace(&mut self.looked, true) {
            self.look(work, Trigger::AtStart);
        }
    }

    /// Looks for everything that can be restored.
    pub fn look(&mut self, work: &Work, trigger: Trigger) {
        let Some(place) = work.data_dir.clone() else { return };
        self.looking = Some((trigger, work.job("recovery", move || entries(&place, trigger))));
    }

    /// Takes in what threads found and prepared. An entry of the file that is `open` is chosen at first.
    pub fn poll(&mut self, work: &Work, open: Option<&Path>) -> Option<Event> {
        let found = self.looking.as_ref().and_then(|(trigger, job)| Some((*trigger, job.poll()?)));
        if let Some((trigger, found)) = found {
            self.looking = None;
            let entries = found.unwrap_or_default();
            if trigger == Trigger::ByUser || !entries.is_empty() {
                let chosen = entries.iter().position(|entry| entry.is_of(open)).unwrap_or_default();
                self.list = Some(RecoveryList { trigger, entries, chosen, at: now(), preview: Loading::default() });
                self.draw(work);
            }
        }
        if let Some(list) = &mut self.list {
            list.preview.poll();
        }
        let prepared = Job::done(&mut self.preparing)?.ok()?;
        let base = prepared.work.base.clone();
        self.prepared = Some(prepared);
        Some(Event::Transition(Transition::Restore(base)))
    }

    /// Chooses another entry.
    pub fn choose(&mut self, work: &Work, chosen: usize) {
        if let Some(list) = &mut self.list {
            list.chosen = chosen;
            self.draw(work);
        }
    }

    /// Prepares the chosen entry to be shown.
    pub fn restore(&mut self, work: &Work, ids: IdSource) {
        let entry = self.list.take().and_then(|list| list.entries.into_iter().nth(list.chosen));
        if let Some(entry) = entry {
            self.preparing = Some(work.job("restore", move || Prepared::new(&entry.work, ids)));
        }
    }

    /// Discards the chosen entry, which is kept for a while.
    pub fn discard(&mut self, work: &Work) {
        let (Some(place), Some(list)) = (work.data_dir.clone(), &mut self.list) else { return };
        let entry = (list.chosen < list.entries.len()).then(|| list.entries.remove(list.chosen));
        if let Some(entry) = entry {
            // What can't be discarded is offered again.
            let discard = move || drop(recovery::discard(&**place.fs(), &entry.work));
            let _ = spawn("discard", Arc::clone(&work.wake), discard);
        }
        list.chosen = list.chosen.min(list.entries.len().saturating_sub(1));
        if list.entries.is_empty() {
            self.list = None;
        }
        self.draw(work);
    }

    fn draw(&mut self, work: &Work) {
        let Some(list) = &mut self.list else { return };
        let chosen = list.entries.get(list.chosen).map(|entry| Arc::clone(&entry.work));
        list.preview.restart(chosen.map(|left| work.job("preview", move || picture(&left.map))));
    }
}

impl RecoveryEntry {
    fn is_of(&self, path: Option<&Path>) -> bool {
        path.is_some_and(|path| self.work.base.as_ref().is_some_and(|base| base.path == path))
    }
}

impl Prepared {
    fn new(work: &UnsavedWork, ids: IdSource) -> Self {
        let editor = Editor::unsaved(work.map.clone(), ids, Fonts::WithSystem);
        let changes = Patch::between(&work.before, &work.map);
        Self { editor, work: Box::new(work.clone()), changes }
    }
}

/// Everything that can be restored. At the start, what nobody needs any more is removed.
fn entries(place: &DataDir, trigger: Trigger) -> Vec<RecoveryEntry> {
    let (fs, folder) = (&**place.fs(), place.recovery());
    let entry = |work: UnsavedWork, discarded: bool| RecoveryEntry {
        base_state: work.base_state(fs),
        work: Arc::new(work),
        discarded,
    };
    // A folder that can't be read has nothing to offer.
    let found = recovery::find_unsaved(fs, &folder, &place.liveness()).unwrap_or_default();
    let mut entries: Vec<_> = found.into_iter().map(|work| entry(work, false)).collect();
    match trigger {
        Trigger::AtStart => {
            recovery::tidy(fs, &folder, now());
            versions::tidy(fs, &place.versions(), now());
            Heartbeat::remove_stale(fs, &place.windows(), now());
        }
        Trigger::ByUser => {
            let discarded = recovery::find_discarded(fs, &folder).unwrap_or_default();
            entries.extend(discarded.into_iter().map(|work| entry(work, true)));
        }
    }
    entries
}
