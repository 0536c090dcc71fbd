//! The window: what is where, and which part hears what. Panels say what they want; it is done after they are
//! painted, so that nothing changes under their hands.

mod context;
pub mod copies;
pub mod dropped_files;
mod drops;
mod keyboard;
pub mod language;
mod panels;
mod place;
pub mod signals;

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Context, ViewportCommand};

use self::panels::Panels;
use super::action::Action;
use super::canvas::{Canvas, MAP_KEYS, pointer_now};
use super::clipboard::Clipboard;
use super::files::flow::Doing;
use super::files::{DesktopDialogs, FileAction, Files, Wake, Workplace};
use crate::app::canvas::access::AccessTree;
use crate::app::panels::check::CheckPanel;
use crate::app::panels::command::{CommandChoice, Commands};
use crate::app::panels::context::ContextMenu;
use crate::app::panels::find::FindBar;
use crate::app::panels::help::KeyHelp;
use crate::app::panels::inspector::{Inspector, PanelOutput};
use crate::app::panels::menu::MenuChoice;
use crate::app::panels::outline;
use crate::app::panels::outline::OutlinePanel;
use crate::app::panels::palette::PaletteOutput;
use crate::app::panels::welcome::{StartChoice, welcome_ui};
use crate::app::random::seed;
use crate::app::settings::SettingsStore;
use crate::app::widgets::field;
use crate::app::widgets::label::TextUi;
use crate::app::widgets::style;
use crate::app::widgets::typing::DirectionKeys;
use crate::app::window::copies::CopyJobs;
use crate::app::window::dropped_files::Drops;
use crate::app::window::language::Language;
use crate::app::window::signals::Signals;
use crate::edit::Refusal;
use crate::editor::{EditOutcome, Editor, Outline, SearchDirection};
use crate::i18n::{Locale, Words};
use crate::model::IdSource;
use crate::persist::WindowGeometry;
use crate::text::{Edit, Engine, Fonts};

pub(super) use place::begin;

/// The program's window.
pub struct Window {
    editor: Editor,
    files: Files,
    inspector: Inspector,
    text: TextUi,
    words: Words,
    language: Language,
    canvas: Canvas,
    clipboard: Clipboard,
    copies: CopyJobs,
    direction_keys: DirectionKeys,
    check: CheckPanel,
    outline: OutlinePanel,
    /// What comes behind a key that ended a text in the outline.
    later: Vec<egui::Event>,
    find: FindBar,
    commands: Commands,
    context: ContextMenu,
    access: AccessTree,
    drops: Drops,
    help: Option<KeyHelp>,
    panels: Panels,
    /// Where the canvas was shown last, and its name for the focus.
    view: egui::Rect,
    canvas_id: Option<egui::Id>,
    /// What had the keyboard before the command palette, and the last frame in which that was open.
    came_from: Option<(egui::Id, u64)>,
    /// Something beside the map had the keyboard when the window was shown last.
    away: bool,
    /// Which of the maps that were opened is shown.
    shown: u64,
    title: String,
    signals: Signals,
    keeper: Option<SettingsStore>,
    place: Option<WindowGeometry>,
}

