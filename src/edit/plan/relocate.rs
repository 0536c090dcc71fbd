//! Records that go to another place.

use super::drop_if_empty;
use crate::edit::place::{Place, settle};
use crate::edit::{MapDraft, MoveTarget, Refusal};
use crate::model::{Key, Pain, Record, Wait};

pub(super) fn record(draft: &mut MapDraft, key: Key, to: MoveTarget) -> Result<(), Refusal> {
    let was = draft.record(key).ok_or(Refusal::Missing(key))?;
    let left = if let Record::Step(step) = &was { Some(step.stage) } else { None };
    let (record, place) = with_parents(was, to)?;
    draft.need_parents(&record)?;
    settle(draft, record, place)?;
    if let Some(stage) = left {
        drop_if_empty(draft, stage);
    }
    Ok(())
}

/// The record with the parents that it has there.
fn with_parents(mut record: Record, to: MoveTarget) -> Result<(Record, Place), Refusal> {
    let place = match (&mut record, to) {
        (Record::Stage(_), MoveTarget::Stage(place)) | (Record::Lane(_), MoveTarget::Lane(place)) => place,
        (Record::Step(step), MoveTarget::Step { stage, place }) => {
            step.stage = stage;
            place
        }
        (Record::Card(card), MoveTarget::Cell { lane, step, place }) => {
            (card.lane, card.step) = (lane, step);
            place
        }
        (Record::Pain(Pain { card, .. }) | Record::Wait(Wait { card, .. }), MoveTarget::Card { card: onto, place }) => {
            *card = onto;
            place
        }
        (record, _) => return Err(Refusal::WrongTarget(record.key())),
    };
    Ok((record, place))
}
