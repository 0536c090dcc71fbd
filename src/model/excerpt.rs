//! A part of a map, as a map of its own.
//!
//! A part is cut out along stages and lanes, and what stands in it is kept as it is: ids, ranks and words. What would
//! speak of something that is left out is left out as well, so that a sound map has sound parts. A card that goes over
//! several steps keeps those that are left; where it began before the part, it begins with the first of them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::{Card, CardId, LaneId, Map, Order, PainId, Role, StageId, StepId};

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
        let order = Order::of(map);
        let cut = Cut::of(self, &order);
        Cow::Owned(cut.map(map))
    }
}

/// What an excerpt keeps.
struct Cut<'a> {
    steps: BTreeSet<StepId>,
    lanes: BTreeSet<LaneId>,
    /// Each card with the first of its steps that is left, and how many are left.
    cards: BTreeMap<CardId, (&'a Card, StepId, u32)>,
    /// With what is felt at the steps.
    feelings: bool,
}

impl<'a> Cut<'a> {
    fn of(excerpt: &Excerpt, order: &Order<'a>) -> Self {
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
            cards.insert(card.id, (*card, first.id, u32::try_from(left.len()).unwrap_or(u32::MAX)));
            if excerpt.cards.is_some() {
                columns_of_cards.extend(left);
                lanes_of_cards.insert(card.lane);
            }
        }
        if excerpt.cards.is_some() {
            (columns, lanes) = (columns_of_cards.into_iter().collect(), lanes_of_cards);
        }
        let shows_feelings = order.lanes.iter().any(|lane| lane.role == Role::Emotion && lanes.contains(&lane.id));
        Self {
            steps: columns.iter().filter_map(|column| order.steps.get(*column)).map(|step| step.id).collect(),
            feelings: shows_feelings || (excerpt.lanes.is_none() && excerpt.cards.is_none()),
            lanes,
            cards,
        }
    }

    fn map(&self, map: &Map) -> Map {
        let stages: BTreeSet<StageId> =
            self.steps.iter().filter_map(|step| map.steps.get(step)).map(|step| step.stage).collect();
        let has = |card: &CardId| self.cards.contains_key(card);
        let pains = kept(&map.pains, |pain| has(&pain.card));
        Map {
            info: map.info.clone(),
            personas: map.personas.clone(),
            stages: kept(&map.stages, |stage| stages.contains(&stage.id)),
            steps: kept(&map.steps, |step| self.steps.contains(&step.id)),
            lanes: kept(&map.lanes, |lane| self.lanes.contains(&lane.id)),
            cards: self.cards.iter().map(|(id, (card, step, span))| (*id, part(card, *step, *span, &pains))).collect(),
            waits: kept(&map.waits, |wait| has(&wait.card)),
            connectors: kept(&map.connectors, |connector| has(&connector.from) && has(&connector.to)),
            emotions: kept(&map.emotions, |felt| self.feelings && self.steps.contains(&felt.step)),
            pains,
        }
    }
}

/// What is left of a card.
fn part<T>(card: &Card, step: StepId, span: u32, pains: &BTreeMap<PainId, T>) -> Card {
    let eases = card.eases.iter().copied().filter(|pain| pains.contains_key(pain)).collect();
    Card { step, span, eases, ..card.clone() }
}

/// The columns, of those that are left, that a card goes over.
fn left_of(columns: &[usize], column: usize, span: u32) -> &[usize] {
    let end = column.saturating_add(usize::try_from(span.max(1)).unwrap_or(usize::MAX));
    let place = |of: usize| columns.partition_point(|column| *column < of);
    columns.get(place(column)..place(end)).unwrap_or_default()
}

fn kept<Id: Copy + Ord, T: Clone>(all: &BTreeMap<Id, T>, is_kept: impl Fn(&T) -> bool) -> BTreeMap<Id, T> {
    all.iter().filter(|(_, one)| is_kept(one)).map(|(id, one)| (*id, one.clone())).collect()
}

fn is_named<Id: Ord>(names: &Option<BTreeSet<Id>>, id: Id) -> bool {
    names.as_ref().is_none_or(|names| names.contains(&id))
}
