//! Selecting all, and selecting more by repeating a key: the cards of the cell, those of the lane, those of the step, all.

use super::GridCell;
use super::document::Document;
use super::grid::LastPosition;
use crate::edit::Selection;
use crate::model::{Card, Key};

/// How far a selection reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectionExtent {
    /// All cards of a cell.
    Cell,
    /// All cards of a lane.
    Lane,
    /// All cards of a step.
    Step,
    /// All cards that are shown.
    Map,
}

pub(super) fn select_all(doc: &mut Document) {
    let (all, last) = (cards_where(doc, |_| true), doc.last_position);
    doc.select(all);
    doc.last_position = last;
}

pub(super) fn select_more(doc: &mut Document) -> Option<SelectionExtent> {
    let mut extents = Vec::new();
    if let Some(cell) = anchor(doc) {
        let in_cell = cards_where(doc, |card| card.lane == cell.lane && card.step == cell.step);
        extents.push((SelectionExtent::Cell, in_cell));
        extents.push((SelectionExtent::Lane, cards_where(doc, |card| card.lane == cell.lane)));
        extents.push((SelectionExtent::Step, cards_where(doc, |card| card.step == cell.step)));
    }
    // Hidden cards are left out.
    extents.push((SelectionExtent::Map, cards_where(doc, |_| true)));
    let reached = extents.iter().rposition(|(_, extent)| *extent == doc.selection);
    let mut further = extents.into_iter().skip(reached.map_or(0, |at| at + 1));
    let (extent, next) = further.find(|(_, extent)| !extent.is_empty() && *extent != doc.selection)?;
    let last = doc.last_position;
    doc.select(next);
    doc.last_position = last;
    Some(extent)
}

fn cards_where(doc: &Document, belongs: impl Fn(&Card) -> bool) -> Selection {
    let shown = doc.map.cards.values().filter(|card| belongs(card) && doc.map.shows(card.lane));
    shown.map(|card| Key::Card(card.id)).collect()
}

/// The cell from which the selection grows. It is remembered as the last position.
fn anchor(doc: &mut Document) -> Option<GridCell> {
    if let Some(cell) = doc.focus {
        doc.last_position = Some(LastPosition { cell, card: None });
        return Some(cell);
    }
    if let Some(last) = doc.last_position
        && grew_from(doc, last)
    {
        return Some(last.cell);
    }
    let card = match doc.selection.only() {
        Some(_) => doc.selected_card(),
        None => doc.selected_cards().first().copied(),
    };
    let card = doc.map.cards.get(&card?)?;
    let (cell, card) = (GridCell::from_card(card), Some(card.id));
    doc.last_position = Some(LastPosition { cell, card });
    Some(cell)
}

/// True when the selection has grown from the last position.
fn grew_from(doc: &Document, last: LastPosition) -> bool {
    let cell = last.cell;
    let is_in = |key: Key| match key {
        Key::Card(id) => doc.map.cards.get(&id).is_some_and(|card| card.lane == cell.lane || card.step == cell.step),
        _ => false,
    };
    let of_card = last.card.is_some_and(|card| doc.selection.has(card));
    of_card || (last.card.is_none() && !doc.selection.is_empty() && doc.selection.keys().all(is_in))
}
