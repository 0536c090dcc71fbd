//! The cells of one sheet.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::formats::{self, NumberFormat};
use super::read::CellContext;
use super::strings::{add_rich_text, add_unescaped};
use super::xml;
use crate::exchange::limits::{Budget, MOST_COLUMNS, MOST_ROWS};
use crate::exchange::outcome::ImportError;
use crate::exchange::raw_table::{RawCell, RawRow, RawTable};

/// A place on a sheet, from 0.
#[derive(Clone, Copy)]
struct CellPlace {
    row: usize,
    column: usize,
}

/// A sheet while it is read. What is damaged ends it.
pub(super) struct SheetReader<'s> {
    reader: Reader<&'s [u8]>,
    contents: &'s CellContext,
    room: &'s mut Budget,
    /// Where the next cell stands that does not say where.
    next: CellPlace,
    table: RawTable,
    /// The first and the last cell of those that are one.
    merged: Vec<(CellPlace, CellPlace)>,
}

impl<'s> SheetReader<'s> {
    pub(super) fn new(text: &'s str, contents: &'s CellContext, room: &'s mut Budget) -> Self {
        let (next, table, merged) = (CellPlace { row: 0, column: 0 }, RawTable::default(), Vec::new());
        Self { reader: xml::reader(text), contents, room, next, table, merged }
    }

    pub(super) fn table(mut self) -> Result<RawTable, ImportError> {
        loop {
            match xml::next(&mut self.reader) {
                Event::Start(element) => match element.local_name().as_ref() {
                    "row" => {
                        let number = xml::attribute(&element, "r").and_then(|number| number.parse::<usize>().ok());
                        let row = number.and_then(|number| number.checked_sub(1)).unwrap_or(self.next.row);
                        self.next = CellPlace { row, column: 0 };
                    }
                    "c" => self.cell(&element)?,
                    "mergeCell" => self.merged.extend(merged(&element)),
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == "row" => {
                    self.next = CellPlace { row: self.next.row.saturating_add(1), column: 0 };
                }
                Event::Eof => break,
                _ => {}
            }
        }
        for (first, last) in &self.merged {
            let value = self.table.rows.get_mut(first.row).and_then(|row| row.values.get_mut(first.column));
            if let Some(value) = value {
                value.columns = last.column.saturating_sub(first.column).saturating_add(1).min(MOST_COLUMNS);
            }
        }
        Ok(self.table)
    }

    fn cell(&mut self, element: &BytesStart<'_>) -> Result<(), ImportError> {
        let at = xml::attribute(element, "r").and_then(|name| place(&name)).unwrap_or(self.next);
        self.next = CellPlace { row: at.row, column: at.column.saturating_add(1) };
        let kind = xml::attribute(element, "t").unwrap_or_default();
        let (mut value, mut inside, mut is_value) = (String::new(), String::new(), false);
        loop {
            match xml::next(&mut self.reader) {
                Event::Start(element) => match element.local_name().as_ref() {
                    "is" => add_rich_text(&mut inside, &mut self.reader, "is"),
                    name => is_value = name == "v",
                },
                Event::End(element) => match element.local_name().as_ref() {
                    "c" => break,
                    _ => is_value = false,
                },
                Event::Eof => break,
                event if is_value => xml::add_text(&mut value, &event),
                _ => {}
            }
        }
        match kind.as_ref() {
            "s" => {
                let contents = self.contents;
                let text = value.trim().parse().ok().and_then(|at| contents.strings.get(at));
                self.put(at, text.unwrap_or_default())
            }
            "inlineStr" | "is" => self.put(at, &inside),
            "str" => {
                add_unescaped(&mut inside, &value);
                self.put(at, &inside)
            }
            "b" if value.trim().is_empty() => Ok(()),
            "b" => self.put(at, if matches!(value.trim(), "0" | "false") { "FALSE" } else { "TRUE" }),
            "e" => Ok(()),
            "d" => self.put(at, &value),
            _ => match value.trim().parse() {
                Ok(number) => {
                    self.put(at, &formats::shown(number, self.format(element), self.contents.counts_from_1904))
                }
                Err(_) => self.put(at, &value),
            },
        }
    }

    fn format(&self, element: &BytesStart<'_>) -> NumberFormat {
        let style = xml::attribute(element, "s").and_then(|style| style.parse::<usize>().ok());
        style.and_then(|style| self.contents.formats.get(style).copied()).unwrap_or_default()
    }

    /// Puts a text into a cell; an empty one takes no room.
    fn put(&mut self, at: CellPlace, text: &str) -> Result<(), ImportError> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if at.column >= MOST_COLUMNS || at.row >= MOST_ROWS {
            return Err(ImportError::TooLarge);
        }
        let rows = &mut self.table.rows;
        let width = rows.get(at.row).map_or(0, |row| row.values.len());
        let new_rows = (at.row + 1).saturating_sub(rows.len());
        self.room.take(new_rows + (at.column + 1).saturating_sub(width), text.len())?;
        while rows.len() <= at.row {
            rows.push(RawRow { line: rows.len() + 1, values: Vec::new() });
        }
        let Some(row) = rows.get_mut(at.row) else { return Ok(()) };
        let line = row.line;
        row.values.resize_with(width.max(at.column + 1), || RawCell::new("", line));
        if let Some(value) = row.values.get_mut(at.column) {
            *value = RawCell::new(&plain(text), line);
        }
        Ok(())
    }
}

fn merged(element: &BytesStart<'_>) -> Option<(CellPlace, CellPlace)> {
    let range = xml::attribute(element, "ref")?;
    let (first, last) = range.split_once(':').unwrap_or((&range, &range));
    Some((place(first)?, place(last)?))
}

/// The place that a name such as `AB12` stands for; `None` when no sheet has it.
fn place(name: &str) -> Option<CellPlace> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = name.split_at_checked(digits)?;
    let mut column = 0_usize;
    for letter in letters.chars() {
        let value = letter.to_digit(36).filter(|_| letter.is_ascii_alphabetic())?;
        column = column.checked_mul(26)?.checked_add(usize::try_from(value).ok()?.checked_sub(9)?)?;
    }
    Some(CellPlace { row: number.parse::<usize>().ok()?.checked_sub(1)?, column: column.checked_sub(1)? })
}

fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    text.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}
