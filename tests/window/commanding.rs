//! The command palette, and the map without the bars around it.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::action::ACTIONS;
use throughline::i18n::Locale;
use throughline::model::{Card, CardKind, Key as Record, Order};

use crate::harness::{LOCALES, Screen, canvas, map, open, open_with, press, word, write};

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
        (Locale::En, "flip map dir"),
        (Locale::He, "היפוך כיוון"),
        (Locale::He, "flip map direction"),
        (Locale::Ro, "inverseaza directia"),
        (Locale::Ro, "Flip map dir"),
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
    let place = crate::harness::card(&screen, "Help page");
    crate::harness::click(&mut screen, place);
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

#[test]
fn the_list_of_commands_is_as_high_as_before_after_a_search_that_found_little() {
    let mut screen = open(Locale::En);
    commands(&mut screen, "");
    let undo = word(&screen, "action-undo");
    let place = screen.get_by_role_and_label(Role::ListBoxOption, &undo).rect();
    press(&mut screen, PLAIN, Key::Escape);
    commands(&mut screen, "flip map dir");
    press(&mut screen, PLAIN, Key::Enter);
    let turned = map(&screen).info.direction;
    commands(&mut screen, "");
    // It is one row lower: what was done lately is the first.
    let now = screen.get_by_role_and_label(Role::ListBoxOption, &undo).rect();
    assert!(now.top() > place.top());
    crate::harness::click(&mut screen, now.center());
    assert_ne!(map(&screen).info.direction, turned, "the row is in sight");
}

#[test]
fn f6_goes_through_the_panels_and_back_and_the_selection_stays() {
    for locale in [Locale::En, Locale::He] {
        let mut screen = open(locale);
        let place = crate::harness::card(&screen, "Help page");
        crate::harness::click(&mut screen, place);
        let selected = screen.state().editor().selection().clone();
        let focused = |screen: &Screen| {
            let found = screen.root().children_recursive().find(|node| node.is_focused());
            found.map(|node| (node.accesskit_node().role(), node.rect()))
        };
        press(&mut screen, PLAIN, Key::F6);
        screen.run();
        let first = focused(&screen).expect("a field of the inspector");
        assert_ne!(first.0, Role::GridCell);
        press(&mut screen, PLAIN, Key::F6);
        let second = focused(&screen).expect("a row of the ranked list");
        assert!(second.1.top() > first.1.top(), "{first:?} {second:?}");
        press(&mut screen, PLAIN, Key::F6);
        let third = focused(&screen).expect("an element of the palette");
        assert_eq!(third.0, Role::Button);
        press(&mut screen, PLAIN, Key::F6);
        assert_eq!(focused(&screen).map(|found| found.0), Some(Role::GridCell));
        press(&mut screen, Modifiers::SHIFT, Key::F6);
        assert_eq!(focused(&screen), Some(third));
        press(&mut screen, PLAIN, Key::Escape);
        assert_eq!(focused(&screen).map(|found| found.0), Some(Role::GridCell));
        assert_eq!(*screen.state().editor().selection(), selected);
        press(&mut screen, PLAIN, Key::F2);
        assert!(screen.state().editor().typing().is_some(), "the map has the keyboard");
    }
}

#[test]
fn every_field_of_the_inspector_is_met_with_tab() {
    let mut screen = open(Locale::En);
    let order = Order::new(map(&screen));
    let (lane, step, stage) = (order.lanes[1].id, order.steps[0].id, order.stages[0].id);
    let is_seen = |card: &&&Card| card.step == step || card.text.starts_with("Help page answers");
    let touchpoint = order.cards.iter().filter(is_seen).find(|card| card.kind == CardKind::Touchpoint).unwrap().id;
    for (key, fields) in [
        (Record::Lane(lane), &["inspector-role"][..]),
        (Record::Step(step), &["inspector-width"]),
        (Record::Stage(stage), &["inspector-goal"]),
        (Record::Card(touchpoint), &["inspector-channel", "inspector-owner"]),
        (Record::Info, &["inspector-author"]),
    ] {
        press(&mut screen, PLAIN, Key::Escape);
        // The walk may have led away from the header.
        press(&mut screen, Modifiers::CTRL | Modifiers::COMMAND, Key::Num1);
        screen.run();
        if key != Record::Info {
            let area = screen.state().editor().area_of(key).unwrap();
            let place = crate::harness::at(&screen, throughline::geom::Point::new(area.center().x, area.y0 + 12.0));
            crate::harness::click(&mut screen, place);
            assert_eq!(screen.state().editor().selection().only(), Some(key), "{area:?}");
        }
        press(&mut screen, PLAIN, Key::F6);
        let mut met = BTreeSet::new();
        let fields: Vec<String> = fields.iter().map(|field| word(&screen, field)).collect();
        let is_met = |met: &BTreeSet<String>, name: &String| met.iter().any(|label| label.contains(name));
        // Behind the panels comes the map, where Tab walks.
        for _ in 0..80 {
            if fields.iter().all(|field| is_met(&met, field)) {
                break;
            }
            let focused = screen.root().children_recursive().find(|node| node.is_focused());
            let Some(focused) = focused.filter(|node| node.accesskit_node().role() != Role::Canvas) else { break };
            met.extend(focused.accesskit_node().label());
            screen.key_press(Key::Tab);
            screen.run_steps(2);
        }
        for field in fields {
            assert!(is_met(&met, &field), "{key:?}: {field} is not among {met:?}");
        }
        press(&mut screen, PLAIN, Key::Escape);
    }
}

