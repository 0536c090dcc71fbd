//! The menu beside the pointer: what it is about, what is in it, that its entries do what they say.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::action::Action;
use throughline::app::panels::context::table::actions;
use throughline::app::panels::menu::table;
use throughline::editor::{Arrange, ContextTarget, Element};
use throughline::geom::Point;
use throughline::i18n::{Locale, Words};
use throughline::model::{CardKind, ColorTag, Key as Record, Map, Order, Role as LaneRole};

use crate::harness::{
    LOCALES, Screen, at, canvas, card, choose, click, empty_cell, map, open, open_sized, press, undo, word, write,
};

const PLAIN: Modifiers = Modifiers::NONE;

fn right_click(screen: &mut Screen, pos: Pos2) {
    screen.hover_at(pos);
    screen.step();
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Secondary, PLAIN);
        screen.event(Event::PointerButton { pos, button, pressed, modifiers });
        screen.step();
    }
    screen.run();
}

/// A place on the screen where the pointer is on that record.
fn on(screen: &Screen, key: Record) -> Pos2 {
    let editor = screen.state().editor();
    let area = editor.area_of(key).expect("it is shown");
    let parts = (1..40).flat_map(|x| (1..40).map(move |y| (f64::from(x) / 40.0, f64::from(y) / 40.0)));
    // From the middle outwards there may be something else in front of it.
    let mut parts: Vec<(f64, f64)> = parts.collect();
    parts.sort_by_key(|(x, y)| (((x - 0.5).abs() + (y - 0.5).abs()) * 1000.0) as i64);
    let places = parts.into_iter().map(|(x, y)| Point::new(area.x0 + x * area.width(), area.y0 + y * area.height()));
    let hits = |place: &Point| {
        let view = editor.view().camera.view_from_map(*place);
        editor.under(view).tag().is_some_and(|tag| tag.key == key)
    };
    at(screen, places.into_iter().find(hits).expect("the pointer can be on it"))
}

/// One record of each kind, with what a menu about it is about.
fn records(map: &Map) -> Vec<(Record, ContextTarget)> {
    let of_kind = |kind| map.cards.values().find(|card| card.kind == kind).map(|card| card.id.into());
    let kinds = [CardKind::Touchpoint, CardKind::Action, CardKind::Decision, CardKind::Opportunity];
    let cards = kinds.into_iter().filter_map(|kind| Some((of_kind(kind)?, ContextTarget::Card(kind))));
    let others = [
        map.stages.keys().next().map(|id| (Record::from(*id), ContextTarget::Stage)),
        map.steps.keys().next().map(|id| (Record::from(*id), ContextTarget::Step)),
        map.lanes.values().find(|lane| !lane.hidden).map(|lane| (Record::from(lane.id), ContextTarget::Lane)),
        map.pains.keys().next().map(|id| (Record::from(*id), ContextTarget::Pain)),
        map.waits.keys().next().map(|id| (Record::from(*id), ContextTarget::Wait)),
        map.connectors.keys().next().map(|id| (Record::from(*id), ContextTarget::Connector)),
        map.emotions.keys().next().map(|id| (Record::from(*id), ContextTarget::Emotion)),
    ];
    cards.chain(others.into_iter().map(|record| record.expect("the sample has one of each"))).collect()
}

/// The entries of the open menu, without those of the bar.
fn entries(screen: &Screen) -> Vec<String> {
    let bar: Vec<_> = table::names().map(|key| word(screen, key)).collect();
    let items = screen.query_all_by_role(Role::MenuItem).filter_map(|node| node.accesskit_node().label());
    items.filter(|name| !bar.contains(name)).collect()
}

fn whole(screen: &mut Screen) {
    press(screen, Modifiers::CTRL | Modifiers::COMMAND, Key::Num1);
}

#[test]
fn a_right_click_selects_what_it_is_on_and_opens_the_menu_about_it() {
    for locale in [Locale::En, Locale::He] {
        let mut screen = open_sized(locale, vec2(1600.0, 1000.0));
        whole(&mut screen);
        for (key, subject) in records(&map(&screen).clone()) {
            let before = map(&screen).clone();
            let place = on(&screen, key);
            right_click(&mut screen, place);
            assert_eq!(screen.state().editor().selection().only(), Some(key), "{locale:?} {subject:?}");
            assert_eq!(screen.state().editor().context_target(), subject);
            let shown = entries(&screen);
            let own = actions(subject);
            // What stands in the menu itself, and not in one of its submenus.
            let names = own.iter().map(|action| word(&screen, action.spec().unwrap().label));
            assert!(names.filter(|name| shown.contains(name)).count() >= 4, "{subject:?}: {shown:?}");
            press(&mut screen, PLAIN, Key::Escape);
            assert_eq!(entries(&screen), [] as [String; 0], "Esc closes it");
            assert_eq!(screen.state().editor().selection().only(), Some(key), "and leaves what is selected");
            assert_eq!(*map(&screen), before);
        }
    }
}

