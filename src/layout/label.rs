//! Labels of connectors: how large they are, and beside which card they stand.
//!
//! A label stands in the row in which its connector begins, beside the card that it leaves, or on the line between two
//! cards that are joined straight. There it stacks with the cards, so that none ever lies below a card or another
//! label, however long it is: labels are content of the rows, and not something that is squeezed in afterwards.
//!
//! Beside a card labels have a zone of their own in the gutter, before the tracks: no line runs up or down through
//! one. Where several stand below each other their lines fan out to them, each to its own.

use super::cache::{LookupTable, Workspace};
use super::pass::Pass;
use super::route::{Route, Routes};
use super::way::CardSide;
use crate::geom::Size;
use crate::model::CardId;
use crate::text::{Align, Block, Engine, Request};
use crate::theme::TextRole;

/// On which side of a card labels stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum LabelSide {
    /// In the gutter of columns after it.
    Beside,
    /// Above another card.
    Above(CardId),
}

/// Which labels stand below each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct LabelGroup {
    pub card: CardId,
    pub side: LabelSide,
}

impl LabelGroup {
    /// Where a route carries its label.
    pub fn from_route(route: &Route) -> Self {
        let (from, to) = (route.from.at.id, route.to.at.id);
        match route.way.leaves {
            _ if !route.way.is_upright() => Self { card: from, side: LabelSide::Beside },
            CardSide::Top => Self { card: to, side: LabelSide::Above(from) },
            _ => Self { card: from, side: LabelSide::Above(to) },
        }
    }

    /// The row in which a label of a route stacks, with the card of its group.
    pub fn row(&self, route: &Route) -> usize {
        if self.card == route.from.at.id { route.from.at.row } else { route.to.at.row }
    }
}

/// The labels of all connectors, and the room that they need.
#[derive(Default)]
pub(super) struct Labels {
    /// The groups of each card that has some, those beside it first.
    groups: LookupTable<CardId, Vec<GroupSize>>,
    /// What the labels of each gutter of columns need.
    zones: LookupTable<usize, LabelZone>,
}

/// How much the labels of a group take together, and where they begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct GroupSize {
    pub side: LabelSide,
    pub height: f64,
    count: usize,
    /// Where the first begins, from the top of the content of the card's row.
    pub top: f64,
}

/// The part of a gutter of columns that belongs to labels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct LabelZone {
    /// The width of the widest.
    width: f64,
    /// How many stand below each other at most.
    count: usize,
}

impl LabelZone {
    /// Where labels begin, after the beginning of the gutter: past the turns of their lines.
    pub fn start(self) -> f64 {
        2.0 * TURN + TURN * self.count.saturating_sub(1) as f64
    }
}

/// Between two labels.
pub(super) const LABEL_GAP: f64 = 2.0;

/// Between two lines that turn to their labels.
pub(super) const TURN: f64 = 5.0;

impl Labels {
    /// The labels of all routes.
    pub fn new(routes: &mut Routes) -> Self {
        let mut labels = Self::default();
        let labelled = routes.all().filter(|(_, route)| route.label.is_some());
        let cards: Vec<_> = labelled.map(|(_, route)| LabelGroup::from_route(route).card).collect();
        for card in cards {
            if !labels.groups.contains_key(&card) {
                labels.regroup(routes, card);
            }
        }
        let gutters: Vec<_> = routes.used_gutters().collect();
        for gutter in gutters {
            labels.rezone(routes, gutter);
        }
        labels
    }

    /// Groups the labels anew that begin at a card. True when they take another room.
    pub fn regroup(&mut self, routes: &mut Routes, card: CardId) -> bool {
        let mut members: Vec<_> = routes
            .at_card(card)
            .iter()
            .filter_map(|slot| {
                let route = routes.get(*slot)?;
                let group = LabelGroup::from_route(route);
                (group.card == card).then_some((group.side, route.order(), *slot, route.label?))
            })
            .collect();
        members.sort_unstable_by_key(|(side, order, ..)| (*side, *order));
        let mut groups: Vec<GroupSize> = Vec::new();
        for (side, _, slot, pill) in members {
            let last = groups.last_mut().filter(|group| group.side == side);
            let count = match last {
                Some(group) => {
                    group.height += LABEL_GAP + pill.height;
                    group.count += 1;
                    group.count
                }
                None => {
                    groups.push(GroupSize { side, height: pill.height, count: 1, top: f64::NAN });
                    1
                }
            };
            routes.get_mut(slot).into_iter().for_each(|route| route.label_nth = count);
        }
        let before = self.groups.remove(&card).unwrap_or_default();
        let of = |group: &GroupSize| (group.side, group.height.to_bits(), group.count);
        let is_same = before.iter().map(of).eq(groups.iter().map(of));
        if is_same && !before.is_empty() {
            self.groups.insert(card, before);
        } else if !groups.is_empty() {
            self.groups.insert(card, groups);
        }
        !is_same
    }

