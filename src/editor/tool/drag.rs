//! Dragging records, or an element of the palette, to where they are dropped.

use super::{ActiveTool, Cursor, NextTool, Pointer, Tool};
use crate::edit::{Refusal, SectionKind};
use crate::editor::Element;
use crate::editor::copying::{self, CopySet};
use crate::editor::document::Document;
use crate::editor::drop::{self, DragPayload, PlannedDrop};
use crate::editor::marks;
use crate::editor::notice::NoticeText;
use crate::editor::overlay::Overlay;
use crate::geom::{Point, Vec2};
use crate::model::{CardId, Key};
use crate::scene::{Frame, Tag};

use std::sync::Arc;

/// More cards than this at the pointer hide the map.
const MOST_GHOSTS: usize = 24;

/// Something that follows the pointer until it is dropped.
pub struct Drag {
    payload: DragPayload,
    /// From the top left corner of what is dragged to the pointer, in map units.
    grab_offset: Vec2,
    /// How many columns after its first one a card over several steps was taken.
    column: usize,
    /// The pointer on the map.
    at: Point,
    /// The pointer is within the view: elsewhere nothing is dropped.
    is_within_view: bool,
    planned: Option<PlannedDrop>,
    /// Why it can't be dropped here.
    refusal: Option<Refusal>,
    /// The copies that are dropped in place of the records, once the key for that was held.
    copies: Option<CopySet>,
    /// The key for copies is held.
    copy_key: bool,
}

impl Drag {
    fn new(payload: DragPayload, grab_offset: Vec2, at: Point) -> Self {
        Self {
            payload,
            grab_offset,
            column: 0,
            at,
            is_within_view: true,
            planned: None,
            refusal: None,
            copies: None,
            copy_key: false,
        }
    }

    /// Drags a record that is taken at a point of the map; `None` for one that stays where it is.
    pub fn from_record(doc: &Document, key: Key, at: Point) -> Option<Self> {
        let payload = match key {
            Key::Card(card) => DragPayload::Cards(dragged_cards(doc, card)),
            Key::Pain(_) | Key::Wait(_) => DragPayload::Marks { grabbed: key, all: marks::dragged_marks(doc, key) },
            Key::Stage(_) | Key::Step(_) | Key::Lane(_) => {
                DragPayload::Heads { grabbed: key, all: dragged_heads(doc, key) }
            }
            Key::Info | Key::Persona(_) | Key::Connector(_) | Key::Emotion(_) => return None,
        };
        let first = key.card().and_then(|card| doc.place_of_card(card)).map(|(column, _)| column);
        let taken = doc.layout.grid.column_at(at);
        let column = first.zip(taken).map_or(0, |(first, taken)| taken.saturating_sub(first));
        let corner = doc.visible_area(key).map_or(at, |area| area.origin());
        Some(Self { column, ..Self::new(payload, at - corner, at) })
    }

    /// Drags an element of the palette.
    pub fn from_palette(doc: &Document, element: Element, pointer: Pointer) -> Self {
        let grab_offset = Vec2::new(doc.density.lengths().card_width / 2.0, 16.0);
        let at = doc.view.in_map(pointer.at);
        Self { is_within_view: false, ..Self::new(DragPayload::Element(element), grab_offset, at) }
    }

    /// True when copies are dropped, and the records stay.
    fn drops_copies(&self) -> bool {
        self.copy_key && matches!(self.payload, DragPayload::Cards(_) | DragPayload::Marks { .. })
    }

    /// Plans the drop at the pointer.
    fn plan(&mut self, doc: &mut Document) {
        let before = self.planned.take();
        let drops_copies = self.drops_copies();
        if drops_copies && self.copies.is_none() {
            self.copies = match &self.payload {
                DragPayload::Cards(cards) => copying::copies(&doc.map, &mut doc.ids, cards),
                DragPayload::Marks { all, .. } => copying::copies_of_marks(&doc.map, &mut doc.ids, all),
                _ => None,
            };
        }
        let is_reached = self.is_within_view && (self.payload.is_framing() || doc.clear_area().contains(self.at));
        let copies = self.copies.as_ref().filter(|_| drops_copies);
        let target = is_reached.then(|| drop::target(doc, &self.payload, self.at, self.column, copies)).flatten();
        (self.planned, self.refusal) = match target.map(|target| target.plan(doc, before)) {
            Some(Ok(planned)) => (Some(planned), None),
            Some(Err(refusal)) => (None, Some(refusal)),
            None => (None, None),
        };
    }
}

impl Drag {
    /// Tells why nothing was dropped, unless it was taken back out of the view.
    fn tell_why(&self, doc: &mut Document) {
        let element = match &self.payload {
            DragPayload::Element(element) => Some(*element),
            DragPayload::Marks { grabbed: Key::Wait(_), .. } => Some(Element::Wait),
            DragPayload::Marks { .. } => Some(Element::Pain),
            // They stay where they are, and are seen there.
            DragPayload::Cards(_) | DragPayload::Heads { .. } => None,
        };
        match (self.refusal, element) {
            (Some(refusal), _) => doc.tell_refusal(refusal),
            (None, Some(element)) if self.is_within_view => doc.tell(NoticeText::NotThere(element)),
            _ => {}
        }
    }
}

