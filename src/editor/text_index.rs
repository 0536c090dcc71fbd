//! The texts of all records of a map, folded for comparing: one index for all that search the map.
//!
//! It is read once for each state of the map, when it is asked for first. A search is one pass over it.

use std::collections::BTreeMap;

use crate::i18n::{MapWords, folded};
use crate::model::{CardId, Key, Map, Order};

/// The texts of all records in reading order, as [`folded`] folds them.
#[derive(Debug, Default)]
pub struct TextIndex {
    texts: Vec<(Key, String)>,
}

impl TextIndex {
    /// Reads a map. A lane without a name is called after its role, in the words of the map.
    #[must_use]
    pub fn new(map: &Map, words: &MapWords) -> Self {
        let order = Order::new(map);
        let mut index = Self { texts: Vec::with_capacity(map.cards.len() * 2) };
        let info = &map.info;
        index.add(Key::Info, &[&info.title, &info.scenario, &info.author, &info.version, &info.date]);
        for persona in &order.personas {
            index.add(persona.id, &[&persona.name, &persona.description]);
        }
        for stage in &order.stages {
            index.add(stage.id, &[&stage.name, &stage.goal]);
            order.steps_of(stage.id).for_each(|step| index.add(step.id, &[&step.name]));
        }
        for lane in &order.lanes {
            let name = words.lane(lane);
            index.add(lane.id, &[name]);
        }
        for (at, card) in order.cards.iter().enumerate() {
            index.add(card.id, &[&card.text, &card.owner]);
            let (pains, waits) = order.marks(at);
            pains.iter().for_each(|pain| index.add(pain.id, &[&pain.text]));
            waits.iter().for_each(|wait| index.add(wait.id, &[&wait.text]));
        }
        index.add_lines(map, &order);
        index
    }

    /// The positions of the records whose texts contain a folded text.
    pub fn matches(&self, text: &str) -> impl Iterator<Item = usize> {
        self.texts.iter().enumerate().filter(move |(_, (_, other))| other.contains(text)).map(|(at, _)| at)
    }

    /// The record at a position.
    #[must_use]
    pub fn key(&self, at: usize) -> Option<Key> {
        self.texts.get(at).map(|(key, _)| *key)
    }

    /// The position of a record.
    #[must_use]
    pub fn position(&self, key: Key) -> Option<usize> {
        self.texts.iter().position(|(other, _)| *other == key)
    }

    /// Labels of connectors by the cards that they leave, and quotes by persona and step.
    fn add_lines(&mut self, map: &Map, order: &Order<'_>) {
        let card_at: BTreeMap<CardId, usize> = order.cards.iter().enumerate().map(|(at, card)| (card.id, at)).collect();
        let mut connectors: Vec<_> = map.connectors.values().collect();
        connectors.sort_by_key(|connector| card_at.get(&connector.from));
        connectors.iter().for_each(|connector| self.add(connector.id, &[&connector.label]));
        let persona_at = |id| order.personas.iter().position(|persona| persona.id == id);
        let mut emotions: Vec<_> = map.emotions.values().collect();
        emotions.sort_by_key(|emotion| (persona_at(emotion.persona), order.column.get(&emotion.step)));
        emotions.iter().for_each(|emotion| self.add(emotion.id, &[&emotion.quote]));
    }

    fn add(&mut self, key: impl Into<Key>, texts: &[&str]) {
        self.texts.push((key.into(), folded(&texts.join("\n"))));
    }
}
