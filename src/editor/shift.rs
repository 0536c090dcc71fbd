//! Moving and stretching what is selected by keyboard: one place further in the direction that the eye sees.

use std::collections::BTreeSet;

use super::document::Document;
use super::handle::nearest_width;
use super::walk::GridDirection;
use crate::edit::{Command, MoveTarget, Place, SectionKind};
use crate::model::{Card, CardId, Key, LaneId, StageId, Step, StepId};

/// How much a key widens a column.
const WIDER: f64 = 20.0;

/// What [`stretch`](super::Editor::stretch) does; `None` at the end of the way.
pub(super) fn resize_command(doc: &Document, direction: GridDirection) -> Option<Command> {
    let further = along(direction)?;
    let changed: Vec<Command> = doc.selection.keys().filter_map(|key| resized(doc, key, further)).collect();
    (!changed.is_empty()).then_some(Command::Many(changed))
}

fn resized(doc: &Document, key: Key, further: bool) -> Option<Command> {
    match key {
        Key::Card(id) => {
            let card = doc.map.cards.get(&id)?;
            let first = doc.column_of(card.step)?;
            let last = doc.last_column_of(card, first);
            let last = if further { last + 1 } else { last.checked_sub(1)? };
            let fits = last >= first && last < doc.layout.grid.columns.len();
            let span = u32::try_from((last + 1).checked_sub(first)?).ok().filter(|_| fits)?;
            Some(Command::Change(Card { span, ..card.clone() }.into()))
        }
        Key::Step(id) => {
            let step = doc.map.steps.get(&id)?;
            let width = step.width.map_or(doc.density.lengths().card_width, f64::from);
            let width = nearest_width(if further { width + WIDER } else { width - WIDER });
            Some(Command::Change(Step { width: Some(width), ..step.clone() }.into()))
        }
        _ => None,
    }
}

/// What [`shift`](super::Editor::shift) does; `None` at the end of the way.
pub(super) fn command(doc: &Document, direction: GridDirection) -> Option<Command> {
    if doc.selection.len() > 1 && doc.selection.keys().any(|key| SectionKind::from_keys([key]).is_some()) {
        return move_several(doc, direction).map(Command::Many);
    }
    match doc.selection.only() {
        Some(Key::Stage(stage)) => move_stage(doc, stage, direction),
        Some(Key::Step(step)) => move_step(doc, step, direction),
        Some(Key::Lane(lane)) => move_lane(doc, lane, direction),
        Some(key @ (Key::Pain(_) | Key::Wait(_))) => move_mark(doc, key, direction),
        Some(Key::Card(card)) => {
            let within = move_in_cell(doc, card, direction);
            within.or_else(|| move_cards(doc, direction))
        }
        _ => move_cards(doc, direction).or_else(|| move_marks(doc, direction)),
    }
}

/// Several stages, steps or lanes: each run of them goes one place further, or none when one can't. It is the one that a
/// run passes that moves, to the other side of it.
fn move_several(doc: &Document, direction: GridDirection) -> Option<Vec<Command>> {
    let all = |is: fn(&Key) -> bool| doc.selection.keys().all(|key| is(&key));
    let grid = &doc.layout.grid;
    if all(|key| key.stage().is_some()) {
        let stages: Vec<Key> = doc.stages().iter().map(|(stage, _)| (*stage).into()).collect();
        passed(&stages, |key| doc.selection.has(key), along(direction)?).map(move_passed_stages)
    } else if all(|key| key.step().is_some()) {
        move_steps(doc, along(direction)?)
    } else if all(|key| key.lane().is_some()) {
        let lanes: Vec<Key> = grid.rows.iter().map(|row| row.lane.into()).collect();
        let passed = passed(&lanes, |key| doc.selection.has(key), down(direction)?)?.into_iter();
        Some(passed.map(|(key, place)| Command::Move { key, to: MoveTarget::Lane(place) }).collect())
    } else {
        None
    }
}

fn move_passed_stages(passed: Vec<(Key, Place)>) -> Vec<Command> {
    passed.into_iter().map(|(key, place)| Command::Move { key, to: MoveTarget::Stage(place) }).collect()
}

