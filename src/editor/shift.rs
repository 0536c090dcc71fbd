//! Moving and stretching what is selected by keyboard: one place further, as the eye sees it.

use std::collections::BTreeSet;

use super::Editor;
use super::handle::nearest_width;
use super::walk::{GridDirection, GridMotion};
use crate::edit::{Command, Place, Refusal, Target};
use crate::model::{Card, CardId, Key, LaneId, Order, StageId, Step, StepId};
use crate::theme::size;

/// By how much a key widens a column.
const WIDER: f64 = 20.0;

impl Editor {
    /// Moves what is selected one place further: cards to the next step, card or lane, a step, stage or lane past the
    /// next one, marks past the next ones on their cards. False at the end of the way.
    ///
    /// # Errors
    /// When it can't go there.
    pub fn shift(&mut self, walk: GridMotion) -> Result<bool, Refusal> {
        self.end_gesture();
        self.finish_typing();
        let way = self.way(walk);
        let Some(command) = self.shifting(way) else { return Ok(false) };
        self.perform(&command)?;
        let first = self.selection.keys().next();
        if let Some(key) = first {
            self.show(key);
        }
        Ok(true)
    }

    /// Lets the selected cards reach one step further, or back; of selected steps it makes the columns wider or
    /// narrower. False at the end of the way.
    ///
    /// # Errors
    /// When it can't be done.
    pub fn stretch(&mut self, walk: GridMotion) -> Result<bool, Refusal> {
        self.end_gesture();
        self.finish_typing();
        let further = match self.way(walk) {
            GridDirection::Forward => true,
            GridDirection::Back => false,
            _ => return Ok(false),
        };
        let changed: Vec<Command> = self.selection.keys().filter_map(|key| self.stretched(key, further)).collect();
        if changed.is_empty() {
            return Ok(false);
        }
        self.perform(&Command::Many(changed))?;
        Ok(true)
    }

    fn stretched(&self, key: Key, further: bool) -> Option<Command> {
        match key {
            Key::Card(id) => {
                let card = self.map.cards.get(&id)?;
                let first = self.column_of(card.step)?;
                let last = self.last_column_of(card, first);
                let last = if further { last + 1 } else { last.checked_sub(1)? };
                let fits = last >= first && last < self.layout.grid.columns.len();
                let span = u32::try_from((last + 1).checked_sub(first)?).ok().filter(|_| fits)?;
                Some(Command::Change(Card { span, ..card.clone() }.into()))
            }
            Key::Step(id) => {
                let step = self.map.steps.get(&id)?;
                let width = step.width.map_or(size::CARD_WIDTH, f64::from);
                let width = nearest_width(if further { width + WIDER } else { width - WIDER });
                Some(Command::Change(Step { width: Some(width), ..step.clone() }.into()))
            }
            _ => None,
        }
    }

    fn shifting(&self, way: GridDirection) -> Option<Command> {
        match self.selection.only() {
            Some(Key::Stage(stage)) => self.shifting_stage(stage, way),
            Some(Key::Step(step)) => self.shifting_step(step, way),
            Some(Key::Lane(lane)) => self.shifting_lane(lane, way),
            Some(key @ (Key::Pain(_) | Key::Wait(_))) => self.shifting_mark(key, way),
            Some(Key::Card(card)) => {
                let within = self.shifting_in_cell(card, way);
                within.or_else(|| self.shifting_cards(way))
            }
            _ => self.shifting_cards(way).or_else(|| self.shifting_marks(way)),
        }
    }

    fn shifting_stage(&self, stage: StageId, way: GridDirection) -> Option<Command> {
        let stages: Vec<Key> = self.stages().into_iter().map(|(stage, _)| stage.into()).collect();
        let place = past(&stages, stage.into(), along(way)?)?;
        Some(Command::Move { key: stage.into(), to: Target::Stage(place) })
    }

    /// A step goes past the next one of its stage; at the end of its stage it becomes the first of the next. The only
    /// step of a stage takes its stage along: a key that moves shall not lose what the stage says.
    fn shifting_step(&self, step: StepId, way: GridDirection) -> Option<Command> {
        let columns = &self.layout.grid.columns;
        let at = self.column_of(step)?;
        let forward = along(way)?;
        let next = if forward { at.checked_add(1) } else { at.checked_sub(1) };
        let (own, next) = (columns.get(at)?, columns.get(next?)?);
        let alone = columns.iter().filter(|column| column.stage == own.stage).count() == 1;
        if alone {
            return self.shifting_stage(own.stage, way);
        }
        let place = match (own.stage == next.stage, forward) {
            (true, true) => Place::After(next.step.into()),
            (true, false) => Place::Before(next.step.into()),
            (false, true) => Place::First,
            (false, false) => Place::Last,
        };
        Some(Command::Move { key: step.into(), to: Target::Step { stage: next.stage, place } })
    }

