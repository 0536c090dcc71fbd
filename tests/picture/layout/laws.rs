//! Laws that hold for the scene of every map.

use std::sync::Arc;

use proptest::prelude::*;
use throughline::geom::{Flow, Rect};
use throughline::layout::{Layout, LayoutOptions, Workspace};
use throughline::model::{CardId, Key, Map, Order};
use throughline::scene::{LayerKind, PlacedRef, Scene, Shape};

use super::scenes::{FLOWS, canvas, card_boxes, flowing, items, picture, with, words};
use crate::support::{cases, random_map};

/// Asserts what must be true of every scene: nothing is cut off, nothing hangs out of its frame, no text out of
/// its block.
#[track_caller]
pub fn assert_whole(scene: &Scene) {
    let whole = scene.size.to_rect().inflate(0.01, 0.01);
    for (kind, placed, item, area) in items(scene) {
        assert!(within(area, whole), "{kind:?} {placed} at {area:?} is outside of {whole:?}: {item:?}");
        let reach = match &item.shape {
            Shape::Rect { stroke: Some(stroke), .. } | Shape::Path { stroke: Some(stroke), .. } => stroke.width / 2.0,
            _ => 0.0,
        };
        // The derived lines end at the edge, where half of their width is counted as ink beyond it.
        assert!(within(area.inflate(reach, reach), whole.inflate(1.0, 0.0)), "ink of {item:?} at {area:?}");
        // A star sits on its card's corner.
        let frame = placed.bounds().inflate(12.0, 12.0);
        let loose = kind == LayerKind::Connectors;
        assert!(loose || within(area, frame), "{kind:?} {placed}: {area:?} is outside of {frame:?}: {item:?}");
        if let Shape::Text { block, .. } = &item.shape {
            for line in block.lines() {
                let room = -0.5..=block.size().width + 0.5;
                let (left, right) = (f64::from(line.left), f64::from(line.right));
                assert!(room.contains(&left) && room.contains(&right), "{left}..{right} {room:?} {:?}", block.text());
            }
        }
    }
}

#[track_caller]
pub fn assert_apart(boxes: &[(CardId, Rect)]) {
    for (at, (one, area)) in boxes.iter().enumerate() {
        for (other, there) in &boxes[at + 1..] {
            assert!(!overlap(*area, *there), "cards {one} and {other} overlap: {area:?} {there:?}");
        }
    }
}

fn within(inner: Rect, outer: Rect) -> bool {
    inner.x0 >= outer.x0 && inner.x1 <= outer.x1 && inner.y0 >= outer.y0 && inner.y1 <= outer.y1
}

fn overlap(one: Rect, other: Rect) -> bool {
    let common = one.intersect(other);
    common.width() > 0.01 && common.height() > 0.01
}

/// Shaping is done in single precision.
fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-3
}

/// Asserts that `there` is where `here` is in a scene turned around.
#[track_caller]
fn assert_mirrored(width: f64, here: Rect, there: Rect, what: &str) {
    let expected = Rect::new(width - here.x1, here.y0, width - here.x0, here.y1);
    let same = near(expected.x0, there.x0) && near(expected.x1, there.x1);
    assert!(same && near(here.y0, there.y0) && near(here.y1, there.y1), "{what}: {there:?}, not {expected:?}");
}

/// The widths of all texts.
fn widths(scene: &Scene) -> Vec<f64> {
    let texts = items(scene).filter(|(_, _, item, _)| matches!(item.shape, Shape::Text { .. }));
    texts.map(|(.., area)| area.width()).collect()
}

#[track_caller]
fn assert_frames_mirrored(left: PlacedRef<'_>, right: PlacedRef<'_>) {
    let what = left.to_string();
    assert_eq!(left.tag, right.tag);
    let (of_left, of_right) = (&left.frame.items, &right.frame.items);
    assert_eq!(of_left.len(), of_right.len(), "{what}");
    for (one, other) in of_left.iter().zip(of_right) {
        assert_eq!(one.tag, other.tag, "{what}");
        assert_mirrored(left.frame.size.width, one.bounds(), other.bounds(), &what);
        match (&one.shape, &other.shape) {
            (Shape::Text { block: a, color: c }, Shape::Text { block: b, color: d }) => {
                assert_eq!((a.text(), c), (b.text(), d), "{what}");
            }
            (Shape::Rect { radii: a, fill: c, .. }, Shape::Rect { radii: b, fill: d, .. }) => {
                assert_eq!((a.mirrored(), c), (*b, d), "{what}");
            }
            (Shape::Path { fill: a, stroke: c, .. }, Shape::Path { fill: b, stroke: d, .. }) => {
                assert_eq!((a, c), (b, d), "{what}");
            }
            other => panic!("{what}: {other:?}"),
        }
    }
}

