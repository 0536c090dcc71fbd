//! The map as tiles, without a window: what the graphics card is handed for a scene, a zoom and a view, put together as
//! it would put it together.

mod pages;

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Context, Pos2, RawInput, Rect, pos2, vec2};
use proptest::prelude::*;
use throughline::app::paint::pages::{PageChange, Quad};
use throughline::app::paint::painter::{Painter, aligned};
use throughline::app::paint::planes::{NamePlaces, PlaneView, ViewedScene, plane_views};
use throughline::app::paint::tiles::{AT_ONCE, TileStats};
use throughline::editor::Editor;
use throughline::geom::{self, Camera, Flow, Point, Size, Vec2};
use throughline::i18n::{Locale, MapWords};
use throughline::layout::{LayoutOptions, Workspace, layout};
use throughline::model::{IdSource, Map};
use throughline::persist::{read, template};
use throughline::render::Progress;
use throughline::render::png::{Compression, PartPainter, PicturePart, PictureSize, PngOptions, pixels};
use throughline::scene::{Color, Frame, Layer, LayerKind, Placed, Radii, Scene, Shape, Stroke};
use throughline::text::{Align, Edit, Engine, Request, Style, Weight};
use throughline::theme::Theme;

use crate::support::{cases, grid_map, random_command, random_map, short_or_long};

/// What no tile has, and all of a page before something is drawn there.
const BARE: [u8; 4] = [255, 0, 255, 0];

/// A window that is never shown, and a screen that is one.
struct Window {
    ctx: Context,
    painter: Painter,
    time: f64,
    pixels_per_point: f32,
    view: Rect,
    pages: HashMap<usize, PagePixels>,
    quads: Vec<Quad>,
}

/// A texture.
struct PagePixels {
    size: [usize; 2],
    /// Four bytes for each.
    pixels: Vec<u8>,
}

impl PagePixels {
    fn at(&self, column: usize, row: usize) -> [u8; 4] {
        let first = (row * self.size[0] + column) * 4;
        self.pixels[first..first + 4].try_into().unwrap()
    }

    /// The pixels of which a smooth one is mixed that is looked up there.
    fn mixed(&self, column: f64, row: f64) -> Vec<[u8; 4]> {
        let pair = |at: f64, length: usize| {
            let at = at - 0.5;
            let other = if at - at.floor() < 1e-6 { at } else { at + 1.0 };
            [at, other].map(|at| at.floor().clamp(0.0, length as f64 - 1.0) as usize)
        };
        let (columns, rows) = (pair(column, self.size[0]), pair(row, self.size[1]));
        rows.into_iter().flat_map(|row| columns.map(|column| self.at(column, row))).collect()
    }
}

/// The pixels of a view, row by row.
#[derive(PartialEq)]
struct Shown {
    size: [usize; 2],
    pixels: Vec<[u8; 4]>,
}

impl Shown {
    fn bare(size: [usize; 2]) -> Self {
        Self { size, pixels: vec![BARE; size[0] * size[1]] }
    }

    fn put(&mut self, x: usize, y: usize, pixel: [u8; 4]) {
        self.pixels[y * self.size[0] + x] = pixel;
    }

    fn at(&self, x: usize, y: usize) -> [u8; 4] {
        self.pixels[y * self.size[0] + x]
    }

    fn is_covered(&self) -> bool {
        self.pixels.iter().all(|pixel| *pixel != BARE)
    }

    /// How many pixels look different: rounding may tell one shade from the next.
    fn differs(&self, other: &Self) -> usize {
        assert_eq!(self.size, other.size);
        let far = |one: &[u8; 4], other: &[u8; 4]| one.iter().zip(other).any(|(a, b)| a.abs_diff(*b) > 2);
        self.pixels.iter().zip(&other.pixels).filter(|(one, other)| far(one, other)).count()
    }
}

fn paper() -> Color {
    Theme::default().paper
}

impl Window {
    fn new() -> Self {
        let ctx = Context::default();
        let painter = Painter::new(&ctx);
        let view = Rect::from_min_size(pos2(40.0, 20.0), vec2(600.0, 400.0));
        Self { ctx, painter, time: 0.0, pixels_per_point: 1.0, view, pages: HashMap::new(), quads: Vec::new() }
    }

