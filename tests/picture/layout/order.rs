//! Connectors that share gutters: they cross as little as is reasonable, and each can be followed.

use std::collections::BTreeMap;

use throughline::geom::{Flow, Point};
use throughline::model::{Card, CardId, CardKind, Connector, Map, Role};
use throughline::scene::PlacedRef;

use super::connectors::{connectors, crosses, stretches};
use super::scenes::{FLOWS, canvas, card, card_box, flowing, grid, id, joined, with_cards};
use crate::support::{grid_map, random_map};

const ROLES: [Role; 3] = [Role::Customer, Role::Frontstage, Role::Backstage];

/// How often connectors cross.
fn crossings(map: &Map) -> usize {
    let scene = canvas(map).scene;
    let lines: Vec<_> = connectors(map, &scene).into_iter().map(|(_, placed)| stretches(placed)).collect();
    let upright = |(a, b): &(Point, Point)| (a.x - b.x).abs() < 0.01;
    let meet = |(a, b): &(Point, Point), (c, d): &(Point, Point)| {
        let (low, high) = (a.y.min(b.y) + 0.1, a.y.max(b.y) - 0.1);
        let (start, end) = (c.x.min(d.x) + 0.1, c.x.max(d.x) - 0.1);
        (low..high).contains(&c.y) && (start..end).contains(&a.x)
    };
    let count = |one: &Vec<(Point, Point)>, other: &Vec<(Point, Point)>| {
        let pairs = one.iter().flat_map(|a| other.iter().map(move |b| (a, b)));
        pairs.filter(|(a, b)| upright(a) && !upright(b) && meet(a, b)).count()
    };
    let all = lines.iter().enumerate();
    all.map(|(nth, one)| lines[nth + 1..].iter().map(|other| count(one, other) + count(other, one)).sum::<usize>())
        .sum()
}

/// A map of three rows and so many steps in whose cells stand the cards that are given by name, column and row; with
/// connectors between them.
fn map(cards: &[(&str, usize, usize)], joins: &[(&str, &str)]) -> Map {
    let steps = cards.iter().map(|(_, column, _)| column + 1).max().unwrap();
    let map = with_cards(grid(steps, &ROLES), cards.iter().map(|(name, column, row)| card(name, *column, *row)));
    joins.iter().fold(map, |map, (from, to)| joined(map, from, to, ""))
}

#[track_caller]
fn assert_untangled(map: &Map) {
    FLOWS.iter().for_each(|flow| assert_eq!(crossings(&flowing(map, *flow)), 0));
}

const ROW: [(&str, usize, usize); 5] = [("a", 0, 0), ("b", 1, 0), ("c", 2, 0), ("d", 3, 0), ("e", 4, 0)];

#[test]
fn a_loop_within_a_loop_does_not_cross_it() {
    assert_untangled(&map(&ROW, &[("e", "a"), ("d", "b")]));
    assert_untangled(&map(&ROW, &[("e", "a"), ("e", "b"), ("d", "b"), ("c", "b")]));
}

#[test]
fn loops_that_begin_at_one_card_do_not_cross() {
    assert_untangled(&map(&ROW, &[("e", "a"), ("e", "b"), ("e", "c")]));
}

#[test]
fn loops_that_end_at_one_card_do_not_cross() {
    assert_untangled(&map(&ROW, &[("e", "b"), ("d", "b"), ("c", "b")]));
}

#[test]
fn the_answers_of_a_decision_up_ahead_and_down_do_not_cross() {
    let mut map = map(
        &[("a", 0, 1), ("up", 1, 0), ("ahead", 1, 1), ("down", 1, 2)],
        &[("a", "up"), ("a", "ahead"), ("a", "down")],
    );
    map.cards.get_mut(&id("a")).unwrap().kind = CardKind::Decision;
    assert_untangled(&map);
    for (nth, connector) in map.connectors.values_mut().enumerate() {
        connector.label = ["yes", "only after a call to the office that knows about it", "no"][nth].to_owned();
    }
    assert_untangled(&map);
}

