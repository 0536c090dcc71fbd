//! Where the rows are, and with the columns the whole grid of a map.

use super::cells::Cells;
use super::gutter::{Column, Gutters};
use super::head::{Heads, STAGE_FOOT};
use super::lines::{self, DerivedLine};
use super::pass::Pass;
use crate::geom::{Flow, Point, Rect};
use crate::model::{LaneId, Role};
use crate::theme::size;

/// A lane's row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneBand {
    /// The lane.
    pub lane: LaneId,
    /// Its role.
    pub role: Role,
    /// The top of its band.
    pub top: f64,
    /// Where its first card starts.
    pub content: f64,
    /// Where its highest column of cards ends.
    pub content_end: f64,
    /// The bottom of its band.
    pub bottom: f64,
}

/// The columns and rows of a laid out map, in its scene's coordinates. Inline coordinates run with the steps:
/// they are x for left to right, and counted from the right edge for right to left.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// Steps from first to last.
    pub columns: Vec<Column>,
    /// Visible lanes from top to bottom.
    pub rows: Vec<LaneBand>,
    /// The derived lines, each with the top of its strip.
    pub(super) lines: Vec<(DerivedLine, f64)>,
    /// Where the lane names begin, along inline.
    pub names_start: f64,
    /// Where the lane names end and the first column's gutter begins, along inline.
    pub rail_end: f64,
    /// Where the names of the lines end, along inline; not before the rail.
    pub(super) names_end: f64,
    /// Where the stages start.
    pub stages_top: f64,
    /// Where the step names start.
    pub steps_top: f64,
    /// Where the lanes start.
    pub lanes_top: f64,
    /// Where the lanes end.
    pub bottom: f64,
    /// Where the columns end, with the margin.
    pub width: f64,
    /// Where the gutter after the last column ends, along inline.
    pub(super) columns_end: f64,
    /// How far below the top of a lane's content the curves of emotions begin.
    curves_top: f64,
    flow: Flow,
    scene_width: f64,
}

impl Grid {
    pub(super) fn new(
        pass: &Pass<'_>,
        gutters: &Gutters,
        columns: Vec<Column>,
        cells: &Cells,
        (title, heads): (f64, &Heads),
        curves_top: f64,
    ) -> Self {
        let margin = pass.options.margin;
        let rail_end = pass.rail_end();
        let last_end = columns.last().map_or(rail_end + size::GUTTER + pass.lengths.card_width, |column| column.end);
        let columns_end = last_end + gutters.column(columns.len());
        let stages_top = margin + title;
        let steps_top = stages_top + heads.stages_height + STAGE_FOOT;
        let mut grid = Self {
            columns,
            names_start: margin,
            rail_end,
            names_end: gutters.names_end,
            stages_top,
            steps_top,
            lanes_top: steps_top + heads.steps_height,
            width: columns_end + margin,
            columns_end,
            curves_top,
            ..Self::default()
        };
        grid.stack_rows(pass, cells, gutters);
        grid
    }

    /// Puts the rows and the lines between them below each other. True when one is elsewhere than before.
    pub(super) fn stack_rows(&mut self, pass: &Pass<'_>, cells: &Cells, gutters: &Gutters) -> bool {
        let before = (std::mem::take(&mut self.rows), std::mem::take(&mut self.lines));
        let mut y = self.lanes_top;
        let count = pass.lanes.len();
        let lanes = pass.lanes.iter().zip(&cells.rows).zip(lines::above_lanes(pass));
        for (index, ((lane, row), lines)) in lanes.enumerate() {
            for line in lines {
                self.lines.push((line, y));
                y += size::LINE_HEIGHT;
            }
            let top = y;
            let content = top + pass.lengths.lane_padding + gutters.extra_row(index);
            let content_end = content + row.height.max(pass.lengths.lane_content);
            let last = if index + 1 == count { gutters.extra_row(count) } else { 0.0 };
            let bottom = content_end + pass.lengths.lane_padding + last;
            self.rows.push(LaneBand { lane: lane.id, role: lane.role, top, content, content_end, bottom });
            y = bottom;
        }
        self.bottom = y;
        (&before.0, &before.1) != (&self.rows, &self.lines)
    }

