//! Labels of connectors: on their lines, in the gutters that were made wide for them, and apart from each other.

use std::collections::BTreeMap;

use super::Pass;
use super::cache::Workspace;
use super::connector::column_gutter;
use super::grid::Grid;
use super::route::{Route, Way, label_request, pill};
use crate::geom::{Point, Rect, Size};

/// Labels that could lie over each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LabelGroup {
    /// Those in a gutter of columns.
    Gutter(usize),
    /// Those on the straight ways between two cards, by their places among all.
    Between(usize, usize),
}

impl LabelGroup {
    /// Where a route carries its label.
    pub fn of(route: &Route<'_>) -> Self {
        match route.way {
            Way::Down => {
                let (one, other) = (route.from.nth, route.to.nth);
                Self::Between(one.min(other), one.max(other))
            }
            Way::Beside { gutter } => Self::Gutter(gutter),
            Way::Around { leave, .. } | Way::Detour { leave, .. } => Self::Gutter(leave),
        }
    }
}

/// Where a label goes, and how large its pill is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LabelPlace {
    pub center: Point,
    pub size: Size,
}

/// A label that wants a place.
struct Wish {
    route: usize,
    place: LabelPlace,
    /// The highest and the lowest place for its middle.
    least: f64,
    most: f64,
}

/// Between two labels.
pub(super) const APART: f64 = 2.0;

