//! Rectangles and paths, with their paint.

use kurbo::PathEl::{ClosePath, CurveTo, LineTo, MoveTo, QuadTo};

use super::xml::{HundredthsPoint, push_color, push_hundredths, push_measure, push_number, push_plain};
use crate::geom::{BezPath, Point, Size, Vec2};
use crate::scene::{Color, Radii, Stroke};

/// Adds a rectangle with its top left corner at `at`.
pub(super) fn push_rect(
    out: &mut String,
    at: Point,
    size: Size,
    radii: Radii,
    paint: (Option<Color>, Option<Stroke>),
    ground: bool,
) {
    let is_dashed = paint.1.is_some_and(|stroke| stroke.dash.pattern(stroke.width).is_some());
    if radii != Radii::all(radii.nw) || is_dashed {
        // As a path, dashes start where they do in the other formats; a rectangle would not let us choose.
        let mut outline = BezPath::new();
        radii.outline(size.to_rect(), &mut outline);
        return push_shape(out, &outline, at.to_vec2(), paint.0, paint.1);
    }
    out.push_str("<rect");
    push_measure(out, "x", at.x);
    push_measure(out, "y", at.y);
    push_measure(out, "width", size.width);
    push_measure(out, "height", size.height);
    if radii.nw > 0.0 {
        push_measure(out, "rx", radii.nw.min(size.width / 2.0).min(size.height / 2.0));
    }
    if ground {
        push_plain(out, "shape-rendering", "crispEdges");
    }
    push_paint(out, paint.0, paint.1);
    out.push_str("/>\n");
}

/// Adds a path, moved by `by`.
pub(super) fn push_shape(out: &mut String, path: &BezPath, by: Vec2, fill: Option<Color>, stroke: Option<Stroke>) {
    out.push_str("<path d=\"");
    push_path(out, path, by);
    out.push('"');
    push_paint(out, fill, stroke);
    out.push_str("/>\n");
}

fn push_paint(out: &mut String, fill: Option<Color>, stroke: Option<Stroke>) {
    match fill {
        Some(fill) => push_color(out, "fill", fill),
        None => push_plain(out, "fill", "none"),
    }
    let Some(stroke) = stroke else { return };
    push_color(out, "stroke", stroke.color);
    if stroke.width != 1.0 {
        push_measure(out, "stroke-width", stroke.width);
    }
    if let Some([on, off]) = stroke.dash.pattern(stroke.width) {
        out.push_str(" stroke-dasharray=\"");
        push_number(out, on);
        out.push(' ');
        push_number(out, off);
        out.push('"');
    }
}

/// Adds the segments of a path, moved by `by`. They are relative to each other and in hundredths, so they are short and
/// rounding errors do not add up.
pub(super) fn push_path(out: &mut String, path: &BezPath, by: Vec2) {
    let mut pen = PathWriter { out, at: HundredthsPoint::default(), start: HundredthsPoint::default(), is_down: false };
    for element in path.elements() {
        match *element {
            MoveTo(to) => pen.begin(HundredthsPoint::new(to + by)),
            LineTo(to) => pen.line(HundredthsPoint::new(to + by)),
            QuadTo(one, to) => pen.curve('q', &[one + by, to + by]),
            CurveTo(one, two, to) => pen.curve('c', &[one + by, two + by, to + by]),
            ClosePath => pen.close(),
        }
    }
}

struct PathWriter<'a> {
    out: &'a mut String,
    at: HundredthsPoint,
    start: HundredthsPoint,
    is_down: bool,
}

impl PathWriter<'_> {
    fn begin(&mut self, to: HundredthsPoint) {
        if self.is_down {
            self.out.push('m');
            self.pair(to);
        } else {
            self.out.push('M');
            self.is_down = true;
            push_hundredths(self.out, to.x);
            self.number(to.y);
        }
        (self.at, self.start) = (to, to);
    }

    fn line(&mut self, to: HundredthsPoint) {
        if to == self.at {
            return;
        }
        if to.y == self.at.y {
            self.out.push('h');
            push_hundredths(self.out, to.x - self.at.x);
        } else if to.x == self.at.x {
            self.out.push('v');
            push_hundredths(self.out, to.y - self.at.y);
        } else {
            self.out.push('l');
            self.pair(to);
        }
        self.at = to;
    }

    fn curve(&mut self, letter: char, points: &[Point]) {
        if points.iter().all(|point| HundredthsPoint::new(*point) == self.at) {
            return;
        }
        self.out.push(letter);
        for (index, point) in points.iter().enumerate() {
            let to = HundredthsPoint::new(*point);
            if index > 0 && to.x >= self.at.x {
                self.out.push(' ');
            }
            self.pair(to);
        }
        self.at = points.last().map_or(self.at, |last| HundredthsPoint::new(*last));
    }

    fn close(&mut self) {
        self.out.push('z');
        self.at = self.start;
    }

    /// A point relative to the current one.
    fn pair(&mut self, to: HundredthsPoint) {
        push_hundredths(self.out, to.x - self.at.x);
        self.number(to.y - self.at.y);
    }

    /// A number after another one: a minus sign needs no space before it.
    fn number(&mut self, hundredths: i64) {
        if hundredths >= 0 {
            self.out.push(' ');
        }
        push_hundredths(self.out, hundredths);
    }
}