/// Steps stay in their stage while there is one to pass; from its end they go into the next stage, and a stage whose steps
/// are all selected goes past the next.
fn move_steps(doc: &Document, forward: bool) -> Option<Vec<Command>> {
    let stages: Vec<(StageId, Vec<Key>)> = doc
        .layout
        .grid
        .columns
        .chunk_by(|one, other| one.stage == other.stage)
        .filter_map(|columns| Some((columns.first()?.stage, columns.iter().map(|column| column.step.into()).collect())))
        .collect();
    let is_whole = |steps: &[Key]| steps.iter().all(|step| doc.selection.has(*step));
    let whole: Vec<Key> =
        stages.iter().filter(|(_, steps)| is_whole(steps)).map(|(stage, _)| (*stage).into()).collect();
    let mut moved = Vec::new();
    for (at, (stage, steps)) in stages.iter().enumerate().filter(|(_, (_, steps))| !is_whole(steps)) {
        for run in steps.chunk_by(|one, other| doc.selection.has(*one) == doc.selection.has(*other)) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            if !doc.selection.has(*first) {
                continue;
            }
            let end = if forward { last } else { first };
            if let Some(past) = past(steps, *end, forward) {
                // The one that is passed goes to the other side of the run.
                let (key, place) = match past {
                    Place::After(key) => (key, Place::Before(*first)),
                    Place::Before(key) => (key, Place::After(*last)),
                    Place::First | Place::Last => continue,
                };
                moved.push(Command::Move { key, to: MoveTarget::Step { stage: *stage, place } });
                continue;
            }
            let next = if forward { at.checked_add(1)? } else { at.checked_sub(1)? };
            let stage = stages.get(next)?.0;
            let mut place = if forward { Place::First } else { Place::Last };
            for step in run {
                moved.push(Command::Move { key: *step, to: MoveTarget::Step { stage, place } });
                place = Place::After(*step);
            }
        }
    }
    if !whole.is_empty() {
        let all: Vec<Key> = stages.iter().map(|(stage, _)| (*stage).into()).collect();
        moved.extend(move_passed_stages(passed(&all, |key| whole.contains(&key), forward)?));
    }
    (!moved.is_empty()).then_some(moved)
}

/// For each run of picked ones, the one that it passes, and where that goes; `None` when a run is at the end of the way.
fn passed(all: &[Key], is_picked: impl Fn(Key) -> bool, next: bool) -> Option<Vec<(Key, Place)>> {
    let runs: Vec<&[Key]> = all.chunk_by(|one, other| is_picked(*one) == is_picked(*other)).collect();
    let mut passed = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let (first, last) = (*run.first()?, *run.last()?);
        if is_picked(first) {
            let other = runs.get(if next { at + 1 } else { at.checked_sub(1)? })?;
            passed.push(if next {
                (*other.first()?, Place::Before(first))
            } else {
                (*other.last()?, Place::After(last))
            });
        }
    }
    (!passed.is_empty()).then_some(passed)
}

fn move_stage(doc: &Document, stage: StageId, direction: GridDirection) -> Option<Command> {
    let stages: Vec<Key> = doc.stages().iter().map(|(stage, _)| (*stage).into()).collect();
    let place = past(&stages, stage.into(), along(direction)?)?;
    Some(Command::Move { key: stage.into(), to: MoveTarget::Stage(place) })
}

/// A step goes past the next one of its stage; at the end of its stage it becomes the first of the next. The only
/// step of a stage takes its stage along: moving must not lose the stage's texts.
fn move_step(doc: &Document, step: StepId, direction: GridDirection) -> Option<Command> {
    let columns = &doc.layout.grid.columns;
    let at = doc.column_of(step)?;
    let forward = along(direction)?;
    let next = if forward { at.checked_add(1) } else { at.checked_sub(1) };
    let (own, next) = (columns.get(at)?, columns.get(next?)?);
    let alone = columns.iter().filter(|column| column.stage == own.stage).count() == 1;
    if alone {
        return move_stage(doc, own.stage, direction);
    }
    let place = match (own.stage == next.stage, forward) {
        (true, true) => Place::After(next.step.into()),
        (true, false) => Place::Before(next.step.into()),
        (false, true) => Place::First,
        (false, false) => Place::Last,
    };
    Some(Command::Move { key: step.into(), to: MoveTarget::Step { stage: next.stage, place } })
}

fn move_lane(doc: &Document, lane: LaneId, direction: GridDirection) -> Option<Command> {
    let rows: Vec<Key> = doc.layout.grid.rows.iter().map(|row| row.lane.into()).collect();
    let place = past(&rows, lane.into(), down(direction)?)?;
    Some(Command::Move { key: lane.into(), to: MoveTarget::Lane(place) })
}

