//! A change of a map as a value that can be turned around and put together.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::table::{rank_of, with_rank};
use crate::model::{Key, Map, Record, RecordChange, RecordRef};

/// What one record was and what it becomes; `None` where there is none. The two always differ. Copies share the records:
/// a change is in the history, on its way to the journal, and perhaps in a preview at the same time.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Change {
    before: Option<Arc<Record>>,
    after: Option<Arc<Record>>,
}

impl Change {
    /// True when the record only stands elsewhere among its siblings.
    #[must_use]
    pub fn is_order_alone(&self) -> bool {
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => {
                rank_of(before.borrowed()).is_some_and(|rank| with_rank(Record::clone(after), rank) == **before)
            }
            _ => false,
        }
    }

    /// What the record was; `None` when it is new.
    #[must_use]
    pub fn before(&self) -> Option<&Record> {
        self.before.as_deref()
    }

    /// What the record becomes; `None` when it is deleted.
    #[must_use]
    pub fn after(&self) -> Option<&Record> {
        self.after.as_deref()
    }

    /// The name of the record.
    #[must_use]
    pub fn key(&self) -> Key {
        // One of the two is there.
        self.before().or(self.after()).map_or(Key::Info, Record::key)
    }

    /// The change that takes this one back.
    #[must_use]
    pub(super) fn inverse(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone() }
    }
}

/// Changes of records, at most one for each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Patch(BTreeMap<Key, Change>);

/// A patch was made for another state of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the change was made for another state of the map: {key:?} isn't what it was then")]
pub struct Mismatch {
    /// The first record that isn't what the patch expects.
    pub key: Key,
}

impl Patch {
    /// The patch that makes `new` of `old`.
    #[must_use]
    pub fn between(old: &Map, new: &Map) -> Self {
        let mut patch = Self::default();
        for was in old.records() {
            let is = new.get(was.key());
            if is != Some(was) {
                patch.set(was.key(), Some(was.to_record()), is.map(RecordRef::to_record));
            }
        }
        for is in new.records().filter(|is| !old.has(is.key())) {
            patch.set(is.key(), None, Some(is.to_record()));
        }
        patch
    }

    /// The patch that makes records of a map what they are given as, and takes out those that are given as `None`.
    #[must_use]
    pub fn from_records(map: &Map, records: impl IntoIterator<Item = (Key, Option<Record>)>) -> Self {
        let mut patch = Self::default();
        for (key, record) in records {
            patch.set(key, map.record(key), record);
        }
        patch
    }

    /// Changes the map, all or nothing.
    ///
    /// # Errors
    /// When some record isn't what it was when the patch was made; then nothing has changed.
    pub fn apply(&self, map: &mut Map) -> Result<(), Mismatch> {
        if let Some((key, _)) =
            self.0.iter().find(|(key, change)| map.get(**key) != change.before().map(Record::borrowed))
        {
            return Err(Mismatch { key: *key });
        }
        for (key, change) in &self.0 {
            match &change.after {
                Some(record) => map.put(Record::clone(record)),
                None => map.take(*key),
            }
        }
        Ok(())
    }

    /// The patch that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self(self.0.iter().map(|(key, change)| (*key, change.inverse())).collect())
    }

    /// This patch and then `next` as one. A record that ends as it began is not in it.
    ///
    /// Never fails. When `next` wasn't made for the map that this patch leaves, the result fits no map.
    #[must_use]
    pub fn then(&self, next: &Self) -> Self {
        let mut both = self.clone();
        both.append(next);
        both
    }

    /// The same in place: costs as much as `next` is large.
    pub fn append(&mut self, next: &Self) {
        for (key, change) in &next.0 {
            let before = match self.0.remove(key) {
                Some(first) => first.before,
                None => change.before.clone(),
            };
            self.set_shared(*key, before, change.after.clone());
        }
    }

    /// The record of that name once the patch is applied to the map.
    pub(super) fn after<'a>(&'a self, map: &'a Map, key: Key) -> Option<RecordRef<'a>> {
        match self.0.get(&key) {
            Some(change) => change.after().map(Record::borrowed),
            None => map.get(key),
        }
    }

    /// True when it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The names of the records that it changes, in order.
    pub fn keys(&self) -> impl Iterator<Item = Key> + '_ {
        self.0.keys().copied()
    }

    /// The changes by the name of the record.
    #[must_use]
    pub fn changes(&self) -> &BTreeMap<Key, Change> {
        &self.0
    }

    /// What each record is before the patch, and after it.
    pub fn records(&self) -> impl Iterator<Item = RecordChange<'_>> + Clone {
        self.0.values().map(|change| (change.before().map(Record::borrowed), change.after().map(Record::borrowed)))
    }

    /// Notes a change, unless it is none.
    pub(super) fn set(&mut self, key: Key, before: Option<Record>, after: Option<Record>) {
        self.set_shared(key, before.map(Arc::new), after.map(Arc::new));
    }

    fn set_shared(&mut self, key: Key, before: Option<Arc<Record>>, after: Option<Arc<Record>>) {
        if before != after {
            self.0.insert(key, Change { before, after });
        }
    }
}

/// A patch of changes, each of another record.
impl FromIterator<Change> for Patch {
    fn from_iter<T: IntoIterator<Item = Change>>(changes: T) -> Self {
        Self(changes.into_iter().map(|change| (change.key(), change)).collect())
    }
}
