//! What differs between two states of a map, counted: "3 cards added, 1 moved".
//!
//! A record that stands between others is moved when it belongs to another stage, cell or card than before, or when it
//! changed places with its neighbors. A different rank alone means nothing: a file keeps the order and not the ranks.
//! The fewest moves that explain the new order are counted, so a card that was put first has moved, and those that it was
//! put before have not.

use std::collections::BTreeMap;

use super::Noun;
use crate::model::{Card, Connector, Emotion, Id, Lane, Map, Pain, Persona, Rank, Stage, Step, Wait};

/// How many records of one kind differ, and how. A record that was moved and also has other content is counted as
/// moved and as changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Count {
    /// Those that are new.
    pub added: usize,
    /// Those that are gone.
    pub removed: usize,
    /// Those with other content.
    pub changed: usize,
    /// Those in another place.
    pub moved: usize,
}

impl Count {
    /// All of them together.
    #[must_use]
    pub fn sum(self) -> usize {
        self.added + self.removed + self.changed + self.moved
    }
}

/// What differs between two states of a map, by kind of record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Summary(BTreeMap<Noun, Count>);

impl Summary {
    /// What changed from `old` to `new`.
    #[must_use]
    pub fn between(old: &Map, new: &Map) -> Self {
        let mut summary = Self::default();
        let changed = usize::from(old.info != new.info);
        summary.note(Noun::Map, Count { changed, ..Count::default() });
        summary.note(Noun::Persona, count(&old.personas, &new.personas));
        summary.note(Noun::Stage, count(&old.stages, &new.stages));
        summary.note(Noun::Step, count(&old.steps, &new.steps));
        summary.note(Noun::Lane, count(&old.lanes, &new.lanes));
        summary.note(Noun::Card, count(&old.cards, &new.cards));
        summary.note(Noun::Pain, count(&old.pains, &new.pains));
        summary.note(Noun::Wait, count(&old.waits, &new.waits));
        summary.note(Noun::Connector, count(&old.connectors, &new.connectors));
        summary.note(Noun::Emotion, count(&old.emotions, &new.emotions));
        summary
    }

    /// The kinds of records that differ, in the order of [`Noun`].
    pub fn counts(&self) -> impl Iterator<Item = (Noun, Count)> + '_ {
        self.0.iter().map(|(noun, count)| (*noun, *count))
    }

    /// How many records of that kind differ, and how.
    #[must_use]
    pub fn of(&self, noun: Noun) -> Count {
        self.0.get(&noun).copied().unwrap_or_default()
    }

    /// How much differs, all kinds together.
    #[must_use]
    pub fn sum(&self) -> usize {
        self.0.values().map(|count| count.sum()).sum()
    }

    /// True when nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn note(&mut self, noun: Noun, count: Count) {
        if count.sum() > 0 {
            self.0.insert(noun, count);
        }
    }
}

/// A record with the place where it stands.
trait PlacedRecord: Clone + PartialEq {
    /// What it belongs to.
    type Parent: Copy + Ord;

    fn parent(&self) -> Self::Parent;

    fn rank(&self) -> Rank;

    /// The same record at the place of another.
    fn in_place_of(&self, other: &Self) -> Self;
}

macro_rules! placed {
    ($($kind:ident[$count:literal]($($parent:ident),*);)*) => {$(
        impl PlacedRecord for $kind {
            type Parent = [Id; $count];

            fn parent(&self) -> Self::Parent {
                [$(self.$parent.0),*]
            }

            fn rank(&self) -> Rank {
                self.rank
            }

            fn in_place_of(&self, other: &Self) -> Self {
                Self { $($parent: other.$parent,)* rank: other.rank, ..self.clone() }
            }
        }
    )*};
}

placed! {
    Persona[0]();
    Stage[0]();
    Step[1](stage);
    Lane[0]();
    Card[2](step, lane);
    Pain[1](card);
    Wait[1](card);
}

/// Records that stand in no order: all are at one place.
macro_rules! unplaced {
    ($($kind:ident)*) => {$(
        impl PlacedRecord for $kind {
            type Parent = ();

            fn parent(&self) {}

            fn rank(&self) -> Rank {
                0
            }

            fn in_place_of(&self, _other: &Self) -> Self {
                self.clone()
            }
        }
    )*};
}

unplaced! { Connector Emotion }

fn count<K: Copy + Ord, T: PlacedRecord>(old: &BTreeMap<K, T>, new: &BTreeMap<K, T>) -> Count {
    let mut count = Count { added: new.keys().filter(|id| !old.contains_key(id)).count(), ..Count::default() };
    // Those that belong to the same as before: what they belong to, where they stood, where they stand.
    let mut stayed = Vec::new();
    for (id, was) in old {
        let Some(is) = new.get(id) else {
            count.removed += 1;
            continue;
        };
        count.changed += usize::from(was != is && was.in_place_of(is) != *is);
        if was.parent() == is.parent() {
            stayed.push((is.parent(), (was.rank(), *id), (is.rank(), *id)));
        } else {
            count.moved += 1;
        }
    }
    stayed.sort_by_key(|(parent, was, _)| (*parent, *was));
    let kept: usize = stayed
        .chunk_by(|(one, ..), (other, ..)| one == other)
        .map(|siblings| longest_rise(siblings.iter().map(|(.., is)| *is)))
        .sum();
    count.moved += stayed.len() - kept;
    count
}

/// The length of the longest part of a row, gaps allowed, in which each is greater than the one before.
fn longest_rise<T: Ord>(row: impl Iterator<Item = T>) -> usize {
    // The least end of the rises of each length (patience sorting).
    let mut ends: Vec<T> = Vec::new();
    for one in row {
        let at = ends.partition_point(|end| *end < one);
        match ends.get_mut(at) {
            Some(end) => *end = one,
            None => ends.push(one),
        }
    }
    ends.len()
}
