//! Moving the keyboard cursor over the grid: from cell to cell and from card to card, to the names around them and back.
//!
//! The cursor moves over what is shown: hidden lanes are passed over, a card over several steps is one position. Up and
//! down go through all that is in a column, a card and then its marks, so that each undoes the other and no key is needed
//! to enter a card. With Ctrl and with Shift, only cards are met. Left and right are what the eye sees; everything below
//! [`GridDirection`] knows only forward and back.

use super::document::Document;
use super::grid::GridPosition;
use crate::model::{Key, StageId};

/// A motion of the keyboard cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridMotion {
    /// To what the eye sees on the left.
    Left,
    /// To what the eye sees on the right.
    Right,
    /// To the card above, the lane above, or from the lanes to the names above them.
    Up,
    /// To the card below, or the lane below.
    Down,
    /// The same as up, past marks: to a card or a cell.
    CardAbove,
    /// The same as down, past marks: to a card or a cell.
    CardBelow,
    /// To the first step of the lane.
    RowStart,
    /// To the last step of the lane.
    RowEnd,
    /// To the first cell of the map.
    MapStart,
    /// To the last cell of the map.
    MapEnd,
    /// To the next step, whichever way the map runs.
    NextStep,
    /// To the step before.
    PreviousStep,
}

/// A motion along the flow of the map.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum GridDirection {
    Forward,
    Back,
    Up,
    Down,
    RowStart,
    RowEnd,
    MapStart,
    MapEnd,
}

impl GridDirection {
    /// True for the directions that go on in reading order.
    pub fn is_forward(self) -> bool {
        matches!(self, Self::Forward | Self::Down | Self::RowEnd | Self::MapEnd)
    }
}

/// True when the cursor is at a card, from which a selection can be extended.
pub(super) fn is_at_card(doc: &Document) -> bool {
    matches!(doc.position(), Some(GridPosition::Cell { record: Some(Key::Card(_)), .. }))
}

/// Adds the next card in a direction to the selection, when the cursor is at a card. Going back removes the last one.
pub(super) fn extend(doc: &mut Document, motion: GridMotion) {
    match direction(doc, motion) {
        GridDirection::RowStart => extend_to_end(doc, GridDirection::Back),
        GridDirection::RowEnd => extend_to_end(doc, GridDirection::Forward),
        direction => extend_by_one(doc, direction),
    }
}

/// Adds every card on the way to the end of the row.
fn extend_to_end(doc: &mut Document, direction: GridDirection) {
    for _ in 0..doc.layout.grid.columns.len() {
        let before = doc.position();
        extend_by_one(doc, direction);
        if doc.position() == before {
            return;
        }
    }
}

fn extend_by_one(doc: &mut Document, direction: GridDirection) {
    let Some(GridPosition::Cell { column, row, record: Some(Key::Card(from)) }) = doc.position() else { return };
    let mut position = GridPosition::Cell { column, row, record: Some(from.into()) };
    // Empty cells are skipped; there are no more positions than rows, columns and cards.
    for _ in 0..doc.layout.grid.columns.len() + doc.layout.grid.rows.len() + doc.map.cards.len() {
        match neighbor(doc, position, direction) {
            Some(next @ GridPosition::Cell { record: Some(Key::Card(card)), .. }) if card != from => {
                let mut selection = doc.selection.clone();
                if selection.has(card) {
                    selection.toggle(from);
                } else {
                    selection.add(card);
                }
                doc.go_to_position(next);
                doc.selection = selection;
                return;
            }
            Some(next @ GridPosition::Cell { .. }) if next != position => position = next,
            _ => return,
        }
    }
}

pub(super) fn next_position(doc: &Document, motion: GridMotion) -> Option<GridPosition> {
    let direction = direction(doc, motion);
    if let Some(Key::Connector(id)) = doc.selection.only() {
        let connector = doc.map.connectors.get(&id)?;
        return doc.position_of_card(if direction.is_forward() { connector.to } else { connector.from });
    }
    match doc.position() {
        Some(GridPosition::Mark { column, row, card, .. }) if motion == GridMotion::CardBelow => {
            neighbor_of_cell(doc, column, row, Some(card.into()), direction)
        }
        Some(GridPosition::Mark { card, .. }) if motion == GridMotion::CardAbove => doc.position_of_card(card),
        Some(position) if matches!(motion, GridMotion::CardAbove | GridMotion::CardBelow) => {
            neighbor(doc, position, direction)
        }
        Some(position) => onto_first_mark(doc, position, direction)
            .or_else(|| onto_last_mark(doc, neighbor(doc, position, direction)?, position, direction)),
        None => match direction {
            GridDirection::MapStart | GridDirection::MapEnd => {
                neighbor(doc, GridPosition::Title, direction).or_else(|| first_in_view(doc))
            }
            _ => first_in_view(doc),
        },
    }
}

