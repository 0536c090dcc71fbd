//! Fitting a stage into the view, and what stays in it.

use throughline::edit::Selection;
use throughline::editor::Editor;
use throughline::geom::{Flow, Point, Rect, Size, Vec2};
use throughline::model::{IdSource, Key, Map};
use throughline::theme::Density;

use crate::table::{id, map};

fn journey(flow: Flow) -> Editor {
    let mut map: Map = map("
        | seek.look | call | pay.settle | keep.stay | go
        customer | a | b | c[p1] | d | e
        join k: e a");
    map.info.direction = flow;
    let mut editor = Editor::new(map, IdSource::seeded(1));
    editor.view_mut().size = Size::new(900.0, 600.0);
    editor.show_start();
    editor
}

/// The cards that are seen whole, beside the lane names and below the header.
fn seen(editor: &Editor) -> Vec<&'static str> {
    let view = editor.overlay(None).clear;
    let area = |name: &str| editor.area_of(Key::Card(id(name))).unwrap();
    ["a", "b", "c", "d", "e"].into_iter().filter(|name| view.union(area(name)) == view).collect()
}

#[test]
fn the_stage_of_what_is_selected_fills_the_view_in_both_directions() {
    for flow in [Flow::LeftToRight, Flow::RightToLeft] {
        for key in [Key::Stage(id("pay")), Key::Step(id("settle")), Key::Card(id("c")), Key::Pain(id("p1"))] {
            let mut editor = journey(flow);
            editor.select(Selection::one(key));
            editor.fit_stage();
            let view = editor.view().camera.visible(editor.view().size);
            let card = editor.area_of(Key::Card(id("c"))).unwrap();
            assert!(view.union(card) == view, "{flow:?} {key:?}");
            assert!(editor.view().camera.zoom > 1.0, "{flow:?} {key:?}");
            assert!(!seen(&editor).contains(&"a") && !seen(&editor).contains(&"e"), "{flow:?} {:?}", seen(&editor));
        }
    }
}

/// Where the edges of a part of the map are on the view, from its left edge.
fn span(editor: &Editor, area: Rect) -> (f64, f64) {
    let at = |x: f64| editor.view().camera.view_from_map(Point::new(x, area.y0)).x;
    (at(area.x0), at(area.x1))
}

#[test]
fn a_stage_fills_the_width_of_the_view_and_what_is_looked_at_stays_in_it() {
    for flow in [Flow::LeftToRight, Flow::RightToLeft] {
        let mut editor = journey(flow);
        // Wide enough for a stage at less than the largest zoom, and much too low for all lanes.
        editor.view_mut().size = Size::new(600.0, 120.0);
        editor.select(Selection::one(Key::Card(id("e"))));
        editor.reveal(Key::Card(id("e")));
        editor.fit_stage();
        let steps = ["stay", "go"].map(|step| editor.area_of(Key::Step(id(step))).unwrap());
        let (left, right) = span(&editor, steps[0].union(steps[1]));
        let (before, after) = if flow.is_rtl() { (600.0 - right, left) } else { (left, 600.0 - right) };
        assert!((15.0..60.0).contains(&after), "{flow:?}: {left} to {right}");
        let rail = editor.layout().grid.rail_end * editor.view().camera.zoom;
        assert!((rail..rail + 80.0).contains(&before), "{flow:?}: the lane names are before it: {left} to {right}");
        let seen = editor.view().camera.visible(editor.view().size);
        assert!(seen.overlaps(editor.area_of(Key::Card(id("e"))).unwrap()), "{flow:?}");
        assert!(editor.view().camera.zoom > 0.9, "its height does not make it smaller");
    }
}

