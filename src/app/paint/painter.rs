//! Scenes on the egui canvas.
//!
//! The triangles of each frame are made once for a zoom and kept while the frame is in use; painting a view copies
//! those of the visible frames into one mesh. While the zoom changes, kept triangles are stretched a little and
//! few are made anew each time; once it rests, all are made for exactly that zoom, with their edges on whole
//! pixels. The whole picture is moved to whole pixels then: [`aligned`] tells where that is.

use std::sync::Arc;

use egui::epaint::{Mesh, Vertex};
use egui::{Color32, Pos2, Rect, pos2};

use crate::app::paint::atlas::Atlas;
use crate::app::paint::cache::{MeshCache, steady};
use crate::app::paint::mesh::faded;
use crate::app::paint::tessellate::pixels::round;
use crate::app::paint::tessellate::{self, FrameMesh, FrameView};
use crate::geom::{self, Camera, Point, Size, Vec2};
use crate::scene::sticky::Stuck;
use crate::scene::{LayerKind, Placed, PlacedRef, Scene};
use crate::text::Block;

/// A change of zoom by more than this at once is a jump: it is drawn exactly at once.
const JUMP: f64 = 1.3;
/// How long the zoom has to rest before everything is drawn exactly, in seconds.
const REST: f64 = 0.08;
/// Frames longer than this many pixels are cut to the view instead of kept.
const LARGE: f64 = 4096.0;
/// How many meshes are kept for their memory.
const POOLED: usize = 3;
/// How far items may reach over their frame, in map units.
const OVERHANG: f64 = 16.0;

/// What the last painting took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Frames within the view.
    pub frames: usize,
    /// Frames whose triangles were made anew.
    pub tessellated: usize,
    /// Vertices handed to egui.
    pub vertices: usize,
}

/// Draws scenes and blocks of text with egui.
pub struct Painter {
    atlas: Atlas,
    kept: MeshCache,
    zoom: Zoom,
    stats: Stats,
    pool: Pool,
}

/// What the zoom did lately.
#[derive(Clone, Copy, Debug, Default)]
struct Zoom {
    scale: f64,
    changed: f64,
}

impl Painter {
    /// A painter with a glyph texture of `ctx`.
    #[must_use]
    pub fn new(ctx: &egui::Context) -> Self {
        Self {
            atlas: Atlas::new(ctx),
            kept: MeshCache::default(),
            zoom: Zoom::default(),
            stats: Stats::default(),
            pool: Pool::default(),
        }
    }

    /// Paints what `view` (on the screen) shows of a scene; with `sticky`, header and rail stay in sight.
    pub fn paint(&mut self, painter: &egui::Painter, view: Rect, camera: &Camera, scene: &Scene, sticky: bool) {
        let point = f64::from(painter.pixels_per_point());
        let rests = self.zoom.rests(camera.zoom * point, painter.ctx());
        self.kept.begin();
        let home = LayerTransform::new(view, camera, point, rests);
        let mut sheet = MeshBatch::new(self.pool.take(&self.atlas), point);
        let size = Size::new(f64::from(view.width()), f64::from(view.height()));
        let beside = OVERHANG + 2.0 / home.scale;
        let seen = camera.visible(size).inflate(beside, beside);
        for layer in scene.layers() {
            let whole = matches!(layer.kind, LayerKind::Cards | LayerKind::Connectors | LayerKind::Emotion);
            let stuck = sticky.then(|| Stuck::new(layer.kind, scene, camera, size));
            for placed in layer.within(seen - stuck.map_or(Vec2::ZERO, |stuck| stuck.offset())) {
                let by = stuck.map_or(Vec2::ZERO, |stuck| stuck.offset_of(placed));
                self.placed(&mut sheet, LayerTransform { whole, ..home.moved(by) }, placed);
            }
        }
        self.stats = sheet.finish(painter, view, home.rests, &mut self.pool);
        self.stats.tessellated += self.kept.tessellated();
    }

    /// Paints single frames over a scene that was painted before, as what is being dragged: moved by a distance
    /// of the map, and as opaque as `opacity` says.
    pub fn paint_frames(
        &mut self,
        painter: &egui::Painter,
        view: Rect,
        camera: &Camera,
        frames: &[Placed],
        (by, opacity): (Vec2, f32),
    ) {
        let point = f64::from(painter.pixels_per_point());
        let rests = self.zoom.rests(camera.zoom * point, painter.ctx());
        let placing = LayerTransform { opacity, ..LayerTransform::new(view, camera, point, rests).moved(by) };
        let mut sheet = MeshBatch::new(self.pool.take(&self.atlas), point);
        for placed in frames {
            self.placed(&mut sheet, placing, placed.borrowed());
        }
        sheet.finish(painter, view, rests, &mut self.pool);
    }

