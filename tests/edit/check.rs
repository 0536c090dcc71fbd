//! Which issues a map has.

use throughline::model::{CardKind, Channel, Key, Level, Map, Role, check};

use crate::notation::{card, connector, emotion, id, pain, sketch, step, wait};
use crate::support::{grid_map, random_map};

fn codes(map: &Map) -> Vec<&'static str> {
    check(map).into_iter().map(|issue| issue.kind.code()).collect()
}

fn whole() -> Map {
    sketch("stage s1: a\nlane top\ncell top a: x y")
}

#[test]
fn a_whole_map_has_no_issues() {
    assert_eq!(codes(&whole()), [""; 0]);
}

#[test]
fn generated_maps_are_not_broken() {
    let large = [grid_map(100), grid_map(1_000), grid_map(10_000)];
    for map in large.into_iter().chain((0..50).map(random_map)) {
        let broken: Vec<_> = check(&map).into_iter().filter(|issue| issue.level() == Level::Broken).collect();
        assert_eq!(broken, []);
    }
}

#[test]
fn every_dangling_reference_is_broken() {
    let mut map = whole();
    map.steps.insert(id("b"), step("b", "no"));
    map.cards.insert(id("u"), card("u", "no", "no"));
    map.cards.get_mut(&id("x")).unwrap().eases.push(id("no"));
    map.pains.insert(id("p"), pain("p", "no"));
    map.waits.insert(id("w"), wait("w", "no"));
    map.connectors.insert(id("k"), connector("k", "no", "no2"));
    map.emotions.insert(id("m"), emotion("m", "no", "no"));
    assert_eq!(
        codes(&map),
        [
            "step-of-missing-stage",
            "card-of-missing-lane",
            "card-of-missing-step",
            "eases-missing-pain",
            "pain-of-missing-card",
            "wait-of-missing-card",
            "connector-from-missing-card",
            "connector-to-missing-card",
            "emotion-of-missing-persona",
            "emotion-of-missing-step",
        ]
    );
    assert!(check(&map).iter().all(|issue| issue.level() == Level::Broken));
}

#[test]
fn values_out_of_range_and_doubles_are_broken() {
    let mut map = sketch("stage s1: a\nstage s2:\nlane top\ncell top a: x\npain p on x\nwait w on x\nmood m: ann a");
    map.cards.get_mut(&id("x")).unwrap().span = 0;
    let p = map.pains.get_mut(&id("p")).unwrap();
    (p.severity, p.frequency) = (0, 6);
    map.waits.get_mut(&id("w")).unwrap().max = 1;
    map.connectors.insert(id("k"), connector("k", "x", "x"));
    map.emotions.insert(id("n"), emotion("n", "ann", "a"));
    assert_eq!(
        codes(&map),
        [
            "stage-without-steps",
            "span-of-nothing",
            "severity-out-of-range",
            "frequency-out-of-range",
            "wait-reversed",
            "connector-to-itself",
            "emotion-twice",
        ]
    );
}

#[test]
fn advice_comes_in_reading_order() {
    let mut map = sketch(
        "stage s1: a b
         lane top
         lane low
         cell top a: t d
         cell low a: u*3
         pain p on d
         join k: d t",
    );
    map.stages.get_mut(&id("s1")).unwrap().name.clear();
    map.steps.get_mut(&id("b")).unwrap().name = "  ".into();
    map.lanes.get_mut(&id("low")).unwrap().role = Role::Backstage;
    map.lanes.get_mut(&id("low")).unwrap().hidden = true;
    map.cards.get_mut(&id("t")).unwrap().kind = CardKind::Touchpoint;
    map.cards.get_mut(&id("d")).unwrap().kind = CardKind::Decision;
    let hidden = map.cards.get_mut(&id("u")).unwrap();
    (hidden.kind, hidden.channel) = (CardKind::Touchpoint, Some(Channel::Phone));
    hidden.text.clear();
    map.pains.get_mut(&id("p")).unwrap().text.clear();
    let found: Vec<_> = check(&map).into_iter().map(|issue| (issue.at, issue.kind.code())).collect();
    let (stage, step) = (Key::Stage(id("s1")), Key::Step(id("b")));
    let (t, d, u) = (Key::Card(id("t")), Key::Card(id("d")), Key::Card(id("u")));
    assert_eq!(
        found,
        [
            (stage, "stage-without-name"),
            (step, "step-without-name"),
            (step, "step-without-cards"),
            (t, "touchpoint-without-channel"),
            (d, "decision-without-answers"),
            (Key::Pain(id("p")), "pain-without-text"),
            (u, "card-without-text"),
            (u, "span-past-end"),
            (u, "touchpoint-out-of-sight"),
        ]
    );
    assert!(check(&map).iter().all(|issue| issue.level() == Level::Advice));
}

#[test]
fn ten_thousand_cards_are_checked_at_once() {
    let map = grid_map(10_000);
    let once = || {
        let started = std::time::Instant::now();
        assert!(!check(&map).is_empty());
        started.elapsed()
    };
    let time = (0..10).map(|_| once()).min().unwrap();
    // Far above what it takes, for machines with other things to do.
    assert!(time.as_millis() < 500, "{time:?}");
}
