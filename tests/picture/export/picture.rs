//! Pictures: what is drawn where, in which size, and what is refused.

use std::io::{self, Write};
use std::sync::Arc;

use proptest::prelude::*;
use throughline::geom::{BezPath, Flow, Point, Rect, Size};
use throughline::model::{CardId, Id};
use throughline::render::Progress;
use throughline::render::png::{self as picture, Compression, LARGEST_SIDE, PictureSize, Pixels, PngError, PngOptions};
use throughline::scene::{Color, Dash, Frame, Layer, LayerKind, Part, Placed, Radii, Scene, Shape, Stroke, Tag};
use throughline::text::{Align, Block, Engine, Icon, Request, Style, Weight};

use crate::support::cases;

pub const PAPER: Color = Color::hex(0xfafaf8);
pub const BLUE: Color = Color::hex(0x2f6fed);
pub const INK: Color = Color::hex(0x2b2f38);

pub fn on_paper(scale: f64) -> PngOptions {
    PngOptions { background: Some(PAPER), ..transparent(scale) }
}

pub fn transparent(scale: f64) -> PngOptions {
    sized(PictureSize::Factor(scale))
}

pub fn sized(size: PictureSize) -> PngOptions {
    PngOptions { size, dpi: None, background: None, compression: Compression::default() }
}

pub fn pixels(scene: &Scene, options: &PngOptions) -> Result<Pixels, PngError> {
    picture::pixels(scene, options, &Progress::default())
}

fn render(scene: &Scene, options: &PngOptions, out: &mut dyn Write) -> Result<(), PngError> {
    picture::render(scene, options, &Progress::default(), out)
}

pub fn rect(width: f64, height: f64, fill: Color) -> Shape {
    Shape::Rect { size: Size::new(width, height), radii: Radii::default(), fill: Some(fill), stroke: None }
}

pub fn scene(width: f64, height: f64, items: impl IntoIterator<Item = (f64, f64, Shape)>) -> Scene {
    let size = Size::new(width, height);
    let mut frame = Frame::new(size);
    for (x, y, shape) in items {
        frame.push(Point::new(x, y), None, shape);
    }
    let placed = Placed { at: Point::ZERO, tag: None, frame: Arc::new(frame) };
    Scene::new(size, Flow::LeftToRight, vec![Layer::from_frames(LayerKind::Cards, vec![placed])])
}

pub fn at(pixels: &Pixels, x: u32, y: u32) -> Color {
    let from = 4 * (y * pixels.width + x) as usize;
    let [r, g, b, a] = pixels.rgba[from..from + 4].try_into().unwrap();
    Color { r, g, b, a }
}

fn block(text: &str) -> Arc<Block> {
    let style = Style { weight: Weight::Regular, size: 13.0, line_height: 18.0 };
    let request = Request { text, style, width: Some(120.0), align: Align::Start, flow: Flow::LeftToRight };
    Engine::new().block(&request)
}

/// The box, in map units, around all that isn't paper.
fn ink(pixels: &Pixels, scale: f64) -> Rect {
    let inked = (0..pixels.height).flat_map(|y| (0..pixels.width).map(move |x| (x, y)));
    let inked = inked.filter(|&(x, y)| at(pixels, x, y).r < PAPER.r - 60);
    let boxes = inked.map(|(x, y)| Rect::from_origin_size((f64::from(x), f64::from(y)), (1.0, 1.0)));
    boxes.reduce(|all, one| all.union(one)).unwrap_or_default().scale_from_origin(1.0 / scale)
}

fn decoded(bytes: &[u8]) -> (u32, u32, png::ColorType, Vec<u8>) {
    let mut reader = png::Decoder::new(io::Cursor::new(bytes)).read_info().unwrap();
    let mut data = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut data).unwrap();
    (info.width, info.height, info.color_type, data)
}

