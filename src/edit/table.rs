//! The order of siblings, for records of all kinds.

use super::label::Noun;
use crate::model::{Card, Key, Lane, Pain, Persona, Rank, Record, RecordRef, RecordTable, Stage, Step, Wait};

/// A kind of record that stands in an order among its siblings.
pub(super) trait Ranked: RecordTable {
    /// Its place among its siblings.
    fn rank(&self) -> Rank;

    /// The same record at another place.
    fn at_rank(self, rank: Rank) -> Self;

    /// True when both stand in one order.
    fn is_beside(&self, other: &Self) -> bool {
        self.borrowed().parents() == other.borrowed().parents()
    }
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
        pub(crate) fn with_rank(record: Record, rank: Rank) -> Record {
            match record {
                $(Record::$kind(record) => Record::$kind(record.at_rank(rank)),)*
                record => record,
            }
        }
    };
}

ranked! { Persona Stage Step Lane Card Pain Wait }

/// Records that stand in one order: those of one kind in the same places.
pub(super) type SiblingGroup = (Noun, [Option<Key>; 2]);

/// The siblings of a record, and its place among them, when its kind has an order.
pub(super) fn place_of(record: RecordRef<'_>) -> Option<(SiblingGroup, Rank)> {
    Some(((Noun::from_key(record.key()), record.parents()), rank_of(record)?))
}

/// For each of a row of different things, the length of the longest rise that ends with it, gaps allowed (patience
/// sorting).
pub(super) fn rises<T: Ord>(row: impl Iterator<Item = T>) -> Vec<usize> {
    // The least end of the rises of each length.
    let mut ends: Vec<T> = Vec::new();
    let length = |one| {
        let shorter = ends.partition_point(|end| *end < one);
        match ends.get_mut(shorter) {
            Some(end) => *end = one,
            None => ends.push(one),
        }
        shorter + 1
    };
    row.map(length).collect()
}
