//! The rows of the outline: one way through the reading order of a map.

use std::collections::{BTreeMap, BTreeSet};

use crate::editor::GridCell;
use crate::model::{CardId, ConnectorId, EmotionId, Key, Map, Order, RecordRef, StepId};

/// What a row of the outline represents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OutlineNode {
    /// A record.
    Record(Key),
    /// A lane at a step, with the cards there.
    Cell(GridCell),
    /// All lanes, at the end of the list.
    Lanes,
}

impl OutlineNode {
    /// The record, when it is one.
    #[must_use]
    pub fn key(self) -> Option<Key> {
        match self {
            Self::Record(key) => Some(key),
            Self::Cell(_) | Self::Lanes => None,
        }
    }

    /// True when it has a place on the map: a cell of a hidden lane has none.
    pub(super) fn is_on_map(self, map: &Map) -> bool {
        match self {
            Self::Record(_) => true,
            Self::Cell(cell) => map.shows(cell.lane),
            Self::Lanes => false,
        }
    }
}

/// Whether a row has children, and whether they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// It has no children.
    Leaf,
    /// Its children are listed below it.
    Open,
    /// Its children are not listed.
    Closed,
}

/// A row of the outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutlineRow {
    /// What it represents.
    pub node: OutlineNode,
    /// How many other rows it is in.
    pub depth: usize,
    /// Whether it has children, and whether they are listed.
    pub fold: Fold,
    /// Its index among its siblings.
    pub place: usize,
    /// How many siblings there are, including itself.
    pub siblings: usize,
}

/// The rows of a map from top to bottom, without those in closed rows.
pub(super) fn listed(map: &Map, closed: &BTreeSet<OutlineNode>) -> Vec<OutlineRow> {
    let order = Order::new(map);
    let mut list = OutlineBuilder { closed, rows: Vec::with_capacity(map.cards.len() * 2), ways: ways(map, &order) };
    list.leaf(Key::Info, 0);
    let feelings = feelings(map, &order);
    let mut steps = order.steps.iter().enumerate().peekable();
    for stage in &order.stages {
        let here = |next: &(usize, &&crate::model::Step)| next.1.stage == stage.id;
        let opens = list.add(OutlineNode::Record(stage.id.into()), 0, steps.peek().is_some_and(here));
        while let Some((column, step)) = steps.next_if(|next| here(next)) {
            if opens {
                list.step(&order, column, step.id, feelings.get(&step.id).map_or(&[], Vec::as_slice));
            }
        }
    }
    if list.add(OutlineNode::Lanes, 0, !order.lanes.is_empty()) {
        order.lanes.iter().for_each(|lane| list.leaf(lane.id.into(), 1));
    }
    count(&mut list.rows);
    list.rows
}

/// All nodes that a node is in, the outermost first.
pub(super) fn ancestors(map: &Map, node: OutlineNode) -> Vec<OutlineNode> {
    let parents =
        |key: Key| map.get(key).map_or([None, None], RecordRef::parents).map(|key| key.map(OutlineNode::Record));
    let around = match node {
        OutlineNode::Cell(cell) => Some(OutlineNode::Record(cell.step.into())),
        OutlineNode::Lanes => None,
        OutlineNode::Record(Key::Lane(_)) => Some(OutlineNode::Lanes),
        OutlineNode::Record(Key::Card(id)) => {
            map.cards.get(&id).map(|card| OutlineNode::Cell(GridCell::from_card(card)))
        }
        OutlineNode::Record(key @ Key::Emotion(_)) => {
            let [_persona, step] = parents(key);
            step
        }
        OutlineNode::Record(key) => {
            let [around, _] = parents(key);
            around
        }
    };
    let mut all = around.map_or_else(Vec::new, |around| ancestors(map, around));
    all.extend(around);
    all
}

struct OutlineBuilder<'a> {
    closed: &'a BTreeSet<OutlineNode>,
    rows: Vec<OutlineRow>,
    /// The connectors that leave each card.
    ways: BTreeMap<CardId, Vec<ConnectorId>>,
}