fn written(scene: &Scene, options: &PngOptions) -> Vec<u8> {
    let mut out = Vec::new();
    render(scene, options, &mut out).unwrap();
    out
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn a_picture_holds_the_whole_scene(width in 0.0..400.0_f64, height in 0.0..400.0_f64, scale in 0.05..3.0_f64) {
        let drawn = pixels(&scene(width, height, [(0.0, 0.0, rect(width, height, BLUE))]), &on_paper(scale)).unwrap();
        prop_assert!(f64::from(drawn.width) >= width * scale - 1e-5 && f64::from(drawn.height) >= height * scale - 1e-5);
        prop_assert!(f64::from(drawn.width) < width * scale + 1.1 && f64::from(drawn.height) < height * scale + 1.1);
        prop_assert_eq!(drawn.rgba.len(), 4 * (drawn.width * drawn.height) as usize);
    }

    #[test]
    fn decoding_the_file_gives_back_the_pixels(scale in 0.3..2.0_f64, paper in any::<bool>(), x in 0.0..80.0_f64) {
        let shapes = [(x, 8.0, rect(33.3, 20.0, BLUE)), (x + 9.0, 18.0, rect(30.0, 44.4, INK.with_alpha(77)))];
        let scene = scene(160.0, 80.0, shapes);
        let options = if paper { on_paper(scale) } else { transparent(scale) };
        let drawn = pixels(&scene, &options).unwrap();
        let (width, height, kind, data) = decoded(&written(&scene, &options));
        prop_assert_eq!((width, height), (drawn.width, drawn.height));
        if paper {
            prop_assert_eq!(kind, png::ColorType::Rgb);
            let rgb: Vec<u8> = drawn.rgba.chunks(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
            prop_assert!(drawn.rgba.chunks(4).all(|pixel| pixel[3] == 255));
            prop_assert_eq!(data, rgb);
        } else {
            prop_assert_eq!(kind, png::ColorType::Rgba);
            prop_assert_eq!(data, drawn.rgba);
        }
    }

    #[test]
    fn areas_that_meet_leave_no_seam(edge in 8.0..92.0_f64, scale in 0.2..3.0_f64) {
        let halves = [(0.0, 0.0, rect(100.0, edge, INK)), (0.0, edge, rect(100.0, 100.0 - edge, INK))];
        let drawn = pixels(&scene(100.0, 100.0, halves), &on_paper(scale)).unwrap();
        let middle = drawn.width / 2;
        let last = (100.0 * scale - 0.51).floor() as u32;
        prop_assert!((0..last).all(|y| at(&drawn, middle, y) == INK));
    }

    #[test]
    fn mirroring_twice_gives_the_same_scene(x in 0.0..300.0_f64, y in 0.0..100.0_f64, width in 1.0..90.0_f64) {
        let mut path = BezPath::new();
        path.move_to((0.0, 0.0));
        path.line_to((width, 8.0));
        let radii = Radii { nw: 8.0, ne: 0.0, se: 4.0, sw: 1.0 };
        let shapes = [
            (x, y, Shape::Rect { size: Size::new(width, 9.0), radii, fill: Some(BLUE), stroke: None }),
            (x, y, Shape::Path { path: Arc::new(path), fill: None, stroke: Some(Stroke::solid(INK, 1.5)) }),
        ];
        let once = scene(400.0, 120.0, shapes);
        let frames = |scene: &Scene| {
            let turned = |placed: throughline::scene::PlacedRef<'_>| Placed {
                frame: Arc::new(Frame::clone(placed.frame).mirrored()),
                ..placed.to_placed()
            };
            vec![Layer::from_frames(LayerKind::Cards, scene.frames().map(|(_, placed)| turned(placed)).collect())]
        };
        let there = Scene::new(once.size, Flow::RightToLeft, frames(&once));
        let back = Scene::new(once.size, Flow::RightToLeft, frames(&there));
        let same = |scene: &Scene| scene.to_string().lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
        prop_assert_eq!(same(&back), same(&once));
    }
}

