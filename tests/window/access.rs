//! The map as it is told to those who do not see it.

use egui::accesskit::Role;
use egui::{Context, Event, Key, Modifiers, RawInput, Rect, pos2, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::canvas::Canvas;
use throughline::app::canvas::access::{AccessTree, MOST};
use throughline::app::widgets::label::TextUi;
use throughline::app::widgets::style;
use throughline::editor::Editor;
use throughline::i18n::{Locale, Words};
use throughline::model::{CardKind, Heads, IdSource, Key as Record};
use throughline::text::Engine;

use crate::harness::{
    Screen, canvas, card, choose, click, empty_cell, map, open, open_sized, press, undo, word, write,
};
use crate::support::grid_map;

const PLAIN: Modifiers = Modifiers::NONE;
const ROLES: [Role; 5] = [Role::Heading, Role::ColumnHeader, Role::RowHeader, Role::GridCell, Role::ListItem];

fn told(screen: &Screen) -> Vec<Node<'_>> {
    let canvas = screen.get_by_role(Role::Canvas);
    canvas.children_recursive().filter(|node| ROLES.contains(&node.accesskit_node().role())).collect()
}

fn names(screen: &Screen) -> Vec<String> {
    told(screen).iter().filter_map(|node| node.accesskit_node().label()).collect()
}

fn find<'a>(screen: &'a Screen, start: &str) -> Node<'a> {
    let found = told(screen).into_iter().find(|node| {
        // What runs the other way stands in marks.
        let name = node.accesskit_node().label().unwrap_or_default().replace(['\u{2068}', '\u{2069}'], "");
        name.starts_with(start)
    });
    found.unwrap_or_else(|| panic!("{start} is not told of: {:#?}", names(screen)))
}

fn fit(screen: &mut Screen) {
    press(screen, Modifiers::CTRL | Modifiers::COMMAND, Key::Num1);
}

#[test]
fn a_card_is_found_by_its_words_and_clicked() {
    let mut screen = open(Locale::En);
    find(&screen, "Help page, ").click();
    screen.run();
    let selected = screen.state().editor().selected_card().unwrap();
    assert_eq!(map(&screen).cards[&selected].text, "Help page");
    // As an assistive technology clicks.
    find(&screen, "Chat window, ").click_accesskit();
    screen.run();
    let selected = screen.state().editor().selected_card().unwrap();
    assert_eq!(map(&screen).cards[&selected].text, "Chat window");
    find(&screen, "Help page, ").focus();
    screen.run();
    let selected = screen.state().editor().selected_card().unwrap();
    assert_eq!(map(&screen).cards[&selected].text, "Help page");
    // The map has the keyboard.
    press(&mut screen, PLAIN, Key::F2);
    assert!(screen.state().editor().typing().is_some());
}

#[test]
fn a_name_says_kind_lane_step_and_marks_in_the_language_of_the_window() {
    for (locale, kind, pain, [severity, frequency]) in [
        (Locale::En, "Touchpoint by ", "; pain point: ", [", severity ", ", frequency "]),
        (Locale::He, "נקודת מגע באמצעות ", "; נקודת כאב: ", [", חומרה ", ", תדירות "]),
        (Locale::Ro, "Punct de contact prin ", "; punct slab: ", [", gravitate ", ", frecvență "]),
    ] {
        let mut screen = open(locale);
        fit(&mut screen);
        let map = map(&screen).clone();
        let pained = map.pains.values().find(|pain| map.cards[&pain.card].kind == CardKind::Touchpoint).unwrap();
        let card = &map.cards[&pained.card];
        let bare = |text: &str| text.replace(['\u{2068}', '\u{2069}'], "");
        let all: Vec<String> = names(&screen).iter().map(|name| bare(name)).collect();
        let name = all.iter().find(|name| name.starts_with(&format!("{}, ", card.text))).unwrap();
        assert!(name.contains(kind), "{name}");
        assert!(name.contains(&map.steps[&card.step].name), "{name}");
        let rated = format!("{severity}{}{frequency}{}", pained.severity, pained.frequency);
        assert!(name.contains(&format!("{pain}{}{rated}", pained.text)), "{name}");
    }
}

