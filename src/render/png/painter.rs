//! Draws the items of a scene with the rasterizer.
//!
//! What a pixel cannot show is drawn in the cheapest way that looks the same: corners below a pixel are square, dashes below
//! a pixel are paler lines, and each line of text that is too small to read is a bar. The backgrounds of frames end on whole
//! pixels, so bands of color that meet in the map meet in the picture, too: antialiasing both edges would let the paper
//! shine through. A sharp picture has all its edges there: see [`super::sharp`].

use vello_cpu::color::{AlphaColor, Srgb};
use vello_cpu::kurbo::{Cap, Join, Stroke as Pen};
use vello_cpu::peniko::Fill;
use vello_cpu::{PixmapMut, RasterizerSettings, RenderContext, Resources, TargetInit};

use super::bounds;
use super::dash::{Dashes, paler};
use super::rounded::RoundedRect;
use super::sharp::{self, SharpRect};
use crate::geom::{Affine, BezPath, Point, Rect, Size, Vec2};
use crate::scene::{Color, Item, PlacedRef, Radii, Shape, Stroke};
use crate::text::Block;

/// Text whose em has fewer pixels is drawn as bars: it can't be read (an x is a pixel and a half high).
const LEGIBLE: f64 = 3.0;

/// The opacity of a bar, relative to the letters that it replaces.
const BAR: f64 = 0.6;

#[derive(Clone, Copy, Debug)]
pub(super) struct Tile {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) width: u16,
    pub(super) height: u16,
    /// Pixels per map unit.
    pub(super) scale: f64,
    /// Edges are on whole pixels.
    pub(super) sharp: bool,
}

impl Tile {
    /// The part of the map that can reach into the tile.
    pub(super) fn in_map(&self) -> Rect {
        (self.soft() + self.origin()).scale_from_origin(self.scale.recip())
    }

    /// The tile in its own pixels, with a margin.
    fn soft(&self) -> Rect {
        let size = Size::new(f64::from(self.width), f64::from(self.height));
        size.to_rect().inflate(bounds::SOFT, bounds::SOFT)
    }

    fn origin(&self) -> Vec2 {
        Vec2::new(f64::from(self.left), f64::from(self.top))
    }
}

/// The rasterizer, and what it reuses from tile to tile.
pub(super) struct TilePainter {
    context: RenderContext,
    resources: Resources,
    path: BezPath,
    dashes: Dashes,
    scale: f64,
    sharp: bool,
    /// The tile in its own pixels, with a margin.
    seen: Rect,
}

impl TilePainter {
    pub(super) fn new(dashes: Dashes) -> Self {
        Self {
            context: RenderContext::new(1, 1),
            resources: Resources::new(),
            path: BezPath::new(),
            dashes,
            scale: 1.0,
            sharp: false,
            seen: Rect::ZERO,
        }
    }

    /// Which lines are dashed from now on.
    pub(super) fn set_dashes(&mut self, dashes: Dashes) {
        self.dashes = dashes;
    }

    /// Fills `canvas` with the premultiplied pixels of a tile. Each frame comes with its bounds.
    pub(super) fn paint<'a>(
        &mut self,
        tile: Tile,
        paper: Option<Color>,
        frames: impl Iterator<Item = (Rect, PlacedRef<'a>)>,
        canvas: &mut Vec<u8>,
    ) {
        self.context.reset_and_resize(tile.width, tile.height);
        self.scale = tile.scale;
        self.sharp = tile.sharp;
        self.seen = tile.soft();
        let within = tile.in_map();
        for (bounds, placed) in frames {
            let origin = placed.at.to_vec2() * tile.scale - tile.origin();
            let whole = within.contains_rect(bounds);
            for item in &placed.frame.items {
                if whole || self.sees(item.ink(), origin) {
                    self.item(item, origin, placed.frame.size);
                }
            }
        }
        self.context.flush();
        canvas.resize(usize::from(tile.width) * usize::from(tile.height) * 4, 0);
        let background = paper.map_or(AlphaColor::TRANSPARENT, color);
        let settings = RasterizerSettings { target_init: TargetInit::Clear(background), ..Default::default() };
        if let Some(target) = PixmapMut::new(tile.width, tile.height, canvas) {
            self.context.render_with(target, &mut self.resources, settings);
        }
    }

    /// True if bounds in a frame at `origin` (in pixels) reach into the tile.
    fn sees(&self, bounds: Rect, origin: Vec2) -> bool {
        (bounds.scale_from_origin(self.scale) + origin).overlaps(self.seen)
    }

