//! What keys, presses and input methods mean to a text, wherever it is written.

use egui::{Event, ImeEvent, Key, Modifiers, Pos2};
use throughline::app::widgets::clicks::Presses;
use throughline::app::widgets::typing::{DirectionKeys, OwnedEdit, TypingEvent, edit_of};
use throughline::geom::Flow;
use throughline::text::{Edit, Motion};

use crate::harness::CTRL;

fn key_event(key: Key, physical_key: Option<Key>, pressed: bool, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key, pressed, repeat: false, modifiers }
}

fn plain(edit: Edit<'static>) -> Option<TypingEvent> {
    Some(TypingEvent::Edit(OwnedEdit::Plain(edit)))
}

fn to(to: Motion, extend: bool) -> Option<TypingEvent> {
    plain(Edit::Move { to, extend })
}

fn inserted(text: &str) -> Option<TypingEvent> {
    Some(TypingEvent::Edit(OwnedEdit::Insert(text.to_owned())))
}

#[test]
fn each_key_means_its_edit_in_a_text_of_one_line_or_several() {
    let (none, shift, ctrl_shift) = (Modifiers::NONE, Modifiers::SHIFT, CTRL | Modifiers::SHIFT);
    for (key, modifiers, multiline, meant) in [
        // With Shift or Ctrl, Enter starts a line where there may be several.
        (Key::Enter, none, false, Some(TypingEvent::Commit)),
        (Key::Enter, none, true, Some(TypingEvent::Commit)),
        (Key::Enter, shift, false, Some(TypingEvent::Commit)),
        (Key::Enter, shift, true, inserted("\n")),
        (Key::Enter, CTRL, false, Some(TypingEvent::Commit)),
        (Key::Enter, CTRL, true, inserted("\n")),
        // The caret goes by words with Ctrl and extends with Shift.
        (Key::ArrowLeft, none, false, to(Motion::Left, false)),
        (Key::ArrowLeft, CTRL, false, to(Motion::WordLeft, false)),
        (Key::ArrowRight, ctrl_shift, false, to(Motion::WordRight, true)),
        (Key::Home, shift, false, to(Motion::LineStart, true)),
        (Key::End, CTRL, false, to(Motion::TextEnd, false)),
        (Key::ArrowLeft, Modifiers::MAC_CMD | Modifiers::COMMAND, false, to(Motion::LineStart, false)),
        (Key::Backspace, CTRL, false, plain(Edit::BackspaceWord)),
        (Key::A, CTRL, false, plain(Edit::SelectAll)),
        (Key::Z, CTRL, false, plain(Edit::Undo)),
        (Key::Z, ctrl_shift, true, plain(Edit::Redo)),
        (Key::Y, CTRL, true, plain(Edit::Redo)),
        // The old keys of the clipboard.
        (Key::Delete, shift, false, Some(TypingEvent::Cut)),
        (Key::Insert, shift, false, Some(TypingEvent::Paste)),
        (Key::Insert, CTRL, false, Some(TypingEvent::Copy)),
        (Key::Delete, CTRL, false, plain(Edit::DeleteWord)),
        (Key::Insert, none, false, None),
        // To the ends of a text of several lines.
        (Key::PageUp, none, true, to(Motion::TextStart, false)),
        (Key::PageDown, shift, true, to(Motion::TextEnd, true)),
        (Key::PageDown, none, false, None),
        // What is no typing is left to others; a letter comes as text.
        (Key::S, CTRL, true, None),
        (Key::B, CTRL, true, None),
        (Key::F2, CTRL, true, None),
        (Key::PageDown, CTRL, true, None),
        (Key::A, none, true, None),
    ] {
        let found = edit_of(&key_event(key, None, true, modifiers), multiline);
        assert_eq!(found, meant, "{key:?} with {modifiers:?}, several lines: {multiline}");
    }
    assert_eq!(edit_of(&key_event(Key::Enter, None, false, none), true), None, "a release");
    assert_eq!(edit_of(&Event::Text("\n".to_owned()), true), None);
    assert_eq!(edit_of(&Event::PointerGone, true), None);
}

#[test]
fn shortcuts_are_those_of_the_text_in_every_layout() {
    // A layout that gives a sign where Latin ones have the letter; French, where Z is at the place of W.
    for (key, place, meant) in [
        (Key::Slash, Key::Z, plain(Edit::Undo)),
        (Key::Z, Key::W, plain(Edit::Undo)),
        (Key::W, Key::Z, None),
        (Key::Comma, Key::A, plain(Edit::SelectAll)),
    ] {
        assert_eq!(edit_of(&key_event(key, Some(place), true, CTRL), false), meant, "{key:?} at {place:?}");
    }
}

#[test]
fn a_pasted_text_has_line_ends_only_where_there_may_be_some() {
    let paste = |text: &str, multiline| edit_of(&Event::Paste(text.to_owned()), multiline);
    assert_eq!(paste("a\r\nb\nc\n", false), inserted("a b c"));
    assert_eq!(paste("a\r\nb", true), inserted("a\r\nb"));
    assert_eq!(paste("", true), None);
}

