//! Geometry in map units, and the two axes of a map's flow.
//!
//! A map is laid out along an *inline* axis (the way of the steps) and a *block* axis (the way of the
//! lanes, always downwards). Layout computes everything as if the inline axis ran left to right;
//! [`crate::scene::Scene::new`] turns the places of a scene around for right-to-left maps. Nothing
//! else in the program reasons about left and right.

pub use kurbo::{Affine, BezPath, Point, Rect, Shape, Size, Vec2};

/// The nearest whole pixel: halves go up, even when they are a trifle below.
#[must_use]
pub fn whole_pixel(at: f64) -> f64 {
    (at + 0.5 + 1e-6).floor()
}

/// The nearest whole pixel in both directions.
#[must_use]
pub fn whole_pixels(at: Vec2) -> Vec2 {
    Vec2::new(whole_pixel(at.x), whole_pixel(at.y))
}

/// A closed path through some points, with straight sides.
#[must_use]
pub fn polygon<P: Into<Point> + Copy>(corners: impl IntoIterator<Item = P>) -> BezPath {
    let mut path = BezPath::new();
    for (nth, corner) in corners.into_iter().enumerate() {
        if nth == 0 { path.move_to(corner) } else { path.line_to(corner) }
    }
    path.close_path();
    path
}

/// Which way the inline axis of a map, or the base of a text, runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Flow {
    /// Inline start is on the left.
    #[default]
    LeftToRight,
    /// Inline start is on the right.
    RightToLeft,
}

impl Flow {
    /// True when inline start is on the right.
    #[must_use]
    pub fn is_rtl(self) -> bool {
        self == Self::RightToLeft
    }

    /// +1 when inline runs with x, −1 when it runs against it.
    #[must_use]
    pub fn sign(self) -> f64 {
        if self.is_rtl() { -1.0 } else { 1.0 }
    }
}

/// The position of the viewer: which map point is at the origin of the view, and how large a map unit is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The map point shown at the top left corner of the view.
    pub origin: Point,
    /// Screen points per map unit, within [`Camera::ZOOM_RANGE`].
    pub zoom: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self { origin: Point::ZERO, zoom: 1.0 }
    }
}

impl Camera {
    /// The smallest and the largest zoom.
    pub const ZOOM_RANGE: (f64, f64) = (0.01, 8.0);

    /// The place on the view (its top left corner is zero) of a map point.
    #[must_use]
    pub fn view_from_map(&self, at: Point) -> Point {
        ((at - self.origin) * self.zoom).to_point()
    }

    /// The map point under a place on the view.
    #[must_use]
    pub fn map_from_view(&self, at: Point) -> Point {
        self.origin + at.to_vec2() / self.zoom
    }

    /// The part of the map that a view of `size` shows.
    #[must_use]
    pub fn visible(&self, size: Size) -> Rect {
        Rect::from_origin_size(self.origin, size / self.zoom)
    }

    /// Moves the map by a distance on the view.
    pub fn pan(&mut self, by: Vec2) {
        self.origin -= by / self.zoom;
    }

    /// Moves the map by a distance on a view of `size`, but only as far as there is more of `area` to see: a view that
    /// shows an edge stops there, and what is beyond it already doesn't come back.
    pub fn pan_within(&mut self, by: Vec2, area: Rect, size: Size) {
        let seen = self.visible(size);
        let limited = |by: f64, back: f64, on: f64| by.clamp((-back).min(0.0), on.max(0.0));
        let by = -by / self.zoom;
        self.origin.x += limited(by.x, seen.x0 - area.x0, area.x1 - seen.x1);
        self.origin.y += limited(by.y, seen.y0 - area.y0, area.y1 - seen.y1);
    }

    /// Moves as little as is needed so that at least `least` view points of `area`, or all of it when it is smaller,
    /// are within `room`, a part of the view.
    pub fn keep(&mut self, area: Rect, room: Rect, least: Size) {
        let shift = |(from, to): (f64, f64), (start, end): (f64, f64), least: f64| {
            let least = least.min(to - from).min(end - start).max(0.0);
            (from - (end - least)).max(0.0) + (to - (start + least)).min(0.0)
        };
        let (corner, end) = (self.view_from_map(area.origin()), self.view_from_map(Point::new(area.x1, area.y1)));
        let x = shift((corner.x, end.x), (room.x0, room.x1), least.width);
        let y = shift((corner.y, end.y), (room.y0, room.y1), least.height);
        self.origin += Vec2::new(x, y) / self.zoom;
    }

    /// Multiplies the zoom by `factor` so that the map point under `at` (on the view) stays there.
    pub fn zoom_at(&mut self, at: Point, factor: f64) {
        let fixed = self.map_from_view(at);
        let (least, most) = Self::ZOOM_RANGE;
        self.zoom = (self.zoom * factor).clamp(least, most);
        self.origin = fixed - at.to_vec2() / self.zoom;
    }

    /// Moves as little as is needed so that `area` fills a view of `size` but for `margin` view points at its edges, or
    /// lies in it with its whole length where it is smaller.
    pub fn fill(&mut self, area: Rect, size: Size, margin: f64) {
        let shift = |from: f64, to: f64, room: f64| {
            let (start, end) = (from - margin, to - (room - margin));
            // Where both edges are off to the same side, the smaller move is enough.
            if start > 0.0 && end > 0.0 {
                start.min(end)
            } else if start < 0.0 && end < 0.0 {
                start.max(end)
            } else {
                0.0
            }
        };
        let (corner, end) = (self.view_from_map(area.origin()), self.view_from_map(Point::new(area.x1, area.y1)));
        let by = Vec2::new(shift(corner.x, end.x, size.width), shift(corner.y, end.y, size.height));
        self.origin += by / self.zoom;
    }

    /// Shows all of `area` in a view of `size`, centered, with `margin` view points around it and at
    /// most at `max_zoom`.
    pub fn fit(&mut self, area: Rect, size: Size, margin: f64, max_zoom: f64) {
        let inner = Size::new((size.width - 2.0 * margin).max(1.0), (size.height - 2.0 * margin).max(1.0));
        let (least, most) = Self::ZOOM_RANGE;
        let zoom = (inner.width / area.width().max(1.0)).min(inner.height / area.height().max(1.0));
        self.zoom = zoom.min(max_zoom).clamp(least, most);
        self.origin = area.center() - (size / self.zoom / 2.0).to_vec2();
    }

    /// Shows the whole width of `area` in a view of `size`, with `margin` view points before and after it and at most at
    /// `max_zoom`. An area that is not as high as the view begins at its top; of a higher one the part around the height
    /// `middle` is shown.
    pub fn fit_width(&mut self, area: Rect, size: Size, middle: f64, margin: f64, max_zoom: f64) {
        let inner = (size.width - 2.0 * margin).max(1.0);
        let (least, most) = Self::ZOOM_RANGE;
        self.zoom = (inner / area.width().max(1.0)).min(max_zoom).clamp(least, most);
        let (seen, margin) = (size / self.zoom, margin / self.zoom);
        let top = area.y0 - margin;
        let last = (area.y1 + margin - seen.height).max(top);
        let y = (middle - seen.height / 2.0).clamp(top, last);
        self.origin = Point::new(area.center().x - seen.width / 2.0, y);
    }
}
