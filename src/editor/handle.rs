//! Handles: places that react to the pointer: a plus between two columns, the edge of a column or of the
//! selected card, the thin line that marks hidden lanes.
//!
//! A handle is outside the boxes of the records, so it is looked for before what is under the pointer. At a small zoom
//! there are none, because they would be too close together.

use std::ops::RangeInclusive;

use super::document::Document;
use super::{GridCell, add, capture, placeholder};
use crate::edit::{Command, Place};
use crate::geom::{Point, Rect};
use crate::model::{CardId, Key, Lane, LaneId, Map, StageId, Step, StepId};
use crate::scene::LayerKind;
use crate::scene::sticky::sticky_offset;
use crate::theme::size;

/// Something that the pointer can drag or press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handle {
    /// Adds a step.
    NewStep {
        /// To this stage.
        stage: StageId,
        /// Among its steps.
        place: Place,
    },
    /// Adds a stage.
    NewStage(Place),
    /// Starts a card in an empty cell.
    NewCard(GridCell),
    /// The edge of a column, which makes it wider or narrower.
    Column(StepId),
    /// An edge at which a card is stretched over more steps.
    Card(CardId, Edge),
    /// Shows the hidden lanes that come after so many shown ones.
    Hidden(usize),
    /// The edge of the lane names' column, which makes it wider or narrower.
    Rail,
}

/// An end of a card along inline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Edge {
    Start,
    End,
}

/// A handle and where it is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HandleMark {
    /// The handle.
    pub handle: Handle,
    /// Its box, in map units.
    pub area: Rect,
}

/// The radius of a plus.
pub(super) const PLUS: f64 = 7.0;
/// How near the pointer must be to an edge, in screen points.
const NEAR: f64 = 5.0;
/// Below this zoom there are no handles in the header and on cards.
pub(super) const LEAST_ZOOM: f64 = 0.4;
/// Half the height of the mark for hidden lanes.
const HIDDEN: f64 = 8.0;

/// The handle at a place of the view.
pub(super) fn handle_at(doc: &Document, at: Point) -> Option<HandleMark> {
    let hidden = hidden_marks(doc).into_iter().find(|mark| mark.area.contains(doc.view.in_map(at)));
    if hidden.is_some() || doc.view.camera.zoom < LEAST_ZOOM {
        return hidden;
    }
    let place = doc.view.in_map(at);
    if let Some(rail) = rail_handle(doc, place) {
        return Some(rail);
    }
    let clear = doc.clear_area();
    if place.x < clear.x0 || place.x > clear.x1 {
        return None;
    }
    let shift = sticky_offset(LayerKind::Header, doc.scene(), &doc.view.camera, doc.view.size);
    let in_header = place - shift;
    let grid = &doc.layout.grid;
    let found = match in_header.y {
        y if y >= grid.stages_top && y < grid.steps_top => stage_handle(doc, in_header),
        y if y >= grid.steps_top && y < grid.lanes_top => step_handle(doc, in_header),
        _ if clear.contains(place) => return card_handle(doc, place).or_else(|| cell_handle(doc, at)),
        _ => None,
    };
    found.map(|mark| HandleMark { area: mark.area + shift, ..mark })
}

/// The edge of the lane names, beside the lanes that are seen.
fn rail_handle(doc: &Document, at: Point) -> Option<HandleMark> {
    let grid = &doc.layout.grid;
    let shift = sticky_offset(LayerKind::Rail, doc.scene(), &doc.view.camera, doc.view.size);
    let top = doc.clear_area().y0.max(grid.lanes_top);
    let inline = grid.inline(at.x - shift.x);
    let reach = NEAR / doc.view.camera.zoom;
    let is_near = (inline - grid.rail_end).abs() <= reach && at.y >= top && at.y <= grid.bottom;
    is_near.then(|| {
        let area = grid.rect(grid.rail_end - 1.0, grid.rail_end + 1.0, top, grid.bottom) + shift;
        HandleMark { handle: Handle::Rail, area }
    })
}

