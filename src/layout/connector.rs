//! Connectors as frames: lines with rounded corners, heads, labels.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::cache::{Slot, Workspace, hash_of};
use super::gutter::Space;
use super::label::{self, LabelPlace, Labelled, Labels, PILL_PADDING};
use super::port;
use super::route::{Route, is_tip};
use super::track::Tracks;
use super::{Pass, vec};
use crate::geom::{BezPath, Point, Rect, Size, Vec2};
use crate::model::{Connector, Heads};
use crate::scene::{Frame, Part, Placed, Radii, Shape, Stroke, Tag};
use crate::text::Engine;
use crate::theme::size;

/// The connectors of a scene. While all that they follow from stays where it is, so do they: writing on a card seldom
/// makes its row higher.
pub(super) fn connectors(
    pass: &Pass<'_>,
    workspace: &mut Workspace,
    routes: &[Route<'_>],
    labels: &Labels,
    space: Space<'_>,
) -> Vec<Placed> {
    if routes.is_empty() {
        return Vec::new();
    }
    workspace.connectors(hash_of(&Around { base: pass.base, routes, space }), |workspace| {
        drawn(pass, workspace, routes, labels, space)
    })
}

/// What the lines of all connectors follow from, whatever their labels say: how large those are, follows from the
/// routes.
struct Around<'a> {
    base: u64,
    routes: &'a [Route<'a>],
    space: Space<'a>,
}

impl Hash for Around<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { base, routes, space } = self;
        base.hash(state);
        space.hash(state);
        for Route { connector: Connector { id, heads, label, from: _, to: _ }, from, to, way } in *routes {
            (id, heads, label, from.nth, to.nth, way).hash(state);
            for (placing, side) in [(from, way.leaves), (to, way.enters)] {
                if is_tip(placing, side) {
                    space.cards.tip(placing).map(f64::to_bits).hash(state);
                }
            }
        }
    }
}

/// The lines of all connectors, each with the key of its frame.
fn drawn(
    pass: &Pass<'_>,
    workspace: &mut Workspace,
    routes: &[Route<'_>],
    labels: &Labels,
    space: Space<'_>,
) -> Vec<(u64, Placed)> {
    let ends = port::ports(routes, labels, space);
    let places = labels.places(routes, &ends, space.cards, space.grid);
    // A line that turns to its label goes on from there.
    let inner: Vec<_> =
        ends.iter().zip(&places).map(|(ends, label)| Some((begin((*ends)?.0, *label), (*ends)?.1))).collect();
    let tracks = Tracks::of(workspace, routes, &inner, labels, space);
    let lines: Vec<_> = routes
        .iter()
        .zip(&ends)
        .zip(&inner)
        .enumerate()
        .map(|(index, ((route, ends), inner))| {
            let ((start, _), (begin, end)) = ((*ends)?, (*inner)?);
            let mut points = vec![start, Point::new(begin.x, start.y)];
            points.extend(tracks.points(index, route, begin, end));
            Some(smooth(points))
        })
        .collect();
    let mut drawn: Vec<_> = routes.iter().zip(lines).zip(places).collect();
    // A line without a label never runs over one.
    drawn.sort_by_key(|(_, place)| place.is_some());
    let frames = drawn.into_iter();
    frames
        .filter_map(|((route, line), place)| {
            Some(frame(pass, workspace, route, &line?, place.map(|label| label.place)))
        })
        .collect()
}

/// Where a line begins to run along its gutter: at its port, or where its label is.
fn begin(start: Point, label: Option<Labelled>) -> Point {
    match label {
        Some(Labelled { place, turn: Some(x) }) => Point::new(x, place.center.y),
        _ => start,
    }
}

/// The corners of a line without those that are none.
fn smooth(mut points: Vec<Point>) -> Vec<Point> {
    points.dedup_by(|b, a| (*b - *a).hypot() < 0.5);
    // A corner on a straight line is none.
    let mut index = 1;
    while index + 1 < points.len() {
        if let Some([a, b, c]) = points.get(index - 1..index + 2)
            && ((*b - *a).cross(*c - *b)).abs() < 0.01
            && (*b - *a).dot(*c - *b) > 0.0
        {
            points.remove(index);
        } else {
            index += 1;
        }
    }
    points
}

fn frame(
    pass: &Pass<'_>,
    workspace: &mut Workspace,
    route: &Route<'_>,
    points: &[Point],
    place: Option<LabelPlace>,
) -> (u64, Placed) {
    let bounds = points.iter().fold(None, |all: Option<Rect>, point| {
        let one = Rect::from_points(*point, *point);
        Some(all.map_or(one, |all| all.union(one)))
    });
    let bounds = bounds.unwrap_or_default().inflate(size::HEAD, size::HEAD);
    let origin = bounds.origin();
    let connector = route.connector;
    let place = place.map(|place| LabelPlace { center: place.center - origin.to_vec2(), ..place });
    let slot = Slot::Of(connector.id.into());
    let build = |engine: &mut Engine| {
        let local: Vec<_> = points.iter().map(|point| *point - origin.to_vec2()).collect();
        connector_frame(pass, engine, route, &local, place, bounds.size())
    };
    let hash = hash_of(&(pass.base, Made { connector, points, place, origin }));
    let frame = workspace.frame(slot, hash, pass.flow, build);
    (Workspace::key(slot, hash), Placed { at: origin, tag: None, frame })
}

/// What the frame of a connector is made from.
struct Made<'a> {
    connector: &'a Connector,
    points: &'a [Point],
    /// Where its label goes, when it has one.
    place: Option<LabelPlace>,
    origin: Point,
}

impl Hash for Made<'_> {
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
    route: &Route<'_>,
    points: &[Point],
    place: Option<LabelPlace>,
    extent: Size,
) -> Frame {
    let mut frame = Frame::new(extent);
    let color = pass.theme.connector;
    let connector = route.connector;
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
        pill(pass, engine, route, place, &mut frame);
    }
    frame
}

/// The label on a pill of paper.
fn pill(pass: &Pass<'_>, engine: &mut Engine, route: &Route<'_>, place: LabelPlace, frame: &mut Frame) {
    let text = &route.connector.label;
    let extent = place.size;
    let block = engine.block(&label::request(pass, text, Some(extent.width - PILL_PADDING)));
    let corner = place.center - (extent / 2.0).to_vec2();
    let at = Point::new(corner.x.round(), corner.y.round());
    let tag = Some(Tag::new(route.connector.id, Part::Text));
    let shape = Shape::Rect {
        size: extent,
        radii: Radii::all(extent.height.min(18.0) / 2.0),
        fill: Some(pass.theme.paper),
        stroke: None,
    };
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
    let mut path = BezPath::new();
    path.move_to(tip);
    path.line_to(tip + along + across);
    path.line_to(tip + along - across);
    path.close_path();
    path
}