#[test]
fn what_adds_says_so_where_other_entries_do_other_things() {
    for locale in [Locale::En, Locale::He, Locale::Ro] {
        let mut screen = open(locale);
        whole(&mut screen);
        let place = empty_cell(&screen);
        right_click(&mut screen, place);
        let lane = word(&screen, "palette-lane");
        let adds = Words::new(locale).with("commands-add", &[("name", lane.as_str().into())]);
        let shown = entries(&screen);
        assert!(shown.contains(&adds) && !shown.contains(&lane), "{locale:?}: {shown:?}");
    }
}

#[test]
fn delete_of_each_menu_deletes_and_undo_brings_it_back() {
    let mut screen = open(Locale::En);
    whole(&mut screen);
    for (key, subject) in records(&map(&screen).clone()) {
        let before = map(&screen).clone();
        let place = on(&screen, key);
        right_click(&mut screen, place);
        choose(&mut screen, &["action-delete"]);
        assert!(!map(&screen).has(key), "{subject:?}");
        assert_eq!(entries(&screen), [] as [String; 0]);
        undo(&mut screen);
        assert_eq!(*map(&screen), before, "{subject:?}");
    }
}

#[test]
fn what_is_selected_already_stays_selected_with_all_the_rest() {
    let mut screen = open(Locale::En);
    whole(&mut screen);
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    press(&mut screen, Modifiers::COMMAND | Modifiers::CTRL, Key::A);
    press(&mut screen, Modifiers::COMMAND | Modifiers::CTRL, Key::A);
    let selected = screen.state().editor().selection().len();
    assert!(selected > 1);
    right_click(&mut screen, place);
    assert_eq!(screen.state().editor().selection().len(), selected);
    assert_eq!(screen.state().editor().context_target(), ContextTarget::Several);
    let before = map(&screen).clone();
    choose(&mut screen, &["menu-card-color", "arrange-color-green"]);
    let green = map(&screen).cards.values().filter(|card| card.color == Some(ColorTag::Green)).count();
    assert_eq!(green, selected);
    undo(&mut screen);
    assert_eq!(*map(&screen), before);
}

#[test]
fn an_empty_cell_gets_the_focus_and_takes_a_card_from_the_menu() {
    let mut screen = open(Locale::He);
    whole(&mut screen);
    let place = empty_cell(&screen);
    right_click(&mut screen, place);
    assert!(screen.state().editor().focus().is_some());
    assert_eq!(screen.state().editor().context_target(), ContextTarget::Cell);
    let cards = map(&screen).cards.len();
    choose(&mut screen, &["context-add-card", "palette-decision"]);
    write(&mut screen, "Is it in the list?");
    press(&mut screen, PLAIN, Key::Escape);
    assert_eq!(map(&screen).cards.len(), cards + 1);
    let new = map(&screen).cards.values().find(|card| card.text == "Is it in the list?").unwrap();
    assert_eq!(new.kind, CardKind::Decision);
    undo(&mut screen);
    assert_eq!(map(&screen).cards.len(), cards);
}

#[test]
fn shift_f10_opens_the_menu_at_the_selection_and_arrows_and_enter_choose() {
    for locale in [Locale::En, Locale::He] {
        let mut screen = open(locale);
        let place = card(&screen, "Help page");
        click(&mut screen, place);
        let id = screen.state().editor().selected_card().unwrap();
        let cards = map(&screen).cards.len();
        for (modifiers, key) in [(Modifiers::SHIFT, Key::F10), (PLAIN, Key::Menu)] {
            press(&mut screen, modifiers, key);
            assert!(entries(&screen).contains(&word(&screen, "arrange-duplicate")), "{locale:?}");
            // Edit text, cut, copy, paste, duplicate; nothing is there to be pasted, which is only known on pasting.
            let down = entries(&screen).iter().position(|name| *name == word(&screen, "arrange-duplicate")).unwrap();
            for _ in 0..down {
                press(&mut screen, PLAIN, Key::ArrowDown);
            }
            press(&mut screen, PLAIN, Key::Enter);
            assert_eq!(map(&screen).cards.len(), cards + 1, "{locale:?}: the first entry had the focus");
            assert_eq!(entries(&screen), [] as [String; 0]);
            undo(&mut screen);
            assert_eq!(map(&screen).cards.len(), cards, "the map has the keyboard again");
            assert_eq!(screen.state().editor().selected_card(), Some(id));
        }
    }
}

