//! The caret where the direction turns: two places, and a flag that tells which is which.

use throughline::text::{Align, Edit, Motion, Request};

use super::harness::{CARD, Desk, LTR, RTL};

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.1
}

/// Where the caret is and where else it is, in whole units from the left.
fn places(desk: &Desk) -> (f64, Option<f64>) {
    (desk.field.caret().x0, desk.field.other_caret().map(|other| other.x0))
}

#[test]
fn a_text_of_one_direction_has_one_caret_without_a_flag() {
    for text in ["", "abc def", "42", "Așteptare 5 min."] {
        let mut desk = Desk::new(text, None);
        for to in [Motion::TextStart, Motion::Right, Motion::Right, Motion::TextEnd] {
            desk.go(to);
            assert_eq!((desk.field.other_caret(), desk.field.caret_flow()), (None, None), "{text} {to:?}");
        }
    }
    let mut desk = Desk::flowing("שלום, לקוח", None, RTL);
    desk.go(Motion::TextStart);
    assert_eq!((desk.field.other_caret(), desk.field.caret_flow()), (None, None));
}

#[test]
fn between_two_directions_the_caret_has_two_places() {
    let mut desk = Desk::new("abc שלום", None);
    let width = desk.field.block().size().width;
    // At the end: the next Latin letter goes to the right end, the next Hebrew one to the left of the Hebrew word.
    desk.go(Motion::TextEnd);
    let turn = places(&desk).1.expect("two places");
    assert!(near(places(&desk).0, width) && turn > 20.0 && turn < 40.0, "{:?}", places(&desk));
    assert_eq!(desk.field.caret_flow(), Some(LTR));
    // Between the space and the Hebrew word it is the other way round.
    desk.go(Motion::TextStart);
    desk.step(Motion::Right, 4);
    let (main, other) = places(&desk);
    assert!(near(main, turn) && near(other.unwrap(), width), "{main} {other:?}");
    assert_eq!((desk.field.selected().start, desk.field.caret_flow()), (4, Some(LTR)));
    // One step on, the Hebrew word is under the caret, and it has one place.
    desk.go(Motion::Right);
    assert_eq!((desk.field.other_caret(), desk.field.caret_flow()), (None, Some(RTL)));
}

#[test]
fn both_places_are_on_the_line_of_the_caret() {
    let mut desk = Desk::new("abc שלום abc שלום", Some(70.0));
    assert_eq!(desk.field.block().lines().len(), 2);
    for to in [Motion::TextStart, Motion::LineEnd, Motion::Down, Motion::LineStart, Motion::LineEnd] {
        desk.go(to);
        let main = desk.field.caret();
        assert!(desk.field.other_caret().is_none_or(|other| (other.y0, other.y1) == (main.y0, main.y1)), "{to:?}");
    }
    desk.go(Motion::LineEnd);
    assert!(desk.field.other_caret().is_some());
}

#[test]
fn a_letter_that_is_typed_appears_at_the_place_of_its_direction() {
    for (text, flow) in
        [("abc שלום", LTR), ("שלום abc", LTR), ("abc שלום", RTL), ("א1", RTL), ("(אב) c", LTR), ("", LTR)]
    {
        let mut starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        starts.push(text.len());
        for (steps, _) in starts.iter().enumerate() {
            for letter in ["x", "ש"] {
                let mut desk = Desk::flowing(text, Some(200.0), flow);
                desk.go(Motion::TextStart);
                desk.step(if flow.is_rtl() { Motion::Left } else { Motion::Right }, steps);
                desk.edit(Edit::Insert(letter));
                let expected = if letter == "x" { LTR } else { RTL };
                let of_caret = desk.field.caret_flow();
                assert!(of_caret.is_none_or(|flow| flow == expected), "{letter} at {steps} in {text}: {of_caret:?}");
                // The next letter of the same direction goes to where the caret is.
                let before = desk.field.caret().x0;
                let at = desk.field.selected().start;
                desk.edit(Edit::Insert(letter));
                let request =
                    Request { text: desk.field.text(), style: CARD, width: Some(200.0), align: Align::Start, flow };
                let areas = desk.engine.carets(&request).1.selection(at..at + letter.len());
                let touches = areas.iter().flat_map(|area| [area.x0, area.x1]).any(|edge| (edge - before).abs() < 1.5);
                assert!(touches, "{letter} at {steps} in {text}: {before} {areas:?}");
            }
        }
    }
}

#[test]
fn home_and_end_are_the_ends_that_are_seen() {
    // A Hebrew paragraph that ends in Latin: its end is on the left, where the next Hebrew letter goes.
    let mut desk = Desk::new("שלב PNG", None);
    let width = desk.field.block().size().width;
    desk.go(Motion::LineEnd);
    assert!(near(desk.field.caret().x0, 0.0));
    assert_eq!(desk.field.caret_flow(), Some(RTL));
    assert_eq!(desk.field.text().len(), desk.field.selected().start);
    desk.go(Motion::LineStart);
    assert!(near(desk.field.caret().x0, width));
    // The first line of a paragraph that goes on ends before its last space, and the second starts behind it.
    let mut desk = Desk::new("aaaa bbbb", Some(40.0));
    desk.go(Motion::TextStart);
    assert_eq!((desk.go(Motion::LineEnd), desk.field.caret().y0), (5, 0.0));
    desk.go(Motion::Down);
    assert_eq!((desk.go(Motion::LineStart), desk.field.caret().y0), (5, 18.0));
    assert_eq!((desk.go(Motion::LineEnd), desk.field.caret().y0), (9, 18.0));
}
