//! Tables as they stand on the clipboard: what spreadsheets copy, and what they can paste.
//!
//! Columns are parted by tabs and rows by line ends. A cell of several lines stands in quotes, and quotes within it are
//! doubled. A quote that is not closed right before a tab or a line end is a character like any other, because
//! spreadsheets copy cells like `"Hello", she said` as they are; readers of the CSV family take those quotes away.

use super::notation::felt_line;
use super::{formula, list};
use crate::edit::{Fragment, Section, SectionKind};
use crate::i18n::bullet::behind_bullet;
use crate::i18n::{Locale, MapWords, one_line};
use crate::model::{Order, shown_feelings};

/// What a text of the clipboard holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Rows of cells.
    Table(Vec<Vec<String>>),
    /// Lines that say something: none, one or several.
    Lines(Vec<String>),
}

/// The text is larger than anything that belongs on a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the text is too large to be pasted at once")]
pub struct TooLarge;

/// The largest text that is read, in bytes.
const MOST_BYTES: usize = 4 << 20;
/// The most cards that come of it.
const MOST_LINES: usize = 20_000;
/// The most columns that it can have: each may become a step.
const MOST_COLUMNS: usize = 500;
/// The longest cell in quotes, in bytes: twice what a spreadsheet can hold.
const LONGEST_QUOTED: usize = 1 << 17;

/// Reads a text: as a table when it has tabs or a cell of several lines, else as lines. Control characters go, and so do the
/// marks before the items of a list.
///
/// # Errors
/// When it is too large.
pub fn read(text: &str) -> Result<Content, TooLarge> {
    if text.len() > MOST_BYTES {
        return Err(TooLarge);
    }
    let text = plain(text);
    if let Some(items) = list::items(&text) {
        return content(items.into_iter().map(|item| vec![item]));
    }
    let meant = |row: Vec<String>| row.iter().map(|cell| unmarked(formula::unguarded(cell))).collect::<Vec<_>>();
    match content(rows(&text).into_iter())? {
        Content::Table(rows) => Ok(Content::Table(rows.into_iter().map(meant).collect())),
        lines => Ok(lines),
    }
}

