//! The controls of the inspector: segments, switches, rows, small buttons. They paint with the program's own
//! text engine, mirror with the interface, and have names for screen readers.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, FocusDirection, Id, IdSalt, Key, Modifiers, Rect, Response, Role, Sense, Stroke, StrokeKind,
    Ui, WidgetInfo, pos2, vec2,
};

use crate::app::widgets::focus::{ring_around, ring_within};
use crate::app::widgets::label::{LabelStyle, TextUi, block_size};
use crate::app::widgets::mirror::{self, InlineSide, RectCut};
use crate::app::widgets::style::{Palette, palette};
use crate::text::{Align, Block, Icon, Request};

/// The height of a control of one line.
pub(crate) const HEIGHT: f32 = 32.0;

/// The corners of controls.
pub(crate) const RADIUS: u8 = 6;

/// One of several values, of which one at most is chosen.
pub(crate) struct Segment {
    /// Its accessible name: the field and the value.
    pub name: String,
    /// Its label.
    pub label: String,
    /// Its icon.
    pub icon: Option<Icon>,
    /// Whether it is the value.
    pub chosen: bool,
    /// It is the value where nothing was said, and is marked without color, so that it does not look like a choice.
    pub neutral: bool,
}

/// Rows of segments, side by side, or below each other where a word would not fit; returns the one that was chosen. All
/// rows are one choice.
///
/// They are radio buttons: Tab stops at one of them, the arrow keys go through them in reading order and choose.
pub(crate) fn segments_ui(
    ui: &mut Ui,
    text: &TextUi,
    salt: IdSalt,
    fill: Color32,
    rows: &[&[Segment]],
) -> Option<usize> {
    let id = ui.make_persistent_id(salt);
    let chosen = rows.iter().copied().flatten().position(|segment| segment.chosen);
    let count: usize = rows.iter().map(|row| row.len()).sum();
    let moved = focused_of(ui, id, count).and_then(|at| neighbor(ui, text, at, count));
    if let Some(to) = moved {
        ui.memory_mut(|memory| {
            // Otherwise egui would move the focus to whatever lies that way on the screen.
            memory.move_focus(FocusDirection::None);
            memory.request_focus(id.with(to));
        });
    }
    let (mut first, mut clicked) = (0, None);
    for row in rows {
        let stop = moved.or(chosen).unwrap_or(0);
        clicked = clicked.or(segment_row_ui(ui, text, (id, first, stop), fill, row));
        first += row.len();
    }
    clicked.or(moved).filter(|at| Some(*at) != chosen)
}

/// Which of the segments has the focus.
fn focused_of(ui: &Ui, id: Id, count: usize) -> Option<usize> {
    let focused = ui.memory(|memory| memory.focused())?;
    (0..count).find(|at| id.with(*at) == focused)
}

/// The segment that an arrow key leads to, if one was pressed; at an end it stays.
fn neighbor(ui: &Ui, text: &TextUi, at: usize, count: usize) -> Option<usize> {
    let arrows = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown];
    let pressed = arrows.into_iter().find(|key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key)))?;
    let back = match pressed {
        Key::ArrowUp => true,
        Key::ArrowDown => false,
        key => mirror::toward(text.flow(), key) == Some(InlineSide::Start),
    };
    Some(if back { at.saturating_sub(1) } else { (at + 1).min(count.saturating_sub(1)) })
}

