//! What is in a locked lane stays as it is.

use std::collections::BTreeSet;

use crate::edit::{Patch, Refusal};
use crate::model::{Card, CardId, LaneId, Map, Record, Role};

/// Refuses a patch that would change what a locked lane of the map holds: its cards, their marks, and the emotions
/// when every lane that shows them is locked. The lane itself can be named, moved, hidden and unlocked, but not
/// deleted. A card may lose the mention of a pain point that is gone, and goes on over its steps when they have
/// changed (it is among those that `followed`): neither is a change that a person makes in the lane.
pub(super) fn let_be(map: &Map, patch: &Patch, followed: &BTreeSet<CardId>) -> Result<(), Refusal> {
    if !map.lanes.values().any(|lane| lane.locked) {
        return Ok(());
    }
    for change in patch.changes().values() {
        if let (Some(Record::Card(before)), Some(Record::Card(after))) = (change.before(), change.after())
            && (only_forgets(before, after) || (followed.contains(&after.id) && only_follows(before, after)))
        {
            continue;
        }
        if let (Some(Record::Lane(lane)), None) = (change.before(), change.after())
            && lane.locked
        {
            return Err(Refusal::Locked(lane.id));
        }
        for record in [change.before(), change.after()].into_iter().flatten() {
            if let Some(lane) = lane_of(map, record).filter(|lane| is_locked(map, *lane)) {
                return Err(Refusal::Locked(lane));
            }
        }
    }
    Ok(())
}

fn is_locked(map: &Map, lane: LaneId) -> bool {
    map.lanes.get(&lane).is_some_and(|lane| lane.locked)
}

/// The lane that a record is in. A new card is looked at itself: its marks need not be.
fn lane_of(map: &Map, record: &Record) -> Option<LaneId> {
    let of_card = |card: CardId| map.cards.get(&card).map(|card| card.lane);
    match record {
        Record::Card(card) => Some(card.lane),
        Record::Pain(pain) => of_card(pain.card),
        Record::Wait(wait) => of_card(wait.card),
        Record::Emotion(_) => {
            let mut lanes = map.lanes.values().filter(|lane| lane.role == Role::Emotion);
            let first = lanes.next()?;
            (first.locked && lanes.all(|lane| lane.locked)).then_some(first.id)
        }
        Record::Info(_)
        | Record::Persona(_)
        | Record::Stage(_)
        | Record::Step(_)
        | Record::Lane(_)
        | Record::Connector(_) => None,
    }
}

/// True when the card only eases fewer pain points than before.
pub(super) fn only_forgets(before: &Card, after: &Card) -> bool {
    after.eases.len() < before.eases.len()
        && after.eases.iter().all(|pain| before.eases.contains(pain))
        && Card { eases: after.eases.clone(), ..before.clone() } == *after
}

/// True when the card only goes over other steps than before.
pub(super) fn only_follows(before: &Card, after: &Card) -> bool {
    Card { step: after.step, span: after.span, rank: after.rank, ..before.clone() } == *after
}
