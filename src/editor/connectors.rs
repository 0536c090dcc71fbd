//! Connectors of a card: changing the selected one, and going from a card to its connectors and back by keyboard.

use crate::edit::{Command, Refusal, Selection};
use crate::model::{CardId, Connector, ConnectorId, Heads, Key, Map, ReadingOrder, Record};

/// A connector that was reached from a card by keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ConnectorVisit {
    card: CardId,
    pub connector: ConnectorId,
}

/// The change of the selected connector; `None` when none is selected.
pub(super) fn change(
    map: &Map,
    selection: &Selection,
    change: impl FnOnce(Connector) -> Connector,
) -> Result<Option<Command>, Refusal> {
    let Some(id) = selection.only().and_then(Key::connector) else { return Ok(None) };
    let Some(changed) = map.connectors.get(&id).cloned().map(change) else { return Ok(None) };
    if is_there(map, &changed) {
        return Err(Refusal::Exists(id.into()));
    }
    Ok(Some(Command::Change(Record::Connector(changed))))
}

/// True when the map already says what a connector would say: its cards are joined, the same way or both ways.
pub(super) fn is_there(map: &Map, wanted: &Connector) -> bool {
    map.connectors.values().filter(|other| other.id != wanted.id).any(|other| {
        let back = (other.to, other.from) == (wanted.from, wanted.to);
        let both = other.heads == Heads::Two || wanted.heads == Heads::Two;
        (other.from, other.to) == (wanted.from, wanted.to) || (back && both)
    })
}

pub(super) fn has_connectors(map: &Map, selection: &Selection, visit: Option<ConnectorVisit>) -> bool {
    let ends = |card: CardId| map.connectors.values().any(|other| other.from == card || other.to == card);
    card_with_connectors(map, selection, visit).is_some_and(ends)
}

pub(super) fn next(
    (map, order): (&Map, &ReadingOrder),
    selection: &Selection,
    visit: Option<ConnectorVisit>,
) -> Option<ConnectorVisit> {
    let card = card_with_connectors(map, selection, visit)?;
    let connectors = connectors_of(map, order, card);
    let selected = selection.only().and_then(Key::connector);
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

fn connectors_of(map: &Map, order: &ReadingOrder, card: CardId) -> Vec<ConnectorId> {
    let other = |connector: &Connector| if connector.from == card { connector.to } else { connector.from };
    let place = |connector: &&Connector| {
        let place = map.cards.get(&other(connector)).and_then(|card| order.position(card));
        (connector.from != card, place, connector.id)
    };
    let mut own: Vec<&Connector> =
        map.connectors.values().filter(|other| other.from == card || other.to == card).collect();
    own.sort_by_cached_key(place);
    own.into_iter().map(|connector| connector.id).collect()
}
