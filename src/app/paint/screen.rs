//! From the map to the screen, for what is drawn beside a scene.

use egui::{Pos2, Rect, vec2};

use crate::app::paint::painter::aligned;
use crate::geom::{Camera, Point, Rect as Area};

/// Where a place of the map is on the screen.
#[derive(Clone, Copy)]
pub(crate) struct ScreenTransform {
    pub view: Rect,
    pub camera: Camera,
}

/// An area of the screen as far as it is in the view; one out of view counts as the nearest edge of the view.
pub(crate) fn clamped(view: Rect, area: Rect) -> Rect {
    Rect::from_min_max(view.clamp(area.min), view.clamp(area.max))
}

impl ScreenTransform {
    /// That of a map which was painted at `view`, to the pixel.
    pub fn aligned(view: Rect, camera: &Camera, ctx: &egui::Context) -> Self {
        Self { view, camera: aligned(camera, view, ctx.pixels_per_point()) }
    }

    pub fn at(&self, at: Point) -> Pos2 {
        let at = self.camera.view_from_map(at);
        self.view.min + vec2(at.x as f32, at.y as f32)
    }

    pub fn rect(&self, area: Area) -> Rect {
        Rect::from_min_max(self.at(area.origin()), self.at(Point::new(area.x1, area.y1)))
    }
}
