//! What is told over the map: one look, with a button and a key for what is offered, for every way to need it.

use egui::accesskit::{Live, Role};
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::paint::painter::Painter;
use throughline::i18n::{Locale, Words};
use throughline::model::{Key as Record, LaneId};

use crate::harness::{
    CTRL, LOCALES, Screen, at, canvas, card, choose, click, empty_cell, map, open, open_sized, press, word, write,
};

const PLAIN: Modifiers = Modifiers::NONE;

/// The messages over the map.
fn messages(screen: &Screen) -> Vec<String> {
    let map = canvas(screen);
    let live = screen.query_all_by_role(Role::Label).filter(|node| node.accesskit_node().live() == Live::Polite);
    live.filter(|node| map.contains_rect(node.rect())).filter_map(|node| node.value()).collect()
}

fn button(screen: &Screen, name: &str) -> Option<egui::Rect> {
    // The tool bar has one of the same name, above the map.
    let buttons = screen.query_all_by_role_and_label(Role::Button, name).map(|node| node.rect());
    buttons.into_iter().find(|rect| canvas(screen).contains_rect(*rect))
}

/// Hides the lane of a card, and selects nothing.
fn hide_lane_of(screen: &mut Screen, text: &str) -> (LaneId, String) {
    let card_id = map(screen).cards.values().find(|card| card.text == text).unwrap().id;
    let lane = map(screen).cards[&card_id].lane;
    let place = card(screen, text);
    click(screen, place);
    choose(screen, &["menu-arrange", "menu-lanes", "arrange-hide-lane"]);
    assert!(map(screen).lanes[&lane].hidden);
    let name = screen.state().editor().words().lane(&map(screen).lanes[&lane]).to_owned();
    (lane, name)
}

/// Searches until that card is selected.
fn find(screen: &mut Screen, text: &str) {
    press(screen, CTRL, Key::F);
    write(screen, text);
    for _ in 0..10 {
        let selected = screen.state().editor().selection().only();
        if selected.and_then(|key| map(screen).record(key)).is_some_and(|record| record.text() == text) {
            break;
        }
        press(screen, PLAIN, Key::Enter);
    }
    press(screen, PLAIN, Key::Escape);
}

#[test]
fn what_was_deleted_is_told_and_brought_back_by_the_button_or_by_the_key() {
    for by_key in [false, true] {
        let mut screen = open(Locale::En);
        let before = map(&screen).clone();
        press(&mut screen, CTRL, Key::Num1);
        let lane = screen.state().editor().layout().grid.rows[1].lane;
        let area = screen.state().editor().area_of(Record::Lane(lane)).unwrap();
        let place = at(&screen, area.center());
        click(&mut screen, place);
        assert_eq!(screen.state().editor().selection().only(), Some(Record::Lane(lane)));
        press(&mut screen, PLAIN, Key::Delete);
        let cards = before.cards.values().filter(|card| card.lane == lane).count();
        let said = messages(&screen).into_iter().find(|said| said.starts_with("Deleted lane “")).unwrap();
        assert!(said.contains(&format!(" with {cards} cards")), "{said}");
        if by_key {
            press(&mut screen, CTRL, Key::U);
        } else {
            let undo = button(&screen, &word(&screen, "action-undo")).unwrap();
            click(&mut screen, undo.center());
        }
        assert_eq!(*map(&screen), before);
        assert!(messages(&screen).iter().all(|said| !said.starts_with("Deleted")));
    }
}

