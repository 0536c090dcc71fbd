//! The emotion curves: one a persona, smooth and never beyond the points that it goes through.

use std::sync::Arc;

use super::cache::{Slot, Workspace};
use super::grid::{Grid, Row};
use super::header::curve_color;
use super::{Pass, vec};
use crate::geom::{BezPath, Point, Size};
use crate::model::{Emotion, EmotionId, PersonaId, Role};
use crate::scene::{Color, Frame, Part, Placed, Radii, Shape, Stroke, Tag};
use crate::text::Engine;
use crate::theme::{face, size};

/// The curves of all emotion lanes.
pub(super) fn curves(pass: &Pass<'_>, workspace: &mut Workspace, grid: &Grid) -> Vec<Placed> {
    let mut frames = Vec::new();
    if !grid.rows.iter().any(|row| row.role == Role::Emotion) {
        return frames;
    }
    let mut points: Vec<_> = pass
        .map
        .emotions
        .values()
        .filter_map(|emotion| Some((emotion.persona, *pass.order.column.get(&emotion.step)?, emotion)))
        .collect();
    points.sort_by_key(|(persona, column, emotion)| (*persona, *column, emotion.id));
    points.dedup_by_key(|(persona, column, _)| (*persona, *column));
    for row in grid.rows.iter().filter(|row| row.role == Role::Emotion) {
        frames.push(zero_line(pass, workspace, grid, row));
        for (index, persona) in pass.order.personas.iter().enumerate() {
            let own = points.iter().filter(|(of, ..)| *of == persona.id);
            let own: Vec<_> = own.filter_map(|(_, column, emotion)| place(grid, *column, emotion)).collect();
            if !own.is_empty() {
                frames.push(curve(pass, workspace, row, persona.id, &own, curve_color(pass, index)));
            }
        }
    }
    frames
}

/// A point of a curve, from the inline start of the map and the top of the curve's lane.
#[derive(Clone, Copy)]
struct Node {
    id: EmotionId,
    at: Point,
    value: f64,
}

fn place(grid: &Grid, column: usize, emotion: &Emotion) -> Option<Node> {
    let column = grid.columns.get(column)?;
    let value = emotion.value.value();
    Some(Node { id: emotion.id, at: Point::new(f64::midpoint(column.start, column.end), height_of(value)), value })
}

/// How far below the top of the lane's content a feeling is: +2 near the top, −2 near the foot.
fn height_of(value: f64) -> f64 {
    let reach = size::CURVE_HEIGHT / 2.0 - size::FACE / 2.0;
    size::CURVE_HEIGHT / 2.0 - value / 2.0 * reach
}

fn zero_line(pass: &Pass<'_>, workspace: &mut Workspace, grid: &Grid, row: &Row) -> Placed {
    let length = grid.width - pass.options.margin - grid.rail_end;
    let at = Point::new(grid.rail_end, row.content + size::CURVE_HEIGHT / 2.0);
    pass.place(workspace, Slot::ZeroLine(row.lane.into()), length.to_bits(), at, None, |_| {
        let mut frame = Frame::new(Size::new(length, 1.0));
        let shape =
            Shape::Rect { size: frame.size, radii: Radii::default(), fill: Some(pass.theme.zero_line), stroke: None };
        frame.push(Point::ZERO, None, shape);
        frame
    })
}

fn curve(
    pass: &Pass<'_>,
    workspace: &mut Workspace,
    row: &Row,
    persona: PersonaId,
    nodes: &[Node],
    color: Color,
) -> Placed {
    let first = nodes.first().map_or(0.0, |node| node.at.x);
    let last = nodes.last().map_or(first, |node| node.at.x);
    let origin = Point::new(first - size::FACE / 2.0, row.content);
    let local: Vec<_> = nodes.iter().map(|node| Node { at: node.at - vec(origin.x, 0.0), ..*node }).collect();
    let of: Vec<_> = local.iter().map(|node| (node.id, node.at.x.to_bits(), node.value.to_bits())).collect();
    let slot = Slot::Curve(row.lane.into(), persona.into());
    let extent = Size::new(last - first + size::FACE, size::CURVE_HEIGHT);
    let build = |engine: &mut Engine| curve_frame(pass, engine, &local, extent, color);
    pass.place(workspace, slot, (of, color), origin, None, build)
}

