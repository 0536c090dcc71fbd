//! Lines for programs that resolve the directions of a text themselves and get each line on its own.
//!
//! In a paragraph, what the lines before and after end and begin with decides which way the signs and numbers at the
//! edges of a line run. Marks of direction, which are invisible, stand in for that: those with which the line alone has
//! the same order as in its paragraph.

use std::borrow::Cow;

use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;
use unicode_bidi::Level;

use super::block::{Block, Line};
use super::levels::{from_left, levels};
use crate::geom::Flow;

impl Block {
    /// The text of a line, which runs as in its paragraph even without it.
    #[must_use]
    pub fn isolated(&self, line: &Line) -> Cow<'_, str> {
        let text = self.line_text(line);
        let before = self.text.get(..line.range.start).and_then(|text| text.rsplit('\n').next()).unwrap_or_default();
        let after = self.text.get(line.range.end..).and_then(|text| text.split('\n').next()).unwrap_or_default();
        if before.is_empty() && after.is_empty() && text.len() == line.range.len() {
            return Cow::Borrowed(text);
        }
        let start = line.range.start - before.len();
        let paragraph = self.text.get(start..line.range.end + after.len()).unwrap_or_default();
        let wanted = levels(paragraph, before.len()..line.range.end - start, line.base);
        let order = order(text, &wanted);
        let is_right = |marked: &str| order == self::order(marked, &levels(marked, 0..marked.len(), line.base));
        if is_right(text) {
            return Cow::Borrowed(text);
        }
        let open: String = open_at_end(before).into_iter().collect();
        let marked = EDGES.iter().map(|[first, last]| format!("{open}{first}{text}{last}"));
        Cow::Owned(
            marked.into_iter().find(|marked| is_right(marked)).unwrap_or_else(|| forced(text, &wanted, line.base)),
        )
    }

    /// True when all of the text runs the same way, so that every reader orders it alike.
    #[must_use]
    pub fn is_one_way(&self) -> bool {
        let Some(base) = self.lines.first().map(|line| line.base) else { return true };
        let classes = CodePointMapData::<BidiClass>::new();
        let turns = |c: char| match classes.get(c) {
            BidiClass::LeftToRight | BidiClass::EuropeanNumber => base.is_rtl(),
            BidiClass::RightToLeft | BidiClass::ArabicLetter => !base.is_rtl(),
            BidiClass::ArabicNumber => true,
            _ => is_control(c),
        };
        self.lines.iter().all(|line| line.base == base) && !self.text.chars().any(turns)
    }
}

/// The marks that can stand before and after a line, the fewest first.
const EDGES: [[&str; 2]; 9] = [
    ["", ""],
    ["", "\u{200e}"],
    ["", "\u{200f}"],
    ["\u{200e}", ""],
    ["\u{200f}", ""],
    ["\u{200e}", "\u{200e}"],
    ["\u{200e}", "\u{200f}"],
    ["\u{200f}", "\u{200e}"],
    ["\u{200f}", "\u{200f}"],
];

/// The visible characters of a text by their numbers, from left to right, and whether each runs to the left.
fn order(text: &str, levels: &[Level]) -> Vec<(usize, bool)> {
    let mut seen = 0;
    let number = |c: char| {
        let number = (!is_control(c) && !is_mark(c)).then_some(seen);
        seen += usize::from(number.is_some());
        number
    };
    let numbers: Vec<_> = text.chars().map(number).collect();
    let visible = |at: usize| Some(((*numbers.get(at)?)?, levels.get(at)?.is_rtl()));
    from_left(levels).into_iter().filter_map(visible).collect()
}

/// A line in which nothing is left to its reader: every character is given its level.
fn forced(text: &str, levels: &[Level], base: Flow) -> String {
    let least = u8::from(base.is_rtl()) + 2;
    let mut depth = least;
    let mut forced = String::from(if base.is_rtl() { '\u{202e}' } else { '\u{202d}' });
    for (c, level) in text.chars().zip(levels) {
        let wanted = (level.number() + 2).max(least);
        while depth > wanted {
            depth -= 1;
            forced.push(CLOSES_EMBEDDING);
        }
        while depth < wanted {
            depth += 1;
            forced.push(if depth % 2 == 1 { '\u{202e}' } else { '\u{202d}' });
        }
        // What began or ended an isolate keeps its neighbors apart.
        forced.push(if !is_control(c) {
            c
        } else if depth % 2 == 1 {
            '\u{200f}'
        } else {
            '\u{200e}'
        });
    }
    forced
}

const CLOSES_EMBEDDING: char = '\u{202c}';
const CLOSES_ISOLATE: char = '\u{2069}';

/// What begins or ends an embedding, an override or an isolate.
fn is_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}')
}

fn begins_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2068}')
}

/// The controls that are still in force at the end of a text.
fn open_at_end(text: &str) -> Vec<char> {
    let mut open: Vec<char> = Vec::new();
    for c in text.chars().filter(|c| is_control(*c)) {
        match c {
            CLOSES_ISOLATE => {
                if let Some(at) = open.iter().rposition(|c| begins_isolate(*c)) {
                    open.truncate(at);
                }
            }
            CLOSES_EMBEDDING => {
                open.pop_if(|c| !begins_isolate(*c));
            }
            c => open.push(c),
        }
    }
    open
}
