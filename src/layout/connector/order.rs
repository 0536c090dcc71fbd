//! The order of stretches that share a gutter, and their tracks.
//!
//! Each pair of overlapping stretches crosses a known number of times in either order, so the best order is a linear
//! ordering problem, which is NP-hard. It is approached by insertion: each stretch in turn goes to where it costs least
//! among those that have their places, and in three more rounds each is taken out and put back. One insertion looks at
//! every place in one pass, because moving past one other stretch changes the sum by that pair alone. Sifting (Matuszewski,
//! Schönfeld and Molitor 1999) does the same for layered drawings and comes near the optimum in few rounds.
//!
//! The order says which stretch lies before which, and tracks follow from it as in left-edge channel routing: the first
//! after those of all stretches before it that it overlaps. So stretches that are apart share a track.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::hash::{Hash, Hasher};

/// To which side of its gutter a line goes off: toward smaller or larger numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum TurnSide {
    Less,
    More,
}

impl TurnSide {
    pub fn new(here: f64, there: f64) -> Self {
        if there < here { Self::Less } else { Self::More }
    }
}

/// An end of a stretch.
#[derive(Clone, Copy, Debug)]
pub(super) struct StretchEnd {
    pub at: f64,
    pub toward: TurnSide,
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
    pub toward: TurnSide,
}

impl StretchEnd {
    pub fn new(at: f64, toward: TurnSide) -> Self {
        Self { at, toward, knot: None }
    }
}

/// A part of a route along one gutter.
#[derive(Clone, Copy, Debug)]
pub(super) struct GutterStretch {
    pub low: StretchEnd,
    pub high: StretchEnd,
}

/// Stretches nearer to each other than this don't share a track.
pub(super) const APART: f64 = 8.0;

/// More stretches than this are not put in order: it takes their square in time and memory, and so many lines in a
/// gutter can't be told apart in any order.
const MOST: usize = 160;

impl GutterStretch {
    pub fn new(one: StretchEnd, other: StretchEnd) -> Self {
        if one.at <= other.at { Self { low: one, high: other } } else { Self { low: other, high: one } }
    }

    pub fn cmp(&self, other: &Self) -> Ordering {
        self.low.at.total_cmp(&other.low.at).then(self.high.at.total_cmp(&other.high.at))
    }

    /// The same with its places in the same order and long distances between them shortened, so that it comes out the
    /// same when rows or columns beside it grow: what was found for a gutter is kept by this.
    pub fn scaled(&self, along: &Squeeze, across: &Squeeze, gutter: usize) -> Self {
        let end = |end: StretchEnd| {
            let knot = end.knot.map(|knot| {
                let far = across.get(knot.far) - across.get(0.0);
                Knot { gutter: knot.gutter.wrapping_sub(gutter), far, ..knot }
            });
            StretchEnd { at: along.get(end.at), toward: end.toward, knot }
        };
        Self { low: end(self.low), high: end(self.high) }
    }

    /// Its ends, first the one where it begins.
    pub fn ends(&self) -> [&StretchEnd; 2] {
        [&self.low, &self.high]
    }

    /// Its ends, each with where the stretch lies from there.
    fn ends_facing(&self) -> [(&StretchEnd, TurnSide); 2] {
        [(&self.low, TurnSide::More), (&self.high, TurnSide::Less)]
    }

    fn has_inside(&self, at: f64) -> bool {
        self.low.at + 0.5 < at && at < self.high.at - 0.5
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.low.at <= other.high.at + APART && other.low.at <= self.high.at + APART
    }
}

/// New places for given ones, in the same order, and as near to each other where they are near: all that the order of
/// stretches depends on.
pub(super) struct Squeeze(Vec<(f64, f64)>);

