//! What crashes left and what was given up, to be had back: looked for, shown, restored.
//!
//! Reading journals, drawing a preview and laying a map out take time, so workers do it. Nothing is thrown away by
//! looking or by closing the list.

use std::path::Path;
use std::sync::Arc;

use crate::app::files::Files;
use crate::app::files::flow::Doing;
use crate::app::files::flow::event::{Event, OnDisk, Want};
use crate::app::files::screens::recovery::Shown;
use crate::app::files::work::data_dir::{Workplace, now};
use crate::app::worker::{Job, spawn};
use crate::edit::Patch;
use crate::editor::Editor;
use crate::export::{Options, preview};
use crate::geom::Size;
use crate::model::IdSource;
use crate::persist::recovery::{self, BaseState, UnsavedWork};
use crate::persist::{Heartbeat, Timestamp, versions};
use crate::render::png::Pixels;
use crate::text::Fonts;
use crate::theme::Theme;

/// Pixels of a preview across and down, at most.
const PREVIEW: Size = Size::new(1080.0, 640.0);

/// One thing to be had back.
#[derive(Clone)]
pub(crate) struct Find {
    pub left: Arc<UnsavedWork>,
    /// How its file stands to it.
    pub since: BaseState,
    /// The person did not want it once.
    pub discarded: bool,
}

/// Which list it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trigger {
    /// The program has started: the list is worth a word only when there is something in it.
    AtStart,
    /// The person wants to see it.
    ByUser,
}

/// The list on the screen.
pub(crate) struct List {
    pub trigger: Trigger,
    pub finds: Vec<Find>,
    pub chosen: usize,
    /// When it was made.
    pub at: Timestamp,
    /// How the chosen one looks, once it is drawn; `None` within when it can't be.
    pub preview: Option<Option<Pixels>>,
    /// What the screen remembers of it.
    pub shown: Shown,
    drawing: Option<Job<Option<Pixels>>>,
}

/// What was restored, for the journal: where from, and what makes the map of what is on disk.
pub(crate) struct Restored {
    pub left: UnsavedWork,
    pub changes: Patch,
}

/// A restored map that can be shown.
pub(crate) struct Prepared {
    pub editor: Editor,
    pub told: Box<Restored>,
}

/// What can be had back, as far as anybody asked.
#[derive(Default)]
pub(crate) struct Recovered {
    looked: bool,
    looking: Option<(Trigger, Job<Vec<Find>>)>,
    list: Option<List>,
    preparing: Option<Job<Prepared>>,
    ready: Option<Prepared>,
}

impl Recovered {
    /// The list, while it is on the screen.
    pub(crate) fn list(&mut self) -> Option<&mut List> {
        self.list.as_mut()
    }

    /// The restored map that was let in.
    pub(crate) fn take(&mut self) -> Option<Prepared> {
        self.ready.take()
    }

    /// A restored map that nobody waits for any more is let go: it is where it was.
    pub(crate) fn forget(&mut self) {
        self.ready = None;
    }
}

impl Files {
    /// The first frame of the window is drawn: now it is looked what crashes left.
    pub fn stand(&mut self) {
        if !std::mem::replace(&mut self.recovered.looked, true) {
            self.look_back(Trigger::AtStart);
        }
    }

    /// Shows all that can be had back, also what was not wanted before.
    pub fn show_recovered(&mut self) {
        self.look_back(Trigger::ByUser);
    }

    /// True while the list of what can be had back is on the screen.
    #[must_use]
    pub fn shows_recovered(&self) -> bool {
        self.recovered.list.is_some()
    }

    /// Takes in what workers found and prepared.
    pub(crate) fn poll_recovered(&mut self, editor: &mut Editor) {
        if let Some((trigger, Ok(finds))) =
            self.recovered.looking.as_ref().and_then(|(trigger, job)| Some((*trigger, job.poll()?)))
        {
            self.recovered.looking = None;
            if trigger == Trigger::ByUser || !finds.is_empty() {
                let opening = match self.flow.doing() {
                    Doing::Reading(path) => Some(path.as_path()),
                    _ => self.path(),
                };
                let chosen = finds.iter().position(|find| find.is_of(opening)).unwrap_or_default();
                self.recovered.list = Some(List {
                    trigger,
                    finds,
                    chosen,
                    at: now(),
                    preview: None,
                    shown: Shown::default(),
                    drawing: None,
                });
                self.draw_preview();
            }
        }
        if let Some(list) = &mut self.recovered.list
            && let Some(drawn) = Job::done(&mut list.drawing)
        {
            list.preview = Some(drawn.unwrap_or_default());
        }
        if let Some(Ok(ready)) = Job::done(&mut self.recovered.preparing) {
            let base = ready.told.left.base.clone();
            self.recovered.ready = Some(ready);
            let file = base.map(|base| OnDisk { path: base.path, fingerprint: base.fingerprint });
            self.hear(Event::Want(Want::Restore(file)), editor);
        }
    }