impl Tool for Drag {
    fn drag(&mut self, doc: &mut Document, pointer: Pointer) -> NextTool {
        self.at = doc.view.in_map(pointer.at);
        self.copy_key = pointer.modifiers.command;
        self.is_within_view = doc.view.size.to_rect().contains(pointer.at);
        self.plan(doc);
        NextTool::Same
    }

    fn release(mut self: Box<Self>, doc: &mut Document, pointer: Pointer) -> ActiveTool {
        self.drag(doc, pointer);
        match self.planned {
            Some(planned) => planned.drop(doc),
            None => self.tell_why(doc),
        }
        None
    }

    fn overlay(&self, doc: &Document, _hover: Option<Tag>, overlay: &mut Overlay) {
        overlay.drop = self.planned.as_ref().map(|planned| planned.mark);
        let keys: Vec<Key> = match &self.payload {
            DragPayload::Element(element) => {
                overlay.element = Some((self.at, *element));
                return;
            }
            DragPayload::Cards(cards) => cards.iter().take(MOST_GHOSTS).map(|card| Key::Card(*card)).collect(),
            DragPayload::Marks { grabbed, all } | DragPayload::Heads { grabbed, all } => {
                let others = all.iter().filter(|other| *other != grabbed);
                [grabbed].into_iter().chain(others).copied().collect()
            }
        };
        let first = keys.first().and_then(|key| doc.visible_area(*key)).map(|area| area.origin());
        overlay.copying = self.drops_copies();
        for key in keys.iter().take(MOST_GHOSTS) {
            let Some(area) = doc.visible_area(*key) else { continue };
            if !overlay.copying {
                overlay.drag_origins.push(area);
            }
            let offset = first.map_or(Vec2::ZERO, |first| area.origin() - first);
            if let Some(frame) = frame_of(doc, *key) {
                overlay.ghosts.push((self.at - self.grab_offset + offset, frame));
            }
        }
    }

    fn cursor(&self, _doc: &Document, _hover: Option<Tag>) -> Cursor {
        match self.payload {
            DragPayload::Element(_) | DragPayload::Marks { .. } if self.planned.is_none() => Cursor::Forbidden,
            _ if !self.is_within_view || self.refusal.is_some() => Cursor::Forbidden,
            _ if self.drops_copies() => Cursor::Copying,
            // A record of the map stays where it is when it is dropped nowhere.
            _ => Cursor::Grabbing,
        }
    }

    fn is_dragging(&self) -> bool {
        true
    }
}

/// The cards that a drag of `card` takes along, itself first: if it is selected, all that are, in reading order.
fn dragged_cards(doc: &Document, card: CardId) -> Vec<CardId> {
    let mut cards = vec![card];
    if doc.selection.has(card) {
        let selected = doc.selected_cards().into_iter().filter_map(|card| doc.map.cards.get(&card));
        let shown = selected.filter(|card| doc.map.shows(card.lane));
        let mut others: Vec<_> = shown.filter_map(|card| doc.order.place(card)).collect();
        others.sort_unstable();
        cards.extend(others.into_iter().map(|(_, other)| other.id).filter(|other| *other != card));
    }
    cards
}

/// The stages, steps or lanes that a drag of one takes along, in order: if it is selected, all of its kind that are.
fn dragged_heads(doc: &Document, key: Key) -> Vec<Key> {
    let kind = SectionKind::from_keys([key]);
    if !doc.selection.has(key) || doc.selection.keys().any(|other| SectionKind::from_keys([other]) != kind) {
        return vec![key];
    }
    let all: Vec<Key> = match key {
        Key::Stage(_) => doc.order.stages().iter().map(|stage| (*stage).into()).collect(),
        Key::Step(_) => doc.order.steps().iter().map(|step| (*step).into()).collect(),
        _ => doc.order.lanes().iter().map(|lane| (*lane).into()).collect(),
    };
    all.into_iter().filter(|other| doc.selection.has(*other)).collect()
}

/// The frame that shows a record, or the part of a frame that does.
fn frame_of(doc: &Document, key: Key) -> Option<Arc<Frame>> {
    let placed = doc.placed_of(key)?;
    if placed.tag.is_some_and(|tag| tag.key == key) {
        let Some(name) = doc.name_of(key) else { return Some(Arc::clone(placed.frame)) };
        let mut frame = Frame::clone(placed.frame);
        for item in &name.frame.items {
            frame.push(item.at + (name.at - placed.at), item.tag, item.shape.clone());
        }
        return Some(Arc::new(frame));
    }
    // A strip of a card: its items alone.
    let area = doc.area_of(key)?;
    let shift = area.origin() - placed.at;
    let mut frame = Frame::new(area.size());
    for item in placed.frame.items.iter().filter(|item| item.tag.is_some_and(|tag| tag.key == key)) {
        frame.push(item.at - shift, item.tag, item.shape.clone());
    }
    Some(Arc::new(frame))
}
