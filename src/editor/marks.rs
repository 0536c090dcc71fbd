//! Pain points and wait points without a panel: rated by a key or a click on a dot, moved within their card.

use super::landing::LandingMark;
use super::{Editor, Walk};
use crate::edit::{Command, Place, Refusal, Target};
use crate::geom::{Point, Rect};
use crate::model::{CardId, Consequence, Key, Pain, PainId, Rank};

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
    pub fn turn_consequence(&mut self) -> Result<bool, Refusal> {
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

    /// Moves the selected mark before or after its neighbour of the same kind on its card: up and down, anything
    /// else is no way for it. False when no single mark is selected.
    ///
    /// # Errors
    /// Never for a map that is in order.
    pub fn move_mark(&mut self, way: Walk) -> Result<bool, Refusal> {
        let Some((key, card)) = self.selection.only().and_then(|key| Some((key, self.map.card_of(key)?))) else {
            return Ok(false);
        };
        let marks = self.marks_like(key, card);
        let Some(at) = marks.iter().position(|mark| *mark == key) else { return Ok(false) };
        let place = match way {
            Walk::Up => at.checked_sub(1).and_then(|at| marks.get(at)).map(|mark| Place::Before(*mark)),
            Walk::Down => marks.get(at + 1).map(|mark| Place::After(*mark)),
            _ => return Ok(false),
        };
        if let Some(place) = place {
            self.perform(&Command::Move { key, to: Target::Card { card, place } })?;
            self.show(key);
        }
        Ok(true)
    }

    /// The marks of a card that are of the kind of `mark`, in order.
    fn marks_like(&self, mark: Key, card: CardId) -> Vec<Key> {
        let mut marks: Vec<(Rank, Key)> = match mark {
            Key::Pain(_) => {
                let own = self.map.pains.values().filter(|pain| pain.card == card);
                own.map(|pain| (pain.rank, pain.id.into())).collect()
            }
            Key::Wait(_) => {
                let own = self.map.waits.values().filter(|wait| wait.card == card);
                own.map(|wait| (wait.rank, wait.id.into())).collect()
            }
            _ => Vec::new(),
        };
        marks.sort_unstable();
        marks.into_iter().map(|(_, key)| key).collect()
    }

    /// Where a carried mark would come on the card under the pointer: between its marks of the same kind, or at the
    /// end when it is held over what the card says itself.
    pub(super) fn mark_place(&self, mark: Key, card: CardId, area: Rect, at: Point) -> (LandingMark, Place) {
        let others = self.marks_like(mark, card).into_iter().filter(|other| *other != mark);
        let others: Vec<_> = others.filter_map(|other| Some((other, self.area_of(other)?))).collect();
        let at_home = self.map.card_of(mark) == Some(card);
        let (Some((first, top)), Some((_, last))) = (others.first(), others.last()) else {
            return (LandingMark::Card(area), Place::Last);
        };
        let bar = |y: f64| LandingMark::Bar(Rect::new(area.x0, y - BAR / 2.0, area.x1, y + BAR / 2.0));
        if at.y < top.y0 {
            let before = (bar(top.y0), Place::Before(*first));
            return if at_home { before } else { (LandingMark::Card(area), Place::Last) };
        }
        match others.iter().find(|(_, area)| area.center().y > at.y) {
            Some((next, area)) => (bar(area.y0), Place::Before(*next)),
            None => (bar(last.y1), Place::Last),
        }
    }
}
