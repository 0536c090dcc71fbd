//! From a frame of the display list to triangles, at a zoom.
//!
//! What is too small to be seen is left out or simplified here: text below four pixels becomes bars, corners
//! below two become square, thin edges vanish. So the whole of a large map costs little more than a screenful of it.

mod glyphs;
pub(super) mod pixels;

use egui::Pos2;
use egui::epaint::Color32;

use crate::app::paint::atlas::Atlas;
use crate::app::paint::mesh::{Triangles, egui_rect, faded};
use crate::app::paint::polyline::visible_parts;
use crate::app::paint::tessellate::pixels::{
    axis_shared, flattened, inner, is_disc, is_straight, pixel_corners, pixel_width, round_path, snap,
};
use crate::geom::{BezPath, Rect, Shape as _, Size, Vec2};
use crate::scene::{Color, Frame, Item, Radii, Shape, Stroke};
use crate::text::Block;

/// A frame smaller than this many pixels in both directions is one rectangle.
const DOT_BELOW: f64 = 3.0;
/// Edges thinner than this many pixels are left out when there is an inside.
const EDGE_FROM: f64 = 0.4;
/// Shapes smaller than this many pixels in one direction are drawn as their box.
const SHAPE_FROM: f64 = 2.0;
/// Shapes that cover less than this many pixels are left out.
const SPECK: f64 = 0.6;
/// Dashes shorter than this many pixels are drawn as a fainter line.
const DASH_FROM: f64 = 2.0;
/// Outlines of up to this many points have their level and upright edges moved to whole pixels.
const FEW_CORNERS: usize = 8;

/// Where and how large to draw.
#[derive(Clone, Copy, Debug)]
pub struct FrameView {
    /// Pixels a map unit.
    pub scale: f64,
    /// Where the frame's corner is within its pixel: edges are moved to whole pixels of the screen.
    pub phase: Vec2,
    /// Draws glyphs at their exact size, or at the nearest of a few.
    pub exact: bool,
    /// What can be seen, in pixels from the frame's corner; for frames much larger than a screen.
    pub clip: Option<Rect>,
}

/// The triangles of a frame, in pixels from its corner.
#[derive(Clone, Debug, Default)]
pub struct FrameMesh {
    /// What to draw.
    pub triangles: Triangles,
    /// True when glyphs of the atlas are among it.
    pub has_glyphs: bool,
}

impl FrameMesh {
    /// Makes it empty, but keeps its memory.
    pub(super) fn clear(&mut self) {
        self.triangles.vertices.clear();
        self.triangles.indices.clear();
        self.has_glyphs = false;
    }
}

/// Adds the triangles of a frame.
pub fn frame(frame: &Frame, view: FrameView, atlas: &mut Atlas, piece: &mut FrameMesh) {
    let mut pen = Pen { view, atlas, piece };
    let pixels = frame.size * view.scale;
    if pixels.width < DOT_BELOW && pixels.height < DOT_BELOW {
        pen.dot(frame);
    } else {
        for item in &frame.items {
            pen.item(item);
        }
    }
}

/// Adds the glyphs of a block.
pub fn block(block: &Block, color: Color32, view: FrameView, atlas: &mut Atlas, piece: &mut FrameMesh) {
    Pen { view, atlas, piece }.block(block, Vec2::ZERO, color);
}

/// The color as the graphics card takes it.
#[must_use]
pub fn color32(color: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}

struct Pen<'a> {
    view: FrameView,
    atlas: &'a mut Atlas,
    piece: &'a mut FrameMesh,
}