#[test]
fn fit_width_shows_the_map_from_its_first_to_its_last_step_at_the_height_that_was_looked_at() {
    for flow in [Flow::LeftToRight, Flow::RightToLeft] {
        let mut editor = journey(flow);
        editor.view_mut().size = Size::new(700.0, 60.0);
        editor.view_mut().camera.origin.y = 100.0;
        editor.fit_width();
        let (left, right) = span(&editor, editor.scene().size.to_rect());
        assert!((left - 16.0).abs() < 1e-6 && (right - 684.0).abs() < 1e-6, "{flow:?}: {left} to {right}");
        let seen = editor.view().camera.visible(editor.view().size);
        assert!((seen.center().y - 130.0).abs() < 1e-6, "{flow:?}: {seen:?}");
        // With room for all of it, it begins at the top.
        editor.view_mut().size = Size::new(700.0, 5000.0);
        editor.fit_width();
        assert_eq!(editor.view().camera.view_from_map(Point::ZERO).y.round(), 16.0, "{flow:?}");
    }
}

#[test]
fn a_denser_map_stays_where_it_is_looked_at_and_nothing_of_it_changes() {
    for flow in [Flow::LeftToRight, Flow::RightToLeft] {
        let mut editor = journey(flow);
        let place = |editor: &Editor, name: &str| {
            editor.view().camera.view_from_map(editor.area_of(Key::Card(id(name))).unwrap().center())
        };
        editor.select(Selection::one(Key::Card(id("d"))));
        editor.reveal(Key::Card(id("d")));
        let (before, map, zoom) = (place(&editor, "d"), editor.map().clone(), editor.view().camera.zoom);
        editor.set_density(Density::Compact);
        assert!((place(&editor, "d") - before).hypot() < 1e-6, "{flow:?}");
        assert_eq!((editor.map(), editor.view().camera.zoom, editor.density()), (&map, zoom, Density::Compact));
        assert!(editor.is_saved() && editor.can_undo().is_none());
        let width = editor.scene().size.width;
        editor.set_density(Density::Comfortable);
        assert_eq!(editor.scene().size.width - width, 5.0 * 32.0, "{flow:?}");
        assert!((place(&editor, "d") - before).hypot() < 1e-6, "{flow:?}");
    }
}

#[test]
fn with_nothing_selected_it_is_the_stage_in_the_middle_of_the_view() {
    let mut editor = journey(Flow::LeftToRight);
    let last = editor.area_of(Key::Card(id("e"))).unwrap();
    editor.view_mut().camera.origin.x = last.center().x - 450.0;
    editor.fit_stage();
    assert_eq!(seen(&editor), ["d", "e"]);
}

#[test]
fn a_map_without_stages_stays_as_it_is() {
    let mut editor = Editor::new(Map::default(), IdSource::seeded(1));
    editor.view_mut().size = Size::new(900.0, 600.0);
    let before = *editor.view();
    editor.fit_stage();
    assert_eq!(*editor.view(), before);
}

/// The part of the map that is in view.
fn shown(editor: &Editor) -> Rect {
    editor.scene().size.to_rect().intersect(editor.view().camera.visible(editor.view().size))
}

#[test]
fn however_far_one_moves_a_part_of_the_map_stays_in_view() {
    for flow in [Flow::LeftToRight, Flow::RightToLeft] {
        for zoom in [0.05, 1.0, 4.0] {
            for far in [Vec2::new(1e5, 1e5), Vec2::new(-1e5, 1e5), Vec2::new(-1e5, -1e5)] {
                let mut editor = journey(flow);
                editor.view_mut().camera.zoom = zoom;
                editor.view_mut().camera.pan(far);
                editor.keep_in_sight();
                let seen = shown(&editor).size() * zoom;
                let whole = editor.scene().size * zoom;
                assert!(seen.width >= (whole.width / 2.0).min(100.0) - 1e-6, "{flow:?} {zoom} {far:?} {seen:?}");
                assert!(seen.height >= (whole.height / 4.0).min(100.0) - 1e-6, "{flow:?} {zoom} {far:?} {seen:?}");
            }
        }
    }
}

