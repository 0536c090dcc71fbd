//! Where the points of the emotion curves are, and where what is said at them stands.
//!
//! All of it follows from the columns alone, so that the lane can be as high as it must be before rows are placed.
//! Faces of one step that would lie on each other stand side by side. A quote stands near its face, within its column,
//! where no curve runs, no face and no other quote is; where the curves leave no room the lane grows below them. Above
//! them there is room for two lines as soon as something is said: it must not depend on the feelings, or a point that
//! is dragged would run away from the pointer.

use std::sync::Arc;

use super::grid::Column;
use super::header::curve_color;
use super::{Pass, vec};
use crate::geom::{BezPath, Point, Rect, Size};
use crate::model::{Emotion, EmotionId, PersonaId, Role};
use crate::scene::Color;
use crate::text::{Align, Block, Engine};
use crate::theme::{TextRole, size};

/// The curves of a map, as every emotion lane shows them. Heights are from the top of the lane's content.
#[derive(Default)]
pub(super) struct Feelings<'a> {
    /// How far down the curves begin.
    pub above: f64,
    /// How high the lane's content is.
    pub height: f64,
    /// One a persona.
    pub curves: Vec<Curve<'a>>,
}

/// The curve of a persona.
pub(super) struct Curve<'a> {
    pub persona: PersonaId,
    pub color: Color,
    /// In the order of the steps.
    pub nodes: Vec<Node<'a>>,
    /// The slope at each of them.
    tangents: Vec<f64>,
}

/// A point of a curve.
pub(super) struct Node<'a> {
    pub id: EmotionId,
    pub value: f64,
    /// The middle of its face.
    pub at: Point,
    /// Where its column starts and ends, along inline.
    pub column: (f64, f64),
    pub text: &'a str,
    pub quote: Option<Quote>,
    number: usize,
}

/// What is said at a point.
pub(super) struct Quote {
    /// The corner of its text.
    pub at: Point,
    pub block: Arc<Block>,
}

/// Between a face and its quote.
const QUOTE_GAP: f64 = 2.0;
/// Between a quote and the edges of its column, a curve, another quote.
const QUOTE_MARGIN: f64 = 6.0;
/// What a quote keeps clear of lines by.
const CLEAR: f64 = 2.0;
/// How far a quote moves on to look for room.
const QUOTE_STEP: f64 = 4.0;
/// The dot of a persona's colour, with the space after it.
pub(super) const SPEAKER: f64 = 12.0;
/// Between two faces side by side.
const FACE_GAP: f64 = 2.0;

impl<'a> Feelings<'a> {
    /// Where everything is; nothing on a map without emotion lanes.
    pub fn of(pass: &Pass<'a>, engine: &mut Engine, columns: &[Column]) -> Self {
        if !pass.lanes.iter().any(|lane| lane.role == Role::Emotion) {
            return Self::default();
        }
        let mut feelings = Self { height: size::CURVE_HEIGHT, curves: curves(pass, columns), above: 0.0 };
        feelings.spread();
        let mut said = feelings.shape(pass, engine);
        let lines = f64::from(TextRole::Caption.style().line_height) * 2.0;
        let tallest = said.iter().map(|said| said.whole.size().height.min(lines) + QUOTE_GAP).fold(0.0, f64::max);
        feelings.above = tallest;
        feelings.height += tallest;
        for curve in &mut feelings.curves {
            curve.nodes.iter_mut().for_each(|node| node.at.y += tallest);
            curve.tangents = tangents(&curve.nodes);
        }
        said.sort_by_key(|said| (said.number, said.curve));
        feelings.say(said);
        feelings
    }

    /// Moves faces of one step that would lie on each other to each other's sides.
    fn spread(&mut self) {
        let curves = self.curves.iter().enumerate();
        let mut faces: Vec<(usize, f64, usize, usize)> = curves
            .flat_map(|(curve, it)| it.nodes.iter().enumerate().map(move |(at, node)| (curve, at, node)))
            .map(|(curve, at, node)| (node.number, node.at.y, curve, at))
            .collect();
        faces.sort_by(|one, other| (one.0, one.1).partial_cmp(&(other.0, other.1)).unwrap_or(one.2.cmp(&other.2)));
        let near = |one: &(usize, f64, usize, usize), other: &(usize, f64, usize, usize)| {
            one.0 == other.0 && other.1 - one.1 < size::FACE + FACE_GAP
        };
        for group in faces.chunk_by(near) {
            let mut group: Vec<_> = group.iter().map(|(.., curve, at)| (*curve, *at)).collect();
            group.sort_unstable();
            let last = group.len().saturating_sub(1) as f64;
            for (place, (curve, at)) in group.into_iter().enumerate() {
                let node = self.curves.get_mut(curve).and_then(|curve| curve.nodes.get_mut(at));
                let Some(node) = node.filter(|_| last > 0.0) else { continue };
                let room = (node.column.1 - node.column.0 - size::FACE).max(0.0);
                let pitch = (size::FACE + FACE_GAP).min(room / last);
                node.at.x += (place as f64 - last / 2.0) * pitch;
            }
        }
    }

