//! The camera: what a view shows after it was moved, zoomed, fitted, or asked to show something.

use throughline::editor::MapView;
use throughline::geom::{Camera, Flow, Point, Rect, Size, Vec2};

#[test]
fn zooming_keeps_the_point_under_the_pointer() {
    let mut camera = Camera { origin: Point::new(30.0, -8.0), zoom: 0.7 };
    let at = Point::new(211.0, 97.0);
    let before = camera.map_from_view(at);
    camera.zoom_at(at, 1.7);
    let after = camera.map_from_view(at);
    assert!((before - after).hypot() < 1e-9, "{before:?} {after:?}");
}

#[test]
fn a_map_that_is_dragged_to_an_edge_goes_no_further_than_its_end() {
    let (area, size) = (Rect::new(0.0, 0.0, 1000.0, 500.0), Size::new(400.0, 300.0));
    let mut camera = Camera { origin: Point::new(280.0, 0.0), zoom: 2.0 };
    camera.pan_within(Vec2::new(-2000.0, 10.0), area, size);
    assert_eq!(camera.origin, Point::new(800.0, 0.0), "200 units are 400 points at twice the size");
    camera.origin.x = 900.0;
    camera.pan_within(Vec2::new(-50.0, 0.0), area, size);
    assert_eq!(camera.origin.x, 900.0, "what is further already stays");
    camera.pan_within(Vec2::new(50.0, 0.0), area, size);
    assert_eq!(camera.origin.x, 875.0);
}

#[test]
fn a_map_that_is_wholly_seen_is_not_moved_by_what_is_dragged_to_an_edge() {
    let (area, size) = (Rect::new(0.0, 0.0, 1000.0, 500.0), Size::new(800.0, 600.0));
    let sides = [Vec2::new(50.0, 0.0), Vec2::new(-50.0, 0.0), Vec2::new(0.0, 50.0), Vec2::new(0.0, -50.0)];
    let mut camera = Camera::default();
    camera.fit(area, size, 16.0, 1.0);
    for by in sides {
        let before = camera;
        camera.pan_within(by, area, size);
        assert_eq!(camera, before, "{by:?}");
    }
    // Along the side on which it fits it stays, and along the other it goes to its end.
    let mut camera = Camera { origin: Point::new(0.0, -20.0), zoom: 1.0 };
    sides.into_iter().for_each(|by| camera.pan_within(by, area, size));
    assert_eq!(camera.origin, Point::new(50.0, -20.0));
}

#[test]
fn a_part_of_the_map_stays_in_sight_at_every_zoom() {
    let (area, room) = (Rect::new(0.0, 0.0, 1000.0, 500.0), Rect::new(100.0, 50.0, 800.0, 600.0));
    let least_seen = Size::new(200.0, 200.0);
    for zoom in [0.01, 0.1, 1.0, 8.0] {
        for far in [Vec2::new(1e6, 1e6), Vec2::new(-1e6, 1e6), Vec2::new(-1e6, -1e6)] {
            let mut camera = Camera { zoom, ..Camera::default() };
            camera.pan(far);
            camera.keep(area, room, least_seen);
            let (from, to) = (camera.view_from_map(Point::ZERO), camera.view_from_map(Point::new(1000.0, 500.0)));
            let seen = Rect::from_points(from, to).intersect(room);
            let least = |length: f64| (length * zoom).min(200.0) - 1e-6;
            assert!(seen.width() >= least(1000.0) && seen.height() >= least(500.0), "{zoom} {far:?} {seen:?}");
            let before = camera;
            camera.keep(area, room, least_seen);
            assert!((camera.origin - before.origin).hypot() < 1e-6, "kept once, kept");
        }
    }
}

#[test]
fn an_area_fills_the_view_or_lies_in_it() {
    let (area, size) = (Rect::new(0.0, 0.0, 1000.0, 200.0), Size::new(400.0, 300.0));
    let filled = |x: f64, y: f64| {
        let mut camera = Camera { origin: Point::new(x, y), zoom: 1.0 };
        camera.fill(area, size, 10.0);
        (camera.origin.x, camera.origin.y)
    };
    assert_eq!(filled(300.0, -50.0), (300.0, -50.0), "what is well stays");
    assert_eq!(filled(-200.0, 150.0), (-10.0, -10.0));
    assert_eq!(filled(900.0, -250.0), (610.0, -90.0));
}

#[test]
fn fitting_shows_the_whole_area() {
    let mut camera = Camera::default();
    let area = Rect::new(-100.0, 50.0, 900.0, 250.0);
    let size = Size::new(640.0, 480.0);
    camera.fit(area, size, 16.0, 1.0);
    let seen = camera.visible(size);
    assert!(seen.x0 <= area.x0 && seen.x1 >= area.x1 && seen.y0 <= area.y0 && seen.y1 >= area.y1);
}

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
