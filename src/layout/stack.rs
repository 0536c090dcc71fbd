//! Cards in their cells: which frame each has, and how they stack.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::cache::{Slot, Workspace, hash_of};
use super::card::{self, Content};
use super::grid::{Column, Grid};
use super::route::Gutters;
use super::{Pass, header};
use crate::geom::{Point, Rect};
use crate::model::{Card, CardId, Role};
use crate::scene::{Frame, Part, Placed, Tag};
use crate::theme::size;
use std::sync::Arc;

/// A visible card in its cell.
#[derive(Clone, Copy)]
pub(super) struct Placing<'a> {
    pub card: &'a Card,
    /// The first column.
    pub column: usize,
    /// The last column.
    pub last: usize,
    /// The row among the visible ones.
    pub row: usize,
}

/// The visible cards, in the order of (row, column, rank).
pub(super) struct Cells<'a> {
    pub placings: Vec<Placing<'a>>,
    /// For each row the part of `placings` that is in it.
    rows: Vec<std::ops::Range<usize>>,
    index: HashMap<CardId, usize, FixedState>,
    /// Those placings that reach over several columns, in order.
    long: Vec<usize>,
    /// How many columns the longest reaches beyond its first.
    longest: usize,
}

/// A place on the way from the top of a map to its bottom: how many cards come before it in the order of
/// [`Cells::placings`], and how many before what follows it. The two differ by the card when the place is one.
#[derive(Clone, Copy)]
pub(super) struct Stop {
    before: usize,
    after: usize,
}

impl<'a> Cells<'a> {
    pub fn of(pass: &Pass<'a>) -> Self {
        // Rows of hidden lanes disappear: from the row of all lanes to that of the visible ones.
        let mut visible = Vec::with_capacity(pass.order.lanes.len());
        let mut count = 0;
        for lane in &pass.order.lanes {
            visible.push((!lane.hidden).then_some(count));
            count += usize::from(!lane.hidden);
        }
        let last_column = pass.order.steps.len().saturating_sub(1);
        let cards = pass.order.cards.iter().zip(pass.order.cells());
        let mut placings: Vec<_> = cards
            .filter_map(|(card, (column, row))| {
                let row = visible.get(*row).copied().flatten()?;
                let last = column.saturating_add(card.span.max(1) as usize - 1).min(last_column);
                Some(Placing { card, column: *column, last, row })
            })
            .collect();
        // The order of cards within a cell is kept: the sort is stable.
        placings.sort_by_key(|placing| (placing.row, placing.column));
        let rows = (0..count)
            .map(|row| {
                let start = placings.partition_point(|placing| placing.row < row);
                start..placings.partition_point(|placing| placing.row <= row)
            })
            .collect();
        let index = placings.iter().enumerate().map(|(at, placing)| (placing.card.id, at)).collect();
        let reach = |placing: &Placing<'_>| placing.last.saturating_sub(placing.column);
        let long = placings.iter().enumerate().filter(|(_, placing)| reach(placing) > 0).map(|(at, _)| at).collect();
        let longest = placings.iter().map(reach).max().unwrap_or(0);
        Self { placings, rows, index, long, longest }
    }

    /// The cards of a row, by column.
    pub fn row(&self, row: usize) -> &[Placing<'a>] {
        self.rows.get(row).and_then(|range| self.placings.get(range.clone())).unwrap_or_default()
    }

    /// Where a card is; `None` when it is not visible.
    pub fn get(&self, card: CardId) -> Option<&Placing<'a>> {
        self.index.get(&card).and_then(|at| self.placings.get(*at))
    }

    /// How many columns the longest card reaches beyond its first.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// True when no card of `row` touches a column of `columns`.
    pub fn is_free(&self, row: usize, columns: std::ops::RangeInclusive<usize>) -> bool {
        let cards = self.row(row);
        let start = cards.partition_point(|placing| placing.column + self.longest < *columns.start());
        let near = cards.get(start..).unwrap_or_default();
        !near
            .iter()
            .take_while(|placing| placing.column <= *columns.end())
            .any(|placing| placing.last >= *columns.start())
    }

    /// Where a card is on the way down.
    pub fn stop(&self, of: &Placing<'_>) -> Stop {
        let before = self.index.get(&of.card.id).copied().unwrap_or(self.placings.len());
        Stop { before, after: before + 1 }
    }

    /// Where a gutter of rows is on the way down.
    pub fn stop_of_gutter(&self, row: usize) -> Stop {
        let before = self.rows.get(row).map_or(self.placings.len(), |range| range.start);
        Stop { before, after: before }
    }

    /// True when a gutter of columns can be followed from one place to another: no card reaches over it between
    /// them. Cards of a cell come in the order in which they stack, so this holds within a row as well.
    pub fn is_open(&self, gutter: usize, one: Stop, other: Stop) -> bool {
        let (upper, lower) = if one.before <= other.before { (one, other) } else { (other, one) };
        let start = self.long.partition_point(|at| *at < upper.after);
        let between = self.long.get(start..).unwrap_or_default().iter().take_while(|at| **at < lower.before);
        !between.filter_map(|at| self.placings.get(*at)).any(|card| card.column < gutter && card.last >= gutter)
    }

    /// The gutter of columns nearest to `wanted` that can be followed from one gutter of rows to another. Before
    /// the first column there always is one.
    pub fn passage(&self, one: usize, other: usize, wanted: usize) -> usize {
        let (one, other) = (self.stop_of_gutter(one), self.stop_of_gutter(other));
        let last = self.placings.iter().map(|placing| placing.last + 1).max().unwrap_or(0).max(wanted);
        let near = (0..=last).flat_map(|away| [wanted.checked_sub(away), Some(wanted + away)]).flatten();
        near.filter(|gutter| *gutter <= last).find(|gutter| self.is_open(*gutter, one, other)).unwrap_or(0)
    }
}

