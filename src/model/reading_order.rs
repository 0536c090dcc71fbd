//! The reading order of a map by ids: it is kept beside the map and follows its changes.
//!
//! [`Order`] borrows the records of a map and is made anew for each question. This one begins with its columns and rows
//! and owns no record, so that it outlives a change, and a change costs what it touches: a card is moved within the lists
//! of its lanes.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

use super::{
    Card, CardId, CardKind, Connector, ConnectorId, Lane, LaneId, Map, Order, Pain, PainId, PersonaId, Rank, RecordRef,
    StageId, Step, StepId, Wait, WaitId,
};

/// The ids of a map's records in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadingOrder {
    stages: Vec<StageId>,
    steps: Vec<StepId>,
    lanes: Vec<LaneId>,
    personas: Vec<PersonaId>,
    /// The column of each step: its index in `steps`.
    columns: HashMap<StepId, usize>,
    /// The row of each lane: its index in `lanes`.
    rows: HashMap<LaneId, usize>,
    /// The cards of each lane.
    cards: Vec<Vec<OrderedCard>>,
    /// The pain points of each card that has some.
    pains: HashMap<CardId, Vec<(Rank, PainId)>>,
    waits: HashMap<CardId, Vec<(Rank, WaitId)>>,
    opportunities: BTreeSet<CardPosition>,
    /// The opportunities that would ease each pain point, in the order of their ids.
    eased: HashMap<PainId, Vec<CardId>>,
    /// The connectors at each card, in the order of their ids.
    connectors: HashMap<CardId, Vec<ConnectorId>>,
}

/// What cards are read by: column, row, and place in the cell.
pub type CardPosition = (usize, usize, Rank, CardId);

/// A card among those of its lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OrderedCard {
    /// The column of its step: the first, when it spans several.
    pub column: usize,
    /// Its place among the cards of its cell.
    pub rank: Rank,
    /// The card.
    pub id: CardId,
}

/// What a record was before a change and what it is after it; `None` where there is none.
pub type RecordChange<'a> = (Option<RecordRef<'a>>, Option<RecordRef<'a>>);

impl ReadingOrder {
    /// The order of a map: cards of missing steps or lanes are left out.
    #[must_use]
    pub fn new(map: &Map) -> Self {
        let order = Order::without_cards(map);
        let mut cards: Vec<Vec<OrderedCard>> = vec![Vec::new(); order.lanes.len()];
        let (mut opportunities, mut eased) = (BTreeSet::new(), Vec::new());
        for card in map.cards.values() {
            let Some(position) = order.position(card) else { continue };
            let (column, row, rank, id) = position;
            cards.get_mut(row).into_iter().for_each(|cards| cards.push(OrderedCard { column, rank, id }));
            if card.kind == CardKind::Opportunity {
                opportunities.insert(position);
                eased.extend(card.eases.iter().map(|pain| (*pain, id)));
            }
        }
        // To sort the lanes one by one takes half as long as to sort the cards of the map.
        cards.iter_mut().for_each(|cards| cards.sort_unstable());
        Self {
            stages: order.stages.iter().map(|stage| stage.id).collect(),
            steps: order.steps.iter().map(|step| step.id).collect(),
            lanes: order.lanes.iter().map(|lane| lane.id).collect(),
            personas: order.personas.iter().map(|persona| persona.id).collect(),
            cards,
            pains: grouped(map.pains.values().map(|pain| (pain.card, (pain.rank, pain.id)))),
            waits: grouped(map.waits.values().map(|wait| (wait.card, (wait.rank, wait.id)))),
            opportunities,
            eased: grouped(eased.into_iter()),
            connectors: grouped(map.connectors.values().flat_map(at_ends)),
            columns: order.column,
            rows: order.row,
        }
    }

