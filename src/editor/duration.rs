//! How long a wait is, as people write it: `2-5 d`, `up to 3 weeks: for the form`, `יומיים`, `20 de minute`.
//!
//! Words of all languages of the interface are understood in every map, in haste too: without accents, shortened.
//! Whatever the map itself would write of a wait is read as that wait.

use crate::i18n::{Locale, MapWords};
use crate::model::{TimeUnit, Wait};
use crate::text::folded;

/// A time that a text begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Duration {
    min: u32,
    max: u32,
    /// `None` when the text is nothing but numbers: the unit is as before.
    unit: Option<TimeUnit>,
}

const UNITS: [TimeUnit; 5] = [TimeUnit::Minutes, TimeUnit::Hours, TimeUnit::Days, TimeUnit::Weeks, TimeUnit::Months];

/// What Romanian puts between larger numbers and what they count.
const FILLER: &str = "de";

impl Duration {
    /// The time that a text begins with, and what it says besides.
    pub(super) fn read(text: &str) -> Option<(Self, &str)> {
        let text = text.trim();
        let limit = Locale::ALL.into_iter().find_map(|locale| after(text, MapWords::of(locale).up_to()));
        let (read, rest) = limit.and_then(most).or_else(|| amount(text))?;
        let is_mark = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '•' | '·' | '-' | '–' | '—');
        // A number that follows is part of something else: a date, a name.
        if rest.starts_with(|c: char| c.is_alphanumeric()) {
            return None;
        }
        Some((read, rest.trim_start_matches(is_mark)))
    }

    /// A wait of this time, which is for `text`.
    pub(super) fn of(self, wait: Wait, text: String) -> Wait {
        Wait { min: self.min, max: self.max, unit: self.unit.unwrap_or(wait.unit), text, ..wait }
    }
}

/// The longest time of a wait without a shortest; a unit alone is one of it.
fn most(text: &str) -> Option<(Duration, &str)> {
    let one = || unit(text).map(|(unit, rest)| (Duration { min: 0, max: 1, unit: Some(unit) }, rest));
    amount(text).map(|(read, rest)| (Duration { min: 0, ..read }, rest)).or_else(one)
}

/// A number or two with their unit, or words that say both.
fn amount(text: &str) -> Option<(Duration, &str)> {
    let Some((first, rest)) = number(text) else { return said(text) };
    let dash = rest.trim_start().strip_prefix(['-', '–', '—', '־', '‑', '−']);
    let (second, rest) = dash.and_then(number).unwrap_or((first, rest));
    let (min, max) = (first.min(second), first.max(second));
    if rest.is_empty() {
        return Some((Duration { min, max, unit: None }, rest));
    }
    let (unit, rest) = unit(rest).or_else(|| unit(after(rest, FILLER)?))?;
    Some((Duration { min, max, unit: Some(unit) }, rest))
}

fn number(text: &str) -> Option<(u32, &str)> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    Some((digits.parse().ok()?, rest))
}

fn unit(text: &str) -> Option<(TimeUnit, &str)> {
    let of = |unit: TimeUnit| {
        let words = Locale::ALL.into_iter().flat_map(move |locale| MapWords::of(locale).unit(unit));
        words.filter_map(|word| after(text, word)).next().map(|rest| (unit, rest))
    };
    UNITS.into_iter().find_map(of)
}

/// One or two of a unit, without a digit: `o oră`, `יומיים`.
fn said(text: &str) -> Option<(Duration, &str)> {
    let counts = UNITS.into_iter().flat_map(|unit| [(unit, 1), (unit, 2)]);
    let mut all = counts.flat_map(|count| Locale::ALL.map(|locale| (locale, count)));
    all.find_map(|(locale, (unit, count))| {
        let rest = after(text, &MapWords::of(locale).wait(count, count, unit))?;
        Some((Duration { min: count, max: count, unit: Some(unit) }, rest))
    })
}

/// What follows on words with which a text begins.
fn after<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    words.split_whitespace().try_fold(text, |text, wanted| {
        let text = text.trim_start();
        let end = text.find(|c: char| !is_of_word(c)).unwrap_or(text.len());
        let (word, rest) = text.split_at_checked(end)?;
        let plain = |word: &str| folded(word).replace(['\'', '"', '.'], "");
        (!word.is_empty() && plain(word) == plain(wanted)).then_some(rest)
    })
}

/// True within a word: letters with what shortens them, and marks of direction, which nobody sees.
fn is_of_word(c: char) -> bool {
    c.is_alphabetic()
        || matches!(c, '\'' | '’' | '׳' | '״' | '"' | '.' | '\u{200e}' | '\u{200f}')
        || matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(u32, u32, Option<TimeUnit>, &str)> {
        Duration::read(text).map(|(read, rest)| (read.min, read.max, read.unit, rest))
    }

    #[test]
    fn people_write_times_in_three_languages_and_in_haste() {
        let [minutes, hours, days, weeks, months] = UNITS.map(Some);
        for (text, expected) in [
            ("2-5 d", (2, 5, days, "")),
            ("2–5 days for an answer", (2, 5, days, "for an answer")),
            ("5-2d: form", (2, 5, days, "form")),
            ("3 Weeks", (3, 3, weeks, "")),
            ("10 min.", (10, 10, minutes, "")),
            ("up to 3 h, on hold", (0, 3, hours, "on hold")),
            ("7", (7, 7, None, "")),
            (" 2 - 4 ", (2, 4, None, "")),
            ("2-5 ימים לתשובה", (2, 5, days, "לתשובה")),
            ("3 שע׳", (3, 3, hours, "")),
            ("יומיים עד לתשובה", (2, 2, days, "עד לתשובה")),
            ("עד חודש", (0, 1, months, "")),
            ("20 de minute la telefon", (20, 20, minutes, "la telefon")),
            ("pana la 2 saptamani", (0, 2, weeks, "")),
            ("3 luni • contract", (3, 3, months, "contract")),
        ] {
            let (min, max, unit, rest) = expected;
            assert_eq!(read(text), Some((min, max, unit, rest)), "{text}");
        }
    }

    #[test]
    fn other_texts_keep_their_numbers() {
        for text in
            ["", "an answer", "2 forms are missing", "5-2 was said", "2 d4", "99999999999 d", "up to you", "day 2"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn what_a_map_writes_of_a_wait_is_read_as_that_wait() {
        for locale in Locale::ALL {
            for unit in UNITS {
                for (min, max) in [(0, 1), (0, 2), (0, 30), (1, 1), (2, 2), (3, 3), (1, 2), (2, 5), (19, 20), (48, 48)]
                {
                    let text = MapWords::of(locale).wait(min, max, unit);
                    assert_eq!(read(&text), Some((min, max, Some(unit), "")), "{text}");
                }
            }
        }
    }
}
