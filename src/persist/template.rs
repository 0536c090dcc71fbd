//! The templates that a new map can begin with, in every language of the program, and how a copy of one gets its own ids.

use std::collections::BTreeMap;

use crate::model::{
    Card, Connector, Emotion, IdSource, Lane, Map, Order, Pain, Persona, Record, RecordRef, Stage, Step, Wait,
};

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
    let fresh = |record: RecordRef<'_>| match record.to_record() {
        info @ Record::Info(_) => info,
        Record::Persona(one) => Persona { id: new(&personas, one.id), ..one }.into(),
        Record::Stage(one) => Stage { id: new(&stages, one.id), ..one }.into(),
        Record::Step(one) => Step { id: new(&steps, one.id), stage: new(&stages, one.stage), ..one }.into(),
        Record::Lane(one) => Lane { id: new(&lanes, one.id), ..one }.into(),
        Record::Card(one) => {
            let (lane, step) = (new(&lanes, one.lane), new(&steps, one.step));
            let eases = one.eases.iter().map(|pain| new(&pains, *pain)).collect();
            Card { id: new(&cards, one.id), lane, step, eases, ..one }.into()
        }
        Record::Pain(one) => Pain { id: new(&pains, one.id), card: new(&cards, one.card), ..one }.into(),
        Record::Wait(one) => Wait { id: ids.fresh(), card: new(&cards, one.card), ..one }.into(),
        Record::Connector(one) => {
            Connector { id: ids.fresh(), from: new(&cards, one.from), to: new(&cards, one.to), ..one }.into()
        }
        Record::Emotion(one) => {
            let (persona, step) = (new(&personas, one.persona), new(&steps, one.step));
            Emotion { id: ids.fresh(), persona, step, ..one }.into()
        }
    };
    map.records().map(fresh).fold(Map::default(), Map::with)
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
