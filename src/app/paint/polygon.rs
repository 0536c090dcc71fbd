//! Filling of any simple polygon: convex ones as a fan, others by cutting off ears.

use egui::epaint::Color32;
use egui::{Pos2, Vec2};

use crate::app::paint::mesh::{Triangles, faded};

impl Triangles {
    /// Adds the inside of a polygon that doesn't cross itself.
    pub fn polygon(&mut self, points: &[Pos2], color: Color32) {
        let area = signed_area(points);
        if points.len() < 3 || area == 0.0 {
            return;
        }
        // Clockwise on the screen, so that the normals below point outwards.
        let turned: Vec<Pos2>;
        let points = if area < 0.0 {
            turned = points.iter().rev().copied().collect();
            &turned
        } else {
            points
        };
        // A sliver has no room for the inner half of the rim: it gets a narrower one.
        let thickness = 2.0 * area.abs() / perimeter(points).max(0.1);
        let inset = (thickness / 2.0).min(0.5);
        let color = faded(color, (thickness + 0.5).min(1.0));
        let first = self.next_index();
        for (before, at, after) in corners(points) {
            let normal = miter(before, at, after);
            self.vertex(at - normal * inset, color);
            self.vertex(at + normal * 0.5, Color32::TRANSPARENT);
        }
        let count = u32::try_from(points.len()).unwrap_or(0);
        for i in 0..count {
            let (this, next) = (first + 2 * i, first + 2 * ((i + 1) % count));
            self.quad(this + 1, next + 1, this, next);
        }
        for [a, b, c] in triangulate(points) {
            self.triangle(first + 2 * a, first + 2 * b, first + 2 * c);
        }
    }
}

/// Twice the area, positive when the points run clockwise on a screen.
fn signed_area(points: &[Pos2]) -> f32 {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f32>() / 2.0
}

fn perimeter(points: &[Pos2]) -> f32 {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(a, b)| a.distance(*b)).sum()
}

/// Every point with its neighbors.
fn corners(points: &[Pos2]) -> impl Iterator<Item = (Pos2, Pos2, Pos2)> {
    let count = points.len();
    let before = points.iter().cycle().skip(count.saturating_sub(1));
    let after = points.iter().cycle().skip(1);
    before.zip(points).zip(after).map(|((before, at), after)| (*before, *at, *after))
}

/// The direction from a corner along which both its edges move by one, no longer than two.
fn miter(before: Pos2, at: Pos2, after: Pos2) -> Vec2 {
    let (into, out) = ((at - before).normalized(), (after - at).normalized());
    let (a, b) = (Vec2::new(into.y, -into.x), Vec2::new(out.y, -out.x));
    let sum = a + b;
    let length = sum.length_sq();
    if length < 0.5 { (into - out).normalized() * 2.0 } else { sum * (2.0 / length) }
}

/// The triangles of a polygon that runs clockwise, as indices of its points.
fn triangulate(points: &[Pos2]) -> Vec<[u32; 3]> {
    let count = u32::try_from(points.len()).unwrap_or(0);
    if corners(points).all(|(before, at, after)| turn(before, at, after) >= 0.0) {
        return (2..count).map(|i| [0, i - 1, i]).collect();
    }
    let mut left: Vec<(u32, Pos2)> = (0..count).zip(points.iter().copied()).collect();
    let mut triangles = Vec::with_capacity(points.len());
    let mut failed = 0;
    let mut i = 0;
    while left.len() > 3 && failed <= left.len() {
        let n = left.len();
        let (Some(&before), Some(&at), Some(&after)) =
            (left.get((i + n - 1) % n), left.get(i % n), left.get((i + 1) % n))
        else {
            break;
        };
        if is_ear(&left, before, at, after) {
            triangles.push([before.0, at.0, after.0]);
            left.remove(i % n);
            failed = 0;
        } else {
            failed += 1;
            i += 1;
        }
    }
    // What is left has three points, or crosses itself: then a fan is as good as anything.
    let ids: Vec<u32> = left.iter().map(|(id, _)| *id).collect();
    if let Some((first, rest)) = ids.split_first() {
        triangles.extend(rest.windows(2).filter_map(|pair| Some([*first, *pair.first()?, *pair.last()?])));
    }
    triangles
}

fn is_ear(left: &[(u32, Pos2)], before: (u32, Pos2), at: (u32, Pos2), after: (u32, Pos2)) -> bool {
    if turn(before.1, at.1, after.1) <= 0.0 {
        return false;
    }
    left.iter().filter(|(id, _)| ![before.0, at.0, after.0].contains(id)).all(|(_, point)| {
        turn(before.1, at.1, *point) < 0.0 || turn(at.1, after.1, *point) < 0.0 || turn(after.1, before.1, *point) < 0.0
    })
}

/// Positive when the way over three points turns clockwise on a screen.
fn turn(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    let (u, v) = (b - a, c - b);
    u.x * v.y - u.y * v.x
}
