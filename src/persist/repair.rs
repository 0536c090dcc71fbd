//! A repaired copy of a file that [`read()`] refuses: every record that can still be read, made to fit together.
//!
//! There are four steps. The bytes become text, whatever they are. The text is cut into fields and records, however its
//! brackets, commas and quotes are damaged ([`pieces`]). Each piece is parsed by itself, and a record that doesn't parse
//! as a whole is taken field by field ([`fields`]). Finally ids, references and ranges are put right ([`sound`]). Every
//! repair is reported with the line and column where it was made. The file itself is never touched.
//!
//! The parser of the format decides about every piece: a repair only proposes texts to it. So a repaired map can't hold
//! anything that a file couldn't.
//!
//! A repair says nothing about how much of the file was lost: that a map comes out is no promise that it is the map that
//! went in.

mod fields;
mod pieces;
mod sound;

pub(super) use fields::is_needed;

use std::collections::HashMap;

use super::locate::LineCounter;
use super::sentence::{RepairKind, Thing};
use super::{MAX_BYTES, ReadError, encoding, format, into_model, read, write};
use crate::model::Map;

/// The map in a file that could not be read as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// The map. It has been written and read back once, so it can be saved.
    pub map: Map,
    /// What was repaired, in the order of the file; never empty.
    pub repairs: Vec<Repair>,
    /// How many more repairs were made than are listed: a file of garbage would give a million.
    pub more: usize,
}

/// One repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// What was repaired.
    pub kind: RepairKind,
}

/// How many repairs are listed at most.
const MOST_LISTED: usize = 1_000;

/// What can be read of a file that [`read()`] refuses. `None` when nothing can, when the file is sound, when it holds more
/// than a map may, and when a newer version of the program wrote it (see [`super::read_newer`]). Never panics.
#[must_use]
pub fn repair(bytes: &[u8]) -> Option<Repaired> {
    let error = read(bytes).err().filter(|error| !error.is_newer() && bytes.len() <= MAX_BYTES)?;
    let (map, mut repairs, more) = salvaged(bytes)?;
    if repairs.is_empty() {
        // The text parses once it is written anew, so what was wrong was between the records.
        let ReadError { line, column, .. } = error;
        repairs.push(Repair { line, column, kind: RepairKind::Punctuation });
    }
    // A copy that can't be read back would be a second damaged file.
    read(write(&map).as_bytes()).ok()?;
    Some(Repaired { map, repairs, more })
}

/// The map in the bytes, the repairs it took, and how many more there were than are listed.
pub(super) fn salvaged(bytes: &[u8]) -> Option<(Map, Vec<Repair>, usize)> {
    let (source, done) = encoding::decoded(bytes)?;
    // A file made to exhaust memory is not a damaged map.
    read::check_size(&source).ok()?;
    let mut log = RepairLog::default();
    done.into_iter().for_each(|(at, kind)| log.add(at, kind));
    let gathered = fields::gathered(&source, &mut log)?;
    read::check_size(&gathered.text).ok()?;
    let mut file: format::RawMap<'_> = read::options().from_str(&gathered.text).ok()?;
    sound::mend(&mut file, &gathered.places, &mut log);
    let map = into_model::map(file).ok()?;
    let (repairs, more) = log.repairs(&source);
    Some((map, repairs, more))
}

/// The repairs so far, each with the byte of the text where it was made.
#[derive(Default)]
struct RepairLog {
    done: Vec<(usize, RepairKind)>,
    more: usize,
}

impl RepairLog {
    fn add(&mut self, at: usize, kind: RepairKind) {
        if self.done.len() < MOST_LISTED {
            self.done.push((at, kind));
        } else {
            self.more += 1;
        }
    }

    fn repairs(mut self, source: &str) -> (Vec<Repair>, usize) {
        self.done.sort_by_key(|(at, _)| *at);
        let mut counter = LineCounter::default();
        let place = |(at, kind)| {
            let (line, column) = counter.at(source, at);
            Repair { line, column, kind }
        };
        (self.done.into_iter().map(place).collect(), self.more)
    }
}

/// The byte at which each record stands in the damaged text, by the name of its list and its number in it.
type RecordOffsets = HashMap<&'static str, Vec<usize>>;

fn thing(list: &str) -> Thing {
    Thing::from_list(list)
}
