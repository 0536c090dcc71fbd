//! Lists and tables in HTML, as word processors, browsers and spreadsheets put it on the clipboard beside the text.
//!
//! It is read where it says more than the text: which lines are items of a list, which of these are marks and numbers, and
//! where a cell of several lines ends. It must hold the same words as the text, else it is from another copy, or says less.

use super::tags::{HtmlPiece, HtmlPieces, HtmlTag, decoded};
use crate::exchange::table::{self, Content};

/// The largest HTML that is read, in bytes: programs write much around few words.
const MOST_BYTES: usize = 16 << 20;
/// The most cells of its tables, with those that others go over.
const MOST_CELLS: usize = 200_000;
/// The most columns that one cell can go over.
const WIDEST: usize = 500;
/// The most letters by which an item can be counted.
const LONGEST_MARK: usize = 8;

/// What HTML holds; `None` where it is neither a list nor a table, or holds something else than the `text` beside it.
#[must_use]
pub fn read(html: &str, text: &str) -> Option<Content> {
    if html.len() > MOST_BYTES {
        return None;
    }
    let mut reader = ListOrTable::default();
    for piece in HtmlPieces::new(html) {
        match piece {
            HtmlPiece::Text(text) => reader.text(text),
            HtmlPiece::Open(tag) => reader.open(tag),
            HtmlPiece::Close(name) => reader.close(name),
        }
        if reader.cells > MOST_CELLS {
            return None;
        }
    }
    let content = reader.content()?;
    says_the_same(&content, text).then_some(content)
}

/// What was read so far.
#[derive(Default)]
struct ListOrTable {
    /// The lines outside of tables.
    lines: Vec<String>,
    /// One of them is an item of a list.
    has_items: bool,
    rows: Vec<Vec<String>>,
    /// How many cells these have.
    cells: usize,
    /// For each column how many further rows the cell in it goes over.
    covered: Vec<usize>,
    /// The line or the cell that is being read.
    open: String,
    /// Over how many columns and rows the cell goes that is being read; `None` outside of cells.
    spans: Option<(usize, usize)>,
    /// How many tables are open: what is in a table within a cell is the text of that cell.
    tables: usize,
    /// The element whose content is skipped, and how many of its name are open.
    skipped: Option<(String, usize)>,
}

impl ListOrTable {
    fn text(&mut self, text: &str) {
        let is_read = self.skipped.is_none() && (self.tables == 0 || self.spans.is_some());
        if is_read {
            push(&mut self.open, &decoded(text));
        }
    }

