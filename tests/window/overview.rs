//! A map seen from far: the names of its lanes and stages in the size of the window's own text, none on another.

use egui::{Color32, Context, Pos2, RawInput, Rect, Shape, pos2, vec2};
use throughline::app::canvas::overview::overview_ui;
use throughline::app::paint::convert::color32;
use throughline::app::widgets::label::TextUi;
use throughline::app::widgets::style;
use throughline::editor::Editor;
use throughline::geom::{Flow, Point, Rect as Area, Size};
use throughline::model::{IdSource, Map, Role};
use throughline::persist::read;
use throughline::scene::sticky::extent;
use throughline::scene::{Color, LayerKind};
use throughline::text::Engine;

/// The height of a name.
const NAME: f32 = 22.0;
/// Half of it.
const HALF: f32 = NAME / 2.0;

const VIEW: Rect = Rect { min: pos2(40.0, 20.0), max: pos2(1240.0, 620.0) };

/// A map of stages, each a name and the number of its steps, and of lanes with so many cards in their first cell.
fn map(stages: &[(&str, usize)], lanes: &[usize]) -> Map {
    let (mut named, mut steps, mut rows, mut cards) = (String::new(), String::new(), String::new(), String::new());
    for (stage, (name, count)) in stages.iter().enumerate() {
        named += &format!("(id: \"stage{stage}\", name: \"{name}\"),");
        for step in 0..*count {
            steps += &format!("(id: \"step{stage}_{step}\", stage: \"stage{stage}\"),");
        }
    }
    for (lane, count) in lanes.iter().enumerate() {
        rows += &format!("(id: \"lane{lane}\", name: \"Lane {lane}\", role: Customer),");
        for card in 0..*count {
            cards += &format!("(id: \"card{lane}_{card}\", lane: \"lane{lane}\", step: \"step0_0\"),");
        }
    }
    let text = format!("(throughline: 1, stages: [{named}], steps: [{steps}], lanes: [{rows}], cards: [{cards}])");
    read(text.as_bytes()).unwrap()
}

/// A map that is seen from far.
struct Seen {
    editor: Editor,
    view: Rect,
}

impl Seen {
    /// The map with the start of a layer at a place of the view.
    fn new(map: Map, zoom: f64, layer: LayerKind, at: (f64, f64)) -> Self {
        Self::within(VIEW, map, zoom, layer, at)
    }

    fn within(view: Rect, map: Map, zoom: f64, layer: LayerKind, (x, y): (f64, f64)) -> Self {
        let mut editor = Editor::new(map, IdSource::seeded(1));
        let area = extent(editor.scene(), layer).unwrap();
        let shown = editor.view_mut();
        shown.size = Size::new(f64::from(view.width()), f64::from(view.height()));
        shown.camera.zoom = zoom;
        shown.camera.origin = Point::new(area.x0 - x / zoom, area.y0 - y / zoom);
        Self { editor, view }
    }

    /// The grounds of names of that color, in the order in which they are drawn.
    fn grounds(&self, color: Color) -> Vec<Rect> {
        let ctx = Context::default();
        style::install(&ctx);
        let text = TextUi::new(&ctx, Engine::new());
        let screen_rect = Some(Rect::from_min_max(Pos2::ZERO, pos2(1280.0, 720.0)));
        let input = RawInput { screen_rect, ..RawInput::default() };
        let mut output = ctx.run_ui(input, |ui| overview_ui(ui, &text, &self.editor, self.view));
        output.textures_delta.clear();
        let wanted: Color32 = color32(color);
        let grounds = output.shapes.iter().filter_map(|clipped| match &clipped.shape {
            Shape::Rect(shape) if shape.fill == wanted => Some(shape.rect),
            _ => None,
        });
        grounds.collect()
    }

    /// The names of lanes, from the top.
    fn lane_names(&self) -> Vec<Rect> {
        let mut names = self.grounds(self.editor.theme().lane(Role::Customer).tint);
        names.sort_by(|one, other| one.top().total_cmp(&other.top()));
        names
    }

    /// The names that stand outside their stages, from the start of the map.
    fn names_outside(&self) -> Vec<Rect> {
        let mut names = self.grounds(self.editor.theme().paper);
        names.sort_by(|one, other| one.left().total_cmp(&other.left()));
        if self.editor.scene().flow.is_rtl() {
            names.reverse();
        }
        names
    }

