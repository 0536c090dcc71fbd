//! Emotion curves: everybody is seen, and what is said lies on nothing.

use proptest::prelude::*;
use throughline::geom::{Point, Rect};
use throughline::model::{Emotion, EmotionId, Feeling, Key, Map, Persona, Role};
use throughline::scene::{Color, Item, LayerKind, Part, Scene, Shape, Tag};
use throughline::theme::Theme;

use super::scenes::{FLOWS, canvas, flowing, grid, id, items, rank};
use crate::support::{cases, random_map};

/// Steps `s0`, `s1` … with an emotion lane, and a point for each (persona, step, value, quote): the point of `ann` at
/// `s1` is `ann1`.
fn felt(steps: usize, points: &[(&str, usize, f64, &str)]) -> Map {
    let mut map = grid(steps, &[Role::Emotion]);
    for (persona, step, value, quote) in points {
        let at = map.personas.len();
        let name = (*persona).to_owned();
        map.personas.entry(id(persona)).or_insert(Persona {
            id: id(persona),
            rank: rank(at),
            name,
            description: String::new(),
            hidden: false,
        });
        let emotion = Emotion {
            id: id(&format!("{persona}{step}")),
            persona: id(persona),
            step: id(&format!("s{step}")),
            value: Feeling::nearest(*value).unwrap(),
            quote: (*quote).to_owned(),
        };
        map.emotions.insert(emotion.id, emotion);
    }
    map
}

fn emotion_items(scene: &Scene) -> impl Iterator<Item = (&Item, Rect)> {
    items(scene).filter(|(kind, ..)| *kind == LayerKind::Emotion).map(|(_, _, item, area)| (item, area))
}

fn parts(scene: &Scene, part: Part) -> Vec<(Key, Rect)> {
    emotion_items(scene)
        .filter_map(|(item, area)| item.tag.filter(|tag| tag.part == part).map(|tag| (tag.key, area)))
        .collect()
}

fn points(scene: &Scene) -> Vec<(Key, Rect)> {
    parts(scene, Part::Point)
}

fn quotes(scene: &Scene) -> Vec<(Key, Rect)> {
    parts(scene, Part::Text)
}

/// The names at the ends of the lines, each with its color.
fn names(scene: &Scene) -> Vec<(String, Color, Rect)> {
    let names = emotion_items(scene).filter_map(|(item, area)| match &item.shape {
        Shape::Text { block, color } if item.tag.is_none() => {
            assert!(block.lines().len() <= 2, "{:?}", block.text());
            Some((block.text().to_owned(), *color, area))
        }
        _ => None,
    });
    names.collect()
}

/// Places of all curves, close to each other.
fn drawn(scene: &Scene) -> Vec<Point> {
    let mut points = Vec::new();
    for placed in scene.layer(LayerKind::Emotion).frames() {
        for item in &placed.frame.items {
            let Shape::Path { path, .. } = &item.shape else { continue };
            for segment in path.segments() {
                let places = (0..=64).map(|at| kurbo::ParamCurve::eval(&segment, f64::from(at) / 64.0));
                points.extend(places.map(|at| at + placed.at.to_vec2() + item.at.to_vec2()));
            }
        }
    }
    points
}

fn overlap(one: Rect, other: Rect) -> bool {
    let common = one.intersect(other);
    common.width() > 0.01 && common.height() > 0.01
}

#[track_caller]
fn assert_readable(scene: &Scene) {
    let (points, drawn) = (points(scene), drawn(scene));
    let said = |(key, area): (Key, Rect)| (format!("{key:?}"), area);
    let mut texts: Vec<_> = quotes(scene).into_iter().map(said).collect();
    texts.extend(names(scene).into_iter().map(|(name, _, area)| (name, area)));
    let points: Vec<_> = points.into_iter().map(said).collect();
    for (at, (one, area)) in texts.iter().enumerate() {
        for (other, there) in texts[at + 1..].iter().chain(&points) {
            assert!(!overlap(*area, *there), "{one:?} at {area:?} lies on {other:?} at {there:?}");
        }
        let crossed = drawn.iter().find(|point| area.contains(**point));
        assert!(crossed.is_none(), "a curve runs through {one:?} at {area:?}: {crossed:?}");
    }
}

