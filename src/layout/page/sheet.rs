//! A sheet of paper, and where things begin on it in the direction of the map.

use std::sync::Arc;

use crate::geom::{Flow, Point, Rect, Size};
use crate::scene::page::{PageWindow, Stamp, StampRole};
use crate::scene::{Frame, LayerKind};

/// The margin of a sheet, in points.
pub const MARGIN: f64 = 28.0;
/// The room for the number of the page, in points.
pub const FOOT: f64 = 18.0;
/// The scale of what is written beside the map, in points for a unit.
pub const SMALL: f64 = 0.72;
/// Between the parts of a sheet, in points.
pub(super) const GAP: f64 = 8.0;

/// A sheet of paper.
#[derive(Clone, Copy)]
pub struct PaperSheet {
    pub size: Size,
    pub flow: Flow,
}

impl PaperSheet {
    /// The room within the margins and above the foot.
    pub fn room(&self) -> Size {
        let (width, height) = (self.size.width - 2.0 * MARGIN, self.size.height - 2.0 * MARGIN - FOOT);
        Size::new(width.max(1.0), height.max(1.0))
    }

    /// The top left corner of something of that length that begins there, along inline and from the top.
    fn corner(&self, (start, top): (f64, f64), length: f64) -> Point {
        Point::new(if self.flow.is_rtl() { self.size.width - start - length } else { start }, top)
    }

    /// A frame that begins there.
    pub fn stamp(&self, frame: Arc<Frame>, start: (f64, f64), scale: f64, role: StampRole) -> Stamp {
        Stamp { at: self.corner(start, frame.size.width * scale), scale, frame, role }
    }

    pub(super) fn window(&self, layers: &'static [LayerKind], from: Rect, start: (f64, f64), scale: f64) -> PageWindow {
        PageWindow { layers, from, at: self.corner(start, from.width() * scale), scale }
    }
}
