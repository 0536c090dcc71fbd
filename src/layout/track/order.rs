//! The order of stretches that share a gutter.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// To which side of its gutter a line goes off: toward smaller or larger numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Toward {
    Less,
    More,
}

impl Toward {
    pub fn of(here: f64, there: f64) -> Self {
        if there < here { Self::Less } else { Self::More }
    }
}

/// An end of a stretch.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    pub at: f64,
    pub toward: Toward,
    /// What follows, where that has no track yet.
    pub knot: Option<Knot>,
}

/// The stretch that follows on an end, in another gutter where it may meet those of others.
#[derive(Clone, Copy, Debug, Hash, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Knot<Distance = f64> {
    pub gutter: usize,
    /// How far away that stretch ends.
    pub far: Distance,
    /// To which side it goes off there.
    pub toward: Toward,
}

impl End {
    pub fn new(at: f64, toward: Toward) -> Self {
        Self { at, toward, knot: None }
    }
}

/// A part of a route along one gutter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub low: End,
    pub high: End,
}

/// Stretches nearer to each other than this don't share a track.
pub(super) const APART: f64 = 8.0;

/// More stretches than this are not put in order.
const MOST: usize = 160;

impl Stretch {
    pub fn new(one: End, other: End) -> Self {
        if one.at <= other.at { Self { low: one, high: other } } else { Self { low: other, high: one } }
    }

    pub fn cmp(&self, other: &Self) -> Ordering {
        self.low.at.total_cmp(&other.low.at).then(self.high.at.total_cmp(&other.high.at))
    }

    /// The same with its places in order kept and long distances between them shortened, so that it comes out the
    /// same when rows or columns beside it grow.
    pub fn scaled(&self, along: &Scale, across: &Scale, gutter: usize) -> Self {
        let end = |end: End| {
            let knot = end.knot.map(|knot| {
                let far = across.get(knot.far) - across.get(0.0);
                Knot { gutter: knot.gutter.wrapping_sub(gutter), far, ..knot }
            });
            End { at: along.get(end.at), toward: end.toward, knot }
        };
        Self { low: end(self.low), high: end(self.high) }
    }

    /// Its ends, first the one where it begins.
    pub fn ends(&self) -> [&End; 2] {
        [&self.low, &self.high]
    }

    /// Its ends, each with where the stretch lies from there.
    fn ends_facing(&self) -> [(&End, Toward); 2] {
        [(&self.low, Toward::More), (&self.high, Toward::Less)]
    }

    fn has_inside(&self, at: f64) -> bool {
        self.low.at + 0.5 < at && at < self.high.at - 0.5
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.low.at <= other.high.at + APART && other.low.at <= self.high.at + APART
    }
}

/// Places with new ones in the same order, as near to each other as they were where they are near.
pub(super) struct Scale(Vec<(f64, f64)>);

impl Scale {
    pub fn of(mut places: Vec<f64>) -> Self {
        places.sort_by(f64::total_cmp);
        let mut scale: Vec<(f64, f64)> = Vec::with_capacity(places.len());
        for place in places {
            let new = scale.last().map_or(0.0, |(last, new)| {
                // Steps so large that they come out the same wherever they are.
                new + ((place - last).min(APART + 1.0) * 64.0).round() / 64.0
            });
            scale.push((place, new));
        }
        Self(scale)
    }

    fn get(&self, place: f64) -> f64 {
        let at = self.0.partition_point(|(old, _)| old.total_cmp(&place).is_lt());
        self.0.get(at).map_or(0.0, |(_, new)| *new)
    }
}

impl Hash for Stretch {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for End { at, toward, knot } in self.ends() {
            state.write_u64(at.to_bits());
            toward.hash(state);
            let knot = knot.map(|knot| Knot { gutter: knot.gutter, far: knot.far.to_bits(), toward: knot.toward });
            knot.hash(state);
        }
    }
}

/// Which track each of some stretches has: those that overlap have different ones, and as few lines cross as a
/// short search finds.
pub(super) fn tracks(stretches: &[Stretch]) -> Vec<usize> {
    let mut tracks = vec![0; stretches.len()];
    let mut done: Vec<(&Stretch, usize)> = Vec::with_capacity(stretches.len());
    for index in order(stretches) {
        let (Some(stretch), Some(place)) = (stretches.get(index), tracks.get_mut(index)) else { continue };
        let before = done.iter().filter(|(other, _)| other.overlaps(stretch)).map(|(_, track)| track + 1);
        *place = before.max().unwrap_or(0);
        done.push((stretch, *place));
    }
    tracks
}

