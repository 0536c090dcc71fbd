//! What is selected.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{Key, Map};

/// The records that are selected. A clone shares them: histories and panels keep many.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Selection(Arc<BTreeSet<Key>>);

impl Selection {
    /// Nothing.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// One record.
    pub fn one(key: impl Into<Key>) -> Self {
        Self(Arc::new(BTreeSet::from([key.into()])))
    }

    /// True when the record is selected.
    pub fn has(&self, key: impl Into<Key>) -> bool {
        self.0.contains(&key.into())
    }

    /// The record, when it is the only one.
    #[must_use]
    pub fn only(&self) -> Option<Key> {
        if self.0.len() == 1 { self.0.first().copied() } else { None }
    }

    /// How many records are selected.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True when nothing is selected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The selected records, in the order of [`Key`].
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = Key> + '_ {
        self.0.iter().copied()
    }

    /// Adds a record.
    pub fn add(&mut self, key: impl Into<Key>) {
        Arc::make_mut(&mut self.0).insert(key.into());
    }

    /// Adds a record, or takes it out when it is selected.
    pub fn toggle(&mut self, key: impl Into<Key>) {
        let key = key.into();
        let keys = Arc::make_mut(&mut self.0);
        if !keys.remove(&key) {
            keys.insert(key);
        }
    }

    /// Those records that the map has.
    #[must_use]
    pub fn within(&self, map: &Map) -> Self {
        self.keys().filter(|key| map.has(*key)).collect()
    }
}

impl FromIterator<Key> for Selection {
    fn from_iter<T: IntoIterator<Item = Key>>(keys: T) -> Self {
        Self(Arc::new(keys.into_iter().collect()))
    }
}

impl Extend<Key> for Selection {
    fn extend<T: IntoIterator<Item = Key>>(&mut self, keys: T) {
        Arc::make_mut(&mut self.0).extend(keys);
    }
}
