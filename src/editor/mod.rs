//! The headless editor: everything that a person does to a map, without a window.
//!
//! The window feeds it pointer positions, keys and chosen actions; it answers with a map, a scene and an
//! [`Overlay`] to draw above it. Tests drive it the same way.
//!
//! *The visible map is the base map plus at most one held patch.* A gesture or a text being written proposes a
//! command again and again; each time the held patch is taken back and the new one laid on, so that nothing
//! builds up, and in the end it becomes one entry of the history or is dropped. What is only looked at (the
//! camera, the selection, the cell with the focus) is not part of the document and not undone, though the
//! history remembers the selection on either side of a change.

mod add;
mod along;
mod arrange;
mod blank;
mod capture;
mod connect;
mod context;
mod copying;
mod drop;
mod duplicate;
mod easing;
mod editing;
mod element;
mod emotion;
mod extent;
mod find;
mod gesture;
mod handle;
mod marks;
mod outline;
mod overlay;
mod paste;
mod reading;
mod replace;
mod reveal;
mod shift;
mod view;
mod walk;

use crate::edit::{Command, Entry, History, Label, Patch, Refusal, Revision, Selection};
use crate::geom::{Flow, Rect};
use crate::i18n::{Locale, MapWords};
use crate::layout::{Layout, Options, Workspace, layout};
use crate::model::{CardId, IdSource, Info, Key, LaneId, Map, Record, StepId};
use crate::scene::Scene;
use crate::text::Fonts;
use crate::theme::Theme;

pub use arrange::Arrange;
pub use capture::{Advance, EditOutcome};
pub use connect::Hint;
pub use context::ContextTarget;
pub use drop::DropMark;
pub use editing::Typing;
pub use element::Element;
pub use emotion::{FeelingChange, FeelingOutcome};
pub use find::{Search, SearchDirection};
pub use gesture::{Cursor, Modifiers, Pointer};
pub use handle::{Edge, Handle, HandleMark};
pub use marks::Rating;
pub use outline::{Fold, Outline, OutlineMotion, OutlineNode, OutlineRow, RowText};
pub use overlay::{EaseLink, Highlight, Overlay};
pub use paste::{CopiedContent, PasteContent, PasteError};
pub use view::MapView;
pub use walk::GridMotion;

use along::ConnectorVisit;
use gesture::Gesture;
use walk::LastPosition;

/// A cell of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GridCell {
    /// Its lane.
    pub lane: LaneId,
    /// Its step.
    pub step: StepId,
}

/// A change that is shown and not yet made.
struct PreviewedChange {
    patch: Patch,
    label: Label,
    /// What was selected before it.
    before: Selection,
}

/// A map being edited.
pub struct Editor {
    /// The base map with the held patch on it.
    map: Map,
    held: Option<PreviewedChange>,
    /// What became of the shown map since somebody asked last.
    unreported: Patch,
    history: History,
    selection: Selection,
    /// The empty cell that was clicked or walked to last: where what is added next goes.
    focus: Option<GridCell>,
    /// Where one stood last on a walk.
    stood: Option<LastPosition>,
    ids: IdSource,
    theme: Theme,
    workspace: Workspace,
    layout: Layout,
    view: MapView,
    gesture: Gesture,
    /// What the pointer could take hold of.
    handle: Option<HandleMark>,
    /// Why the last thing was refused that has no answer of its own, until it is said.
    refused: Option<Refusal>,
    /// The card that is pointed at, or beside which one of its ports is.
    pointed: Option<CardId>,
    typing: Option<Typing>,
    /// The connector that was gone to from a card.
    along: Option<ConnectorVisit>,
    /// Counts layouts, so that a window knows when to draw.
    generation: u64,
}

impl Editor {
    /// An editor for a map that is on disk as it is.
    #[must_use]
    pub fn new(map: Map, ids: IdSource) -> Self {
        Self::with_fonts(map, ids, Fonts::Bundled)
    }

    /// The same, with the fonts of the machine where the map needs them.
    #[must_use]
    pub fn with_fonts(map: Map, ids: IdSource, fonts: Fonts) -> Self {
        Self::with_history(map, ids, History::saved(), fonts)
    }

    /// An editor for a map that is not on disk.
    #[must_use]
    pub fn unsaved(map: Map, ids: IdSource, fonts: Fonts) -> Self {
        Self::with_history(map, ids, History::unsaved(), fonts)
    }