/// A cell without the bullets before its lines.
pub(super) fn unmarked(cell: &str) -> String {
    cell.split('\n').map(|line| behind_bullet(line.trim()).unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// What rows of cells hold, when it is not too much.
pub(super) fn content(all: impl Iterator<Item = Vec<String>>) -> Result<Content, TooLarge> {
    let (mut rows, mut count) = (Vec::new(), 0_usize);
    for row in all {
        count += row.iter().flat_map(|cell| cell.lines()).filter(|line| !line.trim().is_empty()).count();
        if count > MOST_LINES || row.len() > MOST_COLUMNS {
            return Err(TooLarge);
        }
        rows.push(row);
    }
    if rows.iter().any(|row| row.len() > 1 || row.iter().any(|cell| cell.contains('\n'))) {
        return Ok(Content::Table(rows));
    }
    let lines = rows.iter().flatten().flat_map(|cell| cell.lines()).map(str::trim).filter(|line| !line.is_empty());
    Ok(Content::Lines(lines.map(str::to_owned).collect()))
}

/// Writes cards as a table: steps as columns, lanes as rows, several cards of a cell as lines of it. One card alone is
/// its text.
#[must_use]
pub fn write(fragment: &Fragment) -> String {
    let placed: Vec<_> = fragment.placed().collect();
    if let [(_, _, card)] = placed.as_slice() {
        return card.text.clone();
    }
    let width = placed.iter().map(|(column, ..)| column + 1).max().unwrap_or_default();
    let height = placed.iter().map(|(_, row, _)| row + 1).max().unwrap_or_default();
    let mut cells = vec![vec![Vec::new(); width]; height];
    for (column, row, card) in placed {
        if let Some(cell) = cells.get_mut(row).and_then(|row| row.get_mut(column)) {
            cell.push(one_line(&card.text));
        }
    }
    joined(&cells)
}

/// Writes columns below the names of their steps, and of their stages where these are whole; or rows behind the names of
/// their lanes. Several cards of a cell are lines of it, and so is what is felt there.
#[must_use]
pub fn write_section(section: &Section) -> String {
    let (map, kind) = (section.map(), section.kind());
    let order = Order::new(map);
    let feelings = shown_feelings(map);
    let words = MapWords::of(Locale::from_tag(&map.info.language));
    let mut rows: Vec<Vec<Vec<String>>> = Vec::new();
    if kind == SectionKind::Stages {
        let mut last = None;
        let stages = order.steps.iter().map(|step| {
            let is_first = last.replace(step.stage) != Some(step.stage);
            let stage = map.stages.get(&step.stage).filter(|_| is_first);
            stage.map(|stage| one_line(&stage.name)).into_iter().collect()
        });
        rows.push(stages.collect());
    }
    if kind != SectionKind::Lanes {
        rows.push(order.steps.iter().map(|step| vec![one_line(&step.name)]).collect());
    }
    // What is hidden is not shown unless it was chosen.
    for lane in order.lanes.iter().filter(|lane| kind == SectionKind::Lanes || !lane.hidden) {
        let name = (kind == SectionKind::Lanes).then(|| vec![one_line(words.lane(lane))]);
        let cells = order.steps.iter().map(|step| {
            let felt = feelings.get(&step.id).filter(|_| map.shows_feelings(lane.id)).into_iter().flatten();
            let felt = felt.filter_map(|felt| Some(felt_line(&one_line(&map.personas.get(&felt.persona)?.name), felt)));
            let cards = order.cards_in(lane.id, step.id).iter().map(|card| one_line(&card.text));
            felt.chain(cards).collect()
        });
        rows.push(name.into_iter().chain(cells).collect());
    }
    joined(&rows)
}

/// Rows of cells of lines.
fn joined(rows: &[Vec<Vec<String>>]) -> String {
    let cell = |lines: &Vec<String>| quoted(&formula::guarded(&lines.join("\n")));
    let row = |cells: &Vec<Vec<String>>| cells.iter().map(cell).collect::<Vec<_>>();
    rows.iter().map(|cells| row(cells).join("\t")).collect::<Vec<_>>().join("\n")
}

fn quoted(cell: &str) -> String {
    if cell.contains('\n') || cell.starts_with('"') {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// A text as it stands in a cell of a grid: in one line, without control characters.
pub(super) fn said(text: &str) -> String {
    one_line(&plain(text))
}

/// The text with one kind of line end, and without control characters.
pub(super) fn plain(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\0', "");
    let of = |c: char| match c {
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\n' | '\t' => Some(c),
        c => Some(c).filter(|c| !c.is_control()),
    };
    text.chars().filter_map(of).collect()
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    let mut rest = text.strip_suffix('\n').unwrap_or(text);
    // After a quote that is never closed, all others are characters too: a text full of them is read once.
    let mut quotes = true;
    loop {
        let (cell, after) = cell(rest, &mut quotes);
        row.push(cell);
        rest = match after.chars().next() {
            Some('\t') => after.get(1..).unwrap_or_default(),
            Some(_) => {
                rows.push(std::mem::take(&mut row));
                after.get(1..).unwrap_or_default()
            }
            None => break,
        };
    }
    rows.push(row);
    rows
}

/// The cell that a text begins with, and what comes after it.
fn cell<'a>(text: &'a str, quotes: &mut bool) -> (String, &'a str) {
    if let Some(inside) = text.strip_prefix('"').filter(|_| *quotes) {
        match closed(inside) {
            Closed::At(cell, after) => return (cell, after),
            Closed::Within => {}
            Closed::Never => *quotes = false,
        }
    }
    let (cell, after) = text.split_at(text.find(['\t', '\n']).unwrap_or(text.len()));
    (cell.to_owned(), after)
}

/// How a quote ends.
enum Closed<'a> {
    /// Before a tab or a line end: the cell, and what comes after it.
    At(String, &'a str),
    /// In the middle of a cell: it was a character.
    Within,
    Never,
}

fn closed(text: &str) -> Closed<'_> {
    let mut cell = String::new();
    let mut rest = text;
    while let Some((inside, after)) = rest.split_once('"').filter(|_| cell.len() < LONGEST_QUOTED) {
        cell.push_str(inside);
        match after.chars().next() {
            Some('"') => {
                cell.push('"');
                rest = after.get(1..).unwrap_or_default();
            }
            None | Some('\t' | '\n') => return Closed::At(cell.replace('\t', " "), after),
            Some(_) => return Closed::Within,
        }
    }
    Closed::Never
}
