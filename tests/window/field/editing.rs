//! What inserting and deleting make of a text.

use throughline::geom::Point;
use throughline::text::{Edit, Motion, directed};

use super::harness::{Desk, edits_of_every_kind, request};

#[test]
fn text_is_inserted_into_the_middle_of_hebrew() {
    let mut desk = Desk::new("שלום", None);
    // The text ends on the left: two steps to the right lead two letters back.
    desk.go(Motion::Right);
    desk.go(Motion::Right);
    assert_eq!(desk.edit(Edit::Insert("PNG")).text(), "שלPNGום");
    assert_eq!(desk.edit(Edit::Insert(" ")).text(), "שלPNG ום");
    assert_eq!(*desk.field.block(), *desk.engine.block(&request(desk.field.text(), None)));
}

#[test]
fn backspace_takes_the_last_mark_and_delete_the_whole_letter() {
    let mut desk = Desk::new("שָׁ", None);
    assert_eq!(desk.edit(Edit::Backspace).text().chars().count(), 2);
    desk.go(Motion::TextStart);
    assert_eq!(desk.edit(Edit::Delete).text(), "");
    for emoji in ["👍🏽", "👨‍👩‍👧", "🇷🇴"] {
        desk.edit(Edit::Insert(emoji));
        assert_eq!(desk.edit(Edit::Backspace).text(), "", "{emoji}");
    }
}

#[test]
fn words_are_deleted_back_and_on() {
    let mut desk = Desk::new("שלב ראשון PNG", None);
    assert_eq!(desk.edit(Edit::BackspaceWord).text(), "שלב ראשון ");
    assert_eq!(desk.edit(Edit::BackspaceWord).text(), "שלב ");
    desk.go(Motion::TextStart);
    assert_eq!(desk.edit(Edit::DeleteWord).text(), "");
}

#[test]
fn lines_and_control_characters_are_taken_in_clean() {
    let mut desk = Desk::new("", Some(100.0));
    assert_eq!(desk.edit(Edit::Insert("a\r\nb\u{0}\n")).text(), "a\nb\n");
    assert_eq!(desk.field.block().lines().len(), 3);
    assert_eq!(desk.field.caret().y0, 36.0);
    desk.edit(Edit::Backspace);
    assert_eq!(desk.edit(Edit::Backspace).text(), "a\n");
}

#[test]
fn editing_a_text_that_is_cut_for_showing_loses_nothing() {
    let long = "abcde\n".repeat(10_000);
    let mut desk = Desk::new(&long, Some(100.0));
    desk.edit(Edit::Insert("x"));
    desk.go(Motion::TextStart);
    assert_eq!(desk.edit(Edit::Delete).text(), format!("{}x", &long[1..]));
    desk.edit(Edit::PlaceCaret { at: Point::new(50.0, 1e9), extend: false });
    let at = desk.field.selected().start;
    assert_eq!(desk.edit(Edit::Insert("y")).text(), format!("{}y{}x", &long[1..=at], &long[at + 1..]));
}

#[test]
fn every_edit_of_an_empty_text_does_nothing_or_what_it_says() {
    for edit in edits_of_every_kind(Point::new(-3.0, 7.0)) {
        let expected = match edit {
            Edit::Insert(text) | Edit::Compose { text, .. } => text,
            _ => "",
        };
        assert_eq!(Desk::new("", None).edit(edit).bare_text(), directed(expected, None), "{edit:?}");
    }
}
