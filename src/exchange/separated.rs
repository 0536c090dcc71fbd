//! Tables in files: values separated by commas, by semicolons (where the comma is a decimal sign), or by tabs.

use std::cmp::Reverse;

use csv_core::{QuoteStyle, ReadFieldResult, Reader, ReaderBuilder, Terminator, WriteResult, WriterBuilder};

use super::formula;
use super::limits::{Budget, MOST_COLUMNS};
use super::outcome::{ImportError, Unused, Why};
use super::raw_table::{RawCell, RawRow, RawTable};
use super::sheet::{Sheet, SheetCell};
use super::table::{self, Content, TooLarge};

/// What may stand between two values; of equals the last one is meant.
const SEPARATORS: [char; 3] = ['\t', ';', ','];

/// How much of a text its separator is told by: bytes and rows.
const MOST_TRIED: usize = 1 << 16;
const ROWS_TRIED: usize = 20;

/// What stands between two values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Separator {
    /// As most programs expect it.
    #[default]
    Comma,
    /// As spreadsheets expect it where the comma is a decimal sign.
    Semicolon,
    /// As it stands on the clipboard.
    Tab,
}

impl Separator {
    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// The table as it stands in a file: in UTF-8, with the mark that spreadsheets know it by, and line ends of Windows.
#[must_use]
pub fn file(sheet: &Sheet, separator: Separator) -> Vec<u8> {
    // A value with another separator stands in quotes like all the others, or a reader may take it for the one.
    let others = SEPARATORS.into_iter().filter(|sign| u32::from(*sign) != u32::from(separator.byte()));
    let others: Vec<char> = others.collect();
    let mut texts = sheet.rows.iter().flat_map(|row| &row.cells).map(SheetCell::says);
    let is_unclear = texts.any(|text| text.contains(others.as_slice()));
    let style = if is_unclear { QuoteStyle::Always } else { QuoteStyle::Necessary };
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    bytes.extend(joined(sheet, separator, style).into_bytes());
    bytes
}

/// The table as text, with tabs, as it stands on the clipboard.
#[must_use]
pub fn tabbed(sheet: &Sheet) -> String {
    joined(sheet, Separator::Tab, QuoteStyle::Necessary)
}

fn joined(sheet: &Sheet, separator: Separator, style: QuoteStyle) -> String {
    let mut writer =
        WriterBuilder::new().delimiter(separator.byte()).terminator(Terminator::CRLF).quote_style(style).build();
    let mut bytes = Vec::new();
    let columns = sheet.columns();
    for row in &sheet.rows {
        for column in 0..columns {
            if column > 0 {
                all_of(&mut bytes, |part| writer.delimiter(part));
            }
            let text = row.cells.get(column).map(literal).unwrap_or_default();
            let mut rest = text.as_bytes();
            all_of(&mut bytes, |part| {
                let (result, read, written) = writer.field(rest, part);
                rest = rest.get(read..).unwrap_or_default();
                (result, written)
            });
        }
        all_of(&mut bytes, |part| writer.terminator(part));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn all_of(bytes: &mut Vec<u8>, mut step: impl FnMut(&mut [u8]) -> (WriteResult, usize)) {
    let mut part = [0; 1024];
    loop {
        let (result, written) = step(&mut part);
        bytes.extend_from_slice(part.get(..written).unwrap_or_default());
        if result == WriteResult::InputEmpty {
            return;
        }
    }
}

/// A value that is no formula.
fn literal(cell: &SheetCell) -> String {
    match cell {
        SheetCell::Text(text) => formula::guarded(text).into_owned(),
        cell => cell.says(),
    }
}

/// Reads a table, as [`table::read`] reads one of the clipboard. What separates the values is told by the first line, or found
/// out from it.
///
/// # Errors
/// When it is too large.
pub fn read(text: &str) -> Result<Content, TooLarge> {
    table::content(rows(&table::plain(text)).map(|(_, row)| row.iter().map(|cell| table::unmarked(cell)).collect()))
}

/// Reads a table of a file, with its lines. A quotation mark that is never closed is left out, and told.
pub(super) fn table(text: &str) -> Result<(RawTable, Option<Unused>), ImportError> {
    let text = table::plain(text);
    let open = unclosed(&text, told(&text).map_or_else(|| separator(&text), |(sign, _)| sign));
    let (text, unused) = match open {
        Some(at) => {
            let (before, after) = text.split_at_checked(at).unwrap_or((&text, ""));
            let line = before.matches('\n').count() + 1;
            let unused = Unused::new(line, after.lines().next().unwrap_or_default(), Why::Unclosed);
            (format!("{before}{}", after.get(1..).unwrap_or_default()), Some(unused))
        }
        None => (text, None),
    };
    let (mut table, mut room) = (RawTable::default(), Budget::new());
    for (line, row) in rows(&text) {
        room.take(row.len(), row.iter().map(String::len).sum())?;
        table.rows.push(RawRow { line, values: row.iter().map(|value| RawCell::new(value, line)).collect() });
    }
    Ok((table, unused))
}

/// True for a text that is nothing but a table: as many values in each of its first rows, by commas or semicolons.
pub(super) fn is_table(text: &str) -> bool {
    let text = table::plain(text);
    if told(&text).is_some() {
        return true;
    }
    let first = beginning(&text);
    let is_by = |sign: char| {
        let mut rows: Vec<Vec<String>> = Rows::new(first, sign, 1).map(|(_, row)| row).collect();
        if first.len() < text.len() {
            // The last one may be torn.
            rows.pop();
        }
        rows.retain(|row| row.iter().any(|value| !value.is_empty()));
        let width = rows.first().map_or(0, Vec::len);
        rows.len() > 1 && width > 1 && rows.iter().take(ROWS_TRIED).all(|row| row.len() == width)
    };
    [',', ';'].into_iter().any(is_by)
}

/// Where the quotation mark stands that is never closed.
fn unclosed(text: &str, separator: char) -> Option<usize> {
    let (mut open, mut begins) = (None, true);
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        match (open, sign) {
            (Some(_), '"') if signs.peek().is_some_and(|(_, next)| *next == '"') => _ = signs.next(),
            (Some(_), '"') => open = None,
            (Some(_), _) => {}
            (None, '"') if begins => open = Some(at),
            (None, _) => {}
        }
        begins = open.is_none() && (sign == separator || sign == '\n');
    }
    open
}

/// The rows of a text, each with the line that it begins in.
fn rows(text: &str) -> Rows<'_> {
    match told(text) {
        Some((sign, rest)) => Rows::new(rest, sign, 2),
        None => Rows::new(text, separator(text), 1),
    }
}

/// The separator that the first line tells, and the lines behind it.
fn told(text: &str) -> Option<(char, &str)> {
    let (sign, rest) = text.strip_prefix("sep=")?.split_once('\n')?;
    Some((sign.chars().next().filter(char::is_ascii)?, rest))
}

/// The rows of a text, one after the other, so that not more of a large one is in memory than is used.
struct Rows<'t> {
    reader: Reader,
    rest: &'t [u8],
    /// The number of the first line, and of the one that the next row begins in.
    first: usize,
    line: usize,
}

