//! What can be done to the structure of a map and to its cards by a menu or a key, where the selection is.

use super::{Advance, Editor};
use crate::edit::{Command, Place, Refusal, Selection};
use crate::model::{
    Card, CardId, CardKind, ColorTag, EvidenceLevel, Key, Lane, LaneId, Order, Record, Stage, StageId, Step, StepId,
};
use crate::text::directed;

/// Something that is done to what is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arrange {
    /// A new step before the selected one.
    StepBefore,
    /// A new step after the selected one.
    StepAfter,
    /// The stage is split before the selected step.
    SplitStage,
    /// The next stage becomes part of this one.
    MergeStage,
    /// The columns of the selected steps are as wide as those that nobody changed.
    AutomaticWidth,
    /// The lane is locked, or unlocked.
    LockLane,
    /// The lane is left out of the picture.
    HideLane,
    /// All hidden lanes are shown.
    ShowLanes,
    /// Copies of what is selected beside it.
    Duplicate,
    /// What stands behind the caret becomes a card of its own.
    SplitCard,
    /// The next card of the cell becomes part of this one.
    JoinNext,
    /// The selected cards are of that kind. They keep their texts.
    Kind(CardKind),
    /// The selected cards are known so well.
    Evidence(EvidenceLevel),
    /// The selected cards have that colour, or none.
    Color(Option<ColorTag>),
    /// The selected cards are moments of truth, or none of them is when all were.
    MomentOfTruth,
}

impl Editor {
    /// True when there is something that it could be done to.
    #[must_use]
    pub fn can_arrange(&self, what: Arrange) -> bool {
        match what {
            Arrange::StepBefore | Arrange::StepAfter => !self.map.steps.is_empty(),
            Arrange::SplitStage => self.step_to_split().is_some(),
            Arrange::MergeStage => self.stage_to_merge().is_some(),
            Arrange::AutomaticWidth => self.selected_steps().any(|step| step.width.is_some()),
            Arrange::LockLane | Arrange::HideLane => self.selected_lane().is_some(),
            Arrange::ShowLanes => self.map.lanes.values().any(|lane| lane.hidden),
            Arrange::SplitCard => matches!(self.typing.as_ref().map(super::Typing::key), Some(Key::Card(_))),
            Arrange::JoinNext => self.card_to_join().is_some(),
            Arrange::Duplicate => !self.selection.is_empty(),
            Arrange::Kind(_) | Arrange::Evidence(_) | Arrange::Color(_) | Arrange::MomentOfTruth => {
                self.selection.keys().any(|key| matches!(key, Key::Card(_)))
            }
        }
    }

    /// True for what the selection is already: a menu shows it with a check mark.
    #[must_use]
    pub fn is_arranged(&self, what: Arrange) -> bool {
        let lane = || self.selected_lane().and_then(|lane| self.map.lanes.get(&lane));
        let all = |is: &dyn Fn(&Card) -> bool| {
            let cards = self.selected_cards();
            !cards.is_empty() && cards.iter().filter_map(|card| self.map.cards.get(card)).all(is)
        };
        match what {
            Arrange::LockLane => lane().is_some_and(|lane| lane.locked),
            Arrange::HideLane => lane().is_some_and(|lane| lane.hidden),
            Arrange::Kind(kind) => all(&|card| card.kind == kind),
            Arrange::Evidence(level) => all(&|card| card.evidence == level),
            Arrange::Color(color) => all(&|card| card.color == color),
            Arrange::MomentOfTruth => all(&|card| card.moment_of_truth),
            Arrange::StepBefore
            | Arrange::StepAfter
            | Arrange::SplitStage
            | Arrange::MergeStage
            | Arrange::AutomaticWidth
            | Arrange::ShowLanes
            | Arrange::Duplicate
            | Arrange::SplitCard
            | Arrange::JoinNext => false,
        }
    }

    /// Does it, as one change. Nothing happens where it means nothing.
    ///
    /// # Errors
    /// When it can't be done.
    pub fn arrange(&mut self, what: Arrange) -> Result<(), Refusal> {
        if what == Arrange::SplitCard {
            return self.split_card();
        }
        self.end_gesture();
        self.finish_typing();
        match what {
            Arrange::StepBefore => self.add_step(false),
            Arrange::StepAfter => self.add_step(true),
            Arrange::SplitStage => self.split_stage(),
            Arrange::MergeStage => match self.stage_to_merge() {
                Some(stage) => self.perform_and_select(&Command::MergeStage(stage), Selection::one(stage)),
                None => Ok(()),
            },
            Arrange::AutomaticWidth => {
                let steps = self.selected_steps().map(|step| Step { width: None, ..step.clone() });
                let changed = steps.map(|step| Command::Change(step.into())).collect();
                self.perform(&Command::Many(changed))
            }
            Arrange::LockLane => self.change_lane(|lane| Lane { locked: !lane.locked, ..lane }),
            Arrange::HideLane => self.hide_lane(),
            Arrange::ShowLanes => {
                let hidden = self.map.lanes.values().filter(|lane| lane.hidden).map(|lane| lane.id);
                let command = self.showing(hidden);
                self.perform(&command)
            }
            Arrange::Duplicate => self.duplicate(),
            Arrange::JoinNext => match self.card_to_join() {
                Some(card) => self.perform_and_select(&Command::JoinNext(card), Selection::one(card)),
                None => Ok(()),
            },
            Arrange::Kind(kind) => self.change_cards(|card| Card { kind, ..card }),
            Arrange::Evidence(evidence) => self.change_cards(|card| Card { evidence, ..card }),
            Arrange::Color(color) => self.change_cards(|card| Card { color, ..card }),
            Arrange::MomentOfTruth => {
                let cards = self.selected_cards();
                let all = cards.iter().all(|card| self.map.cards.get(card).is_some_and(|card| card.moment_of_truth));
                self.change_cards(|card| Card { moment_of_truth: !all, ..card })
            }
            Arrange::SplitCard => Ok(()),
        }
    }

