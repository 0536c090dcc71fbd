//! How large a picture is to be: a factor, so many pixels, or so much on paper.

use crate::geom::Size;

/// Millimetres in an inch.
const INCH: f64 = 25.4;

/// Which way the size is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum By {
    /// As the map is on the screen at 100 %.
    One,
    /// Twice that.
    #[default]
    Two,
    /// Four times that.
    Four,
    /// So many pixels across.
    Width,
    /// So wide on paper.
    Print,
}

impl By {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::One, Self::Two, Self::Four, Self::Width, Self::Print];

    /// What it is called among the settings.
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
pub(crate) enum Lack {
    /// Lanes were asked for, and none is ticked.
    Lanes,
    /// Pixels across, as a number that there can be.
    Width,
    /// Millimetres across, as a number above zero.
    Print,
    /// Pixels in an inch, as a number above zero.
    Dpi,
    /// A size that there can be: this one is beyond all measure.
    Measure,
}

impl Lack {
    /// The key of what says it among the words.
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

/// How large a picture is to be, as a person says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sizing {
    /// Which way it is said.
    pub by: By,
    /// Pixels across, as they were typed.
    pub width: String,
    /// Millimetres across on paper, as they were typed.
    pub print: String,
    /// Pixels in an inch of paper, as they were typed.
    pub dpi: String,
}

impl Default for Sizing {
    fn default() -> Self {
        Self { by: By::default(), width: "3840".to_owned(), print: "420".to_owned(), dpi: "300".to_owned() }
    }
}

/// A size that can be had.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Wanted {
    /// Pixels for a unit of the map.
    Factor(f64),
    /// Pixels across.
    Width(u32),
    /// Pixels across, so many in an inch of paper.
    Print(u32, f64),
}

impl Sizing {
    /// What it comes to, or what is missing while what is typed is no number above zero, or one beyond all measure.
    pub fn wanted(&self) -> Result<Wanted, Lack> {
        match self.by {
            By::One => Ok(Wanted::Factor(1.0)),
            By::Two => Ok(Wanted::Factor(2.0)),
            By::Four => Ok(Wanted::Factor(4.0)),
            By::Width => number(&self.width).and_then(whole).map(Wanted::Width).ok_or(Lack::Width),
            By::Print => {
                let across = number(&self.print).ok_or(Lack::Print)?;
                let dpi = number(&self.dpi).ok_or(Lack::Dpi)?;
                let pixels = across / INCH * dpi;
                let none = if pixels < 1.0 { Lack::Print } else { Lack::Measure };
                Ok(Wanted::Print(whole(pixels).ok_or(none)?, dpi))
            }
        }
    }
}

impl Wanted {
    /// How many pixels a scene of that size has, across and down.
    pub fn pixels(self, scene: Size) -> (f64, f64) {
        let across = match self {
            Self::Factor(factor) => (scene.width * factor).ceil(),
            Self::Width(width) | Self::Print(width, _) => f64::from(width),
        };
        (across, (across * scene.height / scene.width).ceil())
    }

    /// How large a scene of that size is on paper, in millimetres across and down; `None` when that is not said.
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

/// A number above zero as people write it, with a point or a comma.
pub(crate) fn number(text: &str) -> Option<f64> {
    let number: f64 = text.trim().replace(',', ".").parse().ok()?;
    (number.is_finite() && number > 0.0).then_some(number)
}

/// The nearest whole number, when there are so many pixels at all.
fn whole(number: f64) -> Option<u32> {
    let rounded = number.round();
    (1.0..=f64::from(crate::render::png::LARGEST_SIDE)).contains(&rounded).then_some(rounded as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizing(by: By, width: &str, print: &str, dpi: &str) -> Sizing {
        Sizing { by, width: width.to_owned(), print: print.to_owned(), dpi: dpi.to_owned() }
    }

    #[test]
    fn a_width_on_paper_is_so_many_pixels() {
        let scene = Size::new(1000.0, 500.0);
        let wanted = sizing(By::Print, "", "254", "300").wanted().unwrap();
        assert_eq!((wanted.pixels(scene), wanted.on_paper(scene)), ((3000.0, 1500.0), Some((254.0, 127.0))));
        let wanted = sizing(By::Print, "", "25,4", "72.0").wanted().unwrap();
        assert_eq!(wanted.pixels(scene), (72.0, 36.0));
        assert_eq!(sizing(By::Two, "", "", "").wanted().unwrap().pixels(scene), (2000.0, 1000.0));
        assert_eq!(sizing(By::Width, " 640 ", "", "").wanted().unwrap().pixels(scene), (640.0, 320.0));
    }

    #[test]
    fn what_is_no_size_is_none() {
        for text in ["", "0", "-5", "wide", "inf", "NaN", "0.2", "1e9"] {
            assert_eq!(sizing(By::Width, text, "", "").wanted(), Err(Lack::Width), "{text}");
            assert!(sizing(By::Print, "", text, "0.5").wanted().is_err(), "{text}");
        }
        assert_eq!(sizing(By::Width, "999999", "", "").wanted(), Err(Lack::Width));
        assert_eq!(sizing(By::Print, "", "wide", "300").wanted(), Err(Lack::Print));
        assert_eq!(sizing(By::Print, "", "420", "").wanted(), Err(Lack::Dpi));
        assert_eq!(sizing(By::Print, "", "99999", "9999").wanted(), Err(Lack::Measure));
    }
}
