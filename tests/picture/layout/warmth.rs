//! What a change costs: a layout builds what is new and places the rest.

use std::sync::Arc;

use throughline::edit::{Command, MoveTarget, Place};
use throughline::layout::{LayoutOptions, Workspace};
use throughline::model::{Card, Map, Role};
use throughline::scene::{Frame, LayerKind};

use super::scenes::{card, grid, id, with, with_cards, words};
use crate::support::grid_map;

/// How many connectors are routed when a map that is laid out changes, and how many when it was new.
fn rerouted(before: &Map, after: &Map) -> (u64, u64) {
    let mut workspace = Workspace::new();
    let mut lay = |map: &Map| {
        let _ = with(map, &mut workspace, LayoutOptions::canvas(words(map)));
        workspace.routed()
    };
    let first = lay(before);
    (lay(after) - first, first)
}

/// How many frames are built and texts shaped when a map that is laid out changes.
fn cost(before: &Map, after: &Map) -> (u64, u64) {
    let mut workspace = Workspace::new();
    let mut lay = |map: &Map| {
        let _ = with(map, &mut workspace, LayoutOptions::canvas(words(map)));
        (workspace.built(), workspace.engine.shaped())
    };
    let first = lay(before);
    let second = lay(after);
    (second.0 - first.0, second.1 - first.1)
}

fn after(map: &Map, command: &Command) -> Map {
    let mut map = map.clone();
    command.plan(&map).unwrap().apply(&mut map).unwrap();
    map
}

fn lanes() -> Map {
    let cards = ["a", "b", "c"].into_iter().enumerate().map(|(at, name)| card(name, at, 0));
    with_cards(grid(4, &[Role::Customer, Role::Customer, Role::Frontstage]), cards)
}

fn into(card: &str, column: usize, row: usize) -> Command {
    let (lane, step) = (id(&format!("l{row}")), id(&format!("s{column}")));
    let key = throughline::model::Key::Card(id(card));
    Command::Move { key, to: MoveTarget::Cell { lane, step, place: Place::Last } }
}

#[test]
fn a_card_that_moves_to_a_free_cell_of_its_lane_builds_nothing_and_shapes_nothing() {
    let map = lanes();
    assert_eq!(cost(&map, &after(&map, &into("c", 3, 0))), (0, 0));
}

#[test]
fn a_card_that_moves_to_another_lane_shapes_nothing() {
    let map = lanes();
    let (built, shaped) = cost(&map, &after(&map, &into("c", 3, 2)));
    assert!(built <= 1 && shaped == 0, "{built} {shaped}");
}

#[test]
fn a_card_that_makes_its_row_grow_builds_the_row_and_itself() {
    let map = lanes();
    // The band and the name of the row, and the card.
    let (built, shaped) = cost(&map, &after(&map, &into("c", 0, 0)));
    assert!(built <= 3 && shaped == 0, "{built} {shaped}");
}

#[test]
fn a_letter_more_shapes_one_text() {
    let map = lanes();
    let command = Command::SetText { at: throughline::model::Key::Card(id("a")), text: "ab".to_owned() };
    assert_eq!(cost(&map, &after(&map, &command)), (1, 1));
}

#[test]
fn one_card_moved_on_a_large_map_rebuilds_a_handful() {
    let map = grid_map(1_000);
    let lone = |card: &&Card| {
        card.span == 1 && !map.connectors.values().any(|join| join.from == card.id || join.to == card.id)
    };
    let card = map.cards.values().find(lone).unwrap();
    let step = *map.steps.keys().find(|step| **step != card.step).unwrap();
    let to = MoveTarget::Cell { lane: card.lane, step, place: Place::Last };
    let (built, shaped) = cost(&map, &after(&map, &Command::Move { key: card.id.into(), to }));
    // Connectors that run past the row grow or shrink with it.
    assert!(built <= 60 && shaped == 0, "{built} {shaped}");
}

#[test]
fn a_connector_stays_the_same_frame_when_the_rows_beside_it_grow() {
    let map = super::scenes::joined(lanes(), "a", "b", "");
    let tall = Command::SetText { at: throughline::model::Key::Card(id("c")), text: "one\ntwo\nthree".to_owned() };
    // The card, and the band and the name of its row.
    assert_eq!(cost(&map, &after(&map, &tall)).0, 3);
}

