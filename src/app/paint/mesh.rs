//! Anti-aliased triangles of simple shapes, in physical pixels.
//!
//! Every shape gets a rim one pixel wide in which its color fades out, half inside and half outside its
//! outline. An outline on whole pixels therefore looks perfectly sharp, any other one smooth, without the help
//! of the graphics card. All triangles sample the white pixel at the corner of the glyph atlas, so shapes and
//! glyphs share one mesh.

use egui::epaint::{Color32, Vertex, WHITE_UV};
use egui::{Pos2, Vec2, pos2, vec2};

use crate::geom::Rect;

/// Triangles to draw.
#[derive(Clone, Debug, Default)]
pub struct Triangles {
    /// The corners.
    pub vertices: Vec<Vertex>,
    /// Three indices into the corners a triangle.
    pub indices: Vec<u32>,
}

/// Radii of corners in pixels, clockwise from the top left.
pub type CornerRadii = [f32; 4];

/// A ring of a shape: how far outside the outline it is, and its color.
#[derive(Clone, Copy, Debug)]
struct Rim(f32, Color32);

impl Triangles {
    /// True when there is nothing to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.indices.is_empty()
    }

    /// The index of the corner that is added next.
    pub(super) fn next_index(&self) -> u32 {
        u32::try_from(self.vertices.len()).unwrap_or(u32::MAX)
    }

    /// Adds a corner and gives its index.
    pub(super) fn vertex(&mut self, at: Pos2, color: Color32) -> u32 {
        let index = self.next_index();
        self.vertices.push(Vertex { pos: at, uv: WHITE_UV, color });
        index
    }

    /// Adds the triangle of three corners.
    pub(super) fn triangle(&mut self, a: u32, b: u32, c: u32) {
        self.indices.extend_from_slice(&[a, b, c]);
    }

    /// Adds the two triangles between the edges `a0 a1` and `b0 b1`.
    pub(super) fn quad(&mut self, a0: u32, a1: u32, b0: u32, b1: u32) {
        self.indices.extend_from_slice(&[a0, a1, b1, a0, b1, b0]);
    }

    /// Adds a piece of the texture.
    pub fn image(&mut self, at: egui::Rect, uv: egui::Rect, color: Color32) {
        let first = self.next_index();
        self.vertices.extend_from_slice(&[
            Vertex { pos: at.left_top(), uv: uv.left_top(), color },
            Vertex { pos: at.right_top(), uv: uv.right_top(), color },
            Vertex { pos: at.left_bottom(), uv: uv.left_bottom(), color },
            Vertex { pos: at.right_bottom(), uv: uv.right_bottom(), color },
        ]);
        self.quad(first, first + 1, first + 2, first + 3);
    }

    /// Adds a rectangle without rim: for edges on whole pixels.
    pub fn hard_rect(&mut self, rect: Rect, color: Color32) {
        self.image(egui_rect(rect), egui::Rect::from_min_max(WHITE_UV, WHITE_UV), color);
    }

    /// Adds a rectangle of any size and place; one thinner than a pixel becomes fainter instead.
    pub fn soft_rect(&mut self, rect: Rect, color: Color32) {
        let cover = rect.width().min(1.0) * rect.height().min(1.0);
        let rect = Rect::from_center_size(rect.center(), (rect.width().max(1.0), rect.height().max(1.0)));
        let color = faded(color, cover as f32);
        let outer = rect.inflate(0.5, 0.5);
        let inner = rect.inflate(-0.5, -0.5);
        let o = self.rect_corners(outer, Color32::TRANSPARENT);
        let i = self.rect_corners(inner, color);
        for (from, to) in [(0, 1), (1, 2), (2, 3), (3, 0)] {
            self.quad(o + from, o + to, i + from, i + to);
        }
        self.quad(i, i + 1, i + 3, i + 2);
    }

    /// Adds a rectangle with rounded corners: its inside, its edge (width and color), or both.
    pub fn round_rect(
        &mut self,
        rect: Rect,
        corners: CornerRadii,
        fill: Option<Color32>,
        stroke: Option<(f32, Color32)>,
    ) {
        let outline = RoundOutline::new(rect, corners);
        match (fill, stroke) {
            (Some(fill), None) => self.rings(&outline, &[Rim(0.5, Color32::TRANSPARENT), Rim(-0.5, fill)], true),
            (fill, Some((width, color))) => {
                let color = faded(color, width.min(1.0));
                let width = width.max(1.0);
                let (far, near) = ((width + 1.0) / 2.0, (width - 1.0) / 2.0);
                let inside = fill.unwrap_or(Color32::TRANSPARENT);
                let all = [Rim(far, Color32::TRANSPARENT), Rim(near, color), Rim(-near, color), Rim(-far, inside)];
                let thin = [all[0], all[1], all[3]];
                self.rings(&outline, if near > 0.0 { &all } else { &thin }, fill.is_some());
            }
            (None, None) => {}
        }
    }

    fn rings(&mut self, outline: &RoundOutline, rings: &[Rim], filled: bool) {
        let mut outer: Option<u32> = None;
        let mut count = 0;
        for Rim(offset, color) in rings {
            let first = self.next_index();
            outline.each(*offset, |at| {
                self.vertex(at, *color);
            });
            count = self.next_index() - first;
            if let Some(outer) = outer {
                for i in 0..count {
                    let next = if i + 1 == count { 0 } else { i + 1 };
                    self.quad(outer + i, outer + next, first + i, first + next);
                }
            }
            outer = Some(first);
        }
        if let (true, Some(first)) = (filled, outer) {
            self.fan(first, count);
        }
    }

    /// Fills a convex outline of `count` corners from index `first` on.
    pub(super) fn fan(&mut self, first: u32, count: u32) {
        for i in 2..count {
            self.triangle(first, first + i - 1, first + i);
        }
    }

    fn rect_corners(&mut self, rect: Rect, color: Color32) -> u32 {
        let rect = egui_rect(rect);
        let first = self.vertex(rect.left_top(), color);
        self.vertex(rect.right_top(), color);
        self.vertex(rect.right_bottom(), color);
        self.vertex(rect.left_bottom(), color);
        first
    }
}

