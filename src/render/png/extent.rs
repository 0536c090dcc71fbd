//! The size of a picture in pixels and its resolution, and why a size is refused.

use std::fmt;
use std::ops::RangeInclusive;

use super::{PictureSize, PngError, Print};
use crate::geom::Size;

/// The most pixels per side of a picture.
pub const LARGEST_SIDE: u32 = 100_000;

/// Dots per inch of a size on paper by default.
pub const PRINT_DPI: f64 = 300.0;

/// Dots per inch of a picture with one pixel per map unit by default, and in proportion for other scales: in a document, a
/// map is as large as on the screen at 100 %, whatever its resolution.
const UNITS_AN_INCH: f64 = 96.0;

/// The range of dots per inch.
const DPI: RangeInclusive<f64> = 1.0..=100_000.0;

/// The size of a picture, and its pixels per map unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) scale: f64,
    dpi: f64,
}

/// The largest size that works, when the requested one is too large.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Largest {
    /// Pixels per map unit.
    Factor(f64),
    /// The width in pixels.
    Width(u32),
    /// The same size on paper, with these dots per inch.
    Dpi(f64),
}

/// As in `scale 2.5`, `width 3840`, or `200 dpi`.
impl fmt::Display for Largest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Factor(factor) => write!(f, "scale {factor}"),
            Self::Width(width) => write!(f, "width {width}"),
            Self::Dpi(dpi) => write!(f, "{dpi} dpi"),
        }
    }
}

impl Extent {
    /// The extent of a scene of `size`: whole pixels, at least one, and never less than the scene needs.
    pub(super) fn new(size: Size, wanted: PictureSize, dpi: Option<f64>) -> Result<Self, PngError> {
        if !(size.width.is_finite() && size.height.is_finite()) {
            return Err(PngError::NoSize { width: size.width, height: size.height });
        }
        if let Some(dpi) = dpi.filter(|dpi| !DPI.contains(dpi)) {
            return Err(PngError::Dpi(dpi));
        }
        let print_dpi = dpi.unwrap_or(PRINT_DPI);
        let per = |pixels: f64, length: f64| if length > 0.0 { pixels / length } else { 1.0 };
        let scale = match wanted {
            PictureSize::Factor(factor) if factor.is_finite() && factor > 0.0 => factor,
            PictureSize::Factor(factor) => return Err(PngError::PictureSize(factor)),
            PictureSize::Width(0) => return Err(PngError::NoWidth),
            PictureSize::Width(width) => per(f64::from(width), size.width),
            PictureSize::Print(Print::Width(width)) => per(dots(width, print_dpi), size.width),
            PictureSize::Print(Print::Within { width, height }) => {
                per(dots(width, print_dpi), size.width).min(per(dots(height, print_dpi), size.height))
            }
        };
        let width = match wanted {
            PictureSize::Width(width) => f64::from(width),
            PictureSize::Print(Print::Width(width)) => dots(width, print_dpi),
            PictureSize::Factor(_) | PictureSize::Print(_) => whole(size.width * scale),
        };
        let height = whole(size.height * scale);
        let most = f64::from(LARGEST_SIDE);
        if !(width <= most && height <= most) {
            let largest = match wanted {
                PictureSize::Print(_) => largest_dpi(print_dpi, width.max(height)).unwrap_or_else(|| largest(size)),
                PictureSize::Factor(_) => largest(size),
                PictureSize::Width(_) => largest_width(size).unwrap_or_else(|| largest(size)),
            };
            return Err(PngError::TooLarge { width, height, largest });
        }
        let dpi = match wanted {
            PictureSize::Print(_) => print_dpi,
            PictureSize::Factor(_) | PictureSize::Width(_) => dpi.unwrap_or(scale * UNITS_AN_INCH),
        };
        Ok(Self { width: width as u32, height: height as u32, scale, dpi })
    }

    /// Pixels per meter, at least one.
    pub(super) fn density(&self) -> u32 {
        (self.dpi / 0.0254).round().clamp(1.0, f64::from(i32::MAX)) as u32
    }
}

/// A length rounded up to whole pixels. A rounding error above a whole pixel does not count.
fn whole(length: f64) -> f64 {
    (length - 1e-6).ceil().max(1.0)
}

/// The whole pixels of a length on paper.
fn dots(length: super::Length, dpi: f64) -> f64 {
    length.dots(dpi).round().max(1.0)
}

/// Pixels a map unit when the longer side is as long as can be.
fn largest_factor(size: Size) -> f64 {
    f64::from(LARGEST_SIDE) / size.width.max(size.height).max(f64::MIN_POSITIVE)
}

/// The largest scale that works, rounded down to three digits.
fn largest(size: Size) -> Largest {
    let factor = largest_factor(size);
    let digits = 10_f64.powf(2.0 - factor.log10().floor());
    let rounded = (factor * digits).floor() / digits;
    Largest::Factor(if rounded.is_finite() && rounded > 0.0 { rounded } else { factor })
}

