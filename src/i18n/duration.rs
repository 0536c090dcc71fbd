//! Durations as people write them: `2-5 d`, `up to 3 weeks: for the form`, `an hour and a half`, `½ h`, `יומיים`,
//! `20 de minute`, `între 2 și 5 zile`.
//!
//! Words of all languages of the interface are understood in every map, also without accents and abbreviated. What a map
//! writes for a wait is read as the same wait. A wait has whole units: a fraction is converted to a smaller unit (1.5 hours
//! are 90 minutes).

use super::{Locale, MapWords, folded};
use crate::model::{TimeUnit, Wait};

/// A duration at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duration {
    /// The minimum, in thousandths of the unit, as is the maximum.
    min: u64,
    max: u64,
    /// `None` if the text has only numbers: the unit does not change.
    unit: Option<TimeUnit>,
}

/// A number in thousandths, with its unit if there is one.
#[derive(Clone, Copy)]
struct Amount {
    count: u64,
    unit: Option<TimeUnit>,
}

/// Counts are in thousandths, so halves and quarters are whole numbers.
const ONE: u64 = 1000;
const HALF: u64 = 500;

/// The word that Romanian puts between larger numbers and a noun.
const FILLER: &str = "de";

impl Duration {
    /// Reads the duration at the start of a text; returns it with the rest of the text.
    #[must_use]
    pub fn read(text: &str) -> Option<(Self, &str)> {
        let text = text.trim();
        let limit = Locale::ALL.into_iter().find_map(|locale| after(text, MapWords::of(locale).up_to()));
        let (read, rest) = limit.and_then(most).or_else(|| span(text))?;
        let is_mark = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '•' | '·' | '-' | '–' | '—');
        // A number or word that follows directly means something else: a date, a name.
        if rest.starts_with(|c: char| c.is_alphanumeric()) {
            return None;
        }
        Some((read, rest.trim_start_matches(is_mark)))
    }

    /// A wait of this duration for `text`.
    #[must_use]
    pub fn of(self, wait: Wait, text: String) -> Wait {
        let (min, max, unit) = self.times(wait.unit);
        Wait { min, max, unit, text, ..wait }
    }

    /// The minimum and the maximum in whole units; `usual` is the unit if the text has none.
    #[must_use]
    pub fn times(self, usual: TimeUnit) -> (u32, u32, TimeUnit) {
        let said = self.unit.unwrap_or(usual);
        let is_whole = |count: u64| count.is_multiple_of(ONE);
        let unit = if is_whole(self.min) && is_whole(self.max) { said } else { smaller(said) };
        let count = |count| u32::try_from((converted(count, said, unit) + HALF) / ONE).unwrap_or(u32::MAX);
        (count(self.min), count(self.max), unit)
    }
}

/// The unit for fractions of another unit.
fn smaller(unit: TimeUnit) -> TimeUnit {
    match unit {
        TimeUnit::Minutes | TimeUnit::Hours => TimeUnit::Minutes,
        TimeUnit::Days => TimeUnit::Hours,
        TimeUnit::Weeks | TimeUnit::Months => TimeUnit::Days,
    }
}

/// Converts a count from one unit to another.
fn converted(count: u64, from: TimeUnit, to: TimeUnit) -> u64 {
    count.saturating_mul(from.minutes()) / to.minutes()
}

/// The maximum of a wait without a minimum; a unit alone counts as one.
fn most(text: &str) -> Option<(Duration, &str)> {
    let one = || unit(text).map(|(unit, rest)| (Duration { min: 0, max: ONE, unit: Some(unit) }, rest));
    span(text).map(|(read, rest)| (Duration { min: 0, ..read }, rest)).or_else(one)
}

/// One duration or a range, with or without a word before it: `between 2 and 5 days`.
fn span(text: &str) -> Option<(Duration, &str)> {
    let text = after_any(text, MapWords::before_minimum).map_or(text, past_dash);
    let (first, rest) = amount(text)?;
    if let Some((second, rest)) = second(rest)
        && let Some(read) = joined(first, second).filter(|read| read.unit.is_some() || rest.is_empty())
    {
        return Some((read, rest));
    }
    let is_said = first.unit.is_some() || rest.is_empty();
    is_said.then_some((Duration { min: first.count, max: first.count, unit: first.unit }, rest))
}

/// The maximum, after the minimum.
fn second(text: &str) -> Option<(Amount, &str)> {
    let by_dash = Some(past_dash(text)).filter(|rest| rest.len() < text.trim_start().len());
    let words = || after_any(text, MapWords::before_maximum).map(past_dash);
    amount(by_dash.or_else(words)?)
}

fn joined(first: Amount, second: Amount) -> Option<Duration> {
    let (from, to, unit) = match (first.unit, second.unit) {
        (Some(one), Some(other)) => {
            let least = one.min(other);
            (converted(first.count, one, least), converted(second.count, other, least), Some(least))
        }
        // In "2 days – 3 forms", the second number is not part of the duration.
        (Some(_), None) => return None,
        (None, unit) => (first.count, second.count, unit),
    };
    Some(Duration { min: from.min(to), max: from.max(to), unit })
}

