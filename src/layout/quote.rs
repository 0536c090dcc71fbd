//! Where quotes stand beside the points of the emotion curves, and the names of the personas at the ends of their lines.
//!
//! A quote stands near its face, within its column, where no curve runs, no face and no other quote is; where the
//! curves leave no room the lane grows below them. Above them there is room for two lines as soon as there is any
//! quote: it must not depend on the feelings, or a point that is dragged would run away from the pointer.
//!
//! Step by step and persona by persona each quote takes the nearest place that is still free, and none moves again.
//! That isn't the best arrangement of all, but a quote stays where it is when one of a later step changes. Names come
//! before the quotes of their step: they stand in one line beside the last point if they can; one that is longer than its
//! column is wide has two lines.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::curve::{Curve, CurvePoint, Curves, Quote};
use super::pass::{Pass, vec};
use crate::geom::{Point, Rect, Size};
use crate::i18n::one_line;
use crate::text::{Align, Block, Engine};
use crate::theme::{TextRole, size};

/// Between a point and its quote.
const GAP: f64 = 2.0;
/// Between a quote and the edges of its column, a curve, another quote.
const MARGIN: f64 = 6.0;
/// What a quote keeps clear of lines by.
const CLEAR: f64 = 2.0;
/// Between a quote and the top and the foot of the lane's content: with the padding of lanes it has the air of the curves.
const INSET: f64 = size::CURVE_AIR;
/// How far a quote moves on to look for room.
const STRIDE: f64 = 4.0;
/// The dot of a persona's color before a quote, with the space after it.
pub(super) const SPEAKER: f64 = 12.0;

/// More names than this would not be readable.
const MOST_NAMES: usize = 100;
/// A name is cut to so many characters before it is measured.
const LONGEST_NAME: usize = 80;

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
    quotes.extend(names(pass, engine, curves));
    quotes.sort_by_key(|quote| (quote.number, !quote.is_name, quote.curve));
    place_all(curves, &quotes);
}

/// A quote, or the name of a persona at the last point.
struct ShapedQuote {
    is_name: bool,
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
            quotes.push(ShapedQuote { is_name: false, number: point.number, curve, at, speaker, whole, narrow });
        }
    }
    quotes
}

/// Shapes the names, each in one line no longer than its column is wide, or in two if it fits into them. One curve needs no
/// name: the title has it.
fn names(pass: &Pass<'_>, engine: &mut Engine, curves: &Curves<'_>) -> Vec<ShapedQuote> {
    if pass.order.personas().len() <= 1 {
        return Vec::new();
    }
    let named = curves.curves.iter().enumerate().filter(|(_, curve)| !curve.called.trim().is_empty()).take(MOST_NAMES);
    let shaped = named.filter_map(|(curve, it)| {
        let at = it.points.len().checked_sub(1)?;
        let point = it.points.last()?;
        let room = (point.column.1 - point.column.0 - 2.0 * MARGIN).max(1.0);
        let called = one_line(it.called);
        let whole = two_lines(pass, engine, &called, room).unwrap_or_else(|| line(pass, engine, &called, room));
        Some(ShapedQuote { is_name: true, number: point.number, curve, at, speaker: 0.0, whole, narrow: None })
    });
    shaped.collect()
}

/// A text that needs two lines, of about the same length; `None` when it needs fewer or more, or a word is too long.
fn two_lines(pass: &Pass<'_>, engine: &mut Engine, text: &str, room: f64) -> Option<Arc<Block>> {
    if text.chars().nth(LONGEST_NAME).is_some() {
        return None;
    }
    let mut shape = |width: f64| engine.block(&TextRole::Caption.request(text, Some(width), Align::Start, pass.flow));
    let is_whole = |block: &Block| block.lines().len() == 2 && block.ink_width() <= room;
    let widest = shape(room);
    if !is_whole(&widest) {
        return None;
    }
    let (mut fits, mut fails) = (room, room / 2.0);
    while fits - fails > STRIDE {
        let middle = f64::midpoint(fits, fails);
        if is_whole(&shape(middle)) { fits = middle } else { fails = middle }
    }
    Some(shape(fits)).filter(|block| is_whole(block)).or(Some(widest))
}

/// A text in one line, its end replaced by an ellipsis where it is longer than the room.
fn line(pass: &Pass<'_>, engine: &mut Engine, text: &str, room: f64) -> Arc<Block> {
    let mut shape = |text: &str| {
        let request = |width| TextRole::Caption.request(text, width, Align::Start, pass.flow);
        let ink = engine.block(&request(None)).ink_width();
        engine.block(&request(Some((ink.ceil() + 1.0).max(1.0))))
    };
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).take(LONGEST_NAME).collect();
    let beginning = |count: usize| text.get(..ends.get(count).copied().unwrap_or_default()).unwrap_or_default();
    let longest = ends.len().saturating_sub(1);
    if beginning(longest).len() == text.len() {
        let whole = shape(text);
        if whole.size().width <= room {
            return whole;
        }
    }
    let (mut fits, mut fails) = (0, longest + 1);
    while fits + 1 < fails {
        let half = usize::midpoint(fits, fails);
        if shape(&format!("{}…", beginning(half).trim_end())).size().width <= room {
            fits = half;
        } else {
            fails = half;
        }
    }
    shape(&format!("{}…", beginning(fits).trim_end()))
}

