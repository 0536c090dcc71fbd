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

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Rect = Rect::new(100.0, 50.0, 800.0, 600.0);

    fn revealed(area: Rect, flow: Flow) -> Point {
        let mut view = MapView { size: Size::new(800.0, 600.0), ..MapView::default() };
        view.reveal(area, ROOM, flow);
        view.camera.origin
    }

    #[test]
    fn revealing_moves_only_as_far_as_it_must() {
        let ltr = Flow::LeftToRight;
        assert_eq!(revealed(Rect::new(300.0, 300.0, 400.0, 340.0), ltr), Point::ZERO);
        assert_eq!(revealed(Rect::new(2000.0, 300.0, 2100.0, 340.0), ltr), Point::new(1300.0, 0.0));
        assert_eq!(revealed(Rect::new(90.0, 20.0, 190.0, 60.0), ltr), Point::new(-10.0, -30.0));
    }

    #[test]
    fn what_is_too_large_is_shown_from_its_start() {
        let wide = Rect::new(0.0, 100.0, 900.0, 140.0);
        assert_eq!(revealed(wide, Flow::LeftToRight), Point::new(-100.0, 0.0));
        assert_eq!(revealed(wide, Flow::RightToLeft), Point::new(100.0, 0.0));
    }
}