/// The places of the labels of all routes, whose lines these are.
pub(super) fn places(
    pass: &Pass<'_>,
    workspace: &mut Workspace,
    routes: &[Route<'_>],
    lines: &[Option<Vec<Point>>],
    grid: &Grid,
) -> Vec<Option<LabelPlace>> {
    let mut groups: BTreeMap<LabelGroup, Vec<Wish>> = BTreeMap::new();
    for (index, (route, line)) in routes.iter().zip(lines).enumerate() {
        let text = &route.connector.label;
        let Some(line) = line.as_ref().filter(|_| !text.is_empty()) else { continue };
        let size = pill(&workspace.engine.block(&label_request(pass, text, None)));
        let group = LabelGroup::of(route);
        groups.entry(group).or_default().push(wish(index, route, group, line, size, grid));
    }
    let mut places = vec![None; routes.len()];
    for (_, mut wishes) in groups {
        spread(&mut wishes);
        for wish in wishes {
            if let Some(place) = places.get_mut(wish.route) {
                *place = Some(wish.place);
            }
        }
    }
    places
}

/// On the middle of the first stretch along the gutter, as far as the label stays within what is free of cards: the
/// gutter, from the upper to the lower row.
fn wish(index: usize, route: &Route<'_>, group: LabelGroup, line: &[Point], size: Size, grid: &Grid) -> Wish {
    let middle = match line {
        [first, .., last] => first.midpoint(*last),
        _ => Point::ZERO,
    };
    let rows = [route.from.row, route.to.row].map(|row| grid.rows.get(row));
    let top = rows.iter().flatten().map(|row| row.top).fold(middle.y, f64::min);
    let bottom = rows.iter().flatten().map(|row| row.bottom).fold(middle.y, f64::max);
    let (wanted, room) = match group {
        LabelGroup::Between(..) => (middle, Rect::new(middle.x, top, middle.x, bottom)),
        LabelGroup::Gutter(gutter) => {
            let (start, end) = column_gutter(grid, gutter);
            let down = line.windows(2).find_map(|pair| match pair {
                [a, b] if (a.x - b.x).abs() < 0.01 => Some(a.midpoint(*b)),
                _ => None,
            });
            let wanted = down.unwrap_or(Point::new(f64::midpoint(start, end), middle.y));
            (wanted, Rect::new(start, top, end, bottom))
        }
    };
    let (x0, x1) = bounds(room.x0, room.x1, size.width);
    let (least, most) = bounds(room.y0, room.y1, size.height);
    let center = Point::new(wanted.x.clamp(x0, x1), wanted.y.clamp(least, most));
    Wish { route: index, place: LabelPlace { center, size }, least, most }
}

/// Between where the middle of something of that length may be; the middle of the room when there is not enough.
fn bounds(from: f64, to: f64, length: f64) -> (f64, f64) {
    let (least, most) = (from + length / 2.0 + 1.0, to - length / 2.0 - 1.0);
    let middle = f64::midpoint(from, to);
    if least <= most { (least, most) } else { (middle, middle) }
}

/// Moves labels apart that would lie over each other, each as little as can be, up or down.
fn spread(wishes: &mut [Wish]) {
    wishes.sort_by(|a, b| a.place.center.y.total_cmp(&b.place.center.y).then(a.route.cmp(&b.route)));
    // How far each label is below the first when all of them touch.
    let mut below = Vec::with_capacity(wishes.len());
    let mut sum = 0.0;
    for (nth, wish) in wishes.iter().enumerate() {
        let before = nth.checked_sub(1).and_then(|nth| wishes.get(nth));
        sum += before.map_or(0.0, |before| f64::midpoint(before.place.size.height, wish.place.size.height) + APART);
        below.push(sum);
    }
    // Labels that push each other make a pile, which goes to the middle of where its labels want to be.
    let mut piles: Vec<(f64, usize)> = Vec::new();
    for (wish, below) in wishes.iter().zip(&below) {
        let mut pile = (wish.place.center.y - below, 1);
        while let Some((sum, count)) = piles.pop_if(|(sum, count)| *sum / *count as f64 > pile.0 / pile.1 as f64) {
            pile = (pile.0 + sum, pile.1 + count);
        }
        piles.push(pile);
    }
    let tops = piles.iter().flat_map(|(sum, count)| std::iter::repeat_n(sum / *count as f64, *count));
    for ((wish, below), top) in wishes.iter_mut().zip(&below).zip(tops) {
        wish.place.center.y = top + below;
    }
    stay(wishes);
}

/// Brings labels back that were pushed out of their room, and pushes those in their way.
fn stay(wishes: &mut [Wish]) {
    let mut end = f64::MIN;
    for Wish { place, least, .. } in wishes.iter_mut() {
        let half = place.size.height / 2.0;
        place.center.y = place.center.y.max(*least).max(end + half);
        end = place.center.y + half + APART;
    }
    let mut start = f64::MAX;
    for Wish { place, most, .. } in wishes.iter_mut().rev() {
        let half = place.size.height / 2.0;
        place.center.y = place.center.y.min(*most).min(start - half);
        start = place.center.y - half - APART;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(wishes: &[(f64, f64)]) -> Vec<f64> {
        let wish = |(route, (y, most)): (usize, &(f64, f64))| {
            let place = LabelPlace { center: Point::new(0.0, *y), size: Size::new(30.0, 18.0) };
            Wish { route, place, least: 0.0, most: *most }
        };
        let mut wishes: Vec<_> = wishes.iter().enumerate().map(wish).collect();
        spread(&mut wishes);
        wishes.iter().map(|wish| wish.place.center.y).collect()
    }

    #[test]
    fn labels_that_are_apart_stay_where_they_are() {
        assert_eq!(at(&[(10.0, 99.0), (30.0, 99.0), (80.0, 99.0)]), [10.0, 30.0, 80.0]);
    }

    #[test]
    fn labels_over_each_other_give_way_equally() {
        assert_eq!(at(&[(50.0, 99.0), (50.0, 99.0)]), [40.0, 60.0]);
        assert_eq!(at(&[(50.0, 199.0), (60.0, 199.0), (70.0, 199.0)]), [40.0, 60.0, 80.0]);
    }

    #[test]
    fn labels_stay_in_their_room() {
        assert_eq!(at(&[(0.0, 99.0), (5.0, 99.0)]), [0.0, 20.0]);
        assert_eq!(at(&[(90.0, 99.0), (95.0, 99.0), (99.0, 99.0)]), [59.0, 79.0, 99.0]);
    }
}