    fn open(&mut self, tag: HtmlTag<'_>) {
        if let Some((name, depth)) = &mut self.skipped {
            *depth += usize::from(tag.name.eq_ignore_ascii_case(name));
            return;
        }
        // The number or the bullet of an item in Word.
        if tag.has_style("mso-list:ignore") {
            self.skipped = Some((tag.name.to_owned(), 1));
            return;
        }
        let name = tag.name.to_ascii_lowercase();
        match name.as_str() {
            "table" => {
                self.end_line();
                self.tables += 1;
            }
            // What is cut out of a table comes without it.
            "tr" | "td" | "th" if self.tables <= 1 => {
                if self.tables == 0 {
                    self.end_line();
                    self.tables = 1;
                }
                if name == "tr" { self.begin_row() } else { self.begin_cell(tag) }
            }
            _ if is_block(&name) => {
                self.end_line();
                let is_item = name == "li" || (name == "p" && tag.has_style("mso-list:l"));
                self.has_items |= is_item && self.tables == 0;
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth -= usize::from(name.eq_ignore_ascii_case(skipped));
            if *depth == 0 {
                self.skipped = None;
            }
            return;
        }
        let name = name.to_ascii_lowercase();
        match name.as_str() {
            "td" | "th" | "tr" if self.tables == 1 => self.end_cell(),
            "table" if self.tables == 1 => {
                self.end_row();
                self.covered.clear();
                self.tables = 0;
            }
            "table" => self.tables = self.tables.saturating_sub(1),
            _ if is_block(&name) => self.end_line(),
            _ => {}
        }
    }

    fn end_line(&mut self) {
        self.open.truncate(self.open.trim_end().len());
        if self.open.is_empty() {
            return;
        }
        if self.tables > 0 {
            self.open.push('\n');
        } else {
            self.lines.push(std::mem::take(&mut self.open));
        }
    }

    fn begin_row(&mut self) {
        self.end_row();
        self.rows.push(Vec::new());
    }

    /// Ends a row, with the cells at its end that others go over.
    fn end_row(&mut self) {
        self.end_cell();
        let Some(row) = self.rows.last_mut() else { return };
        for (column, covered) in self.covered.iter_mut().enumerate().skip(row.len()).filter(|(_, rows)| **rows > 0) {
            *covered -= 1;
            row.resize(column + 1, String::new());
            self.cells += 1;
        }
    }

    fn begin_cell(&mut self, tag: HtmlTag<'_>) {
        self.end_cell();
        if self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        let Some(row) = self.rows.last_mut() else { return };
        while let Some(covered) = self.covered.get_mut(row.len()).filter(|rows| **rows > 0) {
            *covered -= 1;
            row.push(String::new());
            self.cells += 1;
        }
        let span = |name| tag.attribute(name).and_then(|span| span.trim().parse().ok()).unwrap_or(1);
        self.spans = Some((span("colspan").clamp(1, WIDEST), span("rowspan").max(1)));
        self.open.clear();
    }

    fn end_cell(&mut self) {
        let Some((columns, rows)) = self.spans.take() else { return };
        let text = std::mem::take(&mut self.open);
        let Some(row) = self.rows.last_mut() else { return };
        let start = row.len();
        row.push(table::unmarked(text.trim()));
        row.resize(start + columns, String::new());
        self.cells += columns;
        if self.covered.len() < row.len() {
            self.covered.resize(row.len(), 0);
        }
        self.covered.iter_mut().skip(start).take(columns).for_each(|covered| *covered = rows - 1);
    }

    fn content(mut self) -> Option<Content> {
        self.end_row();
        self.end_line();
        let is_filled = |row: &Vec<String>| row.iter().any(|cell| !cell.is_empty());
        self.rows.truncate(self.rows.iter().rposition(is_filled).map_or(0, |last| last + 1));
        match (self.rows.is_empty(), self.has_items) {
            (false, _) if self.lines.is_empty() => table::content(self.rows.into_iter()).ok(),
            (true, true) => table::content(self.lines.into_iter().map(|line| vec![line])).ok(),
            _ => None,
        }
    }
}

/// Adds text to a line: spaces, and the line ends of the source, are one space.
fn push(line: &mut String, text: &str) {
    for c in text.chars() {
        if !c.is_whitespace() {
            line.push(c);
        } else if !line.is_empty() && !line.ends_with([' ', '\n']) {
            line.push(' ');
        }
    }
}

/// Elements that begin and end a line.
fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 27] = [
        "address",
        "article",
        "blockquote",
        "br",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "td",
        "tr",
        "ul",
    ];
    BLOCKS.contains(&name)
}

/// True when a content holds the words of a text in their order, and all of them but for the marks of items.
fn says_the_same(content: &Content, text: &str) -> bool {
    // The letter in a ticked box is none of the text.
    let letters = |text: &str| {
        let text = text.replace("[x]", "").replace("[X]", "");
        text.chars().filter(|c| c.is_alphanumeric()).collect::<String>()
    };
    let all = letters(text);
    let parts: Vec<&String> = match content {
        Content::Table(rows) => rows.iter().flatten().collect(),
        Content::Lines(lines) => lines.iter().collect(),
    };
    let (mut rest, mut left_out) = (all.as_str(), 0);
    for part in &parts {
        let wanted = letters(part);
        let Some((before, after)) = rest.split_once(wanted.as_str()) else { return false };
        left_out += before.chars().count();
        rest = after;
    }
    left_out + rest.chars().count() <= LONGEST_MARK * parts.len()
}