    /// Shapes what is said, each as wide as its column allows.
    fn shape(&self, pass: &Pass<'_>, engine: &mut Engine) -> Vec<Said> {
        let mut said = Vec::new();
        let speaker = if self.curves.len() > 1 { SPEAKER } else { 0.0 };
        for (curve, it) in self.curves.iter().enumerate() {
            for (at, node) in it.nodes.iter().enumerate().filter(|(_, node)| !node.text.is_empty()) {
                let room = (node.column.1 - node.column.0 - 2.0 * QUOTE_MARGIN - speaker).max(1.0);
                let mut shape = |width| {
                    let request = |width| TextRole::Caption.request(node.text, Some(width), Align::Center, pass.flow);
                    let ink = engine.block(&request(width)).ink_width();
                    // As wide as what is written, so that nobody takes hold of it beside that.
                    engine.block(&request((ink.ceil() + 1.0).min(width).max(1.0)))
                };
                let whole = shape(room);
                let half = (room / 2.0 - speaker).max(1.0);
                let narrow = (whole.size().width > half && half > 40.0).then(|| shape(half));
                said.push(Said { number: node.number, curve, at, speaker, whole, narrow });
            }
        }
        said
    }

    /// Puts what is said to its places, step by step.
    fn say(&mut self, said: Vec<Said>) {
        for said in said.chunk_by(|one, other| one.number == other.number) {
            let mut taken: Vec<Rect> = Vec::new();
            for curve in &self.curves {
                let at = curve.nodes.partition_point(|node| Some(node.number) < said.first().map(|said| said.number));
                let node = curve.nodes.get(at).filter(|node| said.first().is_some_and(|it| it.number == node.number));
                taken.extend(node.map(Node::face));
            }
            for said in said {
                let Some(place) = self.room_for(said, &taken) else { continue };
                self.height = self.height.max((place.area.y1 + QUOTE_GAP).ceil());
                taken.push(place.area.inflate(QUOTE_MARGIN, CLEAR));
                let node = self.curves.get_mut(said.curve).and_then(|curve| curve.nodes.get_mut(said.at));
                if let Some(node) = node {
                    let at = place.area.origin() + vec(said.speaker, 0.0);
                    node.quote = Some(Quote { at, block: place.block });
                }
            }
        }
    }

    /// The nearest free place: over or under the face, there in the middle, to a side of it, or narrower.
    fn room_for(&self, said: &Said, taken: &[Rect]) -> Option<Place> {
        let curve = self.curves.get(said.curve)?;
        let node = curve.nodes.get(said.at)?;
        let (start, end) = (node.column.0 + QUOTE_MARGIN, node.column.1 - QUOTE_MARGIN);
        let lowest = taken.iter().map(|area| area.y1).fold(self.above + size::CURVE_HEIGHT, f64::max);
        let reach = size::FACE / 2.0 + QUOTE_GAP;
        let at_edge = |x| curve.reach(x, x).map_or(node.at.y, |(y, _)| y);
        let is_peak = at_edge(start) > node.at.y && at_edge(end) > node.at.y;
        let beside = size::FACE / 2.0 + QUOTE_MARGIN;
        let mut away = 0.0;
        while node.at.y + reach + away <= lowest + QUOTE_STEP {
            for above in [is_peak, !is_peak] {
                for block in [Some(&said.whole), said.narrow.as_ref()].into_iter().flatten() {
                    let Size { width, height } = block.size();
                    let width = width + said.speaker;
                    let top = if above { node.at.y - reach - away - height } else { node.at.y + reach + away };
                    if top < 0.0 {
                        continue;
                    }
                    let most = (end - width).max(start);
                    let x = node.at.x;
                    let places = [x - width / 2.0, x + beside, x - beside - width, start, most, x, x - width];
                    for x in places {
                        let area = Rect::from_origin_size((x.clamp(start, most), top), (width, height));
                        if self.is_free(area, taken) {
                            return Some(Place { area, block: Arc::clone(block) });
                        }
                    }
                }
            }
            away += QUOTE_STEP;
        }
        // Below all that is there, whatever it is.
        let width = said.whole.size().width + said.speaker;
        let x = (node.at.x - width / 2.0).clamp(start, (end - width).max(start));
        let area = Rect::from_origin_size((x, lowest + CLEAR), (width, said.whole.size().height));
        Some(Place { area, block: Arc::clone(&said.whole) })
    }

