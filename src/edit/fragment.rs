//! A piece of a map that can be carried to another place or another map.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Card, CardId, Connector, IdSource, Key, Lane, Map, Order, Pain, Record, RecordTable, Wait};

/// Cards with their pain points and wait points, the connectors among them, and where the cards stood to each
/// other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragment {
    /// The cards with their places.
    pub(super) pieces: Vec<PlacedCard>,
    /// The pain points, card by card.
    pub pains: Vec<Pain>,
    /// The wait points, card by card.
    pub waits: Vec<Wait>,
    /// The connectors among the cards.
    pub connectors: Vec<Connector>,
}

/// A card and its place within the fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PlacedCard {
    /// Steps after the first step of the fragment.
    pub(super) column: usize,
    /// Lanes that take cards below the topmost lane of the fragment.
    pub(super) row: usize,
    /// The card.
    pub(super) card: Card,
}

impl Fragment {
    /// The cards of those ids with what belongs to them. Ids that the map doesn't have are left out.
    #[must_use]
    pub fn new(map: &Map, cards: &[CardId]) -> Self {
        let wanted: BTreeSet<CardId> = cards.iter().copied().collect();
        let order = Order::new(map);
        // A lane that takes no cards takes no row: such as there are go with the lane below it.
        let mut above = 0;
        let rows: Vec<usize> = order
            .lanes
            .iter()
            .map(|lane| {
                let row = above;
                above += usize::from(takes_cards(lane));
                row
            })
            .collect();
        let mut pieces: Vec<PlacedCard> = order
            .cards
            .iter()
            .zip(order.cells())
            .filter(|(card, _)| wanted.contains(&card.id))
            .map(|(card, (column, row))| PlacedCard {
                column: *column,
                row: rows.get(*row).copied().unwrap_or_default(),
                card: (*card).clone(),
            })
            .collect();
        let first = pieces.iter().map(|piece| piece.column).min().unwrap_or_default();
        let top = pieces.iter().map(|piece| piece.row).min().unwrap_or_default();
        for piece in &mut pieces {
            piece.column -= first;
            piece.row -= top;
        }
        let pains = pieces.iter().flat_map(|piece| order.pains_of(piece.card.id)).map(|pain| (*pain).clone());
        let waits = pieces.iter().flat_map(|piece| order.waits_of(piece.card.id)).map(|wait| (*wait).clone());
        let inside = |connector: &&Connector| wanted.contains(&connector.from) && wanted.contains(&connector.to);
        Self {
            pains: pains.collect(),
            waits: waits.collect(),
            connectors: map.connectors.values().filter(inside).cloned().collect(),
            pieces,
        }
    }

    /// Cards that come from elsewhere, each with how many steps it stands after the first and how many lanes below
    /// the topmost. Their own lanes and steps are ignored.
    #[must_use]
    pub fn from_cards(cards: impl IntoIterator<Item = (usize, usize, Card)>) -> Self {
        let pieces = cards.into_iter().map(|(column, row, card)| PlacedCard { column, row, card });
        Self { pieces: pieces.collect(), ..Self::default() }
    }

    /// The same with new ids, as it must be before it is pasted beside the original. Opportunities speak of
    /// the new pain points where these came along, and else of the old ones.
    #[must_use]
    pub fn renamed(&self, ids: &mut IdSource) -> Self {
        let names: BTreeMap<Key, Key> = self.keys().map(|key| (key, key.with_id(ids.next_id()))).collect();
        let name = |key: Key| names.get(&key).copied().unwrap_or(key);
        let mut fragment = Self { pieces: Vec::with_capacity(self.pieces.len()), ..Self::default() };
        for piece in &self.pieces {
            let card = named(&piece.card, &name);
            fragment.pieces.push(PlacedCard { card, ..*piece });
        }
        fragment.pains.extend(self.pains.iter().map(|pain| named(pain, &name)));
        fragment.waits.extend(self.waits.iter().map(|wait| named(wait, &name)));
        fragment.connectors.extend(self.connectors.iter().map(|connector| named(connector, &name)));
        fragment
    }

    /// The same, with cards that go over so many steps.
    #[must_use]
    pub fn spanning(mut self, span: impl Fn(&Card) -> u32) -> Self {
        for piece in &mut self.pieces {
            piece.card.span = span(&piece.card);
        }
        self
    }

    /// The cards in reading order.
    pub fn cards(&self) -> impl Iterator<Item = &Card> {
        self.pieces.iter().map(|piece| &piece.card)
    }

    /// The cards in reading order, each with how many steps it stands after the first and how many lanes below the
    /// topmost: see [`takes_cards`].
    pub fn placed(&self) -> impl Iterator<Item = (usize, usize, &Card)> {
        self.pieces.iter().map(|piece| (piece.column, piece.row, &piece.card))
    }

    /// The names of all its records.
    pub fn keys(&self) -> impl Iterator<Item = Key> {
        let cards = self.cards().map(|card| card.id.into());
        cards.chain(self.marks().map(|mark| mark.key()))
    }

    /// True when it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// All records but the cards.
    pub(super) fn marks(&self) -> impl Iterator<Item = Record> {
        let pains = self.pains.iter().cloned().map(Record::Pain);
        let waits = self.waits.iter().cloned().map(Record::Wait);
        let connectors = self.connectors.iter().cloned().map(Record::Connector);
        pains.chain(waits).chain(connectors)
    }
}

/// A record with other ids.
fn named<T: RecordTable>(record: &T, name: &dyn Fn(Key) -> Key) -> T {
    let renamed = record.borrowed().to_record().renamed(name);
    // A record stays of its kind.
    T::from_record(&renamed).unwrap_or(record).clone()
}

/// True for a lane that new cards go to: it is shown, and shows no emotion curves.
#[must_use]
pub fn takes_cards(lane: &Lane) -> bool {
    !lane.hidden && lane.role.takes_cards()
}