    fn on_screen(&self, area: Area) -> Rect {
        let camera = self.editor.view().camera;
        let at = |point: Point| {
            let at = camera.view_from_map(point);
            self.view.min + vec2(at.x as f32, at.y as f32)
        };
        Rect::from_min_max(at(area.origin()), at(Point::new(area.x1, area.y1)))
    }

    /// Where the lanes are on the screen, from the top.
    fn lanes(&self) -> Vec<Rect> {
        let rail = self.editor.scene().layer(LayerKind::Rail).frames().filter(|placed| placed.tag.is_some());
        let mut lanes: Vec<Rect> = rail.map(|placed| self.on_screen(placed.bounds())).collect();
        lanes.sort_by(|one, other| one.top().total_cmp(&other.top()));
        lanes
    }
}

/// Ten lanes with so many cards each, as far from the corner of the view as that. A lane without cards is 48 units high.
fn ten_lanes(cards: usize, zoom: f64, from: (f64, f64)) -> Seen {
    Seen::new(map(&[("Stage", 4)], &[cards; 10]), zoom, LayerKind::Rail, from)
}

fn middles(rects: &[Rect]) -> Vec<f32> {
    rects.iter().map(|rect| rect.center().y).collect()
}

fn are_close(one: f32, other: f32) -> bool {
    (one - other).abs() < 1.0
}

fn mean(values: &[f32]) -> f32 {
    values.iter().sum::<f32>() / values.len() as f32
}

fn touch(names: &[Rect]) -> bool {
    names.windows(2).all(|pair| are_close(pair[0].bottom(), pair[1].top()))
}

#[test]
fn up_close_no_extra_names_are_drawn() {
    let seen = ten_lanes(0, 0.5, (300.0, 100.0));
    assert!(seen.lane_names().is_empty() && seen.names_outside().is_empty());
}

#[test]
fn lanes_of_equal_height_are_named_from_the_top_without_overlap() {
    let seen = ten_lanes(0, 0.25, (0.0, 100.0));
    let (lanes, names) = (middles(&seen.lanes()), middles(&seen.lane_names()));
    let header = seen.on_screen(extent(seen.editor.scene(), LayerKind::Header).unwrap()).top();
    // The first one whose name is below those of the stages, and then every other one.
    let first = lanes.iter().position(|middle| middle - HALF >= header + NAME).unwrap();
    let expected: Vec<f32> = lanes.iter().skip(first).step_by(2).copied().collect();
    assert!(expected.len() >= 4, "{lanes:?}");
    assert_eq!(names.len(), expected.len(), "{names:?} for {lanes:?}");
    assert!(names.iter().zip(&expected).all(|(name, lane)| are_close(*name, *lane)), "{names:?} for {lanes:?}");
}

#[test]
fn a_map_that_is_moved_by_parts_of_a_point_keeps_its_names() {
    let at = |by: f64| ten_lanes(0, 0.25, (0.0, 100.0 + by));
    let first = middles(&at(0.0).lane_names());
    for part in 1..40 {
        let by = f64::from(part) * 0.037;
        let names = middles(&at(by).lane_names());
        let are_there = names.iter().zip(&first).all(|(now, before)| are_close(now - by as f32, *before));
        assert!(names.len() == first.len() && are_there, "{by}: {names:?}, {first:?}");
    }
}

#[test]
fn where_not_all_names_fit_those_of_the_tallest_lanes_are_shown() {
    let map = map(&[("Stage", 4)], &[1, 4, 1, 2, 1, 1, 6, 1, 3, 1]);
    let seen = Seen::new(map, 0.06, LayerKind::Rail, (0.0, 200.0));
    let (lanes, names) = (seen.lanes(), seen.lane_names());
    assert!(!names.is_empty() && names.len() < lanes.len());
    assert!(names.windows(2).all(|pair| pair[1].top() - pair[0].bottom() > -1.0), "{names:?}");
    let header = seen.on_screen(extent(seen.editor.scene(), LayerKind::Header).unwrap()).top();
    let (named, left_out): (Vec<Rect>, Vec<Rect>) =
        lanes.iter().partition(|lane| names.iter().any(|name| are_close(name.center().y, lane.center().y)));
    assert_eq!(named.len(), names.len(), "every name is at its lane: {names:?}, {lanes:?}");
    for lane in left_out {
        let lies_on = |other: &Rect| (other.center().y - lane.center().y).abs() < NAME + 1.0;
        let is_above = lane.center().y - HALF < header + NAME + 1.0;
        let gives_way = named.iter().any(|other| lies_on(other) && other.height() > lane.height() - 1.0);
        assert!(is_above || gives_way, "{lane:?} has no name, and no higher lane is why");
    }
}

