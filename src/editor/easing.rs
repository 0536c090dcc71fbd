//! Linking an opportunity to the pain points that it would ease, on the map.
//!
//! | state | entered by | left by |
//! |---|---|---|
//! | PressPort | a press on the port of an opportunity that eases | release (it looks for one), moving further than a hand trembles (a line is drawn) |
//! | Easing, drawn | drawing from there | release over a pain point (links or unlinks it), elsewhere (nothing comes of it), cancel |
//! | Easing | [`Editor::begin_easing`], a click on the port | a click on a pain point or Enter on the one that is aimed at (links or unlinks it), a click elsewhere, cancel |
//!
//! While it looks for one, the arrows aim at one pain point after the other in reading order.

use super::gesture::Gesture;
use super::overlay::EaseLink;
use super::{Editor, Overlay};
use crate::edit::{Command, Selection};
use crate::geom::{Point, Rect};
use crate::model::{Card, CardId, CardKind, Key, Order, PainId};

/// An opportunity that looks for a pain point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Easing {
    opportunity: CardId,
    /// The pain point that is aimed at.
    aim: Option<PainId>,
    /// The pointer on the map, while the line is drawn to it.
    pub(super) drawn_to: Option<Point>,
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
        let Some(opportunity) = self.selected_opportunity().map(|card| card.id).filter(|_| self.can_ease()) else {
            return false;
        };
        self.gesture = Gesture::Easing(Easing { opportunity, aim: None, drawn_to: None });
        true
    }

    /// A line is drawn from an opportunity.
    pub(super) fn draw_easing(&mut self, opportunity: CardId, at: Point) {
        self.gesture = Gesture::Easing(Easing { opportunity, aim: None, drawn_to: Some(at) });
    }

    /// The line follows the pointer.
    pub(super) fn lead_easing(&mut self, at: Point) {
        let below = self.clear().contains(at).then(|| self.pain_at(at)).flatten();
        if let Gesture::Easing(easing) = &mut self.gesture
            && easing.drawn_to.is_some()
        {
            (easing.aim, easing.drawn_to) = (below, Some(at));
        }
    }

    fn pain_at(&self, at: Point) -> Option<PainId> {
        let (card, _) = self.card_at(at)?;
        let under = |key: &Key| self.area_of(*key).is_some_and(|area| area.contains(at));
        self.marks_of(card).into_iter().find(under).and_then(pain_of)
    }

    /// Aims at the next pain point in reading order, or at the one before. False when no opportunity looks for one.
    pub(super) fn aim_at_next(&mut self, forward: bool) -> bool {
        let Gesture::Easing(easing) = self.gesture else { return false };
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
            self.gesture = Gesture::Easing(Easing { aim: Some(aim), ..easing });
            self.show(aim.into());
        }
        true
    }

    /// A press while an opportunity looks for a pain point: true when one was found there.
    pub(super) fn ease_pressed(&mut self, on: Option<Key>) -> bool {
        let Gesture::Easing(easing) = self.gesture else { return false };
        let aim = on.and_then(pain_of);
        self.ease(Easing { aim, ..easing });
        aim.is_some()
    }

    /// Links the pain point that is aimed at, or unlinks it, and selects the opportunity.
    pub(super) fn ease(&mut self, easing: Easing) {
        self.gesture = Gesture::Idle;
        let Some(pain) = easing.aim else { return };
        let Some(mut card) = self.map.cards.get(&easing.opportunity).cloned() else { return };
        let before = card.eases.len();
        card.eases.retain(|other| *other != pain);
        if card.eases.len() == before {
            card.eases.push(pain);
        }
        let selection = Selection::one(card.id);
        // Refused where the lane is locked.
        if self.attempt(&Command::Change(card.into()), selection) {
            self.focus = None;
        }
    }

    /// The place beside an opportunity from which a line is drawn to a pain point: at its foot, where steps go on.
    /// Connectors are drawn from the middles of its sides.
    pub(super) fn easing_port(&self, card: CardId, away: f64) -> Option<Point> {
        let is_opportunity = self.map.cards.get(&card).is_some_and(|card| card.kind == CardKind::Opportunity);
        let area = self.area_of(card.into()).filter(|_| is_opportunity && !self.map.pains.is_empty())?;
        let area = area.inflate(away, away);
        Some(Point::new(if self.scene().flow.is_rtl() { area.x0 } else { area.x1 }, area.y1))
    }

    /// What is drawn while a line is drawn to no pain point yet.
    pub(super) fn overlay_easing(&self, overlay: &mut Overlay) {
        if let Gesture::Easing(Easing { opportunity, aim: None, drawn_to: Some(at) }) = self.gesture
            && let Some(from) = self.area_of(opportunity.into())
            && let Some(line) = between(from, Rect::from_origin_size(at, (0.0, 0.0)))
        {
            overlay.easing_thread = Some(line);
        }
    }

    /// The links of what is selected, and the one that would come of the aim or of the pain point under the pointer.
    pub(super) fn links(&self, hover: Option<Key>) -> Vec<EaseLink> {
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
        if let Gesture::Easing(easing) = self.gesture {
            let aim = hover.and_then(pain_of).or(easing.aim);
            pairs.extend(aim.map(|pain| (easing.opportunity, pain, false)));
        }
        let link = |(card, pain, made): (CardId, PainId, bool)| {
            let (from, to) = (self.area_of(card.into())?, self.area_of(pain.into())?);
            Some(EaseLink { line: between(from, to), ends: [from, to], made })
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
