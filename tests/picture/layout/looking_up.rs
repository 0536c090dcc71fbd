//! What a scene finds without walking through it is what one finds who does; and what is different in the next scene.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use throughline::geom::{Camera, Point, Rect, Size, Vec2};
use throughline::layout::{LayoutOptions, Workspace};
use throughline::model::{Key, Map};
use throughline::scene::damage::damage;
use throughline::scene::sticky::{Hit, Stuck, extent, hit};
use throughline::scene::{
    Band, Frame, Layer, LayerKind, PaintOrder, Part, Placed, PlacedBand, PlacedRef, Scene, Shape, Tag,
};

use super::scenes::{FLOWS, canvas, flowing, with, words};
use crate::support::{Dice, cases, grid_map, random_command, random_map};

/// Some place of a scene, or beside it.
fn point(dice: &mut Dice, size: Size) -> Point {
    let mut along = |length: f64| (dice.below(1_200) as f64 / 1_000.0 - 0.1) * length;
    Point::new(along(size.width), along(size.height))
}

fn area(dice: &mut Dice, size: Size) -> Rect {
    let corner = point(dice, size);
    match dice.below(4) {
        0 => Rect::from_points(corner, corner),
        1 => Rect::from_origin_size(corner, (160.0, 90.0)),
        2 => Rect::new(f64::NEG_INFINITY, f64::NEG_INFINITY, f64::INFINITY, f64::INFINITY),
        _ => Rect::from_points(corner, point(dice, size)),
    }
}

/// What tells frames of a scene apart: their frame and their place.
fn told(placed: &PlacedRef<'_>) -> (*const Frame, i64, i64) {
    let [x, y] = [placed.at.x, placed.at.y].map(|at| (at * 1024.0).round() as i64);
    (Arc::as_ptr(placed.frame), x, y)
}

#[track_caller]
fn assert_found(layer: &Layer, scene: &Scene, area: Rect) {
    let walked = layer.frames().filter(|placed| placed.reach(scene.flow).overlaps(area));
    let walked: Vec<_> = walked.map(|placed| (told(&placed), placed.tag)).collect();
    let found: Vec<_> = layer.within(area).iter().map(|placed| (told(placed), placed.tag)).collect();
    assert_eq!(found, walked, "{:?} in {area:?}", layer.kind);
}

/// What is under a place of the view, by looking at each frame.
fn walked_hit(scene: &Scene, camera: &Camera, view: Size, at: Point, reach: f64) -> Hit {
    let at = camera.map_from_view(at);
    for layer in scene.layers().iter().rev() {
        let stuck = Stuck::new(layer.kind, scene, camera, view);
        let tag = layer.frames().rev().find_map(|placed| placed.hit(at - stuck.offset_of(placed), reach));
        if let Some(tag) = tag {
            return Hit::On(tag);
        }
        let covers = matches!(layer.kind, LayerKind::Header | LayerKind::Rail | LayerKind::Corner);
        if covers && layer.frames().any(|placed| placed.bounds().contains(at - stuck.offset())) {
            return Hit::Covered;
        }
    }
    Hit::Nothing
}

/// The first frame of each record: of a whole frame, or of items in one that shows no record as a whole.
fn walked_keys(layer: &Layer) -> BTreeMap<Key, PlacedRef<'_>> {
    let mut keys = BTreeMap::new();
    for placed in layer.frames() {
        let items = placed.frame.items.iter().filter_map(|item| item.tag).filter(|_| placed.tag.is_none());
        for tag in placed.tag.into_iter().chain(items) {
            keys.entry(tag.key).or_insert(placed);
        }
    }
    keys
}

/// Asserts that two scenes differ only within what is said to be different.
#[track_caller]
fn assert_covers(before: &Scene, after: &Scene) {
    let damage = damage(before, after);
    for kind in LayerKind::ALL {
        let aligned = |placed: PlacedRef<'_>| Placed { at: placed.at + damage.shift, ..placed.to_placed() };
        let old: Vec<Placed> = before.layer(kind).frames().map(aligned).collect();
        let new: Vec<Placed> = after.layer(kind).frames().map(|placed| placed.to_placed()).collect();
        let count = |all: &[Placed]| {
            let mut counts = BTreeMap::new();
            all.iter().for_each(|placed| *counts.entry(told(&placed.borrowed())).or_insert(0) += 1);
            counts
        };
        let (in_old, in_new) = (count(&old), count(&new));
        let old = old.iter().map(|placed| (placed, before.flow));
        for (placed, flow) in old.chain(new.iter().map(|placed| (placed, after.flow))) {
            let what = told(&placed.borrowed());
            let area = placed.borrowed().reach(flow).inflate(-1e-6, -1e-6);
            let is_covered = damage.areas.iter().any(|(of, damaged)| *of == kind && damaged.contains_rect(area));
            let is_alike = in_old.get(&what) == in_new.get(&what);
            assert!(is_alike || is_covered, "{kind:?} {} is not in {:?}", placed.borrowed(), damage.areas);
        }
    }
}

