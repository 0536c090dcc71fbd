//! One sheet: its columns, and its rows of cells.

use std::fmt::Write as _;

use super::markup::{DECLARATION, push_number};
use super::strings::SharedTexts;
use super::styles::Styles;
use crate::exchange::sheet::{Sheet, SheetCell, SheetRow};
use crate::geom::Flow;

/// How high a line is, in points, and how many lines the highest row has.
const LINE: u16 = 15;
const MOST_LINES: f64 = 27.0;

const EMPTY: &SheetCell = &SheetCell::Empty;

/// The part with a sheet; the first of a workbook is the one that is shown.
pub(super) fn part<'a>(sheet: &'a Sheet, is_first: bool, texts: &mut SharedTexts<'a>, styles: &mut Styles) -> String {
    let names: Vec<String> = (0..sheet.columns()).map(column_name).collect();
    let cells = sheet.rows.len() * names.len();
    let mut out = String::with_capacity(cells * 32 + 2_048);
    out.push_str(DECLARATION);
    out.push_str(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>",
    );
    if let Some(last) = names.last().filter(|_| !sheet.rows.is_empty()) {
        // Writing to a string cannot fail.
        let _ = write!(out, "<dimension ref=\"A1:{last}{}\"/>", sheet.rows.len());
    }
    push_view(&mut out, sheet, is_first);
    out.push_str("<sheetFormatPr defaultRowHeight=\"15\"/>");
    push_columns(&mut out, sheet);
    out.push_str("<sheetData>");
    let mut merged = Vec::new();
    let mut number = String::new();
    for (at, row) in sheet.rows.iter().enumerate() {
        number.clear();
        push_number(&mut number, at + 1);
        let mut writer = SheetRowWriter { out: &mut out, number: &number, names: &names, merged: &mut merged };
        writer.push(sheet, at, row, texts, styles);
    }
    out.push_str("</sheetData>");
    if !merged.is_empty() {
        let _ = write!(out, "<mergeCells count=\"{}\">", merged.len());
        for range in merged {
            let _ = write!(out, "<mergeCell ref=\"{range}\"/>");
        }
        out.push_str("</mergeCells>");
    }
    out.push_str(
        "<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/>\
         <pageSetup fitToHeight=\"0\" orientation=\"landscape\"/></worksheet>",
    );
    out
}

/// The rows and columns that stay where they are when the others are scrolled.
fn push_view(out: &mut String, sheet: &Sheet, is_first: bool) {
    out.push_str("<sheetViews><sheetView");
    if sheet.flow == Flow::RightToLeft {
        out.push_str(" rightToLeft=\"1\"");
    }
    if is_first {
        out.push_str(" tabSelected=\"1\"");
    }
    out.push_str(" workbookViewId=\"0\">");
    let (columns, rows) = (sheet.fixed_columns, sheet.headings());
    if columns > 0 || rows > 0 {
        let pane = match (columns, rows) {
            (0, _) => "bottomLeft",
            (_, 0) => "topRight",
            (_, _) => "bottomRight",
        };
        out.push_str("<pane");
        for (name, split) in [("xSplit", columns), ("ySplit", rows)].into_iter().filter(|(_, split)| *split > 0) {
            let _ = write!(out, " {name}=\"{split}\"");
        }
        let first = column_name(columns);
        let _ = write!(out, " topLeftCell=\"{first}{}\" activePane=\"{pane}\" state=\"frozen\"/>", rows + 1);
        if pane == "bottomRight" {
            let row = rows + 1;
            let _ = write!(out, "<selection pane=\"topRight\" activeCell=\"{first}1\" sqref=\"{first}1\"/>");
            let _ = write!(out, "<selection pane=\"bottomLeft\" activeCell=\"A{row}\" sqref=\"A{row}\"/>");
        }
        let _ = write!(out, "<selection pane=\"{pane}\"/>");
    }
    out.push_str("</sheetView></sheetViews>");
}

/// The widths of the columns. A file counts them with the margins of a cell, in parts of the width of a digit.
fn push_columns(out: &mut String, sheet: &Sheet) {
    const DIGIT: f64 = 7.0;
    const MARGINS: f64 = 5.0;
    const PARTS: f64 = 256.0;
    if sheet.widths.is_empty() {
        return;
    }
    out.push_str("<cols>");
    let mut before = 0;
    for same in sheet.widths.chunk_by(|one, next| one == next) {
        let width = same.first().copied().unwrap_or_default();
        let width = ((width * DIGIT + MARGINS) / DIGIT * PARTS).floor() / PARTS;
        let (first, last) = (before + 1, before + same.len());
        let _ = write!(out, "<col min=\"{first}\" max=\"{last}\" width=\"{width}\" customWidth=\"1\"/>");
        before = last;
    }
    out.push_str("</cols>");
}

struct SheetRowWriter<'r> {
    out: &'r mut String,
    /// Its number, and the names of the columns.
    number: &'r str,
    names: &'r [String],
    /// The ranges of cells that are one.
    merged: &'r mut Vec<String>,
}

impl SheetRowWriter<'_> {
    fn push<'a>(
        &mut self,
        sheet: &'a Sheet,
        at: usize,
        row: &'a SheetRow,
        texts: &mut SharedTexts<'a>,
        styles: &mut Styles,
    ) {
        self.out.push_str("<row r=\"");
        self.out.push_str(self.number);
        let lines = lines(sheet, at, row);
        if lines > 1 {
            let _ = write!(self.out, "\" ht=\"{}\" customHeight=\"1", lines.saturating_mul(LINE));
        }
        self.out.push_str("\">");
        let [name_style, style] = [true, false].map(|is_name| {
            // Only styles that a cell has are made.
            let has_such = if is_name { sheet.fixed_columns > 0 } else { self.names.len() > sheet.fixed_columns };
            if has_such { styles.number(row.kind, is_name) } else { 0 }
        });
        for (column, name) in self.names.iter().enumerate() {
            let cell = row.cells.get(column).unwrap_or(EMPTY);
            let span = sheet.span(at, column);
            if let Some(last) = span.filter(|span| *span > 1).and_then(|span| self.names.get(column + span - 1)) {
                self.merged.push(format!("{name}{}:{last}{}", self.number, self.number));
            }
            let style = if column < sheet.fixed_columns { name_style } else { style };
            self.push_cell(name, style, if span.is_some() { cell } else { EMPTY }, texts);
        }
        self.out.push_str("</row>");
    }

    fn push_cell<'a>(&mut self, name: &str, style: usize, cell: &'a SheetCell, texts: &mut SharedTexts<'a>) {
        let out = &mut *self.out;
        out.push_str("<c r=\"");
        out.push_str(name);
        out.push_str(self.number);
        out.push_str("\" s=\"");
        push_number(out, style);
        match cell {
            SheetCell::Text(text) if !text.is_empty() => {
                out.push_str("\" t=\"s\"><v>");
                push_number(out, texts.number(text));
                out.push_str("</v></c>");
            }
            SheetCell::Number(number) => {
                let _ = write!(out, "\"><v>{number}</v></c>");
            }
            SheetCell::Text(_) | SheetCell::Empty => out.push_str("\"/>"),
        }
    }
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

/// The name of a column, from 0: A to Z, then AA.
fn column_name(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        letters.push(char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}
