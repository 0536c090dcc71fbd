//! Journeys in Mermaid: `journey` diagrams out and in.
//!
//! Such a diagram holds sections, tasks, and for each task a score from 1 to 5 with those who gave it. So stages are
//! sections, steps are tasks, personas are actors, and a feeling of −2 … +2 is a score of 1 … 5. Personas who feel
//! differently at a step make one task for each score, right below each other; read again, they are one step. A step at
//! which nobody feels anything has the score 3 and no actors; where that are all of them, a comment says so. The scenario is the description that screen readers read.
//!
//! What the format has no place for stays behind: cards and what is on them, lanes, connectors, quotes, goals, who the
//! personas are, author, version and date, and whatever is hidden.

mod escape;
mod read;
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

pub use read::read;
pub use source::{Diagram, find};

use crate::i18n::MapWords;
use crate::model::{Feeling, Map, Order, PersonaId, Role, shown_feelings};
use escape::escaped;

/// What stands in for a name that there is not.
const NOTHING: &str = "#32;";

/// Writes a map as a `journey` diagram. `words` name the personas who have no name.
#[must_use]
pub fn write(map: &Map, words: &MapWords) -> String {
    let order = Order::new(map);
    let actors = actors(map, &order, words);
    let places: BTreeMap<PersonaId, usize> = actors.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
    let feelings = shown_feelings(map);
    let mut out = String::from("journey\n");
    if actors.is_empty() && !order.steps.is_empty() {
        line(&mut out, &format!("    %% {}", words.sentence("mermaid-no-feelings", &[])));
    }
    for (key, text) in [("title", &map.info.title), ("accDescr:", &map.info.scenario)] {
        let text = escaped(text, &[]);
        if !text.is_empty() {
            line(&mut out, &format!("    {key} {text}"));
        }
    }
    for stage in &order.stages {
        line(&mut out, &format!("    section {}", named(&stage.name)));
        let mut before = None;
        for step in order.steps_of(stage.id) {
            let name = named(&step.name);
            if before.as_ref() == Some(&name) {
                // Right below each other they would be one step.
                out.push('\n');
            }
            let felt = feelings.get(&step.id).into_iter().flatten();
            let felt = felt.filter_map(|felt| Some((*places.get(&felt.persona)?, felt.value)));
            for task in tasks(felt.collect(), &actors) {
                line(&mut out, &format!("      {name}: {task}"));
            }
            before = Some(name);
        }
    }
    out
}

fn line(out: &mut String, text: &str) {
    // A string takes everything.
    let _ = writeln!(out, "{text}");
}

fn named(name: &str) -> String {
    let name = escaped(name, &[]);
    if name.is_empty() { NOTHING.to_owned() } else { name }
}

/// The tasks of a step without its name: one for each score, in the order of those who gave it.
fn tasks(mut felt: Vec<(usize, Feeling)>, actors: &[(PersonaId, String)]) -> Vec<String> {
    felt.sort_by_key(|(actor, _)| *actor);
    felt.dedup_by_key(|(actor, _)| *actor);
    let mut scores: Vec<(Feeling, Vec<&str>)> = Vec::new();
    for (actor, value) in felt {
        let Some((_, name)) = actors.get(actor) else { continue };
        match scores.iter_mut().find(|(score, _)| *score == value) {
            Some((_, names)) => names.push(name),
            None => scores.push((value, vec![name])),
        }
    }
    if scores.is_empty() {
        return vec!["3".to_owned()];
    }
    let score = |value: Feeling| ((value.value() + 3.0) * 100.0).round() / 100.0;
    scores.into_iter().map(|(value, names)| format!("{}: {}", score(value), names.join(", "))).collect()
}

/// The personas who feel anything, in the order in which they begin to, and what each is called: no two alike.
fn actors(map: &Map, order: &Order<'_>, words: &MapWords) -> Vec<(PersonaId, String)> {
    let mut first: BTreeMap<PersonaId, usize> = BTreeMap::new();
    for emotion in map.emotions.values() {
        if let Some(column) = order.column.get(&emotion.step) {
            let begins = first.entry(emotion.persona).or_insert(*column);
            *begins = (*begins).min(*column);
        }
    }
    let mut personas: Vec<_> = order.personas.iter().filter(|persona| !persona.hidden).collect();
    personas.retain(|persona| first.contains_key(&persona.id));
    personas.sort_by_key(|persona| first.get(&persona.id));
    let mut taken = BTreeSet::new();
    let name = |text: &str| {
        let name = escaped(text, &[',']);
        let name = if name.is_empty() { escaped(words.role(Role::Customer), &[',']) } else { name };
        let others = (2..).map(|number: u64| format!("{name} ({number})"));
        let free = std::iter::once(name.clone()).chain(others).find(|name| !taken.contains(name));
        let free = free.unwrap_or(name);
        taken.insert(free.clone());
        free
    };
    let names: Vec<String> = personas.iter().map(|persona| persona.name.as_str()).map(name).collect();
    personas.iter().map(|persona| persona.id).zip(names).collect()
}
