//! What a scene shows, told in words and in the order in which it is read.
//!
//! A picture is looked at; a document is also searched, listed, selected from and read aloud. What a backend needs
//! for that beside the scene is here, and says nothing about the field: entries have a name and a depth, and
//! stand in rows.

use std::collections::HashMap;

use crate::model::Key;

/// The table of contents of a scene. The default is that of a scene of which nothing is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// What the whole is called.
    pub title: String,
    /// What it is about, in a sentence; may be empty.
    pub subject: String,
    /// Who made it; may be empty.
    pub author: String,
    /// The language of the words, as a BCP 47 tag.
    pub language: String,
    /// The rows from top to bottom, and their names.
    pub rows: Vec<(Key, String)>,
    /// Everything that is shown in reading order, each entry before what it consists of.
    pub entries: Vec<Entry>,
}

/// Something that a scene shows: frames and items whose tag has its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What the tags say.
    pub key: Key,
    /// How deep it stands: 0 for the sections of the whole, 1 for what those consist of, and so on.
    pub depth: usize,
    /// What it says or is called, in words that also tell what the eye sees from shapes and colours. One line.
    pub name: String,
    /// The row that it stands in.
    pub row: Option<Key>,
}

impl Contents {
    /// The section (entry of depth 0) that each entry belongs to, by its key; a section belongs to itself.
    #[must_use]
    pub fn sections(&self) -> HashMap<Key, Key> {
        let mut section = None;
        let mut sections = HashMap::new();
        for entry in &self.entries {
            if entry.depth == 0 {
                section = Some(entry.key);
            }
            if let Some(section) = section {
                sections.insert(entry.key, section);
            }
        }
        sections
    }
}
