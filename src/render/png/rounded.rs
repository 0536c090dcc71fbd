//! Rectangles in pixels, with rounded corners, and with edges on whole pixels where that matters.

use crate::geom::{BezPath, Rect};
use crate::scene::Radii;

/// A rectangle with rounded corners, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct RoundedRect {
    pub(super) rect: Rect,
    pub(super) radii: Radii,
}

/// Corners of a smaller radius are drawn square: the difference is a fraction of a pixel.
const LEAST_RADIUS: f64 = 0.75;

impl RoundedRect {
    /// The rectangle with its edges on whole pixels.
    pub(super) fn snapped(self) -> Self {
        // Half a pixel may be a little less because of rounding errors.
        let whole = |edge: f64| (edge + 0.5001).floor();
        let Rect { x0, y0, x1, y1 } = self.rect;
        Self { rect: Rect::new(whole(x0), whole(y0), whole(x1), whole(y1)), ..self }
    }

    /// The rectangle grown by this many pixels on each side, or shrunk if negative.
    pub(super) fn grown(self, by: f64) -> Self {
        let radius = |r: f64| if r > 0.0 { (r + by).max(0.0) } else { 0.0 };
        let Radii { nw, ne, se, sw } = self.radii;
        let radii = Radii { nw: radius(nw), ne: radius(ne), se: radius(se), sw: radius(sw) };
        Self { rect: self.rect.inflate(by, by), radii }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rect.width() <= 0.0 || self.rect.height() <= 0.0
    }

    /// True if the corners are too small to look round.
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
