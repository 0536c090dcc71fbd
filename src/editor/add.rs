//! Adding an element without a pointer: where the selection is.

use super::editing::{IfLeftEmpty, PendingInsert};
use super::element;
use super::{Editor, Element, GridCell};
use crate::edit::{Command, Place, Selection};
use crate::model::{CardId, Key, Lane, LaneId, Order, Record, Role, Stage, Step, StepId};

impl Editor {
    /// Adds an element beside what is selected, or where it fits best, and starts to write its text. False when
    /// there is no place for it: a marker without a card, a card on a map without steps or lanes.
    pub fn add(&mut self, element: Element) -> bool {
        self.end_gesture();
        self.finish_typing();
        let Some((command, key)) = self.addition(element) else { return false };
        if element.is_written() {
            return self
                .begin_new(PendingInsert { command, key, step: None, if_left_empty: IfLeftEmpty::Keep })
                .is_ok();
        }
        if !self.attempt(&command, Selection::one(key)) {
            return false;
        }
        self.focus = None;
        self.show(key);
        true
    }

    fn addition(&mut self, element: Element) -> Option<(Command, Key)> {
        if element.is_marker() {
            let card = self.selected_card()?;
            return self.marker_command(element, card);
        }
        let record: Record = match element {
            // The first step needs a stage.
            Element::Step if self.map.steps.is_empty() => return self.addition(Element::Stage),
            Element::Stage => {
                let after = self.selected_step().and_then(|step| self.map.steps.get(&step)).map(|step| step.stage);
                let place = after.map_or(Place::Last, |stage| Place::After(stage.into()));
                return Some(self.stage_command(place));
            }
            Element::Step => {
                let after = self.selected_step().or_else(|| Order::of(&self.map).steps.last().map(|step| step.id))?;
                let stage = self.map.steps.get(&after)?.stage;
                let record: Record = Step::new(self.ids.fresh(), stage).into();
                let key = record.key();
                return Some((Command::Add { record, place: Place::After(after.into()) }, key));
            }
            Element::Lane => {
                let after = self.selected_lane();
                let role = after.and_then(|lane| self.map.lanes.get(&lane)).map_or(Role::Notes, |lane| lane.role);
                let record: Record = Lane::new(self.ids.fresh(), element::role_beside(role)).into();
                let key = record.key();
                let place = after.map_or(Place::Last, |lane| Place::After(lane.into()));
                return Some((Command::Add { record, place }, key));
            }
            _ => {
                let cell = self.target_cell(element)?;
                let role = self.map.lanes.get(&cell.lane)?.role;
                element::card(self.ids.fresh(), cell, element.card_kind()?, role).into()
            }
        };
        let key = record.key();
        let place = self.selected_card().filter(|card| self.is_in(*card, &record));
        let place = place.map_or(Place::Last, |card| Place::After(card.into()));
        Some((Command::Add { record, place }, key))
    }

    /// A new stage with its first step, and the stage's key.
    pub(super) fn stage_command(&mut self, place: Place) -> (Command, Key) {
        let stage = Stage::new(self.ids.fresh());
        let step = Step::new(self.ids.fresh(), stage.id);
        let key = stage.id.into();
        (Command::AddStage { stage, step, place }, key)
    }

    fn is_in(&self, card: CardId, record: &Record) -> bool {
        match (self.map.cards.get(&card), record) {
            (Some(card), Record::Card(new)) => card.lane == new.lane && card.step == new.step,
            _ => false,
        }
    }

    /// The cell that a new card goes to: the one with the focus, that of the selected card, or the first cell
    /// of the selected step or lane, of a lane where such cards usually are.
    fn target_cell(&self, element: Element) -> Option<GridCell> {
        if let Some(cell) = self.focus.filter(|cell| self.map.lanes.contains_key(&cell.lane)) {
            return Some(cell);
        }
        let order = Order::of(&self.map);
        let step = self.selected_step().or_else(|| order.steps.first().map(|step| step.id))?;
        let usual = match element {
            Element::Touchpoint => Role::Frontstage,
            Element::Decision => Role::Backstage,
            _ => Role::Customer,
        };
        let shown = || order.lanes.iter().filter(|lane| !lane.hidden);
        let lane = self.selected_lane().or_else(|| {
            let usual = shown().find(|lane| lane.role == usual);
            usual.or_else(|| shown().find(|lane| lane.role.takes_cards())).or(shown().next()).map(|lane| lane.id)
        })?;
        Some(GridCell { lane, step })
    }

    /// The card that is selected, or on which what is selected sits.
    #[must_use]
    pub fn selected_card(&self) -> Option<CardId> {
        self.map.card_of(self.selection.only()?)
    }

    /// The step of what is selected.
    pub(super) fn selected_step(&self) -> Option<StepId> {
        if let Some(cell) = self.focus {
            return Some(cell.step);
        }
        match self.selection.only()? {
            Key::Step(step) => Some(step),
            Key::Stage(stage) => Order::of(&self.map).steps_of(stage).last().map(|step| step.id),
            Key::Emotion(emotion) => self.map.emotions.get(&emotion).map(|emotion| emotion.step),
            _ => self.selected_card().and_then(|card| self.map.cards.get(&card)).map(|card| card.step),
        }
    }

    /// The lane of what is selected.
    pub(super) fn selected_lane(&self) -> Option<LaneId> {
        let lane = match (self.focus, self.selection.only()) {
            (Some(cell), _) => Some(cell.lane),
            (None, Some(Key::Lane(lane))) => Some(lane),
            _ => self.selected_card().and_then(|card| self.map.cards.get(&card)).map(|card| card.lane),
        };
        lane.filter(|lane| self.map.shows(*lane))
    }
}
