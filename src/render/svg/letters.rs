//! Text and icons: lines of real text, or the outlines of their glyphs.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::Letters;
use super::shape::{push_onward, push_path};
use super::xml::{Place, push_attribute, push_color, push_hundredths, push_measure, push_plain, push_text};
use crate::geom::{Affine, Point, Vec2};
use crate::scene::{Color, Scene, Shape};
use crate::text::{Block, FAMILIES, Font, Line, Outlines, Run};

/// What stands in for a family that the reader's machine does not have.
const SUBSTITUTES: &str = "Arial, sans-serif";

/// Writes letters, and knows what it has written already.
pub(super) struct Setter {
    letters: Letters,
    outlines: Outlines,
    /// Glyphs as segments from their origin, by font, index and size.
    glyphs: HashMap<(u64, u32, u32), String>,
    faces: HashMap<u64, Face>,
    /// Icons by font, glyph, size and whether they are turned, with their numbers.
    icons: HashMap<(u64, u32, u32, bool), usize>,
    /// Families beside the bundled ones, in the order in which they are met.
    others: Vec<String>,
    usual: Look,
}

struct Face {
    weight: u16,
    is_bundled: bool,
}

/// How letters look that nothing else is said about.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Look {
    size: f32,
    weight: u16,
    color: Color,
    is_rtl: bool,
}

impl Setter {
    /// One that knows the letters of a scene.
    pub(super) fn new(letters: Letters, scene: &Scene) -> Self {
        let usual = Look { size: 16.0, weight: 400, color: Color::hex(0), is_rtl: scene.flow.is_rtl() };
        let mut setter = Self {
            letters,
            outlines: Outlines::default(),
            glyphs: HashMap::new(),
            faces: HashMap::new(),
            icons: HashMap::new(),
            others: Vec::new(),
            usual,
        };
        let mut counts: HashMap<(u32, u16, Color), usize> = HashMap::new();
        for (_, placed) in scene.frames() {
            for item in &placed.frame.items {
                if let Shape::Text { block, color } = &item.shape
                    && !block.text().is_empty()
                {
                    let (size, weight) = setter.look(block);
                    *counts.entry((size.to_bits(), weight, *color)).or_default() += 1;
                }
            }
        }
        // Of two that are as frequent, always the same: the file depends on nothing but the scene.
        let most = counts.into_iter().max_by_key(|((size, weight, color), count)| {
            (*count, *size, *weight, [color.r, color.g, color.b, color.a])
        });
        if let Some(((size, weight, color), _)) = most {
            setter.usual = Look { size: f32::from_bits(size), weight, color, ..usual };
        }
        setter
    }

    /// The attributes of the whole, which hold where a text says nothing else.
    pub(super) fn push_usual(&self, out: &mut String) {
        push_color(out, "fill", self.usual.color);
        if self.letters == Letters::Outlines {
            return;
        }
        let bundled = FAMILIES.iter().map(|name| (*name).to_owned());
        let quoted = bundled.chain(self.others.iter().cloned()).map(|name| format!("'{}'", name.replace(['\'', '\\'], "")));
        let families = quoted.chain([SUBSTITUTES.to_owned()]).collect::<Vec<_>>().join(", ");
        push_attribute(out, "font-family", &families);
        push_measure(out, "font-size", f64::from(self.usual.size));
        push_measure(out, "font-weight", f64::from(self.usual.weight));
        if self.usual.is_rtl {
            push_plain(out, "direction", "rtl");
        }
        // The letters as our engine has placed them: no hinting, no strokes that no font has.
        push_plain(out, "text-rendering", "geometricPrecision");
        push_plain(out, "style", "font-synthesis:none");
    }

    /// The definitions of the icons of a scene.
    pub(super) fn push_icons(&mut self, out: &mut String, scene: &Scene) {
        for (_, placed) in scene.frames() {
            for item in &placed.frame.items {
                if let Shape::Text { block, .. } = &item.shape
                    && block.text().is_empty()
                {
                    self.define(out, block);
                }
            }
        }
    }

    fn define(&mut self, out: &mut String, block: &Block) {
        let Some((key, run)) = icon(block) else { return };
        if self.icons.contains_key(&key) {
            return;
        }
        let number = self.icons.len() + 1;
        self.icons.insert(key, number);
        if number == 1 {
            out.push_str("<defs>\n");
        }
        // Writing to a string cannot fail.
        let _ = write!(out, "<path id=\"icon-{number}\" d=\"");
        let turn = if block.is_turned() {
            Affine::new([-1.0, 0.0, 0.0, 1.0, block.size().width, 0.0])
        } else {
            Affine::IDENTITY
        };
        for glyph in &run.glyphs {
            let outline = self.outlines.of(&run.font, glyph.id, run.size);
            let place = Vec2::new(f64::from(glyph.x), f64::from(glyph.y));
            push_path(out, &(turn * Affine::translate(place) * outline), Vec2::ZERO);
        }
        out.push_str("\"/>\n");
    }

