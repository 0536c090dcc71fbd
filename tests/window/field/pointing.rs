//! The mouse in a text: words and paragraphs, and selections that go on by them.

use throughline::geom::Point;
use throughline::text::{Caret, Edit, Motion};

use super::harness::{Desk, carets};

/// The middle of the character at a byte.
fn at(text: &str, byte: usize) -> Point {
    let carets = carets(text, None);
    let (one, other) = (
        carets.rect(Caret::before(byte)),
        carets.rect(Caret::after(text[byte..].chars().next().unwrap().len_utf8() + byte)),
    );
    Point::new((one.x0 + other.x0) / 2.0, one.center().y)
}

#[test]
fn a_drag_after_a_double_click_takes_whole_words_in_both_directions() {
    for (text, words) in [("one two three four", [4, 5, 9, 0]), ("שלב אחד שתיים סוף", [7, 9, 16, 0])] {
        let mut desk = Desk::new(text, None);
        let [first, inside, later, start] = words;
        desk.edit(Edit::SelectWordAt(at(text, first)));
        let word = desk.field.selected();
        assert_eq!(text[word.clone()].chars().count(), 3);
        let mut drag = |byte| desk.edit(Edit::PlaceCaret { at: at(text, byte), extend: true }).selected();
        assert_eq!(drag(inside), word, "a trembling hand changes nothing");
        let on = drag(later);
        assert!(on.start == word.start && text[on.end..].starts_with(' '), "{:?}", &text[on.clone()]);
        let back = drag(start);
        assert_eq!(back, 0..word.end, "the word that was taken stays taken");
        assert_eq!(drag(inside), word);
    }
}

#[test]
fn a_triple_click_takes_the_paragraph_and_goes_on_by_paragraphs() {
    let text = "one two\nשלב אחד\n\nend";
    let mut desk = Desk::new(text, None);
    assert_eq!(desk.edit(Edit::SelectParagraphAt(at(text, 10))).selected_text(), "שלב אחד");
    let mut drag =
        |y: f64| desk.edit(Edit::PlaceCaret { at: Point::new(3.0, y), extend: true }).selected_text().to_owned();
    assert_eq!(drag(9.0), "one two\nשלב אחד");
    assert_eq!(drag(27.0), "שלב אחד");
    assert_eq!(drag(63.0), "שלב אחד\n\nend");
    assert_eq!(drag(1e6), "שלב אחד\n\nend");
    let mut desk = Desk::new("one line", None);
    assert_eq!(desk.edit(Edit::SelectParagraphAt(Point::new(-9.0, 400.0))).selected_text(), "one line");
    assert_eq!(Desk::new("", None).edit(Edit::SelectParagraphAt(Point::ZERO)).selected(), 0..0);
}

#[test]
fn a_paragraph_of_several_lines_is_taken_whole() {
    let mut desk = Desk::new("aaaa bbbb cccc\nd", Some(40.0));
    assert_eq!(desk.edit(Edit::SelectParagraphAt(Point::new(5.0, 27.0))).selected_text(), "aaaa bbbb cccc");
}

#[test]
fn a_selection_goes_by_characters_again_after_a_key_or_a_press() {
    let text = "one two three";
    for between in [
        Edit::Move { to: Motion::TextStart, extend: false },
        Edit::PlaceCaret { at: Point::new(0.0, 9.0), extend: false },
    ] {
        let mut desk = Desk::new(text, None);
        desk.edit(Edit::SelectWordAt(at(text, 4)));
        desk.edit(between);
        let end = at(text, 5);
        desk.edit(Edit::PlaceCaret { at: Point::new(end.x + 1.0, end.y), extend: true });
        assert_eq!(desk.field.selected_text(), "one tw");
    }
}

#[test]
fn a_click_behind_a_line_goes_on_with_its_paragraph() {
    // In "PNG" at the left end of a Hebrew line, and behind it.
    let text = "שלב PNG";
    let mut desk = Desk::new(text, None);
    desk.edit(Edit::PlaceCaret { at: Point::new(-5.0, 9.0), extend: false });
    assert_eq!(desk.edit(Edit::Insert(" חדש")).text(), "שלב PNG חדש");
    let mut desk = Desk::new(text, None);
    desk.edit(Edit::PlaceCaret { at: Point::new(-5.0, 9.0), extend: false });
    assert_eq!(desk.edit(Edit::Insert("2")).text(), "שלב PNG2");
    let mut desk = Desk::new("PNG שלב", None);
    desk.edit(Edit::PlaceCaret { at: Point::new(500.0, 9.0), extend: false });
    assert_eq!(desk.edit(Edit::Insert("!")).text(), "PNG שלב!");
}
