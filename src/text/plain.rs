//! Plain text as the engine takes it: without control characters, in paragraphs, each with its base direction.

use std::borrow::Cow;
use std::ops::Range;

use icu_properties::props::{BidiClass, DefaultIgnorableCodePoint, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointSetData};

use crate::geom::Flow;

/// How many characters of a text are shaped. What comes after is kept in the map but shown as an ellipsis: a
/// text of that length fills several screens, and without an end a pasted log file would stop the program.
pub const SHOWN_CHARACTERS: usize = 20_000;

/// What ends a paragraph in texts from elsewhere.
pub(super) const LINE_ENDS: [char; 7] = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// The text without characters that have no shape: every kind of line end becomes `\n`, a tab becomes a
/// space, other control characters go.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut after_return = false;
    for c in text.chars() {
        match c {
            '\n' if after_return => {}
            c if LINE_ENDS.contains(&c) => cleaned.push('\n'),
            '\t' => cleaned.push(' '),
            c if is_plain(c) => cleaned.push(c),
            _ => {}
        }
        after_return = c == '\r';
    }
    Cow::Owned(cleaned)
}

fn is_plain(c: char) -> bool {
    c == '\n' || !(c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))
}

/// The part of a clean text that is shaped: all of it, or its beginning and an ellipsis.
pub(super) fn shown(text: Cow<'_, str>) -> Cow<'_, str> {
    // Most texts have fewer bytes than that: their characters needn't be counted.
    let end = (text.len() > SHOWN_CHARACTERS).then(|| text.char_indices().nth(SHOWN_CHARACTERS)).flatten();
    match end {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => text,
    }
}

/// The paragraphs of a text, as ranges of bytes without their line ends: at least one.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    text.split('\n').map(move |paragraph| {
        let range = start..start + paragraph.len();
        start = range.end + 1;
        range
    })
}

/// Where a paragraph starts: as its first letter runs, and as the map flows (`flow`) when it has none.
#[must_use]
pub fn base_direction(paragraph: &str, flow: Flow) -> Flow {
    first_strong(paragraph).unwrap_or(flow)
}

/// How the characters of a paragraph run: as its first letter does. Numbers and signs without letters run left to right
/// in any map, as in HTML: a telephone number or "5 > 3" would be another one if it ran with the map. A paragraph in which
/// nothing can be read runs with the map.
pub(super) fn reading_direction(paragraph: &str, flow: Flow) -> Flow {
    let is_blank = paragraph.chars().all(char::is_whitespace);
    first_strong(paragraph).unwrap_or(if is_blank { flow } else { Flow::LeftToRight })
}

/// The direction of the first strong character of a paragraph outside of isolates (UAX #9, P2 and P3).
fn first_strong(paragraph: &str) -> Option<Flow> {
    let classes = CodePointMapData::<BidiClass>::new();
    let mut isolates = 0_usize;
    for c in paragraph.chars() {
        match classes.get(c) {
            BidiClass::LeftToRightIsolate | BidiClass::RightToLeftIsolate | BidiClass::FirstStrongIsolate => {
                isolates += 1;
            }
            BidiClass::PopDirectionalIsolate => isolates = isolates.saturating_sub(1),
            BidiClass::LeftToRight if isolates == 0 => return Some(Flow::LeftToRight),
            BidiClass::RightToLeft | BidiClass::ArabicLetter if isolates == 0 => return Some(Flow::RightToLeft),
            _ => {}
        }
    }
    None
}

/// A text without the spaces that hang over the end of its line, and without marks of direction among them (UAX #9,
/// L1): isolates and embeddings that end there have no place of their own.
pub(super) fn without_hanging_spaces(line: &str) -> &str {
    line.trim_end_matches(|c| matches!(c, ' ' | '\u{3000}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
}

/// Whether a character is an accent, a vowel point or another mark on the character before, that was typed by
/// itself. What makes an emoji or a keycap of a character came with it and goes with it.
pub(super) fn is_typed_mark(c: char) -> bool {
    use GeneralCategory::{EnclosingMark, NonspacingMark, SpacingMark};
    let is_mark =
        |c| matches!(CodePointMapData::<GeneralCategory>::new().get(c), EnclosingMark | NonspacingMark | SpacingMark);
    !matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{20e3}') && is_mark(c)
}

/// Whether a character only says how others are drawn, and needs no glyph: a joiner, a mark of direction, a
/// selector of a variant.
pub(super) fn is_unseen(c: char) -> bool {
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}
