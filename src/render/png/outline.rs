//! Rectangles in pixels: their edges on whole pixels where that pays, and their rounded corners.

use crate::geom::{BezPath, Rect};
use crate::scene::Radii;

/// A rectangle with rounded corners, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Outline {
    pub(super) rect: Rect,
    pub(super) radii: Radii,
}

/// Corners of a smaller radius are drawn square: the difference is a shade of one pixel.
const LEAST_RADIUS: f64 = 0.75;

impl Outline {
    /// The same with its edges on whole pixels.
    pub(super) fn snapped(self) -> Self {
        // What should be half a pixel may be a little less by rounding.
        let whole = |edge: f64| (edge + 0.5001).floor();
        let Rect { x0, y0, x1, y1 } = self.rect;
        Self { rect: Rect::new(whole(x0), whole(y0), whole(x1), whole(y1)), ..self }
    }

    /// The outline that is farther out by so many pixels, or farther in when they are less than zero.
    pub(super) fn grown(self, by: f64) -> Self {
        let radius = |r: f64| if r > 0.0 { (r + by).max(0.0) } else { 0.0 };
        let Radii { nw, ne, se, sw } = self.radii;
        let radii = Radii { nw: radius(nw), ne: radius(ne), se: radius(se), sw: radius(sw) };
        Self { rect: self.rect.inflate(by, by), radii }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rect.width() <= 0.0 || self.rect.height() <= 0.0
    }

    /// True when no pixel shows that the corners are round.
    pub(super) fn is_square(&self) -> bool {
        let Radii { nw, ne, se, sw } = self.radii;
        nw.max(ne).max(se).max(sw) < LEAST_RADIUS
    }

    /// Adds the outline to a path, clockwise.
    pub(super) fn push_to(&self, path: &mut BezPath) {
        let radius = |r: f64| if r < LEAST_RADIUS { 0.0 } else { r };
        let Radii { nw, ne, se, sw } = self.radii;
        Radii { nw: radius(nw), ne: radius(ne), se: radius(se), sw: radius(sw) }.outline(self.rect, path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(x0: f64, y0: f64, x1: f64, y1: f64) -> Outline {
        Outline { rect: Rect::new(x0, y0, x1, y1), radii: Radii { nw: 0.0, ..Radii::all(8.0) } }
    }

    #[test]
    fn areas_that_meet_in_the_map_meet_on_a_whole_pixel() {
        let above = outline(0.0, 0.0, 300.0, 96.37).snapped();
        let below = outline(0.0, 96.37, 300.0, 200.11).snapped();
        assert_eq!(above.rect.y1, below.rect.y0);
        assert_eq!(above.rect, Rect::new(0.0, 0.0, 300.0, 96.0));
    }

    #[test]
    fn a_square_corner_stays_square_when_the_outline_grows() {
        let grown = outline(10.0, 20.0, 100.0, 80.0).grown(1.0);
        assert_eq!(grown.rect, Rect::new(9.0, 19.0, 101.0, 81.0));
        assert_eq!(grown.radii, Radii { nw: 0.0, ..Radii::all(9.0) });
        let shrunk = outline(10.0, 20.0, 100.0, 80.0).grown(-9.0);
        assert_eq!(shrunk.radii, Radii::default());
    }
}
