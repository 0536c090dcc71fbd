//! What runs with the interface: rows, columns, sides, menus and scroll bars of a window that reads from the
//! right as well as from the left. egui knows left and right only, so this is the one place of the window that
//! tells them apart; panels say start and end.

use egui::containers::menu::{MenuConfig, SubMenu, SubMenuButton};
use egui::{
    Align, Align2, AreaState, Atom, Atoms, Button, Context, CornerRadius, FocusDirection, Frame, Key, Layout, Order,
    Panel, Popup, Pos2, Rect, RectAlign, Response, ScrollArea, Tooltip, Ui, Vec2, pos2,
};

use crate::app::widgets::focus::focused_widget;
use crate::geom::Flow;

/// The flow against the flow.
#[must_use]
pub fn against(flow: Flow) -> Flow {
    match flow {
        Flow::LeftToRight => Flow::RightToLeft,
        Flow::RightToLeft => Flow::LeftToRight,
    }
}

/// Things side by side from the inline start.
#[must_use]
pub fn row(flow: Flow, align: Align) -> Layout {
    if flow.is_rtl() { Layout::right_to_left(align) } else { Layout::left_to_right(align) }
}

/// Things side by side from the inline end.
#[must_use]
pub fn row_from_end(flow: Flow, align: Align) -> Layout {
    row(against(flow), align)
}

/// Things below each other at the inline start. Rows in it run with the flow, too.
#[must_use]
pub fn column(flow: Flow) -> Layout {
    Layout::top_down(if flow.is_rtl() { Align::Max } else { Align::Min })
}

/// A panel at the inline start of the window.
pub fn panel_at_start(flow: Flow, name: &'static str) -> Panel {
    if flow.is_rtl() { Panel::right(name) } else { Panel::left(name) }
}

/// A panel at the inline end of the window.
pub fn panel_at_end(flow: Flow, name: &'static str) -> Panel {
    panel_at_start(against(flow), name)
}

/// What stands in a button or a menu entry, from the inline start.
#[must_use]
pub fn atoms<const N: usize>(flow: Flow, mut atoms: [Atom<'static>; N]) -> Atoms<'static> {
    if flow.is_rtl() {
        atoms.reverse();
    }
    Atoms::from(Vec::from(atoms))
}

/// Where something of a size stands at the inline start of a rectangle, in the middle of its height.
#[must_use]
pub fn at_start(flow: Flow, rect: Rect, size: Vec2) -> Pos2 {
    let x = if flow.is_rtl() { rect.right() - size.x } else { rect.left() };
    pos2(x, rect.center().y - size.y / 2.0)
}

/// Where something of a size stands before the inline start of a rectangle, in the middle of its height.
#[must_use]
pub fn before(flow: Flow, rect: Rect, size: Vec2) -> Pos2 {
    let x = if flow.is_rtl() { rect.right() } else { rect.left() - size.x };
    pos2(x, rect.center().y - size.y / 2.0)
}

/// The top corner at the inline end of a rectangle, and the corner of something that stands in it.
#[must_use]
pub fn corner_at_end(flow: Flow, rect: Rect) -> (Align2, Pos2) {
    if flow.is_rtl() { (Align2::LEFT_TOP, rect.left_top()) } else { (Align2::RIGHT_TOP, rect.right_top()) }
}

/// The place that is a share of the way from the inline start of a rectangle to its end.
#[must_use]
pub fn along(flow: Flow, rect: Rect, share: f32) -> f32 {
    let share = if flow.is_rtl() { 1.0 - share } else { share };
    egui::lerp(rect.x_range(), share)
}

/// How far a place is from the inline start of a rectangle.
#[must_use]
pub fn distance_from_start(flow: Flow, rect: Rect, x: f32) -> f32 {
    if flow.is_rtl() { rect.right() - x } else { x - rect.left() }
}

/// A rectangle that is longer by so much at its inline end.
#[must_use]
pub fn longer(flow: Flow, rect: Rect, by: f32) -> Rect {
    if flow.is_rtl() { rect.with_min_x(rect.left() - by) } else { rect.with_max_x(rect.right() + by) }
}

/// Corners that are round at the inline end only.
#[must_use]
pub fn corners_at_end(flow: Flow, radius: u8) -> CornerRadius {
    let (left, right) = if flow.is_rtl() { (radius, 0) } else { (0, radius) };
    CornerRadius { nw: left, sw: left, ne: right, se: right }
}

/// The room at the inline end that keeps what is in a scroll area clear of its bar. From right to left a thin bar
/// stands that much further in as a wide one is wider.
pub const SCROLL_BAR: f32 = 20.0;

/// Around what is in a menu, above and below together: its margin, its edge, and some air before the edge of the window.
const MENU_EDGES: f32 = 18.0;

/// Puts the scroll bar of the next vertical scroll area at its inline end. The area must not shrink in width.
pub fn scroll_bar_at_end(flow: Flow, ui: &mut Ui) {
    let room = ui.available_width();
    let plain = ui.ctx().global_style().spacing.scroll;
    let scroll = &mut ui.spacing_mut().scroll;
    // The bar stands that far from the right edge.
    scroll.bar_outer_margin = match flow {
        Flow::LeftToRight => plain.bar_outer_margin,
        Flow::RightToLeft => room - plain.bar_width - plain.bar_outer_margin,
    };
}

/// What is in a menu or a list, with a bar to scroll it where it is higher than `height`. The wheel scrolls it, and so does
/// the keyboard when it goes to what is out of sight. Opened again, it is at its start.
pub fn scrolled_ui<R>(flow: Flow, ui: &mut Ui, height: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    // While it is measured, its width is not known.
    let sizing = ui.is_sizing_pass();
    ui.set_max_height(height);
    if !sizing {
        scroll_bar_at_end(flow, ui);
    }
    let area = ScrollArea::vertical().max_height(height).auto_shrink([sizing, true]);
    // egui keeps how far something was scrolled also while it is not shown.
    let area = if is_new(ui) || sizing { area.vertical_scroll_offset(0.0) } else { area };
    area.show(ui, content).inner
}

/// The last pass in which something was shown.
#[derive(Clone, Copy)]
struct ShownPass(u64);

/// True in the first pass in which something is shown that was not shown in the pass before. It is asked once a pass.
fn is_new(ui: &Ui) -> bool {
    let (id, pass) = (ui.make_persistent_id("shown"), ui.ctx().cumulative_pass_nr());
    let last: Option<ShownPass> = ui.data_mut(|data| {
        let last = data.get_temp(id);
        data.insert_temp(id, ShownPass(pass));
        last
    });
    last.is_none_or(|last| last.0 + 1 < pass)
}

/// The greatest height of what is in a menu or a list above or below a widget.
#[must_use]
pub fn room_beside(ctx: &Context, widget: Rect) -> f32 {
    let window = ctx.content_rect();
    let beside = (window.bottom() - widget.bottom()).max(widget.top() - window.top());
    // A widget may be out of sight.
    beside.clamp(MENU_EDGES, window.height().max(MENU_EDGES)) - MENU_EDGES
}

/// The greatest height of what is in a menu that may stand anywhere in the window.
#[must_use]
pub fn room_for_menu(ctx: &Context) -> f32 {
    (ctx.content_rect().height() - MENU_EDGES).max(0.0)
}

/// A popup below a widget that a click opens, with their inline starts one above the other.
pub fn menu(flow: Flow, response: &Response) -> Popup<'static> {
    Popup::menu(response).align(below(flow))
}

/// A menu of a widget beside an area of it, or at a point, whose inline start it shares.
pub fn menu_beside(flow: Flow, response: &Response, area: Rect) -> Popup<'static> {
    Popup::menu(response).anchor(area).align(below(flow))
}

