//! Dashes: which lines are dashed in a picture, and which are paler instead.
//!
//! Each dash is a shape of its own to the rasterizer, and a line is dashed anew in each piece of the picture that it
//! runs through. A card over one step has some sixty dashes, but a file may have thousands of cards that each reach over
//! thousands of steps. So the dashes of a picture are counted before, and where they are too many the long lines have
//! none.

use crate::geom::{Rect, Size};
use crate::scene::{Color, Item, Shape, Stroke};

/// Dashes are drawn when a dash and its gap together have so many pixels.
const LEAST: f64 = 1.5;

/// A line with more dashes than this is a long one.
const LONG: f64 = 128.0;

/// The most dashes of long lines that are drawn in one picture: a few seconds' work.
const MOST: f64 = 8_388_608.0;

/// Which lines of a picture are dashed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dashes {
    /// Pixels per map unit.
    scale: f64,
    are_long_drawn: bool,
}

impl Dashes {
    /// For a picture of these items, each with the number of pieces of the picture in which it is drawn.
    pub(super) fn new<'a>(scale: f64, items: impl Iterator<Item = (&'a Item, f64)>) -> Self {
        let count = |(item, pieces): (&Item, f64)| {
            let (size, stroke) = match &item.shape {
                Shape::Rect { size, stroke, .. } => (*size, *stroke),
                Shape::Path { path, stroke, .. } => (path.control_box().size(), *stroke),
                Shape::Text { .. } => return 0.0,
            };
            let dashes = stroke.map_or(0.0, |stroke| dashes(stroke, size));
            if dashes > LONG { dashes * pieces } else { 0.0 }
        };
        Self { scale, are_long_drawn: items.map(count).sum::<f64>() <= MOST }
    }

    /// For a part of a picture, in which long lines are cut to what is seen of them.
    pub(super) fn all(scale: f64) -> Self {
        Self { scale, are_long_drawn: true }
    }

    /// The stroke of an outline of that size in map units as it can be drawn: dashes that are too short for pixels or too
    /// many are a paler line.
    pub(super) fn visible(&self, stroke: Stroke, size: Size) -> Stroke {
        match stroke.dash.pattern(stroke.width) {
            Some([on, off])
                if (on + off) * self.scale < LEAST || !self.are_long_drawn && dashes(stroke, size) > LONG =>
            {
                Stroke::solid(paler(stroke.color, on / (on + off).max(f64::MIN_POSITIVE)), stroke.width)
            }
            _ => stroke,
        }
    }
}

/// How many dashes the outline of a box has; a line along it has about half as many.
fn dashes(stroke: Stroke, size: Size) -> f64 {
    let length = 2.0 * (size.width.abs() + size.height.abs());
    stroke.dash.pattern(stroke.width).map_or(0.0, |[on, off]| length / (on + off).max(f64::MIN_POSITIVE))
}

/// A color with less of its opacity.
pub(super) fn paler(color: Color, opacity: f64) -> Color {
    color.with_alpha((f64::from(color.a) * opacity).round() as u8)
}

/// In how many pieces of that size a box is drawn.
pub(super) fn pieces(pixels: Rect, piece: Size) -> f64 {
    let along = |from: f64, to: f64, piece: f64| ((to / piece).floor() - (from / piece).floor() + 1.0).max(1.0);
    along(pixels.x0, pixels.x1, piece.width) * along(pixels.y0, pixels.y1, piece.height)
}