/// Down from a card leads to the first of its marks: what is seen below it comes next.
fn onto_first_mark(doc: &Document, from: GridPosition, direction: GridDirection) -> Option<GridPosition> {
    let GridPosition::Cell { column, row, record: Some(Key::Card(card)) } = from else { return None };
    let mark = doc.marks_of(card).first().copied().filter(|_| direction == GridDirection::Down)?;
    Some(GridPosition::Mark { column, row, card, mark })
}

/// Up leads to a card by the last of its marks, as Down leads away from it.
fn onto_last_mark(
    doc: &Document,
    to: GridPosition,
    from: GridPosition,
    direction: GridDirection,
) -> Option<GridPosition> {
    let GridPosition::Cell { column, row, record: Some(Key::Card(card)) } = to else { return Some(to) };
    let is_own = matches!(from, GridPosition::Mark { card: own, .. } if own == card);
    let last = doc.marks_of(card).last().copied().filter(|_| direction == GridDirection::Up && !is_own);
    Some(last.map_or(to, |mark| GridPosition::Mark { column, row, card, mark }))
}

pub(super) fn direction(doc: &Document, motion: GridMotion) -> GridDirection {
    let rtl = doc.map.info.direction.is_rtl();
    match motion {
        GridMotion::Left if rtl => GridDirection::Forward,
        GridMotion::Right if rtl => GridDirection::Back,
        GridMotion::NextStep | GridMotion::Right => GridDirection::Forward,
        GridMotion::PreviousStep | GridMotion::Left => GridDirection::Back,
        GridMotion::Up | GridMotion::CardAbove => GridDirection::Up,
        GridMotion::Down | GridMotion::CardBelow => GridDirection::Down,
        GridMotion::RowStart => GridDirection::RowStart,
        GridMotion::RowEnd => GridDirection::RowEnd,
        GridMotion::MapStart => GridDirection::MapStart,
        GridMotion::MapEnd => GridDirection::MapEnd,
    }
}

/// The next position in a direction; `None` where the map ends.
fn neighbor(doc: &Document, position: GridPosition, direction: GridDirection) -> Option<GridPosition> {
    let grid = &doc.layout.grid;
    let (columns, rows) = (grid.columns.len(), grid.rows.len());
    match direction {
        GridDirection::MapStart if columns > 0 && rows > 0 => return Some(doc.position_in_cell(0, 0, 0)),
        GridDirection::MapEnd if columns > 0 && rows > 0 => {
            return Some(doc.position_in_cell(columns - 1, rows - 1, usize::MAX));
        }
        _ => {}
    }
    match position {
        GridPosition::Title => match direction {
            GridDirection::Down | GridDirection::Forward => {
                let first = doc.stages().first().map(|(stage, _)| GridPosition::Stage(*stage));
                first.or((rows > 0).then_some(GridPosition::Lane(0)))
            }
            _ => None,
        },
        GridPosition::Stage(stage) => neighbor_of_stage(doc, stage, direction),
        GridPosition::Step(column) => match direction {
            GridDirection::Forward => (column + 1 < columns).then(|| GridPosition::Step(column + 1)),
            GridDirection::Back => column.checked_sub(1).map(GridPosition::Step),
            GridDirection::Up => grid.columns.get(column).map(|column| GridPosition::Stage(column.stage)),
            GridDirection::Down => (rows > 0).then(|| doc.position_in_cell(column, 0, 0)),
            GridDirection::RowStart => Some(GridPosition::Step(0)),
            GridDirection::RowEnd => columns.checked_sub(1).map(GridPosition::Step),
            GridDirection::MapStart | GridDirection::MapEnd => None,
        },
        GridPosition::Lane(row) => match direction {
            GridDirection::Forward | GridDirection::RowStart => (columns > 0).then(|| doc.position_in_cell(0, row, 0)),
            GridDirection::RowEnd => columns.checked_sub(1).map(|column| doc.position_in_cell(column, row, 0)),
            GridDirection::Up => Some(row.checked_sub(1).map_or(GridPosition::Title, GridPosition::Lane)),
            GridDirection::Down => (row + 1 < rows).then(|| GridPosition::Lane(row + 1)),
            GridDirection::Back | GridDirection::MapStart | GridDirection::MapEnd => None,
        },
        GridPosition::Cell { column, row, record } => neighbor_of_cell(doc, column, row, record, direction),
        GridPosition::Mark { column, row, card, mark } => {
            let marks = doc.marks_of(card);
            let at = marks.iter().position(|other| *other == mark);
            let neighbor = match direction {
                GridDirection::Up => Some(at.and_then(|at| at.checked_sub(1)).and_then(|at| marks.get(at))),
                GridDirection::Down => at.and_then(|at| marks.get(at + 1)).map(Some),
                _ => None,
            };
            match neighbor {
                Some(Some(mark)) => Some(GridPosition::Mark { column, row, card, mark: *mark }),
                Some(None) => Some(GridPosition::Cell { column, row, record: Some(card.into()) }),
                None => neighbor_of_cell(doc, column, row, Some(card.into()), direction),
            }
        }
    }
}