    fn pixel_view(&self) -> geom::Rect {
        let Rect { min, max } = self.view;
        let [x0, y0, x1, y1] = [min.x, min.y, max.x, max.y].map(|at| f64::from((at * self.pixels_per_point).round()));
        geom::Rect::new(x0, y0, x1, y1)
    }

    /// Where the planes are.
    fn planes(&self, scene: &Scene, camera: Camera) -> Vec<PlaneView> {
        let point = f64::from(self.pixels_per_point);
        let corner = Vec2::new(f64::from(self.view.min.x), f64::from(self.view.min.y)) * point;
        plane_views(scene, &camera, self.pixel_view(), corner, point)
    }

    fn paint_after(&mut self, seconds: f64, scene: &Scene, camera: Camera) -> TileStats {
        self.time += seconds;
        let screen = Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 1000.0));
        let mut input = RawInput { screen_rect: Some(screen), time: Some(self.time), ..RawInput::default() };
        let root = input.viewports.entry(egui::ViewportId::ROOT).or_default();
        root.native_pixels_per_point = Some(self.pixels_per_point);
        let (painter, view) = (&mut self.painter, self.view);
        let mut output = self.ctx.run_ui(input, |ui| {
            painter.paint(ui.painter(), view, &camera, scene, paper());
        });
        output.textures_delta.clear();
        let (changes, quads) = self.painter.take_picture();
        changes.into_iter().for_each(|change| self.change(change));
        self.quads = quads;
        self.painter.stats()
    }

    /// Paints until all is there, from a second after the last time on: the zoom rests.
    fn paint(&mut self, scene: &Scene, camera: Camera) -> Shown {
        self.paint_after(1.0, scene, camera);
        self.paint_after(1.0, scene, camera);
        self.finish(scene, camera);
        self.show()
    }

    fn finish(&mut self, scene: &Scene, camera: Camera) {
        for _ in 0..40 {
            if self.painter.tiles().is_complete() {
                return;
            }
            self.painter.tiles().wait();
            self.paint_after(0.01, scene, camera);
        }
        panic!("it is never complete: {:?}", self.painter.stats());
    }

    fn change(&mut self, change: PageChange) {
        match change {
            PageChange::Make { page, size } => {
                let size = size.map(|length| length as usize);
                let made = PagePixels { size, pixels: BARE.repeat(size[0] * size[1]) };
                assert!(self.pages.insert(page, made).is_none(), "a page that was not there");
            }
            PageChange::Draw { page, at, size, pixels } => {
                let page = self.pages.get_mut(&page).expect("a page that was made");
                let [column, row, width, height] = [at[0], at[1], size[0], size[1]].map(|length| length as usize);
                assert_eq!(pixels.len(), width * height * 4);
                assert!(column + width <= page.size[0] && row + height <= page.size[1], "it fits");
                for (nth, pixels) in pixels.chunks(width * 4).enumerate() {
                    let first = ((row + nth) * page.size[0] + column) * 4;
                    page.pixels[first..first + width * 4].copy_from_slice(pixels);
                }
            }
            PageChange::Free(page) => drop(self.pages.remove(&page).expect("a page that was there")),
        }
    }

    /// The pixels of all textures.
    fn page_pixels(&self) -> usize {
        self.pages.values().map(|page| page.size[0] * page.size[1]).sum()
    }

    /// The quads of the last painting, put together.
    fn show(&self) -> Shown {
        let view = self.pixel_view();
        let mut shown = Shown::bare([view.width() as usize, view.height() as usize]);
        for quad in &self.quads {
            let page = &self.pages[&quad.page];
            let to = quad.to.intersect(view);
            let stretch = [quad.from.width() / quad.to.width(), quad.from.height() / quad.to.height()];
            let [x0, y0, x1, y1] = [to.x0, to.y0, to.x1, to.y1].map(|at| at.round() as usize);
            for y in y0..y1 {
                for x in x0..x1 {
                    let column = quad.from.x0 + (x as f64 + 0.5 - quad.to.x0) * stretch[0];
                    let row = quad.from.y0 + (y as f64 + 0.5 - quad.to.y0) * stretch[1];
                    let is_edge = x == x0 || x + 1 == x1 || y == y0 || y + 1 == y1;
                    if quad.smooth && is_edge {
                        assert!(!page.mixed(column, row).contains(&BARE), "a smooth pixel is mixed with nothing");
                    }
                    let inside = |at: f64, length: usize| (at.floor() as usize).min(length - 1);
                    let pixel = page.at(inside(column, page.size[0]), inside(row, page.size[1]));
                    shown.put(x - view.x0 as usize, y - view.y0 as usize, pixel);
                }
            }
        }
        shown
    }
}

