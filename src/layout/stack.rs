//! Cards in their cells: which frame each has, and how they stack.

use std::collections::BTreeMap;
use std::sync::Arc;

use hashbrown::HashTable;

use super::cache::{Slot, Workspace, hash_of};
use super::card::{self, Content, Missing};
use super::grid::{Column, Grid};
use super::label::{LabelGroup, LabelSide, Labels};
use super::{Pass, header};
use crate::geom::{Point, Rect};
use crate::model::{Card, CardId, Role};
use crate::scene::{Frame, Part, Placed, Tag};
use crate::theme::size;

/// A visible card in its cell.
#[derive(Clone, Copy)]
pub(super) struct Placing<'a> {
    pub card: &'a Card,
    /// The place of the card in the reading order.
    pub order: usize,
    /// Its place among all placings.
    pub nth: usize,
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
    /// Where in `placings` a card is; empty on a map without connectors, where nobody asks.
    index: HashTable<usize>,
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
        let cards = pass.order.cards.iter().zip(pass.order.cells()).enumerate();
        // Cards come column by column, and within a cell in their order: so they do in each of the rows.
        let mut by_row: Vec<Vec<Placing<'a>>> = vec![Vec::new(); count];
        for (order, (card, (column, row))) in cards {
            let Some(row) = visible.get(*row).copied().flatten() else { continue };
            let last = column.saturating_add(card.span.max(1) as usize - 1).min(last_column);
            if let Some(cards) = by_row.get_mut(row) {
                cards.push(Placing { card, order, nth: 0, column: *column, last, row });
            }
        }
        let mut placings = Vec::with_capacity(pass.order.cards.len());
        let mut rows = Vec::with_capacity(count);
        for row in by_row {
            let start = placings.len();
            placings.extend(row.into_iter().zip(start..).map(|(placing, nth)| Placing { nth, ..placing }));
            rows.push(start..placings.len());
        }
        let mut index = HashTable::new();
        if !pass.map.connectors.is_empty() {
            let hash = |nth: &usize| placings.get(*nth).map_or(0, |placing: &Placing<'_>| hash_of(&placing.card.id));
            index.reserve(placings.len(), hash);
            for nth in 0..placings.len() {
                index.insert_unique(hash(&nth), nth, hash);
            }
        }
        let reach = |placing: &Placing<'_>| placing.last.saturating_sub(placing.column);
        let long = placings.iter().filter(|placing| reach(placing) > 0).map(|placing| placing.nth).collect();
        let longest = placings.iter().map(reach).max().unwrap_or(0);
        Self { placings, rows, index, long, longest }
    }

    /// The cards of a row, by column.
    pub fn row(&self, row: usize) -> &[Placing<'a>] {
        self.rows.get(row).and_then(|range| self.placings.get(range.clone())).unwrap_or_default()
    }

    /// Where the card at an end of a connector is; `None` when it is not visible.
    pub fn get(&self, card: CardId) -> Option<&Placing<'a>> {
        let is_it = |nth: &usize| self.placings.get(*nth).is_some_and(|placing| placing.card.id == card);
        self.index.find(hash_of(&card), is_it).and_then(|nth| self.placings.get(*nth))
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
    pub fn stop(of: &Placing<'_>) -> Stop {
        Stop { before: of.nth, after: of.nth + 1 }
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

    /// The nearest card of a row above or below the one at a place that reaches over a gutter of columns.
    pub fn bar(&self, row: usize, at: usize, gutter: usize, above: bool) -> Option<&Placing<'a>> {
        let is_bar = |card: &&Placing<'a>| card.row == row && card.column < gutter && card.last >= gutter;
        let get = |nth: &usize| self.placings.get(*nth);
        let before = self.long.partition_point(|long| *long < at);
        if above {
            let nearer = self.long.get(..before).unwrap_or_default().iter().rev().filter_map(get);
            return nearer.take_while(|card| card.row == row).find(is_bar);
        }
        let further = self.long.get(before..).unwrap_or_default().iter().filter(|long| **long > at).filter_map(get);
        further.take_while(|card| card.row == row).find(is_bar)
    }

    /// The gutter of columns nearest to `wanted` that can be followed from one gutter of rows to another. Before
    /// the first column there always is one.
    pub fn passage(&self, one: usize, other: usize, wanted: usize) -> usize {
        let (one, other) = (self.stop_of_gutter(one), self.stop_of_gutter(other));
        let long = self.long.iter().filter_map(|nth| self.placings.get(*nth));
        let last = long.map(|placing| placing.last + 1).max().unwrap_or(0).max(wanted);
        let near = (0..=last).flat_map(|away| [wanted.checked_sub(away), Some(wanted + away)]).flatten();
        near.filter(|gutter| *gutter <= last).find(|gutter| self.is_open(*gutter, one, other)).unwrap_or(0)
    }
}

/// The frames of one row's cards and their heights within the row.
pub(super) struct Stack<'a> {
    /// From the top of the row's content to the end of its highest column, of what is written at its start, or
    /// of the labels between its columns.
    pub height: f64,
    cards: Vec<Stacked<'a>>,
    /// Where labels of connectors begin, from the top of the row's content.
    labels: Vec<(LabelGroup, f64)>,
}

/// A card in its row.
struct Stacked<'a> {
    card: &'a Card,
    /// Where it starts, along inline.
    start: f64,
    /// From the top of the row's content.
    top: f64,
    frame: Arc<Frame>,
}

