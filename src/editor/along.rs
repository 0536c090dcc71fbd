//! From a card to its connectors by keyboard, one after the other, and back to the card.

use super::Editor;
use crate::edit::Selection;
use crate::model::{CardId, Connector, ConnectorId, Key, Order};

/// A connector that was reached from a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ConnectorVisit {
    card: CardId,
    connector: ConnectorId,
}

impl Editor {
    /// True when there is a connector to go to from what is selected.
    #[must_use]
    pub fn has_connectors(&self) -> bool {
        let ends = |card: CardId| self.map.connectors.values().any(|other| other.from == card || other.to == card);
        self.card_with_connectors().is_some_and(ends)
    }

    /// Selects the next connector of the selected card, or of the card that the selected connector was reached from:
    /// first those that leave it, in reading order, after the last one the first again. False when there is none.
    pub fn next_connector(&mut self) -> bool {
        self.end_gesture();
        self.finish_typing();
        let Some(card) = self.card_with_connectors() else { return false };
        let connectors = self.connectors_of(card);
        let at = match self.selection.only() {
            Some(Key::Connector(id)) => connectors.iter().position(|other| *other == id),
            _ => None,
        };
        let next = at.and_then(|at| connectors.get(at + 1)).or(connectors.first());
        let Some(connector) = next.copied() else { return false };
        self.select(Selection::one(connector));
        self.along = Some(ConnectorVisit { card, connector });
        self.show(connector.into());
        true
    }

    /// Goes back to the card that the selected connector was reached from. False when it was reached otherwise.
    pub fn back_to_card(&mut self) -> bool {
        let Some(card) = self.reached_from() else { return false };
        self.reveal(card);
        true
    }

    /// The card that the selected connector was reached from.
    pub(super) fn reached_from(&self) -> Option<CardId> {
        let along = self.along.filter(|along| self.selection.only() == Some(along.connector.into()))?;
        self.map.cards.contains_key(&along.card).then_some(along.card)
    }

    fn card_with_connectors(&self) -> Option<CardId> {
        let Some(Key::Connector(id)) = self.selection.only() else { return self.selected_card() };
        self.reached_from().or_else(|| self.map.connectors.get(&id).map(|connector| connector.from))
    }

    fn connectors_of(&self, card: CardId) -> Vec<ConnectorId> {
        let order = Order::of(&self.map);
        let other = |connector: &Connector| if connector.from == card { connector.to } else { connector.from };
        let place = |connector: &&Connector| {
            let place = order.cards.iter().position(|card| card.id == other(connector));
            (connector.from != card, place, connector.id)
        };
        let mut own: Vec<&Connector> =
            self.map.connectors.values().filter(|other| other.from == card || other.to == card).collect();
        own.sort_by_cached_key(place);
        own.into_iter().map(|connector| connector.id).collect()
    }
}
