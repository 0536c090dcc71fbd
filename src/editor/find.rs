//! Finding a text of the map, wherever in it: which records say it, and which of them comes next.
//!
//! What the records say is read once for each state of the map, in reading order, folded as
//! [`folded`] does; a search is one way through it. Where one stands among what was found follows from the selection alone,
//! so that walking and clicking in between need not be told.

use std::collections::{BTreeMap, HashSet};

use super::Editor;
use super::document::Document;
use super::lookup::{area_in, layer_of};
use super::overlay::Highlight;
use crate::edit::Selection;
use crate::geom::Rect;
use crate::i18n::folded;
use crate::model::{CardId, Key, Map, Order};
use crate::scene::sticky::sticky_offset;
use crate::scene::{LayerKind, Part, Placed, Tag};

/// Which way one goes through what was found, round and round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchDirection {
    /// To the next one in reading order; after the last one comes the first.
    Next,
    /// To the one before; before the first one comes the last.
    Previous,
}

/// A search through all texts of a map.
#[derive(Debug, Default)]
pub struct Search {
    /// The state of the map that was read.
    generation: Option<u64>,
    /// What all records say, in reading order.
    texts: Vec<(Key, String)>,
    query: String,
    /// Places in `texts`.
    found: Vec<usize>,
    keys: HashSet<Key>,
}

impl Search {
    /// Searches the map as it is now. Costs nothing when neither the map nor what is searched for has changed.
    pub fn seek(&mut self, editor: &Editor, query: &str) {
        let query = folded(query);
        let read = self.generation == Some(editor.generation());
        if read && query == self.query {
            return;
        }
        if !read && !query.is_empty() {
            self.generation = Some(editor.generation());
            self.texts = texts(editor);
        }
        self.query = query;
        let says = |(at, (_, text)): (usize, &(Key, String))| text.contains(&self.query).then_some(at);
        self.found = match self.query.is_empty() {
            true => Vec::new(),
            false => self.texts.iter().enumerate().filter_map(says).collect(),
        };
        self.keys = self.found().collect();
    }

    /// The records that say it, in reading order.
    pub fn found(&self) -> impl ExactSizeIterator<Item = Key> + '_ {
        self.found.iter().map(|at| self.texts.get(*at).map_or(Key::Info, |(key, _)| *key))
    }

    /// The same records, for asking whether one is among them.
    #[must_use]
    pub fn keys(&self) -> &HashSet<Key> {
        &self.keys
    }

    /// Which of them is the one record that is selected, counted from 0.
    #[must_use]
    pub fn place(&self, selection: &Selection) -> Option<usize> {
        let at = self.text_of(selection)?;
        self.found.binary_search(&at).ok()
    }

    /// The record that comes next from where the selection stands.
    #[must_use]
    pub fn turn(&self, selection: &Selection, turn: SearchDirection) -> Option<Key> {
        let stands = self.text_of(selection);
        let found_at = |at: usize| self.found.get(at).copied();
        let at = match (turn, stands) {
            (SearchDirection::Next, None) => found_at(0),
            (SearchDirection::Next, Some(stands)) => {
                found_at(self.found.partition_point(|at| *at <= stands)).or_else(|| found_at(0))
            }
            (SearchDirection::Previous, None) => self.found.last().copied(),
            (SearchDirection::Previous, Some(stands)) => {
                let before = self.found.partition_point(|at| *at < stands);
                before.checked_sub(1).and_then(found_at).or(self.found.last().copied())
            }
        };
        self.key(at?)
    }

    /// The record to show while the text is still typed: the selected record as long as it is one, else the next.
    #[must_use]
    pub fn nearest(&self, selection: &Selection) -> Option<Key> {
        match self.place(selection) {
            Some(_) => selection.only(),
            None => self.turn(selection, SearchDirection::Next),
        }
    }

    fn key(&self, at: usize) -> Option<Key> {
        self.texts.get(at).map(|(key, _)| *key)
    }

    fn text_of(&self, selection: &Selection) -> Option<usize> {
        let only = selection.only()?;
        self.texts.iter().position(|(key, _)| *key == only)
    }
}

