//! Tables that somebody wrote, as maps: separated values and workbooks, grids and lists, in three languages.

use std::collections::{BTreeMap, BTreeSet};

use super::assembly::Assembly;
use super::indented::DocumentHead;
use super::limits::{MOST_COLUMNS, MOST_ROWS, MOST_TABLE_BYTES};
use super::markdown::TextTable;
use super::outcome::{ImportError, Imported, Unused, Why};
use super::raw_table::{self, RawCell, RawTable};
use super::sheet::{RowKind, SheetCell, SheetRow};
use super::unsupported::{ARCHIVE, other_workbook, own_text};
use super::workbook::Workbook;
use super::{cards, grid, language, separated};
use crate::i18n::{Locale, MapWords, Term, Vocabulary};
use crate::model::{IdSource, Map, Role};

/// Reads a table: a workbook, or values separated by commas, semicolons or tabs, whatever the file is called. Where the
/// table does not tell its language, it is that of `locale`.
///
/// # Errors
/// When the file is too large, no table, or has nothing that could be placed on a map.
pub fn read(bytes: &[u8], locale: Locale, ids: &mut IdSource) -> Result<Imported, ImportError> {
    if bytes.len() > MOST_TABLE_BYTES {
        return Err(ImportError::TooLarge);
    }
    other_workbook(bytes)?;
    if bytes.starts_with(ARCHIVE) {
        return read_workbook(Workbook::open(bytes)?, locale, ids);
    }
    let text = language::decoded(bytes, locale)?;
    own_text(&text)?;
    read_separated(&text, locale, ids)
}

pub(super) fn read_separated(text: &str, locale: Locale, ids: &mut IdSource) -> Result<Imported, ImportError> {
    let (table, open) = separated::table(text)?;
    let unused = open.into_iter().collect();
    read_marked(TextTable { table, head: DocumentHead::default(), unused }, locale, ids)
}

pub(super) fn read_marked(tabled: TextTable, locale: Locale, ids: &mut IdSource) -> Result<Imported, ImportError> {
    let mut imported = of_table(&tabled.table.without_empty_rows(), tabled.head, locale, ids)?;
    imported.unused.extend(tabled.unused);
    imported.unused.sort_by_key(|unused| unused.line);
    Ok(imported)
}

/// Reads the first sheet that a map can be made of, and says what comes of the others. Sheets are read one after the other,
/// so that no more than one is in memory.
fn read_workbook(mut workbook: Workbook<'_>, locale: Locale, ids: &mut IdSource) -> Result<Imported, ImportError> {
    let (mut sheets, mut ranked) = (Sheets::default(), Vec::new());
    for at in 0..workbook.count() {
        match workbook.sheet(at)? {
            // What this program ranks stands on the other sheets as well.
            Some((_, table)) if is_ranked(&table) => ranked.push(at),
            Some((name, table)) => sheets.add(&name, &table, locale, ids)?,
            None => {}
        }
    }
    if sheets.taken.is_none() && sheets.others.is_empty() {
        for at in ranked {
            if let Some((name, table)) = workbook.sheet(at)? {
                sheets.add(&name, &table, locale, ids)?;
            }
        }
    }
    let mut imported = sheets.taken.map(|(imported, _)| imported).ok_or(ImportError::Nothing)?;
    imported.unused.append(&mut sheets.others);
    Ok(imported)
}

/// The most cells in all of the sheets that are looked into after one was taken, only to tell what they are. What a sheet
/// may hold times how many there may be would take minutes.
const MOST_LOOKED_INTO: usize = 200_000;

#[derive(Default)]
struct Sheets {
    /// The map of the first that one can be made of, and whether it is our list.
    taken: Option<(Imported, bool)>,
    others: Vec<Unused>,
    /// The cells of the sheets that were looked into after that.
    looked_into: usize,
    /// A list was compared with a grid.
    has_compared: bool,
}

impl Sheets {
    fn add(&mut self, name: &str, table: &RawTable, locale: Locale, ids: &mut IdSource) -> Result<(), ImportError> {
        let is_list = is_own_list(table);
        if let Some((_, is_first_list)) = &self.taken {
            self.looked_into += table.rows.iter().map(|row| row.values.len()).sum::<usize>();
            let compares = is_list != *is_first_list && !std::mem::replace(&mut self.has_compared, true);
            if !compares && self.looked_into > MOST_LOOKED_INTO {
                self.others.push(Unused::new(0, name, Why::OtherSheet));
                return Ok(());
            }
        }
        match (of_table(table, DocumentHead::default(), locale, ids), &mut self.taken) {
            (Ok(imported), None) => self.taken = Some((imported, is_list)),
            // The grid and the list of one map: when they say the same, the list says more.
            (Ok(imported), Some((first, is_first_list))) if is_list != *is_first_list => {
                let (list, grid) = if is_list { (&imported, &*first) } else { (&*first, &imported) };
                if !is_same(&list.map, &grid.map, locale, ids) {
                    self.others.push(Unused::new(0, name, Why::SheetDiffers));
                } else if is_list {
                    (*first, *is_first_list) = (imported, true);
                }
            }
            (Err(ImportError::Nothing), _) => self.others.push(Unused::new(0, name, Why::EmptySheet)),
            (Err(error), None) => return Err(error),
            (Ok(_) | Err(_), Some(_)) => self.others.push(Unused::new(0, name, Why::OtherSheet)),
        }
        Ok(())
    }
}