#[test]
fn a_pixel_inside_the_rectangle_has_its_fill() {
    for scale in [1.0, 2.0] {
        let drawn = pixels(&scene(100.0, 60.0, [(20.0, 10.0, rect(40.0, 30.0, BLUE))]), &on_paper(scale)).unwrap();
        let at = |x: f64, y: f64| at(&drawn, (x * scale) as u32, (y * scale) as u32);
        assert_eq!(at(20.0, 10.0), BLUE);
        assert_eq!(at(59.5, 39.5), BLUE);
        assert_eq!(at(19.5, 20.0), PAPER);
        assert_eq!(at(60.0, 20.0), PAPER);
        assert_eq!(at(30.0, 9.5), PAPER);
        assert_eq!(at(30.0, 40.0), PAPER);
    }
}

#[test]
fn corners_are_round_where_they_should_be() {
    let radii = Radii { nw: 12.0, ..Radii::default() };
    let shape = Shape::Rect { size: Size::new(40.0, 40.0), radii, fill: Some(BLUE), stroke: None };
    let drawn = pixels(&scene(40.0, 40.0, [(0.0, 0.0, shape)]), &on_paper(1.0)).unwrap();
    assert_eq!(at(&drawn, 0, 0), PAPER);
    assert_eq!(at(&drawn, 39, 0), BLUE);
    assert_eq!(at(&drawn, 39, 39), BLUE);
    assert_eq!(at(&drawn, 0, 39), BLUE);
    assert_eq!(at(&drawn, 12, 12), BLUE);
}

#[test]
fn a_border_of_one_pixel_is_crisp_and_keeps_the_inside() {
    let stroke = Some(Stroke::solid(INK, 1.0));
    let shape = Shape::Rect { size: Size::new(41.0, 21.0), radii: Radii::default(), fill: Some(BLUE), stroke };
    let drawn = pixels(&scene(60.0, 40.0, [(9.5, 9.5, shape)]), &on_paper(1.0)).unwrap();
    let row: Vec<Color> = (8..12).map(|x| at(&drawn, x, 20)).collect();
    assert_eq!(row, [PAPER, INK, BLUE, BLUE]);
    let row: Vec<Color> = (48..52).map(|x| at(&drawn, x, 20)).collect();
    assert_eq!(row, [BLUE, BLUE, INK, PAPER]);
}

#[test]
fn a_border_without_an_inside_shows_what_is_behind() {
    for dash in [Dash::Solid, Dash::Dashed, Dash::Dotted] {
        let stroke = Some(Stroke { color: INK, width: 2.0, dash });
        let shape = Shape::Rect { size: Size::new(40.0, 20.0), radii: Radii::all(4.0), fill: None, stroke };
        let drawn = pixels(&scene(60.0, 40.0, [(10.0, 10.0, shape)]), &on_paper(1.0)).unwrap();
        assert_eq!(at(&drawn, 30, 20), PAPER, "{dash:?}");
        let above: Vec<Color> = (18..42).map(|x| at(&drawn, x, 10)).collect();
        assert!(above.contains(&INK), "{dash:?}");
        assert_eq!(above.contains(&PAPER), dash != Dash::Solid, "{dash:?}");
    }
}

#[test]
fn a_notch_of_a_path_stays_open() {
    let mut chevron = BezPath::new();
    chevron.move_to((0.0, 0.0));
    chevron.line_to((80.0, 0.0));
    chevron.line_to((92.0, 19.0));
    chevron.line_to((80.0, 38.0));
    chevron.line_to((0.0, 38.0));
    chevron.line_to((12.0, 19.0));
    chevron.close_path();
    let shape = Shape::Path { path: Arc::new(chevron), fill: Some(INK), stroke: None };
    let drawn = pixels(&scene(100.0, 38.0, [(0.0, 0.0, shape)]), &on_paper(1.0)).unwrap();
    assert_eq!(at(&drawn, 4, 19), PAPER);
    assert_eq!(at(&drawn, 20, 19), INK);
    assert_eq!(at(&drawn, 89, 19), INK);
    assert_eq!(at(&drawn, 90, 2), PAPER);
}

