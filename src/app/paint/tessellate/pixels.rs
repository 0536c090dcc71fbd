//! Shapes on whole pixels, so that level and upright edges are sharp; and paths as points.

use egui::{Pos2, pos2};
use kurbo::PathEl;

use crate::app::paint::mesh::CornerRadii;
use crate::geom::{BezPath, Point, Rect, Shape as _, Vec2};
use crate::scene::Radii;

/// Corners rounder than this many pixels are drawn round.
const ROUND_FROM: f64 = 2.0;
/// Discs up to this many pixels keep their exact size: rounding it would show.
const DISC_UP_TO: f64 = 16.0;

/// The nearest place on a whole pixel of the screen, for a frame that is `phase` within its pixel.
pub(super) fn snap(at: f64, phase: f64) -> f64 {
    round(at + phase) - phase
}

/// Rounds halves up even when they are a trifle below.
pub(crate) fn round(at: f64) -> f64 {
    (at + 0.5 + 1e-6).floor()
}

/// A width in whole pixels, unless it is thinner than one.
pub(super) fn pixel_width(width: f64) -> f64 {
    if width < 0.75 { width } else { width.round().max(1.0) }
}

pub(super) fn pixel_corners(radii: Radii, scale: f64, disc: bool) -> CornerRadii {
    [radii.nw, radii.ne, radii.se, radii.sw].map(|radius| {
        let radius = radius * scale;
        if radius < ROUND_FROM && !disc { 0.0 } else { radius as f32 }
    })
}

pub(super) fn inner(corners: CornerRadii, by: f64) -> CornerRadii {
    corners.map(|radius| if radius > 0.0 { radius + by as f32 } else { 0.0 })
}

/// True for a circle that is small enough for its size in whole pixels to matter.
pub(super) fn is_disc(rect: Rect, radii: Radii, scale: f64) -> bool {
    let half = rect.width().min(rect.height()) / 2.0 - 0.1;
    let Radii { nw, ne, se, sw } = radii;
    rect.width().max(rect.height()) < DISC_UP_TO && [nw, ne, se, sw].iter().all(|radius| radius * scale >= half)
}

/// Which points lie on an edge that runs along an axis, given by the coordinate that is equal on it.
pub(super) fn axis_shared(points: &[Pos2], across: impl Fn(&Pos2) -> f32) -> Vec<bool> {
    let count = points.len();
    let near = |a: &Pos2, b: &Pos2| (across(a) - across(b)).abs() < 0.01;
    let before = points.iter().cycle().skip(count.saturating_sub(1));
    let after = points.iter().cycle().skip(1);
    points.iter().zip(before).zip(after).map(|((at, before), after)| near(at, before) || near(at, after)).collect()
}

/// True for a single level or upright line.
pub(super) fn is_straight(points: &[Pos2]) -> bool {
    matches!(points, [a, b] if (a.x - b.x).abs() < 0.01 || (a.y - b.y).abs() < 0.01)
}

/// The outline of a rectangle with round corners, as points.
pub(super) fn round_path(rect: Rect, corners: CornerRadii) -> Vec<Pos2> {
    let [nw, ne, se, sw] = corners.map(f64::from);
    let path = kurbo::RoundedRect::from_rect(rect, kurbo::RoundedRectRadii::new(nw, ne, se, sw)).to_path(0.1);
    flattened(&path, 1.0, Vec2::ZERO).into_iter().next().map(|(points, _)| points).unwrap_or_default()
}

/// The parts of a path as points in pixels, and whether they are closed.
pub(super) fn flattened(path: &BezPath, scale: f64, at: Vec2) -> Vec<(Vec<Pos2>, bool)> {
    let mut parts: Vec<(Vec<Pos2>, bool)> = Vec::new();
    let place = |point: Point| {
        let Vec2 { x, y } = point.to_vec2() * scale + at;
        pos2(x as f32, y as f32)
    };
    kurbo::flatten(path.elements().iter().copied(), 0.1 / scale, |element| match element {
        PathEl::MoveTo(to) => parts.push((vec![place(to)], false)),
        PathEl::LineTo(to) => {
            let to = place(to);
            if let Some((points, _)) = parts.last_mut()
                && points.last().is_none_or(|last| last.distance_sq(to) > 1e-4)
            {
                points.push(to);
            }
        }
        PathEl::ClosePath => {
            if let Some((points, closed)) = parts.last_mut() {
                *closed = true;
                if points.len() > 2 && points.first().zip(points.last()).is_some_and(|(a, b)| a.distance_sq(*b) < 1e-4)
                {
                    points.pop();
                }
            }
        }
        PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
    });
    parts.retain(|(points, _)| points.len() > 1);
    parts
}
