//! The controls of the inspector: segments, switches, rows, small buttons. They paint with the program's own
//! text engine, mirror with the interface, and have names for screen readers.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, IdSalt, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::super::label::{Look, TextUi};
use super::super::style::{Palette, palette};
use crate::geom::Flow;
use crate::text::{Align, Block, Icon, Request};

/// The height of a control of one line.
pub(super) const HEIGHT: f32 = 32.0;

/// The corners of controls.
pub(super) const RADIUS: u8 = 6;

/// One of several values, of which one at most is chosen.
pub(super) struct Segment {
    /// What it is called: the field and the value.
    pub name: String,
    /// What is written on it.
    pub label: String,
    /// What is drawn on it.
    pub icon: Option<Icon>,
    /// Whether it is the value.
    pub chosen: bool,
}

/// A rectangle from which pieces are cut off at its inline start and its inline end.
pub(super) struct Strip {
    rest: Rect,
    flow: Flow,
}

impl Strip {
    pub fn new(rest: Rect, flow: Flow) -> Self {
        Self { rest, flow }
    }

    pub fn start(&mut self, width: f32) -> Rect {
        self.cut(width, !self.flow.is_rtl())
    }

    pub fn end(&mut self, width: f32) -> Rect {
        self.cut(width, self.flow.is_rtl())
    }

    pub fn rest(&self) -> Rect {
        self.rest
    }

    fn cut(&mut self, width: f32, left: bool) -> Rect {
        let at = if left { self.rest.left() + width } else { self.rest.right() - width };
        let (one, other) = self.rest.split_left_right_at_x(at);
        self.rest = if left { other } else { one };
        if left { one } else { other }
    }
}

/// Segments side by side; answers with the one that was clicked.
pub(super) fn segments_ui(
    ui: &mut Ui,
    text: &TextUi,
    salt: IdSalt,
    fill: Color32,
    segments: &[Segment],
) -> Option<usize> {
    let palette = palette(ui.ctx());
    let width = ui.available_width();
    let each = width / segments.len().max(1) as f32;
    let labels: Vec<_> = segments.iter().map(|segment| centred(text, &segment.label, each - 4.0)).collect();
    let lines = labels.iter().flatten().map(|block| block.size().height as f32).fold(0.0, f32::max);
    let icons = segments.iter().any(|segment| segment.icon.is_some());
    let height = 12.0 + lines + if icons { 18.0 } else { 0.0 };
    let (_, rect) = ui.allocate_space(vec2(width, height));
    ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), palette.field);
    let id = ui.make_persistent_id(salt);
    let mut clicked = None;
    let mut strip = Strip::new(rect, text.flow());
    for (at, (segment, label)) in segments.iter().zip(&labels).enumerate() {
        let cell = strip.start(each);
        let response = ui.interact(cell, id.with(at), Sense::click());
        response.widget_info(|| {
            WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), segment.chosen, segment.name.as_str())
        });
        if response.clicked() {
            clicked = Some(at);
        }
        let color = paint_cell(ui, palette, &response, fill, segment.chosen, corners(rect, cell));
        if at > 0 {
            let x = if text.flow().is_rtl() { cell.right() } else { cell.left() };
            ui.painter().vline(x, rect.y_range(), Stroke::new(1.0, palette.edge));
        }
        let mut top = cell.top() + 6.0;
        if let Some(icon) = segment.icon {
            paint_icon(
                ui,
                text,
                icon,
                16.0,
                Rect::from_center_size(pos2(cell.center().x, top + 8.0), vec2(16.0, 16.0)),
                color,
            );
            top += 18.0;
        }
        if let Some(label) = label {
            // Without icons, shorter labels stand in the middle of the height; under icons, at their heads.
            let spare = if icons { 0.0 } else { (lines - label.size().height as f32) / 2.0 };
            text.paint(ui.painter(), pos2(cell.left() + 2.0, top + spare), label, color);
        }
    }
    ui.painter().rect_stroke(rect, CornerRadius::same(RADIUS), Stroke::new(1.0, palette.edge), StrokeKind::Inside);
    clicked.filter(|at| segments.get(*at).is_some_and(|segment| !segment.chosen))
}

/// Fills a segment by its state; answers with the colour of what stands on it.
fn paint_cell(
    ui: &Ui,
    palette: &Palette,
    response: &Response,
    fill: Color32,
    chosen: bool,
    corners: CornerRadius,
) -> Color32 {
    let (behind, color) = match chosen {
        true => (Some(fill), palette.on_accent),
        false => (response.hovered().then_some(palette.hover), palette.text),
    };
    if let Some(behind) = behind {
        ui.painter().rect_filled(response.rect, corners, behind);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        let ring = if chosen { palette.on_accent } else { palette.accent };
        ui.painter().rect_stroke(response.rect.shrink(2.0), corners, Stroke::new(1.5, ring), StrokeKind::Inside);
    }
    color
}

/// The corners of a cell: round where those of the whole are.
fn corners(whole: Rect, cell: Rect) -> CornerRadius {
    let left = if cell.left() <= whole.left() + 0.5 { RADIUS } else { 0 };
    let right = if cell.right() >= whole.right() - 0.5 { RADIUS } else { 0 };
    CornerRadius { nw: left, sw: left, ne: right, se: right }
}

