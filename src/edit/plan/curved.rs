//! A lane of emotion curves takes no cards.

use std::collections::BTreeSet;

use crate::edit::{Patch, Refusal};
use crate::model::{Card, CardId, LaneId, Map, Record, RecordRef};

/// Refuses a patch that would bring a card into an emotion lane, move or stretch one that a file has left there, or
/// make an emotion lane of one that holds cards: they would lie on the curves, and no other card could be put beside
/// them. Cards that are there can be changed, moved out and deleted, and follow their steps.
pub(super) fn keep_free(map: &Map, patch: &Patch, followed: &BTreeSet<CardId>) -> Result<(), Refusal> {
    for change in patch.changes().values() {
        match (change.before(), change.after()) {
            (before, Some(Record::Card(card))) => {
                let stays = matches!(before, Some(Record::Card(before))
                    if stays_there(before, card) || before.lane == card.lane && followed.contains(&card.id));
                if !stays && shows_curves(map, patch, card.lane) {
                    return Err(Refusal::NoCards(card.lane));
                }
            }
            (Some(Record::Lane(before)), Some(Record::Lane(lane)))
                if before.role.takes_cards() && !lane.role.takes_cards() && holds_cards(map, patch, lane.id) =>
            {
                return Err(Refusal::HoldsCards(lane.id));
            }
            _ => {}
        }
    }
    Ok(())
}

/// True for a card that is where it was, or that has only become shorter: its step may have been deleted.
fn stays_there(before: &Card, after: &Card) -> bool {
    let same_place = before.step == after.step && before.span == after.span;
    before.lane == after.lane && (same_place || after.span < before.span)
}

/// True when the lane shows emotion curves once the patch is applied.
fn shows_curves(map: &Map, patch: &Patch, lane: LaneId) -> bool {
    matches!(patch.after(map, lane.into()), Some(RecordRef::Lane(lane)) if !lane.role.takes_cards())
}

/// True when a card that is in the lane stays in it.
fn holds_cards(map: &Map, patch: &Patch, lane: LaneId) -> bool {
    let stays =
        |card: &Card| matches!(patch.after(map, card.id.into()), Some(RecordRef::Card(card)) if card.lane == lane);
    map.cards.values().any(|card| card.lane == lane && stays(card))
}
