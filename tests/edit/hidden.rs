//! What is in a hidden lane, for somebody who sees only what is shown.

use proptest::prelude::*;
use throughline::edit::{Command, MoveTarget, Patch, Place, Refusal};
use throughline::model::{Card, CardId, Emotion, Feeling, Key, Lane, LaneId, Map, Pain, Record, Role, Step};

use crate::notation::{card, connector, id, pain, shown, sketch, step, wait};
use crate::support::{Dice, cases, random_command, random_map};

fn map() -> Map {
    let mut map = sketch(
        "stage s1: a b c
         lane top
         lane mid
         lane low
         cell top a: x
         cell mid a: v w
         cell mid b: u*2
         cell low a: z o
         pain p on v
         pain q on x
         join k: x v
         join l: x z
         eases o: p
         mood m: ann a",
    );
    map.lanes.get_mut(&id("mid")).unwrap().hidden = true;
    map
}

fn hidden() -> Refusal {
    Refusal::Hidden(id("mid"))
}

fn after(map: &Map, command: &Command) -> Map {
    let mut map = map.clone();
    command.plan_shown(&map).unwrap().apply(&mut map).unwrap();
    map
}

#[test]
fn nothing_in_a_hidden_lane_is_added_moved_written_rated_or_deleted() {
    let map = map();
    let v = Key::Card(id("v"));
    let lane = map.lanes[&id::<LaneId>("mid")].clone();
    let into = |lane: &str| MoveTarget::Cell { lane: id(lane), step: id("b"), place: Place::Last };
    for command in [
        Command::SetText { at: v, text: "other".to_owned() },
        Command::SetText { at: Key::Pain(id("p")), text: "other".to_owned() },
        Command::SetText { at: Key::Connector(id("k")), text: "other".to_owned() },
        Command::SetText { at: Key::Lane(id("mid")), text: "other".to_owned() },
        Command::Change(Card { owner: "Ann".to_owned(), ..map.cards[&id::<CardId>("v")].clone() }.into()),
        Command::Change(Pain { severity: 5, ..pain("p", "v") }.into()),
        Command::Change(Lane { locked: true, ..lane }.into()),
        Command::Move { key: v, to: into("low") },
        Command::Move { key: Key::Card(id("x")), to: into("mid") },
        Command::Move { key: Key::Pain(id("q")), to: MoveTarget::Card { card: id("v"), place: Place::Last } },
        Command::Add { record: card("n", "mid", "a").into(), place: Place::Last },
        Command::Add { record: wait("n", "v").into(), place: Place::Last },
        Command::Add { record: connector("n", "z", "v").into(), place: Place::Last },
        Command::JoinNext(id("v")),
        Command::Delete(vec![v]),
        Command::Delete(vec![Key::Card(id("x")), Key::Pain(id("p"))]),
        Command::Delete(vec![Key::Connector(id("k"))]),
        Command::Delete(vec![Key::Lane(id("mid"))]),
    ] {
        assert_eq!(command.plan_shown(&map), Err(hidden()), "{command:?}");
        assert!(command.plan(&map).is_ok(), "a program may: {command:?}");
    }
}

#[test]
fn what_goes_along_with_a_change_that_is_seen_does() {
    let map = map();
    let lane = map.lanes[&id::<LaneId>("mid")].clone();
    let without = after(&map, &Command::Delete(vec![Key::Step(id("a"))]));
    assert!(!without.cards.contains_key(&id("v")) && without.pains.is_empty(), "{}", shown(&without));
    let shorter = after(&map, &Command::Delete(vec![Key::Step(id("b"))]));
    assert_eq!((shorter.cards[&id("u")].step, shorter.cards[&id("u")].span), (id("c"), 1));
    let longer = after(&map, &Command::Add { record: step("n", "s1").into(), place: Place::After(Key::Step(id("b"))) });
    assert_eq!(longer.cards[&id("u")].span, 3);
    let alone = after(&map, &Command::Delete(vec![Key::Card(id("x"))]));
    assert!(!alone.connectors.contains_key(&id("k")), "the connector goes with its card");
    after(&map, &Command::Move { key: Key::Lane(id("top")), to: MoveTarget::Lane(Place::Last) });
    let open = after(&map, &Command::Change(Lane { hidden: false, ..lane }.into()));
    let free = after(&open, &Command::Delete(vec![Key::Pain(id("p"))]));
    assert!(free.cards[&id("o")].eases.is_empty());
}

#[test]
fn emotions_are_hidden_when_all_their_lanes_are() {
    let mut map = map();
    let emotion = map.emotions.values().next().unwrap().clone();
    let change = Command::Change(Emotion { value: Feeling::nearest(2.0).unwrap(), ..emotion.clone() }.into());
    assert!(change.plan_shown(&map).is_ok(), "no lane shows them, and none hides them");
    for (name, is_hidden) in [("low", true), ("top", false)] {
        map.cards.retain(|_, card| card.lane != id(name));
        let lane = map.lanes.get_mut(&id(name)).unwrap();
        (lane.role, lane.hidden) = (Role::Emotion, is_hidden);
        let expected = if is_hidden { Some(Refusal::Hidden(id("low"))) } else { None };
        assert_eq!(change.plan_shown(&map).err(), expected);
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn cards_of_hidden_lanes_stay_as_they_are_as_long_as_their_steps_do(seed: u64) {
        let mut dice = Dice::seeded(seed);
        let map = random_map(dice.bits());
        for _ in 0..20 {
            let command = random_command(&map, dice.bits());
            let Ok(patch) = command.plan_shown(&map) else { continue };
            prop_assert_eq!(&Ok(patch.clone()), &command.plan(&map), "it does the same or nothing");
            prop_assert!(stay(&map, &patch), "{:?}", command);
        }
    }
}

/// True when all cards of hidden lanes are as they were, but for their place along the steps and what they ease.
fn stay(map: &Map, patch: &Patch) -> bool {
    let is_gone = |step| patch.changes().get(&Key::Step(step)).is_some_and(|change| change.after().is_none());
    let placed = |before: &Card, after: &Card| {
        let Card { step, span, rank, eases, .. } = after.clone();
        Card { step, span, rank, eases, ..before.clone() } == *after
    };
    let hidden = map.cards.values().filter(|card| map.lanes.get(&card.lane).is_some_and(|lane| lane.hidden));
    hidden.filter_map(|card| Some((card, patch.changes().get(&Key::Card(card.id))?))).all(|(card, change)| match change
        .after()
    {
        None => is_gone(card.step),
        Some(Record::Card(after)) => placed(card, after),
        Some(_) => false,
    })
}

#[test]
fn the_copy_of_a_step_brings_what_is_hidden_in_it() {
    let map = map();
    let copy = Step { id: id("n"), ..map.steps[&id("a")].clone() };
    let copied = Command::Many(vec![
        Command::Add { record: copy.into(), place: Place::Last },
        Command::Add { record: card("vv", "mid", "n").into(), place: Place::Last },
        Command::Add { record: pain("pp", "vv").into(), place: Place::Last },
    ]);
    assert_eq!(after(&map, &copied).cards.len(), map.cards.len() + 1);
}
