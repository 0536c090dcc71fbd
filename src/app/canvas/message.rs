//! What is told over the map, in one place and with one look: what is expected now, why something could not be done, what
//! was done and how to take it back. What can be done about it is a button, with the key that does the same.

use std::time::Duration;

use egui::accesskit::Live;
use egui::{
    Align, Align2, Area, Button, CornerRadius, Frame, Id, Margin, Order, Rect, Role, Sense, Ui, WidgetInfo, vec2,
};

use crate::app::canvas::Canvas;
use crate::app::widgets::areas;
use crate::app::widgets::label::{LabelStyle, TextUi, block_size, named};
use crate::app::widgets::{mirror, style};
use crate::edit::Selection;
use crate::editor::{Editor, GridCell};
use crate::geom::Flow;
use crate::text::Icon;

/// How long a message is shown, in seconds.
const STANDS: f64 = 4.0;
/// How long a message is shown that offers something: it takes time to read and to decide.
const STANDS_WITH_OFFER: f64 = 12.0;
/// The greatest width of a message.
const WIDTH: f32 = 640.0;
/// Between a message and the lower edge of the map.
const ABOVE_EDGE: f32 = 24.0;

/// A message about something that was done or could not be done.
#[derive(Debug)]
pub(super) struct Announcement {
    what: String,
    /// When it disappears (in seconds of the window), and the state of the map when it was first shown: the message
    /// goes when that changes.
    seen: Option<(f64, MapState)>,
}

/// The state of the map that a message belongs to.
#[derive(Clone, Debug, PartialEq)]
struct MapState {
    generation: u64,
    selection: Selection,
    focus: Option<GridCell>,
}

/// What the editor tells about the map, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeView {
    /// Which one it is of those that pass; `None` for one that stays as long as it is true.
    pub number: Option<u64>,
    /// What is told.
    pub text: String,
    /// What the button says that does something about it, and its key.
    pub button: Option<(String, String)>,
}

/// What was done about a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeAnswer {
    /// What it offers is wanted.
    Accept,
    /// It was read, or has been there long enough.
    Close,
}

/// What happened to a message in a frame.
#[derive(Default)]
struct StripOutput {
    accepted: bool,
    closed: bool,
    /// The pointer is on it, or the keyboard.
    held: bool,
}

impl MapState {
    fn new(editor: &Editor) -> Self {
        let (selection, focus) = (editor.selection().clone(), editor.focus());
        Self { generation: editor.generation(), selection, focus }
    }
}

impl Canvas {
    /// Shows why something could not be done, for a few seconds or until something changes.
    pub fn show_message(&mut self, what: String) {
        self.said = Some(Announcement { what, seen: None });
    }

    /// What was done about the notice in this frame, once.
    pub fn take_answer(&mut self) -> Option<NoticeAnswer> {
        self.answer.take()
    }

    pub(super) fn message_ui(&mut self, ui: &Ui, text: &TextUi, editor: &Editor, view: Rect) {
        let now = ui.input(|input| input.time);
        let number = self.notice.as_ref().and_then(|notice| notice.number);
        if number.is_some() && number != self.told.map(|(told, _)| told) {
            // It is newer than what is on the screen.
            self.said = None;
            let has_offer = self.notice.as_ref().is_some_and(|notice| notice.button.is_some());
            let stands = if has_offer { STANDS_WITH_OFFER } else { STANDS };
            self.told = number.map(|number| (number, now + stands));
        }
        if let Some(hint) = &self.hint {
            hint_ui(ui, text, view, hint);
        } else if self.said.is_some() {
            self.said_ui(ui, text, editor, view);
        } else {
            self.notice_ui(ui, text, view);
        }
    }

    fn said_ui(&mut self, ui: &Ui, text: &TextUi, editor: &Editor, view: Rect) {
        let now = ui.input(|input| input.time);
        let Some(Announcement { what, seen }) = &mut self.said else { return };
        let state = MapState::new(editor);
        let (until, seen) = seen.get_or_insert_with(|| (now + STANDS, state.clone()));
        let left = *until - now;
        if left <= 0.0 || *seen != state {
            self.said = None;
            return;
        }
        ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
        let done = strip_ui(ui, text, view, what, None, &self.close);
        if done.held {
            *until = until.max(now + 1.0);
        }
        if done.closed {
            self.said = None;
        }
    }

    fn notice_ui(&mut self, ui: &Ui, text: &TextUi, view: Rect) {
        let now = ui.input(|input| input.time);
        let Some(notice) = &self.notice else { return };
        let passes = self.told.filter(|_| notice.number.is_some());
        if let Some((_, until)) = passes {
            if now >= until {
                self.answer = Some(NoticeAnswer::Close);
                ui.ctx().request_repaint();
                return;
            }
            ui.ctx().request_repaint_after(Duration::from_secs_f64(until - now));
        }
        let done = strip_ui(ui, text, view, &notice.text, notice.button.as_ref(), &self.close);
        if let Some((_, until)) = self.told.as_mut().filter(|_| done.held) {
            *until = until.max(now + STANDS);
        }
        self.answer = match done {
            StripOutput { accepted: true, .. } => Some(NoticeAnswer::Accept),
            StripOutput { closed: true, .. } => Some(NoticeAnswer::Close),
            StripOutput { .. } => None,
        };
    }
}

