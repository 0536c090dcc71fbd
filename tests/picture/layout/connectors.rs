//! Connectors: from edge to edge, through the gutters, never through a card, with labels that can be read.

use kurbo::{ParamCurve as _, PathSeg};
use proptest::prelude::*;
use throughline::geom::{Point, Rect, Shape as _, Vec2};
use throughline::layout::Layout;
use throughline::model::{Card, CardId, CardKind, Connector, Heads, Key, Map, Role};
use throughline::scene::{LayerKind, Part, PlacedRef, Scene, Shape, Stroke};

use super::scenes::{FLOWS, canvas, card, card_box, card_boxes, flowing, grid, id, joined, placed_card, with_cards};
use crate::support::{cases, random_map};

const ROLES: [Role; 3] = [Role::Customer, Role::Frontstage, Role::Backstage];

/// The connectors of a scene with their frames.
pub fn connectors<'a>(map: &'a Map, scene: &'a Scene) -> Vec<(&'a Connector, PlacedRef<'a>)> {
    let of = |placed: PlacedRef<'a>| {
        let key = placed.frame.items[0].tag.unwrap().key;
        let Key::Connector(id) = key else { panic!("{key:?} among the connectors") };
        (&map.connectors[&id], placed)
    };
    scene.layer(LayerKind::Connectors).frames().map(of).collect()
}

/// The corners of a connector's line in the scene; the shaft ends where the heads begin.
fn corners(placed: PlacedRef<'_>) -> Vec<Point> {
    let Shape::Path { path, .. } = &placed.frame.items[0].shape else { panic!("a connector is a path") };
    let shift = placed.at.to_vec2() + placed.frame.items[0].at.to_vec2();
    let mut corners = Vec::new();
    for segment in path.segments() {
        match segment {
            PathSeg::Line(line) => corners.extend([line.p0, line.p1]),
            PathSeg::Quad(quad) => corners.extend([quad.p0, quad.p1, quad.p2]),
            PathSeg::Cubic(_) => panic!("corners are quarter turns"),
        }
    }
    corners.into_iter().map(|point| point + shift).collect()
}

/// The straight stretches of a connector's line, with corners that are not rounded.
pub fn stretches(placed: PlacedRef<'_>) -> Vec<(Point, Point)> {
    let Shape::Path { path, .. } = &placed.frame.items[0].shape else { panic!("a connector is a path") };
    let shift = placed.at.to_vec2() + placed.frame.items[0].at.to_vec2();
    let turns = path.segments().filter_map(|segment| match segment {
        PathSeg::Quad(quad) => Some(quad.p1),
        _ => None,
    });
    let first = path.segments().next().unwrap().start();
    let last = path.segments().last().unwrap().end();
    let points: Vec<_> = std::iter::once(first).chain(turns).chain([last]).collect();
    points.windows(2).map(|pair| (pair[0] + shift, pair[1] + shift)).filter(|(a, b)| (*a - *b).hypot() > 0.5).collect()
}

/// The tips of a connector's heads.
fn tips(placed: PlacedRef<'_>) -> Vec<Point> {
    let filled = |item: &&throughline::scene::Item| matches!(item.shape, Shape::Path { fill: Some(_), .. });
    let of = |item: &throughline::scene::Item| {
        let Shape::Path { path, .. } = &item.shape else { panic!("a head is a path") };
        path.segments().next().unwrap().start() + placed.at.to_vec2() + item.at.to_vec2()
    };
    placed.frame.items.iter().filter(filled).map(of).collect()
}

/// True when a line from one point to another runs through the inside of a box.
pub fn crosses(a: Point, b: Point, area: Rect) -> bool {
    let inner = area.inset(-1.0);
    let line = Rect::from_points(a, b);
    line.x0 < inner.x1 && line.x1 > inner.x0 && line.y0 < inner.y1 && line.y1 > inner.y0
}

/// True when a point lies on the edge of a box.
fn touches(point: Point, area: Rect) -> bool {
    area.inflate(0.8, 0.8).contains(point) && !area.inset(-0.8).contains(point)
}

/// How far a decision's hexagon has its points before its slopes end.
const POINT: f64 = 14.0;

