//! Where connectors leave and enter their cards: spread along a side in the order in which they lead away, so that
//! they need not cross on the way out.
//!
//! Graph drawing calls these places ports, and the question of their order a crossing minimization with one free layer.
//! Barycenters and medians answer it where lines run straight from port to port. Here lines turn in gutters, so what
//! counts is not where the other end is but to which side a line turns first, how far it goes and how it turns then:
//! lines that are sorted by these three nest into each other. That is what a [`Heading`] says.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::Network;
use crate::geom::{Point, Rect};
use crate::layout::route::{Route, RouteCard};
use crate::layout::space::Space;
use crate::layout::way::CardSide;
use crate::model::CardId;
use crate::theme::size;

/// Where a route leaves its first card and enters its second, each from the top of the content of the card's row.
pub(super) type PortPair = (Point, Point);

/// An end of a route at a side of a card.
pub(super) struct RouteEnd {
    card: CardId,
    pub side: CardSide,
    heading: Heading,
    pub route: usize,
    pub leaving: bool,
}

/// Where a route leads from a side of a card, for the order of its port among others.
#[derive(Clone, Copy, Debug)]
struct Heading {
    /// Back around the card above it (-1), ahead (0), or back around it below (1).
    turn: i8,
    /// How far down it first goes: the higher first. Of those that turn back the nearest to the card is innermost, so
    /// the order is the other way around.
    first: f64,
    /// Whether it goes on up (-1) or down (1) from there, the other way around when it has turned back.
    then: i8,
    /// How far along inline it goes before that: of those that go on up the nearest is innermost, of the others the
    /// farthest, so their numbers are negative.
    reach: f64,
}

impl Heading {
    fn cmp(&self, other: &Self) -> Ordering {
        let first = self.turn.cmp(&other.turn).then(self.first.total_cmp(&other.first));
        first.then(self.then.cmp(&other.then)).then(self.reach.total_cmp(&other.reach))
    }

    /// The heading of a route from one of its ends, where its card has its middle at `here` and the other at `there`.
    fn new(route: &Route, leaving: bool, here: f64, there: f64, space: Space<'_>) -> Self {
        let way = &route.way;
        let near = if leaving { way.corridors.first() } else { way.corridors.last() };
        let far = if leaving { way.corridors.last() } else { way.corridors.first() };
        let (side, other) = if leaving { (way.leaves, way.enters) } else { (way.enters, way.leaves) };
        let (Some(near), Some(far)) = (near, far) else {
            // Along one gutter, to the card beyond it or to one on this side of it.
            let turn = if side != other { 0 } else { below(here, there) };
            return Self { turn, first: if turn == 0 { there } else { -there }, then: 0, reach: 0.0 };
        };
        let (first, last) = (space.middle(*near), space.middle(*far));
        let gutter = |gutter: Option<&usize>| gutter.map_or(0.0, |gutter| space.grid.gutter(*gutter));
        let ends = (gutter(way.columns.first()), gutter(way.columns.last()));
        let reach = if leaving { ends.1 - ends.0 } else { ends.0 - ends.1 };
        // Away from the card counts as ahead.
        let ahead = if side == CardSide::Start { -reach } else { reach };
        let turn = if ahead < 0.0 { below(here, first) } else { 0 };
        let then = if ahead < 0.0 { -below(last, there) } else { below(last, there) };
        Self { turn, first: if turn == 0 { first } else { -first }, then, reach: -f64::from(then) * ahead.abs() }
    }
}

/// 1 when the second is below the first, -1 when it is above.
fn below(first: f64, second: f64) -> i8 {
    if second < first { -1 } else { 1 }
}

/// The ends of all routes, side by side, in the order of their ports.
pub(super) fn route_ends(Network { routes, space, .. }: Network<'_>) -> Vec<RouteEnd> {
    let mut ends: Vec<RouteEnd> = Vec::with_capacity(2 * routes.len());
    for (index, route) in routes.iter().enumerate() {
        let middle = |card: &RouteCard| space.content(card.at.row) + card.area.center().y;
        let (here, there) = (middle(&route.from), middle(&route.to));
        let heading = |leaving, here, there| Heading::new(route, leaving, here, there, space);
        let (away, back) = (heading(true, here, there), heading(false, there, here));
        let end = |card: &RouteCard, side, heading, leaving| RouteEnd {
            card: card.at.id,
            side,
            heading,
            route: index,
            leaving,
        };
        ends.push(end(&route.from, route.way.leaves, away, true));
        ends.push(end(&route.to, route.way.enters, back, false));
    }
    ends.sort_by(|a, b| {
        (a.card, a.side).cmp(&(b.card, b.side)).then(a.heading.cmp(&b.heading)).then(a.route.cmp(&b.route))
    });
    ends
}

/// The same, side for side.
pub(super) fn sides(ends: &[RouteEnd]) -> Vec<&[RouteEnd]> {
    ends.chunk_by(|a, b| (a.card, a.side) == (b.card, b.side)).collect()
}

