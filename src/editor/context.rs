//! What a menu beside the pointer is about. The other button selects what it is pressed on, unless that is selected
//! already; on an empty cell it gives the cell the focus. What is written is kept.

use super::walk::GridPosition;
use super::{Editor, GridCell};
use crate::edit::Selection;
use crate::geom::{Point, Rect};
use crate::model::{CardKind, Key};
use crate::scene::Part;

/// What a menu is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContextTarget {
    /// The text that is written.
    Text,
    /// Nothing in particular: the map itself.
    Map,
    /// A stage.
    Stage,
    /// A step.
    Step,
    /// A lane.
    Lane,
    /// A card of that kind.
    Card(CardKind),
    /// A pain point.
    Pain,
    /// A wait point.
    Wait,
    /// A connector.
    Connector,
    /// What a persona feels at a step.
    Emotion,
    /// An empty cell.
    Cell,
    /// Several records.
    Several,
}

impl Editor {
    /// What a menu that opens now is about.
    #[must_use]
    pub fn context_target(&self) -> ContextTarget {
        if self.typing.is_some() {
            return ContextTarget::Text;
        }
        if self.focus.is_some() {
            return ContextTarget::Cell;
        }
        match self.selection.only() {
            Some(Key::Stage(_)) => ContextTarget::Stage,
            Some(Key::Step(_)) => ContextTarget::Step,
            Some(Key::Lane(_)) => ContextTarget::Lane,
            Some(Key::Card(card)) => {
                ContextTarget::Card(self.map.cards.get(&card).map_or_else(CardKind::default, |card| card.kind))
            }
            Some(Key::Pain(_)) => ContextTarget::Pain,
            Some(Key::Wait(_)) => ContextTarget::Wait,
            Some(Key::Connector(_)) => ContextTarget::Connector,
            Some(Key::Emotion(_)) => ContextTarget::Emotion,
            None if !self.selection.is_empty() => ContextTarget::Several,
            Some(Key::Info | Key::Persona(_)) | None => ContextTarget::Map,
        }
    }

    /// The other button is pressed at a place of the view. False while something is dragged: then it means nothing.
    pub fn press_secondary(&mut self, at: Point) -> bool {
        if self.is_pressed() {
            return false;
        }
        self.end_gesture();
        let on = self.under(at).tag();
        if let Some(typing) = &self.typing {
            if on.is_some_and(|tag| tag.key == typing.key() && tag.part == Part::Text) {
                return true;
            }
            self.finish_typing();
        }
        // A new card in which nothing was written is gone now.
        match on.filter(|tag| self.map.has(tag.key)) {
            Some(tag) if self.selection.has(tag.key) => {}
            Some(tag) => self.select(Selection::one(tag.key)),
            None => {
                self.select(Selection::none());
                self.focus = self.cell_under(at);
            }
        }
        true
    }

    /// The cell that one stands in: that of what is selected, or the one with the focus.
    #[must_use]
    pub fn current_cell(&self) -> Option<GridCell> {
        let (column, row) = match self.spot()? {
            GridPosition::Cell { column, row, .. } | GridPosition::Mark { column, row, .. } => (column, row),
            GridPosition::Title | GridPosition::Stage(_) | GridPosition::Step(_) | GridPosition::Lane(_) => {
                return None;
            }
        };
        let grid = &self.layout.grid;
        Some(GridCell { lane: grid.rows.get(row)?.lane, step: grid.columns.get(column)?.step })
    }

    /// Gives a cell the focus: what comes next comes after all that is in it.
    pub fn focus_cell(&mut self, cell: GridCell) {
        self.select(Selection::none());
        self.focus = Some(cell);
    }

    /// Where on the view the subject is: the caret, the cell with the focus, or the first record that is selected.
    /// `None` when it is nowhere in particular.
    #[must_use]
    pub fn context_area(&self) -> Option<Rect> {
        let overlay = self.overlay(None);
        let area = match self.selection.keys().next() {
            _ if overlay.caret.is_some() => overlay.caret,
            _ if overlay.focus.is_some() => overlay.focus,
            Some(key) => self.seen_area(key),
            None => None,
        }?;
        let camera = &self.view.camera;
        let corner = |x, y| camera.view_from_map(Point::new(x, y));
        Some(Rect::from_points(corner(area.x0, area.y0), corner(area.x1, area.y1)))
    }
}
