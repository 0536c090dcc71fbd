//! The stems of words, so that a heading is understood in any form: `Punctele slabe` and `punctelor slabe`, `תהליכי העבודה
//! הפנימיים` and `תהליך עבודה פנימי`. These are light stemmers: it is enough that the forms of a word have one stem, and
//! that different words of the tables do not.

use super::{Locale, folded};

/// The fewest letters of a stem.
const SHORTEST: usize = 3;

/// Hebrew writes the article, "and" and prepositions as one word with the noun; up to two of them.
const PREFIXES: [char; 7] = ['ה', 'ו', 'ב', 'ל', 'מ', 'ש', 'כ'];
/// Possessives, then plurals and feminine endings, then the construct form. Final letters are folded.
const HEBREW: [&[&str]; 4] = [&["יהמ", "יהנ", "ינו", "יו", "יה"], &["ות", "ימ", "ה", "ת"], &["י"], &["י"]];
/// Articles and cases, plurals, and genders of Romanian, without diacritics; then what is left of a hiatus.
const ROMANIAN: [&[&str]; 2] = [
    &[
        "urilor", "iilor", "urile", "elor", "ilor", "ului", "iile", "uri", "ele", "ile", "lor", "ul", "ei", "ii", "ea",
        "le", "a", "e", "i", "u",
    ],
    &["i", "e"],
];
const ENGLISH: [&[&str]; 2] = [&["s"], &["e", "y", "i"]];

/// The words of a text, folded.
pub(super) fn words(text: &str) -> Vec<String> {
    let folded = folded(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    // What is left of a possessive: `customer's`.
    words.filter(|word| *word != "s").map(str::to_owned).collect()
}

/// The stem of a word in a list of that language.
pub(super) fn stem(word: &str, locale: Locale) -> String {
    match locale.of_maps() {
        Locale::He => stripped(word, &HEBREW),
        Locale::Ro => stripped(word, &ROMANIAN),
        _ if ["ss", "us", "is"].iter().any(|end| word.ends_with(end)) => word.to_owned(),
        _ => stripped(&word.strip_suffix("ies").map_or_else(|| word.to_owned(), |stem| format!("{stem}y")), &ENGLISH),
    }
}

/// The stems that a word of a heading may have, in any language.
pub(super) fn stems(word: &str) -> Vec<String> {
    if !word.starts_with(|c: char| matches!(c, '\u{5d0}'..='\u{5ea}')) {
        return vec![stem(word, Locale::En), stem(word, Locale::Ro)];
    }
    let words = std::iter::successors(Some(word), |word| {
        word.strip_prefix(PREFIXES).filter(|rest| rest.chars().count() >= SHORTEST)
    });
    words.take(3).map(|word| stem(word, Locale::He)).collect()
}

fn stripped(word: &str, endings: &[&[&str]]) -> String {
    let strip = |word: &str, endings: &&[&str]| {
        let stem = endings.iter().find_map(|end| word.strip_suffix(end).filter(|it| it.chars().count() >= SHORTEST));
        stem.unwrap_or(word).to_owned()
    };
    endings.iter().fold(word.to_owned(), |word, endings| strip(&word, endings))
}