    /// Follows the changes that made `map` of the map that this is the order of. It is made anew when columns or rows come,
    /// go or move; everything else costs what has changed.
    pub fn follow<'a>(&mut self, map: &Map, changes: impl Iterator<Item = RecordChange<'a>> + Clone) {
        if changes.clone().any(is_structural) {
            *self = Self::new(map);
            return;
        }
        for (before, after) in changes {
            match before {
                Some(RecordRef::Card(card)) => self.remove_card(card),
                Some(RecordRef::Pain(pain)) => remove(&mut self.pains, pain.card, &(pain.rank, pain.id)),
                Some(RecordRef::Wait(wait)) => remove(&mut self.waits, wait.card, &(wait.rank, wait.id)),
                Some(RecordRef::Connector(connector)) => {
                    at_ends(connector).for_each(|(card, id)| remove(&mut self.connectors, card, &id));
                }
                _ => {}
            }
            match after {
                Some(RecordRef::Card(card)) => self.insert_card(card),
                Some(RecordRef::Pain(pain)) => insert(&mut self.pains, pain.card, (pain.rank, pain.id)),
                Some(RecordRef::Wait(wait)) => insert(&mut self.waits, wait.card, (wait.rank, wait.id)),
                Some(RecordRef::Connector(connector)) => {
                    at_ends(connector).for_each(|(card, id)| insert(&mut self.connectors, card, id));
                }
                _ => {}
            }
        }
    }

    /// Stages from first to last.
    #[must_use]
    pub fn stages(&self) -> &[StageId] {
        &self.stages
    }

    /// Steps from first to last, stage by stage.
    #[must_use]
    pub fn steps(&self) -> &[StepId] {
        &self.steps
    }

    /// Lanes from top to bottom, hidden ones too.
    #[must_use]
    pub fn lanes(&self) -> &[LaneId] {
        &self.lanes
    }

    /// Personas.
    #[must_use]
    pub fn personas(&self) -> &[PersonaId] {
        &self.personas
    }

    /// The column of a step.
    #[must_use]
    pub fn column(&self, step: StepId) -> Option<usize> {
        self.columns.get(&step).copied()
    }

    /// The row of a lane, hidden ones counted.
    #[must_use]
    pub fn row(&self, lane: LaneId) -> Option<usize> {
        self.rows.get(&lane).copied()
    }

    /// The row of a card, and its place there; `None` when its step or its lane is missing.
    #[must_use]
    pub fn place(&self, card: &Card) -> Option<(usize, OrderedCard)> {
        let (column, row) = (self.column(card.step)?, self.row(card.lane)?);
        Some((row, OrderedCard { column, rank: card.rank, id: card.id }))
    }

    /// What a card is read by; `None` when its step or its lane is missing.
    #[must_use]
    pub fn position(&self, card: &Card) -> Option<CardPosition> {
        let (row, OrderedCard { column, rank, id }) = self.place(card)?;
        Some((column, row, rank, id))
    }

    /// Some cards in reading order. Those of missing steps or lanes are left out.
    #[must_use]
    pub fn cards_in_order<'a>(&self, map: &'a Map, cards: impl IntoIterator<Item = CardId>) -> Vec<&'a Card> {
        let found = cards.into_iter().filter_map(|card| map.cards.get(&card));
        let mut found: Vec<(CardPosition, &Card)> =
            found.filter_map(|card| Some((self.position(card)?, card))).collect();
        found.sort_unstable_by_key(|(position, _)| *position);
        found.into_iter().map(|(_, card)| card).collect()
    }

    /// The steps of one stage, in order.
    pub fn steps_of(&self, map: &Map, stage: StageId) -> impl DoubleEndedIterator<Item = StepId> {
        let is_in_stage = move |step: &StepId| map.steps.get(step).is_some_and(|step| step.stage == stage);
        self.steps.iter().copied().filter(is_in_stage)
    }

    /// The records of the steps, in order.
    pub fn steps_in<'a>(&self, map: &'a Map) -> impl Iterator<Item = &'a Step> {
        self.steps.iter().filter_map(move |step| map.steps.get(step))
    }

    /// The stage of the last step.
    #[must_use]
    pub fn last_stage(&self, map: &Map) -> Option<StageId> {
        self.steps.last().and_then(|step| map.steps.get(step)).map(|step| step.stage)
    }

    /// The records of the lanes, in order, hidden ones too.
    pub fn lanes_in<'a>(&self, map: &'a Map) -> impl Iterator<Item = &'a Lane> {
        self.lanes.iter().filter_map(move |lane| map.lanes.get(lane))
    }

    /// The cards of a row, by column and rank.
    #[must_use]
    pub fn cards_of(&self, row: usize) -> &[OrderedCard] {
        self.cards.get(row).map(Vec::as_slice).unwrap_or_default()
    }

    /// The cards of one cell, in order.
    #[must_use]
    pub fn cards_in(&self, lane: LaneId, step: StepId) -> &[OrderedCard] {
        let (Some(row), Some(column)) = (self.row(lane), self.column(step)) else { return &[] };
        let cards = self.cards_of(row);
        let at = |column: usize| cards.partition_point(|card| card.column < column);
        cards.get(at(column)..at(column + 1)).unwrap_or_default()
    }

    /// The pain points of a card, in order.
    pub fn pains_of<'a>(&self, map: &'a Map, card: CardId) -> Vec<&'a Pain> {
        let marks = self.pains.get(&card).into_iter().flatten();
        marks.filter_map(|(_, pain)| map.pains.get(pain)).collect()
    }

    /// The wait points of a card, in order.
    pub fn waits_of<'a>(&self, map: &'a Map, card: CardId) -> Vec<&'a Wait> {
        let marks = self.waits.get(&card).into_iter().flatten();
        marks.filter_map(|(_, wait)| map.waits.get(wait)).collect()
    }

    /// The opportunities that would ease a pain point, in the order of their ids.
    #[must_use]
    pub fn eased_by(&self, pain: PainId) -> &[CardId] {
        self.eased.get(&pain).map(Vec::as_slice).unwrap_or_default()
    }

    /// The connectors that leave or reach a card, in the order of their ids.
    #[must_use]
    pub fn connectors_at(&self, card: CardId) -> &[ConnectorId] {
        self.connectors.get(&card).map(Vec::as_slice).unwrap_or_default()
    }

    /// The opportunities in reading order.
    pub fn opportunities(&self) -> impl Iterator<Item = CardId> + '_ {
        self.opportunities.iter().map(|(.., card)| *card)
    }

    fn insert_card(&mut self, card: &Card) {
        let Some((row, ordered)) = self.place(card) else { return };
        if let Some(cards) = self.cards.get_mut(row) {
            let at = cards.partition_point(|other| *other < ordered);
            cards.insert(at, ordered);
        }
        if card.kind == CardKind::Opportunity {
            self.opportunities.extend(self.position(card));
            card.eases.iter().for_each(|pain| insert(&mut self.eased, *pain, card.id));
        }
    }

    fn remove_card(&mut self, card: &Card) {
        let Some((row, ordered)) = self.place(card) else { return };
        if let Some(cards) = self.cards.get_mut(row)
            && let Ok(at) = cards.binary_search(&ordered)
        {
            cards.remove(at);
        }
        if self.opportunities.remove(&(ordered.column, row, ordered.rank, ordered.id)) {
            card.eases.iter().for_each(|pain| remove(&mut self.eased, *pain, &card.id));
        }
    }
}

