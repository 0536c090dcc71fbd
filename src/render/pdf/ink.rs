//! How far a frame's ink reaches.

use crate::geom::Rect;
use crate::scene::{Placed, Shape};

/// The box around all that a frame draws, in its scene; of a frame that draws nothing, its own.
pub(super) fn ink(placed: &Placed) -> Rect {
    let boxes = placed.frame.items.iter().map(|item| {
        let reach = match &item.shape {
            Shape::Rect { stroke: Some(stroke), .. } | Shape::Path { stroke: Some(stroke), .. } => stroke.width / 2.0,
            _ => 0.0,
        };
        item.bounds().inflate(reach, reach) + placed.at.to_vec2()
    });
    boxes.reduce(|all, one| all.union(one)).unwrap_or(placed.bounds())
}
