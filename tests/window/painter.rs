//! The canvas without a window: what is handed to the graphics card for a scene, a zoom and a view.

use std::sync::Arc;

use egui::epaint::{Mesh, Primitive, Vertex, WHITE_UV};
use egui::{Context, Pos2, RawInput, Rect, pos2, vec2};
use throughline::app::paint::painter::{Painter, aligned};
use throughline::geom::{Camera, Flow, Point, Size, Vec2};
use throughline::scene::{Color, Frame, Layer, LayerKind, Placed, Radii, Scene, Shape, Stroke};
use throughline::text::{Align, Engine, Request, Style, Weight};

/// A window that is never shown.
struct Window {
    ctx: Context,
    painter: Painter,
    time: f64,
    pixels_per_point: f32,
}

impl Window {
    fn new() -> Self {
        let ctx = Context::default();
        let painter = Painter::new(&ctx);
        Self { ctx, painter, time: 0.0, pixels_per_point: 1.0 }
    }

    fn view() -> Rect {
        Rect::from_min_size(pos2(40.0, 20.0), vec2(600.0, 400.0))
    }

    /// Paints once, a second after the last time: the zoom rests.
    fn paint(&mut self, scene: &Scene, camera: Camera) -> Vec<(Rect, Mesh)> {
        self.paint_after(1.0, scene, camera);
        self.paint_after(1.0, scene, camera)
    }

    fn paint_after(&mut self, seconds: f64, scene: &Scene, camera: Camera) -> Vec<(Rect, Mesh)> {
        self.time += seconds;
        let screen = Rect::from_min_size(Pos2::ZERO, vec2(800.0, 600.0));
        let mut input = RawInput { screen_rect: Some(screen), time: Some(self.time), ..RawInput::default() };
        let root = input.viewports.entry(egui::ViewportId::ROOT).or_default();
        root.native_pixels_per_point = Some(self.pixels_per_point);
        let painter = &mut self.painter;
        let mut output = self.ctx.run_ui(input, |ui| painter.paint(ui.painter(), Self::view(), &camera, scene, true));
        output.textures_delta.clear();
        self.ctx
            .tessellate(output.shapes, output.pixels_per_point)
            .into_iter()
            .filter_map(|clipped| match clipped.primitive {
                Primitive::Mesh(mesh) if !mesh.is_empty() => Some((clipped.clip_rect, mesh)),
                _ => None,
            })
            .collect()
    }

    fn tessellated(&self) -> usize {
        self.painter.stats().tessellated
    }
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
    Scene::new(Size::new(4000.0, 4000.0), Flow::LeftToRight, vec![Layer::from_frames(kind, frames)])
}

fn a_card() -> Scene {
    scene(LayerKind::Cards, vec![(100.0, 100.0, frame(vec![rect(160.0, 60.0), words("Help page")]))])
}

fn at(x: f64, y: f64, zoom: f64) -> Camera {
    Camera { origin: Point::new(x, y), zoom }
}

fn corners(meshes: &[(Rect, Mesh)]) -> Vec<Vertex> {
    meshes.iter().flat_map(|(_, mesh)| mesh.vertices.clone()).collect()
}

fn glyphs(meshes: &[(Rect, Mesh)]) -> usize {
    corners(meshes).iter().filter(|v| v.uv != WHITE_UV).count() / 4
}

#[test]
fn everything_is_clipped_to_the_view() {
    let mut window = Window::new();
    let frames =
        (0..100).map(|i| (f64::from(i % 10) * 180.0, f64::from(i / 10) * 80.0, frame(vec![rect(160.0, 60.0)])));
    let meshes = window.paint(&scene(LayerKind::Cards, frames.collect()), at(50.0, 50.0, 1.0));
    assert!(!meshes.is_empty());
    for (clip, _) in &meshes {
        assert!(Window::view().contains_rect(*clip), "{clip:?}");
    }
}