impl<'t> Rows<'t> {
    fn new(text: &'t str, separator: char, first: usize) -> Self {
        let reader = ReaderBuilder::new().delimiter(u8::try_from(separator).unwrap_or(b',')).build();
        Self { reader, rest: text.as_bytes(), first, line: first }
    }
}

impl Iterator for Rows<'_> {
    type Item = (usize, Vec<String>);

    fn next(&mut self) -> Option<Self::Item> {
        let (mut row, mut cell, mut part) = (Vec::new(), Vec::new(), [0; 1024]);
        loop {
            let (result, read, written) = self.reader.read_field(self.rest, &mut part);
            self.rest = self.rest.get(read..).unwrap_or_default();
            cell.extend_from_slice(part.get(..written).unwrap_or_default());
            match result {
                // At the end of the text it is asked once more, with nothing: then the last value is whole.
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
                ReadFieldResult::Field { record_end } => {
                    let text = if cell.is_empty() { String::new() } else { meant(&cell) };
                    // A row that is wider than any table is refused, so that it need not be kept whole.
                    match row.get_mut(MOST_COLUMNS) {
                        None => row.push(text),
                        Some(last) if !text.is_empty() => *last = text,
                        Some(_) => {}
                    }
                    cell.clear();
                    if record_end {
                        let line = self.line;
                        let number = usize::try_from(self.reader.line()).unwrap_or(usize::MAX);
                        self.line = self.first.saturating_add(number).saturating_sub(1);
                        return Some((line, row));
                    }
                }
                ReadFieldResult::End => return None,
            }
        }
    }
}

/// The text that was meant by the bytes of a value.
fn meant(value: &[u8]) -> String {
    let text = String::from_utf8_lossy(value);
    formula::unguarded(text.trim()).replace('\t', " ").trim().to_owned()
}

/// As much of a text as its separator is told by.
fn beginning(text: &str) -> &str {
    let end = (0..=text.len().min(MOST_TRIED)).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
    text.get(..end).unwrap_or_default()
}

/// What parts the first rows into columns: as many in each of them, whole where they stand in quotes, and most.
fn separator(text: &str) -> char {
    let first = beginning(text);
    let fit = |sign: char| {
        let rows: Vec<Vec<String>> = Rows::new(first, sign, 1).take(ROWS_TRIED).map(|(_, row)| row).collect();
        let width = rows.first().map_or(0, Vec::len);
        let alike = rows.iter().filter(|row| width > 1 && row.len() == width).count() * 100 / rows.len().max(1);
        let torn = rows.iter().flatten().map(|value| value.matches('"').count()).sum::<usize>();
        (alike, Reverse(torn), width)
    };
    SEPARATORS.into_iter().max_by_key(|sign| fit(*sign)).unwrap_or(',')
}