/// True when a point lies on the edge of a card: of a decision on its slopes.
fn touches_card(map: &Map, scene: &Scene, card: CardId, point: Point) -> bool {
    let area = card_box(scene, card).unwrap();
    if map.cards[&card].kind != CardKind::Decision || (area.x0 + POINT..area.x1 - POINT).contains(&point.x) {
        return touches(point, area);
    }
    let tip = hexagon(scene, card).center().y;
    let slope = POINT * (point.y - tip).abs() / (tip - area.y0);
    let from_side = (point.x - area.x0).min(area.x1 - point.x);
    point.y > area.y0 && point.y < 2.0 * tip - area.y0 && (from_side - slope).abs() < 0.8
}

/// The box of a decision without its strips.
fn hexagon(scene: &Scene, card: CardId) -> Rect {
    let placed = placed_card(scene, card).unwrap();
    let body = |item: &&throughline::scene::Item| item.tag.is_some_and(|tag| tag.part == Part::Body);
    placed.frame.items.iter().find(body).unwrap().bounds() + placed.at.to_vec2()
}

/// The label of a connector, with its pill.
fn label(placed: PlacedRef<'_>) -> Option<Rect> {
    let pills = placed.frame.items.iter().filter(|item| item.tag.is_some_and(|tag| tag.part == Part::Text));
    pills.map(throughline::scene::Item::bounds).reduce(|all, one| all.union(one)).map(|area| area + placed.at.to_vec2())
}

#[track_caller]
fn assert_clear(map: &Map) {
    let scene = canvas(map).scene;
    let boxes = card_boxes(&scene);
    for (connector, placed) in connectors(map, &scene) {
        let corners = corners(placed);
        for pair in corners.windows(2) {
            // Beside the slopes of a decision there is room in its box.
            let inner = |card: &CardId, area: &Rect| {
                let own = [connector.from, connector.to].contains(card) && map.cards[card].kind == CardKind::Decision;
                area.inflate(if own { -POINT } else { 0.0 }, 0.0)
            };
            let met = boxes.iter().find(|(card, area)| crosses(pair[0], pair[1], inner(card, area)));
            assert!(met.is_none(), "{} runs through {met:?} at {pair:?}: {corners:?}", connector.id);
        }
    }
}

#[track_caller]
fn assert_touching(map: &Map) {
    let scene = canvas(map).scene;
    for (connector, placed) in connectors(map, &scene) {
        let touches = |point, card| touches_card(map, &scene, card, point);
        let (corners, tips) = (corners(placed), tips(placed));
        let end = corners.last().copied().unwrap();
        assert!(touches(tips[0], connector.to), "{}: the tip {} is not at the edge", connector.id, tips[0]);
        assert!((tips[0] - end).hypot() < 8.0, "{}: the shaft ends at {end}, the tip is {}", connector.id, tips[0]);
        match connector.heads {
            Heads::One => assert!(touches(corners[0], connector.from), "{}: {}", connector.id, corners[0]),
            Heads::Two => assert!(touches(tips[1], connector.from), "{}: {}", connector.id, tips[1]),
        }
    }
}

#[track_caller]
fn assert_labels_free(map: &Map) {
    let scene = canvas(map).scene;
    for (connector, placed) in connectors(map, &scene) {
        let Some(label) = label(placed) else { continue };
        for (card, area) in card_boxes(&scene) {
            let common = label.intersect(area);
            assert!(common.width() < 1.5 || common.height() < 1.5, "{}: {label:?} below {card} {area:?}", connector.id);
        }
    }
}

#[track_caller]
fn assert_labels_apart(map: &Map) {
    let scene = canvas(map).scene;
    let labels: Vec<_> =
        connectors(map, &scene).into_iter().filter_map(|(of, placed)| Some((of, label(placed)?))).collect();
    for (nth, (one, area)) in labels.iter().enumerate() {
        for (other, there) in &labels[nth + 1..] {
            let common = area.intersect(*there);
            assert!(common.width() < 0.5 || common.height() < 0.5, "{} over {}: {area:?} {there:?}", one.id, other.id);
        }
    }
}

