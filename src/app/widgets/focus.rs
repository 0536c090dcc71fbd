//! The ring around what has the focus: two points wide, after a gap of two points, the same for everything.
//!
//! It is painted when a pass ends, over all that is in the layer of the widget, so that no widget can forget it. A widget
//! that is not as large as what is seen of it, or that touches its neighbors, says where its ring goes.

use egui::{Context, CornerRadius, Id, Memory, Painter, Plugin, Rect, Response, Stroke, StrokeKind, Ui, WidgetRect};

use crate::app::widgets::style::palette;

/// The width of the ring, and that of the gap between it and the widget.
pub const WIDTH: f32 = 2.0;

/// How far the ring reaches beyond a widget.
const REACH: f32 = 2.0 * WIDTH;

/// The corners of a widget that says nothing about its ring.
const RADIUS: u8 = 6;

/// Paints the ring; part of the looks of a context.
#[derive(Debug, Default)]
pub struct FocusRing;

/// Where the ring of a widget goes.
#[derive(Clone, Copy, Debug, PartialEq)]
enum RingPlace {
    /// Around it.
    Around,
    /// Within it, because it touches its neighbors.
    Within,
}

/// The mark of a widget that shows itself which of its parts has the focus.
#[derive(Clone, Copy, Debug)]
struct OwnRing;

/// What the widget with the focus has said about its ring.
#[derive(Clone, Copy, Debug)]
struct RingShape {
    id: Id,
    rect: Rect,
    radius: u8,
    place: RingPlace,
}

impl Plugin for FocusRing {
    fn debug_name(&self) -> &'static str {
        "focus ring"
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        paint(ui.ctx());
    }
}

/// The widget with the focus, as it was shown last. To ask egui for its response would take the focus from it when there is
/// a click elsewhere in this pass, also when that click has just given it the focus.
pub(crate) fn focused_widget(ctx: &Context) -> Option<WidgetRect> {
    let focused = ctx.memory(Memory::focused)?;
    ctx.viewport(|shown| shown.this_pass.widgets.get(focused).or_else(|| shown.prev_pass.widgets.get(focused)).copied())
}

/// The ring of a widget goes around a rectangle.
pub(crate) fn ring_around(response: &Response, rect: Rect, radius: u8) {
    say(response, RingShape { id: response.id, rect, radius, place: RingPlace::Around });
}

/// The ring of a widget goes within a rectangle, because the widget touches its neighbors.
pub(crate) fn ring_within(response: &Response, rect: Rect, radius: u8) {
    say(response, RingShape { id: response.id, rect, radius, place: RingPlace::Within });
}

/// What has that id shows itself which of its parts has the focus.
pub(crate) fn own_ring(ctx: &Context, id: Id) {
    ctx.data_mut(|data| data.insert_temp(id, OwnRing));
}

/// Notes the ring of a widget that has the focus, and scrolls the widget into view when it gets it.
fn say(response: &Response, shape: RingShape) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        response.ctx.data_mut(|data| data.insert_temp(Id::NULL, shape));
    }
}

fn paint(ctx: &Context) {
    let has_no_own = |widget: &WidgetRect| ctx.data(|data| data.get_temp::<OwnRing>(widget.id)).is_none();
    let Some(widget) = focused_widget(ctx).filter(has_no_own) else { return };
    let said = ctx.data(|data| data.get_temp::<RingShape>(Id::NULL)).filter(|shape| shape.id == widget.id);
    let around = RingShape { id: widget.id, rect: widget.rect, radius: RADIUS, place: RingPlace::Around };
    let RingShape { rect, radius, place, .. } = said.unwrap_or(around);
    // What is scrolled out of sight shows no ring either.
    let seen = widget.interact_rect;
    if !seen.is_positive() {
        return;
    }
    let (clip, rect, radius) = match place {
        RingPlace::Around => (seen.expand(REACH), rect.expand(REACH), radius.saturating_add(4)),
        RingPlace::Within => (seen, rect, radius),
    };
    let painter = ctx.layer_painter(widget.layer_id);
    paint_within(&painter.with_clip_rect(painter.clip_rect().intersect(clip)), rect, radius);
}

/// Paints the ring within a rectangle, and the gap within the ring, which sets it off from whatever color the widget has.
pub(crate) fn paint_within(painter: &Painter, rect: Rect, radius: u8) {
    let palette = palette(painter.ctx());
    for (rect, radius, color) in
        [(rect, radius, palette.accent), (rect.shrink(WIDTH), radius.saturating_sub(2), palette.panel)]
    {
        painter.rect_stroke(rect, CornerRadius::same(radius), Stroke::new(WIDTH, color), StrokeKind::Inside);
    }
}
