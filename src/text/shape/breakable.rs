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

/// What joins Hebrew words: a maqaf or a hyphen.
const JOINTS: [char; 3] = ['\u{5be}', '-', '\u{2010}'];

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
        // Most texts have none, and every text comes by here: the classes of its letters take longer to look up.
        if !paragraph.contains(JOINTS) {
            return Self::whole(paragraph);
        }
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

    /// The paragraph, when it is shaped as it is.
    pub fn unchanged(&self) -> Option<&str> {
        self.added.is_empty().then(|| &*self.text)
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
        seen = (is_letter, after_letter && JOINTS.contains(&c));
        (joined && is_letter).then_some(at)
    })
}
