//! Connectors as frames: lines with rounded corners, heads, labels.
//!
//! From ways through gutters to lines, in the order in which one thing decides the next: `port` (where lines leave and
//! enter their cards), `level` (which of them can run straight), `place` (where labels stand), `track` with `order`
//! (which lies where in its gutter), and then the frames (`drawing`) in the order in which they are drawn (`sequence`).
//!
//! A port depends on all others at its side of a card, and a line that runs straight on those at its other end: so those
//! that are joined by sides are drawn together. A track depends on all others in its gutter. All lines are drawn anew
//! when columns have moved; else those that a change has touched, those joined with them, and those in their gutters.
//!
//! All that is known of a line is measured from the row in which it is: ports and labels from the row of their card, tracks
//! from their corridor. So when a row becomes higher, the lines below it stay as they are and move with their rows, and
//! those are drawn anew alone that run from above the break to below it, with those beside them in their gutters.

mod channel;
mod drawing;
mod level;
mod order;
mod place;
mod port;
mod sequence;
mod track;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::breaks::Breaks;
use super::cache::Workspace;
use super::label::{LabelGroup, Labels};
use super::pass::Pass;
use super::route::{Route, RouteOrder, Routes};
use super::run::FrameRun;
use super::space::Space;
use super::way::Corridor;
use crate::geom::Point;
use crate::scene::Placed;

use channel::Channels;
use place::{LabelPlace, PlacedLabel};
use port::PortPair;
use sequence::{DrawingOrder, Sequence};
use track::{ChangedGutters, Tracks};

/// The lines of all connectors, by the numbers of their routes, and the order in which they are drawn.
#[derive(Default)]
pub(super) struct ConnectorLines {
    lines: Vec<DrawnLine>,
    channels: Channels,
    /// Those of each row: of the upper one where a line runs from row to row.
    sequences: Vec<Sequence>,
}

/// The line of a connector.
#[derive(Default)]
struct DrawnLine {
    /// Each from the top of the content of its card's row.
    ends: PortPair,
    label: Option<PlacedLabel>,
    tracks: Tracks,
    /// The frame, from the top of the content of its row, and its place in the order, once it is drawn.
    drawn: Option<(DrawingOrder, Placed)>,
}

impl DrawnLine {
    /// Where it begins and ends to run along gutters: a line that turns to its label goes on from there.
    fn inner(&self) -> PortPair {
        let (start, end) = self.ends;
        match self.label {
            Some(PlacedLabel { place, turn: Some(x) }) => (Point::new(x, place.center.y), end),
            _ => (start, end),
        }
    }

    /// Its corners, from a height on.
    fn points(&self, space: Space<'_>, route: &Route, from: f64) -> Vec<Point> {
        let ((start, _), inner) = (space.ends(route, self.ends, from), space.ends(route, self.inner(), from));
        let mut points = vec![start, Point::new(inner.0.x, start.y)];
        points.extend(self.tracks.points(space, &route.way, inner, from));
        drawing::smooth(points)
    }

    /// Where its label is, from a height on.
    fn label(&self, space: Space<'_>, route: &Route, from: f64) -> Option<LabelPlace> {
        let LabelPlace { center, size } = self.label?.place;
        let down = space.content(LabelGroup::from_route(route).row(route)) - from;
        Some(LabelPlace { center: Point::new(center.x, down + center.y), size })
    }
}

/// All routes, their labels, and what they are drawn between.
#[derive(Clone, Copy)]
pub(super) struct Wiring<'a> {
    pub routes: &'a Routes,
    pub labels: &'a Labels,
    pub space: Space<'a>,
}

/// Some of the routes, in their order.
#[derive(Clone, Copy)]
struct Network<'a> {
    routes: &'a [&'a Route],
    labels: &'a Labels,
    space: Space<'a>,
}