#[test]
fn frames_outside_the_view_cost_nothing() {
    let mut window = Window::new();
    let far = scene(LayerKind::Cards, vec![(2000.0, 0.0, frame(vec![rect(160.0, 60.0)]))]);
    assert!(window.paint(&far, at(0.0, 0.0, 1.0)).is_empty());
    assert_eq!((window.painter.stats().frames, window.tessellated()), (0, 0));
    assert!(!window.paint(&far, at(1900.0, 0.0, 1.0)).is_empty());
    assert_eq!(window.painter.stats().frames, 1);
}

#[test]
fn a_frame_is_tessellated_once_while_the_view_pans() {
    let mut window = Window::new();
    let scene = a_card();
    window.paint_after(1.0, &scene, at(0.0, 0.0, 1.0));
    assert_eq!(window.tessellated(), 1);
    for step in 1..20 {
        window.paint_after(0.016, &scene, at(f64::from(step) * 3.7, f64::from(step) * 1.3, 1.0));
        assert_eq!(window.tessellated(), 0);
    }
}

#[test]
fn the_same_card_at_another_place_is_not_tessellated_again() {
    let mut window = Window::new();
    let card = frame(vec![rect(160.0, 60.0), words("Help page")]);
    window.paint(&scene(LayerKind::Cards, vec![(100.0, 100.0, Arc::clone(&card))]), at(0.0, 0.0, 0.73));
    window.paint_after(0.016, &scene(LayerKind::Cards, vec![(133.0, 217.0, card)]), at(0.0, 0.0, 0.73));
    assert_eq!(window.tessellated(), 0);
}

#[test]
fn a_small_change_of_zoom_stretches_and_then_comes_to_rest() {
    let mut window = Window::new();
    let scene = a_card();
    window.paint(&scene, at(0.0, 0.0, 1.0));
    window.paint_after(0.016, &scene, at(0.0, 0.0, 1.03));
    assert_eq!(window.tessellated(), 0, "stretched while the zoom moves");
    window.paint_after(0.016, &scene, at(0.0, 0.0, 1.03));
    assert_eq!(window.tessellated(), 0, "not yet at rest");
    window.paint_after(0.1, &scene, at(0.0, 0.0, 1.03));
    assert_eq!(window.tessellated(), 1, "exact at rest");
    window.paint_after(0.1, &scene, at(0.0, 0.0, 1.03));
    assert_eq!(window.tessellated(), 0);
}

