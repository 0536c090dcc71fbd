//! The command palette, and the focus before and after it.

use egui::{Context, Ui};

use crate::app::panels::command::CommandChoice;
use crate::app::window::Window;
use crate::model::Key;

impl Window {
    pub(super) fn open_commands(&mut self, ctx: &Context) {
        let from = ctx.memory(egui::Memory::focused).filter(|id| self.is_map(*id));
        self.came_from = from.map(|id| (id, ctx.cumulative_frame_nr()));
        self.commands.open();
    }

    /// Gives the focus back to what had it before the command palette. In the frame after a modal, egui takes the focus
    /// from what was below it, so this is repeated for a few frames.
    pub(super) fn come_back(&mut self, ctx: &Context) {
        let Some((id, open)) = self.came_from else { return };
        if ctx.memory(egui::Memory::focused).is_none() {
            ctx.memory_mut(|memory| memory.request_focus(id));
        }
        self.came_from = self.came_from.filter(|_| ctx.cumulative_frame_nr() < open + 3);
        ctx.request_repaint();
    }

    /// The command palette, in front of all else.
    pub(super) fn commands_ui(&mut self, ui: &Ui) {
        if !self.commands.is_open() {
            self.come_back(ui.ctx());
            return;
        }
        let chosen = self.commands.ui(ui, &self.text, &self.words, &self.editor);
        let frame = ui.ctx().cumulative_frame_nr();
        self.came_from = self.came_from.map(|(id, _)| (id, frame));
        let back = self.came_from.map(|(id, _)| id).or(self.canvas_id);
        if let Some(id) = back.filter(|_| !self.commands.is_open()) {
            ui.ctx().memory_mut(|memory| memory.request_focus(id));
        }
        match chosen {
            Some(CommandChoice::Do(action)) => {
                if let Some(store) = &self.store {
                    let recent = self.commands.recent();
                    store.change(move |settings| settings.set_commands(&recent));
                }
                self.act(ui.ctx(), action);
            }
            Some(CommandChoice::Go(key)) => {
                // The map has no place for a persona: it is seen on its page.
                if matches!(key, Key::Persona(_)) {
                    (self.panels.bars, self.panels.inspector) = (true, true);
                }
                self.editor.reveal(key);
            }
            Some(CommandChoice::AddFeeling(persona)) => {
                self.editor.add_feeling(persona);
            }
            None => {}
        }
    }
}
