//! Scenes and text on the egui canvas.
//!
//! A scene is drawn as tiles, by the renderer of pictures, and shown from textures: see [`super::tiles`]. Text of the window
//! is drawn from an atlas of glyphs. The map is always on whole pixels: [`aligned`] tells where that is.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use eframe::egui_glow::CallbackFn;
use eframe::glow;
use egui::epaint::Mesh;
use egui::{Color32, PaintCallback, Pos2, Rect, Shape, pos2};

use crate::app::paint::atlas::Atlas;
use crate::app::paint::convert::{color32, egui_rect};
use crate::app::paint::gl::GlScreen;
use crate::app::paint::glyphs::block_mesh;
use crate::app::paint::kept_panels::{KeptPanels, StripCopy, WindowFrame};
use crate::app::paint::pages::{PageChange, Quad};
use crate::app::paint::pictures::GroupPictures;
use crate::app::paint::planes::snapped;
use crate::app::paint::tiles::{TileStats, TileStore, TileView};
use crate::geom::{self, Camera, Size, Vec2, whole_pixels};
use crate::scene::{Color, Placed, Scene};
use crate::text::Block;

/// A change of zoom by more than this at once is a jump: it is drawn exactly at once.
const JUMP: f64 = 1.3;
/// How long the zoom has to rest before everything is drawn exactly, in seconds.
const REST: f64 = 0.05;

/// Draws scenes and blocks of text with egui.
pub struct Painter {
    atlas: Atlas,
    zoom: Zoom,
    tiles: TileStore,
    pictures: GroupPictures,
    panels: KeptPanels,
    screen: ScreenKind,
    quads: Vec<Quad>,
}

/// Where tiles are shown.
enum ScreenKind {
    /// Nowhere: they are not drawn.
    Nothing,
    /// Whoever asks gets them.
    Memory,
    /// By the graphics card.
    Gl(Arc<Mutex<GlScreen>>),
    /// Nowhere, because the graphics card can't do it.
    Failed,
}

/// What the zoom did lately.
#[derive(Clone, Copy, Debug, Default)]
struct Zoom {
    scale: f64,
    changed: f64,
}

impl Painter {
    /// A painter with a glyph texture of `ctx`. It hands out its tiles until it has a screen.
    #[must_use]
    pub fn new(ctx: &egui::Context) -> Self {
        Self {
            atlas: Atlas::new(ctx),
            zoom: Zoom::default(),
            tiles: TileStore::new(),
            pictures: GroupPictures::new(),
            panels: KeptPanels::default(),
            screen: ScreenKind::Memory,
            quads: Vec::new(),
        }
    }

    /// From now on tiles are shown by the graphics card, if there is one, else nowhere.
    pub fn show_on_screen(&mut self, has_graphics: bool) {
        self.screen = if has_graphics { ScreenKind::Gl(Arc::default()) } else { ScreenKind::Nothing };
    }

    /// From now on tiles are shown nowhere, because the graphics card can't do it.
    pub fn give_up(&mut self) {
        self.screen = ScreenKind::Failed;
    }

    /// True when the map can't be shown, which has to be said where it would be.
    #[must_use]
    pub fn has_failed(&self) -> bool {
        matches!(self.screen, ScreenKind::Failed)
    }

    /// True when tiles are shown nowhere.
    fn is_blind(&self) -> bool {
        matches!(self.screen, ScreenKind::Nothing | ScreenKind::Failed)
    }

    /// Paints what `view` (on the screen) shows of a scene on paper; header and rail stay in sight.
    pub fn paint(&mut self, painter: &egui::Painter, view: Rect, camera: &Camera, scene: &Scene, paper: Color) {
        let ctx = painter.ctx();
        let point = f64::from(painter.pixels_per_point());
        let rests = self.zoom.rests(camera.zoom * point, ctx);
        self.pictures.begin();
        // That the graphics card can't draw shows when it should have done so first: in the frame before.
        if let ScreenKind::Gl(screen) = &self.screen
            && locked(screen).has_failed()
        {
            self.give_up();
        }
        if self.is_blind() {
            painter.rect_filled(view, 0.0, color32(paper));
            return;
        }
        let (corner, end) = (in_pixels(view.min, point), in_pixels(view.max, point));
        let pixels = snapped(geom::Rect::from_points(corner.to_point(), end.to_point()));
        self.quads = self.tiles.paint(&TileView { scene, camera, view: pixels, corner, point, rests, paper });
        if let ScreenKind::Gl(screen) = &self.screen {
            let changes = self.tiles.take_changes();
            locked(screen).changes.extend(changes);
            let (quads, ctx) = (std::mem::take(&mut self.quads), ctx.clone());
            painter.add(on_card(screen, view, move |screen, gl, size| {
                screen.draw(gl, size, &quads);
                if screen.has_failed() {
                    // The next frame says so.
                    ctx.request_repaint();
                }
            }));
        }
        if !rests {
            ctx.request_repaint_after_secs(REST as f32);
        } else if !self.tiles.is_complete() {
            // Not at once, which the toolkit takes for twice.
            ctx.request_repaint_after(Duration::from_millis(1));
        }
    }

