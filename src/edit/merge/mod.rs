//! Two maps that were changed apart, and the map that they had in common, become one map again.
//!
//! Records are matched by id and merged field by field: where one side changed a field, its value is taken; where both
//! did and don't agree, ours is taken and a [`Conflict`] says so. The order of siblings is merged as a sequence, so that
//! what both sides moved and put in between survives ([`order`]).
//!
//! **Nothing is lost without being said.** A deletion counts only where it is uncontested. Whoever changed a record that
//! the other side deleted keeps it; whoever put something into a lane, a step, a stage or onto a card that the other side
//! deleted keeps that too. A contested deletion is not done at all: with the lane that comes back come the cards that had
//! gone with it. What can't be there twice or alone is the one exception, and is a conflict as well: a feeling of one
//! persona at one step, and a stage without steps.
//!
//! The merge is a pure function of three maps. The window makes one undoable change of it by
//! [`Patch::between`](super::Patch::between) ours and the merged map.

mod conflict;
mod fields;
mod order;
mod whole;

use std::collections::{BTreeMap, BTreeSet};

pub use conflict::{Clash, Conflict, Side, Value};

use super::patch::Patch;
use crate::model::{Key, Map, Record};

/// What came of a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The map with the changes of both sides. It contradicts itself nowhere where neither side did.
    pub map: Map,
    /// What the two sides don't agree on, in the order of the records.
    pub conflicts: Vec<Conflict>,
}

/// Merges two maps that both come from `base`. Never fails.
#[must_use]
pub fn merge(base: &Map, ours: &Map, theirs: &Map) -> Merged {
    let mut merge = Merge::of(base, ours, theirs);
    merge.bring_back();
    whole::drop_empty_stages(&mut merge);
    whole::keep_one_feeling(&mut merge);
    whole::keep_one_of_equal_connectors(&mut merge);
    whole::link_opportunities(&mut merge);
    order::settle(&mut merge);
    merge.finish()
}

/// A merge under way.
struct Merge<'a> {
    base: &'a Map,
    ours: &'a Map,
    theirs: &'a Map,
    /// The records of the merged map.
    records: BTreeMap<Key, Record>,
    /// What one side deleted and the other left as it was: gone, unless it turns out to be needed.
    deleted: BTreeMap<Key, (Side, Record)>,
    conflicts: Vec<Conflict>,
}

impl<'a> Merge<'a> {
    /// Every record by itself.
    fn of(base: &'a Map, ours: &'a Map, theirs: &'a Map) -> Self {
        let (records, deleted) = (BTreeMap::new(), BTreeMap::new());
        let mut merge = Self { base, ours, theirs, records, deleted, conflicts: Vec::new() };
        let keys: BTreeSet<Key> = base.keys().chain(ours.keys()).chain(theirs.keys()).collect();
        for key in keys {
            merge.add(key);
        }
        merge
    }

    fn add(&mut self, key: Key) {
        let base = self.base.record(key);
        match (self.ours.record(key), self.theirs.record(key)) {
            (Some(ours), Some(theirs)) => {
                let name = ours.text().to_owned();
                let conflicts = &mut self.conflicts;
                let mut tell = |clash| conflicts.push(Conflict { key, name: name.clone(), clash });
                self.records.insert(key, fields::merged(base.as_ref(), &ours, &theirs, &mut tell));
            }
            (Some(record), None) => self.add_one(key, base.as_ref(), record, Side::Theirs),
            (None, Some(record)) => self.add_one(key, base.as_ref(), record, Side::Ours),
            (None, None) => {}
        }
    }

    /// A record that one side doesn't have.
    fn add_one(&mut self, key: Key, base: Option<&Record>, record: Record, without: Side) {
        match base {
            None => {}
            Some(base) if fields::is_changed(base, &record) => self.tell(&record, Clash::Deleted { by: without }),
            Some(_) => {
                self.deleted.insert(key, (without, record));
                return;
            }
        }
        self.records.insert(key, record);
    }

    /// Takes back the deletion of what is needed, and with it of what had to go with that.
    fn bring_back(&mut self) {
        loop {
            let needed: BTreeSet<Key> = self.records.values().flat_map(|record| self.needs(record)).collect();
            let mut found = false;
            for key in needed {
                if let Some((by, record)) = self.deleted.remove(&key) {
                    self.tell(&record, Clash::Deleted { by });
                    self.records.insert(key, record);
                    found = true;
                }
            }
            let had_to_go: Vec<Key> = self
                .deleted
                .iter()
                .filter(|(_, (by, record))| self.only_followed(*by, record))
                .map(|(key, _)| *key)
                .collect();
            for key in had_to_go {
                if let Some((_, record)) = self.deleted.remove(&key) {
                    self.records.insert(key, record);
                    found = true;
                }
            }
            if !found {
                return;
            }
        }
    }

    /// What a record can't be in the map without.
    fn needs(&self, record: &Record) -> Vec<Key> {
        let mut needs: Vec<Key> = hosts(record).collect();
        if let Record::Card(card) = record {
            let [base, ours, theirs] = [self.base, self.ours, self.theirs].map(|map| map.cards.get(&card.id));
            let was = |pain| base.is_some_and(|card| card.eases.contains(pain));
            let now = ours.into_iter().chain(theirs).flat_map(|card| &card.eases);
            needs.extend(now.filter(|pain| !was(pain)).map(|pain| Key::Pain(*pain)));
        }
        needs
    }

    /// True for a record that its side had to delete with what it stood in, when that is there again.
    fn only_followed(&self, by: Side, record: &Record) -> bool {
        hosts(record).any(|host| !self.side(by).has(host)) && hosts(record).all(|host| self.records.contains_key(&host))
    }

    fn side(&self, side: Side) -> &'a Map {
        match side {
            Side::Ours => self.ours,
            Side::Theirs => self.theirs,
        }
    }

    fn tell(&mut self, record: &Record, clash: Clash) {
        self.conflicts.push(Conflict { key: record.key(), name: record.text().to_owned(), clash });
    }

    fn finish(mut self) -> Merged {
        let mut patch = Patch::default();
        let keys: BTreeSet<Key> = self.ours.keys().chain(self.records.keys().copied()).collect();
        for key in keys {
            patch.set(key, self.ours.record(key), self.records.remove(&key));
        }
        let mut map = self.ours.clone();
        // It was made for this very map, so it fits.
        let _ = patch.apply(&mut map);
        self.conflicts.sort_by_key(|conflict| conflict.key);
        Merged { map, conflicts: self.conflicts }
    }
}

/// The records that a record stands in, sits on or runs between.
fn hosts(record: &Record) -> impl Iterator<Item = Key> {
    let (one, other) = match record {
        Record::Info(_) | Record::Persona(_) | Record::Stage(_) | Record::Lane(_) => (None, None),
        Record::Step(step) => (Some(step.stage.into()), None),
        Record::Card(card) => (Some(card.lane.into()), Some(card.step.into())),
        Record::Pain(pain) => (Some(pain.card.into()), None),
        Record::Wait(wait) => (Some(wait.card.into()), None),
        Record::Connector(connector) => (Some(connector.from.into()), Some(connector.to.into())),
        Record::Emotion(emotion) => (Some(emotion.persona.into()), Some(emotion.step.into())),
    };
    one.into_iter().chain(other)
}
