//! Whole stages, steps, or lanes, which can be carried to another place or another map with all that is in them.

use std::collections::{BTreeMap, BTreeSet};

use super::table::with_rank;
use crate::model::{
    Card, CardId, Connector, Emotion, IdSource, Info, Key, LaneId, Map, Order, PersonaId, RANK_GAP, Rank, Record, Role,
    Step, StepId, codes,
};

codes! {
    /// What a section is made of.
    SectionKind {
        Stages "stages" "Columns with their stages: stages, some perhaps without all of their steps.",
        Steps "steps" "Columns that go into whatever stage they come to.",
        Lanes "lanes" "Rows.",
    }
}

/// Stages, steps, or lanes of a map, next to each other there or not, with all that is in them.
///
/// With columns come the cards that begin in them, over those of their steps that come along, and what is felt there.
/// With rows come their cards, and with a row of curves what is felt. With cards come their pain points, wait points and
/// the connectors among them; with feelings come the personas who feel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    kind: SectionKind,
    map: Box<Map>,
    /// Which records these were in the map that they come from, where they have other ids now.
    origins: BTreeMap<Key, Key>,
}

impl SectionKind {
    /// What a section of those records is made of; `None` when they are not of one kind.
    #[must_use]
    pub fn from_keys(keys: impl IntoIterator<Item = Key>) -> Option<Self> {
        let kind = |key: Key| match key {
            Key::Stage(_) => Some(Self::Stages),
            Key::Step(_) => Some(Self::Steps),
            Key::Lane(_) => Some(Self::Lanes),
            _ => None,
        };
        let mut kinds = keys.into_iter().map(kind);
        let first = kinds.next()?;
        kinds.try_fold(first?, |all, one| match (all, one?) {
            (all, one) if all == one => Some(all),
            (Self::Lanes, _) | (_, Self::Lanes) => None,
            // A step beside whole stages keeps its own.
            _ => Some(Self::Stages),
        })
    }
}

impl Section {
    /// Those stages and steps, or those lanes, with all that is in them. `None` for other records, for stages together
    /// with lanes, and for nothing.
    #[must_use]
    pub fn from_keys(map: &Map, keys: impl IntoIterator<Item = Key>) -> Option<Self> {
        let keys: BTreeSet<Key> = keys.into_iter().filter(|key| map.has(*key)).collect();
        let kind = SectionKind::from_keys(keys.iter().copied())?;
        let order = Order::new(map);
        let part = match kind {
            SectionKind::Lanes => SectionRecords::of_lanes(map, &order, &keys),
            SectionKind::Stages | SectionKind::Steps => SectionRecords::of_columns(map, &order, &keys),
        };
        let is_empty = part.steps.is_empty() && kind != SectionKind::Lanes;
        (!is_empty).then(|| Self { kind, map: Box::new(part.map(map, &order)), origins: BTreeMap::new() })
    }

    /// A section that was kept as a map of its own; `None` when the map has nothing of the kind.
    #[must_use]
    pub fn from_map(kind: SectionKind, map: Map) -> Option<Self> {
        let section = Self { kind, map: Box::new(map), origins: BTreeMap::new() };
        let has_heads = section.heads().next().is_some();
        has_heads.then_some(section)
    }

    /// What it is made of.
    #[must_use]
    pub fn kind(&self) -> SectionKind {
        self.kind
    }

    /// The section as a map: of rows with all columns, of columns with the rows that hold something in them. Its
    /// opportunities may ease pain points that did not come along.
    #[must_use]
    pub fn map(&self) -> &Map {
        &self.map
    }

    /// The stages, the steps, or the lanes that it is made of.
    pub fn heads(&self) -> impl Iterator<Item = Key> + '_ {
        self.map.keys().filter(|key| match self.kind {
            SectionKind::Stages => key.stage().is_some(),
            SectionKind::Steps => key.step().is_some(),
            SectionKind::Lanes => key.lane().is_some(),
        })
    }

    /// The same with new ids, as it must be before it is pasted. It still knows which lanes, steps and personas these
    /// were, to find them where it is pasted.
    #[must_use]
    pub fn renamed(&self, ids: &mut IdSource) -> Self {
        let names = self.map.fresh_names(ids);
        let origins = names
            .iter()
            .filter(|(old, _)| matches!(old, Key::Persona(_) | Key::Step(_) | Key::Lane(_)))
            .map(|(old, new)| (*new, self.origin(*old)))
            .collect();
        Self { kind: self.kind, map: Box::new(self.map.renamed(&names)), origins }
    }

    /// Which record this was in the map that the section comes from.
    pub(super) fn origin(&self, key: Key) -> Key {
        self.origins.get(&key).copied().unwrap_or(key)
    }
}

/// What of a map is in a section.
#[derive(Default)]
struct SectionRecords<'a> {
    steps: BTreeSet<StepId>,
    lanes: BTreeSet<LaneId>,
    /// In reading order.
    cards: Vec<&'a Card>,
    /// Over how many steps the cards go, where that is less than in the map.
    spans: BTreeMap<CardId, u32>,
    emotions: Vec<&'a Emotion>,
}

