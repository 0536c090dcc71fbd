//! Which action a key means on the keyboards of the world, and how keys are written.

use egui::os::OperatingSystem;
use egui::{Context, Event, Key, KeyboardShortcut, Modifiers};
use throughline::app::action::Action;
use throughline::app::action::keys::{Writing, action_of};
use throughline::app::widgets::shortcut::{listed, named};
use throughline::editor::{Arrange, Element};
use throughline::model::ColorTag;

use crate::harness::CTRL;

const RED: Action = Action::Arrange(Arrange::Color(Some(ColorTag::Red)));

fn event(key: Key, physical: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: Some(physical), pressed: true, repeat: false, modifiers }
}

fn of_keys((key, physical): (Key, Key), modifiers: Modifiers, writing: Writing) -> Option<Action> {
    action_of(&event(key, physical, modifiers), writing)
}

/// The keys of a keyboard by their places, row by row: they are named by what they give in the US.
fn places() -> Vec<Key> {
    LAYOUTS[0].1.chars().map(|given| Key::from_name(given.encode_utf8(&mut [0; 4])).unwrap()).collect()
}

/// What the keys give, row by row, without and with Shift; `·` gives nothing by itself.
const LAYOUTS: [(&str, &str, &str); 7] = [
    (
        "US, and Romanian for programmers",
        "`1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./",
        "~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?",
    ),
    ("Hebrew", ";1234567890-=/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ.", "~!@#$%^&*)(_+QWERTYUIOP}{ASDFGHJKL:\"ZXCVBNM><?"),
    ("Russian", "ё1234567890-=йцукенгшщзхъфывапролджэячсмитьбю.", "Ё!\"№;%:?*()_+ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,"),
    ("French", "²&é\"'(-è_çà)=azertyuiop·$qsdfghjklmùwxcvbn,;:!", "~1234567890°+AZERTYUIOP·£QSDFGHJKLM%WXCVBN?./§"),
    ("Romanian", "„1234567890-=qwertyuiopăîasdfghjklșțzxcvbnm,./", "”!@#$%^&*()_+QWERTYUIOPĂÎASDFGHJKLȘȚZXCVBNM;:?"),
    (
        "old Romanian",
        "]1234567890+'qwertzuiopăîasdfghjklșțyxcvbnm,.-",
        "[!\"#$%&/()=?*QWERTZUIOPĂÎASDFGHJKLȘȚYXCVBNM;:_",
    ),
    ("Greek", "`1234567890-=;ςερτυθιοπ[]ασδφγηξκλ·'ζχψωβνμ,./", "~!@#$%^&*()_+:·ΕΡΤΥΘΙΟΠ{}ΑΣΔΦΓΗΞΚΛ·\"ΖΧΨΩΒΝΜ<>?"),
];

/// What the window reports for a key at a place: the sign that it gives, or the place when it knows no such sign.
fn reported(given: char, place: Key) -> Key {
    Key::from_name(given.encode_utf8(&mut [0; 4])).unwrap_or(place)
}

/// The key that a person presses who wants that sign: where it is, in a layout that has none where US has it.
fn pressed_for(layout: &(&str, &str, &str), wanted: char) -> (Key, Key, Modifiers) {
    let (name, plain, shifted) = layout;
    let places = places();
    let key = |row: &str, at: usize, held| (reported(given_at(row, at), places[at]), places[at], held);
    let find = |row: &str, held| row.chars().position(|given| given == wanted).map(|at| key(row, at, held));
    let found = find(plain, Modifiers::NONE);
    let found = found.or_else(|| find(shifted, Modifiers::SHIFT).filter(|_| !wanted.is_alphanumeric()));
    let by_place = || LAYOUTS[0].1.chars().position(|us| us == wanted).map(|at| key(plain, at, Modifiers::NONE));
    found.or_else(by_place).unwrap_or_else(|| panic!("{name} has no {wanted}"))
}

fn given_at(row: &str, at: usize) -> char {
    row.chars().nth(at).unwrap()
}

