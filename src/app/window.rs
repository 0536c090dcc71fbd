//! The window: what is where, and which part hears what. Panels say what they want; it is done after they are
//! painted, so that nothing changes under their hands.

mod actions;
mod apply;
mod commands;
mod context;
pub mod copies;
pub mod drops;
mod frame;
mod keyboard;
pub mod language;
mod panels;
mod place;
pub mod signals;

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use crate::app::canvas::Canvas;
use crate::app::canvas::access::AccessTree;
use crate::app::clipboard::Clipboard;
use crate::app::files::{DesktopDialogs, Files, Wake, Workplace};
use crate::app::panels::check::CheckPanel;
use crate::app::panels::command::Commands;
use crate::app::panels::context::ContextMenu;
use crate::app::panels::find::FindBar;
use crate::app::panels::help::KeyHelp;
use crate::app::panels::inspector::Inspector;
use crate::app::panels::outline;
use crate::app::panels::outline::OutlinePanel;
use crate::app::random::seed;
use crate::app::settings::SettingsStore;
use crate::app::widgets::field;
use crate::app::widgets::label::TextUi;
use crate::app::widgets::style;
use crate::app::widgets::typing::DirectionKeys;
use crate::app::window::copies::CopyJobs;
use crate::app::window::drops::Drops;
use crate::app::window::language::Language;
use crate::app::window::panels::Panels;
use crate::app::window::signals::Signals;
use crate::editor::{Editor, Outline};
use crate::i18n::{Locale, Words};
use crate::model::IdSource;
use crate::persist::WindowGeometry;
use crate::text::{Engine, Fonts};

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

    /// Everything that holds words of the interface gets them anew.
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
}

/// Ids that no other window and no other day gives.
fn new_ids() -> IdSource {
    IdSource::seeded(seed())
}
