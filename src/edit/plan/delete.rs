//! Records that go, and what goes with them.

use std::collections::{BTreeMap, BTreeSet};

use super::span::Refitted;
use crate::edit::{MapDraft, Refusal};
use crate::model::{
    Card, CardId, Connector, ConnectorId, Emotion, EmotionId, Key, Lane, LaneId, Pain, PainId, PersonaId, Rank, Stage,
    StageId, Step, StepId, Wait, WaitId,
};

pub(super) fn records(draft: &mut MapDraft, keys: &[Key]) -> Result<(), Refusal> {
    let mut doomed = Doomed::named(draft, keys)?;
    doomed.add_stages_and_steps(draft)?;
    let shortened = doomed.add_cards(draft);
    doomed.add_marks(draft);
    let eased = doomed.opportunities(draft);
    for key in doomed.keys() {
        draft.take(key);
    }
    for card in eased {
        draft.put(card);
    }
    shortened.into_iter().try_for_each(|card| card.carry_out(draft))
}

/// What goes, by kind.
#[derive(Default)]
struct Doomed {
    personas: BTreeSet<PersonaId>,
    stages: BTreeSet<StageId>,
    steps: BTreeSet<StepId>,
    lanes: BTreeSet<LaneId>,
    cards: BTreeSet<CardId>,
    pains: BTreeSet<PainId>,
    waits: BTreeSet<WaitId>,
    connectors: BTreeSet<ConnectorId>,
    emotions: BTreeSet<EmotionId>,
}

impl Doomed {
    /// What is to be deleted by name.
    fn named(draft: &MapDraft, keys: &[Key]) -> Result<Self, Refusal> {
        let mut doomed = Self::default();
        for key in keys {
            draft.need(*key)?;
            match *key {
                Key::Info => return Err(Refusal::Undeletable),
                Key::Persona(id) => doomed.personas.insert(id),
                Key::Stage(id) => doomed.stages.insert(id),
                Key::Step(id) => doomed.steps.insert(id),
                Key::Lane(id) => doomed.lanes.insert(id),
                Key::Card(id) => doomed.cards.insert(id),
                Key::Pain(id) => doomed.pains.insert(id),
                Key::Wait(id) => doomed.waits.insert(id),
                Key::Connector(id) => doomed.connectors.insert(id),
                Key::Emotion(id) => doomed.emotions.insert(id),
            };
        }
        if !doomed.lanes.is_empty() && draft.all::<Lane>().all(|lane| doomed.lanes.contains(&lane.id)) {
            return Err(Refusal::LastLane);
        }
        Ok(doomed)
    }

    /// The steps of doomed stages, and the stages that are left without a step.
    fn add_stages_and_steps(&mut self, draft: &MapDraft) -> Result<(), Refusal> {
        if self.stages.is_empty() && self.steps.is_empty() {
            return Ok(());
        }
        let by_stage = !self.stages.is_empty();
        let mut stays: BTreeSet<StageId> = BTreeSet::new();
        let mut touched: BTreeSet<StageId> = BTreeSet::new();
        for step in draft.all::<Step>() {
            if self.stages.contains(&step.stage) || self.steps.contains(&step.id) {
                self.steps.insert(step.id);
                touched.insert(step.stage);
            } else {
                stays.insert(step.stage);
            }
        }
        self.stages.extend(touched.difference(&stays).filter(|stage| draft.get::<Stage>(**stage).is_some()));
        let last = if by_stage { Refusal::LastStage } else { Refusal::LastStep };
        let a_stage_stays = draft.all::<Stage>().any(|stage| !self.stages.contains(&stage.id));
        if stays.is_empty() || !a_stage_stays { Err(last) } else { Ok(()) }
    }

    /// The cards of doomed lanes and steps. Gives back the cards that stay over fewer steps, the last
    /// first: each is put before what is in its new cell, so they end in their old order.
    fn add_cards(&mut self, draft: &MapDraft) -> Vec<Refitted> {
        if self.lanes.is_empty() && self.steps.is_empty() {
            return Vec::new();
        }
        let columns = draft.columns();
        let column: BTreeMap<StepId, usize> = columns.iter().enumerate().map(|(at, step)| (*step, at)).collect();
        let mut shortened: Vec<(Option<usize>, Rank, Refitted)> = Vec::new();
        for card in draft.all::<Card>() {
            let starts = self.steps.contains(&card.step);
            if self.cards.contains(&card.id) || self.lanes.contains(&card.lane) || (starts && card.span <= 1) {
                self.cards.insert(card.id);
                continue;
            }
            if self.steps.is_empty() || card.span <= 1 {
                continue;
            }
            let at = column.get(&card.step).copied();
            let span = usize::try_from(card.span).unwrap_or(usize::MAX);
            let covered: Vec<StepId> = columns.iter().skip(at.unwrap_or(usize::MAX)).take(span).copied().collect();
            let left: Vec<StepId> = covered.iter().filter(|step| !self.steps.contains(step)).copied().collect();
            match left.first() {
                None if starts => {
                    self.cards.insert(card.id);
                }
                Some(first) if left.len() < covered.len() => {
                    let span = u32::try_from(left.len()).unwrap_or(u32::MAX);
                    let start = starts.then_some(*first);
                    shortened.push((at, card.rank, Refitted { card: card.id, span, start }));
                }
                _ => {}
            }
        }
        shortened.sort_by_key(|(at, rank, card)| (*at, *rank, card.card));
        shortened.into_iter().rev().map(|(_, _, card)| card).collect()
    }

    /// Pain points, wait points and connectors of doomed cards, emotions of doomed steps and personas.
    fn add_marks(&mut self, draft: &MapDraft) {
        if !self.cards.is_empty() {
            let cards = &self.cards;
            self.pains.extend(draft.all().filter(|pain: &&Pain| cards.contains(&pain.card)).map(|pain| pain.id));
            self.waits.extend(draft.all().filter(|wait: &&Wait| cards.contains(&wait.card)).map(|wait| wait.id));
            let joins = |connector: &&Connector| cards.contains(&connector.from) || cards.contains(&connector.to);
            self.connectors.extend(draft.all().filter(joins).map(|connector| connector.id));
        }
        if !(self.steps.is_empty() && self.personas.is_empty()) {
            let (steps, personas) = (&self.steps, &self.personas);
            let of = |emotion: &&Emotion| steps.contains(&emotion.step) || personas.contains(&emotion.persona);
            self.emotions.extend(draft.all().filter(of).map(|emotion| emotion.id));
        }
    }

    /// The cards that stay and would ease a doomed pain point, without the mention of it.
    fn opportunities(&self, draft: &MapDraft) -> Vec<Card> {
        if self.pains.is_empty() {
            return Vec::new();
        }
        let eases =
            |card: &&Card| !self.cards.contains(&card.id) && card.eases.iter().any(|pain| self.pains.contains(pain));
        let without = |card: &Card| {
            let mut card = card.clone();
            card.eases.retain(|pain| !self.pains.contains(pain));
            card
        };
        draft.all::<Card>().filter(eases).map(without).collect()
    }

    fn keys(&self) -> impl Iterator<Item = Key> + '_ {
        fn of<T: Copy + Into<Key>>(ids: &BTreeSet<T>) -> impl Iterator<Item = Key> + '_ {
            ids.iter().map(|id| (*id).into())
        }
        of(&self.personas)
            .chain(of(&self.stages))
            .chain(of(&self.steps))
            .chain(of(&self.lanes))
            .chain(of(&self.cards))
            .chain(of(&self.pains))
            .chain(of(&self.waits))
            .chain(of(&self.connectors))
            .chain(of(&self.emotions))
    }
}
