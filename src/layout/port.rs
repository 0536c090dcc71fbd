//! Where connectors leave and enter their cards: spread along a side in the order in which they lead away, so that
//! they need not cross on the way out.

mod level;

use std::collections::BTreeMap;

use super::gutter::Space;
use super::label::Labels;
use super::route::{Route, Side, is_tip};
use super::stack::Placing;
use crate::geom::{Point, Rect};
use crate::model::CardKind;
use crate::theme::size;

/// An end of a route at a side of a card.
struct End {
    card: usize,
    side: Side,
    heading: Heading,
    route: usize,
    leaving: bool,
}

/// Where a route leads from a side of a card, for the order of its port among others.
#[derive(Clone, Copy, Debug)]
struct Heading {
    /// Up and back to where it comes from, on ahead, or down and back.
    turn: i8,
    /// How far down it first goes, the less far the sooner; of those that turn back the nearest are innermost.
    first: f64,
    /// How it goes on from there, when several go as far.
    then: i8,
    reach: f64,
}

impl Heading {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let first = self.turn.cmp(&other.turn).then(self.first.total_cmp(&other.first));
        first.then(self.then.cmp(&other.then)).then(self.reach.total_cmp(&other.reach))
    }

    /// The heading of a route from one of its ends, where its card has its middle at `here` and the other at `there`.
    fn of(route: &Route<'_>, leaving: bool, here: f64, there: f64, space: Space<'_>) -> Self {
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
        let ahead = if side == Side::Start { -reach } else { reach };
        let turn = if ahead < 0.0 { below(here, first) } else { 0 };
        let then = if ahead < 0.0 { -below(last, there) } else { below(last, there) };
        Self { turn, first: if turn == 0 { first } else { -first }, then, reach: -f64::from(then) * ahead.abs() }
    }
}

/// One when the second is below the first, minus one when it is above.
fn below(first: f64, second: f64) -> i8 {
    if second < first { -1 } else { 1 }
}

/// Where each route leaves and enters; one that can run straight does.
pub(super) fn ports(routes: &[Route<'_>], labels: &Labels, space: Space<'_>) -> Vec<Option<(Point, Point)>> {
    let ends = ends(routes, space);
    let sides: Vec<_> = ends.chunk_by(|a, b| (a.card, a.side) == (b.card, b.side)).collect();
    let places = places(routes, &sides);
    let abreast = abreast(routes, labels);
    let cards = space.cards;
    let both = |(index, (route, (leaving, entering))): (usize, (&Route<'_>, (Port, Port)))| {
        let (from, to) = (cards.get(&route.from)?, cards.get(&route.to)?);
        let tip = |of: &Placing<'_>, side| is_tip(of, side).then(|| cards.tip(of)).flatten();
        let mut start = port(from, route.way.leaves, leaving, tip(&route.from, route.way.leaves));
        let mut end = port(to, route.way.enters, entering, tip(&route.to, route.way.enters));
        if route.way.is_upright() {
            // Above and below its slopes a hexagon has no edge to stand on.
            let slope = |of: &Placing<'_>| if of.card.kind == CardKind::Decision { size::HEXAGON_POINT } else { 0.0 };
            let (one, other) = (slope(&route.from), slope(&route.to));
            let (first, last) = ((from.x0 + one).max(to.x0 + other), (from.x1 - one).min(to.x1 - other));
            let x = abreast.get(index).copied().unwrap_or_default().across(first, last);
            (start.x, end.x) = (x, x);
        }
        Some((start, end))
    };
    let mut ports: Vec<_> = routes.iter().zip(places).enumerate().map(both).collect();
    level::level(routes, &sides, labels, space, &mut ports);
    ports
}

/// The how-manieth port of a side, from 0, and of how many.
type Port = (usize, usize);

/// The ends of all routes, side by side, in the order of their ports.
fn ends(routes: &[Route<'_>], space: Space<'_>) -> Vec<End> {
    let mut ends: Vec<End> = Vec::with_capacity(2 * routes.len());
    for (index, route) in routes.iter().enumerate() {
        let (Some(a), Some(b)) = (space.cards.get(&route.from), space.cards.get(&route.to)) else { continue };
        let (here, there) = (a.center().y, b.center().y);
        let heading = |leaving, here, there| Heading::of(route, leaving, here, there, space);
        let (away, back) = (heading(true, here, there), heading(false, there, here));
        ends.push(End { card: route.from.nth, side: route.way.leaves, heading: away, route: index, leaving: true });
        ends.push(End { card: route.to.nth, side: route.way.enters, heading: back, route: index, leaving: false });
    }
    ends.sort_by(|a, b| {
        (a.card, a.side).cmp(&(b.card, b.side)).then(a.heading.cmp(&b.heading)).then(a.route.cmp(&b.route))
    });
    ends
}

/// For each route which port it leaves and which it enters.
fn places(routes: &[Route<'_>], sides: &[&[End]]) -> Vec<(Port, Port)> {
    let mut places: Vec<(Port, Port)> = vec![((0, 1), (0, 1)); routes.len()];
    for side in sides {
        for (at, end) in side.iter().enumerate() {
            let Some((leaving, entering)) = places.get_mut(end.route) else { continue };
            *(if end.leaving { leaving } else { entering }) = (at, side.len());
        }
    }
    places
}

/// A straight way among those between the same two cards.
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
    /// How far along inline it lies where the cards have all from `start` to `end` in common: so far from the others
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

/// How each straight way lies among those between the same two cards.
fn abreast(routes: &[Route<'_>], labels: &Labels) -> Vec<Abreast> {
    let mut between: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (index, route) in routes.iter().enumerate().filter(|(_, route)| route.way.is_upright()) {
        let (one, other) = (route.from.nth, route.to.nth);
        between.entry((one.min(other), one.max(other))).or_default().push(index);
    }
    let mut abreast = vec![Abreast::default(); routes.len()];
    for members in between.into_values().filter(|members| members.len() > 1) {
        let label = members.iter().filter_map(|index| labels.size(*index)).map(|size| size.width).fold(0.0, f64::max);
        for (at, index) in members.iter().enumerate() {
            if let Some(place) = abreast.get_mut(*index) {
                *place = Abreast { at, count: members.len(), label };
            }
        }
    }
    abreast
}

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
