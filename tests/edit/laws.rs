//! Laws that hold for every map and every command.

use std::collections::BTreeSet;

use proptest::prelude::*;
use throughline::edit::{Command, History, HistoryEntry, Patch, Selection};
use throughline::model::{Card, CardId, Issue, IssueLevel, Key, Map, Order, ReadingOrder, Record, Role, StepId, check};

use crate::support::{Dice, cases, is_long, random_command, random_map};

fn longest() -> usize {
    if is_long() { 200 } else { 40 }
}

fn broken(map: &Map) -> BTreeSet<Issue> {
    check(map).into_iter().filter(|issue| issue.kind.level() == IssueLevel::Broken).collect()
}

/// Plans random commands one after the other, and tells of every patch and the maps on either side of it.
fn walk(seed: u64, length: usize, mut tell: impl FnMut(&Map, &Command, &Patch, &Map)) -> Map {
    let mut dice = Dice::seeded(seed);
    let mut map = random_map(dice.bits());
    for _ in 0..length {
        let command = random_command(&map, dice.bits());
        let Ok(patch) = command.plan(&map) else { continue };
        let before = map.clone();
        patch.apply(&mut map).expect("a patch fits the map that it was planned for");
        tell(&before, &command, &patch, &map);
    }
    map
}

/// True when something is free after a patch that was locked before: a lane, or the feelings, which are locked while
/// all lanes that show them are.
fn unlocks(patch: &Patch) -> bool {
    let shows_freely = |record: Option<&Record>| matches!(record, Some(Record::Lane(lane)) if lane.role == Role::Emotion && !lane.locked);
    patch.changes().values().any(|change| match (change.before(), change.after()) {
        (Some(Record::Lane(before)), Some(Record::Lane(after))) if before.locked && !after.locked => true,
        (before, after) => shows_freely(after) && !shows_freely(before),
    })
}

/// The steps that a command moves; `None` when it is none that changes which steps follow each other.
fn steps_moved(map: &Map, command: &Command) -> Option<BTreeSet<StepId>> {
    match command {
        Command::Move { key: Key::Step(step), .. } => Some(BTreeSet::from([*step])),
        Command::Move { key: Key::Stage(stage), .. } => {
            Some(map.steps.values().filter(|step| step.stage == *stage).map(|step| step.id).collect())
        }
        Command::Add { record: Record::Step(_), .. }
        | Command::AddStage { .. }
        | Command::PasteSection { .. }
        | Command::SplitStage { .. }
        | Command::MergeStage(_) => Some(BTreeSet::new()),
        _ => None,
    }
}

/// The steps that a card covers, in order.
fn covered(map: &Map, card: &Card) -> Vec<StepId> {
    let order = Order::new(map);
    let steps = order.steps.iter().map(|step| step.id).skip_while(|step| *step != card.step);
    steps.take(card.span as usize).collect()
}

