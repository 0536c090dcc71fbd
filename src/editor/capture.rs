//! Capture at the speed of speech: typing in an empty cell starts a card, and every way to end a text leads to the
//! next one. On a card, a pain point or a wait letters are commands, so that a wrong one never writes.
//!
//! | text | Enter | Tab, Shift+Tab |
//! |---|---|---|
//! | card | a new card after it in its cell | a new card in the next, the previous step |
//! | step | its first cell beneath | the next, the previous step's name |
//! | stage | its first step | the next, the previous stage's name |
//! | lane | its first cell | its first cell |
//! | title | the first stage | the first stage |
//! | pain point, wait, label | stays there | as from its card |
//!
//! A new card in which nothing was written is gone when it is left, and so is the step that came with it.

use super::editing::{IfLeftEmpty, PendingInsert};
use super::walk::GridPosition;
use super::{Editor, GridCell, element};
use crate::edit::{Command, Place};
use crate::model::{CardId, CardKind, Key, Step, StepId};

/// Where to go on after a text is finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advance {
    /// The next one of the same place: Enter.
    Onward,
    /// The next step: Tab.
    NextStep,
    /// The step before: Shift and Tab.
    PreviousStep,
}

/// The result of typing, or of asking to write, where no text is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditOutcome {
    /// A text is being written.
    Editing,
    /// No card can be added here.
    NoPlace,
    /// Typing means nothing here, so that a wrong key loses nothing.
    Ignored,
}

impl Editor {
    /// Starts to write where one stands: a new card in the cell with the focus, or the text of a stage, a step, a lane
    /// or the like that has none yet.
    pub fn type_here(&mut self) -> EditOutcome {
        if self.typing.is_some() {
            return EditOutcome::Editing;
        }
        if self.is_picking() {
            return EditOutcome::Ignored;
        }
        if let Some(cell) = self.focus {
            return if self.begin_card(cell, Place::Last) { EditOutcome::Editing } else { EditOutcome::NoPlace };
        }
        match self.selection.only() {
            Some(key) if self.is_named_by_typing(key) && self.begin_typing(key) => EditOutcome::Editing,
            _ => EditOutcome::Ignored,
        }
    }

    /// Starts a new card after the selected one, after the card of the selected mark, or in the cell with the focus.
    pub fn add_card_after(&mut self) -> EditOutcome {
        if self.typing.is_some() {
            return EditOutcome::Editing;
        }
        if self.is_picking() {
            return EditOutcome::Ignored;
        }
        let card = self.selected_card().and_then(|card| self.map.cards.get(&card));
        let (cell, place) = match (self.focus, card) {
            (Some(cell), _) => (cell, Place::Last),
            (None, Some(card)) => (GridCell { lane: card.lane, step: card.step }, Place::After(card.id.into())),
            (None, None) => return EditOutcome::Ignored,
        };
        if self.begin_card(cell, place) { EditOutcome::Editing } else { EditOutcome::NoPlace }
    }

    /// True for what says nothing yet and is written by just typing. The letters of a card and of its marks are
    /// commands; only a digit begins the time of a wait.
    fn is_named_by_typing(&self, key: Key) -> bool {
        let commanded = matches!(key, Key::Card(_) | Key::Pain(_) | Key::Wait(_));
        !commanded && self.map.record(key).is_some_and(|record| record.text().trim().is_empty())
    }

    /// Connects or links what is picked; else writes what is selected, a new card in the cell with the focus, or with
    /// neither the title of the map.
    pub fn edit_here(&mut self) -> EditOutcome {
        if self.pick() {
            return EditOutcome::Ignored;
        }
        if self.focus.is_some() {
            return self.type_here();
        }
        let alone = self.selection.is_empty().then_some(Key::Info);
        match self.selection.only().or(alone) {
            Some(key) if self.begin_typing(key) => EditOutcome::Editing,
            _ => EditOutcome::Ignored,
        }
    }

