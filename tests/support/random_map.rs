//! Small maps with everything in them that a map can hold.

use throughline::geom::Flow;
use throughline::model::{
    Card, CardId, CardKind, Channel, ColorTag, Connector, Consequence, Emotion, EvidenceLevel, Feeling, Heads, Info,
    Lane, Map, MapKind, Order, Pain, PainId, Persona, RANK_GAP, Rank, Role, Stage, Step, TimeUnit, Wait,
};

use super::{Dice, odd_text};

pub const KINDS: [CardKind; 6] = [
    CardKind::Touchpoint,
    CardKind::Action,
    CardKind::Decision,
    CardKind::Evidence,
    CardKind::Opportunity,
    CardKind::Note,
];
pub const CHANNELS: [Option<Channel>; 12] = [
    None,
    Some(Channel::Phone),
    Some(Channel::Email),
    Some(Channel::Chat),
    Some(Channel::Social),
    Some(Channel::Web),
    Some(Channel::App),
    Some(Channel::Sms),
    Some(Channel::InPerson),
    Some(Channel::Letter),
    Some(Channel::SelfService),
    Some(Channel::Other),
];

/// A map without broken records: every kind of record, odd texts, odd ranks.
pub fn random_map(seed: u64) -> Map {
    let mut dice = Dice::seeded(seed);
    let dice = &mut dice;
    let mut map = Map { info: random_info(dice), ..Map::default() };
    add_structure(&mut map, dice);
    add_cards(&mut map, dice);
    add_marks(&mut map, dice);
    add_emotions(&mut map, dice);
    map
}

pub fn random_info(dice: &mut Dice) -> Info {
    Info {
        title: odd_text(dice),
        scenario: odd_text(dice),
        kind: dice.pick(&[MapKind::AsIs, MapKind::ToBe]),
        author: odd_text(dice),
        version: odd_text(dice),
        date: dice.pick(&["", "2026-11-22", "22.11.2026"]).to_owned(),
        language: dice.pick(&["en", "he", "ro", ""]).to_owned(),
        direction: dice.pick(&[Flow::LeftToRight, Flow::RightToLeft]),
        dismissed: Vec::new(),
    }
}

pub fn random_card(map: &Map, dice: &mut Dice) -> Card {
    let lanes: Vec<_> = map.lanes.keys().copied().collect();
    let steps: Vec<_> = map.steps.keys().copied().collect();
    let step = dice.pick(&steps);
    let order = Order::new(map);
    let left = order.column.get(&step).map_or(1, |column| order.steps.len() - column);
    let span = if dice.percent(20) { dice.between(1, left.min(4)) } else { 1 };
    let blank = Card::new(dice.fresh(), dice.pick(&lanes), step);
    Card {
        rank: random_rank(dice),
        span: u32::try_from(span).unwrap(),
        kind: dice.pick(&KINDS),
        text: odd_text(dice),
        channel: dice.pick(&CHANNELS),
        evidence: dice.pick(&EvidenceLevel::ALL),
        owner: if dice.percent(30) { odd_text(dice) } else { String::new() },
        moment_of_truth: dice.percent(10),
        color: dice.pick(&[None, None, Some(ColorTag::Red), Some(ColorTag::Blue)]),
        ..blank
    }
}

pub fn random_pain(card: CardId, dice: &mut Dice) -> Pain {
    Pain {
        id: dice.fresh(),
        card,
        rank: random_rank(dice),
        text: odd_text(dice),
        severity: u8::try_from(dice.between(1, 5)).unwrap(),
        frequency: u8::try_from(dice.between(1, 5)).unwrap(),
        consequence: dice.pick(&Consequence::ALL),
        votes: u32::try_from(dice.below(4)).unwrap(),
    }
}

pub fn random_wait(card: CardId, dice: &mut Dice) -> Wait {
    let min = dice.below(50);
    let max = min + dice.below(50);
    Wait {
        id: dice.fresh(),
        card,
        rank: random_rank(dice),
        text: odd_text(dice),
        min: u32::try_from(min).unwrap(),
        max: u32::try_from(max).unwrap(),
        unit: dice.pick(&TimeUnit::ALL),
    }
}