/// The same view as one picture for each plane.
fn picture(window: &Window, scene: &Scene, camera: Camera) -> Shown {
    let (view, point) = (window.pixel_view(), f64::from(window.pixels_per_point));
    let scale = camera.zoom * point;
    let names = NamePlaces::new(scene, &camera, view.size() / point, scale);
    let viewed = ViewedScene { scene, names };
    let mut shown = Shown::bare([view.width() as usize, view.height() as usize]);
    for plane in window.planes(scene, camera) {
        let area = view - plane.origin;
        let [left, top] = [area.x0, area.y0].map(|at| at as i32);
        let part =
            PicturePart { left, top, width: view.width() as u16, height: view.height() as u16, scale, sharp: true };
        let frames = viewed.frames(plane.plane, area.scale_from_origin(1.0 / scale), scale);
        let mut drawn = Vec::new();
        PartPainter::new().paint(part, Some(paper()), &frames, &mut drawn);
        for cover in &plane.covers {
            let room = cover.intersect(view) - view.origin().to_vec2();
            for y in room.y0 as usize..room.y1 as usize {
                for x in room.x0 as usize..room.x1 as usize {
                    let first = (y * shown.size[0] + x) * 4;
                    shown.put(x, y, drawn[first..first + 4].try_into().unwrap());
                }
            }
        }
    }
    shown
}

fn sample(locale: Locale) -> Map {
    read(template("support", locale.code()).unwrap().as_bytes()).unwrap()
}

fn editor(locale: Locale) -> Editor {
    Editor::new(sample(locale), IdSource::seeded(1))
}

fn rect(w: f64, h: f64) -> Shape {
    let edge = Some(Stroke::solid(Color::hex(0xdfdfdb), 1.0));
    Shape::Rect { size: Size::new(w, h), radii: Radii::all(8.0), fill: Some(Color::hex(0xffffff)), stroke: edge }
}

fn plain(w: f64, h: f64) -> Shape {
    Shape::Rect { size: Size::new(w, h), radii: Radii::default(), fill: Some(Color::hex(0xeef4ff)), stroke: None }
}

fn words(text: &str) -> Shape {
    let style = Style { weight: Weight::Regular, size: 13.0, line_height: 18.0 };
    let request = Request { text, style, width: Some(140.0), align: Align::Start, flow: Flow::LeftToRight };
    Shape::Text { block: Engine::new().block(&request), color: Color::hex(0x1f2024) }
}

fn frame(shapes: Vec<Shape>) -> Arc<Frame> {
    let mut frame = Frame::new(Size::new(160.0, 60.0));
    for shape in shapes {
        frame.push(Point::ZERO, None, shape);
    }
    Arc::new(frame)
}

fn scene(kind: LayerKind, frames: Vec<(f64, f64, Arc<Frame>)>) -> Scene {
    let frames = frames.into_iter().map(|(x, y, frame)| Placed { at: Point::new(x, y), tag: None, frame }).collect();
    let layers = vec![Layer::from_frames(kind, frames)];
    Scene::new(Size::new(4000.0, 4000.0), Flow::LeftToRight, layers)
}

fn at(x: f64, y: f64, zoom: f64) -> Camera {
    Camera { origin: Point::new(x, y), zoom }
}