    /// Paints shaped text or an icon with its top left corner at `at`, `scale` times its size.
    pub fn paint_block(&mut self, painter: &egui::Painter, at: Pos2, block: &Block, color: Color32, scale: f32) {
        let point = painter.pixels_per_point();
        let at = pos2(at.x * point, at.y * point);
        let phase = fraction(Vec2::new(f64::from(at.x), f64::from(at.y)));
        let view = FrameView { scale: f64::from(scale * point), phase, exact: true, clip: None };
        let mut piece = FrameMesh::default();
        steady(&mut self.atlas, &mut piece, |atlas, piece| tessellate::block(block, color, view, atlas, piece));
        let mut sheet = MeshBatch::new(Mesh::with_texture(self.atlas.texture()), f64::from(point));
        sheet.add(&self.atlas, &piece, at, 1.0, 1.0);
        sheet.finish(painter, painter.clip_rect(), true, &mut Pool::default());
    }

    /// What the last painting of a scene took.
    #[must_use]
    pub fn stats(&self) -> Stats {
        self.stats
    }

    /// The glyphs.
    #[must_use]
    pub fn atlas(&self) -> &Atlas {
        &self.atlas
    }

    fn placed(&mut self, sheet: &mut MeshBatch, placing: LayerTransform, placed: PlacedRef<'_>) {
        let size = placed.frame.size * placing.scale;
        let at = placing.pixel(placed.at);
        let over = OVERHANG * placing.scale;
        // The label of a connector reaches far over its line.
        let ink = placed.frame.ink.unwrap_or_default().scale_from_origin(placing.scale);
        if !(size.to_rect().union(ink) + at).inflate(over, over).overlaps(placing.view) {
            return;
        }
        sheet.stats.frames += 1;
        let phase = if placing.whole { Vec2::ZERO } else { fraction(placed.at.to_vec2() * placing.scale) };
        let view = FrameView { scale: placing.scale, phase, exact: placing.rests, clip: None };
        let corner = pos2(at.x as f32, at.y as f32);
        if size.width.max(size.height) > LARGE {
            let view = FrameView { clip: Some(placing.view - at), phase: fraction(at), ..view };
            let mut piece = FrameMesh::default();
            let frame = placed.frame;
            steady(&mut self.atlas, &mut piece, |atlas, piece| tessellate::frame(frame, view, atlas, piece));
            sheet.stats.tessellated += 1;
            sheet.add(&self.atlas, &piece, corner, 1.0, placing.opacity);
            return;
        }
        let found = self.kept.find(placed.frame, view, &mut self.atlas);
        sheet.exact &= found.exact;
        sheet.add(&self.atlas, found.piece, corner, found.stretch, placing.opacity);
    }
}

/// The camera whose map origin is on a whole pixel of the screen: what a painting at rest shows. Use it for
/// whatever is drawn beside the scene.
#[must_use]
pub fn aligned(camera: &Camera, view: Rect, pixels_per_point: f32) -> Camera {
    let point = f64::from(pixels_per_point);
    let scale = camera.zoom * point;
    let corner = Vec2::new(f64::from(view.min.x), f64::from(view.min.y)) * point;
    let origin = whole(corner - camera.origin.to_vec2() * scale);
    Camera { origin: ((corner - origin) / scale).to_point(), ..*camera }
}

impl Zoom {
    /// Notes the scale of now; true when it rests. Where nothing moves, every change is a jump.
    fn rests(&mut self, scale: f64, ctx: &egui::Context) -> bool {
        let (now, is_still) = (ctx.input(|input| input.time), ctx.global_style().animation_time <= 0.0);
        let before = std::mem::replace(&mut self.scale, scale);
        if before == scale {
            return now - self.changed >= REST;
        }
        let jump = is_still || before == 0.0 || (scale / before).max(before / scale) > JUMP;
        self.changed = if jump { now - 2.0 * REST } else { now };
        jump
    }
}