/// One row of segments, of which the first one has a number, and that one of all at which Tab stops.
fn segment_row_ui(
    ui: &mut Ui,
    text: &TextUi,
    (id, first, stop): (Id, usize, usize),
    fill: Color32,
    segments: &[Segment],
) -> Option<usize> {
    let palette = palette(ui.ctx());
    let cells = SegmentLayout::new(text, segments, ui.available_width());
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), cells.height));
    ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), palette.field);
    let mut clicked = None;
    let mut strip = RectCut::new(rect, text.flow());
    for (at, (segment, label)) in segments.iter().zip(&cells.labels).enumerate() {
        let cell = match &cells.each {
            SegmentRoom::Beside(widths) => strip.start(widths.get(at).copied().unwrap_or_default()),
            SegmentRoom::Below(height) => {
                Rect::from_min_size(rect.min + vec2(0.0, height * at as f32), vec2(rect.width(), *height))
            }
        };
        let sense = if first + at == stop { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(cell, id.with(first + at), sense);
        response.widget_info(|| {
            WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), segment.chosen, segment.name.as_str())
        });
        if response.clicked() {
            response.request_focus();
            clicked = Some(first + at);
        }
        let color = paint_cell(ui, palette, &response, fill, segment, corners(rect, cell));
        let line = Stroke::new(1.0, palette.edge);
        match &cells.each {
            _ if at == 0 => {}
            SegmentRoom::Beside(_) => {
                ui.painter().vline(mirror::along(text.flow(), cell, 0.0), rect.y_range(), line);
            }
            SegmentRoom::Below(_) => {
                ui.painter().hline(rect.x_range(), cell.top(), line);
            }
        }
        cells.paint(ui, text, segment, label.as_deref(), cell, color);
    }
    ui.painter().rect_stroke(rect, CornerRadius::same(RADIUS), Stroke::new(1.0, palette.edge), StrokeKind::Inside);
    clicked
}

/// The room of each segment.
enum SegmentRoom {
    /// Side by side, that wide.
    Beside(Vec<f32>),
    /// Below each other, that high.
    Below(f32),
}

/// Segments with their labels shaped.
struct SegmentLayout {
    each: SegmentRoom,
    labels: Vec<Option<Arc<Block>>>,
    /// The height of the highest label.
    lines: f32,
    icons: bool,
    /// The height of all.
    height: f32,
}

impl SegmentLayout {
    fn new(text: &TextUi, segments: &[Segment], width: f32) -> Self {
        let icons = segments.iter().any(|segment| segment.icon.is_some());
        let beside = widths_beside(text, segments, width);
        let below = width - if icons { 60.0 } else { 4.0 };
        let room = |at: usize| beside.as_ref().and_then(|widths| widths.get(at)).map_or(below, |width| width - 4.0);
        let labels = segments.iter().enumerate().map(|(at, segment)| centered(text, &segment.label, room(at)));
        let labels: Vec<_> = labels.collect();
        let lines = labels.iter().flatten().map(|block| block_size(block).y).fold(0.0, f32::max);
        if let Some(widths) = beside {
            let height = 12.0 + lines + if icons { 18.0 } else { 0.0 };
            return Self { each: SegmentRoom::Beside(widths), labels, lines, icons, height };
        }
        let high = lines + 10.0;
        Self { each: SegmentRoom::Below(high), labels, lines, icons, height: high * segments.len() as f32 }
    }

    fn paint(&self, ui: &Ui, text: &TextUi, segment: &Segment, label: Option<&Block>, cell: Rect, color: Color32) {
        let (icon_at, label_at) = match &self.each {
            SegmentRoom::Beside(_) if self.icons => {
                // Below icons, labels with fewer lines are aligned at the top.
                let (icon, label) = cell.shrink2(vec2(0.0, 6.0)).split_top_bottom_at_y(cell.top() + 24.0);
                (icon.with_max_y(icon.bottom() - 2.0), label.top())
            }
            SegmentRoom::Beside(_) => {
                (cell, cell.top() + 6.0 + (self.lines - label.map_or(0.0, |it| block_size(it).y)) / 2.0)
            }
            SegmentRoom::Below(_) => {
                let icon = RectCut::new(cell.shrink2(vec2(8.0, 0.0)), text.flow()).start(16.0);
                (icon, cell.center().y - label.map_or(0.0, |it| block_size(it).y) / 2.0)
            }
        };
        if let Some(icon) = segment.icon {
            text.paint_icon(ui.painter(), icon_at, icon, 16.0, color);
        }
        if let Some(label) = label {
            text.paint(ui.painter(), pos2(cell.center().x - block_size(label).x / 2.0, label_at), label, color);
        }
    }
}

