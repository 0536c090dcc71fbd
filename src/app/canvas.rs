//! The map in the middle of the window: feeds the editor with the pointer and draws what it answers.

pub mod access;
mod keyboard;
pub(super) mod overview;
mod rating;

use egui::{
    Color32, CornerRadius, CursorIcon, EventFilter, PointerButton, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, vec2,
};

use super::action::Action;
use crate::app::paint::painter::aligned;
use crate::app::paint::tessellate::color32;
use crate::app::panels::context;
use crate::app::widgets::clicks::Presses;
use crate::app::widgets::field::ShownCaret;
use crate::app::widgets::label::{LabelStyle, TextUi, block_size};
use crate::app::widgets::style;
use crate::edit::Selection;
use crate::editor::{Cursor, DropMark, Editor, GridCell, Handle, Modifiers, Overlay, Pointer};
use crate::geom::{Camera, Point, Rect as Area, Size, Vec2};
use crate::scene::{Placed, Tag};
use crate::text::Icon;

pub use keyboard::{EventOutcome, MAP_KEYS, handle_event, put};

/// What the canvas remembers between frames.
#[derive(Debug, Default)]
pub struct Canvas {
    /// What is under the pointer.
    hover: Option<Tag>,
    /// The view was shown once: the map stands where it should begin.
    shown: bool,
    /// Where the pointer, the map and the camera were when it was looked last.
    asked: Option<(Pos2, u64, Camera)>,
    /// A text is being written: it has the keyboard.
    writes: bool,
    /// It is written in the outline, and has the keyboard there.
    elsewhere: bool,
    presses: Presses,
    /// How wide the view was last.
    width: f64,
    /// What is dragged has been away from the edges: coming back to one scrolls. Without this, an element that
    /// is dragged in from the palette would push the map away.
    scrolls: bool,
    said: Option<Announcement>,
    /// What is expected now, said as long as it is.
    hint: Option<String>,
}

/// What could not be done.
#[derive(Debug)]
struct Announcement {
    what: String,
    /// Until when it is said (in seconds of the window), and how things stood when it was seen first: it holds no
    /// more when they have changed.
    seen: Option<(f64, MapState)>,
}

/// How things stand on the map.
#[derive(Clone, Debug, PartialEq)]
struct MapState {
    generation: u64,
    selection: Selection,
    focus: Option<GridCell>,
}

impl MapState {
    fn of(editor: &Editor) -> Self {
        let (selection, focus) = (editor.selection().clone(), editor.focus());
        Self { generation: editor.generation(), selection, focus }
    }
}

/// Shown in place of the view: where places of the view are on the screen.
#[derive(Clone, Copy)]
struct ScreenTransform {
    view: Rect,
    camera: Camera,
}