fn stage_handle(doc: &Document, at: Point) -> Option<HandleMark> {
    let grid = &doc.layout.grid;
    let middle = f64::midpoint(grid.stages_top, grid.steps_top);
    gutters_near(doc, at).find_map(|gutter| {
        let stage = |column: usize| grid.columns.get(column).map(|column| column.stage);
        let before = gutter.checked_sub(1).and_then(stage);
        let place = match stage(gutter) {
            Some(stage) if before != Some(stage) => Place::Before(Key::Stage(stage)),
            Some(_) => return None,
            None => Place::Last,
        };
        let area = plus(doc, gutter, middle);
        area.contains(at).then_some(HandleMark { handle: Handle::NewStage(place), area })
    })
}

/// The gutters between columns that may be at a point.
fn gutters_near(doc: &Document, at: Point) -> RangeInclusive<usize> {
    let grid = &doc.layout.grid;
    let nearest = grid.column_at(at).unwrap_or_default();
    nearest.saturating_sub(1)..=(nearest + 2).min(grid.columns.len())
}

fn step_handle(doc: &Document, at: Point) -> Option<HandleMark> {
    let grid = &doc.layout.grid;
    let (top, bottom) = (grid.steps_top, grid.lanes_top);
    let inline = grid.inline(at.x);
    let reach = (NEAR / doc.view.camera.zoom).min(10.0);
    let first = grid.columns.partition_point(|column| column.end + 2.0 < inline);
    let edge = grid.columns.get(first).filter(|column| (column.end - reach..=column.end + 2.0).contains(&inline));
    if let Some(column) = edge {
        let area = grid.rect(column.end - 1.0, column.end + 1.0, top, bottom);
        return Some(HandleMark { handle: Handle::Column(column.step), area });
    }
    let middle = f64::midpoint(top, bottom);
    let gutter = gutters_near(doc, at).find(|gutter| plus(doc, *gutter, middle).contains(at))?;
    let before = gutter.checked_sub(1).and_then(|before| grid.columns.get(before));
    let (stage, place) = match (before, grid.columns.first()) {
        (Some(column), _) => (column.stage, Place::After(column.step.into())),
        (None, Some(first)) => (first.stage, Place::Before(first.step.into())),
        (None, None) => return None,
    };
    Some(HandleMark { handle: Handle::NewStep { stage, place }, area: plus(doc, gutter, middle) })
}

fn plus(doc: &Document, gutter: usize, middle: f64) -> Rect {
    let inline = doc.layout.grid.gutter(gutter);
    doc.layout.grid.rect(inline - PLUS, inline + PLUS, middle - PLUS, middle + PLUS)
}

/// The plus in an empty cell.
fn cell_handle(doc: &Document, at: Point) -> Option<HandleMark> {
    let area = cell_plus(doc, at).filter(|area| area.contains(doc.view.in_map(at)))?;
    let (cell, _) = placeholder::empty_cell(doc, at)?;
    Some(HandleMark { handle: Handle::NewCard(cell), area })
}

/// Where the plus of the cell at a place of the view is.
pub(super) fn cell_plus(doc: &Document, at: Point) -> Option<Rect> {
    let grid = &doc.layout.grid;
    let place = doc.view.in_map(at);
    let (column, row) = (grid.columns.get(grid.column_at(place)?)?, grid.rows.get(grid.row_at(place)?)?);
    let (inline, middle) = (column.end - 2.0 * PLUS, row.content + doc.density.lengths().lane_content / 2.0);
    Some(grid.rect(inline - PLUS, inline + PLUS, middle - PLUS, middle + PLUS))
}

/// The edges of the one card that is selected.
fn card_handle(doc: &Document, at: Point) -> Option<HandleMark> {
    let card = doc.selection.only()?.card()?;
    let area = doc.area_of(card.into())?;
    let grid = &doc.layout.grid;
    let reach = (NEAR / doc.view.camera.zoom).min(area.width() / 4.0);
    let (one, other) = (grid.inline(area.x0), grid.inline(area.x1));
    let (start, end) = (one.min(other), one.max(other));
    let inline = grid.inline(at.x);
    let edge = match inline {
        _ if at.y < area.y0 || at.y > area.y1 => None,
        inline if (end - reach..=end + 2.0).contains(&inline) => Some((Edge::End, end)),
        inline if (start - 2.0..=start + reach).contains(&inline) => Some((Edge::Start, start)),
        _ => None,
    };
    edge.map(|(edge, at)| {
        let area = grid.rect(at - 1.5, at + 1.5, area.y0, area.y1);
        HandleMark { handle: Handle::Card(card, edge), area }
    })
}

