//! Copies in place of what is selected: each beside its original, with all that is on it.
//!
//! Copies of steps of one stage go after the last of them, and so do copies of stages and of lanes. A copied step brings
//! the cards that begin in it, no longer than the run of copies, and its emotions; a card that spans past it reaches as
//! far as before. A copied lane brings its cards. A copy that would only repeat the original (a connector, an emotion, a
//! second lane of the same curves) is refused.

use std::collections::{BTreeMap, BTreeSet};

use super::copying;
use super::document::Document;
use crate::edit::{ChangeLabel, ChangeVerb, Command, Fragment, MoveTarget, Noun, Place, Refusal, Selection};
use crate::model::{Card, CardId, Emotion, Key, Lane, LaneId, Map, Order, Record, Stage, StageId, Step, StepId};

/// The commands, in two rounds: copies of cards are first pasted where their originals are, while nothing has moved, and
/// move to their places when these are there.
#[derive(Default)]
struct Duplicates {
    pasted: Vec<Command>,
    then: Vec<Command>,
    selected: Selection,
}

/// The new columns: the copy of each step.
struct CopiedColumns {
    /// In reading order; steps that are copied together have the same group, and are side by side.
    steps: Vec<(StepId, StepId, Option<StageId>)>,
    new: BTreeMap<StepId, StepId>,
}

/// Puts a copy of all that is selected beside it, as one change, and selects the copies.
pub(super) fn duplicate(doc: &mut Document) -> Result<(), Refusal> {
    let (alone, doubled): (Vec<Key>, Vec<Key>) = doc.selection.keys().partition(|key| is_one_enough(&doc.map, *key));
    if let (Some(key), []) = (alone.first(), doubled.as_slice()) {
        return Err(Refusal::OneIsEnough(*key));
    }
    let mut doubles = Duplicates::default();
    let columns = copy_columns(doc, &doubled, &mut doubles);
    let lanes = copy_lanes(doc, &doubled, &mut doubles);
    let is_taken = |card: &Card| columns.new.contains_key(&card.step) || lanes.contains_key(&card.lane);
    let free = |card: CardId| doc.map.cards.get(&card).is_some_and(|card| !is_taken(card));
    let cards: Vec<CardId> = doc.selected_cards().into_iter().filter(|card| free(*card)).collect();
    let on_free = |key: &Key| {
        let card = doc.map.card_of(*key).filter(|card| !cards.contains(card));
        matches!(key, Key::Pain(_) | Key::Wait(_)) && card.is_some_and(free)
    };
    let marks: Vec<Key> = doubled.iter().copied().filter(on_free).collect();
    copy_beside(doc, &cards, &marks, &mut doubles);
    let Duplicates { mut pasted, then, selected } = doubles;
    pasted.extend(then);
    let label =
        ChangeLabel::of_all(doubled.iter().map(|key| ChangeLabel::new(ChangeVerb::Paste, Noun::from_key(*key))));
    let patch = Command::Many(pasted).plan_shown_in(&doc.map, &doc.order)?;
    let first = selected.keys().next();
    doc.commit(patch, label, selected);
    doc.focus = None;
    if let Some(key) = first {
        doc.show(key);
    }
    Ok(())
}

/// True for records of which a copy would say nothing new.
fn is_one_enough(map: &Map, key: Key) -> bool {
    match key {
        Key::Lane(lane) => map.shows_feelings(lane),
        Key::Info | Key::Persona(_) | Key::Connector(_) | Key::Emotion(_) => true,
        Key::Stage(_) | Key::Step(_) | Key::Card(_) | Key::Pain(_) | Key::Wait(_) => false,
    }
}