#[test]
fn what_is_found_in_a_hidden_lane_is_told_not_edited_and_shown_by_one_key() {
    for locale in [Locale::En, Locale::He, Locale::Ro] {
        let mut screen = open(locale);
        let (lane, name) = hide_lane_of(&mut screen, "Help page");
        let before = map(&screen).clone();
        find(&mut screen, "Help page");
        let words = Words::new(locale);
        let told = words.with("notice-selected-unseen", &[("count", 1.into()), ("names", name.as_str().into())]);
        assert!(messages(&screen).contains(&told), "{told}: {:?}", messages(&screen));
        press(&mut screen, PLAIN, Key::Delete);
        write(&mut screen, "x");
        press(&mut screen, Modifiers::ALT, Key::Num9);
        assert_eq!(*map(&screen), before, "{locale:?}");
        let refused = words.with("refusal-hidden", &[("lane", name.as_str().into())]);
        assert!(messages(&screen).contains(&refused), "{refused}: {:?}", messages(&screen));
        press(&mut screen, CTRL, Key::U);
        assert!(!map(&screen).lanes[&lane].hidden);
        let selected = screen.state().editor().selection().only().unwrap();
        assert_eq!(map(&screen).record(selected).unwrap().text(), "Help page");
        let area = screen.state().editor().area_of(selected).unwrap();
        assert!(canvas(&screen).contains(at(&screen, area.center())));
        assert_eq!(messages(&screen), Vec::<String>::new());
    }
}

#[test]
fn a_message_is_closed_by_its_button_and_reached_by_f6() {
    let mut screen = open(Locale::En);
    hide_lane_of(&mut screen, "Help page");
    find(&mut screen, "Help page");
    let show = Words::new(Locale::En).with("offer-show-lanes", &[("count", 1.into())]);
    press(&mut screen, PLAIN, Key::F6);
    screen.run();
    let focused = screen.root().children_recursive().find(|node| node.is_focused()).unwrap();
    assert_eq!(focused.accesskit_node().label(), Some(show.clone()));
    let close = button(&screen, &word(&screen, "message-close")).unwrap();
    click(&mut screen, close.center());
    assert!(button(&screen, &show).is_none());
}

#[test]
fn messages_stay_within_the_map_in_every_language_and_a_small_window() {
    for locale in LOCALES {
        let mut screen = open_sized(locale, vec2(800.0, 500.0));
        screen.state_mut().set_language(locale);
        screen.run();
        press(&mut screen, CTRL, Key::Num1);
        let lane = screen.state().editor().layout().grid.rows[0].lane;
        let area = screen.state().editor().area_of(Record::Lane(lane)).unwrap();
        let place = at(&screen, area.center());
        click(&mut screen, place);
        press(&mut screen, PLAIN, Key::Delete);
        let said = screen.query_all_by_role(Role::Label);
        let said =
            said.filter(|node| node.accesskit_node().live() == Live::Polite && canvas(&screen).intersects(node.rect()));
        let places: Vec<_> = said.map(|node| node.rect()).collect();
        assert!(!places.is_empty(), "{locale:?}");
        let undo = button(&screen, &word(&screen, "action-undo"));
        assert!(undo.is_some(), "{locale:?}");
        for place in places {
            assert!(canvas(&screen).contains_rect(place), "{locale:?}: {place:?}");
        }
    }
}

#[test]
fn the_map_names_the_lanes_where_they_are_hidden() {
    let mut screen = open(Locale::En);
    let (_, name) = hide_lane_of(&mut screen, "Help page");
    let editor = screen.state().editor();
    let words = Words::new(Locale::En);
    let marks = editor.overlay(None).hidden;
    let line = |mark| throughline::app::panels::wording::record::hidden_line(editor, &words, mark);
    assert_eq!(marks.iter().map(line).collect::<Vec<_>>(), [format!("Hidden: {name}")]);
    let view = editor.view();
    let seen = view.camera.visible(view.size);
    assert!(seen.contains(marks[0].area.center()));
}

#[test]
fn a_map_that_the_graphics_driver_cannot_draw_is_said_to_be_so_and_is_still_edited() {
    let mut screen = open(Locale::En);
    let is_said = |screen: &Screen| messages(screen).contains(&word(screen, "notice-not-drawn"));
    assert!(!is_said(&screen));
    screen.state().text().with_canvas(Painter::give_up);
    for locale in LOCALES {
        screen.state_mut().set_language(locale);
        screen.run();
        assert!(is_said(&screen), "{locale:?}");
    }
    let place = empty_cell(&screen);
    click(&mut screen, place);
    write(&mut screen, "Ask a colleague");
    press(&mut screen, PLAIN, Key::Enter);
    assert!(map(&screen).cards.values().any(|card| card.text == "Ask a colleague"));
    assert!(is_said(&screen));
}
