//! Every key that edits, in text that runs to the right and in text that runs to the left.

use egui::{Event, Key, Modifiers};
use throughline::app::widgets::typing::{TypingEvent, edit_of};
use throughline::text::{Edit, Motion};

use super::harness::Desk;

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
const BOTH: Modifiers = Modifiers { shift: true, ..CTRL };

fn press(desk: &mut Desk, key: Key, modifiers: Modifiers) {
    let event = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    match edit_of(&event, true) {
        Some(TypingEvent::Edit(edit)) => drop(desk.edit(edit.as_edit()).text().to_owned()),
        other => panic!("{key:?} {modifiers:?} is no edit but {other:?}"),
    }
}

/// What comes of each key in "one| two" and in the same words in Hebrew: the keys of the arrows follow what is
/// seen, the others the order of reading.
#[rustfmt::skip]
const KEYS: &[(Key, Modifiers, &str, &str)] = &[
    (Key::ArrowLeft, NONE, "on|e two", "שלב |שני"),
    (Key::ArrowRight, NONE, "one |two", "של|ב שני"),
    (Key::ArrowLeft, SHIFT, "on[e] two", "שלב[ ]שני"),
    (Key::ArrowRight, SHIFT, "one[ ]two", "של[ב] שני"),
    (Key::ArrowLeft, CTRL, "|one two", "שלב |שני"),
    (Key::ArrowRight, CTRL, "one |two", "|שלב שני"),
    (Key::ArrowLeft, BOTH, "[one] two", "שלב[ ]שני"),
    (Key::ArrowRight, BOTH, "one[ ]two", "[שלב] שני"),
    (Key::ArrowUp, NONE, "|one two", "|שלב שני"),
    (Key::ArrowDown, NONE, "one two|", "שלב שני|"),
    (Key::ArrowUp, SHIFT, "[one] two", "[שלב] שני"),
    (Key::ArrowDown, SHIFT, "one[ two]", "שלב[ שני]"),
    (Key::Home, NONE, "|one two", "|שלב שני"),
    (Key::End, NONE, "one two|", "שלב שני|"),
    (Key::Home, SHIFT, "[one] two", "[שלב] שני"),
    (Key::End, SHIFT, "one[ two]", "שלב[ שני]"),
    (Key::Home, CTRL, "|one two", "|שלב שני"),
    (Key::End, BOTH, "one[ two]", "שלב[ שני]"),
    (Key::PageUp, NONE, "|one two", "|שלב שני"),
    (Key::PageDown, SHIFT, "one[ two]", "שלב[ שני]"),
    (Key::Backspace, NONE, "on| two", "של| שני"),
    (Key::Delete, NONE, "one|two", "שלב|שני"),
    (Key::Backspace, CTRL, "| two", "| שני"),
    (Key::Delete, CTRL, "one|two", "שלב|שני"),
    (Key::A, CTRL, "[one two]", "[שלב שני]"),
    (Key::Enter, SHIFT, "one\n| two", "שלב\n| שני"),
    (Key::Enter, CTRL, "one\n| two", "שלב\n| שני"),
];

#[test]
fn every_key_does_its_work_in_both_directions() {
    for (key, modifiers, latin, hebrew) in KEYS {
        for (text, expected) in [("one two", latin), ("שלב שני", hebrew)] {
            let mut desk = Desk::new(text, None);
            desk.go(Motion::TextStart);
            desk.step(if text.is_ascii() { Motion::Right } else { Motion::Left }, 3);
            press(&mut desk, *key, *modifiers);
            assert_eq!(desk.shown(), **expected, "{key:?} {modifiers:?} in {text}");
        }
    }
}

#[test]
fn every_change_by_a_key_is_taken_back_by_undo() {
    for (key, modifiers, ..) in KEYS {
        for text in ["one two", "שלב שני"] {
            let mut desk = Desk::new(text, None);
            desk.go(Motion::Left);
            press(&mut desk, *key, *modifiers);
            let after = desk.field.text().to_owned();
            press(&mut desk, Key::Z, CTRL);
            assert_eq!(desk.field.text(), text, "{key:?} {modifiers:?}");
            press(&mut desk, Key::Y, CTRL);
            assert_eq!(desk.field.text(), after, "{key:?} {modifiers:?}");
        }
    }
}

#[test]
fn shift_and_an_arrow_there_and_back_select_nothing() {
    for text in ["one two", "שלב שני", "ab שלום 42 cd", "שלב (PNG)\nEnd שלום"] {
        for (there, back) in [(Motion::Left, Motion::Right), (Motion::Right, Motion::Left)] {
            let mut desk = Desk::new(text, Some(300.0));
            let left = f64::from(desk.field.block().lines()[0].left);
            desk.edit(Edit::PlaceCaret { at: throughline::geom::Point::new(left + 30.0, 9.0), extend: false });
            let start = desk.field.caret();
            desk.extend(there);
            assert!(!desk.field.selected_text().is_empty(), "{text} {there:?}");
            desk.extend(back);
            assert_eq!((desk.field.selected_text(), desk.field.caret()), ("", start), "{text} {there:?}");
        }
    }
}
