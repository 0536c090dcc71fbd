//! The headless editor: everything that a person does to a map, without a window.
//!
//! The window feeds it pointer positions, keys and chosen actions; it answers with a map, a scene and an [`Overlay`] to
//! draw above it. Tests drive it the same way.
//!
//! It has two parts. The *document* is the map with its layout, history and selection, and the text being written; it
//! shows at most one previewed change. The *tool* is what the pointer or the keyboard is doing between a start and an
//! end: it proposes changes to the document, which does not know it. What an operation does is a function of the document
//! in a module of its own; [`Editor`] only ends what is going on and delegates.
//!
//! What is only looked at (the camera, the selection, the cell with the focus) is not part of the document and not
//! undone, though the history remembers the selection on either side of a change.
//!
//! One rule says what a key does: *a key that types a character writes.* In a cell it starts a card, on a record it goes
//! on at the end of its text, and nothing that was written is lost. A digit rates where a pain point or a feeling is
//! selected. Commands have a modifier or a key that types nothing. The rows of the rule are data, in the window's table
//! of keys.

mod actions;
mod add;
mod arrange;
mod blank;
mod camera;
mod capture;
mod connectors;
mod context;
mod copying;
mod document;
mod drop;
mod duplicate;
mod easing_notes;
mod element;
mod emotion;
mod expand;
mod grid;
mod handle;
mod layout_index;
mod linking;
mod lookup;
mod marks;
mod nearest;
mod notation;
mod notice;
mod outline;
mod overlay;
mod paste;
mod placeholder;
mod pointer;
mod ports;
mod replace;
mod search;
mod shift;
mod text_index;
mod tool;
mod typing;
mod view;
mod visible;
mod walk;

use std::borrow::Cow;
use std::sync::Arc;

use crate::edit::{ChangeLabel, Command, History, Patch, Refusal, Revision, Selection};
use crate::geom::Point;
use crate::i18n::MapWords;
use crate::layout::Layout;
use crate::model::{Card, CardId, IdSource, Key, LaneId, Map, ReadingOrder, StepId};
use crate::scene::Scene;
use crate::text::Fonts;
use crate::theme::Theme;

pub use arrange::Arrange;
pub use capture::{Advance, EditOutcome};
pub use context::ContextTarget;
pub use easing_notes::easing_notes;
pub use element::Element;
pub use emotion::{FeelingChange, FeelingOutcome};
pub use expand::SelectionExtent;
pub use handle::{Edge, Handle, HandleMark};
pub use marks::Rating;
pub use notation::Understood;
pub use notice::{Deletion, MapNotice, NoticeText, Offer, Replacement};
pub use outline::{Fold, Outline, OutlineMotion, OutlineNode, OutlineRow, RowText};
pub use overlay::{DropMark, EaseLink, HiddenMark, Highlight, Overlay};
pub use paste::{CopiedContent, PasteContent, PasteError, PastedCards, PastedTable};
pub use placeholder::{Placeholder, PlaceholderKind};
pub use search::{Search, SearchDirection};
pub use text_index::TextIndex;
pub use tool::{Cursor, Hint, Modifiers, Pointer};
pub use typing::Typing;
pub use view::MapView;
pub use walk::GridMotion;

use connectors::ConnectorVisit;
use document::Document;
use tool::ActiveTool;

/// A cell of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GridCell {
    /// Its lane.
    pub lane: LaneId,
    /// Its step.
    pub step: StepId,
}

impl GridCell {
    /// The cell of a card.
    pub(crate) fn from_card(card: &Card) -> Self {
        Self { lane: card.lane, step: card.step }
    }
}

