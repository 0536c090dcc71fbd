//! Tables that somebody wrote, as maps: separated values and workbooks, grids and lists, in three languages.

use super::assembly::Assembly;
use super::cards;
use super::encoding::any_text_of;
use super::grid;
use super::import::{ImportError, Imported, Why};
use super::separated;
use super::vocabulary::Vocabulary;
use super::workbook;
use super::written::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Table};
use crate::i18n::{Locale, Term};
use crate::model::IdSource;

/// The largest file that is read, in bytes.
const MOST_BYTES: usize = 32 << 20;

/// How the files of workbooks begin.
const WORKBOOK: &[u8] = b"PK\x03\x04";

/// Reads a table: a workbook, or values separated by commas, semicolons or tabs, whatever the file is called. Where the
/// table does not tell its language, it is that of `locale`.
///
/// # Errors
/// When the file is too large, no table, or has nothing that could be placed on a map.
pub fn read(bytes: &[u8], locale: Locale, ids: &mut IdSource) -> Result<Imported, ImportError> {
    if bytes.len() > MOST_BYTES {
        return Err(ImportError::TooLarge);
    }
    let sheets = if bytes.starts_with(WORKBOOK) {
        workbook::read(bytes)?
    } else {
        let text = any_text_of(bytes, locale).map_err(|_| ImportError::NotThat)?;
        vec![(String::new(), separated::table(&text))]
    };
    let mut sheets = sheets.into_iter().map(|(name, table)| (name, table.without_empty_rows()));
    let table = sheets.by_ref().map(|(_, table)| table).find(|table| !table.rows.is_empty());
    let table = table.ok_or(ImportError::Nothing)?;
    fits(&table)?;
    let language = language(&table, locale);
    let mut assembly = Assembly::new(language, ids);
    match cards::Headings::of(&table) {
        Some(headings) => cards::read(&table, &headings, language, &mut assembly),
        None if table.rows.len() > MOST_COLUMNS => return Err(ImportError::TooLarge),
        None => grid::read(&table, language, &mut assembly),
    }
    for (name, other) in sheets.filter(|(_, table)| !table.rows.is_empty()) {
        let is_same = is_own(&other) || is_own(&table);
        assembly.unused(1, &name, if is_same { Why::Again } else { Why::NoPlace });
    }
    let imported = assembly.done();
    let map = &imported.map;
    if map.steps.len() > MOST_COLUMNS {
        return Err(ImportError::TooLarge);
    }
    if map.cards.is_empty() && map.steps.is_empty() && map.emotions.is_empty() {
        return Err(ImportError::Nothing);
    }
    Ok(imported)
}

/// True for the sheets that say in the workbooks of this program once more what the first one says: lists of cards and of
/// pain points.
fn is_own(table: &Table) -> bool {
    let first = table.rows.first().into_iter().flat_map(|row| &row.values);
    first.into_iter().any(|value| Vocabulary::shared().is(&value.text, Term::Weight))
}

fn fits(table: &Table) -> Result<(), ImportError> {
    let cells: usize = table.rows.iter().map(|row| row.values.len()).sum();
    let is_too_large = table.rows.len() > MOST_ROWS || table.columns() > MOST_COLUMNS || cells > MOST_CELLS;
    if is_too_large { Err(ImportError::TooLarge) } else { Ok(()) }
}

/// The language of a table: that of its headings, else the one that its letters tell.
fn language(table: &Table, locale: Locale) -> Locale {
    let first = table.rows.iter().take(2).flat_map(|row| row.values.iter().map(|value| value.text.as_str()));
    let names: Vec<&str> = first.chain(table.rows.iter().map(|row| row.text(0))).collect();
    let count = |wanted: Locale| {
        let of_language = |name: &&&str| {
            let known = Vocabulary::shared();
            known.terms(name).iter().any(|(_, locale)| *locale == wanted)
        };
        names.iter().filter(of_language).count()
    };
    let own = locale.of_maps();
    // Of equals the last one is meant.
    let best = Locale::ALL.into_iter().filter(|locale| *locale != own).chain([own]).max_by_key(|locale| count(*locale));
    let text = || table.rows.iter().flat_map(|row| &row.values).flat_map(|value| value.text.chars());
    let hebrew = text().filter(|c| matches!(c, '\u{5d0}'..='\u{5ea}')).count();
    let letters = text().filter(|c| c.is_alphabetic()).count();
    match best.filter(|locale| count(*locale) > 0) {
        Some(locale) => locale,
        None if hebrew * 2 > letters => Locale::He,
        None if own == Locale::He && hebrew == 0 => Locale::En,
        None => own,
    }
}
