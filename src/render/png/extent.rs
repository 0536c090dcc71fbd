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
