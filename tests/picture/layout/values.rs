//! Sizes and places by value, as the look says.

use throughline::geom::{Point, Rect, Size};
use throughline::model::{
    Card, CardKind, Channel, ColorTag, Consequence, Emotion, EvidenceLevel, Feeling, Key, Map, Pain, Persona, Role,
    Stage, TimeUnit, Wait,
};
use throughline::scene::{Color, Dash, Frame, LayerKind, Part, Placed, Radii, Shape, Stroke};
use throughline::theme::Theme;

use super::scenes::{canvas, card, card_box, grid, id, items, joined, picture, placed_card, texts, with_cards};

const CUSTOMER: [Role; 1] = [Role::Customer];

fn frame_of(map: &Map, card: &str) -> Frame {
    Frame::clone(placed_card(&canvas(map).scene, id(card)).unwrap().frame)
}

fn size_of(map: &Map, card: &str) -> (f64, f64) {
    let Size { width, height } = frame_of(map, card).size;
    (width, height)
}

fn one(of: Card) -> Map {
    with_cards(grid(3, &CUSTOMER), [of])
}

fn pain(map: &mut Map, name: &str, consequence: Consequence, severity: u8) {
    let (card, text) = (id("a"), "Too slow".to_owned());
    let pain = Pain { id: id(name), card, rank: 0, text, severity, frequency: 3, consequence, votes: 0 };
    map.pains.insert(pain.id, pain);
}

fn head(map: &Map, key: Key) -> Placed {
    let scene = canvas(map).scene;
    let mut heads = scene.layer(LayerKind::Header).frames();
    heads.find(|placed| placed.tag.is_some_and(|tag| tag.key == key)).unwrap().to_placed()
}

/// How many items are painted in that color.
fn painted(frame: &Frame, color: Color) -> usize {
    let of = |shape: &Shape| match shape {
        Shape::Rect { fill, .. } | Shape::Path { fill, .. } => *fill == Some(color),
        Shape::Text { color: of, .. } => *of == color,
    };
    frame.items.iter().filter(|item| of(&item.shape)).count()
}

#[test]
fn a_card_is_164_wide_and_a_line_of_it_is_18_high_between_paddings_of_7() {
    assert_eq!(size_of(&one(card("a", 0, 0)), "a"), (164.0, 7.0 + 18.0 + 7.0));
    let three = Card { text: "one\ntwo\nthree".to_owned(), ..card("a", 0, 0) };
    assert_eq!(size_of(&one(three), "a"), (164.0, 7.0 + 54.0 + 7.0));
}

#[test]
fn a_touchpoint_has_its_channel_in_a_row_below_the_text() {
    let touch = Card { kind: CardKind::Touchpoint, channel: Some(Channel::Phone), ..card("a", 0, 0) };
    let map = one(touch);
    assert_eq!(size_of(&map, "a"), (164.0, 32.0 + 4.0 + 16.0));
    assert_eq!(texts(&canvas(&map).scene, LayerKind::Cards), ["a", "Phone"]);
    // What is not a touchpoint keeps its channel and doesn't show it.
    let action = Card { channel: Some(Channel::Phone), ..card("a", 0, 0) };
    assert_eq!(texts(&canvas(&one(action)).scene, LayerKind::Cards), ["a"]);
}

#[test]
fn a_strip_is_one_line_of_16_and_8_around_it() {
    let mut map = one(card("a", 0, 0));
    pain(&mut map, "p", Consequence::ChurnRisk, 4);
    assert_eq!(size_of(&map, "a"), (164.0, 32.0 + 1.0 + 24.0));
    pain(&mut map, "q", Consequence::Inefficiency, 1);
    assert_eq!(size_of(&map, "a"), (164.0, 32.0 + 1.0 + 48.0));
}

#[test]
fn as_many_dots_are_filled_as_the_pain_is_severe() {
    for severity in 1..=5 {
        let mut map = one(card("a", 0, 0));
        pain(&mut map, "p", Consequence::ChurnRisk, severity);
        let (frame, color) = (frame_of(&map, "a"), Theme::light().pain);
        assert_eq!(painted(&frame, color), usize::from(severity));
        assert_eq!(painted(&frame, color.with_alpha(56)), 5 - usize::from(severity));
    }
}

