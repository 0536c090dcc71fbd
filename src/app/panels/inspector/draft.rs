//! A text that is typed into a field of the inspector and not committed yet.
//!
//! A click on the map can remove the field in the middle of typing. The text is not lost then: the inspector keeps it
//! until the field reports that it was committed or given up.

use std::sync::Arc;

use crate::edit::Command;
use crate::model::{Key, Map, Record, Step};

/// A field of a record that is written as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum RecordField {
    /// The main text of the record.
    Text,
    Scenario,
    Author,
    Version,
    Date,
    Goal,
    Description,
    Owner,
    Span,
    Least,
    Most,
    Votes,
    Width,
}

/// A text being typed, and where it belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FieldDraft {
    pub keys: Arc<[Key]>,
    pub slot: RecordField,
    pub text: String,
}

impl FieldDraft {
    /// The command that commits it; `None` when the map has this text already, or can't have it.
    pub fn command(&self, map: &Map) -> Option<Command> {
        let changed = |key: &Key| {
            let before = map.record(*key)?;
            let after = written(before.clone(), self.slot, &self.text)?;
            (after != before).then_some((*key, after))
        };
        Command::of_all(self.keys.iter().filter_map(changed).map(|changed| self.one(changed)))
    }

    fn one(&self, (at, after): (Key, Record)) -> Command {
        match self.slot {
            RecordField::Text => Command::SetText { at, text: self.text.clone() },
            _ => Command::Change(after),
        }
    }
}

/// The record with the text in a field; `None` when it has no such field, or when the field takes numbers and the text
/// is none.
pub(super) fn written(mut record: Record, slot: RecordField, text: &str) -> Option<Record> {
    match (&mut record, slot) {
        (Record::Info(info), RecordField::Text) => text.clone_into(&mut info.title),
        (Record::Info(info), RecordField::Scenario) => text.clone_into(&mut info.scenario),
        (Record::Info(info), RecordField::Author) => text.clone_into(&mut info.author),
        (Record::Info(info), RecordField::Version) => text.clone_into(&mut info.version),
        (Record::Info(info), RecordField::Date) => text.clone_into(&mut info.date),
        (Record::Persona(persona), RecordField::Text) => text.clone_into(&mut persona.name),
        (Record::Persona(persona), RecordField::Description) => text.clone_into(&mut persona.description),
        (Record::Stage(stage), RecordField::Text) => text.clone_into(&mut stage.name),
        (Record::Stage(stage), RecordField::Goal) => text.clone_into(&mut stage.goal),
        (Record::Step(step), RecordField::Text) => text.clone_into(&mut step.name),
        (Record::Lane(lane), RecordField::Text) => text.clone_into(&mut lane.name),
        (Record::Card(card), RecordField::Text) => text.clone_into(&mut card.text),
        (Record::Card(card), RecordField::Owner) => text.clone_into(&mut card.owner),
        (Record::Card(card), RecordField::Span) => card.span = number(text)?.max(1),
        (Record::Pain(pain), RecordField::Text) => text.clone_into(&mut pain.text),
        (Record::Pain(pain), RecordField::Votes) => pain.votes = number(text)?,
        (Record::Step(step), RecordField::Width) => {
            step.width = match text.trim() {
                "" => None,
                text => Some(nearest_width(number(text)?)),
            };
        }
        (Record::Wait(wait), RecordField::Text) => text.clone_into(&mut wait.text),
        // The other end gives way: a minimum above the maximum is a longer wait, not a mistake.
        (Record::Wait(wait), RecordField::Least) => {
            wait.min = number(text)?;
            wait.max = wait.max.max(wait.min);
        }
        (Record::Wait(wait), RecordField::Most) => {
            wait.max = number(text)?;
            wait.min = wait.min.min(wait.max);
        }
        (Record::Connector(connector), RecordField::Text) => text.clone_into(&mut connector.label),
        (Record::Emotion(emotion), RecordField::Text) => text.clone_into(&mut emotion.quote),
        _ => return None,
    }
    Some(record)
}

/// The nearest width that a column can have.
fn nearest_width(width: u32) -> u16 {
    let widths = Step::WIDTHS;
    u16::try_from(width).unwrap_or(u16::MAX).clamp(*widths.start(), *widths.end())
}

/// A whole number as a person writes it.
fn number(text: &str) -> Option<u32> {
    text.trim().parse().ok()
}
