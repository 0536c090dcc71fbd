//! Editing in the window: the palette, dragging, writing, and who has the keyboard.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, ViewportId, vec2};
use egui_kittest::kittest::Queryable as _;
use throughline::geom::Point;
use throughline::i18n::Locale;
use throughline::model::CardKind;

use crate::harness::{Screen, at, button, card, click, drag, map, open, write};

#[test]
fn menus_elements_and_the_map_are_named() {
    let screen = open(Locale::En);
    for name in ["File", "Edit", "Insert", "View", "Help"] {
        screen.get_by_role_and_label(Role::MenuItem, name);
    }
    for name in ["Stage", "Step", "Lane", "Touchpoint", "Action", "Decision", "Pain point", "Wait", "Note"] {
        assert!(screen.query_all_by_label(name).count() >= 1, "{name}");
    }
    screen.get_by_role_and_label(Role::Canvas, "Getting support for a wrong invoice");
}

#[test]
fn a_touchpoint_from_the_palette_becomes_a_card_that_is_written_at_once() {
    let mut screen = open(Locale::En);
    let before = map(&screen).cards.len();
    let from = screen.get_by_label("Touchpoint").rect().center();
    let to = card(&screen, "Help page answers common questions") + vec2(-185.0, 0.0);
    drag(&mut screen, from, to);
    write(&mut screen, "עונים ב-SMS");
    screen.key_press(Key::Escape);
    screen.run();
    assert_eq!(map(&screen).cards.len(), before + 1);
    let new = map(&screen).cards.values().find(|card| card.text == "עונים ב-SMS").unwrap();
    assert_eq!(new.kind, CardKind::Touchpoint);
    assert_eq!(map(&screen).steps[&new.step].name, "Sees the charge");
    screen.key_press_modifiers(Modifiers::COMMAND | Modifiers::CTRL, Key::Z);
    screen.run();
    assert_eq!(map(&screen).cards.len(), before, "a card and its text are one change");
}

#[test]
fn an_element_let_go_over_the_palette_adds_nothing() {
    let mut screen = open(Locale::En);
    let before = map(&screen).clone();
    let from = screen.get_by_label("Lane").rect().center();
    drag(&mut screen, from, from + vec2(20.0, 300.0));
    assert_eq!(*map(&screen), before);
    assert!(!screen.state().editor().is_pressed());
}

#[test]
fn a_card_is_dragged_to_another_cell() {
    let mut screen = open(Locale::En);
    let (from, to) = (card(&screen, "Help page"), card(&screen, "Chat window") + vec2(0.0, 30.0));
    drag(&mut screen, from, to);
    let moved = map(&screen).cards.values().find(|card| card.text == "Help page").unwrap();
    assert_eq!(map(&screen).steps[&moved.step].name, "Explains the case");
}

#[test]
fn keys_belong_to_the_field_that_is_typed_in() {
    let mut screen = open(Locale::En);
    let pains = map(&screen).pains.len();
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    let owner = screen.get_by_label("Owner").rect().center();
    click(&mut screen, owner);
    for (key, text) in [(Key::P, "p"), (Key::W, "w")] {
        screen.key_press(key);
        screen.event(Event::Text(text.to_owned()));
        screen.run();
    }
    screen.key_press(Key::Backspace);
    screen.run();
    screen.key_press(Key::Enter);
    screen.run();
    assert_eq!(map(&screen).pains.len(), pains);
    let card = map(&screen).cards.values().find(|card| card.text == "Help page").expect("it was not deleted");
    assert_eq!(card.owner, "p");
}

#[test]
fn a_key_that_adds_a_pain_point_does_not_write_a_letter() {
    let mut screen = open(Locale::En);
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    // A keyboard reports the key and its letter at once.
    let (key, modifiers) = (Key::P, Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT);
    let pressed = Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers };
    screen.input_mut().events.extend([pressed, Event::Text("p".to_owned())]);
    screen.run();
    write(&mut screen, "too long");
    screen.key_press(Key::Escape);
    screen.run();
    let texts: Vec<_> = map(&screen).pains.values().map(|pain| pain.text.as_str()).collect();
    assert!(texts.contains(&"too long"), "{texts:?}");
    assert!(!screen.state().editor().selection().is_empty(), "Esc left the text only");
}

