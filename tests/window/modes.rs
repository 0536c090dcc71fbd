//! What a key does: one that types a character writes, and nothing but leaving a text ends it.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use throughline::app::action::ACTIONS;
use throughline::app::action::rules::{Focus, Meaning, RULES, RuleKeys, meaning_of_text};
use throughline::app::window::Window;
use throughline::editor::Rating;
use throughline::i18n::{Locale, Words};

use crate::harness::{CTRL, Screen, card, click, map, open, open_with, press, word, write};

const PLAIN: Modifiers = Modifiers::NONE;

/// A window with the sample in a file.
fn open_file(folder: &tempfile::TempDir) -> Screen {
    let path = folder.path().join("a.journey.ron");
    std::fs::write(&path, throughline::persist::template("support", "en").unwrap()).unwrap();
    let mut screen = open_with(vec2(1280.0, 720.0), move |cc| Window::new(cc, Some(path), Locale::En));
    while map(&screen).cards.is_empty() {
        screen.step();
    }
    screen.run();
    screen
}

/// The text of the card that is being written.
fn written(screen: &Screen) -> Option<String> {
    screen.state().editor().typing().map(|typing| typing.field().bare_text().to_owned())
}

/// True when a sentence stands on the screen.
fn says(screen: &Screen, sentence: &str) -> bool {
    screen.query_all_by_role(Role::Label).any(|node| node.value().as_deref() == Some(sentence))
}

#[test]
fn a_character_writes_or_rates_whatever_has_the_focus() {
    for focus in Focus::ALL {
        for typed in ["a", "P", "w", "ש", "ă", "é", "?", "!", "#", "7", "0"] {
            let expected = match (focus, typed) {
                // The field that is written in takes it.
                (Focus::Writing | Focus::Nothing | Focus::Several, _) => None,
                (Focus::Wait, "7" | "0") => Some(Meaning::WriteTime),
                _ => Some(Meaning::Write),
            };
            assert_eq!(meaning_of_text(typed, focus), expected, "{typed} on {focus:?}");
        }
        let expected = match focus {
            Focus::Writing | Focus::Nothing | Focus::Several => None,
            Focus::Pains => Some(Meaning::Rate(Rating::Severity)),
            Focus::Feelings | Focus::FeelingCell => Some(Meaning::Feel),
            Focus::Wait => Some(Meaning::WriteTime),
            Focus::Cell | Focus::Record => Some(Meaning::Write),
        };
        assert_eq!(meaning_of_text("3", focus), expected, "3 on {focus:?}");
    }
}

#[test]
fn no_command_has_a_key_that_types_a_character() {
    let types = |key: &Key| {
        let name = key.symbol_or_name();
        name.chars().count() == 1 && !name.starts_with(['⏶', '⏷', '⏴', '⏵'])
            || matches!(key, Key::Space | Key::Comma | Key::Period)
    };
    for spec in ACTIONS {
        for shortcut in spec.keys {
            let held = shortcut.modifiers.command || shortcut.modifiers.ctrl || shortcut.modifiers.alt;
            assert!(held || !types(&shortcut.logical_key), "{:?} by {shortcut:?}", spec.action);
            let is_letter = (Key::A..=Key::Z).contains(&shortcut.logical_key);
            assert!(!(is_letter && shortcut.modifiers.alt), "{:?}: Alt and a letter open a menu", spec.action);
        }
    }
    for (key, shift) in [(Key::W, false), (Key::P, false), (Key::U, true)] {
        let is_taken = |shortcut: &egui::KeyboardShortcut| {
            shortcut.logical_key == key && shortcut.modifiers.command && shortcut.modifiers.shift == shift
        };
        assert!(!ACTIONS.iter().flat_map(|spec| spec.keys).any(is_taken), "{key:?} is the system's");
    }
}

#[test]
fn no_two_rules_take_the_same_key_for_two_things() {
    let pressed = |keys: RuleKeys| if let RuleKeys::Pressed(keys) = keys { keys } else { &[] };
    for (at, rule) in RULES.iter().enumerate() {
        for other in &RULES[at + 1..] {
            let meets = rule.focus.iter().any(|focus| other.focus.contains(focus));
            let shared = pressed(rule.keys).iter().find(|key| pressed(other.keys).contains(key));
            assert!(!meets || shared.is_none(), "{} and {} by {shared:?}", rule.label, other.label);
        }
        for spec in ACTIONS {
            let shared = pressed(rule.keys).iter().find(|key| spec.keys.contains(key));
            let writes = rule.focus == [Focus::Writing];
            assert!(writes || shared.is_none(), "{} and {:?} by {shared:?}", rule.label, spec.action);
        }
        for locale in [Locale::En, Locale::He, Locale::Ro] {
            assert_ne!(Words::new(locale).text(rule.label), rule.label, "{locale:?}");
        }
    }
}

