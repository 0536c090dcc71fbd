//! Whole columns or rows that come into a map.
//!
//! Columns bring what is in them into lanes that the map has already, rows into its steps: see [`matching`]
//! for which is which. A lane or a step that the map has no match for is added, so that nothing is lost. So is a persona.

use std::collections::{BTreeMap, BTreeSet};

use super::add::must_be_new;
use super::matching::{self, Match};
use super::valid::valid;
use crate::edit::place::{Place, insert, settle};
use crate::edit::{MapDraft, Refusal, Section, SectionKind};
use crate::model::{
    Card, Connector, Emotion, Feeling, Key, Lane, LaneId, Order, Persona, PersonaId, Record, Role, Stage, Step, StepId,
};

/// The record of the map, or a new one, that each record of a section is there.
type Renames = BTreeMap<Key, Key>;

/// Puts a section after a record of its kind, or at the end.
pub(super) fn section(draft: &mut MapDraft, section: &Section, after: Option<Key>) -> Result<(), Refusal> {
    let mut new = section.map().keys().filter(|key| *key != Key::Info);
    new.try_for_each(|key| must_be_new(draft, key))?;
    let order = Order::new(section.map());
    let mut names = Renames::new();
    match section.kind() {
        SectionKind::Stages | SectionKind::Steps => {
            find_lanes(draft, section, &order, &mut names)?;
            let felt = section.map().emotions.values();
            find_personas(draft, section, &order, felt, &mut names)?;
            put_columns(draft, section, &order, after)?;
            for felt in section.map().emotions.values() {
                put_feeling(draft, felt, &names);
            }
        }
        SectionKind::Lanes => {
            find_steps(draft, section, &order, &mut names)?;
            let feels = put_feelings(draft, section, &order, &mut names)?;
            put_lanes(draft, section, &order, feels, after)?;
        }
    }
    put_cards(draft, section, &order, &names)
}

/// The lanes that the cards and the feelings of columns come to.
fn find_lanes(draft: &mut MapDraft, section: &Section, order: &Order<'_>, names: &mut Renames) -> Result<(), Refusal> {
    let holding: BTreeSet<_> = order.cards.iter().map(|card| card.lane).collect();
    let found = matching::lanes(draft, section, order, |lane| holding.contains(&lane.id));
    let mut last = None;
    for (at, lane) in order.lanes.iter().enumerate() {
        let there = match found.get(&lane.id) {
            Some(there) => *there,
            None => {
                let below = || order.lanes.iter().skip(at).find_map(|lane| found.get(&lane.id));
                let place = match last {
                    Some(last) => Place::After(last),
                    None => below().map_or(Place::Last, |below| Place::Before((*below).into())),
                };
                // Cards that a file has left on curves are seen beside them.
                let on_curves = !lane.role.takes_cards() && holding.contains(&lane.id);
                let role = if on_curves { Role::Notes } else { lane.role };
                settle(draft, Lane { role, hidden: false, ..(*lane).clone() }.into(), place)?;
                lane.id
            }
        };
        last = Some(there.into());
        names.insert(lane.id.into(), there.into());
    }
    Ok(())
}

/// The personas who feel something: those of the map, and new ones.
fn find_personas<'a>(
    draft: &mut MapDraft,
    section: &Section,
    order: &Order<'_>,
    felt: impl Iterator<Item = &'a Emotion>,
    names: &mut Renames,
) -> Result<(), Refusal> {
    let needed: BTreeSet<PersonaId> = felt.map(|felt| felt.persona).collect();
    let mut found = matching::personas(draft, section, order);
    forget_who_feels_otherwise(draft, section, names, &mut found);
    for persona in order.personas.iter().filter(|persona| needed.contains(&persona.id)) {
        match found.get(&persona.id) {
            Some(there) => {
                names.insert(persona.id.into(), (*there).into());
            }
            None => settle(draft, Record::Persona((*persona).clone()), Place::Last)?,
        }
    }
    Ok(())
}

/// A persona of the map who feels otherwise at one of the steps is not the same: what both feel is kept.
fn forget_who_feels_otherwise(draft: &MapDraft, section: &Section, names: &Renames, found: &mut Match<Persona>) {
    let there = feelings(draft);
    for felt in section.map().emotions.values() {
        let step = name_of(names, felt.step.into()).step();
        let is_otherwise = found.get(&felt.persona).zip(step).is_some_and(|(persona, step)| {
            there.get(&(*persona, step)).is_some_and(|there| *there != (felt.value, felt.quote.clone()))
        });
        if is_otherwise {
            found.remove(&felt.persona);
        }
    }
}

