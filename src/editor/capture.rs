//! Capture at the speed of speech: typing in an empty cell starts a card, typing on a record goes on at the end of its
//! text, and every way to end a text leads to the next one.
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
//! What the text of a card says of its channel, its pain points and waits is understood when it is finished: see the module
//! `notation`.
//!
//! A new card without text is removed when it is left, and so is the step that was added with it.

use super::add::{record_command, stage_command};
use super::document::Document;
use super::grid::GridPosition;
use super::typing::{IfLeftEmpty, PendingInsert};
use super::{GridCell, element, emotion};
use crate::edit::{Command, Place};
use crate::model::{CardId, Key, Step};
use crate::text::{Edit, Motion};

/// Where to go on after a text is finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advance {
    /// The next text of the same place: Enter.
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
    /// There is no persona who could feel something here.
    NoPersona,
    /// Typing means nothing here, so that a wrong key loses nothing.
    Ignored,
}

/// True when typing would start a text: in the cell with the focus, or on the one record that is selected.
pub(super) fn accepts_text(doc: &Document) -> bool {
    doc.focus.is_some() || doc.selection.only().is_some()
}

/// Starts to write at the keyboard cursor where [`accepts_text`] says so: a new card, or on at the end of a text.
pub(super) fn type_here(doc: &mut Document) -> EditOutcome {
    match (doc.focus, doc.selection.only()) {
        (Some(cell), _) if doc.map.shows_feelings(cell.lane) => emotion::begin_quote(doc, cell),
        (Some(cell), _) => begin_card(doc, cell, Place::Last),
        (None, Some(key)) if doc.begin_typing(key) => {
            // A text that only stands for a missing one is written over.
            if doc.map.get(key).is_some_and(|record| !record.text().trim().is_empty()) {
                doc.write(Edit::Move { to: Motion::TextEnd, extend: false });
            }
            EditOutcome::Editing
        }
        _ => EditOutcome::Ignored,
    }
}

/// Where a new card goes after the selected one, after the card of the selected mark, or in the cell with the focus.
pub(super) fn place_after(doc: &Document) -> Option<(GridCell, Place)> {
    if let Some(cell) = doc.focus {
        return Some((cell, Place::Last));
    }
    let card = doc.map.cards.get(&doc.selected_card()?)?;
    Some((GridCell::from_card(card), Place::After(card.id.into())))
}

/// Writes what is selected, a new card in the cell with the focus, or with neither the title of the map.
pub(super) fn edit_here(doc: &mut Document) -> EditOutcome {
    if doc.focus.is_some() {
        return type_here(doc);
    }
    let title = doc.selection.is_empty().then_some(Key::Info);
    match doc.selection.only().or(title) {
        Some(key) if doc.begin_typing(key) => EditOutcome::Editing,
        _ => EditOutcome::Ignored,
    }
}

/// Starts a new card in a cell.
pub(super) fn begin_card(doc: &mut Document, cell: GridCell, place: Place) -> EditOutcome {
    doc.finish_typing();
    begin_card_with(doc, cell, place, None)
}

fn begin_card_with(doc: &mut Document, cell: GridCell, place: Place, step: Option<Command>) -> EditOutcome {
    let role = doc.map.lanes.get(&cell.lane).map(|lane| lane.role);
    let Some(role) = role else { return EditOutcome::NoPlace };
    let card = element::captured_card(doc.ids.fresh(), cell, role);
    let (command, key) = record_command(card, place);
    let insert = PendingInsert { command, key, step, if_left_empty: IfLeftEmpty::Discard };
    if doc.begin_insert(insert).is_ok() { EditOutcome::Editing } else { EditOutcome::NoPlace }
}

pub(super) fn finish_and_advance(doc: &mut Document, to: Advance) {
    let Some(typing) = &doc.typing else { return };
    let (key, blank) = (typing.key(), typing.is_blank());
    match key {
        Key::Card(card) => advance_from_card(doc, card, to, blank),
        Key::Step(_) | Key::Stage(_) => advance_from_name(doc, key, to, blank),
        Key::Lane(lane) => {
            doc.finish_typing();
            if to != Advance::PreviousStep
                && let Some(row) = doc.row_of(lane)
            {
                doc.go_to_cell_at(0, row);
            }
        }
        Key::Pain(_) | Key::Wait(_) | Key::Connector(_) if to != Advance::Onward => {
            let card = card_of(doc, key);
            doc.finish_typing();
            if let Some(card) = card {
                advance_to_step(doc, card, to, false);
            }
        }
        Key::Info => {
            doc.finish_typing();
            if let Some((stage, _)) = doc.stages().first().copied().filter(|_| to != Advance::PreviousStep) {
                doc.go_to_position(GridPosition::Stage(stage));
            }
        }
        _ => doc.finish_typing(),
    }
}

