//! The menus of the bar by the keyboard: F10, Alt and a letter, from menu to menu; and in windows lower than they are.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Rect, Shape, TouchPhase, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::action::{ACTIONS, rules};
use throughline::app::panels::menu::mnemonic::mnemonics;
use throughline::app::panels::menu::table;
use throughline::geom::Flow;
use throughline::i18n::{Locale, Words};

use crate::harness::{Screen, card, click, empty_cell, map, open, open_sized, press, word, write};
use crate::support::short_or_long;

const PLAIN: Modifiers = Modifiers::NONE;

/// The name and the place of what has the focus.
fn focused(screen: &Screen) -> (String, Rect) {
    let node = screen.root().children_recursive().find(|node| node.accesskit_node().is_focused()).expect("a focus");
    (node.accesskit_node().label().unwrap_or_default(), node.rect())
}

/// True when the menu with the entry of that message key is open.
fn is_open(screen: &Screen, entry: &str) -> bool {
    let name = word(screen, entry);
    screen.query_all_by_role(Role::MenuItem).any(|node| node.accesskit_node().label().as_deref() == Some(&name))
}

fn alt(screen: &mut Screen, key: Key, physical: Key) {
    for pressed in [true, false] {
        let physical_key = Some(physical);
        screen.event(Event::Key { key, physical_key, pressed, repeat: false, modifiers: Modifiers::ALT });
        // Some systems give the letter as a text, too.
        if pressed {
            screen.event(Event::Text(key.symbol_or_name().to_lowercase()));
        }
    }
    screen.run();
}

/// Towards the inline end, and back.
fn sideways(locale: Locale) -> [Key; 2] {
    match locale.flow() {
        Flow::LeftToRight => [Key::ArrowRight, Key::ArrowLeft],
        Flow::RightToLeft => [Key::ArrowLeft, Key::ArrowRight],
    }
}

#[test]
fn f10_opens_the_menus_and_the_arrows_lead_through_all_of_them_and_around() {
    for locale in [Locale::En, Locale::He] {
        let mut screen = open(locale);
        press(&mut screen, PLAIN, Key::F10);
        assert_eq!(focused(&screen).0, word(&screen, "action-new"), "{locale:?}");
        let [on, back] = sideways(locale);
        let mut seen = vec![focused(&screen).0];
        // The first entry of some menus opens a menu of its own, into which the other arrow leads.
        for _ in table::names() {
            press(&mut screen, PLAIN, back);
            seen.push(focused(&screen).0);
        }
        assert_eq!(seen.first(), seen.last(), "{locale:?}: {seen:?}");
        assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), table::names().count(), "{locale:?}: {seen:?}");
        press(&mut screen, PLAIN, on);
        assert_eq!(focused(&screen).0, seen[seen.len() - 2], "{locale:?}");
        press(&mut screen, PLAIN, Key::F10);
        assert_eq!(focused(&screen).0, word(&screen, "action-new"), "it goes to the first menu");
        press(&mut screen, PLAIN, Key::F10);
        assert!(!is_open(&screen, "action-new"), "and closes it");
    }
}

#[test]
fn from_the_last_submenu_the_arrow_goes_on_to_the_next_menu() {
    for locale in [Locale::En, Locale::He] {
        let mut screen = open(locale);
        let [on, back] = sideways(locale);
        press(&mut screen, PLAIN, Key::F10);
        press(&mut screen, PLAIN, Key::ArrowDown);
        assert_eq!(focused(&screen).0, word(&screen, "action-new-from-template"), "{locale:?}");
        press(&mut screen, PLAIN, on);
        assert_eq!(focused(&screen).0, word(&screen, "template-support"), "{locale:?}");
        press(&mut screen, PLAIN, back);
        assert_eq!(focused(&screen).0, word(&screen, "action-new-from-template"), "{locale:?}");
        press(&mut screen, PLAIN, on);
        press(&mut screen, PLAIN, on);
        assert_eq!(focused(&screen).0, Locale::ALL[0].name(), "{locale:?}");
        press(&mut screen, PLAIN, on);
        assert!(is_open(&screen, "action-cut") && !is_open(&screen, "action-open"), "{locale:?}");
    }
}

