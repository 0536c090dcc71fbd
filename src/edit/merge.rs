//! Two maps that were changed apart, and the map that they had in common, become one map again.
//!
//! Records are matched by id and merged field by field: where one side changed a field, its value is taken; where both
//! did and don't agree, ours is taken and a [`Conflict`] says so. The order of siblings is merged as a sequence, so that
//! what both sides moved and put in between survives ([`order`]).
//!
//! **Nothing is lost without a conflict that says so.** A deletion counts only where it is uncontested: a record that one
//! side deleted and the other changed stays, and so does a lane, step, stage or card that the other side put something
//! into. Where the sides deleted different steps or lanes and none would be left, all of these stay. A contested deletion
//! is not done at all: with a lane that comes back come the cards that had gone with it. There are two exceptions, which
//! are conflicts as well: a second feeling of a persona at a step, and a stage without steps.
//!
//! It doesn't matter which side merges, except that ours is taken in a conflict.
//!
//! The merge is a pure function of three maps. It holds references to their records and copies only those that it changes,
//! so that its memory is little more than that of the merged map. The window makes one undoable change of it by
//! [`Patch::between`](super::Patch::between) ours and the merged map.

mod conflict;
mod fields;
mod order;
mod whole;

use std::collections::{BTreeMap, BTreeSet};

pub use conflict::{Clash, Conflict, FieldValue, MergeSide};

use super::patch::Patch;
use crate::model::{Key, Map, Record, RecordRef};

/// The result of a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeOutcome {
    /// The map with the changes of both sides. It contradicts itself nowhere where neither side did.
    pub map: Map,
    /// What the two sides don't agree on, in the order of the records.
    pub conflicts: Vec<Conflict>,
}

/// Merges two maps that both come from `base`. Never fails.
#[must_use]
pub fn merge(base: &Map, ours: &Map, theirs: &Map) -> MergeOutcome {
    let mut merge = MergeState::new(base, ours, theirs);
    merge.bring_back();
    whole::drop_empty_stages(&mut merge);
    whole::keep_one_feeling(&mut merge);
    whole::keep_one_of_equal_connectors(&mut merge);
    whole::link_opportunities(&mut merge);
    order::settle(&mut merge);
    merge.finish()
}

/// A record of the merged map. Most are as a side has them, and are not copied.
enum MergedRecord<'a> {
    Same(RecordRef<'a>),
    New(Box<Record>),
}

impl MergedRecord<'_> {
    fn new(record: impl Into<Record>) -> Self {
        Self::New(Box::new(record.into()))
    }

    fn get(&self) -> RecordRef<'_> {
        match self {
            Self::Same(record) => *record,
            Self::New(record) => record.borrowed(),
        }
    }
}

/// A merge under way.
struct MergeState<'a> {
    base: &'a Map,
    ours: &'a Map,
    theirs: &'a Map,
    /// The records of the merged map.
    records: BTreeMap<Key, MergedRecord<'a>>,
    /// What one side deleted and the other left as it was: gone, unless it turns out to be needed.
    deleted: BTreeMap<Key, (MergeSide, RecordRef<'a>)>,
    conflicts: Vec<Conflict>,
}

impl<'a> MergeState<'a> {
    /// Every record by itself.
    fn new(base: &'a Map, ours: &'a Map, theirs: &'a Map) -> Self {
        let (records, deleted) = (BTreeMap::new(), BTreeMap::new());
        let mut merge = Self { base, ours, theirs, records, deleted, conflicts: Vec::new() };
        let keys: BTreeSet<Key> = base.keys().chain(ours.keys()).chain(theirs.keys()).collect();
        for key in keys {
            merge.add(key);
        }
        merge
    }

    fn add(&mut self, key: Key) {
        let base = self.base.get(key);
        match (self.ours.get(key), self.theirs.get(key)) {
            (Some(ours), Some(theirs)) => {
                let conflicts = &mut self.conflicts;
                let mut tell = |clash| conflicts.push(Conflict::new(ours, clash));
                self.records.insert(key, fields::merged(base, ours, theirs, &mut tell));
            }
            (Some(record), None) => self.add_one(base, record, MergeSide::Theirs),
            (None, Some(record)) => self.add_one(base, record, MergeSide::Ours),
            (None, None) => {}
        }
    }

