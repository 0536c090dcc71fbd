//! Places that do something when the pointer comes near: a plus between two columns, the edge of a column or of the
//! selected card, the thin line that stands for hidden lanes.
//!
//! A handle belongs to no record's own box, so it is looked for before what is under the pointer. Seen from far there
//! are none: a hand could not tell them apart.

use super::Editor;
use super::editing::{IfLeftEmpty, PendingInsert};
use super::gesture::{Gesture, Pointer};
use crate::edit::{Command, Place};
use crate::geom::{Point, Rect};
use crate::model::{Card, CardId, Key, Lane, LaneId, Record, StageId, Step, StepId};
use crate::scene::LayerKind;
use crate::scene::sticky::sticky_offset;
use crate::theme::size;

/// Something that the pointer can take hold of or press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handle {
    /// Adds a step.
    NewStep {
        /// To that stage.
        stage: StageId,
        /// Among its steps.
        place: Place,
    },
    /// Adds a stage.
    NewStage(Place),
    /// The edge at which the column of a step is made wider or narrower.
    Column(StepId),
    /// An edge at which a card is stretched over more steps.
    Card(CardId, Edge),
    /// Shows the hidden lanes that follow on the shown ones, so many of them.
    Hidden(usize),
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
const PLUS: f64 = 7.0;
/// How near the pointer must be to an edge, in screen points.
const NEAR: f64 = 5.0;
/// Below this zoom there are no handles in the header and on cards.
const LEAST_ZOOM: f64 = 0.4;
/// Half the height of the mark for hidden lanes.
const HIDDEN: f64 = 8.0;

impl Editor {
    /// Notes where the pointer is on the view, for the handle that is shown there.
    pub fn look(&mut self, at: Option<Point>) {
        let idle = matches!(self.gesture, Gesture::Idle);
        self.handle = at.filter(|_| idle).and_then(|at| self.handle_at(at));
    }

    /// The handle that is shown.
    pub(super) fn handle_mark(&self) -> Option<HandleMark> {
        self.handle.filter(|_| matches!(self.gesture, Gesture::Idle))
    }

    /// The handle at a place of the view.
    #[must_use]
    pub fn handle_at(&self, at: Point) -> Option<HandleMark> {
        let hidden = self.hidden_marks().into_iter().find(|mark| mark.area.contains(self.view.in_map(at)));
        if hidden.is_some() || self.view.camera.zoom < LEAST_ZOOM {
            return hidden;
        }
        let place = self.view.in_map(at);
        let clear = self.clear();
        if place.x < clear.x0 || place.x > clear.x1 {
            return None;
        }
        let shift = sticky_offset(LayerKind::Header, self.scene(), &self.view.camera, self.view.size);
        let in_header = place - shift;
        let grid = &self.layout.grid;
        let found = match in_header.y {
            y if y >= grid.stages_top && y < grid.steps_top => self.stage_handle(in_header),
            y if y >= grid.steps_top && y < grid.lanes_top => self.step_handle(in_header),
            _ if clear.contains(place) => return self.card_handle(place),
            _ => None,
        };
        found.map(|mark| HandleMark { area: mark.area + shift, ..mark })
    }

    /// True when the pointer is still on a handle.
    pub(super) fn is_on(&self, handle: Handle, at: Point) -> bool {
        self.handle_at(at).is_some_and(|mark| mark.handle == handle)
    }

    fn stage_handle(&self, at: Point) -> Option<HandleMark> {
        let grid = &self.layout.grid;
        let middle = f64::midpoint(grid.stages_top, grid.steps_top);
        let stages = self.stages();
        let starts = stages.iter().map(|(stage, column)| (*column, Place::Before(Key::Stage(*stage))));
        let mut boundaries = starts.chain([(grid.columns.len(), Place::Last)]);
        boundaries.find_map(|(gutter, place)| {
            let area = self.plus(gutter, middle);
            area.contains(at).then_some(HandleMark { handle: Handle::NewStage(place), area })
        })
    }