    fn item(&mut self, item: &Item, origin: Vec2, frame: Size) {
        let at = (item.at.to_vec2() * self.scale + origin).to_point();
        if !bounds::is_drawable(Rect::from_origin_size(at, Size::ZERO)) {
            return;
        }
        match &item.shape {
            Shape::Rect { size, fill: Some(fill), stroke: None, .. } if item.is_ground(frame) => {
                self.ground(Rect::from_origin_size(at, *size * self.scale), *fill);
            }
            Shape::Rect { size, radii, fill, stroke } if self.sharp => {
                self.sharp_rect(at, *size, *radii, *fill, *stroke);
            }
            Shape::Rect { size, radii, fill, stroke } => self.rect(at, *size, *radii, *fill, *stroke),
            Shape::Path { path, fill, stroke } if self.sharp => self.sharp_path(at, path, *fill, *stroke),
            Shape::Path { path, fill, stroke } => self.path(at, path, *fill, *stroke),
            Shape::Text { block, color } if self.legible(block) => self.text(at, block, *color),
            Shape::Text { block, color } => self.bars(at, block, *color),
        }
    }

    fn ground(&mut self, rect: Rect, fill: Color) {
        if bounds::is_drawable(rect) {
            self.fill(RoundedRect { rect, radii: Radii::default() }.snapped(), fill);
        }
    }

    fn rect(&mut self, at: Point, size: Size, radii: Radii, fill: Option<Color>, stroke: Option<Stroke>) {
        let rect = Rect::from_origin_size(at, size * self.scale);
        if !bounds::is_drawable(rect) {
            return;
        }
        let rounded = RoundedRect { rect, radii: scaled(radii, self.scale) };
        let Some(stroke) = stroke.map(|stroke| self.dashes.visible(stroke, size)) else {
            if let Some(fill) = fill {
                self.fill(rounded, fill);
            }
            return;
        };
        let reach = stroke.width * self.scale / 2.0;
        self.edged(rounded, fill, stroke, reach);
    }

    /// A rectangle with an edge that reaches so far to either side of its outline.
    fn edged(&mut self, rounded: RoundedRect, fill: Option<Color>, stroke: Stroke, reach: f64) {
        let (outer, inner) = (rounded.grown(reach), rounded.grown(-reach));
        let solid = stroke.dash.pattern(stroke.width).is_none();
        match fill {
            // Opaque: fill the outer area with the stroke, then the inner one, so no antialiased edge lies under another.
            Some(fill) if solid && stroke.color.a == u8::MAX && fill.a == u8::MAX => {
                self.fill(outer, stroke.color);
                self.fill(inner, fill);
                return;
            }
            Some(fill) => self.fill(rounded, fill),
            None => {}
        }
        if solid { self.ring(outer, inner, stroke.color) } else { self.dashed(rounded, stroke) }
    }

    fn sharp_rect(&mut self, at: Point, size: Size, radii: Radii, fill: Option<Color>, stroke: Option<Stroke>) {
        let rect = Rect::from_origin_size(at, size * self.scale);
        if !bounds::is_drawable(rect) {
            return;
        }
        let edge = stroke.map(|stroke| stroke.width * self.scale);
        match sharp::rectangle(rect, scaled(radii, self.scale), fill.is_some(), edge) {
            SharpRect::Speck => {}
            SharpRect::Thin(rect) => {
                let paint = fill.or(stroke.map(|stroke| stroke.color));
                paint.into_iter().for_each(|paint| self.fill(RoundedRect { rect, radii: Radii::default() }, paint));
            }
            SharpRect::Whole(rounded, edge) => match stroke.zip(edge) {
                Some((stroke, width)) => self.edged(rounded, fill, self.dashes.visible(stroke, size), width / 2.0),
                None => fill.into_iter().for_each(|fill| self.fill(rounded, fill)),
            },
        }
    }

    fn sharp_path(&mut self, at: Point, path: &BezPath, fill: Option<Color>, stroke: Option<Stroke>) {
        let pixels = path.control_box().scale_from_origin(self.scale) + at.to_vec2();
        if !bounds::is_drawable(pixels) {
            return;
        }
        if let Some(fill) = fill.filter(|_| sharp::is_thin(pixels)) {
            if !sharp::is_speck(pixels) {
                self.fill(RoundedRect { rect: pixels, radii: Radii::default() }, paler(fill, 0.8));
            }
            return;
        }
        let stroke = stroke.filter(|stroke| sharp::shows_edge(*stroke, self.scale, fill.is_some()));
        let to_pixels = Affine::translate(at.to_vec2()) * Affine::scale(self.scale);
        let width = stroke.map(|stroke| stroke.width * self.scale);
        let (path, width) = sharp::path(path, to_pixels, width);
        self.context.reset_transform();
        if let Some(fill) = fill {
            self.context.set_paint(color(fill));
            self.context.fill_path(&path);
        }
        if let Some((stroke, width)) = stroke.zip(width) {
            let stroke = self.dashes.visible(stroke, pixels.size() / self.scale);
            let period = stroke.dash.pattern(stroke.width).map_or(0.0, |[on, off]| (on + off) * self.scale);
            let part = sharp::seen_part(&path, self.seen, period);
            let pen = Pen { width, ..pen(stroke, self.scale) };
            self.context.set_paint(color(stroke.color));
            self.context.set_stroke(pen);
            self.context.stroke_path(part.as_ref().unwrap_or(&path));
        }
    }

