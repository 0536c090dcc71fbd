//! What stands in a part of a map, as a number: while it is the same, so are the ways through that part.

use std::ops::RangeInclusive;

use super::super::cache::hash_of;
use super::super::stack::Cells;

/// Sums of hashes of the cards in all parts that begin with the first row and the first column. Those of any other
/// part follow from four of them.
pub(super) struct Regions {
    columns: usize,
    sums: Vec<u64>,
    /// The same for rows, of cards over several steps alone: they bar the way from afar.
    long: Vec<u64>,
}

impl Regions {
    pub fn of(cells: &Cells<'_>, columns: usize, rows: usize) -> Self {
        let width = columns + 1;
        let mut regions = Self { columns, sums: vec![0; width * (rows + 1)], long: vec![0; rows + 1] };
        let mut last = None;
        // Its place in its cell is a part of where a card stands.
        let mut place = 0;
        for placing in &cells.placings {
            let cell = (placing.row, placing.column);
            place = if last == Some(cell) { place + 1 } else { 0 };
            last = Some(cell);
            let mark = hash_of(&(placing.card.id, cell, placing.last, place));
            let start = (placing.row + 1) * width + 1;
            for sum in regions.sums.get_mut(start + placing.column..=start + placing.last).unwrap_or_default() {
                *sum = sum.wrapping_add(mark);
            }
            if let Some(long) = regions.long.get_mut(placing.row + 1).filter(|_| placing.last > placing.column) {
                *long = long.wrapping_add(mark);
            }
        }
        regions.add_up(width);
        regions
    }

    fn add_up(&mut self, width: usize) {
        let mut above = vec![0_u64; width];
        for row in self.sums.chunks_exact_mut(width) {
            let mut before = 0_u64;
            for (sum, above) in row.iter_mut().zip(&mut above) {
                before = before.wrapping_add(*sum);
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
        let sum =
            |row: usize, column: usize| self.sums.get(row * (self.columns + 1) + column).copied().unwrap_or_default();
        let (top, bottom) = (*rows.start(), *rows.end() + 1);
        let (start, end) = (*columns.start(), *columns.end() + 1);
        let inside = sum(bottom, end).wrapping_sub(sum(top, end)).wrapping_sub(sum(bottom, start));
        let long = |row: usize| self.long.get(row).copied().unwrap_or_default();
        (inside.wrapping_add(sum(top, start)), long(bottom).wrapping_sub(long(top)), self.columns)
    }
}
