//! A map as its file holds it, from which a journal starts.

use std::fmt::Write as _;

use crate::model::{Key, Map, Rank};
use crate::persist::Fingerprint;
use crate::persist::write::write_with_ranks;

/// A map as its file holds it: the text of the file, and the ranks that the window has and the text does not say. The
/// changes that follow speak of ranks, and are made to the map with these.
///
/// It is made where the map is opened or saved, which writes or reads all of it anyway, and takes a third of the memory of
/// a copy of the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    text: String,
    ranks: Vec<(Key, Rank)>,
}

impl Checkpoint {
    /// The map as [`crate::persist::write()`] writes it.
    #[must_use]
    pub fn new(map: &Map) -> Self {
        let (text, ranks) = write_with_ranks(map);
        Self { text, ranks }
    }

    /// The fingerprint of a file that holds the map.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::new(self.text.as_bytes())
    }

    /// The number of bytes of the text.
    pub(super) fn length(&self) -> usize {
        self.text.len()
    }

    /// The ranks, a line for each, and then the text.
    pub(super) fn write(&self) -> String {
        let mut out = String::with_capacity(self.text.len() + 32 * self.ranks.len());
        for (key, rank) in &self.ranks {
            if let Some(id) = key.id() {
                // Writing to a string cannot fail.
                let _ = writeln!(out, "={} {} {rank}", key.kind(), id.as_str());
            }
        }
        out.push_str(&self.text);
        out
    }
}
