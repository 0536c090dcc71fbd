//! Which issues a map has.

use std::collections::BTreeSet;

use throughline::model::{
    CardKind, Channel, Dismissed, Heads, Issue, IssueKind, IssueLevel, Key, Map, Role, check, checked,
};

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
        let broken: Vec<_> = check(&map).into_iter().filter(|issue| issue.kind.level() == IssueLevel::Broken).collect();
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
    assert!(check(&map).iter().all(|issue| issue.kind.level() == IssueLevel::Broken));
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
            "pain-without-opportunity",
        ]
    );
}

#[test]
fn a_card_that_lies_on_curves_is_named() {
    let mut map = whole();
    assert!(!codes(&map).contains(&"card-in-emotion-lane"));
    map.lanes.get_mut(&id("top")).unwrap().role = Role::Emotion;
    let named = check(&map).into_iter().filter(|issue| issue.kind == IssueKind::CardInEmotionLane);
    assert_eq!(named.map(|issue| issue.at).collect::<Vec<_>>(), [Key::Card(id("x")), Key::Card(id("y"))]);
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
            (Key::Pain(id("p")), "pain-without-opportunity"),
            (u, "card-without-text"),
            (u, "span-past-end"),
            (u, "touchpoint-out-of-sight"),
        ]
    );
    assert!(check(&map).iter().all(|issue| issue.kind.level() == IssueLevel::Advice));
}

/// The ids of the records that have an issue of that kind.
fn having(map: &Map, kind: IssueKind) -> Vec<Key> {
    check(map).into_iter().filter(|issue| issue.kind == kind).map(|issue| issue.at).collect()
}

#[test]
fn a_pain_point_needs_an_opportunity_and_a_note_is_none() {
    let mut map = sketch("stage s1: a\nlane top\ncell top a: x o\npain p on x\npain q on x\neases o: p");
    let without = |map: &Map| having(map, IssueKind::PainWithoutOpportunity);
    map.cards.get_mut(&id("o")).unwrap().kind = CardKind::Opportunity;
    assert_eq!(without(&map), [Key::Pain(id("q"))]);
    map.cards.get_mut(&id("o")).unwrap().kind = CardKind::Note;
    assert_eq!(without(&map), [Key::Pain(id("p")), Key::Pain(id("q"))]);
}

#[test]
fn a_frontstage_card_needs_somebody_behind_it_where_the_map_shows_who_is_behind() {
    let mut map = sketch(
        "stage s1: a b c
         lane front
         lane back
         cell front a: x
         cell front b: y n
         cell front c: z
         cell back b: w
         cell back c: v",
    );
    let alone = |map: &Map| having(map, IssueKind::NothingBehind);
    map.lanes.get_mut(&id("front")).unwrap().role = Role::Frontstage;
    assert_eq!(alone(&map), [], "there is no lane behind");
    map.lanes.get_mut(&id("back")).unwrap().role = Role::Support;
    assert_eq!(alone(&map), [Key::Card(id("x"))]);
    // By a connector, whichever way it leads; or by a card that spans the step.
    map.connectors.insert(id("k"), connector("k", "v", "x"));
    assert_eq!(alone(&map), []);
    map.connectors.clear();
    map.cards.get_mut(&id("w")).unwrap().step = id("a");
    assert_eq!(alone(&map), [Key::Card(id("y")), Key::Card(id("n"))]);
    map.cards.get_mut(&id("n")).unwrap().kind = CardKind::Note;
    map.cards.get_mut(&id("w")).unwrap().span = 2;
    assert_eq!(alone(&map), []);
    map.lanes.get_mut(&id("back")).unwrap().hidden = true;
    assert_eq!(alone(&map), [], "what is hidden is not missed");
}

#[test]
fn a_way_that_begins_in_the_middle_has_a_card_out_of_reach() {
    let mut map = sketch(
        "stage s1: a b c
         lane top
         cell top a: x lone
         cell top b: y
         cell top c: z
         join k: x z
         join l: y z",
    );
    let beyond = |map: &Map| having(map, IssueKind::CardOutOfReach);
    assert_eq!(beyond(&map), [], "what the customer does begins with the customer");
    map.lanes.get_mut(&id("top")).unwrap().role = Role::Frontstage;
    assert_eq!(beyond(&map), [Key::Card(id("y"))]);
    map.connectors.get_mut(&id("l")).unwrap().heads = Heads::Two;
    assert_eq!(beyond(&map), [], "two heads lead to both ends");
    map.connectors.get_mut(&id("l")).unwrap().heads = Heads::One;
    map.connectors.insert(id("m"), connector("m", "x", "y"));
    assert_eq!(beyond(&map), []);
    map.connectors.clear();
    assert_eq!(beyond(&map), [], "a map without connectors has no ways");
}

#[test]
fn what_is_dismissed_is_told_apart_and_what_is_unknown_does_no_harm() {
    let mut map = sketch("stage s1: a b\nlane top\ncell top a: x");
    let empty = Issue { at: Key::Step(id("b")), kind: IssueKind::StepWithoutCards };
    map.info.dismissed.push(Dismissed { issue: "of-another-version".to_owned(), at: None });
    map.info.dismissed.push(Dismissed { issue: "step-without-cards".to_owned(), at: Some(id("gone")) });
    assert_eq!((checked(&map).open, checked(&map).dismissed), (vec![empty], vec![]));
    map.info.dismissed.push(empty.dismissed());
    assert_eq!((checked(&map).open, checked(&map).dismissed), (vec![], vec![empty]));
    map.cards.get_mut(&id("x")).unwrap().span = 2;
    assert_eq!(checked(&map).dismissed, [], "it is an issue no longer");
}

#[test]
fn codes_are_words_joined_by_hyphens_and_no_two_alike() {
    let codes: BTreeSet<_> = IssueKind::ALL.iter().map(|kind| kind.code()).collect();
    assert_eq!(codes.len(), IssueKind::ALL.len());
    assert!(codes.iter().all(|code| code.chars().all(|c| c.is_ascii_lowercase() || c == '-')), "{codes:?}");
}

#[test]
fn an_empty_map_has_neither_steps_nor_lanes() {
    assert_eq!(codes(&Map::default()), ["map-without-steps", "map-without-lanes"]);
}
