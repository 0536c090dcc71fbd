//! The find bar in the window, by keys alone.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use throughline::i18n::{Locale, Words};

use crate::harness::{Screen, canvas, click, map, names, open, press, word, write};

const CTRL: Modifiers = Modifiers::COMMAND.plus(Modifiers::CTRL);

fn place(screen: &Screen, place: u32, count: u32) -> String {
    let words = Words::new(screen.state().language());
    words.with("find-place", &[("place", place.into()), ("count", count.into())])
}

fn shows(screen: &Screen, text: &str) -> bool {
    screen.query_by_label(text).is_some()
}

fn selected(screen: &Screen) -> String {
    let key = screen.state().editor().selection().only().expect("one record is selected");
    map(screen).record(key).unwrap().text().to_owned()
}

#[test]
fn what_is_typed_is_found_selected_and_counted_and_enter_goes_on() {
    for locale in [Locale::En, Locale::He, Locale::Ro] {
        let mut screen = open(locale);
        press(&mut screen, CTRL, Key::F);
        write(&mut screen, "STATUS");
        let first = selected(&screen);
        assert!(first.to_lowercase().contains("status"), "{first}");
        let count = map(&screen).keys().filter(|key| {
            let record = map(&screen).record(*key).unwrap();
            record.text().to_lowercase().contains("status")
        });
        let count = u32::try_from(count.count()).unwrap();
        assert!(count >= 2 && shows(&screen, &place(&screen, 1, count)));
        press(&mut screen, Modifiers::NONE, Key::Enter);
        assert!(shows(&screen, &place(&screen, 2, count)));
        press(&mut screen, Modifiers::SHIFT, Key::Enter);
        assert_eq!(selected(&screen), first);
        press(&mut screen, Modifiers::SHIFT, Key::F3);
        assert!(shows(&screen, &place(&screen, count, count)));
        press(&mut screen, Modifiers::NONE, Key::F3);
        assert_eq!(selected(&screen), first);
    }
}

#[test]
fn escape_closes_the_bar_and_keeps_the_selection_and_the_keys_are_the_maps_again() {
    let mut screen = open(Locale::En);
    let before = map(&screen).clone();
    press(&mut screen, CTRL, Key::F);
    write(&mut screen, "Chat window");
    press(&mut screen, Modifiers::NONE, Key::Escape);
    assert!(!names(&screen).contains(&word(&screen, "find-field")));
    assert_eq!(selected(&screen), "Chat window");
    assert_eq!(*map(&screen), before);
    press(&mut screen, Modifiers::NONE, Key::F2);
    write(&mut screen, "Z");
    press(&mut screen, Modifiers::NONE, Key::Escape);
    assert_ne!(*map(&screen), before, "what is typed now is for the map");
    // The bar comes back with what was searched for.
    press(&mut screen, Modifiers::NONE, Key::F3);
    assert!(names(&screen).contains(&word(&screen, "find-field")));
}

#[test]
fn letters_and_enter_of_one_frame_are_taken_in_their_order() {
    let mut screen = open(Locale::En);
    press(&mut screen, CTRL, Key::F);
    write(&mut screen, "status");
    let first = screen.state().editor().selection().only();
    let mut screen = open(Locale::En);
    press(&mut screen, CTRL, Key::F);
    let enter = Event::Key {
        key: Key::Enter,
        physical_key: Some(Key::Enter),
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    screen.input_mut().events.extend([Event::Text("status".to_owned()), enter]);
    screen.run();
    let second = screen.state().editor().selection().only();
    assert!(second.is_some() && second != first, "the letters were found, and Enter went on to the next");
}

#[test]
fn nothing_found_is_said_and_changes_nothing() {
    let mut screen = open(Locale::En);
    press(&mut screen, CTRL, Key::F);
    write(&mut screen, "no such words");
    assert!(shows(&screen, &word(&screen, "find-none")));
    assert!(screen.state().editor().selection().is_empty());
}

#[test]
fn the_bar_stands_within_the_map_at_its_inline_end() {
    for (locale, rtl) in [(Locale::En, false), (Locale::He, true)] {
        let mut screen = open(locale);
        press(&mut screen, CTRL, Key::F);
        let field = screen.get_by_role_and_label(Role::TextInput, &word(&screen, "find-field")).rect();
        let canvas = canvas(&screen);
        assert!(canvas.contains_rect(field));
        assert_eq!(field.center().x < canvas.center().x, rtl);
    }
}

/// The field for the text that takes the place of what is found.
fn write_replacement(screen: &mut Screen, text: &str) {
    let field = screen.get_by_role_and_label(Role::TextInput, &word(screen, "find-replace-field")).rect();
    click(screen, field.center());
    write(screen, text);
}

fn push(screen: &mut Screen, key: &str) {
    let button = screen.get_by_role_and_label(Role::Button, &word(screen, key)).rect();
    click(screen, button.center());
}

fn count(screen: &Screen, text: &str) -> usize {
    let texts = |record: throughline::model::Record| record.texts().join("\n").to_lowercase().matches(text).count();
    map(screen).keys().filter_map(|key| map(screen).record(key)).map(texts).sum()
}

#[test]
fn all_that_is_found_is_listed_and_replaced_at_once_and_how_often_is_told() {
    for locale in [Locale::En, Locale::He, Locale::Ro] {
        let mut screen = open(locale);
        let before = map(&screen).clone();
        let expected = count(&screen, "status");
        press(&mut screen, CTRL, Key::H);
        write(&mut screen, "status");
        let rows = screen.query_all_by_role(Role::ListBoxOption).count();
        assert!(rows >= 2, "{locale:?}: {rows} rows");
        write_replacement(&mut screen, "news");
        push(&mut screen, "find-replace-all");
        assert_eq!(count(&screen, "status"), 0, "{locale:?}");
        let told = Words::new(locale).with("replaced", &[("count", expected.into())]);
        assert!(screen.query_all_by_role(Role::Label).any(|node| node.value().as_deref() == Some(&told)), "{told}");
        crate::harness::press(&mut screen, Modifiers::NONE, Key::Escape);
        crate::harness::undo(&mut screen);
        assert_eq!(*map(&screen), before, "it is one change");
    }
}

#[test]
fn enter_in_the_second_field_replaces_here_and_goes_on() {
    let mut screen = open(Locale::En);
    press(&mut screen, CTRL, Key::H);
    write(&mut screen, "status");
    let first = screen.state().editor().selection().only().unwrap();
    write_replacement(&mut screen, "news");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    screen.run();
    let text = map(&screen).record(first).unwrap().text().to_lowercase();
    assert!(text.contains("news") && !text.contains("status"), "{text}");
    let next = screen.state().editor().selection().only().unwrap();
    assert_ne!(next, first);
    assert!(map(&screen).record(next).unwrap().text().to_lowercase().contains("status"));
}