#[test]
fn undo_takes_back_in_the_text_that_was_changed_and_the_map_stays() {
    const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
    let mut screen = open(Locale::En);
    let before = map(&screen).clone();
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    screen.key_press(Key::F2);
    screen.run();
    for letter in ["a", " ", "b"] {
        write(&mut screen, letter);
    }
    let text = |screen: &Screen| screen.state().editor().typing().expect("a text is written").field().text().to_owned();
    screen.key_press_modifiers(CTRL, Key::Z);
    screen.run();
    assert_eq!(text(&screen), "a ");
    screen.key_press_modifiers(CTRL, Key::Y);
    screen.run();
    assert_eq!(text(&screen), "a b");
    // In a field of the inspector it is the same.
    let owner = screen.get_by_label("Owner").rect().center();
    click(&mut screen, owner);
    write(&mut screen, "x");
    screen.key_press_modifiers(CTRL, Key::Z);
    screen.run();
    screen.key_press_modifiers(CTRL, Key::Z);
    screen.run();
    assert_eq!(screen.get_by_label("Owner").value().unwrap_or_default(), "");
    assert!(map(&screen).cards.values().any(|card| card.text == "a b"), "what was written on the map stays");
    assert_ne!(*map(&screen), before);
}

#[test]
fn a_second_press_takes_a_word_on_the_map_and_a_drag_goes_on_by_words() {
    let mut screen = open(Locale::En);
    let place = card(&screen, "Help page answers common questions");
    click(&mut screen, place);
    screen.key_press(Key::F2);
    screen.run();
    screen.run_steps(60);
    let area = screen.state().editor().typing().unwrap().area();
    let from = at(&screen, Point::new(area.x0 + 3.0, area.y0 + 9.0));
    screen.hover_at(from);
    screen.step();
    button(&mut screen, from, true);
    button(&mut screen, from, false);
    button(&mut screen, from, true);
    let selected = |screen: &Screen| screen.state().editor().typing().unwrap().field().selected_text().to_owned();
    assert_eq!(selected(&screen), "Help");
    screen.hover_at(from + vec2(35.0, 0.0));
    screen.step();
    assert_eq!(selected(&screen), "Help page");
    button(&mut screen, from + vec2(35.0, 0.0), false);
    screen.run();
    assert_eq!(selected(&screen), "Help page");
}

#[test]
fn a_click_into_the_inspector_ends_the_writing_on_the_map() {
    let mut screen = open(Locale::En);
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    screen.key_press(Key::F2);
    screen.run();
    write(&mut screen, "Help site");
    let owner = screen.get_by_label("Owner").rect().center();
    click(&mut screen, owner);
    assert!(screen.state().editor().typing().is_none());
    write(&mut screen, "Web team");
    screen.key_press(Key::Enter);
    screen.run();
    let card = map(&screen).cards.values().find(|card| card.text == "Help site").unwrap();
    assert_eq!(card.owner, "Web team");
}

#[test]
fn a_letter_on_the_map_is_one_frame() {
    let mut screen = open(Locale::En);
    let at = card(&screen, "Help page");
    click(&mut screen, at);
    screen.key_press(Key::F2);
    screen.run();
    let key = |pressed| Event::Key {
        key: Key::X,
        physical_key: Some(Key::X),
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    // With the first one the title of the window says that the map is not saved.
    write(&mut screen, "x");
    for _ in 0..2 {
        screen.event(key(true));
        screen.event(Event::Text("x".to_owned()));
        screen.event(key(false));
        let mut causes = Vec::new();
        loop {
            screen.step();
            causes.push(screen.ctx.repaint_causes());
            let output = &screen.output().viewport_output[&ViewportId::ROOT];
            if !output.repaint_delay.is_zero() {
                break;
            }
        }
        assert_eq!(causes.len(), 1, "{causes:?}");
    }
    // F2 selects the text: the first letter takes its place.
    assert!(map(&screen).cards.values().any(|card| card.text == "xxx"));
    // A key that goes down before and up after the text is no key of the toolkit either.
    screen.event(key(true));
    screen.run();
    screen.key_press(Key::Escape);
    screen.run();
    screen.event(key(false));
    screen.run();
    assert!(!screen.ctx.input(|input| input.key_down(Key::X)));
}
