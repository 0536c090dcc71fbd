//! Folding of texts for comparison and search: without the details that people leave out when typing quickly.
//!
//! Case, diacritics (`ș`, `ş`, and `s` are the same), niqqud, direction marks, and the final forms of Hebrew letters make no
//! difference; typographic quotes and hyphens become those of the keyboard, and white space becomes one space.

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointSetData};

/// The folded text. A search for a text finds another one if the folded one contains it.
#[must_use]
pub fn folded(text: &str) -> String {
    let normal = DecomposingNormalizerBorrowed::new_nfkd();
    let mut all = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            push(&mut all, c.to_ascii_lowercase());
        } else {
            let letters = normal.normalize_iter(std::iter::once(c)).flat_map(char::to_lowercase);
            letters.filter(|c| !is_ignored(*c)).for_each(|c| push(&mut all, plain(c)));
        }
    }
    all.truncate(all.trim_end().len());
    all
}

fn push(all: &mut String, c: char) {
    match c {
        c if !c.is_whitespace() => all.push(c),
        _ if all.is_empty() || all.ends_with(' ') => {}
        _ => all.push(' '),
    }
}

fn is_ignored(c: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    matches!(category, GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark)
        || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_in_haste_makes_no_difference() {
        for (written, typed) in [
            ("Așteaptă răspuns", "asteapta raspuns"),
            ("Aşteaptă", "Așteaptă"),
            ("שָׁלוֹם", "שלום"),
            ("\u{200f}מס׳ 14\u{200e}", "מס' 14"),
            ("צה״ל", "צה\"ל"),
            ("בית־ספר", "בית-ספר"),
            ("  two\n\tlines ", "TWO lines"),
            ("ﬁne", "fine"),
            ("e\u{301}", "É"),
        ] {
            assert_eq!(folded(written), folded(typed), "{written} and {typed}");
        }
    }

    #[test]
    fn a_word_is_found_within_its_plural_also_where_its_last_letter_changes() {
        assert!(folded("צרכנים").contains(&folded("צרכן")));
        assert!(!folded("צרכנים").contains(&folded("צרכת")));
    }

    #[test]
    fn nothing_is_left_of_marks_alone() {
        assert_eq!(folded("\u{200f}\u{2067}\u{05b8} \u{2069}"), "");
    }
}
