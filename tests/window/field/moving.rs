//! Where carets stand, how they move, and what is selected.

use throughline::geom::Point;
use throughline::text::{Caret, Edit, Engine, Motion};

use super::harness::{Desk, request};

#[test]
fn arrows_move_the_caret_on_the_screen_in_both_directions() {
    for text in ["Card שלום end", "שלב (PNG) סופי", "ייצוא PNG 42", "abc", "שלום"] {
        let mut desk = Desk::new(text, None);
        desk.walk(Motion::Left);
        let there = desk.walk(Motion::Right);
        let mut back = desk.walk(Motion::Left);
        assert_eq!(there.len(), text.chars().count() + 1, "{text}: every slot once");
        assert!(there.windows(2).all(|pair| pair[0] < pair[1]), "{text}: {there:?}");
        back.reverse();
        assert_eq!(there, back, "{text}");
    }
}

#[test]
fn the_caret_goes_from_line_to_line_at_their_ends() {
    let mut desk = Desk::new("ab\nשל\ncd", None);
    desk.go(Motion::TextStart);
    let mut at = |to| (desk.go(to), desk.field.caret().y0 as i32 / 18);
    assert_eq!([Motion::Right; 3].map(&mut at), [(1, 0), (2, 0), (3, 1)]);
    // In the Hebrew line the way onward is to the left.
    assert_eq!([Motion::Left; 3].map(&mut at), [(5, 1), (7, 1), (8, 2)]);
    assert_eq!([Motion::Left, Motion::Right].map(&mut at), [(7, 1), (5, 1)]);
}

#[test]
fn a_soft_line_break_costs_no_extra_key() {
    for text in ["aaaa bbbb", "aaaaaaaaa"] {
        let mut desk = Desk::new(text, Some(40.0));
        assert_eq!(desk.field.block().lines().len(), 2);
        desk.go(Motion::TextStart);
        assert_eq!([Motion::Right; 9].map(|to| desk.go(to)), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
        assert_eq!([Motion::Left; 9].map(|to| desk.go(to)), [8, 7, 6, 5, 4, 3, 2, 1, 0]);
    }
}

#[test]
fn the_ends_of_a_line_and_of_the_text_are_reached_at_once() {
    let mut desk = Desk::new("one two\nשלום", None);
    assert_eq!(desk.go(Motion::LineStart), 8);
    assert_eq!(desk.go(Motion::LineEnd), 16);
    desk.go(Motion::TextStart);
    assert_eq!(desk.go(Motion::LineEnd), 7);
    assert_eq!(desk.go(Motion::LineStart), 0);
    assert_eq!(desk.go(Motion::TextEnd), 16);
    assert_eq!(desk.go(Motion::TextStart), 0);
    assert_eq!(desk.go(Motion::Up), 0);
    desk.go(Motion::Down);
    assert_eq!(desk.go(Motion::Down), 16);
}

#[test]
fn vertical_motions_keep_their_column() {
    let mut desk = Desk::new("wide wide wide\nw\nwide wide wide", None);
    assert_eq!([Motion::Up; 2].map(|to| desk.go(to)), [16, 14]);
    assert_eq!([Motion::Down; 2].map(|to| desk.go(to)), [16, 31]);
}

#[test]
fn words_are_jumped_over_in_the_direction_of_the_line() {
    let mut latin = Desk::new("one two, three", None);
    assert_eq!([Motion::WordLeft; 4].map(|to| latin.go(to)), [9, 7, 4, 0]);
    assert_eq!([Motion::WordRight; 4].map(|to| latin.go(to)), [4, 7, 9, 14]);
    let mut hebrew = Desk::new("שלב שני", None);
    assert_eq!([Motion::WordRight; 2].map(|to| hebrew.go(to)), [7, 0]);
    assert_eq!([Motion::WordLeft; 2].map(|to| hebrew.go(to)), [7, 13]);
}

#[test]
fn a_click_puts_the_caret_to_the_nearer_side_of_a_letter() {
    let text = "שלב PNG";
    let mut engine = Engine::new();
    let (block, carets) = engine.carets(&request(text, None));
    for letter in carets.visual(0).collect::<Vec<_>>() {
        let (start, end) = (carets.rect(Caret::before(letter.start)), carets.rect(Caret::after(letter.end)));
        let near_start = Point::new(start.x0 + (end.x0 - start.x0) / 4.0, 9.0);
        assert_eq!(carets.hit(near_start).byte, letter.start);
    }
    assert_eq!(carets.hit(Point::new(-50.0, 500.0)).byte, text.len(), "who clicks behind a text goes on writing it");
    assert_eq!(carets.hit(Point::new(500.0, 9.0)).byte, 0);
    assert!((carets.rect(Caret::before(0)).x0 - block.size().width).abs() < 1e-3);
}

#[test]
fn a_selection_across_the_turn_of_direction_has_two_areas() {
    let mut desk = Desk::new("ab שלום", None);
    desk.go(Motion::TextStart);
    desk.go(Motion::Right);
    assert!(desk.field.selection().is_empty());
    for _ in 0..3 {
        desk.extend(Motion::Right);
    }
    // Three steps to the right from behind the a: over b, over the space, and over the last Hebrew letter.
    assert_eq!(desk.field.selected_text(), "b שלו");
    assert_eq!(desk.field.selection().len(), 2);
    desk.edit(Edit::SelectAll);
    assert_eq!((desk.field.selected_text(), desk.field.selection().len()), ("ab שלום", 1));
}

#[test]
fn a_selected_line_end_is_seen() {
    let mut desk = Desk::new("ab\n\nשל", None);
    desk.edit(Edit::SelectAll);
    let widths: Vec<_> = desk.field.selection().iter().map(|area| (area.y0, area.width() > 0.0)).collect();
    assert_eq!(widths, [(0.0, true), (0.0, true), (18.0, true), (36.0, true)]);
}

#[test]
fn a_double_click_selects_the_word() {
    let mut desk = Desk::new("one שלום", None);
    let end = desk.field.block().size().width;
    for (x, word) in [(end - 4.0, "שלום"), (2.0, "one"), (end + 50.0, "שלום"), (-50.0, "one")] {
        assert_eq!(desk.edit(Edit::SelectWordAt(Point::new(x, 9.0))).selected_text(), word);
    }
}

#[test]
fn an_arrow_gives_a_selection_up_at_its_end() {
    for (to, byte) in [(Motion::Left, 2), (Motion::Right, 5)] {
        let mut desk = Desk::new("abcdefg", None);
        desk.go(Motion::Left);
        desk.go(Motion::Left);
        for _ in 0..3 {
            desk.extend(Motion::Left);
        }
        assert_eq!(desk.field.selected_text(), "cde");
        assert_eq!(desk.go(to), byte);
        assert_eq!(desk.field.selected_text(), "");
    }
}