impl Network<'_> {
    /// Where the labels of a route's group begin, from the top of the content of their row.
    fn label_top(&self, route: &Route) -> Option<f64> {
        self.labels.top(&LabelGroup::from_route(route))
    }
}

/// What has changed since the lines were drawn last.
pub(super) enum Touched {
    All,
    Some {
        /// The numbers of routes that are new or run elsewhere, or whose cards or labels are others or elsewhere.
        routes: BTreeSet<usize>,
        /// Corridors along cards that have moved.
        corridors: BTreeSet<Corridor>,
        /// Gutters and corridors along which a route runs now, or did.
        along: Vec<(Vec<usize>, Vec<Corridor>)>,
        /// Between which levels distances are others.
        breaks: Breaks,
    },
}

impl Touched {
    /// Nothing but distances between rows.
    pub fn rows(breaks: Breaks) -> Self {
        Self::Some { routes: BTreeSet::new(), corridors: BTreeSet::new(), along: Vec::new(), breaks }
    }
}

impl ConnectorLines {
    /// Forgets the line of a route that is gone or found anew.
    pub fn remove(&mut self, slot: usize) {
        let line = self.lines.get_mut(slot).map(std::mem::take);
        if let Some((order, _)) = line.and_then(|line| line.drawn) {
            self.sequence(&order).into_iter().for_each(|sequence| sequence.remove(&order));
        }
    }

    /// The lines among which one is drawn.
    fn sequence(&mut self, order: &DrawingOrder) -> Option<&mut Sequence> {
        let row = order.route.top_row();
        if self.sequences.len() <= row {
            self.sequences.resize_with(row + 1, Sequence::default);
        }
        self.sequences.get_mut(row)
    }

    /// Draws the lines that have been touched, and those that depend on them.
    pub fn draw(&mut self, pass: &Pass<'_>, workspace: &mut Workspace, wiring: Wiring<'_>, touched: Touched) {
        let Wiring { routes, labels, space } = wiring;
        let mut changed = ChangedGutters::default();
        let is_all = matches!(touched, Touched::All);
        let mut stretched = Vec::new();
        let touched = match touched {
            Touched::All => {
                self.channels = Channels::default();
                routes.all().map(|(slot, _)| slot).collect()
            }
            Touched::Some { routes: mut touched, corridors, along, breaks } => {
                changed.corridors = corridors;
                for (columns, corridors) in along {
                    changed.columns.extend(columns);
                    changed.corridors.extend(corridors);
                }
                for (slot, route) in routes.broken(&breaks).into_iter().filter_map(|at| Some((at, routes.get(at)?))) {
                    if route.has_free_height() {
                        touched.insert(slot);
                    } else {
                        stretched.push(slot);
                    }
                }
                changed.breaks = breaks;
                touched
            }
        };
        let joined = joined(routes, &touched);
        let last = joined.iter().map(|(_, slot)| *slot).max();
        self.lines.resize_with(self.lines.len().max(last.map_or(0, |last| last + 1)), DrawnLine::default);
        let members: Vec<&Route> = joined.iter().filter_map(|(_, slot)| routes.get(*slot)).collect();
        let network = Network { routes: &members, labels, space };
        let all = port::route_ends(network);
        let sides = port::sides(&all);
        let mut ends = port::ports(network, &sides);
        level::level(network, &sides, &mut ends);
        let places = place::places(network, &ends);
        let mut redrawn = touched;
        for (((_, slot), route), (ends, label)) in joined.iter().zip(&members).zip(ends.into_iter().zip(places)) {
            let Some(line) = self.lines.get_mut(*slot) else { continue };
            let is_touched = redrawn.contains(slot);
            if is_touched || line.ends != ends || line.label != label {
                (line.ends, line.label) = (ends, label);
                changed.add(route);
                redrawn.insert(*slot);
            }
            if !line.tracks.fit(route) {
                line.tracks = Tracks::new(route);
            }
        }
        redrawn.extend(track::retrack(workspace, wiring, (&mut self.lines, &mut self.channels), changed));
        redrawn.extend(stretched);
        for slot in redrawn {
            self.redraw(pass, workspace, wiring, (slot, is_all));
        }
        if is_all {
            self.arrange_all();
        }
        let placed: usize = self.sequences.iter_mut().map(|sequence| sequence.renew(&self.lines)).sum();
        workspace.count_placed(placed);
    }

