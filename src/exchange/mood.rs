//! How people write in tables what somebody feels: with numbers of many scales, words and faces.

use super::notation::FeltLine;
use super::vocabulary::Vocabulary;
use crate::i18n::Term;
use crate::model::Feeling;

/// From where to where the numbers of a row go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    least: f64,
    most: f64,
}

/// As the program itself counts.
const OWN: Scale = Scale { least: -2.0, most: 2.0 };

const FACES: [(&str, f64); 5] = [
    ("😀😃😄😁😆🤩😍🥰😎🎉❤👍⭐", 2.0),
    ("🙂😊☺😌🤗", 1.0),
    ("😐😶🤔😑", 0.0),
    ("🙁☹😕😟😞😔😥😰😓", -1.0),
    ("😠😡🤬😤😢😭😩😫😱👎", -2.0),
];

/// What somebody feels, and what they say.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mood {
    pub persona: String,
    pub value: Feeling,
    pub quote: String,
    /// False where nothing tells the feeling: the value is the middle then.
    pub is_told: bool,
}

impl Scale {
    /// The scale that the numbers of a row are on: the smallest usual one that has them all.
    pub(super) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let (mut least, mut most, mut is_signed) = (f64::INFINITY, f64::NEG_INFINITY, false);
        for text in texts {
            let Some(value) = number(text) else { continue };
            is_signed |= value < 0.0 || text.trim_start().starts_with('+');
            least = least.min(value);
            most = most.max(value);
        }
        let reach = most.abs().max(least.abs());
        match reach {
            _ if !reach.is_finite() || reach <= 2.0 && (is_signed || least <= 0.0) => OWN,
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

impl Mood {
    /// What a line of a cell says.
    pub(super) fn read(line: &str, scale: Scale) -> Self {
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
        if let Some((value, rest)) = face(line) {
            return of(value, &rest);
        }
        if let Some(value) = word(line) {
            return of(value, "");
        }
        let begun = line.split_once([':', '–', ',']).or_else(|| line.split_once(" - "));
        match begun.and_then(|(first, rest)| Some((word(first)?, rest))) {
            Some((value, rest)) => of(value, rest),
            None => Self { is_told: false, ..of(Feeling::default(), line) },
        }
    }
}

/// The feeling of the first face, and the text without it.
fn face(line: &str) -> Option<(Feeling, String)> {
    let (at, c, value) = line.char_indices().find_map(|(at, c)| {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn values(texts: &[&str]) -> Vec<f64> {
        let scale = Scale::of(texts.iter().copied());
        texts.iter().map(|text| Mood::read(text, scale).value.value()).collect()
    }

    #[test]
    fn numbers_are_on_the_smallest_usual_scale_that_has_them_all() {
        assert_eq!(values(&["-2", "0", "+1.5"]), [-2.0, 0.0, 1.5]);
        assert_eq!(values(&["1", "3", "5"]), [-2.0, 0.0, 2.0]);
        assert_eq!(values(&["0", "10", "5"]), [-2.0, 2.0, 0.0]);
        assert_eq!(values(&["-5", "5", "0"]), [-2.0, 2.0, 0.0]);
        assert_eq!(values(&["4/5", "1/5"]), [1.0, -2.0]);
        assert_eq!(values(&["0", "1", "2"]), [0.0, 1.0, 2.0]);
        assert_eq!(values(&["100", "0"]), [2.0, -2.0]);
    }

    #[test]
    fn words_and_faces_tell_a_feeling_and_the_rest_is_what_they_say() {
        let read = |line: &str| {
            let mood = Mood::read(line, OWN);
            (mood.value.value(), mood.quote, mood.is_told)
        };
        assert_eq!(read("😡 Why so long?"), (-2.0, "Why so long?".to_owned(), true));
        assert_eq!(read("☹️"), (-1.0, String::new(), true));
        assert_eq!(read("Frustrated: again"), (-2.0, "again".to_owned(), true));
        assert_eq!(read("מרוצה"), (1.0, String::new(), true));
        assert_eq!(read("Mulțumit"), (1.0, String::new(), true));
        assert_eq!(read("Will they call?"), (0.0, "Will they call?".to_owned(), false));
    }
}