impl Squeeze {
    pub fn new(mut places: Vec<f64>) -> Self {
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

impl Hash for GutterStretch {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for StretchEnd { at, toward, knot } in self.ends() {
            state.write_u64(at.to_bits());
            toward.hash(state);
            let knot = knot.map(|knot| Knot { gutter: knot.gutter, far: knot.far.to_bits(), toward: knot.toward });
            knot.hash(state);
        }
    }
}

/// Which track each of some stretches has, in the order of [`GutterStretch::cmp`]: those that overlap have different ones, and
/// as few lines cross as a short search finds.
pub(super) fn tracks(stretches: &[GutterStretch]) -> Vec<usize> {
    if stretches.len() > MOST {
        return first_fit(stretches);
    }
    let mut tracks = vec![0; stretches.len()];
    let mut done: Vec<(&GutterStretch, usize)> = Vec::with_capacity(stretches.len());
    for index in order(stretches) {
        let (Some(stretch), Some(place)) = (stretches.get(index), tracks.get_mut(index)) else { continue };
        let before = done.iter().filter(|(other, _)| other.overlaps(stretch)).map(|(_, track)| track + 1);
        *place = before.max().unwrap_or(0);
        done.push((stretch, *place));
    }
    tracks
}

/// Each stretch in the first track after all those that it overlaps, in the order in which they begin. Which of them
/// are still open is known from a heap with the outermost on top: one that ended before this one begins, is over for
/// all that follow.
fn first_fit(stretches: &[GutterStretch]) -> Vec<usize> {
    let mut open: BinaryHeap<(usize, usize)> = BinaryHeap::new();
    let track = |(index, stretch): (usize, &GutterStretch)| {
        let is_over = |nth: usize| stretches.get(nth).is_none_or(|other| !other.overlaps(stretch));
        while open.peek().is_some_and(|(_, nth)| is_over(*nth)) {
            open.pop();
        }
        let track = open.peek().map_or(0, |(track, _)| track + 1);
        open.push((track, index));
        track
    };
    stretches.iter().enumerate().map(track).collect()
}

/// The order of some stretches across their gutter.
fn order(stretches: &[GutterStretch]) -> Vec<usize> {
    let count = stretches.len();
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

/// Puts a stretch where it costs least among others; of several such places into the last, which keeps those that
/// don't care in the order in which they came.
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

/// How often two lines cross when the one stretch lies before the other. A line that goes off across the other stretch
/// crosses it; two that go off toward each other at the same height lie over each other, which counts as well.
fn crossings(before: &GutterStretch, after: &GutterStretch) -> u32 {
    let mut count = 0;
    for (end, facing) in before.ends_facing() {
        for (other, other_facing) in after.ends_facing() {
            let over =
                end.toward == TurnSide::More && other.toward == TurnSide::Less && (end.at - other.at).abs() < 2.0;
            count += u32::from(over && end.knot.is_none());
            count += knots(end, facing, other, other_facing);
        }
    }
    let off = |of: &GutterStretch, toward: TurnSide, over: &GutterStretch| {
        of.ends().into_iter().filter(|end| end.toward == toward && over.has_inside(end.at)).count() as u32
    };
    count + off(before, TurnSide::More, after) + off(after, TurnSide::Less, before)
}

/// How often the stretches that follow on two ends in the same gutter cross there at least, in whichever order they get
/// their tracks. Without this a corridor would be put in order regardless of the gutters that its lines go on to.
fn knots(end: &StretchEnd, facing: TurnSide, other: &StretchEnd, other_facing: TurnSide) -> u32 {
    let (Some(one), Some(two)) = (end.knot, other.knot) else { return 0 };
    if one.gutter != two.gutter {
        return 0;
    }
    // The one lies before the other.
    let follow = |knot: Knot, at: f64, facing| {
        GutterStretch::new(StretchEnd::new(at, facing), StretchEnd::new(at + knot.far, knot.toward))
    };
    let (one, two) = (follow(one, -1.0, facing), follow(two, 1.0, other_facing));
    if one.overlaps(&two) { crossings(&one, &two).min(crossings(&two, &one)) } else { 0 }
}
