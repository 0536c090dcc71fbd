//! What part of the map is seen.

use crate::geom::{Camera, Flow, Point, Rect, Size};

/// The camera and the size of the place where the map is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MapView {
    /// Which part is seen, and how large.
    pub camera: Camera,
    /// The size of the view in screen points.
    pub size: Size,
}

/// The margin around a map that is fitted, in screen points.
const FIT_MARGIN: f64 = 16.0;

impl MapView {
    /// The map point under a place on the view.
    #[must_use]
    pub fn in_map(&self, at: Point) -> Point {
        self.camera.map_from_view(at)
    }

    /// Shows all of an area, at most at `max_zoom`.
    pub fn fit(&mut self, area: Rect, max_zoom: f64) {
        self.camera.fit(area, self.size, FIT_MARGIN, max_zoom);
    }

    /// Shows the whole width of an area, at most at `max_zoom`, and all of its height where there is room for it; else
    /// the part around the height `middle`.
    pub fn fit_width(&mut self, area: Rect, middle: f64, max_zoom: f64) {
        self.camera.fit_width(area, self.size, middle, FIT_MARGIN, max_zoom);
    }

    /// Moves as little as is needed to bring an area into `room`, a part of what is seen, or its start when it is
    /// too large. The room moves along.
    pub fn reveal(&mut self, area: Rect, room: Rect, flow: Flow) {
        let shift = |from: f64, to: f64, least: f64, most: f64, end_first: bool| {
            let (start, end) = (from - least, to - most);
            match () {
                () if start >= 0.0 && end <= 0.0 => 0.0,
                () if to - from > most - least && end_first => end,
                () if to - from > most - least || start < 0.0 => start,
                () => end,
            }
        };
        self.camera.origin.x += shift(area.x0, area.x1, room.x0, room.x1, flow.is_rtl());
        self.camera.origin.y += shift(area.y0, area.y1, room.y0, room.y1, false);
    }
}
