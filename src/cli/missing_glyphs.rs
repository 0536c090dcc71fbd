//! The characters of a map that no font of this machine has: readers would see boxes in their place.

use crate::model::{Key, Map};
use crate::text::{Engine, Fonts};

/// How many characters a message names.
const NAMED: usize = 8;

/// The records with such characters in the order of their keys, and each character once per record.
pub(super) fn find(map: &Map) -> Vec<(Key, Vec<char>)> {
    let mut engine = Engine::with_fonts(Fonts::WithSystem);
    let mut found = Vec::new();
    for record in map.keys().filter_map(|key| map.record(key)) {
        let mut missing = Vec::new();
        for c in record.texts().into_iter().flat_map(|text| engine.missing(text)) {
            if !missing.contains(&c) {
                missing.push(c);
            }
        }
        if !missing.is_empty() {
            found.push((record.key(), missing));
        }
    }
    found
}

/// The message about such characters.
pub(super) fn message(missing: &[char]) -> String {
    let named: Vec<String> = missing.iter().take(NAMED).map(|c| format!("{} \"{c}\"", code(*c))).collect();
    let more = match missing.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("no font on this machine has {}{more}", named.join(", "))
}

/// The code point of a character as Unicode writes it.
pub(super) fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}