#[test]
fn two_pairs_that_run_down_beside_each_other_do_not_cross() {
    let cards = [("a", 0, 0), ("b", 0, 0), ("c", 1, 2), ("d", 1, 2), ("x", 1, 0)];
    assert_untangled(&map(&cards, &[("a", "c"), ("b", "d")]));
    assert_untangled(&map(&cards, &[("c", "a"), ("d", "b")]));
}

#[test]
fn two_ways_over_one_gutter_of_rows_do_not_cross() {
    let cards = [("a", 0, 0), ("b", 1, 0), ("c", 2, 0), ("d", 3, 0), ("x", 1, 1), ("y", 2, 1), ("z", 3, 1)];
    assert_untangled(&map(&cards, &[("a", "c"), ("a", "d")]));
    assert_untangled(&map(&cards, &[("a", "d"), ("b", "d")]));
}

#[test]
fn connectors_of_large_and_of_many_odd_maps_cross_seldom() {
    // In the order in which they come they would cross 35 times.
    let large = crossings(&grid_map(1_000));
    // And here more than twice as often.
    let odd: usize = (0..100).map(|seed| crossings(&random_map(seed))).sum();
    assert!(large <= 20 && odd <= 137, "{large} {odd}");
}

#[test]
fn a_loop_back_has_a_track_of_its_own_and_its_head_is_seen_whole() {
    // The one ahead runs around the card between, in the same gutter of rows.
    let map = map(&ROW, &[("a", "c"), ("d", "b"), ("e", "a")]);
    for flow in FLOWS {
        let map = flowing(&map, flow);
        let scene = canvas(&map).scene;
        let lines: Vec<_> = connectors(&map, &scene).iter().map(|(_, placed)| stretches(*placed)).collect();
        let mut heights: Vec<_> = lines.iter().map(|line| line.iter().map(|(_, b)| b.y).fold(0.0, f64::max)).collect();
        heights.sort_by(f64::total_cmp);
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] > 5.0), "{heights:?}");
        for line in &lines {
            let (corner, shaft): (Point, Point) = *line.last().unwrap();
            // A head hides the last 7 of the shaft.
            assert!((corner - shaft).hypot() + 7.0 > 9.0, "{line:?}");
        }
    }
}

#[test]
fn a_card_between_two_long_ones_is_left_along_the_gap_below_the_upper_one() {
    let long = |name: &str, column| Card { span: 3, ..card(name, column, 1) };
    let cards = [long("above", 1), card("x", 2, 1), long("below", 2), card("y", 3, 0), card("z", 3, 2)];
    let map = with_cards(grid(6, &ROLES), cards);
    for (from, to) in [("x", "y"), ("x", "z"), ("y", "x"), ("z", "x")] {
        let map = joined(map.clone(), from, to, "");
        let scene = canvas(&map).scene;
        let area = |name: &str| card_box(&scene, id(name)).unwrap();
        let barred = |name: &str| area(name).x0 < area("x").x1 + 1.0 && area("x").x1 + 1.0 < area(name).x1;
        assert!(
            barred("above") && barred("below") && area("above").y1 < area("x").y0 && area("x").y1 < area("below").y0
        );
        let line = stretches(connectors(&map, &scene)[0].1);
        for name in ["above", "below"] {
            assert!(!line.iter().any(|(a, b)| crosses(*a, *b, area(name))), "{from} to {to}: {line:?}");
        }
    }
}

/// Two columns of so many rows, with cards `a0`, `a1` … in the first and `b0`, `b1` … in the second.
fn two_columns(rows: usize, joins: &[(&str, &str)]) -> Map {
    let cards = (0..rows).flat_map(|row| [card(&format!("a{row}"), 0, row), card(&format!("b{row}"), 1, row)]);
    let map = with_cards(grid(2, &vec![Role::Customer; rows]), cards);
    joins.iter().fold(map, |map, (from, to)| joined(map, from, to, ""))
}

