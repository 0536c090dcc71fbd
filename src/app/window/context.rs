//! The context menu: beside the pointer, or beside the selection.

use egui::{Context, Rect, Response};

use crate::app::canvas::access::AccessRequest;
use crate::app::paint::screen::{clamped, view_point, window_rect};
use crate::app::panels::context::OpenedBy;
use crate::app::panels::menu::MenuBar;
use crate::app::window::Window;

impl Window {
    /// Opens the menu beside the selection.
    pub(super) fn open_menu(&mut self, ctx: &Context) {
        let view = self.view;
        let area = self.editor.context_area();
        let area = area.map(|area| clamped(view, window_rect(ctx, view, area)));
        self.context.open(ctx, area.unwrap_or(Rect::from_pos(view.center())), OpenedBy::Key);
    }

    /// Handles requests of assistive technologies about things on the map.
    pub(super) fn handle_access_requests(&mut self, ctx: &Context) {
        for asked in self.access.take_requests(ctx) {
            match &asked {
                AccessRequest::Write(request) => self.access.write(request, &mut self.editor),
                AccessRequest::Go(key) | AccessRequest::Menu(key) => {
                    self.settle(ctx);
                    self.editor.reveal(*key);
                }
            }
            if let Some(id) = self.canvas_id {
                ctx.memory_mut(|memory| memory.request_focus(id));
            }
            if matches!(asked, AccessRequest::Menu(_)) {
                self.open_menu(ctx);
            }
        }
    }

    /// Shows the menu, and opens it where the map was right-clicked.
    pub(super) fn context_ui(&mut self, canvas: &Response) {
        let language = self.language.chosen();
        let on = [&self.panels.on()[..], &self.appearance.on()].concat();
        let bar = MenuBar {
            text: &self.text,
            words: &self.words,
            editor: &self.editor,
            on: &on,
            text_size: self.appearance.text_size,
            language,
            recent: &[],
            field: None,
        };
        if let Some(choice) = self.context.ui(canvas, bar) {
            self.choose(&canvas.ctx, choice);
        }
        let at = canvas.interact_pointer_pos().filter(|_| canvas.secondary_clicked() && !self.is_modal());
        let Some(at) = at else { return };
        // What is typed in the inspector belongs to the old selection.
        self.settle(&canvas.ctx);
        if self.editor.press_secondary(view_point(&canvas.ctx, canvas.rect, at)) {
            self.context.open(&canvas.ctx, Rect::from_pos(at), OpenedBy::Pointer);
        }
    }
}
