//! The window: what is where, and which part hears what. Panels say what they want; it is done after they are
//! painted, so that nothing changes under their hands.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Context, Frame, Margin, Panel, ViewportCommand};

use super::action::{self, Action};
use super::canvas::{Canvas, pointer_now};
use super::files::flow::Doing;
use super::files::{DesktopDialogs, FileAction, FileState, Files};
use super::help::keys_ui;
use super::inspector::{self, Inspector, Wish};
use super::label::TextUi;
use super::menu::{Choice, bar_ui};
use super::palette::{Taken, palette_ui};
use super::refusal;
use super::start::seed;
use super::status::status_ui;
use super::style;
use super::welcome::{Start, welcome_ui};
use crate::edit::{Refusal, Selection};
use crate::editor::Editor;
use crate::i18n::{Locale, Words};
use crate::model::{IdSource, Key};
use crate::text::{Engine, Fonts};

/// How wide the palette is.
const PALETTE: f32 = 136.0;

/// Which panels are open.
#[derive(Clone, Copy, Debug)]
struct Panels {
    palette: bool,
    inspector: bool,
    keys: bool,
}

/// The program's window.
pub struct Window {
    editor: Editor,
    files: Files,
    inspector: Inspector,
    text: TextUi,
    words: Words,
    canvas: Canvas,
    panels: Panels,
    /// Where the canvas was shown last, and its name for the focus.
    view: egui::Rect,
    canvas_id: Option<egui::Id>,
    /// Which of the maps that were opened is shown.
    shown: u64,
    title: String,
}