impl Window {
    /// A window on a map, or on the sample, in a language: a mere [`Locale`] is not kept for the next start.
    #[must_use]
    pub fn new(cc: &eframe::CreationContext<'_>, map: Option<PathBuf>, language: impl Into<Language>) -> Self {
        let ctx = cc.egui_ctx.clone();
        style::install(&ctx);
        ctx.set_theme(egui::Theme::Light);
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            options.quit_shortcuts.clear();
            // A notch of the wheel zooms by a fifth, as in other drawing programs.
            options.input_options.scroll_zoom_speed = 1.0 / 400.0;
        });
        let language = language.into();
        let words = Words::new(language.now());
        let dialogs = Box::new(DesktopDialogs::new(cc, &words));
        let waker = ctx.clone();
        let wake: Wake = Arc::new(move || waker.request_repaint());
        let mut files = Files::new(dialogs, Arc::clone(&wake), new_ids());
        files.speak(&words);
        let editor = files.start(map);
        Self {
            shown: files.replaced(),
            editor,
            files,
            inspector: Inspector::new(new_ids()),
            text: TextUi::new(&ctx, Engine::with_fonts(Fonts::WithSystem)).flowing(words.flow()),
            words,
            language,
            canvas: Canvas::default(),
            clipboard: Clipboard::default(),
            copies: CopyJobs::new(Arc::clone(&wake)),
            direction_keys: DirectionKeys::default(),
            check: CheckPanel::default(),
            outline: OutlinePanel::default(),
            later: Vec::new(),
            find: FindBar::default(),
            commands: Commands::default(),
            context: ContextMenu::default(),
            access: AccessTree::default(),
            drops: Drops::new(Arc::clone(&wake)),
            help: None,
            panels: Panels { bars: true, palette: true, outline: false, inspector: true, check: false },
            view: egui::Rect::NOTHING,
            canvas_id: None,
            came_from: None,
            away: false,
            title: String::new(),
            signals: Signals::default(),
            keeper: None,
            place: None,
        }
    }

    /// The same window with a clipboard that other windows know of.
    #[must_use]
    pub fn with_clipboard(self, clipboard: Clipboard) -> Self {
        Self { clipboard, ..self }
    }

    /// The same window, known to others and keeping in a data directory what a crash would cost.
    #[must_use]
    pub fn working_at(mut self, workplace: Option<Workplace>) -> Self {
        self.files = self.files.working_at(workplace, &mut self.editor);
        self
    }

    /// The same window, which remembers what it needs not be told again.
    #[must_use]
    pub fn remembering(mut self, keeper: Option<SettingsStore>) -> Self {
        if let Some(open) = keeper.as_ref().and_then(|keeper| keeper.settings().panels()) {
            self.panels = Panels::named(&open);
        }
        self.files.remembering(keeper.clone());
        self.keeper = keeper;
        self
    }

    /// The same window, which ends when one of these comes.
    #[must_use]
    pub fn ending_by(self, signals: Signals) -> Self {
        Self { signals, ..self }
    }

    /// The same window; the map that it was opened on becomes a new one without a file.
    #[must_use]
    pub fn copying(mut self) -> Self {
        self.files.copying(&mut self.editor);
        self
    }

    /// The map being edited.
    #[must_use]
    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    /// The map as a list, as it stands in its panel.
    #[must_use]
    pub fn outline(&self) -> &Outline {
        self.outline.outline()
    }

    /// What the window is drawn with.
    #[must_use]
    pub fn text(&self) -> &TextUi {
        &self.text
    }

    /// The language that the window speaks.
    #[must_use]
    pub fn language(&self) -> Locale {
        self.words.locale()
    }

    /// Speaks another language from now on. Map, selection, undo and what is being typed stay as they are.
    pub fn set_language(&mut self, language: Locale) {
        self.language.choose(Some(language));
        self.speak();
    }

    fn speak(&mut self) {
        self.words = Words::new(self.language.now());
        self.files.speak(&self.words);
        self.text = self.text.flowing(self.words.flow());
    }

    /// True while a text is written, on the map or in a field: keys without Ctrl belong to it.
    fn is_writing(&self, ctx: &Context) -> bool {
        let elsewhere = ctx.memory(egui::Memory::focused).is_some_and(|id| !self.is_map(id));
        self.editor.typing().is_some() || elsewhere || self.context.is_open() || field::suspended(ctx).is_some()
    }

    /// True for the name of the map, and of the outline, which is the map in another form: keys mean the same to both.
    fn is_map(&self, id: egui::Id) -> bool {
        Some(id) == self.canvas_id || id == outline::list()
    }

    fn is_modal(&self) -> bool {
        self.help.is_some() || self.commands.is_open() || self.files.is_modal()
    }

    /// What is typed in the inspector becomes part of the map, before something that needs the map complete.
    fn settle(&mut self, ctx: &Context) {
        if let Some(wish) = self.inspector.finish(ctx, &self.editor) {
            self.apply(wish);
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
            Action::Import => self.files.act(FileAction::Import, editor),
            Action::Export => self.files.show_export(editor),
            Action::Versions => self.files.show_versions(editor),
            Action::Recovered => self.files.show_recovered(),
            Action::Quit => self.files.act(FileAction::Close, editor),
            Action::Undo => editor.undo(),
            Action::Redo => editor.redo(),
            // Where a text is written, their keys are its own: these come from a menu.
            Action::Delete if editor.typing().is_some() => editor.write(Edit::Delete),
            Action::SelectAll if editor.typing().is_some() => editor.write(Edit::SelectAll),
            Action::Delete => {
                let done = editor.delete_selection();
                self.show_refusal(done);
            }
            Action::SelectAll => editor.expand_selection(),
            Action::Cut | Action::Copy | Action::Paste => self.use_clipboard(ctx, action),
            Action::CopyPicture => self.copies.picture(&self.clipboard, editor),
            Action::CopyTable => self.copies.table(ctx, &mut self.clipboard, editor),
            Action::EditText => self.edit_text(ctx),
            Action::NewCard => {
                if editor.add_card_after() == EditOutcome::NoPlace {
                    self.canvas.show_message(self.words.text("drag-not-here").into_owned());
                }
            }
            Action::Find => self.find.open(),
            Action::FindNext => self.find.turn(SearchDirection::Next),
            Action::FindPrevious => self.find.turn(SearchDirection::Previous),
            Action::ZoomIn | Action::ZoomOut | Action::ZoomReset => zoom(editor, action),
            Action::FitMap => editor.fit_map(),
            Action::FitSelection => editor.fit_selection(),
            Action::FitStage => editor.fit_stage(),
            Action::Commands => self.open_commands(ctx),
            Action::OnlyMap => self.show_only_map(ctx),
            Action::Check | Action::Palette | Action::Outline | Action::Inspector => self.show_panel(ctx, action),
            Action::FullScreen => {
                let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
            }
            Action::Direction => {
                let done = editor.turn();
                self.show_refusal(done);
            }
            Action::Direct(flow) => {
                let done = editor.direct(flow);
                self.show_refusal(done);
            }
            Action::Arrange(what) => {
                let done = editor.arrange(what);
                self.show_refusal(done);
            }
            Action::Connect => drop(editor.connect()),
            Action::NextConnector => drop(editor.next_connector()),
            Action::Reattach => drop(editor.reattach()),
            Action::Reverse | Action::TurnHeads => {
                let done = if action == Action::Reverse { editor.reverse() } else { editor.toggle_heads() };
                if done.is_err() {
                    self.canvas.show_message(self.words.text("hint-connected").into_owned());
                }
            }
            Action::Keys => self.help = self.help.is_none().then(|| KeyHelp::new(MAP_KEYS)),
            Action::Consequence => {
                let done = editor.next_consequence();
                self.show_refusal(done);
            }
            Action::Owner => {
                editor.finish_typing();
                (self.panels.bars, self.panels.inspector) = (true, true);
                self.inspector.write_owner(editor);
            }
            Action::Ease => drop(editor.begin_easing()),
            Action::Add(element) => self.add(element),
        }
    }

    /// Writes what is selected, also what the map does not show when the outline has the keyboard.
    fn edit_text(&mut self, ctx: &Context) {
        let listed = self.outline.has_keyboard(ctx);
        let begun = if listed { self.editor.edit_listed() } else { self.editor.edit_here() };
        if begun == EditOutcome::NoPlace {
            self.canvas.show_message(self.words.text("drag-not-here").into_owned());
        }
    }

    fn open_commands(&mut self, ctx: &Context) {
        let from = ctx.memory(egui::Memory::focused).filter(|id| self.is_map(*id));
        self.came_from = from.map(|id| (id, ctx.cumulative_frame_nr()));
        self.commands.open();
    }

    /// Gives the keyboard back to what had it before the command palette. In the frame after a dialog nothing below it
    /// can hold it yet, and loses it again.
    fn come_back(&mut self, ctx: &Context) {
        let Some((id, open)) = self.came_from else { return };
        if ctx.memory(egui::Memory::focused).is_none() {
            ctx.memory_mut(|memory| memory.request_focus(id));
        }
        self.came_from = self.came_from.filter(|_| ctx.cumulative_frame_nr() < open + 3);
        ctx.request_repaint();
    }

    /// The command palette, in front of all else.
    fn commands_ui(&mut self, ui: &egui::Ui) {
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
            Some(CommandChoice::Do(action)) => self.act(ui.ctx(), action),
            Some(CommandChoice::Go(key)) => self.editor.reveal(key),
            None => {}
        }
    }

    /// Says on the map why something could not be done.
    fn show_refusal<T>(&mut self, done: Result<T, Refusal>) {
        if let Err(refusal) = done {
            self.canvas.show_message(self.words.message(&refusal));
        }
    }

    fn add(&mut self, element: crate::editor::Element) {
        if !self.editor.add(element) {
            let key = if element.is_marker() { "drag-on-card" } else { "drag-not-here" };
            self.canvas.show_message(self.words.text(key).into_owned());
        }
    }

    fn choose(&mut self, ctx: &Context, choice: MenuChoice) {
        match choice {
            MenuChoice::Do(action) => self.act(ctx, action),
            MenuChoice::Template(name, language) => {
                self.settle(ctx);
                let action = FileAction::NewFromTemplate { name: name.to_owned(), language: language.to_owned() };
                self.files.act(action, &mut self.editor);
            }
            MenuChoice::Recent(path) => {
                self.settle(ctx);
                self.files.act(FileAction::OpenPath(path), &mut self.editor);
            }
            MenuChoice::ClearRecent => self.files.clear_recent(),
            MenuChoice::Language(language) => {
                self.language.choose(language);
                self.speak();
            }
        }
    }

    fn apply(&mut self, output: PanelOutput) {
        match output {
            PanelOutput::Do(command) => {
                let done = self.editor.perform(&command);
                self.show_refusal(done);
            }
            PanelOutput::Reveal(key) => self.editor.reveal(key),
        }
    }

    /// Sees that a crash costs nothing of what is on the screen, also of a field in the middle of a word.
    fn keep(&mut self) {
        let written = self.inspector.written(self.editor.map());
        self.files.keep(&mut self.editor, written);
    }

    fn take(&mut self, ctx: &Context, taken: Option<PaletteOutput>) {
        match taken {
            Some(PaletteOutput::Clicked(element)) => self.add(element),
            Some(PaletteOutput::Dragged(element)) => {
                if let Some(pointer) = pointer_now(ctx, self.view) {
                    self.editor.drag_element(element, pointer);
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
            Some(StartChoice::Empty) => self.editor.fill_blank_map(self.words.locale().of_maps()),
            Some(StartChoice::From(choice)) => self.choose(ui.ctx(), choice),
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
        if ctx.input(|input| input.events.contains(&egui::Event::WindowFocused(true))) {
            self.files.look_again();
        }
        self.files.poll(&mut self.editor);
        if let Some(said) = self.copies.poll(ctx, &self.words) {
            self.canvas.show_message(said);
        }
        if self.files.replaced() != self.shown {
            self.shown = self.files.replaced();
            self.canvas.restart();
            self.find = FindBar::default();
            self.check = CheckPanel::default();
            self.outline = OutlinePanel::default();
            self.inspector.finish(ctx, &self.editor);
            self.inspector = Inspector::new(new_ids());
        }
        if self.signals.caught().is_some() && !self.files.close_now() {
            self.settle(ctx);
            self.files.terminate(&mut self.editor);
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
        self.place = place::of(ctx, self.place);
        self.keep();
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        self.text.begin_frame();
        if self.commands.is_open() {
            self.commands.take_keys(&ctx);
        } else if !self.is_modal() {
            self.handle_access_requests(&ctx);
            self.handle_keyboard(&ctx);
        }
        self.panels_ui(ui);
        self.welcome(ui);
        if let Some(found) = self.find.ui(ui, &self.text, &self.words, &self.editor, self.view) {
            self.editor.reveal(found);
        }
        self.commands_ui(ui);
        if self.help.as_mut().is_some_and(|help| !help.ui(ui, &self.text, &self.words)) {
            self.help = None;
        }
        self.files.ui(&ctx, &self.text, &self.words, &mut self.editor);
        self.away = ctx.memory(egui::Memory::focused).is_some_and(|id| !self.is_map(id));
        self.handle_drops(&ctx);
        self.keep();
        self.files.stand();
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.files.end(&mut self.editor);
        self.remember_place();
    }
}

/// Ids that no other window and no other day gives.
fn new_ids() -> IdSource {
    IdSource::seeded(seed())
}

fn zoom(editor: &mut Editor, action: Action) {
    let factor = match action {
        Action::ZoomIn => 1.25,
        Action::ZoomOut => 0.8,
        _ => 1.0 / editor.view().camera.zoom,
    };
    editor.zoom_by(factor);
}