#[test]
fn how_often_stands_beside_the_dots_of_a_short_pain_point_and_below_those_of_a_long_one() {
    let number_and_dot = |text: &str| {
        let mut map = one(card("a", 0, 0));
        pain(&mut map, "p", Consequence::ChurnRisk, 3);
        map.pains.values_mut().for_each(|pain| text.clone_into(&mut pain.text));
        let frame = frame_of(&map, "a");
        let of = |part: Part| {
            let found = frame.items.iter().find(|item| item.tag.is_some_and(|tag| tag.part == part)).unwrap();
            (found.bounds(), found.shape.clone())
        };
        let ((number, shape), (first, _), (last, _)) = (of(Part::Frequency), of(Part::Dot(1)), of(Part::Dot(5)));
        let Shape::Text { block, .. } = shape else { panic!("{shape:?}") };
        assert_eq!(block.text(), "×3");
        assert!(number.y1 <= frame.size.height && last.x1 <= frame.size.width - 10.0 + 0.01);
        (number, first, last)
    };
    let (number, first, _) = number_and_dot("Too slow");
    assert!(number.x1 < first.x0 && (number.center().y - first.center().y).abs() < 0.5, "{number} {first}");
    for long in ["It takes far too long", "Much too slow"] {
        let (number, first, last) = number_and_dot(long);
        assert!(number.y0 > first.y1 && (number.x1 - last.x1).abs() < 0.5, "{long}: {number} {first}");
    }
}

#[test]
fn a_wait_says_from_when_to_when() {
    let mut map = one(card("a", 0, 0));
    let wait = Wait { id: id("w"), card: id("a"), rank: 0, text: String::new(), min: 2, max: 5, unit: TimeUnit::Days };
    map.waits.insert(wait.id, wait);
    let words = super::scenes::words(&map).wait(2, 5, TimeUnit::Days);
    assert_eq!(texts(&canvas(&map).scene, LayerKind::Cards), ["a".to_owned(), words]);
}

#[test]
fn a_card_is_a_rounded_sheet_with_an_accent_at_its_start() {
    let frame = frame_of(&one(card("a", 0, 0)), "a");
    let Shape::Rect { size, radii, fill, stroke } = &frame.items[0].shape else { panic!("{:?}", frame.items[0]) };
    assert_eq!((*size, *radii), (Size::new(163.0, 31.0), Radii::all(7.5)));
    assert_eq!((*fill, *stroke), (Some(Color::hex(0xff_ffff)), Some(Stroke::solid(Color::hex(0xdf_dfdb), 1.0))));
    let accent = frame.items.iter().find(|item| matches!(item.shape, Shape::Path { .. })).unwrap();
    assert_eq!(painted(&frame, Color::hex(0x2f_6fed)), 1);
    assert_eq!(accent.bounds(), Rect::new(0.0, 0.0, 8.0, 32.0));
    let text = frame.items.iter().find(|item| item.tag.is_some_and(|tag| tag.part == Part::Text)).unwrap();
    assert_eq!(text.at, Point::new(3.0 + 10.0, 7.0));
}

#[test]
fn what_is_assumed_has_a_dashed_edge_and_what_is_researched_a_tick() {
    let with = |evidence| frame_of(&one(Card { evidence, ..card("a", 0, 0) }), "a");
    let dash = |frame: &Frame| match &frame.items[0].shape {
        Shape::Rect { stroke: Some(stroke), .. } => stroke.dash,
        other => panic!("{other:?}"),
    };
    let (assumed, partly) = (with(EvidenceLevel::Assumed), with(EvidenceLevel::PartlyKnown));
    let researched = with(EvidenceLevel::Researched);
    assert_eq!([dash(&assumed), dash(&partly), dash(&researched)], [Dash::Dashed, Dash::Solid, Dash::Solid]);
    assert_eq!(assumed.items.len(), partly.items.len());
    assert_eq!(researched.items.len(), partly.items.len() + 1);
}

