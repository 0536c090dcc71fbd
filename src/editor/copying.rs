//! Copies of cards beside the originals: put down by a drag, or made in place.

use std::collections::BTreeMap;

use super::Editor;
use crate::edit::{Command, Fragment, Place, Refusal, Selection, Target};
use crate::model::{CardId, Key, LaneId, StepId};

/// Copies of cards that are not on the map yet, with their marks and the connectors among them.
#[derive(Clone)]
pub(super) struct Copies {
    fragment: Fragment,
    /// The lane of the topmost card and the step of the first one.
    home: (LaneId, StepId),
    /// Each original with its copy.
    pairs: BTreeMap<CardId, CardId>,
}

impl Copies {
    /// Puts all copies on the map, each in the cell of its original.
    pub(super) fn paste(&self) -> Command {
        let (lane, step) = self.home;
        Command::Paste { fragment: self.fragment.clone(), lane, step, place: Place::Last }
    }

    /// The copy of a card.
    pub(super) fn of(&self, original: CardId) -> Option<CardId> {
        self.pairs.get(&original).copied()
    }

    /// The copies, selected.
    pub(super) fn selection(&self) -> Selection {
        self.pairs.values().map(|copy| Key::Card(*copy)).collect()
    }
}

impl Editor {
    /// Copies of cards of the map; none of no cards.
    pub(super) fn copies(&mut self, cards: &[CardId]) -> Option<Copies> {
        let originals = Fragment::of(&self.map, cards);
        let home_of = |wanted: fn(&(usize, usize)) -> usize| {
            let mut placed = originals.placed();
            placed.find(|(column, row, _)| wanted(&(*column, *row)) == 0).map(|(_, _, card)| (card.lane, card.step))
        };
        let home = (home_of(|(_, row)| *row)?.0, home_of(|(column, _)| *column)?.1);
        let fragment = originals.renamed(&mut self.ids);
        let pairs = originals.cards().zip(fragment.cards()).map(|(card, copy)| (card.id, copy.id)).collect();
        Some(Copies { fragment, home, pairs })
    }

    /// Puts a copy of each selected card after it, with its marks, and selects the copies.
    pub(super) fn duplicate(&mut self) -> Result<(), Refusal> {
        let cards: Vec<CardId> = self.selected_cards();
        let Some(copies) = self.copies(&cards) else { return Ok(()) };
        let put = |(original, copy): (&CardId, &CardId)| {
            let card = self.map.cards.get(original)?;
            let to = Target::Cell { lane: card.lane, step: card.step, place: Place::After(Key::Card(*original)) };
            Some(Command::Move { key: Key::Card(*copy), to })
        };
        let places = copies.pairs.iter().filter_map(put);
        let command = Command::Many([copies.paste()].into_iter().chain(places).collect());
        let selection = copies.selection();
        let first = copies.pairs.values().next().copied();
        self.perform_and_select(&command, selection)?;
        if let Some(card) = first {
            self.show(card.into());
        }
        Ok(())
    }

    /// The cards that are selected, in the order of their ids.
    pub(super) fn selected_cards(&self) -> Vec<CardId> {
        let cards = self.selection.keys().filter_map(|key| if let Key::Card(card) = key { Some(card) } else { None });
        cards.filter(|card| self.map.cards.contains_key(card)).collect()
    }
}