#[test]
fn a_menu_shows_which_panels_are_open() {
    let mut screen = open(Locale::En);
    for (action, is_open) in [("action-palette", true), ("action-check", false)] {
        crate::harness::choose(&mut screen, &["menu-view"]);
        let name = word(&screen, action);
        let toggled = screen.get_by_role_and_label(Role::MenuItem, &name).accesskit_node().toggled();
        assert_eq!(toggled.is_some(), is_open, "{action}");
        press(&mut screen, PLAIN, Key::Escape);
    }
}

#[test]
fn the_list_of_keys_says_from_where_to_where() {
    let mut screen = open(Locale::En);
    press(&mut screen, PLAIN, Key::F1);
    let node = |node: egui_kittest::Node<'_>| [node.accesskit_node().label(), node.accesskit_node().value()];
    let said: Vec<String> = screen.root().children_recursive().flat_map(node).flatten().collect();
    for keys in ["1 – 5", "Alt+Shift+1 – 5", "Ctrl+↑   Ctrl+↓", "Ctrl+Shift+L", "F6   Shift+F6"] {
        assert!(said.iter().any(|name| name.trim_matches(['\u{200e}', '\u{200f}']) == keys), "{keys}: {said:?}");
    }
}

#[test]
fn names_that_begin_with_what_was_typed_come_first_then_those_with_a_word_that_does() {
    let cases: [(&str, &[&str]); 5] = [
        ("sa", &["Save", "Save as"]),
        ("in", &["Inspector", "Zoom in", "Find"]),
        ("map fit", &["Fit map"]),
        ("nd", &["Undo", "Find", "Find next", "Find previous"]),
        ("xyz", &[]),
    ];
    for (typed, first) in cases {
        let mut screen = open(Locale::En);
        commands(&mut screen, typed);
        let names = screen.query_all_by_role(Role::ListBoxOption).filter_map(|node| node.accesskit_node().label());
        let actions: Vec<String> = names.filter(|name| !name.starts_with("Go to: ")).take(first.len().max(1)).collect();
        assert_eq!(actions, first, "{typed}");
    }
}

#[test]
fn an_action_is_met_by_other_words_for_what_it_does_after_those_that_are_called_so() {
    for (locale, typed, action) in [
        (Locale::En, "presentation", "action-only-map"),
        (Locale::En, "feeling", "action-add-persona"),
        (Locale::En, "votes", "palette-pain"),
        (Locale::En, "focus", "action-fit-stage"),
        (Locale::En, "swimlane", "palette-lane"),
        (Locale::He, "תחושה", "action-add-persona"),
        (Locale::He, "מיקוד", "action-fit-stage"),
        (Locale::He, "presentation", "action-only-map"),
        (Locale::Ro, "prezentare", "action-only-map"),
        (Locale::Ro, "stare", "action-add-persona"),
    ] {
        let mut screen = open(locale);
        commands(&mut screen, typed);
        let name = word(&screen, action);
        let offered = screen.query_all_by_role(Role::ListBoxOption).filter_map(|node| node.accesskit_node().label());
        let offered: Vec<String> = offered.collect();
        assert!(offered.iter().any(|offer| offer.contains(&name)), "{locale:?} {typed}: {offered:?}");
    }
}

#[test]
fn what_was_chosen_lately_comes_first_after_the_next_start_too() {
    use std::sync::Arc;

    use throughline::app::settings::SettingsStore;
    use throughline::app::window::Window;
    use throughline::persist::RealFs;

    let folder = tempfile::tempdir().unwrap();
    let store = SettingsStore::at(Arc::new(RealFs), folder.path().join("settings.ron"));
    let start = || -> Screen {
        let store = store.clone();
        let mut screen =
            open_with(egui::vec2(1600.0, 1000.0), move |cc| Window::new(cc, None, Locale::En).remembering(Some(store)));
        screen.run();
        screen
    };
    let mut screen = start();
    commands(&mut screen, "fit map");
    press(&mut screen, PLAIN, Key::Enter);
    assert_eq!(store.settings().commands(), ["action-fit-map"]);
    let mut screen = start();
    commands(&mut screen, "");
    let first = screen.query_all_by_role(Role::ListBoxOption).next().and_then(|node| node.accesskit_node().label());
    assert_eq!(first, Some(word(&screen, "action-fit-map")));
}