#[test]
fn a_decision_is_a_hexagon_at_least_44_high_with_points_of_14() {
    let map = one(Card { kind: CardKind::Decision, ..card("a", 0, 0) });
    assert_eq!(size_of(&map, "a"), (164.0, 44.0));
    let frame = frame_of(&map, "a");
    let Shape::Path { path, .. } = &frame.items[0].shape else { panic!("{:?}", frame.items[0]) };
    let corners: Vec<_> = path.segments().map(|segment| kurbo::ParamCurve::start(&segment)).collect();
    assert_eq!(corners.len(), 6);
    assert_eq!((corners[0], corners[1]), (Point::new(0.75, 22.0), Point::new(14.75, 0.75)));
}

#[test]
fn a_moment_of_truth_has_a_star_over_its_corner() {
    let map = one(Card { moment_of_truth: true, ..card("a", 0, 0) });
    let frame = frame_of(&map, "a");
    let star = frame.items.iter().find(|item| item.tag.is_some_and(|tag| tag.part == Part::Star)).unwrap();
    assert_eq!(star.bounds(), Rect::new(152.0, -9.0, 170.0, 9.0));
    assert_eq!(frame.size, Size::new(164.0, 32.0));
}

#[test]
fn cards_of_a_cell_are_8_apart_and_the_row_grows_with_them() {
    let map = with_cards(grid(2, &CUSTOMER), [card("a", 0, 0), card("b", 0, 0), card("c", 1, 0)]);
    let layout = canvas(&map);
    let of = |name| card_box(&layout.scene, id(name)).unwrap();
    assert_eq!(of("b").y0 - of("a").y1, 8.0);
    assert_eq!(of("c").y0, of("a").y0);
    assert_eq!(layout.grid.rows[0].bottom - layout.grid.rows[0].top, 8.0 + 32.0 + 8.0 + 32.0 + 8.0);
}

#[test]
fn columns_are_20_apart_and_begin_after_margin_and_lane_names() {
    let grid = canvas(&grid(3, &CUSTOMER)).grid;
    let starts: Vec<_> = grid.columns.iter().map(|column| column.start).collect();
    assert_eq!(starts, [24.0 + 140.0 + 20.0, 368.0, 552.0]);
    assert!(grid.columns.iter().all(|column| column.end - column.start == 164.0));
}

#[test]
fn a_stage_is_a_chevron_38_high_over_its_steps() {
    let placed = head(&grid_map(), Key::Stage(id("stage")));
    assert_eq!(placed.frame.size, Size::new(3.0 * 184.0 - 6.0, 38.0));
    let Shape::Path { path, fill, .. } = &placed.frame.items[0].shape else { panic!() };
    assert_eq!(*fill, Some(Color::hex(0x2b_2f38)));
    let tip = path.segments().map(|segment| kurbo::ParamCurve::start(&segment)).max_by(|a, b| a.x.total_cmp(&b.x));
    assert_eq!(tip, Some(Point::new(546.0, 19.0)));
}

fn grid_map() -> Map {
    grid(3, &CUSTOMER)
}

#[test]
fn a_stage_grows_with_its_name() {
    let mut map = grid(1, &CUSTOMER);
    let name = "A stage whose name is much longer than its only step is wide".to_owned();
    map.stages.insert(id("stage"), Stage { id: id("stage"), rank: 0, name, goal: String::new() });
    assert!(head(&map, Key::Stage(id("stage"))).frame.size.height >= 2.0 * 18.0 + 20.0);
    assert!(canvas(&map).grid.steps_top - canvas(&map).grid.stages_top >= 56.0);
}

/// Two stages of two steps each.
fn two_stages() -> Map {
    let mut map = with_cards(grid(4, &CUSTOMER), [card("a", 1, 0), card("b", 2, 0)]);
    let late = Stage { id: id("late"), rank: 1, name: "Later".to_owned(), goal: String::new() };
    map.stages.insert(late.id, late);
    for step in ["s2", "s3"] {
        map.steps.get_mut(&id(step)).unwrap().stage = id("late");
    }
    map
}

