//! What differs between two states of a map, counted: "3 cards added, 1 moved".
//!
//! A record that stands between others is moved when it belongs to another stage, cell or card than before, or when it
//! changed places with its neighbors. A different rank alone means nothing: a file keeps the order and not the ranks.
//! The fewest moves that explain the new order are counted, so a card that was put first has moved, and those that it was
//! put before have not.

use std::collections::BTreeMap;

use super::Noun;
use super::table::{place_of, rank_of, rises, with_rank};
use crate::model::{Map, Record, RecordRef};

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
        let mut counts: BTreeMap<Noun, Count> = BTreeMap::new();
        for record in new.records().filter(|record| !old.has(record.key())) {
            counts.entry(Noun::from_key(record.key())).or_default().added += 1;
        }
        // Those that kept their siblings: which these are, where they stood, where they stand.
        let mut stayed = Vec::new();
        for was in old.records() {
            let key = was.key();
            let count = counts.entry(Noun::from_key(key)).or_default();
            let Some(is) = new.get(key) else {
                count.removed += 1;
                continue;
            };
            count.changed += usize::from(was != is && in_place_of(was, is).borrowed() != is);
            match (place_of(was), place_of(is)) {
                (Some((before, was)), Some((after, is))) if before == after => {
                    stayed.push((before, (was, key), (is, key)))
                }
                (Some(_), Some(_)) => count.moved += 1,
                _ => {}
            }
        }
        stayed.sort_by_key(|(group, was, _)| (*group, *was));
        for siblings in stayed.chunk_by(|(one, ..), (other, ..)| one == other) {
            let kept = rises(siblings.iter().map(|(.., is)| *is)).into_iter().max().unwrap_or_default();
            if let Some(((noun, _), ..)) = siblings.first() {
                counts.entry(*noun).or_default().moved += siblings.len() - kept;
            }
        }
        counts.retain(|_, count| count.sum() > 0);
        Self(counts)
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

    /// True when nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The same record at the place of another.
fn in_place_of(record: RecordRef<'_>, other: RecordRef<'_>) -> Record {
    let mut record = record.to_record();
    match (&mut record, other) {
        (Record::Step(step), RecordRef::Step(other)) => step.stage = other.stage,
        (Record::Card(card), RecordRef::Card(other)) => (card.lane, card.step) = (other.lane, other.step),
        (Record::Pain(pain), RecordRef::Pain(other)) => pain.card = other.card,
        (Record::Wait(wait), RecordRef::Wait(other)) => wait.card = other.card,
        _ => {}
    }
    match rank_of(other) {
        Some(rank) => with_rank(record, rank),
        None => record,
    }
}
