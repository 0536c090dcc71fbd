//! A map as it would be: the map itself and what a plan has changed so far, without a copy of the map.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::patch::Patch;
use super::refusal::Refusal;
use super::table::Ranked;
use crate::model::{
    Card, CardId, Key, LaneId, Map, Rank, ReadingOrder, Record, RecordRef, RecordTable, Stage, Step, StepId, columns,
};

/// A map and the changes that a plan lays over it.
pub(super) struct MapDraft<'a> {
    map: &'a Map,
    /// The reading order of that map, where it is at hand.
    order: Option<&'a ReadingOrder>,
    over: BTreeMap<Key, Option<Record>>,
    cells: CellIndex,
    /// The cards that go over other steps because their steps have changed: no person changed them.
    pub(super) followed: BTreeSet<CardId>,
}

/// Which cards stand in which cell. The first question is answered by a look at every card, since a plan of
/// one move asks only once; the second question pays for an index, since a plan of a thousand moves would
/// otherwise look at every card a thousand times.
enum CellIndex {
    Unasked,
    Asked,
    Indexed(HashMap<(LaneId, StepId), BTreeSet<(Rank, CardId)>>),
}

impl<'a> MapDraft<'a> {
    pub(super) fn new(map: &'a Map, order: Option<&'a ReadingOrder>) -> Self {
        Self { map, order, over: BTreeMap::new(), cells: CellIndex::Unasked, followed: BTreeSet::new() }
    }

    /// The record of that id.
    pub(super) fn get<T: RecordTable>(&self, id: T::Id) -> Option<&T> {
        match self.over.get(&id.into()) {
            Some(after) => after.as_ref().and_then(T::from_record),
            None => T::of(self.map).get(&id),
        }
    }

    /// All records of a kind, in no order that means anything.
    pub(super) fn all<T: RecordTable>(&self) -> impl Iterator<Item = &T> {
        let untouched = |record: &&T| self.over.is_empty() || !self.over.contains_key(&record.id().into());
        T::of(self.map)
            .values()
            .filter(untouched)
            .chain(self.over.values().flatten().filter_map(|record| T::from_record(record)))
    }

    /// All records, in no order that means anything.
    pub(super) fn records(&self) -> impl Iterator<Item = RecordRef<'_>> {
        let untouched = |record: &RecordRef<'_>| self.over.is_empty() || !self.over.contains_key(&record.key());
        self.map.records().filter(untouched).chain(self.over.values().flatten().map(Record::borrowed))
    }

    /// The record of that name.
    pub(super) fn record(&self, key: Key) -> Option<Record> {
        match self.over.get(&key) {
            Some(after) => after.clone(),
            None => self.map.record(key),
        }
    }

    pub(super) fn has(&self, key: impl Into<Key>) -> bool {
        let key = key.into();
        self.over.get(&key).map_or_else(|| self.map.has(key), Option::is_some)
    }

    /// Refuses when there is no record of that name.
    pub(super) fn need(&self, key: impl Into<Key>) -> Result<(), Refusal> {
        let key = key.into();
        if self.has(key) { Ok(()) } else { Err(Refusal::Missing(key)) }
    }

    /// Refuses when something is missing that the record stands in, sits on or runs between.
    pub(super) fn need_parents(&self, record: &Record) -> Result<(), Refusal> {
        record.borrowed().parents().into_iter().flatten().try_for_each(|parent| self.need(parent))
    }

    pub(super) fn put(&mut self, record: impl Into<Record>) {
        let record = record.into();
        self.unindex(record.key());
        if let (CellIndex::Indexed(cells), Record::Card(card)) = (&mut self.cells, &record) {
            cells.entry((card.lane, card.step)).or_default().insert((card.rank, card.id));
        }
        self.over.insert(record.key(), Some(record));
    }

    pub(super) fn take(&mut self, key: impl Into<Key>) {
        let key = key.into();
        self.unindex(key);
        self.over.insert(key, None);
    }

    /// Rank and id of those records of a kind that `belongs` picks, in order.
    pub(super) fn siblings<T: Ranked>(&self, belongs: impl Fn(&T) -> bool) -> Vec<(Rank, T::Id)> {
        let mut siblings: Vec<_> =
            self.all::<T>().filter(|record| belongs(record)).map(|record| (record.rank(), record.id())).collect();
        siblings.sort_unstable();
        siblings
    }

    /// Rank and id of the cards of one cell, in order.
    pub(super) fn cell(&mut self, lane: LaneId, step: StepId) -> Vec<(Rank, CardId)> {
        /// As long as no more is changed, each question costs the little that the reading order leaves to look at.
        const FEW: usize = 64;
        let has_cell = |order: &&ReadingOrder| order.row(lane).is_some() && order.column(step).is_some();
        if let Some(order) = self.order.filter(has_cell).filter(|_| self.over.len() <= FEW) {
            return self.cell_in(order, lane, step);
        }
        match &self.cells {
            CellIndex::Unasked => {
                self.cells = CellIndex::Asked;
                return self.siblings(|card: &Card| card.lane == lane && card.step == step);
            }
            CellIndex::Asked => self.cells = CellIndex::Indexed(self.index()),
            CellIndex::Indexed(_) => {}
        }
        match &self.cells {
            CellIndex::Indexed(cells) => {
                cells.get(&(lane, step)).map(|cell| cell.iter().copied().collect()).unwrap_or_default()
            }
            CellIndex::Unasked | CellIndex::Asked => Vec::new(),
        }
    }

    /// The cards of a cell: those that the map has there and the draft leaves alone, and those of the draft.
    fn cell_in(&self, order: &ReadingOrder, lane: LaneId, step: StepId) -> Vec<(Rank, CardId)> {
        let untouched = order.cards_in(lane, step).iter().filter(|card| !self.over.contains_key(&card.id.into()));
        let mut cards: Vec<_> = untouched.map(|card| (card.rank, card.id)).collect();
        let drafted = self.over.values().flatten().filter_map(Card::from_record);
        let here = drafted.filter(|card| (card.lane, card.step) == (lane, step));
        cards.extend(here.map(|card| (card.rank, card.id)));
        cards.sort_unstable();
        cards
    }

    /// The steps in reading order. Steps of missing stages are left out.
    pub(super) fn columns(&self) -> Vec<StepId> {
        let (_, steps) = columns(self.all::<Stage>(), self.all::<Step>());
        steps.into_iter().map(|step| step.id).collect()
    }

    /// What it takes to come from the map to this draft.
    pub(super) fn into_patch(self) -> Patch {
        let mut patch = Patch::default();
        for (key, after) in self.over {
            patch.set(key, self.map.record(key), after);
        }
        patch
    }

    fn index(&self) -> HashMap<(LaneId, StepId), BTreeSet<(Rank, CardId)>> {
        let mut cells: HashMap<_, BTreeSet<_>> = HashMap::new();
        for card in self.all::<Card>() {
            cells.entry((card.lane, card.step)).or_default().insert((card.rank, card.id));
        }
        cells
    }

    /// Takes a card out of the index before it changes.
    fn unindex(&mut self, key: Key) {
        let Key::Card(id) = key else { return };
        if !matches!(self.cells, CellIndex::Indexed(_)) {
            return;
        }
        let Some((cell, at)) = self.get::<Card>(id).map(|card| ((card.lane, card.step), (card.rank, card.id))) else {
            return;
        };
        if let CellIndex::Indexed(cells) = &mut self.cells
            && let Some(cell) = cells.get_mut(&cell)
        {
            cell.remove(&at);
        }
    }
}
