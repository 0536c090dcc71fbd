//! What records of all kinds have in common, so that a patch and a plan need not spell out each kind.

use std::collections::BTreeMap;

use crate::model::{
    Card, CardId, Connector, ConnectorId, Emotion, EmotionId, Key, Lane, LaneId, Map, Pain, PainId, Persona, PersonaId,
    Rank, Record, RecordRef, Stage, StageId, Step, StepId, Wait, WaitId,
};

/// A kind of record that a map keeps in a table.
pub(super) trait RecordTable: Clone + PartialEq + Into<Record> + 'static {
    /// What names it.
    type Id: Copy + Ord + Into<Key> + 'static;

    /// All records of the kind.
    fn of(map: &Map) -> &BTreeMap<Self::Id, Self>;

    /// The record, when it is of this kind.
    fn from_record(record: &Record) -> Option<&Self>;

    /// Its id.
    fn id(&self) -> Self::Id;
}

/// A kind of record that stands in an order among its siblings.
pub(super) trait Ranked: RecordTable {
    /// Its place among its siblings.
    fn rank(&self) -> Rank;

    /// The same record at another place.
    fn at_rank(self, rank: Rank) -> Self;
}

macro_rules! tables {
    ($($kind:ident $id:ident $table:ident,)*) => {
        $(impl RecordTable for $kind {
            type Id = $id;

            fn of(map: &Map) -> &BTreeMap<Self::Id, Self> {
                &map.$table
            }

            fn from_record(record: &Record) -> Option<&Self> {
                match record {
                    Record::$kind(record) => Some(record),
                    _ => None,
                }
            }

            fn id(&self) -> Self::Id {
                self.id
            }
        })*

        /// Tells of every record that differs: what it was and what it is.
        pub(super) fn differences(old: &Map, new: &Map, tell: &mut impl FnMut(Option<Record>, Option<Record>)) {
            if old.info != new.info {
                tell(Some(Record::Info(old.info.clone())), Some(Record::Info(new.info.clone())));
            }
            $(differences_of::<$kind>(old, new, tell);)*
        }
    };
}

macro_rules! ranked {
    ($($kind:ident)*) => {
        $(impl Ranked for $kind {
            fn rank(&self) -> Rank {
                self.rank
            }

            fn at_rank(self, rank: Rank) -> Self {
                Self { rank, ..self }
            }
        })*

        /// The place of a record among its siblings, when its kind has an order.
        pub(super) fn rank_of(record: RecordRef<'_>) -> Option<Rank> {
            match record {
                $(RecordRef::$kind(record) => Some(record.rank),)*
                _ => None,
            }
        }

        /// The same record at another place, when its kind has an order.
        pub(super) fn with_rank(record: Record, rank: Rank) -> Record {
            match record {
                $(Record::$kind(record) => Record::$kind(record.at_rank(rank)),)*
                record => record,
            }
        }

        /// The same record with the rank of `other`.
        pub(super) fn with_rank_of(record: Record, other: &Record) -> Record {
            match rank_of(other.borrowed()) {
                Some(rank) => with_rank(record, rank),
                None => record,
            }
        }
    };
}

tables! {
    Persona PersonaId personas,
    Stage StageId stages,
    Step StepId steps,
    Lane LaneId lanes,
    Card CardId cards,
    Pain PainId pains,
    Wait WaitId waits,
    Connector ConnectorId connectors,
    Emotion EmotionId emotions,
}

ranked! { Persona Stage Step Lane Card Pain Wait }

fn differences_of<T: RecordTable>(old: &Map, new: &Map, tell: &mut impl FnMut(Option<Record>, Option<Record>)) {
    let (old, new) = (T::of(old), T::of(new));
    for (id, was) in old {
        match new.get(id) {
            Some(is) if is == was => {}
            is => tell(Some(was.clone().into()), is.cloned().map(Into::into)),
        }
    }
    for (_, is) in new.iter().filter(|(id, _)| !old.contains_key(id)) {
        tell(None, Some(is.clone().into()));
    }
}
