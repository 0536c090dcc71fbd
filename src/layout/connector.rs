//! Connectors as frames: ports along the sides of cards, tracks side by side in the gutters, rounded corners,
//! heads, labels.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::cache::{Slot, Workspace};
use super::grid::Grid;
use super::label::{self, LabelGroup, LabelPlace};
use super::route::{PILL_PADDING, Route, Side, Way, is_tip, label_request};
use super::stack::{PlacedCards, Placing};
use super::{Pass, vec};
use crate::geom::{BezPath, Point, Rect, Size, Vec2};
use crate::model::{Connector, Heads};
use crate::scene::{Frame, Part, Placed, Radii, Shape, Stroke, Tag};
use crate::text::Engine;
use crate::theme::size;

/// The connectors of a scene.
pub(super) fn connectors(
    pass: &Pass<'_>,
    workspace: &mut Workspace,
    routes: &[Route<'_>],
    cards: &PlacedCards,
    grid: &Grid,
) -> Vec<Placed> {
    let ends = ports(routes, cards);
    let tracks = Tracks::of(routes, &ends, grid);
    let both = routes.iter().zip(&ends).enumerate();
    let lines: Vec<_> = both
        .map(|(index, (route, ends))| ends.map(|(from, to)| points(route, index, from, to, &tracks, grid)))
        .collect();
    let places = label::places(pass, workspace, routes, &lines, grid);
    let mut drawn: Vec<_> = routes.iter().zip(lines).zip(places).collect();
    // A line without a label never runs over one.
    drawn.sort_by_key(|(_, place)| place.is_some());
    let frames = drawn.into_iter();
    frames.filter_map(|((route, line), place)| Some(frame(pass, workspace, route, &line?, place))).collect()
}

/// An end of a route at a side of a card.
struct End {
    card: usize,
    side: Side,
    /// How far down its other end is.
    other: f64,
    route: usize,
    leaving: bool,
}

/// Where each route leaves and enters. Connectors at one side of a card are spread along it in the order of
/// their other ends; one that can run straight does.
fn ports(routes: &[Route<'_>], cards: &PlacedCards) -> Vec<Option<(Point, Point)>> {
    let mut ends: Vec<End> = Vec::with_capacity(2 * routes.len());
    for (index, Route { from, to, leaves, enters, .. }) in routes.iter().enumerate() {
        let (Some(a), Some(b)) = (cards.get(from), cards.get(to)) else { continue };
        ends.push(End { card: from.nth, side: *leaves, other: b.center().y, route: index, leaving: true });
        ends.push(End { card: to.nth, side: *enters, other: a.center().y, route: index, leaving: false });
    }
    ends.sort_by(|a, b| {
        (a.card, a.side).cmp(&(b.card, b.side)).then(a.other.total_cmp(&b.other)).then(a.route.cmp(&b.route))
    });
    // For each route where it leaves and where it enters.
    let mut places: Vec<(Port, Port)> = vec![((0, 1), (0, 1)); routes.len()];
    for side in ends.chunk_by(|a, b| (a.card, a.side) == (b.card, b.side)) {
        for (at, end) in side.iter().enumerate() {
            let Some((leaving, entering)) = places.get_mut(end.route) else { continue };
            *(if end.leaving { leaving } else { entering }) = (at, side.len());
        }
    }
    let abreast = abreast(routes);
    let both = |(index, (route, (leaving, entering))): (usize, (&Route<'_>, (Port, Port)))| {
        let (from, to) = (cards.get(&route.from)?, cards.get(&route.to)?);
        let tip = |of: &Placing<'_>, side| is_tip(of, side).then(|| cards.tip(of)).flatten();
        let mut start = port(from, route.leaves, leaving, tip(&route.from, route.leaves));
        let mut end = port(to, route.enters, entering, tip(&route.to, route.enters));
        if route.way == Way::Down {
            let (at, count) = abreast.get(index).copied().unwrap_or((0, 1));
            let common = Rect::new(from.x0.max(to.x0), 0.0, from.x1.min(to.x1), 0.0);
            let x = port(common, Side::Top, (at, count), None).x;
            (start.x, end.x) = (x, x);
        } else if leaving.1 == 1 && entering.1 == 1 && matches!(route.way, Way::Beside { .. }) {
            straighten(route, &mut start, &mut end, from, to);
        }
        Some((start, end))
    };
    routes.iter().zip(places).enumerate().map(both).collect()
}

/// Which of the straight ways between the same two cards each route is, from 0, and of how many.
fn abreast(routes: &[Route<'_>]) -> Vec<Port> {
    let mut between: BTreeMap<LabelGroup, Vec<usize>> = BTreeMap::new();
    for (index, route) in routes.iter().enumerate().filter(|(_, route)| route.way == Way::Down) {
        between.entry(LabelGroup::of(route)).or_default().push(index);
    }
    let mut abreast = vec![(0, 1); routes.len()];
    for members in between.into_values().filter(|members| members.len() > 1) {
        for (at, index) in members.iter().enumerate() {
            if let Some(place) = abreast.get_mut(*index) {
                *place = (at, members.len());
            }
        }
    }
    abreast
}

/// The how-manieth port of a side, from 0, and of how many.
type Port = (usize, usize);

/// The place of one of `count` connectors at a side of a card. Around the tip of a hexagon they start on its slopes.
fn port(card: Rect, side: Side, (at, count): Port, tip: Option<f64>) -> Point {
    let spread = |from: f64, to: f64| {
        let gap = ((to - from) / (count + 1) as f64).min(12.0);
        f64::midpoint(from, to) + (at as f64 - (count - 1) as f64 / 2.0) * gap
    };
    // A hexagon is as high above its tip as below it; what is further down are strips.
    let side_y = |tip: Option<f64>| tip.map_or(spread(card.y0, card.y1), |tip| spread(card.y0, 2.0 * tip - card.y0));
    let slope = |y: f64| tip.map_or(0.0, |tip| size::HEXAGON_POINT * (y - tip).abs() / (tip - card.y0).max(1.0));
    match side {
        Side::Start => Point::new(card.x0 + slope(side_y(tip)), side_y(tip)),
        Side::End => Point::new(card.x1 - slope(side_y(tip)), side_y(tip)),
        Side::Top => Point::new(spread(card.x0, card.x1), card.y0),
        Side::Bottom => Point::new(spread(card.x0, card.x1), card.y1),
    }
}

/// Lets the only connector between two cards that stand beside each other run straight.
fn straighten(route: &Route<'_>, start: &mut Point, end: &mut Point, from: Rect, to: Rect) {
    if route.leaves == route.enters {
        return;
    }
    let inset = size::CARD_RADIUS + 2.0;
    let fits = |y: f64, card: Rect| y >= card.y0 + inset && y <= card.y1 - inset;
    let (from_tip, to_tip) = (is_tip(&route.from, route.leaves), is_tip(&route.to, route.enters));
    let y = if start.y < end.y { start.y } else { end.y };
    let other = start.y.max(end.y);
    for y in [y, other] {
        let leaves = if from_tip { (y - start.y).abs() < 0.5 } else { fits(y, from) };
        let enters = if to_tip { (y - end.y).abs() < 0.5 } else { fits(y, to) };
        if leaves && enters {
            (start.y, end.y) = (y, y);
            return;
        }
    }
}

/// The coordinate of each stretch within its gutter: x or y.
struct Tracks {
    /// For each route its stretches, in the order of [`Stretch`].
    at: Vec<[Option<f64>; STRETCHES]>,
}

/// How many stretches a route has at most.
const STRETCHES: usize = Stretch::Enter as usize + 1;

/// The stretches of a route in turn: those along columns and those along rows alternate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stretch {
    Leave,
    Rows,
    Across,
    Back,
    Enter,
}

/// A stretch that wants a track in its gutter.
struct Wish {
    route: usize,
    stretch: Stretch,
    from: f64,
    to: f64,
}

impl Tracks {
    fn of(routes: &[Route<'_>], ends: &[Option<(Point, Point)>], grid: &Grid) -> Self {
        let mut tracks = Self { at: vec![[None; STRETCHES]; routes.len()] };
        let mut rows = Wishes::default();
        for (index, (route, ends)) in routes.iter().zip(ends).enumerate() {
            let mut wish = |gutter, stretch, a, b| rows.add(gutter, index, stretch, grid.gutter(a), grid.gutter(b));
            match route.way {
                _ if ends.is_none() => {}
                Way::Down | Way::Beside { .. } => {}
                Way::Around { leave, rows, enter } => wish(rows, Stretch::Rows, leave, enter),
                Way::Detour { leave, out, across, back, enter } => {
                    wish(out, Stretch::Rows, leave, across);
                    wish(back, Stretch::Back, across, enter);
                }
            }
        }
        rows.assign(&mut tracks, |gutter| row_gutter(grid, gutter));
        let mut columns = Wishes::default();
        for (index, (route, ends)) in routes.iter().zip(ends).enumerate() {
            let Some((start, end)) = ends else { continue };
            let mut wish = |gutter, stretch, a: f64, b: f64| {
                if (a - b).abs() > 0.5 {
                    columns.add(gutter, index, stretch, a, b);
                }
            };
            let y = |stretch| tracks.get(index, stretch, start.y);
            match route.way {
                Way::Down => {}
                Way::Beside { gutter } => wish(gutter, Stretch::Leave, start.y, end.y),
                Way::Around { leave, enter, .. } => {
                    wish(leave, Stretch::Leave, start.y, y(Stretch::Rows));
                    wish(enter, Stretch::Enter, y(Stretch::Rows), end.y);
                }
                Way::Detour { leave, across, enter, .. } => {
                    wish(leave, Stretch::Leave, start.y, y(Stretch::Rows));
                    wish(across, Stretch::Across, y(Stretch::Rows), y(Stretch::Back));
                    wish(enter, Stretch::Enter, y(Stretch::Back), end.y);
                }
            }
        }
        columns.assign(&mut tracks, |gutter| column_gutter(grid, gutter));
        tracks
    }

    fn get(&self, route: usize, stretch: Stretch, otherwise: f64) -> f64 {
        let given = self.at.get(route).and_then(|stretches| stretches.get(stretch as usize));
        given.copied().flatten().unwrap_or(otherwise)
    }

    /// Gives overlapping stretches tracks of their own, evenly spread between `start` and `end`.
    fn assign(&mut self, mut wishes: Vec<Wish>, start: f64, end: f64) {
        wishes.sort_by(|a, b| {
            a.from.total_cmp(&b.from).then(a.to.total_cmp(&b.to)).then((a.route, a.stretch).cmp(&(b.route, b.stretch)))
        });
        let mut ends: Vec<f64> = Vec::new();
        let mut given = Vec::with_capacity(wishes.len());
        for wish in &wishes {
            let free = ends.iter().position(|end| *end + size::CONNECTOR_RADIUS < wish.from);
            let track = free.unwrap_or(ends.len());
            match ends.get_mut(track) {
                Some(end) => *end = wish.to,
                None => ends.push(wish.to),
            }
            given.push(track);
        }
        let gap = ((end - start) / (ends.len() + 1) as f64).min(size::TRACK * 1.5);
        let first = f64::midpoint(start, end) - gap * (ends.len().saturating_sub(1)) as f64 / 2.0;
        for (wish, track) in wishes.iter().zip(given) {
            let place = self.at.get_mut(wish.route).and_then(|stretches| stretches.get_mut(wish.stretch as usize));
            if let Some(place) = place {
                *place = Some(first + gap * track as f64);
            }
        }
    }
}

/// What wants a track in each gutter.
#[derive(Default)]
struct Wishes(BTreeMap<usize, Vec<Wish>>);

impl Wishes {
    fn add(&mut self, gutter: usize, route: usize, stretch: Stretch, a: f64, b: f64) {
        self.0.entry(gutter).or_default().push(Wish { route, stretch, from: a.min(b), to: a.max(b) });
    }

    fn assign(self, tracks: &mut Tracks, room: impl Fn(usize) -> (f64, f64)) {
        for (gutter, wishes) in self.0 {
            let (start, end) = room(gutter);
            tracks.assign(wishes, start, end);
        }
    }
}

/// The free space between two columns.
pub(super) fn column_gutter(grid: &Grid, gutter: usize) -> (f64, f64) {
    let before = gutter.checked_sub(1).and_then(|at| grid.columns.get(at)).map_or(grid.rail_end, |column| column.end);
    (before, grid.columns.get(gutter).map_or(grid.columns_end, |column| column.start))
}

/// The free space between two rows' cards.
fn row_gutter(grid: &Grid, gutter: usize) -> (f64, f64) {
    let before = gutter.checked_sub(1).and_then(|at| grid.rows.get(at));
    let after = grid.rows.get(gutter);
    match (before, after) {
        (Some(before), Some(after)) => (before.content_end, after.content),
        (Some(before), None) => (before.content_end, before.bottom),
        (None, Some(after)) => (after.top, after.content),
        (None, None) => (grid.lanes_top, grid.bottom),
    }
}

fn middle((start, end): (f64, f64)) -> f64 {
    f64::midpoint(start, end)
}

/// The corners of a route from end to end.
fn points(route: &Route<'_>, index: usize, from: Point, to: Point, tracks: &Tracks, grid: &Grid) -> Vec<Point> {
    let mut points = vec![from];
    match route.way {
        Way::Down => {}
        Way::Beside { gutter } => {
            let x = tracks.get(index, Stretch::Leave, grid.gutter(gutter));
            points.extend([Point::new(x, from.y), Point::new(x, to.y)]);
        }
        Way::Around { leave, rows, enter } => {
            let y = tracks.get(index, Stretch::Rows, middle(row_gutter(grid, rows)));
            let first = tracks.get(index, Stretch::Leave, grid.gutter(leave));
            let second = tracks.get(index, Stretch::Enter, grid.gutter(enter));
            points.extend([
                Point::new(first, from.y),
                Point::new(first, y),
                Point::new(second, y),
                Point::new(second, to.y),
            ]);
        }
        Way::Detour { leave, out, across, back, enter } => {
            let (upper, lower) = (middle(row_gutter(grid, out)), middle(row_gutter(grid, back)));
            let (first, second) = (tracks.get(index, Stretch::Rows, upper), tracks.get(index, Stretch::Back, lower));
            let leave = tracks.get(index, Stretch::Leave, grid.gutter(leave));
            let across = tracks.get(index, Stretch::Across, grid.gutter(across));
            let enter = tracks.get(index, Stretch::Enter, grid.gutter(enter));
            points.extend([Point::new(leave, from.y), Point::new(leave, first), Point::new(across, first)]);
            points.extend([Point::new(across, second), Point::new(enter, second), Point::new(enter, to.y)]);
        }
    }
    points.push(to);
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
) -> Placed {
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
    pass.place(workspace, slot, Made { connector, points, place, origin }, origin, None, build)
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
        label(pass, engine, route, place, &mut frame);
    }
    frame
}

/// The label on a pill of paper.
fn label(pass: &Pass<'_>, engine: &mut Engine, route: &Route<'_>, place: LabelPlace, frame: &mut Frame) {
    let text = &route.connector.label;
    let pill = place.size;
    let block = engine.block(&label_request(pass, text, Some(pill.width - PILL_PADDING)));
    let corner = place.center - (pill / 2.0).to_vec2();
    let at = Point::new(corner.x.round(), corner.y.round());
    let tag = Some(Tag::new(route.connector.id, Part::Text));
    let shape = Shape::Rect {
        size: pill,
        radii: Radii::all(pill.height.min(18.0) / 2.0),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_stretches_get_tracks_of_their_own() {
        let wish = |route, from, to| Wish { route, stretch: Stretch::Leave, from, to };
        let mut tracks = Tracks { at: vec![[None; STRETCHES]; 3] };
        tracks.assign(vec![wish(0, 0.0, 50.0), wish(1, 20.0, 80.0), wish(2, 70.0, 90.0)], 0.0, 20.0);
        let x = |route| tracks.get(route, Stretch::Leave, 0.0);
        assert!((x(0) - x(1)).abs() > 4.0);
        assert!((x(0) - x(2)).abs() < 1e-9, "the first track is free again");
        assert!((0..3).all(|route| x(route) > 0.0 && x(route) < 20.0));
    }
}