    fn with_history(map: Map, ids: IdSource, history: History, fonts: Fonts) -> Self {
        let mut editor = Self {
            map,
            held: None,
            unreported: Patch::default(),
            history,
            selection: Selection::none(),
            focus: None,
            stood: None,
            ids,
            theme: Theme::light(),
            workspace: Workspace::with_fonts(fonts),
            layout: Layout::default(),
            view: MapView::default(),
            gesture: Gesture::Idle,
            handle: None,
            refused: None,
            pointed: None,
            typing: None,
            along: None,
            generation: 0,
        };
        editor.lay_out();
        editor
    }

    /// The map as it is shown.
    #[must_use]
    pub fn map(&self) -> &Map {
        &self.map
    }

    /// The map laid out.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The scene to draw.
    #[must_use]
    pub fn scene(&self) -> &Scene {
        &self.layout.scene
    }

    /// The words of the map's own language.
    #[must_use]
    pub fn words(&self) -> &'static MapWords {
        MapWords::of(Locale::from_tag(&self.map.info.language))
    }

    /// What part of the map is seen.
    #[must_use]
    pub fn view(&self) -> &MapView {
        &self.view
    }

    /// Moves the camera or tells the size of the view.
    pub fn view_mut(&mut self) -> &mut MapView {
        &mut self.view
    }

    /// Shows the map at 100 % from its start: the side where its first step is.
    pub fn show_start(&mut self) {
        let size = self.layout.scene.size;
        let seen = self.view.size;
        let x = if self.map.info.direction.is_rtl() { size.width - seen.width } else { 0.0 };
        self.view.camera = crate::geom::Camera { origin: crate::geom::Point::new(x, 0.0), zoom: 1.0 };
    }

    /// Lets the steps run the other way. A map that is turned round shows its start.
    ///
    /// # Errors
    /// Never for a map that is in order.
    pub fn turn(&mut self) -> Result<(), Refusal> {
        let direction = if self.map.info.direction.is_rtl() { Flow::LeftToRight } else { Flow::RightToLeft };
        let info = Info { direction, ..self.map.info.clone() };
        self.perform(&Command::Change(Record::Info(info)))
    }

    /// Shows the whole map.
    pub fn fit_map(&mut self) {
        let size = self.layout.scene.size;
        self.view.fit(size.to_rect(), 1.0);
    }

    /// Shows all that is selected.
    pub fn fit_selection(&mut self) {
        let areas = self.selection.keys().take(1000).filter_map(|key| self.area_of(key));
        if let Some(area) = areas.reduce(|all, one| all.union(one)) {
            self.view.fit(area.inflate(24.0, 24.0), 2.0);
        }
    }

    /// What is selected.
    #[must_use]
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// The empty cell that has the focus.
    #[must_use]
    pub fn focus(&self) -> Option<GridCell> {
        self.focus
    }

    /// The colours of the map.
    #[must_use]
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// How often the map was laid out: a new number is a new scene.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// New ids for records.
    pub fn ids(&mut self) -> &mut IdSource {
        &mut self.ids
    }

    /// Selects.
    pub fn select(&mut self, selection: Selection) {
        self.finish_typing();
        if matches!(self.gesture, Gesture::Easing(_)) {
            self.gesture = Gesture::Idle;
        }
        if selection.is_empty() {
            self.remember();
        }
        self.selection = selection;
        self.focus = None;
    }

    /// Selects one record and brings it into view.
    pub fn reveal(&mut self, key: impl Into<Key>) {
        let key = key.into();
        self.select(Selection::one(key));
        self.show(key);
    }

    /// Why a gesture or a key came to nothing, once.
    pub fn take_refusal(&mut self) -> Option<Refusal> {
        self.refused.take()
    }

    /// Does a command: plans, applies, notes it in the history.
    ///
    /// # Errors
    /// When the command is refused; then nothing has changed.
    pub fn perform(&mut self, command: &Command) -> Result<(), Refusal> {
        let keep = self.selection.clone();
        self.perform_and_select(command, keep)
    }

    /// Does a command and selects, as one change.
    ///
    /// # Errors
    /// When the command is refused; then nothing has changed.
    pub fn perform_and_select(&mut self, command: &Command, after: Selection) -> Result<(), Refusal> {
        // What is carried, and where it would land, may not be there any more.
        self.end_gesture();
        self.finish_typing();
        let patch = command.plan(&self.map)?;
        self.commit(patch, command.label(), after);
        Ok(())
    }

    /// Does a command and selects, as one change, where nobody waits for an answer: why it was refused is kept until
    /// it is said. False when it was.
    fn attempt(&mut self, command: &Command, after: Selection) -> bool {
        let done = self.perform_and_select(command, after);
        done.inspect_err(|refusal| self.refused = Some(*refusal)).is_ok()
    }

    /// What became of the map since this was asked last, for whoever follows it: with a text in the middle of a word, and
    /// without what is only carried or is no more than a place to write.
    pub fn take_changes(&mut self) -> Patch {
        let unwritten = self.typing.as_ref().is_none_or(|typing| typing.empty_insert().is_some());
        match self.held.as_ref().filter(|_| unwritten) {
            Some(held) => std::mem::replace(&mut self.unreported, held.patch.clone()).then(&held.patch.inverse()),
            None => std::mem::take(&mut self.unreported),
        }
    }

    /// Every change of the shown map goes through here. False when it was made for another state of the map.
    fn apply(&mut self, patch: &Patch) -> bool {
        let done = patch.apply(&mut self.map).is_ok();
        if done {
            self.unreported.append(patch);
        }
        done
    }

    /// Applies a planned patch and notes it.
    fn commit(&mut self, patch: Patch, label: Label, after: Selection) {
        if patch.is_empty() {
            self.selection = after.within(&self.map);
            return;
        }
        if !self.apply(&patch) {
            // The patch was planned on this very map; a mismatch would be an error of the planner, and the map
            // is untouched.
            return;
        }
        let before = self.selection.clone();
        self.selection = after.within(&self.map);
        self.history.push(Entry { label, patch, before, after: self.selection.clone() });
        self.lay_out();
    }

    /// Shows what a command would do, in place of what is shown so far. A refused command shows the base map, and why
    /// it is refused is kept to be said.
    fn hold(&mut self, command: &Command) {
        let taken_back = self.take_back();
        let planned = command.plan(&self.map).inspect_err(|refusal| self.refused = Some(*refusal));
        let planned = planned.ok().filter(|patch| !patch.is_empty());
        let shown = planned.filter(|patch| self.apply(patch));
        if taken_back || shown.is_some() {
            let before = self.selection.clone();
            self.held = shown.map(|patch| PreviewedChange { patch, label: command.label(), before });
            self.lay_out();
        }
    }

    /// Takes the held patch off the map, without a layout; true when there was one.
    fn take_back(&mut self) -> bool {
        let Some(held) = self.held.take() else { return false };
        self.apply(&held.patch.inverse())
    }

    /// Forgets what is held.
    fn drop_held(&mut self) {
        if self.take_back() {
            self.lay_out();
        }
    }

    /// Makes what is held one entry of the history.
    fn keep_held(&mut self) {
        let Some(held) = self.held.take() else { return };
        let after = self.selection.within(&self.map);
        self.history.push(Entry { label: held.label, patch: held.patch, before: held.before, after });
    }

    /// Takes the last change back. In a text that is written it is the last change there; when nothing of it is left,
    /// the text is left, and a new record with it.
    pub fn undo(&mut self) {
        if self.undo_in_text(true) {
            return;
        }
        if self.typing.is_some() {
            let before = self.history.revision();
            self.finish_typing();
            if self.history.revision() == before {
                return;
            }
        }
        self.end_gesture();
        if let Some((patch, selection)) = self.history.undo() {
            self.replay(&patch, &selection);
        }
    }

    /// Does the change again that was taken back last.
    pub fn redo(&mut self) {
        // What is written meanwhile takes the place of what could be done again.
        if self.undo_in_text(false) || (self.typing.is_some() && self.held.is_some()) {
            return;
        }
        self.cancel();
        if let Some((patch, selection)) = self.history.redo() {
            self.replay(&patch, &selection);
        }
    }

    fn replay(&mut self, patch: &Patch, selection: &Selection) {
        if self.apply(patch) {
            self.selection = selection.within(&self.map);
            self.focus = if self.selection.is_empty() { self.emptied(patch) } else { None };
            self.lay_out();
            self.show_changed(patch);
        }
    }

    /// Brings what a patch has changed into view, when nothing of it is seen.
    fn show_changed(&mut self, patch: &Patch) {
        /// As many as are worth looking for.
        const SOME: usize = 64;
        let clear = self.clear();
        let changed: Vec<Key> = patch.changes().keys().copied().filter(|key| *key != Key::Info).take(SOME).collect();
        let shown: Vec<(Key, Rect)> = changed.into_iter().filter_map(|key| Some((key, self.area_of(key)?))).collect();
        if shown.iter().any(|(key, area)| clear.overlaps(*area + self.sticky_shift(*key))) {
            return;
        }
        let selected = self.selection.keys().next();
        let first = shown.first().map(|(key, _)| *key);
        if let Some(key) = first.and(selected.filter(|key| shown.iter().any(|(shown, _)| shown == key)).or(first)) {
            self.show(key);
        }
    }

    /// The cell that lost its only card by a patch: where one can go on.
    fn emptied(&self, patch: &Patch) -> Option<GridCell> {
        let mut gone = patch.changes().values().filter(|change| change.after().is_none());
        let (Some(Record::Card(card)), None) = (gone.next()?.before(), gone.next()) else { return None };
        let cell = GridCell { lane: card.lane, step: card.step };
        let is_left = self.map.steps.contains_key(&cell.step) && self.map.shows(cell.lane);
        let is_empty = !self.map.cards.values().any(|other| other.lane == cell.lane && other.step == cell.step);
        (is_left && is_empty).then_some(cell)
    }

    /// What undo would take back.
    #[must_use]
    pub fn can_undo(&self) -> Option<Label> {
        let written = self.held.as_ref().filter(|_| self.typing.is_some());
        written.map(|held| held.label).or(self.history.can_undo())
    }

    /// What redo would do again.
    #[must_use]
    pub fn can_redo(&self) -> Option<Label> {
        self.history.can_redo()
    }

    /// The name of the present state, for [`Editor::mark_saved`].
    #[must_use]
    pub fn revision(&self) -> Revision {
        self.history.revision()
    }

    /// Notes that the state of that name is on disk.
    pub fn mark_saved(&mut self, revision: Revision) {
        self.history.mark_saved(revision);
    }

    /// True when there is nothing to save. A text being written counts as a change, a place to write does not.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        let unwritten = self.typing.as_ref().is_some_and(|typing| typing.empty_insert().is_some());
        (self.held.is_none() || unwritten) && self.history.is_saved()
    }

    /// Deletes what is selected.
    ///
    /// # Errors
    /// When it can't be deleted; the refusal says why.
    pub fn delete_selection(&mut self) -> Result<(), Refusal> {
        let keys: Vec<_> = self.selection.keys().filter(|key| *key != Key::Info).collect();
        // While a card is picked for a connector, what is selected is only looked at.
        if keys.is_empty() || (self.is_picking() && self.end_gesture()) {
            return Ok(());
        }
        self.remember();
        // Whoever came to a connector from a card goes on from there.
        let after = self.reached_from().map_or_else(Selection::none, Selection::one);
        self.perform_and_select(&Command::Delete(keys), after)?;
        self.focus = self.history.done().next_back().and_then(|entry| self.emptied(&entry.patch));
        Ok(())
    }

    fn lay_out(&mut self) {
        let options = Options::canvas(self.words());
        let before = (self.layout.scene.flow, self.layout.scene.size.width);
        self.layout = layout(&self.map, &mut self.workspace, &self.theme, &options);
        self.generation += 1;
        let scene = &self.layout.scene;
        // A map that runs right to left grows to the left: what is seen must not move.
        if scene.flow != before.0 && self.generation > 1 {
            // The map is turned round: its start is on the other side.
            self.show_start();
        } else if scene.flow.is_rtl() && before.0.is_rtl() {
            self.view.camera.origin.x += scene.size.width - before.1;
        }
        self.follow_typing();
    }

    /// The box in which a record is shown, in map units, not moved by sticky layers; `None` when it is hidden.
    #[must_use]
    pub fn area_of(&self, key: Key) -> Option<Rect> {
        overlay::area_of(&self.layout.scene, &self.map, key)
    }
}
