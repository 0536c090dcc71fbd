//! The caret as it is drawn in every text, in panels and on the map.
//!
//! Where the direction turns there are two places: a character that runs like what the caret keeps to goes to the
//! main one, one of the other direction to the smaller and lighter one. A flag on the main one points the way that
//! is kept to, in texts that hold both.

use egui::{Color32, Mesh, Painter, Pos2, Rect, pos2};

use crate::geom::Flow;

/// Where a caret stands on the screen.
#[derive(Clone, Copy, Debug)]
pub struct ShownCaret {
    /// The main place: only its left edge counts.
    pub main: Rect,
    /// Where a character of the other direction would go.
    pub other: Option<Rect>,
    /// The direction at the main place, where there are several.
    pub flow: Option<Flow>,
}

impl ShownCaret {
    /// Draws it in whole pixels, `width` points wide.
    pub fn paint(&self, painter: &Painter, color: Color32, width: f32) {
        if let Some(other) = self.other {
            let low = other.with_min_y(other.top() + other.height() * 0.45);
            painter.rect_filled(bar(painter, low, width * 0.6), 0.0, color.gamma_multiply(0.55));
        }
        let main = bar(painter, self.main, width);
        painter.rect_filled(main, 0.0, color);
        if let Some(flow) = self.flow {
            painter.add(flag(main, flow, (self.main.height() * 0.22).clamp(2.0, 14.0), color));
        }
    }
}

/// The pixels of a caret that stands at the left edge of an area: at least one, and none half.
fn bar(painter: &Painter, area: Rect, width: f32) -> Rect {
    let scale = painter.pixels_per_point();
    let pixels = (width * scale).round().max(1.0);
    let whole = |at: f32| (at * scale).round() / scale;
    // In the middle of where letters meet, so that it covers as little of either as of the other.
    let left = whole(area.left() - (pixels / scale - 1.0 / scale) / 2.0);
    Rect::from_min_max(pos2(left, whole(area.top())), pos2(left + pixels / scale, whole(area.bottom())))
}

fn flag(bar: Rect, flow: Flow, size: f32, color: Color32) -> Mesh {
    let (x, by) = if flow.is_rtl() { (bar.left(), -size) } else { (bar.right(), size) };
    let mut mesh = Mesh::default();
    let mut corner = |x: f32, y: f32| mesh.colored_vertex(Pos2::new(x, y), color);
    corner(x, bar.top());
    corner(x + by, bar.top() + size / 2.0);
    corner(x, bar.top() + size);
    mesh.add_triangle(0, 1, 2);
    mesh
}
