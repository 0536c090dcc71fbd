//! Connectors as frames: lines with rounded corners, heads, labels.
//!
//! From ways through gutters to lines, in the order in which one thing decides the next: `port` (where lines leave and
//! enter their cards), `level` (which of them can run straight), `place` (where labels stand), `track` with `order`
//! (which lies where in its gutter), and then the frames. Each is a pass over all connectors: a port depends on all
//! others at its card, a track on all others in its gutter.

mod level;
mod order;
mod place;
mod port;
mod track;

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::cache::{FrameSlot, Workspace, hash_of};
use super::label::{self, Labels, PILL_PADDING};
use super::pass::{Pass, vec};
use super::route::Route;
use super::space::Space;
use crate::geom::{BezPath, Point, Rect, Size, Vec2, polygon};
use crate::model::{Connector, Heads};
use crate::scene::{Frame, Part, Placed, Radii, Shape, Stroke, Tag};
use crate::text::Engine;
use crate::theme::size;

use place::{LabelPlace, PlacedLabel};
use track::Tracks;

/// The connectors of a scene. While all that they follow from stays where it is, so do they: writing on a card seldom
/// makes its row higher.
pub(super) fn connectors(pass: &Pass<'_>, workspace: &mut Workspace, network: Network<'_>) -> Vec<Placed> {
    if network.routes.is_empty() {
        return Vec::new();
    }
    workspace.connectors(hash_of(&(pass.base, network)), |workspace| drawn(pass, workspace, network))
}

/// All connectors, their labels, and what they are drawn between.
#[derive(Clone, Copy)]
pub(super) struct Network<'a> {
    pub routes: &'a [Route<'a>],
    pub labels: &'a Labels,
    pub space: Space<'a>,
}

/// What the lines follow from. How large their labels are follows from the routes.
impl Hash for Network<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { routes, labels: _, space } = self;
        space.hash(state);
        for Route { connector: Connector { id, heads, label, from: _, to: _ }, from, to, way } in *routes {
            (id, heads, label, from.nth, to.nth, way).hash(state);
            for (card, side) in [(from, way.leaves), (to, way.enters)] {
                if card.is_tip(side) {
                    space.cards.tip(card).map(f64::to_bits).hash(state);
                }
            }
        }
    }
}

/// The lines of all connectors, each with the key of its frame.
fn drawn(pass: &Pass<'_>, workspace: &mut Workspace, network: Network<'_>) -> Vec<(u64, Placed)> {
    let routes = network.routes;
    let all = port::route_ends(network);
    let sides = port::sides(&all);
    let mut ends = port::ports(network, &sides);
    level::level(network, &sides, &mut ends);
    let places = place::places(network, &ends);
    // A line that turns to its label goes on from there.
    let inner: Vec<_> =
        ends.iter().zip(&places).map(|(ends, label)| Some((begin((*ends)?.0, *label), (*ends)?.1))).collect();
    let tracks = Tracks::new(workspace, network, &inner);
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
fn begin(start: Point, label: Option<PlacedLabel>) -> Point {
    match label {
        Some(PlacedLabel { place, turn: Some(x) }) => Point::new(x, place.center.y),
        _ => start,
    }
}

/// The corners of a line without those that are none.
fn smooth(mut points: Vec<Point>) -> Vec<Point> {
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
    let slot = FrameSlot::Of(connector.id.into());
    let build = |engine: &mut Engine| {
        let local: Vec<_> = points.iter().map(|point| *point - origin.to_vec2()).collect();
        connector_frame(pass, engine, route, &local, place, bounds.size())
    };
    let hash = hash_of(&(pass.base, FrameContent { connector, points, place, origin }));
    let frame = workspace.frame(slot, hash, pass.flow, build);
    (Workspace::key(slot, hash), Placed { at: origin, tag: None, frame })
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

fn pill(pass: &Pass<'_>, engine: &mut Engine, route: &Route<'_>, place: LabelPlace, frame: &mut Frame) {
    let text = &route.connector.label;
    let extent = place.size;
    let block = engine.block(&label::request(pass, text, Some(extent.width - PILL_PADDING)));
    let corner = place.center - (extent / 2.0).to_vec2();
    let at = Point::new(corner.x.round(), corner.y.round());
    let tag = Some(Tag::new(route.connector.id, Part::Text));
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