fn move_mark(doc: &Document, key: Key, direction: GridDirection) -> Option<Command> {
    let card = doc.selected_card()?;
    let place = past(&doc.marks_like(key, card), key, down(direction)?)?;
    Some(Command::Move { key, to: MoveTarget::Card { card, place } })
}

/// Each of several marks goes past the next one of its kind on its card that is not selected. Adjacent ones stay
/// adjacent.
fn move_marks(doc: &Document, direction: GridDirection) -> Option<Command> {
    let down = down(direction)?;
    if doc.selection.keys().any(|key| !matches!(key, Key::Pain(_) | Key::Wait(_))) {
        return None;
    }
    let cards: BTreeSet<CardId> = doc.selection.keys().filter_map(|key| doc.map.card_of(key)).collect();
    let mut passed = Vec::new();
    for card in cards {
        let all = doc.marks_of(card);
        let kinds = all.chunk_by(|one, next| matches!(one, Key::Pain(_)) == matches!(next, Key::Pain(_)));
        for marks in kinds {
            let runs = marks.chunk_by(|one, next| doc.selection.has(*one) == doc.selection.has(*next));
            let runs: Vec<&[Key]> = runs.collect();
            for pair in runs.windows(2) {
                let [before, after] = pair else { continue };
                // It is the mark that is passed that moves, to the other side of those that pass it.
                let (selected, key, place) = match (down, before, after) {
                    (true, [first, ..], [key, ..]) => (first, *key, Place::Before(*first)),
                    (false, [.., key], [.., last]) => (last, *key, Place::After(*last)),
                    _ => continue,
                };
                if doc.selection.has(*selected) {
                    passed.push(Command::Move { key, to: MoveTarget::Card { card, place } });
                }
            }
        }
    }
    (!passed.is_empty()).then_some(Command::Many(passed))
}

/// A card goes past the next one of its cell.
fn move_in_cell(doc: &Document, card: CardId, direction: GridDirection) -> Option<Command> {
    let (lane, step) = doc.map.cards.get(&card).map(|card| (card.lane, card.step))?;
    let cell: Vec<Key> = doc.order.cards_in(lane, step).iter().map(|card| card.id.into()).collect();
    let place = past(&cell, card.into(), down(direction)?)?;
    Some(Command::Move { key: card.into(), to: MoveTarget::Cell { lane, step, place } })
}

/// All selected cards go to the next step, or to the next lane that takes cards; none when one of them can't.
fn move_cards(doc: &Document, direction: GridDirection) -> Option<Command> {
    let grid = &doc.layout.grid;
    let rows: Vec<LaneId> = grid.rows.iter().filter(|row| row.role.takes_cards()).map(|row| row.lane).collect();
    let cards = doc.order.cards_in_order(&doc.map, doc.selection.keys().filter_map(Key::card));
    let moved = cards.into_iter().map(|card| {
        let (column, row) = (doc.column_of(card.step)?, rows.iter().position(|lane| *lane == card.lane));
        let (mut step, mut lane) = (card.step, card.lane);
        let mut place = Place::Last;
        if let Some(forward) = along(direction) {
            let to = if forward { column + 1 } else { column.checked_sub(1)? };
            let reaches = doc.last_column_of(card, column) + 1 < grid.columns.len();
            step = grid.columns.get(to).filter(|_| reaches || !forward)?.step;
        } else {
            let down = down(direction)?;
            lane = *rows.get(if down { row? + 1 } else { row?.checked_sub(1)? })?;
            place = if down && doc.selection.only().is_some() { Place::First } else { Place::Last };
        }
        Some(Command::Move { key: card.id.into(), to: MoveTarget::Cell { lane, step, place } })
    });
    let moved: Vec<Command> = moved.collect::<Option<_>>()?;
    (!moved.is_empty()).then_some(Command::Many(moved))
}

/// True forward, false back, `None` for other directions.
fn along(direction: GridDirection) -> Option<bool> {
    match direction {
        GridDirection::Forward => Some(true),
        GridDirection::Back => Some(false),
        _ => None,
    }
}

/// True down, false up, `None` for other directions.
fn down(direction: GridDirection) -> Option<bool> {
    match direction {
        GridDirection::Down => Some(true),
        GridDirection::Up => Some(false),
        _ => None,
    }
}

/// The place past the next one in a sequence, or past the one before.
fn past(all: &[Key], key: Key, next: bool) -> Option<Place> {
    let at = all.iter().position(|other| *other == key)?;
    if next {
        all.get(at + 1).map(|other| Place::After(*other))
    } else {
        all.get(at.checked_sub(1)?).map(|other| Place::Before(*other))
    }
}
