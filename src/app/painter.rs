//! Scenes on the egui canvas.
//!
//! The triangles of each frame are made once for a zoom and kept while the frame is in use; painting a view copies
//! those of the visible frames into one mesh. While the zoom changes, kept triangles are stretched by up to a
//! tenth and only few frames are made anew each time; once it rests, all are made for exactly that zoom,
//! with their edges on whole pixels.

use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::{Mesh, Vertex};
use egui::{Color32, Pos2, Rect, pos2};

use super::atlas::Atlas;
use super::mesh::faded;
use super::tessellate::{self, Piece, View};
use crate::geom::{self, Camera, Size, Vec2};
use crate::scene::{Frame, LayerKind, Placed, Scene, sticky};
use crate::text::Block;

/// Kept triangles are stretched by no more than this while the zoom changes.
const STRETCH: f64 = 1.1;
/// The same for triangles without glyphs, which bear more.
const STRETCH_PLAIN: f64 = 1.4;
/// A change of zoom by more than this at once is a jump: it is drawn exactly at once.
const JUMP: f64 = 1.3;
/// How long the zoom has to rest before everything is drawn exactly, in seconds.
const REST: f64 = 0.08;
/// How many vertices may be made anew in one go when stretched ones would do.
const REFRESH_BUDGET: usize = 40_000;
/// Frames unseen for so many paintings are forgotten.
const FORGET_AFTER: u64 = 200;
/// Frames longer than this many pixels are cut to the view instead of kept.
const LARGE: f64 = 4096.0;
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
    kept: HashMap<usize, Entry>,
    zoom: Zoom,
    paintings: u64,
    stats: Stats,
}

/// The triangles of a frame, for the zoom they were made at.
struct Entry {
    /// Keeps the address of the frame its own.
    _frame: Arc<Frame>,
    piece: Piece,
    scale: f64,
    phase: Vec2,
    exact: bool,
    generation: u64,
    used: u64,
}

/// What the zoom did lately.
#[derive(Clone, Copy, Debug, Default)]
struct Zoom {
    scale: f64,
    changed: f64,
}

impl Zoom {
    /// Notes the scale of now; true when it rests.
    fn rests(&mut self, scale: f64, now: f64) -> bool {
        let before = std::mem::replace(&mut self.scale, scale);
        if before == scale {
            return now - self.changed >= REST;
        }
        let jump = before == 0.0 || (scale / before).max(before / scale) > JUMP;
        self.changed = if jump { now - REST } else { now };
        jump
    }
}

/// Where things of a layer go on the screen.
#[derive(Clone, Copy)]
struct Placing {
    /// Pixels a map unit.
    scale: f64,
    /// The pixel of the map's origin.
    origin: Vec2,
    /// Everything is drawn exactly for this zoom, on whole pixels.
    rests: bool,
    /// Frames go to whole pixels, else only their edges do (so that neighbours meet).
    whole: bool,
    /// The view in pixels.
    view: geom::Rect,
    opacity: f32,
}

impl Painter {
    /// A painter with a glyph texture of `ctx`.
    #[must_use]
    pub fn new(ctx: &egui::Context) -> Self {
        Self {
            atlas: Atlas::new(ctx),
            kept: HashMap::new(),
            zoom: Zoom::default(),
            paintings: 0,
            stats: Stats::default(),
        }
    }

    /// Paints what `view` (on the screen) shows of a scene; with `sticky`, header and rail stay in sight.
    pub fn paint(&mut self, painter: &egui::Painter, view: Rect, camera: &Camera, scene: &Scene, sticky: bool) {
        let mut sheet = self.begin(painter, view, camera);
        let point = f64::from(painter.pixels_per_point());
        let size = Size::new(f64::from(view.width()), f64::from(view.height()));
        let home = sheet.placing;
        for layer in &scene.layers {
            let by = if sticky { sticky::sticky_offset(layer.kind, scene, camera, size) } else { Vec2::ZERO };
            sheet.placing = home.moved(by * camera.zoom * point);
            sheet.placing.whole = matches!(layer.kind, LayerKind::Cards | LayerKind::Connectors | LayerKind::Emotion);
            for placed in &layer.frames {
                self.placed(&mut sheet, placed);
            }
        }
        self.finish(painter, sheet);
    }

    /// Paints single frames over a scene, as what is being dragged: moved by a distance of the map, and as
    /// opaque as `opacity` says.
    pub fn paint_frames(
        &mut self,
        painter: &egui::Painter,
        view: Rect,
        camera: &Camera,
        frames: &[Placed],
        by: Vec2,
        opacity: f32,
    ) {
        let mut sheet = self.begin(painter, view, camera);
        let point = f64::from(painter.pixels_per_point());
        sheet.placing = Placing { opacity, whole: true, ..sheet.placing.moved(by * camera.zoom * point) };
        for placed in frames {
            self.placed(&mut sheet, placed);
        }
        self.finish(painter, sheet);
    }

