//! Undo, redo, whether there is anything to save, and how much memory that takes.

use proptest::prelude::*;
use throughline::edit::{
    ChangeLabel, ChangeVerb, Command, History, HistoryEntry, MoveTarget, Noun, Patch, Place, Selection,
};
use throughline::model::{CardId, Key, Map, Pain};

use crate::heap;
use crate::notation::{id, sketch};
use crate::support::{Dice, Language, cases, grid_map, sentence};

fn map() -> Map {
    sketch("stage s1: a\nlane top\ncell top a: x y")
}

fn write(history: &mut History, map: &mut Map, text: &str) {
    let x: CardId = id("x");
    let command = Command::SetText { at: x.into(), text: text.to_owned() };
    let patch = command.plan(map).unwrap();
    patch.apply(map).unwrap();
    history.push(HistoryEntry { label: command.label(), patch, before: Selection::none(), after: Selection::one(x) });
}

fn undo(history: &mut History, map: &mut Map) -> Selection {
    let (patch, selection) = history.undo().unwrap();
    patch.apply(map).unwrap();
    selection
}

fn redo(history: &mut History, map: &mut Map) -> Selection {
    let (patch, selection) = history.redo().unwrap();
    patch.apply(map).unwrap();
    selection
}

fn text(map: &Map) -> &str {
    &map.cards[&id("x")].text
}

#[test]
fn undo_and_redo_bring_text_and_selection_of_either_side() {
    let (mut map, mut history) = (map(), History::saved());
    write(&mut history, &mut map, "one");
    write(&mut history, &mut map, "two");
    assert_eq!(history.can_undo(), Some(ChangeLabel::new(ChangeVerb::Write, Noun::Card)));
    assert_eq!(history.can_redo(), None);
    assert_eq!(undo(&mut history, &mut map), Selection::none());
    assert_eq!(text(&map), "one");
    assert_eq!(redo(&mut history, &mut map), Selection::one(id::<CardId>("x")));
    assert_eq!(text(&map), "two");
    undo(&mut history, &mut map);
    undo(&mut history, &mut map);
    assert_eq!(text(&map), "x");
    assert!(history.undo().is_none());
    assert_eq!(history.done().count(), 0);
}

#[test]
fn a_new_change_drops_what_was_undone() {
    let (mut map, mut history) = (map(), History::saved());
    write(&mut history, &mut map, "one");
    undo(&mut history, &mut map);
    write(&mut history, &mut map, "two");
    assert!(history.redo().is_none());
    undo(&mut history, &mut map);
    assert_eq!(text(&map), "x");
}

#[test]
fn a_change_that_changes_nothing_is_not_noted() {
    let (mut map, mut history) = (map(), History::saved());
    write(&mut history, &mut map, "one");
    undo(&mut history, &mut map);
    write(&mut history, &mut map, "x");
    assert!(history.can_undo().is_none() && history.can_redo().is_some() && history.is_saved());
}

#[test]
fn going_back_to_what_is_on_disk_leaves_nothing_to_save() {
    let (mut map, mut history) = (map(), History::saved());
    assert!(history.is_saved());
    write(&mut history, &mut map, "one");
    assert!(!history.is_saved());
    history.mark_saved(history.revision());
    assert!(history.is_saved());
    undo(&mut history, &mut map);
    assert!(!history.is_saved());
    redo(&mut history, &mut map);
    assert!(history.is_saved());
}

#[test]
fn a_saved_state_that_was_dropped_never_comes_back() {
    let (mut map, mut history) = (map(), History::saved());
    write(&mut history, &mut map, "one");
    history.mark_saved(history.revision());
    undo(&mut history, &mut map);
    write(&mut history, &mut map, "two");
    assert!(!history.is_saved());
    undo(&mut history, &mut map);
    assert!(!history.is_saved());
}

#[test]
fn a_save_that_ends_late_marks_the_state_that_it_wrote() {
    let (mut map, mut history) = (map(), History::unsaved());
    assert!(!history.is_saved());
    write(&mut history, &mut map, "one");
    let written = history.revision();
    write(&mut history, &mut map, "two");
    history.mark_saved(written);
    assert!(!history.is_saved());
    undo(&mut history, &mut map);
    assert!(history.is_saved());
}

#[test]
fn a_selection_knows_what_is_left_of_it() {
    let mut selection = Selection::one(id::<CardId>("x"));
    assert_eq!(selection.only(), Some(Key::Card(id("x"))));
    selection.toggle(id::<CardId>("gone"));
    assert_eq!((selection.len(), selection.only()), (2, None));
    assert_eq!(selection.within(&map()), Selection::one(id::<CardId>("x")));
    selection.toggle(id::<CardId>("gone"));
    assert_eq!(selection, Selection::one(id::<CardId>("x")));
}

#[test]
fn an_empty_patch_is_between_equal_maps() {
    assert_eq!(Patch::between(&map(), &map()), Patch::default());
}

