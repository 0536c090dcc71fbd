//! Where a line may end that the shaper doesn't know of.
//!
//! Hebrew words are joined to chains by a maqaf or a hyphen, and break after it. The shaper keeps such chains whole (rule
//! LB21a of UAX #14 as it was before Unicode 16), and would cut words in their middle when a chain is too long for a line.
//! So it is given the chain with a zero-width space where the line may end, and its answers are counted back.

use std::borrow::Cow;

use icu_properties::CodePointMapData;
use icu_properties::props::LineBreak;

use crate::text::plain;

const ZERO_WIDTH_SPACE: char = '\u{200b}';

/// A paragraph as the shaper gets it.
pub(super) struct BreakableText<'a> {
    text: Cow<'a, str>,
    /// The bytes of the zero-width spaces that the paragraph doesn't have.
    added: Vec<usize>,
}

impl<'a> BreakableText<'a> {
    /// A paragraph that is shaped as it is.
    pub fn whole(paragraph: &'a str) -> Self {
        Self { text: Cow::Borrowed(paragraph), added: Vec::new() }
    }

    /// A paragraph that is broken into lines.
    pub fn new(paragraph: &'a str) -> Self {
        let mut places = hebrew_joints(paragraph).peekable();
        if places.peek().is_none() {
            return Self::whole(paragraph);
        }
        let (mut text, mut added, mut done) = (String::with_capacity(paragraph.len() + 16), Vec::new(), 0);
        for place in places {
            text.push_str(paragraph.get(done..place).unwrap_or_default());
            added.push(text.len());
            text.push(ZERO_WIDTH_SPACE);
            done = place;
        }
        text.push_str(paragraph.get(done..).unwrap_or_default());
        Self { text: Cow::Owned(text), added }
    }

    /// What is shaped.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// True when something begins at this byte of [`Self::text`] that the paragraph doesn't have.
    pub fn is_added(&self, at: usize) -> bool {
        self.added.binary_search(&at).is_ok()
    }

    /// The byte of the paragraph that is this one of [`Self::text`].
    pub fn original(&self, at: usize) -> usize {
        at - ZERO_WIDTH_SPACE.len_utf8() * self.added.partition_point(|added| *added < at)
    }

    /// The byte of [`Self::text`] where this one of the paragraph begins.
    pub fn shaped(&self, at: usize) -> usize {
        let width = ZERO_WIDTH_SPACE.len_utf8();
        let before = self.added.iter().enumerate().take_while(|(nth, added)| **added - nth * width < at).count();
        at + width * before
    }
}

/// The bytes behind each maqaf or hyphen that joins two Hebrew words.
fn hebrew_joints(paragraph: &str) -> impl Iterator<Item = usize> {
    let classes = CodePointMapData::<LineBreak>::new();
    // Points and accents belong to the letter before them.
    let mut seen = (false, false);
    paragraph.char_indices().filter_map(move |(at, c)| {
        if plain::is_typed_mark(c) {
            return None;
        }
        let (after_letter, joined) = seen;
        let is_letter = classes.get(c) == LineBreak::HebrewLetter;
        seen = (is_letter, after_letter && matches!(c, '\u{5be}' | '-' | '\u{2010}'));
        (joined && is_letter).then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_may_break_after_what_joins_hebrew_words_and_nowhere_else() {
        for (text, expected) in [
            ("בית־ספר", "בית־\u{200b}ספר"),
            ("רב-קו מתקדם", "רב-\u{200b}קו מתקדם"),
            ("בֵּית־סֵפֶר", "בֵּית־\u{200b}סֵפֶר"),
            ("אב־גד־הו", "אב־\u{200b}גד־\u{200b}הו"),
            ("ב-PDF", "ב-PDF"),
            ("ב־2026", "ב־2026"),
            ("e-mail", "e-mail"),
            ("־אב־", "־אב־"),
        ] {
            assert_eq!(BreakableText::new(text).text(), expected);
        }
    }

    #[test]
    fn bytes_are_counted_there_and_back() {
        let text = "אב־גד־הו";
        let breakable = BreakableText::new(text);
        for (at, c) in text.char_indices() {
            let shaped = breakable.shaped(at);
            assert!(breakable.text().get(..shaped).is_some() && breakable.original(shaped) == at, "{at} {c}");
        }
        assert_eq!(breakable.original(breakable.text().len()), text.len());
        assert_eq!(breakable.shaped(text.len()), breakable.text().len());
    }
}