/// Asserts that each label lies on its own line and on no upright stretch of another; lines between the same two
/// cards may be so near to each other that they can't do so.
#[track_caller]
fn assert_labels_on_their_lines(map: &Map) {
    let scene = canvas(map).scene;
    let all: Vec<_> = connectors(map, &scene).into_iter().map(|(of, placed)| (of, placed, stretches(placed))).collect();
    for (connector, placed, own) in &all {
        let Some(label) = label(*placed) else { continue };
        assert!(own.iter().any(|(a, b)| crosses(*a, *b, label)), "{}: {label:?} is beside {own:?}", connector.id);
        for (other, _, lines) in &all {
            let pair = |of: &Connector| (of.from.min(of.to), of.from.max(of.to));
            let upright = lines.iter().filter(|(a, b)| (a.x - b.x).abs() < 0.01);
            let met = upright.into_iter().find(|(a, b)| pair(other) != pair(connector) && crosses(*a, *b, label));
            assert!(met.is_none(), "{} runs through the label of {}: {met:?} {label:?}", other.id, connector.id);
        }
    }
}

/// The map with cards that stand in one step each.
fn without_spans(map: &Map) -> Map {
    let mut map = map.clone();
    map.cards.values_mut().for_each(|card| card.span = 1);
    map.steps.values_mut().for_each(|step| step.width = None);
    map
}

proptest! {
    #![proptest_config(cases(26))]

    #[test]
    fn no_connector_runs_through_a_card(seed: u64) {
        let map = without_spans(&random_map(seed));
        FLOWS.iter().for_each(|flow| assert_clear(&flowing(&map, *flow)));
    }

    #[test]
    fn no_connector_runs_through_a_card_that_spans_several_steps(seed: u64) {
        assert_clear(&random_map(seed));
    }

    #[test]
    fn connectors_reach_from_edge_to_edge(seed: u64) {
        let map = random_map(seed);
        FLOWS.iter().for_each(|flow| assert_touching(&flowing(&map, *flow)));
    }

    #[test]
    fn no_label_is_hidden_below_a_card(seed: u64) {
        let map = random_map(seed);
        FLOWS.iter().for_each(|flow| assert_labels_free(&flowing(&map, *flow)));
    }

    #[test]
    fn no_label_lies_over_another(seed: u64) {
        let map = random_map(seed);
        FLOWS.iter().for_each(|flow| assert_labels_apart(&flowing(&map, *flow)));
    }

    #[test]
    fn a_label_lies_on_its_own_line_and_on_no_other_that_runs_up_or_down(seed: u64) {
        let map = random_map(seed);
        FLOWS.iter().for_each(|flow| assert_labels_on_their_lines(&flowing(&map, *flow)));
    }

    #[test]
    fn every_connector_between_visible_cards_is_drawn_once(seed: u64) {
        let map = random_map(seed);
        let Layout { scene, .. } = canvas(&map);
        let shown = |card: &CardId| !map.lanes[&map.cards[card].lane].hidden;
        let expected = map.connectors.values().filter(|join| shown(&join.from) && shown(&join.to)).count();
        prop_assert_eq!(connectors(&map, &scene).len(), expected);
    }
}

/// Where the only connector of a map turns, from the upper left corner of the first card.
fn turns(map: &Map) -> Vec<Vec2> {
    let scene = canvas(map).scene;
    let of = connectors(map, &scene);
    assert_eq!(of.len(), 1);
    corners(of[0].1).iter().map(|point| *point - card_box(&scene, of[0].0.from).unwrap().origin()).collect()
}

#[test]
fn a_connector_to_the_card_beside_it_runs_straight() {
    let map = joined(with_cards(grid(2, &ROLES), [card("a", 0, 0), card("b", 1, 0)]), "a", "b", "");
    // A card of one line is 32 high; the gutter is 20 wide and the head begins 7 before its end.
    assert_eq!(turns(&map), [Vec2::new(164.0, 16.0), Vec2::new(177.0, 16.0)]);
}

#[test]
fn a_connector_to_the_card_below_runs_straight_down() {
    let map = joined(with_cards(grid(1, &ROLES), [card("a", 0, 0), card("b", 0, 1)]), "a", "b", "");
    let turns = turns(&map);
    assert_eq!(turns[0], Vec2::new(82.0, 32.0));
    // Padding of both lanes and the line of interaction between them.
    assert_eq!(turns[1], Vec2::new(82.0, 32.0 + 8.0 + 20.0 + 8.0 - 7.0));
}

#[test]
fn a_connector_over_a_free_step_stays_in_its_row() {
    let map = joined(with_cards(grid(3, &ROLES), [card("a", 0, 0), card("b", 2, 0)]), "a", "b", "");
    assert_eq!(turns(&map).len(), 2);
}