impl Canvas {
    /// Shows the map and lets the pointer work on it; `modal` while a dialog is in front.
    pub fn ui(&mut self, ui: &mut Ui, text: &TextUi, editor: &mut Editor, modal: bool) -> egui::Response {
        let (view, response) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
        editor.view_mut().size = Size::new(f64::from(view.width()), f64::from(view.height()));
        let width = editor.view().size.width;
        if !self.shown {
            self.shown = true;
            editor.show_start();
        } else if editor.scene().flow.is_rtl() {
            // A map that runs right to left stands at the right edge of the view, also when that moves.
            let camera = &mut editor.view_mut().camera;
            camera.origin.x -= (width - self.width) / camera.zoom;
        }
        self.width = width;
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, editor.map().info.title.clone()));
        if !modal {
            self.navigate(ui, &response, editor);
            self.point(ui, &response, editor);
            self.keep_focus(ui, &response, editor);
        }
        editor.keep_in_sight();
        if editor.is_pressed() && !ui.input(|input| input.pointer.primary_down()) {
            // The release was never heard: it went to another window, or to a dialog.
            editor.cancel();
        }
        self.paint(ui, text, editor, &response);
        self.message_ui(ui, text, editor, view);
        response
    }

    /// Says whether what is written is written in the outline: then it has the keyboard there.
    pub fn let_write_elsewhere(&mut self, elsewhere: bool) {
        self.elsewhere = elsewhere;
    }

    /// Who has the keyboard.
    fn keep_focus(&mut self, ui: &Ui, response: &egui::Response, editor: &mut Editor) {
        let writes = editor.typing().is_some();
        if self.elsewhere {
            // Where it is written, it is also left.
        } else if writes && !self.writes {
            response.request_focus();
        } else if writes
            && !response.has_focus()
            && ui.memory(|memory| memory.focused()).is_some()
            && !context::is_shown(ui.ctx())
        {
            // Another field was clicked.
            editor.finish_typing();
        }
        self.writes = editor.typing().is_some();
        if response.has_focus() {
            // Arrows and Esc mean something here; Tab goes on to the panels unless there is a place to go on from.
            let tab = editor.has_position();
            let own = EventFilter { tab, horizontal_arrows: true, vertical_arrows: true, escape: true };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, own));
        }
    }

    /// Says why something could not be done: for a few seconds, or until something else is done.
    pub fn show_message(&mut self, what: String) {
        self.said = Some(Announcement { what, seen: None });
    }

    /// Says what is expected now, until it is not any more.
    pub fn expect(&mut self, hint: Option<String>) {
        self.hint = hint;
    }

    fn message_ui(&mut self, ui: &Ui, text: &TextUi, editor: &Editor, view: Rect) {
        /// How long a sentence stands, in seconds.
        const STANDS: f64 = 4.0;
        let now = ui.input(|input| input.time);
        if let Some(hint) = &self.hint {
            sentence_ui(ui, text, view, hint);
            return;
        }
        let Some(Announcement { what, seen }) = &mut self.said else { return };
        let standing = MapState::of(editor);
        let (until, seen) = seen.get_or_insert_with(|| (now + STANDS, standing.clone()));
        let left = *until - now;
        if left <= 0.0 || *seen != standing {
            self.said = None;
            return;
        }
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left));
        sentence_ui(ui, text, view, what);
    }

    /// The next frame shows another map from its start.
    pub fn restart(&mut self) {
        *self = Self::default();
    }

    /// Panning and zooming.
    fn navigate(&mut self, ui: &Ui, response: &egui::Response, editor: &mut Editor) {
        let dragged = response.dragged_by(PointerButton::Middle)
            || (is_panning(ui, editor) && response.dragged_by(PointerButton::Primary) && !editor.is_dragging());
        if dragged {
            editor.view_mut().camera.pan(vector(response.drag_delta()));
            ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        }
        if !response.contains_pointer() {
            return;
        }
        let (scroll, zoom, at) =
            ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta(), input.pointer.hover_pos()));
        if let (true, Some(at)) = ((zoom - 1.0).abs() > 1e-4, at) {
            let at = point(at - response.rect.min);
            editor.view_mut().camera.zoom_at(at, f64::from(zoom));
        } else if scroll != egui::Vec2::ZERO {
            editor.view_mut().camera.pan(vector(scroll));
        }
    }

    /// Pressing, dragging, releasing, in the order in which they happened.
    fn point(&mut self, ui: &Ui, response: &egui::Response, editor: &mut Editor) {
        let view = response.rect;
        let panning = is_panning(ui, editor);
        // A fast mouse reports many places a frame: only the last before each button counts.
        let mut moved = None;
        let modifiers = ui.input(|input| input.modifiers);
        let drags = |editor: &Editor| editor.is_dragging() || !panning;
        for event in ui.input(|input| input.events.clone()) {
            match event {
                egui::Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers } => {
                    let times = if pressed { self.presses.press(ui.input(|input| input.time), pos) } else { 0 };
                    if let Some(pos) = moved.take().filter(|_| drags(editor)) {
                        editor.drag(pointer(pos, view, modifiers));
                    }
                    let pointer = pointer(pos, view, modifiers);
                    if !pressed {
                        editor.release(pointer);
                    } else if response.contains_pointer() && !panning {
                        response.request_focus();
                        editor.press(pointer);
                        editor.press_again(pointer, times);
                    }
                }
                egui::Event::PointerMoved(pos) if editor.is_pressed() => moved = Some(pos),
                _ => {}
            }
        }
        if let Some(pos) = moved.filter(|_| drags(editor)) {
            editor.drag(pointer(pos, view, modifiers));
        }
        if editor.is_dragging() {
            self.scroll_at_edges(ui, view, editor);
        } else {
            self.scrolls = false;
        }
        if let Some(at) = response.interact_pointer_pos().filter(|_| response.double_clicked()) {
            let modifiers = ui.input(|input| input.modifiers);
            editor.double_click(pointer(at, view, modifiers));
        }
        self.look_below(ui, response, editor);
    }

    /// While something is dragged near the edge of the view, the map moves towards it.
    fn scroll_at_edges(&mut self, ui: &Ui, view: Rect, editor: &mut Editor) {
        const NEAR: f32 = 32.0;
        const FAST: f32 = 900.0;
        let Some(at) = ui.input(|input| input.pointer.latest_pos()).filter(|at| view.contains(*at)) else { return };
        let push = |at: f32, from: f32, to: f32| ((from + NEAR - at).max(0.0) - (at - to + NEAR).max(0.0)) / NEAR;
        let push = vec2(push(at.x, view.left(), view.right()), push(at.y, view.top(), view.bottom()));
        self.scrolls |= push == egui::Vec2::ZERO;
        if push == egui::Vec2::ZERO || !self.scrolls {
            return;
        }
        let seconds = ui.input(|input| input.stable_dt.min(0.1));
        if !editor.pan_to_edge(vector(push * FAST * seconds)) {
            return;
        }
        let modifiers = ui.input(|input| input.modifiers);
        editor.drag(pointer(at, view, modifiers));
        ui.ctx().request_repaint();
    }

    fn look_below(&mut self, ui: &Ui, response: &egui::Response, editor: &mut Editor) {
        let at = ui.input(|input| input.pointer.hover_pos()).filter(|_| response.contains_pointer());
        let asking = at.map(|at| (at, editor.generation(), editor.view().camera));
        if let Some(at) = at {
            let place = point(at - response.rect.min);
            if self.asked != asking {
                self.hover = editor.point_at(place);
            }
            editor.look(Some(place));
            if response.dragged_by(PointerButton::Middle) || is_panning(ui, editor) {
                self.asked = None;
                return;
            }
            ui.ctx().set_cursor_icon(match editor.cursor(self.hover) {
                Cursor::Arrow => CursorIcon::Default,
                Cursor::Hand => CursorIcon::Grab,
                Cursor::Grabbing => CursorIcon::Grabbing,
                Cursor::Forbidden => CursorIcon::NoDrop,
                Cursor::Text => CursorIcon::Text,
                Cursor::UpDown => CursorIcon::ResizeVertical,
                Cursor::LeftRight => CursorIcon::ResizeHorizontal,
                Cursor::Press => CursorIcon::PointingHand,
                Cursor::Copying => CursorIcon::Copy,
                Cursor::Cross => CursorIcon::Crosshair,
            });
        } else {
            self.hover = None;
            editor.look(None);
        }
        self.asked = asking;
    }

    fn paint(&self, ui: &Ui, text: &TextUi, editor: &Editor, response: &egui::Response) {
        let view = response.rect;
        let painter = ui.painter_at(view);
        let paper = editor.theme().paper;
        painter.rect_filled(view, 0.0, Color32::from_rgb(paper.r, paper.g, paper.b));
        let camera = editor.view().camera;
        text.with_canvas(|canvas| canvas.paint(&painter, view, &camera, editor.scene(), true));
        let camera = aligned(&camera, view, ui.ctx().pixels_per_point());
        let overlay = editor.overlay(self.hover);
        let screen = ScreenTransform { view, camera };
        screen.overlay(&painter, text, &overlay);
        screen.links(&painter, &overlay, color32(editor.theme().opportunity));
        let has_keyboard = ui.memory(|memory| memory.focused()).is_none_or(|id| id == response.id);
        let awaited =
            || overlay.focus.or(overlay.selected.first().map(|ring| ring.area)).filter(|_| editor.accepts_text());
        // The list of an input method opens beside the caret, or where a text would start.
        let place = match (overlay.field, overlay.caret) {
            (Some(field), Some(caret)) => Some((field.area, caret)),
            _ => awaited().map(|area| (area, area)),
        };
        if let Some((area, caret)) = place.filter(|_| has_keyboard) {
            ui.ctx().output_mut(|output| {
                output.ime = Some(egui::output::IMEOutput {
                    purpose: egui::IMEPurpose::Normal,
                    rect: screen.rect(area),
                    cursor_rect: screen.rect(caret),
                    should_interrupt_composition: false,
                });
            });
        }
    }
}

