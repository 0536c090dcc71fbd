//! The levels of a text by UAX #9, for programs that order its characters themselves.
//!
//! Our own pictures need none: the engine has placed the glyphs. What is handed over as text, a line of it or the
//! characters that a document shows from left to right, is ordered once more by its reader.

use std::ops::Range;

use unicode_bidi::data_source::BidiMatchedOpeningBracket;
use unicode_bidi::{BidiClass, BidiDataSource, HardcodedBidiData, Level, ParagraphBidiInfo};

use crate::geom::Flow;

/// The levels of the characters of one line of a paragraph.
pub(super) fn levels(paragraph: &str, line: Range<usize>, base: Flow) -> Vec<Level> {
    let Some(text) = paragraph.get(line.clone()) else { return Vec::new() };
    let info = ParagraphBidiInfo::new(paragraph, Some(level(base)));
    let levels = info.reordered_levels(line.clone());
    text.char_indices().filter_map(|(at, _)| levels.get(line.start + at).copied()).collect()
}

/// The places of characters with these levels, from left to right.
pub(super) fn from_left(levels: &[Level]) -> Vec<usize> {
    ParagraphBidiInfo::reorder_visual(levels)
}

/// What the reader of a document takes for the text, who finds these characters from left to right on a line.
///
/// Readers order what they find by the rules for a text that is to be shown, which are their own inverse in most
/// lines. They have classes for few characters, know no pairs of brackets, and take the line for a right-to-left one
/// when enough of it is.
#[must_use]
pub fn read_back(seen: &str) -> String {
    let characters: Vec<char> = seen.chars().collect();
    let turned = characters.iter().filter(|c| is_rtl(**c)).count();
    let base = if turned * 10 < characters.len() * 3 { Flow::LeftToRight } else { Flow::RightToLeft };
    let info = ParagraphBidiInfo::new_with_data_source(&CommonReader, seen, Some(level(base)));
    let levels: Vec<Level> = seen.char_indices().filter_map(|(at, _)| info.levels.get(at).copied()).collect();
    from_left(&levels).into_iter().filter_map(|at| characters.get(at)).collect()
}

/// True for the letters of right-to-left scripts.
#[must_use]
pub fn is_rtl(c: char) -> bool {
    c >= '\u{590}' && matches!(HardcodedBidiData.bidi_class(c), BidiClass::R | BidiClass::AL)
}

/// What common readers of documents know about characters.
struct CommonReader;

impl BidiDataSource for CommonReader {
    fn bidi_class(&self, c: char) -> BidiClass {
        match c {
            'א'..='ת' => BidiClass::R,
            ..='\u{ff}' | '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
                HardcodedBidiData.bidi_class(c)
            }
            _ => BidiClass::L,
        }
    }

    fn bidi_matched_opening_bracket(&self, _: char) -> Option<BidiMatchedOpeningBracket> {
        None
    }
}

fn level(base: Flow) -> Level {
    if base.is_rtl() { Level::rtl() } else { Level::ltr() }
}