/// Where lanes are hidden: at the rail, between the lanes that are shown.
pub(super) fn hidden_marks(doc: &Document) -> Vec<HandleMark> {
    let grid = &doc.layout.grid;
    let clear = doc.clear_area();
    let shift = sticky_offset(LayerKind::Rail, doc.scene(), &doc.view.camera, doc.view.size);
    let place = |row: usize| grid.rows.get(row).map_or(grid.bottom, |row| row.top);
    let hidden = doc.hidden_lanes();
    let first = hidden.partition_point(|hidden| place(hidden.row) < clear.y0 - HIDDEN);
    let seen = hidden.iter().skip(first).map(|hidden| (hidden.row, place(hidden.row)));
    let marks = seen.take_while(|(_, y)| *y <= clear.y1 + HIDDEN).map(|(row, y)| {
        // At the very edge of the view it is still seen as a whole.
        let (top, bottom) = (clear.y0 + HIDDEN, clear.y1 - HIDDEN);
        let is_near = (clear.y0..=clear.y1).contains(&y) && top < bottom;
        let y = if is_near { y.clamp(top, bottom) } else { y };
        let area = grid.rect(2.0, 2.0 + 2.5 * HIDDEN, y - HIDDEN, y + HIDDEN) + shift;
        HandleMark { handle: Handle::Hidden(row), area }
    });
    marks.filter(|mark| (clear.y0..clear.y1).contains(&mark.area.center().y)).collect()
}

/// Shows the lanes that are hidden after so many shown ones.
fn reveal_hidden_lanes(doc: &mut Document, row: usize) {
    let lanes = doc.lanes_hidden_at(row).to_vec();
    let command = show_lanes(&doc.map, lanes.iter().copied());
    if doc.perform(&command).is_ok()
        && let Some(lane) = lanes.first()
    {
        doc.reveal((*lane).into());
    }
}

/// Shows lanes that are hidden.
pub(super) fn show_lanes(map: &Map, lanes: impl Iterator<Item = LaneId>) -> Command {
    let lanes = lanes.filter_map(|lane| map.lanes.get(&lane)).cloned();
    Command::Many(lanes.map(|lane| Command::Change(Lane { hidden: false, ..lane }.into())).collect())
}

/// Does what a handle does that is pressed and let go.
pub(super) fn press_handle(doc: &mut Document, handle: Handle) {
    match handle {
        Handle::NewStep { stage, place } => {
            let (command, key) = add::record_command(Step::new(doc.ids.fresh(), stage), place);
            doc.insert_and_write(command, key);
        }
        Handle::NewStage(place) => {
            let (command, key) = add::stage_command(&mut doc.ids, place);
            doc.insert_and_write(command, key);
        }
        Handle::Hidden(row) => reveal_hidden_lanes(doc, row),
        Handle::NewCard(cell) => {
            doc.focus_on(Some(cell));
            capture::begin_card(doc, cell, Place::Last);
        }
        Handle::Column(_) | Handle::Card(..) | Handle::Rail => {}
    }
}

/// The command that gives the column of a step the automatic width.
pub(super) fn reset_width(map: &Map, step: StepId) -> Option<Command> {
    let step = map.steps.get(&step)?.clone();
    Some(Command::Change(Step { width: None, ..step }.into()))
}

/// The width that a column can have nearest to a wanted one, on the grid of 4.
pub(super) fn nearest_width(wanted: f64) -> u16 {
    let (least, most) = (f64::from(*Step::WIDTHS.start()), f64::from(*Step::WIDTHS.end()));
    let rounded = if wanted.is_nan() { size::CARD_WIDTH } else { (wanted / 4.0).round() * 4.0 };
    rounded.clamp(least, most) as u16
}
