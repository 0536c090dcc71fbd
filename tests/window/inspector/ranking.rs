//! The pain points by weight.

use egui::{pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::panels::inspector::PanelOutput;
use throughline::edit::Command;
use throughline::model::Role;

use super::harness::{Panel, card, click, pain, panel, select, support_map};
use crate::support::grid_map;

/// The rows of the list; those on the page of a card above it are left out.
fn rows(panel: &Panel) -> Vec<String> {
    let Some(title) = panel.query_by_label("Pain points by weight") else { return Vec::new() };
    let below = title.rect().bottom();
    let is_row = |name: &String| name.contains(", weight ");
    let nodes = panel.root().children_recursive();
    let rows = nodes.filter_map(|node| Some((node.accesskit_node().label().filter(is_row)?, node.rect().top())));
    rows.filter(|(_, top)| *top >= below).map(|(name, _)| name).collect()
}

#[test]
fn pain_points_stand_by_weight_and_then_in_reading_order() {
    let mut map = support_map();
    for pain in map.pains.values_mut() {
        if pain.text == "Asks for data we already have" {
            (pain.severity, pain.frequency) = (3, 3);
        }
    }
    assert_eq!(
        rows(&panel(map, &[])),
        [
            "No word for five days, weight 20, Churn risk, eased by B: Send the status by chat without being asked",
            "Signs only on Thursdays, weight 15, Inefficiency",
            "Re-keys the case by hand, weight 12, Inefficiency, eased by A: Fill in the contract data automatically",
            "Number is hidden, weight 9, Bad experience",
            "Asks for data we already have, weight 9, Bad experience, eased by A: Fill in the contract data automatically",
        ]
    );
}

#[test]
fn votes_decide_among_equal_weights() {
    let mut map = support_map();
    for pain in map.pains.values_mut() {
        (pain.severity, pain.frequency) = (3, 3);
        pain.votes = if pain.text == "Signs only on Thursdays" { 4 } else { 1 };
    }
    let rows = rows(&panel(map, &[]));
    assert_eq!((rows.len(), rows[0].as_str()), (5, "Signs only on Thursdays, weight 9, Inefficiency"));
}

#[test]
fn filters_show_some_and_say_how_many_of_all() {
    let mut panel = panel(support_map(), &[]);
    assert!(panel.query_by_label("5 of 5").is_some());
    click(&mut panel, "Filter: Consequence");
    click(&mut panel, "Inefficiency");
    assert!(panel.query_by_label("2 of 5").is_some());
    assert_eq!(panel.get_by_label("Filter: Consequence").value().as_deref(), Some("Inefficiency"));
    assert_eq!(
        rows(&panel),
        [
            "Signs only on Thursdays, weight 15, Inefficiency",
            "Re-keys the case by hand, weight 12, Inefficiency, eased by A: Fill in the contract data automatically",
        ]
    );
    click(&mut panel, "Filter: Lane");
    click(&mut panel, "Customer");
    assert!(panel.query_by_label("0 of 5").is_some());
    click(&mut panel, "Filter: Consequence");
    click(&mut panel, "All");
    let in_lane = rows(&panel).len();
    assert!((1..5).contains(&in_lane), "{in_lane}");
    // A lane that is gone is asked for no more.
    let lane = panel.state().editor.map().lanes.values().find(|lane| lane.role == Role::Customer).unwrap().id;
    panel.state_mut().editor.perform(&Command::Delete(vec![lane.into()])).unwrap();
    panel.run();
    let left = panel.state().editor.map().pains.len();
    assert_eq!(rows(&panel).len(), left);
}

#[test]
fn a_click_on_a_row_reveals_the_pain_point() {
    let mut panel = panel(support_map(), &[card("customer-stay")]);
    panel.get_by_label("Number is hidden, weight 9, Bad experience").click();
    panel.run();
    assert_eq!(panel.state().wishes, [PanelOutput::Reveal(pain("hidden"))]);
}

#[test]
fn the_list_stays_at_its_place_whatever_is_selected_and_where_it_was_dragged_to() {
    let top = |panel: &Panel| panel.get_by_label("Pain points by weight").rect().top();
    let mut panel = panel(support_map(), &[]);
    let usual = top(&panel);
    for key in [card("customer-stay"), card("proactive"), pain("silence")] {
        select(&mut panel, key);
        assert!((top(&panel) - usual).abs() < 0.5, "{key:?}: {usual} {}", top(&panel));
    }
    let edge = pos2(100.0, usual - 8.0);
    panel.drag_at(edge);
    panel.run();
    panel.hover_at(edge - vec2(0.0, 100.0));
    panel.run();
    panel.hover_at(edge - vec2(0.0, 200.0));
    panel.run();
    panel.drop_at(edge - vec2(0.0, 200.0));
    panel.run();
    let dragged = top(&panel);
    assert!((usual - dragged - 200.0).abs() < 8.0, "{usual} {dragged}");
    select(&mut panel, card("customer-stay"));
    assert!((top(&panel) - dragged).abs() < 0.5, "{dragged} {}", top(&panel));
}

#[test]
fn the_list_follows_the_map() {
    let mut panel = panel(support_map(), &[]);
    let before = rows(&panel);
    assert_eq!(before.len(), 5);
    panel.state_mut().editor.perform(&Command::Delete(vec![card("customer-waiting")])).unwrap();
    panel.run();
    assert_eq!(rows(&panel).len(), 4);
    panel.state_mut().editor.undo();
    panel.run();
    assert_eq!(rows(&panel), before);
}

#[test]
fn a_map_without_pain_points_says_so() {
    let mut map = support_map();
    map.pains.clear();
    let panel = panel(map, &[]);
    assert_eq!(rows(&panel), Vec::<String>::new());
}

#[test]
fn of_hundreds_of_pain_points_only_those_in_sight_are_shown() {
    let map = grid_map(2_000);
    assert!(map.pains.len() > 200);
    let mut panel = panel(map, &[]);
    let shown = rows(&panel).len();
    assert!((5..60).contains(&shown), "{shown}");
    let first = rows(&panel)[0].clone();
    let at = panel.get_by_label(&first).rect().center();
    panel.hover_at(at);
    panel.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, -4_000.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: egui::Modifiers::NONE,
    });
    panel.run_steps(60);
    let later = rows(&panel);
    assert!(!later.contains(&first) && !later.is_empty(), "{later:?}");
}

#[test]
fn without_pain_points_one_line_says_so_and_the_fields_have_the_room() {
    let mut map = support_map();
    map.pains.clear();
    map.cards.values_mut().for_each(|card| card.eases.clear());
    let panel = panel(map, &[]);
    let line = panel.get_by_label("No pain points yet").rect();
    let window = panel.ctx.content_rect();
    assert!(window.bottom() - line.top() <= 44.0, "{line:?} in {window:?}");
    assert!(panel.query_by_label("Pain points by weight").is_none());
}
