//! The reading order of a map by ids: it is kept beside the map and follows its changes.
//!
//! [`super::Order`] borrows the records of a map and is made anew for each question. This one owns no record, so that it
//! outlives a change, and a change costs what it touches: a card is moved within the lists of its lanes.

use std::collections::{BTreeSet, HashMap};

use super::{
    Card, CardId, CardKind, Connector, ConnectorId, LaneId, Map, Pain, PainId, PersonaId, Rank, RecordRef, StageId,
    StepId, Wait, WaitId,
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
    /// The opportunities by column, row and rank.
    opportunities: BTreeSet<(usize, usize, Rank, CardId)>,
    /// The opportunities that would ease each pain point, in the order of their ids.
    eased: HashMap<PainId, Vec<CardId>>,
    /// The connectors at each card, in the order of their ids.
    connectors: HashMap<CardId, Vec<ConnectorId>>,
}

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
    /// The order of a map, which is the one of [`super::Order`]: cards of missing steps or lanes are left out.
    #[must_use]
    pub fn new(map: &Map) -> Self {
        let stages = by_rank(map.stages.values().map(|stage| (stage.rank, stage.id)));
        let stage_at = places(&stages);
        let steps = map.steps.values();
        let steps = steps.filter_map(|step| stage_at.get(&step.stage).map(|stage| ((*stage, step.rank), step.id)));
        let steps = by_rank(steps);
        let lanes = by_rank(map.lanes.values().map(|lane| (lane.rank, lane.id)));
        let personas = by_rank(map.personas.values().map(|persona| (persona.rank, persona.id)));
        let (columns, rows) = (places(&steps), places(&lanes));
        let cards = vec![Vec::new(); lanes.len()];
        let mut order = Self { stages, steps, lanes, personas, columns, rows, cards, ..Self::default() };
        for card in map.cards.values() {
            let Some((row, ordered)) = order.place(card) else { continue };
            order.cards.get_mut(row).into_iter().for_each(|cards| cards.push(ordered));
            order.add_opportunity(card, row, ordered);
        }
        order.cards.iter_mut().for_each(|cards| cards.sort_unstable());
        for pain in map.pains.values() {
            order.pains.entry(pain.card).or_default().push((pain.rank, pain.id));
        }
        for wait in map.waits.values() {
            order.waits.entry(wait.card).or_default().push((wait.rank, wait.id));
        }
        map.connectors.values().for_each(|connector| order.insert_connector(connector));
        order.pains.values_mut().for_each(|marks| marks.sort_unstable());
        order.waits.values_mut().for_each(|marks| marks.sort_unstable());
        order
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
                Some(RecordRef::Pain(pain)) => remove_mark(&mut self.pains, pain.card, (pain.rank, pain.id)),
                Some(RecordRef::Wait(wait)) => remove_mark(&mut self.waits, wait.card, (wait.rank, wait.id)),
                Some(RecordRef::Connector(connector)) => self.remove_connector(connector),
                _ => {}
            }
            match after {
                Some(RecordRef::Card(card)) => self.insert_card(card),
                Some(RecordRef::Pain(pain)) => insert_mark(&mut self.pains, pain.card, (pain.rank, pain.id)),
                Some(RecordRef::Wait(wait)) => insert_mark(&mut self.waits, wait.card, (wait.rank, wait.id)),
                Some(RecordRef::Connector(connector)) => self.insert_connector(connector),
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

    /// The steps of a stage, from first to last.
    pub fn steps_of(&self, map: &Map, stage: StageId) -> impl DoubleEndedIterator<Item = StepId> {
        let is_in_stage = move |step: &&StepId| map.steps.get(step).is_some_and(|step| step.stage == stage);
        self.steps.iter().filter(is_in_stage).copied()
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

    fn add_opportunity(&mut self, card: &Card, row: usize, OrderedCard { column, rank, id }: OrderedCard) {
        if card.kind == CardKind::Opportunity {
            self.opportunities.insert((column, row, rank, id));
            card.eases.iter().for_each(|pain| insert_sorted(&mut self.eased, *pain, id));
        }
    }

    fn insert_connector(&mut self, connector: &Connector) {
        for card in ends_of(connector) {
            insert_sorted(&mut self.connectors, card, connector.id);
        }
    }

    fn remove_connector(&mut self, connector: &Connector) {
        for card in ends_of(connector) {
            remove_sorted(&mut self.connectors, card, connector.id);
        }
    }

    fn insert_card(&mut self, card: &Card) {
        let Some((row, ordered)) = self.place(card) else { return };
        if let Some(cards) = self.cards.get_mut(row) {
            let at = cards.partition_point(|other| *other < ordered);
            cards.insert(at, ordered);
        }
        self.add_opportunity(card, row, ordered);
    }

    fn remove_card(&mut self, card: &Card) {
        let Some((row, ordered)) = self.place(card) else { return };
        if let Some(cards) = self.cards.get_mut(row)
            && let Ok(at) = cards.binary_search(&ordered)
        {
            cards.remove(at);
        }
        if self.opportunities.remove(&(ordered.column, row, ordered.rank, ordered.id)) {
            card.eases.iter().for_each(|pain| remove_sorted(&mut self.eased, *pain, card.id));
        }
    }
}

/// The cards that a connector joins.
fn ends_of(connector: &Connector) -> impl Iterator<Item = CardId> + use<> {
    let (from, to) = (connector.from, connector.to);
    std::iter::once(from).chain((to != from).then_some(to))
}

/// True for a change of what the columns, the rows or the order of personas follow from.
fn is_structural(change: RecordChange<'_>) -> bool {
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

/// Ids in the order of their ranks; those of one rank in their own order.
fn by_rank<R: Ord, Id: Ord>(records: impl Iterator<Item = (R, Id)>) -> Vec<Id> {
    let mut records: Vec<_> = records.collect();
    records.sort_unstable();
    records.into_iter().map(|(_, id)| id).collect()
}

fn places<Id: Copy + Eq + std::hash::Hash>(ids: &[Id]) -> HashMap<Id, usize> {
    ids.iter().enumerate().map(|(at, id)| (*id, at)).collect()
}

fn insert_sorted<K: Eq + std::hash::Hash, Id: Ord>(lists: &mut HashMap<K, Vec<Id>>, key: K, id: Id) {
    let list = lists.entry(key).or_default();
    list.insert(list.partition_point(|other| *other < id), id);
}

fn remove_sorted<K: Eq + std::hash::Hash, Id: Ord>(lists: &mut HashMap<K, Vec<Id>>, key: K, id: Id) {
    let Some(list) = lists.get_mut(&key) else { return };
    if let Ok(at) = list.binary_search(&id) {
        list.remove(at);
    }
    if list.is_empty() {
        lists.remove(&key);
    }
}

fn insert_mark<Id: Copy + Ord>(marks: &mut HashMap<CardId, Vec<(Rank, Id)>>, card: CardId, mark: (Rank, Id)) {
    let marks = marks.entry(card).or_default();
    marks.insert(marks.partition_point(|other| *other < mark), mark);
}

fn remove_mark<Id: Copy + Ord>(marks: &mut HashMap<CardId, Vec<(Rank, Id)>>, card: CardId, mark: (Rank, Id)) {
    let Some(of_card) = marks.get_mut(&card) else { return };
    of_card.retain(|other| *other != mark);
    if of_card.is_empty() {
        marks.remove(&card);
    }
}