fn advance_from_card(doc: &mut Document, card: CardId, to: Advance, blank: bool) {
    if to != Advance::Onward {
        return advance_to_step(doc, card, to, blank);
    }
    let Some(cell) = doc.map.cards.get(&card).map(GridCell::from_card) else { return };
    doc.finish_typing();
    // An empty new card is gone now: Enter on it just ends the capture. One that became a pain point or a wait of the card
    // before is gone too, and what follows it follows that card.
    let last = if blank { None } else { doc.selected_card() };
    if let Some(last) = Some(card).filter(|card| doc.map.cards.contains_key(card)).or(last) {
        begin_card(doc, cell, Place::After(last.into()));
    }
}

/// A new card in the next or the previous step of a card, in its lane.
fn advance_to_step(doc: &mut Document, card: CardId, to: Advance, blank: bool) {
    let Some(card) = doc.map.cards.get(&card) else { return doc.finish_typing() };
    let (lane, from) = (card.lane, card.step);
    let span = usize::try_from(card.span.max(1)).unwrap_or(usize::MAX);
    let Some(column) = doc.column_of(from) else { return doc.finish_typing() };
    let wanted = if to == Advance::NextStep { column.checked_add(span) } else { column.checked_sub(1) };
    // The step of an empty new card may go with it, so the wanted one is found first.
    let step = wanted.and_then(|column| doc.layout.grid.columns.get(column)).map(|column| column.step);
    doc.finish_typing();
    match step {
        Some(step) => {
            begin_card(doc, GridCell { lane, step }, Place::Last);
        }
        None if to == Advance::NextStep && !blank => {
            let Some(after) = doc.layout.grid.columns.last().copied() else { return };
            let step = Step::new(doc.ids.fresh(), after.stage);
            let cell = GridCell { lane, step: step.id };
            let add = Command::Add { record: step.into(), place: Place::After(after.step.into()) };
            begin_card_with(doc, cell, Place::Last, Some(add));
        }
        None => {}
    }
}

/// From the name of a stage or a step to the next one, the previous one, or a new one behind the last.
fn advance_from_name(doc: &mut Document, key: Key, to: Advance, blank: bool) {
    let names: Vec<Key> = match key {
        Key::Stage(_) => doc.stages().iter().map(|(stage, _)| (*stage).into()).collect(),
        _ => doc.layout.grid.columns.iter().map(|column| column.step.into()).collect(),
    };
    let at = names.iter().position(|other| *other == key);
    let other = match to {
        Advance::Onward => None,
        Advance::NextStep => at.and_then(|at| names.get(at + 1)),
        Advance::PreviousStep => at.and_then(|at| names.get(at.checked_sub(1)?)),
    };
    doc.finish_typing();
    match (to, other) {
        (Advance::Onward, _) => go_below_name(doc, key),
        (_, Some(other)) => {
            doc.begin_typing(*other);
        }
        (Advance::NextStep, None) if !blank => {
            let stage = key.step().and_then(|step| doc.map.steps.get(&step)).map(|step| step.stage);
            let (command, key) = match stage {
                Some(stage) => record_command(Step::new(doc.ids.fresh(), stage), Place::After(key)),
                None => stage_command(&mut doc.ids, Place::Last),
            };
            // It goes unless it gets a name. Refused only when its neighbor is gone, and then there is nothing to go on from.
            let _ = doc.begin_insert(PendingInsert { command, key, step: None, if_left_empty: IfLeftEmpty::Discard });
        }
        _ => {}
    }
}

/// Goes from a stage to its first step, and from a step to its first cell that takes cards.
fn go_below_name(doc: &mut Document, key: Key) {
    if let Some(column) = key.step().and_then(|step| doc.column_of(step)) {
        let row = doc.layout.grid.rows.iter().position(|row| row.role.takes_cards()).unwrap_or(0);
        doc.go_to_cell_at(column, row);
    } else if let Some((_, column)) = doc.stages().iter().copied().find(|(stage, _)| Key::from(*stage) == key) {
        doc.go_to_position(GridPosition::Step(column));
    }
}

/// The card that a mark is on or that a connector leaves.
fn card_of(doc: &Document, key: Key) -> Option<CardId> {
    match key {
        Key::Connector(id) => doc.map.connectors.get(&id).map(|connector| connector.from),
        mark => doc.map.card_of(mark),
    }
}
