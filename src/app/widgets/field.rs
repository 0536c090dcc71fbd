//! A text field on the program's own text engine, whose caret knows both directions.
//!
//! While it has the focus, its text is kept in egui's memory and not in the document: the caller gets it when the field
//! is left, also by Enter and Esc, so that a text becomes one change, however it was typed. A text is aligned to the
//! start of its own direction, whatever the direction of the interface. The caret doesn't blink, so that an idle window
//! stays idle.

mod caret;
mod live;
mod query;
mod suspended;

pub use self::suspended::{SuspendedField, begin, hold, send, suspended};
pub use caret::ShownCaret;
pub use query::QueryField;

use std::sync::Arc;

use egui::accesskit::{Action, ActionData};
use egui::{
    CornerRadius, CursorIcon, Id, IdSalt, Painter, PointerButton, Pos2, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, vec2,
};

use crate::app::widgets::access::{tell_field, tell_text};
use crate::app::widgets::field::live::{Live, Typed};
use crate::app::widgets::label::{LabelStyle, TextUi};
use crate::app::widgets::style::{self, Palette};
use crate::app::widgets::typing::accept_composing;
use crate::geom::Flow;
use crate::text::{Block, bare, base_direction};

/// Between the edge of a field and its text.
const PADDING: Vec2 = vec2(10.0, 7.0);

/// A text field.
pub struct TextField<'a> {
    /// Distinguishes it from the other fields of the same `Ui`.
    pub id_salt: IdSalt,
    /// Its text while it has no focus.
    pub value: &'a str,
    /// Its hint while it is empty.
    pub hint: &'a str,
    /// Long texts break into lines, and Shift+Enter starts one.
    pub multiline: bool,
    /// Its accessible name.
    pub label: &'a str,
}

/// What has happened in a text field.
pub struct FieldOutput {
    /// The field as a widget.
    pub response: Response,
    /// The text after it has changed.
    pub edited: Option<String>,
    /// The finished text, when it has changed.
    pub committed: Option<String>,
    /// The text is still being written, also while a menu of the bar is open.
    pub open: bool,
}

/// What a field shows, and where in it.
struct FieldContent {
    block: Option<Arc<Block>>,
    flow: Flow,
    scroll: f32,
    hint: bool,
}

/// Forgets what is typed in any field, because it was committed elsewhere.
pub fn forget(ctx: &egui::Context) {
    ctx.data_mut(|data| data.remove_by_type::<Live>());
    suspended::forget(ctx);
}