    /// Puts all lines in order.
    fn arrange_all(&mut self) {
        let mut rows: Vec<Vec<(DrawingOrder, usize)>> = Vec::new();
        for (slot, line) in self.lines.iter().enumerate() {
            let Some((order, _)) = &line.drawn else { continue };
            let row = order.route.top_row();
            if rows.len() <= row {
                rows.resize_with(row + 1, Vec::new);
            }
            rows.get_mut(row).into_iter().for_each(|row| row.push((*order, slot)));
        }
        self.sequences = rows.into_iter().map(Sequence::new).collect();
    }

    /// Draws a line, and puts it into the sequence unless all are drawn.
    fn redraw(
        &mut self,
        pass: &Pass<'_>,
        workspace: &mut Workspace,
        Wiring { routes, space, .. }: Wiring<'_>,
        (slot, is_all): (usize, bool),
    ) {
        let (Some(line), Some(route)) = (self.lines.get_mut(slot), routes.get(slot)) else { return };
        let Some(connector) = pass.map.connectors.get(&route.id) else { return };
        workspace.count_drawn();
        let from = space.content(route.order().top_row());
        let label = line.label(space, route, from);
        let placed = drawing::frame(pass, workspace, connector, &line.points(space, route, from), label);
        // A line without a label never runs over one.
        let order = DrawingOrder { has_label: label.is_some(), route: route.order() };
        let before = line.drawn.replace((order, placed.clone()));
        match before {
            // Their sequences are made anew.
            _ if is_all => {}
            Some((before, drawn)) if before == order => {
                if drawn.at != placed.at || !Arc::ptr_eq(&drawn.frame, &placed.frame) {
                    self.sequence(&order).into_iter().for_each(|sequence| sequence.touch(&order));
                }
            }
            before => {
                if let Some((before, _)) = before {
                    self.sequence(&before).into_iter().for_each(|sequence| sequence.remove(&before));
                }
                self.sequence(&order).into_iter().for_each(|sequence| sequence.insert(order, slot));
            }
        }
    }

    /// The runs of frames of each row, from the top of its content.
    pub fn runs(&self) -> impl Iterator<Item = (usize, &FrameRun)> {
        let sequences = self.sequences.iter().enumerate();
        sequences.flat_map(|(row, sequence)| sequence.runs().map(move |run| (row, run)))
    }
}

/// Some routes, and all that are joined with them by sides of cards, in their order.
fn joined(routes: &Routes, some: &BTreeSet<usize>) -> Vec<(RouteOrder, usize)> {
    let mut found: BTreeSet<usize> = some.clone();
    let mut open: Vec<usize> = some.iter().copied().collect();
    while let Some(slot) = open.pop() {
        open.extend(mates(routes, slot).filter(|mate| found.insert(*mate)));
    }
    let mut joined: Vec<_> = found.into_iter().filter_map(|slot| Some((routes.get(slot)?.order(), slot))).collect();
    joined.sort_unstable();
    joined
}

/// The routes that share a side of a card with one.
pub(super) fn mates(routes: &Routes, slot: usize) -> impl Iterator<Item = usize> {
    let route = routes.get(slot);
    let ends =
        route.into_iter().flat_map(|route| [route.from.at.id, route.to.at.id].map(|card| (card, route.side_at(card))));
    ends.flat_map(move |(card, side)| {
        let there = routes.at_card(card).iter().copied();
        there.filter(move |mate| routes.get(*mate).is_some_and(|mate: &Route| mate.side_at(card) == side))
    })
}