/// The order of some stretches across their gutter.
fn order(stretches: &[Stretch]) -> Vec<usize> {
    let count = stretches.len();
    if count > MOST {
        return (0..count).collect();
    }
    let pairs = stretches.iter().flat_map(|one| stretches.iter().map(move |other| (one, other)));
    let costs: Vec<u32> =
        pairs.map(|(one, other)| if one.overlaps(other) { crossings(one, other) } else { 0 }).collect();
    let cost = |one: usize, other: usize| costs.get(one * count + other).copied().unwrap_or_default();
    let mut order = Vec::with_capacity(count);
    for index in 0..count {
        insert(&mut order, index, &cost);
    }
    for _ in 0..3 {
        for index in 0..count {
            order.retain(|other| *other != index);
            insert(&mut order, index, &cost);
        }
    }
    order
}

/// Puts a stretch where it costs least among others; of several such places into the last.
fn insert(order: &mut Vec<usize>, index: usize, cost: &impl Fn(usize, usize) -> u32) {
    let mut sum: u32 = order.iter().map(|other| cost(index, *other)).sum();
    let (mut least, mut best) = (sum, 0);
    for (nth, other) in order.iter().enumerate() {
        sum = sum - cost(index, *other) + cost(*other, index);
        if sum <= least {
            (least, best) = (sum, nth + 1);
        }
    }
    order.insert(best, index);
}

/// How often two lines cross when the one stretch lies before the other, counting lines that lie over each other.
fn crossings(before: &Stretch, after: &Stretch) -> u32 {
    let mut count = 0;
    for (end, facing) in before.ends_facing() {
        for (other, other_facing) in after.ends_facing() {
            let over = end.toward == Toward::More && other.toward == Toward::Less && (end.at - other.at).abs() < 2.0;
            count += u32::from(over && end.knot.is_none());
            count += knots(end, facing, other, other_facing);
        }
    }
    let off = |of: &Stretch, toward: Toward, over: &Stretch| {
        of.ends().into_iter().filter(|end| end.toward == toward && over.has_inside(end.at)).count() as u32
    };
    count + off(before, Toward::More, after) + off(after, Toward::Less, before)
}

/// How often the stretches that follow on two ends in the same gutter cross there at least, wherever they get their
/// tracks.
fn knots(end: &End, facing: Toward, other: &End, other_facing: Toward) -> u32 {
    let (Some(one), Some(two)) = (end.knot, other.knot) else { return 0 };
    if one.gutter != two.gutter {
        return 0;
    }
    // The one lies before the other.
    let follow = |knot: Knot, at: f64, facing| Stretch::new(End::new(at, facing), End::new(at + knot.far, knot.toward));
    let (one, two) = (follow(one, -1.0, facing), follow(two, 1.0, other_facing));
    if one.overlaps(&two) { crossings(&one, &two).min(crossings(&two, &one)) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(low: f64, first: Toward, high: f64, second: Toward) -> Stretch {
        Stretch::new(End::new(low, first), End::new(high, second))
    }

    #[test]
    fn overlapping_stretches_get_tracks_of_their_own() {
        use Toward::{Less, More};
        let of = [stretch(0.0, Less, 50.0, More), stretch(20.0, Less, 80.0, More), stretch(70.0, Less, 90.0, More)];
        let tracks = tracks(&of);
        assert_ne!(tracks[0], tracks[1]);
        assert_ne!(tracks[1], tracks[2]);
    }

    #[test]
    fn the_inner_of_two_loops_lies_nearer() {
        use Toward::Less;
        let outer = stretch(0.0, Less, 100.0, Less);
        let inner = stretch(20.0, Less, 80.0, Less);
        assert_eq!(tracks(&[outer, inner]), [1, 0]);
        assert_eq!(tracks(&[inner, outer]), [0, 1]);
    }

    #[test]
    fn stretches_that_are_apart_share_a_track() {
        use Toward::{Less, More};
        assert_eq!(tracks(&[stretch(0.0, Less, 50.0, More), stretch(60.0, Less, 80.0, More)]), [0, 0]);
    }
}
