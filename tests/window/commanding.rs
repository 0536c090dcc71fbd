//! The command palette, and the map without the bars around it.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::action::ACTIONS;
use throughline::i18n::Locale;
use throughline::model::Key as Record;

use crate::desk::{LOCALES, Screen, canvas, map, open, press, word, write};

const CTRL: Modifiers = Modifiers::COMMAND.plus(Modifiers::CTRL);
const PLAIN: Modifiers = Modifiers::NONE;

fn offers(screen: &Screen) -> usize {
    screen.query_all_by_role(Role::ListBoxOption).count()
}

fn commands(screen: &mut Screen, typed: &str) {
    press(screen, CTRL, Key::K);
    if !typed.is_empty() {
        write(screen, typed);
    }
}

#[test]
fn every_action_is_offered_and_escape_or_its_own_key_leaves() {
    for locale in LOCALES {
        let mut screen = open(locale);
        let before = map(&screen).clone();
        for leave in [(PLAIN, Key::Escape), (CTRL, Key::K)] {
            commands(&mut screen, "");
            assert_eq!(offers(&screen), ACTIONS.len() - 1, "{locale:?}: all but the palette itself");
            press(&mut screen, leave.0, leave.1);
            assert_eq!(offers(&screen), 0);
        }
        assert_eq!(*map(&screen), before);
    }
}

#[test]
fn an_action_is_met_by_the_words_of_the_interface_and_by_the_english_ones() {
    for (locale, typed) in [
        (Locale::En, "turn dir"),
        (Locale::He, "היפוך כיוון"),
        (Locale::He, "turn direction"),
        (Locale::Ro, "inverseaza directia"),
        (Locale::Ro, "Turn dir"),
    ] {
        let mut screen = open(locale);
        let before = map(&screen).info.direction;
        commands(&mut screen, typed);
        press(&mut screen, PLAIN, Key::Enter);
        assert_ne!(map(&screen).info.direction, before, "{locale:?} {typed}");
        assert_eq!(offers(&screen), 0, "the palette is gone");
    }
}

#[test]
fn arrows_choose_what_enter_does_and_it_comes_first_the_next_time() {
    let mut screen = open(Locale::En);
    let place = crate::desk::card(&screen, "Help page");
    crate::desk::click(&mut screen, place);
    commands(&mut screen, "zoom");
    press(&mut screen, PLAIN, Key::ArrowDown);
    press(&mut screen, PLAIN, Key::Enter);
    let zoomed = screen.state().editor().view().camera.zoom;
    assert!(zoomed < 1.0, "the second one is zoom out");
    // Recent: it is the first of those that fit as well.
    commands(&mut screen, "zoom");
    press(&mut screen, PLAIN, Key::Enter);
    assert!(screen.state().editor().view().camera.zoom < zoomed);
    // Up from the first row is the last one.
    let zoomed = screen.state().editor().view().camera.zoom;
    commands(&mut screen, "zoom");
    press(&mut screen, PLAIN, Key::ArrowUp);
    press(&mut screen, PLAIN, Key::Enter);
    assert!(screen.state().editor().view().camera.zoom > zoomed, "the last one is zoom in");
}

#[test]
fn what_cannot_be_done_is_offered_greyed_and_does_nothing() {
    let mut screen = open(Locale::En);
    let before = map(&screen).clone();
    commands(&mut screen, "redo");
    assert!(
        screen.get_by_role_and_label(Role::ListBoxOption, &word(&screen, "action-redo")).accesskit_node().is_disabled()
    );
    press(&mut screen, PLAIN, Key::Enter);
    assert_eq!(offers(&screen), 1, "the palette stays");
    assert_eq!(*map(&screen), before);
}

#[test]
fn stages_steps_lanes_and_cards_are_places_to_go_to() {
    let mut screen = open(Locale::He);
    commands(&mut screen, "chat window");
    press(&mut screen, PLAIN, Key::Enter);
    let selected = screen.state().editor().selection().only();
    let Some(Record::Card(card)) = selected else { panic!("{selected:?}") };
    assert_eq!(map(&screen).cards[&card].text, "Chat window");
    // The map has the keyboard: what is typed is for the card.
    press(&mut screen, PLAIN, Key::F2);
    assert!(screen.state().editor().typing().is_some());
}

#[test]
fn the_map_alone_has_the_whole_window_and_one_key_brings_the_bars_back() {
    for locale in [Locale::En, Locale::He] {
        let mut screen = open(locale);
        let before = canvas(&screen);
        press(&mut screen, PLAIN, Key::F12);
        assert_eq!(canvas(&screen).size(), egui::vec2(1600.0, 1000.0));
        assert!(screen.query_by_label(&word(&screen, "menu-file")).is_none());
        press(&mut screen, PLAIN, Key::F12);
        assert_eq!(canvas(&screen), before);
    }
}

#[test]
fn the_list_of_keys_is_searched_by_words_and_by_keys() {
    for locale in [Locale::En, Locale::He, Locale::Ro] {
        let mut screen = open(locale);
        press(&mut screen, PLAIN, Key::F1);
        let shown = |screen: &Screen, key: &str| screen.query_all_by_label(&word(screen, key)).count();
        assert!(shown(&screen, "action-save-as") > 0 && shown(&screen, "keys-walk") > 0);
        write(&mut screen, "F12");
        assert_eq!(
            [shown(&screen, "action-only-map"), shown(&screen, "action-save-as"), shown(&screen, "keys-walk")],
            [1, 0, 0]
        );
        press(&mut screen, PLAIN, Key::Escape);
        assert_eq!(shown(&screen, "action-only-map"), 0);
    }
}
