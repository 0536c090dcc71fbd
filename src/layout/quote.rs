//! Where quotes stand beside the points of the emotion curves.
//!
//! A quote stands near its face, within its column, where no curve runs, no face and no other quote is; where the
//! curves leave no room the lane grows below them. Above them there is room for two lines as soon as there is any
//! quote: it must not depend on the feelings, or a point that is dragged would run away from the pointer.
//!
//! Step by step and persona by persona each quote takes the nearest place that is still free, and none moves again.
//! That isn't the best arrangement of all, but a quote stays where it is when one of a later step changes.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::curve::{Curve, Curves, Quote};
use super::pass::{Pass, vec};
use crate::geom::{Point, Rect, Size};
use crate::text::{Align, Block, Engine};
use crate::theme::{TextRole, size};

/// Between a face and its quote.
const GAP: f64 = 2.0;
/// Between a quote and the edges of its column, a curve, another quote.
const MARGIN: f64 = 6.0;
/// What a quote keeps clear of lines by.
const CLEAR: f64 = 2.0;
/// How far a quote moves on to look for room.
const STRIDE: f64 = 4.0;
/// The dot of a persona's color before a quote, with the space after it.
pub(super) const SPEAKER: f64 = 12.0;

/// Where more curves than this run through a column, no quote finds room between them, and looking for it would take
/// personas × personas × steps: they stand below the curves.
const MOST_CURVES: usize = 24;

/// Shapes the quotes and puts them to their places.
pub(super) fn place(pass: &Pass<'_>, engine: &mut Engine, curves: &mut Curves<'_>) {
    let mut quotes = shape(pass, engine, curves);
    let lines = f64::from(TextRole::Caption.style().line_height) * 2.0;
    let tallest = quotes.iter().map(|quote| quote.whole.size().height.min(lines) + GAP).fold(0.0, f64::max);
    if tallest > 0.0 {
        curves.lower(tallest);
    }
    quotes.sort_by_key(|quote| (quote.number, quote.curve));
    place_all(curves, &quotes);
}

struct ShapedQuote {
    /// The number of the column.
    number: usize,
    curve: usize,
    at: usize,
    /// The room for the dot that tells several personas apart.
    speaker: f64,
    whole: Arc<Block>,
    /// In about half the width, where it is wider.
    narrow: Option<Arc<Block>>,
}

/// Shapes the quotes, each as wide as its column allows.
fn shape(pass: &Pass<'_>, engine: &mut Engine, curves: &Curves<'_>) -> Vec<ShapedQuote> {
    let mut quotes = Vec::new();
    let speaker = if curves.curves.len() > 1 { SPEAKER } else { 0.0 };
    for (curve, it) in curves.curves.iter().enumerate() {
        for (at, point) in it.points.iter().enumerate().filter(|(_, point)| !point.text.is_empty()) {
            let room = (point.column.1 - point.column.0 - 2.0 * MARGIN - speaker).max(1.0);
            let mut shape = |width| {
                let request = |width| TextRole::Caption.request(point.text, Some(width), Align::Center, pass.flow);
                let ink = engine.block(&request(width)).ink_width();
                // As wide as what is written, so that a press beside the text doesn't take hold of it.
                engine.block(&request((ink.ceil() + 1.0).min(width).max(1.0)))
            };
            let whole = shape(room);
            let half = (room / 2.0 - speaker).max(1.0);
            let narrow = (whole.size().width > half && half > 40.0).then(|| shape(half));
            quotes.push(ShapedQuote { number: point.number, curve, at, speaker, whole, narrow });
        }
    }
    quotes
}

