//! The document while it is worked on: the map and its layout, what is selected, and the text being written.
//!
//! *The visible map is the base map plus at most one previewed change.* A tool or a text proposes a command again and
//! again: each time the last preview is taken back and the new one applied, so that nothing builds up. In the end it
//! becomes one entry of the history, or is dropped. The document does not know the tools that work on it.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use super::GridCell;
use super::grid::LastPosition;
use super::layout_index::LayoutIndex;
use super::notice::{Deletion, NoticeState, NoticeText};
use super::paste::PastedTable;
use super::text_index::TextIndex;
use super::typing::Typing;
use super::view::MapView;
use crate::edit::{ChangeLabel, ChangeVerb, Command, History, HistoryEntry, Noun, Patch, Refusal, Revision, Selection};
use crate::i18n::{Locale, MapWords};
use crate::layout::{Layout, LayoutOptions, Stages, Workspace, follow};
use crate::model::{IdSource, Key, Map, PersonaId, ReadingOrder, Record, RecordChange, RecordRef, is_structural};
use crate::scene::Scene;
use crate::text::Fonts;
use crate::theme::{Density, Theme, size};

/// A change that is shown and not yet made.
pub(super) struct PreviewedChange {
    pub patch: Patch,
    pub label: ChangeLabel,
    /// What was selected before it.
    pub before: Selection,
}

/// A map, its history and how it is looked at.
pub(super) struct Document {
    /// The base map with the previewed change applied.
    pub map: Map,
    /// The reading order of that map.
    pub order: ReadingOrder,
    pub preview: Option<PreviewedChange>,
    /// Changes of the shown map since the last `take_changes`.
    unreported: Patch,
    /// Counts changes in which records come, go or move: what a list of them follows from.
    pub listing: u64,
    pub history: History,
    pub selection: Selection,
    /// The empty cell that was clicked or moved to last: where the next addition goes.
    pub focus: Option<GridCell>,
    /// The persona whose curve the keyboard cursor goes along.
    pub series: Option<PersonaId>,
    /// The last position of the keyboard cursor in the grid.
    pub last_position: Option<LastPosition>,
    pub ids: IdSource,
    pub theme: Theme,
    /// The width of the lane names' column.
    pub rail: f64,
    /// How dense the map is drawn: a way to look at it, as the camera is.
    pub density: Density,
    pub workspace: Workspace,
    pub layout: Layout,
    /// What the layout was made from, so that it can follow changes.
    stages: Stages,
    /// Changes of the shown map since it was laid out.
    not_laid_out: Patch,
    pub index: LayoutIndex,
    /// The texts of the map as it is laid out, once something has searched them.
    texts: OnceLock<Arc<TextIndex>>,
    pub view: MapView,
    /// What is told about the map.
    pub notices: NoticeState,
    pub typing: Option<Typing>,
    /// The state after what texts say was understood last.
    pub understood_at: Option<Revision>,
    /// What became of the last table that was pasted, until it is told.
    pub pasted_table: Option<PastedTable>,
    /// Counts layouts, so that a window knows when to draw.
    pub generation: u64,
}

impl Document {
    pub fn new(map: Map, ids: IdSource, history: History, fonts: Fonts) -> Self {
        let mut document = Self {
            order: ReadingOrder::new(&map),
            map,
            preview: None,
            unreported: Patch::default(),
            listing: 0,
            history,
            selection: Selection::none(),
            focus: None,
            series: None,
            last_position: None,
            ids,
            theme: Theme::default(),
            rail: size::RAIL,
            density: Density::default(),
            workspace: Workspace::with_fonts(fonts),
            layout: Layout::default(),
            stages: Stages::default(),
            not_laid_out: Patch::default(),
            index: LayoutIndex::default(),
            texts: OnceLock::new(),
            view: MapView::default(),
            notices: NoticeState::default(),
            typing: None,
            understood_at: None,
            pasted_table: None,
            generation: 0,
        };
        document.lay_out();
        document
    }

    pub fn scene(&self) -> &Scene {
        &self.layout.scene
    }

