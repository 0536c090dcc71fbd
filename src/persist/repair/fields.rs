//! The pieces of a damaged text, tried one by one: what the parser accepts of them is put together as a new text.
//!
//! Most records of a damaged file are sound, so each is tried as a whole first. Only those that fail are taken field by
//! field, where every field is tried as the one field of an otherwise empty record ([`alone`]): the parser itself then
//! says whether the field is readable, whether its name is known, and what its name probably should be.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use ron::error::Error as RonError;

use super::pieces::{DamagedField, DamagedPiece, DamagedPieces, DamagedRecord};
use super::{RecordOffsets, RepairLog, thing};
use crate::persist::error::{nearest, shown};
use crate::persist::format::{LISTS, map_fields, needed, probe};
use crate::persist::lexer::{Lexer, Token};
use crate::persist::read::MAX_RECORDS;
use crate::persist::sentence::RepairKind;

/// The text of a file that parses. Its ids and references may still be wrong.
pub(super) struct Gathered {
    pub(super) text: String,
    /// Where its records stood in the damaged text, for what is reported of them later.
    pub(super) places: RecordOffsets,
}

/// Puts together what can be read. `None` when nothing can.
pub(super) fn gathered(source: &str, log: &mut RepairLog) -> Option<Gathered> {
    let mut lists: [String; LISTS.len()] = Default::default();
    let (mut head, mut places, mut seen) = (String::new(), RecordOffsets::new(), BTreeSet::new());
    let mut records = 0;
    for piece in DamagedPieces::new(source) {
        match piece {
            DamagedPiece::Field(field) => head.extend(field_of_map(field, &mut seen, log)),
            DamagedPiece::Record(record) => {
                records += 1;
                if records > MAX_RECORDS {
                    log.add(record.at, RepairKind::TooMuch);
                    break;
                }
                let text = record_of(&record, source, log);
                let list = LISTS.iter().zip(&mut lists).find(|(list, _)| **list == record.list);
                if let (Some(text), Some((_, list))) = (text, list) {
                    list.push_str(&text);
                    list.push_str(",\n");
                    places.entry(record.list).or_default().push(record.at);
                }
            }
            DamagedPiece::Stray(at) => log.add(at, RepairKind::Stray),
            DamagedPiece::Cut(at) => log.add(at, RepairKind::CutOff),
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

/// A field of the map as it can be read, with a comma. The version is left out: the text gets its own.
fn field_of_map(field: DamagedField<'_>, seen: &mut BTreeSet<&'static str>, log: &mut RepairLog) -> Option<String> {
    let Some(name) = nearest(field.name, map_fields()) else {
        log.add(field.at, RepairKind::UnknownField { thing: thing(""), field: shown(field.name) });
        return None;
    };
    if name == "throughline" {
        return None;
    }
    if !seen.insert(name) {
        log.add(field.at, RepairKind::LostField { thing: thing(""), field: shown(field.name) });
        return None;
    }
    if name != field.name {
        log.add(field.at, RepairKind::ReadAs { name: shown(field.name), field: name });
    }
    tried("", DamagedField { name, ..field }, log).map(|text| format!("{text}\n,\n"))
}

/// A record as it can be read, `None` when nothing of it can.
fn record_of(record: &DamagedRecord<'_>, source: &str, log: &mut RepairLog) -> Option<String> {
    if record.list.is_empty() {
        return None;
    }
    if probe(record.list, record.whole).is_ok() {
        return Some(record.whole.to_owned());
    }
    let lost = || RepairKind::LostRecord { thing: thing(record.list) };
    let needed = needed(record.list);
    let (mut text, mut seen) = (String::from("("), BTreeSet::new());
    let before = log.done.len() + log.more;
    for field in &record.fields {
        if is_cut_id(record.list, *field, source) {
            log.add(field.at, RepairKind::LostField { thing: thing(record.list), field: shown(field.name) });
            continue;
        }
        let Some(field_text) = tried(record.list, *field, log) else { continue };
        if seen.insert(field_text.split(':').next().unwrap_or_default().to_owned()) {
            text += &format!("{field_text}\n, ");
        } else {
            log.add(field.at, RepairKind::LostField { thing: thing(record.list), field: shown(field.name) });
        }
    }
    if seen.is_empty() || (record.list == "dismissed" && !seen.contains("issue")) {
        log.add(record.at, lost());
        return None;
    }
    // What a record can't be without gets a stand-in that `sound` replaces: an empty id for one becomes an id of its own,
    // and an empty reference leads to a record that is there or is added.
    let has_all = needed.iter().all(|(name, _)| seen.contains(*name));
    for (name, value) in needed.iter().filter(|(name, _)| !seen.contains(*name)) {
        text += &format!("{name}: {value}, ");
        if *name != "id" && !record.fields.iter().any(|field| field.name == *name) {
            log.add(record.at, RepairKind::LostField { thing: thing(record.list), field: (*name).to_owned() });
        }
    }
    text.push(')');
    if probe(record.list, &text).is_err() {
        log.add(record.at, lost());
        return None;
    }
    // The fields are all there and sound, so what kept the record from parsing stood between them.
    if has_all && log.done.len() + log.more == before {
        log.add(record.at, RepairKind::Punctuation);
    }
    Some(text)
}

/// True for an id that the end of the file cuts: what is left of it could be the id of another record, and the record
/// would be attached to that.
fn is_cut_id(list: &str, field: DamagedField<'_>, source: &str) -> bool {
    let is_id = needed(list).iter().any(|(name, value)| *name == field.name && *value == "\"\"");
    let value = field.value.trim_end();
    let is_open = value.starts_with('"') && (value.len() == 1 || !value.ends_with('"'));
    is_id && is_open && field.at + value.len() >= source.trim_end().len()
}

/// `name: value`, when the value can be read or a guess at what it was can.
fn tried(list: &'static str, field: DamagedField<'_>, log: &mut RepairLog) -> Option<String> {
    let mut name = field.name;
    let mut result = probe(list, &alone(list, name, field.value));
    if let Err(RonError::NoSuchStructField { expected, .. }) = &result {
        let Some(near) = nearest(name, expected.iter().copied()) else {
            log.add(field.at, RepairKind::UnknownField { thing: thing(list), field: shown(name) });
            return None;
        };
        log.add(field.at, RepairKind::ReadAs { name: shown(name), field: near });
        name = near;
        result = probe(list, &alone(list, name, field.value));
    }
    if result.is_ok() {
        return Some(format!("{name}: {}", field.value));
    }
    let meant = meanings(field.value).into_iter().find(|value| probe(list, &alone(list, name, value)).is_ok());
    match meant {
        Some(value) => {
            log.add(field.at, RepairKind::Punctuation);
            Some(format!("{name}: {value}"))
        }
        None => {
            log.add(field.at, RepairKind::LostField { thing: thing(list), field: shown(name) });
            None
        }
    }
}

/// What a damaged value may have been, the likeliest first: a text without its end, a word in quotes, a text with quotes
/// and backslashes in it, a list of texts. The parser decides which one is of the right kind.
fn meanings(value: &str) -> Vec<String> {
    let value = value.trim();
    let inside = value.strip_prefix('"').unwrap_or(value);
    // A text without its closing quote runs on over the end of its record, which is not part of it.
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

/// The sound texts in a value, each with a comma.
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

/// A record with this field, and else only with stand-ins for what it can't be without.
fn alone(list: &str, name: &str, value: &str) -> String {
    let needed = needed(list).iter().filter(|(needed, _)| *needed != name);
    let rest: String = needed.map(|(name, value)| format!("{name}: {value}, ")).collect();
    // On a line of its own: the value may end in a comment.
    format!("({rest}{name}: {value}\n)")
}

/// True for a field that some record can't be without. A record that lost it has lost its place or its meaning, where the
/// loss of any other field leaves a readable record.
pub(crate) fn is_needed(field: &str) -> bool {
    LISTS.iter().flat_map(|list| needed(list)).any(|(name, _)| *name == field)
}
