//! The order of a frame: events from outside, the keyboard, the panels and the map, then what must not be lost in a crash,
//! and at the end what of all this need not be drawn.

use egui::{Context, Ui, ViewportCommand};

use crate::app::canvas::Canvas;
use crate::app::file_name;
use crate::app::files::MapLook;
use crate::app::files::flow::Phase;
use crate::app::panels::check::CheckPanel;
use crate::app::panels::find::FindBar;
use crate::app::panels::inspector::Inspector;
use crate::app::panels::outline::OutlinePanel;
use crate::app::widgets::letters::take_one_frame;
use crate::app::window::{Window, new_ids, place};

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.follow_appearance(ctx);
        // Another map may replace this one at any moment, and what is typed belongs to this one.
        if matches!(self.files.phase(), Phase::Reading(_) | Phase::Picking(_)) {
            self.settle(ctx);
        }
        if ctx.input(|input| input.events.contains(&egui::Event::WindowFocused(true))) {
            self.files.look_again();
        }
        self.files.set_look(MapLook { rail: self.lane_names, density: self.appearance.density });
        self.files.poll(&mut self.editor);
        if let Some(said) = self.copies.poll(ctx, &self.words) {
            self.canvas.show_message(said);
        }
        if self.files.map_number() != self.shown {
            self.shown = self.files.map_number();
            self.is_new_map = true;
            self.canvas = Canvas::default();
            self.find = FindBar::default();
            self.check = CheckPanel::default();
            self.outline = OutlinePanel::default();
            self.inspector.finish(ctx, &self.editor);
            self.inspector = Inspector::new(new_ids());
            self.editor.set_density(self.appearance.density);
        }
        if self.signals.caught().is_some() && !self.files.is_closing() {
            self.settle(ctx);
            self.files.terminate(&mut self.editor);
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.files.is_closing() {
            self.settle(ctx);
            if !self.files.may_close(&mut self.editor) {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
                ctx.send_viewport_cmd(ViewportCommand::Focus);
                ctx.request_repaint();
            }
        } else if self.files.is_closing() {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        let title = self.files.title(&self.words);
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        self.is_fitted = self.is_fitted || place::fit_to_screen(ctx);
        self.place = place::current(ctx, self.place);
        self.keep();
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        self.text.begin_frame();
        ctx.accesskit_node_builder(egui::accesskit_root_id(), |window| window.set_label(self.title.as_str()));
        match self.files.awaited().map(file_name::shown) {
            Some(name) => self.awaited_ui(ui, &name),
            None => self.shown_ui(ui),
        }
        self.files.ui(&ctx, &self.text, &self.words, &mut self.editor);
        self.away = ctx.memory(egui::Memory::focused).is_some_and(|id| !self.is_map(id));
        if self.files.awaited().is_none() {
            self.handle_drops(&ctx);
        }
        self.keep();
        self.files.look_for_crashes();
        let writes = self.editor.typing().is_some() && !self.is_modal() && self.map_has_keyboard(&ctx);
        take_one_frame(&ctx, writes);
        if self.files.awaited().is_none() {
            self.text.with_canvas(|canvas| canvas.keep_panels(&ctx, self.view));
        }
    }

    /// Behind the panels, which need not be filled then.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.files.end(&mut self.editor);
        self.remember_place();
    }
}

impl Window {
    /// The map and all that is around it.
    fn shown_ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        if self.commands.is_open() {
            self.commands.take_keys(&ctx);
        } else if !self.is_modal() {
            self.handle_access_requests(&ctx);
            self.handle_keyboard(&ctx);
        }
        self.keep_lane_names();
        self.panels_ui(ui);
        self.welcome(ui);
        let found = self.find.ui(ui, &self.text, &self.words, &self.editor, self.view);
        if let Some(key) = found.reveal {
            self.editor.reveal(key);
        }
        if let Some(scope) = found.replace {
            self.replace(&ctx, scope);
        }
        self.commands_ui(ui);
        if self.help.as_mut().is_some_and(|help| !help.ui(ui, &self.text, &self.words)) {
            self.help = None;
        }
    }

    /// Journals all that is on the screen, including a field in the middle of a word, so that a crash loses nothing.
    fn keep(&mut self) {
        let written = self.inspector.written(self.editor.map());
        self.files.keep(&mut self.editor, written);
    }
}
