//! From beside a card to a gutter of rows, where cards over several steps stand in the way: along each of them to
//! its end, and on.
//!
//! Cards over the same gutter share columns, so they stand one above the other, and each that bars the way on is
//! further out than the one before: there always is a way out.

use crate::layout::cells::{CellCard, Cells};
use crate::layout::way::Corridor;

/// How to come from a gutter of columns beside a card to a gutter of rows.
pub(super) struct Detour {
    /// Corridors in turn, each with the gutter of columns that it leads to.
    pub turns: Vec<(Corridor, usize)>,
    /// The gutter of rows that is reached.
    pub rows: usize,
}

impl Detour {
    /// The gutter of columns in which it ends, having begun in `first`.
    pub fn gutter(&self, first: usize) -> usize {
        self.turns.last().map_or(first, |(_, gutter)| *gutter)
    }
}

/// A line that turned more often could not be followed by the eye, and every connector of a staircase of cards would
/// have as many turns as there are cards. After these it runs on straight, across the cards that are left.
const MOST_TURNS: usize = 64;

/// The way from beside a card to the gutter of rows above or below it, whichever takes fewer turns; the first of `rows`
/// when both take as many.
pub(super) fn shortest(cells: &Cells, card: &CellCard, gutter: usize, rows: [usize; 2]) -> Detour {
    let [first, second] = rows.map(|rows| to(cells, card, gutter, rows));
    if second.turns.len() < first.turns.len() { second } else { first }
}

fn to(cells: &Cells, card: &CellCard, mut gutter: usize, rows: usize) -> Detour {
    let up = rows <= card.row;
    let (mut at, mut turns) = (card.nth, Vec::new());
    while turns.len() < MOST_TURNS
        && let Some(bar) = cells.bar(card, at, gutter, up)
    {
        // The end that is nearer, the later one when both are as near.
        let after = bar.last + 1;
        gutter = if gutter - bar.column < after - gutter { bar.column } else { after };
        at = bar.nth;
        turns.push((if up { Corridor::Below(bar.id) } else { Corridor::Above(bar.id) }, gutter));
    }
    Detour { turns, rows }
}
