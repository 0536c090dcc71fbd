//! HTML of the clipboard: a table for programs that take formatted text (spreadsheets, word processors and mail), and the
//! lists and tables that these put there.

mod read;
mod tags;

use std::fmt::Write;

use super::sheet::{RowKind, Sheet, SheetRow};
use crate::geom::Flow;
use crate::markup::push_escaped;

pub use read::read;

/// A text is a text there, also where it begins like a formula.
const TEXT: &str = "mso-number-format:'\\@';vertical-align:top;white-space:normal";

/// A line end within a cell, which does not begin another row there.
const LINE_END: &str = "<br style=\"mso-data-placement:same-cell\">";

/// The table in HTML, complete with its marks.
#[must_use]
pub fn write(sheet: &Sheet) -> String {
    let direction = match sheet.flow {
        Flow::LeftToRight => "ltr",
        Flow::RightToLeft => "rtl",
    };
    let mut html = format!("<meta charset=\"utf-8\"><table dir=\"{direction}\" border=\"1\">");
    let columns = sheet.columns();
    for (at, row) in sheet.rows.iter().enumerate() {
        html.push_str("<tr>");
        (0..columns).for_each(|column| cell(&mut html, sheet, (at, column), row));
        html.push_str("</tr>");
    }
    html.push_str("</table>");
    html
}

fn cell(html: &mut String, sheet: &Sheet, (at, column): (usize, usize), row: &SheetRow) {
    let Some(span) = sheet.span(at, column) else { return };
    let is_name = row.kind == RowKind::Heading || column < sheet.fixed_columns;
    let tag = if is_name { "th" } else { "td" };
    let over = if span > 1 { format!(" colspan=\"{span}\"") } else { String::new() };
    let text = row.cells.get(column).map(|cell| escaped(&cell.says())).unwrap_or_default();
    // A text of its own direction stays in one piece.
    let _ = write!(html, "<{tag}{over} dir=\"auto\" style=\"{TEXT}\">{text}</{tag}>");
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    push_escaped(&mut escaped, text, |c| (c == '\n').then_some(LINE_END.into()));
    escaped
}
