//! Text and icons: lines of real text, or outlines of their glyphs.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use foldhash::fast::FixedState;

use super::Letters;
use super::shape::push_path;
use super::xml::{push_attribute, push_color, push_measure, push_plain, push_text, push_whole};
use crate::geom::{Affine, Point, Vec2};
use crate::scene::{Color, Scene, Shape};
use crate::text::{Block, FAMILIES, Font, Glyph, Line, Outlines, Run};

/// Fallbacks for a family that the viewer's machine does not have.
const SUBSTITUTES: &str = "Arial, sans-serif";

/// Writes text, and keeps track of the outlines that are defined.
pub(super) struct TextWriter {
    letters: Letters,
    outlines: Outlines,
    /// The numbers of the glyphs defined as outlines; empty glyphs have none.
    glyphs: HashMap<OutlineKey, Option<usize>, FixedState>,
    defined: usize,
    faces: HashMap<u64, FontFace, FixedState>,
    /// Families other than the bundled ones, in the order of appearance.
    others: Vec<String>,
    usual: TextLook,
}

/// What makes an outline distinct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct OutlineKey {
    font: u64,
    id: u32,
    size: u32,
    is_turned: bool,
}

impl OutlineKey {
    fn new(block: &Block, run: &Run, glyph: Glyph) -> Self {
        Self { font: run.font.id(), id: glyph.id, size: run.size.to_bits(), is_turned: block.is_turned() }
    }
}

struct FontFace {
    weight: u16,
    is_bundled: bool,
}

/// The look of text without attributes of its own.
#[derive(Clone, Copy, Debug, PartialEq)]
struct TextLook {
    size: f32,
    weight: u16,
    color: Color,
    is_rtl: bool,
}

impl TextWriter {
    pub(super) fn new(letters: Letters, scene: &Scene) -> Self {
        let usual = TextLook { size: 16.0, weight: 400, color: Color::hex(0), is_rtl: scene.flow.is_rtl() };
        let mut texts = Self {
            letters,
            outlines: Outlines::default(),
            glyphs: HashMap::default(),
            defined: 0,
            faces: HashMap::default(),
            others: Vec::new(),
            usual,
        };
        let mut counts: HashMap<(u32, u16, Color), usize> = HashMap::new();
        for (block, color) in blocks(scene).filter(|(block, _)| !block.text().is_empty()) {
            let (size, weight) = texts.look(block);
            *counts.entry((size.to_bits(), weight, color)).or_default() += 1;
        }
        // Ties are broken by value, so the file depends only on the scene.
        let most = counts.into_iter().max_by_key(|((size, weight, color), count)| {
            (*count, *size, *weight, [color.r, color.g, color.b, color.a])
        });
        if let Some(((size, weight, color), _)) = most {
            texts.usual = TextLook { size: f32::from_bits(size), weight, color, ..usual };
        }
        texts
    }

    /// The attributes of the root element, which apply where a text has none of its own.
    pub(super) fn push_usual(&self, out: &mut String) {
        push_color(out, "fill", self.usual.color);
        if self.letters == Letters::Outlines {
            return;
        }
        // Emoji are left to the viewer's machine: an emoji font in the list has digits, too, and some programs use those.
        let [letters, _emoji] = FAMILIES;
        let named = std::iter::once(letters).chain(self.others.iter().map(String::as_str));
        let quoted = named.map(|name| format!("'{}'", name.replace(['\'', '\\'], "")));
        let families = quoted.chain([SUBSTITUTES.to_owned()]).collect::<Vec<_>>().join(", ");
        push_attribute(out, "font-family", &families);
        push_measure(out, "font-size", f64::from(self.usual.size));
        push_measure(out, "font-weight", f64::from(self.usual.weight));
        // No hinting: glyphs stay where our engine placed them.
        push_plain(out, "text-rendering", "geometricPrecision");
    }

    /// The direction of the lines of a layer without one of their own.
    pub(super) fn push_usual_direction(&self, out: &mut String) {
        if self.usual.is_rtl && self.letters == Letters::Text {
            push_plain(out, "direction", "rtl");
        }
    }

    /// The definitions of all glyphs drawn as outlines.
    pub(super) fn push_glyphs(&mut self, out: &mut String, scene: &Scene) {
        for (block, _) in blocks(scene) {
            if self.is_drawn(block) {
                self.define(out, block);
            }
        }
        if self.defined > 0 {
            out.push_str("</defs>\n");
        }
    }

    /// True for text that becomes outlines, and for icons.
    fn is_drawn(&self, block: &Block) -> bool {
        self.letters == Letters::Outlines || block.text().is_empty()
    }

    fn define(&mut self, out: &mut String, block: &Block) {
        for run in block.runs() {
            for glyph in &run.glyphs {
                let Entry::Vacant(vacant) = self.glyphs.entry(OutlineKey::new(block, run, *glyph)) else { continue };
                let mut outline = self.outlines.outline(&run.font, glyph.id, run.size);
                if outline.is_empty() {
                    vacant.insert(None);
                    continue;
                }
                if block.is_turned() {
                    outline = Affine::FLIP_X * outline;
                }
                if self.defined == 0 {
                    out.push_str("<defs>\n");
                }
                self.defined += 1;
                vacant.insert(Some(self.defined));
                out.push_str("<path id=\"g");
                push_whole(out, self.defined as u64);
                out.push_str("\" d=\"");
                push_path(out, &outline, Vec2::ZERO);
                out.push_str("\"/>\n");
            }
        }
    }

    /// Adds a text or an icon with the top left corner of its block at `at`.
    pub(super) fn push(&mut self, out: &mut String, at: Point, block: &Block, color: Color) {
        if self.is_drawn(block) {
            self.push_drawn(out, at, block, color);
        } else if block.is_one_way() {
            self.push_whole(out, at, block, color);
        } else {
            self.push_lines(out, at, block, color);
        }
    }