    /// True when there is a place to go on from: something is selected, or a cell has the focus.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.focus.is_some() || !self.selection.is_empty()
    }

    /// True when typing would start a text: where a window lets an input method in.
    #[must_use]
    pub fn accepts_text(&self) -> bool {
        self.focus.is_some() || self.selection.only().is_some_and(|key| self.is_named_by_typing(key))
    }

    /// Starts a new card in a cell. False where no card can be.
    pub(super) fn begin_card(&mut self, cell: GridCell, place: Place) -> bool {
        self.finish_typing();
        self.begin_card_with(cell, place, None)
    }

    fn begin_card_with(&mut self, cell: GridCell, place: Place, step: Option<Command>) -> bool {
        let role = self.map.lanes.get(&cell.lane).map(|lane| lane.role);
        let Some(role) = role else { return false };
        let card = element::card(self.ids.fresh(), cell, CardKind::Action, role);
        let key = card.id.into();
        let command = Command::Add { record: card.into(), place };
        self.begin_new(PendingInsert { command, key, step, if_left_empty: IfLeftEmpty::Discard }).is_ok()
    }

    /// Ends the text being written and goes on to what comes after it.
    pub fn finish_and_advance(&mut self, then: Advance) {
        let Some(typing) = &self.typing else { return };
        let (key, blank) = (typing.key(), typing.is_blank());
        match key {
            Key::Card(card) => self.after_card(card, then, blank),
            Key::Step(step) => self.after_step(step, then, blank),
            Key::Stage(_) => self.after_stage(key, then, blank),
            Key::Lane(lane) => {
                self.finish_typing();
                if then != Advance::PreviousStep
                    && let Some(row) = self.row_of(lane)
                {
                    self.stand_in_cell(0, row);
                }
            }
            Key::Pain(_) | Key::Wait(_) | Key::Connector(_) if then != Advance::Onward => {
                let card = self.card_of(key);
                self.finish_typing();
                if let Some(card) = card {
                    self.next_card(card, then, false);
                }
            }
            Key::Info => {
                self.finish_typing();
                if let Some((stage, _)) = self.stages().first().filter(|_| then != Advance::PreviousStep) {
                    self.stand(GridPosition::Stage(*stage));
                }
            }
            _ => self.finish_typing(),
        }
    }

    fn after_card(&mut self, card: CardId, then: Advance, blank: bool) {
        if then != Advance::Onward {
            return self.next_card(card, then, blank);
        }
        let Some(cell) = self.map.cards.get(&card).map(|card| GridCell { lane: card.lane, step: card.step }) else {
            return;
        };
        self.finish_typing();
        // An empty new card is gone now: Enter on it only ends the capture.
        if self.map.cards.contains_key(&card) {
            self.begin_card(cell, Place::After(card.into()));
        }
    }

    /// A new card in the next or the previous step of a card, in its lane.
    fn next_card(&mut self, card: CardId, then: Advance, blank: bool) {
        let Some(card) = self.map.cards.get(&card) else { return self.finish_typing() };
        let (lane, from) = (card.lane, card.step);
        let span = usize::try_from(card.span.max(1)).unwrap_or(usize::MAX);
        let Some(column) = self.column_of(from) else { return self.finish_typing() };
        let wanted = if then == Advance::NextStep { column.checked_add(span) } else { column.checked_sub(1) };
        // The step of an empty new card may be gone with it: what is wanted is found before.
        let step = wanted.and_then(|column| self.layout.grid.columns.get(column)).map(|column| column.step);
        self.finish_typing();
        match step {
            Some(step) => {
                self.begin_card(GridCell { lane, step }, Place::Last);
            }
            None if then == Advance::NextStep && !blank => {
                let Some(after) = self.layout.grid.columns.last().copied() else { return };
                let step = Step::new(self.ids.fresh(), after.stage);
                let cell = GridCell { lane, step: step.id };
                let add = Command::Add { record: step.into(), place: Place::After(after.step.into()) };
                self.begin_card_with(cell, Place::Last, Some(add));
            }
            None => {}
        }
    }

    fn after_step(&mut self, step: StepId, then: Advance, blank: bool) {
        let column = self.column_of(step);
        let neighbour = |column: Option<usize>| column.and_then(|at| self.layout.grid.columns.get(at)).copied();
        let here = neighbour(column);
        let other = match then {
            Advance::Onward => None,
            Advance::NextStep => neighbour(column.and_then(|at| at.checked_add(1))),
            Advance::PreviousStep => neighbour(column.and_then(|at| at.checked_sub(1))),
        };
        self.finish_typing();
        match (then, other) {
            (Advance::Onward, _) => {
                if let Some(column) = self.column_of(step) {
                    self.stand_below(column);
                }
            }
            (_, Some(other)) => {
                self.begin_typing(other.step.into());
            }
            (Advance::NextStep, None) if !blank => {
                let Some(here) = here else { return };
                let record = Step::new(self.ids.fresh(), here.stage);
                let key = record.id.into();
                let command = Command::Add { record: record.into(), place: Place::After(step.into()) };
                self.begin_frame(command, key);
            }
            _ => {}
        }
    }

    fn after_stage(&mut self, stage: Key, then: Advance, blank: bool) {
        let stages: Vec<Key> = self.stages().into_iter().map(|(stage, _)| stage.into()).collect();
        let at = stages.iter().position(|other| *other == stage);
        let other = match then {
            Advance::Onward => None,
            Advance::NextStep => at.and_then(|at| stages.get(at + 1)),
            Advance::PreviousStep => at.and_then(|at| at.checked_sub(1)).and_then(|at| stages.get(at)),
        };
        self.finish_typing();
        match (then, other) {
            (Advance::Onward, _) => {
                let first = self.stages().into_iter().find(|(other, _)| Key::from(*other) == stage);
                if let Some((_, column)) = first {
                    self.stand(GridPosition::Step(column));
                }
            }
            (_, Some(other)) => {
                self.begin_typing(*other);
            }
            (Advance::NextStep, None) if !blank => {
                let (command, key) = self.stage_command(Place::Last);
                self.begin_frame(command, key);
            }
            _ => {}
        }
    }

    /// A step or stage that goes unless it gets a name.
    fn begin_frame(&mut self, command: Command, key: Key) {
        // Refused only when what it stands beside is gone, and then there is nothing to go on from.
        let _ = self.begin_new(PendingInsert { command, key, step: None, if_left_empty: IfLeftEmpty::Discard });
    }

    /// Goes to the first cell below a step's name that takes cards.
    fn stand_below(&mut self, column: usize) {
        let rows = &self.layout.grid.rows;
        let row = rows.iter().position(|row| row.role.takes_cards()).unwrap_or(0);
        self.stand_in_cell(column, row);
    }

    /// The card that a mark sits on or that a connector leaves.
    fn card_of(&self, key: Key) -> Option<CardId> {
        match key {
            Key::Connector(id) => self.map.connectors.get(&id).map(|connector| connector.from),
            mark => self.map.card_of(mark),
        }
    }
}