/// A color with a share of its opacity.
#[must_use]
pub fn faded(color: Color32, share: f32) -> Color32 {
    if share >= 1.0 { color } else { color.gamma_multiply(share.max(0.0)) }
}

/// The same rectangle for egui.
pub(crate) fn egui_rect(rect: Rect) -> egui::Rect {
    egui::Rect::from_min_max(pos2(rect.x0 as f32, rect.y0 as f32), pos2(rect.x1 as f32, rect.y1 as f32))
}

/// The outline of a rectangle with rounded corners, to be followed at any distance.
struct RoundOutline {
    /// Center, radius, outward diagonal, first direction and number of steps of the arc of each corner.
    arcs: [(Pos2, f32, Vec2, Vec2, usize); 4],
}

impl RoundOutline {
    fn new(rect: Rect, corners: CornerRadii) -> Self {
        let rect = egui_rect(rect);
        let most = rect.width().min(rect.height()).max(0.0) / 2.0;
        let corner = |at: Pos2, radius: f32, diagonal: Vec2, first: Vec2| {
            let radius = radius.clamp(0.0, most);
            let radius = if radius < 0.75 { 0.0 } else { radius };
            (at - diagonal * radius, radius, diagonal, first, steps(radius))
        };
        let [nw, ne, se, sw] = corners;
        Self {
            arcs: [
                corner(rect.left_top(), nw, vec2(-1.0, -1.0), vec2(-1.0, 0.0)),
                corner(rect.right_top(), ne, vec2(1.0, -1.0), vec2(0.0, -1.0)),
                corner(rect.right_bottom(), se, vec2(1.0, 1.0), vec2(1.0, 0.0)),
                corner(rect.left_bottom(), sw, vec2(-1.0, 1.0), vec2(0.0, 1.0)),
            ],
        }
    }

    /// Calls `emit` for the points at `offset` outside the outline, clockwise.
    fn each(&self, offset: f32, mut emit: impl FnMut(Pos2)) {
        for (center, radius, diagonal, first, steps) in &self.arcs {
            let reach = radius + offset;
            if *steps == 0 {
                emit(*center + *diagonal * reach);
                continue;
            }
            // Inside the center of an arc its offset is a sharp corner again.
            let center = *center + *diagonal * reach.min(0.0);
            let (sin, cos) = (std::f32::consts::FRAC_PI_2 / *steps as f32).sin_cos();
            let mut direction = *first;
            for _ in 0..=*steps {
                emit(center + direction * reach.max(0.0));
                direction = vec2(direction.x * cos - direction.y * sin, direction.x * sin + direction.y * cos);
            }
        }
    }
}

/// How many chords a quarter circle needs so that none is a tenth of a pixel off.
fn steps(radius: f32) -> usize {
    if radius <= 0.0 {
        return 0;
    }
    let angle = 2.0 * (1.0 - 0.1 / radius.max(0.2)).acos();
    ((std::f32::consts::FRAC_PI_2 / angle).ceil() as usize).clamp(2, 24)
}
