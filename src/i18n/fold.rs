//! Folding of texts for comparison and search: without the details that people leave out when typing quickly.
//!
//! Case, diacritics (`ș`, `ş`, and `s` are the same), niqqud, direction marks, and the final forms of Hebrew letters make no
//! difference; typographic quotes and hyphens become those of the keyboard, and white space becomes one space.

use std::iter::once;
use std::ops::Range;

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointSetData};

/// The folded text. A search for a text finds another one if the folded one contains it.
#[must_use]
pub fn folded(text: &str) -> String {
    let normal = DecomposingNormalizerBorrowed::new_nfkd();
    let mut all = String::with_capacity(text.len());
    text.chars().for_each(|c| fold_char(&normal, c, false, |c| push(&mut all, c)));
    all.truncate(all.trim_end().len());
    all
}

/// Which occurrences of a text count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct MatchRule {
    /// Only those with the same capital letters.
    pub case: bool,
    /// Only those that are whole words.
    pub whole_words: bool,
}

/// Where a text stands in another one, from first to last, without overlaps: byte ranges between whole characters. The
/// marks on a last letter belong to it.
#[must_use]
pub fn occurrences(text: &str, query: &str, rule: MatchRule) -> Vec<Range<usize>> {
    let wanted = TracedFold::new(query, rule.case).folded;
    let mut found = Vec::new();
    if wanted.is_empty() {
        return found;
    }
    let traced = TracedFold::new(text, rule.case);
    let mut from = 0;
    while let Some(start) = traced.folded.get(from..).and_then(|rest| rest.find(&wanted)).map(|at| at + from) {
        let end = start + wanted.len();
        let range = traced.range(text, start..end);
        match range.filter(|range| !rule.whole_words || stands_alone(text, range)) {
            Some(range) => {
                found.push(range);
                from = end;
            }
            None => {
                let first = traced.folded.get(start..).and_then(|rest| rest.chars().next());
                from = start + first.map_or(1, char::len_utf8);
            }
        }
    }
    found
}

/// A text in which another one is put in place of all occurrences of the query, and how many there were; `None` where
/// nothing changes.
#[must_use]
pub fn replaced(text: &str, query: &str, by: &str, rule: MatchRule) -> Option<(String, usize)> {
    let found = occurrences(text, query, rule);
    let mut all = String::with_capacity(text.len());
    let mut end = 0;
    for range in &found {
        all.push_str(text.get(end..range.start)?);
        all.push_str(by);
        end = range.end;
    }
    all.push_str(text.get(end..)?);
    (all != text).then_some((all, found.len()))
}

/// A folded text that knows where its letters come from.
struct TracedFold {
    folded: String,
    /// For each byte, where the character begins that it comes from.
    origins: Vec<usize>,
}

impl TracedFold {
    fn new(text: &str, keep_case: bool) -> Self {
        let normal = DecomposingNormalizerBorrowed::new_nfkd();
        let mut all = Self { folded: String::with_capacity(text.len()), origins: Vec::with_capacity(text.len()) };
        for (at, c) in text.char_indices() {
            fold_char(&normal, c, keep_case, |c| push(&mut all.folded, c));
            all.origins.resize(all.folded.len(), at);
        }
        all.folded.truncate(all.folded.trim_end().len());
        all.origins.truncate(all.folded.len());
        all
    }

    /// The part of the text that a part of the fold comes from; `None` where that is not whole characters.
    fn range(&self, text: &str, part: Range<usize>) -> Option<Range<usize>> {
        let origin = |at: usize| self.origins.get(at).copied();
        let (first, last) = (origin(part.start)?, origin(part.end.checked_sub(1)?)?);
        let begins = part.start.checked_sub(1).and_then(origin) != Some(first);
        let ends = origin(part.end) != Some(last);
        let rest = text.get(last..)?;
        let mut letters = rest.chars();
        let letter = letters.next().map_or(0, char::len_utf8);
        let marks = letters.take_while(|c| is_mark(*c)).map(char::len_utf8).sum::<usize>();
        (begins && ends).then_some(first..last + letter + marks)
    }
}

/// True when no letter or digit touches a part of a text.
fn stands_alone(text: &str, part: &Range<usize>) -> bool {
    let before = text.get(..part.start).and_then(|before| before.chars().next_back());
    let after = text.get(part.end..).and_then(|after| after.chars().next());
    !before.into_iter().chain(after).any(char::is_alphanumeric)
}

fn fold_char(normal: &DecomposingNormalizerBorrowed<'_>, c: char, keep_case: bool, mut push: impl FnMut(char)) {
    if c.is_ascii() {
        push(if keep_case { c } else { c.to_ascii_lowercase() });
        return;
    }
    let mut push = |c: char| {
        if !is_ignored(c) {
            push(plain(c));
        }
    };
    for letter in normal.normalize_iter(once(c)) {
        if keep_case {
            push(letter);
        } else {
            letter.to_lowercase().for_each(&mut push);
        }
    }
}

fn push(all: &mut String, c: char) {
    match c {
        c if !c.is_whitespace() => all.push(c),
        _ if all.is_empty() || all.ends_with(' ') => {}
        _ => all.push(' '),
    }
}

fn is_ignored(c: char) -> bool {
    is_mark(c) || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

fn is_mark(c: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    matches!(category, GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark)
}

fn plain(c: char) -> char {
    match c {
        'ך' => 'כ',
        'ם' => 'מ',
        'ן' => 'נ',
        'ף' => 'פ',
        'ץ' => 'צ',
        '־' | '‐' | '‑' | '–' | '—' | '−' => '-',
        '׳' | '’' | '‘' | '‚' => '\'',
        '״' | '”' | '“' | '„' => '"',
        c => c,
    }
}
