//! How large a foreign file may be. What a file holds is bounded as a whole, not part by part: many parts that are each
//! within their bounds must not come to more than a machine, or a map, can hold.

use super::outcome::ImportError;

/// The largest file with a table that is read, in bytes.
pub(super) const MOST_TABLE_BYTES: usize = 32 << 20;
/// The largest other text that is read, in bytes, and the most lines in it that say something: each may become a card.
pub(super) const MOST_TEXT_BYTES: usize = 4 << 20;
pub(super) const MOST_LINES: usize = 50_000;
/// The most columns of a table. Each may become a step.
pub(super) const MOST_COLUMNS: usize = 2_000;
/// The most rows of a table, and the most sheets of a workbook.
pub(super) const MOST_ROWS: usize = 200_000;
pub(super) const MOST_SHEETS: usize = 1_000;
/// The most cells in all tables of a file, with the empty ones before the last that says something in a row.
pub(super) const MOST_CELLS: usize = 2_000_000;
/// The most bytes of text in all cells of a file.
const MOST_CELL_TEXT: usize = 32 << 20;

/// The most records of a map that comes of a file, the most bytes of text in them, and the most pieces that are not in it.
/// A record takes up to 300 bytes in a file and a character of text up to two for one, so that a map of that size has
/// less than the 64 MiB that can be read again.
pub(super) const MOST_RECORDS: usize = 100_000;
pub(super) const MOST_TEXT: usize = 16 << 20;
pub(super) const MOST_UNUSED: usize = 100_000;

/// What is left of the room that the tables of one file have, all together.
#[derive(Debug)]
pub(super) struct Budget {
    cells: usize,
    text: usize,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self { cells: MOST_CELLS, text: MOST_CELL_TEXT }
    }

    /// Takes room for cells and for the bytes of their text, before memory is taken for them.
    pub(super) fn take(&mut self, cells: usize, text: usize) -> Result<(), ImportError> {
        self.cells = self.cells.checked_sub(cells).ok_or(ImportError::TooLarge)?;
        self.text = self.text.checked_sub(text).ok_or(ImportError::TooLarge)?;
        Ok(())
    }
}