fn neighbor_of_stage(doc: &Document, stage: StageId, direction: GridDirection) -> Option<GridPosition> {
    let stages = doc.stages();
    let at = stages.iter().position(|(other, _)| *other == stage)?;
    let to = match direction {
        GridDirection::Up => return Some(GridPosition::Title),
        GridDirection::Down => return stages.get(at).map(|(_, column)| GridPosition::Step(*column)),
        GridDirection::Forward => stages.get(at + 1),
        GridDirection::Back => at.checked_sub(1).and_then(|at| stages.get(at)),
        GridDirection::RowStart => stages.first(),
        GridDirection::RowEnd => stages.last(),
        GridDirection::MapStart | GridDirection::MapEnd => None,
    };
    to.map(|(stage, _)| GridPosition::Stage(*stage))
}

fn neighbor_of_cell(
    doc: &Document,
    column: usize,
    row: usize,
    record: Option<Key>,
    direction: GridDirection,
) -> Option<GridPosition> {
    let (columns, rows) = (doc.layout.grid.columns.len(), doc.layout.grid.rows.len());
    let records = doc.records_in_cell(column, row);
    let nth = record.and_then(|record| records.iter().position(|other| *other == record)).unwrap_or(0);
    let card = record.and_then(Key::card);
    let (first, last) = card.and_then(|card| doc.columns_of_card(card)).unwrap_or((column, column));
    match direction {
        GridDirection::Forward => (last + 1 < columns).then(|| doc.position_beside(last + 1, row, nth, record)),
        GridDirection::Back => Some(
            first
                .checked_sub(1)
                .map_or(GridPosition::Lane(row), |before| doc.position_beside(before, row, nth, record)),
        ),
        // The cell itself has the focus although there are cards in it.
        GridDirection::Down | GridDirection::Up if record.is_none() && !records.is_empty() => {
            Some(doc.position_in_cell(column, row, if direction == GridDirection::Down { 0 } else { usize::MAX }))
        }
        GridDirection::Up if nth > 0 => Some(doc.position_in_cell(column, row, nth - 1)),
        GridDirection::Up => Some(
            row.checked_sub(1)
                .map_or(GridPosition::Step(column), |above| doc.position_in_cell(column, above, usize::MAX)),
        ),
        GridDirection::Down if nth + 1 < records.len() => Some(doc.position_in_cell(column, row, nth + 1)),
        GridDirection::Down => (row + 1 < rows).then(|| doc.position_in_cell(column, row + 1, 0)),
        GridDirection::RowStart => Some(doc.position_beside(0, row, nth, record)),
        GridDirection::RowEnd => columns.checked_sub(1).map(|last| doc.position_beside(last, row, nth, record)),
        GridDirection::MapStart | GridDirection::MapEnd => None,
    }
}

/// Where to start when nothing is selected: the last position if it is in view, else the first cell in view, else
/// anything that is there.
fn first_in_view(doc: &Document) -> Option<GridPosition> {
    let grid = &doc.layout.grid;
    let clear = doc.clear_area();
    let seen = |column: usize, row: usize| {
        grid.cell(column, row).is_some_and(|area| clear.overlaps(area) && clear.contains(area.center()))
    };
    let last = doc.last_position.and_then(|last| doc.place_of_cell(last.cell));
    if let Some((column, row)) = last.filter(|(column, row)| seen(*column, *row)) {
        return Some(doc.position_in_cell(column, row, 0));
    }
    let mut cells = (0..grid.rows.len()).flat_map(|row| (0..grid.columns.len()).map(move |column| (column, row)));
    let first = cells.find(|(column, row)| seen(*column, *row)).or((!grid.columns.is_empty()).then_some((0, 0)));
    match first.filter(|(_, row)| *row < grid.rows.len()) {
        Some((column, row)) => Some(doc.position_in_cell(column, row, 0)),
        None if !grid.columns.is_empty() => Some(GridPosition::Step(0)),
        None if !grid.rows.is_empty() => Some(GridPosition::Lane(0)),
        None => Some(GridPosition::Title),
    }
}
