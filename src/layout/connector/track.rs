//! Tracks: the places side by side of the connectors that share a gutter, in such an order that they cross as
//! little as is reasonable.
//!
//! A route is a chain of stretches that run along gutters of columns and along corridors in turn. A stretch lies
//! between its two ends, at each of which the line goes off to one side. Two stretches that share a gutter cross where
//! one goes off across the other, and which of the two lies before the other decides whether it does. So each pair
//! of them has a cost for either order, and an order is sought with a small sum. Stretches that are apart don't
//! matter to each other: each group of overlapping ones is put in order for itself, and remembered by its shape.
//!
//! Corridors come first, and the heights that they get are where stretches along columns begin and end. The other order
//! would work as well; but corridors are few and narrow, and where stretches along columns overlap is only known once
//! they are settled. What a corridor has to know of the columns beyond its ends is told by a [`Knot`].

use std::collections::BTreeSet;
use std::sync::Arc;

use super::channel::{ChannelStretch, Channels};
use super::order::{self, GutterStretch, Knot, Squeeze, StretchEnd, TurnSide};
use super::{DrawnLine, Wiring};
use crate::geom::Point;
use crate::layout::breaks::Breaks;
use crate::layout::cache::{Workspace, hash_of};
use crate::layout::route::{Route, RouteStretch};
use crate::layout::space::{Space, between_columns};
use crate::layout::way::{CardSide, Corridor, Way};
use crate::theme::size;

/// Where the stretches of a route lie.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Tracks {
    /// Where along inline each stretch along a gutter of columns lies.
    columns: Vec<f64>,
    /// How far down each stretch along a corridor lies, from the beginning of the corridor.
    corridors: Vec<f64>,
}

/// The corridors and the gutters of columns in which lines have changed.
#[derive(Default)]
pub(super) struct ChangedGutters {
    pub corridors: BTreeSet<Corridor>,
    pub columns: BTreeSet<usize>,
    /// Between which levels all lines in the other gutters have become longer or shorter.
    pub breaks: Breaks,
}

impl ChangedGutters {
    /// Adds those along which a route runs.
    pub fn add(&mut self, route: &Route) {
        self.corridors.extend(route.way.corridors.iter().copied());
        self.columns.extend(route.way.columns.iter().copied());
    }
}

/// A stretch with its place among those that are to get a track.
struct Slotted {
    slot: usize,
    stretch: GutterStretch,
}

/// The stretches along a gutter or a corridor: of which route each is, and which of its stretches there are.
#[derive(Default)]
struct GutterStretches {
    of: Vec<RouteStretch>,
    /// Where each lies, at first in the middle.
    places: Vec<f64>,
    stretches: Vec<Slotted>,
}

impl Tracks {
    /// Those of a route that has none yet.
    pub fn new(route: &Route) -> Self {
        Self { columns: vec![f64::NAN; route.way.columns.len()], corridors: vec![f64::NAN; route.way.corridors.len()] }
    }

    /// True when a route has as many stretches.
    pub fn fit(&self, route: &Route) -> bool {
        (self.columns.len(), self.corridors.len()) == (route.way.columns.len(), route.way.corridors.len())
    }

    /// How far down the `nth` stretch of a route along a corridor lies, from a height on.
    fn corridor(&self, space: Space<'_>, way: &Way, nth: usize, from: f64) -> f64 {
        let start = way.corridors.get(nth).map_or(0.0, |corridor| space.corridor(*corridor).0 - from);
        start + self.corridors.get(nth).copied().unwrap_or_default()
    }

    /// The corners of a route, from end to end. All heights are from one height on.
    pub fn points(&self, space: Space<'_>, way: &Way, (start, end): (Point, Point), from: f64) -> Vec<Point> {
        let mut points = vec![start];
        let corridor = |nth: usize| self.corridor(space, way, nth, from);
        for (nth, x) in self.columns.iter().enumerate() {
            let (before, after) = heights((start, end), self.corridors.len(), nth, corridor);
            points.extend([Point::new(*x, before), Point::new(*x, after)]);
        }
        points.push(end);
        points
    }
}