impl TextField<'_> {
    /// Shows the field as wide as there is room, and as high as its lines need.
    pub fn show(&self, ui: &mut Ui, text: &TextUi) -> FieldOutput {
        let id = ui.make_persistent_id(self.id_salt);
        let width = ui.available_width().max(4.0 * PADDING.x);
        let room = width - 2.0 * PADDING.x;
        let mut live = Live::recall(ui, id, self.value);
        let mut typed = Typed::default();
        let told = suspended::take_event(ui.ctx(), id);
        let is_told = told.is_some();
        if ui.is_enabled() && asks_for_text(ui, id) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        if has_focus(ui, id) {
            live = live.or_else(|| self.start(text, room));
            if let Some(live) = &mut live {
                live.fit(text, room);
                typed = live.type_in(ui, text, id, told);
            }
        }
        let mut shown = self.shown(text, live.as_ref(), room);
        let line = LabelStyle::BODY.style.line_height;
        let height = shown.block.as_ref().map_or(line, |block| block.size().height as f32).max(line);
        let (_, rect) = ui.allocate_space(vec2(width, height + 2.0 * PADDING.y));
        let mut response = ui.interact(rect, id, Sense::click_and_drag());
        // A click in the menu was a click elsewhere for egui.
        if (response.clicked() || is_told) && !has_focus(ui, id) {
            response.request_focus();
        }
        // Space types a space; it is no click.
        response.flags -= egui::response::Flags::FAKE_PRIMARY_CLICKED;
        let inner = rect.shrink2(PADDING);
        self.follow_pointer(ui, text, &response, inner, &mut live);
        if let Some(live) = &mut live {
            live.keep_caret_in(inner.width());
            shown.scroll = live.scroll;
        }
        if ui.is_rect_visible(rect) {
            self.paint(ui, text, rect, &shown, live.as_ref().filter(|_| is_open(ui, id)));
        }
        if typed.edited || typed.moved || response.gained_focus() {
            // A field that has just been reached may not be written in yet.
            let place = live.as_ref().map_or(rect, |live| caret_in(live, &shown, inner).expand(4.0));
            ui.scroll_to_rect(place, None);
        }
        self.tell(ui, id, live.as_ref(), inner);
        let output = self.output(ui, response, live, &typed);
        self.name(ui, &output);
        output
    }

    fn start(&self, text: &TextUi, room: f32) -> Option<Live> {
        Live::start(text, self.value, self.multiline.then_some(room))
    }

    /// A press places the caret, a drag selects, a second press takes a word and a third one a paragraph.
    fn follow_pointer(&self, ui: &Ui, text: &TextUi, response: &Response, inner: Rect, live: &mut Option<Live>) {
        if response.hovered() {
            ui.set_cursor_icon(CursorIcon::Text);
        }
        let pressed = ui.input(|input| input.pointer.primary_pressed()) && response.is_pointer_button_down_on();
        let dragged = response.dragged_by(PointerButton::Primary);
        // A press and release within the same frame arrive only as a click.
        let clicked = response.clicked() && ui.input(|input| input.pointer.primary_pressed());
        let touched = pressed || clicked || dragged;
        let Some(pointer) = response.interact_pointer_pos().filter(|_| touched) else { return };
        if live.is_none() {
            *live = self.start(text, inner.width());
        }
        let Some(live) = live else { return };
        let at = pointer - live.origin(inner).to_vec2();
        if pressed || clicked {
            live.press(ui, text, at);
        } else {
            live.drag(text, at);
        }
        if !has_focus(ui, response.id) {
            response.request_focus();
        }
    }

    fn shown(&self, text: &TextUi, live: Option<&Live>, room: f32) -> FieldContent {
        if let Some(live) = live.filter(|live| !live.field.bare_text().is_empty()) {
            return FieldContent { block: Some(live.field.block()), flow: live.flow, scroll: live.scroll, hint: false };
        }
        let hint = live.is_some() || self.value.is_empty();
        let says = if hint { self.hint } else { self.value };
        // Where a direction is forced on an empty text, its hint stands where the text will start.
        let flow = live.and_then(|live| live.field.forced()).unwrap_or_else(|| base_direction(says, text.flow()));
        let text = text.flowing(flow);
        let block = if self.multiline {
            text.block(says, LabelStyle::BODY, Some(room))
        } else {
            text.elided(says, LabelStyle::BODY, room)
        };
        FieldContent { block, flow, scroll: 0.0, hint }
    }

    fn paint(&self, ui: &Ui, text: &TextUi, rect: Rect, shown: &FieldContent, live: Option<&Live>) {
        let palette = style::palette(ui.ctx());
        let edge = Stroke::new(1.0, if live.is_some() { palette.accent } else { palette.edge });
        ui.painter().rect(rect, CornerRadius::same(6), palette.field, edge, StrokeKind::Inside);
        let inner = rect.shrink2(PADDING);
        // A caret at the very edge is still to be seen.
        let painter = ui.painter_at(inner.expand2(vec2(2.0, 0.0)));
        let origin = origin(shown, inner);
        if let Some(live) = live {
            for area in live.selection() {
                painter.rect_filled(area.translate(origin.to_vec2()), CornerRadius::ZERO, palette.selected);
            }
        }
        if let Some(block) = &shown.block {
            let color = if shown.hint { palette.quiet } else { palette.text };
            text.paint(&painter, origin, block, if ui.is_enabled() { color } else { palette.quiet });
        }
        if let Some(live) = live {
            paint_caret(ui, &painter, palette, live, rect, caret_in(live, shown, inner));
        }
    }

    /// What happened; the state of a field that was left is dropped.
    fn output(&self, ui: &Ui, response: Response, live: Option<Live>, typed: &Typed) -> FieldOutput {
        let id = response.id;
        // Within a text that is written it is a change like any other.
        let set = set_by_assistant(ui, id).filter(|set| live.is_none() && set != self.value);
        let mut output = FieldOutput { response, edited: None, committed: None, open: is_open(ui, id) };
        if let Some(live) = live {
            output.edited = typed.edited.then(|| live.field.text().to_owned());
            if output.open {
                if suspended::is_held(ui.ctx()) {
                    suspended::suspend(ui.ctx(), id, &live);
                }
                live.keep(ui, id);
            } else {
                output.open = false;
                output.committed = live.result().filter(|text| text != self.value);
                ui.memory_mut(|memory| memory.surrender_focus(id));
            }
        }
        output.committed = set.or(output.committed);
        if output.edited.is_some() || output.committed.is_some() {
            output.response.mark_changed();
        }
        output
    }

    fn name(&self, ui: &Ui, output: &FieldOutput) {
        let now = output.edited.as_deref().or(output.committed.as_deref()).unwrap_or(self.value);
        output.response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(ui.is_enabled(), self.value, now, self.hint);
            info.label = Some(self.label.to_owned());
            // It was told with its runs.
            info.current_text_value = None;
            info
        });
        let role = if self.multiline { Role::MultilineTextInput } else { Role::TextInput };
        ui.accesskit_node_builder(output.response.id, |node| node.set_role(role));
    }

    /// Tells assistive technologies what is in the field, and what is selected while it is written in.
    fn tell(&self, ui: &Ui, id: Id, live: Option<&Live>, inner: Rect) {
        match live {
            Some(live) => tell_field(ui, id, &live.field, live.origin(inner), 1.0),
            None => tell_text(ui, id, &bare(self.value.into()).0, inner),
        }
    }
}

