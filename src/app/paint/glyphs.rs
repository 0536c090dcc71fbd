//! Text of the window as glyphs of the atlas, or as bars where it is too small to be read.

use egui::epaint::{Color32, Mesh};
use egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::app::paint::atlas::{Atlas, RasterSize};
use crate::text::{Block, Line, Run};

/// Text smaller than this many pixels is drawn as bars.
const BARS_BELOW: f32 = 4.0;
/// Text smaller than this many pixels is not drawn.
const NOTHING_BELOW: f32 = 1.5;

/// The triangles of a block whose top left corner is at the pixel `at`, `scale` pixels for each of its units. Places are in
/// points, of which each has `point` pixels.
pub(super) fn block_mesh(
    atlas: &mut Atlas,
    block: &Block,
    color: Color32,
    at: Pos2,
    (scale, point): (f32, f32),
) -> Mesh {
    // The atlas may start a new texture on the way: then all is of that one.
    let mut mesh = Mesh::with_texture(atlas.texture());
    for _ in 0..2 {
        let before = atlas.generation();
        mesh = Mesh::with_texture(atlas.texture());
        GlyphPen { atlas, mesh: &mut mesh, color, at, scale, point }.block(block);
        if atlas.generation() == before {
            break;
        }
    }
    mesh
}

struct GlyphPen<'a> {
    atlas: &'a mut Atlas,
    mesh: &'a mut Mesh,
    color: Color32,
    at: Pos2,
    scale: f32,
    point: f32,
}

impl GlyphPen<'_> {
    fn block(&mut self, block: &Block) {
        let largest = block.runs().iter().map(|run| run.size * self.scale).fold(0.0, f32::max);
        if largest < NOTHING_BELOW {
            return;
        }
        if largest < BARS_BELOW {
            block.lines().iter().for_each(|line| self.bar(line));
            return;
        }
        block.runs().iter().for_each(|run| self.run(run));
        if block.is_turned() {
            let axis = self.at.x + block.size().width as f32 * self.scale / 2.0;
            let twice = (2.0 * axis).round() / self.point;
            self.mesh.vertices.iter_mut().for_each(|vertex| vertex.pos.x = twice - vertex.pos.x);
        }
    }

    /// A line of text that is too small to be read.
    fn bar(&mut self, line: &Line) {
        let rise = (line.baseline - line.top) * 0.6;
        let (low, high) = (vec2(line.left, line.baseline - rise), vec2(line.right, line.baseline));
        let rect = Rect::from_min_max(self.at + low * self.scale, self.at + high * self.scale);
        self.mesh.add_colored_rect(rect / self.point, self.color.gamma_multiply(0.5));
    }

    fn run(&mut self, run: &Run) {
        let pixels = run.size * self.scale;
        let size = RasterSize::exact(pixels);
        let stretch = pixels / size.pixels();
        let stretch = if (stretch - 1.0).abs() < 0.004 { 1.0 } else { stretch };
        let bright = is_bright(self.color);
        let generation = self.atlas.generation();
        for glyph in &run.glyphs {
            let Vec2 { x, y } = self.at.to_vec2() + vec2(glyph.x, glyph.y) * self.scale;
            let (sprite, whole) = self.atlas.glyph(&run.font, glyph.id, size, x, bright);
            if self.atlas.generation() != generation {
                return;
            }
            let Some(sprite) = sprite else { continue };
            let corner = pos2(if stretch == 1.0 { whole } else { x }, (y + 0.5 + 1e-4).floor());
            let rect = Rect::from_min_size(corner + sprite.offset * stretch, sprite.size * stretch);
            let tint = if sprite.colored { Color32::from_white_alpha(self.color.a()) } else { self.color };
            self.mesh.add_rect_with_uv(rect / self.point, sprite.uv, tint);
        }
    }
}

fn is_bright(color: Color32) -> bool {
    let [r, g, b, a] = color.to_array().map(u32::from);
    3 * r + 6 * g + b > 6 * a
}