/// A sentence above the foot of the view.
fn sentence_ui(ui: &Ui, text: &TextUi, view: Rect, what: &str) {
    let width = (view.width() - 80.0).min(520.0);
    let Some(block) = text.wrapped(&text.sentence(what), LabelStyle::BODY, width) else { return };
    let size = block_size(&block);
    let place = Rect::from_center_size(egui::pos2(view.center().x, view.bottom() - 40.0 - size.y / 2.0), size);
    let palette = style::palette(ui.ctx());
    // It is heard as well, when the person has stopped doing something.
    let response = ui.interact(place, ui.scope_id().with("sentence"), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, what));
    ui.accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
    ui.painter_at(view).rect_filled(place.expand2(vec2(14.0, 9.0)), 8.0, palette.text);
    text.paint(&ui.painter_at(view), place.min, &block, palette.panel);
}

/// Space is held: the pointer moves the map.
fn is_panning(ui: &Ui, editor: &Editor) -> bool {
    editor.typing().is_none() && ui.input(|input| input.key_down(egui::Key::Space))
}

impl ScreenTransform {
    fn rect(&self, area: Area) -> Rect {
        Rect::from_min_max(self.at(area.origin()), self.at(Point::new(area.x1, area.y1)))
    }

    fn at(&self, at: Point) -> Pos2 {
        let at = self.camera.view_from_map(at);
        self.view.min + vec2(at.x as f32, at.y as f32)
    }