#[test]
fn stages_steps_lanes_connectors_and_feelings_are_told_of_too() {
    let mut screen = open(Locale::En);
    fit(&mut screen);
    let map = map(&screen).clone();
    let all = names(&screen);
    let has = |part: &str| all.iter().any(|name| name.contains(part));
    for stage in map.stages.values() {
        assert!(has(&format!("{}, Stage", stage.name)));
    }
    for step in map.steps.values() {
        assert!(has(&format!("{}, Step, {}", step.name, map.stages[&step.stage].name)));
    }
    for connector in map.connectors.values() {
        let (from, to) = (&map.cards[&connector.from].text, &map.cards[&connector.to].text);
        let says = match connector.heads {
            Heads::Two => format!("{from} and {to}: agreement needed"),
            Heads::One => format!("{from} leads to {to}"),
        };
        assert!(has(&says), "{says} is not in {all:#?}");
    }
    assert!(all.iter().any(|name| ["Awful", "Bad", "Good"].iter().any(|feels| name.ends_with(feels))), "{all:#?}");
    assert_eq!(all.iter().filter(|name| name.ends_with(", Lane")).count(), map.lanes.len());
}

#[test]
fn the_order_is_that_of_reading_whichever_way_the_map_runs() {
    let mut screen = open(Locale::En);
    fit(&mut screen);
    let order = names(&screen);
    let at = |part: &str| order.iter().position(|name| name.starts_with(part)).unwrap();
    let map = map(&screen);
    let mut steps: Vec<_> = map.steps.values().collect();
    steps.sort_by_key(|step| (map.stages[&step.stage].rank, step.rank));
    let places: Vec<usize> = steps.iter().map(|step| at(&format!("{}, Step", step.name))).collect();
    assert!(places.is_sorted(), "{places:?}");
    let mut lanes: Vec<_> = map.lanes.values().collect();
    lanes.sort_by_key(|lane| lane.rank);
    let rows: Vec<usize> =
        (order.iter().enumerate()).filter(|(_, name)| name.ends_with(", Lane")).map(|(at, _)| at).collect();
    assert!(rows.len() == lanes.len() && rows[0] > places[places.len() - 1], "lanes come after the steps");
    choose(&mut screen, &["menu-view", "action-direction"]);
    fit(&mut screen);
    assert_eq!(names(&screen), order);
}

#[test]
fn what_is_selected_is_told_and_is_where_the_focus_is() {
    let mut screen = open(Locale::En);
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    let selected = |screen: &Screen| -> Vec<String> {
        let told = told(screen);
        let selected = told.iter().filter(|node| node.accesskit_node().is_selected() == Some(true));
        selected.filter_map(|node| node.accesskit_node().label()).collect()
    };
    let active = |screen: &Screen| {
        let canvas = screen.get_by_role(Role::Canvas);
        canvas.accesskit_node().active_descendant().and_then(|node| node.label())
    };
    assert_eq!(selected(&screen).len(), 1);
    assert!(selected(&screen)[0].starts_with("Help page, "));
    assert_eq!(active(&screen), Some(selected(&screen)[0].clone()));
    // An empty cell.
    fit(&mut screen);
    let place = empty_cell(&screen);
    click(&mut screen, place);
    assert!(active(&screen).unwrap().starts_with("Empty cell, "), "{:?}", active(&screen));
    press(&mut screen, PLAIN, Key::Escape);
    assert_eq!(active(&screen), None);
}

