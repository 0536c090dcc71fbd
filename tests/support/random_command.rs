//! Any command, wise or not: some are refused, and that is wanted.

use throughline::edit::{Command, Fragment, MoveTarget, Place, Section, SectionKind};
use throughline::model::{
    CardId, Connector, Emotion, EvidenceLevel, Heads, IdSource, Key, Lane, LaneId, Map, Persona, PersonaId, Record,
    Role, Stage, StageId, Step, StepId,
};

use super::random_map::{
    CHANNELS, KINDS, random_card, random_feeling, random_info, random_pain, random_rank, random_wait,
};
use super::{Dice, odd_text};

/// Some command for this map.
pub fn random_command(map: &Map, seed: u64) -> Command {
    command(map, &mut Dice::seeded(seed), 2)
}

fn command(map: &Map, dice: &mut Dice, depth: usize) -> Command {
    match dice.below(22) {
        0..=4 => add(map, dice),
        5 => Command::AddStage {
            stage: Stage { id: dice.fresh(), rank: random_rank(dice), name: odd_text(dice), goal: odd_text(dice) },
            step: Step {
                id: dice.fresh(),
                stage: dice.fresh(),
                rank: random_rank(dice),
                name: odd_text(dice),
                width: None,
            },
            place: place(map, dice),
        },
        6..=8 => change(map, dice),
        9..=10 => Command::SetText { at: key(map, dice), text: odd_text(dice) },
        11..=14 => relocate(map, dice),
        15..=16 => delete(map, dice),
        17 => paste(map, dice),
        18..=19 => restructure(map, dice),
        _ if depth == 0 => add(map, dice),
        _ => Command::Many((0..dice.below(6)).map(|_| command(map, dice, depth - 1)).collect()),
    }
}

fn add(map: &Map, dice: &mut Dice) -> Command {
    let cards: Vec<CardId> = map.cards.keys().copied().collect();
    let card = dice.maybe(&cards).unwrap_or_else(|| dice.fresh());
    let record = match dice.below(10) {
        0 => Persona { id: dice.fresh(), rank: 0, name: odd_text(dice), description: odd_text(dice), hidden: false }
            .into(),
        1 => Stage { id: dice.fresh(), rank: 0, name: odd_text(dice), goal: String::new() }.into(),
        2 => {
            let stage = some_stage(map, dice);
            Step { id: dice.fresh(), stage, rank: 0, name: odd_text(dice), width: None }.into()
        }
        3 => {
            let (role, hidden) = (dice.pick(&Role::ALL), dice.percent(20));
            Lane { id: dice.fresh(), rank: 0, role, name: odd_text(dice), hidden, locked: false }.into()
        }
        4 => spoiled(random_pain(card, dice).into(), dice),
        5 => spoiled(random_wait(card, dice).into(), dice),
        6 => {
            let to = dice.maybe(&cards).unwrap_or(card);
            let heads = dice.pick(&[Heads::One, Heads::Two]);
            Connector { id: dice.fresh(), from: card, to, heads, label: odd_text(dice) }.into()
        }
        7 => {
            let personas: Vec<PersonaId> = map.personas.keys().copied().collect();
            let persona = dice.maybe(&personas).unwrap_or_else(|| dice.fresh());
            let (step, value) = (some_step(map, dice), random_feeling(dice));
            Emotion { id: dice.fresh(), persona, step, value, quote: odd_text(dice) }.into()
        }
        _ => spoiled(random_card(map, dice).into(), dice),
    };
    Command::Add { record, place: place(map, dice) }
}

/// The record, at times with a value that it can't have.
fn spoiled(mut record: Record, dice: &mut Dice) -> Record {
    match &mut record {
        Record::Card(card) if dice.percent(30) => card.span = u32::try_from(dice.below(9)).unwrap(),
        Record::Card(card) if dice.percent(3) => card.span = u32::MAX,
        Record::Card(card) if dice.percent(5) => card.eases = vec![dice.fresh()],
        Record::Pain(pain) if dice.percent(20) => pain.severity = u8::try_from(dice.below(8)).unwrap(),
        Record::Pain(pain) if dice.percent(20) => pain.frequency = u8::try_from(dice.below(8)).unwrap(),
        Record::Wait(wait) if dice.percent(20) => wait.max = u32::try_from(dice.below(20)).unwrap(),
        _ => {}
    }
    record
}

