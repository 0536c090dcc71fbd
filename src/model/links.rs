//! What links a record to others: its fields whose type is an id. One id is a record that this one stands in, sits on or
//! runs between, and can't be without; a list of ids are records that it only mentions.
//!
//! All fields of all records are asked, so that a link that is added to a record is known here without a word. A field of
//! a type that does not say whether it links does not compile.

use std::collections::BTreeMap;

use super::{
    Card, CardId, CardKind, Channel, ColorTag, Connector, ConnectorId, Consequence, Dismissed, Emotion, EmotionId,
    EvidenceLevel, Feeling, Heads, IdSource, Info, Key, Lane, LaneId, Map, MapKind, Order, Pain, PainId, Persona,
    PersonaId, Rank, Record, RecordRef, Role, Stage, StageId, Step, StepId, TimeUnit, Wait, WaitId, record_fields,
};
use crate::geom::Flow;

/// What a field links to; by default nothing.
trait LinkField {
    /// The record that its own can't be without.
    fn parent(&self) -> Option<Key> {
        None
    }

    /// True when it mentions such a record.
    fn mentions(&self, _is: &dyn Fn(Key) -> bool) -> bool {
        false
    }

    /// Leaves out the records that are gone.
    fn forget(&mut self, _is_gone: &dyn Fn(Key) -> bool) {}

    /// Names the same records by other ids.
    fn rename(&mut self, _name: &dyn Fn(Key) -> Key) {}
}

/// Fields that link to nothing. Of what is dismissed, the record may be gone: its id is no link.
macro_rules! no_links {
    ($($kind:ty,)*) => {
        $(impl LinkField for $kind {})*
    };
}

no_links! {
    String, bool, u8, u32, Rank, Option<u16>, Flow, MapKind, Role, CardKind, Option<Channel>, EvidenceLevel,
    Option<ColorTag>, Consequence, TimeUnit, Heads, Feeling, Vec<Dismissed>,
}

macro_rules! links {
    ($($id:ident $one:ident,)*) => {$(
        impl LinkField for $id {
            fn parent(&self) -> Option<Key> {
                Some((*self).into())
            }

            fn rename(&mut self, name: &dyn Fn(Key) -> Key) {
                if let Some(new) = name((*self).into()).$one() {
                    *self = new;
                }
            }
        }

        impl LinkField for Vec<$id> {
            fn mentions(&self, is: &dyn Fn(Key) -> bool) -> bool {
                self.iter().any(|id| is((*id).into()))
            }

            fn forget(&mut self, is_gone: &dyn Fn(Key) -> bool) {
                self.retain(|id| !is_gone((*id).into()));
            }

            fn rename(&mut self, name: &dyn Fn(Key) -> Key) {
                self.iter_mut().for_each(|id| id.rename(name));
            }
        }
    )*};
}

links! {
    PersonaId persona,
    StageId stage,
    StepId step,
    LaneId lane,
    CardId card,
    PainId pain,
    WaitId wait,
    ConnectorId connector,
    EmotionId emotion,
}

/// Takes a record apart to its last field, so that one which [`record_fields`] does not name does not compile.
macro_rules! linked_records {
    ($($kind:ident ($($elsewhere:ident)*) { $($name:ident: $($part:ident)+,)* })*) => {
        impl RecordRef<'_> {
            /// The records that it stands in, sits on or runs between.
            #[must_use]
            pub fn parents(self) -> [Option<Key>; 2] {
                let own = self.key();
                let mut parents = [None; 2];
                let mut free = parents.iter_mut();
                let mut add = |parent: Option<Key>| {
                    // Its own id is no link.
                    if let Some(parent) = parent.filter(|parent| *parent != own)
                        && let Some(place) = free.next()
                    {
                        *place = Some(parent);
                    }
                };
                match self {
                    $(Self::$kind(record) => {
                        let $kind { $($elsewhere,)* $($($part,)+)* } = record;
                        $(add($elsewhere.parent());)*
                        $($(add($part.parent());)+)*
                    })*
                }
                parents
            }

            /// True when it mentions such a record, which it can be without.
            pub(crate) fn mentions(self, is: &dyn Fn(Key) -> bool) -> bool {
                match self {
                    $(Self::$kind(record) => {
                        let $kind { $($elsewhere,)* $($($part,)+)* } = record;
                        false $(|| $elsewhere.mentions(is))* $($(|| $part.mentions(is))+)*
                    })*
                }
            }
        }

        impl Record {
            /// Leaves out the mention of records that are gone.
            pub(crate) fn forget(&mut self, is_gone: &dyn Fn(Key) -> bool) {
                match self {
                    $(Self::$kind(record) => {
                        let $kind { $($elsewhere,)* $($($part,)+)* } = record;
                        $($elsewhere.forget(is_gone);)*
                        $($($part.forget(is_gone);)+)*
                    })*
                }
            }

            /// The same record, with other ids for itself and for all that it links to.
            #[must_use]
            pub(crate) fn renamed(mut self, name: &dyn Fn(Key) -> Key) -> Self {
                match &mut self {
                    $(Self::$kind(record) => {
                        let $kind { $($elsewhere,)* $($($part,)+)* } = record;
                        $($elsewhere.rename(name);)*
                        $($($part.rename(name);)+)*
                    })*
                }
                self
            }
        }
    };
}

record_fields!(linked_records);

impl Map {
    /// A new id for every record, in reading order first.
    pub(crate) fn fresh_names(&self, ids: &mut IdSource) -> BTreeMap<Key, Key> {
        let order = Order::new(self);
        let personas = order.personas.iter().map(|one| Key::from(one.id));
        let stages = order.stages.iter().map(|one| Key::from(one.id));
        let steps = order.steps.iter().map(|one| Key::from(one.id));
        let lanes = order.lanes.iter().map(|one| Key::from(one.id));
        let cards = order.cards.iter().map(|one| Key::from(one.id));
        let ordered = personas.chain(stages).chain(steps).chain(lanes).chain(cards);
        let mut names = BTreeMap::new();
        for key in ordered.chain(self.keys()).filter(|key| *key != Key::Info) {
            names.entry(key).or_insert_with(|| key.with_id(ids.next_id()));
        }
        names
    }

    /// The same map with other ids; a record without a new one keeps its own.
    #[must_use]
    pub(crate) fn renamed(&self, names: &BTreeMap<Key, Key>) -> Self {
        let name = |key: Key| names.get(&key).copied().unwrap_or(key);
        self.records().map(|record| record.to_record().renamed(&name)).fold(Self::default(), Self::with)
    }
}
