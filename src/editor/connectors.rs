//! Connectors of a card: changing the selected one, and going from a card to its connectors and back by keyboard.

use super::document::Document;
use crate::edit::{Command, Refusal, Selection};
use crate::model::{CardId, Connector, ConnectorId, Heads, Key, Map, Record};

/// A connector that was reached from a card by keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ConnectorVisit {
    card: CardId,
    pub connector: ConnectorId,
}

/// The change of the selected connector; `None` when none is selected.
pub(super) fn change(doc: &Document, change: impl FnOnce(Connector) -> Connector) -> Result<Option<Command>, Refusal> {
    let Some(id) = doc.selection.only().and_then(Key::connector) else { return Ok(None) };
    let Some(changed) = doc.map.connectors.get(&id).cloned().map(change) else { return Ok(None) };
    if is_there(doc, &changed) {
        return Err(Refusal::Exists(id.into()));
    }
    Ok(Some(Command::Change(Record::Connector(changed))))
}

/// True when the map already says what a connector would say: its cards are joined, the same way or both ways.
pub(super) fn is_there(doc: &Document, wanted: &Connector) -> bool {
    at_card(doc, wanted.from).filter(|other| other.id != wanted.id).any(|other| {
        let back = (other.to, other.from) == (wanted.from, wanted.to);
        let both = other.heads == Heads::Two || wanted.heads == Heads::Two;
        (other.from, other.to) == (wanted.from, wanted.to) || (back && both)
    })
}

/// The connectors that leave or reach a card.
fn at_card(doc: &Document, card: CardId) -> impl Iterator<Item = &Connector> {
    doc.order.connectors_at(card).iter().filter_map(|id| doc.map.connectors.get(id))
}

pub(super) fn has_connectors(doc: &Document, visit: Option<ConnectorVisit>) -> bool {
    let card = card_with_connectors(&doc.map, &doc.selection, visit);
    card.is_some_and(|card| !doc.order.connectors_at(card).is_empty())
}

pub(super) fn next(doc: &Document, visit: Option<ConnectorVisit>) -> Option<ConnectorVisit> {
    let card = card_with_connectors(&doc.map, &doc.selection, visit)?;
    let connectors = connectors_of(doc, card);
    let selected = doc.selection.only().and_then(Key::connector);
    let at = selected.and_then(|id| connectors.iter().position(|other| *other == id));
    let next = at.and_then(|at| connectors.get(at + 1)).or(connectors.first())?;
    Some(ConnectorVisit { card, connector: *next })
}

/// The card that the selected connector was reached from.
pub(super) fn reached_from(map: &Map, selection: &Selection, visit: Option<ConnectorVisit>) -> Option<CardId> {
    let visit = visit.filter(|visit| selection.only() == Some(visit.connector.into()))?;
    map.cards.contains_key(&visit.card).then_some(visit.card)
}

fn card_with_connectors(map: &Map, selection: &Selection, visit: Option<ConnectorVisit>) -> Option<CardId> {
    match selection.only()? {
        Key::Connector(id) => {
            reached_from(map, selection, visit).or_else(|| map.connectors.get(&id).map(|connector| connector.from))
        }
        key => map.card_of(key),
    }
}

fn connectors_of(doc: &Document, card: CardId) -> Vec<ConnectorId> {
    let other = |connector: &Connector| if connector.from == card { connector.to } else { connector.from };
    let place = |connector: &&Connector| {
        let place = doc.map.cards.get(&other(connector)).and_then(|card| doc.order.position(card));
        (connector.from != card, place, connector.id)
    };
    let mut own: Vec<&Connector> = at_card(doc, card).collect();
    own.sort_by_cached_key(place);
    own.into_iter().map(|connector| connector.id).collect()
}
