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

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Network;
use super::order::{self, GutterStretch, Knot, Squeeze, StretchEnd, TurnSide};
use super::port::PortPair;
use crate::geom::Point;
use crate::layout::cache::{Workspace, hash_of};
use crate::layout::route::Route;
use crate::layout::space::between_columns;
use crate::layout::way::{CardSide, Corridor};
use crate::theme::size;

/// Where the stretches of all routes lie.
pub(super) struct Tracks {
    /// Where the stretches of each route begin in the two lists.
    starts: Vec<usize>,
    /// Where along inline each stretch along a gutter of columns lies.
    columns: Vec<f64>,
    /// How far down each stretch along a corridor lies.
    corridors: Vec<f64>,
}

/// A route from end to end.
#[derive(Clone, Copy)]
struct RouteLine<'a> {
    index: usize,
    route: &'a Route<'a>,
    start: Point,
    end: Point,
}

/// A stretch with its place in one of the lists.
struct Slotted {
    slot: usize,
    stretch: GutterStretch,
}

impl Tracks {
    pub fn new(workspace: &mut Workspace, network: Network<'_>, ends: &[Option<PortPair>]) -> Self {
        let Network { routes, labels, space } = network;
        let mut starts = Vec::with_capacity(routes.len());
        let (mut columns, mut corridors) = (Vec::new(), Vec::new());
        for route in routes {
            starts.push(columns.len());
            columns.extend(route.way.columns.iter().map(|gutter| space.grid.gutter(*gutter)));
            corridors.extend(route.way.corridors.iter().map(|corridor| space.middle(*corridor)));
            corridors.resize(columns.len(), 0.0);
        }
        let mut tracks = Self { starts, columns, corridors };
        let lines = || {
            let all = routes.iter().zip(ends).enumerate();
            all.filter_map(|(index, (route, ends))| ends.map(|(start, end)| RouteLine { index, route, start, end }))
        };
        let mut along: BTreeMap<Corridor, Vec<Slotted>> = BTreeMap::new();
        lines().for_each(|line| tracks.add_corridors(line, &mut along));
        for (corridor, stretches) in along {
            let clear = match corridor {
                Corridor::Rows(_) => size::TRACK,
                Corridor::Above(_) | Corridor::Below(_) => size::TRACK / 2.0,
            };
            assign(workspace, stretches, space.corridor(corridor), clear, &mut tracks.corridors);
        }
        let mut along: BTreeMap<usize, Vec<Slotted>> = BTreeMap::new();
        lines().for_each(|line| tracks.add_columns(line, &mut along));
        for (gutter, stretches) in along {
            // Room for the heads before the cards.
            let clear = size::HEAD + 2.0;
            let (start, end) = between_columns(space.grid, gutter);
            assign(workspace, stretches, (start + labels.room(gutter), end), clear, &mut tracks.columns);
        }
        tracks
    }

    /// The corners of a route, from end to end.
    pub fn points(&self, index: usize, route: &Route<'_>, start: Point, end: Point) -> Vec<Point> {
        let line = RouteLine { index, route, start, end };
        let mut points = vec![start];
        for nth in 0..route.way.columns.len() {
            let x = self.column(index, nth);
            let (before, after) = self.heights(line, nth);
            points.extend([Point::new(x, before), Point::new(x, after)]);
        }
        points.push(end);
        points
    }

    fn column(&self, index: usize, nth: usize) -> f64 {
        let slot = self.starts.get(index).map(|start| start + nth);
        slot.and_then(|slot| self.columns.get(slot)).copied().unwrap_or_default()
    }

    /// How far down a route begins and ends to run along its `nth` gutter of columns.
    fn heights(&self, line: RouteLine<'_>, nth: usize) -> (f64, f64) {
        let first = self.starts.get(line.index).copied().unwrap_or_default();
        let corridor = |nth: usize| self.corridors.get(first + nth).copied().unwrap_or_default();
        let before = nth.checked_sub(1).map_or(line.start.y, corridor);
        (before, if nth < line.route.way.corridors.len() { corridor(nth) } else { line.end.y })
    }

    fn add_columns(&self, line: RouteLine<'_>, along: &mut BTreeMap<usize, Vec<Slotted>>) {
        for (nth, gutter) in line.route.way.columns.iter().enumerate() {
            let (one, other) = self.heights(line, nth);
            if (one - other).abs() > 0.5 {
                let (toward_one, toward_other) = sides(line.route, nth);
                let stretch =
                    GutterStretch::new(StretchEnd::new(one, toward_one), StretchEnd::new(other, toward_other));
                let slot = self.starts.get(line.index).copied().unwrap_or_default() + nth;
                along.entry(*gutter).or_default().push(Slotted { slot, stretch });
            }
        }
    }

    fn add_corridors(&self, line: RouteLine<'_>, along: &mut BTreeMap<Corridor, Vec<Slotted>>) {
        let RouteLine { index, route, .. } = line;
        for (nth, corridor) in route.way.corridors.iter().enumerate() {
            // The stretches along columns before and after it, seen from it.
            let (first, here) = self.heights(line, nth);
            let (_, last) = self.heights(line, nth + 1);
            let knot = |nth: usize, far: f64, toward: TurnSide| {
                let gutter = route.way.columns.get(nth).copied().unwrap_or_default();
                let at = self.column(index, nth);
                let knot = Knot { gutter, far: far - here, toward };
                StretchEnd { at, toward: TurnSide::new(here, far), knot: Some(knot) }
            };
            let (one, other) = (knot(nth, first, sides(route, nth).0), knot(nth + 1, last, sides(route, nth + 1).1));
            let slot = self.starts.get(index).copied().unwrap_or_default() + nth;
            along.entry(*corridor).or_default().push(Slotted { slot, stretch: GutterStretch::new(one, other) });
        }
    }
}

/// To which sides a route goes off where it begins and where it ends to run along its `nth` gutter of columns.
fn sides(route: &Route<'_>, nth: usize) -> (TurnSide, TurnSide) {
    let way = &route.way;
    let of_card = |side: CardSide| if side == CardSide::End { TurnSide::Less } else { TurnSide::More };
    let column = |nth: usize| way.columns.get(nth).copied().unwrap_or_default();
    let toward = |other: usize| if column(other) < column(nth) { TurnSide::Less } else { TurnSide::More };
    let before = nth.checked_sub(1).map_or(of_card(way.leaves), toward);
    (before, if nth + 1 < way.columns.len() { toward(nth + 1) } else { of_card(way.enters) })
}

/// Gives overlapping stretches tracks of their own, evenly spread around the middle between `start` and `end`.
fn assign(
    workspace: &mut Workspace,
    mut stretches: Vec<Slotted>,
    (start, end): (f64, f64),
    clear: f64,
    places: &mut [f64],
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
