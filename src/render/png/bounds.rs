//! Which boxes can be drawn.

use crate::geom::Rect;

/// True for a box that can be drawn: its corners are numbers, and near enough for pixels to be exact.
pub(super) fn is_drawable(pixels: Rect) -> bool {
    const FAR: f64 = 4e6;
    [pixels.x0, pixels.y0, pixels.x1, pixels.y1].iter().all(|edge| edge.abs() < FAR)
}

/// Pixels added around bounds, because edges are antialiased or moved to whole pixels.
pub(super) const SOFT: f64 = 2.0;
