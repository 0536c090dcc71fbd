//! The size of a picture: a factor, a number of pixels, or a width on paper.

use crate::geom::Size;

/// Millimeters in an inch.
const INCH: f64 = 25.4;

/// How the size is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SizeMode {
    /// As the map is on the screen at 100 %.
    One,
    /// Twice that.
    #[default]
    Two,
    /// Four times that.
    Four,
    /// As pixels across.
    Width,
    /// As a width on paper.
    Print,
}

impl SizeMode {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::One, Self::Two, Self::Four, Self::Width, Self::Print];

    /// Its name in the settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::One => "1",
            Self::Two => "2",
            Self::Four => "4",
            Self::Width => "width",
            Self::Print => "print",
        }
    }
}

/// What is missing before anything can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingInput {
    /// A lane: lanes are to be exported, and none is ticked.
    Lanes,
    /// A possible number of pixels across.
    Width,
    /// A number of millimeters above zero.
    Print,
    /// A number of pixels per inch above zero.
    Dpi,
    /// A possible size: this one is too large.
    Measure,
}

impl MissingInput {
    /// The key of its message.
    pub fn key(self) -> &'static str {
        match self {
            Self::Lanes => "export-lacks-lanes",
            Self::Width => "export-lacks-width",
            Self::Print => "export-lacks-print",
            Self::Dpi => "export-lacks-dpi",
            Self::Measure => "export-too-large",
        }
    }
}

/// The size of a picture as the user enters it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SizeInput {
    /// Which of the following is meant.
    pub mode: SizeMode,
    /// Pixels across, as typed.
    pub width: String,
    /// Millimeters across on paper, as typed.
    pub print: String,
    /// Pixels per inch of paper, as typed.
    pub dpi: String,
}

impl Default for SizeInput {
    fn default() -> Self {
        Self { mode: SizeMode::default(), width: "3840".to_owned(), print: "420".to_owned(), dpi: "300".to_owned() }
    }
}

/// A possible size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ImageSize {
    /// Pixels per unit of the map.
    Factor(f64),
    /// Pixels across.
    Width(u32),
    /// Pixels across, and pixels per inch of paper.
    Print(u32, f64),
}

impl SizeInput {
    /// The size, or what is missing when the input is not a number above zero or too large.
    pub fn size(&self) -> Result<ImageSize, MissingInput> {
        match self.mode {
            SizeMode::One => Ok(ImageSize::Factor(1.0)),
            SizeMode::Two => Ok(ImageSize::Factor(2.0)),
            SizeMode::Four => Ok(ImageSize::Factor(4.0)),
            SizeMode::Width => number(&self.width).and_then(whole).map(ImageSize::Width).ok_or(MissingInput::Width),
            SizeMode::Print => {
                let across = number(&self.print).ok_or(MissingInput::Print)?;
                let dpi = number(&self.dpi).ok_or(MissingInput::Dpi)?;
                let pixels = across / INCH * dpi;
                let missing = if pixels < 1.0 { MissingInput::Print } else { MissingInput::Measure };
                Ok(ImageSize::Print(whole(pixels).ok_or(missing)?, dpi))
            }
        }
    }
}

impl ImageSize {
    /// The pixels of a scene in that size, across and down.
    pub fn pixels(self, scene: Size) -> (f64, f64) {
        let across = match self {
            Self::Factor(factor) => (scene.width * factor).ceil(),
            Self::Width(width) | Self::Print(width, _) => f64::from(width),
        };
        (across, (across * scene.height / scene.width).ceil())
    }

    /// The millimeters of a scene on paper, across and down; `None` when the size says nothing about paper.
    pub fn on_paper(self, scene: Size) -> Option<(f64, f64)> {
        match self {
            Self::Print(width, dpi) => {
                let across = f64::from(width) / dpi * INCH;
                Some((across, across * scene.height / scene.width))
            }
            Self::Factor(_) | Self::Width(_) => None,
        }
    }
}

/// A number above zero, with a decimal point or comma.
pub fn number(text: &str) -> Option<f64> {
    let number: f64 = text.trim().replace(',', ".").parse().ok()?;
    (number.is_finite() && number > 0.0).then_some(number)
}

/// The nearest whole number, when a picture can have that many pixels.
fn whole(number: f64) -> Option<u32> {
    let rounded = number.round();
    (1.0..=f64::from(crate::render::png::LARGEST_SIDE)).contains(&rounded).then_some(rounded as u32)
}
