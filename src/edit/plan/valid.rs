//! What a record must be so that the map is whole with it.

use std::collections::BTreeSet;

use crate::edit::{MapDraft, Refusal};
use crate::model::{Card, Connector, Emotion, Pain, Record, Step, StepId, Wait};

/// The record as it can stand in the map: all that it refers to is there, every value is in its range.
pub(super) fn valid(draft: &MapDraft, record: Record) -> Result<Record, Refusal> {
    draft.need_parents(&record)?;
    match record {
        Record::Info(_) | Record::Persona(_) | Record::Stage(_) | Record::Lane(_) => Ok(record),
        Record::Step(Step { id, width: Some(width), .. }) if !Step::WIDTHS.contains(&width) => {
            Err(Refusal::OutOfRange { key: id.into(), field: "width" })
        }
        Record::Step(_) => Ok(record),
        Record::Card(card) => valid_card(draft, card).map(Record::Card),
        Record::Pain(Pain { id, severity, frequency, .. }) => {
            let fields = [("severity", severity), ("frequency", frequency)];
            match fields.into_iter().find(|(_, value)| !(1..=5).contains(value)) {
                Some((field, _)) => Err(Refusal::OutOfRange { key: id.into(), field }),
                None => Ok(record),
            }
        }
        Record::Wait(Wait { id, min, max, .. }) if min > max => {
            Err(Refusal::OutOfRange { key: id.into(), field: "maximum" })
        }
        Record::Wait(_) => Ok(record),
        Record::Connector(Connector { id, from, to, .. }) if from == to => Err(Refusal::ToItself(id.into())),
        Record::Connector(_) => Ok(record),
        Record::Emotion(Emotion { id, persona, step, .. }) => {
            let is_taken = |other: &&Emotion| (other.persona, other.step) == (persona, step) && other.id != id;
            draft.all().find(is_taken).map_or(Ok(record), |other| Err(Refusal::Taken(other.id.into())))
        }
    }
}

/// Over how many steps a card that starts at `step` can go.
pub(super) fn clamped_span(draft: &MapDraft, step: StepId, span: u32) -> u32 {
    if span <= 1 {
        return 1;
    }
    let columns = draft.columns();
    let left = columns.iter().position(|column| *column == step).map_or(1, |at| columns.len() - at);
    span.min(u32::try_from(left).unwrap_or(u32::MAX))
}

fn valid_card(draft: &MapDraft, mut card: Card) -> Result<Card, Refusal> {
    if card.span == 0 {
        return Err(Refusal::OutOfRange { key: card.id.into(), field: "span" });
    }
    card.eases.iter().try_for_each(|pain| draft.need(*pain))?;
    let mut seen = BTreeSet::new();
    card.eases.retain(|pain| seen.insert(*pain));
    card.span = clamped_span(draft, card.step, card.span);
    Ok(card)
}
