//! Draws the items of frames on a page, each as tagged content or as decoration.

use std::collections::HashMap;

use foldhash::fast::FixedState;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point as Spot, Rect as Frame, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, Stroke as Pen, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};

use super::spans::{self, GlyphSpan, SpanGlyph};
use super::tags::{ElementKey, TagTreeBuilder};
use crate::geom::{BezPath, Flow, Point, Size, Vec2};
use crate::scene::page::{PageWindow, Stamp, StampRole};
use crate::scene::{Color, Item, LayerKind, Part, PlacedRef, Radii, Shape, Stroke};
use crate::text::{self, Block};

/// The fonts of a document.
pub(super) struct PdfFonts {
    /// Which way the document runs.
    flow: Flow,
    /// `None` for those that can't be read.
    fonts: HashMap<(u64, bool), Option<Font>>,
    /// The characters that each glyph stands for: those that it stood for first.
    meanings: HashMap<(u64, u32), String, FixedState>,
}

impl PdfFonts {
    pub fn new(flow: Flow) -> Self {
        Self { flow, fonts: HashMap::new(), meanings: HashMap::default() }
    }

    fn get(&mut self, font: &text::Font, is_copy: bool) -> Option<Font> {
        let read = || {
            let (bytes, _) = font.data().data.clone().into_raw_parts();
            if !is_copy {
                return Font::new(bytes.into(), font.index());
            }
            // Fonts are told apart by their bytes, and those after the last table mean nothing.
            let longer = [font.bytes(), &[0]].concat();
            Font::new(longer.into(), font.index())
        };
        self.fonts.entry((font.id(), is_copy)).or_insert_with(read).clone()
    }

    /// True when a glyph has its usual meaning: it is taken from the font and not from a copy.
    fn means(&mut self, font: &text::Font, glyph: u32, said: &str) -> bool {
        match spans::is_mirrored(font, glyph, said) {
            Some(is_mirrored) => is_mirrored == self.flow.is_rtl(),
            None => self.meanings.entry((font.id(), glyph)).or_insert_with(|| said.to_owned()) == said,
        }
    }
}

/// The marked-content sequence that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OpenTag {
    None,
    Artifact,
    Content(ElementKey),
}

pub(super) struct PagePainter<'p, 's, 'c> {
    surface: &'p mut Surface<'s>,
    fonts: &'p mut PdfFonts,
    tags: &'p mut TagTreeBuilder<'c>,
    open: OpenTag,
}

impl<'p, 's, 'c> PagePainter<'p, 's, 'c> {
    pub fn new(surface: &'p mut Surface<'s>, fonts: &'p mut PdfFonts, tags: &'p mut TagTreeBuilder<'c>) -> Self {
        Self { surface, fonts, tags, open: OpenTag::None }
    }

    pub fn ground(&mut self, size: Size, color: Color) {
        self.begin(OpenTag::Artifact);
        self.rect(Point::ZERO, size, Radii::default(), Some(color), None);
    }

    /// Begins a window: what is drawn is clipped to it and placed in its coordinates.
    pub fn enter(&mut self, window: &PageWindow) {
        self.begin(OpenTag::None);
        let edge = window.on_page();
        let mut path = PathBuilder::new();
        push_rect(&mut path, edge.origin(), edge.size(), Radii::default());
        match path.finish() {
            Some(path) => self.surface.push_clip_path(&path, &FillRule::NonZero),
            None => self.surface.push_transform(&Transform::identity()),
        }
        let by = window.at.to_vec2() - window.from.origin().to_vec2() * window.scale;
        self.surface.push_transform(&placing(by, window.scale));
    }

    pub fn leave(&mut self) {
        self.begin(OpenTag::None);
        self.surface.pop();
        self.surface.pop();
    }

    pub fn close(&mut self) {
        self.begin(OpenTag::None);
    }

    /// Draws a frame of the scene. It is tagged content where it is read, and decoration on other pages.
    pub fn frame(&mut self, layer: LayerKind, placed: PlacedRef<'_>, is_read_here: bool) {
        self.tags.next_frame();
        self.surface.push_transform(&placing(placed.at.to_vec2(), 1.0));
        for item in &placed.frame.items {
            let key = is_read_here.then(|| self.tags.key(layer, item.tag, placed.tag));
            self.item(item, key);
        }
        self.surface.pop();
    }

    pub fn stamp(&mut self, stamp: &Stamp) {
        self.tags.next_frame();
        if stamp.role == StampRole::Heading {
            self.tags.next_table();
        }
        // A heading of columns that is repeated on the next page was tagged before.
        let key = self.tags.stamp_key(stamp.role).filter(|key| !self.tags.has(*key));
        let tags = stamp.frame.items.iter().map(|item| self.tags.key(LayerKind::Names, item.tag, None));
        let known: Vec<_> = tags.filter(|key| self.tags.has(*key)).collect();
        self.surface.push_transform(&placing(stamp.at.to_vec2(), stamp.scale));
        for item in &stamp.frame.items {
            let own = self.tags.key(LayerKind::Names, item.tag, None);
            let new = Some(own).filter(|own| !known.contains(own));
            let key = if stamp.role == StampRole::Tags { new } else { key };
            self.item(item, key);
        }
        self.surface.pop();
    }

