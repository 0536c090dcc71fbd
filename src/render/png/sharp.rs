//! Shapes on whole pixels, for pictures that are looked at pixel by pixel: level and upright edges are sharp, lines have
//! a whole number of pixels, and what is too small to be seen is left out.

use kurbo::PathEl;

use super::rounded::RoundedRect;
use crate::geom::{Affine, BezPath, Point, Rect, whole_pixel, whole_pixels};
use crate::scene::{Radii, Stroke};

/// Edges thinner than this many pixels are left out when there is an inside.
const EDGE_FROM: f64 = 0.4;
/// Shapes smaller than this many pixels in one direction are drawn as their box.
const SHAPE_FROM: f64 = 2.0;
/// Shapes that cover less than this many pixels are left out.
const SPECK: f64 = 0.6;
/// Corners rounder than this many pixels are drawn round.
const ROUND_FROM: f64 = 2.0;
/// Discs up to this many pixels keep their exact size: rounding it would show.
const DISC_UP_TO: f64 = 16.0;
/// Outlines of up to this many points have their level and upright edges moved to whole pixels.
const FEW_CORNERS: usize = 8;

/// What a rectangle is at a size in pixels.
pub(super) enum SharpRect {
    /// Nothing that can be seen.
    Speck,
    /// A box without an edge.
    Thin(Rect),
    /// The middle of the edge, which is also the outline of the inside, and the width of the edge in pixels, if it has one.
    Whole(RoundedRect, Option<f64>),
}

/// A rectangle with its corners and its edge, all in pixels.
pub(super) fn rectangle(rect: Rect, radii: Radii, is_filled: bool, edge: Option<f64>) -> SharpRect {
    if rect.area() < SPECK {
        return SharpRect::Speck;
    }
    if rect.width().min(rect.height()) < SHAPE_FROM {
        let is_whole = rect.width() >= 0.75 && rect.height() >= 0.75;
        return SharpRect::Thin(if is_whole { snapped(rect) } else { rect });
    }
    let disc = is_disc(rect, radii);
    let rect = if disc { rect } else { snapped(rect) };
    let round = |radius: f64| if radius < ROUND_FROM && !disc { 0.0 } else { radius };
    let Radii { nw, ne, se, sw } = radii;
    let outline = RoundedRect { rect, radii: Radii { nw: round(nw), ne: round(ne), se: round(se), sw: round(sw) } };
    let Some(width) = edge.filter(|width| !is_filled || *width >= EDGE_FROM).map(pixel_width) else {
        return SharpRect::Whole(outline, None);
    };
    // An odd edge centered on whole pixels would cover halves of two rows: it moves to the inside.
    let inside = if (width.round() as i64) % 2 == 1 { -0.5 } else { 0.0 };
    SharpRect::Whole(outline.grown(inside), Some(width))
}

/// A path in pixels: one with few corners has its level and upright sides on whole pixels, and a straight line a whole
/// width. With it comes the width of its line.
pub(super) fn path(path: &BezPath, to_pixels: Affine, width: Option<f64>) -> (BezPath, Option<f64>) {
    let mut path = to_pixels * path;
    let is_plain = path.elements().iter().all(|element| !matches!(element, PathEl::QuadTo(..) | PathEl::CurveTo(..)));
    let parts = path.elements().iter().filter(|element| matches!(element, PathEl::MoveTo(_))).count();
    let mut points: Vec<Point> = path.elements().iter().filter_map(PathEl::end_point).collect();
    if !is_plain || parts != 1 || !(2..=FEW_CORNERS).contains(&points.len()) {
        return (path, width);
    }
    let closed = matches!(path.elements().last(), Some(PathEl::ClosePath));
    let line = width.map(|width| if is_straight(&points) && !closed { nearly_whole(width) } else { width });
    straighten(&mut points, line);
    path = BezPath::new();
    for (nth, point) in points.into_iter().enumerate() {
        if nth == 0 { path.move_to(point) } else { path.line_to(point) }
    }
    if closed {
        path.close_path();
    }
    (path, line)
}

/// True for a shape in pixels that is too small to have a form of its own.
pub(super) fn is_thin(pixels: Rect) -> bool {
    pixels.width().min(pixels.height()) < SHAPE_FROM
}

/// True for a shape in pixels that can't be seen.
pub(super) fn is_speck(pixels: Rect) -> bool {
    pixels.area() < SPECK
}