#[test]
fn every_shortcut_works_in_every_keyboard_layout() {
    let places = places();
    for layout in &LAYOUTS {
        assert!([layout.1, layout.2].iter().all(|row| row.chars().count() == places.len()), "{}", layout.0);
        for (wanted, modifiers, action) in [
            ('n', CTRL, Action::New),
            ('o', CTRL, Action::Open),
            ('s', CTRL, Action::Save),
            ('s', CTRL | Modifiers::SHIFT, Action::SaveAs),
            ('e', CTRL, Action::Export),
            ('q', CTRL, Action::Quit),
            ('z', CTRL, Action::Undo),
            ('z', CTRL | Modifiers::SHIFT, Action::Redo),
            ('y', CTRL, Action::Redo),
            ('x', CTRL, Action::Cut),
            ('c', CTRL, Action::Copy),
            ('v', CTRL, Action::Paste),
            ('a', CTRL, Action::SelectAll),
            ('+', CTRL, Action::ZoomIn),
            ('-', CTRL, Action::ZoomOut),
            ('l', CTRL, Action::Connect),
            ('p', CTRL | Modifiers::SHIFT, Action::Add(Element::Pain)),
            ('w', CTRL | Modifiers::SHIFT, Action::Add(Element::Wait)),
        ] {
            let (key, place, shift) = pressed_for(layout, wanted);
            let met = of_keys((key, place), modifiers | shift, Writing::Nothing);
            assert_eq!(met, Some(action), "{wanted} in {}: {key:?} at {place:?}", layout.0);
        }
        // Digits are meant by their places: in French they come with Shift only.
        for (place, modifiers, action) in [
            (Key::Num0, CTRL, Action::ZoomReset),
            (Key::Num1, CTRL, Action::FitMap),
            (Key::Num2, CTRL, Action::FitSelection),
            (Key::Num3, CTRL | Modifiers::SHIFT, Action::Arrange(Arrange::Color(Some(ColorTag::Yellow)))),
        ] {
            let at = places.iter().position(|other| *other == place).unwrap();
            let row = if modifiers.shift { layout.2 } else { layout.1 };
            let key = reported(given_at(row, at), place);
            assert_eq!(of_keys((key, place), modifiers, Writing::Nothing), Some(action), "{place:?} in {}", layout.0);
        }
    }
}

#[test]
fn a_key_means_what_it_says_and_a_digit_with_shift_what_its_place_says() {
    let ctrl_shift = CTRL | Modifiers::SHIFT;
    for (key, place, modifiers, writing, action) in [
        // French: at the places of Q, W and Z stand A, Z and W.
        (Key::A, Key::Q, CTRL, Writing::Nothing, Some(Action::SelectAll)),
        (Key::Z, Key::W, CTRL, Writing::Nothing, Some(Action::Undo)),
        (Key::W, Key::Z, CTRL, Writing::Nothing, None),
        (Key::Exclamationmark, Key::Num1, ctrl_shift, Writing::Nothing, Some(RED)),
        (Key::Num1, Key::Num1, ctrl_shift, Writing::Nothing, Some(RED)),
        (Key::Exclamationmark, Key::Num1, Modifiers::SHIFT, Writing::Nothing, None),
        (Key::Num1, Key::Num1, Modifiers::NONE, Writing::Nothing, None),
        (Key::S, Key::S, CTRL, Writing::Nothing, Some(Action::Save)),
        (Key::S, Key::S, ctrl_shift, Writing::Nothing, Some(Action::SaveAs)),
        (Key::Z, Key::Z, ctrl_shift, Writing::Text, Some(Action::Redo)),
    ] {
        assert_eq!(of_keys((key, place), modifiers, writing), action, "{key:?} at {place:?} with {modifiers:?}");
    }
}

#[test]
fn letters_and_caret_keys_belong_to_the_text_being_written() {
    for key in [Key::Delete, Key::Backspace, Key::Enter] {
        assert_eq!(of_keys((key, key), Modifiers::NONE, Writing::Text), None, "{key:?}");
        assert!(of_keys((key, key), Modifiers::NONE, Writing::Nothing).is_some(), "{key:?}");
    }
    for key in [Key::A, Key::X, Key::C, Key::V] {
        assert_eq!(of_keys((key, key), CTRL, Writing::Text), None, "{key:?}");
    }
    assert_eq!(of_keys((Key::Insert, Key::Insert), Modifiers::SHIFT, Writing::Text), None);
    assert_eq!(of_keys((Key::S, Key::S), CTRL, Writing::Text), Some(Action::Save));
    assert_eq!(of_keys((Key::Z, Key::Z), CTRL, Writing::Text), Some(Action::Undo));
    for (key, modifiers) in [(Key::Z, CTRL), (Key::Z, CTRL | Modifiers::SHIFT), (Key::Y, CTRL)] {
        assert_eq!(of_keys((key, key), modifiers, Writing::Field), None, "undo is that of the field");
    }
}

const fn with(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

#[test]
fn keys_are_written_as_they_are_printed() {
    let ctx = Context::default();
    ctx.set_os(OperatingSystem::Nix);
    assert_eq!(named(&ctx, &with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z)), "Ctrl+Shift+Z");
    assert_eq!(named(&ctx, &with(Modifiers::ALT, Key::ArrowUp)), "Alt+↑");
    assert_eq!(named(&ctx, &with(Modifiers::NONE, Key::Escape)), "Esc");
}

#[test]
fn digits_that_follow_each_other_are_one_range() {
    let ctx = Context::default();
    ctx.set_os(OperatingSystem::Nix);
    let all = [Key::Num1, Key::Num2, Key::Num3].map(|key| with(Modifiers::ALT, key));
    assert_eq!(listed(&ctx, &all), ["Alt+1 – 3"]);
    let two = [Key::ArrowLeft, Key::ArrowRight].map(|key| with(Modifiers::NONE, key));
    assert_eq!(listed(&ctx, &two), ["←", "→"]);
}
