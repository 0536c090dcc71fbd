//! Tables as a workbook, a sheet for each.
//!
//! Texts are texts, never formulas. A workbook says when it was made: always the same, since no clock is asked.

use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::exchange::sheet::{RowKind, Sheet, SheetCell, SheetRow};
use crate::geom::Flow;
use crate::model::Role;

/// The most rows, columns and characters of a cell that a workbook can hold.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
const LONGEST: usize = 32_767;
/// How high a line is, in points, and how many lines the highest row has.
const LINE: f64 = 15.0;
const MOST_LINES: f64 = 27.0;
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
    Workbook(#[from] XlsxError),
}

/// A workbook of these tables, in which lanes have the colors `tint` (red, green and blue).
///
/// # Errors
/// When a table does not fit into a workbook.
pub fn write(title: &str, author: &str, sheets: &[Sheet], tint: &dyn Fn(Role) -> [u8; 3]) -> Result<Vec<u8>, Unfit> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new().set_creation_datetime(&made).set_title(title).set_author(author);
    workbook.set_properties(&properties);
    let flow = sheets.first().map_or(Flow::LeftToRight, |sheet| sheet.flow);
    let mut formats = Formats { tint, flow, made: BTreeMap::new() };
    let mut names = BTreeSet::new();
    for sheet in sheets {
        fits(sheet)?;
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(name(&sheet.name, &mut names))?;
        fill(worksheet, sheet, &mut formats)?;
    }
    Ok(workbook.save_to_buffer()?)
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
            let length = if let SheetCell::Text(text) = cell { text.encode_utf16().count() } else { 0 };
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

/// How cells look, made when they are first needed.
struct Formats<'a> {
    tint: &'a dyn Fn(Role) -> [u8; 3],
    /// Which way lines run that have letters of both directions.
    flow: Flow,
    made: BTreeMap<(bool, Option<Role>), Format>,
}

impl Formats<'_> {
    fn of(&mut self, kind: RowKind, is_name: bool) -> &Format {
        let role = if let RowKind::Lane(role) = kind { Some(role) } else { None };
        let bold = is_name || kind == RowKind::Heading;
        let (tint, direction) = (self.tint, if self.flow == Flow::RightToLeft { 2 } else { 1 });
        self.made.entry((bold, role)).or_insert_with(|| {
            let format = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Hair);
            let format = format.set_reading_direction(direction);
            let format = if bold { format.set_bold() } else { format };
            match role {
                Some(role) => {
                    let [red, green, blue] = tint(role).map(u32::from);
                    format.set_background_color(red << 16 | green << 8 | blue)
                }
                None => format,
            }
        })
    }
}

fn fill(worksheet: &mut Worksheet, sheet: &Sheet, formats: &mut Formats<'_>) -> Result<(), Unfit> {
    worksheet.set_right_to_left(sheet.flow == Flow::RightToLeft);
    for (column, width) in sheet.widths.iter().enumerate() {
        worksheet.set_column_width(column_number(column), *width)?;
    }
    worksheet.set_freeze_panes(row_number(sheet.headings()), column_number(sheet.fixed_columns))?;
    worksheet.set_landscape().set_print_fit_to_pages(1, 0);
    if let Some(last) = sheet.headings().checked_sub(1) {
        worksheet.set_repeat_rows(0, row_number(last))?;
    }
    let columns = sheet.columns();
    for (at, row) in sheet.rows.iter().enumerate() {
        for column in 0..columns {
            let Some(span) = sheet.span(at, column) else { continue };
            let format = formats.of(row.kind, column < sheet.fixed_columns);
            let place = (row_number(at), column_number(column));
            let last = column_number(column + span - 1);
            match row.cells.get(column).unwrap_or(&SheetCell::Empty) {
                cell if span > 1 => worksheet.merge_range(place.0, place.1, place.0, last, &cell.says(), format)?,
                SheetCell::Empty => worksheet.write_blank(place.0, place.1, format)?,
                SheetCell::Text(text) => worksheet.write_string_with_format(place.0, place.1, text, format)?,
                SheetCell::Number(number) => worksheet.write_number_with_format(place.0, place.1, *number, format)?,
            };
        }
        worksheet.set_row_height(row_number(at), LINE * f64::from(lines(sheet, at, row)))?;
    }
    Ok(())
}

/// How many lines the highest cell of a row has where its texts are broken to fit their columns.
fn lines(sheet: &Sheet, at: usize, row: &SheetRow) -> u16 {
    let of_cell = |(column, cell): (usize, &SheetCell)| {
        let SheetCell::Text(text) = cell else { return 1 };
        let span = sheet.span(at, column).unwrap_or(1);
        let width: f64 = sheet.widths.iter().skip(column).take(span).sum();
        let of_line = |line: &str| {
            let length = u16::try_from(line.chars().count()).unwrap_or(u16::MAX);
            (f64::from(length) / width.max(1.0)).ceil().max(1.0)
        };
        text.lines().map(of_line).sum::<f64>().clamp(1.0, MOST_LINES) as u16
    };
    row.cells.iter().enumerate().map(of_cell).max().unwrap_or(1)
}

fn row_number(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}

fn column_number(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}