    fn step_handle(&self, at: Point) -> Option<HandleMark> {
        let grid = &self.layout.grid;
        let (top, bottom) = (grid.steps_top, grid.lanes_top);
        let inline = grid.inline(at.x);
        let reach = (NEAR / self.view.camera.zoom).min(10.0);
        let edge = grid.columns.iter().find(|column| (column.end - reach..=column.end + 2.0).contains(&inline));
        if let Some(column) = edge {
            let area = grid.rect(column.end - 1.0, column.end + 1.0, top, bottom);
            return Some(HandleMark { handle: Handle::Column(column.step), area });
        }
        let middle = f64::midpoint(top, bottom);
        let gutter = (0..=grid.columns.len()).find(|gutter| self.plus(*gutter, middle).contains(at))?;
        let before = gutter.checked_sub(1).and_then(|before| grid.columns.get(before));
        let (stage, place) = match (before, grid.columns.first()) {
            (Some(column), _) => (column.stage, Place::After(column.step.into())),
            (None, Some(first)) => (first.stage, Place::Before(first.step.into())),
            (None, None) => return None,
        };
        Some(HandleMark { handle: Handle::NewStep { stage, place }, area: self.plus(gutter, middle) })
    }

    fn plus(&self, gutter: usize, middle: f64) -> Rect {
        let inline = self.layout.grid.gutter(gutter);
        self.layout.grid.rect(inline - PLUS, inline + PLUS, middle - PLUS, middle + PLUS)
    }

