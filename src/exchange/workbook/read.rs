//! The tables of a workbook, as a person sees them.
//!
//! A workbook is an archive, and a small one may unpack to more than any machine can hold. So it is unpacked once
//! to be measured, and cells are taken one by one.

use std::io::{Cursor, Read, Seek, copy, sink};

use calamine::{DataRef, Dimensions, ExcelDateTime, Reader, Xlsx};
use zip::ZipArchive;

use crate::exchange::import::ImportError;
use crate::exchange::written::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Row, Table, Value};

/// The most that a workbook may unpack to, in bytes, and the most files in it.
const MOST_UNPACKED: u64 = 256 << 20;
const MOST_FILES: usize = 10_000;

/// The sheets of a workbook with their names, first to last.
pub(in crate::exchange) fn read(bytes: &[u8]) -> Result<Vec<(String, Table)>, ImportError> {
    measure(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| ImportError::NotThat)?;
    let names = workbook.sheet_names();
    let mut sheets = Vec::new();
    for name in names {
        // A sheet that is a chart has no cells.
        if let Some(table) = sheet(&mut workbook, &name)? {
            sheets.push((name, table));
        }
    }
    Ok(sheets)
}

fn measure(bytes: &[u8]) -> Result<(), ImportError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ImportError::Damaged)?;
    if archive.len() > MOST_FILES {
        return Err(ImportError::TooLarge);
    }
    let mut left = MOST_UNPACKED;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|_| ImportError::Damaged)?;
        let size = copy(&mut file.take(left + 1), &mut sink()).map_err(|_| ImportError::Damaged)?;
        left = left.checked_sub(size).ok_or(ImportError::TooLarge)?;
    }
    Ok(())
}

fn sheet<R: Read + Seek>(workbook: &mut Xlsx<R>, name: &str) -> Result<Option<Table>, ImportError> {
    let merged = workbook.merge_cells_by_sheet_name(name).unwrap_or_default();
    let Ok(mut cells) = workbook.worksheet_cells_reader(name) else { return Ok(None) };
    let (mut table, mut count) = (Table::default(), 0_usize);
    // What is damaged ends the sheet.
    while let Ok(Some(cell)) = cells.next_cell() {
        let text = said(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let (row, column) = (place(row), place(column));
        count += 1;
        if column >= MOST_COLUMNS || count > MOST_CELLS || row >= MOST_ROWS {
            return Err(ImportError::TooLarge);
        }
        while table.rows.len() <= row {
            table.rows.push(Row { line: table.rows.len() + 1, values: Vec::new() });
        }
        let Some(row) = table.rows.get_mut(row) else { continue };
        let line = row.line;
        row.values.resize_with(row.values.len().max(column + 1), || Value::new("", line));
        if let Some(value) = row.values.get_mut(column) {
            *value = Value::new(&text, line);
        }
    }
    for Dimensions { start, end } in merged {
        let value = table.rows.get_mut(place(start.0)).and_then(|row| row.values.get_mut(place(start.1)));
        if let Some(value) = value {
            value.columns = place(end.1).saturating_sub(place(start.1)).saturating_add(1).min(MOST_COLUMNS);
        }
    }
    Ok(Some(table))
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// What a person sees in a cell.
fn said(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::Int(number) => number.to_string(),
        // Sums such as 0.1 + 0.2 are shown as they are meant.
        DataRef::Float(number) => ((number * 1e9).round() / 1e9).to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => plain(text),
        DataRef::SharedString(text) => plain(text),
        DataRef::Bool(is) => if *is { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(time) => date(time),
    }
}

fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    text.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

/// A day, with the time where it has one.
fn date(time: &ExcelDateTime) -> String {
    if !time.as_f64().is_finite() || time.is_duration() {
        return time.as_f64().to_string();
    }
    let (year, month, day, hour, minute, ..) = time.to_ymd_hms_milli();
    let clock = if (hour, minute) == (0, 0) { String::new() } else { format!("{hour:02}:{minute:02}") };
    let day = if time.as_f64() < 1.0 { String::new() } else { format!("{year}-{month:02}-{day:02}") };
    format!("{day} {clock}").trim().to_owned()
}