/// True when a list and a grid say the same: the list, as a grid that was read as well, looks like the other one, in
/// whatever order the personas stand.
fn is_same(list: &Map, grid: &Map, locale: Locale, ids: &mut IdSource) -> bool {
    let words = MapWords::of(Locale::from_tag(&list.info.language));
    let sheet = grid::sheet(list, words, None);
    let row = |(at, row): (usize, &SheetRow)| {
        let value = |(column, cell): (usize, &SheetCell)| RawCell {
            columns: sheet.span(at, column).unwrap_or(1),
            ..RawCell::new(&cell.says(), at + 1)
        };
        raw_table::RawRow { line: at + 1, values: row.cells.iter().enumerate().map(value).collect() }
    };
    let table = RawTable { rows: sheet.rows.iter().enumerate().map(row).collect() };
    let again = of_table(&table.without_empty_rows(), DocumentHead::default(), locale, ids);
    again.is_ok_and(|again| lines(&again.map, words) == lines(grid, words))
}

/// The lines in the cells of a grid.
fn lines(map: &Map, words: &'static MapWords) -> Vec<Vec<Vec<String>>> {
    let row = |row: SheetRow| {
        let lines = |cell: SheetCell| {
            let mut lines: Vec<String> = cell.says().lines().map(str::to_owned).collect();
            if row.kind == RowKind::Lane(Role::Emotion) {
                lines.sort();
            }
            lines
        };
        row.cells.into_iter().map(lines).collect()
    };
    grid::sheet(map, words, None).rows.into_iter().map(row).collect()
}

/// Reads one table, of which that was said above it.
fn of_table(table: &RawTable, head: DocumentHead, locale: Locale, ids: &mut IdSource) -> Result<Imported, ImportError> {
    if table.rows.is_empty() {
        return Err(ImportError::Nothing);
    }
    if table.rows.len() > MOST_ROWS || table.columns() > MOST_COLUMNS {
        return Err(ImportError::TooLarge);
    }
    let language = language(table, locale);
    let mut assembly = Assembly::new(language, ids);
    head.tell(&mut assembly);
    match cards::ListColumns::from_table(table) {
        Some(headings) => cards::read(table, &headings, language, &mut assembly),
        None if table.rows.len() > MOST_COLUMNS => return Err(ImportError::TooLarge),
        None => grid::read(table, language, &mut assembly),
    }
    let imported = assembly.done()?;
    let map = &imported.map;
    if map.cards.is_empty() && map.steps.is_empty() && map.emotions.is_empty() {
        return Err(ImportError::Nothing);
    }
    Ok(imported)
}

/// True for the sheet on which this program lists the cards of a map, with all that belongs to them.
fn is_own_list(table: &RawTable) -> bool {
    names(table, Term::Weight) && names(table, Term::StepId)
}

/// True for the sheet on which this program ranks the pain points that stand on the others as well.
fn is_ranked(table: &RawTable) -> bool {
    names(table, Term::Weight) && !names(table, Term::StepId)
}

fn names(table: &RawTable, term: Term) -> bool {
    let first = table.rows.first().into_iter().flat_map(|row| &row.values);
    first.into_iter().any(|value| Vocabulary::shared().is(&value.text, term))
}

/// The language of a table: that of its headings, else the one that its letters tell.
fn language(table: &RawTable, locale: Locale) -> Locale {
    let first = table.rows.iter().take(2).flat_map(|row| row.values.iter().map(|value| value.text.as_str()));
    // A name that stands in every row, as that of a stage may, says no more than one that stands there once.
    let names: BTreeSet<&str> = first.chain(table.rows.iter().map(|row| row.text(0))).collect();
    let mut counts: BTreeMap<Locale, usize> = BTreeMap::new();
    for name in names {
        let terms = Vocabulary::shared().terms(name);
        let locales: BTreeSet<Locale> = terms.iter().map(|(_, locale)| *locale).collect();
        locales.into_iter().for_each(|locale| *counts.entry(locale).or_default() += 1);
    }
    let own = locale.of_maps();
    // Of equals the last one is meant.
    let all = Locale::ALL.into_iter().filter(|locale| *locale != own).chain([own]);
    let best = all.filter(|locale| counts.contains_key(locale)).max_by_key(|locale| counts.get(locale));
    best.unwrap_or_else(|| {
        let texts = table.rows.iter().flat_map(|row| &row.values).map(|value| value.text.as_str());
        language::of_text(texts, locale)
    })
}
