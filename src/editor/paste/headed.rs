//! Pasting a table with headings: its rows go to the lanes that they name, and its columns to the steps.

use super::headings::HeadedTable;
use super::{PasteError, PasteTarget, PastedTable, cards_of, paste_all, paste_target, steps_for};
use crate::edit::{Command, Fragment, Place, takes_cards};
use crate::editor::GridCell;
use crate::editor::document::Document;
use crate::i18n::{folded, one_line};
use crate::model::{Card, Key, LaneId, Role, StageId, Step, StepId};

/// The steps that columns go to.
struct TableColumns {
    /// All steps, with new ones at the end.
    steps: Vec<StepId>,
    /// For each column its place among them.
    at: Vec<usize>,
    /// What adds and names steps.
    commands: Vec<Command>,
    named: Vec<Key>,
}

/// Pastes a table; `None` for one without headings.
pub(super) fn paste(
    doc: &mut Document,
    rows: &[Vec<String>],
    new_card: Option<&PasteTarget>,
) -> Option<Result<(), PasteError>> {
    let table = HeadedTable::new((&doc.map, &doc.order), doc.words(), rows);
    let renamed = doc.selection.only().and_then(Key::step).filter(|_| new_card.is_none());
    let (from, add, lane) = match (renamed, new_card) {
        (Some(step), _) => (step, None, None),
        (None, Some(aim)) => (aim.cell.step, aim.step.clone(), Some(aim.cell.lane)),
        (None, None) => {
            let aim = paste_target(doc).ok()?;
            (aim.cell.step, aim.step, Some(aim.cell.lane))
        }
    };
    let lanes = doc.order.lanes_in(&doc.map).filter(|lane| takes_cards(lane));
    let lanes: Vec<(LaneId, Role)> = lanes.map(|lane| (lane.id, lane.role)).collect();
    let place_of = |wanted: LaneId| lanes.iter().position(|(lane, _)| *lane == wanted);
    // Where each row goes: to the lane that it names, or further down from where it is pasted.
    let start = lane.and_then(place_of).filter(|_| table.steps.is_some());
    let place_of_row = |row: usize| match (&table.lanes, start) {
        (Some(named), _) => named.get(row).copied().flatten().and_then(place_of),
        (None, Some(start)) => Some((start + row).min(lanes.len().saturating_sub(1))),
        (None, None) => None,
    };
    if table.lanes.is_none() && start.is_none() {
        return None;
    }
    let top = lanes.first().map(|(lane, _)| *lane)?;
    let columns = columns(doc, &table, from, add.as_ref(), renamed.is_some());
    let mut cards: Vec<(usize, usize, Card)> = Vec::new();
    for (row, cells) in table.cells.iter().enumerate() {
        let Some((place, role)) = place_of_row(row).and_then(|at| Some((at, lanes.get(at)?.1))) else { continue };
        for (column, text) in columns.at.iter().zip(cells.iter()) {
            cards.extend(cards_of(&mut doc.ids, role, text).into_iter().map(|card| (*column, place, card)));
        }
    }
    let told = told(&table, rows, start.map(|start| lanes.len() - start));
    let TableColumns { steps, commands, named, .. } = columns;
    let cell = GridCell { lane: top, step: *steps.first()? };
    let done = paste_all(doc, commands, Fragment::from_cards(cards), cell, Place::Last, &named, true);
    doc.pasted_table = Some(told).filter(|_| done.is_ok());
    Some(done)
}

/// What there is to tell: `lanes` are those from where it is pasted on.
fn told(table: &HeadedTable<'_>, rows: &[Vec<String>], lanes: Option<usize>) -> PastedTable {
    let is_filled = |cells: &&&[String]| cells.iter().any(|cell| !cell.trim().is_empty());
    let past = lanes.filter(|_| table.lanes.is_none());
    PastedTable {
        rows: rows.len(),
        columns: rows.iter().map(Vec::len).max().unwrap_or_default(),
        first_row_names_steps: table.steps.is_some(),
        first_column_names_lanes: table.lanes.is_some(),
        left_out: table.unknown.iter().map(|name| one_line(name)).collect(),
        past_last_lane: past.map_or(0, |lanes| table.cells.iter().skip(lanes).filter(is_filled).count()),
    }
}

/// The steps of the columns: those of their names, else new ones, or those from `from` on where these have no names or are
/// to be renamed.
fn columns(
    doc: &mut Document,
    table: &HeadedTable<'_>,
    from: StepId,
    add: Option<&Command>,
    renames: bool,
) -> TableColumns {
    let names: Vec<String> = table.steps.iter().flatten().map(|name| one_line(name)).collect();
    let filled = |cells: &[String]| cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
    let width = table.cells.iter().map(|cells| filled(cells)).max().unwrap_or_default().max(filled(&names));
    let place_of = |name: &String| {
        let wanted = folded(name);
        doc.order.steps_in(&doc.map).position(|step| !wanted.is_empty() && folded(&step.name) == wanted)
    };
    let known: Vec<Option<usize>> = names.iter().map(place_of).collect();
    let here = || doc.order.steps_in(&doc.map).skip_while(|step| step.id != from).take(width);
    let is_free = names.is_empty() || here().all(|step| step.name.trim().is_empty());
    let stage = doc.order.last_stage(&doc.map);
    if let Some(stage) = stage.filter(|_| !renames && (known.iter().any(Option::is_some) || !is_free)) {
        let all = doc.order.steps().to_vec();
        return by_name(doc, all, stage, &names, &known, width);
    }
    let (steps, mut commands) = steps_for(doc, from, add, width);
    let first = steps.iter().position(|step| *step == from).unwrap_or_default();
    let mut named = Vec::new();
    for (step, name) in steps.iter().skip(first).zip(names).filter(|(_, name)| !name.is_empty()) {
        commands.push(Command::SetText { at: (*step).into(), text: name });
        named.push(Key::Step(*step));
    }
    TableColumns { at: (first..first + width).collect(), steps, commands, named }
}

/// Each column goes to the step of its name; the others become new steps at the end.
fn by_name(
    doc: &mut Document,
    mut steps: Vec<StepId>,
    stage: StageId,
    names: &[String],
    known: &[Option<usize>],
    width: usize,
) -> TableColumns {
    let (mut at, mut commands) = (Vec::new(), Vec::new());
    for column in 0..width {
        if let Some(place) = known.get(column).copied().flatten() {
            at.push(place);
            continue;
        }
        let name = names.get(column).cloned().unwrap_or_default();
        let step = Step { name, ..Step::new(doc.ids.fresh(), stage) };
        at.push(steps.len());
        steps.push(step.id);
        commands.push(Command::Add { record: step.into(), place: Place::Last });
    }
    TableColumns { steps, at, commands, named: Vec::new() }
}
