//! What is written for what.

use std::io::{self, Write};
use std::sync::Arc;

use throughline::export::{self, Format};
use throughline::geom::{BezPath, Flow, Point, Size, Vec2};
use throughline::model::{CardId, Id, Key, LaneId, Map, StageId};
use throughline::persist::{read as read_map, template};
use throughline::render::svg::{Letters, SvgError, SvgOptions, render};
use throughline::render::{Progress, Stopped};
use throughline::scene::contents::{Contents, ContentsEntry};
use throughline::scene::{Color, Dash, Frame, Layer, LayerKind, Part, Placed, Radii, Scene, Shape, Stroke, Tag};
use throughline::text::{Align, Engine, FAMILIES, Fonts, Icon, Request, Style, Weight};
use throughline::theme::Theme;

use super::reading::{Element, picture, read, scene, written};
use crate::support::grid_map;

const BLUE: Color = Color::hex(0x2f6fed);
const INK: Color = Color::hex(0x1f2024);

fn of_template(name: &str, language: &str) -> Map {
    read_map(template(name, language).unwrap().as_bytes()).unwrap()
}

/// A scene of one frame.
fn showing(flow: Flow, shapes: impl IntoIterator<Item = (f64, f64, Shape)>) -> Scene {
    let size = Size::new(200.0, 100.0);
    let mut frame = Frame::new(size);
    for (x, y, shape) in shapes {
        frame.push(Point::new(x, y), None, shape);
    }
    let placed = Placed { at: Point::ZERO, tag: None, frame: Arc::new(frame) };
    Scene::new(size, flow, vec![Layer::from_frames(LayerKind::Cards, vec![placed])])
}

fn text(text: &str, width: f64, flow: Flow) -> Shape {
    let style = Style { weight: Weight::Medium, size: 13.0, line_height: 18.0 };
    let request = Request { text, style, width: Some(width), align: Align::Start, flow };
    Shape::Text { block: Engine::new().block(&request), color: INK }
}

fn drawn(scene: &Scene) -> Element {
    read(&written(scene, &Contents::default(), Letters::Text))
}

#[test]
fn a_number_in_a_column_of_hebrew_is_held_at_its_end_where_all_lines_begin() {
    for said in ["054 123 4567", "22.11.2026", "3 < 5"] {
        let shape = |flow| text(said, 150.0, flow);
        let root = drawn(&showing(Flow::RightToLeft, [(10.0, 20.0, shape(Flow::RightToLeft))]));
        let texts = root.named("text");
        assert_eq!([texts[0].get("direction"), texts[0].get("text-anchor")], [Some("ltr"), Some("end")], "{said}");
        assert_eq!(texts[0].get("x"), Some("160"), "{said}");
        let root = drawn(&showing(Flow::LeftToRight, [(10.0, 20.0, shape(Flow::LeftToRight))]));
        assert_eq!(root.named("text")[0].get("text-anchor"), None, "{said}");
    }
}

#[test]
fn a_text_says_where_it_starts_which_way_it_runs_and_what_it_says() {
    for (said, flow, x, direction) in [
        ("Calls & waits", Flow::LeftToRight, "10", None),
        ("הלקוח מתקשר", Flow::RightToLeft, "160", None),
        ("הלקוח מתקשר", Flow::LeftToRight, "", Some("rtl")),
        ("CRM", Flow::RightToLeft, "", Some("ltr")),
    ] {
        let root = drawn(&showing(flow, [(10.0, 20.0, text(said, 150.0, flow))]));
        let texts = root.named("text");
        assert_eq!(texts.len(), 1);
        assert_eq!(texts[0].text, said);
        assert_eq!(texts[0].get("direction"), direction, "{said}");
        assert!(x.is_empty() || texts[0].get("x") == Some(x), "{said}: {:?}", texts[0]);
        assert_eq!(root.with_id("cards").unwrap().get("direction"), flow.is_rtl().then_some("rtl"));
        assert_eq!(root.get("direction"), None, "browsers show nothing of a wide picture that runs so as a whole");
        assert_eq!((root.get("font-size"), root.get("font-weight")), (Some("13"), Some("500")));
        assert_eq!(root.get("fill"), Some("#1f2024"), "what all texts have in common is said once");
        assert_eq!(texts[0].get("fill"), None);
    }
}

