//! Large maps as a long project would leave them.

use throughline::model::{
    Card, CardId, CardKind, Connector, Emotion, EvidenceLevel, Feeling, Heads, Info, Lane, LaneId, Map, PainId,
    Persona, RANK_GAP, Rank, Role, Stage, Step, StepId,
};

use super::random_map::{CHANNELS, random_pain, random_wait};
use super::{Dice, Language, sentence};

/// A map of that many cards in a grid of steps and lanes, with text in three languages: 15 % of the cards have a
/// pain point, 5 % a wait point, 20 % a connector to a neighbour; and two emotion curves.
pub fn grid_map(cards: usize) -> Map {
    let mut dice = Dice::seeded(cards as u64);
    let dice = &mut dice;
    let (columns, rows) = match cards {
        5_000.. => (cards.isqrt(), 20),
        500.. => (40, 9),
        _ => (12, 5),
    };
    let mut map = Map {
        info: Info {
            title: format!("Support of a customer, in {cards} cards"),
            scenario: "A customer has a problem and goes through several channels".to_owned(),
            author: "Service design".to_owned(),
            version: "1".to_owned(),
            date: "2026-11-22".to_owned(),
            language: "en".to_owned(),
            ..Info::default()
        },
        ..Map::default()
    };
    let steps = add_steps(&mut map, columns, dice);
    let lanes = add_lanes(&mut map, rows, dice);
    let placed = add_cards(&mut map, cards, &steps, &lanes, dice);
    add_marks(&mut map, &placed, dice);
    add_connectors(&mut map, &placed, columns, dice);
    add_curves(&mut map, &steps, dice);
    map
}

/// A card and the index of its cell, column by column.
type PlacedCard = (CardId, usize, usize);

fn nth_rank(nth: usize) -> Rank {
    (Rank::try_from(nth).unwrap() + 1) * RANK_GAP
}

fn text(dice: &mut Dice, least: usize, most: usize) -> String {
    let language = dice.pick(&Language::ALL);
    sentence(dice, language, least, most)
}

fn add_steps(map: &mut Map, columns: usize, dice: &mut Dice) -> Vec<StepId> {
    let mut steps = Vec::new();
    let mut stage = None;
    for column in 0..columns {
        let of = match stage {
            Some(stage) if column % 5 != 0 => stage,
            _ => {
                let new =
                    Stage { id: dice.fresh(), rank: nth_rank(column), name: text(dice, 1, 3), goal: text(dice, 3, 7) };
                let id = new.id;
                map.stages.insert(id, new);
                stage = Some(id);
                id
            }
        };
        let step = Step { id: dice.fresh(), stage: of, rank: nth_rank(column), name: text(dice, 1, 4), width: None };
        steps.push(step.id);
        map.steps.insert(step.id, step);
    }
    steps
}

/// The lanes for cards; one more, for the curves, comes after those of the customer.
fn add_lanes(map: &mut Map, rows: usize, dice: &mut Dice) -> Vec<LaneId> {
    const ROLES: [Role; 5] = [Role::Evidence, Role::Customer, Role::Frontstage, Role::Backstage, Role::Support];
    let mut lanes = Vec::new();
    for row in 0..rows {
        let role = ROLES[row * ROLES.len() / rows];
        let name = if row % 2 == 0 { String::new() } else { text(dice, 1, 3) };
        let lane = Lane { id: dice.fresh(), rank: nth_rank(row), role, name, hidden: false, locked: false };
        lanes.push(lane.id);
        map.lanes.insert(lane.id, lane);
    }
    let rank = nth_rank(rows * 2 / 5) - RANK_GAP / 2;
    let curves =
        Lane { id: dice.fresh(), rank, role: Role::Emotion, name: String::new(), hidden: false, locked: false };
    map.lanes.insert(curves.id, curves);
    lanes
}

