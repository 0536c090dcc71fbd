//! The emotion curves: one a persona, smooth and never beyond the points that it goes through.

use std::sync::Arc;

use super::cache::{Slot, Workspace};
use super::grid::{Grid, Row};
use super::header::curve_color;
use super::{Pass, vec};
use crate::geom::{BezPath, Point, Size};
use crate::model::{Emotion, EmotionId, PersonaId, Role};
use crate::scene::{Color, Frame, Part, Placed, Radii, Shape, Stroke, Tag};
use crate::text::{Align, Engine};
use crate::theme::{TextRole, face, size};

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
    // A hidden curve keeps its colour for when it is shown again.
    let shown = pass.order.personas.iter().enumerate().filter(|(_, persona)| !persona.hidden);
    let curves = shown.map(|(index, persona)| {
        let own = points.iter().filter(|(of, ..)| *of == persona.id);
        let own: Vec<_> = own.filter_map(|(_, column, emotion)| place(grid, *column, emotion)).collect();
        (persona.id, curve_color(pass, index), own)
    });
    let curves: Vec<_> = curves.filter(|(.., own)| !own.is_empty()).collect();
    for row in grid.rows.iter().filter(|row| row.role == Role::Emotion) {
        frames.push(zero_line(pass, workspace, grid, row));
        for (persona, color, own) in &curves {
            let others = curves.iter().filter(|(other, ..)| other != persona).flat_map(|(.., nodes)| nodes);
            let others: Vec<_> = others.map(|node| node.at).collect();
            frames.push(curve(pass, workspace, row, *persona, (own, &others), *color));
        }
    }
    frames
}

/// A point of a curve, from the inline start of the map and the top of the curve's lane.
#[derive(Clone, Copy)]
struct Node<'a> {
    id: EmotionId,
    at: Point,
    value: f64,
    /// How wide its column is.
    width: f64,
    quote: &'a str,
}

fn place<'a>(grid: &Grid, column: usize, emotion: &'a Emotion) -> Option<Node<'a>> {
    let column = grid.columns.get(column)?;
    let value = emotion.value.value();
    let at = Point::new(f64::midpoint(column.start, column.end), height_of(value));
    Some(Node { id: emotion.id, at, value, width: column.end - column.start, quote: &emotion.quote })
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
    (nodes, others): (&[Node<'_>], &[Point]),
    color: Color,
) -> Placed {
    let first = nodes.first().map_or(0.0, |node| node.at.x - node.width / 2.0);
    let last = nodes.last().map_or(first, |node| node.at.x + node.width / 2.0);
    let origin = Point::new(first, row.content);
    let local = nodes.iter().map(|node| Node { at: node.at - vec(origin.x, 0.0), ..*node });
    // What a quote has to keep clear of: the faces of other curves in its column.
    let local: Vec<_> = local
        .map(|node| {
            let column = others.iter().filter(|other| (other.x - origin.x - node.at.x).abs() < 1.0);
            (node, Room::around(node.at.y, column.map(|other| other.y)))
        })
        .collect();
    let key = |(node, room): &(Node<'_>, Room)| {
        let places = [node.at.x, node.value, node.width, room.above, room.below].map(f64::to_bits);
        (node.id, places, node.quote.to_owned())
    };
    let of: Vec<_> = local.iter().map(key).collect();
    let slot = Slot::Curve(row.lane.into(), persona.into());
    let extent = Size::new(last - first, size::CURVE_HEIGHT);
    let build = |engine: &mut Engine| curve_frame(pass, engine, &local, extent, color);
    pass.place(workspace, slot, (of, color), origin, None, build)
}

fn curve_frame(pass: &Pass<'_>, engine: &mut Engine, nodes: &[(Node<'_>, Room)], extent: Size, color: Color) -> Frame {
    let mut frame = Frame::new(extent);
    if nodes.len() > 1 {
        let points: Vec<_> = nodes.iter().map(|(node, _)| node.at).collect();
        let path = Arc::new(monotone(&points));
        frame.push(Point::ZERO, None, Shape::Path { path, fill: None, stroke: Some(Stroke::solid(color, 2.0)) });
    }
    for (node, room) in nodes {
        push_quote(pass, engine, &mut frame, node, *room);
    }
    for (node, _) in nodes {
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

/// The free height above and below a face.
#[derive(Clone, Copy)]
struct Room {
    above: f64,
    below: f64,
}

impl Room {
    /// Up to the edges of the lane, or half the way to the faces at `others` in the same column.
    fn around(y: f64, others: impl Iterator<Item = f64>) -> Self {
        let reach = size::FACE / 2.0 + QUOTE_GAP;
        let mut room = Self { above: y - reach, below: size::CURVE_HEIGHT - y - reach };
        for other in others {
            let free = ((other - y).abs() - size::FACE) / 2.0 - QUOTE_GAP;
            if other < y {
                room.above = room.above.min(free);
            } else {
                room.below = room.below.min(free);
            }
        }
        room
    }
}

/// Between a face and its quote.
const QUOTE_GAP: f64 = 2.0;
/// Between a quote and the edges of its column.
const QUOTE_MARGIN: f64 = 6.0;

/// What is said at a point, on paper, on the side of the face where there is more room. A quote that is too long for
/// it ends with `…`; where not even a line fits, it is left to the inspector.
fn push_quote(pass: &Pass<'_>, engine: &mut Engine, frame: &mut Frame, node: &Node<'_>, room: Room) {
    if node.quote.is_empty() {
        return;
    }
    let width = (node.width - 2.0 * QUOTE_MARGIN).max(1.0);
    let mut shape = |text: &str| engine.block(&TextRole::Caption.request(text, Some(width), Align::Center, pass.flow));
    let below = room.below >= room.above;
    let free = if below { room.below } else { room.above };
    let mut block = shape(node.quote);
    let line = block.size().height / block.lines().len().max(1) as f64;
    let fits = (free / line).floor();
    if fits < 1.0 {
        return;
    }
    let most = fits as usize;
    let mut part = Part::Text;
    if block.lines().len() > most {
        // The end of the last line that fits gives way to the ellipsis.
        let end = block.lines().get(most - 1).map_or(0, |line| line.range.end);
        let kept: Vec<char> = block.text().get(..end).unwrap_or_default().trim_end().chars().collect();
        let kept: String = kept.get(..kept.len().saturating_sub(2)).unwrap_or_default().iter().collect();
        block = shape(&format!("{}…", kept.trim_end()));
        part = Part::Point;
    }
    let height = block.size().height;
    let reach = size::FACE / 2.0 + QUOTE_GAP;
    let top = if below { node.at.y + reach } else { node.at.y - reach - height };
    let ink = (block.ink_width() + 8.0).min(node.width);
    let paper = Shape::Rect {
        size: Size::new(ink, height),
        radii: Radii::all(4.0),
        fill: Some(pass.theme.card.with_alpha(224)),
        stroke: None,
    };
    let tag = |part| Some(Tag::new(node.id, part));
    frame.push(Point::new(node.at.x - ink / 2.0, top), tag(Part::Point), paper);
    let text = Shape::Text { block, color: pass.theme.secondary };
    frame.push(Point::new(node.at.x - width / 2.0, top), tag(part), text);
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

    #[test]
    fn a_quote_has_room_up_to_the_lane_or_half_the_way_to_another_face() {
        let alone = Room::around(60.0, std::iter::empty());
        assert_eq!((alone.above, alone.below), (47.0, 47.0));
        let crowded = Room::around(60.0, [100.0].into_iter());
        assert_eq!((crowded.above, crowded.below), (47.0, 7.0));
    }
}
