//! Laws that hold for whatever two people do to a map.

use std::collections::BTreeSet;

use proptest::prelude::*;
use throughline::edit::{Clash, MergeOutcome, Patch, merge};
use throughline::model::{Info, Issue, IssueLevel, Key, Map, Order, Record, check};
use throughline::persist::{read, write};

use crate::support::{Dice, cases, random_command, random_map};

fn broken(map: &Map) -> BTreeSet<Issue> {
    check(map).into_iter().filter(|issue| issue.kind.level() == IssueLevel::Broken).collect()
}

/// The map after a few random commands.
fn changed(map: &Map, seed: u64, most: usize) -> Map {
    let mut dice = Dice::seeded(seed);
    let mut map = map.clone();
    for _ in 0..dice.between(0, most) {
        let command = random_command(&map, dice.bits());
        if let Ok(patch) = command.plan(&map) {
            patch.apply(&mut map).unwrap();
        }
    }
    map
}

/// A map, and what two people made of it.
fn three(seed: u64, most: usize) -> [Map; 3] {
    let mut dice = Dice::seeded(seed);
    let base = random_map(dice.bits());
    let (ours, theirs) = (changed(&base, dice.bits(), most), changed(&base, dice.bits(), most));
    [base, ours, theirs]
}

/// The record without its rank, with links in the order of their ids.
fn content(record: Record) -> Record {
    match record {
        Record::Persona(one) => Record::Persona(throughline::model::Persona { rank: 0, ..one }),
        Record::Stage(one) => Record::Stage(throughline::model::Stage { rank: 0, ..one }),
        Record::Step(one) => Record::Step(throughline::model::Step { rank: 0, ..one }),
        Record::Lane(one) => Record::Lane(throughline::model::Lane { rank: 0, ..one }),
        Record::Card(mut one) => {
            one.eases.sort();
            Record::Card(throughline::model::Card { rank: 0, ..one })
        }
        Record::Pain(one) => Record::Pain(throughline::model::Pain { rank: 0, ..one }),
        Record::Wait(one) => Record::Wait(throughline::model::Wait { rank: 0, ..one }),
        Record::Info(mut info) => {
            info.dismissed.sort();
            Record::Info(Info { ..info })
        }
        record => record,
    }
}

fn contested(merged: &MergeOutcome) -> BTreeSet<Key> {
    merged.conflicts.iter().map(|conflict| conflict.key).collect()
}

