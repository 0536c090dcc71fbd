//! What no map is made of because of what it is, told by how it begins: a map, the report of one, a workbook of another
//! kind.

use super::outcome::ImportError;
use crate::i18n::{Locale, MapWords};
use crate::model::MapKind;

/// How workbooks from before 2007 begin, and those that are locked with a password.
const OLD_WORKBOOK: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// How archives begin, such as workbooks, and where in those of other office programs stands what they are.
pub(super) const ARCHIVE: &[u8] = b"PK\x03\x04";
const KIND_AT: usize = 30;
const OTHER_WORKBOOK: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.";

/// Refuses workbooks that are not read: older ones, and those of other programs.
pub(super) fn other_workbook(bytes: &[u8]) -> Result<(), ImportError> {
    let is_other = || bytes.get(KIND_AT..).is_some_and(|rest| rest.starts_with(OTHER_WORKBOOK));
    if bytes.starts_with(OLD_WORKBOOK) || (bytes.starts_with(ARCHIVE) && is_other()) {
        return Err(ImportError::OtherWorkbook);
    }
    Ok(())
}

/// Refuses texts that come of a map: the map itself, and its report.
pub(super) fn own_text(text: &str) -> Result<(), ImportError> {
    if is_map(text) {
        Err(ImportError::AlreadyAMap)
    } else if is_report(text) {
        Err(ImportError::Report)
    } else {
        Ok(())
    }
}

/// True for a record in RON that begins with the version of the format.
fn is_map(text: &str) -> bool {
    let record = said(text.trim_start_matches('\u{feff}')).strip_prefix('(').map(said);
    let field = record.and_then(|inside| inside.strip_prefix("throughline")).map(said);
    field.is_some_and(|rest| rest.starts_with(':'))
}

/// What stands behind white space, comments and the extensions that a text in RON asks for.
fn said(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let after = if rest.starts_with("//") {
            rest.split_once('\n')
        } else if rest.starts_with("/*") {
            rest.split_once("*/")
        } else if rest.starts_with("#![") {
            rest.split_once(']')
        } else {
            return rest;
        };
        rest = after.map_or("", |(_, after)| after.trim_start());
    }
}

/// True for a title, below it whether the map is as it is or as it shall be, and a summary, in one language.
fn is_report(text: &str) -> bool {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("<div"));
    let mut first = lines();
    let is_titled = first.next().is_some_and(|line| line.trim_start_matches('\u{feff}').starts_with("# "));
    let about = first.next().unwrap_or_default();
    let is_of = |words: &MapWords| {
        let kinds = [MapKind::AsIs, MapKind::ToBe].map(|kind| words.kind(kind));
        let summary = format!("## {}", words.sentence("report-summary", &[]));
        kinds.into_iter().any(|kind| about.split(" · ").next() == Some(kind)) && lines().any(|line| line == summary)
    };
    is_titled && Locale::ALL.into_iter().any(|locale| is_of(MapWords::of(locale)))
}
