//! The emotion curves: where their points are, and how they run between them.
//!
//! All of it follows from the columns alone, so that an emotion lane can be as high as it must be before rows are
//! placed. Heights are from the top of the lane's content, and every emotion lane shows the same curves.

use std::sync::Arc;

use super::gutter::Column;
use super::pass::{Pass, vec};
use crate::geom::{BezPath, Point, Rect};
use crate::model::{Emotion, EmotionId, PersonaId, Role};
use crate::scene::Color;
use crate::text::Block;
use crate::theme::size;

#[derive(Default)]
pub(super) struct Curves<'a> {
    /// How far down the curves begin.
    pub above: f64,
    /// How high the lane's content is.
    pub height: f64,
    /// Those of the personas that are shown and have a point.
    pub curves: Vec<Curve<'a>>,
}

pub(super) struct Curve<'a> {
    pub persona: PersonaId,
    /// What the persona is called.
    pub called: &'a str,
    pub color: Color,
    /// The name at the end of the line, where several have to be told apart.
    pub name: Option<Quote>,
    /// In the order of the steps.
    pub points: Vec<CurvePoint<'a>>,
    /// The slope at each of them.
    tangents: Vec<f64>,
}

pub(super) struct CurvePoint<'a> {
    pub id: EmotionId,
    /// Its middle.
    pub at: Point,
    /// The number of its column.
    pub number: usize,
    /// Where its column starts and ends, along inline.
    pub column: (f64, f64),
    pub text: &'a str,
    pub quote: Option<Quote>,
}

/// A text beside a point.
pub(super) struct Quote {
    /// The corner of its text.
    pub at: Point,
    pub block: Arc<Block>,
}

/// Between two points side by side.
const POINT_GAP: f64 = 2.0;

impl<'a> Curves<'a> {
    /// The curves without quotes; nothing on a map without emotion lanes.
    pub fn new(pass: &Pass<'a>, columns: &[Column]) -> Self {
        if !pass.lanes.iter().any(|lane| lane.role == Role::Emotion) {
            return Self::default();
        }
        let mut curves = Self { height: size::CURVE_HEIGHT, curves: curves(pass, columns), above: 0.0 };
        curves.spread();
        curves.lower(0.0);
        curves
    }

    /// Makes room above the curves.
    pub fn lower(&mut self, by: f64) {
        self.above += by;
        self.height += by;
        for curve in &mut self.curves {
            curve.points.iter_mut().for_each(|point| point.at.y += by);
            curve.tangents = tangents(&curve.points);
        }
    }

    /// Moves points of one step that would lie on each other to each other's sides, in the order of the personas.
    fn spread(&mut self) {
        let curves = self.curves.iter().enumerate();
        let mut points: Vec<(usize, f64, usize, usize)> = curves
            .flat_map(|(curve, it)| it.points.iter().enumerate().map(move |(at, point)| (curve, at, point)))
            .map(|(curve, at, point)| (point.number, point.at.y, curve, at))
            .collect();
        points.sort_by(|one, other| (one.0, one.1).partial_cmp(&(other.0, other.1)).unwrap_or(one.2.cmp(&other.2)));
        let near = |one: &(usize, f64, usize, usize), other: &(usize, f64, usize, usize)| {
            one.0 == other.0 && other.1 - one.1 < size::POINT + POINT_GAP
        };
        for group in points.chunk_by(near) {
            let mut group: Vec<_> = group.iter().map(|(.., curve, at)| (*curve, *at)).collect();
            group.sort_unstable();
            let last = group.len().saturating_sub(1) as f64;
            for (place, (curve, at)) in group.into_iter().enumerate() {
                let point = self.curves.get_mut(curve).and_then(|curve| curve.points.get_mut(at));
                let Some(point) = point.filter(|_| last > 0.0) else { continue };
                let room = (point.column.1 - point.column.0 - size::POINT).max(0.0);
                let pitch = (size::POINT + POINT_GAP).min(room / last);
                point.at.x += (place as f64 - last / 2.0) * pitch;
            }
        }
    }
}

impl CurvePoint<'_> {
    pub fn area(&self) -> Rect {
        Rect::from_center_size(self.at, (size::POINT, size::POINT))
    }
}

impl<'a> Curve<'a> {
    /// The highest and the lowest place of the curve between two places along inline; `None` where it doesn't run.
    pub fn reach(&self, from: f64, to: f64) -> Option<(f64, f64)> {
        let (first, last) = (self.points.first()?.at.x, self.points.last()?.at.x);
        if to < first || from > last {
            return None;
        }
        // Between two points the curve only rises or only falls: see [`tangents`].
        let ends = [from.max(first), to.min(last)].map(|x| self.height_at(x));
        let start = self.points.partition_point(|point| point.at.x < from);
        let between = self.points.get(start..).unwrap_or_default().iter().take_while(|point| point.at.x <= to);
        let heights = ends.into_iter().flatten().chain(between.map(|point| point.at.y));
        heights.fold(None, |reach: Option<(f64, f64)>, y| {
            Some(reach.map_or((y, y), |(top, bottom)| (top.min(y), bottom.max(y))))
        })
    }

    /// The height of the cubic at a place along inline: its control points are a third of the way from its ends, so x
    /// runs evenly with the parameter, and no equation has to be solved.
    fn height_at(&self, x: f64) -> Option<f64> {
        let after = self.points.partition_point(|point| point.at.x < x);
        let to = self.points.get(after)?;
        let Some(before) = after.checked_sub(1) else { return (to.at.x <= x).then_some(to.at.y) };
        let from = self.points.get(before)?;
        let third = (to.at.x - from.at.x) / 3.0;
        let (leaving, entering) = (self.tangents.get(before)?, self.tangents.get(after)?);
        let along = (x - from.at.x) / (3.0 * third);
        let back = 1.0 - along;
        let (one, other) = (from.at.y + third * leaving, to.at.y - third * entering);
        let ends = back.powi(3) * from.at.y + along.powi(3) * to.at.y;
        Some(ends + 3.0 * back * along * (back * one + along * other))
    }

