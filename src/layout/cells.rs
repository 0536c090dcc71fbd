//! The visible cards in their cells, and what stands in the way of a connector.
//!
//! A connector is routed before anything has a size, so every question here is about rows, columns and the order of
//! cards. Each is answered in the logarithm of the number of cards: a map may have thousands of cards that each reach
//! over thousands of steps, and every connector asks.
//!
//! Cards are kept row by row, so that a change makes the rows anew in which it stands, and no others.

mod bars;
mod row;

use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

use super::cache::{LookupSet, LookupTable};
use super::pass::Pass;
use super::way::CardSide;
use crate::geom::Size;
use crate::model::{Card, CardId, CardKind, LaneId, OrderedCard};
use crate::scene::Frame;

use bars::SpanTree;
pub(super) use row::{Row, RowCard};

/// Where a visible card stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct CellCard {
    pub id: CardId,
    /// The row among the visible ones.
    pub row: usize,
    /// Its place among the cards of its row.
    pub nth: usize,
    /// The first column.
    pub column: usize,
    /// The last column.
    pub last: usize,
    pub is_decision: bool,
}

impl CellCard {
    /// True when all connectors of a side meet in one point: the tip of a hexagon.
    pub fn is_tip(&self, side: CardSide) -> bool {
        self.is_decision && matches!(side, CardSide::Start | CardSide::End)
    }
}

/// The visible cards by row, and within a row by column and rank.
#[derive(Default)]
pub(super) struct Cells {
    pub rows: Vec<Row>,
    /// For each row its place among all lanes.
    shown: Vec<usize>,
    /// For each lane its row, when it is visible.
    visible: Vec<Option<usize>>,
    last_column: usize,
    /// From the first column of a long card of a row to the last one.
    bars: SpanTree,
    /// The rows know what connectors ask.
    is_looked_over: bool,
}

/// A card of the map with its row and its place there.
#[derive(Clone, Copy)]
pub(super) struct LocatedCard<'a> {
    pub card: &'a Card,
    pub row: usize,
    pub nth: usize,
}

/// How to find a card in its row.
#[derive(Clone, Copy)]
pub(super) enum CardFinder<'a> {
    /// By a table of all cards: for those who ask for many.
    Table(&'a LookupTable<CardId, (usize, usize)>),
    /// By the reading order.
    Order(&'a Pass<'a>),
}

/// A place on the way from the top of a map to its bottom: its row, and how many cards of it come before the place, and
/// how many before what follows it. The two differ by the card when the place is one.
#[derive(Clone, Copy)]
pub(super) struct Stop {
    row: usize,
    before: usize,
    after: usize,
}

