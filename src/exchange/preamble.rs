//! What stands above a table that somebody wrote: a title, who travels, and what else a map says of itself.

use super::assembly::Assembly;
use super::outcome::Why;
use super::raw_table::RawRow;
use super::row_topic::Topic;
use crate::i18n::{Term, Vocabulary};

/// What can be said of a map above its table.
const FACTS: [Term; 6] = [Term::Persona, Term::Title, Term::Scenario, Term::Author, Term::Version, Term::Date];

/// Takes the rows that stand above a grid; how many they are.
pub(super) fn read(rows: &[RawRow], assembly: &mut Assembly<'_>) -> usize {
    let widest = rows.iter().map(RawRow::filled).max().unwrap_or_default();
    let is_above = |row: &&RawRow| {
        let filled = row.filled();
        let said = Preamble::from_row(row);
        let is_named = !said.facts.is_empty() && said.others.is_empty();
        // A title may be the name of what is below: `Customer journey`.
        let is_title = || filled == 1 && Topic::named(row.text(0)) == Some(Topic::Stages);
        let is_known = || !is_title() && Topic::named(row.text(0)).is_some() || row.text(0).is_empty();
        filled < widest && (is_named || widest > 2 && filled <= 2 && !is_known())
    };
    let above: Vec<&RawRow> = rows.iter().take_while(is_above).collect();
    above.iter().for_each(|row| take(row, assembly));
    above.len()
}

pub(super) fn take(row: &RawRow, assembly: &mut Assembly<'_>) {
    let said = Preamble::from_row(row);
    for (term, value) in said.facts {
        if !put(term, value, assembly) {
            assembly.unused(row.line, value, Why::Again);
        }
    }
    let info = &mut assembly.map.info;
    match said.others.as_slice() {
        [] => {}
        [title] if info.title.is_empty() => info.title = (*title).to_owned(),
        [scenario] if info.scenario.is_empty() => info.scenario = (*scenario).to_owned(),
        values => assembly.unused(row.line, &values.join(" "), Why::NoPlace),
    }
}

/// Says something of the map; false when that was said already.
fn put(term: Term, value: &str, assembly: &mut Assembly<'_>) -> bool {
    let info = &mut assembly.map.info;
    let place = match term {
        Term::Title => &mut info.title,
        Term::Scenario => &mut info.scenario,
        Term::Author => &mut info.author,
        Term::Version => &mut info.version,
        Term::Date => &mut info.date,
        _ => {
            assembly.persona_named(value);
            return true;
        }
    };
    let is_new = place.is_empty();
    if is_new {
        value.clone_into(place);
    }
    is_new
}

/// What a row says: what it names, and what has no name.
struct Preamble<'a> {
    facts: Vec<(Term, &'a str)>,
    others: Vec<&'a str>,
}

impl<'a> Preamble<'a> {
    fn from_row(row: &'a RawRow) -> Self {
        let mut said = Self { facts: Vec::new(), others: Vec::new() };
        let mut parts = row.values.iter().flat_map(|value| parts(&value.text)).filter(|part| !part.is_empty());
        while let Some(part) = parts.next() {
            match fact(part) {
                Some((term, value)) if !value.is_empty() => said.facts.push((term, value)),
                // The name stands in a cell, and what it names in the next one.
                Some((term, _)) => match parts.next() {
                    Some(value) => said.facts.push((term, value)),
                    None => said.others.push(part),
                },
                None => said.others.push(part),
            }
        }
        said
    }
}

/// The parts of a cell in which several things are named, else the cell.
fn parts(text: &str) -> Vec<&str> {
    let parts: Vec<&str> = text.split(['|', '\n']).map(str::trim).collect();
    let are_named = parts.iter().all(|part| fact(part).is_some_and(|(_, value)| !value.is_empty()));
    if are_named { parts } else { vec![text.trim()] }
}

/// What `Persona: Dana` names, and what it says of it; nothing where only the name stands there.
fn fact(text: &str) -> Option<(Term, &str)> {
    let known = |name: &str| FACTS.into_iter().find(|term| Vocabulary::shared().is(name, *term));
    let named = text.split_once(':').or_else(|| text.split_once(" – ")).or_else(|| text.split_once(" - "));
    let told = named.and_then(|(name, value)| Some((known(name)?, value.trim())));
    told.or_else(|| Some((known(text)?, "")))
}
