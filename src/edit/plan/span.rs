//! Cards over several steps, when steps come, go elsewhere, or change their order.
//!
//! A card goes on over the steps that it covered. What comes between two of them is covered too, a step that leaves
//! them is not any more, and when all of them leave, the card goes along. A span is always without a gap.

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::place::{Place, settle};
use crate::edit::{Command, MapDraft, Refusal};
use crate::model::{Card, CardId, Key, Rank, Record, Step, StepId};

/// A card that goes over other steps than before.
pub(super) struct Refitted {
    pub card: CardId,
    pub span: u32,
    /// Where it starts now, when that is another step.
    pub start: Option<StepId>,
}

impl Refitted {
    /// It comes before what is in its new cell: carried out from the last one to the first, several keep their order.
    pub(super) fn carry_out(self, draft: &mut MapDraft) -> Result<(), Refusal> {
        let Some(mut card) = draft.get::<Card>(self.card).cloned() else { return Ok(()) };
        card.span = self.span;
        match self.start {
            None => {
                draft.put(card);
                Ok(())
            }
            Some(step) => {
                card.step = step;
                settle(draft, Record::Card(card), Place::First)
            }
        }
    }
}

/// What the cards over several steps cover before the steps change.
pub(super) struct CoveredSteps {
    columns: StepColumns,
    cards: Vec<Card>,
    moved: BTreeSet<StepId>,
}

impl CoveredSteps {
    /// Before a command that changes which steps follow each other; `None` before any other.
    pub(super) fn before(command: &Command, draft: &MapDraft) -> Option<Self> {
        let moved = match command {
            Command::Move { key: Key::Step(step), .. } => BTreeSet::from([*step]),
            Command::Move { key: Key::Stage(stage), .. } => {
                draft.all::<Step>().filter(|step| step.stage == *stage).map(|step| step.id).collect()
            }
            Command::Change(Record::Step(step)) => {
                let leaves = draft.get::<Step>(step.id).is_some_and(|was| was.stage != step.stage);
                leaves.then(|| BTreeSet::from([step.id]))?
            }
            Command::Add { record: Record::Step(_), .. } | Command::AddStage { .. } | Command::PasteSection { .. } => {
                BTreeSet::new()
            }
            _ => return None,
        };
        let cards = draft.all::<Card>().filter(|card| card.span > 1).cloned().collect();
        Some(Self { columns: StepColumns::new(draft.columns()), cards, moved })
    }

    /// After it: makes every card cover what it should. Notes the cards that this changes, since no person changed them.
    pub(super) fn follow(self, draft: &mut MapDraft) -> Result<(), Refusal> {
        let after = StepColumns::new(draft.columns());
        let mut refitted: Vec<(usize, Rank, Refitted)> = Vec::new();
        for card in &self.cards {
            let Some(at) = self.columns.at(card.step) else { continue };
            let Some((first, last)) = after.range(self.columns.covered(card), &self.moved) else { continue };
            let wanted = after.steps.get(first..=last).unwrap_or_default();
            let reached_past = self.columns.covered(card).len() < usize::try_from(card.span).unwrap_or(usize::MAX);
            let span = u32::try_from(wanted.len()).unwrap_or(u32::MAX);
            if wanted == after.covered(card) && (reached_past || span == card.span) {
                continue;
            }
            let start = wanted.first().copied().filter(|first| *first != card.step);
            refitted.push((at, card.rank, Refitted { card: card.id, span, start }));
        }
        refitted.sort_by_key(|(at, rank, card)| (*at, *rank, card.card));
        for (_, _, card) in refitted.into_iter().rev() {
            draft.followed.insert(card.card);
            card.carry_out(draft)?;
        }
        Ok(())
    }
}

/// The steps in reading order, and where each is.
struct StepColumns {
    steps: Vec<StepId>,
    places: BTreeMap<StepId, usize>,
}

impl StepColumns {
    fn new(steps: Vec<StepId>) -> Self {
        let places = steps.iter().enumerate().map(|(at, step)| (*step, at)).collect();
        Self { steps, places }
    }

    fn at(&self, step: StepId) -> Option<usize> {
        self.places.get(&step).copied()
    }

    /// The steps that a card covers.
    fn covered(&self, card: &Card) -> &[StepId] {
        let Some(at) = self.at(card.step) else { return &[] };
        let span = usize::try_from(card.span).unwrap_or(usize::MAX);
        let end = at.saturating_add(span).min(self.steps.len());
        self.steps.get(at..end).unwrap_or_default()
    }

    /// From where to where a card goes that covered these steps before some were moved.
    fn range(&self, covered: &[StepId], moved: &BTreeSet<StepId>) -> Option<(usize, usize)> {
        let place = |step: &StepId| self.at(*step);
        let stayed = covered.iter().filter(|step| !moved.contains(step)).filter_map(place);
        // When all were moved, the card goes along with its first step.
        let (mut first, mut last) = match stayed.clone().min().zip(stayed.max()) {
            Some(range) => range,
            None => covered.first().and_then(place).map(|at| (at, at))?,
        };
        let belongs =
            |at: Option<usize>| at.filter(|at| self.steps.get(*at).is_some_and(|step| covered.contains(step)));
        while let Some(at) = belongs(first.checked_sub(1)) {
            first = at;
        }
        while let Some(at) = belongs(last.checked_add(1)) {
            last = at;
        }
        Some((first, last))
    }
}
