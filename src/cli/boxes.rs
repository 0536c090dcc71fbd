//! The characters of a map that no font of this machine has: readers would see boxes in their place.

use crate::model::{Key, Map, Record};
use crate::text::{Engine, Fonts};

/// How many characters a message names.
const NAMED: usize = 8;

/// The records with such characters, in the order of their keys, each character once a record.
pub(super) fn of(map: &Map) -> Vec<(Key, Vec<char>)> {
    let mut engine = Engine::with_fonts(Fonts::WithSystem);
    let mut found = Vec::new();
    for record in map.keys().filter_map(|key| map.record(key)) {
        let mut missing = Vec::new();
        for c in texts(&record).into_iter().flat_map(|text| engine.missing(text)) {
            if !missing.contains(&c) {
                missing.push(c);
            }
        }
        if !missing.is_empty() {
            found.push((record.key(), missing));
        }
    }
    found
}

/// Everything that people have written into a record.
fn texts(record: &Record) -> Vec<&str> {
    match record {
        Record::Info(info) => vec![&info.title, &info.scenario, &info.author, &info.version, &info.date],
        Record::Persona(persona) => vec![&persona.name, &persona.description],
        Record::Stage(stage) => vec![&stage.name, &stage.goal],
        Record::Card(card) => vec![&card.text, &card.owner],
        Record::Step(_)
        | Record::Lane(_)
        | Record::Pain(_)
        | Record::Wait(_)
        | Record::Connector(_)
        | Record::Emotion(_) => vec![record.text()],
    }
}

/// What is to be said about such characters.
pub(super) fn message(missing: &[char]) -> String {
    let named: Vec<String> = missing.iter().take(NAMED).map(|c| format!("{} \"{c}\"", code(*c))).collect();
    let more = match missing.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("no font on this machine has {}{more}", named.join(", "))
}

/// The number of a character as standards write it.
pub(super) fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}
