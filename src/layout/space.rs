//! Where each card is, and what is free between them.

use std::sync::Arc;

use super::breaks::Levels;
use super::cells::{CardFinder, Cells, RowCard};
use super::grid::Grid;
use super::route::{Route, RouteCard, Routes};
use super::run;
use super::way::Corridor;
use super::{card, gutter::Column};
use crate::geom::{Point, Rect};
use crate::model::CardId;
use crate::scene::{Part, Placed, Tag};
use crate::theme::size;

/// Places the cards of a row from the top of its content, and keeps the runs in which none has moved. Returns how many
/// were placed anew.
pub(super) fn place(cells: &mut Cells, row: usize, columns: &[Column]) -> usize {
    let Some(row) = cells.rows.get_mut(row) else { return 0 };
    let cards = &row.cards;
    let at = |card: &RowCard| Point::new(card::span(card, columns).0, card.top);
    let is_same = |placed: &Placed, nth: usize| {
        let card = cards.get(nth);
        card.is_some_and(|card| {
            card.frame.as_ref().is_some_and(|frame| Arc::ptr_eq(frame, &placed.frame))
                && placed.at == at(card)
                && placed.tag.is_some_and(|tag| tag.key.card() == Some(card.id))
        })
    };
    let place = |nth: usize| {
        let card = cards.get(nth)?;
        Some(Placed { at: at(card), tag: Some(Tag::new(card.id, Part::Body)), frame: Arc::clone(card.frame.as_ref()?) })
    };
    let (runs, count) = run::renewed(std::mem::take(&mut row.runs), cards.len(), is_same, place);
    row.runs = runs;
    count
}

/// The free space between two columns.
pub(super) fn between_columns(grid: &Grid, gutter: usize) -> (f64, f64) {
    let before = gutter.checked_sub(1).and_then(|at| grid.columns.get(at)).map_or(grid.names_end, |column| column.end);
    (before, grid.columns.get(gutter).map_or(grid.columns_end, |column| column.start))
}

/// Where the levels of a grid are, from top to bottom.
pub(super) fn levels(grid: &Grid) -> Levels {
    let mut levels = Vec::with_capacity(2 * grid.rows.len() + 1);
    for (gutter, row) in grid.rows.iter().enumerate() {
        levels.extend([between_rows(grid, gutter), (row.content, row.content)]);
    }
    levels.push(between_rows(grid, grid.rows.len()));
    Levels(levels)
}

/// Where cards and gutters are.
#[derive(Clone, Copy)]
pub(super) struct Space<'a> {
    pub cells: &'a Cells,
    pub finder: CardFinder<'a>,
    pub grid: &'a Grid,
}

impl Space<'_> {
    /// Tells a card at an end of a route where it is.
    fn locate(&self, card: &mut RouteCard) {
        let place = self.cells.place_of(self.finder, card.at.id);
        let there = place.and_then(|(row, nth)| self.cells.rows.get(row)?.cards.get(nth));
        let Some(there) = there else { return };
        card.area = self.area_of(there);
        card.tip = there.tip.map(|tip| card.area.y0 + tip);
        card.at.is_decision = there.is_decision;
    }

    /// From where to where a card is, from top to bottom.
    fn extent(&self, card: CardId) -> Option<(f64, f64)> {
        let (row, nth) = self.cells.place_of(self.finder, card)?;
        let (area, top) = (self.area_of(self.cells.rows.get(row)?.cards.get(nth)?), self.content(row));
        Some((top + area.y0, top + area.y1))
    }

    /// The box of a card along inline and block, from the top of the content of its row.
    fn area_of(&self, card: &RowCard) -> Rect {
        Rect::from_origin_size((card::span(card, &self.grid.columns).0, card.top), card.size)
    }

    /// Where the content of a row begins.
    pub fn content(&self, row: usize) -> f64 {
        self.grid.rows.get(row).map_or(0.0, |row| row.content)
    }

    /// The ends of a route, each of which is measured from the top of the content of its card's row, from a height on.
    pub fn ends(&self, route: &Route, (start, end): (Point, Point), from: f64) -> (Point, Point) {
        let place = |at: Point, row| Point::new(at.x, self.content(row) - from + at.y);
        (place(start, route.from.at.row), place(end, route.to.at.row))
    }

    /// From where to where a corridor is free of cards, from top to bottom.
    pub fn corridor(&self, corridor: Corridor) -> (f64, f64) {
        let card = |id| self.extent(id).unwrap_or_default();
        match corridor {
            Corridor::Rows(gutter) => between_rows(self.grid, gutter),
            Corridor::Above(id) => (card(id).0 - size::CARD_GAP, card(id).0),
            Corridor::Below(id) => (card(id).1, card(id).1 + size::CARD_GAP),
        }
    }

    pub fn middle(&self, corridor: Corridor) -> f64 {
        let (start, end) = self.corridor(corridor);
        f64::midpoint(start, end)
    }
}

impl Routes {
    /// Tells a route where its cards are, each in its row.
    pub fn locate(&mut self, slot: usize, space: Space<'_>) {
        if let Some(route) = self.get_mut(slot) {
            space.locate(&mut route.from);
            space.locate(&mut route.to);
        }
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
