//! Small maps in a short notation, so that a test shows what it is about.
//!
//! Every id is its own name. [`sketch`] reads one line for each thing:
//!
//! ```text
//! stage s1: a b          a stage and its steps
//! lane top               a lane
//! cell top a: x y*3      the cards of a cell, in order; y spans three steps
//! pain p on x            a pain point; likewise `wait w on x`
//! join k: x y            a connector
//! mood m: ann a          an emotion of a persona, who comes into being with it
//! eases x: p q           what an opportunity eases
//! ```
//!
//! [`shown`] writes a map in the same way.

use std::fmt::Write as _;

use throughline::edit::{Command, Refusal};
use throughline::model::{
    Card, Connector, Consequence, Emotion, Feeling, Heads, Id, Lane, Map, Order, Pain, Persona, RANK_GAP, Rank, Role,
    Stage, Step, TimeUnit, Wait,
};

pub fn id<T: From<Id>>(name: &str) -> T {
    T::from(Id::new(name).unwrap())
}

pub fn sketch(text: &str) -> Map {
    let mut map = Map::default();
    for (nth, line) in text.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate() {
        read_line(&mut map, line, nth_rank(nth));
    }
    map
}

pub fn shown(map: &Map) -> String {
    let order = Order::new(map);
    let mut text = String::new();
    for stage in &order.stages {
        let steps: String = order.steps_of(stage.id).map(|step| format!(" {}", step.id)).collect();
        writeln!(text, "stage {}:{steps}", stage.id).unwrap();
    }
    for lane in &order.lanes {
        writeln!(text, "lane {}", lane.id).unwrap();
    }
    for lane in &order.lanes {
        for step in &order.steps {
            let cards: String = order.cards_in(lane.id, step.id).iter().map(|card| shown_card(card)).collect();
            if !cards.is_empty() {
                writeln!(text, "cell {} {}:{cards}", lane.id, step.id).unwrap();
            }
        }
    }
    for card in &order.cards {
        order.pains_of(card.id).iter().for_each(|pain| writeln!(text, "pain {} on {}", pain.id, card.id).unwrap());
        order.waits_of(card.id).iter().for_each(|wait| writeln!(text, "wait {} on {}", wait.id, card.id).unwrap());
    }
    for connector in map.connectors.values() {
        writeln!(text, "join {}: {} {}", connector.id, connector.from, connector.to).unwrap();
    }
    for emotion in map.emotions.values() {
        writeln!(text, "mood {}: {} {}", emotion.id, emotion.persona, emotion.step).unwrap();
    }
    for card in order.cards.iter().filter(|card| !card.eases.is_empty()) {
        let pains: String = card.eases.iter().map(|pain| format!(" {pain}")).collect();
        writeln!(text, "eases {}:{pains}", card.id).unwrap();
    }
    text
}

/// The map after the command.
pub fn after(map: &Map, command: &Command) -> Map {
    let mut map = map.clone();
    command.plan(&map).unwrap().apply(&mut map).unwrap();
    map
}

pub fn refusal(map: &Map, command: &Command) -> Refusal {
    command.plan(map).expect_err("the command should be refused")
}

/// Asserts that the command makes the second sketch of the first.
#[track_caller]
pub fn makes(before: &str, command: Command, expected: &str) {
    let shown_after = shown(&after(&sketch(before), &command));
    assert_eq!(shown_after, shown(&sketch(expected)), "after {command:?}");
}

pub fn card(name: &str, lane: &str, step: &str) -> Card {
    Card { text: name.to_owned(), ..Card::new(id(name), id(lane), id(step)) }
}

pub fn pain(name: &str, card: &str) -> Pain {
    let (severity, frequency, consequence) = (3, 2, Consequence::default());
    Pain { id: id(name), card: id(card), rank: 0, text: name.to_owned(), severity, frequency, consequence, votes: 0 }
}

pub fn wait(name: &str, card: &str) -> Wait {
    let unit = TimeUnit::Minutes;
    Wait { id: id(name), card: id(card), rank: 0, text: name.to_owned(), min: 5, max: 10, unit }
}

pub fn connector(name: &str, from: &str, to: &str) -> Connector {
    Connector { id: id(name), from: id(from), to: id(to), heads: Heads::One, label: String::new() }
}

pub fn emotion(name: &str, persona: &str, step: &str) -> Emotion {
    let value = Feeling::nearest(1.0).unwrap();
    Emotion { id: id(name), persona: id(persona), step: id(step), value, quote: String::new() }
}

pub fn stage(name: &str) -> Stage {
    Stage { id: id(name), rank: 0, name: name.to_owned(), goal: String::new() }
}

pub fn step(name: &str, stage: &str) -> Step {
    Step { id: id(name), stage: id(stage), rank: 0, name: name.to_owned(), width: None }
}

pub fn lane(name: &str) -> Lane {
    Lane { id: id(name), rank: 0, role: Role::Customer, name: name.to_owned(), hidden: false, locked: false }
}

pub fn persona(name: &str) -> Persona {
    Persona { id: id(name), rank: 0, name: name.to_owned(), description: String::new(), hidden: false }
}

fn nth_rank(nth: usize) -> Rank {
    Rank::try_from(nth + 1).unwrap() * RANK_GAP
}

fn shown_card(card: &Card) -> String {
    if card.span == 1 { format!(" {}", card.id) } else { format!(" {}*{}", card.id, card.span) }
}

fn read_line(map: &mut Map, line: &str, rank: Rank) {
    let words: Vec<&str> = line.split_whitespace().map(|word| word.trim_end_matches(':')).collect();
    match words.as_slice() {
        ["stage", name, steps @ ..] => {
            map.stages.insert(id(name), Stage { rank, ..stage(name) });
            for (nth, each) in steps.iter().enumerate() {
                map.steps.insert(id(each), Step { rank: nth_rank(nth), ..step(each, name) });
            }
        }
        ["lane", name] => {
            map.lanes.insert(id(name), Lane { rank, ..lane(name) });
        }
        ["cell", lane, step, cards @ ..] => {
            for (nth, each) in cards.iter().enumerate() {
                let (name, span) = each.split_once('*').unwrap_or((each, "1"));
                let (rank, span) = (nth_rank(nth), span.parse().unwrap());
                map.cards.insert(id(name), Card { rank, span, ..card(name, lane, step) });
            }
        }
        ["pain", name, "on", card] => {
            map.pains.insert(id(name), Pain { rank, ..pain(name, card) });
        }
        ["wait", name, "on", card] => {
            map.waits.insert(id(name), Wait { rank, ..wait(name, card) });
        }
        ["join", name, from, to] => {
            map.connectors.insert(id(name), connector(name, from, to));
        }
        ["mood", name, who, step] => {
            map.personas.entry(id(who)).or_insert_with(|| Persona { rank, ..persona(who) });
            map.emotions.insert(id(name), emotion(name, who, step));
        }
        ["eases", card, pains @ ..] => {
            map.cards.get_mut(&id(card)).unwrap().eases = pains.iter().map(|pain| id(pain)).collect();
        }
        _ => panic!("not in the notation: {line}"),
    }
}