#[test]
fn keys_are_not_for_the_map_while_the_menu_is_open() {
    let mut screen = open(Locale::En);
    let place = card(&screen, "Help page");
    let before = map(&screen).clone();
    right_click(&mut screen, place);
    for key in [Key::Delete, Key::P, Key::Enter] {
        press(&mut screen, PLAIN, key);
    }
    write(&mut screen, "x");
    assert_eq!(*map(&screen), before);
    assert!(screen.state().editor().typing().is_none());
}

#[test]
fn a_second_right_click_moves_the_menu_to_where_it_is() {
    let mut screen = open(Locale::En);
    let (one, other) = (card(&screen, "Help page"), card(&screen, "Chat window"));
    right_click(&mut screen, one);
    right_click(&mut screen, other);
    let selected = screen.state().editor().selected_card().unwrap();
    assert_eq!(map(&screen).cards[&selected].text, "Chat window");
    assert!(entries(&screen).contains(&word(&screen, "action-connect")));
}

#[test]
fn what_is_written_is_kept_and_the_menu_is_about_the_text_it_is_on() {
    let mut screen = open(Locale::En);
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    press(&mut screen, PLAIN, Key::F2);
    press(&mut screen, PLAIN, Key::End);
    write(&mut screen, "s for all");
    // On the text itself: it goes on, and is cut by the menu.
    let typing = screen.state().editor().typing().unwrap().area().center();
    let on_text = at(&screen, typing);
    right_click(&mut screen, on_text);
    assert_eq!(screen.state().editor().context_target(), ContextTarget::Text);
    choose(&mut screen, &["action-select-all"]);
    assert_eq!(screen.state().editor().typing().unwrap().field().selected_text(), "Help pages for all");
    right_click(&mut screen, on_text);
    press(&mut screen, PLAIN, Key::ArrowDown);
    press(&mut screen, PLAIN, Key::Escape);
    assert!(screen.state().editor().typing().is_some(), "the text is still written");
    // Elsewhere: it is kept.
    let other = card(&screen, "Chat window");
    right_click(&mut screen, other);
    assert!(screen.state().editor().typing().is_none());
    assert!(map(&screen).cards.values().any(|card| card.text == "Help pages for all"));
    assert_eq!(screen.state().editor().context_target(), ContextTarget::Card(CardKind::Evidence));
}

#[test]
fn a_drag_with_the_other_button_opens_nothing() {
    let mut screen = open(Locale::En);
    let from = card(&screen, "Help page");
    let before = map(&screen).clone();
    screen.hover_at(from);
    screen.step();
    let press_at =
        |pos, pressed| Event::PointerButton { pos, button: PointerButton::Secondary, pressed, modifiers: PLAIN };
    screen.event(press_at(from, true));
    screen.step();
    for part in 1..6 {
        screen.hover_at(from + vec2(30.0, 20.0) * part as f32);
        screen.step();
    }
    screen.event(press_at(from + vec2(150.0, 100.0), false));
    screen.run();
    assert_eq!(entries(&screen), [] as [String; 0]);
    assert_eq!(*map(&screen), before);
}

#[test]
fn in_the_smallest_window_every_menu_is_wholly_on_the_screen() {
    for locale in LOCALES {
        let mut screen = open_sized(locale, vec2(640.0, 400.0));
        press(&mut screen, PLAIN, Key::F12);
        whole(&mut screen);
        for (key, subject) in records(&map(&screen).clone()) {
            let place = canvas(&screen).clamp(on(&screen, key));
            right_click(&mut screen, place);
            assert_eq!(screen.state().editor().context_target(), subject);
            let inside = screen.ctx.content_rect().expand(0.5);
            let all: Vec<_> = screen.query_all_by_role(Role::MenuItem).map(|node| node.rect()).collect();
            assert!(all.len() >= 5, "{locale:?} {subject:?}: {}", all.len());
            for entry in all {
                assert!(inside.contains_rect(entry), "{locale:?} {subject:?}: {entry:?}");
            }
            press(&mut screen, PLAIN, Key::Escape);
        }
    }
}

#[test]
fn what_the_selection_is_already_has_a_check_mark() {
    let mut screen = open(Locale::En);
    whole(&mut screen);
    let lane = map(&screen).lanes.values().find(|lane| !lane.hidden).unwrap().id;
    let place = on(&screen, lane.into());
    let is_checked = |screen: &Screen| {
        let name = word(screen, "arrange-lock-lane");
        let entry = screen.get_by_role_and_label(Role::MenuItem, &name);
        entry.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
    };
    right_click(&mut screen, place);
    assert!(!is_checked(&screen));
    choose(&mut screen, &["arrange-lock-lane"]);
    assert!(map(&screen).lanes[&lane].locked);
    right_click(&mut screen, place);
    assert!(is_checked(&screen));
    press(&mut screen, PLAIN, Key::Escape);
    choose(&mut screen, &["menu-arrange", "menu-lanes"]);
    assert!(is_checked(&screen), "in the bar as well");
}

