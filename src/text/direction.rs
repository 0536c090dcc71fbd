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
pub(super) fn bare(text: Cow<'_, str>) -> (Cow<'_, str>, Option<Flow>) {
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

#[cfg(test)]
mod tests {
    use super::*;

    const LTR: Option<Flow> = Some(Flow::LeftToRight);
    const RTL: Option<Flow> = Some(Flow::RightToLeft);

    #[test]
    fn a_text_is_forced_when_all_of_its_paragraphs_agree() {
        for (text, expected) in [
            ("", None),
            ("abc", None),
            ("\u{200f}abc", RTL),
            ("\u{200e}שלום\n\n\u{200e}abc\n", LTR),
            ("\u{200e}a\r\n\u{200e}b\u{2029}\u{200e}c", LTR),
            ("\u{200e}a\n\u{200f}b", None),
            ("\u{200f}a\nb", None),
            ("a\u{200f}b", None),
            ("\u{200f}", RTL),
        ] {
            assert_eq!(forced_direction(text), expected, "{text:?}");
        }
    }

    #[test]
    fn directing_a_text_marks_its_paragraphs_and_takes_other_marks_off() {
        assert_eq!(directed("שלום\n\nabc\n", LTR), "\u{200e}שלום\n\n\u{200e}abc\n");
        assert_eq!(directed("\u{200e}\u{200f}a\r\nb", RTL), "\u{200f}a\r\n\u{200f}b");
        assert_eq!(directed("\u{200f}a\n\u{200e}b\u{200e}", None), "a\nb\u{200e}");
        assert_eq!(directed("", RTL), "");
    }

    #[test]
    fn only_the_marks_of_a_forced_direction_are_left_out() {
        assert_eq!(bare(Cow::Borrowed("\u{200f}a\n\u{200f}b\u{200f}")), (Cow::Borrowed("a\nb\u{200f}"), RTL));
        assert_eq!(bare(Cow::Borrowed("\u{200f}a\nb")), (Cow::Borrowed("\u{200f}a\nb"), None));
        assert_eq!(bare(Cow::Borrowed("\u{200f}\u{200f}\u{200e}a")), (Cow::Borrowed("\u{200e}a"), RTL));
        assert_eq!(stored("a\n\nb\n", Flow::RightToLeft), "\u{200f}a\n\n\u{200f}b\n");
        assert_eq!(leading_marks("\u{200f}\u{200e}a\nb\n\u{200f}"), [0..6, 10..13]);
    }
}