proptest! {
    #![proptest_config(cases(26))]

    #[test]
    fn no_quote_and_no_name_lies_on_a_curve_or_a_point_or_another_text(seed: u64) {
        let map = random_map(seed);
        for flow in FLOWS {
            assert_readable(&canvas(&flowing(&map, flow)).scene);
        }
    }

    #[test]
    fn every_quote_of_a_curve_that_is_shown_is_said_in_full(seed: u64) {
        let map = random_map(seed);
        let layout = canvas(&map);
        let lanes = layout.grid.rows.iter().filter(|row| row.role == Role::Emotion).count();
        let said = map.emotions.values().filter(|it| !it.quote.trim().is_empty() && !map.personas[&it.persona].hidden);
        prop_assert_eq!(quotes(&layout.scene).len(), said.count() * lanes);
    }
}

#[test]
fn two_people_who_feel_alike_stand_side_by_side_and_both_can_be_pointed_at() {
    let map = felt(
        3,
        &[
            ("ann", 0, 1.0, ""),
            ("bob", 0, -1.0, ""),
            ("ann", 1, 0.5, "It works"),
            ("bob", 1, 0.5, "At last somebody answers"),
            ("ann", 2, -1.0, ""),
            ("bob", 2, 1.0, ""),
        ],
    );
    for flow in FLOWS {
        let scene = canvas(&flowing(&map, flow)).scene;
        assert_readable(&scene);
        let of = |name: &str| {
            let key = Key::Emotion(id::<EmotionId>(name));
            points(&scene).into_iter().find(|(it, _)| *it == key).unwrap()
        };
        let ((ann, at), (bob, there)) = (of("ann1"), of("bob1"));
        assert!(!overlap(at, there) && at.y0 == there.y0, "{at:?} {there:?}");
        for (key, area) in [(ann, at), (bob, there)] {
            let hit = scene.frames().rev().find_map(|(_, placed)| placed.hit(area.center(), 4.0));
            assert_eq!(hit, Some(Tag::new(key, Part::Point)));
        }
        assert_eq!(quotes(&scene).len(), 2);
        // Where they feel otherwise, each stands in the middle.
        assert_eq!(of("ann0").1.center().x, of("bob0").1.center().x);
    }
}

#[test]
fn a_line_and_its_points_have_the_color_of_the_name_at_their_end() {
    let map = felt(
        3,
        &[
            ("ann", 0, 1.0, ""),
            ("bob", 0, -1.0, ""),
            ("ann", 1, -2.0, ""),
            ("bob", 1, 2.0, ""),
            ("ann", 2, 1.0, ""),
            ("bob", 2, -1.0, ""),
        ],
    );
    for flow in FLOWS {
        let layout = canvas(&flowing(&map, flow));
        let names = names(&layout.scene);
        for (nth, name) in ["ann", "bob"].into_iter().enumerate() {
            let (_, color, area) = names.iter().find(|(shown, ..)| shown == name).unwrap();
            assert_eq!(*color, Theme::light().curve(nth));
            let key = Key::Emotion(id::<EmotionId>(&format!("{name}2")));
            let is_last = |item: &Item| item.tag == Some(Tag::new(key, Part::Point));
            let (point, there) = emotion_items(&layout.scene).find(|(item, _)| is_last(item)).unwrap();
            assert!(matches!(&point.shape, Shape::Rect { fill, .. } if fill == &Some(*color)));
            // Beside it, where steps would go on.
            assert!((area.center().y - there.center().y).abs() < 1e-6, "{name}");
            let (end, start) = (layout.grid.inline(there.center().x), layout.grid.inline(area.center().x));
            assert!(start > end, "{name}: {area:?} {there:?}");
        }
    }
}

#[test]
fn a_name_that_is_longer_than_its_column_has_two_lines() {
    for name in ["Tudor, inspector de salarizare în primărie", "תמר, חשבת שכר בכירה בעירייה גדולה"]
    {
        let mut map = felt(2, &[("ann", 0, 1.0, ""), ("ann", 1, 0.0, ""), ("bob", 0, -1.0, "")]);
        map.personas.get_mut(&id("ann")).unwrap().name = name.to_owned();
        let names = names(&canvas(&map).scene);
        let (_, _, area) = names.iter().find(|(shown, ..)| shown == name).expect(name);
        let (_, _, one) = names.iter().find(|(shown, ..)| shown == "bob").unwrap();
        assert!((area.height() - 2.0 * one.height()).abs() < 1e-6, "{name}: {area:?}");
    }
}

#[test]
fn one_line_needs_no_name_and_a_long_name_stays_in_one_line() {
    assert!(names(&canvas(&felt(2, &[("ann", 0, 1.0, ""), ("ann", 1, 0.0, "")])).scene).is_empty());
    let mut map = felt(2, &[("ann", 0, 1.0, ""), ("ann", 1, 0.0, ""), ("bob", 1, 2.0, "")]);
    map.personas.get_mut(&id("ann")).unwrap().name = "A small-business owner who calls every day ".repeat(9);
    let scene = canvas(&map).scene;
    let names = names(&scene);
    assert!(names.len() == 2 && names.iter().any(|(name, ..)| name.starts_with("A small") && name.ends_with('…')));
    assert_readable(&scene);
}

