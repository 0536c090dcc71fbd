//! A map on pages.

use super::Layout;
use crate::geom::Point;
use crate::scene::LayerKind;
use crate::scene::page::{Page, Window};

/// The whole map on one page of its own size, or smaller where a side would be longer than `longest` points.
#[must_use]
pub fn fitted_page(layout: &Layout, longest: f64) -> Page {
    let size = layout.scene.size;
    let scale = (longest / size.width.max(size.height)).min(1.0);
    let window = Window { layers: &LayerKind::ALL, from: size.to_rect(), at: Point::ZERO, scale };
    Page { size: size * scale, windows: vec![window], stamps: Vec::new() }
}
