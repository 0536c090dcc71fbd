//! Records that go to another place.

use super::super::place::{Place, settle};
use super::super::{Draft, Refusal, Target};
use super::drop_if_empty;
use crate::model::{Key, Record};

pub(super) fn record(draft: &mut Draft, key: Key, to: Target) -> Result<(), Refusal> {
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
fn with_parents(draft: &Draft, mut record: Record, to: Target) -> Result<(Record, Place), Refusal> {
    let place = match (&mut record, to) {
        (Record::Stage(_), Target::Stage(place))
        | (Record::Lane(_), Target::Lane(place))
        | (Record::Persona(_), Target::Persona(place)) => place,
        (Record::Step(step), Target::Step { stage, place }) => {
            draft.need(stage)?;
            step.stage = stage;
            place
        }
        (Record::Card(card), Target::Cell { lane, step, place }) => {
            draft.need(lane)?;
            draft.need(step)?;
            card.lane = lane;
            card.step = step;
            place
        }
        (Record::Pain(pain), Target::Card { card, place }) => {
            draft.need(card)?;
            pain.card = card;
            place
        }
        (Record::Wait(wait), Target::Card { card, place }) => {
            draft.need(card)?;
            wait.card = card;
            place
        }
        (record, _) => return Err(Refusal::WrongTarget(record.key())),
    };
    Ok((record, place))
}
