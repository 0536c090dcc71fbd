//! Adding an element without a pointer: where the selection is.

use super::document::Document;
use super::{Element, GridCell, element};
use crate::edit::{Command, Place, Selection};
use crate::model::{Card, CardId, IdSource, Key, Lane, Map, Pain, Record, Role, Stage, Step};

pub(super) fn add(doc: &mut Document, element: Element) -> bool {
    let Some((command, key)) = addition(doc, element) else { return false };
    if element.is_written() {
        return doc.insert_and_write(command, key);
    }
    if !doc.attempt(&command, Selection::one(key)) {
        return false;
    }
    doc.focus = None;
    doc.show(key);
    true
}

/// What adds an element, and the key of the record that is written next.
fn addition(doc: &mut Document, element: Element) -> Option<(Command, Key)> {
    if element.is_marker() {
        let card = doc.selected_card()?;
        return marker_command(&doc.map, &mut doc.ids, element, card);
    }
    match element {
        // The first step needs a stage.
        Element::Step if doc.map.steps.is_empty() => addition(doc, Element::Stage),
        Element::Stage => {
            let after = doc.selected_step().and_then(|step| doc.map.steps.get(&step)).map(|step| step.stage);
            let place = after.map_or(Place::Last, |stage| Place::After(stage.into()));
            Some(stage_command(&mut doc.ids, place))
        }
        Element::Step => {
            let after = doc.selected_step().or_else(|| doc.order.steps().last().copied())?;
            let stage = doc.map.steps.get(&after)?.stage;
            Some(record_command(Step::new(doc.ids.fresh(), stage), Place::After(after.into())))
        }
        Element::Lane => {
            let after = doc.selected_lane();
            let role = after.and_then(|lane| doc.map.lanes.get(&lane)).map_or(Role::Notes, |lane| lane.role);
            let lane = Lane::new(doc.ids.fresh(), element::role_beside(role));
            Some(record_command(lane, after.map_or(Place::Last, |lane| Place::After(lane.into()))))
        }
        _ => {
            let cell = target_cell(doc, element)?;
            let role = doc.map.lanes.get(&cell.lane)?.role;
            let card = element::card(doc.ids.fresh(), cell, element.card_kind()?, role);
            let is_here = |card: &CardId| doc.map.cards.get(card).is_some_and(|card| GridCell::from_card(card) == cell);
            let place = doc.selected_card().filter(is_here).map_or(Place::Last, |card| Place::After(card.into()));
            Some(record_command(card, place))
        }
    }
}

/// What adds a record, and its key.
pub(super) fn record_command(record: impl Into<Record>, place: Place) -> (Command, Key) {
    let record = record.into();
    let key = record.key();
    (Command::Add { record, place }, key)
}

/// A new stage with its first step, and the stage's key.
pub(super) fn stage_command(ids: &mut IdSource, place: Place) -> (Command, Key) {
    let stage = Stage::new(ids.fresh());
    let step = Step::new(ids.fresh(), stage.id);
    let key = stage.id.into();
    (Command::AddStage { stage, step, place }, key)
}

/// The cell that a new card goes to: the one with the focus, that of the selected card, or the first cell of the
/// selected step or lane, in a lane where such cards usually are.
fn target_cell(doc: &Document, element: Element) -> Option<GridCell> {
    if let Some(cell) = doc.focus.filter(|cell| doc.map.lanes.contains_key(&cell.lane)) {
        return Some(cell);
    }
    let step = doc.selected_step().or_else(|| doc.order.steps().first().copied())?;
    let usual = match element {
        Element::Touchpoint => Role::Frontstage,
        Element::Decision => Role::Backstage,
        _ => Role::Customer,
    };
    let shown = || doc.order.lanes_in(&doc.map).filter(|lane| !lane.hidden);
    let lane = doc.selected_lane().or_else(|| {
        let usual = shown().find(|lane| lane.role == usual);
        usual.or_else(|| shown().find(|lane| lane.role.takes_cards())).or(shown().next()).map(|lane| lane.id)
    })?;
    Some(GridCell { lane, step })
}

/// What puts a marker on a card, and the key of the record that is written next.
pub(super) fn marker_command(map: &Map, ids: &mut IdSource, element: Element, card: CardId) -> Option<(Command, Key)> {
    match element {
        Element::Pain => Some(record_command(Pain::new(ids.fresh(), card), Place::Last)),
        Element::Wait => Some(record_command(element::wait(ids.fresh(), card), Place::Last)),
        Element::MomentOfTruth => {
            let record = Card { moment_of_truth: true, ..map.cards.get(&card)?.clone() };
            Some((Command::Change(record.into()), card.into()))
        }
        _ => None,
    }
}