/// A line with a switch at its end; answers true when it was clicked.
pub(super) fn switch_ui(
    ui: &mut Ui,
    text: &TextUi,
    salt: IdSalt,
    name: &str,
    icon: Option<(Icon, Color32)>,
    on: bool,
) -> bool {
    let palette = palette(ui.ctx());
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEIGHT));
    let response = ui.interact(rect, ui.make_persistent_id(salt), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Switch, ui.is_enabled(), on, name));
    let mut strip = Strip::new(rect, text.flow());
    let track = Rect::from_center_size(strip.end(32.0).center(), vec2(32.0, 18.0));
    strip.end(8.0);
    if let Some((icon, color)) = icon {
        paint_icon(ui, text, icon, 16.0, strip.start(16.0), color);
        strip.start(8.0);
    }
    let room = strip.rest();
    paint_line(ui, text, name, Look::BODY, room, palette.text);
    let fill = match on {
        true => palette.accent,
        false if response.hovered() => palette.pressed,
        false => palette.hover,
    };
    let edge = Stroke::new(1.0, if on { palette.accent } else { palette.quiet });
    ui.painter().rect(track, CornerRadius::same(9), fill, edge, StrokeKind::Inside);
    let at_right = on != text.flow().is_rtl();
    let x = if at_right { track.right() - 9.0 } else { track.left() + 9.0 };
    let knob = if on { palette.on_accent } else { palette.quiet };
    ui.painter().circle_filled(pos2(x, track.center().y), 6.0, knob);
    paint_focus(ui, palette, &response, track.expand(3.0), 12);
    response.clicked()
}

/// A small button with an icon only.
pub(super) fn icon_button_ui(ui: &mut Ui, text: &TextUi, salt: IdSalt, icon: Icon, name: &str) -> Response {
    let palette = palette(ui.ctx());
    let (_, rect) = ui.allocate_space(vec2(HEIGHT - 4.0, HEIGHT));
    let response = ui.interact(rect, ui.make_persistent_id(salt), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let behind = if response.is_pointer_button_down_on() { palette.pressed } else { palette.hover };
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), behind);
    }
    let color = if ui.is_enabled() { palette.text } else { palette.quiet };
    paint_icon(ui, text, icon, 16.0, rect, color);
    paint_focus(ui, palette, &response, rect, RADIUS);
    response.on_hover_ui(|ui| {
        text.paragraph(ui, name, Look::BODY);
    })
}

/// A button over the whole width, with an icon before its text.
pub(super) fn wide_button_ui(ui: &mut Ui, text: &TextUi, salt: IdSalt, icon: Icon, name: &str) -> bool {
    let palette = palette(ui.ctx());
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEIGHT - 4.0));
    let response = ui.interact(rect, ui.make_persistent_id(salt), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let behind = if response.is_pointer_button_down_on() { palette.pressed } else { palette.hover };
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), behind);
    }
    let mut strip = Strip::new(rect, text.flow());
    strip.start(4.0);
    paint_icon(ui, text, icon, 16.0, strip.start(16.0), palette.quiet);
    strip.start(8.0);
    paint_line(ui, text, name, Look::BODY, strip.rest(), palette.text);
    paint_focus(ui, palette, &response, rect, RADIUS);
    response.clicked()
}

/// The ring around what has the keyboard, which comes into view when it gets it.
pub(super) fn paint_focus(ui: &Ui, palette: &Palette, response: &Response, rect: Rect, radius: u8) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, palette.accent);
        ui.painter().rect_stroke(rect, CornerRadius::same(radius), ring, StrokeKind::Inside);
    }
}

/// An icon in the middle of a rectangle.
pub(super) fn paint_icon(ui: &Ui, text: &TextUi, icon: Icon, size: f32, rect: Rect, color: Color32) {
    if let Some(block) = text.icon(icon, size) {
        text.paint(ui.painter(), rect.center() - vec2(size, size) / 2.0, &block, color);
    }
}

/// One line of text at the start of a rectangle, in the middle of its height, shortened to its width.
pub(super) fn paint_line(ui: &Ui, text: &TextUi, says: &str, look: Look, rect: Rect, color: Color32) {
    if let Some(block) = text.elided(says, look, rect.width()) {
        paint_block(ui, text, &block, rect, color);
    }
}

/// A text at the start of a rectangle, in the middle of its height.
pub(super) fn paint_block(ui: &Ui, text: &TextUi, block: &Block, rect: Rect, color: Color32) {
    let size = vec2(block.size().width as f32, block.size().height as f32);
    let x = if text.flow().is_rtl() { rect.right() - size.x } else { rect.left() };
    text.paint(ui.painter(), pos2(x, rect.center().y - size.y / 2.0), block, color);
}

/// A caption or the name of a section. Its control has the same name, so it is not read out by itself.
pub(super) fn caption_ui(ui: &mut Ui, text: &TextUi, says: &str, look: Look, indent: f32) -> Rect {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), look.style.line_height));
    let mut strip = Strip::new(rect, text.flow());
    strip.start(indent);
    paint_line(ui, text, says, look, strip.rest(), palette(ui.ctx()).quiet);
    rect
}

/// A short text in the middle of a width, in as many lines as it needs; none when there is no text.
fn centred(text: &TextUi, says: &str, width: f32) -> Option<Arc<Block>> {
    if says.is_empty() {
        return None;
    }
    let width = Some(f64::from(width.max(1.0)));
    let request = Request { text: says, style: Look::CAPTION.style, width, align: Align::Center, flow: text.flow() };
    text.with_engine(|engine| engine.block(&request))
}