fn place_all(curves: &mut Curves<'_>, quotes: &[ShapedQuote]) {
    if quotes.is_empty() {
        return;
    }
    let points = curves.curves.iter().flat_map(|curve| &curve.points);
    let mut faces: Vec<_> = points.map(|point| (point.number, point.face())).collect();
    faces.sort_by_key(|(number, _)| *number);
    let mut sweep = Sweep::new(&curves.curves);
    for quotes in quotes.chunk_by(|one, other| one.number == other.number) {
        let Some(number) = quotes.first().map(|quote| quote.number) else { continue };
        let at = |number: usize| faces.partition_point(|(column, _)| *column < number);
        let own = faces.get(at(number)..at(number + 1)).unwrap_or_default();
        let crossing = sweep.at(number);
        let mut room = ColumnRoom {
            crossing,
            zero: curves.above + size::CURVE_HEIGHT / 2.0,
            lowest: own.iter().map(|(_, face)| face.y1).fold(curves.above + size::CURVE_HEIGHT, f64::max),
            taken: own.iter().map(|(_, face)| *face).collect(),
        };
        for quote in quotes {
            let Some(place) = room.find(&curves.curves, quote) else { continue };
            curves.height = curves.height.max((place.area.y1 + GAP).ceil());
            room.take(place.area.inflate(MARGIN, CLEAR));
            let point = curves.curves.get_mut(quote.curve).and_then(|curve| curve.points.get_mut(quote.at));
            if let Some(point) = point {
                let at = place.area.origin() + vec(quote.speaker, 0.0);
                point.quote = Some(Quote { at, block: place.block });
            }
        }
    }
}

/// What there is in a column.
struct ColumnRoom {
    /// The curves that run through it; `None` when they are too many to look between them.
    crossing: Option<Vec<usize>>,
    /// The height of the zero line.
    zero: f64,
    /// Where faces, curves and quotes end.
    lowest: f64,
    /// Faces, and the quotes that have their places.
    taken: Vec<Rect>,
}

struct QuotePlace {
    area: Rect,
    block: Arc<Block>,
}

impl ColumnRoom {
    fn take(&mut self, area: Rect) {
        self.lowest = self.lowest.max(area.y1);
        self.taken.push(area);
    }