#[test]
fn a_connector_goes_around_a_card_in_its_way() {
    let map = with_cards(grid(3, &ROLES), [card("a", 0, 0), card("x", 1, 0), card("b", 2, 0)]);
    let map = joined(map, "a", "b", "");
    assert!(turns(&map).len() > 2);
    assert_clear(&map);
}

#[test]
fn a_connector_goes_around_a_card_over_very_many_steps() {
    let long = Card { span: 90, ..card("long", 0, 1) };
    let map = with_cards(grid(100, &ROLES), [long, card("a", 80, 0), card("b", 80, 2)]);
    assert_clear(&joined(map, "a", "b", ""));
}

#[test]
fn connectors_at_one_side_of_a_card_are_apart() {
    let map = with_cards(grid(2, &ROLES), [card("a", 0, 0), card("b", 1, 0), card("c", 1, 1), card("d", 1, 2)]);
    let map = ["b", "c", "d"].iter().fold(map, |map, to| joined(map, "a", to, ""));
    let scene = canvas(&map).scene;
    let mut starts: Vec<_> = connectors(&map, &scene).iter().map(|(_, placed)| corners(*placed)[0].y).collect();
    starts.sort_by(f64::total_cmp);
    assert!(starts.windows(2).all(|pair| pair[1] - pair[0] >= 6.0), "{starts:?}");
}

#[test]
fn the_answers_of_a_decision_fan_out_from_the_slopes_of_its_hexagon() {
    let decision = Card { kind: CardKind::Decision, ..card("a", 0, 0) };
    let mut map = joined(with_cards(grid(2, &ROLES), [decision, card("b", 1, 0), card("c", 1, 1)]), "a", "b", "yes");
    map = joined(map, "a", "c", "no");
    for pain in ["p", "q"] {
        let pain = throughline::model::Pain {
            id: id(pain),
            card: id("a"),
            rank: 0,
            text: "Nobody dares to decide".to_owned(),
            severity: 3,
            frequency: 3,
            consequence: throughline::model::Consequence::default(),
            votes: 0,
        };
        map.pains.insert(pain.id, pain);
    }
    let scene = canvas(&map).scene;
    let hexagon = hexagon(&scene, id("a"));
    let whole = card_box(&scene, id("a")).unwrap();
    assert!(hexagon.height() + 30.0 < whole.height(), "the pain points are below the hexagon");
    let mut starts: Vec<_> = connectors(&map, &scene).iter().map(|(_, placed)| corners(*placed)[0]).collect();
    starts.sort_by(|a, b| a.y.total_cmp(&b.y));
    let tip = hexagon.center().y;
    // Six above the tip and six below it, on the slopes.
    assert!((starts[0].y - tip + 6.0).abs() < 0.01 && (starts[1].y - tip - 6.0).abs() < 0.01, "{starts:?} {tip}");
    assert!(starts.iter().all(|start| touches_card(&map, &scene, id("a"), *start)), "{starts:?}");
    assert_labels_apart(&map);
}

#[test]
fn the_only_connector_of_a_decision_starts_at_its_tip() {
    let decision = Card { kind: CardKind::Decision, ..card("a", 0, 0) };
    let map = joined(with_cards(grid(2, &ROLES), [decision, card("b", 1, 0)]), "a", "b", "yes");
    let scene = canvas(&map).scene;
    let start = corners(connectors(&map, &scene)[0].1)[0];
    assert!((start.y - hexagon(&scene, id("a")).center().y).abs() < 0.01);
}

#[test]
fn there_and_back_are_two_lines_beside_each_other() {
    let map = with_cards(grid(1, &ROLES), [card("a", 0, 0), card("b", 0, 1)]);
    let map = joined(joined(map, "a", "b", "asks"), "b", "a", "answers");
    for flow in FLOWS {
        let map = flowing(&map, flow);
        let scene = canvas(&map).scene;
        let across: Vec<_> = connectors(&map, &scene).iter().map(|(_, placed)| corners(*placed)[0].x).collect();
        assert!((across[0] - across[1]).abs() > 11.0, "{across:?}");
        assert_labels_apart(&map);
        assert_labels_free(&map);
    }
}