/// A map being edited.
pub struct Editor {
    doc: Document,
    tool: ActiveTool,
    /// The handle under the pointer.
    handle: Option<HandleMark>,
    /// The card under the pointer, or beside one of its ports.
    hovered: Option<CardId>,
    /// Where the pointer rests on the view.
    pointer_at: Option<Point>,
    /// The connector that was reached from a card by keyboard.
    visit: Option<ConnectorVisit>,
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
        let doc = Document::new(map, ids, history, fonts);
        Self { doc, tool: None, handle: None, hovered: None, pointer_at: None, visit: None }
    }

    /// The map as it is shown.
    #[must_use]
    pub fn map(&self) -> &Map {
        &self.doc.map
    }

    /// The reading order of that map.
    #[must_use]
    pub fn reading_order(&self) -> &ReadingOrder {
        &self.doc.order
    }

    /// The map laid out.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.doc.layout
    }

    /// The scene to draw.
    #[must_use]
    pub fn scene(&self) -> &Scene {
        self.doc.scene()
    }

    /// How often the map was laid out: a new number is a new scene.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.doc.generation
    }

    /// The words of the map's own language.
    #[must_use]
    pub fn words(&self) -> &'static MapWords {
        self.doc.words()
    }

    /// The texts of all records of the map as it is shown.
    #[must_use]
    pub fn texts(&self) -> &Arc<TextIndex> {
        self.doc.texts()
    }

    /// The width of the lane names' column: how the map is looked at, and no part of it.
    #[must_use]
    pub fn rail(&self) -> f64 {
        self.doc.rail
    }

    /// Changes the width of the lane names' column.
    pub fn set_rail(&mut self, width: f64) {
        self.doc.set_rail(width);
    }

    /// The colors of the map.
    #[must_use]
    pub fn theme(&self) -> &Theme {
        &self.doc.theme
    }

    /// What part of the map is seen.
    #[must_use]
    pub fn view(&self) -> &MapView {
        &self.doc.view
    }

    /// Moves the camera or tells the size of the view.
    pub fn view_mut(&mut self) -> &mut MapView {
        &mut self.doc.view
    }

    /// What is selected.
    #[must_use]
    pub fn selection(&self) -> &Selection {
        &self.doc.selection
    }

    /// The empty cell that has the focus.
    #[must_use]
    pub fn focus(&self) -> Option<GridCell> {
        self.doc.focus
    }

    /// The text being written.
    #[must_use]
    pub fn typing(&self) -> Option<&Typing> {
        self.doc.typing.as_ref()
    }

    /// The text being written, where it is seen, in map units.
    #[must_use]
    pub fn typing_area(&self) -> Option<crate::geom::Rect> {
        self.doc.typing_area()
    }

    /// New ids for records.
    pub fn ids(&mut self) -> &mut IdSource {
        &mut self.doc.ids
    }

    /// The box in which a record is shown, in map units, not moved by sticky layers; `None` when it is hidden.
    #[must_use]
    pub fn area_of(&self, key: Key) -> Option<crate::geom::Rect> {
        self.doc.area_of(key)
    }

    /// What became of the last table that was pasted, once; `None` where that is plain to see.
    pub fn take_pasted_table(&mut self) -> Option<PastedTable> {
        self.doc.pasted_table.take()
    }

    /// Runs a command: plans it, applies it, adds it to the history.
    ///
    /// # Errors
    /// When the command is refused; then nothing has changed.
    pub fn perform(&mut self, command: &Command) -> Result<(), Refusal> {
        self.end_tool();
        self.doc.perform(command)
    }

    /// Runs a command and selects, as one change.
    ///
    /// # Errors
    /// When the command is refused; then nothing has changed.
    pub fn perform_and_select(&mut self, command: &Command, after: Selection) -> Result<(), Refusal> {
        self.end_tool();
        self.doc.perform_and_select(command, after)
    }

    /// The map as it is saved: without what is dragged, and without a new record in which nothing is written yet.
    #[must_use]
    pub fn settled_map(&self) -> Cow<'_, Map> {
        self.doc.settled_map()
    }

    /// Changes since the last call, for a follower: including a text in the middle of a word, without what is only
    /// dragged or is no more than a place to write.
    pub fn take_changes(&mut self) -> Patch {
        self.doc.take_changes()
    }

    /// True for a patch that fits the map as [`Editor::take_changes`] reports it.
    #[must_use]
    pub fn fits(&self, patch: &Patch) -> bool {
        self.doc.fits(patch)
    }

    /// Undoes the last change. In a text being written it is the last change there; when nothing of it is left, the text
    /// is left, and a new record with it. What the text before it was understood to say is undone from the next card, too.
    pub fn undo(&mut self) {
        if self.doc.undo_in_text(true) {
            return;
        }
        if let Some(typing) = &self.doc.typing {
            let before = self.doc.history.revision();
            let goes_on = typing.is_untouched_insert() && self.doc.understood_at == Some(before);
            self.doc.finish_typing();
            if self.doc.history.revision() == before && !goes_on {
                return;
            }
        }
        self.end_tool();
        self.doc.undo();
    }

    /// Redoes what was undone last.
    pub fn redo(&mut self) {
        // What is written meanwhile takes the place of what could be redone.
        if self.doc.undo_in_text(false) || (self.doc.typing.is_some() && self.doc.preview.is_some()) {
            return;
        }
        self.cancel();
        self.doc.redo();
    }

    /// What undo would undo.
    #[must_use]
    pub fn can_undo(&self) -> Option<ChangeLabel> {
        let written = self.doc.preview.as_ref().filter(|_| self.doc.typing.is_some());
        written.map(|preview| preview.label).or(self.doc.history.can_undo())
    }

    /// What redo would redo.
    #[must_use]
    pub fn can_redo(&self) -> Option<ChangeLabel> {
        self.doc.history.can_redo()
    }

    /// The name of the present state, for [`Editor::mark_saved`].
    #[must_use]
    pub fn revision(&self) -> Revision {
        self.doc.history.revision()
    }

    /// Notes that the state of that name is on disk.
    pub fn mark_saved(&mut self, revision: Revision) {
        self.doc.history.mark_saved(revision);
    }

    /// Notes that no state of the map is on disk any more, so that there is something to save.
    pub fn mark_unsaved(&mut self) {
        self.doc.history.forget_saved();
    }

    /// True when there is nothing to save. A text being written counts as a change, a place to write does not.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.doc.is_saved()
    }

    /// Becomes another state of the map, as one change that can be undone: what another program made of the file, or an
    /// earlier version.
    pub fn replace_document(&mut self, map: &Map) {
        self.doc.finish_typing();
        self.end_tool();
        self.doc.replace(map);
    }

    /// Leaves a text, which stays as it is written, or a tool, taking back what it has shown. True when there was
    /// something to leave.
    pub fn cancel(&mut self) -> bool {
        if self.doc.typing.is_some() {
            self.doc.finish_typing();
            return true;
        }
        self.end_tool()
    }

    /// Ends what is going on before something else starts: the tool, taking back what it has shown, and the text being
    /// written, which is kept.
    fn begin(&mut self) -> &mut Document {
        self.end_tool();
        self.doc.finish_typing();
        &mut self.doc
    }

    /// Ends the tool, taking back what it has shown. True when there was one.
    fn end_tool(&mut self) -> bool {
        let Some(tool) = self.tool.take() else { return false };
        tool.cancel(&mut self.doc);
        true
    }

    fn is_idle(&self) -> bool {
        self.tool.is_none()
    }
}
