//! Arrows, Home, End and Enter in lists: the palette, the pain points by weight, the issues, the recent files.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::editor::Editor;
use throughline::i18n::Locale;
use throughline::model::{Key as Record, ranked};

use crate::harness::{Screen, choose, map, open, press, word};

const PLAIN: Modifiers = Modifiers::NONE;

/// The name and the place of what has the focus.
fn focused(screen: &Screen) -> (String, Rect) {
    let node = screen.root().children_recursive().find(|node| node.accesskit_node().is_focused()).expect("a focus");
    (node.accesskit_node().label().unwrap_or_default(), node.rect())
}

fn focus(screen: &mut Screen, name: &str) {
    screen.get_by_role_and_label(Role::Button, name).focus();
    screen.run();
}

fn editor(screen: &Screen) -> &Editor {
    screen.state().editor()
}

#[test]
fn arrows_walk_through_the_palette_and_enter_adds() {
    for locale in [Locale::En, Locale::He] {
        let mut screen = open(locale);
        let name = |screen: &Screen, key: &str| word(screen, key);
        let stage = name(&screen, "palette-stage");
        focus(&mut screen, &stage);
        for (key, at) in [
            (Key::ArrowDown, "palette-step"),
            (Key::End, "palette-note"),
            (Key::Home, "palette-stage"),
            (Key::ArrowDown, "palette-step"),
        ] {
            press(&mut screen, PLAIN, key);
            assert_eq!(focused(&screen).0, name(&screen, at), "{locale:?} {key:?}");
        }
        let before = map(&screen).steps.len();
        press(&mut screen, PLAIN, Key::Enter);
        let is_begun = editor(&screen).typing().is_some() || map(&screen).steps.len() > before;
        assert!(is_begun, "{locale:?}");
    }
}

#[test]
fn arrows_walk_through_the_pain_points_by_weight_and_enter_goes_to_one() {
    let mut screen = open(Locale::En);
    let order = editor(&screen).reading_order();
    let pains = ranked(map(&screen), |card| order.position(card));
    let pains: Vec<_> = pains.into_iter().map(|pain| (pain.id, pain.text.clone())).collect();
    let rows: Vec<String> = pains
        .iter()
        .map(|(_, text)| {
            let rows = screen.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
            rows.into_iter().find(|name| name.starts_with(text.as_str()) && name.contains(", weight ")).expect("a row")
        })
        .collect();
    focus(&mut screen, &rows[0]);
    press(&mut screen, PLAIN, Key::ArrowDown);
    assert_eq!(focused(&screen).0, rows[1]);
    press(&mut screen, PLAIN, Key::End);
    assert_eq!(focused(&screen).0, *rows.last().unwrap());
    press(&mut screen, PLAIN, Key::ArrowUp);
    press(&mut screen, PLAIN, Key::Enter);
    let reached = pains[pains.len() - 2].0;
    assert_eq!(editor(&screen).selection().only(), Some(Record::Pain(reached)));
}

#[test]
fn arrows_walk_through_the_issues_past_their_headings_and_keep_them_in_sight() {
    let mut screen = open(Locale::En);
    for _ in 0..8 {
        choose(&mut screen, &["menu-insert", "palette-stage"]);
        press(&mut screen, PLAIN, Key::Escape);
    }
    choose(&mut screen, &["menu-view", "action-check"]);
    let close = word(&screen, "check-close");
    let top = screen.get_by_role_and_label(Role::Button, &close).rect().bottom();
    // Beside the inspector, below the head of the panel.
    let within = |rect: Rect| rect.top() >= top - 4.0 && rect.center().x < 1300.0;
    // Stages without a name are called the same.
    let is_issue = |name: Option<String>| name.is_some_and(|name| name.contains(": "));
    let mut rows = screen.query_all_by_role(Role::Button).filter(|node| within(node.rect()));
    rows.find(|node| is_issue(node.accesskit_node().label())).expect("an issue").focus();
    drop(rows);
    screen.run();
    let end = 1000.0 - 26.0;
    for key in [Key::End, Key::ArrowUp, Key::Home, Key::ArrowDown, Key::ArrowDown] {
        press(&mut screen, PLAIN, key);
        let (name, rect) = focused(&screen);
        assert!(name.contains(": "), "{key:?}: {name}");
        assert!(rect.top() >= top - 4.0 && rect.bottom() <= end, "{key:?}: {name} at {rect:?}, below {top}");
    }
    press(&mut screen, PLAIN, Key::Enter);
    assert_eq!(editor(&screen).selection().len(), 1);
}
