//! Tiles that are neighbors are shown as one, nothing is shown twice or before it is drawn, and pages take little.

use egui::{Rect, pos2, vec2};
use proptest::prelude::*;
use throughline::app::paint::rects::merged;
use throughline::editor::Editor;
use throughline::geom::{self, Camera, Flow, Size};
use throughline::i18n::{Locale, MapWords};
use throughline::layout::{LayoutOptions, Workspace, layout};
use throughline::model::IdSource;
use throughline::scene::{Frame, Layer, LayerKind, Placed, Scene};
use throughline::theme::Theme;

use super::{Window, at, editor, frame, picture, plain, rect, scene};
use crate::support::{cases, grid_map, random_map};

impl Window {
    /// One in which the map is as large as in a window of 1600 × 1000 points with all panels.
    fn large() -> Self {
        let view = Rect::from_min_size(pos2(200.0, 40.0), vec2(1200.0, 913.0));
        Self { view, ..Self::new() }
    }

    /// How often each pixel of the view is drawn by tiles and grounds, and how often it should be: once for each plane that is
    /// there.
    fn layers(&self, scene: &Scene, camera: Camera) -> [Vec<u8>; 2] {
        let planes = self.planes(scene, camera);
        let covers = planes.iter().flat_map(|plane| plane.covers.iter().copied());
        [self.counted(self.quads.iter().map(|quad| quad.to)), self.counted(covers)]
    }

    fn counted(&self, areas: impl Iterator<Item = geom::Rect>) -> Vec<u8> {
        let view = self.pixel_view();
        let width = view.width() as usize;
        let mut counts = vec![0; width * view.height() as usize];
        for area in areas.map(|area| area.intersect(view) - view.origin().to_vec2()) {
            let [x0, y0, x1, y1] = [area.x0, area.y0, area.x1, area.y1].map(|at| at.round() as usize);
            for row in y0..y1 {
                counts[row * width + x0..row * width + x1].iter_mut().for_each(|count| *count += 1);
            }
        }
        counts
    }

    /// There is a quad for each page in view, and one more for each area that the rail has beside a gap, in pages side by
    /// side; and up to four around the map.
    fn has_few_quads(&self, scene: &Scene, camera: Camera) -> bool {
        let mut pages: Vec<usize> = self.quads.iter().map(|quad| quad.page).collect();
        pages.sort_unstable();
        pages.dedup();
        let stuck: usize = self.planes(scene, camera).iter().skip(1).map(|plane| plane.covers.len()).sum();
        self.quads.len() <= pages.len() + 4 + 2 * stuck
    }
}

/// A wide scene with a header, lane names and a corner, and one card.
fn wide_scene() -> Scene {
    let placed = |kind, x: f64, y: f64, w: f64, h: f64| {
        let mut frame = Frame::new(Size::new(w, h));
        frame.push(geom::Point::ZERO, None, plain(w, h));
        Layer::from_frames(kind, vec![Placed { at: geom::Point::new(x, y), tag: None, frame: frame.into() }])
    };
    let card = Placed { at: geom::Point::new(900.0, 900.0), tag: None, frame: frame(vec![rect(160.0, 60.0)]) };
    let layers = vec![
        Layer::from_frames(LayerKind::Cards, vec![card]),
        placed(LayerKind::Rail, 0.0, 160.0, 164.0, 7800.0),
        placed(LayerKind::Header, 0.0, 60.0, 12_000.0, 100.0),
        placed(LayerKind::Corner, 0.0, 60.0, 164.0, 100.0),
    ];
    Scene::new(Size::new(12_000.0, 8000.0), Flow::LeftToRight, layers)
}

#[test]
fn tiles_that_are_neighbors_are_shown_as_one() {
    let mut window = Window::new();
    let scene = scene(LayerKind::Cards, vec![(300.0, 250.0, frame(vec![rect(160.0, 60.0)]))]);
    for (x, y) in [(100.0, 100.0), (160.0, 100.0), (424.0, 0.0)] {
        let camera = at(x, y, 1.0);
        window.paint(&scene, camera);
        // Six tiles in one page.
        assert_eq!(window.quads.len(), 1, "{:?}", window.quads);
        assert_eq!(window.quads[0].to, window.pixel_view());
    }
    // What has come into view since then is in another page.
    window.paint(&scene, at(700.0, 100.0, 1.0));
    assert_eq!(window.quads.len(), 2, "{:?}", window.quads);
}

#[test]
fn a_narrow_plane_has_a_page_of_its_own_size() {
    let mut window = Window::large();
    window.paint(&wide_scene(), at(2000.0, 1500.0, 1.0));
    let sizes: Vec<[usize; 2]> = window.pages.values().map(|page| page.size).collect();
    assert!(sizes.contains(&[164, 100]), "the corner: {sizes:?}");
    assert!(sizes.iter().any(|[width, height]| *width == 164 && *height > 900), "lane names: {sizes:?}");
    assert!(sizes.iter().any(|[width, height]| *width > 1000 && *height == 100), "the header: {sizes:?}");
}