/// What is felt in the map, by persona and step.
fn feelings(draft: &MapDraft) -> BTreeMap<(PersonaId, StepId), (Feeling, String)> {
    let felt = draft.all::<Emotion>();
    felt.map(|felt| ((felt.persona, felt.step), (felt.value, felt.quote.clone()))).collect()
}

/// Puts columns after a stage or a step, or at the end. In a map without steps, steps come with their stages.
fn put_columns(draft: &mut MapDraft, section: &Section, order: &Order<'_>, after: Option<Key>) -> Result<(), Refusal> {
    let last = draft.columns().last().copied();
    let beside = match (section.kind(), after) {
        (SectionKind::Steps, Some(Key::Step(step))) => Some(step),
        (SectionKind::Steps, None) => last,
        (SectionKind::Stages, Some(Key::Stage(_)) | None) => None,
        (_, Some(key)) => return Err(Refusal::WrongTarget(key)),
        (SectionKind::Lanes, None) => None,
    };
    let Some(beside) = beside else {
        let stages: Vec<Stage> = order.stages.iter().map(|stage| (*stage).clone()).collect();
        let siblings = draft.siblings(|_: &Stage| true);
        insert(draft, &siblings, stages, after.map_or(Place::Last, Place::After))?;
        return order.steps.iter().try_for_each(|step| put_valid(draft, (*step).clone()));
    };
    let stage = draft.get::<Step>(beside).ok_or(Refusal::Missing(beside.into()))?.stage;
    let steps = order.steps.iter().map(|step| valid(draft, Step { stage, ..(*step).clone() }.into()));
    let steps = steps.collect::<Result<Vec<_>, _>>()?;
    let steps = steps.into_iter().filter_map(|step| if let Record::Step(step) = step { Some(step) } else { None });
    let siblings = draft.siblings(|step: &Step| step.stage == stage);
    insert(draft, &siblings, steps.collect(), Place::After(beside.into()))
}

/// The steps that the cards and the feelings of rows come to.
fn find_steps(draft: &mut MapDraft, section: &Section, order: &Order<'_>, names: &mut Renames) -> Result<(), Refusal> {
    let mut needed: BTreeSet<StepId> = section.map().emotions.values().map(|felt| felt.step).collect();
    for (card, (column, _)) in order.cards.iter().zip(order.cells()) {
        needed.extend(covered(order, card, *column).iter().map(|step| step.id));
    }
    let found = matching::steps(draft, section, order);
    let first = draft.columns().first().copied();
    let mut last: Option<StepId> = None;
    for step in &order.steps {
        let there = match found.get(&step.id) {
            Some(there) => *there,
            None if !needed.contains(&step.id) => continue,
            None => {
                add_step(draft, order, step, last, first)?;
                step.id
            }
        };
        last = Some(there);
        names.insert(step.id.into(), there.into());
    }
    Ok(())
}

/// Adds a step of a section after the last one, or before the first of the map. In a map without steps it comes with its
/// stage.
fn add_step(
    draft: &mut MapDraft,
    order: &Order<'_>,
    step: &Step,
    last: Option<StepId>,
    first: Option<StepId>,
) -> Result<(), Refusal> {
    let (stage, place) = match (last, first) {
        (last, None) => {
            let stage = order.stages.iter().find(|stage| stage.id == step.stage && !draft.has(stage.id));
            stage.map_or(Ok(()), |stage| settle(draft, Record::Stage((*stage).clone()), Place::Last))?;
            let same = last.and_then(|last| draft.get::<Step>(last)).is_some_and(|last| last.stage == step.stage);
            (step.stage, if same { last.map_or(Place::Last, |last| Place::After(last.into())) } else { Place::Last })
        }
        (Some(last), Some(_)) => {
            let stage = draft.get::<Step>(last).ok_or(Refusal::Missing(last.into()))?.stage;
            (stage, Place::After(last.into()))
        }
        (None, Some(first)) => {
            let stage = draft.get::<Step>(first).ok_or(Refusal::Missing(first.into()))?.stage;
            (stage, Place::Before(first.into()))
        }
    };
    let step = valid(draft, Step { stage, ..step.clone() }.into())?;
    settle(draft, step, place)
}

