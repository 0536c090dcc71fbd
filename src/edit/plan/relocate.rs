//! Records that go to another place.

use super::drop_if_empty;
use crate::edit::place::{Place, settle};
use crate::edit::{MapDraft, MoveTarget, Refusal};
use crate::model::{Key, Record};

pub(super) fn record(draft: &mut MapDraft, key: Key, to: MoveTarget) -> Result<(), Refusal> {
    let was = draft.record(key).ok_or(Refusal::Missing(key))?;
    let left = if let Record::Step(step) = &was { Some(step.stage) } else { None };
    let (record, place) = with_parents(draft, was, to)?;
    settle(draft, record, place)?;
    if let Some(stage) = left {
        drop_if_empty(draft, stage);
    }
    Ok(())
}

/// The record with the parents that it has there.
fn with_parents(draft: &MapDraft, mut record: Record, to: MoveTarget) -> Result<(Record, Place), Refusal> {
    let place = match (&mut record, to) {
        (Record::Stage(_), MoveTarget::Stage(place))
        | (Record::Lane(_), MoveTarget::Lane(place))
        | (Record::Persona(_), MoveTarget::Persona(place)) => place,
        (Record::Step(step), MoveTarget::Step { stage, place }) => {
            draft.need(stage)?;
            step.stage = stage;
            place
        }
        (Record::Card(card), MoveTarget::Cell { lane, step, place }) => {
            draft.need(lane)?;
            draft.need(step)?;
            card.lane = lane;
            card.step = step;
            place
        }
        (Record::Pain(pain), MoveTarget::Card { card, place }) => {
            draft.need(card)?;
            pain.card = card;
            place
        }
        (Record::Wait(wait), MoveTarget::Card { card, place }) => {
            draft.need(card)?;
            wait.card = card;
            place
        }
        (record, _) => return Err(Refusal::WrongTarget(record.key())),
    };
    Ok((record, place))
}