    fn item(&mut self, item: &Item, key: Option<ElementKey>) {
        let is_icon = |block: &Block| block.text().is_empty();
        let is_figure = item.tag.is_some_and(|tag| tag.part == Part::Point);
        match (&item.shape, key) {
            (Shape::Rect { .. }, Some(key)) if is_figure => {
                self.begin(OpenTag::Content(key));
                self.tags.mark_as_figure(key);
            }
            (Shape::Text { block, .. }, Some(key)) if !is_icon(block) => {
                self.begin(OpenTag::Content(key));
                self.tags.add_text(key, block.text());
            }
            _ => self.begin(OpenTag::Artifact),
        }
        match &item.shape {
            Shape::Rect { size, radii, fill, stroke } => self.rect(item.at, *size, *radii, *fill, *stroke),
            Shape::Path { path, fill, stroke } => self.path(path, item.at.to_vec2(), *fill, *stroke),
            Shape::Text { block, color } if is_icon(block) => self.icon(item.at, block, *color),
            Shape::Text { block, color } => self.text(item.at, block, *color),
        }
    }

    fn begin(&mut self, next: OpenTag) {
        if self.open == next {
            return;
        }
        if self.open != OpenTag::None {
            self.surface.end_tagged();
        }
        match next {
            OpenTag::None => {}
            OpenTag::Artifact => {
                let decoration = Artifact::with_kind(ArtifactType::Layout);
                self.surface.start_tagged(ContentTag::Artifact(decoration));
            }
            OpenTag::Content(key) => {
                let id = self.surface.start_tagged(ContentTag::Other);
                self.tags.mark(key, id);
            }
        }
        self.open = next;
    }

    fn rect(&mut self, at: Point, size: Size, radii: Radii, fill: Option<Color>, stroke: Option<Stroke>) {
        let mut path = PathBuilder::new();
        push_rect(&mut path, at, size, radii);
        self.draw(path.finish(), fill, stroke);
    }

    fn path(&mut self, path: &BezPath, by: Vec2, fill: Option<Color>, stroke: Option<Stroke>) {
        let mut built = PathBuilder::new();
        let spot = |point: Point| ((point.x + by.x) as f32, (point.y + by.y) as f32);
        for element in path {
            match element {
                kurbo::PathEl::MoveTo(to) => built.move_to(spot(to).0, spot(to).1),
                kurbo::PathEl::LineTo(to) => built.line_to(spot(to).0, spot(to).1),
                kurbo::PathEl::QuadTo(by, to) => built.quad_to(spot(by).0, spot(by).1, spot(to).0, spot(to).1),
                kurbo::PathEl::CurveTo(one, other, to) => {
                    let ((x1, y1), (x2, y2), (x, y)) = (spot(one), spot(other), spot(to));
                    built.cubic_to(x1, y1, x2, y2, x, y);
                }
                kurbo::PathEl::ClosePath => built.close(),
            }
        }
        self.draw(built.finish(), fill, stroke);
    }

    fn draw(&mut self, path: Option<Path>, fill: Option<Color>, stroke: Option<Stroke>) {
        let Some(path) = path.filter(|_| fill.is_some() || stroke.is_some()) else { return };
        self.surface.set_fill(fill.map(filled));
        self.surface.set_stroke(stroke.map(drawn));
        self.surface.draw_path(&path);
    }

    fn text(&mut self, at: Point, block: &Block, color: Color) {
        self.surface.set_fill(Some(filled(color)));
        self.surface.set_stroke(None);
        for span in spans::lines(block, self.fonts.flow).flat_map(|(_, spans)| spans) {
            self.span(at, &span);
        }
    }

    /// Icons carry a space as their text: what they mean is tagged in words.
    fn icon(&mut self, at: Point, block: &Block, color: Color) {
        self.surface.set_fill(Some(filled(color)));
        self.surface.set_stroke(None);
        for run in block.runs() {
            for glyph in &run.glyphs {
                let from = Point::new(f64::from(glyph.x), f64::from(glyph.y));
                let turned = block.is_turned();
                let x = if turned { at.x + block.size().width - from.x } else { at.x + from.x };
                let flip = if turned { -1.0 } else { 1.0 };
                self.surface.push_transform(&Transform::from_row(
                    flip,
                    0.0,
                    0.0,
                    1.0,
                    x as f32,
                    (at.y + from.y) as f32,
                ));
                if let Some(font) = self.fonts.get(&run.font, false) {
                    let glyph = KrillaGlyph::new(GlyphId::new(glyph.id), 0.0, 0.0, 0.0, 0.0, 0..1, None);
                    self.surface.draw_glyphs(Spot::from_xy(0.0, 0.0), &[glyph], font, " ", run.size, false);
                }
                self.surface.pop();
            }
        }
    }