fn change(map: &Map, dice: &mut Dice) -> Command {
    let mut record = map.record(key(map, dice)).unwrap_or_else(|| Record::Info(random_info(dice)));
    match &mut record {
        Record::Info(info) => *info = random_info(dice),
        Record::Persona(persona) => persona.description = odd_text(dice),
        Record::Stage(stage) => stage.goal = odd_text(dice),
        Record::Step(step) => step.stage = some_stage(map, dice),
        Record::Lane(lane) => {
            (lane.role, lane.hidden) = (dice.pick(&Role::ALL), dice.percent(30));
            lane.locked = dice.percent(20);
        }
        Record::Card(card) => {
            (card.kind, card.channel) = (dice.pick(&KINDS), dice.pick(&CHANNELS));
            (card.evidence, card.moment_of_truth) = (dice.pick(&EvidenceLevel::ALL), dice.percent(50));
            card.span = u32::try_from(dice.below(5)).unwrap();
            card.eases = map.pains.keys().filter(|_| dice.percent(20)).copied().collect();
            card.eases.extend(card.eases.first().copied());
            if dice.percent(20) {
                (card.lane, card.step) = (some_lane(map, dice), some_step(map, dice));
            }
        }
        Record::Pain(pain) => pain.card = some_card(map, dice),
        Record::Wait(wait) => wait.card = some_card(map, dice),
        Record::Connector(connector) => connector.to = some_card(map, dice),
        Record::Emotion(emotion) => (emotion.step, emotion.value) = (some_step(map, dice), random_feeling(dice)),
    }
    Command::Change(spoiled(record, dice))
}

fn relocate(map: &Map, dice: &mut Dice) -> Command {
    let key = key(map, dice);
    let to = match key {
        _ if dice.percent(5) => MoveTarget::Lane(place(map, dice)),
        Key::Stage(_) => MoveTarget::Stage(beside(dice, map.stages.keys())),
        Key::Step(_) => {
            let stage = some_stage(map, dice);
            let steps = map.steps.values().filter(|step| step.stage == stage).map(|step| &step.id);
            MoveTarget::Step { stage, place: beside(dice, steps) }
        }
        Key::Lane(_) => MoveTarget::Lane(beside(dice, map.lanes.keys())),
        Key::Pain(_) | Key::Wait(_) => {
            let card = some_card(map, dice);
            let pains = map.pains.values().filter(|pain| pain.card == card).map(|pain| &pain.id);
            MoveTarget::Card { card, place: beside(dice, pains) }
        }
        _ => match map.cards.get(&some_card(map, dice)) {
            Some(card) if dice.percent(50) => {
                let cards = map.cards.values().filter(|other| (other.lane, other.step) == (card.lane, card.step));
                let place = beside(dice, cards.map(|other| &other.id));
                MoveTarget::Cell { lane: card.lane, step: card.step, place }
            }
            _ => MoveTarget::Cell { lane: some_lane(map, dice), step: some_step(map, dice), place: place(map, dice) },
        },
    };
    Command::Move { key, to }
}

fn restructure(map: &Map, dice: &mut Dice) -> Command {
    match dice.below(4) {
        0 => {
            let stage = Stage { id: dice.fresh(), rank: random_rank(dice), name: odd_text(dice), goal: odd_text(dice) };
            Command::SplitStage { stage, at: some_step(map, dice) }
        }
        1 => Command::MergeStage(some_stage(map, dice)),
        _ => Command::JoinNext(some_card(map, dice)),
    }
}

/// A place among those siblings.
fn beside<'a, T: Copy + Into<Key> + 'a>(dice: &mut Dice, siblings: impl Iterator<Item = &'a T>) -> Place {
    let siblings: Vec<T> = siblings.copied().collect();
    match (dice.below(4), dice.maybe(&siblings)) {
        (0, Some(sibling)) => Place::Before(sibling.into()),
        (1, Some(sibling)) => Place::After(sibling.into()),
        (2, _) => Place::First,
        _ => Place::Last,
    }
}