#[test]
fn an_input_method_composes_in_characters_and_an_empty_result_deletes_nothing() {
    let preedit = |text: &str, range| {
        edit_of(&Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: range }), false)
    };
    let compose = |text: &str, cursor| Some(TypingEvent::Edit(OwnedEdit::Compose { text: text.to_owned(), cursor }));
    assert_eq!(preedit("שלום", Some(1..9)), compose("שלום", Some((2, 8))));
    assert_eq!(preedit("", None), compose("", None));
    assert_eq!(edit_of(&Event::Ime(ImeEvent::Commit("か".to_owned())), false), inserted("か"));
    assert_eq!(edit_of(&Event::Ime(ImeEvent::Commit(String::new())), false), plain(Edit::EndCompose));
}

const LTR: Option<Flow> = Some(Flow::LeftToRight);
const RTL: Option<Flow> = Some(Flow::RightToLeft);

/// What `+C +S -S -C` and the like come to, event by event. C and D are the left and the right Ctrl, S and T
/// the left and the right Shift; other letters are keys, `!` is the window losing the focus.
fn heard(script: &str) -> Vec<Option<Flow>> {
    let mut keys = DirectionKeys::default();
    script.split_whitespace().map(|word| keys.handle_event(&event(word))).collect()
}

fn event(word: &str) -> Event {
    let (sign, name) = word.split_at(1);
    let key = match name {
        "C" => Key::ControlLeft,
        "D" => Key::ControlRight,
        "S" => Key::ShiftLeft,
        "T" => Key::ShiftRight,
        "Z" => Key::Z,
        "copy" => return Event::Copy,
        "text" => return Event::Text("x".to_owned()),
        "wheel" => {
            return Event::MouseWheel {
                unit: egui::MouseWheelUnit::Line,
                delta: egui::Vec2::Y,
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Unknown,
                modifiers: Modifiers::CTRL,
            };
        }
        "none" => return Event::ModifiersChanged(Modifiers::NONE),
        "shift" => return Event::ModifiersChanged(Modifiers::SHIFT),
        "alt" => return Event::ModifiersChanged(Modifiers::ALT | Modifiers::CTRL | Modifiers::SHIFT),
        _ => return Event::WindowFocused(false),
    };
    let modifiers = Modifiers::NONE;
    Event::Key { key, physical_key: Some(key), pressed: sign == "+", repeat: false, modifiers }
}

#[test]
fn the_side_of_shift_gives_the_direction_in_every_order() {
    for (script, at, flow) in [
        ("+C +S -S -C", 2, LTR),
        ("+C +S -C -S", 2, LTR),
        ("+S +C -S -C", 2, LTR),
        ("+C +T -T -C", 2, RTL),
        ("+D +T -D -T", 2, RTL),
        ("+T +D -D -T", 2, RTL),
        ("+D +S -S -D", 2, LTR),
    ] {
        let heard = heard(script);
        let times = heard.iter().filter(|heard| heard.is_some()).count();
        assert_eq!((heard[at], times), (flow, 1), "{script}");
    }
}

#[test]
fn ctrl_can_stay_down_for_the_next_direction() {
    assert_eq!(heard("+C +S -S +T -T -C"), [None, None, LTR, None, RTL, None]);
    assert_eq!(heard("+C +S -S ~shift +T -T -C"), [None, None, LTR, None, None, RTL, None]);
}

#[test]
fn any_other_event_in_between_cancels_the_gesture() {
    for script in [
        "+C +S +Z -Z -S -C",
        "+C +Z -Z +S -S -C",
        "+C +Z +S -Z -S -C",
        "+C +S ~copy -S -C",
        "+C +S ~wheel -S -C",
        "+S ~text +C -C -S",
        "+C +S ~alt -S -C",
        "+C -C +S -S",
        "+C +D -C -D",
        "+S +T -S -T",
        "+C +S +T -T",
    ] {
        assert!(heard(script).iter().all(Option::is_none), "{script}");
    }
    assert_eq!(heard("+C +Z -Z -C +C +S -S")[6], LTR, "the next time is a new one");
}

#[test]
fn a_key_released_in_another_window_is_forgotten() {
    assert!(heard("+C ! +S -S").iter().all(Option::is_none));
    assert!(heard("+C ~none +S -S").iter().all(Option::is_none));
    assert!(heard("-C -S").iter().all(Option::is_none));
    assert_eq!(heard("+S ! +C +T -T")[4], RTL);
}

#[test]
fn a_key_that_repeats_is_down_once() {
    assert_eq!(heard("+C +C +C +T +T -T")[5], RTL);
}

#[test]
fn presses_that_follow_soon_and_nearby_are_counted_together() {
    let mut presses = Presses::default();
    let at = |x| Pos2::new(x, 10.0);
    let counts = [(0.0, 5.0), (0.2, 6.0), (0.5, 5.0), (1.5, 5.0), (1.7, 30.0), (1.8, 31.0)];
    assert_eq!(counts.map(|(time, x)| presses.press(time, at(x))), [1, 2, 3, 1, 1, 2]);
}