    /// A glyph of a font has one meaning in a document. Where it stands for other characters, as a bracket does in a line
    /// of the other direction, it is taken from a copy of the font.
    fn span(&mut self, at: Point, span: &GlyphSpan<'_>) {
        let fonts = &mut *self.fonts;
        let is_usual =
            |one: &SpanGlyph| fonts.means(span.font, one.glyph.id, span.text.get(one.text.clone()).unwrap_or_default());
        let usual: Vec<bool> = span.glyphs.iter().map(is_usual).collect();
        let mut rest = span.glyphs.as_slice();
        for part in usual.chunk_by(|one, next| one == next) {
            let (glyphs, after) = rest.split_at(part.len().min(rest.len()));
            let font = self.fonts.get(span.font, part.contains(&false));
            font.into_iter().for_each(|font| self.glyphs(at, span, &font, glyphs));
            rest = after;
        }
    }

    fn glyphs(&mut self, at: Point, span: &GlyphSpan<'_>, font: &Font, glyphs: &[SpanGlyph]) {
        let Some(start) = glyphs.first().map(|first| first.glyph.x) else { return };
        // Advances are whole units of the font but for what floats lose: where they match its widths, krilla writes no
        // adjustments.
        let unit = span.size / font.units_per_em();
        let mut pen = start;
        let nexts = glyphs.iter().skip(1).map(|next| next.glyph.x).chain([start]);
        let glyphs = glyphs.iter().zip(nexts).map(|(one, next)| {
            let exact = (next - pen) / unit;
            let advance = if (exact - exact.round()).abs() < 0.05 { exact.round() } else { exact };
            pen += advance * unit;
            let up = (span.base - one.glyph.y) / span.size;
            let advance = advance / font.units_per_em();
            KrillaGlyph::new(GlyphId::new(one.glyph.id), advance, 0.0, up, 0.0, one.text.clone(), None)
        });
        let glyphs: Vec<_> = glyphs.collect();
        let from = Spot::from_xy(at.x as f32 + start, at.y as f32 + span.base);
        self.surface.draw_glyphs(from, &glyphs, font.clone(), &span.text, span.size, false);
    }
}

fn placing(by: Vec2, scale: f64) -> Transform {
    let scale = scale as f32;
    Transform::from_row(scale, 0.0, 0.0, scale, by.x as f32, by.y as f32)
}

fn opacity(color: Color) -> NormalizedF32 {
    NormalizedF32::new(f32::from(color.a) / 255.0).unwrap_or(NormalizedF32::ONE)
}

fn filled(color: Color) -> Fill {
    let paint = rgb::Color::new(color.r, color.g, color.b).into();
    Fill { paint, opacity: opacity(color), rule: FillRule::NonZero }
}

fn drawn(Stroke { color, width, dash }: Stroke) -> Pen {
    let dash =
        dash.pattern(width).map(|pattern| StrokeDash { array: pattern.map(|on| on as f32).to_vec(), offset: 0.0 });
    let paint = rgb::Color::new(color.r, color.g, color.b).into();
    Pen { paint, width: width as f32, opacity: opacity(color), dash, ..Pen::default() }
}

/// The length of the handles of a cubic that approximates a quarter circle of radius 1.
const KAPPA: f32 = 0.552_284_8;

fn push_rect(path: &mut PathBuilder, at: Point, size: Size, radii: Radii) {
    let (x0, y0) = (at.x as f32, at.y as f32);
    let (x1, y1) = ((at.x + size.width) as f32, (at.y + size.height) as f32);
    if radii == Radii::default() {
        if let Some(rect) = Frame::from_ltrb(x0, y0, x1, y1) {
            path.push_rect(rect);
        }
        return;
    }
    let most = (size.width / 2.0).min(size.height / 2.0).max(0.0);
    let [nw, ne, se, sw] = [radii.nw, radii.ne, radii.se, radii.sw].map(|radius| radius.min(most) as f32);
    let near = 1.0 - KAPPA;
    path.move_to(x0 + nw, y0);
    path.line_to(x1 - ne, y0);
    path.cubic_to(x1 - ne * near, y0, x1, y0 + ne * near, x1, y0 + ne);
    path.line_to(x1, y1 - se);
    path.cubic_to(x1, y1 - se * near, x1 - se * near, y1, x1 - se, y1);
    path.line_to(x0 + sw, y1);
    path.cubic_to(x0 + sw * near, y1, x0, y1 - sw * near, x0, y1 - sw);
    path.line_to(x0, y0 + nw);
    path.cubic_to(x0, y0 + nw * near, x0 + nw * near, y0, x0 + nw, y0);
    path.close();
}
