//! The context menu, beside the pointer or the selection: actions that fit what it is about.
//!
//! It holds only what is done often; everything is in the menus of the bar. It fits into the smallest window.

pub mod table;

use egui::{Context, FocusDirection, Id, Rect, Response, SetOpenCommand};

use crate::app::panels::context::table::entries;
use crate::app::panels::menu::{self, MenuBar, MenuChoice};
use crate::app::widgets::mirror;

/// How the menu was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenedBy {
    /// With the pointer.
    Pointer,
    /// With a key: the first entry has the focus.
    Key,
}

/// The context menu.
#[derive(Debug, Default)]
pub struct ContextMenu {
    state: PopupState,
}

/// Whether the menu is open.
#[derive(Clone, Copy, Debug, Default)]
enum PopupState {
    #[default]
    Closed,
    /// It opens beside an area of the screen in the next frame.
    Opening(Rect, OpenedBy),
    /// It is open. After a key it waits for its first entry to be shown, to give it the focus.
    Open(Rect, OpenedBy),
}

fn id() -> Id {
    Id::unique("menu beside the pointer")
}

/// True while the menu is open: a text being written on the map goes on then.
#[must_use]
pub fn is_shown(ctx: &Context) -> bool {
    egui::Popup::is_id_open(ctx, id())
}

impl ContextMenu {
    /// Opens it beside an area of the screen, in the next frame: a click beside an open menu closes that first.
    pub fn open(&mut self, ctx: &Context, area: Rect, by: OpenedBy) {
        self.state = PopupState::Opening(area, by);
        // So that arrow keys go to the menu.
        ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
        ctx.request_repaint();
    }

    /// True while it is open or about to open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !matches!(self.state, PopupState::Closed)
    }

    /// Shows it over the canvas, which gets the focus back; returns what was chosen.
    pub fn ui(&mut self, canvas: &Response, bar: MenuBar<'_>) -> Option<MenuChoice> {
        let ctx = &canvas.ctx;
        let (area, by, command) = match self.state {
            PopupState::Closed => return None,
            PopupState::Opening(area, by) => (area, by, Some(SetOpenCommand::Bool(true))),
            PopupState::Open(area, by) => (area, by, None),
        };
        let flow = bar.text.flow();
        mirror::menu_arrows(flow, ctx);
        let mut first = by == OpenedBy::Key;
        let mut choice = None;
        let popup = mirror::menu_beside(flow, canvas, area).id(id()).open_memory(command);
        popup.show(|ui| {
            let room = mirror::room_for_menu(ui.ctx());
            choice = bar.scrolled_entries(ui, 208.0, room, entries(bar.editor.context_target()));
            if first && !ui.is_sizing_pass() {
                // As if the arrow down had been pressed.
                ui.memory_mut(|memory| memory.move_focus(FocusDirection::Down));
                first = false;
            }
        });
        if is_shown(ctx) {
            self.state = PopupState::Open(area, if first { OpenedBy::Key } else { OpenedBy::Pointer });
        } else {
            self.state = PopupState::Closed;
            // A menu of the bar that takes its place has the focus.
            if !menu::is_shown(ctx) {
                canvas.request_focus();
            }
        }
        choice
    }
}
