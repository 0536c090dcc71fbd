//! The map seen from far: where its text is too small to be read, the names of stages and lanes are written over it
//! in the size of the window's own text, and pain points are red marks.
//!
//! This is drawn over the canvas only. A picture that is handed over is always the map itself.

use egui::{Color32, Painter, Pos2, Rangef, Rect, Stroke, Ui, pos2, vec2};

use crate::app::paint::convert::color32;
use crate::app::paint::screen::ScreenTransform;
use crate::app::widgets::label::{LabelStyle, TextUi, block_size};
use crate::app::widgets::mirror;
use crate::editor::Editor;
use crate::geom::Size;
use crate::model::{Key, Record};
use crate::scene::sticky::{clear_of, sticky_offset};
use crate::scene::{LayerKind, Part, PlacedRef};

/// Below this zoom names can't be read.
const FAR: f64 = 0.45;
/// The height of a name's ground.
const HEIGHT: f32 = 22.0;
/// Between a name and the edges of its ground.
const PADDING: f32 = 6.0;
/// The widest that the name of a lane becomes.
const LANE: f32 = 140.0;
/// Between the name of a lane and the lane, for the line from one to the other.
const LEAD: f32 = 12.0;
/// A name that is narrower says nothing.
const NARROW: f32 = 24.0;
/// The widest that the name of a stage becomes beside it.
const OUTSIDE: f32 = 180.0;
/// So many rows of names beside the stages are read at a glance.
const MOST_ROWS: usize = 8;
/// Places of the screen that differ by less are the same: the same length of the map is rounded otherwise at each of them.
const ROUNDING: f32 = 0.05;
/// The least height and width of a mark.
const MARK: f32 = 5.0;

/// Draws names and marks over a map that was painted at `view`, when it is seen from far.
pub fn overview_ui(ui: &Ui, text: &TextUi, editor: &Editor, view: Rect) {
    let camera = editor.view().camera;
    if camera.zoom >= FAR {
        return;
    }
    let screen = ScreenTransform::aligned(view, &camera, ui.ctx());
    let far = Far { painter: ui.painter_at(view), text, editor, view, screen };
    far.pains();
    far.lanes();
    far.stages();
}

struct Far<'a> {
    painter: Painter,
    text: &'a TextUi,
    editor: &'a Editor,
    view: Rect,
    screen: ScreenTransform,
}

impl<'a> Far<'a> {
    /// The size of the view, in points of the window as the camera has them.
    fn size(&self) -> Size {
        Size::new(f64::from(self.view.width()), f64::from(self.view.height()))
    }

