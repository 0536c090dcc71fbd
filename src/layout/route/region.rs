//! What stands in a part of a map, as a number: while it is the same, so are the ways through that part.

use std::ops::RangeInclusive;

use crate::layout::cache::hash_of;
use crate::layout::cells::Cells;

/// Sums of hashes of the cards in all parts that begin with the first row and the first column. Those of any other
/// part follow from four of them: a summed-area table (Crow 1984), with sums that wrap around.
pub(super) struct Regions {
    columns: usize,
    /// Empty where the table would be too large.
    sums: Vec<u64>,
    /// The same for rows, of cards over several steps alone: they bar the way from afar.
    long: Vec<u64>,
    /// All cards.
    whole: u64,
}

/// A table has as many sums as the map has cells, whether or not they hold cards. On a map of more cells than this
/// every way is found anew when any card moves.
const MOST_SUMS: usize = 1 << 22;

impl Regions {
    pub fn new(cells: &Cells, columns: usize, rows: usize) -> Self {
        let width = columns + 1;
        let size = width.saturating_mul(rows + 1);
        let sums = if size <= MOST_SUMS { vec![0; size] } else { Vec::new() };
        let mut regions = Self { columns, sums, long: vec![0; rows + 1], whole: 0 };
        let mut last = None;
        // Its place in its cell is a part of where a card stands.
        let mut place = 0;
        for card in cells.all() {
            let cell = (card.row, card.column);
            place = if last == Some(cell) { place + 1 } else { 0 };
            last = Some(cell);
            let mark = hash_of(&(card.id, cell, card.last, place));
            regions.whole = regions.whole.wrapping_add(mark);
            // A card begins to count in its first column and ceases to after its last.
            let start = (card.row + 1) * width + 1;
            if let Some(sum) = regions.sums.get_mut(start + card.column) {
                *sum = sum.wrapping_add(mark);
            }
            if let Some(sum) = regions.sums.get_mut(start + card.last + 1).filter(|_| card.last + 1 < columns) {
                *sum = sum.wrapping_sub(mark);
            }
            if let Some(long) = regions.long.get_mut(card.row + 1).filter(|_| card.last > card.column) {
                *long = long.wrapping_add(mark);
            }
        }
        regions.add_up(width);
        regions
    }

    fn add_up(&mut self, width: usize) {
        let mut above = vec![0_u64; width];
        for row in self.sums.chunks_exact_mut(width) {
            let (mut here, mut before) = (0_u64, 0_u64);
            for (sum, above) in row.iter_mut().zip(&mut above) {
                here = here.wrapping_add(*sum);
                before = before.wrapping_add(here);
                *above = above.wrapping_add(before);
                *sum = *above;
            }
        }
        let mut above = 0_u64;
        for sum in &mut self.long {
            above = above.wrapping_add(*sum);
            *sum = above;
        }
    }

    /// What stands in those rows and columns, the cards over several steps in those rows, and how many columns
    /// there are.
    pub fn within(&self, rows: RangeInclusive<usize>, columns: RangeInclusive<usize>) -> (u64, u64, usize) {
        if self.sums.is_empty() {
            return (self.whole, 0, self.columns);
        }
        let sum =
            |row: usize, column: usize| self.sums.get(row * (self.columns + 1) + column).copied().unwrap_or_default();
        let (top, bottom) = (*rows.start(), *rows.end() + 1);
        let (start, end) = (*columns.start(), *columns.end() + 1);
        let inside = sum(bottom, end).wrapping_sub(sum(top, end)).wrapping_sub(sum(bottom, start));
        let long = |row: usize| self.long.get(row).copied().unwrap_or_default();
        (inside.wrapping_add(sum(top, start)), long(bottom).wrapping_sub(long(top)), self.columns)
    }
}
