//! Values of options that are numbers, and why a value is refused: in a sentence of any language.

use std::fmt;
use std::num::{IntErrorKind, NonZeroUsize};
use std::str::FromStr;

use super::speech::{Sentence, Speak, english};

/// Why a value of an option is refused.
pub(super) struct BadValue(pub(super) Sentence);

impl BadValue {
    /// What the files of maps expect in the same place.
    fn expected(what: &'static str) -> Self {
        Self(Sentence::new("hint-expected").with("expected", what))
    }
}

impl fmt::Debug for BadValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// In English: the parser of the arguments knows no languages.
impl fmt::Display for BadValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.say(english()))
    }
}

impl std::error::Error for BadValue {}

/// A number of things, one at least.
pub(super) fn from_one(text: &str) -> Result<NonZeroUsize, BadValue> {
    NonZeroUsize::new(whole(text, "from-one")?).ok_or_else(|| BadValue::expected("from-one"))
}

/// A number of things.
pub(super) fn from_zero(text: &str) -> Result<usize, BadValue> {
    whole(text, "from-zero")
}

/// A number of pixels, one at least.
pub(super) fn pixels(text: &str) -> Result<u32, BadValue> {
    from_one(text).map(|number| u32::try_from(number.get()).unwrap_or(u32::MAX))
}

/// A number that a scale or a resolution can be.
pub(super) fn above_zero(text: &str) -> Result<f64, BadValue> {
    let number = f64::from_str(text).map_err(|_| BadValue(Sentence::new("cli-not-a-number")))?;
    let is_one = number.is_finite() && number > 0.0;
    is_one.then_some(number).ok_or_else(|| BadValue(Sentence::new("cli-not-above-zero")))
}

/// A whole number; one that is too large to count is the largest.
fn whole(text: &str, what: &'static str) -> Result<usize, BadValue> {
    match usize::from_str(text) {
        Err(error) if *error.kind() == IntErrorKind::PosOverflow => Ok(usize::MAX),
        number => number.map_err(|_| BadValue::expected(what)),
    }
}