    fn is_free(&self, area: Rect, taken: &[Rect]) -> bool {
        let meets = |(top, bottom): (f64, f64)| top - CLEAR < area.y1 && bottom + CLEAR > area.y0;
        let zero = self.above + size::CURVE_HEIGHT / 2.0;
        !meets((zero, zero))
            && !taken.iter().any(|taken| taken.overlaps(area))
            && !self.curves.iter().filter_map(|curve| curve.reach(area.x0, area.x1)).any(meets)
    }
}

/// A text to be placed.
struct Said {
    /// The number of the column.
    number: usize,
    curve: usize,
    at: usize,
    /// The room for who says it, where several do.
    speaker: f64,
    whole: Arc<Block>,
    /// In about half the width, where it is wider.
    narrow: Option<Arc<Block>>,
}

struct Place {
    area: Rect,
    block: Arc<Block>,
}

impl Node<'_> {
    fn face(&self) -> Rect {
        Rect::from_center_size(self.at, (size::FACE, size::FACE))
    }
}

impl Curve<'_> {
    /// The highest and the lowest place of the curve between two places along inline; `None` where it doesn't run.
    fn reach(&self, from: f64, to: f64) -> Option<(f64, f64)> {
        let (first, last) = (self.nodes.first()?.at.x, self.nodes.last()?.at.x);
        if to < first || from > last {
            return None;
        }
        // Between two points the curve only rises or only falls.
        let ends = [from.max(first), to.min(last)].map(|x| self.height_at(x));
        let start = self.nodes.partition_point(|node| node.at.x < from);
        let between = self.nodes.get(start..).unwrap_or_default().iter().take_while(|node| node.at.x <= to);
        let heights = ends.into_iter().flatten().chain(between.map(|node| node.at.y));
        heights.fold(None, |reach: Option<(f64, f64)>, y| {
            Some(reach.map_or((y, y), |(top, bottom)| (top.min(y), bottom.max(y))))
        })
    }

    fn height_at(&self, x: f64) -> Option<f64> {
        let after = self.nodes.partition_point(|node| node.at.x < x);
        let to = self.nodes.get(after)?;
        let Some(before) = after.checked_sub(1) else { return (to.at.x <= x).then_some(to.at.y) };
        let from = self.nodes.get(before)?;
        let third = (to.at.x - from.at.x) / 3.0;
        let (leaving, entering) = (self.tangents.get(before)?, self.tangents.get(after)?);
        let along = (x - from.at.x) / (3.0 * third);
        let back = 1.0 - along;
        let (one, other) = (from.at.y + third * leaving, to.at.y - third * entering);
        let ends = back.powi(3) * from.at.y + along.powi(3) * to.at.y;
        Some(ends + 3.0 * back * along * (back * one + along * other))
    }

    /// The line through the points, from `origin`.
    pub fn path(&self, origin: Point) -> BezPath {
        let mut path = BezPath::new();
        let at = |node: &Node<'_>| node.at - origin.to_vec2();
        let Some(first) = self.nodes.first() else { return path };
        path.move_to(at(first));
        for (pair, slopes) in self.nodes.windows(2).zip(self.tangents.windows(2)) {
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
        .filter_map(|emotion| Some((emotion.persona, *pass.order.column.get(&emotion.step)?, emotion)))
        .collect();
    points.sort_by_key(|(persona, column, emotion)| (*persona, *column, emotion.id));
    points.dedup_by_key(|(persona, column, _)| (*persona, *column));
    // A hidden curve keeps its colour for when it is shown again.
    let shown = pass.order.personas.iter().enumerate().filter(|(_, persona)| !persona.hidden);
    let curves = shown.map(|(index, persona)| {
        let start = points.partition_point(|(of, ..)| *of < persona.id);
        let own = points.get(start..).unwrap_or_default().iter().take_while(|(of, ..)| *of == persona.id);
        let nodes: Vec<_> = own.filter_map(|(_, number, emotion)| node(columns, *number, emotion)).collect();
        Curve { persona: persona.id, color: curve_color(pass, index), nodes, tangents: Vec::new() }
    });
    curves.filter(|curve| !curve.nodes.is_empty()).collect()
}

fn node<'a>(columns: &[Column], number: usize, emotion: &'a Emotion) -> Option<Node<'a>> {
    let column = columns.get(number)?;
    let value = emotion.value.value();
    let at = Point::new(f64::midpoint(column.start, column.end), height_of(value));
    let column = (column.start, column.end);
    Some(Node { id: emotion.id, value, at, column, text: emotion.quote.trim(), quote: None, number })
}