impl Pen<'_> {
    fn out(&mut self) -> &mut Triangles {
        &mut self.piece.triangles
    }

    /// The whole frame as one rectangle of its main color.
    fn dot(&mut self, frame: &Frame) {
        let main = frame.items.iter().filter_map(main_color).next();
        if let Some(color) = main {
            let rect = (frame.size * self.view.scale).to_rect();
            self.out().soft_rect(rect, color32(color));
        }
    }

    fn item(&mut self, item: &Item) {
        let at = item.at.to_vec2() * self.view.scale;
        match &item.shape {
            Shape::Rect { size, radii, fill, stroke } => self.rect(*size, *radii, *fill, *stroke, at),
            Shape::Path { path, fill, stroke } => self.path(path, *fill, *stroke, at),
            Shape::Text { block, color } => self.block(block, at, color32(*color)),
        }
    }

    fn rect(&mut self, size: Size, radii: Radii, fill: Option<Color>, stroke: Option<Stroke>, at: Vec2) {
        let scale = self.view.scale;
        let rect = (size * scale).to_rect() + at;
        if self.view.clip.is_some_and(|clip| clip.intersect(rect.inflate(4.0, 4.0)).is_zero_area()) {
            return;
        }
        if rect.area() < SPECK {
            return;
        }
        let fill = fill.map(color32);
        let stroke = stroke.filter(|stroke| fill.is_none() || stroke.width * scale >= EDGE_FROM);
        let disc = is_disc(rect, radii, scale);
        if rect.width().min(rect.height()) < SHAPE_FROM {
            if let Some(color) = fill.or(stroke.map(|stroke| color32(stroke.color))) {
                self.thin_rect(rect, color);
            }
            return;
        }
        let rect = if disc { rect } else { self.snapped(rect) };
        let corners = pixel_corners(radii, scale, disc);
        let Some(stroke) = stroke else {
            match fill {
                Some(fill) if corners == [0.0; 4] => self.out().hard_rect(rect, fill),
                fill => self.out().round_rect(rect, corners, fill, None),
            }
            return;
        };
        let width = pixel_width(stroke.width * scale);
        // An odd edge centered on whole pixels would cover halves of two rows: it moves to the inside.
        let inside = if (width.round() as i64) % 2 == 1 { -0.5 } else { 0.0 };
        let dashed = stroke.dash.pattern(stroke.width).filter(|[on, off]| (on + off) * scale >= DASH_FROM);
        match dashed {
            None => {
                let edge = (width as f32, color32(stroke.color));
                self.out().round_rect(rect.inflate(inside, inside), inner(corners, inside), fill, Some(edge));
            }
            Some(_) => {
                self.out().round_rect(rect, corners, fill, None);
                let outline = round_path(rect.inflate(inside, inside), inner(corners, inside));
                self.stroke(&outline, true, stroke);
            }
        }
    }

    /// A rectangle that is thin in one direction keeps whole pixels there, or gets fainter.
    fn thin_rect(&mut self, rect: Rect, color: Color32) {
        let whole = |length: f64| length >= 0.75;
        if whole(rect.width()) && whole(rect.height()) {
            let rect = self.snapped(rect);
            self.out().hard_rect(rect, color);
        } else {
            self.out().soft_rect(rect, color);
        }
    }

    fn path(&mut self, path: &BezPath, fill: Option<Color>, stroke: Option<Stroke>, at: Vec2) {
        let scale = self.view.scale;
        let area = path.bounding_box();
        let pixels = Rect::new(area.x0 * scale, area.y0 * scale, area.x1 * scale, area.y1 * scale) + at;
        let least = pixels.width().min(pixels.height());
        if let (true, Some(fill)) = (least < SHAPE_FROM, fill) {
            if pixels.area() >= SPECK {
                self.out().soft_rect(pixels, faded(color32(fill), 0.8));
            }
            return;
        }
        for (mut points, closed) in flattened(path, scale, at) {
            if points.len() <= FEW_CORNERS {
                self.straighten(&mut points, stroke);
            }
            if let Some(fill) = fill {
                self.out().polygon(&points, color32(fill));
            }
            if let Some(stroke) = stroke.filter(|stroke| fill.is_none() || stroke.width * scale >= EDGE_FROM) {
                self.stroke(&points, closed, stroke);
            }
        }
    }

    /// Puts level and upright edges of a polygon on pixels.
    fn straighten(&self, points: &mut [Pos2], stroke: Option<Stroke>) {
        let width = stroke.map_or(0.0, |stroke| pixel_width(stroke.width * self.view.scale));
        let half = if (width.round() as i64) % 2 == 1 { 0.5 } else { 0.0 };
        let Vec2 { x, y } = self.view.phase;
        let snap = |at: f32, phase: f64| (snap(f64::from(at) - half, phase) + half) as f32;
        let level = axis_shared(points, |at| at.y);
        let upright = axis_shared(points, |at| at.x);
        for ((at, level), upright) in points.iter_mut().zip(level).zip(upright) {
            if level {
                at.y = snap(at.y, y);
            }
            if upright {
                at.x = snap(at.x, x);
            }
        }
    }

    fn stroke(&mut self, points: &[Pos2], closed: bool, stroke: Stroke) {
        let scale = self.view.scale;
        let straight = is_straight(points);
        let width = stroke.width * scale;
        // A width that is nearly whole becomes so, for crisp lines; one and a half stays, as heavy on a straight
        // connector as on one with corners.
        let nearly = (pixel_width(width) - width).abs() < 0.3;
        let width = if straight && !closed && nearly { pixel_width(width) } else { width } as f32;
        let color = color32(stroke.color);
        let mut points = points.to_vec();
        let closed = match points.first() {
            // A dashed or cut outline is drawn as a line that comes back to where it began.
            Some(first) if closed && (stroke.dash.pattern(1.0).is_some() || self.view.clip.is_some()) => {
                let first = *first;
                points.push(first);
                false
            }
            _ => closed,
        };
        let pattern = stroke.dash.pattern(stroke.width).map(|pattern| pattern.map(|length| length * scale));
        let parts = match self.view.clip {
            Some(clip) => visible_parts(&points, egui_rect(clip.inflate(8.0, 8.0))),
            None => vec![(0.0, points)],
        };
        for (before, part) in parts {
            match pattern {
                Some([on, off]) if on + off >= DASH_FROM => {
                    self.out().dashes(&part, [on as f32, off as f32], before, width, color);
                }
                Some([on, off]) => {
                    let share = (on / (on + off)) as f32;
                    self.out().polyline(&part, closed, width, faded(color, share));
                }
                None => self.out().polyline(&part, closed, width, color),
            }
        }
    }

    fn snapped(&self, rect: Rect) -> Rect {
        let Vec2 { x, y } = self.view.phase;
        let (x0, y0) = (snap(rect.x0, x), snap(rect.y0, y));
        Rect::new(x0, y0, snap(rect.x1, x).max(x0 + 1.0), snap(rect.y1, y).max(y0 + 1.0))
    }
}

fn main_color(item: &Item) -> Option<Color> {
    match &item.shape {
        Shape::Rect { fill, stroke, .. } | Shape::Path { fill, stroke, .. } => {
            fill.or(stroke.map(|stroke| stroke.color))
        }
        Shape::Text { .. } => None,
    }
}