#[test]
fn a_text_goes_on_where_it_was_after_a_menu_was_opened_and_left() {
    let mut screen = open(Locale::En);
    let place = empty_cell(&screen);
    click(&mut screen, place);
    write(&mut screen, "Beta");
    press(&mut screen, PLAIN, Key::F10);
    press(&mut screen, PLAIN, Key::Escape);
    write(&mut screen, " calls");
    alt(&mut screen, Key::V, Key::V);
    press(&mut screen, PLAIN, Key::Escape);
    write(&mut screen, " twice");
    press(&mut screen, PLAIN, Key::Escape);
    assert!(map(&screen).cards.values().any(|card| card.text == "Beta calls twice"));
}

#[test]
fn a_menu_of_the_bar_that_takes_the_place_of_the_menu_about_the_selection_has_the_focus() {
    let mut screen = open(Locale::En);
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    press(&mut screen, Modifiers::SHIFT, Key::F10);
    assert_eq!(focused(&screen).0, word(&screen, "action-edit-text"));
    press(&mut screen, PLAIN, Key::F10);
    assert_eq!(focused(&screen).0, word(&screen, "action-new"));
    press(&mut screen, PLAIN, Key::ArrowDown);
    assert_eq!(focused(&screen).0, word(&screen, "action-new-from-template"));
}

#[test]
fn enter_does_what_the_entry_says_and_the_map_has_the_keyboard_again() {
    let mut screen = open(Locale::En);
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    let before = map(&screen).cards.len();
    press(&mut screen, PLAIN, Key::F10);
    press(&mut screen, PLAIN, Key::ArrowRight);
    let undo = word(&screen, "action-delete");
    for _ in 0..20 {
        if focused(&screen).0 != undo {
            press(&mut screen, PLAIN, Key::ArrowDown);
        }
    }
    press(&mut screen, PLAIN, Key::Enter);
    assert_eq!(map(&screen).cards.len(), before - 1);
    screen.run();
    press(&mut screen, Modifiers::COMMAND | Modifiers::CTRL, Key::Z);
    assert_eq!(map(&screen).cards.len(), before);
}

#[test]
fn every_menu_has_a_letter_of_its_own_in_every_language() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let names: Vec<_> = table::names().map(|name| words.text(name)).collect();
        let letters: Vec<_> = mnemonics(&names).into_iter().map(|letter| letter.expect("a letter")).collect();
        let mut different: Vec<String> = letters.iter().map(|it| it.letter.to_lowercase().collect()).collect();
        different.sort();
        different.dedup();
        assert_eq!(different.len(), names.len(), "{locale:?}: {letters:?}");
        for (name, letter) in names.iter().zip(letters) {
            assert!(name[letter.at..].starts_with(letter.letter), "{locale:?}: {name}");
        }
    }
}

#[test]
fn alt_and_a_letter_belong_to_the_menus_alone() {
    let keys = ACTIONS.iter().flat_map(|spec| spec.keys).chain(rules::RULES.iter().flat_map(|rule| rule.keys.shown()));
    for key in keys.filter(|key| key.modifiers.alt) {
        assert!(!(Key::A..=Key::Z).contains(&key.logical_key), "{key:?}");
    }
}

#[test]
fn alt_and_the_letter_of_a_menu_open_it_on_any_layout() {
    // F on a Latin layout, and on the Hebrew one, where its place gives כ.
    let mut screen = open(Locale::En);
    for _ in 0..2 {
        alt(&mut screen, Key::F, Key::F);
        assert!(is_open(&screen, "action-new"));
        press(&mut screen, PLAIN, Key::Escape);
    }
    // ק of קובץ is where a Latin layout has E; ת of תצוגה is where it has a comma.
    let mut screen = open(Locale::He);
    alt(&mut screen, Key::E, Key::E);
    assert!(is_open(&screen, "action-new"));
    press(&mut screen, PLAIN, Key::Escape);
    alt(&mut screen, Key::Comma, Key::Comma);
    assert!(is_open(&screen, "action-outline"));
}