/// True when a shape with an inside shows its line.
pub(super) fn shows_edge(stroke: Stroke, scale: f64, is_filled: bool) -> bool {
    !is_filled || stroke.width * scale >= EDGE_FROM
}

/// The part of a level or upright line that is seen, its start moved by whole periods of its dashes: what is seen of them
/// stays the same. `None` for other paths.
pub(super) fn seen_part(path: &BezPath, seen: Rect, period: f64) -> Option<BezPath> {
    let [PathEl::MoveTo(from), PathEl::LineTo(to)] = path.elements() else { return None };
    let way = *to - *from;
    let (start, end, low, high) = if way.y.abs() < 1e-6 {
        (from.x, to.x, seen.x0, seen.x1)
    } else if way.x.abs() < 1e-6 {
        (from.y, to.y, seen.y0, seen.y1)
    } else {
        return None;
    };
    let length = way.hypot();
    if length < 4.0 * period || period <= 0.0 {
        return None;
    }
    let (enter, leave) = if start <= end { (low - start, high - start) } else { (start - high, start - low) };
    let skipped = ((enter / period).floor() - 1.0).max(0.0) * period;
    let last = (leave + period).min(length);
    let mut part = BezPath::new();
    if skipped < last {
        let along = way / length;
        part.move_to(*from + along * skipped);
        part.line_to(*from + along * last);
    }
    Some(part)
}

fn snapped(rect: Rect) -> Rect {
    let (x0, y0) = (whole_pixel(rect.x0), whole_pixel(rect.y0));
    Rect::new(x0, y0, whole_pixel(rect.x1).max(x0 + 1.0), whole_pixel(rect.y1).max(y0 + 1.0))
}

/// A width in whole pixels, unless it is thinner than one.
fn pixel_width(width: f64) -> f64 {
    if width < 0.75 { width } else { width.round().max(1.0) }
}

/// A width that is nearly whole becomes so, for crisp lines; one and a half stays, as heavy on a straight line as on one
/// with corners.
fn nearly_whole(width: f64) -> f64 {
    let whole = pixel_width(width);
    if (whole - width).abs() < 0.3 { whole } else { width }
}

/// True for a circle that is small enough for its size in whole pixels to matter.
fn is_disc(rect: Rect, radii: Radii) -> bool {
    let half = rect.width().min(rect.height()) / 2.0 - 0.1;
    let Radii { nw, ne, se, sw } = radii;
    rect.width().max(rect.height()) < DISC_UP_TO && [nw, ne, se, sw].iter().all(|radius| *radius >= half)
}

fn is_straight(points: &[Point]) -> bool {
    matches!(points, [a, b] if (a.x - b.x).abs() < 0.01 || (a.y - b.y).abs() < 0.01)
}

/// Puts level and upright sides on pixels: in their middle for a line that is an odd number of pixels wide.
fn straighten(points: &mut [Point], width: Option<f64>) {
    let width = width.map_or(0.0, pixel_width);
    let half = if (width.round() as i64) % 2 == 1 { 0.5 } else { 0.0 };
    let snap = |at: f64| whole_pixel(at - half) + half;
    let level = shared(points, |at| at.y);
    let upright = shared(points, |at| at.x);
    for ((at, level), upright) in points.iter_mut().zip(level).zip(upright) {
        *at = Point::new(if upright { snap(at.x) } else { at.x }, if level { snap(at.y) } else { at.y });
    }
}

/// Which points lie on a side that runs along an axis, given by the coordinate that is equal on it.
fn shared(points: &[Point], across: impl Fn(&Point) -> f64) -> Vec<bool> {
    let count = points.len();
    let near = |a: &Point, b: &Point| (across(a) - across(b)).abs() < 0.01;
    let before = points.iter().cycle().skip(count.saturating_sub(1));
    let after = points.iter().cycle().skip(1);
    points.iter().zip(before).zip(after).map(|((at, before), after)| near(at, before) || near(at, after)).collect()
}

/// The place of a base line that is moved to a whole pixel, in units of the text: `top` is the top of the text in pixels.
pub(super) fn base_line(y: f64, top: f64, scale: f64) -> f64 {
    (whole_pixel(top + y * scale) - top) / scale
}

/// Where a frame is that stands on whole pixels.
#[must_use]
pub fn on_pixels(at: Point, scale: f64) -> Point {
    let pixels = at.to_vec2() * scale;
    (whole_pixels(pixels) / scale).to_point()
}