    /// Ends the definitions of icons, if there are any.
    pub(super) fn end_icons(&self, out: &mut String) {
        if !self.icons.is_empty() {
            out.push_str("</defs>\n");
        }
    }

    /// Adds a text or an icon with the top left corner of its block at `at`.
    pub(super) fn push(&mut self, out: &mut String, at: Point, block: &Block, color: Color) {
        if block.text().is_empty() {
            self.push_icon(out, at, block, color);
        } else if self.letters == Letters::Outlines {
            self.push_outlines(out, at, block, color);
        } else {
            self.push_lines(out, at, block, color);
        }
    }

    fn push_icon(&self, out: &mut String, at: Point, block: &Block, color: Color) {
        let Some(number) = icon(block).and_then(|(key, _)| self.icons.get(&key)) else { return };
        let _ = write!(out, "<use xlink:href=\"#icon-{number}\"");
        push_measure(out, "x", at.x);
        push_measure(out, "y", at.y);
        self.push_color(out, color);
        out.push_str("/>\n");
    }

    fn push_outlines(&mut self, out: &mut String, at: Point, block: &Block, color: Color) {
        out.push_str("<path d=\"");
        for run in block.runs() {
            for glyph in &run.glyphs {
                let key = (run.font.id(), glyph.id, run.size.to_bits());
                let outlines = &mut self.outlines;
                let segments = self.glyphs.entry(key).or_insert_with(|| {
                    let mut segments = String::new();
                    push_onward(&mut segments, &outlines.of(&run.font, glyph.id, run.size));
                    segments
                });
                if segments.is_empty() {
                    continue;
                }
                let origin = Place::of(at + Vec2::new(f64::from(glyph.x), f64::from(glyph.y)));
                out.push('M');
                push_hundredths(out, origin.x);
                out.push(' ');
                push_hundredths(out, origin.y);
                out.push_str(segments);
            }
        }
        out.push('"');
        self.push_color(out, color);
        out.push_str("/>\n");
    }

    fn push_lines(&mut self, out: &mut String, at: Point, block: &Block, color: Color) {
        let (size, weight) = self.look(block);
        let lines = || block.lines().iter().filter(|line| !block.said(line).trim().is_empty());
        let is_alone = lines().nth(1).is_none();
        let differs = Look { size, weight, color, ..self.usual } != self.usual;
        let is_grouped = differs && !is_alone;
        if is_grouped {
            out.push_str("<g");
            self.push_look(out, size, weight, color);
            out.push_str(">\n");
        }
        for line in lines() {
            out.push_str("<text");
            if is_alone {
                self.push_look(out, size, weight, color);
            }
            self.push_line(out, at, block, line);
            out.push_str("</text>\n");
        }
        if is_grouped {
            out.push_str("</g>\n");
        }
    }

    fn push_line(&self, out: &mut String, at: Point, block: &Block, line: &Line) {
        let start = if line.base.is_rtl() { line.right } else { line.left };
        push_measure(out, "x", at.x + f64::from(start));
        push_measure(out, "y", at.y + f64::from(line.baseline));
        if line.base.is_rtl() != self.usual.is_rtl {
            push_plain(out, "direction", if line.base.is_rtl() { "rtl" } else { "ltr" });
        }
        out.push('>');
        push_text(out, block.said(line));
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

    /// The size and the weight of the letters of a block.
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

    fn face(&mut self, font: &Font) -> &Face {
        let others = &mut self.others;
        self.faces.entry(font.id()).or_insert_with(|| {
            let family = font.family().unwrap_or_default();
            let is_bundled = FAMILIES.contains(&family.as_str());
            if !is_bundled && !family.is_empty() && !others.contains(&family) {
                others.push(family);
            }
            Face { weight: font.weight(), is_bundled }
        })
    }
}

/// What tells an icon from others, and the run that draws it.
fn icon(block: &Block) -> Option<((u64, u32, u32, bool), &Run)> {
    let run = block.runs().first()?;
    let glyph = run.glyphs.first()?;
    Some(((run.font.id(), glyph.id, run.size.to_bits(), block.is_turned()), run))
}
