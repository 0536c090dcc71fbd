//! The bounds of what a frame draws.

use crate::geom::Rect;
use crate::scene::{Placed, Shape};

/// The bounds of all that a frame draws, in its scene; if it draws nothing, its own bounds.
pub(super) fn ink_bounds(placed: &Placed) -> Rect {
    let boxes = placed.frame.items.iter().map(|item| {
        let reach = match &item.shape {
            Shape::Rect { stroke: Some(stroke), .. } | Shape::Path { stroke: Some(stroke), .. } => stroke.width / 2.0,
            _ => 0.0,
        };
        item.bounds().inflate(reach, reach) + placed.at.to_vec2()
    });
    boxes.reduce(|all, one| all.union(one)).unwrap_or(placed.bounds())
}