/// How far below the top of the curves a feeling is: +2 near the top, −2 near the foot.
fn height_of(value: f64) -> f64 {
    let reach = size::CURVE_HEIGHT / 2.0 - size::FACE / 2.0;
    size::CURVE_HEIGHT / 2.0 - value / 2.0 * reach
}

/// Slopes of a cubic through the points that is monotone between neighbours (Fritsch and Carlson 1980), so that a
/// curve never claims a feeling beyond those that were noted. The points' x must increase.
fn tangents(nodes: &[Node<'_>]) -> Vec<f64> {
    let slopes: Vec<f64> = nodes.windows(2).map(secant).collect();
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
    (0..nodes.len()).map(tangent).collect()
}

fn secant(pair: &[Node<'_>]) -> f64 {
    match pair {
        [from, to] if to.at.x > from.at.x => (to.at.y - from.at.y) / (to.at.x - from.at.x),
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Shape as _;
    use crate::model::Id;

    fn curve(heights: &[f64]) -> Curve<'static> {
        let id = EmotionId::from(Id::new("e").unwrap_or_else(|_| unreachable!()));
        let node = |(number, y): (usize, &f64)| {
            let at = Point::new(number as f64 * 100.0, *y);
            Node { id, value: 0.0, at, column: (at.x - 40.0, at.x + 40.0), text: "", quote: None, number }
        };
        let nodes: Vec<_> = heights.iter().enumerate().map(node).collect();
        let tangents = tangents(&nodes);
        let persona = PersonaId::from(Id::new("p").unwrap_or_else(|_| unreachable!()));
        Curve { persona, color: Color::hex(0), nodes, tangents }
    }

    #[test]
    fn a_curve_never_goes_beyond_its_points() {
        let bounds = curve(&[3.0, 80.0, 80.0, 10.0, 60.0]).path(Point::ZERO).bounding_box();
        assert!(bounds.y0 >= 3.0 - 1e-6 && bounds.y1 <= 80.0 + 1e-6, "{bounds:?}");
    }

    #[test]
    fn a_better_feeling_is_higher_up() {
        assert!(height_of(2.0) < height_of(0.5) && height_of(0.5) < height_of(-2.0));
        assert!((height_of(0.0) - size::CURVE_HEIGHT / 2.0).abs() < 1e-9);
    }

    #[test]
    fn a_curve_reaches_as_far_as_it_is_drawn() {
        let curve = curve(&[3.0, 80.0, 80.0, 10.0, 60.0]);
        let path = curve.path(Point::ZERO);
        for from in 0..40 {
            let (x0, x1) = (f64::from(from) * 10.0, f64::from(from) * 10.0 + 30.0);
            let mut drawn: Option<(f64, f64)> = None;
            kurbo::flatten(path.iter(), 0.001, |element| {
                if let Some(at) = element.end_point().filter(|at| (x0..=x1).contains(&at.x)) {
                    drawn = Some(drawn.map_or((at.y, at.y), |(top, foot)| (top.min(at.y), foot.max(at.y))));
                }
            });
            let Some((top, foot)) = drawn else { continue };
            let (highest, lowest) = curve.reach(x0, x1).unwrap_or_default();
            assert!(highest <= top + 0.1 && lowest >= foot - 0.1, "{x0}: {top} {foot} in {highest} {lowest}");
        }
        assert_eq!(curve.reach(-50.0, -1.0), None);
        assert_eq!(curve.reach(401.0, 500.0), None);
    }
}
