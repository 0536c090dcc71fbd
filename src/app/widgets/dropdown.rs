//! A control that opens a list of values, by the pointer and by the keyboard.
//!
//! The control keeps the focus while its list is open: keys move a highlight through the values, and screen readers follow
//! the active descendant. Nothing is chosen before Enter, Tab or a click; Esc leaves the value as it was.

mod keys;

use egui::accesskit::HasPopup;
use egui::{
    Context, CornerRadius, EventFilter, Id, IdSalt, Popup, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiKind,
    WidgetInfo, vec2,
};

use crate::app::widgets::access::{access_rect, nodes_within};
use crate::app::widgets::control::{HEIGHT, RADIUS, line_ui, paint_block};
use crate::app::widgets::dropdown::keys::{ListHighlight, ListStep};
use crate::app::widgets::focus::ring_around;
use crate::app::widgets::label::TextUi;
use crate::app::widgets::mirror::{self, RectCut};
use crate::app::widgets::row::{Lead, ListRow};
use crate::app::widgets::style::palette;
use crate::text::Icon;

/// Between a control and its list.
const GAP: f32 = 4.0;

/// One of the values of a dropdown.
pub(crate) struct DropdownItem {
    /// What it is called.
    pub name: String,
    /// Its icon.
    pub icon: Option<Icon>,
}

/// The values that a control offers.
#[derive(Clone, Copy)]
pub(crate) struct ValueList<'a> {
    /// What the values are of.
    pub name: &'a str,
    /// The values.
    pub items: &'a [DropdownItem],
    /// The value now.
    pub chosen: Option<usize>,
}

/// A button that opens a list of values; returns the one that was picked.
pub(crate) fn dropdown_ui(
    ui: &mut Ui,
    text: &TextUi,
    salt: IdSalt,
    list: ValueList<'_>,
    otherwise: &str,
) -> Option<usize> {
    let palette = palette(ui.ctx());
    let choice = list.chosen.and_then(|at| list.items.get(at));
    let says = choice.map_or(otherwise, |choice| choice.name.as_str());
    let lead = if choice.is_some_and(|choice| choice.icon.is_some()) { 24.0 } else { 0.0 };
    let (rect, label) = line_ui(ui, text, says, HEIGHT, 40.0 + lead);
    let (response, keyed) = list.control(ui, rect, salt, says);
    let fill = if response.hovered() { palette.hover } else { palette.field };
    let edge = Stroke::new(1.0, palette.edge);
    ui.painter().rect(rect, CornerRadius::same(RADIUS), fill, edge, StrokeKind::Inside);
    let mut strip = RectCut::new(rect.shrink2(vec2(10.0, 0.0)), text.flow());
    text.paint_icon(ui.painter(), strip.end(12.0), Icon::CaretDown, 12.0, palette.quiet);
    strip.end(8.0);
    if let Some(icon) = choice.and_then(|choice| choice.icon) {
        text.paint_icon(ui.painter(), strip.start(16.0), icon, 16.0, palette.text);
        strip.start(8.0);
    }
    let color = if choice.is_some() { palette.text } else { palette.quiet };
    paint_block(ui, text, label.as_deref(), strip.rest(), color);
    list.show(text, &response, rect.width(), keyed)
}

