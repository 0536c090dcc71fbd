//! Bounds of what frames and items draw: quick to compute and never too small, to skip what a band does not show.

use crate::geom::Rect;
use crate::scene::{Item, Placed, Shape};

/// The bounds of a frame, in the scene.
pub(super) fn of_frame(placed: &Placed) -> Rect {
    let mut boxes = placed.frame.items.iter().map(of_item);
    let Some(first) = boxes.next() else { return Rect::from_origin_size(placed.at, (0.0, 0.0)) };
    boxes.fold(first, |all, one| all.union(one)) + placed.at.to_vec2()
}

/// The bounds of an item, in its frame.
pub(super) fn of_item(item: &Item) -> Rect {
    let (held, over) = match &item.shape {
        Shape::Rect { size, stroke, .. } => (size.to_rect(), stroke.map_or(0.0, |stroke| stroke.width)),
        Shape::Path { path, stroke, .. } => (path.control_box(), stroke.map_or(0.0, |stroke| stroke.width)),
        // Swashes and stacked marks extend beyond the box of the lines.
        Shape::Text { block, .. } => {
            (block.size().to_rect(), block.runs().first().map_or(0.0, |run| f64::from(run.size)))
        }
    };
    held.abs().inflate(over, over) + item.at.to_vec2()
}

/// True for a box that can be drawn: its corners are numbers, and near enough for pixels to be exact.
pub(super) fn is_drawable(pixels: Rect) -> bool {
    const FAR: f64 = 4e6;
    [pixels.x0, pixels.y0, pixels.x1, pixels.y1].iter().all(|edge| edge.abs() < FAR)
}

/// Pixels added around bounds, because edges are antialiased or moved to whole pixels.
pub(super) const SOFT: f64 = 2.0;
