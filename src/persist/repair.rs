//! A repaired copy of a file that [`read`] refuses: every record of it that can be read, made to fit together.
//!
//! In four steps, each with a file of its own: the bytes become text whatever they are; the text is cut into fields and
//! records, however its brackets, commas and quotes are damaged ([`pieces`]); each piece is tried by itself, and a record
//! that can't be read as a whole is taken field by field ([`fields`]); at last ids, references and ranges are put right
//! ([`sound`]). What was done is told with its place. The file itself is never touched.
//!
//! Nothing here asks whether a file deserves it: that a map comes out is no promise that it is the map that went in.

mod fields;
mod pieces;
mod sound;

pub(super) use fields::is_needed;

use std::collections::HashMap;

use super::locate::Counted;
use super::sentence::{Mended, Thing};
use super::{MAX_BYTES, ReadError, encoding, into_model, read, v1, write};
use crate::model::Map;

/// A map out of a file that could not be read as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// The map. It can be written and read back.
    pub map: Map,
    /// What was done, in the order of the file; never empty.
    pub repairs: Vec<Repair>,
    /// How many repairs were made beside those: a file of rubbish doesn't deserve a million sentences.
    pub more: usize,
}

/// One thing that was put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// What was done.
    pub what: Mended,
}

/// The most repairs that are told one by one.
const MOST_TOLD: usize = 1_000;

/// What can be read of a file that [`read`] refuses. `None` when that is nothing, when the file is sound or has more in
/// it than a map can have, and when a newer version of the program wrote it (see [`super::read_newer`]). Never panics.
#[must_use]
pub fn repair(bytes: &[u8]) -> Option<Repaired> {
    let error = read(bytes).err().filter(|error| !error.is_newer() && bytes.len() <= MAX_BYTES)?;
    let (map, mut repairs, more) = salvaged(bytes)?;
    if repairs.is_empty() {
        let ReadError { line, column, .. } = error;
        repairs.push(Repair { line, column, what: Mended::Punctuation });
    }
    // What can't be read back is no repair.
    read(write(&map).as_bytes()).ok()?;
    Some(Repaired { map, repairs, more })
}

/// The map in the bytes, what was done for it, and how much more was.
pub(super) fn salvaged(bytes: &[u8]) -> Option<(Map, Vec<Repair>, usize)> {
    let (source, done) = encoding::decoded(bytes)?;
    // A bomb is no damage.
    read::check_size(&source).ok()?;
    let mut told = Told::default();
    done.into_iter().for_each(|(at, what)| told.tell(at, what));
    let gathered = fields::gathered(&source, &mut told)?;
    read::check_size(&gathered.text).ok()?;
    let mut file: v1::Map<'_> = read::options().from_str(&gathered.text).ok()?;
    sound::mend(&mut file, &gathered.places, &mut told);
    let map = into_model::map(file).ok()?;
    let (repairs, more) = told.repairs(&source);
    Some((map, repairs, more))
}

/// What was done so far.
#[derive(Default)]
struct Told {
    done: Vec<(usize, Mended)>,
    more: usize,
}

impl Told {
    fn tell(&mut self, at: usize, what: Mended) {
        if self.done.len() < MOST_TOLD {
            self.done.push((at, what));
        } else {
            self.more += 1;
        }
    }

    fn repairs(mut self, source: &str) -> (Vec<Repair>, usize) {
        self.done.sort_by_key(|(at, _)| *at);
        let mut counted = Counted::default();
        let place = |(at, what)| {
            let (line, column) = counted.to(source, at);
            Repair { line, column, what }
        };
        (self.done.into_iter().map(place).collect(), self.more)
    }
}

/// Where the records of a list stand in the damaged file, by list and number.
type Places = HashMap<&'static str, Vec<usize>>;

fn thing(list: &str) -> Thing {
    Thing::of_list(list)
}