#[test]
fn names_beside_the_map_are_moved_apart_as_little_as_possible_and_none_is_left_out() {
    // Where there is room they stay where they are.
    let seen = ten_lanes(3, 0.25, (300.0, 100.0));
    let (lanes, names) = (middles(&seen.lanes()), middles(&seen.lane_names()));
    assert_eq!(names.len(), 10);
    assert!(names.iter().zip(&lanes).all(|(name, lane)| are_close(*name, *lane)), "{names:?} for {lanes:?}");
    // Where there is none they touch, around the middle of their lanes.
    let seen = ten_lanes(0, 1.0 / 6.0, (300.0, 250.0));
    let (lanes, names) = (seen.lanes(), seen.lane_names());
    assert!(names.len() == 10 && touch(&names), "{names:?}");
    assert!(are_close(mean(&middles(&names)), mean(&middles(&lanes))), "{names:?} for {lanes:?}");
    assert!(names.iter().all(|name| name.right() < lanes[0].left()), "{names:?}");
}

#[test]
fn no_name_beside_the_map_hangs_over_the_edge_of_the_view() {
    let at_top = ten_lanes(0, 1.0 / 6.0, (300.0, 0.0)).lane_names();
    assert!(at_top.len() == 10 && touch(&at_top) && are_close(at_top[0].top(), VIEW.top()), "{at_top:?}");
    let at_foot = ten_lanes(0, 1.0 / 6.0, (300.0, f64::from(VIEW.height()) - 80.0)).lane_names();
    assert!(at_foot.len() == 10 && touch(&at_foot) && are_close(at_foot[9].bottom(), VIEW.bottom()), "{at_foot:?}");
}

#[test]
fn names_beside_the_map_that_do_not_all_fit_stay_at_their_lanes_where_they_can() {
    let view = Rect::from_min_size(VIEW.min, vec2(VIEW.width(), 200.0));
    let map = map(&[("Stage", 4)], &[0; 10]);
    let seen = Seen::within(view, map, 0.25, LayerKind::Rail, (300.0, 60.0));
    let (lanes, names) = (middles(&seen.lanes()), middles(&seen.lane_names()));
    let expected: Vec<f32> = lanes.iter().step_by(2).copied().collect();
    assert_eq!(names.len(), expected.len(), "{names:?} for {lanes:?}");
    assert!(names.iter().zip(&expected).all(|(name, lane)| are_close(*name, *lane)), "{names:?} for {lanes:?}");
}

#[test]
fn names_outside_their_stages_form_stairs_where_they_would_overlap_and_one_row_elsewhere() {
    const LONG: &str = "A stage with a long name";
    for flow in [Flow::LeftToRight, Flow::RightToLeft] {
        let outside = |stages: &[(&str, usize)]| {
            let mut map = map(stages, &[0; 3]);
            map.info.direction = flow;
            let seen = Seen::new(map, 0.1, LayerKind::Header, (300.0, 250.0));
            let stages = seen.on_screen(extent(seen.editor.scene(), LayerKind::Header).unwrap()).top();
            // The row in which each name stands, counted from the stages.
            let row = |name: &Rect| ((stages - name.bottom()) / NAME).round();
            let names = seen.names_outside();
            assert!(
                names.iter().enumerate().all(|(at, name)| names[..at].iter().all(|other| !name.intersects(*other)))
            );
            names.iter().map(row).collect::<Vec<_>>()
        };
        assert_eq!(outside(&[(LONG, 1), (LONG, 1), (LONG, 1), ("I", 12)]), [2.0, 1.0, 0.0], "{flow:?}");
        assert_eq!(outside(&[(LONG, 1), ("Wide", 14), (LONG, 1)]), [0.0, 0.0], "{flow:?}");
        assert_eq!(outside(&[("Wide", 14)]), [0.0; 0], "{flow:?}: it has room inside");
    }
}
