//! What an emotion lane shows: the zero line, and for each persona a curve with points, quotes, and the name at its end.

use std::sync::Arc;

use super::cache::{FrameSlot, Workspace};
use super::curve::{CurvePart, CurvePoint, Curves};
use super::grid::{Grid, LaneBand};
use super::pass::{Pass, vec};
use super::quote::SPEAKER;
use crate::geom::{Point, Size};
use crate::model::Role;
use crate::scene::{Color, Frame, Part, Placed, Radii, Shape, Stroke, Tag};
use crate::theme::size;

/// A file may have many emotion lanes and many points, and each lane shows all of them. Beyond so many in all, only the
/// first lanes have curves.
const MOST_POINTS: usize = 1 << 16;

/// The columns of a part of a curve, where it comes in parts.
const PART: usize = 16;

/// The curves of a map, from the top of the content of an emotion lane.
#[derive(Default)]
pub(super) struct DrawnCurves {
    /// How far down the curves begin.
    pub above: f64,
    /// How high the content of the lane is.
    pub height: f64,
    /// All lines are below all points: where two personas feel alike both are seen.
    frames: Vec<Placed>,
    points: usize,
}

/// Draws the curves. Lanes differ in their place alone: all show the same frames.
pub(super) fn drawn(pass: &Pass<'_>, workspace: &mut Workspace, curves: &Curves<'_>) -> DrawnCurves {
    let several = curves.curves.len() > 1;
    let columns = pass.options.curve_parts.then_some(PART);
    let parts: Vec<_> = curves.curves.iter().flat_map(|curve| curve.parts(columns)).collect();
    let lines = parts.iter().filter(|part| part.line.len() > 1);
    let mut frames: Vec<_> = lines.map(|part| line(pass, workspace, curves.above, part)).collect();
    frames.extend(parts.iter().map(|part| points(pass, workspace, (curves.height, several), part)));
    let points = curves.curves.iter().map(|curve| curve.points.len()).sum();
    DrawnCurves { above: curves.above, height: curves.height, frames, points }
}

/// The curves in all emotion lanes.
pub(super) fn frames(pass: &Pass<'_>, workspace: &mut Workspace, grid: &Grid, drawn: &DrawnCurves) -> Vec<Placed> {
    let most = MOST_POINTS / drawn.points.max(1);
    let mut frames = Vec::new();
    for (nth, row) in grid.rows.iter().filter(|row| row.role == Role::Emotion).enumerate() {
        frames.push(zero_line(pass, workspace, grid, row));
        let shown = drawn.frames.iter().filter(|_| nth == 0 || nth < most);
        frames.extend(shown.map(|placed| Placed { at: placed.at + vec(0.0, row.content), ..placed.clone() }));
    }
    frames
}

fn zero_line(pass: &Pass<'_>, workspace: &mut Workspace, grid: &Grid, row: &LaneBand) -> Placed {
    let length = grid.width - pass.options.margin - grid.rail_end;
    let at = Point::new(grid.rail_end, grid.zero(row));
    pass.place(workspace, FrameSlot::ZeroLine(row.lane.into()), length.to_bits(), at, None, |_| {
        Frame::filled(Size::new(length, 1.0), pass.theme.zero_line)
    })
}

/// Where the columns of the first and the last of some points start and end.
fn extent(points: &[CurvePoint<'_>]) -> (f64, f64) {
    let first = points.first().map_or(0.0, |point| point.column.0);
    (first, points.last().map_or(first, |point| point.column.1))
}

/// The line of a part of a curve. Where it meets the next one there is a point above both.
fn line(pass: &Pass<'_>, workspace: &mut Workspace, above: f64, part: &CurvePart<'_, '_>) -> Placed {
    let (first, last) = extent(part.line);
    let (origin, color) = (Point::new(first, above), part.curve.color);
    let places: Vec<_> = part.line.iter().map(|point| bits(point.at - origin.to_vec2())).collect();
    let tangents: Vec<_> = part.tangents.iter().map(|tangent| tangent.to_bits()).collect();
    let slot = FrameSlot::Curve(part.curve.persona.into(), part.number);
    pass.place(workspace, slot, (places, tangents, color), origin, None, |_| {
        let mut frame = Frame::new(Size::new(last - first, size::CURVE_HEIGHT));
        let path = Arc::new(part.path(origin));
        frame.push(Point::ZERO, None, Shape::Path { path, fill: None, stroke: Some(Stroke::solid(color, 2.0)) });
        frame
    })
}

/// Points of a persona and what stands beside them. Where there are several personas a color tells them apart.
fn points(
    pass: &Pass<'_>,
    workspace: &mut Workspace,
    (height, several): (f64, bool),
    part: &CurvePart<'_, '_>,
) -> Placed {
    let CurvePart { curve, points: own, .. } = part;
    let (first, last) = extent(own);
    let origin = Point::new(first, 0.0);
    let size = Size::new(last - first, height);
    let key = |point: &CurvePoint<'_>| {
        let quote = point.quote.as_ref().map(|quote| bits(quote.at - origin.to_vec2()));
        (point.id, bits(point.at - origin.to_vec2()), point.text.to_owned(), quote)
    };
    let points: Vec<_> = own.iter().map(key).collect();
    let name = curve.name.as_ref().filter(|_| part.is_last);
    let named = name.map(|name| {
        let width = name.block.size().width.to_bits();
        (bits(name.at - origin.to_vec2()), width, name.block.text().to_owned())
    });
    let slot = FrameSlot::Points(curve.persona.into(), part.number);
    let content = (points, named, curve.color, several, size.width.to_bits(), size.height.to_bits());
    pass.place(workspace, slot, content, origin, None, |_| {
        let mut frame = Frame::new(size);
        let color = several.then_some(curve.color);
        for point in *own {
            push_quote(pass, &mut frame, point, origin, color);
        }
        if let Some(name) = name {
            let text = Shape::Text { block: Arc::clone(&name.block), color: curve.color };
            frame.push(name.at - origin.to_vec2(), None, text);
        }
        for point in *own {
            push_point(pass, &mut frame, point, origin, curve.color);
        }
        frame
    })
}

fn bits(at: Point) -> [u64; 2] {
    [at.x.to_bits(), at.y.to_bits()]
}

fn push_point(pass: &Pass<'_>, frame: &mut Frame, point: &CurvePoint<'_>, origin: Point, color: Color) {
    let radius = size::POINT / 2.0;
    let dot = Shape::Rect {
        size: Size::new(size::POINT, size::POINT),
        radii: Radii::all(radius),
        fill: Some(color),
        // Where points lie on the line of another persona, and on each other.
        stroke: Some(Stroke::solid(pass.theme.lane(Role::Emotion).tint, 2.0)),
    };
    let at = point.at - origin.to_vec2() - vec(radius, radius);
    frame.push(at, Some(Tag::new(point.id, Part::Point)), dot);
}

fn push_quote(pass: &Pass<'_>, frame: &mut Frame, point: &CurvePoint<'_>, origin: Point, speaker: Option<Color>) {
    let Some(quote) = &point.quote else { return };
    let at = quote.at - origin.to_vec2();
    if let Some(color) = speaker {
        let dot = Shape::filled(Size::new(6.0, 6.0), Radii::all(3.0), color);
        frame.push(at + vec(3.0 - SPEAKER, 5.0), Some(Tag::new(point.id, Part::Body)), dot);
    }
    let text = Shape::Text { block: Arc::clone(&quote.block), color: pass.theme.secondary };
    frame.push(at, Some(Tag::new(point.id, Part::Text)), text);
}
