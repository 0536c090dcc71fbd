//! A table as it was written by others: values in rows and columns, each row with its place in the file.

/// A value and over how many columns it goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RawCell {
    pub text: String,
    /// More than 1 where cells are merged.
    pub columns: usize,
    /// The line of the file, or the row of the sheet, that it stands in, from 1.
    pub line: usize,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RawRow {
    /// Its line in the file, or its row on the sheet, from 1.
    pub line: usize,
    pub values: Vec<RawCell>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RawTable {
    pub rows: Vec<RawRow>,
}

impl RawCell {
    pub(super) fn new(text: &str, line: usize) -> Self {
        Self { text: text.trim().to_owned(), columns: 1, line }
    }
}

impl RawRow {
    /// What stands in a column; nothing where there is none.
    pub(super) fn text(&self, column: usize) -> &str {
        self.values.get(column).map_or("", |value| value.text.as_str())
    }

    /// How many values say something.
    pub(super) fn filled(&self) -> usize {
        self.values.iter().filter(|value| !value.text.is_empty()).count()
    }
}

impl RawTable {
    pub(super) fn without_empty_rows(mut self) -> Self {
        self.rows.retain(|row| row.filled() > 0);
        self
    }

    pub(super) fn columns(&self) -> usize {
        self.rows.iter().map(|row| row.values.len()).max().unwrap_or_default()
    }

    pub(super) fn turned(&self) -> Self {
        let line = self.rows.first().map_or(1, |row| row.line);
        let row = |column: usize| RawRow {
            line,
            values: self.rows.iter().map(|row| RawCell::new(row.text(column), row.line)).collect(),
        };
        Self { rows: (0..self.columns()).map(row).collect() }.without_empty_rows()
    }
}