#[test]
fn a_line_has_its_width_and_its_gaps() {
    let mut path = BezPath::new();
    path.move_to((0.0, 10.0));
    path.line_to((100.0, 10.0));
    let path = Arc::new(path);
    let line = |dash| {
        let stroke = Some(Stroke { color: INK, width: 2.0, dash });
        let shape = Shape::Path { path: path.clone(), fill: None, stroke };
        pixels(&scene(100.0, 20.0, [(0.0, 0.0, shape)]), &on_paper(1.0)).unwrap()
    };
    let solid = line(Dash::Solid);
    assert_eq!([8, 9, 10, 11].map(|y| at(&solid, 50, y)), [PAPER, INK, INK, PAPER]);
    let dashed = line(Dash::Dashed);
    assert_eq!([0, 3, 4, 6, 7, 10, 11].map(|x| at(&dashed, x, 9)), [INK, INK, PAPER, PAPER, INK, INK, PAPER]);
    let dotted = line(Dash::Dotted);
    assert_eq!([0, 1, 2, 5, 6, 7].map(|x| at(&dotted, x, 9)), [INK, INK, PAPER, PAPER, INK, INK]);
}

#[test]
fn letters_stand_at_the_same_place_at_every_scale() {
    for text in ["Calls the hotline", "הלקוח מתקשר", "Sună la 112 שלום"] {
        let block = block(text);
        let line = &block.lines()[0];
        let of = |scale| {
            let shape = Shape::Text { block: block.clone(), color: INK };
            ink(&pixels(&scene(160.0, 60.0, [(20.0, 10.0, shape)]), &on_paper(scale)).unwrap(), scale)
        };
        let large = of(8.0);
        assert!(large.x0 >= 19.0 + f64::from(line.left) && large.x1 <= 21.0 + f64::from(line.right), "{text}: {large}");
        for scale in [1.0, 1.7, 3.0] {
            let small = of(scale);
            let apart = [small.x0 - large.x0, small.y0 - large.y0, small.x1 - large.x1, small.y1 - large.y1];
            assert!(apart.iter().all(|apart| apart.abs() < 1.6 / scale), "{text} at {scale}: {small} is not {large}");
        }
    }
}

#[test]
fn text_that_nobody_could_read_is_a_bar_for_each_line() {
    let block = block("Calls the hotline and waits for somebody");
    assert_eq!(block.lines().len(), 3, "{:?}", block.lines());
    let shape = Shape::Text { block: block.clone(), color: INK };
    let scale = 1.0 / 8.0;
    let drawn = pixels(&scene(160.0, 64.0, [(0.0, 0.0, shape)]), &on_paper(scale)).unwrap();
    for line in block.lines() {
        let row = (f64::from(line.baseline - 2.0) * scale) as u32;
        let middle = (f64::from(f32::midpoint(line.left, line.right)) * scale) as u32;
        assert!(at(&drawn, middle, row).r < PAPER.r - 20, "{line:?}");
        assert_eq!(at(&drawn, 17, row), PAPER);
    }
}

#[test]
fn icons_are_drawn_as_letters_are() {
    let shape = Shape::Text { block: Engine::new().icon(Icon::Phone, 16.0, Flow::LeftToRight), color: INK };
    let drawn = pixels(&scene(40.0, 40.0, [(12.0, 12.0, shape)]), &on_paper(2.0)).unwrap();
    let ink = ink(&drawn, 2.0);
    assert!(ink.width() > 8.0 && ink.height() > 8.0 && Rect::new(11.0, 11.0, 29.0, 29.0).contains_rect(ink), "{ink}");
}