#[test]
fn things_are_told_of_where_they_are_seen() {
    for locale in [Locale::En, Locale::He] {
        let mut screen = open_sized(locale, vec2(1600.0, 1000.0));
        fit(&mut screen);
        let view = canvas(&screen).expand(0.5);
        let nodes = told(&screen);
        assert!(nodes.len() > 30);
        for node in &nodes {
            assert!(view.contains_rect(node.rect()), "{:?}", node.accesskit_node().label());
        }
        // Two cards of the sample say the same: those are not told apart by their words.
        let all = &map(&screen).cards;
        let says_alone = |text: &str| all.values().filter(|other| other.text.starts_with(text)).count() == 1;
        let some: Vec<_> = all.values().filter(|card| says_alone(&card.text)).take(5).cloned().collect();
        for own in some {
            let place = card(&screen, &own.text);
            let node = find(&screen, &own.text);
            assert!(node.rect().contains(place), "{}", own.text);
        }
    }
}

#[test]
fn an_assistive_technology_opens_the_menu_of_a_card() {
    let mut screen = open(Locale::En);
    let request = {
        let node = find(&screen, "Chat window, ");
        egui::accesskit::ActionRequest {
            action: egui::accesskit::Action::ShowContextMenu,
            target_tree: egui::accesskit::TreeId::ROOT,
            target_node: node.accesskit_node().locate().0,
            data: None,
        }
    };
    screen.event(Event::AccessKitActionRequest(request));
    screen.run();
    assert!(screen.query_by_role_and_label(Role::MenuItem, &word(&screen, "arrange-duplicate")).is_some());
    choose(&mut screen, &["action-delete"]);
    assert!(!map(&screen).cards.values().any(|card| card.text == "Chat window"));
    undo(&mut screen);
    assert!(map(&screen).cards.values().any(|card| card.text == "Chat window"));
}

#[test]
fn what_the_canvas_says_is_heard() {
    let mut screen = open(Locale::En);
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    press(&mut screen, Modifiers::CTRL | Modifiers::COMMAND, Key::L);
    let hint = word(&screen, "hint-pick-card");
    let said = screen.query_all_by_role(Role::Label).find(|node| node.value().as_deref() == Some(&hint)).unwrap();
    assert_eq!(said.accesskit_node().live(), egui::accesskit::Live::Polite);
}

#[test]
fn a_name_follows_what_is_written() {
    let mut screen = open(Locale::En);
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    press(&mut screen, PLAIN, Key::F2);
    write(&mut screen, "Read me");
    press(&mut screen, PLAIN, Key::Escape);
    find(&screen, "Read me, ");
    undo(&mut screen);
    find(&screen, "Help page, ");
}

/// A canvas by itself, and how many things are told of on a map seen as a whole.
fn count(listened_to: bool, cards: usize) -> usize {
    let ctx = Context::default();
    style::install(&ctx);
    if listened_to {
        ctx.enable_accesskit();
    }
    let text = TextUi::new(&ctx, Engine::new());
    let (mut shown, mut access) = (Canvas::default(), AccessTree::default());
    let mut editor = Editor::new(grid_map(cards), IdSource::seeded(1));
    let last: Record = (*editor.map().cards.keys().next_back().unwrap()).into();
    let words = Words::new(Locale::En);
    let mut count = 0;
    for _ in 0..3 {
        let screen_rect = Some(Rect::from_min_max(pos2(0.0, 0.0), pos2(1600.0, 1000.0)));
        let mut output = ctx.run_ui(RawInput { screen_rect, ..RawInput::default() }, |ui| {
            let response = shown.ui(ui, (&text, &words), &mut editor, false);
            count = access.update(&response, &words, &editor);
        });
        output.textures_delta.clear();
        editor.reveal(last);
        editor.fit_map();
    }
    let seen = editor.visible_in_order(MOST);
    assert!(seen.iter().any(|(key, _)| *key == last), "the selected one is among them");
    count
}

#[test]
fn of_a_thousand_cards_no_more_are_told_of_than_can_be_listened_to() {
    assert_eq!(count(true, 1_000), MOST);
    assert_eq!(count(false, 500), 0, "and none when nobody listens");
}