    fn overlay(&self, painter: &egui::Painter, text: &TextUi, overlay: &Overlay) {
        let palette = style::palette(painter.ctx());
        let accent = palette.accent;
        let zoom = self.camera.zoom as f32;
        let radius = CornerRadius::same((10.0 * zoom).clamp(2.0, 24.0) as u8);
        // What belongs to cards stays below header and rail.
        let body = painter.with_clip_rect(painter.clip_rect().intersect(self.rect(overlay.clear)));
        let seen = |within: Area| painter.with_clip_rect(painter.clip_rect().intersect(self.rect(within)));
        if let Some(area) = overlay.focus {
            let stroke = Stroke::new(2.0, accent);
            body.rect(self.rect(area), 6.0, accent.gamma_multiply(0.06), stroke, StrokeKind::Inside);
        }
        if let Some(ring) = overlay.hover {
            let stroke = Stroke::new(1.0, palette.quiet);
            let radius = CornerRadius::same((8.0 * zoom) as u8);
            seen(ring.within).rect_stroke(self.rect(ring.area), radius, stroke, StrokeKind::Inside);
        }
        // On a map seen from far, rings would be all that is seen: a tint says the same, and costs little.
        let mut far = egui::Mesh::default();
        for ring in &overlay.selected {
            let stroke = Stroke::new(2.0, accent);
            let area = self.rect(ring.area);
            if area.height() < FAR {
                far.add_colored_rect(area, accent.gamma_multiply(0.5));
            } else {
                seen(ring.within).rect_stroke(area.expand(2.0), radius, stroke, StrokeKind::Outside);
            }
        }
        if !far.is_empty() {
            body.add(far);
        }
        for (at, path) in &overlay.lines {
            self.line(&body, *at, path, Stroke::new((2.5 * zoom).max(2.0), accent));
        }
        if !overlay.labels.is_empty() {
            text.with_canvas(|canvas| {
                canvas.paint_frames(&body, self.view, &self.camera, &overlay.labels, (Vec2::ZERO, 1.0));
            });
        }
        self.typing(&seen(overlay.field.map_or(overlay.clear, |ring| ring.within)), overlay);
        self.handles(painter, text, overlay);
        if let Some(thread) = &overlay.loose_connector {
            self.line(&body, Point::ZERO, thread, Stroke::new((1.5 * zoom).max(1.5), accent));
        }
        self.dragging(painter, text, overlay);
        for port in &overlay.ports {
            body.circle(self.at(*port), PORT, palette.panel, Stroke::new(2.0, accent));
        }
        if let Some(area) = overlay.marquee {
            let stroke = Stroke::new(1.0, accent);
            painter.rect(self.rect(area), 2.0, accent.gamma_multiply(0.08), stroke, StrokeKind::Inside);
        }
    }

