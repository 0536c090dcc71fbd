//! The characters of an export that no font of this machine has: its readers see boxes in their place.

use std::collections::BTreeSet;

use crate::model::{Arg, Key, Map, Message};
use crate::scene::page::Page;
use crate::scene::{Item, Scene, Shape};
use crate::text::{Engine, Fonts};

/// How many characters a message names.
const NAMED: usize = 8;

/// The characters of a picture that no font of this machine has, and how many of its texts have some.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MissingGlyphs {
    /// The characters, each once.
    pub characters: MissingCharacters,
    /// The number of texts that have such characters.
    pub texts: usize,
}

impl MissingGlyphs {
    /// True when all texts are drawn in full.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts == 0
    }

    /// Those of a scene, and of what its pages add to it. What a page repeats of the scene counts once.
    pub(super) fn from_scene(scene: &Scene, pages: &[Page]) -> Self {
        let mut found = Self::default();
        let mut seen = BTreeSet::new();
        for item in scene.frames().flat_map(|(_, placed)| &placed.frame.items) {
            if let Some(text) = found.note(item) {
                found.texts += 1;
                seen.insert(text);
            }
        }
        for item in pages.iter().flat_map(|page| &page.stamps).flat_map(|stamp| &stamp.frame.items) {
            found.texts += found.note(item).map_or(0, |text| usize::from(seen.insert(text)));
        }
        found
    }

    /// Notes what an item misses; returns its text if it misses something.
    fn note<'a>(&mut self, item: &'a Item) -> Option<&'a str> {
        let Shape::Text { block, .. } = &item.shape else { return None };
        self.characters.extend(block.missing());
        (!block.missing().is_empty()).then(|| block.text())
    }
}

impl Message for MissingGlyphs {
    fn key(&self) -> &'static str {
        "export-missing-glyphs"
    }

    fn args(&self) -> Vec<(&'static str, Arg<'_>)> {
        vec![("characters", Arg::Message(Box::new(&self.characters))), ("count", Arg::Number(self.texts))]
    }
}

/// Characters that no font of this machine has, each once, in the order in which they were found.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct MissingCharacters(pub Vec<char>);

impl MissingCharacters {
    fn extend(&mut self, characters: &[char]) {
        for c in characters {
            if !self.0.contains(c) {
                self.0.push(*c);
            }
        }
    }

    /// Their code points as Unicode writes them.
    pub fn codes(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|c| code(*c))
    }
}

/// The list of them; the first few by name.
impl Message for MissingCharacters {
    fn key(&self) -> &'static str {
        if self.0.len() > NAMED { "glyphs-and-more" } else { "glyphs-all" }
    }

    fn args(&self) -> Vec<(&'static str, Arg<'_>)> {
        let named: Vec<String> = self.0.iter().take(NAMED).map(|c| format!("{} \"{c}\"", code(*c))).collect();
        let more = self.0.len().saturating_sub(NAMED);
        vec![("named", Arg::Text(named.join(", ").into())), ("count", Arg::Number(more))]
    }
}

fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// The records with such characters, in the order of their keys.
#[must_use]
pub fn missing_characters(map: &Map) -> Vec<(Key, MissingCharacters)> {
    let mut engine = Engine::with_fonts(Fonts::WithSystem);
    let mut found = Vec::new();
    for record in map.keys().filter_map(|key| map.record(key)) {
        let mut missing = MissingCharacters::default();
        for text in record.texts() {
            missing.extend(&engine.missing(text));
        }
        if !missing.0.is_empty() {
            found.push((record.key(), missing));
        }
    }
    found
}