/// Copies stages with their steps, and steps, with all that is in them.
fn copy_columns(doc: &mut Document, keys: &[Key], doubles: &mut Duplicates) -> CopiedColumns {
    let stages: BTreeSet<StageId> = keys.iter().filter_map(|key| key.stage()).collect();
    let wanted: BTreeSet<StepId> = keys.iter().filter_map(|key| key.step()).collect();
    let order = Order::new(&doc.map);
    let is_copied = |step: &&&Step| stages.contains(&step.stage) || wanted.contains(&step.id);
    let steps = order.steps.iter().filter(is_copied);
    let steps: Vec<(StepId, StepId, Option<StageId>)> =
        steps.map(|step| (step.id, doc.ids.fresh(), (!stages.contains(&step.stage)).then_some(step.stage))).collect();
    let columns = CopiedColumns { new: steps.iter().map(|(old, new, _)| (*old, *new)).collect(), steps };
    if columns.steps.is_empty() {
        return columns;
    }
    let mut last = stages.iter().max_by_key(|stage| order.stages.iter().position(|other| other.id == **stage)).copied();
    for stage in order.stages.iter().filter(|stage| stages.contains(&stage.id)) {
        let own = order.steps_of(stage.id).filter_map(|step| Some((columns.new.get(&step.id)?, step)));
        let mut own = own.map(|(new, step)| Step { id: *new, ..step.clone() });
        let (Some(first), Some(after)) = (own.next(), last) else { continue };
        let copy = Stage { id: doc.ids.fresh(), ..(*stage).clone() };
        let id = copy.id;
        doubles.then.push(Command::AddStage { stage: copy, step: first, place: Place::After(after.into()) });
        let rest = own.map(|step| Command::Add { record: Step { stage: id, ..step }.into(), place: Place::Last });
        doubles.then.extend(rest);
        doubles.selected.add(id);
        last = Some(id);
    }
    let mut after: BTreeMap<StageId, StepId> =
        columns.steps.iter().filter_map(|(old, _, group)| Some(((*group)?, *old))).collect();
    for (old, new, group) in &columns.steps {
        let (Some(stage), Some(step)) = (group, doc.map.steps.get(old)) else { continue };
        let Some(before) = after.insert(*stage, *new) else { continue };
        let record = Step { id: *new, ..step.clone() }.into();
        doubles.then.push(Command::Add { record, place: Place::After(before.into()) });
        doubles.selected.add(*new);
    }
    copy_in_columns(doc, &columns, doubles);
    columns
}

/// Copies what is in the steps, and stretches the cards that span the place where the copies go.
fn copy_in_columns(doc: &mut Document, columns: &CopiedColumns, doubles: &mut Duplicates) {
    let order = Order::new(&doc.map);
    let groups: BTreeMap<usize, Option<StageId>> =
        columns.steps.iter().filter_map(|(old, _, group)| Some((*order.column.get(old)?, *group))).collect();
    // How many new columns go behind each group.
    let mut inserted: BTreeMap<Option<StageId>, (usize, usize)> = BTreeMap::new();
    for (column, group) in &groups {
        let (last, count) = inserted.entry(*group).or_default();
        (*last, *count) = (*column, *count + 1);
    }
    let holds_cards = |lane| doc.map.lanes.get(&lane).is_some_and(|lane| lane.role.takes_cards());
    let spans: BTreeMap<CardId, u32> = order
        .cards
        .iter()
        .zip(order.cells())
        .filter(|(card, (column, _))| groups.contains_key(column) && holds_cards(card.lane))
        .map(|(card, (column, _))| {
            let group = groups.get(column);
            let goes_on = (*column..).take_while(|at| groups.get(at) == group).count();
            (card.id, card.span.min(u32::try_from(goes_on).unwrap_or(u32::MAX)))
        })
        .collect();
    let cards: Vec<CardId> = order.cards.iter().map(|card| card.id).filter(|id| spans.contains_key(id)).collect();
    let longer = order.cards.iter().zip(order.cells()).filter_map(|(card, (column, _))| {
        let end = column.saturating_add(usize::try_from(card.span).unwrap_or(usize::MAX));
        let over = inserted.values().filter(|(last, _)| (*column..end.saturating_sub(1)).contains(last));
        let more: usize = over.map(|(_, count)| count).sum();
        let span = card.span.saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
        (more > 0).then(|| Command::Change(Card { span, ..(*card).clone() }.into()))
    });
    doubles.then.extend(longer);
    let felt: Vec<Emotion> = doc
        .map
        .emotions
        .values()
        .filter_map(|emotion| Some(Emotion { step: *columns.new.get(&emotion.step)?, ..emotion.clone() }))
        .collect();
    for emotion in felt {
        let record: Record = Emotion { id: doc.ids.fresh(), ..emotion }.into();
        doubles.then.push(Command::Add { record, place: Place::Last });
    }
    let span = |card: &Card| spans.get(&card.id).copied().unwrap_or(card.span);
    copy_cards(doc, &cards, span, |card| Some((card.lane, *columns.new.get(&card.step)?)), doubles);
}