impl ValueList<'_> {
    /// The control in its place, without what is on it, and the value that was picked by a key. It is named, and tells what
    /// it `says` as its value.
    pub fn control(&self, ui: &Ui, rect: Rect, salt: IdSalt, says: &str) -> (Response, Option<usize>) {
        let id = ui.make_persistent_id(salt);
        // Before egui takes Enter and Space for clicks.
        let keyed = self.handle_keys(ui, id);
        let response = ui.interact(rect, id, Sense::click());
        ring_around(&response, rect, RADIUS);
        if response.clicked() && !is_open(ui, id) {
            // So that keys go to the list; after a click on a value, the focus goes back.
            let before = ui.memory(egui::Memory::focused);
            ListHighlight::new(self.chosen, before).keep(ui, id);
            response.request_focus();
        }
        self.name(ui, &response, says);
        (response, keyed)
    }

    /// Gives the control its accessible name and value. While it is closed, the value is its only option: some screen
    /// readers look for what is selected there.
    fn name(&self, ui: &Ui, response: &Response, says: &str) {
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), self.name);
            info.current_text_value = Some(says.to_owned());
            info
        });
        let is_open = is_open(ui, response.id);
        ui.accesskit_node_builder(response.id, |node| {
            node.set_expanded(is_open);
            node.set_has_popup(HasPopup::Listbox);
        });
        if !is_open {
            nodes_within(ui, response.id, || {
                ui.accesskit_node_builder(response.id.with("value"), |node| {
                    node.set_role(Role::ListItem);
                    node.set_label(says);
                    node.set_selected(true);
                    node.set_bounds(access_rect(response.rect));
                });
            });
        }
    }

    /// The list, while it is open; returns the value that was picked by a click or a key, unless it is the value now.
    pub fn show(&self, text: &TextUi, response: &Response, width: f32, keyed: Option<usize>) -> Option<usize> {
        let menu = mirror::menu(text.flow(), response).gap(GAP).width(width).accessible_name(self.name);
        let room = mirror::room_beside(&response.ctx, response.rect) - GAP;
        let clicked = menu.show(|ui| {
            if let Some(around) = ui.stack().iter().find(|around| around.kind() == Some(UiKind::Menu)) {
                ui.accesskit_node_builder(around.unique_id, |node| node.set_role(Role::ListBox));
            }
            // Within the margin and the edge of the list.
            ui.set_width(width - 10.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            mirror::scrolled_ui(text.flow(), ui, room, |ui| self.items_ui(ui, text, response.id))
        });
        let clicked = clicked.and_then(|shown| shown.inner);
        if clicked.is_some() {
            // A click of an assistive technology does not close it by itself.
            Popup::close_id(&response.ctx, popup(response.id));
            let before = ListHighlight::recall(&response.ctx, response.id).and_then(|highlight| highlight.before);
            response.ctx.memory_mut(|memory| match before {
                Some(before) => memory.request_focus(before),
                None => memory.surrender_focus(response.id),
            });
        }
        keyed.or(clicked).filter(|at| self.chosen != Some(*at))
    }

    /// The values; returns the one that was clicked.
    fn items_ui(&self, ui: &mut Ui, text: &TextUi, control: Id) -> Option<usize> {
        let palette = palette(ui.ctx());
        let mut highlight =
            ListHighlight::recall(ui.ctx(), control).unwrap_or_else(|| ListHighlight::new(self.chosen, None));
        let moved = ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO);
        let mut clicked = None;
        for (at, item) in self.items.iter().enumerate() {
            let lead = item.icon.map_or(Lead::None, |icon| Lead::Icon(icon, palette.text));
            let end = (self.chosen == Some(at)).then_some((Icon::Check, palette.accent));
            let row =
                ListRow { role: Role::ListBoxOption, name: &item.name, lead, says: &item.name, badges: None, end };
            let width = ui.available_width();
            let (_, rect) = ui.allocate_space(vec2(width, row.height(text, width)));
            // The control has the focus, not its values.
            let response = ui.interact(rect, control.with(("value", at)), Sense::CLICK);
            if response.hovered() && moved {
                highlight.at = Some(at);
            }
            let is_current = highlight.at == Some(at);
            row.paint(ui, text, &response, is_current.then_some(palette.selected));
            ui.accesskit_node_builder(response.id, |node| {
                node.set_selected(self.chosen == Some(at));
                node.set_position_in_set(at);
                node.set_size_of_set(self.items.len());
            });
            if is_current {
                let value = response.id.accesskit_id();
                ui.accesskit_node_builder(control, |node| node.set_active_descendant(value));
                if highlight.reveals && !ui.is_sizing_pass() {
                    highlight.reveals = false;
                    response.scroll_to_me(None);
                }
            }
            if response.clicked() {
                clicked = Some(at);
            }
        }
        highlight.keep(ui, control);
        clicked
    }

    /// Handles the keys of a control that has the focus; returns the value that was picked.
    fn handle_keys(&self, ui: &Ui, id: Id) -> Option<usize> {
        if !ui.is_enabled() || !ui.memory(|memory| memory.has_focus(id)) {
            return None;
        }
        let open = is_open(ui, id);
        // The arrows are for the values, and Esc closes the list before it takes the focus from the control.
        let own = EventFilter { tab: false, horizontal_arrows: false, vertical_arrows: true, escape: open };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, own));
        let kept = ListHighlight::recall(ui.ctx(), id).filter(|_| open);
        let mut highlight = kept.unwrap_or_else(|| ListHighlight::new(self.chosen, Some(id)));
        let (steps, time) = ui.input_mut(|input| (keys::take(input, open, &mut highlight), input.time));
        let mut picked = None;
        for step in steps {
            match step {
                ListStep::Open => Popup::open_id(ui.ctx(), popup(id)),
                ListStep::Close => Popup::close_id(ui.ctx(), popup(id)),
                ListStep::Choose => {
                    picked = highlight.at;
                    Popup::close_id(ui.ctx(), popup(id));
                }
                ListStep::Go(motion) => highlight.go(motion, self.items.len()),
                ListStep::Type(letters) => {
                    if highlight.type_ahead(&letters, time, self.items) {
                        Popup::open_id(ui.ctx(), popup(id));
                    }
                }
            }
        }
        highlight.keep(ui, id);
        picked
    }
}

/// True when a control of this kind has the focus: Enter opens its list there.
pub(crate) fn has_focus(ctx: &Context) -> bool {
    let focused = ctx.memory(egui::Memory::focused);
    focused.is_some_and(|id| ListHighlight::recall(ctx, id).is_some())
}

/// The id of the list of a control.
fn popup(control: Id) -> Id {
    // As egui has it for menus.
    control.with("popup")
}

fn is_open(ui: &Ui, control: Id) -> bool {
    Popup::is_id_open(ui.ctx(), popup(control))
}