    /// True when columns are where they are in another grid.
    pub(super) fn has_columns_of(&self, other: &Self) -> bool {
        let ends = |grid: &Self| [grid.names_end, grid.columns_end];
        self.columns == other.columns && ends(self) == ends(other)
    }

    /// Notes where the curves of emotion lanes begin.
    pub(super) fn set_curves_top(&mut self, above: f64) {
        self.curves_top = above;
    }

    pub(super) fn finished(mut self, flow: Flow, scene_width: f64) -> Self {
        self.flow = flow;
        self.scene_width = scene_width;
        self
    }

    /// The inline coordinate of a point of the scene, and back.
    #[must_use]
    pub fn inline(&self, x: f64) -> f64 {
        if self.flow.is_rtl() { self.scene_width - x } else { x }
    }

    /// The box of the scene between two inline coordinates and two heights.
    #[must_use]
    pub fn rect(&self, start: f64, end: f64, top: f64, bottom: f64) -> Rect {
        let (a, b) = (self.inline(start), self.inline(end));
        Rect::new(a.min(b), top, a.max(b), bottom)
    }

    /// True for a row that follows one of its own role: only a hairline separates them.
    pub(super) fn is_divided(&self, row: usize) -> bool {
        let before = row.checked_sub(1).and_then(|at| self.rows.get(at));
        before.zip(self.rows.get(row)).is_some_and(|(before, row)| before.role == row.role)
    }

    /// The height of the feeling 0 in an emotion lane.
    #[must_use]
    pub fn zero(&self, row: &LaneBand) -> f64 {
        self.curves_start(row) + size::CURVE_HEIGHT / 2.0
    }

    /// Where the curves of an emotion lane begin, from above.
    pub(super) fn curves_start(&self, row: &LaneBand) -> f64 {
        row.content + self.curves_top
    }

    /// The column at a point: the nearest one at the edges; `None` without columns.
    #[must_use]
    pub fn column_at(&self, at: Point) -> Option<usize> {
        let inline = self.inline(at.x);
        let last = self.columns.len().checked_sub(1)?;
        let after = self.columns.partition_point(|column| (column.end + size::GUTTER / 2.0) < inline);
        Some(after.min(last))
    }

    /// The row at a point: the nearest one between, above or below; `None` without rows.
    #[must_use]
    pub fn row_at(&self, at: Point) -> Option<usize> {
        let last = self.rows.len().checked_sub(1)?;
        let after = self.rows.partition_point(|row| row.bottom + size::LINE_HEIGHT / 2.0 < at.y);
        Some(after.min(last))
    }

    /// True when the point is within the lanes, past the lane names.
    #[must_use]
    pub fn contains(&self, at: Point) -> bool {
        let inline = self.inline(at.x);
        inline > self.rail_end && inline < self.width && at.y >= self.lanes_top && at.y <= self.bottom
    }

    /// The box of a cell, gutters not included.
    #[must_use]
    pub fn cell(&self, column: usize, row: usize) -> Option<Rect> {
        let (column, row) = (self.columns.get(column)?, self.rows.get(row)?);
        Some(self.rect(column.start, column.end, row.top, row.bottom))
    }

    /// The middle of the gutter before a column, along inline: where a new column before `index` would be.
    #[must_use]
    pub fn gutter(&self, index: usize) -> f64 {
        let before = index.checked_sub(1).and_then(|at| self.columns.get(at));
        match (before, self.columns.get(index)) {
            (Some(before), Some(after)) => f64::midpoint(before.end, after.start),
            (Some(before), None) => before.end + size::GUTTER / 2.0,
            (None, Some(after)) => after.start - size::GUTTER / 2.0,
            (None, None) => self.rail_end + size::GUTTER / 2.0,
        }
    }
}