#[test]
fn many_answers_in_one_gutter_are_all_read() {
    let decision = Card { kind: CardKind::Decision, ..card("a", 0, 1) };
    let cards = [decision, card("b", 1, 0), card("c", 1, 1), card("d", 1, 2), card("e", 1, 2)];
    let map = with_cards(grid(2, &ROLES), cards);
    let answers = [("b", "yes"), ("c", "no"), ("d", "not yet"), ("e", "only after a call")];
    let map = answers.into_iter().fold(map, |map, (to, label)| joined(map, "a", to, label));
    FLOWS.iter().for_each(|flow| assert_labels_apart(&flowing(&map, *flow)));
    assert_labels_free(&map);
}

#[test]
fn a_label_has_room_in_the_gutter() {
    let map = with_cards(grid(2, &ROLES), [card("a", 0, 0), card("b", 1, 0), card("c", 1, 1), card("d", 0, 0)]);
    for (from, to) in [("a", "b"), ("a", "c"), ("d", "b"), ("b", "a"), ("c", "a"), ("a", "d"), ("b", "c")] {
        for text in ["yes", "only when the refund is over 100 €"] {
            let map = joined(map.clone(), from, to, text);
            FLOWS.iter().for_each(|flow| assert_labels_free(&flowing(&map, *flow)));
        }
    }
}

#[test]
fn a_row_is_at_least_as_high_as_the_labels_beside_its_cards() {
    let map = with_cards(grid(2, &ROLES[..1]), [card("a", 0, 0), card("b", 1, 0)]);
    let height = |label: &str| {
        let row = canvas(&joined(map.clone(), "a", "b", label)).grid.rows[0];
        row.content_end - row.content
    };
    assert_eq!((height(""), height("yes")), (32.0, 32.0));
    assert_eq!(height("one\ntwo\nthree"), 3.0 * 16.0 + 2.0);
}

#[test]
fn a_connector_is_a_line_of_one_and_a_half_with_a_head_of_eight() {
    let map = joined(with_cards(grid(2, &ROLES), [card("a", 0, 0), card("b", 1, 0)]), "a", "b", "");
    let scene = canvas(&map).scene;
    let frame = &connectors(&map, &scene)[0].1.frame;
    let Shape::Path { stroke: Some(Stroke { width, .. }), fill: None, .. } = &frame.items[0].shape else { panic!() };
    assert!((width - 1.5).abs() < 1e-9);
    let Shape::Path { path, fill: Some(_), .. } = &frame.items[1].shape else { panic!() };
    assert!((path.bounding_box().width() - 8.0).abs() < 1e-9);
}

/// A row of cards, and connectors that go back over them through the gutter below.
fn loops_back(count: usize) -> Map {
    let cards = (0..count).flat_map(|step| [card(&format!("c{step}"), step, 0), card(&format!("f{step}"), step, 1)]);
    let map = with_cards(grid(count, &ROLES), cards.collect::<Vec<_>>());
    (1..count).fold(map, |map, step| joined(map, &format!("c{step}"), "c0", ""))
}

#[test]
fn connectors_in_a_full_gutter_keep_off_the_cards_beside_it() {
    for count in 2..14 {
        let map = loops_back(count);
        let scene = canvas(&map).scene;
        let cards = card_boxes(&scene);
        for (connector, placed) in connectors(&map, &scene) {
            let level = stretches(placed).into_iter().filter(|(a, b)| (a.y - b.y).abs() < 0.01);
            for (a, b) in level.filter(|(a, b)| (a.x - b.x).abs() > 164.0) {
                let near = cards.iter().find(|(_, area)| crosses(a, b, area.inflate(0.0, 3.0)));
                assert!(near.is_none(), "{count}: {} at {} grazes {near:?}", connector.id, a.y);
            }
        }
    }
}

#[test]
fn the_labels_of_there_and_back_are_struck_by_no_line() {
    let map = with_cards(grid(1, &ROLES), [card("a", 0, 0), card("b", 0, 1)]);
    for (there, back) in [("ok", "not ok"), ("asks", ""), ("only when the refund is over 100 €", "sends it all back")]
    {
        let map = joined(joined(map.clone(), "a", "b", there), "b", "a", back);
        for flow in FLOWS {
            let map = flowing(&map, flow);
            let scene = canvas(&map).scene;
            let all = connectors(&map, &scene);
            for (one, placed) in &all {
                let Some(label) = label(*placed) else { continue };
                for (other, placed) in all.iter().filter(|(other, _)| other.id != one.id) {
                    let met = stretches(*placed).into_iter().find(|(a, b)| crosses(*a, *b, label));
                    assert!(met.is_none(), "{} strikes {label:?}: {met:?}", other.id);
                }
            }
            assert_labels_on_their_lines(&map);
        }
    }
}