    /// What eases what: a thin line, and a ring around both.
    fn links(&self, painter: &egui::Painter, overlay: &Overlay, color: Color32) {
        let painter = painter.with_clip_rect(painter.clip_rect().intersect(self.rect(overlay.clear)));
        for port in &overlay.ease_ports {
            // Filled, as the ports of connectors are not: color alone does not tell them apart.
            painter.circle(self.at(*port), PORT, color, Stroke::new(1.5, style::palette(painter.ctx()).panel));
        }
        if let Some((from, to)) = overlay.loose_link {
            painter.line_segment([self.at(from), self.at(to)], Stroke::new(2.5, color));
        }
        for link in &overlay.links {
            let width = if link.made { 1.5 } else { 2.5 };
            for area in link.ends {
                painter.rect_stroke(self.rect(area), 8.0, Stroke::new(width, color), StrokeKind::Outside);
            }
            if let Some((from, to)) = link.line {
                let ends = [self.at(from), self.at(to)];
                painter.line_segment(ends, Stroke::new(width, color));
                for end in ends {
                    painter.circle_filled(end, 3.0, color);
                }
            }
        }
    }

    fn line(&self, painter: &egui::Painter, at: Point, path: &crate::geom::BezPath, stroke: Stroke) {
        let mut points: Vec<Pos2> = Vec::new();
        kurbo::flatten(path.iter(), 0.2, |element| {
            if let kurbo::PathEl::MoveTo(to) | kurbo::PathEl::LineTo(to) = element {
                points.push(self.at(to + at.to_vec2()));
            }
        });
        painter.line(points, stroke);
    }

    fn typing(&self, painter: &egui::Painter, overlay: &Overlay) {
        let accent = style::palette(painter.ctx()).accent;
        if let Some(ring) = overlay.field {
            painter.rect_stroke(self.rect(ring.area).expand(3.0), 4.0, Stroke::new(1.0, accent), StrokeKind::Outside);
        }
        for area in &overlay.text_selection {
            painter.rect_filled(self.rect(*area), 0.0, accent.gamma_multiply(0.25));
        }
        for area in &overlay.composition {
            let area = self.rect(*area);
            painter.hline(area.x_range(), area.bottom() - 1.0, Stroke::new(1.0, accent));
        }
        if let Some(caret) = overlay.caret {
            let other = overlay.other_caret.map(|other| self.rect(other));
            let caret = ShownCaret { main: self.rect(caret), other, flow: overlay.caret_flow };
            caret.paint(painter, accent, (1.5 * self.camera.zoom as f32).clamp(1.0, 3.0));
        }
    }

    fn handles(&self, painter: &egui::Painter, text: &TextUi, overlay: &Overlay) {
        let palette = style::palette(painter.ctx());
        for area in &overlay.hidden {
            let area = self.rect(*area);
            let end = painter.clip_rect().x_range();
            painter.hline(end, area.center().y, Stroke::new(1.0, palette.quiet.gamma_multiply(0.5)));
            painter.rect(area, area.height() / 2.0, palette.panel, Stroke::new(1.0, palette.edge), StrokeKind::Inside);
            text.paint_icon(painter, area, Icon::EyeSlash, area.height() * 0.75, palette.quiet);
        }
        let Some(mark) = overlay.handle else { return };
        let area = self.rect(mark.area);
        match mark.handle {
            Handle::NewStep { .. } | Handle::NewStage(_) => {
                painter.circle(area.center(), area.width() / 2.0, palette.accent, Stroke::NONE);
                text.paint_icon(painter, area, Icon::Plus, area.height() * 0.75, palette.on_accent);
            }
            Handle::Column(_) | Handle::Card(..) => {
                painter.rect_filled(area.expand2(least(area)), 2.0, palette.accent);
            }
            Handle::Hidden(_) => {
                let radius = area.height() / 2.0;
                painter.rect_stroke(area, radius, Stroke::new(1.5, palette.accent), StrokeKind::Outside);
            }
        }
    }