    /// The curve in parts that begin at points: one for so many columns, or a single one.
    pub fn parts(&self, columns: Option<usize>) -> Vec<CurvePart<'_, 'a>> {
        let number = |point: &CurvePoint<'_>| columns.map_or(0, |columns| point.number / columns.max(1));
        let mut start = 0;
        let parts = self.points.chunk_by(|one, other| number(one) == number(other));
        parts
            .map(|points| {
                let end = start + points.len();
                // The line goes on to where the next part begins.
                let line = start..(end + 1).min(self.points.len());
                let part = CurvePart {
                    curve: self,
                    number: points.first().map_or(0, number),
                    points,
                    line: self.points.get(line.clone()).unwrap_or_default(),
                    tangents: self.tangents.get(line).unwrap_or_default(),
                    is_last: end == self.points.len(),
                };
                start = end;
                part
            })
            .collect()
    }
}

/// Points of a curve, and the line from the first of them on.
pub(super) struct CurvePart<'c, 'a> {
    pub curve: &'c Curve<'a>,
    /// Which of the parts of the curve it is.
    pub number: usize,
    pub points: &'c [CurvePoint<'a>],
    /// The points through which its line runs.
    pub line: &'c [CurvePoint<'a>],
    /// The slope at each of them.
    pub tangents: &'c [f64],
    /// The curve ends in it.
    pub is_last: bool,
}

impl CurvePart<'_, '_> {
    /// The line, from `origin`.
    pub fn path(&self, origin: Point) -> BezPath {
        let mut path = BezPath::new();
        let at = |point: &CurvePoint<'_>| point.at - origin.to_vec2();
        let Some(first) = self.line.first() else { return path };
        path.move_to(at(first));
        for (pair, slopes) in self.line.windows(2).zip(self.tangents.windows(2)) {
            let ([from, to], [leaving, entering]) = (pair, slopes) else { continue };
            let third = (to.at.x - from.at.x) / 3.0;
            path.curve_to(at(from) + vec(third, third * leaving), at(to) - vec(third, third * entering), at(to));
        }
        path
    }
}

fn curves<'a>(pass: &Pass<'a>, columns: &[Column]) -> Vec<Curve<'a>> {
    let mut points: Vec<_> = pass
        .map
        .emotions
        .values()
        .filter_map(|emotion| Some((emotion.persona, pass.order.column(emotion.step)?, emotion)))
        .collect();
    points.sort_by_key(|(persona, column, emotion)| (*persona, *column, emotion.id));
    points.dedup_by_key(|(persona, column, _)| (*persona, *column));
    // A hidden curve keeps its color for when it is shown again.
    let shown = pass.personas().enumerate().filter(|(_, persona)| !persona.hidden);
    let curves = shown.map(|(index, persona)| {
        let start = points.partition_point(|(of, ..)| *of < persona.id);
        let own = points.get(start..).unwrap_or_default().iter().take_while(|(of, ..)| *of == persona.id);
        let points: Vec<_> = own.filter_map(|(_, number, emotion)| point(columns, *number, emotion)).collect();
        let (called, color) = (persona.name.as_str(), pass.theme.curve(index));
        Curve { persona: persona.id, called, color, name: None, points, tangents: Vec::new() }
    });
    curves.filter(|curve| !curve.points.is_empty()).collect()
}

fn point<'a>(columns: &[Column], number: usize, emotion: &'a Emotion) -> Option<CurvePoint<'a>> {
    let column = columns.get(number)?;
    let at = Point::new(f64::midpoint(column.start, column.end), height_of(emotion.value.value()));
    let column = (column.start, column.end);
    Some(CurvePoint { id: emotion.id, at, column, text: emotion.quote.trim(), quote: None, number })
}

/// How far below the top of the curves a feeling is: +2 near the top, −2 near the foot.
pub(super) fn height_of(value: f64) -> f64 {
    size::CURVE_HEIGHT / 2.0 - value / 2.0 * size::CURVE_REACH
}

/// Slopes of a cubic through the points that is monotone between neighbors (Fritsch and Carlson 1980), so that a
/// curve never claims a feeling beyond those that were noted: a spline that is smooth to the second derivative would
/// overshoot. The points' x must increase.
fn tangents(points: &[CurvePoint<'_>]) -> Vec<f64> {
    let slopes: Vec<f64> = points.windows(2).map(secant).collect();
    let tangent = |index: usize| {
        let before = index.checked_sub(1).and_then(|at| slopes.get(at)).copied();
        match (before, slopes.get(index).copied()) {
            (Some(before), Some(after)) if before * after <= 0.0 => 0.0,
            // The harmonic mean keeps within three times the smaller slope, which is enough for monotony.
            (Some(before), Some(after)) => 2.0 * before * after / (before + after),
            (Some(slope), None) | (None, Some(slope)) => slope,
            (None, None) => 0.0,
        }
    };
    (0..points.len()).map(tangent).collect()
}

fn secant(pair: &[CurvePoint<'_>]) -> f64 {
    match pair {
        [from, to] if to.at.x > from.at.x => (to.at.y - from.at.y) / (to.at.x - from.at.x),
        _ => 0.0,
    }
}
