//! From beside a card to a gutter of rows, where cards over several steps stand in the way: along each of them to
//! its end, and on.
//!
//! Cards over the same gutter share columns, so they stand one above the other, and each that bars the way on is
//! further out than the one before: there always is a way out.

use super::super::stack::{Cells, Placing};
use super::Corridor;

/// How to come from a gutter of columns beside a card to a gutter of rows.
pub(super) struct WayOut {
    /// Corridors in turn, each with the gutter of columns that it leads to.
    pub turns: Vec<(Corridor, usize)>,
    /// The gutter of rows that is reached.
    pub rows: usize,
}

impl WayOut {
    /// The gutter of columns in which it ends, having begun in `first`.
    pub fn gutter(&self, first: usize) -> usize {
        self.turns.last().map_or(first, |(_, gutter)| *gutter)
    }
}

/// The way from beside a card to the gutter of rows above or below it that has fewer turns; the first of `rows` when
/// both have as many.
pub(super) fn shortest(cells: &Cells<'_>, card: &Placing<'_>, gutter: usize, rows: [usize; 2]) -> WayOut {
    let [first, second] = rows.map(|rows| to(cells, card, gutter, rows));
    if second.turns.len() < first.turns.len() { second } else { first }
}

fn to(cells: &Cells<'_>, card: &Placing<'_>, mut gutter: usize, rows: usize) -> WayOut {
    let up = rows <= card.row;
    let (mut at, mut turns) = (card.nth, Vec::new());
    while let Some(bar) = cells.bar(card.row, at, gutter, up) {
        // The end that is nearer, the later one when both are as near.
        let after = bar.last + 1;
        gutter = if gutter - bar.column < after - gutter { bar.column } else { after };
        at = bar.nth;
        turns.push((if up { Corridor::Below(bar.card.id) } else { Corridor::Above(bar.card.id) }, gutter));
    }
    WayOut { turns, rows }
}