#[test]
fn an_icon_that_points_is_drawn_as_its_mirror_image_from_right_to_left() {
    let drawn = |icon: Icon, flow: Flow| {
        let shape = Shape::Text { block: Engine::new().icon(icon, 16.0, flow), color: INK };
        pixels(&scene(40.0, 40.0, [(12.0, 12.0, shape)]), &on_paper(2.0)).unwrap()
    };
    let differing = |one: &Pixels, other: &Pixels, mirrored: bool| {
        let dark = |from: &Pixels, x: u32, y: u32| at(from, x, y).r < 128;
        let turned = |x: u32| if mirrored { one.width - 1 - x } else { x };
        let places = (0..one.height).flat_map(|y| (0..one.width).map(move |x| (x, y)));
        places.filter(|(x, y)| dark(one, *x, *y) != dark(other, turned(*x), *y)).count()
    };
    for icon in [Icon::Leave, Icon::Undo, Icon::Phone, Icon::Clock] {
        let (plain, turned) = (drawn(icon, Flow::LeftToRight), drawn(icon, Flow::RightToLeft));
        assert!(differing(&plain, &turned, icon.points()) < 3, "{icon:?}");
        assert!(!icon.points() || differing(&plain, &turned, false) > 20, "{icon:?}");
    }
}

#[test]
fn a_character_that_no_font_has_is_a_box_in_its_place() {
    let block = block("\u{e000}");
    let line = block.lines()[0].clone();
    let shape = Shape::Text { block, color: INK };
    let drawn = pixels(&scene(120.0, 24.0, [(0.0, 0.0, shape)]), &on_paper(4.0)).unwrap();
    let ink = ink(&drawn, 4.0);
    let room = Rect::new(f64::from(line.left), f64::from(line.top), f64::from(line.right), f64::from(line.bottom));
    assert!(ink.width() > 3.0 && ink.height() > 6.0 && room.contains_rect(ink), "{ink} in {room}");
}

#[test]
fn a_text_of_a_thousand_lines_is_drawn_to_its_end() {
    let block = block(&"wait\n".repeat(1_000));
    let last = block.lines().iter().rev().find(|line| line.right > line.left).unwrap();
    let shape = Shape::Text { block: block.clone(), color: INK };
    let drawn = pixels(&scene(120.0, block.size().height, [(0.0, 0.0, shape)]), &on_paper(1.0)).unwrap();
    let end = ink(&drawn, 1.0).y1;
    assert!((end - f64::from(last.baseline)).abs() < 2.0, "{end} is not the end of {last:?}");
}

#[test]
fn a_transparent_picture_has_no_paper() {
    let half = rect(40.0, 30.0, BLUE.with_alpha(128));
    let scene = scene(100.0, 60.0, [(20.0, 10.0, rect(40.0, 30.0, BLUE)), (60.0, 10.0, half)]);
    let drawn = pixels(&scene, &transparent(1.0)).unwrap();
    assert_eq!(at(&drawn, 0, 0).a, 0);
    assert_eq!(at(&drawn, 30, 20), BLUE);
    let through = at(&drawn, 80, 20);
    assert_eq!(through.a, 128);
    assert!(through.b.abs_diff(BLUE.b) <= 2 && through.r.abs_diff(BLUE.r) <= 2, "{through:?}");
}

#[test]
fn nothing_is_a_picture_of_one_pixel() {
    let drawn = pixels(&Scene::default(), &on_paper(1.0)).unwrap();
    assert_eq!((drawn.width, drawn.height, at(&drawn, 0, 0)), (1, 1, PAPER));
}

#[test]
fn a_width_of_3840_is_exact() {
    let drawn = pixels(&scene(1233.7, 100.0, []), &sized(PictureSize::Width(3840))).unwrap();
    assert_eq!((drawn.width, drawn.height), (3840, 312));
}

