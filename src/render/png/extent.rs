//! How many pixels a picture has, and the refusal of those that cannot be.

use super::{Error, Scale};
use crate::geom::Size;

/// The most pixels that a side of a picture can have.
pub const LARGEST_SIDE: u32 = 100_000;

/// The size of a picture, and the pixels that a map unit has in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) scale: f64,
}

impl Extent {
    /// The extent of a scene of `size`: whole pixels, at least one, and never less than the scene needs.
    pub(super) fn of(size: Size, wanted: Scale) -> Result<Self, Error> {
        if !(size.width.is_finite() && size.height.is_finite()) {
            return Err(Error::NoSize { width: size.width, height: size.height });
        }
        let scale = match wanted {
            Scale::Factor(factor) if factor.is_finite() && factor > 0.0 => factor,
            Scale::Factor(factor) => return Err(Error::Scale(factor)),
            Scale::Width(0) => return Err(Error::NoWidth),
            Scale::Width(width) if size.width > 0.0 => f64::from(width) / size.width,
            Scale::Width(_) => 1.0,
        };
        let width = match wanted {
            Scale::Factor(_) => whole(size.width * scale),
            Scale::Width(width) => f64::from(width),
        };
        let height = whole(size.height * scale);
        let most = f64::from(LARGEST_SIDE);
        if width > most || height > most {
            return Err(Error::TooLarge { width, height, largest: largest(size, wanted) });
        }
        Ok(Self { width: width as u32, height: height as u32, scale })
    }
}

/// A size in words: `scale 2.5` or `width 3840`.
pub(super) fn named(scale: Scale) -> String {
    match scale {
        Scale::Factor(factor) => format!("scale {factor}"),
        Scale::Width(width) => format!("width {width}"),
    }
}

/// Whole pixels that hold a length. What is over a pixel by a rounding error doesn't take another.
fn whole(length: f64) -> f64 {
    (length - 1e-6).ceil().max(1.0)
}

/// The largest size that works: a width when one was asked for and a whole one works, else a scale, rounded
/// down to three digits.
fn largest(size: Size, wanted: Scale) -> Scale {
    let factor = f64::from(LARGEST_SIDE) / size.width.max(size.height).max(f64::MIN_POSITIVE);
    let width = if size.width > 0.0 { (factor * size.width).floor() } else { f64::from(LARGEST_SIDE) };
    if matches!(wanted, Scale::Width(_)) && width >= 1.0 {
        return Scale::Width(width as u32);
    }
    let digits = 10_f64.powf(2.0 - factor.log10().floor());
    let rounded = (factor * digits).floor() / digits;
    Scale::Factor(if rounded.is_finite() && rounded > 0.0 { rounded } else { factor })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_as_large_as_the_scene_needs_and_no_larger() {
        let extent = |w, h, scale| Extent::of(Size::new(w, h), scale).map(|e| (e.width, e.height)).unwrap();
        assert_eq!(extent(100.0, 50.5, Scale::Factor(1.0)), (100, 51));
        assert_eq!(extent(100.0, 50.5, Scale::Factor(2.0)), (200, 101));
        assert_eq!(extent(0.1 + 0.2, 0.3, Scale::Factor(10.0)), (3, 3));
        assert_eq!(extent(1000.0, 300.0, Scale::Width(3840)), (3840, 1152));
        assert_eq!(extent(0.0, 0.0, Scale::Factor(1.0)), (1, 1));
        assert_eq!(extent(0.0, 0.0, Scale::Width(7)), (7, 1));
    }

    #[test]
    fn the_size_that_a_refusal_names_works() {
        for (w, h) in [(123_456.7, 80.0), (80.0, 123_456.7), (1e9, 1e9), (3.0, 1e7)] {
            let size = Size::new(w, h);
            for wanted in [Scale::Factor(1e6), Scale::Width(u32::MAX)] {
                let Err(Error::TooLarge { largest, .. }) = Extent::of(size, wanted) else { panic!("{w} {h}") };
                let extent = Extent::of(size, largest).unwrap_or_else(|error| panic!("{error}"));
                if w < 1e8 {
                    assert!(extent.width.max(extent.height) > 90_000, "{largest:?} is far from the largest");
                }
            }
        }
    }
}
