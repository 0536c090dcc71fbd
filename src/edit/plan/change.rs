//! Other values for the fields of a record.

use super::drop_if_empty;
use super::valid::valid;
use crate::edit::place::{Place, settle};
use crate::edit::table::with_rank_of;
use crate::edit::{MapDraft, Refusal};
use crate::model::{Key, Record};

pub(super) fn record(draft: &mut MapDraft, record: &Record) -> Result<(), Refusal> {
    let key = record.key();
    let was = draft.record(key).ok_or(Refusal::Missing(key))?;
    let record = with_rank_of(valid(draft, record.clone())?, &was);
    if parents(&record) == parents(&was) {
        draft.put(record);
        return Ok(());
    }
    settle(draft, record, Place::Last)?;
    if let Record::Step(was) = was {
        drop_if_empty(draft, was.stage);
    }
    Ok(())
}

pub(super) fn text(draft: &mut MapDraft, at: Key, text: &str) -> Result<(), Refusal> {
    let mut record = draft.record(at).ok_or(Refusal::Missing(at))?;
    let field = match &mut record {
        Record::Info(info) => &mut info.title,
        Record::Persona(persona) => &mut persona.name,
        Record::Stage(stage) => &mut stage.name,
        Record::Step(step) => &mut step.name,
        Record::Lane(lane) => &mut lane.name,
        Record::Card(card) => &mut card.text,
        Record::Pain(pain) => &mut pain.text,
        Record::Wait(wait) => &mut wait.text,
        Record::Connector(connector) => &mut connector.label,
        Record::Emotion(emotion) => &mut emotion.quote,
    };
    text.clone_into(field);
    draft.put(record);
    Ok(())
}

/// What decides which siblings a record has.
fn parents(record: &Record) -> [Option<Key>; 2] {
    match record {
        Record::Step(step) => [Some(step.stage.into()), None],
        Record::Card(card) => [Some(card.lane.into()), Some(card.step.into())],
        Record::Pain(pain) => [Some(pain.card.into()), None],
        Record::Wait(wait) => [Some(wait.card.into()), None],
        Record::Info(_)
        | Record::Persona(_)
        | Record::Stage(_)
        | Record::Lane(_)
        | Record::Connector(_)
        | Record::Emotion(_) => [None, None],
    }
}