fn curve_frame(pass: &Pass<'_>, engine: &mut Engine, nodes: &[Node], extent: Size, color: Color) -> Frame {
    let mut frame = Frame::new(extent);
    if nodes.len() > 1 {
        let points: Vec<_> = nodes.iter().map(|node| node.at).collect();
        let path = Arc::new(monotone(&points));
        frame.push(Point::ZERO, None, Shape::Path { path, fill: None, stroke: Some(Stroke::solid(color, 2.0)) });
    }
    for node in nodes {
        let radius = size::FACE / 2.0;
        let at = node.at - vec(radius, radius);
        let tag = Some(Tag::new(node.id, Part::Point));
        // A disc of paper keeps the curve from running through the face's features.
        let disc = Shape::Rect {
            size: Size::new(size::FACE - 3.0, size::FACE - 3.0),
            radii: Radii::all(radius - 1.5),
            fill: Some(pass.theme.card),
            stroke: None,
        };
        frame.push(at + vec(1.5, 1.5), tag, disc);
        let block = engine.icon(face(node.value), size::FACE as f32, pass.flow);
        frame.push(at, tag, Shape::Text { block, color: pass.theme.face(node.value) });
    }
    frame
}

/// A cubic through the points that is monotone between neighbours (Fritsch and Carlson 1980), so that a curve
/// never claims a feeling beyond those that were noted. The points' x must increase.
fn monotone(points: &[Point]) -> BezPath {
    let slopes: Vec<f64> = points.windows(2).map(secant).collect();
    let mut tangents: Vec<f64> = Vec::with_capacity(points.len());
    for index in 0..points.len() {
        let before = index.checked_sub(1).and_then(|at| slopes.get(at)).copied();
        let after = slopes.get(index).copied();
        tangents.push(match (before, after) {
            (Some(before), Some(after)) if before * after <= 0.0 => 0.0,
            // The harmonic mean keeps within three times the smaller slope, which is enough for monotony.
            (Some(before), Some(after)) => 2.0 * before * after / (before + after),
            (Some(slope), None) | (None, Some(slope)) => slope,
            (None, None) => 0.0,
        });
    }
    let mut path = BezPath::new();
    let Some(first) = points.first() else { return path };
    path.move_to(*first);
    for (pair, slopes) in points.windows(2).zip(tangents.windows(2)) {
        let ([from, to], [leaving, entering]) = (pair, slopes) else { continue };
        let third = (to.x - from.x) / 3.0;
        path.curve_to(*from + vec(third, third * leaving), *to - vec(third, third * entering), *to);
    }
    path
}

fn secant(pair: &[Point]) -> f64 {
    match pair {
        [from, to] if to.x > from.x => (to.y - from.y) / (to.x - from.x),
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Shape as _;

    #[test]
    fn a_curve_never_goes_beyond_its_points() {
        let points: Vec<_> =
            [3.0, 80.0, 80.0, 10.0, 60.0].iter().enumerate().map(|(x, y)| Point::new(x as f64 * 100.0, *y)).collect();
        let bounds = monotone(&points).bounding_box();
        assert!(bounds.y0 >= 3.0 - 1e-6 && bounds.y1 <= 80.0 + 1e-6, "{bounds:?}");
    }

    #[test]
    fn a_better_feeling_is_higher_up() {
        assert!(height_of(2.0) < height_of(0.5) && height_of(0.5) < height_of(-2.0));
        assert!((height_of(0.0) - size::CURVE_HEIGHT / 2.0).abs() < 1e-9);
    }
}