impl<'a> SectionRecords<'a> {
    fn of_columns(map: &'a Map, order: &Order<'a>, keys: &BTreeSet<Key>) -> Self {
        let is_in = |step: &Step| keys.contains(&step.id.into()) || keys.contains(&step.stage.into());
        let steps = order.steps.iter().enumerate();
        let columns: Vec<usize> = steps.filter(|(_, step)| is_in(step)).map(|(column, _)| column).collect();
        let steps: BTreeSet<StepId> =
            columns.iter().filter_map(|column| order.steps.get(*column)).map(|step| step.id).collect();
        let mut part = Self { emotions: felt_at(map, &steps), steps, ..Self::default() };
        for (card, (column, _)) in order.cards.iter().zip(order.cells()) {
            let span = usize::try_from(card.span).unwrap_or(usize::MAX);
            let place = |of: usize| columns.partition_point(|column| *column < of);
            let covered = place(column.saturating_add(span)).saturating_sub(place(*column));
            if part.steps.contains(&card.step) {
                part.cards.push(card);
                part.lanes.insert(card.lane);
                part.spans.insert(card.id, u32::try_from(covered).unwrap_or(u32::MAX));
            }
        }
        // What is felt needs a lane to be seen in.
        let curves = order.lanes.iter().filter(|lane| lane.role == Role::Emotion);
        let curves = curves.min_by_key(|lane| lane.hidden).filter(|_| !part.emotions.is_empty());
        part.lanes.extend(curves.map(|lane| lane.id));
        part
    }

    fn of_lanes(map: &'a Map, order: &Order<'a>, keys: &BTreeSet<Key>) -> Self {
        let lanes: BTreeSet<LaneId> = keys.iter().filter_map(|key| key.lane()).collect();
        let steps: BTreeSet<StepId> = order.steps.iter().map(|step| step.id).collect();
        let shows_feelings = lanes.iter().any(|lane| map.shows_feelings(*lane));
        let emotions = if shows_feelings { felt_at(map, &steps) } else { Vec::new() };
        let cards = order.cards.iter().filter(|card| lanes.contains(&card.lane)).copied().collect();
        Self { steps, lanes, cards, emotions, ..Self::default() }
    }

    /// A map of its own, in which siblings have ranks in their order: those with one rank are told apart by their ids,
    /// which will be others.
    fn map(&self, map: &Map, order: &Order<'a>) -> Map {
        let cards: BTreeSet<CardId> = self.cards.iter().map(|card| card.id).collect();
        let personas: BTreeSet<PersonaId> = self.emotions.iter().map(|felt| felt.persona).collect();
        let steps = || order.steps.iter().filter(|step| self.steps.contains(&step.id));
        let stages: BTreeSet<_> = steps().map(|step| step.stage).collect();
        let joins = |one: &&Connector| cards.contains(&one.from) && cards.contains(&one.to);
        let mut records: Vec<Record> = Vec::new();
        records.extend(order.personas.iter().filter(|one| personas.contains(&one.id)).map(|one| (*one).clone().into()));
        records.extend(order.stages.iter().filter(|one| stages.contains(&one.id)).map(|one| (*one).clone().into()));
        records.extend(steps().map(|step| (*step).clone().into()));
        records.extend(order.lanes.iter().filter(|one| self.lanes.contains(&one.id)).map(|one| (*one).clone().into()));
        for card in &self.cards {
            let span = self.spans.get(&card.id).copied().unwrap_or(card.span);
            records.push(Card { span, ..(*card).clone() }.into());
            records.extend(order.pains_of(card.id).iter().map(|pain| (*pain).clone().into()));
            records.extend(order.waits_of(card.id).iter().map(|wait| (*wait).clone().into()));
        }
        records.extend(map.connectors.values().filter(joins).map(|one| one.clone().into()));
        records.extend(self.emotions.iter().map(|felt| (*felt).clone().into()));
        let info = Info { language: map.info.language.clone(), direction: map.info.direction, ..Info::default() };
        let ranks = (1..).map(|nth: Rank| nth.saturating_mul(RANK_GAP));
        let ranked = records.into_iter().zip(ranks).map(|(record, rank)| with_rank(record, rank));
        ranked.fold(Map { info, ..Map::default() }, Map::with)
    }
}

/// What the personas feel at those steps, once for each persona and step.
fn felt_at<'a>(map: &'a Map, steps: &BTreeSet<StepId>) -> Vec<&'a Emotion> {
    let mut felt = BTreeSet::new();
    let is_felt = |emotion: &&Emotion| steps.contains(&emotion.step) && map.personas.contains_key(&emotion.persona);
    map.emotions.values().filter(is_felt).filter(|emotion| felt.insert((emotion.persona, emotion.step))).collect()
}