#[test]
fn what_is_done_while_a_text_is_written_leaves_the_caret_where_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let shift = Modifiers::SHIFT;
    for (name, keys) in [
        ("save", &[(CTRL, Key::S)][..]),
        ("the inspector", &[(PLAIN, Key::F9)]),
        ("the palette", &[(PLAIN, Key::F8), (PLAIN, Key::F8)]),
        ("the check", &[(PLAIN, Key::F7)]),
        ("only the map", &[(PLAIN, Key::F12), (PLAIN, Key::F12)]),
        ("zoom", &[(CTRL, Key::Plus), (CTRL, Key::Minus), (CTRL, Key::Num0)]),
        ("find", &[(CTRL, Key::F), (PLAIN, Key::Escape)]),
        ("commands", &[(CTRL, Key::K), (PLAIN, Key::Escape)]),
        ("keys", &[(PLAIN, Key::F1), (PLAIN, Key::Escape)]),
        ("export", &[(CTRL, Key::E), (PLAIN, Key::Escape)]),
        ("copy a picture", &[(CTRL | shift, Key::C)]),
    ] {
        let texts = if matches!(name, "save" | "find" | "export") { &["Beta calls", ""][..] } else { &["Beta calls"] };
        for text in texts {
            let mut screen = open_file(&folder);
            let place = card(&screen, "Help page");
            click(&mut screen, place);
            press(&mut screen, shift, Key::Enter);
            write(&mut screen, text);
            for (held, key) in keys {
                press(&mut screen, *held, *key);
            }
            screen.run();
            write(&mut screen, " per week");
            assert_eq!(written(&screen), Some(format!("{text} per week")), "{name}");
            press(&mut screen, PLAIN, Key::Escape);
            let said = map(&screen).cards.values().filter(|card| card.text.ends_with(" per week")).count();
            assert_eq!(said, 1, "{name}");
        }
    }
}

#[test]
fn what_is_saved_in_the_middle_of_a_text_holds_what_is_written_so_far() {
    let folder = tempfile::tempdir().unwrap();
    let mut screen = open_file(&folder);
    let path = folder.path().join("a.journey.ron");
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    press(&mut screen, Modifiers::SHIFT, Key::Enter);
    let saved = |screen: &mut Screen, wanted: &dyn Fn(&str) -> bool| {
        press(screen, CTRL, Key::S);
        let until = std::time::Instant::now() + std::time::Duration::from_secs(20);
        loop {
            screen.step();
            let text = std::fs::read_to_string(&path).unwrap();
            if wanted(&text) && screen.state().editor().is_saved() {
                return text;
            }
            assert!(std::time::Instant::now() < until, "{text}");
        }
    };
    let cards = |text: &str| throughline::persist::read(text.as_bytes()).unwrap().cards.len();
    let before = cards(&std::fs::read_to_string(&path).unwrap());
    write(&mut screen, "Beta calls");
    let first = saved(&mut screen, &|text| text.contains("Beta calls"));
    assert_eq!(cards(&first), before + 1);
    assert!(screen.state().editor().is_saved(), "nothing is left to save");
    write(&mut screen, " per week");
    assert!(!screen.state().editor().is_saved());
    saved(&mut screen, &|text| text.contains("Beta calls per week"));
    press(&mut screen, PLAIN, Key::Enter);
    assert_eq!(written(&screen).as_deref(), Some(""), "a new card is open");
    press(&mut screen, PLAIN, Key::Escape);
    assert!(screen.state().editor().is_saved(), "a place to write is no change");
}

#[test]
fn ctrl_a_selects_everything_and_with_shift_it_grows_from_where_it_began_and_says_what_it_took() {
    let mut screen = open(Locale::En);
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    press(&mut screen, CTRL, Key::A);
    let shown = map(&screen).cards.values().filter(|card| map(&screen).shows(card.lane)).count();
    assert_eq!(screen.state().editor().selection().len(), shown);
    click(&mut screen, place);
    let words = Words::new(Locale::En);
    // The card is alone in its cell, which is passed over.
    for key in ["selected-lane", "selected-step", "selected-map"] {
        press(&mut screen, CTRL | Modifiers::SHIFT, Key::A);
        let count = screen.state().editor().selection().len();
        let selected = words.with("status-selected", &[("count", count.into())]);
        let said = words.with(key, &[("selected", selected.into())]);
        assert!(says(&screen, &said), "{said}");
    }
    assert_eq!(screen.state().editor().selection().len(), shown);
}

#[test]
fn what_typing_does_is_said_before_it_is_typed() {
    let mut screen = open(Locale::En);
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    assert!(says(&screen, &word(&screen, "type-on")));
    screen.event(Event::Text("x".to_owned()));
    screen.run();
    assert!(!says(&screen, &word(&screen, "type-on")));
}