/// Puts what is felt in rows of curves where nothing is felt yet. True when that adds something.
fn put_feelings(
    draft: &mut MapDraft,
    section: &Section,
    order: &Order<'_>,
    names: &mut Renames,
) -> Result<bool, Refusal> {
    find_personas(draft, section, order, section.map().emotions.values(), names)?;
    let there = feelings(draft);
    let is_new = |felt: &&Emotion| {
        let (persona, step) = (name_of(names, felt.persona.into()), name_of(names, felt.step.into()));
        persona.persona().zip(step.step()).is_some_and(|place| !there.contains_key(&place))
    };
    let new: Vec<&Emotion> = section.map().emotions.values().filter(is_new).collect();
    for felt in &new {
        put_feeling(draft, felt, names);
    }
    Ok(!new.is_empty())
}

fn put_feeling(draft: &mut MapDraft, felt: &Emotion, names: &Renames) {
    draft.put(Record::Emotion(felt.clone()).renamed(&|key| name_of(names, key)));
}

/// Puts rows below a lane, or at the bottom; all of them can be seen. A row of curves is left out where the map has one
/// that shows the same: the very lane that was copied, or another one which shows what came with it. Cards that a file has
/// left on it still need a row.
fn put_lanes(
    draft: &mut MapDraft,
    section: &Section,
    order: &Order<'_>,
    feels: bool,
    after: Option<Key>,
) -> Result<(), Refusal> {
    let has_curves = draft.all::<Lane>().any(|lane| lane.role == Role::Emotion);
    let is_shown =
        |lane: &Lane| lane.role == Role::Emotion && has_curves && (feels || draft.has(section.origin(lane.id.into())));
    let holding: BTreeSet<LaneId> = order.cards.iter().map(|card| card.lane).collect();
    let row = |lane: &Lane| {
        let role = match (is_shown(lane), holding.contains(&lane.id)) {
            (true, false) => return None,
            (true, true) => Role::Notes,
            (false, _) => lane.role,
        };
        Some(Lane { role, hidden: false, ..lane.clone() })
    };
    let lanes: Vec<Lane> = order.lanes.iter().filter_map(|lane| row(lane)).collect();
    let first = section.heads().next();
    if let Some(lane) = first.filter(|_| lanes.is_empty() && !feels) {
        return Err(Refusal::OneIsEnough(section.origin(lane)));
    }
    let place = match after {
        Some(Key::Lane(lane)) => Place::After(lane.into()),
        Some(key) => return Err(Refusal::WrongTarget(key)),
        None => Place::Last,
    };
    let siblings = draft.siblings(|_: &Lane| true);
    insert(draft, &siblings, lanes, place)
}

/// Puts the cards of a section, and what is on them, into their cells, in which no others are: their lane or their step
/// is new.
fn put_cards(draft: &mut MapDraft, section: &Section, order: &Order<'_>, names: &Renames) -> Result<(), Refusal> {
    let columns: BTreeMap<StepId, usize> = draft.columns().into_iter().enumerate().map(|(at, id)| (id, at)).collect();
    let name = |key: Key| name_of(names, key);
    for (card, (column, _)) in order.cards.iter().zip(order.cells()) {
        let mut record = Record::Card((*card).clone()).renamed(&name);
        record.forget(&|key| !(section.map().has(key) || draft.has(key)));
        let Record::Card(mut new) = record else { continue };
        // Its steps may stand in another order, with others between them.
        let steps = covered(order, card, *column).iter().filter_map(|step| name(step.id.into()).step());
        let places = steps.filter_map(|step| Some((*columns.get(&step)?, step)));
        let (first, last) = (places.clone().min(), places.max());
        if let Some(((first, step), (last, _))) = first.zip(last) {
            new.step = step;
            new.span = u32::try_from(last - first + 1).unwrap_or(u32::MAX);
        }
        draft.put(new);
    }
    let map = section.map();
    map.pains.values().try_for_each(|pain| put_valid(draft, pain.clone()))?;
    map.waits.values().try_for_each(|wait| put_valid(draft, wait.clone()))?;
    map.connectors.values().try_for_each(|one: &Connector| put_valid(draft, one.clone()))
}

fn put_valid(draft: &mut MapDraft, record: impl Into<Record>) -> Result<(), Refusal> {
    let record = valid(draft, record.into())?;
    draft.put(record);
    Ok(())
}

/// The steps of a section that a card of it covers.
fn covered<'o, 'a>(order: &'o Order<'a>, card: &Card, column: usize) -> &'o [&'a Step] {
    let end = column.saturating_add(usize::try_from(card.span).unwrap_or(usize::MAX).max(1)).min(order.steps.len());
    order.steps.get(column..end).unwrap_or_default()
}

fn name_of(names: &Renames, key: Key) -> Key {
    names.get(&key).copied().unwrap_or(key)
}
