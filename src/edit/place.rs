//! Places among siblings, and the ranks that make them.
//!
//! A record that moves gets a rank in the gap between its new neighbors, so that nothing else changes and two
//! people who move different records don't collide. When a gap is used up, all siblings are numbered anew in
//! the same patch.

use super::draft::MapDraft;
use super::refusal::Refusal;
use super::table::Ranked;
use crate::model::{Key, RANK_GAP, Rank, Record};

/// A place among the siblings of a record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Place {
    /// Before all others.
    First,
    /// After all others.
    #[default]
    Last,
    /// Directly before that sibling.
    Before(Key),
    /// Directly after that sibling.
    After(Key),
}

/// Puts a record at a place among the siblings that it has by its parents. A record that is there already
/// stays as it is.
pub(super) fn settle(draft: &mut MapDraft, record: Record, place: Place) -> Result<(), Refusal> {
    match record {
        Record::Info(_) | Record::Connector(_) | Record::Emotion(_) => {
            draft.put(record);
            Ok(())
        }
        Record::Card(card) => {
            let siblings = draft.cell(card.lane, card.step);
            settle_among(draft, siblings, card, place)
        }
        Record::Persona(persona) => settle_beside(draft, persona, place),
        Record::Stage(stage) => settle_beside(draft, stage, place),
        Record::Step(step) => settle_beside(draft, step, place),
        Record::Lane(lane) => settle_beside(draft, lane, place),
        Record::Pain(pain) => settle_beside(draft, pain, place),
        Record::Wait(wait) => settle_beside(draft, wait, place),
    }
}

fn settle_beside<T: Ranked>(draft: &mut MapDraft, record: T, place: Place) -> Result<(), Refusal> {
    let siblings = draft.siblings(|other: &T| other.is_beside(&record));
    settle_among(draft, siblings, record, place)
}

/// Moves the siblings that `comes` picks behind those that `stands` picks, each as `moved` makes it.
pub(super) fn append<T: Ranked>(
    draft: &mut MapDraft,
    stands: impl Fn(&T) -> bool,
    comes: impl Fn(&T) -> bool,
    moved: impl Fn(T) -> T,
) -> Result<(), Refusal> {
    let coming = draft.siblings(comes);
    let coming = coming.iter().filter_map(|(_, id)| draft.get::<T>(*id).cloned()).map(moved).collect();
    insert(draft, &draft.siblings(stands), coming, Place::Last)
}

/// Puts new records, in turn, at a place among `siblings`, which are in order.
pub(super) fn insert<T: Ranked>(
    draft: &mut MapDraft,
    siblings: &[(Rank, T::Id)],
    records: Vec<T>,
    place: Place,
) -> Result<(), Refusal> {
    let at = position(siblings, place)?;
    insert_at(draft, siblings, records, at);
    Ok(())
}

fn settle_among<T: Ranked>(
    draft: &mut MapDraft,
    mut siblings: Vec<(Rank, T::Id)>,
    record: T,
    place: Place,
) -> Result<(), Refusal> {
    let id = record.id();
    let here = siblings.iter().position(|(_, sibling)| *sibling == id);
    let beside_itself = matches!(place, Place::Before(key) | Place::After(key) if key == id.into());
    if beside_itself && here.is_some() {
        draft.put(record);
        return Ok(());
    }
    siblings.retain(|(_, sibling)| *sibling != id);
    let at = position(&siblings, place)?;
    if here == Some(at) {
        draft.put(record);
    } else {
        insert_at(draft, &siblings, vec![record], at);
    }
    Ok(())
}

fn position<Id: Copy + Into<Key>>(siblings: &[(Rank, Id)], place: Place) -> Result<usize, Refusal> {
    let find = |key: Key| {
        let at = siblings.iter().position(|(_, id)| Into::<Key>::into(*id) == key);
        at.ok_or(Refusal::NotBeside(key))
    };
    match place {
        Place::First => Ok(0),
        Place::Last => Ok(siblings.len()),
        Place::Before(key) => find(key),
        Place::After(key) => find(key).map(|at| at + 1),
    }
}

fn insert_at<T: Ranked>(draft: &mut MapDraft, siblings: &[(Rank, T::Id)], records: Vec<T>, at: usize) {
    let (before, after) = siblings.split_at(at.min(siblings.len()));
    let edge = |side: Option<&(Rank, T::Id)>| side.map(|(rank, _)| *rank);
    if let Some(ranks) = ranks_between(edge(before.last()), edge(after.first()), records.len()) {
        for (record, rank) in records.into_iter().zip(ranks) {
            draft.put(record.at_rank(rank));
        }
        return;
    }
    let there = |draft: &MapDraft, side: &[(Rank, T::Id)]| -> Vec<T> {
        side.iter().filter_map(|(_, id)| draft.get::<T>(*id).cloned()).collect()
    };
    let (before, after) = (there(draft, before), there(draft, after));
    let mut rank: Rank = 0;
    for record in before.into_iter().chain(records).chain(after) {
        rank = rank.saturating_add(RANK_GAP);
        draft.put(record.at_rank(rank));
    }
}

/// `count` different ranks between two neighbors, in order; `None` when there is no room.
fn ranks_between(before: Option<Rank>, after: Option<Rank>, count: usize) -> Option<Vec<Rank>> {
    let (gap, count) = (i128::from(RANK_GAP), i128::try_from(count).ok()?);
    let (start, step) = match (before.map(i128::from), after.map(i128::from)) {
        (None, None) => (0, gap),
        (Some(before), None) => (before, gap),
        (None, Some(after)) => (after - gap * (count + 1), gap),
        (Some(before), Some(after)) => (before, (after - before) / (count + 1)),
    };
    if step < 1 {
        return None;
    }
    (1..=count).map(|nth| Rank::try_from(start + step * nth).ok()).collect()
}
