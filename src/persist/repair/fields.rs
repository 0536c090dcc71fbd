//! The pieces of a damaged text, tried one by one: what can be read of them is written into a text that can.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use ron::error::Error as RonError;
use serde::Deserialize;

use super::pieces::{Named, OF_MAP, Piece, Pieces, RawRecord};
use super::{Places, Told, thing};
use crate::persist::error::{nearest, shown};
use crate::persist::lexer::{Lexer, Token};
use crate::persist::locate::LISTS;
use crate::persist::read::{MAX_RECORDS, options};
use crate::persist::sentence::Mended;
use crate::persist::v1;

/// What could be read, as the text of a file whose ids and references may still be wrong.
pub(super) struct Gathered {
    pub(super) text: String,
    /// Where its records stood.
    pub(super) places: Places,
}

/// Reads what can be read. `None` when that is nothing.
pub(super) fn gathered(source: &str, told: &mut Told) -> Option<Gathered> {
    let mut lists: [String; LISTS.len()] = Default::default();
    let (mut head, mut places, mut seen) = (String::new(), Places::new(), BTreeSet::new());
    let mut records = 0;
    for piece in Pieces::of(source) {
        match piece {
            Piece::Field(field) => head.extend(field_of_map(field, &mut seen, told)),
            Piece::Record(record) => {
                records += 1;
                if records > MAX_RECORDS {
                    told.tell(record.at, Mended::TooMuch);
                    break;
                }
                let text = record_of(&record, source, told);
                let list = LISTS.iter().zip(&mut lists).find(|(list, _)| **list == record.list);
                if let (Some(text), Some((_, list))) = (text, list) {
                    list.push_str(&text);
                    list.push_str(",\n");
                    places.entry(record.list).or_default().push(record.at);
                }
            }
            Piece::Stray(at) => told.tell(at, Mended::Stray),
            Piece::Cut(at) => told.tell(at, Mended::CutOff),
        }
    }
    if head.is_empty() && places.is_empty() {
        return None;
    }
    let mut text = format!("(throughline: 1,\n{head}");
    for (name, list) in LISTS.iter().zip(lists) {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{name}: [\n{list}],");
    }
    text.push(')');
    Some(Gathered { text, places })
}

/// A field of the map as it can be read, with a comma.
fn field_of_map(field: Named<'_>, seen: &mut BTreeSet<&'static str>, told: &mut Told) -> Option<String> {
    let Some(name) = nearest(field.name, OF_MAP.into_iter()) else {
        told.tell(field.at, Mended::UnknownField { thing: thing(""), field: shown(field.name) });
        return None;
    };
    if name == "throughline" {
        return None;
    }
    if !seen.insert(name) {
        told.tell(field.at, Mended::LostField { thing: thing(""), field: shown(field.name) });
        return None;
    }
    if name != field.name {
        told.tell(field.at, Mended::ReadAs { name: shown(field.name), field: name });
    }
    tried("", Named { name, ..field }, told).map(|text| format!("{text}\n,\n"))
}

/// A record as it can be read.
fn record_of(record: &RawRecord<'_>, source: &str, told: &mut Told) -> Option<String> {
    if record.list.is_empty() {
        return None;
    }
    if probe(record.list, record.whole).is_ok() {
        return Some(record.whole.to_owned());
    }
    let lost = || Mended::LostRecord { thing: thing(record.list) };
    let needed = needed(record.list);
    let (mut text, mut seen) = (String::from("("), BTreeSet::new());
    let before = told.done.len() + told.more;
    for field in &record.fields {
        if is_cut_id(record.list, *field, source) {
            told.tell(field.at, Mended::LostField { thing: thing(record.list), field: shown(field.name) });
            continue;
        }
        let Some(field_text) = tried(record.list, *field, told) else { continue };
        if seen.insert(field_text.split(':').next().unwrap_or_default().to_owned()) {
            text += &format!("{field_text}\n, ");
        } else {
            told.tell(field.at, Mended::LostField { thing: thing(record.list), field: shown(field.name) });
        }
    }
    if seen.is_empty() || (record.list == "dismissed" && !seen.contains("issue")) {
        told.tell(record.at, lost());
        return None;
    }
    let has_all = needed.iter().all(|(name, _)| seen.contains(*name));
    for (name, value) in needed.iter().filter(|(name, _)| !seen.contains(*name)) {
        text += &format!("{name}: {value}, ");
        if *name != "id" && !record.fields.iter().any(|field| field.name == *name) {
            told.tell(record.at, Mended::LostField { thing: thing(record.list), field: (*name).to_owned() });
        }
    }
    text.push(')');
    if probe(record.list, &text).is_err() {
        told.tell(record.at, lost());
        return None;
    }
    if has_all && told.done.len() + told.more == before {
        told.tell(record.at, Mended::Punctuation);
    }
    Some(text)
}

/// True for an id that the end of the file cuts: what is left of it is the id of something else.
fn is_cut_id(list: &str, field: Named<'_>, source: &str) -> bool {
    let is_id = needed(list).iter().any(|(name, value)| *name == field.name && *value == "\"\"");
    let value = field.value.trim_end();
    let is_open = value.starts_with('"') && (value.len() == 1 || !value.ends_with('"'));
    is_id && is_open && field.at + value.len() >= source.trim_end().len()
}