fn place_all(curves: &mut Curves<'_>, quotes: &[ShapedQuote]) {
    if quotes.is_empty() {
        return;
    }
    let points = curves.curves.iter().flat_map(|curve| &curve.points);
    let mut areas: Vec<_> = points.map(|point| (point.number, point.area())).collect();
    areas.sort_by_key(|(number, _)| *number);
    let mut sweep = Sweep::new(&curves.curves);
    for quotes in quotes.chunk_by(|one, other| one.number == other.number) {
        let Some(number) = quotes.first().map(|quote| quote.number) else { continue };
        let at = |number: usize| areas.partition_point(|(column, _)| *column < number);
        let own = areas.get(at(number)..at(number + 1)).unwrap_or_default();
        let crossing = sweep.at(number);
        let mut room = ColumnRoom {
            crossing,
            zero: curves.above + size::CURVE_HEIGHT / 2.0,
            lowest: own.iter().map(|(_, area)| area.y1).fold(curves.above + size::CURVE_HEIGHT, f64::max),
            taken: own.iter().map(|(_, area)| *area).collect(),
        };
        for quote in quotes {
            let Some(place) = room.find(&curves.curves, quote) else { continue };
            curves.height = curves.height.max((place.area.y1 + INSET).ceil());
            room.take(place.area.inflate(MARGIN, CLEAR));
            let placed = Quote { at: place.area.origin() + vec(quote.speaker, 0.0), block: place.block };
            let Some(curve) = curves.curves.get_mut(quote.curve) else { continue };
            match curve.points.get_mut(quote.at) {
                _ if quote.is_name => curve.name = Some(placed),
                Some(point) => point.quote = Some(placed),
                None => {}
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
    /// Where points, curves and quotes end.
    lowest: f64,
    /// Points, and the quotes that have their places.
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

    /// The nearest free place: over or under the point, there in the middle, to a side of it, or narrower.
    fn find(&self, curves: &[Curve<'_>], quote: &ShapedQuote) -> Option<QuotePlace> {
        let curve = curves.get(quote.curve)?;
        let point = curve.points.get(quote.at)?;
        let (start, end) = (point.column.0 + MARGIN, point.column.1 - MARGIN);
        if let Some(crossing) = &self.crossing {
            let crossing: Vec<_> = crossing.iter().filter_map(|at| curves.get(*at)).collect();
            let at_edge = |x| curve.reach(x, x).map_or(point.at.y, |(y, _)| y);
            let is_peak = at_edge(start) > point.at.y && at_edge(end) > point.at.y;
            let beside = || self.beside(quote, point, &crossing);
            if let Some(place) = quote.is_name.then(beside).flatten() {
                return Some(place);
            }
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

    /// The free place beside the last point that is nearest to its height, within the column.
    fn beside(&self, quote: &ShapedQuote, last: &CurvePoint<'_>, crossing: &[&Curve<'_>]) -> Option<QuotePlace> {
        /// How far from the height of the point a name may be.
        const MOST: i32 = 4;
        let Size { width, height } = quote.whole.size();
        let start = last.at.x + size::POINT / 2.0 + MARGIN;
        if start + width > last.column.1 {
            return None;
        }
        let area = Rect::from_origin_size((start, 0.0), (width, height));
        let mut strip = QuoteStrip { block: &quote.whole, area, filled: None };
        let tops = (0..=MOST).flat_map(|away| [-away, away]).map(|away| f64::from(away) * STRIDE);
        let mut tops = tops.map(|away| last.at.y - height / 2.0 + away);
        let top = tops.find(|top| *top >= INSET && strip.is_free(*top, self, crossing))?;
        Some(QuotePlace { area: area + vec(0.0, top), block: Arc::clone(&quote.whole) })
    }

    /// The nearest free place between the curves, first on the side of a point where its curve leaves more room.
    fn near(
        &self,
        quote: &ShapedQuote,
        point: Point,
        (start, end): (f64, f64),
        is_peak: bool,
        crossing: &[&Curve<'_>],
    ) -> Option<QuotePlace> {
        let reach = size::POINT / 2.0 + GAP;
        let beside = size::POINT / 2.0 + MARGIN;
        let blocks = [Some(&quote.whole), quote.narrow.as_ref()].into_iter().flatten();
        let mut strips: Vec<QuoteStrip<'_>> = blocks
            .flat_map(|block| {
                let Size { width, height } = block.size();
                let width = width + quote.speaker;
                let most = (end - width).max(start);
                let x = point.x;
                let places = [x - width / 2.0, x + beside, x - beside - width, start, most, x, x - width];
                places.map(|x| {
                    let area = Rect::from_origin_size((x.clamp(start, most), 0.0), (width, height));
                    QuoteStrip { block, area, filled: None }
                })
            })
            .collect();
        let mut away = 0.0;
        while point.y + reach + away <= self.lowest + STRIDE {
            for above in [is_peak, !is_peak] {
                for strip in &mut strips {
                    let height = strip.area.height();
                    let top = if above { point.y - reach - away - height } else { point.y + reach + away };
                    if top >= INSET && strip.is_free(top, self, crossing) {
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