    fn shifting_lane(&self, lane: LaneId, way: GridDirection) -> Option<Command> {
        let rows: Vec<Key> = self.layout.grid.rows.iter().map(|row| row.lane.into()).collect();
        let place = past(&rows, lane.into(), down(way)?)?;
        Some(Command::Move { key: lane.into(), to: Target::Lane(place) })
    }

    fn shifting_mark(&self, key: Key, way: GridDirection) -> Option<Command> {
        let card = self.selected_card()?;
        let place = past(&self.marks_like(key, card), key, down(way)?)?;
        Some(Command::Move { key, to: Target::Card { card, place } })
    }

    /// Each of several marks goes past the next one of its kind on its card that is not selected: those that stand
    /// together stay together.
    fn shifting_marks(&self, way: GridDirection) -> Option<Command> {
        let down = down(way)?;
        if self.selection.keys().any(|key| !matches!(key, Key::Pain(_) | Key::Wait(_))) {
            return None;
        }
        let cards: BTreeSet<CardId> = self.selection.keys().filter_map(|key| self.map.card_of(key)).collect();
        let mut passed = Vec::new();
        for card in cards {
            let all = self.marks_of(card);
            let kinds = all.chunk_by(|one, next| matches!(one, Key::Pain(_)) == matches!(next, Key::Pain(_)));
            for marks in kinds {
                let runs = marks.chunk_by(|one, next| self.selection.has(*one) == self.selection.has(*next));
                let runs: Vec<&[Key]> = runs.collect();
                for pair in runs.windows(2) {
                    let [before, after] = pair else { continue };
                    // What is passed moves to the other side of those that pass it.
                    let (selected, key, place) = match (down, before, after) {
                        (true, [first, ..], [key, ..]) => (first, *key, Place::Before(*first)),
                        (false, [.., key], [.., last]) => (last, *key, Place::After(*last)),
                        _ => continue,
                    };
                    if self.selection.has(*selected) {
                        passed.push(Command::Move { key, to: Target::Card { card, place } });
                    }
                }
            }
        }
        (!passed.is_empty()).then_some(Command::Many(passed))
    }

    /// A card goes past the next one of its cell.
    fn shifting_in_cell(&self, card: CardId, way: GridDirection) -> Option<Command> {
        let (lane, step) = self.map.cards.get(&card).map(|card| (card.lane, card.step))?;
        let order = Order::of(&self.map);
        let cell: Vec<Key> = order.cards_in(lane, step).iter().map(|card| card.id.into()).collect();
        let place = past(&cell, card.into(), down(way)?)?;
        Some(Command::Move { key: card.into(), to: Target::Cell { lane, step, place } })
    }

    /// All selected cards go to the next step, or to the next lane that takes cards; none when one of them can't.
    fn shifting_cards(&self, way: GridDirection) -> Option<Command> {
        let grid = &self.layout.grid;
        let rows: Vec<LaneId> = grid.rows.iter().filter(|row| row.role.takes_cards()).map(|row| row.lane).collect();
        let order = Order::of(&self.map);
        let cards = order.cards.iter().filter(|card| self.selection.has(card.id));
        let moved = cards.map(|card| {
            let (column, row) = (self.column_of(card.step)?, rows.iter().position(|lane| *lane == card.lane));
            let (mut step, mut lane) = (card.step, card.lane);
            let mut place = Place::Last;
            if let Some(forward) = along(way) {
                let to = if forward { column + 1 } else { column.checked_sub(1)? };
                let reaches = self.last_column_of(card, column) + 1 < grid.columns.len();
                step = grid.columns.get(to).filter(|_| reaches || !forward)?.step;
            } else {
                let down = down(way)?;
                lane = *rows.get(if down { row? + 1 } else { row?.checked_sub(1)? })?;
                place = if down && self.selection.only().is_some() { Place::First } else { Place::Last };
            }
            Some(Command::Move { key: card.id.into(), to: Target::Cell { lane, step, place } })
        });
        let moved: Vec<Command> = moved.collect::<Option<_>>()?;
        (!moved.is_empty()).then_some(Command::Many(moved))
    }
}

/// True forward, false back, nothing for other ways.
fn along(way: GridDirection) -> Option<bool> {
    match way {
        GridDirection::Forward => Some(true),
        GridDirection::Back => Some(false),
        _ => None,
    }
}

/// True down, false up, nothing for other ways.
fn down(way: GridDirection) -> Option<bool> {
    match way {
        GridDirection::Down => Some(true),
        GridDirection::Up => Some(false),
        _ => None,
    }
}

/// The place past the next one of a row, or past the one before.
fn past(all: &[Key], key: Key, next: bool) -> Option<Place> {
    let at = all.iter().position(|other| *other == key)?;
    if next {
        all.get(at + 1).map(|other| Place::After(*other))
    } else {
        all.get(at.checked_sub(1)?).map(|other| Place::Before(*other))
    }
}