fn delete(map: &Map, dice: &mut Dice) -> Command {
    Command::Delete((0..dice.between(1, 3)).map(|_| key(map, dice)).collect())
}

fn paste(map: &Map, dice: &mut Dice) -> Command {
    if dice.percent(40)
        && let Some(command) = paste_section(map, dice)
    {
        return command;
    }
    let cards: Vec<CardId> = map.cards.keys().filter(|_| dice.percent(20)).copied().collect();
    let mut fragment = Fragment::new(map, &cards);
    if dice.percent(95) {
        fragment = fragment.renamed(&mut IdSource::seeded(u128::from(dice.bits())));
    }
    let (lane, step) = (some_lane(map, dice), some_step(map, dice));
    Command::Paste { fragment, lane, step, place: place(map, dice) }
}

fn paste_section(map: &Map, dice: &mut Dice) -> Option<Command> {
    let lanes = dice.percent(30);
    let kind = |key: &Key| SectionKind::from_keys([*key]).map(|kind| kind == SectionKind::Lanes);
    let heads = map.keys().filter(|key| kind(key) == Some(lanes)).filter(|_| dice.percent(30));
    let heads: Vec<Key> = heads.collect();
    let mut section = Section::from_keys(map, heads)?;
    if dice.percent(95) {
        section = section.renamed(&mut IdSource::seeded(u128::from(dice.bits())));
    }
    let after = match section.kind() {
        SectionKind::Stages => some_stage(map, dice).into(),
        SectionKind::Steps => some_step(map, dice).into(),
        SectionKind::Lanes => some_lane(map, dice).into(),
    };
    let after = if dice.percent(5) { key(map, dice) } else { after };
    Some(Command::PasteSection { section, after: (!dice.percent(20)).then_some(after) })
}

fn place(map: &Map, dice: &mut Dice) -> Place {
    match dice.below(10) {
        0..=2 => Place::First,
        3..=6 => Place::Last,
        7 => Place::Before(key(map, dice)),
        8 => Place::After(key(map, dice)),
        _ => Place::default(),
    }
}

/// A record of any kind, the kinds being equally likely.
fn key(map: &Map, dice: &mut Dice) -> Key {
    let mut kinds: Vec<Vec<Key>> = vec![
        map.personas.keys().map(|id| (*id).into()).collect(),
        map.stages.keys().map(|id| (*id).into()).collect(),
        map.steps.keys().map(|id| (*id).into()).collect(),
        map.lanes.keys().map(|id| (*id).into()).collect(),
        map.cards.keys().map(|id| (*id).into()).collect(),
        map.cards.keys().map(|id| (*id).into()).collect(),
        map.pains.keys().map(|id| (*id).into()).collect(),
        map.waits.keys().map(|id| (*id).into()).collect(),
        map.connectors.keys().map(|id| (*id).into()).collect(),
        map.emotions.keys().map(|id| (*id).into()).collect(),
        vec![Key::Info],
    ];
    kinds.retain(|kind| !kind.is_empty());
    if dice.percent(2) {
        return Key::Card(dice.fresh());
    }
    let kind = dice.pick(&kinds);
    dice.pick(&kind)
}

fn some_stage(map: &Map, dice: &mut Dice) -> StageId {
    let all: Vec<_> = map.stages.keys().copied().collect();
    dice.maybe(&all).unwrap_or_else(|| dice.fresh())
}

fn some_step(map: &Map, dice: &mut Dice) -> StepId {
    let all: Vec<_> = map.steps.keys().copied().collect();
    dice.maybe(&all).unwrap_or_else(|| dice.fresh())
}

fn some_lane(map: &Map, dice: &mut Dice) -> LaneId {
    let all: Vec<_> = map.lanes.keys().copied().collect();
    dice.maybe(&all).unwrap_or_else(|| dice.fresh())
}

fn some_card(map: &Map, dice: &mut Dice) -> CardId {
    let all: Vec<_> = map.cards.keys().copied().collect();
    dice.maybe(&all).unwrap_or_else(|| dice.fresh())
}
