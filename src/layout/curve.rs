//! The emotion curves: one a persona, smooth and never beyond the points that it goes through.

use std::sync::Arc;

use super::cache::{Slot, Workspace};
use super::feeling::{Curve, Feelings, Node, SPEAKER};
use super::grid::{Grid, Row};
use super::{Pass, vec};
use crate::geom::{Point, Size};
use crate::model::Role;
use crate::scene::{Color, Frame, Part, Placed, Radii, Shape, Stroke, Tag};
use crate::text::Engine;
use crate::theme::{face, size};

/// The curves of all emotion lanes. All lines are below all faces: of two people who feel alike both are seen.
pub(super) fn curves(pass: &Pass<'_>, workspace: &mut Workspace, grid: &Grid, feelings: &Feelings<'_>) -> Vec<Placed> {
    let mut frames = Vec::new();
    for row in grid.rows.iter().filter(|row| row.role == Role::Emotion) {
        frames.push(zero_line(pass, workspace, grid, row));
        let lines = feelings.curves.iter().filter(|curve| curve.nodes.len() > 1);
        frames.extend(lines.map(|curve| line(pass, workspace, row, feelings.above, curve)));
        let several = feelings.curves.len() > 1;
        let faces = feelings.curves.iter().map(|curve| faces(pass, workspace, row, (feelings.height, several), curve));
        frames.extend(faces);
    }
    frames
}

fn zero_line(pass: &Pass<'_>, workspace: &mut Workspace, grid: &Grid, row: &Row) -> Placed {
    let length = grid.width - pass.options.margin - grid.rail_end;
    let at = Point::new(grid.rail_end, grid.zero(row));
    pass.place(workspace, Slot::ZeroLine(row.lane.into()), length.to_bits(), at, None, |_| {
        let mut frame = Frame::new(Size::new(length, 1.0));
        let shape =
            Shape::Rect { size: frame.size, radii: Radii::default(), fill: Some(pass.theme.zero_line), stroke: None };
        frame.push(Point::ZERO, None, shape);
        frame
    })
}

/// Where the columns of a curve's first and last point start and end.
fn extent(curve: &Curve<'_>) -> (f64, f64) {
    let first = curve.nodes.first().map_or(0.0, |node| node.column.0);
    (first, curve.nodes.last().map_or(first, |node| node.column.1))
}

fn line(pass: &Pass<'_>, workspace: &mut Workspace, row: &Row, above: f64, curve: &Curve<'_>) -> Placed {
    let (first, last) = extent(curve);
    let origin = Point::new(first, above);
    let places: Vec<_> = curve.nodes.iter().map(|node| bits(node.at - origin.to_vec2())).collect();
    let slot = Slot::Curve(row.lane.into(), curve.persona.into());
    pass.place(workspace, slot, (places, curve.color), origin + vec(0.0, row.content), None, |_| {
        let mut frame = Frame::new(Size::new(last - first, size::CURVE_HEIGHT));
        let path = Arc::new(curve.path(origin));
        frame.push(Point::ZERO, None, Shape::Path { path, fill: None, stroke: Some(Stroke::solid(curve.color, 2.0)) });
        frame
    })
}

/// The faces of a persona, and what is said at them. Among several they say who it is.
fn faces(
    pass: &Pass<'_>,
    workspace: &mut Workspace,
    row: &Row,
    (height, several): (f64, bool),
    curve: &Curve<'_>,
) -> Placed {
    let (first, last) = extent(curve);
    let origin = Point::new(first, 0.0);
    let size = Size::new(last - first, height);
    let key = |node: &Node<'_>| {
        let quote = node.quote.as_ref().map(|quote| bits(quote.at - origin.to_vec2()));
        (node.id, bits(node.at - origin.to_vec2()), node.value.to_bits(), node.text.to_owned(), quote)
    };
    let of: Vec<_> = curve.nodes.iter().map(key).collect();
    let slot = Slot::Faces(row.lane.into(), curve.persona.into());
    let of = (of, curve.color, several, size.width.to_bits(), size.height.to_bits());
    pass.place(workspace, slot, of, origin + vec(0.0, row.content), None, |engine| {
        let mut frame = Frame::new(size);
        let color = several.then_some(curve.color);
        for node in &curve.nodes {
            push_quote(pass, &mut frame, node, origin, color);
        }
        for node in &curve.nodes {
            push_face(pass, engine, &mut frame, node, origin, color);
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
    node: &Node<'_>,
    origin: Point,
    ring: Option<Color>,
) {
    let radius = size::FACE / 2.0;
    let at = node.at - origin.to_vec2() - vec(radius, radius);
    let tag = Some(Tag::new(node.id, Part::Point));
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
    let block = engine.icon(face(node.value), (size::FACE - 2.0 * inset) as f32, pass.flow);
    frame.push(at + vec(inset, inset), tag, Shape::Text { block, color: pass.theme.face(node.value) });
}

fn push_quote(pass: &Pass<'_>, frame: &mut Frame, node: &Node<'_>, origin: Point, speaker: Option<Color>) {
    let Some(quote) = &node.quote else { return };
    let at = quote.at - origin.to_vec2();
    if let Some(color) = speaker {
        let (size, radii) = (Size::new(6.0, 6.0), Radii::all(3.0));
        let dot = Shape::Rect { size, radii, fill: Some(color), stroke: None };
        frame.push(at + vec(3.0 - SPEAKER, 5.0), Some(Tag::new(node.id, Part::Point)), dot);
    }
    let text = Shape::Text { block: Arc::clone(&quote.block), color: pass.theme.secondary };
    frame.push(at, Some(Tag::new(node.id, Part::Text)), text);
}