    /// Looks anew for what the labels of a gutter of columns need. True when it is something else.
    pub fn rezone(&mut self, routes: &Routes, gutter: usize) -> bool {
        let mut zone = LabelZone::default();
        let first = routes.along_gutter(gutter).iter().filter(|(_, nth)| *nth == 0);
        for route in first.filter_map(|(slot, _)| routes.get(*slot)) {
            if let Some(pill) = route.label {
                zone = LabelZone { width: zone.width.max(pill.width), count: zone.count.max(route.label_nth) };
            }
        }
        let before =
            if zone == LabelZone::default() { self.zones.remove(&gutter) } else { self.zones.insert(gutter, zone) };
        before.unwrap_or_default() != zone
    }

    /// True when labels stack with a card.
    pub fn begin_at(&self, card: CardId) -> bool {
        self.groups.contains_key(&card)
    }

    /// The groups that stack with a card.
    pub fn beginning_at(&mut self, card: CardId) -> &mut [GroupSize] {
        self.groups.get_mut(&card).map(Vec::as_mut_slice).unwrap_or_default()
    }

    /// The cards with which labels stack.
    pub fn cards(&self) -> impl Iterator<Item = CardId> + '_ {
        self.groups.keys().copied()
    }

    /// Where the labels of a group begin, from the top of the content of the row in which they stack.
    pub fn top(&self, group: &LabelGroup) -> Option<f64> {
        self.group(group).map(|group| group.top)
    }

    pub fn is_single(&self, group: &LabelGroup) -> bool {
        self.group(group).is_some_and(|group| group.count == 1)
    }

    fn group(&self, LabelGroup { card, side }: &LabelGroup) -> Option<&GroupSize> {
        self.groups.get(card)?.iter().find(|group| group.side == *side)
    }

    pub fn zone(&self, gutter: usize) -> LabelZone {
        self.zones.get(&gutter).copied().unwrap_or_default()
    }

    /// How much of a gutter of columns belongs to labels.
    pub fn room(&self, gutter: usize) -> f64 {
        self.zones.get(&gutter).map_or(0.0, |zone| zone.start() + zone.width)
    }
}

/// Measures the labels of some routes, by their numbers.
pub(super) fn measure(pass: &Pass<'_>, workspace: &mut Workspace, routes: &mut Routes, slots: &[usize]) {
    let text = |routes: &Routes, slot: usize| {
        let connector = pass.map.connectors.get(&routes.get(slot)?.id)?;
        Some(connector.label.as_str()).filter(|label| !label.is_empty())
    };
    let labels: Vec<_> = slots.iter().filter_map(|slot| Some((*slot, text(routes, *slot)?))).collect();
    warm(pass, workspace, labels.iter().map(|(_, label)| *label));
    for (slot, label) in labels {
        let size = pill(&workspace.engine.block(&request(pass, label, None)));
        routes.get_mut(slot).into_iter().for_each(|route| route.label = Some(size));
    }
}

/// The widest that the text of a label grows.
const WIDTH: f64 = 120.0;

/// The request of a label: as wide as its ink, when that is known.
pub(super) fn request<'t>(pass: &Pass<'_>, label: &'t str, ink: Option<f64>) -> Request<'t> {
    let width = ink.map_or(WIDTH, |ink| ink + 2.0);
    TextRole::Label.request(label, Some(width), Align::Center, pass.flow)
}

/// The width of a label's ink, in whole units.
fn ink(pass: &Pass<'_>, engine: &mut Engine, label: &str) -> f64 {
    engine.block(&request(pass, label, None)).ink_width().ceil().max(1.0)
}

/// Shapes the labels of connectors that have no frame yet, on all cores.
fn warm<'t>(pass: &Pass<'_>, workspace: &mut Workspace, labels: impl Iterator<Item = &'t str>) {
    let engine = &mut workspace.engine;
    let natural: Vec<_> = labels.map(|label| request(pass, label, None)).collect();
    if engine.warm(&natural) {
        let inks: Vec<_> = natural.iter().map(|request| ink(pass, engine, request.text)).collect();
        let labels = natural.iter().zip(inks);
        let fitted: Vec<_> = labels.map(|(natural, ink)| request(pass, natural.text, Some(ink))).collect();
        engine.warm(&fitted);
    }
}

/// Before and after the text of a label, on its pill.
pub(super) const PILL_PADDING: f64 = 12.0;

fn pill(block: &Block) -> Size {
    Size::new(block.ink_width().ceil().max(1.0) + PILL_PADDING, block.size().height + 2.0)
}
