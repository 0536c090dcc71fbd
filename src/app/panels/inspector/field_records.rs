//! What fields are about: one record, or all selected ones of a kind, and what those have in common.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use crate::edit::Selection;
use crate::model::{Card, Connector, Emotion, Key, Lane, Map, Pain, Record, Step, Wait};

/// The records that some fields are about.
pub(super) enum FieldRecords<'a, T> {
    One(&'a T),
    /// All of the kind that are selected.
    Selected,
}

impl<T> Clone for FieldRecords<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for FieldRecords<'_, T> {}

/// The keys of the records that a field is about.
#[derive(Clone)]
pub(super) struct FieldKeys {
    pub all: Arc<[Key]>,
    /// What tells the field from those of other records.
    pub salt: u64,
}

/// A kind of records of which several can be changed at once.
pub(super) trait SharedFields: Clone + PartialEq + Into<Record> + 'static {
    fn find(map: &Map, key: Key) -> Option<&Self>;

    fn key(&self) -> Key;
}

macro_rules! shared_fields {
    ($($kind:ident $table:ident,)*) => {
        $(impl SharedFields for $kind {
            fn find(map: &Map, key: Key) -> Option<&Self> {
                if let Key::$kind(id) = key { map.$table.get(&id) } else { None }
            }

            fn key(&self) -> Key {
                self.id.into()
            }
        })*
    };
}

shared_fields! {
    Step steps,
    Lane lanes,
    Card cards,
    Pain pains,
    Wait waits,
    Connector connectors,
    Emotion emotions,
}

/// What the selected records of each kind have in common, as far as it was asked for.
#[derive(Default)]
pub(super) struct CommonValues {
    /// The generation of the map and the selection.
    of: Option<(u64, Selection)>,
    values: HashMap<(TypeId, &'static str), Box<dyn Any>>,
}

impl CommonValues {
    /// Forgets what was found for another selection or another state of the map.
    pub fn keep_to(&mut self, generation: u64, selection: &Selection) {
        if !self.of.as_ref().is_some_and(|(kept, of)| *kept == generation && of == selection) {
            self.of = Some((generation, selection.clone()));
            self.values.clear();
        }
    }

    /// What was found for a field of a kind of records, or what is found now.
    pub fn get_or_find<V: Clone + 'static>(&mut self, place: (TypeId, &'static str), find: impl FnOnce() -> V) -> V {
        let kept = self.values.get(&place).and_then(|value| value.downcast_ref::<V>()).cloned();
        kept.unwrap_or_else(|| {
            let value = find();
            self.values.insert(place, Box::new(value.clone()));
            value
        })
    }
}

impl FieldKeys {
    pub fn new(keys: impl IntoIterator<Item = Key>) -> Self {
        let all: Arc<[Key]> = keys.into_iter().collect();
        let mut hasher = DefaultHasher::new();
        all.hash(&mut hasher);
        Self { all, salt: hasher.finish() }
    }
}
