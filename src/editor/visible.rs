//! What is in view: in reading order for screen readers, and where given records are shown.
//!
//! Reading order is the title, the stages with their steps, then lane by lane the cards, each with its marks and the
//! connectors that leave it.

use std::collections::HashSet;

use super::document::Document;
use super::lookup::{VisibleRegions, layer_of};
use super::overlay::Highlight;
use crate::geom::Rect;
use crate::model::{CardId, Key, Rank};
use crate::scene::sticky::sticky_offset;
use crate::scene::{LayerKind, Part, PlacedRef};

/// The place of a record in reading order: its part of the map, row and column, the card that it belongs to, and its
/// place there.
type ReadingPlace = (u8, usize, usize, Rank, Option<CardId>, u8, Rank, Key);

/// The records that are seen, in reading order, at most so many.
pub(super) fn visible_in_order(doc: &Document, most: usize) -> Vec<(Key, Rect)> {
    let mut seen: Vec<(ReadingPlace, Rect)> = Vec::new();
    let regions = doc.visible_regions();
    let end = add_cards(doc, regions, most, &mut seen);
    for layer in doc.scene().layers() {
        let shift = sticky_offset(layer.kind, doc.scene(), &doc.view.camera, doc.view.size);
        match layer.kind {
            // Names are part of what they name.
            LayerKind::Names | LayerKind::Cards => {}
            kind => {
                // What begins below the last of the cards is read after them.
                let is_in_rows = matches!(kind, LayerKind::Connectors | LayerKind::Emotion);
                let area = if is_in_rows { Rect { y1: end, ..regions.all } } else { regions.all };
                let there = layer.within(area - shift).into_iter();
                there.for_each(|placed| add_visible(doc, placed, regions, &mut seen));
            }
        }
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

/// Adds the cards row by row, until there are enough: the others are read after them. Returns how far down they are.
fn add_cards(doc: &Document, regions: VisibleRegions, most: usize, seen: &mut Vec<(ReadingPlace, Rect)>) -> f64 {
    let (cards, rows) = (doc.scene().layer(LayerKind::Cards), &doc.layout.grid.rows);
    let first = rows.partition_point(|row| row.bottom < regions.all.y0);
    let mut added = Vec::new();
    let mut end = regions.all.y1;
    for row in rows.iter().skip(first).take_while(|row| row.top <= regions.all.y1) {
        let area = Rect { y0: row.top, y1: row.bottom, ..regions.all };
        let own = cards.within(area).into_iter().filter(|placed| (row.top..row.bottom).contains(&placed.at.y));
        for placed in own {
            if added.len() >= most {
                break;
            }
            add_visible(doc, placed, regions, &mut added);
        }
        if added.len() >= most {
            end = row.bottom;
            break;
        }
    }
    seen.append(&mut added);
    end
}

/// Adds what a frame shows that is seen.
fn add_visible(doc: &Document, placed: PlacedRef<'_>, regions: VisibleRegions, seen: &mut Vec<(ReadingPlace, Rect)>) {
    if let Some(key) = placed.tag.map(|tag| tag.key) {
        // What is not in view is not looked into.
        if !(placed.bounds() + doc.sticky_shift(key)).overlaps(regions.of(key)) {
            return;
        }
    }
    for (key, area) in areas(placed, |_| true) {
        let area = area + doc.sticky_shift(key);
        let part = area.intersect(regions.of(key));
        if area.overlaps(regions.of(key))
            && let Some(place) = reading_place(doc, key, area)
        {
            seen.push((place, part));
        }
    }
}

/// The boxes of the records that a frame shows, of those that are asked for: the whole frame, or the items of a record.
fn areas(placed: PlacedRef<'_>, is_wanted: impl Fn(Key) -> bool) -> Vec<(Key, Rect)> {
    let whole = placed.tag.map(|tag| tag.key);
    let items = placed.frame.items.iter().filter_map(|item| Some((item.tag?.key, item)));
    let items = items.filter(|(key, _)| Some(*key) != whole && is_wanted(*key));
    let mut areas: Vec<(Key, Rect)> = items.map(|(key, item)| (key, item.bounds() + placed.at.to_vec2())).collect();
    areas.extend(whole.filter(|key| is_wanted(*key)).map(|key| (key, placed.bounds())));
    joined(areas)
}

/// The areas of each key in one, in the order of the keys.
fn joined(mut areas: Vec<(Key, Rect)>) -> Vec<(Key, Rect)> {
    areas.sort_by_key(|(key, _)| *key);
    let mut joined: Vec<(Key, Rect)> = Vec::with_capacity(areas.len());
    for (key, area) in areas {
        match joined.last_mut() {
            Some((last, all)) if *last == key => *all = all.union(area),
            _ => joined.push((key, area)),
        }
    }
    joined
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
            let index = doc.grid_index();
            let column = index.nth_stage(stage).and_then(|nth| index.stages.get(nth)).map(|(_, column)| *column);
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
    for layer in doc.scene().layers().iter().filter(|_| !wanted.is_empty()) {
        let shift = sticky_offset(layer.kind, doc.scene(), camera, size);
        let there = layer.within(view - shift).into_iter();
        for placed in there.filter(|placed| (placed.bounds() + shift).overlaps(view)) {
            let areas = match layer.kind {
                LayerKind::Connectors => labels_in(placed, wanted),
                kind => areas(placed, |key| wanted.contains(&key) && layer_of(key) == Some(kind)),
            };
            seen.extend(areas.into_iter().map(|(key, area)| Highlight::around(area + shift, regions.of(key))));
        }
    }
    seen
}

fn labels_in(placed: PlacedRef<'_>, wanted: &HashSet<Key>) -> Vec<(Key, Rect)> {
    let labels = placed.frame.items.iter().filter_map(|item| Some((item.tag?, item)));
    let labels = labels.filter(|(tag, _)| tag.part == Part::Text && wanted.contains(&tag.key));
    joined(labels.map(|(tag, item)| (tag.key, item.bounds() + placed.at.to_vec2())).collect())
}
