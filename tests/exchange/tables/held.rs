//! What tables can hold of a map, as facts that can be compared.
//!
//! A grid holds what is seen: names and texts in one line, and by letters which opportunity eases which pain point, but
//! neither ids nor connectors. A list holds everything but
//! what the map says of itself, widths of columns, locks, and what is hidden. Neither can tell control characters, or
//! spaces around a text.

use std::collections::BTreeMap;

use throughline::i18n::{Locale, MapWords, Term, one_line};
use throughline::model::{
    Card, EasingLetters, Emotion, Lane, Map, Order, Pain, Persona, Role, Stage, Step, TimeUnit, Wait, listed_letters,
};

/// A text without what no table can hold.
pub fn kept(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\0', "");
    let breaks = |c: char| matches!(c, '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let text: String = text.chars().map(|c| if breaks(c) { '\n' } else { c }).collect();
    let text: String = text.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect();
    text.replace('\t', " ").trim().to_owned()
}

/// The same in one line.
pub fn said(text: &str) -> String {
    one_line(&kept(text))
}

fn name(text: &str) -> String {
    let name = said(text);
    if matches!(name.as_str(), "–" | "-" | "—") { String::new() } else { name }
}

fn words(map: &Map) -> &'static MapWords {
    MapWords::of(Locale::from_tag(&map.info.language))
}

fn lane_name(map: &Map, lane: &Lane) -> String {
    let name = said(&lane.name);
    if name == words(map).role(lane.role) { String::new() } else { name }
}

fn language(map: &Map) -> String {
    format!("language {}", Locale::from_tag(&map.info.language).code())
}

/// What personas are called where their names alone tell them apart.
fn labels<'a>(map: &Map, personas: impl Iterator<Item = &'a Persona>) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for persona in personas {
        let name = said(&persona.name).replace(':', "-");
        let name = if name.is_empty() { words(map).term(Term::Persona).to_owned() } else { name };
        let mut label = name.clone();
        let mut number = 2;
        while labels.contains(&label) {
            label = format!("{name} ({number})");
            number += 1;
        }
        labels.push(label);
    }
    labels
}

/// The facts that come back when a map goes out as a grid and comes in again.
pub fn held_by_grid(map: &Map) -> Vec<String> {
    let order = Order::new(map);
    let letters = EasingLetters::new(map, &order);
    let mut facts = vec![language(map)];
    let mut last: Option<(String, String)> = None;
    let mut stages: Vec<(String, String, Vec<String>)> = Vec::new();
    for stage in &order.stages {
        let (stage_name, goal) = (name(&stage.name), said(&stage.goal));
        let steps: Vec<String> = order.steps_of(stage.id).map(|step| name(&step.name)).collect();
        match stages.last_mut() {
            // Neighbours of one name are one stage.
            Some((before, goals, all)) if !stage_name.is_empty() && *before == stage_name => {
                *goals =
                    [goals.as_str(), &goal].into_iter().filter(|goal| !goal.is_empty()).collect::<Vec<_>>().join(" ");
                all.extend(steps);
            }
            _ => stages.push((stage_name.clone(), goal.clone(), steps)),
        }
        last = Some((stage_name, goal));
    }
    assert!(last.is_some(), "a map without stages is no table");
    facts.extend(stages.iter().map(|stage| format!("{stage:?}")));
    let shown: Vec<&&Lane> = order.lanes.iter().filter(|lane| !lane.hidden).collect();
    facts.extend(shown.iter().map(|lane| format!("lane {:?} {:?}", lane.role, lane_name(map, lane))));
    if shown.is_empty() {
        facts.push("lane Customer \"\"".to_owned());
    }
    for lane in &shown {
        for (column, step) in order.steps.iter().enumerate() {
            for card in order.cards_in(lane.id, step.id) {
                let room = u32::try_from(order.steps.len() - column).unwrap();
                let letter = letters.of_opportunity(card.id).into_iter().collect::<Vec<_>>();
                facts.push(format!("{column} {} {}", card_fact(card, room), listed_letters(&letter, 1)));
                facts.extend(order.pains_of(card.id).iter().map(|pain| pain_fact(pain, &letters)));
                facts.extend(order.waits_of(card.id).iter().map(|wait| wait_fact(wait)));
            }
        }
    }
    if shown.iter().any(|lane| lane.role == Role::Emotion) {
        let personas: Vec<&&Persona> = order.personas.iter().filter(|persona| !persona.hidden).collect();
        let labels = labels(map, personas.iter().map(|persona| **persona));
        let mut felt: Vec<String> = Vec::new();
        for emotion in map.emotions.values() {
            let Some(at) = personas.iter().position(|persona| persona.id == emotion.persona) else { continue };
            let column = order.column[&emotion.step];
            felt.push(format!(
                "{column:03} {} feels {:?} {:?}",
                labels[at],
                emotion.value.value(),
                said(&emotion.quote)
            ));
        }
        felt.sort();
        facts.extend(felt);
    }
    facts
}

