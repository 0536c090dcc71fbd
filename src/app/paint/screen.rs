//! From the map to the screen, for what is drawn beside a scene; and between the points of the window and those of the
//! editor's view.
//!
//! A point of the window grows with the interface. The map has a zoom of its own and does not grow: a point of the view
//! always has the size that points have at 100 % of the interface.

use egui::{Context, Pos2, Rect, vec2};

use crate::app::paint::painter::aligned;
use crate::geom::{Camera, Point, Rect as Area, Size, Vec2};

/// Where a place of the map is on the screen.
#[derive(Clone, Copy)]
pub(crate) struct ScreenTransform {
    pub view: Rect,
    /// The camera for points of the window.
    pub camera: Camera,
    /// Points of the editor's view in a point of the window.
    pub units: f32,
}

/// An area of the screen as far as it is in the view; one out of view counts as the nearest edge of the view.
pub(crate) fn clamped(view: Rect, area: Rect) -> Rect {
    Rect::from_min_max(view.clamp(area.min), view.clamp(area.max))
}

/// A place of the window as a place of the editor's view, which is shown at `view`.
pub(crate) fn view_point(ctx: &Context, view: Rect, at: Pos2) -> Point {
    view_vector(ctx, at - view.min).to_point()
}

/// A distance in the window as a distance on the editor's view.
pub(crate) fn view_vector(ctx: &Context, by: egui::Vec2) -> Vec2 {
    let by = by * ctx.zoom_factor();
    Vec2::new(f64::from(by.x), f64::from(by.y))
}

/// The size of the editor's view, which is shown at `view`.
pub(crate) fn view_size(ctx: &Context, view: Rect) -> Size {
    view_vector(ctx, view.size()).to_size()
}

/// An area of the editor's view, which is shown at `view`, as an area of the window.
pub(crate) fn window_rect(ctx: &Context, view: Rect, area: Area) -> Rect {
    let at = |x: f64, y: f64| view.min + vec2(x as f32, y as f32) / ctx.zoom_factor();
    Rect::from_min_max(at(area.x0, area.y0), at(area.x1, area.y1))
}

/// The editor's camera for points of the window.
pub(crate) fn window_camera(ctx: &Context, camera: &Camera) -> Camera {
    Camera { zoom: camera.zoom / f64::from(ctx.zoom_factor()), ..*camera }
}

impl ScreenTransform {
    /// That of a map which is shown at `view` by the editor's camera.
    pub fn new(view: Rect, camera: &Camera, ctx: &Context) -> Self {
        Self { view, camera: window_camera(ctx, camera), units: ctx.zoom_factor() }
    }

    /// That of a map which was painted at `view`, to the pixel.
    pub fn aligned(view: Rect, camera: &Camera, ctx: &Context) -> Self {
        let camera = aligned(&window_camera(ctx, camera), view, ctx.pixels_per_point());
        Self { view, camera, units: ctx.zoom_factor() }
    }

    pub fn at(&self, at: Point) -> Pos2 {
        let at = self.camera.view_from_map(at);
        self.view.min + vec2(at.x as f32, at.y as f32)
    }

    pub fn rect(&self, area: Area) -> Rect {
        Rect::from_min_max(self.at(area.origin()), self.at(Point::new(area.x1, area.y1)))
    }
}
