//! Tables as a workbook, a sheet for each.
//!
//! Texts are texts, never formulas. A workbook says when it was made: always the same, since no clock is asked. Cells
//! without text have a style as well, so that what belongs to a lane has its color: that costs them a few bytes.

mod markup;
mod package;
mod strings;
mod styles;
mod worksheet;

use std::collections::BTreeSet;

use crate::exchange::sheet::{Sheet, SheetCell};
use crate::geom::Flow;
use crate::model::Role;
use package::SheetEntry;
use strings::SharedTexts;
use styles::Styles;

/// The most rows, columns and characters of a cell that a workbook can hold.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
const LONGEST: usize = 32_767;
/// The longest name of a sheet, and what must not be in it.
const LONGEST_NAME: usize = 31;
const NOT_IN_NAMES: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// Why a table does not fit into a workbook.
#[derive(Debug, thiserror::Error)]
pub enum Unfit {
    /// It has too many rows.
    #[error("the table has {0} rows, and a workbook can hold {MOST_ROWS}")]
    Rows(usize),
    /// It has too many columns.
    #[error("the table has {0} columns, and a workbook can hold {MOST_COLUMNS}")]
    Columns(usize),
    /// A text is too long.
    #[error(
        "the text in row {row}, column {column} has {length} characters, and a cell of a workbook can hold {LONGEST}"
    )]
    Text {
        /// From 1.
        row: usize,
        /// From 1.
        column: usize,
        /// In characters, as workbooks count them.
        length: usize,
    },
    /// The workbook could not be made.
    #[error("the workbook could not be made: {0}")]
    Workbook(#[from] zip::result::ZipError),
}

/// A workbook of these tables, in which lanes have the colors `tint` (red, green and blue).
///
/// # Errors
/// When a table does not fit into a workbook.
pub fn write<'s>(
    title: &str,
    author: &str,
    sheets: &'s [Sheet],
    tint: &dyn Fn(Role) -> [u8; 3],
) -> Result<Vec<u8>, Unfit> {
    sheets.iter().try_for_each(fits)?;
    let (mut texts, mut styles, mut names) = (SharedTexts::new(), Styles::default(), BTreeSet::new());
    let entry = |(at, sheet): (usize, &'s Sheet)| {
        let part = worksheet::part(sheet, at == 0, &mut texts, &mut styles);
        SheetEntry { name: name(&sheet.name, &mut names), headings: sheet.headings(), part }
    };
    let entries: Vec<SheetEntry> = sheets.iter().enumerate().map(entry).collect();
    let flow = sheets.first().map_or(Flow::LeftToRight, |sheet| sheet.flow);
    Ok(package::packed(title, author, &entries, &styles.part(flow, tint), &texts.part())?)
}

fn fits(sheet: &Sheet) -> Result<(), Unfit> {
    let columns = sheet.columns();
    if sheet.rows.len() > MOST_ROWS {
        return Err(Unfit::Rows(sheet.rows.len()));
    }
    if columns > MOST_COLUMNS {
        return Err(Unfit::Columns(columns));
    }
    for (row, cells) in sheet.rows.iter().enumerate() {
        for (column, cell) in cells.cells.iter().enumerate() {
            // Most texts are shorter in bytes already.
            let SheetCell::Text(text) = cell else { continue };
            let length = if text.len() > LONGEST { text.encode_utf16().count() } else { 0 };
            if length > LONGEST {
                return Err(Unfit::Text { row: row + 1, column: column + 1, length });
            }
        }
    }
    Ok(())
}

/// A name that a sheet can have, and no other sheet has.
fn name(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    let plain: String = wanted.chars().map(|c| if NOT_IN_NAMES.contains(&c) { ' ' } else { c }).collect();
    let plain = plain.trim().trim_matches('\'');
    let short = |text: &str, end: &str| {
        let mut short = String::new();
        for c in text.chars() {
            if short.encode_utf16().count() + c.len_utf16() + end.len() > LONGEST_NAME {
                break;
            }
            short.push(c);
        }
        format!("{}{end}", short.trim())
    };
    let numbered = (2_u32..).map(|number| short(plain, &format!(" {number}")));
    let free = std::iter::once(short(plain, ""))
        .chain(numbered)
        .find(|name| !name.is_empty() && !taken.contains(&name.to_lowercase()))
        .unwrap_or_default();
    taken.insert(free.to_lowercase());
    free
}