#[test]
fn pages_take_no_more_than_a_few_views() {
    let scene = wide_scene();
    let view = 1200 * 913;
    for (x, y) in [(0.0, 0.0), (300.5, 200.0), (900.0, 700.0), (1333.0, 1450.0), (2500.0, 3333.0)] {
        let mut window = Window::large();
        window.paint(&scene, at(x, y, 1.0));
        let pixels = window.page_pixels();
        assert_eq!(pixels, window.painter.tiles().page_pixels());
        assert!(pixels * 10 <= view * 35, "{pixels} from {x}, {y}");
    }
    for ((right, down), most) in [((31.0, 0.0), 44), ((-23.0, 0.0), 44), ((31.0, 13.0), 65)] {
        let mut window = Window::large();
        let mut camera = at(3000.0, 1200.0, 1.0);
        window.paint(&scene, camera);
        for _ in 0..50 {
            camera.pan(geom::Vec2::new(-right, -down));
            window.paint_after(0.016, &scene, camera);
            let pixels = window.page_pixels();
            assert_eq!(pixels, window.painter.tiles().page_pixels());
            assert!(pixels * 10 <= view * most, "{pixels} while the view moves by {right}, {down}");
        }
    }
}

#[test]
fn the_names_of_stages_and_steps_cost_what_is_moved() {
    let editor = Editor::new(grid_map(2_000), IdSource::seeded(1));
    let mut window = Window::new();
    let mut camera = at(2000.0, 300.0, 1.0);
    let names = editor.scene().layer(LayerKind::Names).len();
    assert!(names > 40);
    window.paint(editor.scene(), camera);
    let mut looked_at = 0;
    for step in 1..=20 {
        camera.pan(geom::Vec2::new(-11.0, 0.0));
        let stats = window.paint_after(0.016, editor.scene(), camera);
        assert!(stats.names <= 6, "{} of {names}", stats.names);
        looked_at += stats.names;
        if step % 5 == 0 {
            window.finish(editor.scene(), camera);
            assert_eq!(window.show().differs(&picture(&window, editor.scene(), camera)), 0, "after {step} steps");
        }
    }
    assert!(looked_at > 0, "the name of the stage at the start of the view moves");
    let stats = window.paint_after(0.016, editor.scene(), camera);
    assert_eq!(stats.names, 0, "at rest none is looked at");
    // Far away and back: what was passed is at the end of what it names.
    for x in [200.0, 4000.0, 200.0, 2000.0] {
        let camera = at(x, 300.0, 1.0);
        window.paint(editor.scene(), camera);
        assert_eq!(window.show().differs(&picture(&window, editor.scene(), camera)), 0, "from {x}");
    }
}

#[test]
fn a_zoom_shows_one_picture_without_seams_and_no_pixel_of_nothing() {
    let editor = editor(Locale::En);
    let mut window = Window::new();
    for (x, y) in [(200.0, 100.0), (900.0, 300.0)] {
        window.paint(editor.scene(), at(x, y, 1.0));
        let tiles = window.quads.len();
        for step in 1..=5 {
            let zoom = 1.0 + f64::from(step) * 0.04;
            window.paint_after(0.016, editor.scene(), at(x + 3.0 * f64::from(step), y, zoom));
            assert!(window.show().is_covered(), "at {zoom}");
            assert!(window.quads.len() <= tiles + 2, "the view is smaller");
        }
    }
}

#[test]
fn areas_that_line_up_are_joined() {
    let tile = |column: f64, row: f64| geom::Rect::new(column, row, column + 1.0, row + 1.0);
    let square: Vec<_> = [(0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0)].map(|(x, y)| tile(x, y)).into();
    assert_eq!(merged(&square), [geom::Rect::new(0.0, 0.0, 2.0, 2.0)]);
    assert_eq!(merged(&square[..3]).len(), 2, "a corner is missing");
    assert!(merged(&[]).is_empty());
    assert!(merged(&[geom::Rect::ZERO]).is_empty());
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn joined_areas_cover_the_same_once(cells in prop::collection::vec((0_u8..7, 0_u8..7, 1_u8..4, 1_u8..4), 0..12)) {
        let rects: Vec<geom::Rect> = cells
            .iter()
            .map(|(x, y, w, h)| geom::Rect::from_origin_size((f64::from(*x), f64::from(*y)), (f64::from(*w), f64::from(*h))))
            .collect();
        let joined = merged(&rects);
        for (x, y) in (0..10).flat_map(|x| (0..10).map(move |y| (f64::from(x) + 0.5, f64::from(y) + 0.5))) {
            let over = |rects: &[geom::Rect]| rects.iter().filter(|rect| rect.contains((x, y))).count();
            prop_assert_eq!(over(&joined), over(&rects).min(1));
        }
    }
}

proptest! {
    #![proptest_config(cases(4))]

    #[test]
    fn a_view_is_drawn_once_and_only_with_what_was_drawn(
        seed in 0_u64..1 << 40,
        zoom in prop::sample::select(vec![1.0, 0.6, 1.7]),
        jumps in prop::collection::vec((-200.0..2500.0, -100.0..1500.0), 2),
        (right, down) in (-120.0..120.0, -90.0..90.0),
    ) {
        let map = random_map(seed);
        let options = LayoutOptions::canvas(MapWords::of(Locale::En));
        let scene = layout(&map, &mut Workspace::new(), &Theme::default(), &options).scene;
        let mut window = Window::new();
        for (x, y) in jumps {
            let mut camera = at(x, y, zoom);
            window.paint_after(1.0, &scene, camera);
            prop_assert!(window.show().is_covered());
            for step in 0..4 {
                camera.pan(geom::Vec2::new(right, down));
                window.paint_after(0.016, &scene, camera);
                if step % 2 == 1 {
                    prop_assert!(window.show().is_covered());
                    window.finish(&scene, camera);
                    let [drawn, wanted] = window.layers(&scene, camera);
                    prop_assert!(drawn == wanted, "step {} from {}, {}", step, x, y);
                    prop_assert!(window.has_few_quads(&scene, camera), "{} quads", window.quads.len());
                }
            }
        }
    }
}
