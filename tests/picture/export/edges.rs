//! Edges, seams and colors of a picture, to the pixel.

use std::io::{self, Write};
use std::sync::Arc;

use throughline::geom::{BezPath, Flow, Point, Size};
use throughline::i18n::{Locale, MapWords};
use throughline::layout::{LayoutOptions, Workspace, layout};
use throughline::model::{Map, ReadingOrder, Role};
use throughline::render::Progress;
use throughline::render::png::{Pixels, render};
use throughline::scene::{Color, Dash, Frame, Layer, LayerKind, Placed, Radii, Scene, Shape, Stroke};
use throughline::text::{Align, Engine, Request, Style, Weight};
use throughline::theme::Theme;

use crate::support::grid_map;

use super::picture::{BLUE, INK, PAPER, at, on_paper, pixels, rect, scene, transparent};

#[test]
fn areas_that_meet_in_the_map_meet_on_a_whole_pixel() {
    let halves = [(0.0, 0.0, rect(300.0, 96.37, BLUE)), (0.0, 96.37, rect(300.0, 103.74, INK))];
    let drawn = pixels(&scene(300.0, 200.11, halves), &on_paper(1.0)).unwrap();
    assert_eq!([0, 95, 96, 199, 200].map(|y| at(&drawn, 150, y)), [BLUE, BLUE, INK, INK, PAPER]);
    assert_eq!([0, 299].map(|x| at(&drawn, x, 95)), [BLUE, BLUE]);
}

/// A map of two curves over eighteen steps.
fn curves() -> Map {
    let mut map = grid_map(500);
    let steps = ReadingOrder::new(&map).steps()[..18].to_vec();
    map.steps.retain(|step, _| steps.contains(step));
    map.emotions.retain(|_, emotion| steps.contains(&emotion.step));
    map.lanes.retain(|_, lane| lane.role == Role::Emotion);
    (map.cards, map.connectors, map.pains, map.waits) = Default::default();
    map
}

#[test]
fn a_curve_in_parts_looks_like_one_in_a_piece() {
    let map = curves();
    let scene = |curve_parts| {
        let options = LayoutOptions { curve_parts, legend: false, ..LayoutOptions::picture(MapWords::of(Locale::En)) };
        layout(&map, &mut Workspace::new(), &Theme::light(), &options).scene
    };
    let [parts, whole] = [true, false].map(scene);
    let count = |scene: &Scene| scene.layer(LayerKind::Emotion).len();
    assert!(count(&parts) > count(&whole));
    let [parts, whole] = [parts, whole].map(|scene| pixels(&scene, &on_paper(1.0)).unwrap());
    // A line ends below the point at which the next one begins.
    let differ = parts.rgba.iter().zip(&whole.rgba).filter(|(one, other)| one.abs_diff(**other) > 1).count();
    assert_eq!((differ, parts.width, parts.height), (0, whole.width, whole.height));
}

/// A rectangle with a square and three round corners and an edge of that width.
fn edged(edge: f64) -> Shape {
    let radii = Radii { nw: 0.0, ..Radii::all(8.0) };
    Shape::Rect { size: Size::new(90.0, 60.0), radii, fill: Some(BLUE), stroke: Some(Stroke::solid(INK, edge)) }
}

#[test]
fn a_square_corner_stays_square_under_an_edge() {
    let drawn = pixels(&scene(120.0, 100.0, [(10.0, 20.0, edged(2.0))]), &on_paper(1.0)).unwrap();
    assert_eq!([(9, 19), (50, 19), (9, 50)].map(|(x, y)| at(&drawn, x, y)), [INK; 3], "the corner and its sides");
    assert_eq!([(8, 19), (9, 18)].map(|(x, y)| at(&drawn, x, y)), [PAPER; 2], "it goes no farther");
    assert_eq!([(100, 19), (100, 80), (9, 80)].map(|(x, y)| at(&drawn, x, y)), [PAPER; 3], "the others are round");
    assert_eq!([(100, 50), (50, 80)].map(|(x, y)| at(&drawn, x, y)), [INK; 2], "as far as the square one");
}

#[test]
fn within_an_edge_that_is_wider_than_the_corners_are_round_the_corners_are_square() {
    let drawn = pixels(&scene(140.0, 120.0, [(20.0, 30.0, edged(18.0))]), &on_paper(1.0)).unwrap();
    assert_eq!([(29, 39), (100, 39), (100, 80), (29, 80)].map(|(x, y)| at(&drawn, x, y)), [BLUE; 4]);
    assert_eq!([(28, 39), (101, 80), (100, 81), (29, 81)].map(|(x, y)| at(&drawn, x, y)), [INK; 4]);
}

