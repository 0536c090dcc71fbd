//! Where ink can be: boxes that are quick to find and never too small, to leave out what a band doesn't show.

use crate::geom::Rect;
use crate::scene::{Item, Placed, Shape};

/// The box, in the scene, that holds all ink of a frame.
pub(super) fn of_frame(placed: &Placed) -> Rect {
    let mut boxes = placed.frame.items.iter().map(of_item);
    let Some(first) = boxes.next() else { return Rect::from_origin_size(placed.at, (0.0, 0.0)) };
    boxes.fold(first, |all, one| all.union(one)) + placed.at.to_vec2()
}

/// The box, in the frame, that holds all ink of an item.
pub(super) fn of_item(item: &Item) -> Rect {
    let (held, over) = match &item.shape {
        Shape::Rect { size, stroke, .. } => (size.to_rect(), stroke.map_or(0.0, |stroke| stroke.width)),
        Shape::Path { path, stroke, .. } => (path.control_box(), stroke.map_or(0.0, |stroke| stroke.width)),
        // Swashes and stacked marks reach out of the box of the lines.
        Shape::Text { block, .. } => {
            (block.size().to_rect(), block.runs().first().map_or(0.0, |run| f64::from(run.size)))
        }
    };
    held.abs().inflate(over, over) + item.at.to_vec2()
}

/// True when a box can be drawn: its corners are numbers, and not so far away that pixels lose their meaning.
pub(super) fn is_sane(pixels: Rect) -> bool {
    const FAR: f64 = 4e6;
    [pixels.x0, pixels.y0, pixels.x1, pixels.y1].iter().all(|edge| edge.abs() < FAR)
}

/// What is added to a box of map units, in pixels, because edges are softened or moved to whole pixels.
pub(super) const SOFT: f64 = 2.0;