/// A map with some records missing, as a file written by hand may be.
fn map_with_holes(dice: &mut Dice) -> Map {
    let mut map = random_map(dice.bits());
    map.stages.retain(|_, _| !dice.percent(10));
    map.steps.retain(|_, _| !dice.percent(10));
    map.lanes.retain(|_, _| !dice.percent(10));
    map.cards.retain(|_, _| !dice.percent(10));
    map.pains.retain(|_, _| !dice.percent(10));
    map.personas.retain(|_, _| !dice.percent(10));
    map
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_reading_order_that_follows_changes_is_that_of_the_map(seed: u64) {
        let mut kept = None;
        walk(seed, longest(), |before, command, patch, after| {
            let kept = kept.get_or_insert_with(|| ReadingOrder::new(before));
            kept.follow(after, patch.records());
            assert_eq!(*kept, ReadingOrder::new(after), "{command:?}");
            let order = Order::new(after);
            assert_eq!(kept.steps(), order.steps.iter().map(|step| step.id).collect::<Vec<_>>());
            for (row, lane) in order.lanes.iter().enumerate() {
                let mut cards = kept.cards_of(row).iter().map(|card| card.id);
                for step in &order.steps {
                    let cell: Vec<_> = kept.cards_in(lane.id, step.id).iter().map(|card| card.id).collect();
                    assert_eq!(cell, order.cards_in(lane.id, step.id).iter().map(|card| card.id).collect::<Vec<_>>());
                    assert_eq!(cards.by_ref().take(cell.len()).collect::<Vec<_>>(), cell);
                }
                assert_eq!(cards.next(), None);
            }
            assert_eq!(kept.cards_in_order(after, after.cards.keys().copied()), order.cards);
            for stage in &order.stages {
                let steps: Vec<_> = order.steps_of(stage.id).map(|step| step.id).collect();
                assert_eq!(kept.steps_of(after, stage.id).collect::<Vec<_>>(), steps);
            }
            for card in after.cards.keys() {
                let marks = (kept.pains_of(after, *card), kept.waits_of(after, *card));
                assert_eq!(marks, (order.pains_of(*card).to_vec(), order.waits_of(*card).to_vec()));
                let at_card = after.connectors.values().filter(|other| other.from == *card || other.to == *card);
                assert_eq!(kept.connectors_at(*card), at_card.map(|other| other.id).collect::<Vec<_>>());
            }
            let mut opportunities: Vec<_> = kept.opportunities().collect();
            opportunities.sort_unstable();
            for pain in after.pains.keys() {
                let eases = |card: &&CardId| after.cards.get(card).is_some_and(|card| card.eases.contains(pain));
                assert_eq!(kept.eased_by(*pain), opportunities.iter().filter(eases).copied().collect::<Vec<_>>());
            }
        });
    }

    #[test]
    fn a_plan_by_the_reading_order_is_the_plan_by_a_look_at_all_cards(seed: u64) {
        let mut dice = Dice::seeded(seed);
        let map = random_map(dice.bits());
        let order = ReadingOrder::new(&map);
        for _ in 0..8 {
            let command = random_command(&map, dice.bits());
            prop_assert_eq!(command.plan_shown_in(&map, &order), command.plan_shown(&map), "{:?}", command);
        }
    }

    #[test]
    fn the_inverse_of_a_patch_takes_it_back(seed: u64) {
        walk(seed, longest(), |before, command, patch, after| {
            let mut map = after.clone();
            patch.inverse().apply(&mut map).unwrap();
            assert_eq!(&map, before, "{command:?}");
            assert_eq!(&patch.inverse().inverse(), patch);
        });
    }

    #[test]
    fn one_patch_then_another_does_what_both_do_in_turn(seed: u64) {
        let mut whole = Patch::default();
        let mut first = None;
        let last = walk(seed, longest(), |before, _, patch, after| {
            let first = first.get_or_insert_with(|| before.clone());
            whole = whole.then(patch);
            let mut map = first.clone();
            whole.apply(&mut map).unwrap();
            assert_eq!(&map, after);
        });
        if let Some(first) = first {
            prop_assert_eq!(whole, Patch::between(&first, &last));
        }
    }

    #[test]
    fn it_does_not_matter_which_patches_are_put_together_first(seed: u64) {
        let mut patches = Vec::new();
        walk(seed, longest(), |_, _, patch, _| patches.push(patch.clone()));
        for three in patches.windows(3) {
            let [a, b, c] = three else { unreachable!() };
            prop_assert_eq!(a.then(b).then(c), a.then(&b.then(c)));
        }
    }

    #[test]
    fn a_patch_and_its_inverse_are_nothing(seed: u64) {
        walk(seed, longest(), |_, _, patch, _| {
            assert!(patch.then(&patch.inverse()).is_empty());
            assert_eq!(patch.then(&Patch::default()), *patch);
            assert_eq!(Patch::default().then(patch), *patch);
        });
    }

    #[test]
    fn a_plan_is_the_difference_it_makes(seed: u64) {
        walk(seed, longest(), |before, _, patch, after| assert_eq!(&Patch::between(before, after), patch));
    }

    #[test]
    fn no_plan_breaks_a_map(seed: u64) {
        walk(seed, longest(), |before, command, _, after| {
            assert_eq!(broken(before), BTreeSet::new());
            assert_eq!(broken(after), BTreeSet::new(), "{command:?}");
        });
    }

    #[test]
    fn no_plan_adds_to_what_is_broken_already(seed: u64) {
        let mut dice = Dice::seeded(seed);
        let map = map_with_holes(&mut dice);
        if map.steps.is_empty() || map.lanes.is_empty() {
            return Ok(());
        }
        for _ in 0..longest() {
            let command = random_command(&map, dice.bits());
            let Ok(patch) = command.plan(&map) else { continue };
            let mut after = map.clone();
            patch.apply(&mut after).unwrap();
            // A record that was deleted takes its issues along; what refers to it must not stay.
            let new: Vec<_> = broken(&after).difference(&broken(&map)).copied().collect();
            prop_assert!(new.is_empty(), "{:?} by {:?}", new, command);
        }
    }

    #[test]
    fn a_patch_that_does_not_fit_changes_nothing(seed: u64) {
        let mut dice = Dice::seeded(seed);
        let other = random_map(dice.bits());
        walk(seed, 5, |_, _, patch, _| {
            let mut map = other.clone();
            match patch.apply(&mut map) {
                Ok(()) => assert_eq!(Patch::between(&other, &map), *patch),
                Err(mismatch) => {
                    assert_eq!(map, other);
                    assert!(patch.keys().any(|key| key == mismatch.key));
                }
            }
        });
    }

    #[test]
    fn undoing_all_brings_back_the_first_map_and_redoing_all_the_last(seed: u64) {
        let mut history = History::saved();
        let mut first = None;
        let mut states = Vec::new();
        let last = walk(seed, longest(), |before, command, patch, after| {
            first.get_or_insert_with(|| before.clone());
            let selected = |map: &Map| map.keys().take(3).collect::<Selection>();
            let (before, after) = (selected(before), selected(after));
            let was = history.revision();
            history.push(HistoryEntry { label: command.label(), patch: patch.clone(), before, after });
            if !patch.is_empty() {
                states.push((was, history.revision()));
            }
        });
        let mut map = last.clone();
        for (before, after) in states.iter().rev() {
            prop_assert_eq!(history.revision(), *after);
            let (patch, selection) = history.undo().unwrap();
            patch.apply(&mut map).unwrap();
            prop_assert!(selection.keys().all(|key| map.has(key)));
            prop_assert_eq!(history.revision(), *before);
        }
        prop_assert!(history.undo().is_none() && history.is_saved());
        if let Some(first) = first {
            prop_assert_eq!(&map, &first);
        }
        while let Some((patch, selection)) = history.redo() {
            patch.apply(&mut map).unwrap();
            prop_assert!(selection.keys().all(|key| map.has(key)));
        }
        if !states.is_empty() {
            prop_assert_eq!(&map, &last);
        }
    }

    #[test]
    fn several_commands_as_one_do_what_they_do_in_turn(seed: u64) {
        let mut dice = Dice::seeded(seed);
        let map = random_map(dice.bits());
        let mut commands = Vec::new();
        let mut after = map.clone();
        for _ in 0..dice.below(20) {
            let command = random_command(&after, dice.bits());
            // A lane counts as locked for all of a command when it was so before it.
            if let Ok(patch) = command.plan(&after)
                && !unlocks(&patch)
            {
                patch.apply(&mut after).unwrap();
                commands.push(command);
            }
        }
        prop_assert_eq!(Command::Many(commands).plan(&map), Ok(Patch::between(&map, &after)));
    }

    #[test]
    fn a_card_covers_what_it_covered_and_what_comes_between(seed: u64) {
        walk(seed, longest(), |before, command, _, after| {
            let Some(moved) = steps_moved(before, command) else { return };
            for card in before.cards.values() {
                let (was, is) = (covered(before, card), covered(after, &after.cards[&card.id]));
                let strays = |step: &&StepId| before.steps.contains_key(*step) && !moved.contains(*step);
                assert!(was.iter().filter(strays).all(|step| is.contains(step)) , "{card:?} {command:?}");
                assert!(is.iter().filter(strays).all(|step| was.contains(step)), "{card:?} {command:?}");
                assert!([is.first(), is.last()].into_iter().all(|end| end.is_some_and(|end| was.contains(end))));
            }
        });
    }

    #[test]
    fn a_refused_command_has_a_reason_in_plain_words(seed: u64) {
        let mut dice = Dice::seeded(seed);
        let map = random_map(dice.bits());
        for _ in 0..longest() {
            if let Err(refusal) = random_command(&map, dice.bits()).plan(&map) {
                let text = refusal.to_string();
                prop_assert!(!text.ends_with('.') && text.starts_with(char::is_lowercase), "{}", text);
            }
        }
    }
}

#[test]
fn random_commands_reach_every_kind_of_record_and_both_outcomes() {
    let mut touched = BTreeSet::new();
    let (mut planned, mut refused) = (0, 0);
    for seed in 0..300 {
        let map = random_map(seed);
        for turn in 0..20 {
            match random_command(&map, seed * 1000 + turn).plan(&map) {
                Ok(patch) => {
                    planned += 1;
                    touched.extend(
                        patch.keys().map(|key| std::mem::discriminant::<Key>(&key)).map(|kind| format!("{kind:?}")),
                    );
                }
                Err(_) => refused += 1,
            }
        }
    }
    assert_eq!(touched.len(), 10, "{touched:?}");
    assert!(planned > refused && refused > 300, "{planned} planned, {refused} refused");
}
