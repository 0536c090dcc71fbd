//! What an emotion lane shows: the zero line, and for each persona a curve with faces and quotes.

use std::sync::Arc;

use super::cache::{FrameSlot, Workspace};
use super::curve::{Curve, CurvePoint, Curves};
use super::grid::{Grid, LaneBand};
use super::pass::{Pass, vec};
use super::quote::SPEAKER;
use crate::geom::{Point, Size};
use crate::model::Role;
use crate::scene::{Color, Frame, Part, Placed, Radii, Shape, Stroke, Tag};
use crate::text::Engine;
use crate::theme::{face, size};

/// A file may have many emotion lanes and many points, and each lane shows all of them. Beyond so many in all, only the
/// first lanes have curves.
const MOST_POINTS: usize = 1 << 16;

/// The curves of all emotion lanes. All lines are below all faces: where two personas feel alike both are seen.
pub(super) fn frames(pass: &Pass<'_>, workspace: &mut Workspace, grid: &Grid, curves: &Curves<'_>) -> Vec<Placed> {
    let several = curves.curves.len() > 1;
    // Lanes differ in their place alone: all show the same frames.
    let lines = curves.curves.iter().filter(|curve| curve.points.len() > 1);
    let mut drawn: Vec<_> = lines.map(|curve| line(pass, workspace, curves.above, curve)).collect();
    drawn.extend(curves.curves.iter().map(|curve| faces(pass, workspace, (curves.height, several), curve)));
    let most = MOST_POINTS / curves.curves.iter().map(|curve| curve.points.len()).sum::<usize>().max(1);
    let mut frames = Vec::new();
    for (nth, row) in grid.rows.iter().filter(|row| row.role == Role::Emotion).enumerate() {
        frames.push(zero_line(pass, workspace, grid, row));
        let shown = drawn.iter().filter(|_| nth == 0 || nth < most);
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

/// Where the columns of a curve's first and last point start and end.
fn extent(curve: &Curve<'_>) -> (f64, f64) {
    let first = curve.points.first().map_or(0.0, |point| point.column.0);
    (first, curve.points.last().map_or(first, |point| point.column.1))
}

fn line(pass: &Pass<'_>, workspace: &mut Workspace, above: f64, curve: &Curve<'_>) -> Placed {
    let (first, last) = extent(curve);
    let origin = Point::new(first, above);
    let places: Vec<_> = curve.points.iter().map(|point| bits(point.at - origin.to_vec2())).collect();
    let slot = FrameSlot::Curve(curve.persona.into());
    pass.place(workspace, slot, (places, curve.color), origin, None, |_| {
        let mut frame = Frame::new(Size::new(last - first, size::CURVE_HEIGHT));
        let path = Arc::new(curve.path(origin));
        frame.push(Point::ZERO, None, Shape::Path { path, fill: None, stroke: Some(Stroke::solid(curve.color, 2.0)) });
        frame
    })
}

/// The faces of a persona and the quotes beside them. Where there are several personas a color tells them apart.
fn faces(pass: &Pass<'_>, workspace: &mut Workspace, (height, several): (f64, bool), curve: &Curve<'_>) -> Placed {
    let (first, last) = extent(curve);
    let origin = Point::new(first, 0.0);
    let size = Size::new(last - first, height);
    let key = |point: &CurvePoint<'_>| {
        let quote = point.quote.as_ref().map(|quote| bits(quote.at - origin.to_vec2()));
        (point.id, bits(point.at - origin.to_vec2()), point.value.to_bits(), point.text.to_owned(), quote)
    };
    let points: Vec<_> = curve.points.iter().map(key).collect();
    let slot = FrameSlot::Faces(curve.persona.into());
    let content = (points, curve.color, several, size.width.to_bits(), size.height.to_bits());
    pass.place(workspace, slot, content, origin, None, |engine| {
        let mut frame = Frame::new(size);
        let color = several.then_some(curve.color);
        for point in &curve.points {
            push_quote(pass, &mut frame, point, origin, color);
        }
        for point in &curve.points {
            push_face(pass, engine, &mut frame, point, origin, color);
        }
        frame
    })
}

fn bits(at: Point) -> [u64; 2] {
    [at.x.to_bits(), at.y.to_bits()]
}

fn push_face(
    pass: &Pass<'_>,
    engine: &mut Engine,
    frame: &mut Frame,
    point: &CurvePoint<'_>,
    origin: Point,
    ring: Option<Color>,
) {
    let radius = size::FACE / 2.0;
    let at = point.at - origin.to_vec2() - vec(radius, radius);
    let tag = Some(Tag::new(point.id, Part::Point));
    // A disc of paper keeps the curve from running through the face's features.
    let disc = Shape::Rect {
        size: Size::new(size::FACE - 3.0, size::FACE - 3.0),
        radii: Radii::all(radius - 1.5),
        fill: Some(pass.theme.card),
        stroke: ring.map(|color| Stroke::solid(color, 3.0)),
    };
    frame.push(at + vec(1.5, 1.5), tag, disc);
    // Within a ring the face is a little smaller, so that there is paper between them.
    let inset = if ring.is_some() { 1.0 } else { 0.0 };
    let block = engine.icon(face(point.value), (size::FACE - 2.0 * inset) as f32, pass.flow);
    frame.push(at + vec(inset, inset), tag, Shape::Text { block, color: pass.theme.face(point.value) });
}

fn push_quote(pass: &Pass<'_>, frame: &mut Frame, point: &CurvePoint<'_>, origin: Point, speaker: Option<Color>) {
    let Some(quote) = &point.quote else { return };
    let at = quote.at - origin.to_vec2();
    if let Some(color) = speaker {
        let dot = Shape::filled(Size::new(6.0, 6.0), Radii::all(3.0), color);
        frame.push(at + vec(3.0 - SPEAKER, 5.0), Some(Tag::new(point.id, Part::Point)), dot);
    }
    let text = Shape::Text { block: Arc::clone(&quote.block), color: pass.theme.secondary };
    frame.push(at, Some(Tag::new(point.id, Part::Text)), text);
}
