//! The frame of a connector: a line with rounded corners, heads, its label.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::place::LabelPlace;
use crate::geom::{BezPath, Point, Rect, Size, Vec2, polygon};
use crate::layout::cache::{FrameSlot, Workspace, hash_of};
use crate::layout::label::{self, PILL_PADDING};
use crate::layout::pass::{Pass, vec};
use crate::model::{Connector, Heads};
use crate::scene::{Frame, Part, Placed, Radii, Shape, Stroke, Tag};
use crate::text::Engine;
use crate::theme::size;

/// The corners of a line without those that are none.
pub(super) fn smooth(mut points: Vec<Point>) -> Vec<Point> {
    points.dedup_by(|b, a| (*b - *a).hypot() < 0.5);
    let mut corners: Vec<Point> = Vec::with_capacity(points.len());
    for c in points {
        // What lies on a straight line is no corner.
        if let [.., a, b] = *corners
            && (b - a).cross(c - b).abs() < 0.01
            && (b - a).dot(c - b) > 0.0
        {
            corners.pop();
        }
        corners.push(c);
    }
    corners
}

/// The frame of a connector along those points, with its label when it has a place.
pub(super) fn frame(
    pass: &Pass<'_>,
    workspace: &mut Workspace,
    connector: &Connector,
    points: &[Point],
    place: Option<LabelPlace>,
) -> Placed {
    let bounds = points.iter().fold(None, |all: Option<Rect>, point| {
        let one = Rect::from_points(*point, *point);
        Some(all.map_or(one, |all| all.union(one)))
    });
    let bounds = bounds.unwrap_or_default().inflate(size::HEAD, size::HEAD);
    let origin = bounds.origin();
    let place = place.map(|place| LabelPlace { center: place.center - origin.to_vec2(), ..place });
    let slot = FrameSlot::Of(connector.id.into());
    let build = |engine: &mut Engine| {
        let local: Vec<_> = points.iter().map(|point| *point - origin.to_vec2()).collect();
        connector_frame(pass, engine, connector, &local, place, bounds.size())
    };
    let hash = hash_of(&(pass.base, FrameContent { connector, points, place, origin }));
    let frame = workspace.frame(slot, hash, pass.flow, build);
    Placed { at: origin, tag: None, frame }
}

struct FrameContent<'a> {
    connector: &'a Connector,
    points: &'a [Point],
    /// Where its label goes, when it has one.
    place: Option<LabelPlace>,
    origin: Point,
}

impl Hash for FrameContent<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Connector { id: _, from: _, to: _, heads, label } = self.connector;
        (heads, label).hash(state);
        if let Some(LabelPlace { center, size }) = self.place {
            [center.x, center.y, size.width, size.height].map(f64::to_bits).hash(state);
        }
        for point in self.points {
            let local = *point - self.origin;
            state.write_u64(local.x.to_bits());
            state.write_u64(local.y.to_bits());
        }
    }
}

fn connector_frame(
    pass: &Pass<'_>,
    engine: &mut Engine,
    connector: &Connector,
    points: &[Point],
    place: Option<LabelPlace>,
    extent: Size,
) -> Frame {
    let mut frame = Frame::new(extent);
    let color = pass.theme.connector;
    let body = Some(Tag::new(connector.id, Part::Body));
    let two = connector.heads == Heads::Two;
    let path = rounded(points, if two { size::HEAD - 1.0 } else { 0.0 }, size::HEAD - 1.0);
    let line = Shape::Path { path: Arc::new(path), fill: None, stroke: Some(Stroke::solid(color, 1.5)) };
    frame.push(Point::ZERO, body, line);
    let mut heads = Vec::new();
    if let [.., before, tip] = points {
        heads.push((*before, *tip));
    }
    if let ([tip, before, ..], true) = (points, two) {
        heads.push((*before, *tip));
    }
    for (before, tip) in heads {
        let path = Arc::new(head(before, tip));
        frame.push(Point::ZERO, body, Shape::Path { path, fill: Some(color), stroke: None });
    }
    if let Some(place) = place {
        pill(pass, engine, connector, place, &mut frame);
    }
    frame
}

fn pill(pass: &Pass<'_>, engine: &mut Engine, connector: &Connector, place: LabelPlace, frame: &mut Frame) {
    let text = &connector.label;
    let extent = place.size;
    let block = engine.block(&label::request(pass, text, Some(extent.width - PILL_PADDING)));
    let corner = place.center - (extent / 2.0).to_vec2();
    let at = Point::new(corner.x.round(), corner.y.round());
    let tag = Some(Tag::new(connector.id, Part::Text));
    let shape = Shape::filled(extent, Radii::all(extent.height.min(18.0) / 2.0), pass.theme.paper);
    frame.push(at, tag, shape);
    frame.push(at + vec(5.0, 1.0), tag, Shape::Text { block, color: pass.theme.text });
}

/// A polyline with rounded corners, shortened at its ends for the heads.
fn rounded(points: &[Point], cut_start: f64, cut_end: f64) -> BezPath {
    let mut points = points.to_vec();
    if let [first, second, ..] = points.as_mut_slice() {
        *first += toward(*first, *second) * cut_start;
    }
    if let [.., second, last] = points.as_mut_slice() {
        *last += toward(*last, *second) * cut_end;
    }
    let mut path = BezPath::new();
    let Some(first) = points.first() else { return path };
    path.move_to(*first);
    for corner in points.windows(3) {
        let [a, b, c] = corner else { continue };
        let radius = size::CONNECTOR_RADIUS.min((*b - *a).hypot() / 2.0).min((*c - *b).hypot() / 2.0);
        path.line_to(*b + toward(*b, *a) * radius);
        path.quad_to(*b, *b + toward(*b, *c) * radius);
    }
    if let Some(last) = points.last() {
        path.line_to(*last);
    }
    path
}

/// The unit vector from one point to another.
fn toward(from: Point, to: Point) -> Vec2 {
    let way = to - from;
    let length = way.hypot();
    if length > 0.0 { way / length } else { Vec2::ZERO }
}

/// A head with its tip at `tip`, coming from `before`.
fn head(before: Point, tip: Point) -> BezPath {
    let along = toward(tip, before) * size::HEAD;
    let across = vec(-along.y, along.x) * 0.5;
    polygon([tip, tip + along + across, tip + along - across])
}
