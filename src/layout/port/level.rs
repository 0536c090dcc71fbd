//! Lines that need not turn: to a card beside theirs, or to their own label. Their ports come to lie at one height,
//! and the others of the same sides make room above and below, in the order that they have.

use super::super::gutter::Space;
use super::super::label::Labels;
use super::super::route::{Route, is_tip};
use super::End;
use crate::geom::{Point, Rect};
use crate::theme::size;

/// Between two ports, at most and at least.
const GAPS: (f64, f64) = (12.0, 6.0);

/// From the ends of a side to its first and last port, at least.
const INSET: f64 = 4.0;

/// A side of a card with its ports.
struct Face {
    card: Rect,
    /// Ports on the slopes of a hexagon stay where they are.
    fixed: bool,
    /// How far down each port is, from top to bottom.
    heights: Vec<f64>,
}

impl Face {
    /// The heights of all ports with the one `at` its place at `y`; `None` when there is no room for that.
    fn with(&self, at: usize, y: f64) -> Option<Vec<f64>> {
        let unmoved = self.heights.get(at).is_some_and(|height| (height - y).abs() < 0.5);
        if self.fixed {
            return unmoved.then(|| self.heights.clone());
        }
        let after = self.heights.len().checked_sub(at + 1)?;
        if at + after == 0 {
            let inset = size::CARD_RADIUS + 2.0;
            return (y >= self.card.y0 + inset && y <= self.card.y1 - inset).then(|| vec![y]);
        }
        let gap = |room: f64, count: usize| if count == 0 { GAPS.0 } else { (room / count as f64).min(GAPS.0) };
        let above = gap(y - self.card.y0 - INSET, at);
        let below = gap(self.card.y1 - INSET - y, after);
        let height = |nth: usize| {
            let off = nth as f64 - at as f64;
            y + off * if off < 0.0 { above } else { below }
        };
        let inside = y > self.card.y0 + INSET && y < self.card.y1 - INSET;
        (inside && above.min(below) >= GAPS.1).then(|| (0..self.heights.len()).map(height).collect())
    }
}

/// Which face an end is at, and its place there.
type Place = Option<(usize, usize)>;

/// Moves the ports of lines that can run straight, and those beside them.
pub(super) fn level(
    routes: &[Route<'_>],
    sides: &[&[End]],
    labels: &Labels,
    space: Space<'_>,
    ports: &mut [Option<(Point, Point)>],
) {
    let mut places: Vec<(Place, Place)> = vec![(None, None); routes.len()];
    let mut faces = Vec::with_capacity(sides.len());
    for (nth, ends) in sides.iter().enumerate() {
        faces.push(face(routes, ends, space, ports));
        for (at, end) in ends.iter().enumerate() {
            if let Some((leaving, entering)) = places.get_mut(end.route) {
                *(if end.leaving { leaving } else { entering }) = Some((nth, at));
            }
        }
    }
    for (index, goal) in wishes(routes, labels, space, ports) {
        let Some((Some((from, start)), Some((to, end)))) = places.get(index).copied() else { continue };
        let whole = goal.whole && from != to;
        for y in goal.heights {
            let leaves = faces.get(from).and_then(|face| face.with(start, y));
            let enters = faces.get(to).filter(|_| whole).and_then(|face| face.with(end, y));
            if leaves.is_none() || enters.is_none() == whole {
                continue;
            }
            for (face, heights) in [(from, leaves), (to, enters)] {
                if let (Some(face), Some(heights)) = (faces.get_mut(face), heights) {
                    *face = Face { heights, fixed: true, ..*face };
                }
            }
            break;
        }
    }
    for (face, ends) in faces.iter().zip(sides) {
        for (y, end) in face.heights.iter().zip(*ends) {
            if let Some(Some((start, finish))) = ports.get_mut(end.route) {
                (if end.leaving { start } else { finish }).y = *y;
            }
        }
    }
}

fn face(routes: &[Route<'_>], ends: &[End], space: Space<'_>, ports: &[Option<(Point, Point)>]) -> Face {
    let placing = ends.first().and_then(|end| Some((routes.get(end.route)?, end)));
    let placing = placing.map(|(route, end)| (if end.leaving { route.from } else { route.to }, end.side));
    let height = |end: &End| {
        let (start, finish) = ports.get(end.route).copied().flatten().unwrap_or_default();
        if end.leaving { start.y } else { finish.y }
    };
    Face {
        card: placing.and_then(|(placing, _)| space.cards.get(&placing)).unwrap_or_default(),
        fixed: placing.is_none_or(|(placing, side)| is_tip(&placing, side)),
        heights: ends.iter().map(height).collect(),
    }
}

/// At which heights a line would run straight, the best first.
struct Goal {
    /// From card to card; else only to its label.
    whole: bool,
    heights: Vec<f64>,
}

/// What could run straight, in the order in which it may: first what comes nearest to it already.
fn wishes(
    routes: &[Route<'_>],
    labels: &Labels,
    space: Space<'_>,
    ports: &[Option<(Point, Point)>],
) -> Vec<(usize, Goal)> {
    let (mut straight, mut labelled) = (Vec::new(), Vec::new());
    for (index, (route, ends)) in routes.iter().zip(ports).enumerate() {
        let Some((start, end)) = ends.filter(|_| !route.way.is_upright()) else { continue };
        let label = labels.alone(index, route, space.cards);
        let has_label = labels.size(index).is_some();
        if route.way.corridors.is_empty() && route.way.leaves != route.way.enters && label.is_some() == has_label {
            let own = [start.y.min(end.y), start.y.max(end.y)];
            let heights = label.into_iter().chain(own).collect();
            straight.push(((start.y - end.y).abs(), (index, Goal { whole: true, heights })));
        }
        // In vain when it already runs straight: then its port is held.
        labelled.extend(label.map(|label| (index, Goal { whole: false, heights: vec![label] })));
    }
    straight.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    straight.into_iter().map(|(_, wish)| wish).chain(labelled).collect()
}