#[test]
fn tiles_put_together_are_the_picture_at_any_zoom_in_both_directions() {
    for locale in [Locale::En, Locale::He] {
        let editor = editor(locale);
        let mut window = Window::new();
        for (zoom, x, y, point) in [
            (1.0, 30.0, 20.0, 1.0),
            (1.0, 413.3, 240.7, 1.0),
            (0.73, 211.0, 90.4, 1.0),
            (0.31, -40.0, -30.0, 1.0),
            (2.2, 500.0, 300.0, 1.0),
            (1.0, 413.3, 240.7, 1.5),
        ] {
            window.pixels_per_point = point;
            let camera = at(x, y, zoom);
            let shown = window.paint(editor.scene(), camera);
            let wanted = picture(&window, editor.scene(), camera);
            assert!(shown.is_covered(), "{locale:?} at {zoom}");
            assert_eq!(shown.differs(&wanted), 0, "{locale:?} at {zoom} from {x}, {y}, {point} pixels a point");
        }
    }
}

#[test]
fn a_part_of_a_picture_is_that_part_of_the_whole_picture() {
    let editor = editor(Locale::En);
    let scene = editor.scene();
    let options = PngOptions {
        size: PictureSize::Factor(1.3),
        dpi: None,
        background: Some(paper()),
        compression: Compression::Fast,
    };
    let whole = pixels(scene, &options, &Progress::default()).unwrap();
    let part = PicturePart { left: 217, top: 131, width: 240, height: 170, scale: 1.3, sharp: false };
    let mut drawn = Vec::new();
    let frames: Vec<Placed> = scene.frames().map(|(_, placed)| placed.to_placed()).collect();
    PartPainter::new().paint(part, Some(paper()), &frames, &mut drawn);
    for (row, part) in drawn.chunks(240 * 4).enumerate() {
        let first = ((131 + row) * whole.width as usize + 217) * 4;
        let wanted = &whole.rgba[first..first + 240 * 4];
        assert!(part.iter().zip(wanted).all(|(one, other)| one.abs_diff(*other) <= 2), "row {row}");
    }
}

#[test]
fn a_view_that_moves_draws_each_tile_once() {
    let editor = editor(Locale::En);
    let mut window = Window::new();
    window.paint(editor.scene(), at(100.0, 100.0, 1.0));
    let mut pixels = 0;
    for step in 1..=60 {
        let camera = at(100.0 + f64::from(step) * 7.0, 100.0, 1.0);
        let stats = window.paint_after(0.016, editor.scene(), camera);
        // Names move to stay in sight.
        pixels += stats.pixels - stats.changed;
        window.finish(editor.scene(), camera);
    }
    // 420 columns came into view, and at most a column of tiles beside them.
    let most = (420 + 256) * 3 * 256;
    assert!(pixels <= most, "{pixels} of {most}");
    let back = at(100.0 + 59.0 * 7.0, 100.0, 1.0);
    let stats = window.paint_after(0.016, editor.scene(), back);
    assert_eq!(stats.pixels, stats.changed, "nothing is drawn twice");
}

#[test]
fn frames_outside_the_view_cost_nothing() {
    let mut window = Window::new();
    let far = scene(LayerKind::Cards, vec![(2000.0, 0.0, frame(vec![rect(160.0, 60.0)]))]);
    window.paint(&far, at(0.0, 0.0, 1.0));
    assert_eq!(window.paint_after(0.016, &far, at(0.0, 0.0, 1.0)), TileStats { seen: 6, ..TileStats::default() });
}

#[test]
fn a_letter_draws_its_card_again_and_nothing_else() {
    let mut editor = editor(Locale::En);
    let mut window = Window::new();
    let card = editor.map().cards.keys().copied().next().unwrap();
    let area = editor.area_of(card.into()).unwrap();
    let camera = at(area.x0 - 200.0, area.y0 - 150.0, 1.0);
    assert!(editor.begin_typing(card.into()));
    // One line, so that the row does not grow.
    editor.write(Edit::SelectAll);
    editor.write(Edit::Insert("a"));
    window.paint(editor.scene(), camera);
    for letter in ["b", "c"] {
        editor.write(Edit::Insert(letter));
        let stats = window.paint_after(0.016, editor.scene(), camera);
        assert!(stats.changed > 0, "{stats:?}");
        assert!(stats.pixels < 400 * 300, "{stats:?}");
        assert!(window.painter.tiles().is_complete());
        let fresh = Window::new().paint(editor.scene(), camera);
        assert_eq!(window.show().differs(&fresh), 0, "after {letter}");
    }
}