impl Window {
    /// A window on a map, or on the sample.
    #[must_use]
    pub fn new(cc: &eframe::CreationContext<'_>, map: Option<PathBuf>) -> Self {
        let ctx = cc.egui_ctx.clone();
        style::install(&ctx);
        ctx.set_theme(egui::Theme::Light);
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            options.quit_shortcuts.clear();
            // A notch of the wheel zooms by a fifth, as in other drawing programs.
            options.input_options.scroll_zoom_speed = 1.0 / 400.0;
        });
        let words = Words::new(Locale::En);
        let dialogs = Box::new(DesktopDialogs::new(cc, &words));
        let waker = ctx.clone();
        let mut files = Files::new(dialogs, Arc::new(move || waker.request_repaint()), new_ids());
        let editor = files.start(map);
        Self {
            shown: files.replaced(),
            editor,
            files,
            inspector: Inspector::new(new_ids()),
            text: TextUi::new(&ctx, Engine::with_fonts(Fonts::WithSystem)),
            words,
            canvas: Canvas::default(),
            panels: Panels { palette: true, inspector: true, keys: false },
            view: egui::Rect::NOTHING,
            canvas_id: None,
            title: String::new(),
        }
    }

    /// The map being edited.
    #[must_use]
    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    /// True while a text is written, on the map or in a field: keys without Ctrl belong to it.
    fn is_writing(&self, ctx: &Context) -> bool {
        let elsewhere = ctx.memory(egui::Memory::focused).is_some_and(|id| Some(id) != self.canvas_id);
        self.editor.typing().is_some() || elsewhere
    }

    fn is_modal(&self) -> bool {
        self.panels.keys || self.files.is_modal()
    }

    /// What is typed in the inspector becomes part of the map, before something that needs the map complete.
    fn settle(&mut self, ctx: &Context) {
        if let Some(wish) = self.inspector.finish(ctx, &self.editor) {
            self.grant(wish);
        }
    }

    fn act(&mut self, ctx: &Context, action: Action) {
        self.settle(ctx);
        let editor = &mut self.editor;
        match action {
            Action::New => self.files.act(FileAction::New, editor),
            Action::Open => self.files.act(FileAction::Open, editor),
            Action::Save => self.files.act(FileAction::Save, editor),
            Action::SaveAs => self.files.act(FileAction::SaveAs, editor),
            Action::ExportPng => self.files.act(FileAction::ExportPng, editor),
            Action::Quit => self.files.act(FileAction::Close, editor),
            Action::Undo => editor.undo(),
            Action::Redo => editor.redo(),
            Action::Delete => {
                if let Err(refusal) = editor.delete_selection() {
                    self.refused(&refusal);
                }
            }
            Action::SelectAll => editor.select_all(),
            Action::EditText => {
                // With nothing selected it is the map's own title.
                let alone = editor.selection().is_empty().then_some(Key::Info);
                if let Some(key) = editor.selection().only().or(alone) {
                    editor.begin_typing(key);
                }
            }
            Action::ZoomIn | Action::ZoomOut | Action::ZoomReset => zoom(editor, action),
            Action::FitMap => editor.fit_map(),
            Action::FitSelection => editor.fit_selection(),
            Action::Palette => self.panels.palette = !self.panels.palette,
            Action::Inspector => self.panels.inspector = !self.panels.inspector,
            Action::FullScreen => {
                let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
            }
            Action::Direction => {
                if let Err(refusal) = editor.turn() {
                    self.refused(&refusal);
                }
            }
            Action::Keys => self.panels.keys = !self.panels.keys,
            Action::Add(element) => self.add(element),
        }
    }

    fn refused(&mut self, refusal: &Refusal) {
        self.canvas.say(self.words.text(refusal::key(refusal)).into_owned());
    }

    fn add(&mut self, element: crate::editor::Element) {
        if !self.editor.add(element) {
            let key = if element.is_marker() { "drag-on-card" } else { "drag-not-here" };
            self.canvas.say(self.words.text(key).into_owned());
        }
    }

    fn choose(&mut self, ctx: &Context, choice: Choice) {
        match choice {
            Choice::Do(action) => self.act(ctx, action),
            Choice::Template(name, language) => {
                self.settle(ctx);
                let action = FileAction::NewFromTemplate { name: name.to_owned(), language: language.to_owned() };
                self.files.act(action, &mut self.editor);
            }
        }
    }

    fn grant(&mut self, wish: Wish) {
        match wish {
            Wish::Do(command) => {
                if let Err(refusal) = self.editor.perform(&command) {
                    self.refused(&refusal);
                }
            }
            Wish::Reveal(key) => self.editor.reveal(key),
        }
    }

    /// Esc leaves the gesture, else the selection.
    fn leave(&mut self, ctx: &Context) {
        let escape = |input: &mut egui::InputState| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape);
        if ctx.input_mut(escape) && !self.editor.cancel() {
            self.editor.select(Selection::none());
        }
    }

    fn panels_ui(&mut self, ui: &mut egui::Ui) {
        let plain = Frame::NONE.fill(style::palette(ui.ctx()).panel);
        let bar = plain.inner_margin(Margin::symmetric(6, 4));
        let choice = Panel::top("menu")
            .exact_size(40.0)
            .frame(bar)
            .show(ui, |ui| bar_ui(ui, &self.text, &self.words, &self.editor))
            .inner;
        let state = self.words.text(state_key(&self.files, &self.editor));
        Panel::bottom("status").exact_size(26.0).frame(plain).show(ui, |ui| {
            status_ui(ui, &self.text, &self.words, &self.editor, &state);
        });
        let mut taken = None;
        if self.panels.palette {
            let side = plain.inner_margin(Margin::symmetric(6, 0));
            let panel = Panel::left("palette").exact_size(PALETTE).resizable(false).frame(side);
            taken = panel.show(ui, |ui| palette_ui(ui, &self.text, &self.words, &self.editor)).inner;
        }
        let mut wishes = Vec::new();
        if self.panels.inspector {
            let panel = Panel::right("inspector").exact_size(inspector::WIDTH).resizable(false).frame(plain);
            wishes = panel.show(ui, |ui| self.inspector.ui(ui, &self.text, &self.words, &self.editor)).inner;
        }
        let modal = self.is_modal();
        let response =
            egui::CentralPanel::no_frame().show(ui, |ui| self.canvas.ui(ui, &self.text, &mut self.editor, modal)).inner;
        (self.view, self.canvas_id) = (response.rect, Some(response.id));
        for wish in wishes {
            self.grant(wish);
        }
        self.take(ui.ctx(), taken);
        if let Some(choice) = choice {
            self.choose(ui.ctx(), choice);
        }
    }

    fn take(&mut self, ctx: &Context, taken: Option<Taken>) {
        match taken {
            Some(Taken::Clicked(element)) => self.add(element),
            Some(Taken::Dragged(element)) => {
                if let Some(pointer) = pointer_now(ctx, self.view) {
                    self.editor.pick_up(element, pointer);
                }
            }
            None => {}
        }
    }

    fn welcome(&mut self, ui: &mut egui::Ui) {
        if self.files.is_busy() {
            return;
        }
        match welcome_ui(ui, &self.text, &self.words, &self.editor, self.view) {
            Some(Start::Empty) => self.editor.begin_blank(),
            Some(Start::From(choice)) => self.choose(ui.ctx(), choice),
            None => {}
        }
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        // Another map may come any moment: what is typed belongs to this one.
        if matches!(self.files.doing(), Doing::Reading(_) | Doing::Picking(_)) {
            self.settle(ctx);
        }
        self.files.poll(&mut self.editor);
        if self.files.replaced() != self.shown {
            self.shown = self.files.replaced();
            self.canvas.restart();
            self.inspector.finish(ctx, &self.editor);
            self.inspector = Inspector::new(new_ids());
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.files.close_now() {
            self.settle(ctx);
            if !self.files.may_close(&mut self.editor) {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
                ctx.send_viewport_cmd(ViewportCommand::Focus);
                ctx.request_repaint();
            }
        } else if self.files.close_now() {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        let title = self.files.title(&self.words);
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        if !self.is_modal() {
            let writing = self.is_writing(&ctx);
            for action in ctx.input_mut(|input| action::pressed(input, writing)) {
                self.act(&ctx, action);
            }
            // Esc belongs to the text or the menu that is open.
            if !writing && !egui::Popup::is_any_open(&ctx) {
                self.leave(&ctx);
            }
        }
        self.panels_ui(ui);
        self.welcome(ui);
        if self.panels.keys {
            self.panels.keys = keys_ui(ui, &self.text, &self.words);
        }
        self.files.ui(&ctx, &self.text, &self.words, &mut self.editor);
        if let Some(path) = dropped_map(&ctx) {
            self.settle(&ctx);
            self.files.act(FileAction::OpenPath(path), &mut self.editor);
        }
    }
}

/// Files that were dropped onto the window: the last one is opened.
fn dropped_map(ctx: &Context) -> Option<PathBuf> {
    ctx.input(|input| input.raw.dropped_files.last().map(|file| file.path().to_owned()))
}

/// How the file stands, in a word.
fn state_key(files: &Files, editor: &Editor) -> &'static str {
    if files.is_exporting() {
        return "status-exporting";
    }
    match files.state(editor) {
        FileState::Saved => "status-saved",
        FileState::Unsaved => "status-changed",
        FileState::Saving => "status-saving",
        FileState::NeverSaved => "status-new",
    }
}

/// Ids that no other window and no other day gives.
fn new_ids() -> IdSource {
    IdSource::seeded(seed())
}

fn zoom(editor: &mut Editor, action: Action) {
    let center = editor.view().size.to_rect().center();
    let factor = match action {
        Action::ZoomIn => 1.25,
        Action::ZoomOut => 0.8,
        _ => 1.0 / editor.view().camera.zoom,
    };
    editor.view_mut().camera.zoom_at(center, factor);
}
