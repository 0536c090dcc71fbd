//! What a scene shows, in words and in reading order.
//!
//! A picture is looked at; a document is also searched, listed, selected from and read aloud. This is what a backend needs
//! for that beside the scene, and it is free of the words of the domain: entries have a name and a depth, and belong to
//! rows.

use crate::model::Key;

/// The table of contents of a scene. The default is for a scene of unknown contents.
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
    pub entries: Vec<ContentsEntry>,
}

/// Something that a scene shows: frames and items whose tag has its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentsEntry {
    /// What the tags say.
    pub key: Key,
    /// How deep it is nested: 0 for the sections of the whole, 1 for what those consist of, and so on.
    pub depth: usize,
    /// Its text or name, with what a picture shows by shapes and colors, in one line.
    pub name: String,
    /// The row that it stands in.
    pub row: Option<Key>,
}
