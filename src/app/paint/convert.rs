//! Colors and rectangles as the toolkit takes them.

use egui::{Color32, pos2};

use crate::geom::Rect;
use crate::scene::Color;

/// The color as the graphics card takes it.
#[must_use]
pub fn color32(color: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}

/// The same rectangle for egui.
pub(crate) fn egui_rect(rect: Rect) -> egui::Rect {
    egui::Rect::from_min_max(pos2(rect.x0 as f32, rect.y0 as f32), pos2(rect.x1 as f32, rect.y1 as f32))
}
