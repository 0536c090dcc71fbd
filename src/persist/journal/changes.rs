//! A patch as text: which records are gone, and the others as they stand in the file of a map.
//!
//! It has a line for each record that is gone (`-card 1f…`), a line when the map says something else of itself (`!`), and
//! then a [`Checkpoint`] of the records that are new or changed, as if they were a map: `=card 1f… 1048576` for the rank of
//! one, and the text of a file. So a patch is as long as the records that were changed, what a field of a record is stands in
//! the schema of the file alone, and a later version of the program reads it as it reads an old file.

use std::fmt::Write as _;

use super::Checkpoint;
use crate::edit::{Patch, with_rank};
use crate::model::{Id, Key, Map, Rank, Record};
use crate::persist::schema::{Named, Visitor};
use crate::persist::{into_model, read};

pub(super) fn write(changes: &Patch) -> String {
    let (mut out, mut records) = (String::new(), Map::default());
    for (key, change) in changes.changes() {
        match (change.after(), key.id()) {
            (Some(record), id) => {
                if id.is_none() {
                    out.push_str("!\n");
                }
                records = records.with(record.clone());
            }
            // Writing to a string cannot fail.
            (None, Some(id)) => drop(writeln!(out, "-{} {}", key.kind(), id.as_str())),
            (None, None) => {}
        }
    }
    out.push_str(&Checkpoint::new(&records).write());
    out
}

/// The map after the changes; `None` when they do not fit it.
pub(super) fn apply(mut map: Map, changes: &str) -> Option<Map> {
    let ChangesText { mut gone, says_more, ranks, text } = ChangesText::read(changes)?;
    let mut file = read::file(text).ok()?;
    // What has changed is taken out as well, and comes back as it stands in the text.
    file.visit(&mut RecordNames(&mut gone));
    Patch::from_records(&map, gone.into_iter().map(|key| (key, None))).apply(&mut map).ok()?;
    if says_more {
        map = map.with(Record::Info(file.take_info().ok()?));
    }
    Some(ranked(into_model::added(map, file).ok()?, ranks))
}

/// Collects the names of the records of a file. An id that is none is refused when the record is read.
struct RecordNames<'a>(&'a mut Vec<Key>);

impl<'a> Visitor<'a> for RecordNames<'_> {
    fn list<T: Named<'a>>(&mut self, records: &mut Vec<T>) {
        let ids = records.iter_mut().filter_map(|record| Id::new(&record.id().0).ok());
        self.0.extend(ids.filter_map(|id| Key::from_kind(T::THING.code(), id)));
    }
}

/// A map as a checkpoint holds it: as its file holds it, and as the window had it.
pub(super) fn start(checkpoint: &str) -> Option<(Map, Map)> {
    let ChangesText { ranks, text, .. } = ChangesText::read(checkpoint)?;
    let map = read::read(text.as_bytes()).ok()?;
    Some((map.clone(), ranked(map, ranks)))
}

fn ranked(mut map: Map, ranks: Vec<(Key, Rank)>) -> Map {
    let records = ranks.into_iter().filter_map(|(key, rank)| Some((key, Some(with_rank(map.record(key)?, rank)))));
    let patch = Patch::from_records(&map, records.collect::<Vec<_>>());
    // It was made for this very map.
    let _ = patch.apply(&mut map);
    map
}

/// What stands in the text of a patch or a checkpoint.
struct ChangesText<'a> {
    gone: Vec<Key>,
    says_more: bool,
    ranks: Vec<(Key, Rank)>,
    text: &'a str,
}

impl<'a> ChangesText<'a> {
    fn read(mut rest: &'a str) -> Option<Self> {
        let (mut gone, mut says_more, mut ranks) = (Vec::new(), false, Vec::new());
        // The text of a file begins with a bracket.
        while !rest.starts_with('(') {
            let (line, after) = rest.split_once('\n')?;
            let mut words = line.get(1..)?.split(' ');
            let mut key = || Key::from_kind(words.next()?, Id::new(words.next()?).ok()?);
            match line.get(..1)? {
                "!" => says_more = true,
                "-" => gone.push(key()?),
                "=" => ranks.push((key()?, words.next()?.parse().ok()?)),
                _ => return None,
            }
            rest = after;
        }
        Some(Self { gone, says_more, ranks, text: rest })
    }
}
