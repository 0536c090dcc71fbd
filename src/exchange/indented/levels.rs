//! The lines of an indented text, and which of them stands below which.
//!
//! Tabs and spaces may be mixed. A bullet at the same indentation stands below a number, and a number below neither:
//! people write lists right below what they belong to. The signs of pain points and waits are bullets that stay.
//! Everything stands below the headings of Markdown before it.

use crate::exchange::markdown::without_marks;
use crate::exchange::table;
use crate::i18n::bullet::behind_bullet;

/// How far a tab leads.
const TAB: usize = 4;

/// What pain points and waits begin with.
const SIGNS: [char; 2] = ['!', '⏳'];

/// A line that says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OutlineLine {
    /// Its number in the text, from 1.
    pub line: usize,
    /// What it says, without what marks its place.
    pub text: String,
    /// Nothing stands in the line below it.
    is_parted: bool,
    level: OutlineLevel,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum OutlineLevel {
    /// `#` is 1.
    Heading(usize),
    /// The columns before it, and what kind of mark it has.
    Item(usize, LineMark),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum LineMark {
    None,
    Number,
    Bullet,
}

/// The lines of a text that say something.
pub(super) fn entries(text: &str) -> Vec<OutlineLine> {
    let text = table::plain(text);
    let lines: Vec<&str> = text.lines().collect();
    let is_parted = |at: usize| lines.get(at + 1).is_some_and(|next| next.trim().is_empty());
    let entry = |(at, line): (usize, &&str)| {
        Some(OutlineLine { is_parted: is_parted(at), ..OutlineLine::from_text(at + 1, line)? })
    };
    lines.iter().enumerate().filter_map(entry).collect()
}

impl OutlineLine {
    fn from_text(line: usize, text: &str) -> Option<Self> {
        let (columns, text) = indentation(text);
        // A line of nothing but signs, as below headings, parts what it stands between.
        if !text.contains(|c: char| !matches!(c, '-' | '=' | '*' | '_' | '#' | '`' | '~' | '|') && !c.is_whitespace()) {
            return None;
        }
        if let Some((depth, text)) = heading(text).filter(|_| columns < TAB) {
            return Some(Self::new(line, text, OutlineLevel::Heading(depth)));
        }
        let (mark, text) = marked(text);
        Some(Self::new(line, text, OutlineLevel::Item(columns, mark))).filter(|_| !text.is_empty())
    }

    fn new(line: usize, text: &str, level: OutlineLevel) -> Self {
        Self { line, text: without_marks(text), is_parted: false, level }
    }

    /// True for a line without a mark, apart from the next one, which begins as deep.
    pub(super) fn is_apart_from(&self, next: &Self) -> bool {
        self.is_parted && self.level == next.level && matches!(self.level, OutlineLevel::Item(_, LineMark::None))
    }

    /// True when the next line stands below it.
    pub(super) fn is_above(&self, next: &Self) -> bool {
        self.level < next.level
    }

    /// True for a row of a table between bars.
    pub(super) fn is_row(&self) -> bool {
        self.text.len() > 1 && self.text.starts_with('|') && self.text.ends_with('|')
    }

    /// True for the heading that a text may have above all others.
    pub(super) fn is_title(&self) -> bool {
        self.level == OutlineLevel::Heading(1)
    }

    pub(super) fn is_heading(&self) -> bool {
        matches!(self.level, OutlineLevel::Heading(_))
    }
}

/// How many lines there are above each that it stands below.
pub(super) fn depths(entries: &[OutlineLine]) -> Vec<usize> {
    let mut open: Vec<OutlineLevel> = Vec::new();
    let depth = |entry: &OutlineLine| {
        while open.last().is_some_and(|above| *above >= entry.level) {
            open.pop();
        }
        open.push(entry.level);
        open.len() - 1
    };
    entries.iter().map(depth).collect()
}

/// The columns before a text, and the text. Marks of direction take no room.
fn indentation(line: &str) -> (usize, &str) {
    let mut columns = 0;
    for (at, c) in line.char_indices() {
        match c {
            '\t' => columns = (columns / TAB + 1) * TAB,
            '\u{3000}' => columns += 2,
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => {}
            c if c.is_whitespace() => columns += 1,
            _ => return (columns, line.get(at..).unwrap_or_default().trim_end()),
        }
    }
    (columns, "")
}

fn heading(text: &str) -> Option<(usize, &str)> {
    let rest = text.trim_start_matches('#');
    let depth = text.len() - rest.len();
    let is_heading = (1..=6).contains(&depth) && rest.starts_with(char::is_whitespace);
    is_heading.then(|| (depth, rest.trim().trim_end_matches('#').trim_end()))
}

/// The text behind a bullet or a number, and behind the box that is ticked off.
fn marked(text: &str) -> (LineMark, &str) {
    if let Some(rest) = behind_bullet(text) {
        return (LineMark::Bullet, rest);
    }
    if text.starts_with(SIGNS) {
        return (LineMark::Bullet, text);
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = text.get(digits..).and_then(|rest| rest.strip_prefix(['.', ')']));
    match rest.filter(|rest| (1..=4).contains(&digits) && rest.starts_with(char::is_whitespace)) {
        Some(rest) => (LineMark::Number, rest.trim_start()),
        None => (LineMark::None, text),
    }
}