#[test]
fn straight_colors_are_those_that_were_multiplied() {
    let channels = [0, 1, 127, 200, u8::MAX];
    let spots = (1..=u8::MAX).flat_map(|a| {
        let spot = move |(row, r): (usize, u8)| (f64::from(a), row as f64, rect(1.0, 1.0, Color { r, g: 0, b: 0, a }));
        channels.into_iter().enumerate().map(spot)
    });
    let drawn = pixels(&scene(256.0, 5.0, spots), &transparent(1.0)).unwrap();
    let multiplied = |c: u8, a: u8| (u32::from(c) * u32::from(a) + 127) / 255;
    for a in 1..=u8::MAX {
        for (row, c) in channels.into_iter().enumerate() {
            let straight = at(&drawn, u32::from(a), row as u32);
            assert_eq!((straight.a, multiplied(straight.r, a)), (a, multiplied(c, a)), "{c} at {a}");
        }
    }
}

/// A frame whose edges, corners, dashes and curves are cut wherever a picture is cut.
fn busy() -> Arc<Frame> {
    let mut frame = Frame::new(Size::new(300.0, 200.0));
    for step in 0..12_u8 {
        let along = f64::from(step) * 21.7;
        let dash = if step % 2 == 0 { Dash::Solid } else { Dash::Dashed };
        let stroke = Some(Stroke { color: BLUE.with_alpha(200), width: 1.5, dash });
        let (fill, radii) = (Some(Color::hex(0xfdecec).with_alpha(140)), Radii::all(f64::from(step)));
        let shape = Shape::Rect { size: Size::new(60.3, 44.1), radii, fill, stroke };
        frame.push(Point::new(along, along / 2.0), None, shape);
        let mut path = BezPath::new();
        path.move_to((0.0, 0.0));
        path.curve_to((80.0, 10.0), (-40.0, 90.0), (70.0, 120.0));
        frame.push(Point::new(along, 3.3), None, Shape::Path { path: Arc::new(path), fill, stroke });
    }
    let style = Style { weight: Weight::SemiBold, size: 15.0, line_height: 20.0 };
    let text = "Calls the hotline, הלקוח מתקשר, and waits";
    let request = Request { text, style, width: Some(90.0), align: Align::Center, flow: Flow::LeftToRight };
    let shape = Shape::Text { block: Engine::new().block(&request), color: Color::hex(0x1f2024) };
    frame.push(Point::new(40.0, 20.0), None, shape);
    Arc::new(frame)
}

/// The busy frame in a scene of that size, at a place.
fn busy_at(size: (f64, f64), place: (f64, f64)) -> Pixels {
    let placed = Placed { at: Point::new(place.0, place.1), tag: None, frame: busy() };
    let layers = vec![Layer::from_frames(LayerKind::Cards, vec![placed])];
    let scene = Scene::new(Size::new(size.0, size.1), Flow::LeftToRight, layers);
    pixels(&scene, &on_paper(1.25)).unwrap()
}

#[test]
fn bands_and_tiles_of_a_picture_join_without_a_seam() {
    let whole = busy_at((300.0, 200.0), (0.0, 0.0));
    assert_eq!((whole.width, whole.height), (375, 250));
    // A band has 1024 rows at most, and fewer in a wide picture, where a tile ends at the pixel 32768.
    for (size, place) in [((300.0, 1_000.0), (0.0, 720.0)), ((32_000.0, 200.0), (26_000.0, 0.0))] {
        let cut = busy_at(size, place);
        let (left, top) = ((place.0 * 1.25) as u32, (place.1 * 1.25) as u32);
        let row = |of: &Pixels, x: u32, y: u32| -> Vec<u8> {
            let from = 4 * (y * of.width + x) as usize;
            of.rgba[from..from + 4 * whole.width as usize].to_vec()
        };
        for y in 0..whole.height {
            let (one, other) = (row(&whole, 0, y), row(&cut, left, top + y));
            let most = one.iter().zip(&other).map(|(a, b)| a.abs_diff(*b)).max();
            assert!(most <= Some(4), "row {y} of a picture of {size:?}: {most:?}");
        }
    }
}

/// Notes how far a picture is whenever a piece of it comes.
struct Watching<'a> {
    progress: &'a Progress,
    done: Vec<f64>,
}

impl Write for Watching<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.done.push(self.progress.done());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_band_is_bounded_however_wide_the_picture_is() {
    // Spots of all colors, of which no band can be packed into a single piece of the file.
    let spots = (0..6_000_u32).map(|at| {
        let color = Color::hex(at.wrapping_mul(2_654_435_761).rotate_left(7) & 0xff_ffff);
        (f64::from(at * 16), 0.0, rect(3.0, 32.0, color))
    });
    let progress = Progress::default();
    let mut out = Watching { progress: &progress, done: Vec::new() };
    render(&scene(100_000.0, 32.0, spots), &on_paper(1.0), &progress, &mut out).unwrap();
    out.done.push(progress.done());
    let bands = out.done.windows(2).map(|pair| (pair[1] - pair[0]) * 100_000.0 * 32.0);
    let largest = bands.fold(0.0, f64::max);
    assert!(largest > 0.0 && largest <= f64::from(2 << 20), "{largest} pixels at once: {:?}", out.done);
}