/// How wide segments are side by side: all the same if their words fit so, else as wide as their words need, with what is
/// left over shared out. `None` where they don't fit.
fn widths_beside(text: &TextUi, segments: &[Segment], width: f32) -> Option<Vec<f32>> {
    /// Beside the longest word.
    const MARGIN: f32 = 4.0;
    let word = |word: &str| text.block(word, LabelStyle::CAPTION, None).map_or(0.0, |block| block_size(&block).x);
    let need = |segment: &Segment| segment.label.split_whitespace().map(word).fold(0.0, f32::max) + 2.0 * MARGIN;
    let needs: Vec<f32> = segments.iter().map(need).collect();
    let count = segments.len().max(1) as f32;
    let spare = width - needs.iter().sum::<f32>();
    if needs.iter().all(|need| *need <= width / count) {
        Some(vec![width / count; segments.len()])
    } else {
        (spare >= 0.0).then(|| needs.iter().map(|need| need + spare / count).collect())
    }
}

/// Fills a segment by its state; returns the color of what is on it.
fn paint_cell(
    ui: &Ui,
    palette: &Palette,
    response: &Response,
    fill: Color32,
    segment: &Segment,
    corners: CornerRadius,
) -> Color32 {
    let (behind, color) = match segment {
        Segment { chosen: true, neutral: false, .. } => (Some(fill), palette.on_accent),
        Segment { chosen: true, .. } => (Some(palette.pressed), palette.text),
        Segment { .. } => (response.hovered().then_some(palette.hover), palette.text),
    };
    if let Some(behind) = behind {
        ui.painter().rect_filled(response.rect, corners, behind);
    }
    if segment.chosen && segment.neutral {
        let edge = Stroke::new(2.0, palette.edge);
        ui.painter().rect_stroke(response.rect, corners, edge, StrokeKind::Inside);
    }
    ring_within(response, response.rect, RADIUS);
    color
}

/// The corners of a cell: round where those of the whole are.
fn corners(whole: Rect, cell: Rect) -> CornerRadius {
    let left = if cell.left() <= whole.left() + 0.5 { RADIUS } else { 0 };
    let right = if cell.right() >= whole.right() - 0.5 { RADIUS } else { 0 };
    CornerRadius { nw: left, sw: left, ne: right, se: right }
}

/// A line with a switch at its end, which stands in the middle when it is neither on nor off; true when it was clicked.
pub(crate) fn switch_ui(
    ui: &mut Ui,
    text: &TextUi,
    salt: IdSalt,
    name: &str,
    icon: Option<(Icon, Color32)>,
    on: Option<bool>,
) -> bool {
    let palette = palette(ui.ctx());
    let lead = if icon.is_some() { 24.0 } else { 0.0 };
    let (rect, label) = line_ui(ui, text, name, HEIGHT, lead + 40.0);
    let response = ui.interact(rect, ui.make_persistent_id(salt), Sense::click());
    response.widget_info(|| match on {
        Some(on) => WidgetInfo::selected(Role::Switch, ui.is_enabled(), on, name),
        None => WidgetInfo::labeled(Role::Switch, ui.is_enabled(), name),
    });
    let mut strip = RectCut::new(rect, text.flow());
    let track = Rect::from_center_size(strip.end(32.0).center(), vec2(32.0, 18.0));
    strip.end(8.0);
    if let Some((icon, color)) = icon {
        text.paint_icon(ui.painter(), strip.start(16.0), icon, 16.0, color);
        strip.start(8.0);
    }
    paint_block(ui, text, label.as_deref(), strip.rest(), palette.text);
    let is_on = on == Some(true);
    let fill = match is_on {
        true => palette.accent,
        false if response.hovered() => palette.pressed,
        false => palette.hover,
    };
    let edge = Stroke::new(1.0, if is_on { palette.accent } else { palette.quiet });
    ui.painter().rect(track, CornerRadius::same(9), fill, edge, StrokeKind::Inside);
    let x = mirror::along(text.flow(), track.shrink2(vec2(9.0, 0.0)), on.map_or(0.5, |on| f32::from(u8::from(on))));
    let knob = if is_on { palette.on_accent } else { palette.quiet };
    ui.painter().circle_filled(pos2(x, track.center().y), 6.0, knob);
    ring_around(&response, track, 9);
    response.clicked()
}

