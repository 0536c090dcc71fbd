//! Pseudo-localization: text that looks foreign but is readable. What stays plain English was never translated, what loses
//! its bracket is cut off, and what fits leaves room for longer languages.
//!
//! The bundled font has all of the letters and brackets; `⟦` and `⟧` would be missing glyphs.

use std::borrow::Cow;

use super::Locale;

/// The transformation of the text between arguments.
pub(super) fn transform(locale: Locale) -> Option<fn(&str) -> Cow<'_, str>> {
    match locale {
        Locale::Pseudo => Some(|text| longer(text, accented)),
        Locale::PseudoRtl => Some(|text| longer(text, hebrew)),
        Locale::En | Locale::He | Locale::Ro => None,
    }
}

/// The message in brackets, which show that it is complete.
pub(super) fn bracketed(locale: Locale, text: String) -> String {
    if transform(locale).is_some() { format!("[{text}]") } else { text }
}

/// The text with other letters, and half of them doubled.
fn longer(text: &str, letter: fn(char) -> char) -> Cow<'_, str> {
    let mut longer = String::new();
    let mut owed = 1;
    for c in text.chars() {
        let other = letter(c);
        longer.push(other);
        owed += 1;
        if owed >= 2 && c.is_ascii_alphabetic() {
            longer.push(other);
            owed -= 2;
        }
    }
    Cow::Owned(longer)
}

/// Letters with accents, where the font has some.
fn accented(c: char) -> char {
    replaced(
        c,
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "áþćđéƒğħíĵķłmñóþqŕšťúvŵxýžÁÞĆĐÉFĞĦÍĴĶŁMÑÓÞQŔŠŤÚVŴXÝŽ",
    )
}

/// Hebrew letters that look or sound alike, none in its final form.
fn hebrew(c: char) -> char {
    replaced(c.to_ascii_lowercase(), "abcdefghijklmnopqrstuvwxyz", "אבכדעפגהיזקלמנוחתרסטשוצחיז")
}

fn replaced(c: char, from: &str, to: &str) -> char {
    from.chars().zip(to.chars()).find(|(old, _)| *old == c).map_or(c, |(_, new)| new)
}
