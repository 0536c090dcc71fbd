//! The map in the middle of the window: feeds the editor with the pointer and draws what it answers.

pub mod access;
mod keyboard;
mod message;
mod overlay;
pub mod overview;
mod pointer;

use egui::{EventFilter, Pos2, Sense, Ui};

use crate::app::canvas::message::{Announcement, not_drawn_ui};
use crate::app::paint::convert::color32;
use crate::app::paint::screen::{ScreenTransform, view_size, window_camera};
use crate::app::panels::wording::record;
use crate::app::panels::{context, menu};
use crate::app::widgets::clicks::Presses;
use crate::app::widgets::focus::own_ring;
use crate::app::widgets::label::TextUi;
use crate::app::widgets::typing::accept_composing;
use crate::editor::Editor;
use crate::geom::{Camera, Point, Rect};
use crate::i18n::Words;
use crate::scene::Tag;

pub use self::keyboard::{EventOutcome, handle_event, put};
pub use self::message::{NoticeAnswer, NoticeView};
pub use self::pointer::pointer_now;

/// From the upper edge of a cell into its first card, if it has one (map units).
const INTO_FIRST_CARD: f64 = 20.0;

/// Who has the keyboard while a text of the map is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Keyboard {
    /// The map, or whatever was clicked instead.
    #[default]
    Map,
    /// The outline, where the text is written.
    Outline,
    /// A dialog, a palette or the find bar, for a while: then the text goes on.
    Borrowed,
}

/// What the canvas remembers between frames.
#[derive(Debug, Default)]
pub struct Canvas {
    /// The record under the pointer.
    hover: Option<Tag>,
    /// The map was shown before, so the camera is where it should be.
    shown: bool,
    /// The pointer, the map and the camera of the last hit test.
    asked: Option<(Pos2, u64, Camera)>,
    /// A text was being written in the last frame, with the focus on the map.
    writes: bool,
    /// Who has the keyboard while a text is written.
    pub(super) keyboard: Keyboard,
    presses: Presses,
    /// The space bar is down, and nothing was done with it yet.
    pub(super) space: bool,
    /// The width of the view in the last frame.
    width: f64,
    /// The drag has been away from the edges of the view, so that an edge scrolls. Without this, an element that is
    /// dragged in from the palette would push the map away.
    scrolls: bool,
    said: Option<Announcement>,
    /// What the editor tells about the map.
    pub(super) notice: Option<NoticeView>,
    /// The number of the notice that was told last, and when it disappears (in seconds of the window).
    told: Option<(u64, f64)>,
    /// What was done about it.
    answer: Option<NoticeAnswer>,
    /// The name of the button that closes a message.
    pub(super) close: String,
    /// The hint to show as long as it applies.
    pub(super) hint: Option<String>,
    /// What typing does in the cell that has the focus.
    pub(super) invitation: Option<String>,
}

impl Canvas {
    /// Shows the map and handles the pointer; `modal` while a dialog is in front.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        (text, words): (&TextUi, &Words),
        editor: &mut Editor,
        modal: bool,
    ) -> egui::Response {
        let (_, view) = ui.allocate_space(ui.available_size());
        // The same whichever panels are open, so that it keeps the keyboard.
        let response = ui.interact(view, egui::Id::unique("map"), Sense::click_and_drag());
        editor.view_mut().size = view_size(ui.ctx(), view);
        let width = editor.view().size.width;
        if !self.shown {
            self.shown = true;
            editor.show_start();
        } else if editor.scene().flow.is_rtl() {
            // A map that runs right to left keeps its distance from the right edge of the view, also when that moves.
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
            // The release went to another window or to a dialog.
            editor.cancel();
        }
        own_ring(ui.ctx(), response.id);
        self.paint(ui, (text, words), editor, &response);
        self.message_ui(ui, text, editor, view);
        response
    }

    /// Gives the focus to the text being written, also after something that took it for a while, and ends it when another
    /// field takes the focus.
    fn keep_focus(&mut self, ui: &Ui, response: &egui::Response, editor: &mut Editor) {
        let writes = editor.typing().is_some();
        let in_menu = context::is_shown(ui.ctx()) || menu::is_shown(ui.ctx());
        let waits = self.keyboard != Keyboard::Map || in_menu;
        if waits {
            // The outline ends the text itself; it goes on after a dialog, the find bar or a menu.
        } else if writes && (!self.writes || ui.memory(|memory| memory.focused()).is_none()) {
            response.request_focus();
        } else if writes && !response.has_focus() {
            // Another field was clicked.
            editor.finish_typing();
        }
        self.writes = editor.typing().is_some();
        if response.has_focus() {
            // The map uses arrows and Esc; Tab goes to the panels unless there is a place on the map to go on from.
            let tab = editor.has_position();
            let own = EventFilter { tab, horizontal_arrows: true, vertical_arrows: true, escape: true };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, own));
        }
    }

    fn paint(&self, ui: &Ui, (text, words): (&TextUi, &Words), editor: &Editor, response: &egui::Response) {
        let view = response.rect;
        let painter = ui.painter_at(view);
        let camera = editor.view().camera;
        let on_screen = window_camera(ui.ctx(), &camera);
        let paper = editor.theme().paper;
        text.with_canvas(|canvas| canvas.paint(&painter, view, &on_screen, editor.scene(), paper));
        if text.with_canvas(|canvas| canvas.has_failed()) == Some(true) {
            not_drawn_ui(ui, text, view, &words.text("notice-not-drawn"));
        }
        let overlay = editor.overlay(self.hover);
        let screen = ScreenTransform::aligned(view, &camera, ui.ctx());
        let look = (editor.theme(), editor.scene().flow);
        screen.placeholders(&painter, (text, words), &overlay, look);
        screen.overlay(&painter, text, &overlay);
        let hidden = overlay.hidden.iter().map(|mark| (mark.area, record::hidden_line(editor, words, mark)));
        screen.hidden_lines(&painter, text, hidden);
        let is_empty = |cell: &Rect| {
            let camera = editor.view().camera;
            let first = Point::new(cell.center().x, cell.y0 + INTO_FIRST_CARD);
            editor.under(camera.view_from_map(first)).tag().is_none()
        };
        let cell = overlay.focus.filter(is_empty);
        if let (Some(cell), Some(invitation)) = (cell, &self.invitation) {
            screen.invitation(&painter, text, overlay.clear, cell, invitation);
        }
        screen.links(&painter, &overlay, color32(editor.theme().opportunity));
        let has_keyboard = ui.memory(|memory| memory.focused()).is_none_or(|id| id == response.id);
        let awaited =
            || overlay.focus.or(overlay.selected.first().map(|ring| ring.area)).filter(|_| editor.accepts_text());
        // The candidate list of an input method opens beside the caret, or where a text would start.
        let place = match (overlay.field, overlay.caret) {
            (Some(field), Some(caret)) => Some((field.area, caret)),
            _ => awaited().map(|area| (area, area)),
        };
        if let Some((area, caret)) = place.filter(|_| has_keyboard) {
            accept_composing(ui.ctx(), screen.rect(area), screen.rect(caret));
        }
    }
}
