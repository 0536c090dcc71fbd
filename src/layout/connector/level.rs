//! Lines that need not turn: to a card beside theirs, or to their own label. Their ports come to lie at one height,
//! and the others of the same sides make room above and below, in the order that they have.
//!
//! Ports that are spread evenly are seldom level with those on the other side, and a line with a jog of three units
//! looks like a mistake. So lines are straightened one by one, those first that are nearly straight already: they cost
//! their neighbors least. A side whose ports have once moved is fixed, or the next line would bend the last one again.
//! That is greedy, and may leave a line bent that another choice had straightened; it never bends one that was straight.

use super::Network;
use super::port::{self, PortPair, RouteEnd};
use crate::geom::Rect;
use crate::layout::label::LabelGroup;
use crate::layout::route::Route;
use crate::theme::size;

/// Between two ports, at most and at least.
const GAPS: (f64, f64) = (12.0, 6.0);

/// From the ends of a side to its first and last port, at least.
const INSET: f64 = 4.0;

struct PortSide {
    card: Rect,
    /// Ports on the slopes of a hexagon stay where they are.
    fixed: bool,
    /// How far down each port is, from top to bottom.
    heights: Vec<f64>,
}

impl PortSide {
    /// Between the ports above and below the one `at` its place, when that comes to lie at `y`; `None` when there is no
    /// room for that.
    fn gaps(&self, at: usize, y: f64) -> Option<(f64, f64)> {
        if self.fixed {
            return self.heights.get(at).is_some_and(|height| (height - y).abs() < 0.5).then_some(GAPS);
        }
        let after = self.heights.len().checked_sub(at + 1)?;
        if at + after == 0 {
            let inset = size::CARD_RADIUS + 2.0;
            return (y >= self.card.y0 + inset && y <= self.card.y1 - inset).then_some(GAPS);
        }
        let gap = |room: f64, count: usize| if count == 0 { GAPS.0 } else { (room / count as f64).min(GAPS.0) };
        let above = gap(y - self.card.y0 - INSET, at);
        let below = gap(self.card.y1 - INSET - y, after);
        let inside = y > self.card.y0 + INSET && y < self.card.y1 - INSET;
        (inside && above.min(below) >= GAPS.1).then_some((above, below))
    }

    /// Puts the port `at` its place to `y` and the others around it. From then on they stay there.
    fn fix(&mut self, at: usize, y: f64, (above, below): (f64, f64)) {
        if !self.fixed {
            for (nth, height) in self.heights.iter_mut().enumerate() {
                let off = nth as f64 - at as f64;
                *height = y + off * if off < 0.0 { above } else { below };
            }
        }
        self.fixed = true;
    }
}

/// Moves the ports of lines that can run straight, and those beside them.
pub(super) fn level(network: Network<'_>, sides: &[&[RouteEnd]], ports: &mut [PortPair]) {
    let places = port::places(network.routes.len(), sides);
    let mut faces: Vec<_> = sides.iter().map(|ends| face(network, ends, ports)).collect();
    for (index, goal) in goals(network, ports) {
        let Some((Some((from, start)), Some((to, end)))) = places.get(index).copied() else { continue };
        let whole = goal.is_whole && from != to;
        for y in goal.heights {
            let leaves = faces.get(from).and_then(|face| face.gaps(start, y));
            let enters = faces.get(to).filter(|_| whole).and_then(|face| face.gaps(end, y));
            if leaves.is_none() || enters.is_none() == whole {
                continue;
            }
            for (face, at, gaps) in [(from, start, leaves), (to, end, enters)] {
                if let (Some(face), Some(gaps)) = (faces.get_mut(face), gaps) {
                    face.fix(at, y, gaps);
                }
            }
            break;
        }
    }
    for (face, ends) in faces.iter().zip(sides) {
        for (y, end) in face.heights.iter().zip(*ends) {
            if let Some((start, finish)) = ports.get_mut(end.route) {
                (if end.leaving { start } else { finish }).y = *y;
            }
        }
    }
}

fn face(network: Network<'_>, ends: &[RouteEnd], ports: &[PortPair]) -> PortSide {
    let routes = network.routes;
    let first = ends.first().and_then(|end| Some((*routes.get(end.route)?, end)));
    let first = first.map(|(route, end)| (if end.leaving { &route.from } else { &route.to }, end.side));
    let height = |end: &RouteEnd| {
        let (start, finish) = ports.get(end.route).copied().unwrap_or_default();
        if end.leaving { start.y } else { finish.y }
    };
    PortSide {
        card: first.map(|(card, _)| card.area).unwrap_or_default(),
        fixed: first.is_none_or(|(card, side)| card.at.is_tip(side)),
        heights: ends.iter().map(height).collect(),
    }
}

/// At which heights a line would run straight, the best first.
struct Goal {
    /// From card to card; else only to its label.
    is_whole: bool,
    heights: Vec<f64>,
}

/// What could run straight, in the order in which it may: first what comes nearest to it already.
fn goals(network: Network<'_>, ports: &[PortPair]) -> Vec<(usize, Goal)> {
    let (mut straight, mut labelled) = (Vec::new(), Vec::new());
    for (index, (route, ends)) in network.routes.iter().zip(ports).enumerate() {
        let (start, end) = *ends;
        if route.way.is_upright() {
            continue;
        }
        let label = single_label(network, route);
        let has_label = route.label.is_some();
        // From row to row no line is straight.
        let is_in_row = route.from.at.row == route.to.at.row;
        let is_beside = route.way.corridors.is_empty() && route.way.leaves != route.way.enters;
        if is_in_row && is_beside && label.is_some() == has_label {
            let own = [start.y.min(end.y), start.y.max(end.y)];
            let heights = label.into_iter().chain(own).collect();
            straight.push(((start.y - end.y).abs(), (index, Goal { is_whole: true, heights })));
        }
        // After all that run straight as a whole: a side that is fixed by then stays as it is.
        labelled.extend(label.map(|label| (index, Goal { is_whole: false, heights: vec![label] })));
    }
    straight.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    straight.into_iter().map(|(_, goal)| goal).chain(labelled).collect()
}

/// The height of the middle of a route's label in the row of its first card, when it is the only one beside that:
/// several could not all be on the height of their ports.
fn single_label(network: Network<'_>, route: &Route) -> Option<f64> {
    let size = route.label.filter(|_| network.labels.is_single(&LabelGroup::from_route(route)))?;
    Some(network.label_top(route)? + size.height / 2.0)
}