#[test]
fn what_is_in_view_is_not_moved_nor_a_map_at_its_start() {
    for flow in [Flow::LeftToRight, Flow::RightToLeft] {
        let mut editor = journey(flow);
        for by in [Vec2::ZERO, Vec2::new(120.0, 80.0)] {
            editor.view_mut().camera.pan(by);
            let before = *editor.view();
            editor.keep_in_sight();
            assert_eq!(*editor.view(), before);
        }
    }
}

#[test]
fn a_map_under_what_is_dragged_stops_at_its_end_and_stays_where_all_of_it_is_seen() {
    let mut editor = journey(Flow::LeftToRight);
    while editor.pan_to_edge(Vec2::new(-300.0, 0.0)) {}
    let end = editor.view().camera.visible(editor.view().size).x1;
    assert!((end - editor.scene().size.width).abs() < 1e-6);
    for flow in [Flow::LeftToRight, Flow::RightToLeft] {
        let mut editor = journey(flow);
        editor.fit_map();
        for by in [Vec2::new(9.0, 9.0), Vec2::new(-9.0, -9.0), Vec2::new(9.0, -9.0)] {
            assert!(!editor.pan_to_edge(by), "{flow:?} {by:?}");
        }
    }
}

#[test]
fn rings_of_stages_end_at_the_lane_names_and_those_of_lanes_at_the_stages() {
    for flow in [Flow::LeftToRight, Flow::RightToLeft] {
        let mut editor = journey(flow);
        editor.view_mut().camera.zoom = 2.0;
        editor.view_mut().camera.pan(Vec2::new(-300.0 * flow.sign(), -300.0));
        let view = editor.view().camera.visible(editor.view().size);
        let mut within = |key: Key| {
            editor.select(Selection::one(key));
            let overlay = editor.overlay(None);
            (overlay.selected[0].within, overlay.clear)
        };
        let (stage, clear) = within(Key::Stage(id("pay")));
        assert_eq!((stage.x0, stage.x1, stage.y0), (clear.x0, clear.x1, view.y0), "{flow:?}");
        assert!(clear.width() < view.width() && clear.height() < view.height());
        let (lane, clear) = within(Key::Lane(id("customer")));
        assert_eq!((lane.x0, lane.x1, lane.y0), (view.x0, view.x1, clear.y0), "{flow:?}");
        let (card, clear) = within(Key::Card(id("c")));
        assert_eq!(card, clear, "{flow:?}");
    }
}

#[test]
fn a_map_that_was_far_away_in_a_corner_fills_the_view_at_full_size() {
    for flow in [Flow::LeftToRight, Flow::RightToLeft] {
        for corner in [Vec2::ZERO, Vec2::new(850.0, 0.0), Vec2::new(850.0, 550.0), Vec2::new(0.0, 550.0)] {
            let mut editor = journey(flow);
            let (size, map) = (editor.view().size, editor.scene().size);
            editor.view_mut().camera.zoom = 0.05;
            editor.view_mut().camera.origin = Vec2::ZERO.to_point() - corner / 0.05;
            editor.zoom_by(20.0);
            let seen = editor.view().camera.visible(size).intersect(map.to_rect());
            let least = (map.width.min(size.width) - 100.0, map.height.min(size.height) - 100.0);
            assert!(seen.width() >= least.0 && seen.height() >= least.1, "{flow:?} {corner:?} {seen:?}");
        }
    }
}

#[test]
fn what_is_selected_stays_where_it_is_while_one_zooms() {
    for flow in [Flow::LeftToRight, Flow::RightToLeft] {
        let mut editor = journey(flow);
        let key = Key::Card(id("c"));
        editor.select(Selection::one(key));
        editor.reveal(key);
        let place = |editor: &Editor| editor.view().camera.view_from_map(editor.area_of(key).unwrap().center());
        editor.zoom_by(2.0);
        let before = place(&editor);
        editor.zoom_by(1.25);
        assert!((place(&editor) - before).hypot() < 1.0, "{flow:?} {before:?} {:?}", place(&editor));
    }
}