/// How many lines are drawn in the bar.
fn lines_in_bar(screen: &Screen) -> usize {
    let shapes = screen.output().shapes.iter().filter(|clipped| match &clipped.shape {
        Shape::LineSegment { points, .. } => points[0].y < 38.0,
        _ => false,
    });
    shapes.count()
}

#[test]
fn the_letters_are_underlined_while_alt_is_held() {
    let mut screen = open(Locale::Ro);
    let before = lines_in_bar(&screen);
    screen.event(Event::ModifiersChanged(Modifiers::ALT));
    screen.run();
    assert_eq!(lines_in_bar(&screen) - before, table::names().count());
    screen.event(Event::ModifiersChanged(PLAIN));
    screen.run();
    assert_eq!(lines_in_bar(&screen), before);
}

#[test]
fn a_menu_that_is_higher_than_the_window_scrolls_with_the_keyboard() {
    let windows = [
        (Locale::En, vec2(640.0, 400.0)),
        (Locale::He, vec2(640.0, 160.0)),
        (Locale::He, vec2(800.0, 500.0)),
        (Locale::En, vec2(640.0, 160.0)),
    ];
    for (locale, size) in windows.into_iter().take(short_or_long(2, 4)) {
        let mut screen = open_sized(locale, size);
        press(&mut screen, PLAIN, Key::F10);
        let [_, back] = sideways(locale);
        for _ in table::names() {
            let first = focused(&screen).0;
            for _ in 0..16 {
                press(&mut screen, PLAIN, Key::ArrowDown);
                let (name, rect) = focused(&screen);
                let in_sight = rect.top() >= 0.0 && rect.bottom() <= size.y;
                assert!(in_sight, "{locale:?} at {size:?}: {name} at {rect:?}");
                if name == first {
                    break;
                }
            }
            press(&mut screen, PLAIN, back);
        }
    }
}

#[test]
fn a_menu_that_is_higher_than_the_window_scrolls_with_the_wheel() {
    let mut screen = open_sized(Locale::En, vec2(640.0, 160.0));
    press(&mut screen, PLAIN, Key::F10);
    let (_, first) = focused(&screen);
    let quit = word(&screen, "action-quit");
    let is_seen = |screen: &Screen| {
        let entry = screen.query_by_role_and_label(Role::MenuItem, &quit);
        entry.is_some_and(|entry| entry.rect().bottom() <= 160.0)
    };
    assert!(!is_seen(&screen));
    scroll(&mut screen, first);
    assert!(is_seen(&screen));
}

/// Turns the wheel over an area of the screen, so that what is further down comes into view.
fn scroll(screen: &mut Screen, over: Rect) {
    screen.hover_at(over.center());
    screen.step();
    let (unit, delta, phase) = (MouseWheelUnit::Point, vec2(0.0, -400.0), TouchPhase::Move);
    let source = MouseWheelSource::Unknown;
    screen.event(Event::MouseWheel { unit, delta, phase, source, modifiers: PLAIN });
    screen.run();
}

#[test]
fn a_menu_that_was_scrolled_opens_at_its_start_again() {
    let mut screen = open_sized(Locale::En, vec2(640.0, 160.0));
    let new = word(&screen, "action-new");
    let first = |screen: &Screen| screen.query_by_role_and_label(Role::MenuItem, &new).map(|entry| entry.rect());
    crate::harness::choose(&mut screen, &["menu-file"]);
    let before = first(&screen).unwrap();
    scroll(&mut screen, before);
    assert_ne!(first(&screen), Some(before));
    // Closed and opened by the pointer, and by the keyboard.
    press(&mut screen, PLAIN, Key::Escape);
    assert!(first(&screen).is_none());
    crate::harness::choose(&mut screen, &["menu-file"]);
    assert_eq!(first(&screen), Some(before));
    scroll(&mut screen, before);
    press(&mut screen, PLAIN, Key::Escape);
    press(&mut screen, PLAIN, Key::F10);
    assert_eq!((first(&screen), focused(&screen).0), (Some(before), new.clone()));
}
