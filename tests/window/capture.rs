//! Capture in the window: keys in their order, the way out of the map, the clipboard.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use throughline::geom::Point;
use throughline::i18n::Locale;

use crate::harness::{at, card, click, empty_cell, map, open, press, word, write};

fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers }
}

#[test]
fn keys_pressed_between_two_frames_mean_what_they_mean_one_after_the_other() {
    let mut screen = open(Locale::En);
    let before = map(&screen).cards.len();
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    let text = |text: &str| Event::Text(text.to_owned());
    let plain = |pressed| key(pressed, Modifiers::NONE);
    // Letters write wherever they come; with Ctrl and Shift, W at the end is a wait on the last card.
    let fast = [
        key(Key::Enter, Modifiers::SHIFT),
        plain(Key::O),
        text("o"),
        text("n"),
        text("e"),
        plain(Key::Enter),
        plain(Key::P),
        text("p"),
        plain(Key::Tab),
        text("three"),
        plain(Key::Escape),
        key(Key::W, Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT),
    ];
    screen.input_mut().events.extend(fast);
    screen.run();
    assert_eq!(map(&screen).cards.len(), before + 3);
    let said = |text: &str| map(&screen).cards.values().find(|card| card.text == text).unwrap().clone();
    assert_eq!(map(&screen).steps[&said("one").step].name, "Looks for contact");
    assert_eq!(said("p").step, said("one").step);
    assert_eq!(map(&screen).steps[&said("three").step].name, "Explains the case");
    assert!(map(&screen).waits.values().any(|wait| wait.card == said("three").id));
}

#[test]
fn words_typed_on_a_card_go_on_with_its_text_whatever_letter_they_begin_with() {
    for typed in ["Lists", "please wait", " or chat", "1 or 2"] {
        let mut screen = open(Locale::En);
        let before = map(&screen).clone();
        let place = card(&screen, "Help page");
        click(&mut screen, place);
        for letter in typed.chars() {
            let plain = match letter {
                ' ' => Key::Space,
                letter => Key::from_name(&letter.to_uppercase().to_string()).unwrap(),
            };
            let shift = if letter.is_uppercase() { Modifiers::SHIFT } else { Modifiers::NONE };
            let released =
                Event::Key { key: plain, physical_key: None, pressed: false, repeat: false, modifiers: shift };
            screen.input_mut().events.extend([key(plain, shift), Event::Text(letter.to_string()), released]);
            screen.run();
        }
        press(&mut screen, Modifiers::NONE, Key::Escape);
        let said = format!("Help page{typed}");
        let changed = map(&screen).cards.values().filter(|card| before.cards[&card.id] != **card);
        assert_eq!(changed.map(|card| card.text.as_str()).collect::<Vec<_>>(), [said]);
        assert_eq!((map(&screen).pains.len(), map(&screen).waits.len()), (before.pains.len(), before.waits.len()));
    }
}

#[test]
fn held_the_space_bar_moves_the_map_and_writes_nothing() {
    let mut screen = open(Locale::En);
    let before = map(&screen).clone();
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    screen.input_mut().events.push(key(Key::Space, Modifiers::NONE));
    screen.input_mut().events.push(Event::Text(" ".to_owned()));
    screen.run();
    crate::harness::drag(&mut screen, place, place + egui::vec2(60.0, 30.0));
    let released =
        Event::Key { key: Key::Space, physical_key: None, pressed: false, repeat: false, modifiers: Modifiers::NONE };
    screen.input_mut().events.push(released);
    screen.run();
    assert!(screen.state().editor().typing().is_none());
    assert_eq!(*map(&screen), before);
}

#[test]
fn a_sentence_goes_with_what_it_was_about() {
    let mut screen = open(Locale::En);
    press(&mut screen, Modifiers::CTRL | Modifiers::COMMAND, Key::A);
    write(&mut screen, "x");
    let hint = word(&screen, "hint-write-one");
    assert!(screen.query_by_label(&hint).is_some());
    press(&mut screen, Modifiers::NONE, Key::ArrowDown);
    assert!(screen.query_by_label(&hint).is_none());
}