/// True for a change of what the columns, the rows or the order of personas follow from.
pub(crate) fn is_structural(change: RecordChange<'_>) -> bool {
    match change {
        (Some(RecordRef::Stage(before)), Some(RecordRef::Stage(after))) => before.rank != after.rank,
        (Some(RecordRef::Step(before)), Some(RecordRef::Step(after))) => {
            (before.stage, before.rank) != (after.stage, after.rank)
        }
        (Some(RecordRef::Lane(before)), Some(RecordRef::Lane(after))) => before.rank != after.rank,
        (Some(RecordRef::Persona(before)), Some(RecordRef::Persona(after))) => before.rank != after.rank,
        (before, after) => [before, after].into_iter().flatten().any(|record| {
            matches!(record, RecordRef::Stage(_) | RecordRef::Step(_) | RecordRef::Lane(_) | RecordRef::Persona(_))
        }),
    }
}

/// A connector at each of the cards that it joins.
fn at_ends(connector: &Connector) -> impl Iterator<Item = (CardId, ConnectorId)> + use<> {
    let (id, from, to) = (connector.id, connector.from, connector.to);
    std::iter::once(from).chain((to != from).then_some(to)).map(move |card| (card, id))
}

/// What belongs to each key that has some, in order.
fn grouped<K: Eq + Hash, T: Ord>(all: impl Iterator<Item = (K, T)>) -> HashMap<K, Vec<T>> {
    let mut lists: HashMap<K, Vec<T>> = HashMap::new();
    for (key, one) in all {
        lists.entry(key).or_default().push(one);
    }
    lists.values_mut().for_each(|list| list.sort_unstable());
    lists
}

fn insert<K: Eq + Hash, T: Ord>(lists: &mut HashMap<K, Vec<T>>, key: K, one: T) {
    let list = lists.entry(key).or_default();
    list.insert(list.partition_point(|other| *other < one), one);
}

fn remove<K: Eq + Hash, T: Ord>(lists: &mut HashMap<K, Vec<T>>, key: K, one: &T) {
    let Some(list) = lists.get_mut(&key) else { return };
    if let Ok(at) = list.binary_search(one) {
        list.remove(at);
    }
    if list.is_empty() {
        lists.remove(&key);
    }
}
