//! Labels of connectors: each stands in the row in which its connector begins, beside the card that it leaves, or
//! on the line between two cards that are joined straight. There it stacks with the cards, so that none ever lies
//! below a card or another label, however long it is.
//!
//! Beside a card labels have a zone of their own in the gutter, before the tracks: no line runs up or down through
//! one. Where several stand below each other their lines fan out to them, each to its own.

use std::collections::BTreeMap;

use super::Pass;
use super::cache::Workspace;
use super::grid::Grid;
use super::gutter::between_columns;
use super::route::Route;
use super::stack::PlacedCards;
use crate::geom::{Point, Size};
use crate::text::{Align, Block, Engine, Request};
use crate::theme::TextRole;

/// On which side of a card labels stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum LabelSide {
    /// In the gutter of columns after it.
    Beside,
    /// Above another card, by its place among all.
    Above(usize),
}

/// Labels that stand below each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct LabelGroup {
    /// The card, by its place among all.
    pub nth: usize,
    pub side: LabelSide,
}

impl LabelGroup {
    /// Where a route carries its label.
    pub fn of(route: &Route<'_>) -> Self {
        let (from, to) = (route.from.nth, route.to.nth);
        if route.way.is_upright() {
            Self { nth: from.min(to), side: LabelSide::Above(from.max(to)) }
        } else {
            Self { nth: from, side: LabelSide::Beside }
        }
    }
}

/// Where a label goes, and how large its pill is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LabelPlace {
    pub center: Point,
    pub size: Size,
}

/// The label of a route.
#[derive(Clone, Copy, Debug)]
pub(super) struct Labelled {
    pub place: LabelPlace,
    /// Where along inline its line turns up or down to come to it; `None` when it does so without.
    pub turn: Option<f64>,
}

/// The labels of all connectors, and the room that they need.
pub(super) struct Labels {
    /// The size of each route's pill.
    sizes: Vec<Option<Size>>,
    groups: BTreeMap<LabelGroup, Group>,
    /// What the labels of each gutter of columns need.
    zones: BTreeMap<usize, Zone>,
}

/// Labels that stand below each other.
#[derive(Clone, Copy, Default)]
struct Group {
    height: f64,
    count: usize,
}

/// The part of a gutter of columns that belongs to labels.
#[derive(Clone, Copy, Default)]
struct Zone {
    /// The width of the widest.
    width: f64,
    /// How many stand below each other at most.
    count: usize,
}

impl Zone {
    /// Where labels begin, after the beginning of the gutter: past the turns of their lines.
    fn start(self) -> f64 {
        2.0 * TURN + TURN * self.count.saturating_sub(1) as f64
    }
}

/// Between two labels.
const APART: f64 = 2.0;

/// Between two lines that turn to their labels.
const TURN: f64 = 5.0;