fn has_focus(ui: &Ui, id: Id) -> bool {
    ui.memory(|memory| memory.has_focus(id))
}

/// True while the field is written in: it has the focus, or a menu has taken it for as long as it is open.
fn is_open(ui: &Ui, id: Id) -> bool {
    has_focus(ui, id) || suspended::is_held(ui.ctx())
}

/// True when an assistive technology goes to a place of the text, or writes there.
fn asks_for_text(ui: &Ui, id: Id) -> bool {
    let asks = |action| ui.input(|input| input.has_accesskit_action_request(id, action));
    asks(Action::SetTextSelection) || asks(Action::ReplaceSelectedText)
}

/// The text that an assistive technology has put into the field.
fn set_by_assistant(ui: &Ui, id: Id) -> Option<String> {
    ui.input(|input| {
        let requests = input.accesskit_action_requests(id, Action::SetValue);
        let text = |request: &egui::accesskit::ActionRequest| match &request.data {
            Some(ActionData::Value(value)) => Some(value.to_string()),
            _ => None,
        };
        requests.filter_map(text).last()
    })
}

/// Where the top left corner of what is shown lies.
fn origin(shown: &FieldContent, inner: Rect) -> Pos2 {
    let width = shown.block.as_ref().map_or(0.0, |block| block.size().width as f32);
    live::origin(inner, width, shown.flow, shown.scroll)
}

/// Where the caret is on the screen. In an empty field it stands where its text would start.
fn caret_in(live: &Live, shown: &FieldContent, inner: Rect) -> Rect {
    let origin = if shown.hint { live::origin(inner, 0.0, shown.flow, 0.0) } else { origin(shown, inner) };
    live.caret().translate(origin.to_vec2())
}

fn paint_caret(ui: &Ui, painter: &Painter, palette: &Palette, live: &Live, field: Rect, caret: Rect) {
    live.shown_caret(caret).paint(&ui.painter_at(field), palette.accent, 1.5);
    for area in live.composition() {
        let area = area.translate(caret.min - live.caret().min);
        painter.hline(area.x_range(), area.bottom() - 1.0, Stroke::new(1.0, palette.text));
    }
    let to_global = ui.layer_transform_to_global(ui.layer_id()).unwrap_or_default();
    accept_composing(ui.ctx(), to_global * field, to_global * caret);
}