    /// Paints shaped text or an icon with its top left corner at `at`, `scale` times its size.
    pub fn paint_block(&mut self, painter: &egui::Painter, at: Pos2, block: &Block, color: Color32, scale: f32) {
        let point = painter.pixels_per_point();
        let (x, y) = (f64::from(at.x * point), f64::from(at.y * point));
        let phase = Vec2::new(x - x.floor(), y - y.floor());
        let view = View { scale: f64::from(scale * point), phase, exact: true, clip: None };
        let atlas = &mut self.atlas;
        let piece = steady(atlas, |atlas| tessellate::block(block, geom::Point::ZERO, color, view, atlas));
        let mut mesh = Mesh::with_texture(self.atlas.texture());
        let at = pos2((x) as f32, (y) as f32);
        tessellate::placed(&piece.triangles.vertices, at, 1.0, 1.0 / point, &mut mesh.vertices);
        mesh.indices = piece.triangles.indices;
        if !mesh.is_empty() {
            painter.add(mesh);
        }
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

    fn begin(&mut self, painter: &egui::Painter, view: Rect, camera: &Camera) -> Sheet {
        let point = f64::from(painter.pixels_per_point());
        let scale = camera.zoom * point;
        let rests = self.zoom.rests(scale, painter.ctx().input(|input| input.time));
        self.paintings += 1;
        self.stats = Stats::default();
        let view = geom::Rect::new(
            f64::from(view.min.x) * point,
            f64::from(view.min.y) * point,
            f64::from(view.max.x) * point,
            f64::from(view.max.y) * point,
        );
        let origin = Vec2::new(view.x0, view.y0) - camera.origin.to_vec2() * scale;
        Sheet {
            placing: Placing { scale, origin, rests, whole: true, view, opacity: 1.0 },
            mesh: Mesh::with_texture(self.atlas.texture()),
            done: Vec::new(),
            generation: self.atlas.generation(),
            point: 1.0 / point as f32,
            inexact: false,
        }
    }

    fn placed(&mut self, sheet: &mut Sheet, placed: &Placed) {
        let placing = sheet.placing;
        let size = placed.frame.size * placing.scale;
        let at = placing.of(placed.at);
        let over = OVERHANG * placing.scale;
        let area = size.to_rect() + at;
        let seen = area.inflate(over, over).overlaps(placing.view);
        if !seen {
            return;
        }
        self.stats.frames += 1;
        if size.width.max(size.height) > LARGE {
            let clip = Some((placing.view - at).inflate(over, over));
            let view = View { scale: placing.scale, phase: fraction(at), exact: placing.rests, clip };
            let piece = steady(&mut self.atlas, |atlas| tessellate::frame(&placed.frame, view, atlas));
            self.stats.tessellated += 1;
            sheet.add(&self.atlas, &piece, at, 1.0);
            return;
        }
        let made = self.stats.tessellated;
        let budget = self.stats.vertices < REFRESH_BUDGET;
        let entry = kept_entry(&mut self.kept, &mut self.atlas, &mut self.stats, placed, (placing, at, budget));
        entry.used = self.paintings;
        debug_assert!(self.stats.tessellated <= made + 1);
        sheet.inexact |= !entry.exact || entry.scale != placing.scale;
        let stretch = (placing.scale / entry.scale) as f32;
        sheet.add(&self.atlas, &entry.piece, at, stretch);
    }

    fn finish(&mut self, painter: &egui::Painter, mut sheet: Sheet) {
        sheet.flush(&self.atlas);
        self.stats.vertices = sheet.done.iter().map(|mesh| mesh.vertices.len()).sum();
        let view = sheet.placing.view.scale_from_origin(f64::from(sheet.point));
        let clip = Rect::from_min_max(pos2(view.x0 as f32, view.y0 as f32), pos2(view.x1 as f32, view.y1 as f32));
        let painter = painter.with_clip_rect(clip.intersect(painter.clip_rect()));
        for mesh in sheet.done {
            painter.add(mesh);
        }
        if sheet.inexact {
            painter.ctx().request_repaint_after_secs(if sheet.placing.rests { 0.0 } else { REST as f32 });
        }
        if self.paintings.is_multiple_of(FORGET_AFTER) {
            let before = self.paintings.saturating_sub(FORGET_AFTER);
            self.kept.retain(|_, entry| entry.used > before);
        }
    }
}
