//! Undo, redo, and whether there is anything to save.

use throughline::edit::{ChangeLabel, ChangeVerb, Command, History, HistoryEntry, Noun, Patch, Selection};
use throughline::model::{CardId, Key, Map};

use crate::notation::{id, sketch};

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