    fn dragging(&self, painter: &egui::Painter, text: &TextUi, overlay: &Overlay) {
        let palette = style::palette(painter.ctx());
        let accent = palette.accent;
        for area in &overlay.drag_origins {
            painter.rect_filled(self.rect(*area), 8.0, Color32::from_white_alpha(150));
        }
        match overlay.drop {
            Some(DropMark::Bar(area)) => {
                let area = self.rect(area);
                painter.rect_filled(area.expand2(least(area)), 2.0, accent);
            }
            Some(DropMark::Cell(area)) => {
                let stroke = Stroke::new(1.5, accent);
                painter.rect(self.rect(area), 8.0, accent.gamma_multiply(0.12), stroke, StrokeKind::Inside);
            }
            Some(DropMark::Card(area)) => {
                let stroke = Stroke::new(2.0, accent);
                painter.rect(self.rect(area), 8.0, accent.gamma_multiply(0.12), stroke, StrokeKind::Outside);
            }
            None => {}
        }
        for (at, frame) in &overlay.ghosts {
            let area = self.rect(Area::from_origin_size(*at, frame.size));
            let shadow = egui::Shadow { offset: [0, 4], blur: 12, spread: 0, color: Color32::from_black_alpha(50) };
            painter.add(shadow.as_shape(area, 8.0));
            // Names of steps and lanes have no ground of their own.
            painter.rect_filled(area, 8.0, palette.panel);
        }
        let frames: Vec<_> = overlay
            .ghosts
            .iter()
            .map(|(at, frame)| Placed { at: *at, tag: None, frame: std::sync::Arc::clone(frame) })
            .collect();
        if !frames.is_empty() {
            text.with_canvas(|canvas| {
                canvas.paint_frames(painter, self.view, &self.camera, &frames, (Vec2::ZERO, 0.9))
            });
        }
        if let Some((at, frame)) = overlay.ghosts.first().filter(|_| overlay.copying) {
            let corner = self.rect(Area::from_origin_size(*at, frame.size)).right_top();
            let badge = Rect::from_center_size(corner, vec2(18.0, 18.0));
            painter.circle(corner, 9.0, accent, Stroke::NONE);
            text.paint_icon(painter, badge, Icon::Plus, 12.0, palette.on_accent);
        }
        if let Some((at, element)) = overlay.element {
            let center = self.at(at) + vec2(0.0, 0.0);
            let chip = Rect::from_center_size(center, vec2(36.0, 36.0));
            let shadow = egui::Shadow { offset: [0, 3], blur: 10, spread: 0, color: Color32::from_black_alpha(60) };
            painter.add(shadow.as_shape(chip, 8.0));
            painter.rect(chip, 8.0, palette.panel, Stroke::new(1.0, palette.edge), StrokeKind::Inside);
            let icon = Action::Add(element).spec().and_then(|spec| spec.icon);
            if let Some(icon) = icon {
                text.paint_icon(painter, chip, icon, 20.0, palette.text);
            }
        }
    }
}

/// The radius of what a connector is drawn by, in points.
const PORT: f32 = 4.5;

/// Below this height on the screen, in points, what is selected is tinted and has no ring.
const FAR: f32 = 8.0;

/// What a bar must grow by on either side to be seen at any zoom.
fn least(area: Rect) -> egui::Vec2 {
    vec2((3.0 - area.width()).max(0.0) / 2.0, (3.0 - area.height()).max(0.0) / 2.0)
}

fn pointer(at: Pos2, view: Rect, modifiers: egui::Modifiers) -> Pointer {
    let modifiers = Modifiers { shift: modifiers.shift, command: modifiers.command };
    Pointer { at: point(at - view.min), modifiers }
}

/// The pointer now, on a canvas that was shown at `view`.
#[must_use]
pub fn pointer_now(ctx: &egui::Context, view: Rect) -> Option<Pointer> {
    let (at, modifiers) = ctx.input(|input| (input.pointer.latest_pos(), input.modifiers));
    at.map(|at| pointer(at, view, modifiers))
}

fn point(at: egui::Vec2) -> Point {
    Point::new(f64::from(at.x), f64::from(at.y))
}

fn vector(by: egui::Vec2) -> Vec2 {
    Vec2::new(f64::from(by.x), f64::from(by.y))
}
