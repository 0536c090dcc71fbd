//! Labels of connectors: how large they are, and beside which card they stand.
//!
//! A label stands in the row in which its connector begins, beside the card that it leaves, or on the line between two
//! cards that are joined straight. There it stacks with the cards, so that none ever lies below a card or another
//! label, however long it is: labels are content of the rows, and not something that is squeezed in afterwards.
//!
//! Beside a card labels have a zone of their own in the gutter, before the tracks: no line runs up or down through
//! one. Where several stand below each other their lines fan out to them, each to its own.

use std::collections::BTreeMap;

use super::cache::Workspace;
use super::pass::Pass;
use super::route::Route;
use crate::geom::Size;
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

/// Which labels stand below each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct LabelGroup {
    /// The card, by its place among all.
    pub nth: usize,
    pub side: LabelSide,
}

impl LabelGroup {
    /// Where a route carries its label.
    pub fn from_route(route: &Route<'_>) -> Self {
        let (from, to) = (route.from.nth, route.to.nth);
        if route.way.is_upright() {
            Self { nth: from.min(to), side: LabelSide::Above(from.max(to)) }
        } else {
            Self { nth: from, side: LabelSide::Beside }
        }
    }
}

/// The labels of all connectors, and the room that they need.
pub(super) struct Labels {
    /// The size of each route's pill.
    sizes: Vec<Option<Size>>,
    groups: BTreeMap<LabelGroup, GroupSize>,
    /// What the labels of each gutter of columns need.
    zones: BTreeMap<usize, LabelZone>,
}

/// How much the labels of a group take together.
#[derive(Clone, Copy, Default)]
struct GroupSize {
    height: f64,
    count: usize,
}

/// The part of a gutter of columns that belongs to labels.
#[derive(Clone, Copy, Default)]
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
    pub fn new(pass: &Pass<'_>, workspace: &mut Workspace, routes: &[Route<'_>]) -> Self {
        warm(pass, workspace, routes);
        let mut labels = Self { sizes: vec![None; routes.len()], groups: BTreeMap::new(), zones: BTreeMap::new() };
        for (route, size) in routes.iter().zip(&mut labels.sizes) {
            let text = &route.connector.label;
            if text.is_empty() {
                continue;
            }
            let pill = pill(&workspace.engine.block(&request(pass, text, None)));
            *size = Some(pill);
            let group = labels.groups.entry(LabelGroup::from_route(route)).or_default();
            group.height += pill.height + if group.count > 0 { LABEL_GAP } else { 0.0 };
            group.count += 1;
            if let Some(gutter) = route.way.columns.first() {
                let zone = labels.zones.entry(*gutter).or_default();
                *zone = LabelZone { width: zone.width.max(pill.width), count: zone.count.max(group.count) };
            }
        }
        labels
    }

    /// The size of a route's pill, when it has one.
    pub fn size(&self, route: usize) -> Option<Size> {
        self.sizes.get(route).copied().flatten()
    }

    pub fn is_single(&self, group: &LabelGroup) -> bool {
        self.groups.get(group).is_some_and(|group| group.count == 1)
    }

    /// The groups in the order of their cards, with the height of each.
    pub fn groups(&self) -> impl Iterator<Item = (LabelGroup, f64)> {
        self.groups.iter().map(|(group, GroupSize { height, .. })| (*group, *height))
    }

    pub fn zone(&self, gutter: usize) -> LabelZone {
        self.zones.get(&gutter).copied().unwrap_or_default()
    }

    /// How much of a gutter of columns belongs to labels.
    pub fn room(&self, gutter: usize) -> f64 {
        self.zones.get(&gutter).map_or(0.0, |zone| zone.start() + zone.width)
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

fn pill(block: &Block) -> Size {
    Size::new(block.ink_width().ceil().max(1.0) + PILL_PADDING, block.size().height + 2.0)
}
