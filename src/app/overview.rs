//! The map seen from far: where its text is too small to be read, the names of stages and lanes are written over it
//! in the size of the window's own text, and pain points are red marks.
//!
//! This is drawn over the canvas only. A picture that is handed over is always the map itself.

use egui::{Color32, Painter, Pos2, Rect, Ui, pos2, vec2};

use super::label::{Look, TextUi, block_size};
use super::painter::aligned;
use super::tessellate::color32;
use crate::editor::Editor;
use crate::geom::{Camera, Point, Rect as Area, Size};
use crate::model::{Key, Record};
use crate::scene::sticky::sticky_offset;
use crate::scene::{LayerKind, Part, Placed};

/// Below this zoom names can't be read.
const FAR: f64 = 0.45;
/// The height of a name's ground.
const HEIGHT: f32 = 22.0;
/// Between a name and the edges of its ground.
const PADDING: f32 = 6.0;
/// The widest that the name of a lane becomes.
const LANE: f32 = 140.0;
/// A name that is narrower says nothing.
const NARROW: f32 = 24.0;
/// The least height and width of a mark.
const MARK: f32 = 5.0;

/// Draws names and marks over a map that was painted at `view`, when it is seen from far.
pub fn overview_ui(ui: &Ui, text: &TextUi, editor: &Editor, view: Rect) {
    let camera = editor.view().camera;
    if camera.zoom >= FAR {
        return;
    }
    let camera = aligned(&camera, view, ui.ctx().pixels_per_point());
    let far = Far { painter: ui.painter_at(view), text, editor, view, camera };
    far.pains();
    far.lanes();
    far.stages();
}

struct Far<'a> {
    painter: Painter,
    text: &'a TextUi,
    editor: &'a Editor,
    view: Rect,
    camera: Camera,
}

impl<'a> Far<'a> {
    fn on_screen(&self, area: Area) -> Rect {
        let at = |x, y| {
            let at = self.camera.view_from_map(Point::new(x, y));
            self.view.min + vec2(at.x as f32, at.y as f32)
        };
        Rect::from_min_max(at(area.x0, area.y0), at(area.x1, area.y1))
    }

    /// The frames of a layer that are seen, and where.
    fn seen(&self, layer: LayerKind) -> impl Iterator<Item = (&'a Placed, Rect)> + '_ {
        let size = Size::new(f64::from(self.view.width()), f64::from(self.view.height()));
        let scene = self.editor.scene();
        let shift = sticky_offset(layer, scene, &self.camera, size);
        let placed = scene.layer(layer).iter();
        let placed = placed.map(move |placed| (placed, self.on_screen(placed.bounds() + shift)));
        placed.filter(|(_, rect)| rect.intersects(self.view))
    }

    fn pains(&self) {
        let red = color32(self.editor.theme().pain);
        let clear = self.painter.with_clip_rect(self.view.intersect(self.on_screen(self.editor.overlay(None).clear)));
        let mut marks = egui::Mesh::default();
        for (placed, _) in self.seen(LayerKind::Cards) {
            for item in &placed.frame.items {
                let body = item.tag.filter(|tag| tag.part == Part::Body && matches!(tag.key, Key::Pain(_)));
                if body.is_some() && item.bounds().width() > f64::from(MARK) {
                    let area = self.on_screen(item.bounds() + placed.at.to_vec2());
                    marks.add_colored_rect(
                        Rect::from_center_size(area.center(), area.size().max(vec2(MARK, MARK))),
                        red,
                    );
                }
            }
        }
        if !marks.is_empty() {
            clear.add(marks);
        }
    }

    fn lanes(&self) {
        // Names that would lie on each other are left out.
        let mut free = f32::NEG_INFINITY;
        for (placed, rect) in self.seen(LayerKind::Rail) {
            let Some(Key::Lane(id)) = placed.tag.map(|tag| tag.key) else { continue };
            let Some(lane) = self.editor.map().lanes.get(&id) else { continue };
            let middle = rect.center().y.clamp(self.view.top() + HEIGHT / 2.0, self.view.bottom() - HEIGHT / 2.0);
            if middle - HEIGHT / 2.0 < free {
                continue;
            }
            let name = if lane.name.trim().is_empty() { self.editor.words().role(lane.role) } else { &lane.name };
            let colors = self.editor.theme().lane(lane.role);
            let flow = self.editor.scene().flow;
            let text = self.text.flowing(flow);
            let Some(block) = text.elided(name, Look::STRONG, LANE) else { continue };
            let size = vec2(block_size(&block).x + 2.0 * PADDING, HEIGHT);
            let row = Rect::from_x_y_ranges(rect.x_range(), middle..=middle);
            let at = super::mirror::at_start(flow, row, size);
            self.name(at, size, (color32(colors.tint), color32(colors.name)), &block);
            free = middle + HEIGHT / 2.0 + 1.0;
        }
    }

    fn stages(&self) {
        let theme = self.editor.theme();
        for (placed, rect) in self.seen(LayerKind::Header) {
            let Some(key @ Key::Stage(_)) = placed.tag.map(|tag| tag.key) else { continue };
            let width = rect.width() - 2.0;
            let record = self.editor.map().record(key);
            let name = record.as_ref().map(Record::text).unwrap_or_default();
            if width < NARROW || name.trim().is_empty() {
                continue;
            }
            let text = self.text.flowing(self.editor.scene().flow);
            let Some(block) = text.elided(name, Look::STRONG, width - 2.0 * PADDING) else { continue };
            let colors = (color32(theme.stage), color32(theme.on_stage));
            self.name(pos2(rect.left() + 1.0, rect.top()), vec2(width, HEIGHT.max(rect.height())), colors, &block);
        }
    }

    /// A name in the middle of its ground.
    fn name(&self, at: Pos2, size: egui::Vec2, (ground, ink): (Color32, Color32), block: &crate::text::Block) {
        let rect = Rect::from_min_size(at, size);
        self.painter.rect_filled(rect, 4.0, ground);
        self.text.paint(&self.painter, rect.center() - block_size(block) / 2.0, block, ink);
    }
}
