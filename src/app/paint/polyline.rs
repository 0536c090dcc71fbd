//! Stroking of polylines: joins, fading rims, dashes, and the cutting away of what a view doesn't show.

use egui::epaint::Color32;
use egui::{Pos2, Rect, Vec2};

use crate::app::paint::mesh::{Triangles, faded};

impl Triangles {
    /// Adds a line through `points`; one thinner than a pixel becomes fainter instead.
    pub fn polyline(&mut self, points: &[Pos2], closed: bool, width: f32, color: Color32) {
        let color = faded(color, width.min(1.0));
        let width = width.max(1.0);
        let (far, near) = ((width + 1.0) / 2.0, (width - 1.0) / 2.0);
        let across = Across { far, near, color };
        let count = points.len();
        if count < 2 {
            return;
        }
        let start = self.next_index();
        let mut last: Option<u32> = None;
        for (i, at) in points.iter().enumerate() {
            let before = if i > 0 { points.get(i - 1) } else { points.last().filter(|_| closed) };
            let after = points.get(i + 1).or_else(|| points.first().filter(|_| closed));
            let into = before.map(|before| (*at - *before).normalized());
            let out = after.map(|after| (*after - *at).normalized());
            match (into, out) {
                (None, Some(along)) => {
                    self.section(*at - along * 0.5, normal(along), across.clear(), &mut last);
                    self.section(*at + along * 0.5, normal(along), across, &mut last);
                }
                (Some(along), None) => {
                    self.section(*at - along * 0.5, normal(along), across, &mut last);
                    self.section(*at + along * 0.5, normal(along), across.clear(), &mut last);
                }
                (Some(into), Some(out)) => {
                    if into.dot(out) < -0.3 {
                        // A sharp turn: one section for each side instead of a spike.
                        self.section(*at, normal(into), across, &mut last);
                        self.section(*at, normal(out), across, &mut last);
                    } else {
                        let sum = normal(into) + normal(out);
                        self.section(*at, sum * (2.0 / sum.length_sq().max(0.5)), across, &mut last);
                    }
                }
                (None, None) => {}
            }
        }
        if let (true, Some(last)) = (closed, last) {
            self.join(last, start, across);
        }
    }

    /// Adds a line in pieces of `pattern` (lengths on and off), the pattern beginning `phase` before the first point.
    pub fn dashes(&mut self, points: &[Pos2], pattern: [f32; 2], phase: f32, width: f32, color: Color32) {
        let [on, off] = pattern;
        let period = (on + off).max(0.5);
        let mut place = phase.rem_euclid(period);
        let mut piece: Vec<Pos2> = Vec::new();
        for (from, to) in points.iter().zip(points.iter().skip(1)) {
            let length = from.distance(*to);
            let along = (*to - *from) / length.max(1e-6);
            let mut done = 0.0;
            while done < length {
                let inside = place < on;
                let step = (if inside { on - place } else { period - place }).max(1e-3).min(length - done);
                if inside {
                    if piece.is_empty() {
                        piece.push(*from + along * done);
                    }
                    piece.push(*from + along * (done + step));
                }
                done += step;
                place += step;
                if inside && place >= on - 1e-3 {
                    self.polyline(&piece, false, width, color);
                    piece.clear();
                }
                if place >= period - 1e-3 {
                    place = 0.0;
                }
            }
        }
        self.polyline(&piece, false, width, color);
    }

    fn section(&mut self, at: Pos2, normal: Vec2, across: Across, last: &mut Option<u32>) {
        let Across { far, near, color } = across;
        let this = self.vertex(at + normal * far, Color32::TRANSPARENT);
        self.vertex(at + normal * near, color);
        if near > 0.0 {
            self.vertex(at - normal * near, color);
        }
        self.vertex(at - normal * far, Color32::TRANSPARENT);
        if let Some(last) = last.replace(this) {
            self.join(last, this, across);
        }
    }

    fn join(&mut self, last: u32, this: u32, across: Across) {
        let bands = if across.near > 0.0 { 3 } else { 2 };
        for band in 0..bands {
            self.quad(last + band, this + band, last + band + 1, this + band + 1);
        }
    }
}

/// The profile of a line: nothing at `far` on either side, full color within `near`.
#[derive(Clone, Copy)]
struct Across {
    far: f32,
    near: f32,
    color: Color32,
}

impl Across {
    fn clear(self) -> Self {
        Self { color: Color32::TRANSPARENT, ..self }
    }
}

fn normal(along: Vec2) -> Vec2 {
    Vec2::new(along.y, -along.x)
}

/// The parts of a polyline that come near `view`, each with the length of the line before it.
#[must_use]
pub fn visible_parts(points: &[Pos2], view: Rect) -> Vec<(f32, Vec<Pos2>)> {
    let mut parts: Vec<(f32, Vec<Pos2>)> = Vec::new();
    let mut length = 0.0;
    let mut open = false;
    for (from, to) in points.iter().zip(points.iter().skip(1)) {
        let whole = from.distance(*to);
        match clipped(*from, *to, view) {
            Some((start, end)) => {
                let (a, b) = (from.lerp(*to, start), from.lerp(*to, end));
                match parts.last_mut().filter(|_| open && start == 0.0) {
                    Some((_, part)) => part.push(b),
                    None => parts.push((length + start * whole, vec![a, b])),
                }
                open = end == 1.0;
            }
            None => open = false,
        }
        length += whole;
    }
    parts
}

/// From where to where, as shares of its length, a segment is within `view`.
fn clipped(from: Pos2, to: Pos2, view: Rect) -> Option<(f32, f32)> {
    let by = to - from;
    let mut range = (0.0_f32, 1.0_f32);
    for (start, delta, low, high) in [(from.x, by.x, view.min.x, view.max.x), (from.y, by.y, view.min.y, view.max.y)] {
        if delta == 0.0 {
            if start < low || start > high {
                return None;
            }
            continue;
        }
        let (a, b) = ((low - start) / delta, (high - start) / delta);
        range = (range.0.max(a.min(b)), range.1.min(a.max(b)));
    }
    (range.0 < range.1).then_some(range)
}
