//! The scale of a map on sheets of paper, and where it is cut.
//!
//! A smaller map needs fewer sheets but is harder to read, and neither grows evenly with the other: one step more on a
//! sheet may save a whole column of them. So all scales in question are tried, each by cutting the map as it would be
//! cut, and the best is taken. Lower bounds spare most of the cutting.

use std::sync::Arc;

use super::cuts::{Axis, Span};
use super::sheet::{GAP, PaperSheet, SMALL};
use crate::geom::{Rect, Size};
use crate::layout::Layout;
use crate::model::Role;
use crate::scene::{Frame, LayerKind};
use crate::theme::size;

/// The least scale for fewer sheets, in points for a unit.
const SMALLEST: f64 = 0.45;
/// The least scale where only that brings all lanes onto each sheet, or the whole map onto one.
const GLANCE: f64 = 0.4;
/// From one scale that is tried to the next. All papers try the same ones, so that a larger paper never needs more sheets.
const FINER: f64 = 0.98;
/// Before the lane names, in units.
const BEFORE_NAMES: f64 = 8.0;

/// What all sheets of a map have in common.
pub(super) struct Plan<'a> {
    pub layout: &'a Layout,
    pub sheet: PaperSheet,
    /// Points for a unit of the map.
    pub scale: f64,
    /// Where the lane names begin, along inline.
    pub names: f64,
    /// The columns of each sheet: where they start and end along inline.
    pub columns: Vec<Span>,
    /// The lanes of each sheet: where they start and end, from the top.
    pub rows: Vec<Span>,
    title: Option<Rect>,
    legend: Option<Arc<Frame>>,
}

impl<'a> Plan<'a> {
    /// The plan with the fewest sheets that can be read; among those, with the fewest rows of them, then the largest map.
    pub fn new(layout: &'a Layout, sheet: PaperSheet, legend: Option<Arc<Frame>>) -> Self {
        let title = layout.scene.layer(LayerKind::Title).extent();
        let title = title.filter(|title| title.area() > 0.0);
        let names = layout.grid.names_start - BEFORE_NAMES;
        let (columns, rows) = (Vec::new(), Vec::new());
        let mut plan = Self { layout, sheet, scale: SMALL, names, columns, rows, title, legend };
        let (across, down) = (across(layout), down(layout));
        let largest = plan.largest();
        let scales = std::iter::successors(Some(1.0), |scale| Some(scale * FINER));
        let scales = scales.skip_while(|scale| *scale > largest).take_while(|scale| *scale >= GLANCE);
        let mut best: Option<(f64, usize, usize)> = None;
        for scale in scales.chain(std::iter::once(largest).filter(|largest| *largest < SMALLEST)) {
            plan.scale = scale;
            let is_smaller = scale < SMALLEST && largest >= SMALLEST;
            let most = best.map_or(usize::MAX, |(_, columns, rows)| columns.saturating_mul(rows));
            let in_bands = best.is_some_and(|(.., rows)| rows > 1);
            let (width, height) = plan.cells(plan.apart());
            let least = across.least(width).saturating_mul(down.least(height));
            if least > most || (is_smaller && (most == 1 || (least > 1 && !in_bands))) {
                continue;
            }
            let (columns, rows) = plan.cut(&across, &down, Axis::fewest);
            let (columns, rows) = (columns.len(), rows.len());
            let better = best.is_none_or(|(_, fewest, lowest)| (columns * rows, rows) < (fewest * lowest, lowest));
            if better && (!is_smaller || (rows == 1 && (in_bands || columns == 1))) {
                best = Some((scale, columns, rows));
            }
        }
        plan.scale = best.map_or(largest, |(scale, ..)| scale);
        (plan.columns, plan.rows) = plan.cut(&across, &down, Axis::spread);
        plan
    }

    pub fn sheets(&self) -> usize {
        self.columns.len() * self.rows.len()
    }

    /// The title block and its scale.
    pub fn title(&self) -> Option<(Rect, f64)> {
        let room = self.sheet.room();
        let fits = |title: Rect| (room.width / title.width()).min(room.height / 3.0 / title.height());
        self.title.map(|title| (title, self.beside().min(fits(title))))
    }