/// Where things of a layer go on the screen.
#[derive(Clone, Copy)]
struct LayerTransform {
    /// Pixels a map unit.
    scale: f64,
    /// The pixel of the map's origin.
    origin: Vec2,
    /// Everything is drawn exactly for this zoom, on whole pixels.
    rests: bool,
    /// Frames go to whole pixels, else only their edges do (so that neighbors meet).
    whole: bool,
    /// The view in pixels.
    view: geom::Rect,
    opacity: f32,
}

impl LayerTransform {
    fn new(view: Rect, camera: &Camera, point: f64, rests: bool) -> Self {
        let [x0, y0, x1, y1] = [view.min.x, view.min.y, view.max.x, view.max.y].map(|at| f64::from(at) * point);
        let scale = camera.zoom * point;
        let origin = Vec2::new(x0, y0) - camera.origin.to_vec2() * scale;
        Self { scale, origin, rests, whole: true, view: geom::Rect::new(x0, y0, x1, y1), opacity: 1.0 }
    }

    fn moved(self, by: Vec2) -> Self {
        Self { origin: self.origin + by * self.scale, ..self }
    }

    /// The pixel where something at `at` on the map goes.
    fn pixel(&self, at: Point) -> Vec2 {
        let at = at.to_vec2() * self.scale;
        match (self.rests, self.whole) {
            (false, _) => self.origin + at,
            (true, false) => whole(self.origin) + at,
            (true, true) => whole(self.origin) + whole(at),
        }
    }
}

fn whole(at: Vec2) -> Vec2 {
    Vec2::new(round(at.x), round(at.y))
}

fn fraction(at: Vec2) -> Vec2 {
    Vec2::new(at.x - at.x.floor(), at.y - at.y.floor())
}

/// Meshes of earlier paintings, whose memory serves again once egui has let go of them: asking the system for
/// megabytes each time would take longer than filling them.
#[derive(Default)]
struct Pool(Vec<Arc<Mesh>>);

impl Pool {
    /// An empty mesh.
    fn take(&mut self, atlas: &Atlas) -> Mesh {
        let free = self.0.iter().position(|mesh| Arc::strong_count(mesh) == 1);
        let mut mesh = free.and_then(|at| Arc::into_inner(self.0.swap_remove(at))).unwrap_or_default();
        self.0.truncate(POOLED);
        mesh.vertices.clear();
        mesh.indices.clear();
        mesh.texture_id = atlas.texture();
        mesh
    }
}

/// The triangles of one painting, as meshes of one texture each.
struct MeshBatch {
    done: Vec<Mesh>,
    mesh: Mesh,
    /// Points a pixel.
    point: f32,
    exact: bool,
    stats: Stats,
}

impl MeshBatch {
    fn new(mesh: Mesh, pixels_per_point: f64) -> Self {
        Self { done: Vec::new(), mesh, point: 1.0 / pixels_per_point as f32, exact: true, stats: Stats::default() }
    }

    /// Adds triangles whose corner goes to the pixel `at`.
    fn add(&mut self, atlas: &Atlas, piece: &FrameMesh, at: Pos2, stretch: f32, opacity: f32) {
        if self.mesh.texture_id != atlas.texture() {
            self.done.push(std::mem::replace(&mut self.mesh, Mesh::with_texture(atlas.texture())));
        }
        let Ok(first) = u32::try_from(self.mesh.vertices.len()) else { return };
        let (x, y, by) = (at.x * self.point, at.y * self.point, stretch * self.point);
        let moved = piece.triangles.vertices.iter().map(|v| {
            let color = if opacity < 1.0 { faded(v.color, opacity) } else { v.color };
            Vertex { pos: pos2(v.pos.x * by + x, v.pos.y * by + y), uv: v.uv, color }
        });
        self.mesh.vertices.extend(moved);
        self.mesh.indices.extend(piece.triangles.indices.iter().map(|index| index + first));
    }

    fn finish(mut self, painter: &egui::Painter, view: Rect, rests: bool, pool: &mut Pool) -> Stats {
        self.done.push(self.mesh);
        let painter = painter.with_clip_rect(view.intersect(painter.clip_rect()));
        for mesh in self.done {
            self.stats.vertices += mesh.vertices.len();
            if !mesh.is_empty() {
                let mesh = Arc::new(mesh);
                painter.add(Arc::clone(&mesh));
                pool.0.push(mesh);
            }
        }
        if !self.exact {
            painter.ctx().request_repaint_after_secs(if rests { 0.0 } else { REST as f32 });
        }
        self.stats
    }
}