#[test]
fn an_emotion_lane_has_faces_at_the_heights_of_the_best_the_neutral_and_the_worst_feeling() {
    let map = felt(3, &[("ann", 0, 2.0, ""), ("ann", 1, 0.0, ""), ("ann", 2, -2.0, "")]);
    for flow in FLOWS {
        let layout = canvas(&flowing(&map, flow));
        let colors = Theme::light().faces;
        let face = |color: Color| {
            let is_face = |shape: &Shape| matches!(shape, Shape::Text { color: own, .. } if *own == color);
            let rail = items(&layout.scene).filter(|(kind, ..)| *kind == LayerKind::Rail);
            let mut found = rail.filter(|(_, _, item, _)| is_face(&item.shape)).map(|(.., area)| area);
            found.next().unwrap().center().y
        };
        let heights: Vec<f64> = (0..3)
            .map(|step| {
                let key = Key::Emotion(id::<EmotionId>(&format!("ann{step}")));
                points(&layout.scene).into_iter().find(|(it, _)| *it == key).unwrap().1.center().y
            })
            .collect();
        let [worst, neutral, best] = colors.map(face);
        let apart = heights.iter().zip([best, neutral, worst]).map(|(height, face)| (height - face).abs());
        assert!(apart.fold(0.0, f64::max) < 1e-6, "{heights:?} {best} {neutral} {worst}");
        let row = layout.grid.rows[0];
        assert!(best - 8.0 >= row.top + 12.0 && worst + 8.0 + 12.0 <= row.bottom, "there is air above and below");
    }
}

#[test]
fn a_lane_grows_for_what_is_said_at_its_foot() {
    let height = |map: &Map| {
        let row = canvas(map).grid.rows[0];
        row.content_end - row.content
    };
    let low = |quote| felt(3, &[("ann", 0, -1.0, ""), ("ann", 1, -2.0, quote), ("ann", 2, -1.0, "")]);
    assert_eq!(height(&low("")), 120.0);
    // A line above the curves and one below.
    assert_eq!(height(&low("Never")), 120.0 + 18.0 + 16.0);
}

#[test]
fn the_zero_line_stays_where_it_is_while_a_feeling_changes() {
    let zero = |value| {
        let map = felt(3, &[("ann", 0, 0.0, "So so"), ("ann", 1, value, "It goes up and down"), ("ann", 2, 0.0, "")]);
        let grid = canvas(&map).grid;
        grid.zero(&grid.rows[0])
    };
    let heights: Vec<_> = (-20..=20).map(|value| zero(f64::from(value) / 10.0)).collect();
    assert!(heights.iter().all(|height| *height == heights[0]), "{heights:?}");
}

#[test]
fn a_curve_never_goes_beyond_its_points() {
    let values = [2.0, -1.0, -1.0, 1.5, -0.5];
    let felt_at: Vec<_> = values.into_iter().enumerate().map(|(step, value)| ("ann", step, value, "")).collect();
    let scene = canvas(&felt(5, &felt_at)).scene;
    let heights: Vec<_> = points(&scene).iter().map(|(_, face)| face.center().y).collect();
    let (top, bottom) = (heights.iter().copied().fold(f64::MAX, f64::min), heights.iter().copied().fold(0.0, f64::max));
    let drawn = drawn(&scene);
    assert!(drawn.len() > 200 && bottom - top > 50.0);
    let beyond = drawn.iter().find(|point| point.y < top - 1e-6 || point.y > bottom + 1e-6);
    assert!(beyond.is_none(), "{beyond:?} is not between {top} and {bottom}");
}

#[test]
fn a_better_feeling_is_higher_up_and_one_that_is_neither_is_on_the_zero_line() {
    let map = felt(4, &[("ann", 0, 2.0, ""), ("ann", 1, 0.5, ""), ("ann", 2, 0.0, ""), ("ann", 3, -2.0, "")]);
    let layout = canvas(&map);
    let height = |step: usize| {
        let key = Key::Emotion(id::<EmotionId>(&format!("ann{step}")));
        points(&layout.scene).into_iter().find(|(it, _)| *it == key).unwrap().1.center().y
    };
    let heights: Vec<_> = (0..4).map(height).collect();
    assert!(heights.is_sorted_by(|one, next| one < next), "{heights:?}");
    assert!((heights[2] - layout.grid.zero(&layout.grid.rows[0])).abs() < 1e-9, "{heights:?}");
}
