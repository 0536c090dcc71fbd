//! Texts as they stand in a diagram: signs that mean something there are written as codes, `#58;` for a colon.

use crate::exchange::{character_code, table};

/// What a line of a diagram may begin with: a task that does is taken for something else.
const WORDS: [&str; 5] = ["journey", "title", "section", "acctitle", "accdescr"];

/// Codes that have names.
const NAMES: [(&str, char); 10] = [
    ("amp", '&'),
    ("apos", '\''),
    ("colon", ':'),
    ("comma", ','),
    ("gt", '>'),
    ("lt", '<'),
    ("nbsp", '\u{a0}'),
    ("num", '#'),
    ("quot", '"'),
    ("semi", ';'),
];

/// A text as a part of a line: without control characters and white space around it; line ends are codes like all that
/// the grammar, or the page that shows the diagram, would take for its own, and so are the signs of `more`.
pub(super) fn escaped(text: &str, more: &[char]) -> String {
    let text = table::plain(text);
    let text = text.trim();
    let is_word = |word: &&str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let begins = WORDS.iter().any(is_word);
    let mut out = String::with_capacity(text.len());
    let mut before = '%';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let first = out.is_empty() && begins;
        // A sign of per cent that stands alone begins no comment.
        let comment = c == '%' && (before == '%' || rest.peek() == Some(&'%'));
        if first || comment || matches!(c, '#' | ':' | ';' | '<' | '>' | '\n' | '\t') || more.contains(&c) {
            out.push_str(&format!("#{};", u32::from(c)));
        } else {
            out.push(c);
        }
        before = c;
    }
    out
}

/// The text that stands in a diagram so. What looks like a code and is none stays.
pub(super) fn unescaped(text: &str) -> String {
    let out = character_code::decoded(text, '#', code);
    table::plain(&out).trim().to_owned()
}

/// The sign whose code a text begins with, behind its `#`, and what follows on it.
pub(super) fn code(text: &str) -> Option<(char, &str)> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric()).filter(|end| (1..=10).contains(end))?;
    let (name, rest) = text.split_at_checked(end)?;
    let rest = rest.strip_prefix(';')?;
    let named = || NAMES.iter().find(|(known, _)| *known == name).map(|(_, c)| *c);
    let numbered = name.parse::<u32>().ok().and_then(char::from_u32);
    Some((numbered.or_else(named)?, rest))
}
