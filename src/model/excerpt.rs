//! A part of a map, as a map of its own.
//!
//! A part is cut out along stages and lanes, and what stands in it is kept as it is: ids, ranks and words. What would
//! speak of something that is left out is left out as well, so that a sound map has sound parts. A card that goes over
//! several steps keeps those that are left; where it began before the part, it begins with the first of them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::{CardId, Key, LaneId, Map, Order, Record, RecordRef, Role, StageId, StepId};

/// Which part of a map. Its default is all of it; what is named in several ways must be named in each. Names of
/// what isn't in the map do no harm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The stages; `None`: all.
    pub stages: Option<BTreeSet<StageId>>,
    /// The lanes; `None`: all. A hidden one stays hidden.
    pub lanes: Option<BTreeSet<LaneId>>,
    /// The cards, and only the lanes and steps that they stand in; `None`: all.
    pub cards: Option<BTreeSet<CardId>>,
}

impl Excerpt {
    /// The part as a map, with the ids that it has in the whole. The personas and what the map says of itself go with
    /// every part; feelings go with the lanes that show them.
    #[must_use]
    pub fn of<'a>(&self, map: &'a Map) -> Cow<'a, Map> {
        if *self == Self::default() {
            return Cow::Borrowed(map);
        }
        let order = Order::new(map);
        let cut = Cut::new(self, &order);
        Cow::Owned(cut.map(map))
    }
}

/// What an excerpt keeps.
struct Cut {
    stages: BTreeSet<StageId>,
    steps: BTreeSet<StepId>,
    lanes: BTreeSet<LaneId>,
    /// The cards, each with the first of its steps that is left, and how many are left.
    cards: BTreeMap<CardId, (StepId, u32)>,
    /// With what is felt at the steps.
    feelings: bool,
}

impl Cut {
    fn new(excerpt: &Excerpt, order: &Order<'_>) -> Self {
        let steps = order.steps.iter().enumerate();
        let mut columns: Vec<usize> =
            steps.filter(|(_, step)| is_named(&excerpt.stages, step.stage)).map(|(column, _)| column).collect();
        let mut lanes: BTreeSet<LaneId> =
            order.lanes.iter().map(|lane| lane.id).filter(|lane| is_named(&excerpt.lanes, *lane)).collect();
        let mut cards = BTreeMap::new();
        let (mut columns_of_cards, mut lanes_of_cards) = (BTreeSet::new(), BTreeSet::new());
        for (card, (column, _)) in order.cards.iter().zip(order.cells()) {
            if !(lanes.contains(&card.lane) && is_named(&excerpt.cards, card.id)) {
                continue;
            }
            let left = left_of(&columns, *column, card.span);
            let Some(first) = left.first().and_then(|column| order.steps.get(*column)) else { continue };
            cards.insert(card.id, (first.id, u32::try_from(left.len()).unwrap_or(u32::MAX)));
            if excerpt.cards.is_some() {
                columns_of_cards.extend(left);
                lanes_of_cards.insert(card.lane);
            }
        }
        if excerpt.cards.is_some() {
            (columns, lanes) = (columns_of_cards.into_iter().collect(), lanes_of_cards);
        }
        let shows_feelings = order.lanes.iter().any(|lane| lane.role == Role::Emotion && lanes.contains(&lane.id));
        let steps = || columns.iter().filter_map(|column| order.steps.get(*column));
        Self {
            stages: steps().map(|step| step.stage).collect(),
            steps: steps().map(|step| step.id).collect(),
            feelings: shows_feelings || (excerpt.lanes.is_none() && excerpt.cards.is_none()),
            lanes,
            cards,
        }
    }

    fn map(&self, map: &Map) -> Map {
        let part = |record: RecordRef<'_>| {
            let mut record = record.to_record();
            record.forget(&|key| !self.has(map, key));
            if let Record::Card(card) = &mut record
                && let Some(place) = self.cards.get(&card.id)
            {
                (card.step, card.span) = *place;
            }
            record
        };
        map.records().filter(|record| self.has(map, record.key())).map(part).fold(Map::default(), Map::with)
    }

    fn has(&self, map: &Map, key: Key) -> bool {
        match key {
            Key::Info | Key::Persona(_) => map.has(key),
            Key::Stage(stage) => self.stages.contains(&stage),
            Key::Step(step) => self.steps.contains(&step),
            Key::Lane(lane) => self.lanes.contains(&lane),
            Key::Card(card) => self.cards.contains_key(&card),
            Key::Emotion(_) if !self.feelings => false,
            // They are where all that they stand on is.
            Key::Pain(_) | Key::Wait(_) | Key::Connector(_) | Key::Emotion(_) => map
                .get(key)
                .is_some_and(|record| record.parents().into_iter().flatten().all(|parent| self.has(map, parent))),
        }
    }
}

/// The columns, of those that are left, that a card goes over.
fn left_of(columns: &[usize], column: usize, span: u32) -> &[usize] {
    let end = column.saturating_add(usize::try_from(span.max(1)).unwrap_or(usize::MAX));
    let place = |of: usize| columns.partition_point(|column| *column < of);
    columns.get(place(column)..place(end)).unwrap_or_default()
}

fn is_named<Id: Ord>(names: &Option<BTreeSet<Id>>, id: Id) -> bool {
    names.as_ref().is_none_or(|names| names.contains(&id))
}