    /// What the marks mean, and its scale.
    pub fn legend(&self) -> Option<(Arc<Frame>, f64)> {
        let fits = |size: Size| self.sheet.room().height / 4.0 / size.height;
        self.legend.as_ref().map(|legend| (Arc::clone(legend), self.beside().min(fits(legend.size))))
    }

    /// The scale of title and legend: that of the map, within what can be read.
    fn beside(&self) -> f64 {
        self.scale.clamp(SMALLEST, SMALL)
    }

    /// The largest scale: a sheet has at least one column, and not only its head.
    fn largest(&self) -> f64 {
        let grid = &self.layout.grid;
        let least = grid.rail_end - self.names + size::CARD_WIDTH + 2.0 * size::GUTTER;
        let above = (grid.lanes_top - grid.stages_top).max(1.0);
        let height = (self.sheet.room().height - self.together()).max(1.0);
        (self.sheet.room().width / least).min(height / 2.0 / above).min(1.0)
    }

    /// Points that the title block or the legend takes, on different sheets.
    fn apart(&self) -> f64 {
        let (title, legend) = self.heights();
        title.max(legend)
    }

    fn together(&self) -> f64 {
        let (title, legend) = self.heights();
        title + legend
    }

    fn heights(&self) -> (f64, f64) {
        let title = self.title().map_or(0.0, |(title, scale)| title.height() * scale + GAP);
        let legend = self.legend().map_or(0.0, |(legend, scale)| legend.size.height * scale + GAP);
        (title, legend)
    }

    /// The room for cells on a sheet where so many points are taken, in units.
    fn cells(&self, taken: f64) -> (f64, f64) {
        let (grid, room) = (&self.layout.grid, self.sheet.room());
        let height = (room.height - taken).max(1.0);
        let width = room.width / self.scale - (grid.rail_end - self.names);
        (width, height / self.scale - (grid.lanes_top - grid.stages_top))
    }

    /// Both axes cut so that the title block is on the first sheet and the legend on the last.
    fn cut(&self, across: &Axis, down: &Axis, cut: impl Fn(&Axis, f64) -> Vec<Span>) -> (Vec<Span>, Vec<Span>) {
        let (width, height) = self.cells(self.apart());
        let (columns, rows) = (cut(across, width), cut(down, height));
        if columns.len() == 1 && rows.len() == 1 {
            let (_, height) = self.cells(self.together());
            return (columns, cut(down, height));
        }
        (columns, rows)
    }
}

/// The steps, cut between columns, best between stages.
fn across(layout: &Layout) -> Axis {
    let grid = &layout.grid;
    let half = size::GUTTER / 2.0;
    let cards = layout.scene.layer(LayerKind::Cards).frames().map(|placed| {
        let (one, other) = (grid.inline(placed.bounds().x0), grid.inline(placed.bounds().x1));
        (one.min(other) - half, one.max(other) + half)
    });
    let pairs = || grid.columns.windows(2).filter_map(|pair| <&[_; 2]>::try_from(pair).ok());
    let breaks = pairs().map(|[_, next]| next.start - half).collect();
    let better = pairs().filter(|[one, next]| one.stage != next.stage).map(|[_, next]| next.start - half).collect();
    Axis::new((grid.rail_end, grid.columns_end), breaks, better, cards.collect())
}

/// The lanes, cut below rows, best between roles.
fn down(layout: &Layout) -> Axis {
    let grid = &layout.grid;
    let cards = layout.scene.layer(LayerKind::Cards).frames().map(|placed| {
        let bounds = placed.bounds();
        (bounds.y0 - size::CARD_GAP / 2.0, bounds.y1 + size::CARD_GAP / 2.0)
    });
    let kept = cards.chain(grid.rows.iter().map(|row| (row.top, row.bottom))).collect();
    let breaks: Vec<_> = grid.rows.iter().map(|row| row.bottom).collect();
    let roles = grid.rows.windows(2).filter_map(|pair| <&[_; 2]>::try_from(pair).ok());
    let better = roles.filter(|[one, next]| one.role != next.role && next.role != Role::Emotion);
    let better = better.map(|[one, _]| one.bottom).collect();
    Axis::new((grid.lanes_top, grid.bottom), breaks, better, kept)
}
