//! Records that go, and what goes with them.

use std::collections::{BTreeMap, BTreeSet};

use super::span::Refitted;
use crate::edit::{MapDraft, Noun, Refusal};
use crate::model::{Card, Key, Lane, Rank, Record, RecordRef, Stage, StageId, Step, StepId};

pub(super) fn records(draft: &mut MapDraft, keys: &[Key]) -> Result<(), Refusal> {
    let mut doomed = Doomed::named(draft, keys)?;
    doomed.add_stages_and_steps(draft)?;
    let shortened = doomed.add_cards(draft);
    doomed.add_marks(draft);
    let forgetful = doomed.forgetful(draft);
    for key in doomed.0 {
        draft.take(key);
    }
    for record in forgetful {
        draft.put(record);
    }
    shortened.into_iter().try_for_each(|card| card.carry_out(draft))
}

/// What goes.
struct Doomed(BTreeSet<Key>);

impl Doomed {
    /// What is to be deleted by name.
    fn named(draft: &MapDraft, keys: &[Key]) -> Result<Self, Refusal> {
        for key in keys {
            draft.need(*key)?;
            if *key == Key::Info {
                return Err(Refusal::Undeletable);
            }
        }
        let doomed = Self(keys.iter().copied().collect());
        if doomed.holds(Noun::Lane) && draft.all::<Lane>().all(|lane| doomed.has(lane.id)) {
            return Err(Refusal::LastLane);
        }
        Ok(doomed)
    }

    fn has(&self, key: impl Into<Key>) -> bool {
        self.0.contains(&key.into())
    }

    /// True when a record of that kind goes.
    fn holds(&self, noun: Noun) -> bool {
        self.0.iter().any(|key| Noun::from_key(*key) == noun)
    }

    /// The steps of doomed stages, and the stages that are left without a step.
    fn add_stages_and_steps(&mut self, draft: &MapDraft) -> Result<(), Refusal> {
        let by_stage = self.holds(Noun::Stage);
        if !by_stage && !self.holds(Noun::Step) {
            return Ok(());
        }
        let mut stays: BTreeSet<StageId> = BTreeSet::new();
        let mut touched: BTreeSet<StageId> = BTreeSet::new();
        for step in draft.all::<Step>() {
            if self.has(step.stage) || self.has(step.id) {
                self.0.insert(step.id.into());
                touched.insert(step.stage);
            } else {
                stays.insert(step.stage);
            }
        }
        let emptied = touched.difference(&stays).filter(|stage| draft.has(**stage));
        self.0.extend(emptied.map(|stage| Key::Stage(*stage)));
        let last = if by_stage { Refusal::LastStage } else { Refusal::LastStep };
        let a_stage_stays = draft.all::<Stage>().any(|stage| !self.has(stage.id));
        if stays.is_empty() || !a_stage_stays { Err(last) } else { Ok(()) }
    }

    /// The cards of doomed lanes and steps. Gives back the cards that stay over fewer steps, the last
    /// first: each is put before what is in its new cell, so they end in their old order.
    fn add_cards(&mut self, draft: &MapDraft) -> Vec<Refitted> {
        let by_step = self.holds(Noun::Step);
        if !by_step && !self.holds(Noun::Lane) {
            return Vec::new();
        }
        let columns = draft.columns();
        let column: BTreeMap<StepId, usize> = columns.iter().enumerate().map(|(at, step)| (*step, at)).collect();
        let mut shortened: Vec<(Option<usize>, Rank, Refitted)> = Vec::new();
        for card in draft.all::<Card>() {
            let starts = self.has(card.step);
            if self.has(card.lane) || (starts && card.span <= 1) {
                self.0.insert(card.id.into());
                continue;
            }
            if !by_step || card.span <= 1 || self.has(card.id) {
                continue;
            }
            let at = column.get(&card.step).copied();
            let span = usize::try_from(card.span).unwrap_or(usize::MAX);
            let covered: Vec<StepId> = columns.iter().skip(at.unwrap_or(usize::MAX)).take(span).copied().collect();
            let left: Vec<StepId> = covered.iter().filter(|step| !self.has(**step)).copied().collect();
            match left.first() {
                None if starts => {
                    self.0.insert(card.id.into());
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

    /// What can't be without something that goes: the marks and connectors of cards, the emotions of steps and personas.
    /// Steps and cards were looked at before.
    fn add_marks(&mut self, draft: &MapDraft) {
        let is_left = |record: &RecordRef<'_>| {
            !matches!(record, RecordRef::Step(_) | RecordRef::Card(_))
                && record.parents().into_iter().flatten().any(|parent| self.has(parent))
        };
        let marks: Vec<Key> = draft.records().filter(is_left).map(RecordRef::key).collect();
        self.0.extend(marks);
    }

    /// What stays and mentions something that goes, without the mention: an opportunity that would ease a pain point.
    fn forgetful(&self, draft: &MapDraft) -> Vec<Record> {
        let goes = |key: Key| self.has(key);
        let stays = draft.records().filter(|record| record.mentions(&goes) && !self.has(record.key()));
        let without = |record: RecordRef<'_>| {
            let mut record = record.to_record();
            record.forget(&goes);
            record
        };
        stays.map(without).collect()
    }
}