impl OutlineBuilder<'_> {
    /// Adds a row; true when its children are to be listed.
    fn add(&mut self, node: OutlineNode, depth: usize, holds: bool) -> bool {
        let fold = match holds {
            false => Fold::Leaf,
            true if self.closed.contains(&node) => Fold::Closed,
            true => Fold::Open,
        };
        self.rows.push(OutlineRow { node, depth, fold, place: 0, siblings: 0 });
        fold == Fold::Open
    }

    fn leaf(&mut self, key: Key, depth: usize) {
        self.add(OutlineNode::Record(key), depth, false);
    }

    fn step(&mut self, order: &Order<'_>, column: usize, step: StepId, feelings: &[EmotionId]) {
        let first = order.cells().partition_point(|cell| cell.0 < column);
        let end = order.cells().partition_point(|cell| cell.0 <= column);
        if !self.add(OutlineNode::Record(step.into()), 1, first < end || !feelings.is_empty()) {
            return;
        }
        let mut at = first;
        while at < end {
            let row = order.cells().get(at).map(|cell| cell.1);
            let until =
                at + order.cells().get(at..end).map_or(0, |rest| rest.partition_point(|cell| Some(cell.1) <= row));
            if let Some(card) = order.cards.get(at)
                && self.add(OutlineNode::Cell(GridCell { lane: card.lane, step }), 2, true)
            {
                (at..until).for_each(|at| self.card(order, at));
            }
            at = until.max(at + 1);
        }
        feelings.iter().for_each(|emotion| self.leaf((*emotion).into(), 2));
    }

    fn card(&mut self, order: &Order<'_>, at: usize) {
        let Some(card) = order.cards.get(at) else { return };
        let (pains, waits) = order.marks(at);
        let ways = self.ways.remove(&card.id).unwrap_or_default();
        let holds = !(pains.is_empty() && waits.is_empty() && ways.is_empty());
        if self.add(OutlineNode::Record(card.id.into()), 3, holds) {
            let marks = pains.iter().map(|pain| Key::Pain(pain.id)).chain(waits.iter().map(|wait| wait.id.into()));
            let all = marks.chain(ways.into_iter().map(Key::Connector));
            all.for_each(|key| self.leaf(key, 4));
        }
    }
}

/// The connectors that leave each card, in the reading order of the cards that they lead to.
fn ways(map: &Map, order: &Order<'_>) -> BTreeMap<CardId, Vec<ConnectorId>> {
    if map.connectors.is_empty() {
        return BTreeMap::new();
    }
    let place: BTreeMap<CardId, usize> = order.cards.iter().enumerate().map(|(at, card)| (card.id, at)).collect();
    let mut connectors: Vec<_> = map.connectors.values().collect();
    connectors.sort_by_key(|way| place.get(&way.to).copied().unwrap_or(usize::MAX));
    let mut ways: BTreeMap<CardId, Vec<ConnectorId>> = BTreeMap::new();
    connectors.into_iter().for_each(|way| ways.entry(way.from).or_default().push(way.id));
    ways
}

/// The emotions at each step, persona by persona.
fn feelings(map: &Map, order: &Order<'_>) -> BTreeMap<StepId, Vec<EmotionId>> {
    let mut feelings: BTreeMap<StepId, Vec<EmotionId>> = BTreeMap::new();
    let mut emotions: Vec<_> = map.emotions.values().collect();
    let place: BTreeMap<_, usize> = order.personas.iter().enumerate().map(|(at, persona)| (persona.id, at)).collect();
    emotions.sort_by_key(|emotion| place.get(&emotion.persona).copied().unwrap_or(usize::MAX));
    emotions.into_iter().for_each(|emotion| feelings.entry(emotion.step).or_default().push(emotion.id));
    feelings
}

/// Numbers the siblings: one pass down the list for their indices, one pass up for their counts.
fn count(rows: &mut [OutlineRow]) {
    let mut places = [0; DEPTHS];
    for row in rows.iter_mut() {
        places.iter_mut().skip(row.depth + 1).for_each(|place| *place = 0);
        if let Some(place) = places.get_mut(row.depth) {
            row.place = *place;
            *place += 1;
        }
    }
    let mut siblings = [0; DEPTHS];
    for row in rows.iter_mut().rev() {
        if let Some(count) = siblings.get_mut(row.depth) {
            *count = (*count).max(row.place + 1);
            row.siblings = *count;
            if row.place == 0 {
                *count = 0;
            }
        }
    }
}

/// Stage, step, lane, card, mark.
const DEPTHS: usize = 5;