/// The frames of one row's cards and their heights within the row.
pub(super) struct Stack {
    /// From the top of the row's content to the end of its highest column, of what is written at its start, or
    /// of the labels between its columns.
    pub height: f64,
    /// For each card: its id, inline start, distance from the top of the content, frame.
    pub cards: Vec<(CardId, f64, f64, Arc<Frame>)>,
}

/// Builds or finds the frame of every card, and stacks them in their rows.
pub(super) fn stacks(
    pass: &Pass<'_>,
    workspace: &mut Workspace,
    cells: &Cells<'_>,
    columns: &[Column],
    gutters: &Gutters,
) -> Vec<Stack> {
    let contents: Vec<_> = cells
        .placings
        .iter()
        .map(|placing| {
            let start = columns.get(placing.column).map_or(0.0, |column| column.start);
            let end = columns.get(placing.last).map_or(start, |column| column.end);
            let role = pass.lanes.get(placing.row).map_or(Role::Customer, |lane| lane.role);
            let content = Content::of(pass, placing.card, role, end - start);
            let hash = hash_of(&(pass.base, &content));
            (placing, start, content, hash)
        })
        .collect();
    let missing: Vec<_> = contents
        .iter()
        .filter(|(placing, _, _, hash)| !workspace.has(Slot::Of(placing.card.id.into()), *hash))
        .map(|(_, _, content, _)| content)
        .collect();
    card::warm(pass, workspace, &missing);
    let mut rows: Vec<_> = pass
        .lanes
        .iter()
        .enumerate()
        .map(|(row, lane)| {
            let start = if lane.role == Role::Emotion { size::CURVE_HEIGHT } else { 0.0 };
            let named = header::names_height(pass, &mut workspace.engine, lane) - 2.0 * size::LANE_PADDING;
            (Stack { height: start.max(named).max(gutters.label(row)), cards: Vec::new() }, vec![start; columns.len()])
        })
        .collect();
    for (placing, start, content, hash) in &contents {
        let slot = Slot::Of(placing.card.id.into());
        let frame = workspace.frame(slot, *hash, pass.flow, |engine| card::frame(pass, engine, content));
        let Some((stack, skyline)) = rows.get_mut(placing.row) else { continue };
        let under = skyline.get_mut(placing.column..=placing.last).unwrap_or_default();
        let top = under.iter().copied().fold(0.0, f64::max);
        let bottom = top + frame.size.height;
        under.fill(bottom + size::CARD_GAP);
        stack.height = stack.height.max(bottom);
        stack.cards.push((placing.card.id, *start, top, frame));
    }
    rows.into_iter().map(|(stack, _)| stack).collect()
}

/// The cards of a scene: their frames, and where each is.
pub(super) struct PlacedCards {
    pub frames: Vec<Placed>,
    boxes: HashMap<CardId, Rect, FixedState>,
    /// The middle of the hexagon of decisions that have strips below it.
    tips: HashMap<CardId, f64, FixedState>,
}

impl PlacedCards {
    /// The box of a card along inline and block.
    pub fn get(&self, card: CardId) -> Option<Rect> {
        self.boxes.get(&card).copied()
    }

    /// How far down a card has its points, when it is a decision; else its middle.
    pub fn tip(&self, card: CardId, area: Rect) -> f64 {
        self.tips.get(&card).copied().unwrap_or(area.center().y)
    }
}

/// Puts the stacked cards into the rows of the grid.
pub(super) fn place(pass: &Pass<'_>, stacks: &[Stack], grid: &Grid) -> PlacedCards {
    let mut frames = Vec::new();
    let mut boxes = HashMap::default();
    let mut tips = HashMap::default();
    let wanted = !pass.map.connectors.is_empty();
    for (stack, row) in stacks.iter().zip(&grid.rows) {
        for (id, start, top, frame) in &stack.cards {
            let at = Point::new(*start, row.content + top);
            if wanted {
                boxes.insert(*id, Rect::from_origin_size(at, frame.size));
                tips.extend(card::tip(frame).map(|tip| (*id, at.y + tip)));
            }
            frames.push(Placed { at, tag: Some(Tag::new(*id, Part::Body)), frame: Arc::clone(frame) });
        }
    }
    PlacedCards { frames, boxes, tips }
}
