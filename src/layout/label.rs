//! Labels of connectors: each stands in the row in which its connector begins, beside the card that it leaves, or
//! below the upper one of two cards that are joined straight. There it stacks with the cards, so that none ever lies
//! below a card or another label, however long it is.

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LabelSide {
    /// In the gutter of columns after it.
    Beside,
    Below,
}

/// Labels that stand below each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
            Self { nth: from.min(to), side: LabelSide::Below }
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

/// The labels of all connectors, and the room that they need.
pub(super) struct Labels {
    /// The size of each route's pill.
    sizes: Vec<Option<Size>>,
    groups: BTreeMap<LabelGroup, f64>,
    /// The width of the widest in each gutter of columns.
    widths: BTreeMap<usize, f64>,
}

/// Between two labels.
const APART: f64 = 2.0;

/// Between a label and the cards beside its gutter.
const CLEAR: f64 = 8.0;

impl Labels {
    pub fn of(pass: &Pass<'_>, workspace: &mut Workspace, routes: &[Route<'_>]) -> Self {
        warm(pass, workspace, routes);
        let mut labels = Self { sizes: vec![None; routes.len()], groups: BTreeMap::new(), widths: BTreeMap::new() };
        for (route, size) in routes.iter().zip(&mut labels.sizes) {
            let text = &route.connector.label;
            if text.is_empty() {
                continue;
            }
            let pill = pill(&workspace.engine.block(&request(pass, text, None)));
            *size = Some(pill);
            *labels.groups.entry(LabelGroup::of(route)).or_insert(-APART) += pill.height + APART;
            if let Some(gutter) = route.way.columns.first() {
                let width = labels.widths.entry(*gutter).or_default();
                *width = width.max(pill.width);
            }
        }
        labels
    }

    /// The groups in the order of their cards, with the height of each.
    pub fn groups(&self) -> impl Iterator<Item = (LabelGroup, f64)> {
        self.groups.iter().map(|(group, height)| (*group, *height))
    }

    /// How wide a gutter of columns must be.
    pub fn room(&self, gutter: usize) -> f64 {
        self.widths.get(&gutter).map_or(0.0, |width| width + 2.0 * CLEAR)
    }

    /// The places of the labels of all routes, whose lines these are: in a group in the order in which the lines
    /// leave, each across where its line is.
    pub fn places(
        &self,
        routes: &[Route<'_>],
        lines: &[Option<Vec<Point>>],
        cards: &PlacedCards,
        grid: &Grid,
    ) -> Vec<Option<LabelPlace>> {
        let mut places = vec![None; routes.len()];
        let mut members: Vec<(LabelGroup, f64, usize)> = Vec::new();
        for (index, ((route, line), size)) in routes.iter().zip(lines).zip(&self.sizes).enumerate() {
            if let (Some([start, ..]), Some(_)) = (line.as_deref(), size) {
                members.push((LabelGroup::of(route), start.y, index));
            }
        }
        members.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
        for group in members.chunk_by(|a, b| a.0 == b.0) {
            let mut top = group.first().and_then(|(group, ..)| cards.labels.get(group)).copied().unwrap_or_default();
            for (_, _, index) in group {
                let (Some(route), Some(Some(line))) = (routes.get(*index), lines.get(*index)) else { continue };
                let (Some(place), Some(Some(size))) = (places.get_mut(*index), self.sizes.get(*index)) else {
                    continue;
                };
                let center = Point::new(across(route, line, *size, grid), top + size.height / 2.0);
                *place = Some(LabelPlace { center, size: *size });
                top += size.height + APART;
            }
        }
        places
    }
}

/// The middle of a label along inline: on its line, as far as it stays clear of the cards beside its gutter.
fn across(route: &Route<'_>, line: &[Point], size: Size, grid: &Grid) -> f64 {
    let Some(gutter) = route.way.columns.first() else {
        return line.first().map_or(0.0, |start| start.x);
    };
    let (start, end) = between_columns(grid, *gutter);
    let middle = f64::midpoint(start, end);
    let upright = line.windows(2).find_map(|pair| match pair {
        [a, b] if (a.x - b.x).abs() < 0.01 => Some(a.x),
        _ => None,
    });
    let half = size.width / 2.0 + CLEAR / 2.0;
    let wanted = upright.filter(|x| (start..end).contains(x)).unwrap_or(middle);
    wanted.clamp((start + half).min(middle), (end - half).max(middle))
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
