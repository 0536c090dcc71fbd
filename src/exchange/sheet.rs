//! A table as it stands on a sheet, whatever file it goes into.

use crate::geom::Flow;
use crate::model::Role;

/// How a map becomes a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Arrangement {
    /// As it is drawn: stages and steps as columns, lanes as rows.
    #[default]
    Grid,
    /// A row for each card, and for all that belongs to it.
    Cards,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SheetCell {
    /// Nothing.
    #[default]
    Empty,
    /// A text, which may have several lines. It is never a formula.
    Text(String),
    /// A number that one may count with.
    Number(f64),
}

impl SheetCell {
    /// A text, or nothing when there is none.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// What a reader sees.
    #[must_use]
    pub fn says(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
        }
    }
}

/// What a row is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// It names the columns.
    Heading,
    /// It belongs to a lane of that role.
    Lane(Role),
    /// Neither.
    Plain,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetRow {
    /// What it is for.
    pub kind: RowKind,
    /// From the first column on; what is missing is empty.
    pub cells: Vec<SheetCell>,
}

/// Cells of one row that are one: the first of them says what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MergedCells {
    /// The row, from 0.
    pub row: usize,
    /// The first column, from 0.
    pub first: usize,
    /// How many columns, at least 2.
    pub columns: usize,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// What it is called.
    pub name: String,
    /// Which way its columns run.
    pub flow: Flow,
    /// Its rows.
    pub rows: Vec<SheetRow>,
    /// The cells that are one, row by row.
    pub merged: Vec<MergedCells>,
    /// How many columns stay where they are when the others are scrolled.
    pub fixed_columns: usize,
    /// How wide each column is, in characters.
    pub widths: Vec<f64>,
}

impl Sheet {
    /// A table of rows below the names of its columns.
    pub(super) fn list(
        flow: Flow,
        headings: impl IntoIterator<Item = SheetCell>,
        rows: impl IntoIterator<Item = SheetRow>,
    ) -> Self {
        let heading = SheetRow { kind: RowKind::Heading, cells: headings.into_iter().collect() };
        Self { flow, rows: std::iter::once(heading).chain(rows).collect(), ..Self::default() }
    }

    /// How many columns it has.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default()
    }

    /// How many rows at its top name the columns.
    #[must_use]
    pub fn headings(&self) -> usize {
        self.rows.iter().take_while(|row| row.kind == RowKind::Heading).count()
    }

    /// Over how many columns a cell goes; `None` when it is a part of the one before it.
    #[must_use]
    pub fn span(&self, row: usize, column: usize) -> Option<usize> {
        let start = self.merged.partition_point(|merged| merged.row < row);
        let of_row = self.merged.get(start..).unwrap_or_default().iter().take_while(|merged| merged.row == row);
        let over = |merged: &&MergedCells| (merged.first..merged.first + merged.columns).contains(&column);
        match of_row.into_iter().find(over) {
            None => Some(1),
            Some(merged) => (merged.first == column).then_some(merged.columns),
        }
    }
}
