//! What a person can do within a text field of a panel: take back, choose a direction, select with the mouse.

use egui::{Event, ImeEvent, Key, Modifiers, Pos2, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::fields::{CTRL, Form, focus, form, press, type_in, value};

const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..CTRL };

fn type_letters(harness: &mut Harness<'_, Form>, text: &str) {
    for letter in text.chars() {
        type_in(harness, &letter.to_string());
    }
}

/// Presses and lets go some keys at once, in that order and back.
fn chord(harness: &mut Harness<'_, Form>, keys: &[Key]) {
    let event = |key: &Key, pressed| Event::Key {
        key: *key,
        physical_key: Some(*key),
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    keys.iter().for_each(|key| harness.event(event(key, true)));
    keys.iter().rev().for_each(|key| harness.event(event(key, false)));
    harness.run();
}

fn caret_x(harness: &mut Harness<'_, Form>) -> f32 {
    harness.run_steps(1);
    harness.output().platform_output.ime.expect("a caret").cursor_rect.center().x
}

fn button(harness: &mut Harness<'_, Form>, pos: Pos2, pressed: bool) {
    let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
    harness.event(Event::PointerButton { pos, button, pressed, modifiers });
    harness.run_steps(1);
}

/// Presses so many times at one place, keeps the button down the last time, and drags.
fn press_and_drag(harness: &mut Harness<'_, Form>, times: usize, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    harness.run_steps(1);
    for time in 1..=times {
        button(harness, from, true);
        if time < times {
            button(harness, from, false);
        }
    }
    for part in 1..=4 {
        harness.hover_at(from + (to - from) * (part as f32 / 4.0));
        harness.run_steps(1);
    }
    button(harness, to, false);
    harness.run();
}

fn copied(harness: &mut Harness<'_, Form>) -> String {
    harness.event(Event::Copy);
    harness.run_steps(1);
    harness.state().copied.last().cloned().unwrap_or_default()
}

#[test]
fn undo_in_a_field_takes_back_word_by_word_and_redo_brings_them_again() {
    let mut harness = form("first", false);
    focus(&mut harness);
    type_letters(&mut harness, "שלב שני");
    press(&mut harness, CTRL, Key::Z);
    assert_eq!(value(&harness), "שלב ");
    press(&mut harness, CTRL, Key::Z);
    assert_eq!(value(&harness), "first");
    press(&mut harness, CTRL, Key::Z);
    assert_eq!(value(&harness), "first");
    press(&mut harness, CTRL_SHIFT, Key::Z);
    press(&mut harness, CTRL, Key::Y);
    assert_eq!(value(&harness), "שלב שני");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().commits, ["שלב שני"]);
}

#[test]
fn a_text_that_is_taken_back_to_what_it_was_commits_nothing() {
    let mut harness = form("first", false);
    focus(&mut harness);
    type_letters(&mut harness, "ab");
    press(&mut harness, CTRL, Key::Z);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().commits, Vec::<String>::new());
}

#[test]
fn ctrl_and_shift_turn_the_text_and_the_turn_is_kept() {
    let mut harness = form("PNG", false);
    let field = harness.get_by_label("Name").rect();
    focus(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::End);
    assert!(caret_x(&mut harness) < field.center().x);
    chord(&mut harness, &[Key::ControlLeft, Key::ShiftRight]);
    assert!(caret_x(&mut harness) > field.center().x, "it stands at the side of its direction");
    type_letters(&mut harness, "!");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().commits, ["\u{200f}PNG!"]);
    focus(&mut harness);
    chord(&mut harness, &[Key::ShiftLeft, Key::ControlRight]);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().commits[1], "\u{200e}PNG!");
}

#[test]
fn a_direction_chosen_before_typing_holds_for_what_is_typed() {
    let mut harness = form("", false);
    let field = harness.get_by_label("Name").rect();
    focus(&mut harness);
    chord(&mut harness, &[Key::ControlLeft, Key::ShiftRight]);
    assert!(caret_x(&mut harness) > field.center().x);
    type_letters(&mut harness, "abc");
    assert!(caret_x(&mut harness) > field.center().x);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().commits, ["\u{200f}abc"]);
}

#[test]
fn other_keys_with_ctrl_and_shift_turn_nothing() {
    let mut harness = form("PNG", false);
    focus(&mut harness);
    chord(&mut harness, &[Key::ControlLeft, Key::ShiftRight, Key::Z]);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().commits, Vec::<String>::new());
}

#[test]
fn what_is_copied_of_a_turned_text_is_the_text_alone() {
    let mut harness = form("\u{200f}PNG", false);
    focus(&mut harness);
    assert_eq!(copied(&mut harness), "PNG");
}

#[test]
fn a_drag_after_a_double_click_selects_words_and_after_a_triple_click_everything() {
    let mut harness = form("one two three four", false);
    let field = harness.get_by_label("Name").rect();
    let at = |x: f32| pos2(field.left() + 10.0 + x, field.center().y);
    press_and_drag(&mut harness, 2, at(34.0), at(70.0));
    assert_eq!(copied(&mut harness), "two three");
    harness.run_steps(60);
    press_and_drag(&mut harness, 2, at(34.0), at(3.0));
    assert_eq!(copied(&mut harness), "one two");
    harness.run_steps(60);
    press_and_drag(&mut harness, 3, at(34.0), at(3.0));
    assert_eq!(copied(&mut harness), "one two three four");
    harness.run_steps(60);
    press_and_drag(&mut harness, 1, at(26.0), at(60.0));
    assert!(copied(&mut harness).starts_with("two ") && copied(&mut harness).len() < 9, "by characters");
}

#[test]
fn a_triple_click_takes_one_paragraph_of_several() {
    let mut harness = form("one two\nשלב אחד\nend", true);
    let field = harness.get_by_label("Name").rect();
    let at = pos2(field.right() - 20.0, field.center().y);
    press_and_drag(&mut harness, 3, at, at);
    assert_eq!(copied(&mut harness), "שלב אחד");
}

#[test]
fn a_click_keeps_what_is_composed_and_tells_the_input_method_to_end() {
    let mut harness = form("", false);
    focus(&mut harness);
    harness.event(Event::Ime(ImeEvent::Preedit { text: "ka".to_owned(), active_range_chars: None }));
    harness.run_steps(2);
    let field = harness.get_by_label("Name").rect();
    let at = pos2(field.left() + 11.0, field.center().y);
    harness.hover_at(at);
    harness.run_steps(1);
    button(&mut harness, at, true);
    assert!(harness.output().platform_output.ime.expect("a caret").should_interrupt_composition);
    button(&mut harness, at, false);
    type_in(&mut harness, "x");
    assert_eq!(value(&harness), "xka");
}

#[test]
fn leaving_a_field_keeps_what_is_composed() {
    let mut harness = form("", false);
    focus(&mut harness);
    harness.event(Event::Ime(ImeEvent::Preedit { text: "ka".to_owned(), active_range_chars: Some(1..2) }));
    harness.run_steps(2);
    harness.get_by_label("Other").click();
    harness.run();
    assert_eq!(harness.state().commits, ["ka"]);
}