#[test]
fn a_painting_of_a_large_map_draws_no_more_than_it_may() {
    let editor = Editor::new(grid_map(2_000), IdSource::seeded(1));
    let mut window = Window::new();
    for zoom in [1.0, 0.3] {
        let camera = at(300.0, 300.0, zoom);
        for _ in 0..30 {
            let stats = window.paint_after(1.0, editor.scene(), camera);
            // Header, rail and corner are at most the width and the height of the view, and each tile a little more.
            assert!(stats.pixels <= AT_ONCE + 256 * (600 + 400 + 512), "{stats:?}");
            assert!(window.show().is_covered());
            if window.painter.tiles().is_complete() {
                break;
            }
            window.painter.tiles().wait();
        }
        assert!(window.painter.tiles().is_complete());
    }
}

#[test]
fn while_the_zoom_moves_the_last_tiles_are_stretched_and_at_rest_all_is_sharp() {
    let editor = editor(Locale::En);
    let mut window = Window::new();
    window.paint(editor.scene(), at(200.0, 100.0, 1.0));
    for step in 1..=4 {
        let zoom = 1.0 + f64::from(step) * 0.03;
        let stats = window.paint_after(0.016, editor.scene(), at(200.0, 100.0, zoom));
        assert_eq!(stats.parts, 0, "stretched");
        assert!(window.quads.iter().any(|quad| quad.smooth));
        assert!(window.show().is_covered());
    }
    let camera = at(200.0, 100.0, 1.12);
    assert_eq!(window.paint_after(0.016, editor.scene(), camera).parts, 0, "not yet at rest");
    assert!(window.paint_after(0.1, editor.scene(), camera).parts > 0, "exact at rest");
    window.finish(editor.scene(), camera);
    assert!(!window.quads.iter().any(|quad| quad.smooth));
    assert_eq!(window.show().differs(&picture(&window, editor.scene(), camera)), 0);
}

#[test]
fn zooming_out_leaves_no_hole_and_keeps_few_pages() {
    let editor = Editor::new(grid_map(600), IdSource::seeded(1));
    let mut window = Window::new();
    window.paint(editor.scene(), at(200.0, 100.0, 1.0));
    let (steps, factor) = (short_or_long(20, 60), short_or_long(0.83_f64, 0.94));
    for step in 1..=steps {
        let zoom = factor.powi(step);
        window.paint_after(0.016, editor.scene(), at(200.0, 100.0, zoom));
        assert!(window.show().is_covered(), "at {zoom}");
    }
    for step in (0..12).step_by(short_or_long(2, 1)) {
        let zoom = 0.73_f64.powi(12 - step);
        let _ = window.paint(editor.scene(), at(200.0, 100.0, zoom));
        let pixels = window.painter.tiles().page_pixels();
        assert!(pixels <= 12 * 600 * 400, "{pixels} at {zoom}");
        assert_eq!(window.page_pixels(), pixels);
    }
}

#[test]
fn a_view_at_rest_asks_for_no_repaint() {
    let mut window = Window::new();
    let scene = scene(LayerKind::Cards, vec![(100.0, 100.0, frame(vec![rect(160.0, 60.0), words("Help page")]))]);
    let asks = |window: &Window| window.ctx.repaint_causes().iter().any(|cause| cause.file.ends_with("painter.rs"));
    for zoom in [1.0, 1.05, 1.05] {
        window.paint(&scene, at(0.0, 0.0, zoom));
    }
    window.paint(&scene, at(0.0, 0.0, 1.05));
    assert!(!asks(&window));
    window.paint_after(0.016, &scene, at(0.0, 0.0, 1.1));
    window.paint_after(0.016, &scene, at(0.0, 0.0, 1.1));
    assert!(asks(&window));
}

/// The columns in which the color of a row changes.
fn edges(shown: &Shown, y: usize) -> Vec<usize> {
    (1..shown.size[0]).filter(|x| shown.at(x - 1, y) != shown.at(*x, y)).collect()
}