    /// Chooses one of the list.
    pub(crate) fn choose_recovered(&mut self, chosen: usize) {
        if let Some(list) = &mut self.recovered.list {
            list.chosen = chosen;
            list.forget_preview();
            self.draw_preview();
        }
    }

    /// Puts the chosen one into the window, as soon as the map there may be left.
    pub fn restore(&mut self, editor: &mut Editor) {
        let Some(find) = self.recovered.list.take().and_then(List::into_chosen) else { return };
        let ids = editor.ids().clone();
        self.recovered.preparing = Some(self.job("restore", move || Prepared::of(&find.left, ids)));
    }

    /// The chosen one is not wanted; it is kept for a while.
    pub fn discard_recovered(&mut self) {
        let Some(place) = self.workplace.clone() else { return };
        let Some(list) = &mut self.recovered.list else { return };
        let find = (list.chosen < list.finds.len()).then(|| list.finds.remove(list.chosen));
        if let Some(left) = find.map(|find| find.left) {
            // What cannot be laid aside is offered again.
            let _ = spawn("lay aside", Arc::clone(&self.wake), move || drop(recovery::discard(&**place.fs(), &left)));
        }
        list.chosen = list.chosen.min(list.finds.len().saturating_sub(1));
        list.forget_preview();
        if list.finds.is_empty() {
            self.recovered.list = None;
        }
        self.draw_preview();
    }

    /// Puts the list away; everything in it stays where it is.
    pub fn put_recovered_away(&mut self) {
        self.recovered.list = None;
    }

    fn look_back(&mut self, trigger: Trigger) {
        let Some(place) = self.workplace.clone() else { return };
        self.recovered.looking = Some((trigger, self.job("look back", move || finds(&place, trigger))));
    }

    fn draw_preview(&mut self) {
        let Some(list) = &self.recovered.list else { return };
        let Some(left) = list.finds.get(list.chosen).map(|find| Arc::clone(&find.left)) else { return };
        let drawing = self.job("preview", move || {
            Some(preview(&left.map, &Options::default(), &Theme::default(), PREVIEW).ok()?.pixels)
        });
        if let Some(list) = &mut self.recovered.list {
            list.drawing = Some(drawing);
        }
    }
}

impl Find {
    fn is_of(&self, path: Option<&Path>) -> bool {
        path.is_some_and(|path| self.left.base.as_ref().is_some_and(|base| base.path == path))
    }
}

impl List {
    fn forget_preview(&mut self) {
        self.preview = None;
        self.shown.forget_preview();
    }

    fn into_chosen(self) -> Option<Find> {
        self.finds.into_iter().nth(self.chosen)
    }
}

impl Prepared {
    fn of(left: &UnsavedWork, ids: IdSource) -> Self {
        let editor = Editor::unsaved(left.map.clone(), ids, Fonts::WithSystem);
        let changes = Patch::between(&left.before, &left.map);
        Self { editor, told: Box::new(Restored { left: left.clone(), changes }) }
    }
}

/// All that can be had back, the newest first. At the start, what nobody needs any more goes.
fn finds(place: &Workplace, trigger: Trigger) -> Vec<Find> {
    let (fs, folder) = (&**place.fs(), place.recovery());
    // A folder that cannot be read has nothing to offer.
    let found = recovery::find_unsaved(fs, &folder, &place.life()).unwrap_or_default();
    let mut finds: Vec<Find> = found.into_iter().map(|left| find(place, left, false)).collect();
    match trigger {
        Trigger::AtStart => {
            recovery::tidy(fs, &folder, now());
            versions::tidy(fs, &place.versions(), now());
            Heartbeat::remove_stale(fs, &place.windows(), now());
        }
        Trigger::ByUser => {
            let discarded = recovery::find_discarded(fs, &folder).unwrap_or_default();
            finds.extend(discarded.into_iter().map(|left| find(place, left, true)));
        }
    }
    finds
}

fn find(place: &Workplace, left: UnsavedWork, discarded: bool) -> Find {
    Find { since: left.base_state(&**place.fs()), left: Arc::new(left), discarded }
}