/// Gives all stretches in some gutters their tracks anew, and in the others those beside which something breaks. Returns the
/// routes of which one has moved.
pub(super) fn retrack(
    workspace: &mut Workspace,
    wiring: Wiring<'_>,
    (lines, channels): (&mut [DrawnLine], &mut Channels),
    changed: ChangedGutters,
) -> BTreeSet<usize> {
    let Wiring { routes, space, .. } = wiring;
    let ChangedGutters { corridors, mut columns, breaks } = changed;
    let mut moved = BTreeSet::new();
    for corridor in &corridors {
        let clear = match corridor {
            Corridor::Rows(_) => size::TRACK,
            Corridor::Above(_) | Corridor::Below(_) => size::TRACK / 2.0,
        };
        let (start, end) = space.corridor(*corridor);
        let mut along = GutterStretches::default();
        for (stretch, route) in in_order(wiring, routes.along_corridor(*corridor)) {
            let Some(line) = lines.get(stretch.0) else { continue };
            along.add_corridor(wiring, (stretch, route), line, end - start);
        }
        assign(workspace, along.stretches, (0.0, end - start), clear, &mut along.places, |_| ());
        for ((slot, nth), place) in along.of.into_iter().zip(along.places) {
            let track = lines.get_mut(slot).and_then(|line| line.tracks.corridors.get_mut(nth));
            if track.is_some_and(|track| std::mem::replace(track, place) != place) {
                moved.insert(slot);
                let way = routes.get(slot).map(|route| &route.way);
                columns.extend(way.into_iter().flat_map(|way| &way.columns));
            }
        }
    }
    for gutter in &columns {
        channels.clear(*gutter);
        settle(workspace, wiring, (&mut *lines, &mut *channels), (*gutter, routes.along_gutter(*gutter)), &mut moved);
    }
    if !breaks.is_empty() {
        for gutter in (0..channels.len()).filter(|gutter| !columns.contains(gutter)) {
            let broken = channels.take_broken(gutter, &breaks);
            settle(workspace, wiring, (&mut *lines, &mut *channels), (gutter, &broken), &mut moved);
        }
    }
    moved
}

/// Gives stretches along a gutter of columns their tracks, and adds them to its channel. No other lies over one of them.
fn settle(
    workspace: &mut Workspace,
    wiring: Wiring<'_>,
    (lines, channels): (&mut [DrawnLine], &mut Channels),
    (gutter, stretches): (usize, &[RouteStretch]),
    moved: &mut BTreeSet<usize>,
) {
    // Room for the heads before the cards.
    let clear = size::HEAD + 2.0;
    let Wiring { labels, space, .. } = wiring;
    let (mut along, mut known) = (GutterStretches::default(), Vec::new());
    for (stretch, route) in in_order(wiring, stretches) {
        let Some(line) = lines.get(stretch.0) else { continue };
        along.add_column(space, (stretch, route), line, space.grid.gutter(gutter));
        known.push(ChannelStretch::new(stretch, route));
    }
    let (start, end) = between_columns(space.grid, gutter);
    let room = (start + labels.room(gutter), end);
    assign(workspace, along.stretches, room, clear, &mut along.places, |group| {
        channels.add(gutter, group.iter().filter_map(|one| known.get(one.slot).copied()));
    });
    for ((slot, nth), place) in along.of.into_iter().zip(along.places) {
        let track = lines.get_mut(slot).and_then(|line| line.tracks.columns.get_mut(nth));
        if track.is_some_and(|track| std::mem::replace(track, place) != place) {
            moved.insert(slot);
        }
    }
}

/// Stretches of routes in the order of these.
fn in_order<'a>(wiring: Wiring<'a>, along: &[RouteStretch]) -> Vec<(RouteStretch, &'a Route)> {
    let mut routes: Vec<_> = along.iter().filter_map(|along| Some((*along, wiring.routes.get(along.0)?))).collect();
    if routes.len() > 1 {
        routes.sort_by_cached_key(|((_, nth), route)| (route.order(), *nth));
    }
    routes
}

/// How far down a route begins and ends to run along its `nth` gutter of columns.
fn heights(ends: (Point, Point), corridors: usize, nth: usize, corridor: impl Fn(usize) -> f64) -> (f64, f64) {
    let before = nth.checked_sub(1).map_or(ends.0.y, &corridor);
    (before, if nth < corridors { corridor(nth) } else { ends.1.y })
}

impl GutterStretches {
    /// Adds a stretch, which lies in the middle until it has a track. Where it has no length it stays there.
    fn add(&mut self, of: RouteStretch, middle: f64, stretch: Option<GutterStretch>) {
        let slot = self.of.len();
        self.of.push(of);
        self.places.push(middle);
        self.stretches.extend(stretch.map(|stretch| Slotted { slot, stretch }));
    }

    fn add_column(&mut self, space: Space<'_>, (of, route): (RouteStretch, &Route), line: &DrawnLine, middle: f64) {
        let nth = of.1;
        let corridor = |nth: usize| line.tracks.corridor(space, &route.way, nth, 0.0);
        let ends = space.ends(route, line.inner(), 0.0);
        let (one, other) = heights(ends, route.way.corridors.len(), nth, corridor);
        let (toward_one, toward_other) = sides(route, nth);
        let stretch = || GutterStretch::new(StretchEnd::new(one, toward_one), StretchEnd::new(other, toward_other));
        self.add(of, middle, ((one - other).abs() > 0.5).then(stretch));
    }

