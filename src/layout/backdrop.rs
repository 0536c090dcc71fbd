//! What lies behind and around the cells: bands of lanes, derived lines, rail, header.

use std::sync::Arc;

use super::cache::{FrameSlot, Workspace};
use super::curve;
use super::grid::Grid;
use super::head::{ColumnHead, Heads};
use super::lane::{self, Names};
use super::lines::DerivedLine;
use super::pass::Pass;
use crate::geom::{BezPath, Point, Size};
use crate::model::Role;
use crate::scene::{Dash, Frame, Part, Placed, Radii, Shape, Stroke, Tag};
use crate::text::Engine;
use crate::theme::{face, size};

/// Stages and steps at their places, on paper that hides what scrolls below them, and their names, which are a layer of
/// their own because they move to stay in sight.
pub(super) fn header(
    pass: &Pass<'_>,
    workspace: &mut Workspace,
    grid: &Grid,
    heads: Heads,
) -> (Vec<Placed>, Vec<Placed>) {
    let ground = Size::new(grid.width, grid.lanes_top - grid.stages_top);
    let mut frames = vec![paper(pass, workspace, FrameSlot::HeaderGround, ground, Point::new(0.0, grid.stages_top))];
    let rows = [(heads.stages, grid.stages_top), (heads.steps, grid.steps_top)];
    let mut names = Vec::new();
    for (row, top) in rows {
        for ColumnHead { start, tag, frame, name: (name_at, name) } in row {
            let at = Point::new(start, top);
            frames.push(Placed { at, tag: Some(tag), frame });
            names.push(Placed { at: at + name_at.to_vec2(), tag: None, frame: name });
        }
    }
    (frames, names)
}

/// Paper where rail and header meet.
pub(super) fn corner(pass: &Pass<'_>, workspace: &mut Workspace, grid: &Grid) -> Vec<Placed> {
    let size = Size::new(grid.rail_end, grid.lanes_top - grid.stages_top);
    vec![paper(pass, workspace, FrameSlot::Corner, size, Point::new(0.0, grid.stages_top))]
}

fn paper(pass: &Pass<'_>, workspace: &mut Workspace, slot: FrameSlot, size: Size, at: Point) -> Placed {
    let content = (size.width.to_bits(), size.height.to_bits());
    pass.place(workspace, slot, content, at, None, |_| Frame::filled(size, pass.theme.paper))
}

/// The bands of the lanes and the lines between them.
pub(super) fn bands(pass: &Pass<'_>, workspace: &mut Workspace, grid: &Grid) -> Vec<Placed> {
    let mut frames = Vec::with_capacity(grid.rows.len() + grid.lines.len());
    for (index, row) in grid.rows.iter().enumerate() {
        let size = Size::new(grid.width, row.bottom - row.top);
        let divided = grid.is_divided(index);
        let content = (size.width.to_bits(), size.height.to_bits(), row.role, divided);
        let at = Point::new(0.0, row.top);
        let build = |_: &mut Engine| lane_ground(pass, row.role, size, divided);
        frames.push(pass.place(workspace, FrameSlot::Band(row.lane.into()), content, at, None, build));
    }
    for (index, (line, top)) in grid.lines.iter().enumerate() {
        let content = (line, grid.width.to_bits());
        let at = Point::new(0.0, *top);
        let build = |_: &mut Engine| line_frame(pass, *line, grid);
        frames.push(pass.place(workspace, FrameSlot::Line(index), content, at, None, build));
    }
    frames
}

/// The tint of a lane, under a hairline when the lane above has the same.
fn lane_ground(pass: &Pass<'_>, role: Role, size: Size, divided: bool) -> Frame {
    let mut frame = Frame::filled(size, pass.theme.lane(role).tint);
    if divided {
        let color = pass.theme.divider(role);
        frame.push(Point::ZERO, None, Shape::filled(Size::new(size.width, 1.0), Radii::default(), color));
    }
    frame
}

fn line_frame(pass: &Pass<'_>, line: DerivedLine, grid: &Grid) -> Frame {
    let theme = pass.theme;
    let stroke = match line {
        DerivedLine::Interaction => Stroke { color: theme.quiet_line, width: 1.0, dash: Dash::Dashed },
        DerivedLine::Visibility => Stroke::solid(theme.strong_line, 2.0),
        DerivedLine::InternalInteraction => Stroke { color: theme.quiet_line, width: 1.5, dash: Dash::Dotted },
    };
    let mut frame = Frame::filled(Size::new(grid.width, size::LINE_HEIGHT), theme.paper);
    let mut path = BezPath::new();
    path.move_to((0.0, 0.0));
    path.line_to((grid.width - pass.options.margin, 0.0));
    let middle = if stroke.width == 2.0 { size::LINE_HEIGHT / 2.0 } else { size::LINE_HEIGHT / 2.0 + 0.5 };
    let shape = Shape::Path { path: Arc::new(path), fill: None, stroke: Some(stroke) };
    frame.push(Point::new(pass.options.margin, middle), None, shape);
    frame
}

/// Lane names and the names of the lines, on ground that hides what scrolls below them.
pub(super) fn rail(pass: &Pass<'_>, workspace: &mut Workspace, grid: &Grid, names: &Names) -> Vec<Placed> {
    let mut frames = Vec::with_capacity(grid.rows.len() + grid.lines.len());
    for (index, (row, lane)) in grid.rows.iter().zip(&pass.lanes).enumerate() {
        let size = Size::new(grid.rail_end, row.bottom - row.top);
        let divided = grid.is_divided(index);
        let axis = (row.role == Role::Emotion).then(|| grid.curves_start(row) - row.top);
        let content = (lane, size.width.to_bits(), size.height.to_bits(), divided, axis.map(f64::to_bits));
        let tag = Some(Tag::new(lane.id, Part::Body));
        let at = Point::new(0.0, row.top);
        let build = |engine: &mut Engine| {
            let mut frame = lane_ground(pass, lane.role, size, divided);
            names.push(pass, engine, index, lane, &mut frame);
            if let Some(top) = axis {
                push_axis(pass, engine, top, &mut frame);
            }
            frame
        };
        frames.push(pass.place(workspace, FrameSlot::Of(lane.id.into()), content, at, tag, build));
    }
    for (index, (line, top)) in grid.lines.iter().enumerate() {
        let at = Point::new(0.0, *top);
        let build = |engine: &mut Engine| lane::line_name(pass, engine, *line);
        frames.push(pass.place(workspace, FrameSlot::LineName(index), line, at, None, build));
    }
    frames
}

/// Adds the axis of an emotion lane, whose curves begin at `top`, to the frame of its rail: what high and low mean.
fn push_axis(pass: &Pass<'_>, engine: &mut Engine, top: f64, frame: &mut Frame) {
    /// The best, the neutral and the worst feeling.
    const VALUES: [f64; 3] = [2.0, 0.0, -2.0];
    let start = frame.size.width - lane::AXIS;
    for value in VALUES {
        let block = engine.icon(face(value), size::FACE as f32, pass.flow);
        let at = Point::new(start, top + curve::height_of(value) - size::FACE / 2.0);
        frame.push(at, None, Shape::Text { block, color: pass.theme.face(value) });
    }
}
