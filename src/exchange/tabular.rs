//! Tables that somebody wrote, as maps: separated values and workbooks, grids and lists, in three languages.

use super::assembly::Assembly;
use super::cards;
use super::encoding::any_text_of;
use super::grid;
use super::import::{ImportError, Imported, Unused, Why};
use super::indented::Head;
use super::markdown::Tabled;
use super::refused::{other_workbook, own_text};
use super::separated;
use super::sheet::{Cell, Row, RowKind};
use super::vocabulary::Vocabulary;
use super::workbook;
use super::written::{self, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Table, Value};
use crate::i18n::{Locale, MapWords, Term};
use crate::model::{IdSource, Map, Role};

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
    other_workbook(bytes)?;
    if bytes.starts_with(WORKBOOK) {
        let sheets = workbook::read(bytes)?.into_iter().map(|(name, table)| (name, table.without_empty_rows()));
        return of_sheets(sheets.filter(|(_, table)| !table.rows.is_empty()).collect(), locale, ids);
    }
    let text = any_text_of(bytes, locale).map_err(|_| ImportError::NotThat)?;
    own_text(&text)?;
    let (table, open) = separated::table(&text);
    let mut imported = of_table(&table.without_empty_rows(), Head::default(), locale, ids)?;
    imported.unused.extend(open);
    imported.unused.sort_by_key(|unused| unused.line);
    Ok(imported)
}

/// Reads a table that stands in a text, with what stands beside it.
pub(super) fn read_marked(tabled: Tabled, locale: Locale, ids: &mut IdSource) -> Result<Imported, ImportError> {
    let mut imported = of_table(&tabled.table.without_empty_rows(), tabled.head, locale, ids)?;
    imported.unused.extend(tabled.unused);
    imported.unused.sort_by_key(|unused| unused.line);
    Ok(imported)
}

/// Reads the first sheet that a map can be made of, and says what comes of the others.
fn of_sheets(sheets: Vec<(String, Table)>, locale: Locale, ids: &mut IdSource) -> Result<Imported, ImportError> {
    let (mut sheets, ranked): (Vec<_>, Vec<_>) = sheets.into_iter().partition(|(_, table)| !is_ranked(table));
    if sheets.is_empty() {
        sheets = ranked;
    }
    let mut taken: Option<(Imported, bool)> = None;
    let mut others = Vec::new();
    for (name, table) in &sheets {
        let is_list = is_own_list(table);
        match (of_table(table, Head::default(), locale, ids), &mut taken) {
            (Ok(imported), None) => taken = Some((imported, is_list)),
            // The grid and the list of one map: when they say the same, the list says more.
            (Ok(imported), Some((first, is_first_list))) if is_list != *is_first_list => {
                let (list, grid) = if is_list { (&imported, &*first) } else { (&*first, &imported) };
                if !is_same(&list.map, &grid.map, locale, ids) {
                    others.push(Unused::new(0, name, Why::SheetDiffers));
                } else if is_list {
                    (*first, *is_first_list) = (imported, true);
                }
            }
            (Err(ImportError::Nothing), _) => others.push(Unused::new(0, name, Why::EmptySheet)),
            (Err(error), None) => return Err(error),
            (Ok(_) | Err(_), Some(_)) => others.push(Unused::new(0, name, Why::OtherSheet)),
        }
    }
    let (mut imported, _) = taken.ok_or(ImportError::Nothing)?;
    imported.unused.append(&mut others);
    Ok(imported)
}

/// True when a list and a grid say the same: the list, as a grid that was read as well, looks like the other one, in
/// whatever order the personas stand.
fn is_same(list: &Map, grid: &Map, locale: Locale, ids: &mut IdSource) -> bool {
    let words = MapWords::of(Locale::from_tag(&list.info.language));
    let sheet = grid::sheet(list, words);
    let row = |(at, row): (usize, &Row)| {
        let value = |(column, cell): (usize, &Cell)| Value {
            columns: sheet.span(at, column).unwrap_or(1),
            ..Value::new(&cell.says(), at + 1)
        };
        written::Row { line: at + 1, values: row.cells.iter().enumerate().map(value).collect() }
    };
    let table = Table { rows: sheet.rows.iter().enumerate().map(row).collect() };
    let again = of_table(&table.without_empty_rows(), Head::default(), locale, ids);
    again.is_ok_and(|again| lines(&again.map, words) == lines(grid, words))
}

/// The lines in the cells of a grid.
fn lines(map: &Map, words: &'static MapWords) -> Vec<Vec<Vec<String>>> {
    let row = |row: Row| {
        let lines = |cell: Cell| {
            let mut lines: Vec<String> = cell.says().lines().map(str::to_owned).collect();
            if row.kind == RowKind::Lane(Role::Emotion) {
                lines.sort();
            }
            lines
        };
        row.cells.into_iter().map(lines).collect()
    };
    grid::sheet(map, words).rows.into_iter().map(row).collect()
}

/// Reads one table, of which that was said above it.
fn of_table(table: &Table, head: Head, locale: Locale, ids: &mut IdSource) -> Result<Imported, ImportError> {
    if table.rows.is_empty() {
        return Err(ImportError::Nothing);
    }
    fits(table)?;
    let language = language(table, locale);
    let mut assembly = Assembly::new(language, ids);
    head.tell(&mut assembly);
    match cards::Headings::of(table) {
        Some(headings) => cards::read(table, &headings, language, &mut assembly),
        None if table.rows.len() > MOST_COLUMNS => return Err(ImportError::TooLarge),
        None => grid::read(table, language, &mut assembly),
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

/// True for the sheet on which this program lists the cards of a map, with all that belongs to them.
fn is_own_list(table: &Table) -> bool {
    names(table, Term::Weight) && names(table, Term::StepId)
}

/// True for the sheet on which this program ranks the pain points that stand on the others as well.
fn is_ranked(table: &Table) -> bool {
    names(table, Term::Weight) && !names(table, Term::StepId)
}

fn names(table: &Table, term: Term) -> bool {
    let first = table.rows.first().into_iter().flat_map(|row| &row.values);
    first.into_iter().any(|value| Vocabulary::shared().is(&value.text, term))
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