/// Where each route leaves and enters.
pub(super) fn ports(network: Network<'_>, sides: &[&[RouteEnd]]) -> Vec<PortPair> {
    let routes = network.routes;
    let port_of =
        |place: SidePort| place.map_or((0, 1), |(side, at)| (at, sides.get(side).map_or(1, |ends| ends.len())));
    let places = places(routes.len(), sides).into_iter().map(|(from, to)| (port_of(from), port_of(to)));
    let abreast = abreast(network);
    let both = |(index, (route, (leaving, entering))): (usize, (&&Route, (Port, Port)))| {
        let (from, to) = (route.from.area, route.to.area);
        let tip = |card: &RouteCard, side| card.tip.filter(|_| card.at.is_tip(side));
        let mut start = port(from, route.way.leaves, leaving, tip(&route.from, route.way.leaves));
        let mut end = port(to, route.way.enters, entering, tip(&route.to, route.way.enters));
        if route.way.is_upright() {
            // Above and below its slopes a hexagon has no edge to stand on.
            let slope = |card: &RouteCard| if card.at.is_decision { size::HEXAGON_POINT } else { 0.0 };
            let (one, other) = (slope(&route.from), slope(&route.to));
            let (first, last) = ((from.x0 + one).max(to.x0 + other), (from.x1 - one).min(to.x1 - other));
            let x = abreast.get(index).copied().unwrap_or_default().across(first, last);
            (start.x, end.x) = (x, x);
        }
        (start, end)
    };
    routes.iter().zip(places).enumerate().map(both).collect()
}

/// Which port of a side, from 0, and of how many.
type Port = (usize, usize);

/// At which side an end is, and which of its ports.
pub(super) type SidePort = Option<(usize, usize)>;

/// Where each of so many routes leaves and where it enters.
pub(super) fn places(routes: usize, sides: &[&[RouteEnd]]) -> Vec<(SidePort, SidePort)> {
    let mut places = vec![(None, None); routes];
    for (nth, ends) in sides.iter().enumerate() {
        for (at, end) in ends.iter().enumerate() {
            if let Some((leaving, entering)) = places.get_mut(end.route) {
                *(if end.leaving { leaving } else { entering }) = Some((nth, at));
            }
        }
    }
    places
}

/// Which of the straight ways between the same two cards.
#[derive(Clone, Copy)]
struct Abreast {
    /// From 0.
    at: usize,
    count: usize,
    /// The width of the widest label of all.
    label: f64,
}

impl Default for Abreast {
    fn default() -> Self {
        Self { at: 0, count: 1, label: 0.0 }
    }
}

impl Abreast {
    /// Where along inline it lies when the cards share all from `start` to `end`: so far from the others
    /// that no label, which keeps between the two, reaches the line of another, as long as there is room for that.
    fn across(self, start: f64, end: f64) -> f64 {
        let gaps = (self.count - 1).max(1) as f64;
        let lines = ((end - start) / (self.count + 1) as f64).min(12.0);
        let most = (end - start - 2.0 * (size::CARD_RADIUS + 2.0)) / gaps;
        let labelled = if self.label > 0.0 {
            // A label in the middle of its line reaches half as far, one that is held back by the ends reaches further.
            (self.label / 2.0 + size::TRACK).max((2.0 * (self.label + size::TRACK) - (end - start)) / gaps)
        } else {
            0.0
        };
        f64::midpoint(start, end) + (self.at as f64 - (self.count - 1) as f64 / 2.0) * labelled.min(most).max(lines)
    }
}

fn abreast(Network { routes, .. }: Network<'_>) -> Vec<Abreast> {
    let mut between: BTreeMap<(CardId, CardId), Vec<usize>> = BTreeMap::new();
    for (index, route) in routes.iter().enumerate().filter(|(_, route)| route.way.is_upright()) {
        let (one, other) = (route.from.at.id, route.to.at.id);
        between.entry((one.min(other), one.max(other))).or_default().push(index);
    }
    let mut abreast = vec![Abreast::default(); routes.len()];
    for members in between.into_values().filter(|members| members.len() > 1) {
        let label =
            members.iter().filter_map(|index| routes.get(*index)?.label).map(|size| size.width).fold(0.0, f64::max);
        for (at, index) in members.iter().enumerate() {
            if let Some(place) = abreast.get_mut(*index) {
                *place = Abreast { at, count: members.len(), label };
            }
        }
    }
    abreast
}

/// The place of one of `count` connectors at a side of a card. Around the tip of a hexagon they start on its slopes.
fn port(card: Rect, side: CardSide, (at, count): Port, tip: Option<f64>) -> Point {
    let spread = |from: f64, to: f64| {
        let gap = ((to - from) / (count + 1) as f64).min(12.0);
        f64::midpoint(from, to) + (at as f64 - (count - 1) as f64 / 2.0) * gap
    };
    // A hexagon is as high above its tip as below it; what is further down are strips.
    let side_y = |tip: Option<f64>| tip.map_or(spread(card.y0, card.y1), |tip| spread(card.y0, 2.0 * tip - card.y0));
    let slope = |y: f64| tip.map_or(0.0, |tip| size::HEXAGON_POINT * (y - tip).abs() / (tip - card.y0).max(1.0));
    match side {
        CardSide::Start => Point::new(card.x0 + slope(side_y(tip)), side_y(tip)),
        CardSide::End => Point::new(card.x1 - slope(side_y(tip)), side_y(tip)),
        CardSide::Top => Point::new(spread(card.x0, card.x1), card.y0),
        CardSide::Bottom => Point::new(spread(card.x0, card.x1), card.y1),
    }
}
