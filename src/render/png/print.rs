//! Sizes on paper: lengths as people write them, and their size in pixels.

use std::str::FromStr;

/// A length on paper.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Length(f64);

/// The size of a picture on paper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Print {
    /// The width; the height follows.
    Width(Length),
    /// As large as fits on a sheet.
    Within {
        /// Across the sheet.
        width: Length,
        /// Down the sheet.
        height: Length,
    },
}

/// The text is not a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a length such as 420mm, 42cm, or 16.5in")]
pub struct BadLength;

/// Millimeters per inch.
const INCH: f64 = 25.4;

impl Length {
    /// A length in millimeters; `None` if it is not a positive number.
    #[must_use]
    pub fn mm(mm: f64) -> Option<Self> {
        (mm.is_finite() && mm > 0.0).then_some(Self(mm))
    }

    fn inches(inches: f64) -> Option<Self> {
        Self::mm(inches * INCH)
    }

    /// The length in dots, not rounded.
    pub(super) fn dots(self, dpi: f64) -> f64 {
        self.0 / INCH * dpi
    }
}

/// Reads `420mm`, `42 cm` or `16.5in`; a comma may stand for the point.
impl FromStr for Length {
    type Err = BadLength;

    fn from_str(text: &str) -> Result<Self, BadLength> {
        let text = text.trim().to_lowercase();
        let within = |unit, of: fn(f64) -> Option<Self>| Some((text.strip_suffix(unit)?, of));
        let read = within("mm", Self::mm).or_else(|| within("cm", |cm| Self::mm(cm * 10.0)));
        let read = read.or_else(|| within("in", Self::inches)).or_else(|| within("\"", Self::inches));
        let (number, of) = read.ok_or(BadLength)?;
        of(number.trim().replace(',', ".").parse().map_err(|_| BadLength)?).ok_or(BadLength)
    }
}
