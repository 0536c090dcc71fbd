//! The reading order of a map: which records stand where, computed once and asked often.
//!
//! How columns and rows follow each other, and what cards are read by, is said here alone. [`super::ReadingOrder`] begins
//! with that, and follows changes from there.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;
use std::ops::Range;

use super::{
    Card, CardId, CardPosition, Emotion, Lane, LaneId, Map, Pain, Persona, Rank, Stage, StageId, Step, StepId, Wait,
};

/// A map's records in reading order. Everything is borrowed from the map.
#[derive(Debug, Default)]
pub struct Order<'a> {
    /// Stages from first to last.
    pub stages: Vec<&'a Stage>,
    /// Steps from first to last, stage by stage. Steps of missing stages are left out.
    pub steps: Vec<&'a Step>,
    /// Lanes from top to bottom, hidden ones too.
    pub lanes: Vec<&'a Lane>,
    /// Personas.
    pub personas: Vec<&'a Persona>,
    /// Cards by step, lane and rank. Cards of missing steps or lanes are left out.
    pub cards: Vec<&'a Card>,
    /// The column of each step: its index in `steps`.
    pub column: HashMap<StepId, usize>,
    /// The row of each lane: its index in `lanes`.
    pub row: HashMap<LaneId, usize>,
    /// Pain points by card and rank, with those of missing cards: see [`Order::pains_of`].
    pains: Vec<&'a Pain>,
    /// Wait points by card and rank, with those of missing cards.
    waits: Vec<&'a Wait>,
    /// The (column, row) of each of `cards`.
    cells: Vec<(usize, usize)>,
    /// The markers of each of `cards`: the places of its pain points in `pains` and of its waits in `waits`.
    marks: Vec<(Range<usize>, Range<usize>)>,
}

/// A card with where it stands and its markers, before cards are sorted.
struct Unsorted<'a> {
    cell: (usize, usize),
    card: &'a Card,
    marks: (Range<usize>, Range<usize>),
}

impl<'a> Order<'a> {
    /// Sorts the records of `map`. Records of one rank are in the order of their ids.
    #[must_use]
    pub fn new(map: &'a Map) -> Self {
        let mut order = Self::without_cards(map);
        // There are many of these: what they are sorted by is looked up once.
        order.pains.extend(map.pains.values());
        order.pains.sort_by_cached_key(|pain| (pain.card, pain.rank));
        order.waits.extend(map.waits.values());
        order.waits.sort_by_cached_key(|wait| (wait.card, wait.rank));
        order.add_cards(map);
        order
    }

    /// The same without cards and what is on them.
    pub(super) fn without_cards(map: &'a Map) -> Self {
        let (stages, steps) = columns(map.stages.values(), map.steps.values());
        // The tables are in the order of ids, and these sorts keep it where ranks are equal.
        let mut lanes: Vec<_> = map.lanes.values().collect();
        lanes.sort_by_key(|lane| lane.rank);
        let mut personas: Vec<_> = map.personas.values().collect();
        personas.sort_by_key(|persona| persona.rank);
        let (column, row) = (places(steps.iter().map(|step| step.id)), places(lanes.iter().map(|lane| lane.id)));
        Self { stages, steps, lanes, personas, column, row, ..Self::default() }
    }

    fn add_cards(&mut self, map: &'a Map) {
        // Cards and their markers are all in the order of the cards' ids: one way through both is enough.
        let (mut pain, mut wait) = (0, 0);
        let mut found = Vec::with_capacity(map.cards.len());
        for card in map.cards.values() {
            let pains = next_of(&self.pains, &mut pain, card.id, |pain| pain.card);
            let waits = next_of(&self.waits, &mut wait, card.id, |wait| wait.card);
            if let (Some(column), Some(row)) = (self.column.get(&card.step), self.row.get(&card.lane)) {
                found.push(Unsorted { cell: (*column, *row), card, marks: (pains, waits) });
            }
        }
        // Little is moved: what is sorted by, and which card it is. Equal ones stay in the order of their ids.
        let mut sorted: Vec<((usize, usize), Rank, usize)> =
            found.iter().enumerate().map(|(nth, card)| (card.cell, card.card.rank, nth)).collect();
        sorted.sort_unstable();
        self.cells.reserve_exact(sorted.len());
        self.cards.reserve_exact(sorted.len());
        self.marks.reserve_exact(sorted.len());
        for Unsorted { cell, card, marks } in sorted.iter().filter_map(|(.., nth)| found.get(*nth)) {
            self.cells.push(*cell);
            self.cards.push(card);
            self.marks.push(marks.clone());
        }
    }

