//! What part of the map is seen.

use crate::geom::{Camera, Point, Rect, Size};

/// The camera and the size of the place where the map is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct View {
    /// Where the viewer stands.
    pub camera: Camera,
    /// The size of the view in screen points.
    pub size: Size,
}

/// Around a map that is fitted, in screen points.
const FIT_MARGIN: f64 = 16.0;

impl View {
    /// The map point under a place on the view.
    #[must_use]
    pub fn in_map(&self, at: Point) -> Point {
        self.camera.map_from_view(at)
    }

    /// Shows all of an area, at most at `max_zoom`.
    pub fn fit(&mut self, area: Rect, max_zoom: f64) {
        self.camera.fit(area, self.size, FIT_MARGIN, max_zoom);
    }

    /// Moves as little as is needed to show an area, or its start when it is too large.
    pub fn reveal(&mut self, area: Rect) {
        let seen = self.camera.visible(self.size);
        // The sticky header and rail hide a part of the view; a generous margin keeps clear of them.
        let margin = (120.0 / self.camera.zoom).min(seen.width() / 4.0).min(seen.height() / 4.0);
        let room = seen.inset(-margin);
        let shift = |from: f64, to: f64, least: f64, most: f64| {
            if from < least {
                from - least
            } else if to > most {
                (to - most).min(from - least)
            } else {
                0.0
            }
        };
        self.camera.origin.x += shift(area.x0, area.x1, room.x0, room.x1);
        self.camera.origin.y += shift(area.y0, area.y1, room.y0, room.y1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn revealing_moves_only_when_it_must() {
        let mut view = View { size: Size::new(800.0, 600.0), ..View::default() };
        view.reveal(Rect::new(300.0, 300.0, 400.0, 340.0));
        assert_eq!(view.camera.origin, Point::ZERO);
        view.reveal(Rect::new(2000.0, 300.0, 2100.0, 340.0));
        assert!(view.camera.visible(view.size).contains(Point::new(2100.0, 340.0)));
        assert!(view.camera.origin.y.abs() < 1e-9);
    }
}
