//! Text as glyphs of the atlas, or as bars where it is too small to be read.

use egui::epaint::Color32;
use egui::pos2;

use crate::app::paint::atlas::RasterSize;
use crate::app::paint::mesh::faded;
use crate::app::paint::tessellate::pixels::snap;
use crate::app::paint::tessellate::{Pen, SPECK};
use crate::geom::{Rect, Vec2};
use crate::text::{Block, Line, Run};

/// Text smaller than this many pixels is drawn as bars.
const BARS_BELOW: f32 = 4.0;
/// Text smaller than this many pixels is not drawn.
const NOTHING_BELOW: f32 = 1.5;

impl Pen<'_> {
    pub(super) fn block(&mut self, block: &Block, at: Vec2, color: Color32) {
        let scale = self.view.scale as f32;
        let largest = block.runs().iter().map(|run| run.size * scale).fold(0.0, f32::max);
        if largest < NOTHING_BELOW {
            return;
        }
        if largest < BARS_BELOW {
            for line in block.lines() {
                self.bar(line, at, color);
            }
            return;
        }
        let first = self.piece.triangles.vertices.len();
        for run in block.runs() {
            self.run(run, at, color);
        }
        if block.is_turned() {
            self.turn(first, at.x + block.size().width * self.view.scale / 2.0);
        }
    }

    /// Turns what was added from the vertex `first` on about an upright axis. Whole pixels stay whole ones.
    fn turn(&mut self, first: usize, axis: f64) {
        let twice = snap(2.0 * axis, 2.0 * self.view.phase.x) as f32;
        for vertex in self.piece.triangles.vertices.iter_mut().skip(first) {
            vertex.pos.x = twice - vertex.pos.x;
        }
    }

    /// A line of text that is too small to be read.
    fn bar(&mut self, line: &Line, at: Vec2, color: Color32) {
        let scale = self.view.scale;
        let [left, right, baseline] = [line.left, line.right, line.baseline].map(|length| f64::from(length) * scale);
        let rise = f64::from(line.baseline - line.top) * scale * 0.6;
        let rect = Rect::new(left, baseline - rise, right, baseline) + at;
        if rect.area() >= SPECK {
            self.out().soft_rect(rect, faded(color, 0.5));
        }
    }

    fn run(&mut self, run: &Run, at: Vec2, color: Color32) {
        let scale = self.view.scale;
        let pixels = run.size * scale as f32;
        let size = if self.view.exact { RasterSize::exact(pixels) } else { RasterSize::coarse(pixels) };
        let stretch = pixels / size.pixels();
        let stretch = if (stretch - 1.0).abs() < 0.004 { 1.0 } else { stretch };
        let bright = is_bright(color);
        let Vec2 { x: phase_x, y: phase_y } = self.view.phase;
        let generation = self.atlas.generation();
        self.piece.has_glyphs = true;
        for glyph in &run.glyphs {
            let x = (at.x + f64::from(glyph.x) * scale + phase_x) as f32;
            let y = snap(at.y + f64::from(glyph.y) * scale, phase_y) as f32;
            let (sprite, whole) = self.atlas.glyph(&run.font, glyph.id, size, x, bright);
            if self.atlas.generation() != generation {
                return;
            }
            let Some(sprite) = sprite else { continue };
            let x = if stretch == 1.0 { whole } else { x } - phase_x as f32;
            let rect = egui::Rect::from_min_size(pos2(x, y) + sprite.offset * stretch, sprite.size * stretch);
            let tint = if sprite.colored { Color32::from_white_alpha(color.a()) } else { color };
            self.out().image(rect, sprite.uv, tint);
        }
    }
}

fn is_bright(color: Color32) -> bool {
    let [r, g, b, a] = color.to_array().map(u32::from);
    3 * r + 6 * g + b > 6 * a
}