fn past_dash(text: &str) -> &str {
    let text = text.trim_start();
    text.strip_prefix(['-', '–', '—', '־', '‑', '−']).unwrap_or(text)
}

/// A number with its unit, or words for both; optionally "and a half".
fn amount(text: &str) -> Option<(Amount, &str)> {
    let (amount, rest) = match number(text) {
        Some((count, rest)) => {
            let (count, rest) = and_half(count, rest);
            match unit(rest).or_else(|| unit(after(rest, FILLER)?)) {
                Some((unit, rest)) => (Amount { count, unit: Some(unit) }, rest),
                None => (Amount { count, unit: None }, rest),
            }
        }
        None => said(text)?,
    };
    let (count, rest) = if amount.unit.is_some() { and_half(amount.count, rest) } else { (amount.count, rest) };
    Some((Amount { count, ..amount }, rest))
}

fn and_half(count: u64, rest: &str) -> (u64, &str) {
    after_any(rest, MapWords::and_half).map_or((count, rest), |rest| (count + HALF, rest))
}

/// A number in thousandths: whole, decimal with a point or a comma, with a fraction after it; or a half in words.
fn number(text: &str) -> Option<(u64, &str)> {
    let text = text.trim_start();
    let (whole, rest) = digits(text);
    if whole.is_empty() {
        let in_words = || after_any(text, MapWords::half).map(|rest| (HALF, rest));
        return fraction(text).or_else(in_words);
    }
    let whole = u64::from(whole.parse::<u32>().ok()?) * ONE;
    if let Some((part, rest)) = fraction(rest.trim_start()) {
        return Some((whole + part, rest));
    }
    let (part, behind) = rest.strip_prefix(['.', ',']).map(digits).unwrap_or_default();
    match part.len() {
        0 => Some((whole, rest)),
        // Three digits may be thousands instead.
        1 | 2 => Some((whole + part.parse::<u64>().ok()? * if part.len() == 1 { 100 } else { 10 }, behind)),
        _ => None,
    }
}

fn digits(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or_default()
}

fn fraction(text: &str) -> Option<(u64, &str)> {
    let fractions = [('½', HALF), ('¼', 250), ('¾', 750)];
    fractions.into_iter().find_map(|(sign, part)| Some((part, text.strip_prefix(sign)?)))
}

fn unit(text: &str) -> Option<(TimeUnit, &str)> {
    let of = |unit: TimeUnit| {
        let words = Locale::ALL.into_iter().flat_map(move |locale| MapWords::of(locale).unit(unit));
        words.filter_map(|word| after(text, word)).next().map(|rest| (unit, rest))
    };
    TimeUnit::ALL.into_iter().find_map(of)
}

/// One or two units without a digit: `an hour`, `o oră`, `יומיים`.
fn said(text: &str) -> Option<(Amount, &str)> {
    let counts = TimeUnit::ALL.into_iter().flat_map(|unit| [(unit, 1), (unit, 2)]);
    let mut all = counts.flat_map(|count| Locale::ALL.map(|locale| (locale, count)));
    let drawn = all.find_map(|(locale, (unit, count))| {
        let rest = after(text, &MapWords::of(locale).wait(count, count, unit))?;
        Some((Amount { count: u64::from(count) * ONE, unit: Some(unit) }, rest))
    });
    drawn.or_else(|| {
        let one = |unit| Some((Amount { count: ONE, unit: Some(unit) }, after_any(text, |words| words.one(unit))?));
        // "יום 2" is the name of a day.
        TimeUnit::ALL.into_iter().find_map(one).filter(|(_, rest)| number(rest).is_none())
    })
}

/// The rest of the text after one of these words, in any language.
fn after_any(text: &str, words: impl Fn(&'static MapWords) -> Vec<&'static str>) -> Option<&str> {
    Locale::ALL.into_iter().flat_map(|locale| words(MapWords::of(locale))).find_map(|words| after(text, words))
}

/// The rest of a text that starts with these words.
fn after<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    words.split_whitespace().try_fold(text, |text, wanted| {
        let text = text.trim_start();
        let end = text.find(|c: char| !is_of_word(c)).unwrap_or(text.len());
        let (word, rest) = text.split_at_checked(end)?;
        let plain = |word: &str| folded(word).replace(['\'', '"', '.'], "");
        (!word.is_empty() && plain(word) == plain(wanted)).then_some(rest)
    })
}

/// True for the characters of a word: letters, signs of abbreviation, and invisible direction marks.
fn is_of_word(c: char) -> bool {
    c.is_alphabetic()
        || matches!(c, '\'' | '’' | '׳' | '״' | '"' | '.' | '\u{200e}' | '\u{200f}')
        || matches!(c, '\u{300}'..='\u{36f}')
}
