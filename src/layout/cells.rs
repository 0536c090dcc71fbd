//! The visible cards in their cells, and what stands in the way of a connector.
//!
//! A connector is routed before anything has a size, so every question here is about rows, columns and the order of
//! cards. Each is answered in the logarithm of the number of cards: a map may have thousands of cards that each reach
//! over thousands of steps, and every connector asks.

mod bars;

use std::ops::{Range, RangeInclusive};

use hashbrown::HashTable;

use super::cache::hash_of;
use super::pass::Pass;
use super::way::CardSide;
use crate::model::{Card, CardId, CardKind};

use bars::{Bars, LongCard};

/// A visible card in its cell.
#[derive(Clone, Copy)]
pub(super) struct CellCard<'a> {
    pub card: &'a Card,
    /// The place of the card in the reading order.
    pub order: usize,
    /// Its place in [`Cells::cards`].
    pub nth: usize,
    /// The first column.
    pub column: usize,
    /// The last column.
    pub last: usize,
    /// The row among the visible ones.
    pub row: usize,
}

impl CellCard<'_> {
    /// True when all connectors of a side meet in one point: the tip of a hexagon.
    pub fn is_tip(&self, side: CardSide) -> bool {
        self.card.kind == CardKind::Decision && matches!(side, CardSide::Start | CardSide::End)
    }
}

/// The visible cards, in the order of (row, column, rank).
pub(super) struct Cells<'a> {
    pub cards: Vec<CellCard<'a>>,
    /// For each row the part of `cards` that is in it.
    rows: Vec<Range<usize>>,
    /// What only connectors ask for. Empty on a map without any.
    lookup: Lookup,
}

#[derive(Default)]
struct Lookup {
    /// Where in the cards of all cells a card is.
    index: HashTable<usize>,
    /// For each card the last column that it, or a card before it in its row, reaches to.
    reach: Vec<usize>,
    bars: Bars,
}

/// A place on the way from the top of a map to its bottom: how many cards come before it in the order of
/// [`Cells::cards`], and how many before what follows it. The two differ by the card when the place is one.
#[derive(Clone, Copy)]
pub(super) struct Stop {
    before: usize,
    after: usize,
}

impl<'a> Cells<'a> {
    pub fn new(pass: &Pass<'a>) -> Self {
        // Rows of hidden lanes disappear: from the row of all lanes to that of the visible ones.
        let mut visible = Vec::with_capacity(pass.order.lanes.len());
        let mut count = 0;
        for lane in &pass.order.lanes {
            visible.push((!lane.hidden).then_some(count));
            count += usize::from(!lane.hidden);
        }
        let last_column = pass.order.steps.len().saturating_sub(1);
        let all = pass.order.cards.iter().zip(pass.order.cells()).enumerate();
        // Cards come column by column, and within a cell in their order: so they do in each of the rows.
        let mut by_row: Vec<Vec<CellCard<'a>>> = vec![Vec::new(); count];
        for (order, (card, (column, row))) in all {
            let Some(row) = visible.get(*row).copied().flatten() else { continue };
            let last = column.saturating_add(card.span.max(1) as usize - 1).min(last_column);
            if let Some(cards) = by_row.get_mut(row) {
                cards.push(CellCard { card, order, nth: 0, column: *column, last, row });
            }
        }
        let mut cards = Vec::with_capacity(pass.order.cards.len());
        let mut rows = Vec::with_capacity(count);
        for row in by_row {
            let start = cards.len();
            cards.extend(row.into_iter().zip(start..).map(|(card, nth)| CellCard { nth, ..card }));
            rows.push(start..cards.len());
        }
        let lookup = if pass.map.connectors.is_empty() { Lookup::default() } else { Lookup::new(&cards) };
        Self { cards, rows, lookup }
    }

    /// The cards of a row, by column.
    pub fn row(&self, row: usize) -> &[CellCard<'a>] {
        self.rows.get(row).and_then(|range| self.cards.get(range.clone())).unwrap_or_default()
    }

