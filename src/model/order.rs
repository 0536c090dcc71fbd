//! The reading order of a map: which records stand where, computed once and asked often.

use std::collections::HashMap;

use super::{Card, CardId, Lane, LaneId, Map, Pain, Persona, Stage, StageId, Step, StepId, Wait};

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
    /// Pain points by card and rank: see [`Order::pains_of`].
    pains: Vec<&'a Pain>,
    /// Wait points by card and rank.
    waits: Vec<&'a Wait>,
    /// For each card its place in (column, row, rank) order: index in `cards`.
    cells: Vec<(usize, usize)>,
}

impl<'a> Order<'a> {
    /// Sorts the records of `map`.
    #[must_use]
    pub fn of(map: &'a Map) -> Self {
        let mut stages: Vec<_> = map.stages.values().collect();
        stages.sort_by_key(|stage| (stage.rank, stage.id));
        let stage_at: HashMap<StageId, usize> = stages.iter().enumerate().map(|(at, stage)| (stage.id, at)).collect();
        let mut steps: Vec<_> =
            map.steps.values().filter_map(|step| stage_at.get(&step.stage).map(|stage| (*stage, step))).collect();
        steps.sort_by_key(|(stage, step)| (*stage, step.rank, step.id));
        let steps: Vec<_> = steps.into_iter().map(|(_, step)| step).collect();
        let mut lanes: Vec<_> = map.lanes.values().collect();
        lanes.sort_by_key(|lane| (lane.rank, lane.id));
        let mut personas: Vec<_> = map.personas.values().collect();
        personas.sort_by_key(|persona| (persona.rank, persona.id));
        let column: HashMap<StepId, usize> = steps.iter().enumerate().map(|(at, step)| (step.id, at)).collect();
        let row: HashMap<LaneId, usize> = lanes.iter().enumerate().map(|(at, lane)| (lane.id, at)).collect();
        let mut placed: Vec<_> = map
            .cards
            .values()
            .filter_map(|card| Some((*column.get(&card.step)?, *row.get(&card.lane)?, card)))
            .collect();
        placed.sort_by_key(|(column, row, card)| (*column, *row, card.rank, card.id));
        let mut pains: Vec<_> = map.pains.values().collect();
        pains.sort_by_key(|pain| (pain.card, pain.rank, pain.id));
        let mut waits: Vec<_> = map.waits.values().collect();
        waits.sort_by_key(|wait| (wait.card, wait.rank, wait.id));
        let cells = placed.iter().map(|(column, row, _)| (*column, *row)).collect();
        let cards = placed.into_iter().map(|(_, _, card)| card).collect();
        Self { stages, steps, lanes, personas, cards, column, row, pains, waits, cells }
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

    /// The cell (column, row) of each of `cards`, index for index.
    #[must_use]
    pub fn cells(&self) -> &[(usize, usize)] {
        &self.cells
    }

    /// The steps of one stage, in order.
    pub fn steps_of(&self, stage: StageId) -> impl Iterator<Item = &'a Step> + '_ {
        self.steps.iter().copied().filter(move |step| step.stage == stage)
    }

    /// The pain points of one card, in order.
    #[must_use]
    pub fn pains_of(&self, card: CardId) -> &[&'a Pain] {
        let start = self.pains.partition_point(|pain| pain.card < card);
        let end = self.pains.partition_point(|pain| pain.card <= card);
        self.pains.get(start..end).unwrap_or_default()
    }

    /// The wait points of one card, in order.
    #[must_use]
    pub fn waits_of(&self, card: CardId) -> &[&'a Wait] {
        let start = self.waits.partition_point(|wait| wait.card < card);
        let end = self.waits.partition_point(|wait| wait.card <= card);
        self.waits.get(start..end).unwrap_or_default()
    }
}
