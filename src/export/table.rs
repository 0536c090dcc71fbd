//! Maps as tables: as files for spreadsheets, and as text for the clipboard.

use std::io::Write;

use crate::edit::Fragment;
use crate::exchange::sheet::{Arrangement, RowKind, Sheet, SheetCell, SheetRow};
use crate::exchange::{cards, grid, html, pains, separated, table, workbook};
use crate::geom::Flow;
use crate::i18n::one_line;
use crate::model::{EasingLetters, Map};

use super::{ExportInput, MissingGlyphs, OutputError, words};

/// Writes a map as separated values.
pub(super) fn write_csv(job: &ExportInput<'_>, out: &mut dyn Write) -> Result<MissingGlyphs, OutputError> {
    let sheet = sheet(job.map, job.options.arrangement, job.letters);
    out.write_all(&separated::file(&sheet, job.options.separator))?;
    Ok(MissingGlyphs::default())
}

/// Writes a map as a workbook: the chosen arrangement on the first sheet, the other one on the second, the ranked pain
/// points on the third.
pub(super) fn write_xlsx(job: &ExportInput<'_>, out: &mut dyn Write) -> Result<MissingGlyphs, OutputError> {
    let ExportInput { map, letters, options, theme, .. } = *job;
    let other = match options.arrangement {
        Arrangement::Grid => Arrangement::Cards,
        Arrangement::Cards => Arrangement::Grid,
    };
    let both = [options.arrangement, other].map(|arrangement| sheet(map, arrangement, letters));
    let sheets: Vec<Sheet> = both.into_iter().chain(pains::sheet(map, words(map), letters)).collect();
    let tint = |role| {
        let tint = theme.lane(role).tint;
        [tint.r, tint.g, tint.b]
    };
    let bytes = workbook::write(&one_line(&map.info.title), &one_line(&map.info.author), &sheets, &tint)?;
    out.write_all(&bytes)?;
    Ok(MissingGlyphs::default())
}

fn sheet(map: &Map, arrangement: Arrangement, letters: Option<&EasingLetters>) -> Sheet {
    match arrangement {
        Arrangement::Grid => grid::sheet(map, words(map), letters),
        Arrangement::Cards => cards::sheet(map, words(map), letters),
    }
}

/// A table on the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopiedTable {
    /// For programs that take plain text: columns separated by tabs.
    pub text: String,
    /// For programs that take formatted text.
    pub html: String,
}

/// A map as a table of the clipboard.
#[must_use]
pub fn copied(map: &Map, arrangement: Arrangement) -> CopiedTable {
    let sheet = sheet(map, arrangement, None);
    CopiedTable { text: separated::tabbed(&sheet), html: html::write(&sheet) }
}

/// Cards as a table of the clipboard: steps as columns, lanes as rows, which run as `flow`.
#[must_use]
pub fn copied_cards(fragment: &Fragment, flow: Flow) -> CopiedTable {
    CopiedTable { text: table::write(fragment), html: html::write(&small(fragment, flow)) }
}

fn small(fragment: &Fragment, flow: Flow) -> Sheet {
    let mut rows: Vec<SheetRow> = Vec::new();
    for (column, row, card) in fragment.placed() {
        let needed = rows.len().max(row + 1);
        rows.resize(needed, SheetRow { kind: RowKind::Plain, cells: Vec::new() });
        let Some(row) = rows.get_mut(row) else { continue };
        let needed = row.cells.len().max(column + 1);
        row.cells.resize(needed, SheetCell::Empty);
        if let Some(cell) = row.cells.get_mut(column) {
            let before = cell.says();
            let text = one_line(&card.text);
            *cell = SheetCell::text(if before.is_empty() { text } else { format!("{before}\n{text}") });
        }
    }
    Sheet { flow, rows, ..Sheet::default() }
}
