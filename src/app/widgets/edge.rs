//! The edges of panels: dragged, they make a panel larger or smaller; a double click makes it as large as at first. And the
//! narrow handle at the edge of the map that brings a hidden panel back.

use std::ops::RangeInclusive;

use egui::accesskit::{Action, Orientation};
use egui::{Area, Context, CursorIcon, Id, Order, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::widgets::focus::ring_around;
use crate::app::widgets::label::{TextUi, named};
use crate::app::widgets::mirror::{self, RectCut};
use crate::app::widgets::style::palette;
use crate::geom::Flow;
use crate::text::Icon;

/// The width of an edge that can be dragged: inside its panel, where nothing else is.
pub(crate) const EDGE: f32 = 6.0;
/// How much larger or smaller an assistive technology makes a panel at a time.
const STEP: f32 = 16.0;
/// The size of the handle of a hidden panel.
const TAB: egui::Vec2 = vec2(14.0, 56.0);

/// Where a panel is in the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PanelPlace {
    /// At the inline start.
    Start,
    /// At the inline end.
    End,
    /// Below the map.
    Foot,
}

/// An edge of a panel that can be dragged.
pub(crate) struct PanelEdge<'a> {
    /// What tells it from other edges.
    pub id: Id,
    /// Its accessible name.
    pub name: &'a str,
    /// Where its panel is.
    pub place: PanelPlace,
    /// The sizes that the panel can have.
    pub sizes: RangeInclusive<f32>,
}

/// What was done with an edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum EdgeChange {
    /// The panel gets that size.
    Resized(f32),
    /// The panel gets the size that it had at first.
    Reset,
}

impl PanelEdge<'_> {
    /// The edge of a panel that is shown in `panel`.
    pub fn ui(&self, ui: &Ui, flow: Flow, panel: Rect) -> Option<EdgeChange> {
        let (strip, size) = match self.place {
            PanelPlace::Start => (RectCut::new(panel, flow).end(EDGE), panel.width()),
            PanelPlace::End => (RectCut::new(panel, flow).start(EDGE), panel.width()),
            PanelPlace::Foot => (panel.with_max_y(panel.top() + EDGE), panel.height()),
        };
        // Tab passes it: the size of a panel is not worth a stop.
        let response = ui.interact(strip, self.id, Sense::CLICK | Sense::DRAG);
        let response = response.on_hover_and_drag_cursor(match self.place {
            PanelPlace::Start | PanelPlace::End => CursorIcon::ResizeHorizontal,
            PanelPlace::Foot => CursorIcon::ResizeVertical,
        });
        response.widget_info(|| WidgetInfo::labeled(Role::Splitter, ui.is_enabled(), self.name));
        self.tell(ui, response.id, size);
        if response.hovered() || response.dragged() {
            self.paint(ui, flow, panel);
        }
        if response.double_clicked() {
            return Some(EdgeChange::Reset);
        }
        let wanted = match response.interact_pointer_pos().filter(|_| response.dragged()) {
            // The pointer holds the edge in its middle.
            Some(at) => EDGE / 2.0 + self.distance(flow, panel, at),
            None => size + STEP * asked_steps(ui, response.id)?,
        };
        Some(EdgeChange::Resized(wanted.clamp(*self.sizes.start(), *self.sizes.end())))
    }

    /// How far the pointer is from the side of the panel that stays.
    fn distance(&self, flow: Flow, panel: Rect, at: egui::Pos2) -> f32 {
        match self.place {
            PanelPlace::Start => mirror::distance_from_start(flow, panel, at.x),
            PanelPlace::End => mirror::distance_from_start(mirror::against(flow), panel, at.x),
            PanelPlace::Foot => panel.bottom() - at.y,
        }
    }

    fn tell(&self, ui: &Ui, id: Id, size: f32) {
        let upright = self.place != PanelPlace::Foot;
        let sizes = self.sizes.clone();
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_orientation(if upright { Orientation::Vertical } else { Orientation::Horizontal });
            node.set_numeric_value(f64::from(size));
            node.set_min_numeric_value(f64::from(*sizes.start()));
            node.set_max_numeric_value(f64::from(*sizes.end()));
            node.add_action(Action::Increment);
            node.add_action(Action::Decrement);
        });
    }

    fn paint(&self, ui: &Ui, flow: Flow, panel: Rect) {
        let line = Stroke::new(2.0, palette(ui.ctx()).accent);
        let upright = |share: f32| {
            let x = mirror::along(flow, panel, share);
            [pos2(x, panel.top()), pos2(x, panel.bottom())]
        };
        let ends = match self.place {
            PanelPlace::Start => upright(1.0),
            PanelPlace::End => upright(0.0),
            PanelPlace::Foot => [panel.left_top(), panel.right_top()],
        };
        ui.painter().line_segment(ends, line);
    }
}

/// How many steps larger (or smaller, when below zero) an assistive technology asked for; `None` when it didn't.
fn asked_steps(ui: &Ui, id: Id) -> Option<f32> {
    let count = |action| ui.input(|input| input.num_accesskit_action_requests(id, action)) as f32;
    let steps = count(Action::Increment) - count(Action::Decrement);
    (steps != 0.0).then_some(steps)
}

/// The handle of a hidden panel, at the edge of the map at `view` where the panel would be; true when it was pressed.
pub(crate) fn panel_tab_ui(
    ctx: &Context,
    text: &TextUi,
    id: Id,
    place: PanelPlace,
    view: Rect,
    (name, keys): (&str, &str),
) -> bool {
    let flow = text.flow();
    let mut cut = RectCut::new(view, flow);
    let strip = if place == PanelPlace::End { cut.end(TAB.x) } else { cut.start(TAB.x) };
    let rect = Rect::from_center_size(pos2(strip.center().x, view.center().y), vec2(TAB.x, TAB.y.min(view.height())));
    let area = Area::new(id).order(Order::Middle).fixed_pos(rect.min).constrain(false).fade_in(false);
    let shown = area.show(ctx, |ui| {
        let (rect, response) = ui.allocate_exact_size(rect.size(), Sense::click());
        let response = named(response, Role::Button, name).on_hover_cursor(CursorIcon::PointingHand);
        let palette = palette(ui.ctx());
        let fill = if response.hovered() { palette.hover } else { palette.panel };
        // Round on the side of the map, where it points to: the panel comes from the edge.
        let inward = if place == PanelPlace::End { mirror::against(flow) } else { flow };
        let corners = mirror::corners_at_end(inward, 6);
        ui.painter().rect(rect, corners, fill, Stroke::new(1.0, palette.edge), StrokeKind::Inside);
        let color = if response.hovered() { palette.text } else { palette.quiet };
        text.flowing(inward).paint_icon(ui.painter(), rect, Icon::CaretRight, 12.0, color);
        ring_around(&response, rect, 6);
        text.tip(response, name, keys).clicked()
    });
    shown.inner
}
