//! What is chosen in a menu while a field is written in is for the text in the field, never for the map.

use egui::accesskit::Role;
use egui::{Event, Key, OutputCommand, ViewportCommand, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::action::Action;
use throughline::app::panels::menu::all_keys_of;
use throughline::geom::Flow;
use throughline::i18n::{Locale, Words};
use throughline::model::Card;

use crate::harness::{CTRL, Screen, card, choose, click, map, open, place, press, undo, word, write};

/// A window in which the field of the owner of a card says `says`, all of it selected, and has the focus.
fn writing_in(locale: Locale, says: &str) -> Screen {
    let mut screen = open(locale);
    let place_of_card = card(&screen, "Help page");
    click(&mut screen, place_of_card);
    let owner = place(&screen, &word(&screen, "inspector-owner")).center();
    let field = owner_field(&screen).unwrap_or(owner);
    click(&mut screen, field);
    write(&mut screen, says);
    press(&mut screen, CTRL, Key::A);
    screen
}

fn owner_field(screen: &Screen) -> Option<egui::Pos2> {
    let name = word(screen, "inspector-owner");
    screen.query_by_role_and_label(Role::TextInput, &name).map(|node| node.rect().center())
}

fn owner(screen: &Screen) -> String {
    let name = word(screen, "inspector-owner");
    screen.get_by_role_and_label(Role::TextInput, &name).value().unwrap_or_default()
}

fn help_page(screen: &Screen) -> Option<&Card> {
    map(screen).cards.values().find(|card| card.text == "Help page")
}

fn copied(screen: &Screen) -> Vec<String> {
    let commands = &screen.output().platform_output.commands;
    let texts = commands.iter().filter_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    texts.collect()
}

/// Opens a menu and clicks an entry of it, one frame at a time; answers with all that was copied on the way.
fn choose_slowly(screen: &mut Screen, entry: &str) -> Vec<String> {
    choose(screen, &["menu-edit"]);
    let name = word(screen, entry);
    screen.get_by_role_and_label(Role::MenuItem, &name).click();
    let mut all = Vec::new();
    for _ in 0..4 {
        screen.step();
        all.extend(copied(screen));
    }
    screen.run();
    all
}

#[test]
fn cut_of_the_menu_takes_the_text_and_leaves_the_card() {
    for locale in [Locale::En, Locale::He] {
        let mut screen = writing_in(locale, "Web team");
        let before = map(&screen).clone();
        assert_eq!(choose_slowly(&mut screen, "action-cut"), ["Web team"], "{locale:?}");
        assert_eq!(owner(&screen), "");
        assert_eq!(*map(&screen), before, "{locale:?}: the map is as it was");
        write(&mut screen, "x");
        press(&mut screen, egui::Modifiers::NONE, Key::Enter);
        assert_eq!(help_page(&screen).unwrap().owner, "x", "the field had its caret again");
        undo(&mut screen);
        assert_eq!(*map(&screen), before, "all of it is one change");
    }
}

#[test]
fn delete_undo_redo_and_select_all_of_the_menu_are_those_of_the_field() {
    let mut screen = writing_in(Locale::En, "Web team");
    let before = map(&screen).clone();
    choose(&mut screen, &["menu-edit", "action-delete"]);
    assert_eq!(owner(&screen), "");
    choose(&mut screen, &["menu-edit", "action-undo"]);
    assert_eq!(owner(&screen), "Web team");
    choose(&mut screen, &["menu-edit", "action-redo"]);
    assert_eq!(owner(&screen), "");
    write(&mut screen, "Desk");
    choose(&mut screen, &["menu-edit", "menu-select", "action-select-all"]);
    write(&mut screen, "Shop");
    assert_eq!(owner(&screen), "Shop");
    assert_eq!(*map(&screen), before);
}

#[test]
fn copy_of_the_menu_copies_the_text_and_paste_asks_for_one_that_the_field_gets() {
    let mut screen = writing_in(Locale::En, "Web team");
    let before = map(&screen).clone();
    assert_eq!(choose_slowly(&mut screen, "action-copy"), ["Web team"]);
    choose(&mut screen, &["menu-edit"]);
    screen.get_by_role_and_label(Role::MenuItem, "Paste").click();
    let mut asked = false;
    for _ in 0..4 {
        screen.step();
        let root = &screen.output().viewport_output[&egui::ViewportId::ROOT];
        asked |= root.commands.contains(&ViewportCommand::RequestPaste);
    }
    assert!(asked);
    screen.event(Event::Paste("Shop".to_owned()));
    screen.run();
    assert_eq!(owner(&screen), "Shop");
    assert_eq!(*map(&screen), before);
}

#[test]
fn without_a_selection_there_is_nothing_to_cut_or_delete() {
    let mut screen = writing_in(Locale::En, "Web team");
    press(&mut screen, egui::Modifiers::NONE, Key::End);
    choose(&mut screen, &["menu-edit"]);
    for (name, disabled) in [("Cut", true), ("Copy", true), ("Delete", true), ("Paste", false), ("Undo", false)] {
        let entry = screen.get_by_role_and_label(Role::MenuItem, name);
        assert_eq!(entry.accesskit_node().is_disabled(), disabled, "{name}");
    }
    press(&mut screen, egui::Modifiers::NONE, Key::Delete);
    assert!(help_page(&screen).is_some(), "the key is not for the map either");
}

#[test]
fn a_direction_of_the_menu_is_given_to_the_text_in_the_field() {
    let mut screen = writing_in(Locale::En, "CRM");
    choose(&mut screen, &["menu-edit", "menu-text-direction", "action-text-right-to-left"]);
    press(&mut screen, egui::Modifiers::NONE, Key::Enter);
    assert_eq!(help_page(&screen).unwrap().owner, "\u{200f}CRM");
    press(&mut screen, egui::Modifiers::NONE, Key::Escape);
    assert!(screen.state().editor().selection().is_empty());
    // With nothing selected, the fields are those of the map.
    let author = screen.get_by_label("Author").rect().center();
    click(&mut screen, author);
    write(&mut screen, "Dana");
    choose(&mut screen, &["menu-edit", "menu-text-direction", "action-text-right-to-left"]);
    press(&mut screen, egui::Modifiers::NONE, Key::Enter);
    assert_eq!(map(&screen).info.author, "\u{200f}Dana");
}

#[test]
fn what_is_typed_is_kept_when_the_menu_is_left_without_a_choice() {
    let mut screen = writing_in(Locale::En, "Web team");
    choose(&mut screen, &["menu-edit"]);
    assert_eq!(owner(&screen), "Web team");
    press(&mut screen, egui::Modifiers::NONE, Key::Escape);
    assert_eq!(help_page(&screen).unwrap().owner, "Web team");
}

#[test]
fn esc_in_a_field_keeps_the_text_and_undo_takes_it_back() {
    let mut screen = writing_in(Locale::En, "Web team");
    let before = map(&screen).clone();
    press(&mut screen, egui::Modifiers::NONE, Key::Escape);
    assert_eq!(help_page(&screen).unwrap().owner, "Web team");
    undo(&mut screen);
    assert_eq!(*map(&screen), before);
}

#[test]
fn delete_and_select_all_of_the_menu_are_for_the_text_that_is_written_on_the_map() {
    let mut screen = open(Locale::En);
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    press(&mut screen, egui::Modifiers::NONE, Key::F2);
    choose(&mut screen, &["menu-edit", "menu-select", "action-select-all"]);
    choose(&mut screen, &["menu-edit", "action-delete"]);
    let typing = screen.state().editor().typing().expect("it is still written");
    assert_eq!(typing.field().text(), "");
    press(&mut screen, CTRL, Key::Z);
    press(&mut screen, egui::Modifiers::NONE, Key::Escape);
    assert!(help_page(&screen).is_some());
}

#[test]
fn the_list_of_keys_says_its_keys_in_words_and_closes_at_the_end() {
    let mut sides = Vec::new();
    for (locale, says) in [
        (Locale::En, ["Ctrl+left Shift", "Ctrl+right Shift"]),
        (Locale::He, ["Ctrl+Shift שמאלי", "Ctrl+Shift ימני"]),
        (Locale::Ro, ["Ctrl+Shift din stânga", "Ctrl+Shift din dreapta"]),
    ] {
        let mut screen = open(locale);
        press(&mut screen, egui::Modifiers::NONE, Key::F1);
        let directions = [Flow::LeftToRight, Flow::RightToLeft].map(|flow| Action::Direct(Some(flow)).spec().unwrap());
        let keys = directions.map(|spec| all_keys_of(&screen.ctx, &Words::new(locale), spec));
        assert_eq!(keys, says.map(|says| vec![says.to_owned()]), "{locale:?}");
        let close = place(&screen, &word(&screen, "dialog-close"));
        let list = egui::Rect::from_center_size(screen.ctx.content_rect().center(), vec2(460.0, 100.0));
        let bare = |text: &str| text.trim_matches(['\u{200e}', '\u{200f}']) == "Ctrl+Enter   Shift+Enter";
        let says = |node: &egui_kittest::Node<'_>| node.accesskit_node().value().is_some_and(|text| bare(&text));
        let key = screen.root().children_recursive().find(says).expect("the keys of a new line").rect();
        sides.push(if locale == Locale::He {
            (close.left() - list.left(), key.left() - list.left())
        } else {
            (list.right() - close.right(), list.right() - key.right())
        });
    }
    for (close, key) in sides {
        assert!(close.abs() < 2.0, "{close}");
        assert!(key >= 18.0, "keys keep clear of the scroll bar: {key}");
    }
}