/// A tooltip of a widget.
pub fn tooltip(flow: Flow, response: &Response) -> Tooltip<'static> {
    let mut tooltip = Tooltip::for_enabled(response).layout(column(flow));
    tooltip.popup = tooltip.popup.align(below(flow));
    tooltip
}

fn below(flow: Flow) -> RectAlign {
    if flow.is_rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START }
}

/// A menu entry with a menu of its own, which opens at the inline end of the menu that it is in.
pub fn submenu_ui(flow: Flow, ui: &mut Ui, button: Button<'static>, content: impl FnOnce(&mut Ui)) -> Response {
    let mut submenu = SubMenuButton::from_button(button);
    if flow.is_rtl() {
        let id = SubMenu::id_from_widget_id(ui.next_auto_id());
        let own = AreaState::load(ui.ctx(), id).and_then(|area| area.size).map_or(0.0, |size| size.x);
        let plain = MenuConfig::default();
        let edges = Frame::menu(ui.style()).total_margin().sum().x;
        // egui opens it at the right: that far back, it is at the left.
        let gap = -(ui.available_width() + own + edges + plain.submenu_gap);
        submenu = submenu.config(plain.submenu_gap(gap));
    }
    submenu.ui(ui, content).0
}

/// Makes the arrow keys in open menus mean what the eye sees: towards the inline end is into a submenu.
pub fn menu_arrows(flow: Flow, ctx: &Context) {
    let in_menu = focused_widget(ctx).is_some_and(|widget| widget.layer_id.order == Order::Foreground);
    if !flow.is_rtl() || !in_menu || !Popup::is_any_open(ctx) {
        return;
    }
    let pressed = |key| ctx.input(|input| input.key_pressed(key));
    let meant = match (pressed(Key::ArrowLeft), pressed(Key::ArrowRight)) {
        (true, false) => FocusDirection::Right,
        (false, true) => FocusDirection::Left,
        _ => return,
    };
    ctx.memory_mut(|memory| memory.move_focus(meant));
}

/// Which way along the line something points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InlineSide {
    /// Where lines begin.
    Start,
    /// Where lines end.
    End,
}

/// Which way along the line an arrow key points; none for any other key.
#[must_use]
pub fn toward(flow: Flow, key: Key) -> Option<InlineSide> {
    match (key, flow) {
        (Key::ArrowLeft, Flow::LeftToRight) | (Key::ArrowRight, Flow::RightToLeft) => Some(InlineSide::Start),
        (Key::ArrowRight, Flow::LeftToRight) | (Key::ArrowLeft, Flow::RightToLeft) => Some(InlineSide::End),
        _ => None,
    }
}

/// A rectangle from which pieces are cut off at its inline start and its inline end.
pub struct RectCut {
    rest: Rect,
    flow: Flow,
}

impl RectCut {
    /// The whole rectangle.
    #[must_use]
    pub fn new(rest: Rect, flow: Flow) -> Self {
        Self { rest, flow }
    }

    /// Cuts a piece off at the start.
    pub fn start(&mut self, width: f32) -> Rect {
        self.cut(width, self.flow)
    }

    /// Cuts a piece off at the end.
    pub fn end(&mut self, width: f32) -> Rect {
        self.cut(width, against(self.flow))
    }

    /// What is left.
    #[must_use]
    pub fn rest(&self) -> Rect {
        self.rest
    }

    fn cut(&mut self, width: f32, from: Flow) -> Rect {
        let at = if from.is_rtl() { self.rest.right() - width } else { self.rest.left() + width };
        let (left, right) = self.rest.split_left_right_at_x(at);
        let (piece, rest) = if from.is_rtl() { (right, left) } else { (left, right) };
        self.rest = rest;
        piece
    }
}