#[test]
fn a_workspace_forgets_what_is_gone() {
    let map = lanes();
    let gone = after(&map, &Command::Delete(vec![throughline::model::Key::Card(id("a"))]));
    let mut workspace = Workspace::new();
    let mut lay = |map: &Map| {
        let _ = with(map, &mut workspace, LayoutOptions::canvas(words(map)));
        workspace.built()
    };
    lay(&map);
    let (without, again) = (lay(&gone), lay(&map));
    assert_eq!(again - without, 1, "the card is built anew");
}

#[test]
fn one_card_moved_redraws_few_connectors() {
    let map = grid_map(1_000);
    let joins_of =
        |card: &Card| map.connectors.values().filter(|join| join.from == card.id || join.to == card.id).count() as u64;
    let card = map.cards.values().filter(|card| card.span == 1).max_by_key(|card| joins_of(card)).unwrap();
    assert!(joins_of(card) > 1, "it has connectors");
    let step = *map.steps.keys().find(|step| **step != card.step).unwrap();
    let to = MoveTarget::Cell { lane: card.lane, step, place: Place::Last };
    let moved = after(&map, &Command::Move { key: card.id.into(), to });
    let mut workspace = Workspace::new();
    let mut lines = |map: &Map| {
        let scene = with(map, &mut workspace, LayoutOptions::canvas(words(map))).scene;
        scene.layer(LayerKind::Connectors).frames().map(|placed| placed.frame.clone()).collect::<Vec<_>>()
    };
    let (before, after) = (lines(&map), lines(&moved));
    let is_kept = |frame: &&Arc<Frame>| before.iter().any(|other| Arc::ptr_eq(frame, other));
    let drawn = after.len() - after.iter().filter(is_kept).count();
    // Its own, and those that share a gutter with them or run past its rows; the rest keep their frames. What reaches
    // over the whole map, which becomes wider with a gutter, is no connector: stages, bands of lanes, lines, curves.
    assert!(drawn > 0 && drawn <= after.len() / 7, "{drawn} of {}", after.len());
}

#[test]
fn nothing_is_routed_again_when_nothing_changed() {
    let map = grid_map(1_000);
    let (again, first) = rerouted(&map, &map);
    assert!(first > map.connectors.len() as u64 && again == 0, "{again} of {first}");
}

#[test]
fn a_letter_more_that_keeps_its_card_as_high_routes_nothing() {
    let map = super::scenes::joined(super::scenes::joined(lanes(), "a", "c", "yes"), "c", "a", "");
    let command = Command::SetText { at: throughline::model::Key::Card(id("a")), text: "ab".to_owned() };
    assert_eq!(rerouted(&map, &after(&map, &command)).0, 0);
}

#[test]
fn a_card_moved_on_a_large_map_reroutes_what_it_touches() {
    let map = grid_map(1_000);
    let mut most = 0;
    for card in map.cards.values().filter(|card| card.span == 1).step_by(149) {
        let step = *map.steps.keys().find(|step| **step != card.step).unwrap();
        let to = MoveTarget::Cell { lane: card.lane, step, place: Place::Last };
        let (again, first) = rerouted(&map, &after(&map, &Command::Move { key: card.id.into(), to }));
        // Those at it and past it, and those beside them in their gutters.
        assert!(again <= first / 6, "{again} of {first}");
        most = most.max(again);
    }
    assert!(most > 0, "none of them stood in the way of a connector");
}

#[test]
fn a_drag_that_is_held_routes_nothing_and_one_that_goes_on_little() {
    let map = grid_map(1_000);
    let joined = |card: &&Card| card.span == 1 && map.connectors.values().any(|join| join.from == card.id);
    let card = map.cards.values().find(joined).unwrap();
    let mut workspace = Workspace::new();
    let mut lay = |map: &Map| {
        let before = workspace.routed();
        let _ = with(map, &mut workspace, LayoutOptions::canvas(words(map)));
        workspace.routed() - before
    };
    let first = lay(&map);
    for step in map.steps.keys().filter(|step| **step != card.step).take(10) {
        let to = MoveTarget::Cell { lane: card.lane, step: *step, place: Place::Last };
        let dragged = after(&map, &Command::Move { key: card.id.into(), to });
        let (moved, held) = (lay(&dragged), lay(&dragged));
        assert!(held == 0 && moved <= first / 8, "{moved} {held} of {first}");
    }
}
