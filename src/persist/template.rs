//! The templates that a new map can begin with, in every language of the program, and how a copy of one gets its own ids.

use crate::model::{IdSource, Map};

/// The names of the templates, in the order in which they are offered.
pub const TEMPLATES: [&str; 3] = ["support", "blueprint", "lifecycle"];

/// The languages that every template has.
pub const LANGUAGES: [&str; 3] = ["en", "he", "ro"];

/// The file of a template in a language.
#[must_use]
pub fn template(name: &str, language: &str) -> Option<&'static str> {
    macro_rules! file {
        ($name:literal) => {
            include_str!(concat!("../../assets/templates/", $name, ".journey.ron"))
        };
    }
    Some(match (name, language) {
        ("support", "en") => file!("support.en"),
        ("support", "he") => file!("support.he"),
        ("support", "ro") => file!("support.ro"),
        ("blueprint", "en") => file!("blueprint.en"),
        ("blueprint", "he") => file!("blueprint.he"),
        ("blueprint", "ro") => file!("blueprint.ro"),
        ("lifecycle", "en") => file!("lifecycle.en"),
        ("lifecycle", "he") => file!("lifecycle.he"),
        ("lifecycle", "ro") => file!("lifecycle.ro"),
        _ => return None,
    })
}

/// The same map with new ids for all records, so that two maps begun from one template share none.
#[must_use]
pub fn fresh_ids(map: &Map, ids: &mut IdSource) -> Map {
    map.renamed(&map.fresh_names(ids))
}
