//! Where labels go, once cards and ports have their places.

use crate::geom::{Point, Size};
use crate::layout::label::{LABEL_GAP, LabelGroup, LabelSide, TURN};
use crate::layout::route::Route;
use crate::layout::space::between_columns;

use super::Network;
use super::port::PortPair;

/// Where a label goes, from the top of the content of the row in which it stacks, and how large its pill is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LabelPlace {
    pub center: Point,
    pub size: Size,
}

/// The place of a label, and how its line comes to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PlacedLabel {
    pub place: LabelPlace,
    /// Where along inline its line turns up or down to come to it; `None` when it does so without.
    pub turn: Option<f64>,
}

struct Member<'a> {
    group: LabelGroup,
    index: usize,
    route: &'a Route,
    start: Point,
    end: Point,
    size: Size,
}

/// The labels of all routes, which have their ends there: in a group in the order in which the lines leave, so that
/// none crosses another on the way to its label.
pub(super) fn places(network: Network<'_>, ends: &[PortPair]) -> Vec<Option<PlacedLabel>> {
    let routes = network.routes;
    let mut places = vec![None; routes.len()];
    let mut members: Vec<Member<'_>> = Vec::new();
    for (index, (route, ends)) in routes.iter().zip(ends).enumerate() {
        let (start, end) = *ends;
        if let Some(size) = route.label {
            members.push(Member { group: LabelGroup::from_route(route), index, route, start, end, size });
        }
    }
    members.sort_by(|a, b| a.group.cmp(&b.group).then(a.start.y.total_cmp(&b.start.y)).then(a.index.cmp(&b.index)));
    for group in members.chunk_by(|a, b| a.group == b.group) {
        let placed = match group {
            [Member { group: LabelGroup { side: LabelSide::Above(_), .. }, .. }, ..] => between(network, group),
            _ => beside(network, group),
        };
        for (member, label) in group.iter().zip(placed) {
            if let Some(place) = places.get_mut(member.index) {
                *place = Some(label);
            }
        }
    }
    places
}

/// Labels in the gutter after a card.
fn beside(network: Network<'_>, group: &[Member<'_>]) -> Vec<PlacedLabel> {
    let Network { labels, space, .. } = network;
    let mut top = group.first().and_then(|first| network.label_top(first.route)).unwrap_or_default();
    let mut placed = Vec::with_capacity(group.len());
    let centers: Vec<_> = group
        .iter()
        .map(|member| {
            let center = top + member.size.height / 2.0;
            top += member.size.height + LABEL_GAP;
            center
        })
        .collect();
    // Lines that turn up do so one after the other from the highest on, those that turn down from the lowest: the one
    // with the farthest to go turns first, and the others pass inside of it.
    let ups = group.iter().zip(&centers).filter(|(member, center)| **center < member.start.y).count();
    for (nth, (member, center)) in group.iter().zip(centers).enumerate() {
        let gutter = member.route.way.columns.first().copied().unwrap_or_default();
        let (start, _) = between_columns(space.grid, gutter);
        let turn = if nth < ups { nth } else { group.len() - 1 - nth };
        let off = (center - member.start.y).abs() > member.size.height / 2.0 - 5.0;
        let place = LabelPlace {
            center: Point::new(start + labels.zone(gutter).start() + member.size.width / 2.0, center),
            size: member.size,
        };
        placed.push(PlacedLabel { place, turn: off.then_some(start + TURN * (turn + 1) as f64) });
    }
    placed
}

/// Labels on straight lines between two cards, in the middle between them and no further aside than the cards are.
fn between(network: Network<'_>, group: &[Member<'_>]) -> Vec<PlacedLabel> {
    let height = group.iter().map(|member| member.size.height + LABEL_GAP).sum::<f64>() - LABEL_GAP;
    let middle = group.first().map_or(0.0, |Member { group, route, start, end, .. }| {
        let (start, end) = network.space.ends(route, (*start, *end), network.space.content(group.row(route)));
        start.midpoint(end).y
    });
    let mut top = middle - height / 2.0;
    let place = |member: &Member<'_>| {
        let (from, to) = (member.route.from.area, member.route.to.area);
        let (first, last) =
            (from.x0.max(to.x0) + member.size.width / 2.0, from.x1.min(to.x1) - member.size.width / 2.0);
        let x = if first <= last { member.start.x.clamp(first, last) } else { f64::midpoint(first, last) };
        let center = Point::new(x, top + member.size.height / 2.0);
        top += member.size.height + LABEL_GAP;
        PlacedLabel { place: LabelPlace { center, size: member.size }, turn: None }
    };
    group.iter().map(place).collect()
}