/// Builds or finds the frame of every card, and stacks them in their rows, with the labels of the connectors that
/// begin there; in emotion lanes below the curves, which are as high as `feelings`. What a gutter of columns holds
/// stacks with the cards that reach over it.
pub(super) fn stacks<'a>(
    pass: &Pass<'a>,
    workspace: &mut Workspace,
    cells: &Cells<'a>,
    columns: &[Column],
    (labels, feelings): (&Labels, f64),
) -> Vec<Stack<'a>> {
    let frames = frames(pass, workspace, cells, columns);
    let mut rows: Vec<_> = pass
        .lanes
        .iter()
        .map(|lane| {
            let start = if lane.role == Role::Emotion { feelings } else { 0.0 };
            let named = header::names_height(pass, &mut workspace.engine, lane) - 2.0 * size::LANE_PADDING;
            let stack = Stack { height: start.max(named), cards: Vec::new(), labels: Vec::new() };
            // Gutters and columns in turn.
            (stack, vec![start; 2 * columns.len() + 1])
        })
        .collect();
    let mut groups = labels.groups().peekable();
    for (placing, frame) in cells.placings.iter().zip(frames) {
        let (Some((stack, skyline)), Some(frame)) = (rows.get_mut(placing.row), frame) else { continue };
        let under = skyline.get_mut(2 * placing.column + 1..2 * placing.last + 2).unwrap_or_default();
        let top = under.iter().copied().fold(0.0, f64::max);
        let bottom = top + frame.size.height;
        under.fill(bottom + size::CARD_GAP);
        stack.height = stack.height.max(bottom);
        while let Some((group, height)) = groups.next_if(|(group, _)| group.nth == placing.nth) {
            let start = match group.side {
                LabelSide::Above(_) => bottom + size::CARD_GAP,
                LabelSide::Beside => {
                    let middle = top + card::tip(&frame).unwrap_or(frame.size.height / 2.0);
                    let gutter = skyline.get_mut(2 * placing.last + 2);
                    let start = gutter.as_deref().copied().unwrap_or_default().max(middle - height / 2.0);
                    gutter.into_iter().for_each(|end| *end = start + height + size::CARD_GAP / 2.0);
                    start
                }
            };
            stack.height = stack.height.max(start + height);
            stack.labels.push((group, start));
        }
        stack.cards.push(Stacked { card: placing.card, start: span(placing, columns).0, top, frame });
    }
    rows.into_iter().map(|(stack, _)| stack).collect()
}

/// The frame of each placing.
fn frames<'a>(
    pass: &Pass<'a>,
    workspace: &mut Workspace,
    cells: &Cells<'a>,
    columns: &[Column],
) -> Vec<Option<Arc<Frame>>> {
    let content = |placing: &Placing<'a>| {
        let (start, end) = span(placing, columns);
        let role = pass.lanes.get(placing.row).map_or(Role::Customer, |lane| lane.role);
        Content::of(pass, placing, role, end - start)
    };
    // In two rounds: the first only reads, and the processor waits for many cards at a time.
    let keys: Vec<_> = cells
        .placings
        .iter()
        .map(|placing| (Slot::Of(placing.card.id.into()), hash_of(&(pass.base, content(placing)))))
        .map(|(slot, hash)| Workspace::key(slot, hash))
        .collect();
    let mut frames = workspace.kept_all(&keys);
    let without = cells.placings.iter().zip(&keys).zip(&frames).filter(|(_, frame)| frame.is_none());
    let missing: Vec<_> =
        without.map(|((placing, key), _)| Missing { nth: placing.nth, content: content(placing), key: *key }).collect();
    card::warm(pass, workspace, &missing);
    for Missing { nth, content, key } in &missing {
        if let Some(frame) = frames.get_mut(*nth) {
            *frame = Some(workspace.build(*key, pass.flow, |engine| card::frame(pass, engine, content)));
        }
    }
    frames
}

/// Where a card starts and ends, along inline.
fn span(placing: &Placing<'_>, columns: &[Column]) -> (f64, f64) {
    let start = columns.get(placing.column).map_or(0.0, |column| column.start);
    (start, columns.get(placing.last).map_or(start, |column| column.end))
}

/// The cards of a scene: their frames, and where each is. Both are in the order of the placings.
pub(super) struct PlacedCards {
    pub frames: Vec<Placed>,
    /// Where the labels of each group begin.
    pub labels: BTreeMap<LabelGroup, f64>,
}

impl PlacedCards {
    /// The box of a card along inline and block.
    pub fn get(&self, placing: &Placing<'_>) -> Option<Rect> {
        self.frames.get(placing.nth).map(Placed::bounds)
    }

    /// How far down a card has its points, when it is a decision.
    pub fn tip(&self, placing: &Placing<'_>) -> Option<f64> {
        let placed = self.frames.get(placing.nth)?;
        Some(placed.at.y + card::tip(&placed.frame)?)
    }
}

/// Puts the stacked cards into the rows of the grid.
pub(super) fn place(stacks: Vec<Stack<'_>>, grid: &Grid) -> PlacedCards {
    let mut frames = Vec::with_capacity(stacks.iter().map(|stack| stack.cards.len()).sum());
    let mut labels = BTreeMap::new();
    for (stack, row) in stacks.into_iter().zip(&grid.rows) {
        labels.extend(stack.labels.into_iter().map(|(group, top)| (group, row.content + top)));
        frames.extend(stack.cards.into_iter().map(|Stacked { card, start, top, frame }| {
            let tag = Some(Tag::new(card.id, Part::Body));
            Placed { at: Point::new(start, row.content + top), tag, frame }
        }));
    }
    PlacedCards { frames, labels }
}