    /// The nearest free place: over or under the face, there in the middle, to a side of it, or narrower.
    fn find(&self, curves: &[Curve<'_>], quote: &ShapedQuote) -> Option<QuotePlace> {
        let curve = curves.get(quote.curve)?;
        let point = curve.points.get(quote.at)?;
        let (start, end) = (point.column.0 + MARGIN, point.column.1 - MARGIN);
        if let Some(crossing) = &self.crossing {
            let crossing: Vec<_> = crossing.iter().filter_map(|at| curves.get(*at)).collect();
            let at_edge = |x| curve.reach(x, x).map_or(point.at.y, |(y, _)| y);
            let is_peak = at_edge(start) > point.at.y && at_edge(end) > point.at.y;
            if let Some(place) = self.near(quote, point.at, (start, end), is_peak, &crossing) {
                return Some(place);
            }
        }
        // Below all that is there, whatever it is.
        let width = quote.whole.size().width + quote.speaker;
        let x = (point.at.x - width / 2.0).clamp(start, (end - width).max(start));
        let area = Rect::from_origin_size((x, self.lowest + CLEAR), (width, quote.whole.size().height));
        Some(QuotePlace { area, block: Arc::clone(&quote.whole) })
    }

    /// The nearest free place between the curves, first on the side of a face where its curve leaves more room.
    fn near(
        &self,
        quote: &ShapedQuote,
        face: Point,
        (start, end): (f64, f64),
        is_peak: bool,
        crossing: &[&Curve<'_>],
    ) -> Option<QuotePlace> {
        let reach = size::FACE / 2.0 + GAP;
        let beside = size::FACE / 2.0 + MARGIN;
        let blocks = [Some(&quote.whole), quote.narrow.as_ref()].into_iter().flatten();
        let mut strips: Vec<QuoteStrip<'_>> = blocks
            .flat_map(|block| {
                let Size { width, height } = block.size();
                let width = width + quote.speaker;
                let most = (end - width).max(start);
                let x = face.x;
                let places = [x - width / 2.0, x + beside, x - beside - width, start, most, x, x - width];
                places.map(|x| {
                    let area = Rect::from_origin_size((x.clamp(start, most), 0.0), (width, height));
                    QuoteStrip { block, area, filled: None }
                })
            })
            .collect();
        let mut away = 0.0;
        while face.y + reach + away <= self.lowest + STRIDE {
            for above in [is_peak, !is_peak] {
                for strip in &mut strips {
                    let height = strip.area.height();
                    let top = if above { face.y - reach - away - height } else { face.y + reach + away };
                    if top >= 0.0 && strip.is_free(top, self, crossing) {
                        let area = strip.area + vec(0.0, top);
                        return Some(QuotePlace { area, block: Arc::clone(strip.block) });
                    }
                }
            }
            away += STRIDE;
        }
        None
    }
}

/// Where a block may stand along inline, and what is above and below it there.
struct QuoteStrip<'a> {
    block: &'a Arc<Block>,
    /// Its box, at the top of the lane.
    area: Rect,
    /// From where to where the strip is filled, from top to bottom: found once, when it is first asked for, and not
    /// again for each height that is tried.
    filled: Option<[Vec<(f64, f64)>; 2]>,
}

impl QuoteStrip<'_> {
    fn is_free(&mut self, top: f64, room: &ColumnRoom, crossing: &[&Curve<'_>]) -> bool {
        let Rect { x0, x1, .. } = self.area;
        let bottom = self.area.y1 + top;
        let [lines, areas] = self.filled.get_or_insert_with(|| {
            let curves = crossing.iter().filter_map(|curve| curve.reach(x0, x1));
            let lines = curves.chain([(room.zero, room.zero)]).map(|(top, bottom)| (top - CLEAR, bottom + CLEAR));
            let areas = room.taken.iter().filter(|taken| taken.x0 <= x1 && taken.x1 >= x0);
            [merged(lines.collect()), merged(areas.map(|taken| (taken.y0, taken.y1)).collect())]
        });
        !lines.iter().any(|(from, to)| *from < bottom && *to > top)
            && !areas.iter().any(|(from, to)| *from <= bottom && *to >= top)
    }
}

/// The same with those joined that lie over each other, in order.
fn merged(mut spans: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    spans.sort_by(|one, other| one.0.total_cmp(&other.0));
    spans.dedup_by(|next, last| {
        let is_over = next.0 < last.1;
        if is_over {
            last.1 = last.1.max(next.1);
        }
        is_over
    });
    spans
}

/// Goes through the columns from first to last, and knows which curves run through each.
struct Sweep {
    /// The first and the last column of each curve, by the first; those that have not begun come after `next`.
    curves: Vec<(usize, usize, usize)>,
    next: usize,
    /// The last column of those that have not ended, and which they are.
    open: BTreeSet<(usize, usize)>,
}

impl Sweep {
    fn new(curves: &[Curve<'_>]) -> Self {
        let ends = curves.iter().enumerate().filter_map(|(at, curve)| {
            let (first, last) = (curve.points.first()?, curve.points.last()?);
            Some((first.number, last.number, at))
        });
        let mut curves: Vec<_> = ends.collect();
        curves.sort_unstable();
        Self { curves, next: 0, open: BTreeSet::new() }
    }

    /// The curves that run through a column, which must not be before the last one that was asked for.
    fn at(&mut self, number: usize) -> Option<Vec<usize>> {
        while let Some((_, last, curve)) = self.curves.get(self.next).filter(|(first, ..)| *first <= number) {
            self.open.insert((*last, *curve));
            self.next += 1;
        }
        while self.open.first().is_some_and(|(last, _)| *last < number) {
            self.open.pop_first();
        }
        (self.open.len() <= MOST_CURVES).then(|| self.open.iter().map(|(_, curve)| *curve).collect())
    }
}