    /// A record that one side doesn't have.
    fn add_one(&mut self, base: Option<RecordRef<'_>>, record: RecordRef<'a>, without: MergeSide) {
        match base {
            None => {}
            Some(base) if fields::is_changed(base, record) => self.tell(record, Clash::Deleted { by: without }),
            Some(_) => {
                self.deleted.insert(record.key(), (without, record));
                return;
            }
        }
        self.records.insert(record.key(), MergedRecord::Same(record));
    }

    /// Takes back the deletion of what is needed, and with it of what had to go with that.
    fn bring_back(&mut self) {
        loop {
            let mut needed: BTreeSet<Key> = self.records.values().flat_map(|record| self.needs(record.get())).collect();
            needed.extend(self.needed_by_map());
            let mut found = false;
            for key in needed {
                if let Some((by, record)) = self.deleted.remove(&key) {
                    self.tell(record, Clash::Deleted { by });
                    self.records.insert(key, MergedRecord::Same(record));
                    found = true;
                }
            }
            let had_to_go: Vec<Key> = self
                .deleted
                .iter()
                .filter(|(_, (by, record))| self.only_followed(*by, *record))
                .map(|(key, _)| *key)
                .collect();
            for key in had_to_go {
                if let Some((_, record)) = self.deleted.remove(&key) {
                    self.records.insert(key, MergedRecord::Same(record));
                    found = true;
                }
            }
            if !found {
                return;
            }
        }
    }

    /// The steps and the lanes that are deleted, when that leaves none: each side deleted those that the other kept.
    fn needed_by_map(&self) -> impl Iterator<Item = Key> {
        type IsOfKind = fn(&Key) -> bool;
        type HasNone = fn(&Map) -> bool;
        let kinds: [(IsOfKind, HasNone); 2] = [
            (|key| matches!(key, Key::Step(_)), |map| map.steps.is_empty()),
            (|key| matches!(key, Key::Lane(_)), |map| map.lanes.is_empty()),
        ];
        let is_lost = |(is_of_kind, has_none): &(IsOfKind, HasNone)| {
            !has_none(self.ours) && !has_none(self.theirs) && !self.records.keys().any(is_of_kind)
        };
        let lost: Vec<IsOfKind> = kinds.into_iter().filter(is_lost).map(|(is_of_kind, _)| is_of_kind).collect();
        self.deleted.keys().copied().filter(move |key| lost.iter().any(|is_of_kind| is_of_kind(key)))
    }

    /// What a record can't be in the map without.
    fn needs(&self, record: RecordRef<'_>) -> Vec<Key> {
        let mut needs: Vec<Key> = record.parents().into_iter().flatten().collect();
        if let RecordRef::Card(card) = record {
            let [base, ours, theirs] = [self.base, self.ours, self.theirs].map(|map| map.cards.get(&card.id));
            let was = |pain| base.is_some_and(|card| card.eases.contains(pain));
            let now = ours.into_iter().chain(theirs).flat_map(|card| &card.eases);
            needs.extend(now.filter(|pain| !was(pain)).map(|pain| Key::Pain(*pain)));
        }
        needs
    }

    /// True for a record that its side had to delete with what it stood in, when that is there again.
    fn only_followed(&self, by: MergeSide, record: RecordRef<'_>) -> bool {
        let mut parents = record.parents().into_iter().flatten();
        parents.clone().any(|parent| !self.side(by).has(parent))
            && parents.all(|parent| self.records.contains_key(&parent))
    }

    fn side(&self, side: MergeSide) -> &'a Map {
        match side {
            MergeSide::Ours => self.ours,
            MergeSide::Theirs => self.theirs,
        }
    }

    fn tell(&mut self, record: RecordRef<'_>, clash: Clash) {
        self.conflicts.push(Conflict::new(record, clash));
    }

    fn finish(mut self) -> MergeOutcome {
        let mut patch = Patch::default();
        for record in self.ours.records() {
            if !self.records.contains_key(&record.key()) {
                patch.set(record.key(), Some(record.to_record()), None);
            }
        }
        for (key, record) in &self.records {
            let before = self.ours.get(*key);
            if before != Some(record.get()) {
                patch.set(*key, before.map(RecordRef::to_record), Some(record.get().to_record()));
            }
        }
        drop(std::mem::take(&mut self.records));
        let mut map = self.ours.clone();
        // It was made for this very map, so it fits.
        let _ = patch.apply(&mut map);
        self.conflicts.sort_by_key(|conflict| conflict.key);
        MergeOutcome { map, conflicts: self.conflicts }
    }
}