#[test]
fn the_edges_of_a_card_are_one_pixel_wide_and_sharp() {
    let mut window = Window::new();
    let scene = scene(LayerKind::Cards, vec![(10.0, 10.0, frame(vec![rect(160.0, 60.0)]))]);
    for (zoom, x, point) in [(1.0, 0.4, 1.0), (0.73, 3.3, 1.0), (1.0, 0.31, 1.5)] {
        window.pixels_per_point = point;
        let shown = window.paint(&scene, at(x, 0.25, zoom));
        let width = (zoom * f64::from(point)).round().max(1.0) as usize;
        let edges = edges(&shown, (40.0 * zoom * f64::from(point)) as usize);
        assert_eq!(edges.len(), 4, "paper, edge, inside, edge, paper: {edges:?}");
        assert_eq!((edges[1] - edges[0], edges[3] - edges[2]), (width, width), "at {zoom}, {point} pixels a point");
    }
}

#[test]
fn lanes_that_touch_leave_no_gap_at_any_zoom() {
    let mut window = Window::new();
    let band = |height: f64| {
        let mut band = Frame::new(Size::new(900.0, height));
        band.push(Point::ZERO, None, plain(900.0, height));
        Arc::new(band)
    };
    let lanes = vec![(0.0, 10.3, band(52.7)), (0.0, 63.0, band(41.9)), (0.0, 104.9, band(60.0))];
    let scene = scene(LayerKind::Lanes, lanes);
    for zoom in [1.0, 0.731, 0.5, 0.333, 1.27] {
        let shown = window.paint(&scene, at(0.0, 0.0, zoom));
        let rows: Vec<_> = (0..shown.size[1]).map(|y| shown.at(5, y)).collect();
        let colors = rows.chunk_by(|one, other| one == other).count();
        assert_eq!(colors, 3, "paper, lanes, paper at {zoom}");
    }
}

#[test]
fn the_header_stays_at_the_top_of_the_view() {
    let mut window = Window::new();
    let scene = scene(LayerKind::Header, vec![(10.0, 80.0, frame(vec![plain(160.0, 60.0)]))]);
    for (y, expected) in [(0.0, 80), (80.0, 0), (300.0, 0), (300.7, 0), (1211.3, 0)] {
        let shown = window.paint(&scene, at(0.0, y, 1.0));
        let top = (0..shown.size[1]).find(|row| shown.at(60, *row) == [0xee, 0xf4, 0xff, 0xff]);
        assert_eq!(top, Some(expected), "at {y}");
    }
}

#[test]
fn the_aligned_camera_is_what_the_view_shows() {
    let mut window = Window::new();
    let scene = scene(LayerKind::Cards, vec![(10.0, 10.0, frame(vec![plain(160.0, 60.0)]))]);
    let camera = at(3.37, 1.91, 1.0);
    let shown = window.paint(&scene, camera);
    let told = aligned(&camera, window.view, 1.0).view_from_map(Point::new(10.0, 10.0));
    let card = [0xee, 0xf4, 0xff, 0xff];
    let seen = (0..600).find_map(|x| (0..400).find(|y| shown.at(x, *y) == card).map(|y| (x as f64, y as f64)));
    assert_eq!(seen, Some((told.x.round(), told.y.round())));
}

proptest! {
    #![proptest_config(cases(4))]

    #[test]
    fn what_has_changed_is_drawn_again(seed in 0_u64..1 << 40, zoom in prop::sample::select(vec![1.0, 0.6, 0.2])) {
        let mut map = random_map(seed);
        let (mut workspace, theme) = (Workspace::new(), Theme::default());
        let mut lay_out = |map: &Map| {
            layout(map, &mut workspace, &theme, &LayoutOptions::canvas(MapWords::of(Locale::En))).scene
        };
        let mut window = Window::new();
        let mut camera = at(50.0, 40.0, zoom);
        window.paint(&lay_out(&map), camera);
        for step in 0..short_or_long(3, 6) {
            if let Ok(patch) = random_command(&map, seed.wrapping_add(step)).plan(&map) {
                patch.apply(&mut map).unwrap();
            }
            camera.pan(Vec2::new(-9.0, 4.0));
            let scene = lay_out(&map);
            window.paint_after(0.016, &scene, camera);
            window.finish(&scene, camera);
            let wanted = picture(&window, &scene, camera);
            prop_assert_eq!(window.show().differs(&wanted), 0, "after {} changes", step + 1);
        }
    }
}
