//! Selecting more by the same key: the cells' cards, those of the lane, those of the step, all.

use super::walk::LastPosition;
use super::{Editor, GridCell};
use crate::edit::Selection;
use crate::model::{Card, Key};

impl Editor {
    /// Selects the cards of the cell that one stands in; once more, those of its lane; then those of its step; then
    /// all that are shown. What would change nothing is passed over.
    pub fn expand_selection(&mut self) {
        self.end_gesture();
        self.finish_typing();
        let extents = match self.anchor() {
            Some(cell) => {
                let in_lane = self.cards_where(|card| card.lane == cell.lane);
                let in_step = self.cards_where(|card| card.step == cell.step);
                vec![self.cards_where(|card| card.lane == cell.lane && card.step == cell.step), in_lane, in_step]
            }
            None => Vec::new(),
        };
        // What nobody sees is not taken along.
        let all = self.cards_where(|_| true);
        let reached = extents.iter().rposition(|extent| *extent == self.selection);
        let mut further = extents.into_iter().skip(reached.map_or(0, |at| at + 1));
        let next = further.find(|extent| !extent.is_empty() && *extent != self.selection);
        let stood = self.stood;
        self.select(next.unwrap_or(all));
        self.stood = stood;
    }

    fn cards_where(&self, belongs: impl Fn(&Card) -> bool) -> Selection {
        let shown = self.map.cards.values().filter(|card| belongs(card) && self.map.shows(card.lane));
        shown.map(|card| Key::Card(card.id)).collect()
    }

    /// The cell from which the selection grows, and remembers it.
    fn anchor(&mut self) -> Option<GridCell> {
        let cell_of = |card: &Card| GridCell { lane: card.lane, step: card.step };
        if let Some(cell) = self.focus {
            self.stood = Some(LastPosition { cell, card: None });
            return Some(cell);
        }
        if let Some(stood) = self.stood
            && self.grew_from(stood)
        {
            return Some(stood.cell);
        }
        let card = match self.selection.only() {
            Some(_) => self.selected_card(),
            None => self.selected_cards().first().copied(),
        };
        let card = self.map.cards.get(&card?)?;
        let (cell, card) = (cell_of(card), Some(card.id));
        self.stood = Some(LastPosition { cell, card });
        Some(cell)
    }

    /// True when what is selected is around where one stood.
    fn grew_from(&self, stood: LastPosition) -> bool {
        let cell = stood.cell;
        let is_in = |key: Key| match key {
            Key::Card(id) => {
                self.map.cards.get(&id).is_some_and(|card| card.lane == cell.lane || card.step == cell.step)
            }
            _ => false,
        };
        let of_card = stood.card.is_some_and(|card| self.selection.has(card));
        of_card || (stood.card.is_none() && !self.selection.is_empty() && self.selection.keys().all(is_in))
    }
}