    /// The frames of a layer that are seen, and where.
    fn seen(&self, layer: LayerKind) -> impl Iterator<Item = (PlacedRef<'a>, Rect)> + '_ {
        let (camera, size, scene) = (&self.screen.camera, self.size(), self.editor.scene());
        let shift = sticky_offset(layer, scene, camera, size);
        // A little more than the view, so that no rounding counts.
        let beside = 2.0 / camera.zoom;
        let placed = scene.layer(layer).within(camera.visible(size).inflate(beside, beside) - shift).into_iter();
        let placed = placed.map(move |placed| (placed, self.screen.rect(placed.bounds() + shift)));
        placed.filter(|(_, rect)| rect.intersects(self.view))
    }

    fn pains(&self) {
        let red = color32(self.editor.theme().pain);
        let clear = clear_of(self.editor.scene(), &self.screen.camera, self.size());
        let clear = self.painter.with_clip_rect(self.view.intersect(self.screen.rect(clear)));
        let mut marks = egui::Mesh::default();
        for (placed, _) in self.seen(LayerKind::Cards) {
            for item in &placed.frame.items {
                let body = item.tag.filter(|tag| tag.part == Part::Body && matches!(tag.key, Key::Pain(_)));
                if body.is_some() && item.bounds().width() > f64::from(MARK) {
                    let area = self.screen.rect(item.bounds() + placed.at.to_vec2());
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

    /// Where the map doesn't fill the view, beside the lanes, moved apart and led to them; else over their start. Names
    /// that would lie on each other or on those of the stages there are left out: rather those of the smaller lanes.
    fn lanes(&self) {
        let flow = self.editor.scene().flow;
        let text = self.text.flowing(flow);
        let mut names = Vec::new();
        for (placed, rect) in self.seen(LayerKind::Rail) {
            let Some(Key::Lane(id)) = placed.tag.map(|tag| tag.key) else { continue };
            let Some(lane) = self.editor.map().lanes.get(&id) else { continue };
            let name = self.editor.words().lane(lane);
            let Some(block) = text.elided(name, LabelStyle::STRONG, LANE) else { continue };
            names.push((rect, placed.bounds().height().round(), lane.role, block));
        }
        let width = LANE + 2.0 * PADDING + LEAD;
        let has_room = names.iter().all(|(rect, ..)| {
            let start = mirror::before(flow, *rect, vec2(width, HEIGHT)).x;
            start >= self.view.left() - ROUNDING && start + width <= self.view.right() + ROUNDING
        });
        // Header and stages begin at the same height.
        let header = self.seen(LayerKind::Header).map(|(_, rect)| rect.top() + HEIGHT).reduce(f32::min);
        let top = header.filter(|_| !has_room).unwrap_or(self.view.top());
        let heights: Vec<_> = names.iter().map(|(rect, height, ..)| (rect.center().y, *height)).collect();
        let middles: Vec<_> = heights.iter().map(|(middle, _)| *middle).collect();
        let beside = has_room.then(|| spread(&middles, self.view.y_range())).flatten();
        let shown = match beside {
            Some(places) => places.into_iter().enumerate().collect(),
            None => apart(&heights, top).into_iter().filter_map(|at| Some((at, *middles.get(at)?))).collect(),
        };
        let shown: Vec<(usize, f32)> = shown;
        for (at, y) in shown {
            let Some((rect, _, role, block)) = names.get(at) else { continue };
            let colors = self.editor.theme().lane(*role);
            let size = vec2(block_size(block).x + 2.0 * PADDING, HEIGHT);
            let row = Rect::from_x_y_ranges(rect.x_range(), y..=y);
            if has_room {
                let at = mirror::before(flow, row.expand2(vec2(LEAD, 0.0)), size);
                let ends = Rect::from_min_size(at, size);
                let line =
                    [pos2(mirror::along(flow, ends, 1.0), y), pos2(mirror::along(flow, row, 0.0), rect.center().y)];
                self.painter.line_segment(line, Stroke::new(1.0, color32(colors.name)));
                self.name(at, size, (color32(colors.tint), color32(colors.name)), block);
            } else {
                let at = mirror::at_start(flow, row, size);
                self.name(at, size, (color32(colors.tint), color32(colors.name)), block);
            }
        }
    }

    /// A name stands in its stage where it fits, if need be in small type; else it stands out from it, at the end of a
    /// thin line. Only what has no room there either is shortened.
    fn stages(&self) {
        let theme = self.editor.theme();
        let flow = self.editor.scene().flow;
        let text = self.text.flowing(flow);
        let colors = (color32(theme.stage), color32(theme.on_stage));
        let mut outside = Vec::new();
        for (placed, rect) in self.seen(LayerKind::Header) {
            let Some(key @ Key::Stage(_)) = placed.tag.map(|tag| tag.key) else { continue };
            let record = self.editor.map().record(key);
            let name = record.as_ref().map(Record::text).unwrap_or_default().to_owned();
            let ground = Rect::from_min_size(
                pos2(rect.left() + 1.0, rect.top()),
                vec2(rect.width() - 2.0, HEIGHT.max(rect.height())),
            );
            let width = (placed.bounds().width() * self.screen.camera.zoom) as f32 - 2.0;
            let room = width - 2.0 * PADDING;
            let shaped =
                [LabelStyle::STRONG, LabelStyle::CAPTION].into_iter().filter_map(|look| text.block(&name, look, None));
            let inside = shaped.into_iter().find(|block| block_size(block).x <= room + 2.0);
            match inside {
                _ if name.trim().is_empty() => {}
                Some(block) => self.name(ground.min, ground.size(), colors, &block),
                None => outside.push((ground, name)),
            }
        }
        let beside: Vec<_> = outside
            .into_iter()
            .filter_map(|(ground, name)| Some((ground, text.elided(&name, LabelStyle::CAPTION, OUTSIDE)?, name)))
            .collect();
        let rtl = flow.is_rtl();
        let spans: Vec<_> = beside
            .iter()
            .map(|(ground, block, _)| {
                let length = block_size(block).x + 2.0 * PADDING;
                if rtl { (-ground.right(), length) } else { (ground.left(), length) }
            })
            .collect();
        let rows = rows(&spans);
        let top = beside.iter().map(|(ground, ..)| ground.top()).fold(f32::INFINITY, f32::min);
        let foot = beside.iter().map(|(ground, ..)| ground.bottom()).fold(f32::NEG_INFINITY, f32::max);
        let most = rows.iter().copied().max().map_or(0, |row| row + 1) as f32;
        // Over the stages, and under them where the header is at the top of the view.
        let upwards = top - self.view.top() >= most * HEIGHT;
        let free = if upwards { top - self.view.top() } else { self.view.bottom() - foot };
        for ((ground, block, name), row) in beside.iter().zip(rows) {
            let away = (row as f32 + 1.0) * HEIGHT;
            if row >= MOST_ROWS || away > free {
                let room = ground.width() - 2.0 * PADDING;
                let short = (ground.width() >= NARROW).then(|| text.elided(name, LabelStyle::CAPTION, room)).flatten();
                if let Some(block) = short {
                    self.name(ground.min, ground.size(), colors, &block);
                }
                continue;
            }
            let y = if upwards { top - away } else { foot + away - HEIGHT };
            self.name_outside(*ground, y, block);
        }
    }

    /// A name at the end of a line from the inline start of its stage.
    fn name_outside(&self, stage: Rect, y: f32, block: &crate::text::Block) {
        let theme = self.editor.theme();
        let flow = self.editor.scene().flow;
        let size = vec2(block_size(block).x + 2.0 * PADDING, HEIGHT);
        let row = Rect::from_x_y_ranges(stage.x_range(), y..=y + HEIGHT);
        let at = mirror::at_start(flow, row, size);
        let line = Stroke::new(1.0, color32(theme.stage));
        let x = mirror::along(flow, stage.shrink2(vec2(0.5, 0.0)), 0.0);
        let paper = color32(theme.paper);
        self.painter.rect_filled(Rect::from_min_size(at, size).shrink2(vec2(0.0, 1.0)), 2.0, paper);
        self.painter.vline(x, Rangef::new(y.min(stage.top()), (y + HEIGHT).max(stage.top())), line);
        let at = at + (size - block_size(block)) / 2.0;
        self.text.paint(&self.painter, at, block, color32(theme.text));
    }

    /// A name in the middle of its ground.
    fn name(&self, at: Pos2, size: egui::Vec2, (ground, ink): (Color32, Color32), block: &crate::text::Block) {
        let rect = Rect::from_min_size(at, size);
        self.painter.rect_filled(rect, 4.0, ground);
        self.text.paint(&self.painter, rect.center() - block_size(block) / 2.0, block, ink);
    }
}

/// In which row each of some names stands, counted from the stages, by where they start along inline and how long they
/// are. No name lies on another or on the line that leads to one: the later stands lower.
fn rows(names: &[(f32, f32)]) -> Vec<usize> {
    let mut rows = vec![0; names.len()];
    for at in (0..names.len()).rev() {
        let Some((start, length)) = names.get(at).copied() else { continue };
        let later = names.iter().zip(&rows).skip(at + 1);
        let under = later.filter(|((other, _), _)| *other < start + length - ROUNDING).map(|(_, row)| row + 1).max();
        if let Some(row) = rows.get_mut(at) {
            *row = under.unwrap_or(0);
        }
    }
    rows
}

/// Where names stand that are moved as little as can be so that none lies on another, by the middles of their lanes from
/// the top. `None` when they don't all have room in the view.
fn spread(middles: &[f32], view: Rangef) -> Option<Vec<f32>> {
    let count = middles.len() as f32;
    if count * HEIGHT > view.span() {
        return None;
    }
    // Names that touch form a group, which stands around the middle of where its names would be.
    let mut groups: Vec<(f32, f32)> = Vec::new();
    for (at, middle) in middles.iter().enumerate() {
        let mut group = (middle - at as f32 * HEIGHT, 1.0);
        while let Some((start, size)) = groups.pop_if(|(start, _)| *start > group.0) {
            group = ((start * size + group.0 * group.1) / (size + group.1), size + group.1);
        }
        groups.push(group);
    }
    let (top, bottom) = (view.min + HEIGHT / 2.0, view.max - (count - 0.5) * HEIGHT);
    let starts = groups.iter().flat_map(|(start, size)| std::iter::repeat_n(start.clamp(top, bottom), *size as usize));
    Some(starts.enumerate().map(|(at, start)| start + at as f32 * HEIGHT).collect())
}

/// Which names are shown, by the middles of their lanes and their heights on the map: those of the highest lanes that don't
/// lie on each other, below `top`.
fn apart(lanes: &[(f32, f64)], top: f32) -> Vec<usize> {
    let mut by_height: Vec<_> = lanes.iter().enumerate().collect();
    by_height.sort_by(|(_, one), (_, other)| other.1.total_cmp(&one.1));
    let mut shown: Vec<(usize, f32)> = Vec::new();
    for (at, (middle, _)) in by_height {
        let free = shown.iter().all(|(_, other)| (middle - other).abs() >= HEIGHT - ROUNDING);
        if free && middle - HEIGHT / 2.0 >= top - ROUNDING {
            shown.push((at, *middle));
        }
    }
    shown.into_iter().map(|(at, _)| at).collect()
}