/// Copies lanes with their cards; answers with the copy of each lane.
fn copy_lanes(doc: &mut Document, keys: &[Key], doubles: &mut Duplicates) -> BTreeMap<LaneId, LaneId> {
    let wanted: BTreeSet<LaneId> = keys.iter().filter_map(|key| key.lane()).collect();
    let lanes: Vec<&Lane> = doc.order.lanes_in(&doc.map).filter(|lane| wanted.contains(&lane.id)).collect();
    let new: BTreeMap<LaneId, LaneId> = lanes.iter().map(|lane| (lane.id, doc.ids.fresh())).collect();
    let rows = lanes.iter().filter_map(|lane| doc.order.row(lane.id));
    let cards = rows.flat_map(|row| doc.order.cards_of(row)).map(|card| card.id);
    let cards: Vec<CardId> = doc.order.cards_in_order(&doc.map, cards).iter().map(|card| card.id).collect();
    let mut last = lanes.last().map(|lane| lane.id);
    for lane in lanes {
        let (Some(id), Some(after)) = (new.get(&lane.id).copied(), last) else { continue };
        last = Some(id);
        let record = Lane { id, locked: false, ..lane.clone() }.into();
        doubles.then.push(Command::Add { record, place: Place::After(after.into()) });
        doubles.selected.add(id);
    }
    copy_cards(doc, &cards, |card| card.span, |card| Some((*new.get(&card.lane)?, card.step)), doubles);
    new
}

/// Copies cards, given in reading order, to other cells.
fn copy_cards(
    doc: &mut Document,
    cards: &[CardId],
    span: impl Fn(&Card) -> u32,
    cell: impl Fn(&Card) -> Option<(LaneId, StepId)>,
    doubles: &mut Duplicates,
) {
    let originals = Fragment::new(&doc.map, cards).spanning(span);
    let Some(copies) = copying::copies_of(&mut doc.ids, &originals) else { return };
    doubles.pasted.extend(copies.paste());
    let placed = cards.iter().filter_map(|id| {
        let (lane, step) = cell(doc.map.cards.get(id)?)?;
        Some(copies.place((*id).into(), MoveTarget::Cell { lane, step, place: Place::Last })?.1)
    });
    doubles.then.extend(placed);
}

/// Copies cards and marks, each after its original.
fn copy_beside(doc: &mut Document, cards: &[CardId], marks: &[Key], doubles: &mut Duplicates) {
    if let Some(copies) = copying::copies(&doc.map, &mut doc.ids, cards) {
        doubles.pasted.extend(copies.paste());
        let put = cards.iter().filter_map(|id| {
            let card = doc.map.cards.get(id)?;
            let place = Place::After((*id).into());
            Some(copies.place((*id).into(), MoveTarget::Cell { lane: card.lane, step: card.step, place })?.1)
        });
        doubles.then.extend(put);
        doubles.selected.extend(copies.selection().keys());
    }
    if let Some(copies) = copying::copies_of_marks(&doc.map, &mut doc.ids, marks) {
        let put = marks.iter().filter_map(|mark| {
            let to = MoveTarget::Card { card: doc.map.card_of(*mark)?, place: Place::After(*mark) };
            Some(copies.place(*mark, to)?.1)
        });
        doubles.then.extend(put);
        doubles.selected.extend(copies.selection().keys());
    }
}