    /// Where the card at an end of a connector is; `None` when it is not visible.
    pub fn get(&self, card: CardId) -> Option<&CellCard<'a>> {
        let is_it = |nth: &usize| self.cards.get(*nth).is_some_and(|at| at.card.id == card);
        self.lookup.index.find(hash_of(&card), is_it).and_then(|nth| self.cards.get(*nth))
    }

    /// True when no card of `row` touches a column of `columns`.
    pub fn is_free(&self, row: usize, columns: RangeInclusive<usize>) -> bool {
        let start = self.rows.get(row).map_or(0, |range| range.start);
        let before = self.row(row).partition_point(|card| card.column <= *columns.end());
        let reach = before.checked_sub(1).and_then(|at| self.lookup.reach.get(start + at));
        reach.is_none_or(|reach| reach < columns.start())
    }

    /// True when no card of its row stands below a card, in any of its columns.
    pub fn is_lowest(&self, card: &CellCard<'_>) -> bool {
        // Cards of a row stack in their order, by columns: the next one is the first that can be in the way.
        let next = self.cards.get(card.nth + 1).filter(|next| next.row == card.row);
        next.is_none_or(|next| next.column > card.last)
    }

    /// True when no card of its row stands above a card, in any of its columns.
    pub fn is_highest(&self, card: &CellCard<'_>) -> bool {
        let before = card.nth.checked_sub(1).filter(|nth| self.cards.get(*nth).is_some_and(|at| at.row == card.row));
        let reach = before.and_then(|nth| self.lookup.reach.get(nth));
        reach.is_none_or(|reach| *reach < card.column)
    }

    /// True when two cards of a row that share a column stand on each other: no third card of the columns of `from` is
    /// between them.
    pub fn are_neighbors(&self, from: &CellCard<'_>, to: &CellCard<'_>) -> bool {
        if from.nth.abs_diff(to.nth) == 1 {
            return true;
        }
        // Below `from`, the next card by columns always shares one with it.
        if from.nth < to.nth {
            return false;
        }
        let above = from.nth.checked_sub(1).and_then(|nth| self.cards.get(nth));
        above.is_some_and(|above| above.column < from.column)
            && self.lookup.bars.first(to.nth + 1..from.nth, from.column).is_none()
    }

    /// Where a card is on the way down.
    pub fn stop(card: &CellCard<'_>) -> Stop {
        Stop { before: card.nth, after: card.nth + 1 }
    }

    /// Where a gutter of rows is on the way down.
    pub fn stop_of_gutter(&self, row: usize) -> Stop {
        let before = self.rows.get(row).map_or(self.cards.len(), |range| range.start);
        Stop { before, after: before }
    }

    /// True when a gutter of columns can be followed from one place to another: no card reaches over it between
    /// them. Cards of a cell come in the order in which they stack, so this holds within a row as well.
    pub fn is_open(&self, gutter: usize, one: Stop, other: Stop) -> bool {
        self.lookup.bars.first(between(one, other), gutter).is_none()
    }

    /// The nearest card of its row above or below a card that reaches over a gutter of columns.
    pub fn bar(&self, card: &CellCard<'_>, at: usize, gutter: usize, above: bool) -> Option<&CellCard<'a>> {
        let row = self.rows.get(card.row).cloned().unwrap_or_default();
        let bar = if above {
            self.lookup.bars.last(row.start..at, gutter)
        } else {
            self.lookup.bars.first(at + 1..row.end, gutter)
        };
        bar.and_then(|bar| self.cards.get(bar.nth))
    }

    /// The gutter of columns nearest to `wanted` that can be followed from one gutter of rows to another, the earlier
    /// of two that are as near. Before the first column there always is one.
    pub fn passage(&self, one: usize, other: usize, wanted: usize) -> usize {
        let rows = between(self.stop_of_gutter(one), self.stop_of_gutter(other));
        let before = self.beyond(&rows, wanted, |bar| bar.column).unwrap_or(0);
        let after = self.beyond(&rows, wanted, |bar| bar.last + 1);
        after.filter(|after| after - wanted < wanted - before).unwrap_or(before)
    }

    /// The first open gutter of columns on one side, from the end of a card that bars one to the end of the next.
    fn beyond(&self, rows: &Range<usize>, wanted: usize, end: impl Fn(&LongCard) -> usize) -> Option<usize> {
        /// A line that would have to pass more cards goes around all of them.
        const MOST_BARS: usize = 512;
        let mut gutter = wanted;
        for _ in 0..MOST_BARS {
            let Some(bar) = self.lookup.bars.first(rows.clone(), gutter) else { return Some(gutter) };
            gutter = end(bar);
        }
        None
    }
}

/// The cards that come between two places on the way down.
fn between(one: Stop, other: Stop) -> Range<usize> {
    let (upper, lower) = if one.before <= other.before { (one, other) } else { (other, one) };
    upper.after..lower.before
}

impl Lookup {
    fn new(cards: &[CellCard<'_>]) -> Self {
        let hash = |nth: &usize| cards.get(*nth).map_or(0, |at| hash_of(&at.card.id));
        let mut index = HashTable::with_capacity(cards.len());
        for nth in 0..cards.len() {
            index.insert_unique(hash(&nth), nth, hash);
        }
        let mut reach = Vec::with_capacity(cards.len());
        for row in cards.chunk_by(|one, next| one.row == next.row) {
            reach.extend(row.iter().scan(0, |most, card| {
                *most = card.last.max(*most);
                Some(*most)
            }));
        }
        let long = cards.iter().filter(|card| card.last > card.column);
        let bars = long.map(|card| LongCard { nth: card.nth, column: card.column, last: card.last });
        Self { index, reach, bars: Bars::new(bars.collect()) }
    }
}