/// The map without its hidden lanes and all that is in them.
fn without_hidden_lanes(map: &Map) -> Map {
    let mut map = map.clone();
    map.lanes.retain(|_, lane| !lane.hidden);
    let Map { lanes, cards, pains, waits, connectors, .. } = &mut map;
    cards.retain(|_, card| lanes.contains_key(&card.lane));
    pains.retain(|_, pain| cards.contains_key(&pain.card));
    waits.retain(|_, wait| cards.contains_key(&wait.card));
    connectors.retain(|_, join| cards.contains_key(&join.from) && cards.contains_key(&join.to));
    for card in cards.values_mut() {
        card.eases.retain(|pain| pains.contains_key(pain));
    }
    map
}

proptest! {
    #![proptest_config(cases(26))]

    #[test]
    fn everything_lies_within_the_scene(seed: u64) {
        let map = random_map(seed);
        for flow in FLOWS {
            let map = flowing(&map, flow);
            assert_whole(&canvas(&map).scene);
            assert_whole(&picture(&map).scene);
        }
    }

    #[test]
    fn the_scene_of_a_map_turned_around_is_the_mirrored_scene(seed: u64) {
        let map = random_map(seed);
        let left = picture(&flowing(&map, Flow::LeftToRight)).scene;
        let right = picture(&flowing(&map, Flow::RightToLeft)).scene;
        // A width is rounded up to a whole number; now and then the same width in another direction is just past it.
        prop_assume!(widths(&left).iter().zip(&widths(&right)).all(|(a, b)| near(*a, *b)));
        prop_assert_eq!(left.size, right.size);
        let pairs: Vec<_> = left.frames().zip(right.frames()).collect();
        prop_assert_eq!(pairs.len(), left.frames().count());
        prop_assert_eq!(pairs.len(), right.frames().count());
        for ((kind, one), (of, other)) in pairs {
            prop_assert_eq!(kind, of);
            assert_mirrored(left.size.width, one.bounds(), other.bounds(), &format!("{kind:?} {one}"));
            assert_frames_mirrored(one, other);
        }
    }

    #[test]
    fn a_text_is_as_large_in_either_direction(seed: u64) {
        let map = random_map(seed);
        let left = picture(&flowing(&map, Flow::LeftToRight)).scene;
        let right = picture(&flowing(&map, Flow::RightToLeft)).scene;
        let (left, right) = (widths(&left), widths(&right));
        prop_assert_eq!(left.len(), right.len());
        prop_assert!(left.iter().zip(&right).all(|(a, b)| (a - b).abs() < 1.001));
    }

    #[test]
    fn mirroring_keeps_the_glyphs_of_a_text(seed: u64) {
        let scene = canvas(&random_map(seed)).scene;
        for (_, placed) in scene.frames() {
            let mirrored = throughline::scene::Frame::clone(placed.frame).mirrored();
            for (one, other) in placed.frame.items.iter().zip(&mirrored.items) {
                if let (Shape::Text { block: a, .. }, Shape::Text { block: b, .. }) = (&one.shape, &other.shape) {
                    prop_assert!(Arc::ptr_eq(a, b));
                }
            }
        }
    }

    #[test]
    fn no_two_cards_overlap(seed: u64) {
        let map = random_map(seed);
        for flow in FLOWS {
            assert_apart(&card_boxes(&canvas(&flowing(&map, flow)).scene));
        }
    }

    #[test]
    fn every_card_of_a_visible_lane_is_within_its_columns_and_its_row(seed: u64) {
        let map = flowing(&random_map(seed), Flow::LeftToRight);
        let Layout { scene, grid, .. } = canvas(&map);
        let order = Order::new(&map);
        let boxes = card_boxes(&scene);
        let visible = map.cards.values().filter(|card| !map.lanes[&card.lane].hidden).count();
        prop_assert_eq!(boxes.len(), visible);
        for (id, area) in boxes {
            let card = &map.cards[&id];
            let first = order.column[&card.step];
            let last = (first + card.span as usize - 1).min(grid.columns.len() - 1);
            prop_assert!(near(area.x0, grid.columns[first].start) && near(area.x1, grid.columns[last].end));
            let row = grid.rows.iter().find(|row| row.lane == card.lane).unwrap();
            prop_assert!(area.y0 >= row.content - 1e-6 && area.y1 <= row.content_end + 1e-6);
        }
    }

    #[test]
    fn the_cards_of_a_cell_stand_in_their_order(seed: u64) {
        let map = random_map(seed);
        let scene = canvas(&map).scene;
        let order = Order::new(&map);
        let boxes: std::collections::BTreeMap<CardId, Rect> = card_boxes(&scene).into_iter().collect();
        for lane in order.lanes.iter().filter(|lane| !lane.hidden) {
            for step in &order.steps {
                let cell: Vec<_> = order.cards_in(lane.id, step.id).iter().map(|card| boxes[&card.id]).collect();
                prop_assert!(cell.windows(2).all(|pair| pair[0].y1 < pair[1].y0), "{cell:?}");
            }
        }
    }

    #[test]
    fn hidden_lanes_leave_no_trace(seed: u64) {
        let map = random_map(seed);
        let without = without_hidden_lanes(&map);
        prop_assert_eq!(picture(&map).scene.to_string(), picture(&without).scene.to_string());
    }

    #[test]
    fn the_rows_and_columns_of_the_grid_follow_each_other_without_overlap(seed: u64) {
        let map = random_map(seed);
        let grid = canvas(&map).grid;
        prop_assert!(grid.columns.windows(2).all(|pair| pair[0].end + 19.99 < pair[1].start));
        prop_assert!(grid.rows.windows(2).all(|pair| pair[0].bottom <= pair[1].top + 1e-6));
        prop_assert!(grid.rows.iter().all(|row| row.top < row.content && row.content_end < row.bottom));
        prop_assert!(grid.rows.first().is_none_or(|row| near(row.top, grid.lanes_top)));
        prop_assert!(grid.rows.last().is_none_or(|row| near(row.bottom, grid.bottom)));
    }

    #[test]
    fn a_pointer_finds_the_cell_of_every_card(seed: u64) {
        let map = random_map(seed);
        for flow in FLOWS {
            let map = flowing(&map, flow);
            let Layout { scene, grid, .. } = canvas(&map);
            for (id, area) in card_boxes(&scene) {
                let card = &map.cards[&id];
                // The middle of the first column, at the card's height.
                let first = grid.columns.iter().position(|column| column.step == card.step).unwrap();
                let x = grid.inline((grid.columns[first].start + grid.columns[first].end) / 2.0);
                let at = throughline::geom::Point::new(x, area.center().y);
                prop_assert_eq!(grid.column_at(at), Some(first));
                prop_assert_eq!(grid.rows[grid.row_at(at).unwrap()].lane, card.lane);
                prop_assert_eq!(scene.layer(LayerKind::Cards).frames().rev().find_map(|placed| placed.hit(at, 0.0))
                    .map(|tag| matches!(tag.key, Key::Card(_) | Key::Pain(_) | Key::Wait(_))), Some(true));
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn two_fresh_workspaces_give_the_same_scene(seed: u64) {
        let map = random_map(seed);
        let fresh = || with(&map, &mut Workspace::new(), LayoutOptions::picture(words(&map))).scene.to_string();
        prop_assert_eq!(fresh(), fresh());
        prop_assert_eq!(picture(&map).scene.to_string(), fresh());
    }

    #[test]
    fn a_warm_layout_builds_no_frame_and_shapes_no_text(seed: u64) {
        let map = random_map(seed);
        let mut workspace = Workspace::new();
        let cold = with(&map, &mut workspace, LayoutOptions::picture(words(&map))).scene;
        let before = (workspace.built(), workspace.engine.shaped());
        let warm = with(&map, &mut workspace, LayoutOptions::picture(words(&map))).scene;
        prop_assert_eq!((workspace.built(), workspace.engine.shaped()), before);
        prop_assert!(cold.frames().zip(warm.frames()).all(|((_, a), (_, b))| Arc::ptr_eq(a.frame, b.frame)));
        prop_assert_eq!(cold.to_string(), warm.to_string());
    }
}
