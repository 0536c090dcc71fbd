//! Texts that a spreadsheet would take for formulas. An apostrophe before such a text keeps it a text, and reading takes
//! the apostrophe away again. Spreadsheets of East Asia also take full-width signs, and a tab or a line end before a sign
//! is skipped by some.

use std::borrow::Cow;

const APOSTROPHE: char = '\'';
const FIRST: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A text as it may stand in a cell.
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    if is_formula(text) { Cow::Owned(format!("{APOSTROPHE}{text}")) } else { Cow::Borrowed(text) }
}

/// The text that was meant by what stands in a cell.
pub(super) fn unguarded(text: &str) -> &str {
    text.strip_prefix(APOSTROPHE).filter(|text| is_formula(text)).unwrap_or(text)
}

/// True for a formula, and for one with apostrophes before it: one more tells it from a formula that has one.
fn is_formula(text: &str) -> bool {
    let text = text.trim_start_matches(APOSTROPHE);
    text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(FIRST)
}
