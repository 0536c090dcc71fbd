//! What a record must be so that the map is whole with it.

use std::collections::BTreeSet;

use crate::edit::{MapDraft, Refusal};
use crate::model::{Card, Connector, Emotion, Key, Pain, Record, Step, StepId, Wait};

/// The record as it can stand in the map: all that it refers to is there, every value is in its range.
pub(super) fn valid(draft: &MapDraft, record: Record) -> Result<Record, Refusal> {
    match &record {
        Record::Info(_) | Record::Persona(_) | Record::Stage(_) | Record::Lane(_) => {}
        Record::Step(step) => {
            draft.need(step.stage)?;
            if step.width.is_some_and(|width| !Step::WIDTHS.contains(&width)) {
                return Err(Refusal::OutOfRange { key: step.id.into(), field: "width" });
            }
        }
        Record::Card(_) => {}
        Record::Pain(pain) => valid_pain(draft, pain)?,
        Record::Wait(wait) => valid_wait(draft, wait)?,
        Record::Connector(connector) => valid_connector(draft, connector)?,
        Record::Emotion(emotion) => valid_emotion(draft, emotion)?,
    }
    match record {
        Record::Card(card) => valid_card(draft, card).map(Record::Card),
        record => Ok(record),
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
    draft.need(card.lane)?;
    draft.need(card.step)?;
    if card.span == 0 {
        return Err(Refusal::OutOfRange { key: card.id.into(), field: "span" });
    }
    card.eases.iter().try_for_each(|pain| draft.need(*pain))?;
    let mut seen = BTreeSet::new();
    card.eases.retain(|pain| seen.insert(*pain));
    card.span = clamped_span(draft, card.step, card.span);
    Ok(card)
}

fn valid_pain(draft: &MapDraft, pain: &Pain) -> Result<(), Refusal> {
    draft.need(pain.card)?;
    let of = |value: u8, field| {
        let key = Key::Pain(pain.id);
        if (1..=5).contains(&value) { Ok(()) } else { Err(Refusal::OutOfRange { key, field }) }
    };
    of(pain.severity, "severity")?;
    of(pain.frequency, "frequency")
}

fn valid_wait(draft: &MapDraft, wait: &Wait) -> Result<(), Refusal> {
    draft.need(wait.card)?;
    if wait.min > wait.max {
        return Err(Refusal::OutOfRange { key: wait.id.into(), field: "maximum" });
    }
    Ok(())
}

fn valid_connector(draft: &MapDraft, connector: &Connector) -> Result<(), Refusal> {
    draft.need(connector.from)?;
    draft.need(connector.to)?;
    if connector.from == connector.to {
        return Err(Refusal::ToItself(connector.id.into()));
    }
    Ok(())
}

fn valid_emotion(draft: &MapDraft, emotion: &Emotion) -> Result<(), Refusal> {
    draft.need(emotion.persona)?;
    draft.need(emotion.step)?;
    let same_place =
        |other: &&Emotion| other.persona == emotion.persona && other.step == emotion.step && other.id != emotion.id;
    match draft.all::<Emotion>().find(same_place) {
        Some(other) => Err(Refusal::Taken(other.id.into())),
        None => Ok(()),
    }
}