#[test]
fn a_view_at_rest_asks_for_no_repaint() {
    let mut window = Window::new();
    let scene = a_card();
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

#[test]
fn text_is_glyphs_then_bars_then_nothing() {
    let mut window = Window::new();
    let scene = scene(LayerKind::Cards, vec![(10.0, 10.0, frame(vec![words("Searches the site")]))]);
    assert_eq!(glyphs(&window.paint(&scene, at(0.0, 0.0, 1.0))), "Searchesthesite".len());
    assert_eq!(glyphs(&window.paint(&scene, at(0.0, 0.0, 0.32))), "Searchesthesite".len());
    let bars = window.paint(&scene, at(0.0, 0.0, 0.29));
    assert_eq!((glyphs(&bars), corners(&bars).len()), (0, 8));
    assert!(window.paint(&scene, at(0.0, 0.0, 0.1)).is_empty());
}

#[test]
fn a_character_that_no_font_has_is_a_box_among_the_glyphs() {
    let mut window = Window::new();
    let scene = scene(LayerKind::Cards, vec![(10.0, 10.0, frame(vec![words("a\u{e000}b\u{378}")]))]);
    assert_eq!(glyphs(&window.paint(&scene, at(0.0, 0.0, 1.0))), 4);
}

#[test]
fn the_edges_of_a_card_at_rest_are_on_whole_pixels() {
    let mut window = Window::new();
    let scene = scene(LayerKind::Cards, vec![(10.0, 10.0, frame(vec![plain(160.0, 60.0)]))]);
    for (zoom, x, pixels_per_point) in [(1.0, 0.4, 1.0), (0.73, 3.3, 1.0), (1.0, 0.31, 1.5), (2.0, 7.77, 2.0)] {
        window.pixels_per_point = pixels_per_point;
        for vertex in corners(&window.paint(&scene, at(x, 0.25, zoom))) {
            let pixel = vertex.pos * pixels_per_point;
            let off = (pixel - pixel.round()).abs().max_elem();
            assert!(off < 1e-3, "zoom {zoom}, {pixels_per_point} pixels a point: {pixel:?}");
        }
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
        let all = corners(&window.paint(&scene, at(0.0, 0.0, zoom)));
        let bands: Vec<(f32, f32)> = all.chunks(4).map(|band| (band[0].pos.y, band[3].pos.y)).collect();
        assert_eq!(bands.len(), 3);
        assert_eq!((bands[0].1, bands[1].1), (bands[1].0, bands[2].0), "zoom {zoom}");
    }
}

#[test]
fn the_whole_of_a_large_map_needs_few_vertices() {
    let mut window = Window::new();
    let card = || frame(vec![rect(160.0, 60.0), plain(3.0, 60.0), words("Searches the site for a phone number")]);
    let frames = (0..10_000).map(|i| (f64::from(i % 100) * 186.0, f64::from(i / 100) * 100.0, card())).collect();
    let scene = scene(LayerKind::Cards, frames);
    let mut camera = Camera::default();
    let area = throughline::geom::Rect::new(0.0, 0.0, 18_600.0, 10_000.0);
    camera.fit(area, Size::new(600.0, 400.0), 8.0, 1.0);
    window.paint_after(1.0, &scene, camera);
    assert_eq!(window.painter.stats().frames, 10_000);
    assert!(window.painter.stats().vertices <= 150_000, "{:?}", window.painter.stats());
}

#[test]
fn the_header_stays_at_the_top_of_the_view() {
    let mut window = Window::new();
    let scene = scene(LayerKind::Header, vec![(10.0, 80.0, frame(vec![plain(160.0, 60.0)]))]);
    for (y, expected) in [(0.0, 100.0), (80.0, 20.0), (300.0, 20.0), (300.7, 20.0), (1211.3, 20.0)] {
        let top = corners(&window.paint(&scene, at(0.0, y, 1.0))).iter().map(|v| v.pos.y).fold(f32::INFINITY, f32::min);
        assert_eq!(top, expected);
    }
}

#[test]
fn the_aligned_camera_is_what_a_resting_view_shows() {
    let mut window = Window::new();
    let scene = scene(LayerKind::Cards, vec![(10.0, 10.0, frame(vec![plain(160.0, 60.0)]))]);
    let camera = at(3.37, 1.91, 1.0);
    let seen = corners(&window.paint(&scene, camera))[0].pos;
    let told = aligned(&camera, Window::view(), 1.0).view_from_map(Point::new(10.0, 10.0)) + Vec2::new(40.0, 20.0);
    assert!((Point::new(f64::from(seen.x), f64::from(seen.y)) - told).hypot() < 1e-3, "{seen:?} {told:?}");
}

#[test]
fn the_glyph_texture_survives_being_full() {
    let mut window = Window::new();
    let largest = window.ctx.input(|input| input.max_texture_side).min(2048);
    let text = "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 אבגדהוזחטיכלמנסעפצקרשת";
    let scene = scene(LayerKind::Cards, vec![(0.0, 0.0, frame(vec![words(text)]))]);
    for step in 0..50 {
        let meshes =
            window.paint_after(1.0, &scene, at(0.0, 0.0, 4.0 * 1.4_f64.powi(step % 3) + f64::from(step) / 30.0));
        assert!(window.painter.atlas().side() <= largest);
        assert!(glyphs(&meshes) > 0);
        for (_, mesh) in &meshes {
            assert!(mesh.vertices.iter().all(|v| v.uv.x >= 0.0 && v.uv.x <= 1.0 && v.uv.y >= 0.0 && v.uv.y <= 1.0));
            let textures = window.ctx.tex_manager();
            assert!(textures.read().meta(mesh.texture_id).is_some(), "a mesh of a texture that is gone");
        }
    }
    let generation = window.painter.atlas().generation();
    assert!(generation >= 2, "the test was to fill the texture: {generation}");
}