/// Room for a line with a text and, beside it, `around` points of other things: as high as the text needs.
pub(super) fn line_ui(ui: &mut Ui, text: &TextUi, says: &str, least: f32, around: f32) -> (Rect, Option<Arc<Block>>) {
    let width = ui.available_width();
    let block = text.wrapped(&text.sentence(says), LabelStyle::BODY, width - around);
    let height = block.as_ref().map_or(0.0, |block| block_size(block).y + 10.0).max(least);
    (ui.allocate_space(vec2(width, height)).1, block)
}

/// A button in its place, without what is on it.
fn button_at(ui: &Ui, rect: Rect, salt: IdSalt, name: &str) -> Response {
    let palette = palette(ui.ctx());
    let response = ui.interact(rect, ui.make_persistent_id(salt), Sense::click());
    ring_around(&response, rect, RADIUS);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let behind = if response.is_pointer_button_down_on() { palette.pressed } else { palette.hover };
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(RADIUS), behind);
    }
    response
}

/// A small button with an icon only.
pub(crate) fn icon_button_ui(ui: &mut Ui, text: &TextUi, salt: IdSalt, icon: Icon, name: &str) -> Response {
    let palette = palette(ui.ctx());
    let (_, rect) = ui.allocate_space(vec2(HEIGHT - 4.0, HEIGHT));
    let response = button_at(ui, rect, salt, name);
    let color = if ui.is_enabled() { palette.text } else { palette.quiet };
    text.paint_icon(ui.painter(), rect, icon, 16.0, color);
    text.tip(response, name, "")
}

/// A button over the whole width, with an icon before its text.
pub(crate) fn wide_button_ui(ui: &mut Ui, text: &TextUi, salt: IdSalt, icon: Icon, name: &str) -> bool {
    let palette = palette(ui.ctx());
    let (rect, label) = line_ui(ui, text, name, HEIGHT - 4.0, 28.0);
    let response = button_at(ui, rect, salt, name);
    let mut strip = RectCut::new(rect, text.flow());
    strip.start(4.0);
    text.paint_icon(ui.painter(), strip.start(16.0), icon, 16.0, palette.quiet);
    strip.start(8.0);
    paint_block(ui, text, label.as_deref(), strip.rest(), palette.text);
    response.clicked()
}

/// A text at the start of a rectangle, in the middle of its height.
pub(crate) fn paint_block(ui: &Ui, text: &TextUi, block: Option<&Block>, rect: Rect, color: Color32) {
    if let Some(block) = block {
        text.paint(ui.painter(), mirror::at_start(text.flow(), rect, block_size(block)), block, color);
    }
}

/// A caption or the name of a section. Its control has the same name, so it is not read out by itself.
pub(crate) fn caption_ui(ui: &mut Ui, text: &TextUi, says: &str, look: LabelStyle, indent: f32) -> Rect {
    let width = ui.available_width();
    let block = text.wrapped(&text.sentence(says), look, width - indent);
    let height = block.as_ref().map_or(look.style.line_height, |block| block_size(block).y);
    let (_, rect) = ui.allocate_space(vec2(width, height));
    let mut strip = RectCut::new(rect, text.flow());
    strip.start(indent);
    paint_block(ui, text, block.as_deref(), strip.rest(), palette(ui.ctx()).quiet);
    rect
}

/// A short text in the middle of a width, in as many lines as it needs; none when there is no text.
fn centered(text: &TextUi, says: &str, width: f32) -> Option<Arc<Block>> {
    if says.is_empty() {
        return None;
    }
    let width = Some(f64::from(width.max(1.0)));
    let request =
        Request { text: says, style: LabelStyle::CAPTION.style, width, align: Align::Center, flow: text.flow() };
    text.with_engine(|engine| engine.block(&request))
}