#[test]
fn a_scene_of_100_000_pixels_a_side_is_written() {
    let long = f64::from(LARGEST_SIDE);
    let end = |x: f64, y: f64| [(0.0, 0.0, rect(8.0, 8.0, BLUE)), (x, y, rect(8.0, 8.0, INK))];
    let wide = scene(long, 8.0, end(long - 8.0, 0.0));
    let (width, height, _, data) = decoded(&written(&wide, &on_paper(1.0)));
    assert_eq!((width, height), (LARGEST_SIDE, 8));
    assert_eq!(data[..3], [BLUE.r, BLUE.g, BLUE.b]);
    assert_eq!(data[data.len() - 3..], [INK.r, INK.g, INK.b]);
    assert_eq!(data[3 * 50_000..3 * 50_000 + 3], [PAPER.r, PAPER.g, PAPER.b]);
    let high = scene(8.0, long, end(0.0, long - 8.0));
    let (width, height, _, data) = decoded(&written(&high, &on_paper(1.0)));
    assert_eq!((width, height), (8, LARGEST_SIDE));
    assert_eq!(data[data.len() - 3..], [INK.r, INK.g, INK.b]);
}

#[test]
fn more_than_that_is_refused_with_the_scale_that_works() {
    let scene = scene(30_000.0, 2_000.0, []);
    let refusal = pixels(&scene, &on_paper(4.0)).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "the picture would have 120000 by 8000 pixels, more than 100000 per side: scale 3.33 works"
    );
    let width = sized(PictureSize::Width(3_000_000));
    assert!(pixels(&scene, &width).unwrap_err().to_string().ends_with("width 100000 works"));
}

#[test]
fn a_scale_of_nan_is_refused() {
    for scale in [f64::NAN, f64::INFINITY, 0.0, -1.0] {
        let refusal = render(&Scene::default(), &on_paper(scale), &mut Vec::new());
        assert!(matches!(refusal, Err(PngError::PictureSize(_))), "{scale}");
    }
    let none = sized(PictureSize::Width(0));
    assert!(matches!(pixels(&Scene::default(), &none), Err(PngError::NoWidth)));
    assert!(matches!(pixels(&scene(f64::NAN, 1.0, []), &on_paper(1.0)), Err(PngError::NoSize { .. })));
}

#[test]
fn places_that_are_no_numbers_are_left_out() {
    let shapes = [
        (f64::NAN, 0.0, rect(40.0, 40.0, INK)),
        (0.0, f64::INFINITY, rect(40.0, 40.0, INK)),
        (0.0, 0.0, rect(f64::NAN, 40.0, INK)),
        (1e300, 1e300, rect(1e300, 1e300, INK)),
        (10.0, 10.0, rect(10.0, 10.0, BLUE)),
    ];
    let drawn = pixels(&scene(40.0, 40.0, shapes), &on_paper(1.0)).unwrap();
    assert_eq!(at(&drawn, 15, 15), BLUE);
    assert_eq!(at(&drawn, 5, 5), PAPER);
}