#[test]
fn tab_leaves_the_map_when_nothing_is_selected_and_writes_on_when_something_is() {
    let mut screen = open(Locale::En);
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    screen.key_press(Key::Tab);
    screen.run();
    let selected = screen.state().editor().selection().only().unwrap();
    let said = map(&screen).record(selected).unwrap().text().to_owned();
    assert_eq!(said, "Chat window", "Tab goes to the next step");
    screen.key_press(Key::Escape);
    screen.run();
    assert!(!screen.state().editor().has_position());
    screen.key_press(Key::Tab);
    screen.run();
    assert!(!screen.get_by_role(Role::Canvas).is_focused(), "Tab goes on to the panels");
    let before = map(&screen).clone();
    write(&mut screen, "not for the map");
    assert_eq!(*map(&screen), before);
}

#[test]
fn a_copied_card_is_pasted_with_all_that_is_its_own_and_other_text_as_cards() {
    let mut screen = open(Locale::En);
    let id = map(&screen).cards.values().find(|card| card.text == "Checks the status twice a day").unwrap().id;
    let area = screen.state().editor().area_of(id.into()).unwrap();
    let text = at(&screen, Point::new(area.center().x, area.y0 + 12.0));
    click(&mut screen, text);
    screen.input_mut().events.push(Event::Copy);
    screen.step();
    let copied = screen.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some("Checks the status twice a day"));
    let (cards, pains) = (map(&screen).cards.len(), map(&screen).pains.len());
    screen.event(Event::Paste(copied.unwrap()));
    screen.run();
    assert_eq!((map(&screen).cards.len(), map(&screen).pains.len()), (cards + 1, pains + 1));
    screen.event(Event::Paste("one\ntwo".to_owned()));
    screen.run();
    assert_eq!(map(&screen).cards.len(), cards + 3);
    assert_eq!(screen.state().editor().selection().len(), 2);
    screen.event(Event::Paste("x".repeat(64 << 20)));
    screen.run();
    assert_eq!(map(&screen).cards.len(), cards + 3, "junk is refused");
}

#[test]
fn what_a_text_says_of_its_card_is_told_while_it_is_typed_and_stands_in_the_list_of_keys() {
    for (locale, typed, seen) in
        [(Locale::En, "sms: x", "SMS. "), (Locale::He, "phone: x", "טלפון. "), (Locale::Ro, "דוא״ל: x", "E-mail. ")]
    {
        let mut screen = open(locale);
        let place = empty_cell(&screen);
        click(&mut screen, place);
        write(&mut screen, typed);
        let told = |screen: &crate::harness::Screen| screen.query_all_by_label_contains(seen).next().is_some();
        assert!(told(&screen), "{locale:?}");
        press(&mut screen, Modifiers::NONE, Key::Enter);
        assert!(!told(&screen));
        assert!(map(&screen).cards.values().any(|card| card.text == "x" && card.channel.is_some()));
        crate::harness::undo(&mut screen);
        assert!(map(&screen).cards.values().any(|card| card.text == typed));
        press(&mut screen, Modifiers::NONE, Key::F1);
        let heading = word(&screen, "keys-notation");
        write(&mut screen, &heading);
        for key in ["keys-notation-channel", "keys-notation-pain", "keys-notation-severity", "keys-notation-wait"] {
            assert!(screen.query_all_by_label(&word(&screen, key)).next().is_some(), "{key} in {locale:?}");
        }
    }
}

#[test]
fn a_table_that_is_pasted_says_what_it_took_for_headings() {
    let mut screen = open(Locale::En);
    let place = empty_cell(&screen);
    click(&mut screen, place);
    screen.event(Event::Paste("a\tb\nc\td".to_owned()));
    screen.run();
    assert!(screen.query_by_label("Pasted 2 × 2, without headings").is_some());
    press(&mut screen, Modifiers::NONE, Key::ArrowDown);
    assert!(screen.query_by_label("Pasted 2 × 2, without headings").is_none());
}

#[test]
fn one_line_that_is_pasted_in_a_new_card_is_its_text_without_a_mark() {
    let mut screen = open(Locale::En);
    let place = empty_cell(&screen);
    click(&mut screen, place);
    press(&mut screen, Modifiers::NONE, Key::Enter);
    screen.event(Event::Paste("•\tone\r\n".to_owned()));
    screen.run();
    assert_eq!(screen.state().editor().typing().unwrap().field().text(), "one");
}
