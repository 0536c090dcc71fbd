//! What a change of a map touches, as far as its records say so.

use std::collections::BTreeSet;

use super::cache::LookupSet;
use crate::model::{
    Card, CardId, CardKind, ConnectorId, EasingLetters, LaneId, Map, ReadingOrder, RecordChange, RecordRef,
};

/// The cards, lanes and connectors that some changes touch.
#[derive(Default)]
pub(super) struct TouchedRecords<'a> {
    /// Cards that come, go, move or look different.
    pub cards: LookupSet<CardId>,
    /// Their lanes, before and after.
    pub lanes: LookupSet<LaneId>,
    /// Cards as they were where they are no more, and as they are where they were not.
    pub moved: Vec<&'a Card>,
    /// Connectors that come, go, or are others.
    pub connectors: BTreeSet<ConnectorId>,
    /// Curves of emotions are others.
    pub curves: bool,
    /// Names around the cells are others, or the title.
    pub around: bool,
    /// An opportunity may have another letter.
    letters: bool,
}

impl<'a> TouchedRecords<'a> {
    /// What some changes touch; `None` when columns or rows may be others.
    pub fn new(map: &Map, order: &ReadingOrder, changes: impl Iterator<Item = RecordChange<'a>>) -> Option<Self> {
        let mut touched = Self::default();
        for (before, after) in changes {
            if let (Some(RecordRef::Card(before)), Some(RecordRef::Card(after))) = (before, after)
                && order.place(before).is_some_and(|_| map.shows(before.lane))
                    != order.place(after).is_some_and(|_| map.shows(after.lane))
            {
                // Its connectors come or go, too.
                return None;
            }
            if are_of_names(before, after) {
                touched.around = true;
                continue;
            }
            for record in [before, after].into_iter().flatten() {
                touched.add(record)?;
            }
            match (before, after) {
                (Some(RecordRef::Card(before)), Some(RecordRef::Card(after))) => {
                    if stands(before) != stands(after) {
                        touched.moved.extend([before, after]);
                    }
                    touched.letters |= letters_of(before) != letters_of(after);
                }
                (Some(RecordRef::Pain(before)), Some(RecordRef::Pain(after))) => {
                    touched.letters |= before.card != after.card;
                }
                (before, after) => {
                    for record in [before, after].into_iter().flatten() {
                        touched.letters |= comes_with_letters(record);
                        touched.moved.extend(if let RecordRef::Card(card) = record { Some(card) } else { None });
                    }
                }
            }
        }
        Some(touched)
    }

    /// The letters of the map as it is now, when they may be others than before.
    pub fn letters(&self, map: &Map, order: &ReadingOrder) -> Option<EasingLetters> {
        self.letters.then(|| EasingLetters::from_reading(map, order))
    }

    /// Adds the cards on which letters are others than before.
    pub fn add_letters(&mut self, map: &Map, (before, after): (&EasingLetters, &EasingLetters)) {
        let (cards, pains) = after.changed_since(before);
        let cards = cards.into_iter().chain(pains.iter().filter_map(|pain| Some(map.pains.get(pain)?.card)));
        for card in cards.filter_map(|card| map.cards.get(&card)) {
            self.cards.insert(card.id);
            self.lanes.insert(card.lane);
        }
    }

    /// Adds the lanes of the cards on which marks have changed.
    pub fn add_lanes_of_marks(&mut self, map: &Map) {
        self.lanes.extend(self.cards.iter().filter_map(|card| Some(map.cards.get(card)?.lane)));
    }

    fn add(&mut self, record: RecordRef<'a>) -> Option<()> {
        match record {
            RecordRef::Card(card) => {
                self.cards.insert(card.id);
                self.lanes.insert(card.lane);
            }
            RecordRef::Pain(pain) => {
                self.cards.insert(pain.card);
            }
            RecordRef::Wait(wait) => {
                self.cards.insert(wait.card);
            }
            RecordRef::Connector(connector) => {
                self.connectors.insert(connector.id);
            }
            RecordRef::Emotion(_) => self.curves = true,
            RecordRef::Info(_)
            | RecordRef::Persona(_)
            | RecordRef::Stage(_)
            | RecordRef::Step(_)
            | RecordRef::Lane(_) => return None,
        }
        Some(())
    }
}

/// True for a change of names, or of what else stands around the cells.
fn are_of_names(before: Option<RecordRef<'_>>, after: Option<RecordRef<'_>>) -> bool {
    match (before, after) {
        (Some(RecordRef::Info(_)), Some(RecordRef::Info(_))) => true,
        (Some(RecordRef::Persona(before)), Some(RecordRef::Persona(after))) => before.rank == after.rank,
        (Some(RecordRef::Stage(before)), Some(RecordRef::Stage(after))) => before.rank == after.rank,
        (Some(RecordRef::Step(before)), Some(RecordRef::Step(after))) => {
            (before.stage, before.rank, before.width) == (after.stage, after.rank, after.width)
        }
        (Some(RecordRef::Lane(before)), Some(RecordRef::Lane(after))) => {
            (before.rank, before.role, before.hidden) == (after.rank, after.role, after.hidden)
        }
        _ => false,
    }
}

/// What the place of a card follows from.
fn stands(card: &Card) -> impl PartialEq + use<> {
    (card.lane, card.step, card.rank, card.span)
}

/// What the letters follow from that a card has.
fn letters_of(card: &Card) -> impl PartialEq {
    let opportunity = Some((&card.eases, card.lane, card.step, card.rank));
    opportunity.filter(|_| card.kind == CardKind::Opportunity && !card.eases.is_empty())
}

/// True for a record that may bring letters with it, or take them along.
fn comes_with_letters(record: RecordRef<'_>) -> bool {
    match record {
        RecordRef::Card(card) => card.kind == CardKind::Opportunity && !card.eases.is_empty(),
        RecordRef::Pain(_) => true,
        _ => false,
    }
}
