//! Copies of cards and marks beside the originals: dropped, or made in place.

use std::collections::BTreeMap;

use crate::edit::{Command, Fragment, MoveTarget, Place, Selection};
use crate::model::{CardId, IdSource, Key, LaneId, Map, Pain, Record, StepId, Wait};

/// Copies that are not on the map yet: of cards, with their marks and the connectors among them, or of marks alone.
#[derive(Clone)]
pub(super) struct CopySet {
    /// Copies of cards, the lane of the topmost original and the step of the first one.
    cards: Option<(Fragment, LaneId, StepId)>,
    /// The copy of each mark that is copied without its card.
    marks: BTreeMap<Key, Record>,
    /// Each original with its copy.
    pairs: BTreeMap<Key, Key>,
}

impl CopySet {
    /// Pastes the copies of cards, each in the cell of its original; `None` for marks.
    pub(super) fn paste(&self) -> Option<Command> {
        let (fragment, lane, step) = self.cards.clone()?;
        Some(Command::Paste { fragment, lane, step, place: Place::Last })
    }

    /// Places the copy of a record; also answers with the key of the copy.
    pub(super) fn place(&self, original: Key, to: MoveTarget) -> Option<(Key, Command)> {
        let key = self.pairs.get(&original).copied()?;
        let command = match (self.marks.get(&original).cloned(), to) {
            (None, to) => Command::Move { key, to },
            (Some(Record::Pain(pain)), MoveTarget::Card { card, place }) => {
                Command::Add { record: Pain { card, ..pain }.into(), place }
            }
            (Some(Record::Wait(wait)), MoveTarget::Card { card, place }) => {
                Command::Add { record: Wait { card, ..wait }.into(), place }
            }
            _ => return None,
        };
        Some((key, command))
    }

    /// The copies, selected.
    pub(super) fn selection(&self) -> Selection {
        self.pairs.values().copied().collect()
    }
}

/// Copies of cards of the map; `None` of no cards.
pub(super) fn copies(map: &Map, ids: &mut IdSource, cards: &[CardId]) -> Option<CopySet> {
    copies_of(ids, &Fragment::new(map, cards))
}

/// Copies of the cards of a fragment of the map; `None` of no cards.
pub(super) fn copies_of(ids: &mut IdSource, originals: &Fragment) -> Option<CopySet> {
    let home_of = |wanted: fn(&(usize, usize)) -> usize| {
        let mut placed = originals.placed();
        placed.find(|(column, row, _)| wanted(&(*column, *row)) == 0).map(|(_, _, card)| (card.lane, card.step))
    };
    let (lane, step) = (home_of(|(_, row)| *row)?.0, home_of(|(column, _)| *column)?.1);
    let fragment = originals.renamed(ids);
    let pairs = originals.cards().zip(fragment.cards());
    let pairs = pairs.map(|(card, copy)| (card.id.into(), copy.id.into())).collect();
    Some(CopySet { cards: Some((fragment, lane, step)), marks: BTreeMap::new(), pairs })
}

/// Copies of pain points and wait points; `None` when there are none.
pub(super) fn copies_of_marks(map: &Map, ids: &mut IdSource, marks: &[Key]) -> Option<CopySet> {
    let mut copies = CopySet { cards: None, marks: BTreeMap::new(), pairs: BTreeMap::new() };
    for mark in marks {
        let copy: Record = match map.record(*mark) {
            Some(Record::Pain(pain)) => Pain { id: ids.fresh(), ..pain }.into(),
            Some(Record::Wait(wait)) => Wait { id: ids.fresh(), ..wait }.into(),
            _ => continue,
        };
        copies.pairs.insert(*mark, copy.key());
        copies.marks.insert(*mark, copy);
    }
    (!copies.marks.is_empty()).then_some(copies)
}