/// Takes so many bytes and then is full.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(self.0);
        self.0 -= taken;
        if taken == 0 { Err(io::ErrorKind::StorageFull.into()) } else { Ok(taken) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_reported_wherever_it_comes() {
    let scene = scene(64.0, 64.0, [(20.0, 10.0, rect(40.0, 30.0, BLUE))]);
    let whole = written(&scene, &on_paper(1.0)).len();
    for room in 0..whole {
        let error = render(&scene, &on_paper(1.0), &mut Full(room));
        assert!(matches!(error, Err(PngError::Write(_))), "with room for {room} of {whole} bytes");
    }
    render(&scene, &on_paper(1.0), &mut Full(whole)).unwrap();
}

#[test]
fn a_scene_reads_as_lines() {
    let card = CardId(Id::new("call").unwrap());
    let mut frame = Frame::new(Size::new(180.0, 64.04));
    let stroke = Some(Stroke { color: INK, width: 1.0, dash: Dash::Dashed });
    let body = Shape::Rect { size: Size::new(180.0, 64.0), radii: Radii::all(8.0), fill: Some(BLUE), stroke };
    frame.push(Point::new(-0.01, 0.0), Some(Tag::new(card, Part::Body)), body);
    let mut path = BezPath::new();
    path.move_to((0.0, 0.0));
    path.curve_to((1.0, 0.0), (2.0, 0.25), (2.0, 1.0));
    path.close_path();
    frame.push(
        Point::new(4.0, 7.5),
        None,
        Shape::Path { path: Arc::new(path), fill: Some(INK.with_alpha(128)), stroke: None },
    );
    let text = Shape::Text { block: block("Calls the hotline and waits, שלום"), color: INK };
    frame.push(Point::new(10.0, 7.0), Some(Tag::new(card, Part::Text)), text);
    let placed = Placed { at: Point::new(220.0, 140.0), tag: Some(Tag::new(card, Part::Body)), frame: Arc::new(frame) };
    let layers = vec![Layer::from_frames(LayerKind::Cards, vec![placed])];
    let scene = Scene::new(Size::new(1200.0, 800.0), Flow::LeftToRight, layers);
    insta::assert_snapshot!(scene, @r#"
    scene 1200×800 left to right
    cards card:call at 220,140 size 180×64
      body rect 0,0 180×64 r8 fill #2f6fed stroke #2b2f38 1 dashed
      path 4,7.5 M0,0 C1,0 2,0.3 2,1 Z fill #2b2f3880
      text text 10,7 120×36 #2b2f38 "Calls the hotline and waits, שלום" 2 lines
    "#);
}

/// Counts what it is given.
#[derive(Default)]
struct Counting {
    pieces: usize,
    largest: usize,
}

impl Write for Counting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.pieces += 1;
        self.largest = self.largest.max(bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_file_comes_in_pieces_and_never_as_a_whole() {
    // Noise, which no compression makes small.
    let spots = (0..60_000_u32).map(|at| {
        let place = at.wrapping_mul(2_654_435_761);
        let color = Color::hex(place.rotate_left(7) & 0xff_ffff);
        (f64::from(place % 1_199), f64::from((place / 1_199) % 799), rect(2.0, 2.0, color))
    });
    let mut out = Counting::default();
    render(&scene(1_200.0, 800.0, spots), &on_paper(1.0), &mut out).unwrap();
    assert!(out.pieces > 10 && out.largest <= 1 << 18, "{} pieces, the largest of {} bytes", out.pieces, out.largest);
}

#[test]
fn where_dashes_would_be_too_many_the_long_lines_of_a_picture_are_paler_instead() {
    let edge = Stroke { color: INK, width: 4.0, dash: Dash::Dashed };
    let boxed = |width: f64| {
        let size = Size::new(width, 8.0);
        Shape::Rect { size, radii: Radii::default(), fill: None, stroke: Some(edge) }
    };
    let edges = |count: usize| {
        let long = (0..count).map(|nth| (4.0, 16.0 * nth as f64 + 4.0, boxed(20_000.0)));
        let short = [(4.0, 16.0 * count as f64 + 4.0, boxed(160.0))];
        let scene = scene(20_010.0, 16.0 * (count + 1) as f64, long.chain(short));
        let pixels = pixels(&scene, &on_paper(0.25)).unwrap();
        let row = |y: u32| (2..40).map(|x| at(&pixels, x, y)).collect::<Vec<_>>();
        let is_even = |row: Vec<Color>| row.windows(2).all(|pair| pair[0] == pair[1]);
        (is_even(row(1)), is_even(row(pixels.height - 3)))
    };
    assert_eq!(edges(4), (false, false));
    assert_eq!(edges(2_000), (true, false), "short lines keep their dashes");
}