/// A change of a kind that people make all the time: a text, a place, a name, a rating.
fn ordinary_change(map: &Map, dice: &mut Dice) -> Command {
    let card = dice.pick(&map.cards.keys().copied().collect::<Vec<_>>());
    let step = dice.pick(&map.steps.keys().copied().collect::<Vec<_>>());
    let pain = dice.pick(&map.pains.values().cloned().collect::<Vec<_>>());
    let text = sentence(dice, Language::English, 3, 12);
    match dice.below(4) {
        0 => Command::SetText { at: card.into(), text },
        1 => {
            let to = MoveTarget::Cell { lane: map.cards[&card].lane, step, place: Place::Last };
            Command::Move { key: card.into(), to }
        }
        2 => Command::SetText { at: step.into(), text },
        _ => Command::Change(Pain { severity: pain.severity % 5 + 1, ..pain }.into()),
    }
}

#[test]
fn ten_thousand_ordinary_changes_take_little_memory_and_the_history_knows_how_much() {
    let (mut map, mut history, mut dice) = (grid_map(100), History::saved(), Dice::seeded(1));
    let mut taken = 0;
    for _ in 0..2000 {
        let command = ordinary_change(&map, &mut dice);
        let card: CardId = *map.cards.keys().next().unwrap();
        let before = heap::held();
        let [first, then] = [Selection::one(card), Selection::one(card)];
        let Ok(patch) = command.plan(&map) else { continue };
        history.push(HistoryEntry { label: command.label(), patch: patch.clone(), before: first, after: then });
        taken += heap::held() - before;
        patch.apply(&mut map).unwrap();
        // What the history shares with the patch is its own when the patch goes.
        let before = heap::held();
        drop(patch);
        taken += heap::held() - before;
    }
    let (count, taken) = (history.done().count(), usize::try_from(taken).unwrap());
    assert!(count > 1000, "{count}");
    assert!(10_000 * taken / count < 12 << 20, "{} bytes a change", taken / count);
    assert!((taken..2 * taken).contains(&history.bytes()), "{taken} bytes, and the history says {}", history.bytes());
}

#[test]
fn when_changes_take_too_much_the_oldest_are_forgotten() {
    let (mut map, mut history) = (map(), History::saved());
    let long = "a text of a mebibyte ".repeat(50_000);
    for nth in 0..80 {
        write(&mut history, &mut map, &format!("{nth} {long}"));
        assert!(history.bytes() <= History::MOST_BYTES);
    }
    let kept = history.done().count();
    assert!((20..40).contains(&kept), "{kept}");
    for nth in (0..80).rev().take(kept) {
        assert!(text(&map).starts_with(&format!("{nth} ")));
        undo(&mut history, &mut map);
    }
    assert!(history.undo().is_none() && !history.is_saved(), "what is on disk is out of reach");
    for _ in 0..kept {
        redo(&mut history, &mut map);
    }
    assert!(text(&map).starts_with("79 ") && history.redo().is_none());
}

#[test]
fn the_last_change_can_be_undone_however_large_it_is() {
    let (mut map, mut history) = (map(), History::saved().bounded(1000));
    write(&mut history, &mut map, "one");
    history.mark_saved(history.revision());
    write(&mut history, &mut map, &"two".repeat(1000));
    assert_eq!((history.done().count(), history.is_saved()), (1, false));
    undo(&mut history, &mut map);
    assert_eq!((text(&map), history.is_saved()), ("one", true));
    assert!(history.undo().is_none());
    redo(&mut history, &mut map);
    assert!(!history.is_saved());
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_history_of_any_size_says_that_a_map_is_saved_only_when_it_is(seed: u64) {
        let (mut map, mut dice) = (map(), Dice::seeded(seed));
        let mut history = History::saved().bounded(dice.between(0, 20_000));
        let mut on_disk = Some(text(&map).to_owned());
        for nth in 0..60 {
            match dice.below(10) {
                0..5 => write(&mut history, &mut map, &format!("{nth} {}", "long ".repeat(dice.below(400)))),
                5..7 => {
                    if let Some((patch, _)) = history.undo() {
                        patch.apply(&mut map).unwrap();
                    }
                }
                7 | 8 => {
                    if let Some((patch, _)) = history.redo() {
                        patch.apply(&mut map).unwrap();
                    }
                }
                _ if dice.percent(70) => {
                    history.mark_saved(history.revision());
                    on_disk = Some(text(&map).to_owned());
                }
                _ => {
                    history.forget_saved();
                    on_disk = None;
                }
            }
            let is_saved = on_disk.as_deref() == Some(text(&map));
            prop_assert!(is_saved || !history.is_saved(), "step {}", nth);
            prop_assert!(history.done().count() <= 1 || history.bytes() <= 20_000);
        }
        // What is left can all be undone and redone.
        while let Some((patch, _)) = history.undo() {
            patch.apply(&mut map).unwrap();
        }
        while let Some((patch, _)) = history.redo() {
            patch.apply(&mut map).unwrap();
        }
        prop_assert!(history.can_redo().is_none());
    }
}