#[test]
fn a_lane_gets_a_role_and_goes_down_and_is_duplicated_by_its_menu() {
    let mut screen = open(Locale::En);
    whole(&mut screen);
    let order = |screen: &Screen| Order::new(map(screen)).lanes.iter().map(|lane| lane.id).collect::<Vec<_>>();
    let lane = order(&screen)[0];
    let before = map(&screen).clone();
    let menu = |screen: &mut Screen, entries: &[&str]| {
        let place = on(screen, lane.into());
        right_click(screen, place);
        choose(screen, entries);
    };
    menu(&mut screen, &["menu-role", "arrange-role-support"]);
    assert_eq!(map(&screen).lanes[&lane].role, LaneRole::Support);
    menu(&mut screen, &["menu-move", "arrange-down"]);
    assert_eq!(order(&screen)[1], lane);
    menu(&mut screen, &["arrange-duplicate"]);
    assert_eq!(map(&screen).lanes.len(), before.lanes.len() + 1);
    (0..3).for_each(|_| undo(&mut screen));
    assert_eq!(*map(&screen), before);
}

#[test]
fn a_step_is_copied_and_pasted_and_moved_by_its_menu() {
    for locale in [Locale::En, Locale::He] {
        let mut screen = open(locale);
        whole(&mut screen);
        let order = |screen: &Screen| Order::new(map(screen)).steps.iter().map(|step| step.id).collect::<Vec<_>>();
        let steps = order(&screen);
        let before = map(&screen).clone();
        let place = on(&screen, steps[0].into());
        right_click(&mut screen, place);
        choose(&mut screen, &["action-cut"]);
        assert_eq!(order(&screen), steps[1..]);
        undo(&mut screen);
        let place = on(&screen, steps[1].into());
        right_click(&mut screen, place);
        choose(&mut screen, &["menu-move", "arrange-later"]);
        assert_eq!(order(&screen)[2], steps[1], "{locale:?}");
        undo(&mut screen);
        assert_eq!(*map(&screen), before);
    }
}

#[test]
fn copy_is_enabled_only_where_it_copies_something() {
    let mut screen = open(Locale::En);
    whole(&mut screen);
    let is_enabled = |screen: &Screen| {
        let name = word(screen, "action-copy");
        let entry = screen.get_by_role_and_label(Role::MenuItem, &name);
        !entry.accesskit_node().is_disabled()
    };
    let lane = map(&screen).lanes.values().find(|lane| !lane.hidden).unwrap().id;
    let place = on(&screen, lane.into());
    right_click(&mut screen, place);
    assert!(is_enabled(&screen));
    press(&mut screen, PLAIN, Key::Escape);
    let silent = map(&screen).emotions.values().find(|felt| felt.quote.is_empty()).unwrap().id;
    let place = on(&screen, silent.into());
    right_click(&mut screen, place);
    assert!(!is_enabled(&screen), "it says nothing");
}

#[test]
fn the_mark_of_hidden_lanes_says_which_they_are() {
    let mut screen = open(Locale::En);
    whole(&mut screen);
    let lane = map(&screen).lanes.values().find(|lane| !lane.hidden).unwrap().clone();
    let place = on(&screen, lane.id.into());
    right_click(&mut screen, place);
    choose(&mut screen, &["arrange-hide-lane"]);
    let mark = screen.state().editor().overlay(None).hidden[0].area.center();
    let mark = at(&screen, mark);
    screen.hover_at(mark);
    screen.run();
    let editor = screen.state().editor();
    assert_eq!(editor.pointed_hidden_lanes(), [lane.id]);
    let name = if lane.name.is_empty() { editor.words().role(lane.role).to_owned() } else { lane.name };
    let says = format!("Hidden lane: {name}");
    let said = screen.query_all_by_role(Role::Label).any(|node| node.value().as_deref() == Some(&says));
    assert!(said, "{says}");
}

#[test]
fn the_actions_of_a_cell_and_of_the_map_add_to_them() {
    assert!(actions(ContextTarget::Cell).contains(&Action::Add(Element::Touchpoint)));
    assert!(actions(ContextTarget::Map).contains(&Action::Add(Element::Lane)));
    assert!(actions(ContextTarget::Lane).contains(&Action::Arrange(Arrange::LockLane)));
}