    fn add_step(&mut self, after: bool) -> Result<(), Refusal> {
        let order = Order::of(&self.map);
        let of_stage = match self.selection.only() {
            Some(Key::Stage(stage)) if !after => order.steps_of(stage).next().map(|step| step.id),
            _ => None,
        };
        let edge = if after { order.steps.last() } else { order.steps.first() };
        let beside = of_stage.or(self.selected_step()).or(edge.map(|step| step.id));
        let Some(beside) = beside.and_then(|step| self.map.steps.get(&step)) else { return Ok(()) };
        let place = if after { Place::After(beside.id.into()) } else { Place::Before(beside.id.into()) };
        let stage = beside.stage;
        let record: Record = Step::new(self.ids.fresh(), stage).into();
        let key = record.key();
        self.begin_added(Command::Add { record, place }, key);
        Ok(())
    }

    /// The step before which its stage can be split: none at the start of a stage.
    fn step_to_split(&self) -> Option<StepId> {
        let step = self.selected_step().filter(|_| !matches!(self.selection.only(), Some(Key::Stage(_))))?;
        let stage = self.map.steps.get(&step)?.stage;
        let first = Order::of(&self.map).steps_of(stage).next().map(|step| step.id);
        (first != Some(step)).then_some(step)
    }

    fn split_stage(&mut self) -> Result<(), Refusal> {
        let Some(at) = self.step_to_split() else { return Ok(()) };
        let stage = Stage::new(self.ids.fresh());
        let key = stage.id.into();
        self.begin_added(Command::SplitStage { stage, at }, key);
        Ok(())
    }

    /// The stage of what is selected, when another comes after it.
    fn stage_to_merge(&self) -> Option<StageId> {
        let step = self.selected_step()?;
        let stage = self.map.steps.get(&step)?.stage;
        self.stages().last().is_some_and(|(last, _)| *last != stage).then_some(stage)
    }

    fn selected_steps(&self) -> impl Iterator<Item = &Step> {
        self.selection.keys().filter_map(|key| match key {
            Key::Step(step) => self.map.steps.get(&step),
            _ => None,
        })
    }

    fn change_lane(&mut self, to: impl Fn(Lane) -> Lane) -> Result<(), Refusal> {
        let lane: Option<LaneId> = self.selected_lane();
        let Some(lane) = lane.and_then(|lane| self.map.lanes.get(&lane)).cloned() else { return Ok(()) };
        self.perform(&Command::Change(to(lane).into()))
    }

    /// Hides the lane; one stands nowhere then, for what is hidden is not worked on.
    fn hide_lane(&mut self) -> Result<(), Refusal> {
        self.change_lane(|lane| Lane { hidden: true, ..lane })?;
        self.select(Selection::none());
        Ok(())
    }

    /// The selected card, when another comes after it in its cell.
    fn card_to_join(&self) -> Option<CardId> {
        let Some(Key::Card(id)) = self.selection.only() else { return None };
        let card = self.map.cards.get(&id)?;
        let beside = self.map.cards.values().filter(|other| (other.lane, other.step) == (card.lane, card.step));
        let mut after = beside.filter(|other| (other.rank, other.id) > (card.rank, card.id));
        after.next().map(|_| id)
    }

    fn change_cards(&mut self, to: impl Fn(Card) -> Card) -> Result<(), Refusal> {
        let cards = self.selected_cards();
        let cards = cards.into_iter().filter_map(|card| self.map.cards.get(&card).cloned());
        let changed = cards.map(|card| Command::Change(to(card).into())).collect();
        self.perform(&Command::Many(changed))
    }

    /// What stands behind the caret becomes the next card of the cell, of the same kind, which is written next. At the
    /// end of the text it is a new card, as with Enter; at its start there is nothing to leave behind.
    fn split_card(&mut self) -> Result<(), Refusal> {
        let Some(typing) = &self.typing else { return Ok(()) };
        let Some(id) = typing.key().card() else { return Ok(()) };
        let (text, forced) = (typing.field().bare_text(), typing.field().forced());
        let at = typing.field().selected().start;
        let (first, second) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
        let part = |text: &str| directed(text.trim(), forced);
        let (first, second) = (part(first), part(second));
        match (first.trim().is_empty(), second.trim().is_empty()) {
            (true, _) => return Ok(()),
            (false, true) => {
                self.finish_and_advance(Advance::Onward);
                return Ok(());
            }
            (false, false) => {}
        }
        self.finish_typing();
        let Some(card) = self.map.cards.get(&id) else { return Ok(()) };
        let (eases, owner, channel) = (Vec::new(), card.owner.clone(), card.channel);
        let new =
            Card { id: self.ids.fresh(), text: second, eases, owner, channel, moment_of_truth: false, ..card.clone() };
        let key = new.id.into();
        let split = Command::Many(vec![
            Command::SetText { at: id.into(), text: first },
            Command::Add { record: new.into(), place: Place::After(id.into()) },
        ]);
        self.perform(&split)?;
        if self.begin_typing(key) {
            let motion = crate::text::Motion::TextStart;
            self.write(crate::text::Edit::Move { to: motion, extend: false });
        }
        Ok(())
    }
}
