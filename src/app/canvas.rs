//! The map in the middle of the window: feeds the editor with the pointer and draws what it answers.

pub mod access;
mod keyboard;
mod message;
mod overlay;
pub(super) mod overview;
mod pointer;
mod rating;

use egui::{Color32, EventFilter, Pos2, Sense, Ui};

use crate::app::canvas::message::Announcement;
use crate::app::canvas::overlay::ScreenTransform;
use crate::app::paint::painter::aligned;
use crate::app::paint::tessellate::color32;
use crate::app::panels::context;
use crate::app::widgets::clicks::Presses;
use crate::app::widgets::label::TextUi;
use crate::editor::Editor;
use crate::geom::{Camera, Size};
use crate::scene::Tag;

pub use self::keyboard::{EventOutcome, MAP_KEYS, handle_event, put};
pub use self::pointer::pointer_now;

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

    /// The next frame shows another map from its start.
    pub fn restart(&mut self) {
        *self = Self::default();
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
