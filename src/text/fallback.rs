//! Which parts of a text are set in fonts that are not bundled, and in which of them.
//!
//! Each grapheme cluster with a character that the bundled fonts lack gets a fallback of its own, so that a letter and
//! its accents come from one font, and a font that was found for one script doesn't decide about another. A character
//! without a script, as punctuation, goes with the script before it where the font of that script has it, and with the
//! first script of the text where none comes before.
//!
//! Nothing here knows a font: the caller says which family a character is to be set in.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use icu_properties::CodePointMapData;
use icu_properties::props::Script;
use icu_segmenter::GraphemeClusterSegmenter;

/// Neighboring clusters of a text that are set in fonts that are not bundled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fallback {
    /// Their bytes in the text.
    pub range: Range<usize>,
    /// The names of the families, the preferred one first.
    pub families: Vec<Arc<str>>,
}

/// The fallbacks of a text in its order. `missing` are the characters that need one, in the order of the text; `family`
/// gives the family that draws a character, if there is one.
#[must_use]
pub fn fallbacks(text: &str, missing: &[char], mut family: impl FnMut(char) -> Option<Arc<str>>) -> Vec<Fallback> {
    let set: BTreeSet<char> = missing.iter().copied().collect();
    let mut beside = missing.iter().copied().find(|c| has_script(*c)).and_then(&mut family);
    let mut fallbacks: Vec<Fallback> = Vec::new();
    let mut start = 0;
    for end in GraphemeClusterSegmenter::new().segment_str(text).skip(1) {
        let range = start..end;
        start = end;
        let mut families = Vec::new();
        for c in text.get(range.clone()).unwrap_or_default().chars().filter(|c| set.contains(c)) {
            let own = family(c);
            if has_script(c) {
                beside.clone_from(&own);
            } else {
                families.extend(beside.clone().filter(|name| !families.contains(name)));
            }
            families.extend(own.filter(|name| !families.contains(name)));
        }
        match fallbacks.last_mut() {
            _ if families.is_empty() => {}
            Some(last) if last.range.end == range.start && last.families == families => last.range.end = range.end,
            _ => fallbacks.push(Fallback { range, families }),
        }
    }
    fallbacks
}

/// The language in whose style Chinese characters are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HanStyle {
    /// As in Japan.
    Japanese,
    /// As in Korea.
    Korean,
    /// The system decides.
    Unknown,
}

impl HanStyle {
    /// As the other characters of a text suggest.
    #[must_use]
    pub fn from_characters(text: &[char]) -> Self {
        let scripts: BTreeSet<Script> = text.iter().map(|c| script(*c)).collect();
        if scripts.contains(&Script::Hiragana) || scripts.contains(&Script::Katakana) {
            Self::Japanese
        } else if scripts.contains(&Script::Hangul) {
            Self::Korean
        } else {
            Self::Unknown
        }
    }
}

/// Whether a character belongs to one script and not to all.
pub(super) fn has_script(c: char) -> bool {
    !matches!(script(c), Script::Common | Script::Inherited | Script::Unknown)
}

pub(super) fn script(c: char) -> Script {
    CodePointMapData::<Script>::new().get(c)
}