    pub fn words(&self) -> &'static MapWords {
        MapWords::of(Locale::from_tag(&self.map.info.language))
    }

    /// The texts of the map.
    pub fn texts(&self) -> &Arc<TextIndex> {
        self.texts.get_or_init(|| Arc::new(TextIndex::new(&self.map, self.words())))
    }

    pub fn select(&mut self, selection: Selection) {
        self.finish_typing();
        if selection.is_empty() {
            self.remember_position();
        }
        self.forget_read(&selection);
        self.selection = selection;
        self.focus = None;
    }

    /// Selects one record and leaves the cell that has the focus. The text being written goes on.
    pub fn select_only(&mut self, key: impl Into<Key>) {
        self.selection = Selection::one(key);
        self.focus = None;
    }

    /// Selects nothing and gives a cell the focus.
    pub fn focus_on(&mut self, cell: Option<GridCell>) {
        self.selection = Selection::none();
        self.series = None;
        self.focus = cell;
    }

    /// Selects one record and brings it into view.
    pub fn reveal(&mut self, key: Key) {
        self.select(Selection::one(key));
        self.show(key);
    }

    /// Runs a command and keeps the selection.
    pub fn perform(&mut self, command: &Command) -> Result<(), Refusal> {
        let keep = self.selection.clone();
        self.perform_and_select(command, keep)
    }

    /// Runs a command and selects, as one change.
    pub fn perform_and_select(&mut self, command: &Command, after: Selection) -> Result<(), Refusal> {
        // The command was made before what the text says was understood.
        let written = self.close_text();
        let done = command.plan_shown_in(&self.map, &self.order).map(|patch| {
            let deletion = Deletion::new(command, &self.map, &patch);
            self.commit(patch, command.label(), after);
            if let Some(deletion) = deletion {
                self.tell(NoticeText::Deleted(deletion));
            }
        });
        self.understand(written.as_slice());
        done
    }

    /// Runs a command, selects, and brings the first of what is selected then into view.
    pub fn perform_and_show(&mut self, command: &Command, after: Selection) -> Result<(), Refusal> {
        self.perform_and_select(command, after)?;
        let first = self.selection.keys().next();
        first.into_iter().for_each(|key| self.show(key));
        Ok(())
    }

    /// The same as [`Document::perform_and_select`] where no caller takes the error: a refusal is told. False when it was refused.
    pub fn attempt(&mut self, command: &Command, after: Selection) -> bool {
        let done = self.perform_and_select(command, after);
        done.inspect_err(|refusal| self.tell_refusal(*refusal)).is_ok()
    }

    pub fn take_changes(&mut self) -> Patch {
        let hidden = self.preview.as_ref().filter(|_| !self.is_writing_changes());
        match hidden {
            Some(preview) => {
                let later = preview.patch.clone();
                let inverse = preview.patch.inverse();
                std::mem::replace(&mut self.unreported, later).then(&inverse)
            }
            None => std::mem::take(&mut self.unreported),
        }
    }

    /// True for a patch that fits the map as [`Document::take_changes`] reports it.
    pub fn fits(&self, patch: &Patch) -> bool {
        let hidden = self.preview.as_ref().filter(|_| !self.is_writing_changes());
        patch.changes().iter().all(|(key, change)| {
            let now = match hidden.and_then(|preview| preview.patch.changes().get(key)) {
                Some(hidden) => hidden.before().map(Record::borrowed),
                None => self.map.get(*key),
            };
            now == change.before().map(Record::borrowed)
        })
    }

    /// True while the preview is a text that has changed something worth keeping.
    fn is_writing_changes(&self) -> bool {
        self.typing.as_ref().is_some_and(|typing| typing.empty_insert().is_none())
    }

    /// The map without a new record in which nothing is written yet.
    pub fn settled_map(&self) -> Cow<'_, Map> {
        let preview = self.preview.as_ref().filter(|_| !self.is_writing_changes());
        let Some(preview) = preview else { return Cow::Borrowed(&self.map) };
        let mut map = self.map.clone();
        // The preview was applied to this very map.
        let _ = preview.patch.inverse().apply(&mut map);
        Cow::Owned(map)
    }

    pub fn is_saved(&self) -> bool {
        let is_empty_insert = self.typing.as_ref().is_some_and(|typing| typing.empty_insert().is_some());
        (self.preview.is_none() || is_empty_insert) && self.history.is_saved()
    }

    /// Every change of the shown map goes through here. False when the patch was made for another state of the map.
    pub fn apply(&mut self, patch: &Patch) -> bool {
        let done = patch.apply(&mut self.map).is_ok();
        if done {
            self.order.follow(&self.map, patch.records());
            self.listing += u64::from(patch.records().any(comes_or_moves));
            self.unreported.append(patch);
            self.not_laid_out.append(patch);
        }
        done
    }

    /// Applies a planned patch and adds it to the history.
    pub fn commit(&mut self, patch: Patch, label: ChangeLabel, after: Selection) {
        if patch.is_empty() {
            self.selection = after.within(&self.map);
            return;
        }
        if !self.apply(&patch) {
            // The patch was planned on this very map: a mismatch would be an error of the planner, and the map is
            // untouched.
            return;
        }
        let before = self.selection.clone();
        self.selection = after.within(&self.map);
        self.history.push(HistoryEntry { label, patch, before, after: self.selection.clone() });
        self.lay_out();
    }

    /// Shows what a command would do, in place of the last preview. A refused command shows the base map, and the
    /// refusal is told.
    pub fn preview(&mut self, command: &Command) {
        let taken_back = self.revert_preview();
        let planned = command.plan_shown_in(&self.map, &self.order);
        let refusal = planned.as_ref().err().copied();
        let planned = planned.ok().filter(|patch| !patch.is_empty());
        let shown = planned.filter(|patch| self.apply(patch));
        if taken_back || shown.is_some() {
            let before = self.selection.clone();
            self.preview = shown.map(|patch| PreviewedChange { patch, label: command.label(), before });
            self.lay_out();
        }
        if let Some(refusal) = refusal {
            self.tell_refusal(refusal);
        }
    }

    /// Takes the preview off the map, without a layout; true when there was one.
    pub fn revert_preview(&mut self) -> bool {
        let Some(preview) = self.preview.take() else { return false };
        self.apply(&preview.patch.inverse())
    }

    /// Takes the preview off the map.
    pub fn discard_preview(&mut self) {
        if self.revert_preview() {
            self.lay_out();
        }
    }

    /// Makes the preview one entry of the history.
    pub fn commit_preview(&mut self) {
        let Some(PreviewedChange { patch, label, before }) = self.preview.take() else { return };
        let after = self.selection.within(&self.map);
        self.history.push(HistoryEntry { label, patch, before, after });
    }

    /// Undoes the last entry of the history.
    pub fn undo(&mut self) {
        if let Some((patch, selection)) = self.history.undo() {
            self.replay(&patch, &selection);
        }
    }

    /// Redoes what was undone last.
    pub fn redo(&mut self) {
        if let Some((patch, selection)) = self.history.redo() {
            self.replay(&patch, &selection);
        }
    }

    fn replay(&mut self, patch: &Patch, selection: &Selection) {
        if self.apply(patch) {
            self.selection = self.selection_after(patch, selection);
            self.focus = if self.selection.is_empty() { self.emptied_cell(patch) } else { None };
            self.lay_out();
            self.show_changed(patch);
            self.tell_unseen(patch);
        }
    }

    /// What is selected after a change was undone or redone: what was selected then, if that is what has changed, else
    /// what has come back, or what is different.
    fn selection_after(&self, patch: &Patch, then: &Selection) -> Selection {
        let then = then.within(&self.map);
        let changes = patch.changes();
        if then.keys().any(|key| changes.contains_key(&key)) {
            return then;
        }
        let is_new = |key: Key| changes.get(&key).is_some_and(|change| change.before().is_none());
        let is_part = |record: &Record| record.borrowed().parents().into_iter().flatten().any(is_new);
        let whole = changes.iter().filter(|(_, change)| change.before().is_none());
        let whole: Selection =
            whole.filter(|(_, change)| !change.after().is_some_and(is_part)).map(|(key, _)| *key).collect();
        if !whole.is_empty() {
            return whole;
        }
        if changes.values().any(|change| change.after().is_none()) {
            return then;
        }
        let differs = changes.iter().filter(|(key, change)| **key != Key::Info && !change.is_order_alone());
        let differ: Selection = differs.map(|(key, _)| *key).collect();
        if differ.is_empty() { then } else { differ }
    }

    /// The cell that lost its only card by a patch: where work can go on.
    pub fn emptied_cell(&self, patch: &Patch) -> Option<GridCell> {
        let mut gone = patch.changes().values().filter(|change| change.after().is_none());
        let (Some(Record::Card(card)), None) = (gone.next()?.before(), gone.next()) else { return None };
        let cell = GridCell::from_card(card);
        let is_left = self.map.steps.contains_key(&cell.step) && self.map.shows(cell.lane);
        let is_empty = self.order.cards_in(cell.lane, cell.step).is_empty();
        (is_left && is_empty).then_some(cell)
    }

    pub fn replace(&mut self, map: &Map) {
        let patch = Patch::between(&self.map, map);
        let keep = self.selection.clone();
        self.commit(patch, ChangeLabel::new(ChangeVerb::Change, Noun::Map), keep);
        let map = &self.map;
        self.focus = self.focus.filter(|cell| map.steps.contains_key(&cell.step) && map.lanes.contains_key(&cell.lane));
    }

    /// Gives the lane names' column a width, or the nearest that it can have.
    pub fn set_rail(&mut self, width: f64) {
        let width = if width.is_nan() { size::RAIL } else { (width / 4.0).round() * 4.0 };
        let width = width.clamp(*size::RAILS.start(), *size::RAILS.end());
        if (width - self.rail).abs() > 0.5 {
            self.rail = width;
            self.lay_out();
        }
    }

    /// Lays out what has changed since the last time.
    pub fn lay_out(&mut self) {
        let options = LayoutOptions { rail: self.rail, density: self.density, ..LayoutOptions::canvas(self.words()) };
        let before = (self.layout.scene.flow, self.layout.scene.size.width);
        let changes = std::mem::take(&mut self.not_laid_out);
        let (laid_out, map) = ((&mut self.layout, &mut self.stages), (&self.map, &self.order));
        follow(laid_out, changes.records(), map, &mut self.workspace, (&self.theme, &options));
        self.generation += 1;
        self.index = LayoutIndex::default();
        self.texts = OnceLock::new();
        let scene = &self.layout.scene;
        if scene.flow != before.0 && self.generation > 1 {
            // The direction has changed: the start of the map is on the other side now.
            self.show_start();
        } else if scene.flow.is_rtl() && before.0.is_rtl() {
            // A map that runs right to left grows to the left: what is seen must not move.
            self.view.camera.origin.x += scene.size.width - before.1;
        }
        self.follow_typing();
    }
}

/// True for a change of which records there are, and in what order.
fn comes_or_moves(change: RecordChange<'_>) -> bool {
    match change {
        (Some(RecordRef::Card(before)), Some(RecordRef::Card(after))) => {
            (before.lane, before.step, before.rank) != (after.lane, after.step, after.rank)
        }
        (Some(RecordRef::Pain(before)), Some(RecordRef::Pain(after))) => {
            (before.card, before.rank) != (after.card, after.rank)
        }
        (Some(RecordRef::Wait(before)), Some(RecordRef::Wait(after))) => {
            (before.card, before.rank) != (after.card, after.rank)
        }
        (Some(RecordRef::Connector(before)), Some(RecordRef::Connector(after))) => {
            (before.from, before.to) != (after.from, after.to)
        }
        (Some(RecordRef::Emotion(before)), Some(RecordRef::Emotion(after))) => {
            (before.persona, before.step) != (after.persona, after.step)
        }
        (Some(_), Some(_)) => is_structural(change),
        _ => true,
    }
}
