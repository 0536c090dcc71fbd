//! A text that is typed into a field of the inspector and not committed yet.
//!
//! A click on the map can take the field away in the middle of typing. What was typed is not lost then: the
//! inspector remembers it until it hears from the field that it is committed or given up.

use crate::edit::Command;
use crate::model::{Key, Map, Record, Step};

/// A field of a record that is written as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Slot {
    /// What the record mainly says.
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

/// What is typed, and where it belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub keys: Vec<Key>,
    pub slot: Slot,
    pub text: String,
}

impl Draft {
    /// What makes the map say it; nothing when the map says it already, or can't.
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
            Slot::Text => Command::SetText { at, text: self.text.clone() },
            _ => Command::Change(after),
        }
    }
}

/// The record with that text in a field; `None` when it has no such field, or when the field takes numbers and
/// this is none.
pub(super) fn written(mut record: Record, slot: Slot, text: &str) -> Option<Record> {
    match (&mut record, slot) {
        (Record::Info(info), Slot::Text) => text.clone_into(&mut info.title),
        (Record::Info(info), Slot::Scenario) => text.clone_into(&mut info.scenario),
        (Record::Info(info), Slot::Author) => text.clone_into(&mut info.author),
        (Record::Info(info), Slot::Version) => text.clone_into(&mut info.version),
        (Record::Info(info), Slot::Date) => text.clone_into(&mut info.date),
        (Record::Persona(persona), Slot::Text) => text.clone_into(&mut persona.name),
        (Record::Persona(persona), Slot::Description) => text.clone_into(&mut persona.description),
        (Record::Stage(stage), Slot::Text) => text.clone_into(&mut stage.name),
        (Record::Stage(stage), Slot::Goal) => text.clone_into(&mut stage.goal),
        (Record::Step(step), Slot::Text) => text.clone_into(&mut step.name),
        (Record::Lane(lane), Slot::Text) => text.clone_into(&mut lane.name),
        (Record::Card(card), Slot::Text) => text.clone_into(&mut card.text),
        (Record::Card(card), Slot::Owner) => text.clone_into(&mut card.owner),
        (Record::Card(card), Slot::Span) => card.span = number(text)?.max(1),
        (Record::Pain(pain), Slot::Text) => text.clone_into(&mut pain.text),
        (Record::Pain(pain), Slot::Votes) => pain.votes = number(text)?,
        (Record::Step(step), Slot::Width) => {
            step.width = match text.trim() {
                "" => None,
                text => Some(nearest_width(number(text)?)),
            };
        }
        (Record::Wait(wait), Slot::Text) => text.clone_into(&mut wait.text),
        // The other end gives way: a minimum above the maximum is a longer wait, not a mistake.
        (Record::Wait(wait), Slot::Least) => {
            wait.min = number(text)?;
            wait.max = wait.max.max(wait.min);
        }
        (Record::Wait(wait), Slot::Most) => {
            wait.max = number(text)?;
            wait.min = wait.min.min(wait.max);
        }
        (Record::Connector(connector), Slot::Text) => text.clone_into(&mut connector.label),
        (Record::Emotion(emotion), Slot::Text) => text.clone_into(&mut emotion.quote),
        _ => return None,
    }
    Some(record)
}

/// The width nearest to a number that a column can have.
fn nearest_width(width: u32) -> u16 {
    let widths = Step::WIDTHS;
    u16::try_from(width).unwrap_or(u16::MAX).clamp(*widths.start(), *widths.end())
}

/// A whole number as a person writes it.
fn number(text: &str) -> Option<u32> {
    text.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CardId, Id, Info, TimeUnit, Wait, WaitId};

    fn wait(min: u32, max: u32) -> (Map, Wait) {
        let id = WaitId(Id::new("wait").unwrap());
        let card = CardId(Id::new("card").unwrap());
        let wait = Wait { min, max, unit: TimeUnit::Days, ..Wait::new(id, card) };
        let mut map = Map::default();
        map.waits.insert(id, wait.clone());
        (map, wait)
    }

    fn draft(key: impl Into<Key>, slot: Slot, text: &str) -> Draft {
        Draft { keys: vec![key.into()], slot, text: text.to_owned() }
    }

    #[test]
    fn a_minimum_above_the_maximum_takes_it_along() {
        let (map, wait) = wait(1, 2);
        let command = draft(wait.id, Slot::Least, " 5 ").command(&map);
        assert_eq!(command, Some(Command::Change(Wait { min: 5, max: 5, ..wait.clone() }.into())));
        let command = draft(wait.id, Slot::Most, "0").command(&map);
        assert_eq!(command, Some(Command::Change(Wait { min: 0, max: 0, ..wait }.into())));
    }

    #[test]
    fn what_is_no_number_or_nothing_new_changes_nothing() {
        let (map, wait) = wait(1, 2);
        for text in ["", "two", "-1", "1", "99999999999"] {
            assert_eq!(draft(wait.id, Slot::Least, text).command(&map), None, "{text}");
        }
        assert_eq!(draft(wait.id, Slot::Goal, "x").command(&map), None);
    }

    #[test]
    fn a_main_text_is_written_and_other_fields_are_changed() {
        let map = Map::default();
        let text = draft(Key::Info, Slot::Text, "מפה");
        assert_eq!(text.command(&map), Some(Command::SetText { at: Key::Info, text: "מפה".to_owned() }));
        let author = draft(Key::Info, Slot::Author, "Dana");
        let info = Info { author: "Dana".to_owned(), ..Info::default() };
        assert_eq!(author.command(&map), Some(Command::Change(Record::Info(info))));
    }
}