    /// The edges of the one card that is selected.
    fn card_handle(&self, at: Point) -> Option<HandleMark> {
        let Some(Key::Card(card)) = self.selection.only() else { return None };
        let area = self.area_of(card.into())?;
        let grid = &self.layout.grid;
        let reach = (NEAR / self.view.camera.zoom).min(area.width() / 4.0);
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
    pub(super) fn hidden_marks(&self) -> Vec<HandleMark> {
        let grid = &self.layout.grid;
        let clear = self.clear();
        let shift = sticky_offset(LayerKind::Rail, self.scene(), &self.view.camera, self.view.size);
        let mut rows: Vec<usize> = self.hidden_lanes().into_iter().map(|(row, _)| row).collect();
        rows.dedup();
        let marks = rows.into_iter().map(|row| {
            let y = grid.rows.get(row).map_or(grid.bottom, |row| row.top);
            let area = grid.rect(2.0, 2.0 + 2.5 * HIDDEN, y - HIDDEN, y + HIDDEN) + shift;
            HandleMark { handle: Handle::Hidden(row), area }
        });
        marks.filter(|mark| (clear.y0..clear.y1).contains(&mark.area.center().y)).collect()
    }

    /// The hidden lanes, each with how many shown ones come before it.
    fn hidden_lanes(&self) -> Vec<(usize, LaneId)> {
        let mut lanes: Vec<&Lane> = self.map.lanes.values().collect();
        lanes.sort_by_key(|lane| (lane.rank, lane.id));
        let mut shown = 0;
        let mut hidden = Vec::new();
        for lane in lanes {
            if lane.hidden {
                hidden.push((shown, lane.id));
            } else {
                shown += 1;
            }
        }
        hidden
    }

    /// The hidden lanes that the mark under the pointer stands for, from top to bottom.
    #[must_use]
    pub fn pointed_hidden_lanes(&self) -> Vec<LaneId> {
        match self.handle_mark() {
            Some(HandleMark { handle: Handle::Hidden(row), .. }) => self.lanes_hidden_at(row),
            _ => Vec::new(),
        }
    }

    /// The lanes that are hidden after so many shown ones.
    fn lanes_hidden_at(&self, row: usize) -> Vec<LaneId> {
        self.hidden_lanes().into_iter().filter(|(at, _)| *at == row).map(|(_, lane)| lane).collect()
    }

    /// Shows the lanes that are hidden after so many shown ones.
    fn show_lanes_at(&mut self, row: usize) {
        let lanes = self.lanes_hidden_at(row);
        let command = self.showing(lanes.iter().copied());
        if self.perform(&command).is_ok()
            && let Some(lane) = lanes.first()
        {
            self.reveal(*lane);
        }
    }

    /// Shows lanes that are hidden.
    pub(super) fn showing(&self, lanes: impl Iterator<Item = LaneId>) -> Command {
        let lanes = lanes.filter_map(|lane| self.map.lanes.get(&lane)).cloned();
        Command::Many(lanes.map(|lane| Command::Change(Lane { hidden: false, ..lane }.into())).collect())
    }

    /// The button goes down on a handle.
    pub(super) fn take_hold(&mut self, mark: HandleMark, pointer: Pointer) {
        let at = self.view.in_map(pointer.at);
        let inline = self.layout.grid.inline(at.x);
        self.gesture = match mark.handle {
            Handle::Column(step) => {
                let end = self.layout.grid.columns.iter().find(|column| column.step == step).map(|column| column.end);
                end.map_or(Gesture::Idle, |end| Gesture::ResizeColumn { step, grip: inline - end })
            }
            Handle::Card(card, edge) => match self.map.cards.get(&card).cloned() {
                Some(card) => Gesture::ResizeCard { card: Box::new(card), edge },
                None => Gesture::Idle,
            },
            handle @ (Handle::NewStep { .. } | Handle::NewStage(_) | Handle::Hidden(_)) => Gesture::PressHandle(handle),
        };
    }

    /// A handle was pressed and let go.
    pub(super) fn use_handle(&mut self, handle: Handle) {
        match handle {
            Handle::NewStep { stage, place } => {
                let record: Record = Step::new(self.ids.fresh(), stage).into();
                self.begin_added(Command::Add { record: record.clone(), place }, record.key());
            }
            Handle::NewStage(place) => {
                let (command, key) = self.stage_command(place);
                self.begin_added(command, key);
            }
            Handle::Hidden(row) => self.show_lanes_at(row),
            Handle::Column(_) | Handle::Card(..) => {}
        }
    }

    /// Adds what was asked for and starts to write it.
    pub(super) fn begin_added(&mut self, command: Command, key: Key) {
        // A refusal is kept to be said.
        let _ = self.begin_new(PendingInsert { command, key, step: None, if_left_empty: IfLeftEmpty::Keep });
    }

    /// The column of a step reaches to the pointer.
    pub(super) fn widen(&mut self, step: StepId, grip: f64, at: Point) {
        let grid = &self.layout.grid;
        let Some(start) = grid.columns.iter().find(|column| column.step == step).map(|column| column.start) else {
            return;
        };
        let width = nearest_width(grid.inline(at.x) - grip - start);
        if let Some(record) = self.map.steps.get(&step).cloned() {
            self.hold(&Command::Change(Step { width: Some(width), ..record }.into()));
        }
    }

    /// The column of a step is as wide as those that nobody changed.
    pub(super) fn widen_automatically(&mut self, step: StepId) {
        if let Some(record) = self.map.steps.get(&step).cloned() {
            // It is in the map, and no width is always allowed.
            let _ = self.perform(&Command::Change(Step { width: None, ..record }.into()));
        }
    }

    /// The card reaches with one end to the column at the pointer; the other end stays.
    pub(super) fn stretch_to(&mut self, card: &Card, edge: Edge, at: Point) {
        let grid = &self.layout.grid;
        let (Some(first), Some(reached)) = (self.column_of(card.step), grid.column_at(at)) else { return };
        let last = self.last_column_of(card, first);
        let (start, end) = match edge {
            Edge::Start => (reached.min(last), last),
            Edge::End => (first, reached.max(first)),
        };
        let Some(step) = grid.columns.get(start).map(|column| column.step) else { return };
        let span = u32::try_from(end - start + 1).unwrap_or(1);
        self.hold(&Command::Change(Card { step, span, ..card.clone() }.into()));
    }

    /// The last column that a card over several steps reaches.
    pub(super) fn last_column_of(&self, card: &Card, first: usize) -> usize {
        let span = usize::try_from(card.span.max(1)).unwrap_or(usize::MAX);
        first.saturating_add(span - 1).min(self.layout.grid.columns.len().saturating_sub(1))
    }
}

/// The width that a column can have nearest to a wanted one, on the grid of 4.
pub(super) fn nearest_width(wanted: f64) -> u16 {
    let (least, most) = (f64::from(*Step::WIDTHS.start()), f64::from(*Step::WIDTHS.end()));
    let rounded = if wanted.is_nan() { size::CARD_WIDTH } else { (wanted / 4.0).round() * 4.0 };
    rounded.clamp(least, most) as u16
}
