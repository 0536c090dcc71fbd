//! Linking an opportunity to the pain points that it would ease, on the map.
//!
//! | state | entered by | left by |
//! |---|---|---|
//! | easing | the action, with one opportunity selected | a click on a pain point or Enter on the one that is aimed at (links or unlinks it), Esc, anything else that is done |
//!
//! While it lasts, the arrows aim at one pain point after the other in reading order.

use super::Editor;
use super::overlay::Link;
use crate::edit::Command;
use crate::geom::{Point, Rect};
use crate::model::{Card, CardId, CardKind, Key, Order, PainId};

/// An opportunity that looks for a pain point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Easing {
    opportunity: CardId,
    /// The pain point that is aimed at.
    aim: Option<PainId>,
}

/// More links than this say no more.
const MOST_LINKS: usize = 200;

impl Editor {
    /// The opportunity that is selected alone.
    fn selected_opportunity(&self) -> Option<&Card> {
        let Some(Key::Card(card)) = self.selection.only() else { return None };
        self.map.cards.get(&card).filter(|card| card.kind == CardKind::Opportunity)
    }

    /// True when the selection can look for a pain point to ease: it is one opportunity, and there are pain points.
    #[must_use]
    pub fn can_ease(&self) -> bool {
        self.selected_opportunity().is_some() && !self.map.pains.is_empty()
    }

    /// Lets the selected opportunity look for a pain point. False when there is none to look for.
    pub fn begin_easing(&mut self) -> bool {
        self.end_gesture();
        self.finish_typing();
        let opportunity = self.selected_opportunity().map(|card| card.id).filter(|_| self.can_ease());
        self.easing = opportunity.map(|opportunity| Easing { opportunity, aim: None });
        self.easing.is_some()
    }

    /// True while an opportunity looks for a pain point.
    #[must_use]
    pub fn is_easing(&self) -> bool {
        self.easing.is_some()
    }

    /// Aims at the next pain point in reading order, or at the one before.
    pub(super) fn aim_at_next(&mut self, forward: bool) {
        let Some(easing) = self.easing else { return };
        let order = Order::of(&self.map);
        let cards = order.cards.iter().filter(|card| self.map.shows(card.lane));
        let pains: Vec<_> = cards.flat_map(|card| order.pains_of(card.id)).map(|pain| pain.id).collect();
        let at = easing.aim.and_then(|aim| pains.iter().position(|pain| *pain == aim));
        let next = match (at, forward) {
            (None, true) => pains.first(),
            (None, false) => pains.last(),
            (Some(at), true) => pains.get(at + 1),
            (Some(at), false) => at.checked_sub(1).and_then(|at| pains.get(at)),
        };
        if let Some(aim) = next.copied() {
            self.easing = Some(Easing { aim: Some(aim), ..easing });
            self.show(aim.into());
        }
    }

    /// Links the pain point that is aimed at, or unlinks it. False when no opportunity looks for one.
    pub(super) fn ease_aimed(&mut self) -> bool {
        let Some(Easing { opportunity, aim }) = self.easing.take() else { return false };
        if let Some(aim) = aim {
            self.toggle_eased(opportunity, aim);
        }
        true
    }

    /// A press while an opportunity looks for a pain point: true when one was found there.
    pub(super) fn ease_pressed(&mut self, on: Option<Key>) -> bool {
        let Some(easing) = self.easing.take() else { return false };
        let Some(Key::Pain(pain)) = on else { return false };
        self.toggle_eased(easing.opportunity, pain);
        true
    }

    fn toggle_eased(&mut self, opportunity: CardId, pain: PainId) {
        let Some(mut card) = self.map.cards.get(&opportunity).cloned() else { return };
        let before = card.eases.len();
        card.eases.retain(|other| *other != pain);
        if card.eases.len() == before {
            card.eases.push(pain);
        }
        // Refused where the lane is locked.
        self.attempt(&Command::Change(card.into()), self.selection.clone());
    }

    /// The links of what is selected, and the one that would come of the aim or of the pain point under the pointer.
    pub(super) fn links(&self, hover: Option<Key>) -> Vec<Link> {
        let mut pairs: Vec<(CardId, PainId, bool)> = Vec::new();
        let pains: Vec<PainId> = self.selection.keys().filter_map(pain_of).take(MOST_LINKS).collect();
        let opportunities = |card: &&Card| card.kind == CardKind::Opportunity;
        if !pains.is_empty() || self.selection.keys().any(|key| matches!(key, Key::Card(_))) {
            for card in self.map.cards.values().filter(opportunities).filter(|card| !card.eases.is_empty()) {
                let all = self.selection.has(card.id);
                let eased = card.eases.iter().filter(|pain| all || pains.contains(pain));
                pairs.extend(eased.map(|pain| (card.id, *pain, true)));
            }
        }
        if let Some(easing) = self.easing {
            let aim = hover.and_then(pain_of).or(easing.aim);
            pairs.extend(aim.map(|pain| (easing.opportunity, pain, false)));
        }
        let link = |(card, pain, made): (CardId, PainId, bool)| {
            let (from, to) = (self.area_of(card.into())?, self.area_of(pain.into())?);
            Some(Link { line: between(from, to), ends: [from, to], made })
        };
        pairs.into_iter().take(MOST_LINKS).filter_map(link).collect()
    }
}

fn pain_of(key: Key) -> Option<PainId> {
    match key {
        Key::Pain(pain) => Some(pain),
        _ => None,
    }
}

/// The part of the line between the middles of two boxes that lies in neither; `None` when they overlap.
fn between(from: Rect, to: Rect) -> Option<(Point, Point)> {
    let way = to.center() - from.center();
    // How much of the way lies within a box, as seen from its middle.
    let within = |area: Rect| {
        let along = |half: f64, way: f64| if way.abs() < 1e-9 { f64::INFINITY } else { half / way.abs() };
        along(area.width() / 2.0, way.x).min(along(area.height() / 2.0, way.y))
    };
    let (leaves, enters) = (within(from), 1.0 - within(to));
    (leaves < enters).then(|| (from.center() + way * leaves, from.center() + way * enters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_runs_from_edge_to_edge_and_not_through_boxes() {
        let (one, other) = (Rect::new(0.0, 0.0, 100.0, 40.0), Rect::new(200.0, 0.0, 300.0, 40.0));
        assert_eq!(between(one, other), Some((Point::new(100.0, 20.0), Point::new(200.0, 20.0))));
        assert_eq!(between(one, one + kurbo::Vec2::new(20.0, 10.0)), None);
    }
}