/// Where the connectors between cards run up or down: their place along inline, and from where to where.
fn uprights(map: &Map) -> BTreeMap<(CardId, CardId), (f64, f64, f64)> {
    let layout = canvas(map);
    let upright = |(of, placed): (&Connector, PlacedRef<'_>)| {
        let (a, b) = stretches(placed).into_iter().find(|(a, b)| (a.x - b.x).abs() < 0.01)?;
        Some(((of.from, of.to), (layout.grid.inline(a.x), a.y.min(b.y), a.y.max(b.y))))
    };
    connectors(map, &layout.scene).into_iter().filter_map(upright).collect()
}

/// Where each of some connectors between two columns lies along inline.
fn tracks<const N: usize>(rows: usize, joins: [(&str, &str); N], flow: Flow) -> [f64; N] {
    let uprights = uprights(&flowing(&two_columns(rows, &joins), flow));
    joins.map(|(from, to)| {
        let cards: (CardId, CardId) = (id(from), id(to));
        uprights[&cards].0
    })
}

#[test]
fn connectors_that_run_beside_each_other_have_tracks_of_their_own_and_others_share_one() {
    for flow in FLOWS {
        let [first, second, third] = tracks(6, [("a0", "b2"), ("a1", "b4"), ("a3", "b5")], flow);
        assert!((first - second).abs() > 2.9 && (second - third).abs() > 2.9, "{first} {second} {third}");
        let [one, other] = tracks(4, [("a0", "b1"), ("a2", "b3")], flow);
        assert!((one - other).abs() < 0.01, "{one} {other}");
    }
}

#[test]
fn the_inner_of_two_loops_lies_nearer_to_its_cards() {
    for joins in [[("a0", "a4"), ("a1", "a3")], [("a4", "a0"), ("a1", "a3")], [("a0", "a4"), ("a3", "a1")]] {
        for flow in FLOWS {
            let [outer, inner] = tracks(5, joins, flow);
            assert!(inner + 3.0 < outer, "{joins:?}: {inner} {outer}");
        }
    }
}

#[test]
fn more_connectors_than_are_put_in_order_have_tracks_of_their_own_where_they_overlap() {
    const CARDS: usize = 200;
    let cards = (0..CARDS).flat_map(|nth| [card(&format!("a{nth}"), 0, 0), card(&format!("b{nth}"), 1, 0)]);
    let map = with_cards(grid(2, &ROLES), cards.collect::<Vec<_>>());
    // One runs along all the others, which come in threes.
    let to = |nth: usize| if nth == 0 { CARDS - 1 } else { nth - (nth - 1) % 3 + (nth + 1) % 3 };
    let map = (0..CARDS - 1).fold(map, |map, nth| joined(map, &format!("a{nth}"), &format!("b{}", to(nth)), ""));
    let mut uprights: Vec<_> = uprights(&map).into_values().collect();
    assert_eq!(uprights.len(), CARDS - 1);
    uprights.sort_by(|one, other| one.1.total_cmp(&other.1).then(one.2.total_cmp(&other.2)));
    // Each has the first track after those that began before it and still run where it begins.
    let mut tracks: Vec<usize> = Vec::new();
    for (at, (_, top, _)) in uprights.iter().enumerate() {
        let beside = uprights[..at].iter().zip(&tracks).filter(|((.., end), _)| *end > top - 1.0);
        let track = beside.map(|(_, track)| track + 1).max().unwrap_or(0);
        tracks.push(track);
    }
    assert_eq!(tracks.iter().max(), Some(&3));
    let place = |track: usize| {
        let of: Vec<_> = uprights.iter().zip(&tracks).filter(|(_, at)| **at == track).map(|((x, ..), _)| *x).collect();
        assert!(of.iter().all(|x| (x - of[0]).abs() < 1e-6), "track {track}: {of:?}");
        of[0]
    };
    let places = [0, 1, 2, 3].map(place);
    assert!(places.windows(2).all(|pair| pair[1] - pair[0] > 3.0), "{places:?}");
}