/// What is expected now, at the bottom of the view. The pointer goes through it.
fn hint_ui(ui: &Ui, text: &TextUi, view: Rect, what: &str) {
    let width = (view.width() - 80.0).min(520.0);
    let Some(block) = text.wrapped(&text.sentence(what), LabelStyle::BODY, width) else { return };
    let size = block_size(&block);
    let place = Rect::from_center_size(egui::pos2(view.center().x, view.bottom() - 40.0 - size.y / 2.0), size);
    let palette = style::palette(ui.ctx());
    read_at_pause(ui, "sentence", place, what);
    ui.painter_at(view).rect_filled(place.expand2(vec2(14.0, 9.0)), 8.0, palette.text);
    text.paint(&ui.painter_at(view), place.min, &block, palette.panel);
}

/// That there is no picture of the map, where it would be. The pointer goes through it.
pub(super) fn not_drawn_ui(ui: &Ui, text: &TextUi, view: Rect, what: &str) {
    let width = (view.width() - 80.0).min(520.0);
    let Some(block) = text.wrapped(&text.sentence(what), LabelStyle::BODY, width) else { return };
    let place = Rect::from_center_size(view.center(), block_size(&block));
    read_at_pause(ui, "not drawn", place, what);
    text.paint(&ui.painter_at(view), place.min, &block, style::palette(ui.ctx()).text);
}

/// Has screen readers read a sentence at the next pause.
fn read_at_pause(ui: &Ui, salt: &str, place: Rect, what: &str) {
    let response = ui.interact(place, ui.scope_id().with(salt), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, what));
    ui.accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}

/// A message with its button, and one that closes it.
fn strip_ui(
    ui: &Ui,
    text: &TextUi,
    view: Rect,
    what: &str,
    button: Option<&(String, String)>,
    close: &str,
) -> StripOutput {
    /// The button that closes it, with the space before it.
    const CLOSE: f32 = 36.0;
    let palette = style::palette(ui.ctx());
    let area = Area::new(Id::unique("message")).order(Order::Middle).pivot(Align2::CENTER_BOTTOM);
    let area = area.fixed_pos(view.center_bottom() - vec2(0.0, ABOVE_EDGE)).constrain_to(view);
    let frame = Frame::new().fill(palette.text).corner_radius(CornerRadius::same(8));
    let frame = frame.inner_margin(Margin::symmetric(14, 7));
    let shown = area.show(ui.ctx(), |ui| {
        let keys = button.and_then(|(_, keys)| keys_of(text).block(keys, LabelStyle::CAPTION, None));
        let label = button.and_then(|(label, _)| text.block(&text.sentence(label), LabelStyle::STRONG, None));
        let widths = keys.iter().chain(&label).map(|block| block_size(block).x + 16.0).sum::<f32>();
        let room = (view.width() - 48.0).min(WIDTH) - 28.0 - CLOSE - widths;
        let Some(block) = text.wrapped(&text.sentence(what), LabelStyle::BODY, room.max(120.0)) else {
            return StripOutput::default();
        };
        frame
            .show(ui, |ui| {
                let size = vec2(block_size(&block).x + widths + CLOSE, block_size(&block).y.max(28.0));
                ui.allocate_ui_with_layout(size, mirror::row(text.flow(), Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = 8.0;
                    let (rect, response) = ui.allocate_exact_size(block_size(&block), Sense::hover());
                    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, what));
                    // Screen readers read it at the next pause.
                    ui.accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
                    text.paint(ui.painter(), rect.min, &block, palette.panel);
                    areas::begin(ui, areas::Area::Notice);
                    let accepts = button.map(|button| offer_ui(ui, text, button));
                    let icon = text.icon_atom(Icon::X, 14.0, Some(palette.panel));
                    let closes = named(ui.add(Button::new(icon).frame(false)), Role::Button, close);
                    let response = |is: fn(&egui::Response) -> bool| accepts.iter().chain([&closes]).any(is);
                    let held = response(|it| it.hovered() || it.has_focus());
                    let accepted = accepts.as_ref().is_some_and(egui::Response::clicked);
                    let closed = closes.clicked();
                    text.tip(closes, close, "");
                    StripOutput { accepted, closed, held }
                })
                .inner
            })
            .inner
    });
    StripOutput { held: shown.inner.held || shown.response.contains_pointer(), ..shown.inner }
}

/// The button for what is offered.
fn offer_ui(ui: &mut Ui, text: &TextUi, (label, keys): &(String, String)) -> egui::Response {
    let palette = style::palette(ui.ctx());
    let name = text.atom(label, LabelStyle::STRONG.colored(palette.text));
    let shown = keys_of(text).atom(keys, LabelStyle::CAPTION.colored(palette.quiet));
    let button = Button::new(mirror::atoms(text.flow(), [name, shown])).fill(palette.panel);
    let response = named(ui.add(button), Role::Button, label);
    ui.accesskit_node_builder(response.id, |node| node.set_keyboard_shortcut(keys.as_str()));
    response
}

/// Keys are written as on the keyboard.
fn keys_of(text: &TextUi) -> TextUi {
    text.flowing(Flow::LeftToRight)
}