#[test]
fn lines_that_run_one_way_are_one_text_so_that_words_are_found_across_them() {
    for (said, flow) in [
        ("waits a long time for somebody", Flow::LeftToRight),
        ("הלקוח ממתין זמן רב לנציג", Flow::RightToLeft),
        ("two\nparagraphs", Flow::LeftToRight),
    ] {
        let root = drawn(&showing(flow, [(10.0, 0.0, text(said, 80.0, flow))]));
        let texts = root.named("text");
        assert_eq!(texts.len(), 1, "{said}");
        assert_eq!(texts[0].text, said.replace('\n', " "));
        let lines = root.named("tspan");
        assert!(lines.len() > 1, "{said}");
        assert!(lines.iter().all(|line| line.number("x") == lines[0].number("x")), "{lines:?}");
        assert!(lines.is_sorted_by_key(|line| line.number("y").unwrap() as i64));
    }
}

#[test]
fn a_line_of_both_directions_stands_by_itself() {
    let said = "הלקוח מתקשר אל CRM – שוב ושוב";
    let root = drawn(&showing(Flow::RightToLeft, [(10.0, 0.0, text(said, 100.0, Flow::RightToLeft))]));
    let texts: Vec<&str> = root.named("text").iter().map(|text| text.text.as_str()).collect();
    assert!(texts.len() > 1 && root.named("tspan").is_empty());
    assert_eq!(texts.join(" "), said);
}

#[test]
fn the_font_is_named_with_what_stands_in_for_it() {
    let root = drawn(&showing(Flow::LeftToRight, [(10.0, 0.0, text("Calls", 100.0, Flow::LeftToRight))]));
    assert_eq!(root.get("font-family"), Some("'Rubik', Arial, sans-serif"));
}

#[test]
fn the_names_of_the_bundled_fonts_are_those_in_their_files() {
    let mut engine = Engine::with_fonts(Fonts::Bundled);
    for (said, family) in [("a", FAMILIES[0]), ("🎉", FAMILIES[1])] {
        for (weight, number) in [(Weight::Regular, 400), (Weight::Medium, 500), (Weight::SemiBold, 600)] {
            let style = Style { weight, size: 13.0, line_height: 18.0 };
            let request = Request { text: said, style, width: None, align: Align::Start, flow: Flow::LeftToRight };
            let font = engine.block(&request).runs()[0].font.clone();
            assert_eq!(font.family().as_deref(), Some(family));
            assert!(said != "a" || font.weight() == number, "{number}");
        }
    }
}

#[test]
fn an_icon_is_defined_once_however_often_it_is_shown() {
    let mut engine = Engine::new();
    let mut icon = |icon, flow| Shape::Text { block: engine.icon(icon, 14.0, flow), color: BLUE };
    let shapes = [
        (0.0, 0.0, icon(Icon::Phone, Flow::LeftToRight)),
        (20.0, 0.0, icon(Icon::Phone, Flow::LeftToRight)),
        (40.0, 0.0, icon(Icon::Leave, Flow::LeftToRight)),
        (60.0, 0.0, icon(Icon::Leave, Flow::RightToLeft)),
    ];
    let root = drawn(&showing(Flow::LeftToRight, shapes));
    assert_eq!(root.named("defs")[0].children.len(), 3, "an icon that points has another form from right to left");
    assert_eq!(root.named("use").len(), 4);
}

#[test]
fn edges_and_dashes_are_those_of_the_scene() {
    let stroke = |dash| Some(Stroke { color: BLUE.with_alpha(51), width: 1.5, dash });
    let rect = |dash, radii| Shape::Rect { size: Size::new(40.0, 20.0), radii, fill: Some(INK), stroke: stroke(dash) };
    let shapes = [
        (1.0, 2.0, rect(Dash::Solid, Radii::all(8.0))),
        (1.0, 2.0, rect(Dash::Dashed, Radii::all(8.0))),
        (1.0, 2.0, rect(Dash::Solid, Radii { nw: 8.0, ..Radii::default() })),
    ];
    let root = drawn(&showing(Flow::LeftToRight, shapes));
    let layer = root.with_id("cards").unwrap();
    let solid = layer.named("rect")[0];
    for (name, value) in [("x", "1"), ("y", "2"), ("width", "40"), ("height", "20"), ("rx", "8"), ("fill", "#1f2024")] {
        assert_eq!(solid.get(name), Some(value), "{name}");
    }
    for (name, value) in [("stroke", "#2f6fed"), ("stroke-opacity", "0.2"), ("stroke-width", "1.5")] {
        assert_eq!(solid.get(name), Some(value), "{name}");
    }
    let paths = layer.named("path");
    assert_eq!(paths.iter().map(|path| path.get("stroke-dasharray")).collect::<Vec<_>>(), [Some("4 3"), None]);
    assert!(paths[0].get("d").unwrap().starts_with("M1 10c"), "dashes begin at the left edge: {:?}", paths[0]);
}