/// `name: value`, when the value or what it was meant to be can be read.
fn tried(list: &'static str, field: Named<'_>, told: &mut Told) -> Option<String> {
    let mut name = field.name;
    let mut result = probe(list, &alone(list, name, field.value));
    if let Err(RonError::NoSuchStructField { expected, .. }) = &result {
        let Some(near) = nearest(name, expected.iter().copied()) else {
            told.tell(field.at, Mended::UnknownField { thing: thing(list), field: shown(name) });
            return None;
        };
        told.tell(field.at, Mended::ReadAs { name: shown(name), field: near });
        name = near;
        result = probe(list, &alone(list, name, field.value));
    }
    if result.is_ok() {
        return Some(format!("{name}: {}", field.value));
    }
    let meant = meanings(field.value).into_iter().find(|value| probe(list, &alone(list, name, value)).is_ok());
    match meant {
        Some(value) => {
            told.tell(field.at, Mended::Punctuation);
            Some(format!("{name}: {value}"))
        }
        None => {
            told.tell(field.at, Mended::LostField { thing: thing(list), field: shown(name) });
            None
        }
    }
}

/// What a damaged value may have been: a text without its end, or with quotes and backslashes in it; a word in quotes; a
/// text without quotes; a list of texts.
fn meanings(value: &str) -> Vec<String> {
    let value = value.trim();
    let inside = value.strip_prefix('"').unwrap_or(value);
    // Without a closing quote, the end of the record was taken for text.
    let inside = inside
        .strip_suffix('"')
        .unwrap_or_else(|| inside.trim_end_matches(',').trim_end_matches(')').trim_end_matches('"'));
    let escaped = inside.replace('\\', "\\\\").replace('"', "\\\"");
    let mut meanings = vec![format!("\"{inside}\""), inside.to_owned(), format!("\"{escaped}\"")];
    if value.starts_with(['[', '"']) {
        meanings.push(format!("[{}]", texts(value)));
    }
    meanings
}

/// The texts in a value, each with a comma.
fn texts(value: &str) -> String {
    let (mut lexer, mut texts) = (Lexer::new(value), String::new());
    while let Some((at, token)) = lexer.next() {
        let text = value.get(at..lexer.position()).unwrap_or_default();
        if token == Token::Text && text.len() > 1 && text.starts_with('"') && text.ends_with('"') {
            texts.push_str(text);
            texts.push_str(", ");
        }
    }
    texts
}

/// A record with this field and what it can't be without.
fn alone(list: &str, name: &str, value: &str) -> String {
    let needed = needed(list).iter().filter(|(needed, _)| *needed != name);
    let rest: String = needed.map(|(name, value)| format!("{name}: {value}, ")).collect();
    // On a line of its own: the value may end in a comment.
    format!("({rest}{name}: {value}\n)")
}

/// Whether a text is a record of a list; of the map itself for no list.
fn probe(list: &str, text: &str) -> Result<(), RonError> {
    fn of<'a, T: Deserialize<'a>>(text: &'a str) -> Result<(), RonError> {
        options().from_str::<T>(text).map(drop).map_err(|error| error.code)
    }
    match list {
        "personas" => of::<v1::Persona<'_>>(text),
        "stages" => of::<v1::Stage<'_>>(text),
        "steps" => of::<v1::Step<'_>>(text),
        "lanes" => of::<v1::Lane<'_>>(text),
        "cards" => of::<v1::Card<'_>>(text),
        "pains" => of::<v1::Pain<'_>>(text),
        "waits" => of::<v1::Wait<'_>>(text),
        "connectors" => of::<v1::Connector<'_>>(text),
        "emotions" => of::<v1::Emotion<'_>>(text),
        "dismissed" => of::<v1::Dismissed<'_>>(text),
        _ => of::<v1::Map<'_>>(text),
    }
}

/// True for a field that gives other records their place, or a record its meaning: without it, little can be said.
pub(crate) fn is_needed(field: &str) -> bool {
    LISTS.iter().flat_map(|list| needed(list)).any(|(name, _)| *name == field)
}

/// The fields that a record can't be without, each with a value that will be put right later.
fn needed(list: &str) -> &'static [(&'static str, &'static str)] {
    match list {
        "personas" | "stages" => &[("id", "\"\"")],
        "steps" => &[("id", "\"\""), ("stage", "\"\"")],
        "lanes" => &[("id", "\"\""), ("role", "Customer")],
        "cards" => &[("id", "\"\""), ("step", "\"\""), ("lane", "\"\"")],
        "pains" | "waits" => &[("id", "\"\""), ("card", "\"\"")],
        "connectors" => &[("id", "\"\""), ("from", "\"\""), ("to", "\"\"")],
        "emotions" => &[("id", "\"\""), ("persona", "\"\""), ("step", "\"\"")],
        "dismissed" => &[("issue", "\"\"")],
        _ => &[("throughline", "1")],
    }
}