#[test]
fn the_names_of_the_lines_cover_no_connector() {
    for flow in FLOWS {
        let map = flowing(&joined(loops_back(3), "f2", "f0", ""), flow);
        let scene = canvas(&map).scene;
        let names: Vec<_> = scene.layer(LayerKind::Rail).frames().map(|placed| placed.bounds()).collect();
        assert!(names.iter().any(|name| name.height() < 21.0), "the lines have names: {names:?}");
        for (connector, placed) in connectors(&map, &scene) {
            for (a, b) in stretches(placed) {
                let met = names.iter().find(|name| crosses(a, b, **name));
                assert!(met.is_none(), "{} runs below {met:?}", connector.id);
            }
        }
    }
}

/// The stretches of the connector between two cards.
fn stretches_of(map: &Map, from: &str, to: &str) -> Vec<(Point, Point)> {
    let scene = canvas(map).scene;
    let found = connectors(map, &scene).into_iter().find(|(of, _)| (of.from, of.to) == (id(from), id(to)));
    stretches(found.unwrap().1)
}

#[test]
fn a_straight_connector_stays_straight_when_another_comes_to_its_card() {
    let map = with_cards(grid(3, &ROLES), [card("a", 0, 0), card("b", 1, 0), card("c", 0, 1), card("d", 0, 2)]);
    for label in ["", "asks politely"] {
        let map = joined(map.clone(), "a", "b", label);
        let map = joined(joined(map, "c", "b", ""), "d", "b", "");
        for flow in FLOWS {
            let map = flowing(&map, flow);
            assert_eq!(stretches_of(&map, "a", "b").len(), 1, "{label}");
            assert_touching(&map);
        }
    }
}

#[test]
fn a_connector_that_comes_to_a_side_is_not_hidden_by_the_label_that_leaves_there() {
    let map = with_cards(grid(2, &ROLES), [card("a", 0, 0), card("b", 1, 0), card("f", 0, 2), card("h", 0, 1)]);
    let map = joined(joined(map, "a", "b", "asks politely"), "f", "a", "");
    for flow in FLOWS {
        let map = flowing(&map, flow);
        let scene = canvas(&map).scene;
        let pill = connectors(&map, &scene).into_iter().find_map(|(_, placed)| label(placed)).unwrap();
        assert_eq!(stretches_of(&map, "a", "b").len(), 1);
        let met = stretches_of(&map, "f", "a").into_iter().find(|(a, b)| crosses(*a, *b, pill));
        assert!(met.is_none(), "{met:?} runs below {pill:?}");
    }
}

#[test]
fn connectors_find_their_way_between_many_cards_over_several_steps() {
    const COLUMNS: usize = 14;
    let long = (0..37).map(|nth| {
        let span = u32::try_from(2 + nth * 5 % 4).unwrap();
        Card { span, ..card(&format!("long{nth}"), nth * 7 % 11, 1 + nth % 6) }
    });
    let short = (0..COLUMNS).flat_map(|at| [card(&format!("t{at}"), at, 0), card(&format!("b{at}"), at, 7)]);
    let map = with_cards(grid(COLUMNS, &[Role::Support; 8]), long.chain(short));
    let across = (0..COLUMNS).map(|at| (format!("t{at}"), format!("b{}", (at * 5 + 3) % COLUMNS)));
    let back = (0..COLUMNS).map(|at| (format!("b{at}"), format!("long{}", at * 11 % 37)));
    let among = (0..37).map(|nth| (format!("long{nth}"), format!("long{}", (nth * 11 + 4) % 37)));
    let joins = across.chain(back).chain(among).filter(|(from, to)| from != to);
    let map = joins.fold(map, |map, (from, to)| joined(map, &from, &to, ""));
    FLOWS.iter().for_each(|flow| assert_clear(&flowing(&map, *flow)));
}
