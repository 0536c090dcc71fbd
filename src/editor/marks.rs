//! Pain points and wait points without a panel: rated by a key or a click on a dot, carried from card to card.

use super::Editor;
use super::copying::CopySet;
use super::drop::DropMark;
use crate::edit::{Command, Place, Refusal, Target};
use crate::geom::{Point, Rect};
use crate::model::{Card, CardId, Consequence, Key, Order, Pain, PainId, Rank};

/// What of a pain point is rated from 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rating {
    /// How bad it is.
    Severity,
    /// How often it happens.
    Frequency,
}

/// How thick the bar is that shows where a mark would come, in map units.
const BAR: f64 = 4.0;

impl Editor {
    /// The pain points that are selected.
    fn selected_pains(&self) -> impl Iterator<Item = &Pain> {
        self.selection.keys().filter_map(|key| match key {
            Key::Pain(pain) => self.map.pains.get(&pain),
            _ => None,
        })
    }

    /// True when a pain point is selected.
    #[must_use]
    pub fn has_selected_pains(&self) -> bool {
        self.selected_pains().next().is_some()
    }

    /// Rates all selected pain points, as one change. False when none is selected.
    ///
    /// # Errors
    /// When the value is not within 1 to 5.
    pub fn rate(&mut self, rating: Rating, value: u8) -> Result<bool, Refusal> {
        self.change_pains(|pain| match rating {
            Rating::Severity => pain.severity = value,
            Rating::Frequency => pain.frequency = value,
        })
    }

    /// Gives all selected pain points the consequence that comes after that of the first one. False when none is
    /// selected.
    ///
    /// # Errors
    /// Never for a map that is in order.
    pub fn next_consequence(&mut self) -> Result<bool, Refusal> {
        let Some(first) = self.selected_pains().next() else { return Ok(false) };
        let next = match first.consequence {
            Consequence::Inefficiency => Consequence::BadExperience,
            Consequence::BadExperience => Consequence::ChurnRisk,
            Consequence::ChurnRisk => Consequence::Inefficiency,
        };
        self.change_pains(|pain| pain.consequence = next)
    }

    fn change_pains(&mut self, change: impl Fn(&mut Pain)) -> Result<bool, Refusal> {
        let changed = self.selected_pains().cloned().map(|mut pain| {
            change(&mut pain);
            Command::Change(pain.into())
        });
        let Some(command) = Command::of_all(changed) else { return Ok(false) };
        self.perform(&command).map(|()| true)
    }

    /// A dot of a pain point was clicked: that is its severity.
    pub(super) fn rate_by_dot(&mut self, pain: PainId, severity: u8) {
        let Some(pain) = self.map.pains.get(&pain).cloned() else { return };
        // Refused where the lane is locked.
        self.attempt(&Command::Change(Pain { severity, ..pain }.into()), self.selection.clone());
    }

    /// The number of a pain point was clicked: it happens more often, or after the most seldom again.
    pub(super) fn turn_frequency(&mut self, pain: PainId) {
        let Some(pain) = self.map.pains.get(&pain).cloned() else { return };
        let frequency = if pain.frequency < 5 { pain.frequency + 1 } else { 1 };
        self.attempt(&Command::Change(Pain { frequency, ..pain }.into()), self.selection.clone());
    }

    /// The marks of a card, as they stand on it from top to bottom.
    pub(super) fn marks_of(&self, card: CardId) -> Vec<Key> {
        let waits = self.map.waits.values().filter(|wait| wait.card == card);
        let pains = self.map.pains.values().filter(|pain| pain.card == card);
        let mut waits: Vec<(Rank, Key)> = waits.map(|wait| (wait.rank, wait.id.into())).collect();
        let mut pains: Vec<(Rank, Key)> = pains.map(|pain| (pain.rank, pain.id.into())).collect();
        waits.sort_unstable();
        pains.sort_unstable();
        waits.into_iter().chain(pains).map(|(_, key)| key).collect()
    }

    /// The marks of a card that are of the kind of `mark`, in order.
    pub(super) fn marks_like(&self, mark: Key, card: CardId) -> Vec<Key> {
        self.marks_of(card).into_iter().filter(|other| are_alike(*other, mark)).collect()
    }

    /// The marks that a drag of one takes along: all selected ones when it is selected, in the order in which they are
    /// read.
    pub(super) fn carried_marks(&self, mark: Key) -> Vec<Key> {
        if self.selection.len() <= 1 || !self.selection.has(mark) {
            return vec![mark];
        }
        let order = Order::of(&self.map);
        let marks_of = |card: &&Card| {
            let waits = order.waits_of(card.id).iter().map(|wait| Key::Wait(wait.id));
            waits.chain(order.pains_of(card.id).iter().map(|pain| Key::Pain(pain.id))).collect::<Vec<_>>()
        };
        order.cards.iter().flat_map(marks_of).filter(|mark| self.selection.has(*mark)).collect()
    }

    /// Marks go to the card under the pointer, or their copies do: those of the kind of the one that is held come
    /// together to where it is held, the others to the end of their kind.
    pub(super) fn carry_marks(
        &self,
        held: Key,
        marks: &[Key],
        at: Point,
        copies: Option<&CopySet>,
    ) -> Option<(DropMark, Command)> {
        let (card, area) = self.card_at(at)?;
        let moved = if copies.is_some() { &[] } else { marks };
        let (shown, place) = self.mark_place(held, moved, card, area, at);
        let mut before = None;
        let commands: Vec<Command> = marks
            .iter()
            .map(|mark| {
                let place = match before {
                    _ if !are_alike(*mark, held) => Place::Last,
                    None => place,
                    Some(before) => Place::After(before),
                };
                let to = Target::Card { card, place };
                let (key, command) = match copies {
                    Some(copies) => copies.put(*mark, to)?,
                    None => (*mark, Command::Move { key: *mark, to }),
                };
                if are_alike(*mark, held) {
                    before = Some(key);
                }
                Some(command)
            })
            .collect::<Option<_>>()?;
        Some((shown, Command::of_all(commands)?))
    }

    /// Where a carried mark would come on the card under the pointer: between its marks of the same kind, but for those
    /// that are moved, or at the end when it is held over what the card says itself.
    fn mark_place(&self, mark: Key, moved: &[Key], card: CardId, area: Rect, at: Point) -> (DropMark, Place) {
        let others = self.marks_like(mark, card).into_iter().filter(|other| !moved.contains(other));
        let others: Vec<_> = others.filter_map(|other| Some((other, self.area_of(other)?))).collect();
        let at_home = self.map.card_of(mark) == Some(card);
        let (Some((first, top)), Some((_, last))) = (others.first(), others.last()) else {
            return (DropMark::Card(area), Place::Last);
        };
        let bar = |y: f64| DropMark::Bar(Rect::new(area.x0, y - BAR / 2.0, area.x1, y + BAR / 2.0));
        if at.y < top.y0 {
            let before = (bar(top.y0), Place::Before(*first));
            return if at_home { before } else { (DropMark::Card(area), Place::Last) };
        }
        match others.iter().find(|(_, area)| area.center().y > at.y) {
            Some((next, area)) => (bar(area.y0), Place::Before(*next)),
            None => (bar(last.y1), Place::Last),
        }
    }
}

/// True for two marks of one kind, which stand in one order on their card.
fn are_alike(one: Key, other: Key) -> bool {
    matches!((one, other), (Key::Pain(_), Key::Pain(_)) | (Key::Wait(_), Key::Wait(_)))
}