#[test]
fn cards_are_grouped_by_lane_and_stage_and_named() {
    let id = |name: &str| Id::new(name).unwrap();
    let (lane, stage): (Key, Key) = (LaneId(id("l")).into(), StageId(id("s")).into());
    let card = |name: &str, y: f64| {
        let tag = Some(Tag::new(CardId(id(name)), Part::Body));
        let mut frame = Frame::new(Size::new(40.0, 20.0));
        let shape = Shape::Rect { size: frame.size, radii: Radii::default(), fill: Some(BLUE), stroke: None };
        frame.push(Point::ZERO, tag, shape);
        Placed { at: Point::new(0.0, y), tag, frame: Arc::new(frame) }
    };
    let frames = vec![card("a", 0.0), card("b", 30.0)];
    let layers = vec![Layer::from_frames(LayerKind::Cards, frames)];
    let scene = Scene::new(Size::new(100.0, 100.0), Flow::LeftToRight, layers);
    let entry = |key: Key, depth, name: &str, row| ContentsEntry { key, depth, name: name.to_owned(), row };
    let contents = Contents {
        title: "Renewal <2>".to_owned(),
        subject: "About it".to_owned(),
        language: "en".to_owned(),
        rows: vec![(lane, "Customer".to_owned())],
        entries: vec![
            entry(stage, 0, "Start & end", None),
            entry(CardId(id("a")).into(), 2, "First", Some(lane)),
            entry(CardId(id("b")).into(), 2, "Second", Some(lane)),
        ],
        ..Contents::default()
    };
    let root = read(&written(&scene, &contents, Letters::Text));
    assert_eq!((root.title(), root.get("xml:lang")), (Some("Renewal <2>"), Some("en")));
    assert_eq!(root.with_id("map-desc").unwrap().text, "About it");
    let row = root.with_id("cards.lane-l").unwrap();
    assert_eq!((row.title(), row.get("inkscape:label")), (Some("Customer"), Some("Customer")));
    let section = row.with_id("cards.lane-l.stage-s").unwrap();
    assert_eq!(section.title(), Some("Start & end"));
    let cards: Vec<_> = section.children.iter().filter(|child| child.name == "g").map(|card| card.title()).collect();
    assert_eq!(cards, [Some("First"), Some("Second")]);
    assert_eq!(root.with_id("cards").unwrap().get("inkscape:groupmode"), Some("layer"));
}

#[test]
fn a_template_is_small_and_its_outlines_are_not_much_larger() {
    let map = of_template("support", "he");
    let (text, outlines) = (picture(&map, Letters::Text), picture(&map, Letters::Outlines));
    assert!(text.len() < 80_000, "{}", text.len());
    assert!(outlines.len() < 400_000, "{}", outlines.len());
    assert!(read(&text).with_id("pain-hidden").is_some());
}

#[test]
fn paper_is_left_out_of_a_transparent_picture() {
    let mut out = Vec::new();
    let options = SvgOptions { letters: Letters::Text, background: None };
    render(&Scene::default(), &Contents::default(), &options, &Progress::default(), &mut out).unwrap();
    let root = read(&String::from_utf8(out).unwrap());
    assert!(root.with_id("paper").is_none());
    assert!(drawn(&Scene::default()).with_id("paper").is_some());
}

#[test]
fn places_that_are_no_numbers_are_left_out() {
    let rect =
        |width| Shape::Rect { size: Size::new(width, 5.0), radii: Radii::default(), fill: Some(INK), stroke: None };
    let shapes = [(f64::NAN, 0.0, rect(5.0)), (0.0, f64::INFINITY, rect(5.0)), (3.0, 4.0, rect(7.0))];
    let root = drawn(&showing(Flow::LeftToRight, shapes));
    let widths: Vec<_> = root.with_id("cards").unwrap().named("rect").iter().map(|rect| rect.get("width")).collect();
    assert_eq!(widths, [Some("7")]);
}