#[test]
fn stages_are_one_band_also_where_a_label_makes_the_gutter_between_them_wide() {
    for map in [two_stages(), joined(two_stages(), "a", "b", "only when they call")] {
        let [first, second] = ["stage", "late"].map(|stage| head(&map, Key::Stage(id(stage))).bounds());
        assert_eq!(second.x0 - first.x1, 6.0);
        let grid = canvas(&map).grid;
        assert_eq!(grid.columns[2].start - second.x0, 10.0, "a stage starts with its first step");
    }
}

#[test]
fn the_ring_around_a_step_has_room_under_its_stage() {
    let map = two_stages();
    let (stage, step) = (head(&map, Key::Stage(id("stage"))).bounds(), head(&map, Key::Step(id("s0"))).bounds());
    assert_eq!(step.y0 - stage.y1, 4.0);
}

#[test]
fn a_name_can_move_as_far_as_there_is_room_for_it_in_its_stage() {
    let layout = canvas(&two_stages());
    let name = layout.scene.layer(LayerKind::Names).frames().next().unwrap();
    let stage = head(&two_stages(), Key::Stage(id("stage"))).bounds();
    assert_eq!((name.at.x - stage.x0, stage.x1 - name.bounds().x1 - name.frame.slides), (24.0, 16.0));
}

#[test]
fn a_hairline_parts_lanes_of_one_role_and_no_others() {
    let lines = |roles: &[Role]| {
        let scene = canvas(&grid(2, roles)).scene;
        let hair = |(kind, _, item, _): &(LayerKind, _, &throughline::scene::Item, _)| {
            let is_hair = matches!(&item.shape, Shape::Rect { size, .. } if size.height == 1.0);
            is_hair && matches!(kind, LayerKind::Lanes | LayerKind::Rail)
        };
        items(&scene).filter(hair).count()
    };
    assert_eq!(lines(&[Role::Customer, Role::Frontstage, Role::Backstage]), 0);
    assert_eq!(lines(&[Role::Customer, Role::Customer, Role::Frontstage]), 2, "behind the cards and in the rail");
    assert_eq!(lines(&[Role::Notes, Role::Notes, Role::Notes]), 4);
}

#[test]
fn steps_are_numbered_through_all_stages() {
    let scene = canvas(&grid_map()).scene;
    let numbers: Vec<_> =
        texts(&scene, LayerKind::Names).into_iter().filter(|text| text.parse::<usize>().is_ok()).collect();
    assert_eq!(numbers, ["1", "2", "3"]);
}

#[test]
fn a_picture_has_a_margin_of_32_and_the_canvas_one_of_24() {
    let map = one(card("a", 0, 0));
    assert_eq!(picture(&map).grid.rail_end - canvas(&map).grid.rail_end, 8.0);
    let legend = one(Card { kind: CardKind::Note, ..card("a", 0, 0) });
    let scene = picture(&legend).scene;
    let [placed] = scene.layer(LayerKind::Legend).frames().collect::<Vec<_>>()[..] else { panic!("one legend") };
    assert_eq!((placed.at.x, scene.size.height - placed.bounds().y1), (32.0, 32.0));
    assert!(canvas(&legend).scene.layer(LayerKind::Legend).is_empty());
}

#[test]
fn the_legend_names_only_the_marks_that_are_used() {
    let map = one(card("a", 0, 0));
    assert!(picture(&map).scene.layer(LayerKind::Legend).is_empty());
    let mut map = one(Card { moment_of_truth: true, ..card("a", 0, 0) });
    assert_eq!(texts(&picture(&map).scene, LayerKind::Legend).len(), 1);
    pain(&mut map, "p", Consequence::ChurnRisk, 4);
    assert_eq!(texts(&picture(&map).scene, LayerKind::Legend).len(), 5);
}