fn card_fact(card: &Card, room: u32) -> String {
    let owner = said(&card.owner).replace('[', "(").replace(']', ")");
    let Card { span, kind, text, channel, evidence, moment_of_truth, color, .. } = card;
    let (span, text) = ((*span).clamp(1, room), said(text));
    format!("{kind:?} {text:?} {span} {channel:?} {evidence:?} {moment_of_truth} {color:?} {owner:?}")
}

fn pain_fact(pain: &Pain, letters: &EasingLetters) -> String {
    let Pain { text, severity, frequency, consequence, votes, .. } = pain;
    let letters = listed_letters(letters.of_pain(pain.id), usize::MAX);
    format!("  pain {:?} {severity} {frequency} {consequence:?} {votes} {letters}", said(text))
}

fn wait_fact(wait: &Wait) -> String {
    // A wait of which nobody said how long it is has no unit.
    let unit = if wait.max == 0 { TimeUnit::Days } else { wait.unit };
    format!("  wait {:?} {} {} {unit:?}", said(&wait.text), wait.min.min(wait.max), wait.max.max(wait.min))
}

/// The facts that come back when a map goes out as a list and comes in again.
pub fn held_by_list(map: &Map) -> Vec<String> {
    let order = Order::new(map);
    let mut facts = vec![language(map)];
    for Stage { id, name, goal, .. } in order.stages.iter().copied() {
        facts.push(format!("{id:?} {:?} {:?}", kept(name), kept(goal)));
    }
    for Step { id, stage, name, .. } in order.steps.iter().copied() {
        facts.push(format!("{id:?} in {stage:?} {:?}", kept(name)));
    }
    let shown: Vec<&&Lane> = order.lanes.iter().filter(|lane| !lane.hidden).collect();
    for lane in &shown {
        let is_needed = shown.len() == 1 && lane.role == Role::Customer && lane.name.is_empty() && map.cards.is_empty();
        // Without lanes there would be no map.
        if is_needed {
            continue;
        }
        facts.push(format!("{:?} {:?} {:?}", lane.id, lane.role, lane_name(map, lane)));
    }
    for Persona { id, name, description, .. } in order.personas.iter().filter(|persona| !persona.hidden).copied() {
        facts.push(format!("{id:?} {:?} {:?}", kept(name), kept(description)));
    }
    let mut cards = BTreeMap::new();
    for (card, (column, _)) in order.cards.iter().zip(order.cells()) {
        if map.shows(card.lane) {
            let room = u32::try_from(order.steps.len() - column).unwrap();
            cards.insert(card.id, *card);
            facts.push(list_card(map, card, room));
            facts.extend(order.pains_of(card.id).iter().map(|pain| {
                let Pain { text, rank: _, .. } = pain;
                format!("{:?}", Pain { text: kept(text), rank: 0, ..(**pain).clone() })
            }));
            facts.extend(
                order
                    .waits_of(card.id)
                    .iter()
                    .map(|wait| format!("{:?}", Wait { text: kept(&wait.text), rank: 0, ..(**wait).clone() })),
            );
        }
    }
    let is_shown = |emotion: &&Emotion| !map.personas[&emotion.persona].hidden;
    for emotion in map.emotions.values().filter(is_shown) {
        facts.push(format!("{:?}", Emotion { quote: kept(&emotion.quote), ..emotion.clone() }));
    }
    for connector in map.connectors.values() {
        if cards.contains_key(&connector.from) && cards.contains_key(&connector.to) {
            let mut connector = connector.clone();
            connector.label = kept(&connector.label);
            facts.push(format!("{connector:?}"));
        }
    }
    facts
}

fn list_card(map: &Map, card: &Card, room: u32) -> String {
    let is_told = |card: &Pain| map.cards.get(&card.card).is_some_and(|card| map.shows(card.lane));
    let eases = card.eases.iter().filter(|pain| map.pains.get(pain).is_some_and(is_told)).copied().collect();
    let (text, owner) = (kept(&card.text), kept(&card.owner));
    format!("{:?}", Card { text, owner, eases, rank: 0, span: card.span.clamp(1, room), ..card.clone() })
}
