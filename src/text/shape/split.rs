//! Which paragraphs can be put together from words that were shaped apart.
//!
//! A word stands between two spaces. In the font of texts, kerning is between a space and its neighbors, and no
//! substitution looks past a space: so a word is shaped with the spaces at its sides. Everything else that a word could
//! have to do with the words around it is kept out here:
//!
//! - all letters of the paragraph are of one script, which runs the way of the paragraph. Then each number and sign has
//!   its direction from its own word (UAX #9: rules W2 and W7 look back for letters of the other direction), and its
//!   script and features from the paragraph;
//! - there is a place to break a line behind each space, and where a word can be broken inside depends on nothing
//!   outside of it (UAX #14: of all rules only 13 to 17 look over spaces, for signs that can't stand there);
//! - there are no marks, joiners, controls, emoji or letters that join.
//!
//! What isn't listed is shaped whole.

use std::ops::Range;

use crate::geom::Flow;

/// The script of all letters of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordScript {
    /// Also that of paragraphs without letters.
    Latin,
    Cyrillic,
    Hebrew,
}

impl WordScript {
    /// A letter of the script.
    pub fn letter(self) -> char {
        match self {
            Self::Latin => 'a',
            Self::Cyrillic => 'а',
            Self::Hebrew => 'א',
        }
    }
}

/// A word of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WordPlace {
    /// Its bytes in the paragraph, without spaces.
    pub range: Range<usize>,
    /// Whether a space stands before it.
    pub before: bool,
    /// Whether a space stands behind it.
    pub after: bool,
}

/// The script of a paragraph of that base direction whose words can be shaped apart; `None` when they can't.
pub(super) fn word_script(paragraph: &str, base: Flow) -> Option<WordScript> {
    let mut scripts = 0;
    let mut last = None;
    let mut before_space = None;
    for c in paragraph.chars() {
        if c == ' ' {
            // A paragraph that begins with a space, or two of them.
            let class = last.take()?;
            if class & ENDS == 0 {
                return None;
            }
            before_space = Some(class);
            continue;
        }
        let class = class(c);
        if class == 0 {
            return None;
        }
        if let Some(before) = before_space.take()
            && (class & STARTS == 0 || (class | before) & PLAIN == 0)
        {
            return None;
        }
        scripts |= class & LETTERS;
        last = Some(class);
    }
    // A paragraph that ends with a space.
    last?;
    match (scripts, base) {
        (0 | LATIN, Flow::LeftToRight) => Some(WordScript::Latin),
        (CYRILLIC, Flow::LeftToRight) => Some(WordScript::Cyrillic),
        (HEBREW, Flow::RightToLeft) => Some(WordScript::Hebrew),
        _ => None,
    }
}

/// The words of a paragraph that has a [`word_script`].
pub(super) fn words(paragraph: &str) -> impl Iterator<Item = WordPlace> + '_ {
    let mut start = 0;
    paragraph.split(' ').map(move |word| {
        let range = start..start + word.len();
        start = range.end + 1;
        WordPlace { before: range.start > 0, after: range.end < paragraph.len(), range }
    })
}

const LATIN: u8 = 1;
const CYRILLIC: u8 = 1 << 1;
const HEBREW: u8 = 1 << 2;
const LETTERS: u8 = LATIN | CYRILLIC | HEBREW;
const DIGIT: u8 = 1 << 3;
/// Of two characters with a space between them, one is a letter or a digit: signs alone could be a pair of dashes or of
/// quotation marks, between which no line ends.
const PLAIN: u8 = LETTERS | DIGIT;
/// It can stand behind a space, before which a line can end.
const STARTS: u8 = 1 << 4;
/// It can stand before a space, behind which a line can end.
const ENDS: u8 = 1 << 5;
/// It can stand within a word, and at the ends of the paragraph.
const WITHIN: u8 = 1 << 6;

/// What a character is for words; 0 when it isn't listed.
fn class(c: char) -> u8 {
    match c {
        'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ň' | 'Ŋ'..='ž' | 'Ș'..='ț' => {
            LATIN | STARTS | ENDS
        }
        'Ѐ'..='џ' | 'Ґ' | 'ґ' => CYRILLIC | STARTS | ENDS,
        'א'..='ת' | '׳' | '״' | '־' => HEBREW | STARTS | ENDS,
        '0'..='9' => DIGIT | STARTS | ENDS,
        '-' | '–' | '—' | '…' | '"' | '\'' | '%' | '°' | '#' | '$' | '€' | '£' | '₪' | '+' | '*' | '&' | '@' | '='
        | '<' | '>' | '~' | '_' | '|' | '•' | '·' | '×' | '→' => STARTS | ENDS,
        '(' | '[' | '{' | '„' => STARTS,
        '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '/' | '”' | '’' | '»' => ENDS,
        '“' | '‘' | '«' => WITHIN,
        _ => 0,
    }
}