#[test]
fn what_is_handed_over_is_the_picture_that_was_asked_for() {
    let map = of_template("blueprint", "he");
    for letters in [Letters::Text, Letters::Outlines] {
        let options = export::ExportOptions { letters, ..export::ExportOptions::default() };
        let mut out = Vec::new();
        export::write(&map, Format::Svg, &options, &Theme::light(), &Progress::default(), &mut out).unwrap();
        assert!(String::from_utf8(out).unwrap() == picture(&map, letters), "{letters:?}");
    }
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
fn a_full_disk_is_reported_and_a_stop_is_heard() {
    let scene = scene(&grid_map(600));
    let options = SvgOptions { letters: Letters::Text, background: None };
    let progress = Progress::default();
    let full = render(&scene, &Contents::default(), &options, &progress, &mut Full(100_000));
    assert!(matches!(full, Err(SvgError::Write(_))), "{full:?}");
    progress.stop();
    let stopped = render(&scene, &Contents::default(), &options, &progress, &mut Vec::new());
    assert!(matches!(stopped, Err(SvgError::Stopped(Stopped))), "{stopped:?}");
}

#[test]
fn numbers_have_two_places_and_no_needless_digit() {
    for (number, expected) in [
        (0.0, "0"),
        (-0.001, "0"),
        (12.0, "12"),
        (-12.5, "-12.5"),
        (0.05, "0.05"),
        (3.333_33, "3.33"),
        (99.999, "100"),
        (123_456.789, "123456.79"),
        (f64::NAN, "0"),
        (1e300, "0"),
    ] {
        let rect = Shape::filled(Size::new(number, 5.0), Radii::default(), INK);
        let root = drawn(&showing(Flow::LeftToRight, [(1.0, 2.0, rect)]));
        assert_eq!(root.with_id("cards").unwrap().named("rect")[0].get("width"), Some(expected), "{number}");
    }
}

#[test]
fn a_text_cannot_leave_its_place() {
    let title = "a<b>&amp;\"'\u{0}\u{8}\u{9b}\u{fffe}]]>\nשלום".to_owned();
    let picture = written(&Scene::default(), &Contents { title, ..Contents::default() }, Letters::Text);
    let expected = ">a&lt;b&gt;&amp;amp;&quot;'\u{fffd}]]&gt; שלום</title>";
    assert!(picture.contains(expected), "{picture}");
}

#[test]
fn a_color_has_an_opacity_if_it_is_translucent() {
    for (color, hex, opacity) in
        [(Color::hex(0x0afafa), "#0afafa", None), (Color::hex(0xff0000).with_alpha(128), "#ff0000", Some("0.5"))]
    {
        let (size, stroke) = (Size::new(40.0, 30.0), Some(Stroke::solid(color, 1.0)));
        let shape = Shape::Rect { size, radii: Radii::all(4.0), fill: Some(color), stroke };
        let root = drawn(&showing(Flow::LeftToRight, [(10.0, 20.0, shape)]));
        let rect = root.with_id("cards").unwrap().named("rect")[0];
        assert_eq!((rect.get("fill"), rect.get("fill-opacity")), (Some(hex), opacity));
        assert_eq!((rect.get("stroke"), rect.get("stroke-opacity")), (Some(hex), opacity));
    }
}

#[test]
fn a_path_reads_back_as_it_was_to_a_hundredth() {
    let mut path = BezPath::new();
    path.move_to((0.333, 0.333));
    for step in 0..100 {
        let along = f64::from(step) * 1.111_1;
        path.line_to((along, 3.333 * along));
        path.quad_to((along, 2.0), (along + 0.004, 9.996));
        path.curve_to((along, -2.0), (along - 7.0, 7.0), (along, 10.0));
    }
    path.close_path();
    path.move_to((5.0, 5.0));
    path.line_to((5.0, 9.0));
    path.line_to((9.0, 9.0));
    let at = Vec2::new(1000.0, -2.5);
    let shape = Shape::Path { path: Arc::new(path.clone()), fill: Some(INK), stroke: None };
    let root = drawn(&showing(Flow::LeftToRight, [(at.x, at.y, shape)]));
    let read = BezPath::from_svg(root.with_id("cards").unwrap().named("path")[0].get("d").unwrap()).unwrap();
    let places = |path: &BezPath, by: Vec2| -> Vec<(i64, i64)> {
        let points = path.elements().iter().filter_map(kurbo::PathEl::end_point).map(|point| point + by);
        points.map(|point| ((point.x * 100.0).round() as i64, (point.y * 100.0).round() as i64)).collect()
    };
    assert_eq!(places(&read, Vec2::ZERO), places(&path, at));
}

#[test]
fn a_dashed_rectangle_is_a_path_that_begins_at_its_left_edge() {
    let stroke = Some(Stroke { color: Color::hex(0), width: 1.5, dash: Dash::Dotted });
    let shape = Shape::Rect { size: Size::new(40.0, 30.0), radii: Radii::default(), fill: None, stroke };
    let root = drawn(&showing(Flow::LeftToRight, [(10.0, 20.0, shape)]));
    let path = root.with_id("cards").unwrap().named("path")[0];
    for (name, value) in [
        ("d", "M10 20h40v30h-40z"),
        ("fill", "none"),
        ("stroke", "#000000"),
        ("stroke-width", "1.5"),
        ("stroke-dasharray", "1.5 3"),
    ] {
        assert_eq!(path.get(name), Some(value), "{name}");
    }
}