/// A case in which the sides delete all steps together.
#[test]
fn a_merged_map_has_steps() {
    let [base, ours, theirs] = three(16_367_933_117_607_360_673, 12);
    assert_eq!(broken(&merge(&base, &ours, &theirs).map), BTreeSet::new());
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_side_that_changed_nothing_gets_what_the_other_did(seed: u64) {
        let [base, changed, _] = three(seed, 12);
        prop_assert_eq!(merge(&base, &changed, &base), MergeOutcome { map: changed.clone(), conflicts: vec![] });
        prop_assert_eq!(merge(&base, &base, &changed), MergeOutcome { map: changed.clone(), conflicts: vec![] });
        prop_assert_eq!(merge(&base, &changed, &changed), MergeOutcome { map: changed.clone(), conflicts: vec![] });
    }

    #[test]
    fn a_merged_map_contradicts_itself_nowhere_and_is_a_file(seed: u64) {
        let [base, ours, theirs] = three(seed, 12);
        let merged = merge(&base, &ours, &theirs);
        prop_assert_eq!(broken(&merged.map), BTreeSet::new());
        let text = write(&merged.map);
        prop_assert_eq!(write(&read(text.as_bytes()).unwrap()), text);
    }

    #[test]
    fn what_either_side_added_is_there_or_told(seed: u64) {
        let [base, ours, theirs] = three(seed, 12);
        let merged = merge(&base, &ours, &theirs);
        let told = contested(&merged);
        let equal = |key: &Key| match (merged.map.record(*key), *key, theirs.record(*key)) {
            // A connector that both drew, or a feeling that both told alike, is there once.
            (None, Key::Connector(_) | Key::Emotion(_), Some(record)) => {
                merged.map.keys().filter_map(|key| merged.map.record(key)).any(|other| alike(&other, &record))
            }
            (found, ..) => found.is_some(),
        };
        for key in ours.keys().chain(theirs.keys()).filter(|key| !base.has(*key)) {
            prop_assert!(equal(&key) || told.contains(&key), "{:?}", key);
        }
    }

    #[test]
    fn what_neither_side_deleted_is_there_or_told(seed: u64) {
        let [base, ours, theirs] = three(seed, 12);
        let merged = merge(&base, &ours, &theirs);
        let told = contested(&merged);
        for key in base.keys().filter(|key| ours.has(*key) && theirs.has(*key)) {
            prop_assert!(merged.map.has(key) || told.contains(&key), "{:?}", key);
        }
        for key in base.keys().filter(|key| !ours.has(*key) && !theirs.has(*key)) {
            prop_assert!(!merged.map.has(key), "{:?}", key);
        }
    }

    #[test]
    fn where_nothing_is_told_it_does_not_matter_who_merges(seed: u64) {
        let [base, ours, theirs] = three(seed, 4);
        let (one, two) = (merge(&base, &ours, &theirs), merge(&base, &theirs, &ours));
        prop_assert_eq!(one.conflicts.is_empty(), two.conflicts.is_empty());
        prop_assume!(one.conflicts.is_empty());
        let connectors = |key: &Key| !matches!(key, Key::Connector(_) | Key::Emotion(_));
        for key in one.map.keys().chain(two.map.keys()).filter(connectors) {
            prop_assert_eq!(one.map.record(key).map(content), two.map.record(key).map(content), "{:?}", key);
        }
        prop_assert_eq!(in_order(&one.map), in_order(&two.map));
    }

    #[test]
    fn changes_that_have_nothing_to_do_with_each_other_are_both_made_in_peace(seed: u64) {
        let [base, ours, theirs] = three(seed, 2);
        let (here, there) = (Patch::between(&base, &ours), Patch::between(&base, &theirs));
        let apart = here.keys().all(|key| !there.changes().contains_key(&key));
        let mut both = base.clone();
        here.apply(&mut both).unwrap();
        prop_assume!(apart && there.apply(&mut both).is_ok() && broken(&both).is_empty());
        let merged = merge(&base, &ours, &theirs);
        prop_assert_eq!(merged.conflicts, vec![]);
        let content = |map: &Map| map.keys().map(|key| content(map.record(key).unwrap())).collect::<Vec<_>>();
        prop_assert_eq!(content(&merged.map), content(&both));
    }

    #[test]
    fn every_conflict_names_a_record_that_somebody_has(seed: u64) {
        let [base, ours, theirs] = three(seed, 12);
        let merged = merge(&base, &ours, &theirs);
        for conflict in &merged.conflicts {
            prop_assert!(ours.has(conflict.key) || theirs.has(conflict.key));
            let kept = !matches!(conflict.clash, Clash::Emptied | Clash::Twice { .. });
            prop_assert_eq!(merged.map.has(conflict.key), kept, "{}", conflict);
        }
    }
}

/// The records of a map that stand in an order, in that order.
fn in_order(map: &Map) -> Vec<Key> {
    let order = Order::new(map);
    let structure =
        order.personas.iter().map(|one| Key::from(one.id)).chain(order.stages.iter().map(|one| one.id.into()));
    let grid = order.steps.iter().map(|one| one.id.into()).chain(order.lanes.iter().map(|one| one.id.into()));
    let cards = (0..order.cards.len()).zip(&order.cards).flat_map(|(at, card)| {
        let (pains, waits) = order.marks(at);
        let marks = pains.iter().map(|one| Key::from(one.id)).chain(waits.iter().map(|one| one.id.into()));
        std::iter::once(Key::from(card.id)).chain(marks).collect::<Vec<_>>()
    });
    structure.chain(grid).chain(cards).collect()
}

fn alike(one: &Record, other: &Record) -> bool {
    match (one, other) {
        (Record::Connector(one), Record::Connector(other)) => {
            (one.from, one.to, one.heads, &one.label) == (other.from, other.to, other.heads, &other.label)
        }
        (Record::Emotion(one), Record::Emotion(other)) => {
            (one.persona, one.step, one.value, &one.quote) == (other.persona, other.step, other.value, &other.quote)
        }
        _ => false,
    }
}
