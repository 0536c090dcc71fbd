//! The direction that is forced on a text, and how it is stored.
//!
//! It is stored the Unicode way, which every other program understands: each paragraph starts with a mark, U+200E
//! (left to right) or U+200F (right to left). A text is forced when all of its paragraphs that are not empty agree
//! on the mark. Then the marks are no characters of the text: they are not shaped, and no caret stands behind
//! them. That changes nothing else: before a paragraph, a mark of its base direction does nothing but give it. A
//! mark anywhere else is a character like any other.

use std::borrow::Cow;
use std::ops::Range;

use super::plain;
use crate::geom::Flow;

/// The direction that is forced on a text, when there is one.
#[must_use]
pub fn forced_direction(text: &str) -> Option<Flow> {
    // Nearly all texts have no marks, and texts are asked for their direction often.
    if !text.contains(MARKS) {
        return None;
    }
    forced(&plain::clean(text))
}

/// The text as it is stored with a direction forced on it, or with none; marks that were there before give way.
#[must_use]
pub fn directed(text: &str, forced: Option<Flow>) -> String {
    let mut stored = String::with_capacity(text.len() + '\u{200f}'.len_utf8());
    for paragraph in text.split_inclusive(plain::LINE_ENDS) {
        let bare = paragraph.trim_start_matches(MARKS);
        let is_empty = bare.trim_end_matches(plain::LINE_ENDS).is_empty();
        stored.extend(forced.filter(|_| !is_empty).map(mark));
        stored.push_str(bare);
    }
    stored
}

/// A clean text without the marks of its forced direction, and that direction.
#[must_use]
pub fn bare(text: Cow<'_, str>) -> (Cow<'_, str>, Option<Flow>) {
    let Some(flow) = forced(&text) else { return (text, None) };
    let paragraphs = text.split_inclusive('\n').map(|paragraph| paragraph.trim_start_matches(mark(flow)));
    (Cow::Owned(paragraphs.collect()), Some(flow))
}

/// A clean bare text with the marks of its forced direction.
pub(super) fn stored(bare: &str, forced: Flow) -> String {
    let mut stored = String::with_capacity(bare.len() + '\u{200f}'.len_utf8());
    for paragraph in bare.split_inclusive('\n') {
        stored.extend((paragraph != "\n").then_some(mark(forced)));
        stored.push_str(paragraph);
    }
    stored
}

/// The marks at the starts of the paragraphs of a clean text, from the first to the last.
pub(super) fn leading_marks(text: &str) -> Vec<Range<usize>> {
    if !text.contains(MARKS) {
        return Vec::new();
    }
    let marks = plain::paragraphs(text).map(|range| {
        let paragraph = text.get(range.clone()).unwrap_or_default();
        range.start..range.end - paragraph.trim_start_matches(MARKS).len()
    });
    marks.filter(|range| !range.is_empty()).collect()
}

const MARKS: [char; 2] = ['\u{200e}', '\u{200f}'];

pub(super) fn mark(flow: Flow) -> char {
    match flow {
        Flow::LeftToRight => '\u{200e}',
        Flow::RightToLeft => '\u{200f}',
    }
}

fn forced(text: &str) -> Option<Flow> {
    let mut firsts = text.split('\n').filter_map(|paragraph| paragraph.chars().next());
    let first = firsts.next()?;
    let flow = [Flow::LeftToRight, Flow::RightToLeft].into_iter().find(|flow| mark(*flow) == first)?;
    firsts.all(|other| other == first).then_some(flow)
}
