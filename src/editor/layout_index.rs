//! What is asked for in every frame and follows from a map and its layout. Each part is made when it is first asked for, and
//! all are thrown away with the layout, so that a frame costs what is seen and not what the map holds.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::document::Document;
use crate::layout::Grid;
use crate::model::{CardId, CardKind, EmotionId, Lane, LaneId, PainId, StageId, StepId};

/// The parts that were asked for so far.
#[derive(Default)]
pub(super) struct LayoutIndex {
    grid: OnceLock<GridIndex>,
    hidden: OnceLock<Vec<HiddenLanes>>,
    easing: OnceLock<Vec<CardId>>,
    pains: OnceLock<Vec<PainId>>,
    feelings: OnceLock<HashMap<StepId, Vec<EmotionId>>>,
}

/// Where the lines of the grid are.
pub(super) struct GridIndex {
    columns: HashMap<StepId, usize>,
    rows: HashMap<LaneId, usize>,
    /// The stages in order, each with its first column.
    pub stages: Vec<(StageId, usize)>,
    nth_stage: HashMap<StageId, usize>,
}

/// Lanes that are hidden between two others.
pub(super) struct HiddenLanes {
    /// How many shown ones come before them.
    pub row: usize,
    /// From top to bottom.
    pub lanes: Vec<LaneId>,
}

impl GridIndex {
    fn new(grid: &Grid) -> Self {
        let mut stages: Vec<(StageId, usize)> = Vec::new();
        for (index, column) in grid.columns.iter().enumerate() {
            if stages.last().is_none_or(|(stage, _)| *stage != column.stage) {
                stages.push((column.stage, index));
            }
        }
        // Each is there once; of two, the first would count.
        let columns = grid.columns.iter().enumerate().rev().map(|(at, column)| (column.step, at)).collect();
        let rows = grid.rows.iter().enumerate().rev().map(|(at, row)| (row.lane, at)).collect();
        let nth_stage = stages.iter().enumerate().rev().map(|(nth, (stage, _))| (*stage, nth)).collect();
        Self { columns, rows, stages, nth_stage }
    }

    pub fn column(&self, step: StepId) -> Option<usize> {
        self.columns.get(&step).copied()
    }

    pub fn row(&self, lane: LaneId) -> Option<usize> {
        self.rows.get(&lane).copied()
    }

    /// Which of the stages it is, counted from 0.
    pub fn nth_stage(&self, stage: StageId) -> Option<usize> {
        self.nth_stage.get(&stage).copied()
    }
}

fn hidden_lanes<'a>(lanes: impl Iterator<Item = &'a Lane>) -> Vec<HiddenLanes> {
    let mut shown = 0;
    let mut hidden: Vec<HiddenLanes> = Vec::new();
    for lane in lanes {
        match hidden.last_mut() {
            _ if !lane.hidden => shown += 1,
            Some(last) if last.row == shown => last.lanes.push(lane.id),
            _ => hidden.push(HiddenLanes { row: shown, lanes: vec![lane.id] }),
        }
    }
    hidden
}

impl Document {
    pub fn grid_index(&self) -> &GridIndex {
        self.index.grid.get_or_init(|| GridIndex::new(&self.layout.grid))
    }

    /// The hidden lanes, from top to bottom.
    pub fn hidden_lanes(&self) -> &[HiddenLanes] {
        self.index.hidden.get_or_init(|| hidden_lanes(self.order.lanes_in(&self.map)))
    }

    /// The lanes that are hidden after so many shown ones.
    pub fn lanes_hidden_at(&self, row: usize) -> &[LaneId] {
        let hidden = self.hidden_lanes();
        let at = hidden.binary_search_by_key(&row, |hidden| hidden.row).ok();
        at.and_then(|at| hidden.get(at)).map(|hidden| hidden.lanes.as_slice()).unwrap_or_default()
    }

    /// True for an opportunity that would ease a pain point.
    pub fn eases_any(&self, card: CardId) -> bool {
        let card = self.map.cards.get(&card).filter(|card| card.kind == CardKind::Opportunity);
        card.is_some_and(|card| !card.eases.is_empty() && self.order.place(card).is_some())
    }

    /// The opportunities that would ease any pain point, in the order of their ids.
    pub fn easing_opportunities(&self) -> &[CardId] {
        self.index.easing.get_or_init(|| {
            let mut all: Vec<_> = self.order.opportunities().filter(|card| self.eases_any(*card)).collect();
            all.sort_unstable();
            all
        })
    }

    /// The pain points in the order of their ids.
    pub fn pains(&self) -> &[PainId] {
        self.index.pains.get_or_init(|| self.map.pains.keys().copied().collect())
    }

    /// What is felt at a step, in the order of the ids.
    pub fn feelings_at(&self, step: StepId) -> &[EmotionId] {
        let feelings = self.index.feelings.get_or_init(|| {
            let mut feelings = HashMap::<StepId, Vec<EmotionId>>::new();
            for emotion in self.map.emotions.values() {
                feelings.entry(emotion.step).or_default().push(emotion.id);
            }
            feelings
        });
        feelings.get(&step).map(Vec::as_slice).unwrap_or_default()
    }
}