impl Labels {
    pub fn of(pass: &Pass<'_>, workspace: &mut Workspace, routes: &[Route<'_>]) -> Self {
        warm(pass, workspace, routes);
        let mut labels = Self { sizes: vec![None; routes.len()], groups: BTreeMap::new(), zones: BTreeMap::new() };
        for (route, size) in routes.iter().zip(&mut labels.sizes) {
            let text = &route.connector.label;
            if text.is_empty() {
                continue;
            }
            let pill = pill(&workspace.engine.block(&request(pass, text, None)));
            *size = Some(pill);
            let group = labels.groups.entry(LabelGroup::of(route)).or_default();
            group.height += pill.height + if group.count > 0 { APART } else { 0.0 };
            group.count += 1;
            if let Some(gutter) = route.way.columns.first() {
                let zone = labels.zones.entry(*gutter).or_default();
                *zone = Zone { width: zone.width.max(pill.width), count: zone.count.max(group.count) };
            }
        }
        labels
    }

    /// The size of a route's pill, when it has one.
    pub fn size(&self, route: usize) -> Option<Size> {
        self.sizes.get(route).copied().flatten()
    }

    /// How far down the middle of a route's label is, when it is the only one beside its card.
    pub fn alone(&self, index: usize, route: &Route<'_>, cards: &PlacedCards) -> Option<f64> {
        let (group, size) = (LabelGroup::of(route), self.size(index)?);
        self.groups.get(&group).filter(|group| group.count == 1)?;
        cards.labels.get(&group).map(|top| top + size.height / 2.0)
    }

    /// The groups in the order of their cards, with the height of each.
    pub fn groups(&self) -> impl Iterator<Item = (LabelGroup, f64)> {
        self.groups.iter().map(|(group, Group { height, .. })| (*group, *height))
    }

    /// How much of a gutter of columns belongs to labels.
    pub fn room(&self, gutter: usize) -> f64 {
        self.zones.get(&gutter).map_or(0.0, |zone| zone.start() + zone.width)
    }

    /// The labels of all routes, which have their ends there: in a group in the order in which the lines leave.
    pub fn places(
        &self,
        routes: &[Route<'_>],
        ends: &[Option<(Point, Point)>],
        cards: &PlacedCards,
        grid: &Grid,
    ) -> Vec<Option<Labelled>> {
        let mut places = vec![None; routes.len()];
        let mut members: Vec<Member<'_>> = Vec::new();
        for (index, ((route, ends), size)) in routes.iter().zip(ends).zip(&self.sizes).enumerate() {
            if let (Some((start, end)), Some(size)) = (*ends, *size) {
                members.push(Member { group: LabelGroup::of(route), index, route, start, end, size });
            }
        }
        members.sort_by(|a, b| a.group.cmp(&b.group).then(a.start.y.total_cmp(&b.start.y)).then(a.index.cmp(&b.index)));
        for group in members.chunk_by(|a, b| a.group == b.group) {
            let labelled = match group {
                [Member { group: LabelGroup { side: LabelSide::Above(_), .. }, .. }, ..] => between(group, cards),
                _ => self.beside(group, cards, grid),
            };
            for (member, labelled) in group.iter().zip(labelled) {
                if let Some(place) = places.get_mut(member.index) {
                    *place = Some(labelled);
                }
            }
        }
        places
    }

    /// Labels in the gutter after a card.
    fn beside(&self, group: &[Member<'_>], cards: &PlacedCards, grid: &Grid) -> Vec<Labelled> {
        let mut top = group.first().and_then(|first| cards.labels.get(&first.group)).copied().unwrap_or_default();
        let mut labels = Vec::with_capacity(group.len());
        let centers: Vec<_> = group
            .iter()
            .map(|member| {
                let center = top + member.size.height / 2.0;
                top += member.size.height + APART;
                center
            })
            .collect();
        // Lines that turn up do so one after the other from the highest on, those that turn down from the lowest.
        let ups = group.iter().zip(&centers).filter(|(member, center)| **center < member.start.y).count();
        for (nth, (member, center)) in group.iter().zip(centers).enumerate() {
            let gutter = member.route.way.columns.first().copied().unwrap_or_default();
            let (start, _) = between_columns(grid, gutter);
            let zone = self.zones.get(&gutter).copied().unwrap_or_default();
            let turn = if nth < ups { nth } else { group.len() - 1 - nth };
            let off = (center - member.start.y).abs() > member.size.height / 2.0 - 5.0;
            let place = LabelPlace {
                center: Point::new(start + zone.start() + member.size.width / 2.0, center),
                size: member.size,
            };
            labels.push(Labelled { place, turn: off.then_some(start + TURN * (turn + 1) as f64) });
        }
        labels
    }
}

/// A label that wants its place.
struct Member<'a> {
    group: LabelGroup,
    index: usize,
    route: &'a Route<'a>,
    start: Point,
    end: Point,
    size: Size,
}

/// Labels on straight lines between two cards, in the middle between them and no further aside than the cards are.
fn between(group: &[Member<'_>], cards: &PlacedCards) -> Vec<Labelled> {
    let height = group.iter().map(|member| member.size.height + APART).sum::<f64>() - APART;
    let mut top = group.first().map_or(0.0, |first| first.start.midpoint(first.end).y) - height / 2.0;
    let place = |member: &Member<'_>| {
        let (from, to) = (cards.get(&member.route.from), cards.get(&member.route.to));
        let (from, to) = (from.unwrap_or_default(), to.unwrap_or_default());
        let (first, last) =
            (from.x0.max(to.x0) + member.size.width / 2.0, from.x1.min(to.x1) - member.size.width / 2.0);
        let x = if first <= last { member.start.x.clamp(first, last) } else { f64::midpoint(first, last) };
        let center = Point::new(x, top + member.size.height / 2.0);
        top += member.size.height + APART;
        Labelled { place: LabelPlace { center, size: member.size }, turn: None }
    };
    group.iter().map(place).collect()
}

/// A label as it is drawn: at most this wide.
const WIDTH: f64 = 120.0;

/// The request of a label: on its pill when the width of its ink is known.
pub(super) fn request<'t>(pass: &Pass<'_>, label: &'t str, ink: Option<f64>) -> Request<'t> {
    let width = ink.map_or(WIDTH, |ink| ink + 2.0);
    TextRole::Label.request(label, Some(width), Align::Center, pass.flow)
}

/// The width of a label's ink, in whole units.
fn ink(pass: &Pass<'_>, engine: &mut Engine, label: &str) -> f64 {
    engine.block(&request(pass, label, None)).ink_width().ceil().max(1.0)
}

/// Shapes the labels of connectors that have no frame yet, on all cores.
fn warm(pass: &Pass<'_>, workspace: &mut Workspace, routes: &[Route<'_>]) {
    let engine = &mut workspace.engine;
    let labels = routes.iter().map(|route| route.connector.label.as_str()).filter(|label| !label.is_empty());
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

/// The size of a label's pill.
fn pill(block: &Block) -> Size {
    Size::new(block.ink_width().ceil().max(1.0) + PILL_PADDING, block.size().height + 2.0)
}
