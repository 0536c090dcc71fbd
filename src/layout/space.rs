//! Where each card is, and what is free between them.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use super::card;
use super::cells::{CellCard, Cells};
use super::grid::Grid;
use super::label::LabelGroup;
use super::stack::{Stack, StackedCard};
use super::way::Corridor;
use crate::geom::{Point, Rect};
use crate::scene::{Band, Part, Placed, PlacedBand, Tag};
use crate::theme::size;

/// The cards of a scene: their frames, and where each is. Both are in the order of the cells.
pub(super) struct PlacedCards {
    pub frames: Vec<Placed>,
    /// The same row by row, each from the top of its content.
    pub bands: Vec<PlacedBand>,
    /// Where the labels of each group begin.
    pub labels: BTreeMap<LabelGroup, f64>,
}

impl PlacedCards {
    /// The box of a card along inline and block.
    pub fn get(&self, card: &CellCard<'_>) -> Option<Rect> {
        self.frames.get(card.nth).map(Placed::bounds)
    }

    /// How far down a card has its points, when it is a decision.
    pub fn tip(&self, card: &CellCard<'_>) -> Option<f64> {
        let placed = self.frames.get(card.nth)?;
        Some(placed.at.y + card::tip(&placed.frame)?)
    }
}

/// Puts the stacked cards into the rows of the grid.
pub(super) fn place(stacks: Vec<Stack<'_>>, grid: &Grid) -> PlacedCards {
    let mut frames = Vec::with_capacity(stacks.iter().map(|stack| stack.cards.len()).sum());
    let (mut bands, mut labels) = (Vec::with_capacity(stacks.len()), BTreeMap::new());
    for (stack, row) in stacks.into_iter().zip(&grid.rows) {
        labels.extend(stack.labels.into_iter().map(|(group, top)| (group, row.content + top)));
        let cards = stack.cards.into_iter().map(|StackedCard { card, start, top, frame }| {
            let tag = Some(Tag::new(card.id, Part::Body));
            Placed { at: Point::new(start, top), tag, frame }
        });
        let cards: Vec<Placed> = cards.collect();
        let at = Point::new(0.0, row.content);
        frames.extend(cards.iter().map(|placed| Placed { at: at + placed.at.to_vec2(), ..placed.clone() }));
        bands.extend(Band::runs(cards).into_iter().map(|band| PlacedBand { at, band }));
    }
    PlacedCards { frames, bands, labels }
}

/// The free space between two columns.
pub(super) fn between_columns(grid: &Grid, gutter: usize) -> (f64, f64) {
    let before = gutter.checked_sub(1).and_then(|at| grid.columns.get(at)).map_or(grid.names_end, |column| column.end);
    (before, grid.columns.get(gutter).map_or(grid.columns_end, |column| column.start))
}

/// Where cards and gutters are.
#[derive(Clone, Copy)]
pub(super) struct Space<'a> {
    pub cells: &'a Cells<'a>,
    pub cards: &'a PlacedCards,
    pub grid: &'a Grid,
}

/// Where they are, and what they are: two spaces with the same hash have the same lines for the same routes.
impl Hash for Space<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { cells, cards, grid } = self;
        for (card, placed) in cells.cards.iter().zip(&cards.frames) {
            let (at, extent) = (placed.at, placed.frame.size);
            card.card.id.hash(state);
            [at.x, at.y, extent.width, extent.height].map(f64::to_bits).hash(state);
            (card.row, card.column, card.last).hash(state);
        }
        for (group, top) in &cards.labels {
            (group, top.to_bits()).hash(state);
        }
        grid.hash(state);
    }
}

impl Space<'_> {
    /// From where to where a corridor is free of cards, from top to bottom.
    pub fn corridor(&self, corridor: Corridor) -> (f64, f64) {
        let card = |id| self.cells.get(id).and_then(|card| self.cards.get(card)).unwrap_or_default();
        match corridor {
            Corridor::Rows(gutter) => between_rows(self.grid, gutter),
            Corridor::Above(id) => (card(id).y0 - size::CARD_GAP, card(id).y0),
            Corridor::Below(id) => (card(id).y1, card(id).y1 + size::CARD_GAP),
        }
    }

    pub fn middle(&self, corridor: Corridor) -> f64 {
        let (start, end) = self.corridor(corridor);
        f64::midpoint(start, end)
    }
}

/// The free space between two rows' cards, on one side of the line when one lies between them.
fn between_rows(grid: &Grid, gutter: usize) -> (f64, f64) {
    let before = gutter.checked_sub(1).and_then(|at| grid.rows.get(at));
    match (before, grid.rows.get(gutter)) {
        (Some(before), Some(after)) if after.top - before.bottom < 0.5 => (before.content_end, after.content),
        (_, Some(after)) => (after.top, after.content),
        (Some(before), None) => (before.content_end, before.bottom),
        (None, None) => (grid.lanes_top, grid.bottom),
    }
}