/// What every record of the map says, in reading order.
fn texts(editor: &Editor) -> Vec<(Key, String)> {
    let map = editor.map();
    let order = Order::of(map);
    let mut all = Vec::with_capacity(map.cards.len() * 2);
    let mut add = |key: Key, says: &[&str]| all.push((key, folded(&says.join("\n"))));
    let info = &map.info;
    add(Key::Info, &[&info.title, &info.scenario, &info.author, &info.version, &info.date]);
    for persona in &order.personas {
        add(persona.id.into(), &[&persona.name, &persona.description]);
    }
    for stage in &order.stages {
        add(stage.id.into(), &[&stage.name, &stage.goal]);
        order.steps_of(stage.id).for_each(|step| add(step.id.into(), &[&step.name]));
    }
    for lane in &order.lanes {
        let name = if lane.name.is_empty() { editor.words().role(lane.role) } else { &lane.name };
        add(lane.id.into(), &[name]);
    }
    for (at, card) in order.cards.iter().enumerate() {
        add(card.id.into(), &[&card.text, &card.owner]);
        let (pains, waits) = order.marks(at);
        pains.iter().for_each(|pain| add(pain.id.into(), &[&pain.text]));
        waits.iter().for_each(|wait| add(wait.id.into(), &[&wait.text]));
    }
    lines(map, &order, &mut add);
    all
}

/// Labels of connectors by the cards that they leave, and quotes by persona and step.
fn lines(map: &Map, order: &Order<'_>, add: &mut impl FnMut(Key, &[&str])) {
    let card_at: BTreeMap<CardId, usize> = order.cards.iter().enumerate().map(|(at, card)| (card.id, at)).collect();
    let mut connectors: Vec<_> = map.connectors.values().collect();
    connectors.sort_by_key(|connector| card_at.get(&connector.from));
    connectors.iter().for_each(|connector| add(connector.id.into(), &[&connector.label]));
    let persona_at = |id| order.personas.iter().position(|persona| persona.id == id);
    let mut emotions: Vec<_> = map.emotions.values().collect();
    emotions.sort_by_key(|emotion| (persona_at(emotion.persona), order.column.get(&emotion.step)));
    emotions.iter().for_each(|emotion| add(emotion.id.into(), &[&emotion.quote]));
}

/// Where records that are in view are shown, moved along with sticky layers: of a connector its label.
pub(super) fn visible_highlights(doc: &Document, wanted: &HashSet<Key>) -> Vec<Highlight> {
    let (camera, size) = (&doc.view.camera, doc.view.size);
    let view = camera.visible(size);
    let regions = doc.visible_regions();
    let mut seen = Vec::new();
    for layer in doc.scene().layers.iter().filter(|_| !wanted.is_empty()) {
        let shift = sticky_offset(layer.kind, doc.scene(), camera, size);
        for placed in layer.frames.iter().filter(|placed| (placed.bounds() + shift).overlaps(view)) {
            let areas = match layer.kind {
                LayerKind::Connectors => labels_in(placed, wanted),
                kind => areas_in(placed, kind, wanted),
            };
            seen.extend(areas.into_iter().map(|(key, area)| Highlight { area: area + shift, within: regions.of(key) }));
        }
    }
    seen
}

fn areas_in(placed: &Placed, layer: LayerKind, wanted: &HashSet<Key>) -> Vec<(Key, Rect)> {
    let tags = placed.tag.into_iter().chain(placed.frame.items.iter().filter_map(|item| item.tag));
    let mut keys: Vec<_> =
        tags.map(|tag| tag.key).filter(|key| wanted.contains(key) && layer_of(*key) == Some(layer)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter().filter_map(|key| Some((key, area_in(placed, key)?))).collect()
}

fn labels_in(placed: &Placed, wanted: &HashSet<Key>) -> Vec<(Key, Rect)> {
    let mut areas: BTreeMap<Key, Rect> = BTreeMap::new();
    let is_label = |tag: &Tag| tag.part == Part::Text && wanted.contains(&tag.key);
    for item in &placed.frame.items {
        if let Some(tag) = item.tag.filter(is_label) {
            let area = item.bounds() + placed.at.to_vec2();
            areas.entry(tag.key).and_modify(|all| *all = all.union(area)).or_insert(area);
        }
    }
    areas.into_iter().collect()
}