impl Cells {
    /// The cards of a map without frames, each with its record in the order of ids, and the row and place of each.
    pub fn new<'a>(pass: &Pass<'a>) -> (Self, Vec<LocatedCard<'a>>, LookupTable<CardId, (usize, usize)>) {
        // Rows of hidden lanes disappear: from the row of all lanes to that of the visible ones.
        let mut cells = Self { last_column: pass.order.steps().len().saturating_sub(1), ..Self::default() };
        let mut place_of: LookupTable<CardId, (usize, usize)> = LookupTable::default();
        for (at, lane) in pass.order.lanes().iter().enumerate() {
            let is_shown = pass.map.shows(*lane);
            cells.visible.push(is_shown.then_some(cells.shown.len()));
            if is_shown {
                let (cards, row) = (pass.order.cards_of(at), cells.shown.len());
                place_of.extend(cards.iter().enumerate().map(|(nth, card)| (card.id, (row, nth))));
                cells.shown.push(at);
                cells.rows.push(Row::new(cards));
            }
        }
        let mut located = Vec::with_capacity(place_of.len());
        for card in pass.map.cards.values() {
            let Some((row, nth)) = place_of.get(&card.id).copied() else { continue };
            located.push(LocatedCard { card, row, nth });
            cells.describe(card, row, nth);
        }
        cells.look_over(&BTreeSet::new(), !pass.map.connectors.is_empty());
        (cells, located, place_of)
    }

    /// Puts rows into the order that they have now. Cards that were touched come out of `pool` when they stood in one of
    /// these rows before; all others have kept their order. Returns the touched cards of a row with their records.
    pub fn reorder<'a>(
        &mut self,
        pass: &Pass<'a>,
        rows: &BTreeSet<usize>,
        touched: &LookupSet<CardId>,
    ) -> Vec<LocatedCard<'a>> {
        let mut pool: LookupTable<CardId, RowCard> = LookupTable::default();
        for row in rows {
            if let Some(row) = self.rows.get_mut(*row) {
                row.take_out(touched, &mut pool);
            }
        }
        let mut located = Vec::new();
        for at in rows {
            let Some(cards) = self.shown.get(*at).map(|at| pass.order.cards_of(*at)) else { continue };
            let Some(row) = self.rows.get_mut(*at) else { continue };
            let added = row.put_back(cards, touched, &mut pool);
            for (nth, id) in added {
                let Some(card) = pass.map.cards.get(&id) else { continue };
                self.describe(card, *at, nth);
                located.push(LocatedCard { card, row: *at, nth });
            }
        }
        located
    }

    /// Looks over rows whose cards have changed, for what only connectors ask.
    pub fn look_over(&mut self, rows: &BTreeSet<usize>, has_connectors: bool) {
        let is_first = has_connectors && !self.is_looked_over;
        self.is_looked_over = has_connectors;
        if !has_connectors {
            return;
        }
        let changed = self.rows.iter_mut().enumerate().filter(|(at, _)| is_first || rows.contains(at));
        changed.for_each(|(_, row)| row.look_over());
        self.bars = SpanTree::new(self.rows.iter().map(Row::bars_span));
    }

    /// Notes whether labels of connectors stack with a card.
    pub fn set_labelled(&mut self, (row, nth): (usize, usize), has_labels: bool) {
        if let Some(card) = self.rows.get_mut(row).and_then(|row| row.cards.get_mut(nth)) {
            card.has_labels = has_labels;
        }
    }

    /// Notes of a card what the order doesn't say.
    fn describe(&mut self, card: &Card, row: usize, nth: usize) {
        let last_column = self.last_column;
        let there = self.rows.get_mut(row).and_then(|row| row.cards.get_mut(nth));
        if let Some(there) = there {
            there.last = last_of(card, there.column, last_column);
            there.is_decision = card.kind == CardKind::Decision;
        }
    }

    /// Gives a card its frame, and says how far down in it a decision has its points.
    pub fn set_frame(&mut self, row: usize, nth: usize, frame: Arc<Frame>, tip: Option<f64>) {
        if let Some(card) = self.rows.get_mut(row).and_then(|row| row.cards.get_mut(nth)) {
            (card.size, card.frame, card.tip) = (frame.size, Some(frame), tip);
        }
    }

    /// How large a card is, and how far down it has its points: what connectors at it depend on.
    pub fn shape_of(&self, (row, nth): (usize, usize)) -> Option<(Size, Option<f64>)> {
        let card = self.rows.get(row)?.cards.get(nth)?;
        Some((card.size, card.tip))
    }

    /// The visible row of a lane.
    pub fn row_of(&self, pass: &Pass<'_>, lane: LaneId) -> Option<usize> {
        self.visible.get(pass.order.row(lane)?).copied().flatten()
    }

    /// The row, the first and the last column of a card as a record says them; `None` when it is not visible.
    pub fn footprint(&self, pass: &Pass<'_>, card: &Card) -> Option<(usize, usize, usize)> {
        let (row, OrderedCard { column, .. }) = pass.order.place(card)?;
        let row = self.visible.get(row).copied().flatten()?;
        Some((row, column, last_of(card, column, self.last_column)))
    }

    /// Where the card at an end of a connector is; `None` when it is not visible.
    pub fn get(&self, finder: CardFinder<'_>, card: CardId) -> Option<CellCard> {
        let (row, nth) = self.place_of(finder, card)?;
        self.at(row, nth)
    }

    /// The row and the place there of a card.
    pub fn place_of(&self, finder: CardFinder<'_>, card: CardId) -> Option<(usize, usize)> {
        match finder {
            CardFinder::Table(table) => table.get(&card).copied(),
            CardFinder::Order(pass) => {
                let (row, ordered) = pass.order.place(pass.map.cards.get(&card)?)?;
                let nth = pass.order.cards_of(row).binary_search(&ordered).ok()?;
                Some((self.visible.get(row).copied().flatten()?, nth))
            }
        }
    }

    fn at(&self, row: usize, nth: usize) -> Option<CellCard> {
        let RowCard { id, column, last, is_decision, .. } = self.rows.get(row)?.cards.get(nth)?;
        Some(CellCard { id: *id, row, nth, column: *column, last: *last, is_decision: *is_decision })
    }

    /// The row and the place there of each card.
    pub fn places(&self) -> LookupTable<CardId, (usize, usize)> {
        self.all().map(|card| (card.id, (card.row, card.nth))).collect()
    }

    /// The cards over several steps.
    pub fn long_cards<'a>(&self, pass: &Pass<'a>) -> Vec<LocatedCard<'a>> {
        let long = self.all().filter(|card| card.last > card.column);
        let located = |at: CellCard| Some(LocatedCard { card: pass.map.cards.get(&at.id)?, row: at.row, nth: at.nth });
        long.filter_map(located).collect()
    }

    /// The cards of all rows by row, column and rank.
    pub fn all(&self) -> impl Iterator<Item = CellCard> {
        let rows = self.rows.iter().enumerate();
        rows.flat_map(move |(row, it)| (0..it.cards.len()).filter_map(move |nth| self.at(row, nth)))
    }

    /// True when no card of `row` touches a column of `columns`.
    pub fn is_free(&self, row: usize, columns: RangeInclusive<usize>) -> bool {
        self.rows.get(row).is_none_or(|row| row.is_free(columns))
    }

    /// True when no card of its row stands below a card, in any of its columns.
    pub fn is_lowest(&self, card: &CellCard) -> bool {
        // Cards of a row stack in their order, by columns: the next one is the first that can be in the way.
        let next = self.rows.get(card.row).and_then(|row| row.cards.get(card.nth + 1));
        next.is_none_or(|next| next.column > card.last)
    }

    /// True when no card of its row stands above a card, in any of its columns.
    pub fn is_highest(&self, card: &CellCard) -> bool {
        self.rows.get(card.row).and_then(|row| row.reach_before(card.nth)).is_none_or(|reach| reach < card.column)
    }

    /// True when two cards of a row that share a column stand on each other: no third card of the columns of `from` is
    /// between them.
    pub fn are_neighbors(&self, from: &CellCard, to: &CellCard) -> bool {
        if from.nth.abs_diff(to.nth) == 1 {
            return true;
        }
        // Below `from`, the next card by columns always shares one with it.
        if from.nth < to.nth {
            return false;
        }
        let row = self.rows.get(from.row);
        let above = from.nth.checked_sub(1).and_then(|nth| row?.cards.get(nth));
        above.is_some_and(|above| above.column < from.column)
            && row.is_some_and(|row| row.bars.first(to.nth + 1..from.nth, from.column).is_none())
    }

    /// Where a card is on the way down.
    pub fn stop(card: &CellCard) -> Stop {
        Stop { row: card.row, before: card.nth, after: card.nth + 1 }
    }

    /// Where a gutter of rows is on the way down.
    pub fn stop_of_gutter(row: usize) -> Stop {
        Stop { row, before: 0, after: 0 }
    }

    /// True when a gutter of columns can be followed from one place to another: no card reaches over it between
    /// them. Cards of a cell come in the order in which they stack, so this holds within a row as well.
    pub fn is_open(&self, gutter: usize, one: Stop, other: Stop) -> bool {
        self.first_bar(one, other, gutter).is_none()
    }

    /// The nearest card of its row above or below a card that reaches over a gutter of columns.
    pub fn bar(&self, card: &CellCard, at: usize, gutter: usize, above: bool) -> Option<CellCard> {
        let bars = &self.rows.get(card.row)?.bars;
        let bar = if above { bars.last(0..at, gutter) } else { bars.first(at + 1..usize::MAX, gutter) };
        bar.and_then(|bar| self.at(card.row, bar.nth))
    }

    /// The gutter of columns nearest to `wanted` that can be followed from one gutter of rows to another, the earlier
    /// of two that are as near. Before the first column there always is one.
    pub fn passage(&self, one: usize, other: usize, wanted: usize) -> usize {
        let ends = (Self::stop_of_gutter(one), Self::stop_of_gutter(other));
        let before = self.beyond(ends, wanted, |(column, _)| column).unwrap_or(0);
        let after = self.beyond(ends, wanted, |(_, last)| last + 1);
        after.filter(|after| after - wanted < wanted - before).unwrap_or(before)
    }

    /// The first open gutter of columns on one side, from the end of a card that bars one to the end of the next.
    fn beyond(&self, ends: (Stop, Stop), wanted: usize, end: impl Fn((usize, usize)) -> usize) -> Option<usize> {
        /// A line that would have to pass more cards goes around all of them.
        const MOST_BARS: usize = 512;
        let mut gutter = wanted;
        for _ in 0..MOST_BARS {
            let Some(bar) = self.first_bar(ends.0, ends.1, gutter) else { return Some(gutter) };
            gutter = end(bar);
        }
        None
    }

    /// The first card between two places on the way down that reaches over a gutter of columns: its first and its last
    /// column.
    fn first_bar(&self, one: Stop, other: Stop, gutter: usize) -> Option<(usize, usize)> {
        let (upper, lower) =
            if (one.row, one.before) <= (other.row, other.before) { (one, other) } else { (other, one) };
        let in_row = |row: usize, cards: Range<usize>| {
            let bar = self.rows.get(row)?.bars.first(cards, gutter)?;
            Some((bar.column, bar.last))
        };
        if upper.row == lower.row {
            return in_row(upper.row, upper.after..lower.before);
        }
        let between = || self.bars.first(upper.row + 1..lower.row, gutter, |row| in_row(row, 0..usize::MAX));
        in_row(upper.row, upper.after..usize::MAX).or_else(between).or_else(|| in_row(lower.row, 0..lower.before))
    }
}

/// The last column of a card.
fn last_of(card: &Card, column: usize, last_column: usize) -> usize {
    column.saturating_add(card.span.max(1) as usize - 1).min(last_column)
}
