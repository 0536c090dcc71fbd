//! The window: what is where, and which part hears what. Panels say what they want; it is done after they are
//! painted.

use std::path::PathBuf;

use egui::{Frame, Margin, Panel, ViewportCommand};

use super::action::{self, Action};
use super::canvas::{Canvas, pointer_now};
use super::help::keys_ui;
use super::label::TextUi;
use super::menu::{Choice, bar_ui};
use super::palette::{Taken, palette_ui};
use super::status::status_ui;
use super::style;
use super::welcome::{Start, welcome_ui};
use crate::edit::{Command, Selection};
use crate::editor::Editor;
use crate::geom::Flow;
use crate::i18n::{Locale, Words};
use crate::model::{IdSource, Info, Record};
use crate::text::Engine;

/// Which panels are open.
#[derive(Clone, Copy, Debug)]
struct Panels {
    palette: bool,
    inspector: bool,
}

/// The program's window.
pub struct Window {
    editor: Editor,
    text: TextUi,
    words: Words,
    canvas: Canvas,
    panels: Panels,
    /// The list of keys is open.
    keys: bool,
    /// Where the canvas was shown last.
    view: egui::Rect,
}

impl Window {
    /// A window on a map, or on the sample.
    #[must_use]
    pub fn new(cc: &eframe::CreationContext<'_>, _map: Option<PathBuf>) -> Self {
        style::install(&cc.egui_ctx);
        cc.egui_ctx.set_theme(egui::Theme::Light);
        cc.egui_ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            options.quit_shortcuts.clear();
        });
        let map = crate::persist::template("support", "en").and_then(|text| crate::persist::read(text.as_bytes()).ok());
        Self {
            editor: Editor::new(map.unwrap_or_default(), IdSource::seeded(1)),
            text: TextUi::new(&cc.egui_ctx, Engine::new()),
            words: Words::new(Locale::En),
            canvas: Canvas::default(),
            panels: Panels { palette: true, inspector: true },
            keys: false,
            view: egui::Rect::NOTHING,
        }
    }

    fn act(&mut self, ctx: &egui::Context, action: Action) {
        let editor = &mut self.editor;
        match action {
            Action::New | Action::Open | Action::Save | Action::SaveAs | Action::ExportPng => {}
            Action::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Action::Undo => editor.undo(),
            Action::Redo => editor.redo(),
            Action::Delete => drop(editor.delete_selection()),
            Action::SelectAll => editor.select_all(),
            Action::EditText => {
                if let Some(key) = editor.selection().only() {
                    editor.begin_typing(key);
                }
            }
            Action::ZoomIn | Action::ZoomOut => {
                let center = editor.view().size.to_rect().center();
                let factor = if action == Action::ZoomIn { 1.25 } else { 0.8 };
                editor.view_mut().camera.zoom_at(center, factor);
            }
            Action::ZoomReset => {
                let center = editor.view().size.to_rect().center();
                let factor = 1.0 / editor.view().camera.zoom;
                editor.view_mut().camera.zoom_at(center, factor);
            }
            Action::FitMap => editor.fit_map(),
            Action::FitSelection => editor.fit_selection(),
            Action::Palette => self.panels.palette = !self.panels.palette,
            Action::Inspector => self.panels.inspector = !self.panels.inspector,
            Action::FullScreen => {
                let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
            }
            Action::Direction => turn(editor),
            Action::Keys => self.keys = !self.keys,
            Action::Add(element) => drop(editor.add(element)),
        }
    }

    /// Esc leaves the gesture, else the selection.
    fn leave(&mut self, ctx: &egui::Context) {
        let escape = |input: &mut egui::InputState| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape);
        if !self.keys && !ctx.text_edit_focused() && ctx.input_mut(escape) && !self.editor.cancel() {
            self.editor.select(Selection::none());
        }
    }

    fn panels_ui(&mut self, ui: &mut egui::Ui) {
        let palette = style::palette(ui.ctx());
        let plain = Frame::NONE.fill(palette.panel);
        let bar = plain.inner_margin(Margin::symmetric(6, 4));
        let choice = Panel::top("menu")
            .exact_size(40.0)
            .frame(bar)
            .show(ui, |ui| bar_ui(ui, &self.text, &self.words, &self.editor));
        let state = self.words.text("status-saved").into_owned();
        Panel::bottom("status").exact_size(26.0).frame(plain).show(ui, |ui| {
            status_ui(ui, &self.text, &self.words, &self.editor, &state);
        });
        let mut taken = None;
        if self.panels.palette {
            let side = plain.inner_margin(Margin::symmetric(6, 0));
            let panel = Panel::left("palette").exact_size(136.0).resizable(false).frame(side);
            taken = panel.show(ui, |ui| palette_ui(ui, &self.text, &self.words, &self.editor)).inner;
        }
        let middle =
            egui::CentralPanel::no_frame().show(ui, |ui| self.canvas.ui(ui, &self.text, &mut self.editor, false));
        self.view = middle.inner.rect;
        match taken {
            Some(Taken::Clicked(element)) => drop(self.editor.add(element)),
            Some(Taken::Dragged(element)) => {
                if let Some(pointer) = pointer_now(ui.ctx(), self.view) {
                    self.editor.pick_up(element, pointer);
                }
            }
            None => {}
        }
        match choice.inner {
            Some(Choice::Do(action)) => self.act(ui.ctx(), action),
            Some(Choice::Template(..)) | None => {}
        }
    }
}

/// Lets the steps of a map run the other way.
fn turn(editor: &mut Editor) {
    let info = editor.map().info.clone();
    let direction = if info.direction.is_rtl() { Flow::LeftToRight } else { Flow::RightToLeft };
    if editor.perform(&Command::Change(Record::Info(Info { direction, ..info }))).is_ok() {
        editor.show_start();
    }
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        let writing = self.editor.typing().is_some() || ctx.text_edit_focused();
        for action in ctx.input_mut(|input| action::pressed(input, writing)) {
            self.act(&ctx, action);
        }
        self.panels_ui(ui);
        self.leave(&ctx);
        match welcome_ui(ui, &self.text, &self.words, &self.editor, self.view) {
            Some(Start::Empty) => self.editor.begin_blank(),
            Some(Start::From(_)) | None => {}
        }
        if self.keys {
            self.keys = keys_ui(ui, &self.text, &self.words);
        }
    }
}