/// Mostly that of all columns.
pub fn random_width(dice: &mut Dice) -> Option<u16> {
    let width = u16::try_from(dice.between(120, 960)).unwrap();
    dice.percent(20).then_some(width)
}

pub fn random_feeling(dice: &mut Dice) -> Feeling {
    Feeling::nearest(dice.below(401) as f64 / 100.0 - 2.0).unwrap()
}

/// Mostly ordinary, at times tight, equal or at the very end of what a rank can be.
pub fn random_rank(dice: &mut Dice) -> Rank {
    match dice.below(20) {
        0 => Rank::MIN,
        1 => Rank::MAX,
        2..=6 => Rank::try_from(dice.below(3)).unwrap(),
        _ => Rank::try_from(dice.below(64)).unwrap() * RANK_GAP,
    }
}

fn add_structure(map: &mut Map, dice: &mut Dice) {
    for _ in 0..dice.between(0, 3) {
        let persona = Persona {
            id: dice.fresh(),
            rank: random_rank(dice),
            name: odd_text(dice),
            description: odd_text(dice),
            hidden: dice.percent(15),
        };
        map.personas.insert(persona.id, persona);
    }
    for _ in 0..dice.between(1, 4) {
        let stage = Stage { id: dice.fresh(), rank: random_rank(dice), name: odd_text(dice), goal: odd_text(dice) };
        for _ in 0..dice.between(1, 3) {
            let step = Step {
                id: dice.fresh(),
                stage: stage.id,
                rank: random_rank(dice),
                name: odd_text(dice),
                width: random_width(dice),
            };
            map.steps.insert(step.id, step);
        }
        map.stages.insert(stage.id, stage);
    }
    for _ in 0..dice.between(1, 6) {
        let lane = Lane {
            id: dice.fresh(),
            rank: random_rank(dice),
            role: dice.pick(&Role::ALL),
            name: odd_text(dice),
            hidden: dice.percent(15),
            locked: dice.percent(10),
        };
        map.lanes.insert(lane.id, lane);
    }
}

fn add_cards(map: &mut Map, dice: &mut Dice) {
    for _ in 0..dice.between(0, 25) {
        let card = random_card(map, dice);
        map.cards.insert(card.id, card);
    }
}

fn add_marks(map: &mut Map, dice: &mut Dice) {
    let cards: Vec<CardId> = map.cards.keys().copied().collect();
    if cards.is_empty() {
        return;
    }
    for _ in 0..dice.between(0, 8) {
        let card = dice.pick(&cards);
        let pain = random_pain(card, dice);
        map.pains.insert(pain.id, pain);
    }
    for _ in 0..dice.between(0, 4) {
        let card = dice.pick(&cards);
        let wait = random_wait(card, dice);
        map.waits.insert(wait.id, wait);
    }
    for _ in 0..dice.between(0, 8) {
        let (from, to) = (dice.pick(&cards), dice.pick(&cards));
        if from != to {
            let heads = dice.pick(&[Heads::One, Heads::Two]);
            let connector = Connector { id: dice.fresh(), from, to, heads, label: odd_text(dice) };
            map.connectors.insert(connector.id, connector);
        }
    }
    let pains: Vec<PainId> = map.pains.keys().copied().collect();
    for card in map.cards.values_mut().filter(|card| card.kind == CardKind::Opportunity) {
        card.eases = pains.iter().filter(|_| dice.percent(30)).copied().collect();
    }
}

fn add_emotions(map: &mut Map, dice: &mut Dice) {
    for persona in map.personas.keys() {
        for step in map.steps.keys() {
            if dice.percent(60) {
                let emotion = Emotion {
                    id: dice.fresh(),
                    persona: *persona,
                    step: *step,
                    value: random_feeling(dice),
                    quote: odd_text(dice),
                };
                map.emotions.insert(emotion.id, emotion);
            }
        }
    }
}
