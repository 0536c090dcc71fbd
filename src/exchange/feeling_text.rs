//! How people write in tables what somebody feels: with numbers of many scales, words and faces.

use super::notation::FeltLine;
use crate::i18n::{Term, Vocabulary};
use crate::model::Feeling;

/// From where to where the numbers of a row go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct FeelingScale {
    least: f64,
    most: f64,
}

/// As the program itself counts.
const OWN: FeelingScale = FeelingScale { least: -2.0, most: 2.0 };

const FACES: [(&str, f64); 5] = [
    ("😀😃😄😁😆🤩😍🥰😎🎉❤👍⭐", 2.0),
    ("🙂😊☺😌🤗", 1.0),
    ("😐😶🤔😑", 0.0),
    ("🙁☹😕😟😞😔😥😰😓", -1.0),
    ("😠😡🤬😤😢😭😩😫😱👎", -2.0),
];

/// Faces of signs, which stand apart from words.
const SIGNS: [(&[&str], f64); 5] = [
    (&[":-D", ":D"], 2.0),
    (&[":-)", ":)", "=)", ";-)", ";)"], 1.0),
    (&[":-|", ":|"], 0.0),
    (&[":-(", ":(", "=(", ":-/", ":/"], -1.0),
    (&[":'(", ":'-(", ">:(", ">:-("], -2.0),
];

/// The most words at the beginning of a line that are tried as a feeling.
const MOST_WORDS: usize = 4;

/// What somebody feels, and what they say.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FeelingText {
    pub persona: String,
    pub value: Feeling,
    pub quote: String,
    /// False where nothing tells the feeling: the value is the middle then.
    pub is_told: bool,
}

impl FeelingScale {
    /// The scale that the numbers of a row are on: the smallest usual one that has them all. Numbers up to 2 are on that
    /// of the program.
    pub(super) fn from_texts<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let (mut least, mut most, mut is_signed) = (f64::INFINITY, f64::NEG_INFINITY, false);
        for text in texts {
            let Some(value) = number(text) else { continue };
            is_signed |= value < 0.0 || text.trim_start().starts_with('+');
            least = least.min(value);
            most = most.max(value).max(end(text).unwrap_or(value));
        }
        let reach = most.abs().max(least.abs());
        match reach {
            _ if !reach.is_finite() || reach <= 2.0 => OWN,
            _ if is_signed => {
                let reach = [2.0, 3.0, 5.0, 10.0, 100.0].into_iter().find(|end| reach <= *end).unwrap_or(reach);
                Self { least: -reach, most: reach }
            }
            _ if reach <= 5.0 && least >= 1.0 => Self { least: 1.0, most: 5.0 },
            _ => {
                let most = [5.0, 10.0, 100.0].into_iter().find(|end| reach <= *end).unwrap_or(reach);
                Self { least: if least >= 1.0 && most <= 10.0 { 1.0 } else { 0.0 }, most }
            }
        }
    }

    fn feeling(self, value: f64) -> Option<Feeling> {
        let part = (value - self.least) / (self.most - self.least);
        if self == OWN { Feeling::nearest(value) } else { Feeling::nearest(part * 4.0 - 2.0) }
    }
}

fn number(text: &str) -> Option<f64> {
    let text = text.trim().replace('−', "-").replace(',', ".");
    let value = text.split('/').next().unwrap_or_default().trim();
    let is_number = value.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '.'));
    value.parse().ok().filter(|_| is_number)
}

/// The end of the scale of `3/5`.
fn end(text: &str) -> Option<f64> {
    text.split_once('/')?.1.trim().parse().ok().filter(|end: &f64| end.is_finite())
}

impl FeelingText {
    /// What a line of a cell says.
    pub(super) fn read(line: &str, scale: FeelingScale) -> Self {
        if let Some(FeltLine { persona, value, quote }) = FeltLine::read(line)
            && (!persona.is_empty() || scale == OWN)
        {
            return Self { persona, value, quote, is_told: true };
        }
        let of = |value: Feeling, quote: &str| Self {
            persona: String::new(),
            value,
            quote: quote.trim_start_matches([':', '-', '–', ',', ' ', '\u{fe0f}']).trim().to_owned(),
            is_told: true,
        };
        let line = line.trim();
        if let Some(value) = number(line).and_then(|value| scale.feeling(value)) {
            return of(value, "");
        }
        if let Some((value, rest)) = face(line).or_else(|| sign(line)) {
            return of(value, &rest);
        }
        match begun(line) {
            Some(value) => of(value, line),
            None => Self { is_told: false, ..of(Feeling::default(), line) },
        }
    }
}

/// The feeling of the words that a line begins with: the most that are one.
fn begun(line: &str) -> Option<Feeling> {
    let is_end = |(at, c): (usize, char)| {
        (c.is_whitespace() || matches!(c, ',' | '.' | ':' | ';' | '!' | '–' | '/')).then_some(at)
    };
    let ends: Vec<usize> = line.char_indices().filter_map(is_end).take(MOST_WORDS).chain([line.len()]).collect();
    ends.into_iter().rev().find_map(|end| word(line.get(..end)?))
}

/// The feeling of the first face of signs, and the text without it.
fn sign(line: &str) -> Option<(Feeling, String)> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let of = |word: &str| SIGNS.iter().find(|(signs, _)| signs.contains(&word)).map(|(_, value)| *value);
    let (at, value) = words.iter().enumerate().find_map(|(at, word)| Some((at, of(word)?)))?;
    let rest: Vec<&str> = words.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, word)| *word).collect();
    Some((Feeling::nearest(value)?, rest.join(" ")))
}

/// The feeling of the first face, and the text without it.
fn face(line: &str) -> Option<(Feeling, String)> {
    // All faces are far behind the letters.
    let signs = line.char_indices().filter(|(_, c)| *c > '\u{2000}');
    let (at, c, value) = { signs }.find_map(|(at, c)| {
        let (_, value) = FACES.iter().find(|(faces, _)| faces.contains(c))?;
        Some((at, c, *value))
    })?;
    let (before, after) = (line.get(..at)?, line.get(at + c.len_utf8()..)?);
    Some((Feeling::nearest(value)?, format!("{before}{}", after.trim_start_matches('\u{fe0f}'))))
}

fn word(text: &str) -> Option<Feeling> {
    let value = Vocabulary::shared().terms(text).iter().find_map(|(term, _)| match term {
        Term::Delighted => Some(2.0),
        Term::Content => Some(1.0),
        Term::Neutral => Some(0.0),
        Term::Unhappy => Some(-1.0),
        Term::Angry => Some(-2.0),
        _ => None,
    })?;
    Feeling::nearest(value)
}
