//! The templates that a new map can begin with, in every language of the program, and how a copy of one gets its own ids.

use std::collections::BTreeMap;

use crate::model::{IdSource, Map, Order};

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
    let order = Order::of(map);
    let personas = renamed(order.personas.iter().map(|one| one.id), map.personas.keys(), ids);
    let stages = renamed(order.stages.iter().map(|one| one.id), map.stages.keys(), ids);
    let steps = renamed(order.steps.iter().map(|one| one.id), map.steps.keys(), ids);
    let lanes = renamed(order.lanes.iter().map(|one| one.id), map.lanes.keys(), ids);
    let cards = renamed(order.cards.iter().map(|one| one.id), map.cards.keys(), ids);
    let pains = renamed(std::iter::empty(), map.pains.keys(), ids);
    let mut fresh = Map { info: map.info.clone(), ..Map::default() };
    for mut one in map.personas.values().cloned() {
        one.id = new(&personas, one.id);
        fresh.personas.insert(one.id, one);
    }
    for mut one in map.stages.values().cloned() {
        one.id = new(&stages, one.id);
        fresh.stages.insert(one.id, one);
    }
    for mut one in map.steps.values().cloned() {
        (one.id, one.stage) = (new(&steps, one.id), new(&stages, one.stage));
        fresh.steps.insert(one.id, one);
    }
    for mut one in map.lanes.values().cloned() {
        one.id = new(&lanes, one.id);
        fresh.lanes.insert(one.id, one);
    }
    for mut one in map.cards.values().cloned() {
        (one.id, one.lane, one.step) = (new(&cards, one.id), new(&lanes, one.lane), new(&steps, one.step));
        one.eases = one.eases.iter().map(|pain| new(&pains, *pain)).collect();
        fresh.cards.insert(one.id, one);
    }
    for mut one in map.pains.values().cloned() {
        (one.id, one.card) = (new(&pains, one.id), new(&cards, one.card));
        fresh.pains.insert(one.id, one);
    }
    for mut one in map.waits.values().cloned() {
        (one.id, one.card) = (ids.fresh(), new(&cards, one.card));
        fresh.waits.insert(one.id, one);
    }
    for mut one in map.connectors.values().cloned() {
        (one.id, one.from, one.to) = (ids.fresh(), new(&cards, one.from), new(&cards, one.to));
        fresh.connectors.insert(one.id, one);
    }
    for mut one in map.emotions.values().cloned() {
        (one.id, one.persona, one.step) = (ids.fresh(), new(&personas, one.persona), new(&steps, one.step));
        fresh.emotions.insert(one.id, one);
    }
    fresh
}

/// A new id for every old one, in reading order first.
fn renamed<'a, K: Ord + Copy + From<crate::model::Id> + 'a>(
    ordered: impl Iterator<Item = K>,
    all: impl Iterator<Item = &'a K>,
    ids: &mut IdSource,
) -> BTreeMap<K, K> {
    let mut names = BTreeMap::new();
    for old in ordered.chain(all.copied()) {
        names.entry(old).or_insert_with(|| ids.fresh());
    }
    names
}

/// The new id; a reference to nothing stays one.
fn new<K: Ord + Copy>(names: &BTreeMap<K, K>, old: K) -> K {
    names.get(&old).copied().unwrap_or(old)
}
