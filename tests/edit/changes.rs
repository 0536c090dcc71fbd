//! What differs between two maps, counted.

use throughline::edit::{Command, Count, MoveTarget, Noun, Place, Summary};
use throughline::model::{Card, CardId, Id, Lane, LaneId, Map, RANK_GAP, Role, Stage, StageId, Step, StepId};
use throughline::persist;

use crate::support::{Dice, random_command, random_map};

fn id<T: From<Id>>(text: &str) -> T {
    Id::new(text).unwrap().into()
}

/// A map of two steps and one lane, with cards named by letters in the first step and in the second.
fn map(first: &str, second: &str) -> Map {
    let mut map = Map::default();
    let (stage, lane): (StageId, LaneId) = (id("g"), id("l"));
    map.stages.insert(stage, Stage::new(stage));
    map.lanes.insert(lane, Lane::new(lane, Role::Customer));
    for (rank, (name, cards)) in [("s", first), ("t", second)].into_iter().enumerate() {
        let step: StepId = id(name);
        let rank = RANK_GAP * i64::try_from(rank).unwrap();
        map.steps.insert(step, Step { rank, ..Step::new(step, stage) });
        for (at, letter) in cards.chars().enumerate() {
            let (card, rank): (CardId, _) = (id(&letter.to_string()), RANK_GAP * i64::try_from(at).unwrap());
            map.cards.insert(card, Card { rank, ..Card::new(card, lane, step) });
        }
    }
    map
}

fn cards(before: (&str, &str), after: (&str, &str)) -> Count {
    let summary = Summary::between(&map(before.0, before.1), &map(after.0, after.1));
    assert!(summary.counts().all(|(noun, _)| noun == Noun::Card), "{summary:?}");
    summary.of(Noun::Card)
}

#[test]
fn cards_are_added_removed_and_moved() {
    let count = |added, removed, moved| Count { added, removed, changed: 0, moved };
    assert_eq!(cards(("abc", ""), ("abc", "")), count(0, 0, 0));
    assert_eq!(cards(("abc", ""), ("axbyc", "z")), count(3, 0, 0));
    assert_eq!(cards(("abc", "de"), ("b", "e")), count(0, 3, 0));
    assert_eq!(cards(("abc", ""), ("ab", "c")), count(0, 0, 1));
    assert_eq!(cards(("abcdef", ""), ("fabcde", "")), count(0, 0, 1));
    assert_eq!(cards(("abcdef", ""), ("bcdefa", "")), count(0, 0, 1));
    assert_eq!(cards(("abc", ""), ("cba", "")), count(0, 0, 2));
    assert_eq!(cards(("abc", "de"), ("dcx", "b")), count(1, 2, 2));
}

#[test]
fn a_record_that_says_something_else_is_changed_also_when_it_was_moved() {
    let (before, mut after) = (map("abc", ""), map("ab", "c"));
    for name in ["a", "c"] {
        let card = after.cards.get_mut(&id(name)).unwrap();
        card.text = "anew".to_owned();
    }
    after.info.title = "A title".to_owned();
    let summary = Summary::between(&before, &after);
    assert_eq!(summary.of(Noun::Card), Count { changed: 2, moved: 1, ..Count::default() });
    assert_eq!(summary.of(Noun::Map), Count { changed: 1, ..Count::default() });
    assert_eq!(summary.counts().count(), 2);
}

#[test]
fn a_map_that_was_written_and_read_again_is_unchanged_though_its_ranks_are_others() {
    for seed in 0..100 {
        let map = random_map(seed);
        let back = persist::read(persist::write(&map).as_bytes()).unwrap();
        assert_eq!(Summary::between(&map, &back), Summary::default(), "seed {seed}");
    }
}

#[test]
fn the_way_back_adds_what_the_way_there_removed() {
    let mut dice = Dice::seeded(1);
    for seed in 0..100 {
        let (before, mut after) = (random_map(seed), random_map(seed));
        for _ in 0..10 {
            if let Ok(patch) = random_command(&after, dice.bits()).plan(&after) {
                patch.apply(&mut after).unwrap();
            }
        }
        let (there, back) = (Summary::between(&before, &after), Summary::between(&after, &before));
        let turned = |count: Count| Count { added: count.removed, removed: count.added, ..count };
        assert_eq!(
            there.counts().collect::<Vec<_>>(),
            back.counts().map(|(noun, count)| (noun, turned(count))).collect::<Vec<_>>(),
            "seed {seed}"
        );
        assert_eq!(there.is_empty(), persist::write(&before) == persist::write(&after), "seed {seed}");
    }
}

#[test]
fn one_move_of_a_card_is_one_card_moved() {
    let before = map("abcd", "ef");
    let to = MoveTarget::Cell { lane: id("l"), step: id("t"), place: Place::First };
    let mut after = before.clone();
    Command::Move { key: id::<CardId>("b").into(), to }.plan(&before).unwrap().apply(&mut after).unwrap();
    let summary = Summary::between(&before, &after);
    assert_eq!(summary.counts().collect::<Vec<_>>(), [(Noun::Card, Count { moved: 1, ..Count::default() })]);
}
