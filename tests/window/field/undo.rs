//! Undo and redo within a text.

use throughline::text::{Edit, Motion};

use super::harness::{Desk, RTL};
use crate::support::is_long;

/// The texts that undo leads through, back to the first.
fn taken_back(desk: &mut Desk) -> Vec<String> {
    let mut texts = Vec::new();
    while desk.field.can_undo() {
        texts.push(desk.edit(Edit::Undo).text().to_owned());
    }
    texts
}

#[test]
fn undo_brings_back_the_words_that_were_typed_one_by_one() {
    let mut desk = Desk::new("", None);
    desk.write("לקוח VIP  חדש");
    assert_eq!(taken_back(&mut desk), ["לקוח VIP  ", "לקוח ", ""]);
    assert_eq!(desk.edit(Edit::Redo).text(), "לקוח ");
    assert_eq!(desk.edit(Edit::Redo).text(), "לקוח VIP  ");
    assert_eq!(desk.edit(Edit::Redo).text(), "לקוח VIP  חדש");
    assert!(!desk.field.can_redo());
}

#[test]
fn a_run_of_deletions_is_one_change() {
    let mut desk = Desk::new("", None);
    desk.write("abcd");
    (0..3).for_each(|_| drop(desk.edit(Edit::Backspace).text().to_owned()));
    desk.write("x");
    desk.go(Motion::TextStart);
    desk.edit(Edit::Delete);
    desk.edit(Edit::Delete);
    assert_eq!(taken_back(&mut desk), ["ax", "a", "abcd", ""]);
}

#[test]
fn moving_the_caret_ends_a_word() {
    let mut desk = Desk::new("", None);
    desk.write("ab");
    desk.go(Motion::Left);
    desk.write("c");
    desk.go(Motion::Right);
    desk.write("d");
    assert_eq!(taken_back(&mut desk), ["acb", "ab", ""]);
}

#[test]
fn a_paste_is_one_change_of_its_own() {
    let mut desk = Desk::new("", None);
    desk.write("a");
    desk.edit(Edit::Insert("one two"));
    desk.write("b");
    assert_eq!(taken_back(&mut desk), ["aone two", "a", ""]);
}

#[test]
fn the_selection_that_was_written_over_is_back_and_selected() {
    let mut desk = Desk::new("one", None);
    desk.edit(Edit::SelectAll);
    desk.write("ab");
    desk.edit(Edit::Undo);
    assert_eq!(desk.shown(), "[one]");
    desk.edit(Edit::Redo);
    assert_eq!(desk.shown(), "ab|");
}

#[test]
fn a_change_after_undo_forgets_what_could_be_done_again() {
    let mut desk = Desk::new("", None);
    desk.write("one two");
    desk.edit(Edit::Undo);
    assert!(desk.field.can_redo());
    desk.write("x");
    assert!(!desk.field.can_redo());
    assert_eq!(desk.edit(Edit::Redo).text(), "one x");
}

#[test]
fn what_changes_nothing_is_no_change() {
    let mut desk = Desk::new("ab", None);
    for edit in [Edit::Delete, Edit::Insert(""), Edit::SetWidth(Some(5.0)), Edit::Direct(None), Edit::DeleteWord] {
        desk.edit(edit);
    }
    desk.go(Motion::TextStart);
    desk.edit(Edit::Backspace);
    assert!(!desk.field.can_undo() && !desk.field.can_redo());
    assert_eq!(desk.edit(Edit::Undo).text(), "ab");
}

#[test]
fn a_forced_direction_is_taken_back_too() {
    let mut desk = Desk::new("", None);
    desk.write("ab");
    desk.edit(Edit::Direct(Some(RTL)));
    desk.write("c");
    assert_eq!(taken_back(&mut desk), ["\u{200f}ab", "ab", ""]);
}

/// Puts a text in the place of all that was there.
fn put(desk: &mut Desk, text: &str) {
    desk.edit(Edit::SelectAll);
    desk.edit(Edit::Insert(text));
}

#[test]
fn a_long_history_forgets_its_beginning() {
    let mut desk = Desk::new("", None);
    (1_000..1_600).for_each(|nth| put(&mut desk, &nth.to_string()));
    let texts = taken_back(&mut desk);
    assert_eq!((texts.len(), texts.last().map(String::as_str)), (500, Some("1099")));
}

#[test]
fn a_history_of_large_texts_keeps_the_last_one_at_least() {
    if !is_long() {
        return;
    }
    let large = "x".repeat(8 << 20);
    let mut desk = Desk::new("", None);
    for text in ["one", "two", &large, "end"] {
        put(&mut desk, text);
    }
    assert!(taken_back(&mut desk) == [large.clone()]);
    for text in ["end", "the end"] {
        put(&mut desk, text);
    }
    assert!(taken_back(&mut desk) == ["end", &large]);
}