/// The largest width that works, where a whole one does.
fn largest_width(size: Size) -> Option<Largest> {
    let most = f64::from(LARGEST_SIDE);
    let width = if size.width > 0.0 { (largest_factor(size) * size.width).floor() } else { most };
    (width >= 1.0).then_some(Largest::Width(width as u32))
}

/// The most dots an inch that work, where so many come to a side of `longest` pixels, and whole ones do.
fn largest_dpi(dpi: f64, longest: f64) -> Option<Largest> {
    // A side that is rounded up has a pixel more.
    let most = (dpi * f64::from(LARGEST_SIDE - 1) / longest).floor();
    DPI.contains(&most).then_some(Largest::Dpi(most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::png::Length;

    #[test]
    fn a_picture_is_as_large_as_the_scene_needs_and_no_larger() {
        let extent = |w, h, scale| Extent::new(Size::new(w, h), scale, None).map(|e| (e.width, e.height)).unwrap();
        assert_eq!(extent(100.0, 50.5, PictureSize::Factor(1.0)), (100, 51));
        assert_eq!(extent(100.0, 50.5, PictureSize::Factor(2.0)), (200, 101));
        assert_eq!(extent(0.1 + 0.2, 0.3, PictureSize::Factor(10.0)), (3, 3));
        assert_eq!(extent(1000.0, 300.0, PictureSize::Width(3840)), (3840, 1152));
        assert_eq!(extent(0.0, 0.0, PictureSize::Factor(1.0)), (1, 1));
        assert_eq!(extent(0.0, 0.0, PictureSize::Width(7)), (7, 1));
    }

    #[test]
    fn the_size_that_a_refusal_names_works() {
        for (w, h) in [(123_456.7, 80.0), (80.0, 123_456.7), (1e9, 1e9), (3.0, 1e7)] {
            let size = Size::new(w, h);
            let far = Length::mm(2e4).unwrap();
            let prints = [Print::Width(far), Print::Within { width: far, height: far }];
            let prints = prints.map(PictureSize::Print);
            for wanted in [PictureSize::Factor(1e6), PictureSize::Width(u32::MAX)].into_iter().chain(prints) {
                let Err(PngError::TooLarge { largest, .. }) = Extent::new(size, wanted, None) else {
                    panic!("{w} {h}")
                };
                let works = match largest {
                    Largest::Factor(factor) => Extent::new(size, PictureSize::Factor(factor), None),
                    Largest::Width(width) => Extent::new(size, PictureSize::Width(width), None),
                    Largest::Dpi(dpi) => Extent::new(size, wanted, Some(dpi)),
                };
                let extent = works.unwrap_or_else(|error| panic!("{error}"));
                if w < 1e8 {
                    assert!(extent.width.max(extent.height) > 90_000, "{largest:?} is far from the largest");
                }
            }
        }
    }

    #[test]
    fn a_size_on_paper_is_so_many_dots() {
        let size = Size::new(2_000.0, 1_000.0);
        let mm = |mm| Length::mm(mm).unwrap();
        let extent =
            |print, dpi| Extent::new(size, PictureSize::Print(print), dpi).map(|e| (e.width, e.height)).unwrap();
        assert_eq!(extent(Print::Width(mm(420.0)), None), (4961, 2481));
        assert_eq!(extent(Print::Width(mm(420.0)), Some(150.0)), (2480, 1240));
        let a3 = Print::Within { width: mm(420.0), height: mm(297.0) };
        assert_eq!(extent(a3, None), (4961, 2481), "the width decides");
        let a3 = Print::Within { width: mm(297.0), height: mm(420.0) };
        assert_eq!(extent(a3, None), (3508, 1754), "the width decides again");
        let strip = Print::Within { width: mm(420.0), height: mm(25.4) };
        assert_eq!(extent(strip, None), (600, 300), "the height decides");
        assert_eq!(extent(Print::Width(mm(0.001)), None), (1, 1));
    }

    #[test]
    fn a_map_is_as_large_in_a_document_as_on_the_screen_unless_dots_are_said() {
        let density = |scale, dpi| Extent::new(Size::new(500.0, 300.0), scale, dpi).map(|e| e.density()).unwrap();
        assert_eq!(density(PictureSize::Factor(1.0), None), 3780, "96 dpi");
        assert_eq!(density(PictureSize::Factor(2.0), None), 7559, "192 dpi");
        assert_eq!(density(PictureSize::Width(1_000), None), 7559);
        assert_eq!(density(PictureSize::Width(1_000), Some(300.0)), 11_811);
        assert_eq!(density(PictureSize::Factor(1e-9), None), 1);
        let print = PictureSize::Print(Print::Width(Length::mm(100.0).unwrap()));
        assert_eq!((density(print, None), density(print, Some(150.0))), (11_811, 5_906));
    }

    #[test]
    fn dots_that_cannot_be_are_refused() {
        for dpi in [0.0, -300.0, 0.5, 1e6, f64::NAN, f64::INFINITY] {
            let refused = Extent::new(Size::new(9.0, 9.0), PictureSize::Factor(1.0), Some(dpi));
            assert!(matches!(refused, Err(PngError::Dpi(_))), "{dpi}");
        }
    }
}