fn laid_out(map: &Map, workspace: &mut Workspace) -> Scene {
    with(map, workspace, LayoutOptions::canvas(words(map))).scene
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn what_is_found_in_an_area_is_what_a_walk_finds_in_the_same_order(seed: u64) {
        let (map, mut dice) = (random_map(seed), Dice::seeded(seed));
        for flow in FLOWS {
            let scene = canvas(&flowing(&map, flow)).scene;
            for layer in scene.layers() {
                (0..6).for_each(|_| assert_found(layer, &scene, area(&mut dice, scene.size)));
            }
        }
    }

    #[test]
    fn what_is_pointed_at_is_what_a_walk_meets(seed: u64) {
        const VIEW: Size = Size::new(600.0, 400.0);
        let (map, mut dice) = (random_map(seed), Dice::seeded(seed));
        for flow in FLOWS {
            let scene = canvas(&flowing(&map, flow)).scene;
            for _ in 0..12 {
                let zoom = dice.pick(&[0.05, 0.4, 1.0, 3.0]);
                let camera = Camera { origin: point(&mut dice, scene.size), zoom };
                let (at, reach) = (point(&mut dice, VIEW), 6.0 / zoom);
                let found = hit(&scene, &camera, VIEW, at, reach);
                prop_assert_eq!(found, walked_hit(&scene, &camera, VIEW, at, reach));
            }
        }
    }

    #[test]
    fn a_record_is_found_where_a_walk_meets_it_first(seed: u64) {
        // The same dice would give the ids of the map again.
        let (map, mut dice) = (random_map(seed), Dice::seeded(!seed));
        for flow in FLOWS {
            let scene = canvas(&flowing(&map, flow)).scene;
            for layer in scene.layers() {
                for (key, placed) in walked_keys(layer) {
                    let near = area(&mut dice, scene.size);
                    for found in [layer.frame_of(key), layer.frame_near(key, near)] {
                        prop_assert_eq!(found.map(|found| told(&found)), Some(told(&placed)));
                    }
                }
                prop_assert!(layer.frame_of(Key::Card(dice.fresh())).is_none());
                prop_assert_eq!(layer.len(), layer.frames().count());
                let around = layer.frames().map(|placed| placed.bounds()).reduce(|all, one| all.union(one));
                let corners = |area: Option<Rect>| area.map(|Rect { x0, y0, x1, y1 }| [x0, y0, x1, y1]);
                let (found, walked) = (corners(extent(&scene, layer.kind)), corners(around));
                let is_near = |(one, other): ([f64; 4], [f64; 4])| one.iter().zip(other).all(|(a, b)| (a - b).abs() < 1e-6);
                prop_assert_eq!(found.is_some(), walked.is_some());
                prop_assert!(found.zip(walked).is_none_or(is_near), "{:?}", layer.kind);
            }
        }
    }

    #[test]
    fn what_differs_from_the_last_scene_lies_in_its_damage(seed: u64) {
        let (mut map, mut dice, mut workspace) = (random_map(seed), Dice::seeded(seed), Workspace::new());
        let mut before = laid_out(&map, &mut workspace);
        for _ in 0..6 {
            if let Ok(patch) = random_command(&map, dice.bits()).plan(&map) {
                patch.apply(&mut map).unwrap();
            }
            let after = laid_out(&map, &mut workspace);
            assert_covers(&before, &after);
            prop_assert!(damage(&after, &laid_out(&map, &mut workspace)).areas.is_empty());
            before = after;
        }
    }
}

/// Frames here and there, some of them as large as all together.
fn scattered(dice: &mut Dice, count: usize) -> Vec<Placed> {
    let size = Size::new(4_000.0, 3_000.0);
    let frames = (0..count).map(|nth| {
        let extent = if nth % 97 == 0 { size } else { Size::new(30.0, 20.0) };
        let mut frame = Frame { slides: (nth % 5) as f64 * 20.0, ..Frame::new(extent) };
        let tag = Tag::new(Key::Card(dice.fresh()), Part::Body);
        let color = throughline::scene::Color::hex(0x1f2024);
        frame.push(Point::new(-40.0, 0.0), Some(tag), Shape::filled(Size::new(9.0, 90.0), Default::default(), color));
        Placed { at: point(dice, size), tag: (nth % 2 == 0).then_some(tag), frame: Arc::new(frame) }
    });
    frames.collect()
}

