//! How wide the gutters between columns and between rows must be for the connectors that run through them.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use super::Pass;
use super::grid::{self, Grid};
use super::label::Labels;
use super::route::{Corridor, Route};
use super::stack::{Cells, PlacedCards};
use crate::theme::size;

/// How wide the gutters are.
pub(super) struct Gutters {
    columns: Vec<f64>,
    rows: Vec<f64>,
    /// Where the rail and the names of the lines in it end, along inline.
    names_end: f64,
}

/// More connectors than this share a gutter's width more closely.
const MOST_TRACKS: usize = 10;

/// From which to which other gutter connectors run along each.
type Spans = BTreeMap<usize, Vec<(usize, usize)>>;

impl Gutters {
    pub fn of(pass: &Pass<'_>, routes: &[Route<'_>], labels: &Labels, names_end: f64) -> Self {
        let (columns, rows) = (pass.order.steps.len() + 1, pass.lanes.len() + 1);
        let (mut along_columns, mut along_rows) = (Spans::new(), Spans::new());
        for route in routes {
            add_upright(route, &mut along_columns);
            let gutters = route.way.columns.windows(2).zip(&route.way.corridors);
            for (pair, corridor) in gutters {
                if let ([one, other], Corridor::Rows(row)) = (pair, corridor) {
                    along_rows.entry(*row).or_default().push((*one.min(other), *one.max(other)));
                }
            }
        }
        let widths = (0..columns).map(|gutter| {
            let tracks = along_columns.get_mut(&gutter).map_or(0, |spans| deepest(spans));
            // After the last column there is nothing to keep clear of.
            let unused = gutter > 0 && gutter + 1 == columns && tracks == 0;
            let least = if unused { size::GUTTER / 2.0 } else { size::GUTTER };
            // At both sides there is room for the heads of connectors.
            let name = if gutter == 0 && tracks > 0 { names_end - grid::rail_end(pass) } else { 0.0 };
            least + name + tracks.clamp(1, MOST_TRACKS).saturating_sub(1) as f64 * size::TRACK + labels.room(gutter)
        });
        let below_lines = grid::below_lines(pass);
        let heights = (0..rows).map(|gutter| {
            let tracks = along_rows.get_mut(&gutter).map_or(0, |spans| deepest(spans)).min(MOST_TRACKS);
            // The padding of the lanes above and below, when no line lies between them.
            let apart = gutter == 0 || below_lines.get(gutter).copied().unwrap_or(true);
            let padding = if apart { size::LANE_PADDING } else { 2.0 * size::LANE_PADDING };
            ((tracks + 1) as f64 * size::TRACK - padding).max(0.0)
        });
        Self { columns: widths.collect(), rows: heights.collect(), names_end }
    }

    /// The width of the gutter before a column.
    pub fn column(&self, index: usize) -> f64 {
        self.columns.get(index).copied().unwrap_or(size::GUTTER)
    }

    /// Where connectors before the first column may begin to run, clear of the names of the lines.
    pub fn names_end(&self) -> f64 {
        self.names_end
    }

    /// What the gutter above a row has beyond the padding of the lanes.
    pub fn extra_row(&self, index: usize) -> f64 {
        self.rows.get(index).copied().unwrap_or(0.0)
    }
}

/// From which to which height a route runs along gutters of columns: rows and the gutters between them in turn.
fn add_upright(route: &Route<'_>, along: &mut Spans) {
    let (from, to) = (2 * route.from.row + 1, 2 * route.to.row + 1);
    let mut here = from;
    for (nth, gutter) in route.way.columns.iter().enumerate() {
        let next = match route.way.corridors.get(nth) {
            Some(Corridor::Rows(row)) => 2 * row,
            // The gap beside a long card of the row in which the way begins; later of that in which it ends.
            Some(_) if here == from => from,
            _ => to,
        };
        along.entry(*gutter).or_default().push((here.min(next), here.max(next)));
        here = next;
    }
}

/// How many of the spans lie over one place at most.
fn deepest(spans: &mut [(usize, usize)]) -> usize {
    spans.sort_unstable();
    let mut ends: Vec<usize> = Vec::new();
    let mut most = 0;
    for (start, end) in spans.iter() {
        ends.retain(|open| open >= start);
        ends.push(*end);
        most = most.max(ends.len());
    }
    most
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
        for (placing, placed) in cells.placings.iter().zip(&cards.frames) {
            let (at, extent) = (placed.at, placed.frame.size);
            placing.card.id.hash(state);
            [at.x, at.y, extent.width, extent.height].map(f64::to_bits).hash(state);
            (placing.row, placing.column, placing.last).hash(state);
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
        let card = |id| self.cells.get(id).and_then(|placing| self.cards.get(placing)).unwrap_or_default();
        match corridor {
            Corridor::Rows(gutter) => between_rows(self.grid, gutter),
            Corridor::Above(id) => (card(id).y0 - size::CARD_GAP, card(id).y0),
            Corridor::Below(id) => (card(id).y1, card(id).y1 + size::CARD_GAP),
        }
    }

    /// The middle of a corridor.
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
