//! Pain points and wait points without a panel: rated by a key or a click on a dot, dragged from card to card.

use std::collections::BTreeSet;

use super::copying::CopySet;
use super::document::Document;
use super::overlay::DropMark;
use crate::edit::{Command, MoveTarget, Place, Selection};
use crate::geom::{Point, Rect};
use crate::model::{CardId, Consequence, Key, Map, Pain, PainId};

/// A value of a pain point from 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rating {
    /// How bad it is.
    Severity,
    /// How often it happens.
    Frequency,
}

/// The pain points that are selected.
pub(super) fn selected_pains<'a>(map: &'a Map, selection: &'a Selection) -> impl Iterator<Item = &'a Pain> {
    selection.keys().filter_map(|key| map.pains.get(&key.pain()?))
}

pub(super) fn rating(map: &Map, selection: &Selection, rating: Rating, value: u8) -> Option<Command> {
    change_pains(map, selection, |pain| match rating {
        Rating::Severity => pain.severity = value,
        Rating::Frequency => pain.frequency = value,
    })
}

pub(super) fn next_consequence(map: &Map, selection: &Selection) -> Option<Command> {
    let next = match selected_pains(map, selection).next()?.consequence {
        Consequence::Inefficiency => Consequence::BadExperience,
        Consequence::BadExperience => Consequence::ChurnRisk,
        Consequence::ChurnRisk => Consequence::Inefficiency,
    };
    change_pains(map, selection, |pain| pain.consequence = next)
}

fn change_pains(map: &Map, selection: &Selection, change: impl Fn(&mut Pain)) -> Option<Command> {
    let changed = selected_pains(map, selection).cloned().map(|mut pain| {
        change(&mut pain);
        Command::Change(pain.into())
    });
    Command::of_all(changed)
}

/// A dot of a pain point was clicked: that is its severity.
pub(super) fn rate_by_dot(doc: &mut Document, pain: PainId, severity: u8) {
    let Some(pain) = doc.map.pains.get(&pain).cloned() else { return };
    // Refused where the lane is locked.
    doc.attempt(&Command::Change(Pain { severity, ..pain }.into()), doc.selection.clone());
}

/// The number of a pain point was clicked: it becomes more frequent, after the highest the lowest again.
pub(super) fn cycle_frequency(doc: &mut Document, pain: PainId) {
    let Some(pain) = doc.map.pains.get(&pain).cloned() else { return };
    let frequency = if pain.frequency < 5 { pain.frequency + 1 } else { 1 };
    doc.attempt(&Command::Change(Pain { frequency, ..pain }.into()), doc.selection.clone());
}

impl Document {
    /// The marks of a card, from top to bottom: its wait points and then its pain points.
    pub fn marks_of(&self, card: CardId) -> Vec<Key> {
        let waits = self.order.waits_of(&self.map, card).into_iter().map(|wait| Key::Wait(wait.id));
        let pains = self.order.pains_of(&self.map, card).into_iter().map(|pain| Key::Pain(pain.id));
        waits.chain(pains).collect()
    }

    /// The marks of a card that are of the kind of `mark`, in order.
    pub fn marks_like(&self, mark: Key, card: CardId) -> Vec<Key> {
        self.marks_of(card).into_iter().filter(|other| are_alike(*other, mark)).collect()
    }
}

/// The marks that a drag of one takes along: if it is selected, all that are, in reading order.
pub(super) fn dragged_marks(doc: &Document, mark: Key) -> Vec<Key> {
    if doc.selection.len() <= 1 || !doc.selection.has(mark) {
        return vec![mark];
    }
    let marks = doc.selection.keys().filter(|key| matches!(key, Key::Pain(_) | Key::Wait(_)));
    let cards: BTreeSet<CardId> = marks.filter_map(|mark| doc.map.card_of(mark)).collect();
    let cards = doc.order.cards_in_order(&doc.map, cards);
    cards.iter().flat_map(|card| doc.marks_of(card.id)).filter(|mark| doc.selection.has(*mark)).collect()
}

/// Moves marks, or their copies, to the card under the pointer: those of the kind of the grabbed one go together to
/// where it is dragged, the others to the end of their kind.
pub(super) fn drop_marks(
    doc: &Document,
    grabbed: Key,
    marks: &[Key],
    at: Point,
    copies: Option<&CopySet>,
) -> Option<(DropMark, Command)> {
    let (card, area) = doc.card_at(at)?;
    let moved = if copies.is_some() { &[] } else { marks };
    let (shown, place) = mark_place(doc, grabbed, moved, card, area, at);
    let mut before = None;
    let commands: Vec<Command> = marks
        .iter()
        .map(|mark| {
            let place = match before {
                _ if !are_alike(*mark, grabbed) => Place::Last,
                None => place,
                Some(before) => Place::After(before),
            };
            let to = MoveTarget::Card { card, place };
            let (key, command) = match copies {
                Some(copies) => copies.place(*mark, to)?,
                None => (*mark, Command::Move { key: *mark, to }),
            };
            if are_alike(*mark, grabbed) {
                before = Some(key);
            }
            Some(command)
        })
        .collect::<Option<_>>()?;
    Some((shown, Command::of_all(commands)?))
}

/// Where a dragged mark would go on the card under the pointer: between its marks of the same kind, apart from those
/// that are moved, or at the end when the pointer is over the text of the card.
fn mark_place(doc: &Document, mark: Key, moved: &[Key], card: CardId, area: Rect, at: Point) -> (DropMark, Place) {
    let others = doc.marks_like(mark, card).into_iter().filter(|other| !moved.contains(other));
    let others: Vec<_> = others.filter_map(|other| Some((other, doc.area_of(other)?))).collect();
    let is_own_card = doc.map.card_of(mark) == Some(card);
    let (Some((first, top)), Some((_, last))) = (others.first(), others.last()) else {
        return (DropMark::Card(area), Place::Last);
    };
    if at.y < top.y0 {
        let before = (DropMark::across(area, top.y0), Place::Before(*first));
        return if is_own_card { before } else { (DropMark::Card(area), Place::Last) };
    }
    match others.iter().find(|(_, strip)| strip.center().y > at.y) {
        Some((next, strip)) => (DropMark::across(area, strip.y0), Place::Before(*next)),
        None => (DropMark::across(area, last.y1), Place::Last),
    }
}

/// True for two marks of one kind, which have one order on their card.
fn are_alike(one: Key, other: Key) -> bool {
    matches!((one, other), (Key::Pain(_), Key::Pain(_)) | (Key::Wait(_), Key::Wait(_)))
}