#[test]
fn frames_in_no_order_are_found_as_well() {
    let mut dice = Dice::seeded(3);
    for count in [0, 1, 7, 8, 9, 65, 2 * Band::MOST + 100] {
        let frames = scattered(&mut dice, count);
        for flow in FLOWS {
            let layer = Layer::from_frames(LayerKind::Connectors, frames.clone());
            let scene = Scene::new(Size::new(4_000.0, 3_000.0), flow, vec![layer]);
            let layer = scene.layer(LayerKind::Connectors);
            (0..40).for_each(|_| assert_found(layer, &scene, area(&mut dice, scene.size)));
            for (key, placed) in walked_keys(layer).into_iter().step_by(50) {
                assert_eq!(layer.frame_of(key).map(|found| told(&found)), Some(told(&placed)));
            }
        }
    }
}

#[test]
fn frames_of_woven_bands_come_in_the_order_of_all() {
    let mut dice = Dice::seeded(5);
    let (size, key) = (Size::new(4_000.0, 3_000.0), Key::Card(dice.fresh()));
    let frames = scattered(&mut dice, 300);
    let ordered = frames.iter().zip(0..).map(|(placed, nth)| (PaintOrder { places: [nth, 0], keys: [key; 2] }, placed));
    let (some, others): (Vec<_>, Vec<_>) = ordered.partition(|(order, _)| order.places[0] % 3 == 0);
    let band = |frames: &Vec<(PaintOrder, &Placed)>| {
        let frames = frames.iter().map(|(order, placed)| (*order, (*placed).clone()));
        PlacedBand { at: Point::ZERO, band: Arc::new(Band::woven(frames.collect())) }
    };
    for flow in FLOWS {
        let woven = Layer::new(LayerKind::Connectors, vec![band(&others), band(&some)]);
        let [woven, plain] = [woven, Layer::from_frames(LayerKind::Connectors, frames.clone())]
            .map(|layer| Scene::new(size, flow, vec![layer]));
        let all = |scene: &Scene| scene.frames().map(|(_, placed)| told(&placed)).collect::<Vec<_>>();
        assert_eq!(all(&woven), all(&plain));
        let layer = woven.layer(LayerKind::Connectors);
        (0..40).for_each(|_| assert_found(layer, &woven, area(&mut dice, size)));
    }
}

#[test]
fn frames_are_cut_into_bands_that_are_as_even_as_can_be() {
    let lengths = |count| Band::lengths(count).collect::<Vec<_>>();
    assert_eq!(lengths(0), [0; 0]);
    assert_eq!(lengths(Band::MOST), [512]);
    assert_eq!(lengths(Band::MOST + 1), [256, 257]);
    assert_eq!(lengths(3 * Band::MOST - 1), [511, 512, 512]);
}

#[test]
fn a_row_that_does_not_change_is_shared_and_one_that_moves_stays_as_it_is() {
    let mut map = grid_map(600);
    let mut workspace = Workspace::new();
    let before = laid_out(&map, &mut workspace);
    let lane = throughline::model::Order::new(&map).lanes[0].id;
    let card = map.cards.values().find(|card| card.lane == lane).unwrap().id;
    map.cards.get_mut(&card).unwrap().text = "so many words that the card and its row become higher ".repeat(40);
    let after = laid_out(&map, &mut workspace).sharing(&before);
    let bands = |scene: &Scene| scene.layer(LayerKind::Cards).bands().to_vec();
    let pairs: Vec<_> = bands(&before).into_iter().zip(bands(&after)).collect();
    let shared = pairs.iter().filter(|(old, new)| Arc::ptr_eq(&old.band, &new.band)).count();
    assert_eq!(shared + 1, pairs.len(), "the row of the card alone is another");
    assert!(pairs.iter().any(|(old, new)| old.at != new.at && Arc::ptr_eq(&old.band, &new.band)));
}

#[test]
fn a_map_that_runs_right_to_left_grows_to_the_left_and_the_rest_of_it_stays() {
    let mut map = grid_map(100);
    map.info.direction = throughline::geom::Flow::RightToLeft;
    let mut workspace = Workspace::new();
    let before = laid_out(&map, &mut workspace);
    let last = throughline::model::Order::new(&map).steps.last().unwrap().id;
    map.steps.get_mut(&last).unwrap().width = Some(400);
    let after = laid_out(&map, &mut workspace);
    let damage = damage(&before, &after);
    assert_eq!(damage.shift, Vec2::new(after.size.width - before.size.width, 0.0));
    assert!(damage.shift.x > 100.0);
    let first = after.layer(LayerKind::Names).frames().next().unwrap().bounds();
    let mut names = damage.areas.iter().filter(|(kind, _)| *kind == LayerKind::Names);
    assert!(names.all(|(_, area)| !area.overlaps(first)), "the name of the first stage is at the other end");
}