#[test]
fn a_feeling_is_a_point_over_the_middle_of_its_step() {
    let mut map = grid(3, &[Role::Emotion]);
    let persona = Persona { id: id("ann"), rank: 0, name: "Ann".to_owned(), description: String::new(), hidden: false };
    map.personas.insert(persona.id, persona);
    for (step, value) in [("s0", 2.0), ("s1", 0.0), ("s2", -2.0)] {
        let value = Feeling::nearest(value).unwrap();
        let emotion = Emotion { id: id(step), persona: id("ann"), step: id(step), value, quote: String::new() };
        map.emotions.insert(emotion.id, emotion);
    }
    let layout = canvas(&map);
    let row = layout.grid.rows[0];
    assert_eq!(row.content_end - row.content, 120.0);
    for (step, column, y) in [("s0", 0, 12.0), ("s1", 1, 60.0), ("s2", 2, 108.0)] {
        let of = |item: &throughline::scene::Item| item.tag.is_some_and(|tag| tag.key == Key::Emotion(id(step)));
        let (.., point) = items(&layout.scene).find(|(_, _, item, _)| of(item)).unwrap();
        let column = layout.grid.columns[column];
        assert_eq!(point.center(), Point::new((column.start + column.end) / 2.0, row.content + y), "{step}");
    }
}

#[test]
fn a_card_over_several_steps_reaches_over_their_columns() {
    let map = one(Card { span: 2, ..card("a", 1, 0) });
    let layout = canvas(&map);
    let area = card_box(&layout.scene, id("a")).unwrap();
    assert_eq!((area.x0, area.x1), (layout.grid.columns[1].start, layout.grid.columns[2].end));
    assert_eq!(area.width(), 164.0 + 20.0 + 164.0);
}

#[test]
fn a_card_that_reaches_past_the_last_step_ends_there() {
    for span in [3, 4, 1000, u32::MAX] {
        let layout = canvas(&one(Card { span, ..card("a", 1, 0) }));
        let area = card_box(&layout.scene, id("a")).unwrap();
        assert_eq!(area.x1, layout.grid.columns[2].end, "span {span}");
    }
}

#[test]
fn cards_over_several_steps_push_the_cards_of_all_their_steps_down() {
    let wide = Card { span: 3, ..card("wide", 0, 0) };
    let map = with_cards(grid(3, &CUSTOMER), [card("a", 0, 0), wide, card("c", 2, 0)]);
    let scene = canvas(&map).scene;
    let of = |name| card_box(&scene, id(name)).unwrap();
    assert_eq!(of("wide").y0 - of("a").y1, 8.0);
    assert_eq!(of("c").y0 - of("wide").y1, 8.0);
}

#[test]
fn a_column_is_as_wide_as_its_step_says_with_its_name_and_its_cards() {
    let mut map = with_cards(grid(3, &CUSTOMER), [card("a", 0, 0), card("b", 1, 0), card("c", 2, 0)]);
    let before = card_box(&canvas(&map).scene, id("c")).unwrap();
    map.steps.get_mut(&id("s1")).unwrap().width = Some(300);
    assert_eq!(["a", "b", "c"].map(|name| size_of(&map, name).0), [164.0, 300.0, 164.0]);
    assert_eq!(head(&map, Key::Step(id("s1"))).frame.size.width, 300.0);
    assert_eq!(card_box(&canvas(&map).scene, id("c")).unwrap(), before + throughline::geom::Vec2::new(136.0, 0.0));
}

#[test]
fn a_color_is_a_tab_on_the_upper_edge_of_a_card_of_any_kind() {
    let green = Theme::light().tab(ColorTag::Green);
    for kind in [CardKind::Action, CardKind::Decision, CardKind::Note, CardKind::Opportunity] {
        let with = |color| frame_of(&one(Card { kind, color, ..card("a", 0, 0) }), "a");
        assert_eq!(painted(&with(Some(ColorTag::Green)), green), 1, "{kind:?}");
        assert_eq!(painted(&with(None), green), 0, "{kind:?}");
        assert_eq!(with(Some(ColorTag::Green)).size, with(None).size, "{kind:?}");
    }
}