fn add_cards(map: &mut Map, cards: usize, steps: &[StepId], lanes: &[LaneId], dice: &mut Dice) -> Vec<PlacedCard> {
    let cells = steps.len() * lanes.len();
    let mut placed = Vec::new();
    for nth in 0..cards {
        let cell = nth * cells / cards;
        let (column, row) = (cell / lanes.len(), cell % lanes.len());
        let role = map.lanes[&lanes[row]].role;
        let kind = card_kind(role, dice);
        let channel = (kind == CardKind::Touchpoint).then(|| dice.pick(&CHANNELS)).flatten();
        let spans = dice.percent(2) && column + 1 < steps.len();
        let evidence = [EvidenceLevel::Assumed, EvidenceLevel::PartlyKnown, EvidenceLevel::Researched];
        let blank = Card::new(dice.fresh(), lanes[row], steps[column]);
        let card = Card {
            rank: nth_rank(nth),
            span: if spans { 2 } else { 1 },
            kind,
            text: text(dice, 2, 9),
            channel,
            evidence: dice.pick(&evidence),
            owner: if dice.percent(10) { text(dice, 1, 2) } else { String::new() },
            moment_of_truth: dice.percent(3),
            ..blank
        };
        placed.push((card.id, column, row));
        map.cards.insert(card.id, card);
    }
    placed
}

fn card_kind(role: Role, dice: &mut Dice) -> CardKind {
    match dice.below(100) {
        0..5 => CardKind::Decision,
        5..8 => CardKind::Opportunity,
        8..11 => CardKind::Note,
        _ if role == Role::Evidence => CardKind::Evidence,
        11..60 if matches!(role, Role::Customer | Role::Frontstage) => CardKind::Touchpoint,
        _ => CardKind::Action,
    }
}

fn add_marks(map: &mut Map, placed: &[PlacedCard], dice: &mut Dice) {
    for (card, _, _) in placed {
        if dice.percent(15) {
            let mut pain = random_pain(*card, dice);
            (pain.rank, pain.text) = (nth_rank(0), text(dice, 2, 7));
            map.pains.insert(pain.id, pain);
        }
        if dice.percent(5) {
            let mut wait = random_wait(*card, dice);
            (wait.rank, wait.text) = (nth_rank(0), text(dice, 1, 4));
            map.waits.insert(wait.id, wait);
        }
    }
    let pains: Vec<PainId> = map.pains.keys().copied().collect();
    for (card, _, _) in placed {
        let card = map.cards.get_mut(card).unwrap();
        if card.kind == CardKind::Opportunity {
            card.eases.extend(dice.maybe(&pains));
        }
    }
}

/// From a fifth of the cards to one in the next step, or in the next lane.
fn add_connectors(map: &mut Map, placed: &[PlacedCard], columns: usize, dice: &mut Dice) {
    let rows = placed.iter().map(|(_, _, row)| row + 1).max().unwrap_or_default();
    let mut cells: Vec<Vec<CardId>> = vec![Vec::new(); columns * rows];
    for (card, column, row) in placed {
        cells[column * rows + row].push(*card);
    }
    for (card, column, row) in placed {
        if !dice.percent(20) {
            continue;
        }
        let next_step = (column + 1 < columns).then(|| (column + 1) * rows + row);
        let next_lane = (row + 1 < rows).then(|| column * rows + row + 1);
        let cell = if dice.percent(70) { next_step.or(next_lane) } else { next_lane.or(next_step) };
        let Some(to) = cell.and_then(|cell| dice.maybe(&cells[cell])) else { continue };
        let heads = if dice.percent(8) { Heads::Two } else { Heads::One };
        let label = if dice.percent(20) { text(dice, 1, 2) } else { String::new() };
        let connector = Connector { id: dice.fresh(), from: *card, to, heads, label };
        map.connectors.insert(connector.id, connector);
    }
}

fn add_curves(map: &mut Map, steps: &[StepId], dice: &mut Dice) {
    for nth in 0..2 {
        let persona = Persona {
            id: dice.fresh(),
            rank: nth_rank(nth),
            name: text(dice, 1, 2),
            description: text(dice, 3, 8),
            hidden: false,
        };
        let mut value: f64 = 0.5;
        for step in steps {
            value = (value + dice.below(161) as f64 / 100.0 - 0.8).clamp(-2.0, 2.0);
            let quote = if dice.percent(15) { text(dice, 2, 6) } else { String::new() };
            let value = Feeling::nearest(value).unwrap();
            let emotion = Emotion { id: dice.fresh(), persona: persona.id, step: *step, value, quote };
            map.emotions.insert(emotion.id, emotion);
        }
        map.personas.insert(persona.id, persona);
    }
}
