//! What is in view: in reading order for screen readers, and where given records are shown.
//!
//! Reading order is the title, the stages with their steps, then lane by lane the cards, each with its marks and the
//! connectors that leave it.

use std::collections::{BTreeMap, HashSet};

use super::document::Document;
use super::lookup::{area_in, layer_of};
use super::overlay::Highlight;
use crate::geom::Rect;
use crate::model::{CardId, Key, Rank};
use crate::scene::sticky::sticky_offset;
use crate::scene::{LayerKind, Part, Placed, Tag};

/// The place of a record in reading order: its part of the map, row and column, the card that it belongs to, and its
/// place there.
type ReadingPlace = (u8, usize, usize, Rank, Option<CardId>, u8, Rank, Key);

pub(super) fn visible_in_order(doc: &Document, most: usize) -> Vec<(Key, Rect)> {
    let mut seen: Vec<(ReadingPlace, Rect)> = Vec::new();
    // Names are part of what they name.
    for (_, placed) in doc.scene().frames().filter(|(layer, _)| *layer != LayerKind::Names) {
        add_visible(doc, placed, &mut seen);
    }
    seen.sort_unstable_by_key(|(place, _)| *place);
    seen.dedup_by_key(|(place, _)| *place);
    let selected = doc.selection.only().filter(|key| layer_of(*key).is_some());
    let is_selected = |(place, _): &(ReadingPlace, Rect)| Some(place.7) == selected;
    if !seen.iter().take(most).any(is_selected)
        && let Some(area) = selected.and_then(|key| doc.visible_area(key))
        && let Some(place) = selected.and_then(|key| reading_place(doc, key, area))
    {
        seen.truncate(most.saturating_sub(1));
        seen.insert(seen.partition_point(|(other, _)| *other < place), (place, area));
    }
    seen.truncate(most);
    seen.into_iter().map(|(place, area)| (place.7, area)).collect()
}

fn add_visible(doc: &Document, placed: &Placed, seen: &mut Vec<(ReadingPlace, Rect)>) {
    let mut keys: Vec<Key> = placed.tag.into_iter().map(|tag| tag.key).collect();
    let regions = doc.visible_regions();
    let room = |key: Key| regions.of(key);
    if let Some(key) = keys.first() {
        // What is not in view is not looked into.
        if !(placed.bounds() + doc.sticky_shift(*key)).overlaps(room(*key)) {
            return;
        }
    }
    keys.extend(placed.frame.items.iter().filter_map(|item| item.tag).map(|tag| tag.key));
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        let Some(area) = area_in(placed, key).map(|area| area + doc.sticky_shift(key)) else { continue };
        let part = area.intersect(room(key));
        if area.overlaps(room(key))
            && let Some(place) = reading_place(doc, key, area)
        {
            seen.push((place, part));
        }
    }
}

fn reading_place(doc: &Document, key: Key, area: Rect) -> Option<ReadingPlace> {
    let of_card = |card: CardId, part: u8, rank: Rank| {
        let (column, row) = doc.place_of_card(card)?;
        let card = doc.map.cards.get(&card)?;
        Some((2, row, column + 1, card.rank, Some(card.id), part, rank, key))
    };
    match key {
        Key::Info => Some((0, 0, 0, 0, None, 0, 0, key)),
        Key::Stage(stage) => {
            let column = doc.layout.grid.columns.iter().position(|column| column.stage == stage);
            // A stage without steps comes last.
            Some((1, column.unwrap_or(usize::MAX), 0, 0, None, 0, 0, key))
        }
        Key::Step(step) => Some((1, doc.column_of(step)?, 1, 0, None, 0, 0, key)),
        Key::Lane(lane) => Some((2, doc.row_of(lane)?, 0, 0, None, 0, 0, key)),
        Key::Card(card) => of_card(card, 0, 0),
        Key::Pain(pain) => of_card(doc.map.card_of(key)?, 1, doc.map.pains.get(&pain)?.rank),
        Key::Wait(wait) => of_card(doc.map.card_of(key)?, 2, doc.map.waits.get(&wait)?.rank),
        Key::Connector(connector) => of_card(doc.map.connectors.get(&connector)?.from, 3, 0),
        Key::Emotion(emotion) => {
            let row = doc.layout.grid.row_at(area.center())?;
            let column = doc.column_of(doc.map.emotions.get(&emotion)?.step)?;
            Some((2, row, column + 1, 0, None, 0, 0, key))
        }
        Key::Persona(_) => None,
    }
}

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