    /// Paints single frames over a scene that was painted before, as what is being dragged: as opaque as `opacity` says.
    pub fn paint_frames(
        &mut self,
        painter: &egui::Painter,
        view: Rect,
        camera: &Camera,
        frames: &[Placed],
        opacity: f32,
    ) {
        let Some(first) = frames.first().filter(|_| !self.is_blind()) else { return };
        let point = f64::from(painter.pixels_per_point());
        let scale = camera.zoom * point;
        let corner = in_pixels(view.min, point);
        let room = Size::new(f64::from(view.width()), f64::from(view.height())) * point;
        let Some((area, texture)) = self.pictures.find(painter.ctx(), frames, scale, room.ceil()) else { return };
        let at = whole_pixels(corner - camera.origin.to_vec2() * scale) + whole_pixels(first.at.to_vec2() * scale);
        let rect = egui_rect((area + at).scale_from_origin(point.recip()));
        let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        let painter = painter.with_clip_rect(view.intersect(painter.clip_rect()));
        painter.image(texture.id(), rect, all, Color32::from_white_alpha((opacity * 255.0).round() as u8));
    }

    /// Paints shaped text or an icon with its top left corner at `at`, `scale` times its size.
    pub fn paint_block(&mut self, painter: &egui::Painter, at: Pos2, block: &Block, color: Color32, scale: f32) {
        let point = painter.pixels_per_point();
        let pixel = pos2(at.x * point, at.y * point);
        let mesh: Mesh = block_mesh(&mut self.atlas, block, color, pixel, (scale * point, point));
        if !mesh.is_empty() {
            painter.add(mesh);
        }
    }

    /// At the end of a frame, when all but the layers above the background is painted: takes from it what stands around the
    /// canvas and looks as in the last frame, and shows a copy of it, where copies are worth it.
    pub fn keep_panels(&mut self, ctx: &egui::Context, canvas: Rect) {
        let ScreenKind::Gl(screen) = &self.screen else { return };
        let copied = Some(locked(screen)).filter(|screen| screen.copies_screen()).map(|screen| screen.copied.clone());
        let Some(copied) = copied else { return };
        let (window, all) = (WindowFrame::new(ctx, canvas), ctx.viewport_rect());
        let show =
            |quads: Vec<Quad>| on_card(screen, all, move |screen, gl, size| screen.show_copies(gl, size, &quads));
        let copy = |strips: Vec<StripCopy>| {
            on_card(screen, all, move |screen, gl, size| {
                // The window may have another size by then.
                if size == window.size {
                    screen.copy(gl, size, &strips);
                }
            })
        };
        self.panels.end_frame(ctx, window, &copied, show, copy);
    }

    /// What the last painting of a scene took.
    #[must_use]
    pub fn stats(&self) -> TileStats {
        self.tiles.stats()
    }

    /// The tiles.
    #[must_use]
    pub fn tiles(&self) -> &TileStore {
        &self.tiles
    }

    /// The glyphs.
    #[must_use]
    pub fn atlas(&self) -> &Atlas {
        &self.atlas
    }

    /// What has changed in the pages since it was asked last, and what the last painting shows of them: for a painter
    /// without a screen.
    pub fn take_picture(&mut self) -> (Vec<PageChange>, Vec<Quad>) {
        (self.tiles.take_changes(), std::mem::take(&mut self.quads))
    }
}

/// What does something on the graphics card, for a screen of the size that is handed over, when its turn comes.
fn on_card(
    screen: &Arc<Mutex<GlScreen>>,
    rect: Rect,
    work: impl Fn(&mut GlScreen, &glow::Context, [u32; 2]) + Send + Sync + 'static,
) -> Shape {
    let screen = Arc::clone(screen);
    let work = CallbackFn::new(move |info, painter| work(&mut locked(&screen), painter.gl(), info.screen_size_px));
    Shape::Callback(PaintCallback { rect, callback: Arc::new(work) })
}

/// The camera whose map origin is on a whole pixel of the screen: what a painting shows. Use it for whatever is drawn
/// beside the scene.
#[must_use]
pub fn aligned(camera: &Camera, view: Rect, pixels_per_point: f32) -> Camera {
    let point = f64::from(pixels_per_point);
    let scale = camera.zoom * point;
    let corner = in_pixels(view.min, point);
    let origin = whole_pixels(corner - camera.origin.to_vec2() * scale);
    Camera { origin: ((corner - origin) / scale).to_point(), ..*camera }
}

fn locked(screen: &Mutex<GlScreen>) -> MutexGuard<'_, GlScreen> {
    screen.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A place on the screen in pixels, of which each point has `point`.
fn in_pixels(at: Pos2, point: f64) -> Vec2 {
    Vec2::new(f64::from(at.x), f64::from(at.y)) * point
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