    fn push_drawn(&self, out: &mut String, at: Point, block: &Block, color: Color) {
        out.push_str("<g");
        self.push_color(out, color);
        out.push('>');
        for run in block.runs() {
            for glyph in &run.glyphs {
                let number = self.glyphs.get(&OutlineKey::new(block, run, *glyph));
                let Some(Some(number)) = number else { continue };
                let along = f64::from(glyph.x);
                let along = if block.is_turned() { block.size().width - along } else { along };
                out.push_str("<use xlink:href=\"#g");
                push_whole(out, *number as u64);
                out.push('"');
                push_place(out, at + Vec2::new(along, f64::from(glyph.y)));
                out.push_str("/>");
            }
        }
        out.push_str("</g>\n");
    }

    /// One text with all lines, each at its place: a search finds words across lines.
    fn push_whole(&mut self, out: &mut String, at: Point, block: &Block, color: Color) {
        let (size, weight) = self.look(block);
        let mut lines = block.lines().iter().filter(|line| is_seen(block, line)).peekable();
        let (Some(first), is_alone) = (lines.next(), lines.peek().is_none()) else { return };
        out.push_str("<text");
        self.push_look(out, size, weight, color);
        self.push_direction(out, first);
        if is_alone {
            push_line_place(out, at, block, first);
            out.push('>');
            push_text(out, block.line_text(first));
        } else {
            out.push('>');
            let mut line = Some(first);
            while let Some(this) = line {
                line = lines.next();
                out.push_str("<tspan");
                push_line_place(out, at, block, this);
                out.push('>');
                // With the spaces or line ends before the next line.
                let end = line.map_or(block.text().len(), |next| next.range.start);
                push_text(out, block.text().get(this.range.start..end).unwrap_or_default());
                out.push_str("</tspan>");
            }
        }
        out.push_str("</text>\n");
    }

    /// Each line as a text of its own, which its neighbors cannot reorder.
    fn push_lines(&mut self, out: &mut String, at: Point, block: &Block, color: Color) {
        let (size, weight) = self.look(block);
        for line in block.lines().iter().filter(|line| is_seen(block, line)) {
            out.push_str("<text");
            self.push_look(out, size, weight, color);
            self.push_direction(out, line);
            push_line_place(out, at, block, line);
            out.push('>');
            push_text(out, &block.isolated(line));
            out.push_str("</text>\n");
        }
    }

    fn push_direction(&self, out: &mut String, line: &Line) {
        if line.base.is_rtl() != self.usual.is_rtl {
            push_plain(out, "direction", if line.base.is_rtl() { "rtl" } else { "ltr" });
        }
    }

    fn push_look(&self, out: &mut String, size: f32, weight: u16, color: Color) {
        if size != self.usual.size {
            push_measure(out, "font-size", f64::from(size));
        }
        if weight != self.usual.weight {
            push_measure(out, "font-weight", f64::from(weight));
        }
        self.push_color(out, color);
    }

    fn push_color(&self, out: &mut String, color: Color) {
        if color != self.usual.color {
            push_color(out, "fill", color);
            if color.a == u8::MAX && self.usual.color.a < u8::MAX {
                push_plain(out, "fill-opacity", "1");
            }
        }
    }

    /// The font size and weight of a block.
    fn look(&mut self, block: &Block) -> (f32, u16) {
        let size = block.runs().first().map_or(self.usual.size, |run| run.size);
        let mut weight = None;
        for run in block.runs() {
            let face = self.face(&run.font);
            if face.is_bundled {
                weight = weight.max(Some(face.weight));
            }
        }
        (size, weight.unwrap_or(400))
    }

    fn face(&mut self, font: &Font) -> &FontFace {
        let others = &mut self.others;
        self.faces.entry(font.id()).or_insert_with(|| {
            let family = font.family().unwrap_or_default();
            let is_bundled = FAMILIES.contains(&family.as_str());
            if !is_bundled && !family.is_empty() && !others.contains(&family) {
                others.push(family);
            }
            FontFace { weight: font.weight(), is_bundled }
        })
    }
}

/// The texts and icons of a scene, with their colors.
fn blocks(scene: &Scene) -> impl Iterator<Item = (&Block, Color)> {
    let items = scene.frames().flat_map(|(_, placed)| &placed.frame.items);
    items.filter_map(|item| match &item.shape {
        Shape::Text { block, color } => Some((&**block, *color)),
        Shape::Rect { .. } | Shape::Path { .. } => None,
    })
}

/// The place of a line: its start, where reading begins, or its end where that is what lines up with other lines, as a number
/// does in a column of Hebrew. Viewers without our font take another, wider one: it must not grow out of that edge.
fn push_line_place(out: &mut String, at: Point, block: &Block, line: &Line) {
    const NEAR: f32 = 0.5;
    let (is_rtl, width) = (line.base.is_rtl(), block.size().width as f32);
    let (from_left, from_right) = (line.left.abs() <= NEAR, (width - line.right).abs() <= NEAR);
    let ends = if is_rtl { from_left && !from_right } else { from_right && !from_left };
    let edge = if is_rtl == ends { line.left } else { line.right };
    if ends {
        push_plain(out, "text-anchor", "end");
    }
    push_place(out, at + Vec2::new(f64::from(edge), f64::from(line.baseline)));
}

fn push_place(out: &mut String, at: Point) {
    push_measure(out, "x", at.x);
    push_measure(out, "y", at.y);
}

fn is_seen(block: &Block, line: &Line) -> bool {
    !block.line_text(line).trim().is_empty()
}
