//! How wide the gutters between columns and between rows must be for the connectors that run through them, and so where
//! the columns are.
//!
//! A gutter needs as many tracks as connectors lie side by side in it at its densest place: the density of a channel,
//! which left-edge channel routing (Hashimoto and Stevens 1971) reaches. Counting needs no places: from which row to
//! which a connector runs is known from its way. The tracks themselves are given later, when `connector` knows heights.

use super::label::Labels;
use super::lines;
use super::pass::Pass;
use super::route::Routes;
use super::way::Corridor;
use crate::model::{StageId, StepId};
use crate::theme::size;

pub(super) struct Gutters {
    columns: Vec<f64>,
    rows: Vec<f64>,
    /// Where the rail and the names of the lines in it end, along inline, and connectors may begin to run.
    pub names_end: f64,
}

/// More connectors than this share the width of a gutter more closely: a card that hundreds of others lead to must not
/// tear the map apart.
const MOST_TRACKS: usize = 10;

impl Gutters {
    pub fn new(pass: &Pass<'_>, routes: &Routes, labels: &Labels, names_end: f64) -> Self {
        let (columns, rows) = (pass.order.steps().len() + 1, pass.lanes.len() + 1);
        let mut gutters = Self { columns: vec![0.0; columns], rows: vec![0.0; rows], names_end };
        gutters.widen(pass, routes, labels, 0..columns);
        gutters.heighten(pass, routes, 0..rows);
        gutters
    }

    /// Looks anew for the widths of some gutters of columns. True when one is another than before.
    pub fn widen(
        &mut self,
        pass: &Pass<'_>,
        routes: &Routes,
        labels: &Labels,
        gutters: impl Iterator<Item = usize>,
    ) -> bool {
        let count = self.columns.len();
        let mut is_other = false;
        for gutter in gutters {
            let along = routes.along_gutter(gutter).iter();
            let spans: Vec<_> = along.filter_map(|(slot, nth)| Some(routes.get(*slot)?.span(*nth))).collect();
            let tracks = deepest(&spans);
            // After the last column there is nothing to keep clear of.
            let unused = gutter > 0 && gutter + 1 == count && tracks == 0;
            let least = if unused { size::GUTTER / 2.0 } else { size::GUTTER };
            // At both sides there is room for the heads of connectors.
            let name = if gutter == 0 && tracks > 0 { self.names_end - pass.rail_end() } else { 0.0 };
            let tracks = tracks.clamp(1, MOST_TRACKS).saturating_sub(1) as f64 * size::TRACK;
            let width = least + name + tracks + labels.room(gutter);
            if let Some(before) = self.columns.get_mut(gutter) {
                is_other |= *before != width;
                *before = width;
            }
        }
        is_other
    }

    /// Looks anew for the heights of some gutters of rows.
    pub fn heighten(&mut self, pass: &Pass<'_>, routes: &Routes, gutters: impl Iterator<Item = usize>) {
        let below_lines: Vec<_> = lines::above_lanes(pass).map(|lines| !lines.is_empty()).collect();
        for gutter in gutters {
            let along = routes.along_corridor(Corridor::Rows(gutter)).iter();
            let span = |(slot, nth): &(usize, usize)| {
                let columns = &routes.get(*slot)?.way.columns;
                let (one, other) = (*columns.get(*nth)?, *columns.get(nth + 1)?);
                Some((one.min(other), one.max(other)))
            };
            let spans: Vec<_> = along.filter_map(span).collect();
            let tracks = deepest(&spans).min(MOST_TRACKS);
            // The padding of the lanes above and below, when no line lies between them.
            let apart = gutter == 0 || below_lines.get(gutter).copied().unwrap_or(true);
            let padding = if apart { pass.lengths.lane_padding } else { 2.0 * pass.lengths.lane_padding };
            let height = ((tracks + 1) as f64 * size::TRACK - padding).max(0.0);
            self.rows.get_mut(gutter).into_iter().for_each(|before| *before = height);
        }
    }

    /// The width of the gutter before a column.
    pub fn column(&self, index: usize) -> f64 {
        self.columns.get(index).copied().unwrap_or(size::GUTTER)
    }

    /// What the gutter above a row has beyond the padding of the lanes.
    pub fn extra_row(&self, index: usize) -> f64 {
        self.rows.get(index).copied().unwrap_or(0.0)
    }
}

/// A step's column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// The step.
    pub step: StepId,
    /// Its stage.
    pub stage: StageId,
    /// Where cards start, along inline.
    pub start: f64,
    /// Where cards over one step end, along inline.
    pub end: f64,
}

/// The columns from first to last, between their gutters.
pub(super) fn columns(pass: &Pass<'_>, gutters: &Gutters) -> Vec<Column> {
    let mut at = pass.rail_end();
    let steps = pass.steps().enumerate();
    steps
        .map(|(index, step)| {
            let start = at + gutters.column(index);
            at = start + step.width.map_or(pass.lengths.card_width, f64::from);
            Column { step: step.id, stage: step.stage, start, end: at }
        })
        .collect()
}

/// How many of the spans lie over one place at most. Their starts and ends are met in order, as if walking along all
/// of them at once; those that only touch lie over each other there.
fn deepest(spans: &[(usize, usize)]) -> usize {
    let (mut starts, mut ends): (Vec<usize>, Vec<usize>) = spans.iter().copied().unzip();
    starts.sort_unstable();
    ends.sort_unstable();
    let mut ended = 0;
    let open = starts.iter().enumerate().map(|(begun, start)| {
        ended += ends.get(ended..).unwrap_or_default().iter().take_while(|end| *end < start).count();
        begun + 1 - ended
    });
    open.max().unwrap_or(0)
}
