//! A fragment that comes into a map.

use std::collections::{BTreeMap, BTreeSet};

use super::valid::{clamped_span, valid};
use crate::edit::fragment::{Fragment, takes_cards};
use crate::edit::place::{Place, insert};
use crate::edit::{MapDraft, Refusal};
use crate::model::{Card, Lane, LaneId, PainId, StepId};

pub(super) fn fragment(
    draft: &mut MapDraft,
    fragment: &Fragment,
    lane: LaneId,
    step: StepId,
    place: Place,
) -> Result<(), Refusal> {
    draft.need(lane)?;
    draft.need(step)?;
    if let Some(key) = fragment.keys().find(|key| draft.has(*key)) {
        return Err(Refusal::Exists(key));
    }
    for ((in_lane, in_step), cards) in by_cell(draft, fragment, lane, step) {
        let place = if (in_lane, in_step) == (lane, step) { place } else { Place::Last };
        let siblings = draft.cell(in_lane, in_step);
        insert(draft, &siblings, cards, place)?;
    }
    for mark in fragment.marks() {
        let mark = valid(draft, mark)?;
        draft.put(mark);
    }
    Ok(())
}

/// The cards of the fragment by the cell that each comes to, in order.
fn by_cell(draft: &MapDraft, fragment: &Fragment, lane: LaneId, step: StepId) -> BTreeMap<(LaneId, StepId), Vec<Card>> {
    let columns = draft.columns();
    let rows: Vec<LaneId> =
        draft.siblings(|other: &Lane| takes_cards(other) || other.id == lane).into_iter().map(|(_, id)| id).collect();
    let brought: BTreeSet<PainId> = fragment.pains.iter().map(|pain| pain.id).collect();
    let mut cells: BTreeMap<_, Vec<Card>> = BTreeMap::new();
    for piece in &fragment.pieces {
        let mut card = piece.card.clone();
        card.lane = along(&rows, lane, piece.row);
        card.step = along(&columns, step, piece.column);
        card.span = clamped_span(draft, card.step, card.span);
        card.eases.retain(|pain| brought.contains(pain) || draft.has(*pain));
        cells.entry((card.lane, card.step)).or_default().push(card);
    }
    cells
}

/// The place `by` after `from`, or the last one.
fn along<T: Copy + PartialEq>(all: &[T], from: T, by: usize) -> T {
    let start = all.iter().position(|one| *one == from);
    start.and_then(|start| all.get(start.saturating_add(by)).or_else(|| all.last()).copied()).unwrap_or(from)
}