    /// The cards of one cell, in order.
    #[must_use]
    pub fn cards_in(&self, lane: LaneId, step: StepId) -> &[&'a Card] {
        let (Some(column), Some(row)) = (self.column.get(&step), self.row.get(&lane)) else { return &[] };
        let cell = (*column, *row);
        let start = self.cells.partition_point(|at| *at < cell);
        let end = self.cells.partition_point(|at| *at <= cell);
        self.cards.get(start..end).unwrap_or_default()
    }

    /// The places in `cards` of the cards of one step, from the top lane to the lowest.
    #[must_use]
    pub fn places_at(&self, step: StepId) -> Range<usize> {
        let Some(column) = self.column.get(&step) else { return 0..0 };
        self.cells.partition_point(|(at, _)| at < column)..self.cells.partition_point(|(at, _)| at <= column)
    }

    /// The cell (column, row) of each of `cards`, index for index.
    #[must_use]
    pub fn cells(&self) -> &[(usize, usize)] {
        &self.cells
    }

    /// The pain points and the wait points of the card at an index of `cards`, in order.
    #[must_use]
    pub fn marks(&self, index: usize) -> (&[&'a Pain], &[&'a Wait]) {
        let Some((pains, waits)) = self.marks.get(index) else { return (&[], &[]) };
        (self.pains.get(pains.clone()).unwrap_or_default(), self.waits.get(waits.clone()).unwrap_or_default())
    }

    /// What a card is read by; `None` when its step or its lane is missing.
    #[must_use]
    pub fn position(&self, card: &Card) -> Option<CardPosition> {
        Some((*self.column.get(&card.step)?, *self.row.get(&card.lane)?, card.rank, card.id))
    }

    /// The steps of one stage, in order.
    pub fn steps_of(&self, stage: StageId) -> impl Iterator<Item = &'a Step> + '_ {
        self.steps.iter().copied().filter(move |step| step.stage == stage)
    }

    /// The pain points of one card, in order.
    #[must_use]
    pub fn pains_of(&self, card: CardId) -> &[&'a Pain] {
        marks_of(&self.pains, card, |pain| pain.card)
    }

    /// The wait points of one card, in order.
    #[must_use]
    pub fn waits_of(&self, card: CardId) -> &[&'a Wait] {
        marks_of(&self.waits, card, |wait| wait.card)
    }
}

/// Stages in order, and the steps in order, stage by stage. Steps of missing stages are left out.
pub(crate) fn columns<'a>(
    stages: impl Iterator<Item = &'a Stage>,
    steps: impl Iterator<Item = &'a Step>,
) -> (Vec<&'a Stage>, Vec<&'a Step>) {
    let mut stages: Vec<_> = stages.collect();
    stages.sort_unstable_by_key(|stage| (stage.rank, stage.id));
    let stage_at = places(stages.iter().map(|stage| stage.id));
    let mut steps: Vec<_> = steps.filter_map(|step| stage_at.get(&step.stage).map(|stage| (*stage, step))).collect();
    steps.sort_unstable_by_key(|(stage, step)| (*stage, step.rank, step.id));
    (stages, steps.into_iter().map(|(_, step)| step).collect())
}

/// What the personas feel who are shown, step by step, and at each step in the order of the personas.
#[must_use]
pub fn shown_feelings(map: &Map) -> BTreeMap<StepId, Vec<&Emotion>> {
    let persona = |felt: &Emotion| map.personas.get(&felt.persona).filter(|persona| !persona.hidden);
    let mut all: BTreeMap<StepId, Vec<&Emotion>> = BTreeMap::new();
    for felt in map.emotions.values().filter(|felt| persona(felt).is_some()) {
        all.entry(felt.step).or_default().push(felt);
    }
    for felt in all.values_mut() {
        felt.sort_by_key(|felt| persona(felt).map(|persona| (persona.rank, persona.id)));
    }
    all
}

fn places<Id: Eq + Hash>(ids: impl Iterator<Item = Id>) -> HashMap<Id, usize> {
    ids.enumerate().map(|(at, id)| (id, at)).collect()
}

/// The marks of `card` among `marks`, which are in the order of their cards.
fn marks_of<T>(marks: &[T], card: CardId, of: impl Fn(&T) -> CardId) -> &[T] {
    let start = marks.partition_point(|mark| of(mark) < card);
    let end = marks.partition_point(|mark| of(mark) <= card);
    marks.get(start..end).unwrap_or_default()
}

/// The places of the marks of `card` in `marks`, which are in the order of their cards; those of earlier cards
/// lie before `at`, and those of later cards will lie behind it.
fn next_of<T>(marks: &[&T], at: &mut usize, card: CardId, of: impl Fn(&T) -> CardId) -> Range<usize> {
    let rest = |from: usize| marks.get(from..).unwrap_or_default().iter();
    *at += rest(*at).take_while(|mark| of(mark) < card).count();
    let start = *at;
    *at += rest(start).take_while(|mark| of(mark) == card).count();
    start..*at
}