    fn fill(&mut self, rounded: RoundedRect, paint: Color) {
        if rounded.is_empty() {
            return;
        }
        self.context.set_paint(color(paint));
        self.context.reset_transform();
        if rounded.is_square() {
            self.context.fill_rect(&rounded.rect);
        } else {
            self.path.truncate(0);
            rounded.push_to(&mut self.path);
            self.context.fill_path(&self.path);
        }
    }

    fn ring(&mut self, outer: RoundedRect, inner: RoundedRect, paint: Color) {
        if inner.is_empty() {
            return self.fill(outer, paint);
        }
        self.path.truncate(0);
        outer.push_to(&mut self.path);
        inner.push_to(&mut self.path);
        self.context.set_paint(color(paint));
        self.context.reset_transform();
        self.context.set_fill_rule(Fill::EvenOdd);
        self.context.fill_path(&self.path);
        self.context.set_fill_rule(Fill::NonZero);
    }

    fn dashed(&mut self, line: RoundedRect, stroke: Stroke) {
        self.path.truncate(0);
        line.push_to(&mut self.path);
        self.context.set_paint(color(stroke.color));
        self.context.reset_transform();
        self.context.set_stroke(pen(stroke, self.scale));
        self.context.stroke_path(&self.path);
    }

    fn path(&mut self, at: Point, path: &BezPath, fill: Option<Color>, stroke: Option<Stroke>) {
        if !bounds::is_drawable(path.control_box().scale_from_origin(self.scale) + at.to_vec2()) {
            return;
        }
        self.context.set_transform(Affine::translate(at.to_vec2()) * Affine::scale(self.scale));
        if let Some(fill) = fill {
            self.context.set_paint(color(fill));
            self.context.fill_path(path);
        }
        if let Some(stroke) = stroke {
            let stroke = self.dashes.visible(stroke, path.control_box().size());
            self.context.set_paint(color(stroke.color));
            self.context.set_stroke(pen(stroke, 1.0));
            self.context.stroke_path(path);
        }
    }

    fn legible(&self, block: &Block) -> bool {
        block.runs().iter().any(|run| f64::from(run.size) * self.scale >= LEGIBLE)
    }

    fn text(&mut self, at: Point, block: &Block, paint: Color) {
        self.context.set_paint(color(paint));
        let turn = if block.is_turned() {
            Affine::new([-1.0, 0.0, 0.0, 1.0, block.size().width, 0.0])
        } else {
            Affine::IDENTITY
        };
        self.context.set_transform(Affine::translate(at.to_vec2()) * Affine::scale(self.scale) * turn);
        for run in block.runs() {
            // Of a long text only the lines that the tile shows; no glyph is two ems away from its base line.
            let over = 2.0 * f64::from(run.size);
            let (first, last) = ((self.seen.y0 - at.y) / self.scale - over, (self.seen.y1 - at.y) / self.scale + over);
            let seen = run.glyphs.iter().filter(move |glyph| (first..last).contains(&f64::from(glyph.y)));
            let (sharp, scale) = (self.sharp, self.scale);
            let y = |y: f32| if sharp { sharp::base_line(f64::from(y), at.y, scale) as f32 } else { y };
            let glyphs = seen.map(|glyph| vello_cpu::Glyph { id: glyph.id, x: glyph.x, y: y(glyph.y) });
            let drawing = self.context.glyph_run(&mut self.resources, run.font.data());
            // Hinting would move the glyphs from where the block has put them. A glyph that the font lacks is
            // left out, and the others are drawn.
            let _ = drawing.font_size(run.size).normalized_coords(run.font.coords()).hint(false).fill_glyphs(glyphs);
        }
    }

    /// A bar for each line, from its base line to the height of an x.
    fn bars(&mut self, at: Point, block: &Block, paint: Color) {
        let height = block.runs().first().map_or(0.0, |run| f64::from(run.size)) / 2.0;
        self.context.set_paint(color(paler(paint, BAR)));
        self.context.reset_transform();
        for line in block.lines().iter().filter(|line| line.right > line.left) {
            let (left, right, base) = (f64::from(line.left), f64::from(line.right), f64::from(line.baseline));
            let bar = Rect::new(left, base - height, right, base).scale_from_origin(self.scale) + at.to_vec2();
            if bar.overlaps(self.seen) {
                self.context.fill_rect(&bar);
            }
        }
    }
}

fn color(of: Color) -> AlphaColor<Srgb> {
    AlphaColor::from_rgba8(of.r, of.g, of.b, of.a)
}

fn scaled(radii: Radii, by: f64) -> Radii {
    let Radii { nw, ne, se, sw } = radii;
    Radii { nw: nw * by, ne: ne * by, se: se * by, sw: sw * by }
}

/// Lines end where their path ends, and turn in round corners, so that no bounds is farther from the path than
/// half the width of the line.
fn pen(stroke: Stroke, scale: f64) -> Pen {
    let pen = Pen::new(stroke.width * scale).with_caps(Cap::Butt).with_join(Join::Round);
    match stroke.dash.pattern(stroke.width) {
        Some(pattern) => pen.with_dashes(0.0, pattern.map(|length| length * scale)),
        None => pen,
    }
}
