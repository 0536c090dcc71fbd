//! Lines for programs that resolve the directions of a text themselves and get each line on its own.
//!
//! In a paragraph, what the lines before and after end and begin with decides which way the signs and numbers at the
//! edges of a line run. Marks of direction, which are invisible, stand in for that.

use std::borrow::Cow;

use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;

use super::block::{Block, Line};
use super::direction::mark;
use crate::geom::Flow;

impl Block {
    /// The text of a line, which runs as in its paragraph even without it.
    #[must_use]
    pub fn isolated(&self, line: &Line) -> Cow<'_, str> {
        let text = self.line_text(line);
        let before = self.text.get(..line.range.start).and_then(|text| text.rsplit('\n').next()).unwrap_or_default();
        let after = self.text.get(line.range.end..).and_then(|text| text.split('\n').next()).unwrap_or_default();
        let open = open_at_end(before);
        let decides = |strong: Option<Flow>, edge: Option<char>| {
            strong.filter(|flow| *flow != line.base && edge.is_some_and(|c| strength(c).is_none())).map(mark)
        };
        let first = decides(before.chars().rev().find_map(strength), text.chars().next());
        let last = decides(after.chars().find_map(strength), text.chars().next_back());
        if open.is_empty() && first.is_none() && last.is_none() {
            return Cow::Borrowed(text);
        }
        Cow::Owned(open.into_iter().chain(first).chain(text.chars()).chain(last).collect())
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

/// The direction of a letter; signs, numbers and spaces have none of their own.
fn strength(c: char) -> Option<Flow> {
    match CodePointMapData::<BidiClass>::new().get(c) {
        BidiClass::LeftToRight => Some(Flow::LeftToRight),
        BidiClass::RightToLeft | BidiClass::ArabicLetter => Some(Flow::RightToLeft),
        _ => None,
    }
}

const CLOSES_EMBEDDING: char = '\u{202c}';
const CLOSES_ISOLATE: char = '\u{2069}';

/// What begins or ends an embedding, an override or an isolate.
fn is_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
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