    /// What a corridor of some height knows of the gutters beyond its ends is where their middles are.
    fn add_corridor(&mut self, wiring: Wiring<'_>, (of, route): (RouteStretch, &Route), line: &DrawnLine, height: f64) {
        let (space, way, nth) = (wiring.space, &route.way, of.1);
        let middle = |nth: usize| way.corridors.get(nth).map_or(0.0, |corridor| space.middle(*corridor));
        let here = middle(nth);
        // The stretches along columns before and after it, seen from it.
        let ends = space.ends(route, line.inner(), 0.0);
        let heights = |nth: usize| heights(ends, way.corridors.len(), nth, middle);
        let (first, last) = (heights(nth).0, heights(nth + 1).1);
        let knot = |nth: usize, far: f64, toward: TurnSide| {
            let gutter = way.columns.get(nth).copied();
            let at = gutter.map_or(0.0, |gutter| space.grid.gutter(gutter));
            let knot = Knot { gutter: gutter.unwrap_or_default(), far: far - here, toward };
            StretchEnd { at, toward: TurnSide::new(here, far), knot: Some(knot) }
        };
        let (one, other) = (knot(nth, first, sides(route, nth).0), knot(nth + 1, last, sides(route, nth + 1).1));
        self.add(of, height / 2.0, Some(GutterStretch::new(one, other)));
    }
}

/// To which sides a route goes off where it begins and where it ends to run along its `nth` gutter of columns.
fn sides(route: &Route, nth: usize) -> (TurnSide, TurnSide) {
    let way = &route.way;
    let of_card = |side: CardSide| if side == CardSide::End { TurnSide::Less } else { TurnSide::More };
    let column = |nth: usize| way.columns.get(nth).copied().unwrap_or_default();
    let toward = |other: usize| if column(other) < column(nth) { TurnSide::Less } else { TurnSide::More };
    let before = nth.checked_sub(1).map_or(of_card(way.leaves), toward);
    (before, if nth + 1 < way.columns.len() { toward(nth + 1) } else { of_card(way.enters) })
}

/// Gives overlapping stretches tracks of their own, evenly spread around the middle between `start` and `end`, and tells of
/// each group of those.
fn assign(
    workspace: &mut Workspace,
    mut stretches: Vec<Slotted>,
    (start, end): (f64, f64),
    clear: f64,
    places: &mut [f64],
    mut grouped: impl FnMut(&[Slotted]),
) {
    stretches.sort_by(|a, b| a.stretch.cmp(&b.stretch).then(a.slot.cmp(&b.slot)));
    let mut rest = stretches.as_slice();
    while let Some(first) = rest.first() {
        let mut reach = first.stretch.high.at;
        let mut count = 1;
        while let Some(next) = rest.get(count).filter(|next| next.stretch.low.at <= reach + order::APART) {
            reach = reach.max(next.stretch.high.at);
            count += 1;
        }
        let (group, others) = rest.split_at(count.min(rest.len()));
        rest = others;
        grouped(group);
        let tracks = tracks(workspace, group);
        let last = tracks.iter().max().copied().unwrap_or_default();
        let gap = gap(last, end - start, clear);
        let least = f64::midpoint(start, end) - gap * last as f64 / 2.0;
        for (one, track) in group.iter().zip(tracks.iter()) {
            if let Some(place) = places.get_mut(one.slot) {
                *place = least + gap * *track as f64;
            }
        }
    }
}

/// The distance between two of the tracks from 0 to `last` in a room that keeps `clear` at both sides, as long as there
/// is enough of it.
fn gap(last: usize, room: f64, clear: f64) -> f64 {
    let within = (room - 2.0 * clear) / last.max(1) as f64;
    let gap = if within >= size::TRACK / 2.0 { within } else { room / (last + 2) as f64 };
    gap.min(size::TRACK * 1.5)
}

/// Which track each of a group of overlapping stretches has.
fn tracks(workspace: &mut Workspace, group: &[Slotted]) -> Arc<[usize]> {
    let Some(first) = group.first().filter(|_| group.len() > 1) else { return Arc::from([0]) };
    let ends = || group.iter().flat_map(|one| one.stretch.ends());
    let along = Squeeze::new(ends().map(|end| end.at).collect());
    let across = ends().filter_map(|end| end.knot).map(|knot| knot.far);
    let across = Squeeze::new(across.chain([0.0]).collect());
    let gutter = first.stretch.low.knot.map_or(0, |knot| knot.gutter);
    let stretches: Vec<_> = group.iter().map(|one| one.stretch.scaled(&along, &across, gutter)).collect();
    workspace.tracks(hash_of(&stretches), group.len(), || order::tracks(&stretches).into())
}
