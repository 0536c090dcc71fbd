//! The page of several selected records: what all of their cards have in common.

use egui::{IdSalt, Ui};

use super::control::wide_button_ui;
use super::draft::Slot;
use super::form::Form;
use crate::edit::{Command, Selection};
use crate::model::{Card, Key};
use crate::text::Icon;

impl Form<'_> {
    pub(super) fn several(&mut self, ui: &mut Ui, selection: &Selection) {
        let title = self.words.with("inspector-several", &[("count", selection.len().into())]);
        self.title(ui, &title);
        let map = self.map();
        let of_card = |key: Key| match key {
            Key::Card(card) => map.cards.get(&card),
            _ => None,
        };
        let cards: Vec<_> = selection.keys().filter_map(of_card).collect();
        if !cards.is_empty() {
            self.of_cards(ui, &cards);
        }
        ui.add_space(8.0);
        let delete = self.words.text("action-delete").into_owned();
        if wide_button_ui(ui, self.text, IdSalt::new("delete several"), Icon::Trash, &delete) {
            self.wish(Command::Delete(selection.keys().filter(|key| *key != Key::Info).collect()));
        }
    }

    fn of_cards(&mut self, ui: &mut Ui, cards: &[&Card]) {
        if let Some(kind) = self.kinds(ui, "several", same(cards, |card| card.kind)) {
            self.change_all(cards, |card| Card { kind, ..card });
        }
        if let Some(evidence) = self.levels(ui, "several", same(cards, |card| card.evidence)) {
            self.change_all(cards, |card| Card { evidence, ..card });
        }
        self.caption(ui, "inspector-owner");
        let (label, mixed) = (self.words.text("inspector-owner"), self.words.text("inspector-mixed"));
        let owner = same(cards, |card| card.owner.as_str());
        let hint = if owner.is_none() { mixed.as_ref() } else { "" };
        let keys: Vec<Key> = cards.iter().map(|card| card.id.into()).collect();
        self.bare_text_ui(ui, &keys, Slot::Owner, &label, (owner.unwrap_or_default(), hint), false);
    }

    /// One change of all cards that it changes.
    fn change_all(&mut self, cards: &[&Card], change: impl Fn(Card) -> Card) {
        let changed = |card: &&Card| {
            let after = change((*card).clone());
            (after != **card).then(|| Command::Change(after.into()))
        };
        self.wish(Command::Many(cards.iter().filter_map(changed).collect()));
    }
}

/// The value that all cards have; `None` when they differ.
fn same<'a, T: PartialEq>(cards: &[&'a Card], value: impl Fn(&'a Card) -> T) -> Option<T> {
    let (first, rest) = cards.split_first()?;
    let first = value(first);
    rest.iter().all(|card| value(card) == first).then_some(first)
}
