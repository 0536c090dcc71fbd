//! The window: it holds the parts, shows them, and applies what they return after all are painted, so that nothing
//! changes while they paint.

mod actions;
mod appearance;
mod apply;
mod awaited;
mod commands;
mod context;
pub mod copies;
pub mod desktop;
pub mod drops;
mod frame;
mod keyboard;
pub mod language;
mod panels;
mod place;
pub mod signals;
mod sizes;

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use crate::app::canvas::Canvas;
use crate::app::canvas::access::AccessTree;
use crate::app::clipboard::Clipboard;
use crate::app::files::{DataDir, DesktopDialogs, Files, ReadAhead};
use crate::app::panels::check::CheckPanel;
use crate::app::panels::command::Commands;
use crate::app::panels::context::ContextMenu;
use crate::app::panels::find::FindBar;
use crate::app::panels::help::KeyHelp;
use crate::app::panels::inspector::Inspector;
use crate::app::panels::outline::{self, OutlinePanel};
use crate::app::panels::welcome::StartCard;
use crate::app::random::seed;
use crate::app::settings::SettingsStore;
use crate::app::widgets::label::TextUi;
use crate::app::widgets::letters::LetterKeys;
use crate::app::widgets::typing::DirectionKeys;
use crate::app::widgets::{field, style};
use crate::app::window::appearance::Appearance;
use crate::app::window::copies::CopyJobs;
use crate::app::window::desktop::DesktopMotion;
use crate::app::window::drops::Drops;
use crate::app::window::language::Language;
use crate::app::window::panels::Panels;
use crate::app::window::signals::Signals;
use crate::app::window::sizes::PanelSizes;
use crate::app::worker::Wake;
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
    /// Events that came after a key that ended a text in the outline; they are handled in the next frame.
    later: Vec<egui::Event>,
    find: FindBar,
    commands: Commands,
    context: ContextMenu,
    access: AccessTree,
    drops: Drops,
    start: StartCard,
    help: Option<KeyHelp>,
    panels: Panels,
    sizes: PanelSizes,
    appearance: Appearance,
    /// Where the canvas was in the last frame, and its id for the focus.
    view: egui::Rect,
    canvas_id: Option<egui::Id>,
    /// What had the focus before the command palette, and the last frame in which the palette was open.
    came_from: Option<(egui::Id, u64)>,
    /// In the last frame something other than the map had the focus.
    away: bool,
    /// In the last frame a dialog stood before everything.
    was_modal: bool,
    /// The number of the map that is shown, counted from the first that was opened.
    shown: u64,
    title: String,
    signals: Signals,
    store: Option<SettingsStore>,
    /// How wide the lane names' column is, once somebody has changed it.
    lane_names: Option<f64>,
    /// The map that is shown does not have that width yet.
    is_new_map: bool,
    place: Option<WindowGeometry>,
    /// It is known whether the screen has room for the window.
    is_fitted: bool,
}

impl Window {
    /// A window with a map, or with an empty one, in a language. A plain [`Locale`] is not kept for the next start.
    #[must_use]
    pub fn new(cc: &eframe::CreationContext<'_>, map: Option<PathBuf>, language: impl Into<Language>) -> Self {
        let ctx = cc.egui_ctx.clone();
        style::install(&ctx);
        ctx.add_plugin(LetterKeys::default());
        ctx.set_theme(egui::Theme::Light);
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            options.quit_shortcuts.clear();
            // A notch of the wheel zooms by a fifth, as other drawing programs do.
            options.input_options.scroll_zoom_speed = 1.0 / 400.0;
        });
        let language = language.into();
        let words = Words::new(language.now());
        let dialogs = Box::new(DesktopDialogs::new(cc, &words));
        let waker = ctx.clone();
        let wake: Wake = Arc::new(move || waker.request_repaint());
        let mut files = Files::new(dialogs, Arc::clone(&wake), new_ids());
        files.set_language(&words);
        let editor = files.start(map);
        let text = TextUi::new(&ctx, Engine::with_fonts(Fonts::WithSystem)).flowing(words.flow());
        text.with_canvas(|canvas| canvas.show_on_screen(cc.gl.is_some()));
        Self {
            shown: files.map_number(),
            editor,
            files,
            inspector: Inspector::new(new_ids()),
            text,
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
            start: StartCard::new(Arc::clone(&wake)),
            help: None,
            panels: Panels { bars: true, palette: true, outline: false, inspector: true, check: false },
            sizes: PanelSizes::default(),
            appearance: Appearance::default(),
            view: egui::Rect::NOTHING,
            canvas_id: None,
            came_from: None,
            away: false,
            was_modal: false,
            title: String::new(),
            signals: Signals::default(),
            store: None,
            lane_names: None,
            is_new_map: true,
            place: None,
            is_fitted: false,
        }
    }

    /// The same window with a clipboard that is shared with other windows.
    #[must_use]
    pub fn with_clipboard(self, clipboard: Clipboard) -> Self {
        Self { clipboard, ..self }
    }

    /// The same window with a data directory, in which it registers itself and keeps unsaved work against a crash.
    #[must_use]
    pub fn working_at(mut self, workplace: Option<DataDir>) -> Self {
        self.files = self.files.with_data_dir(workplace, &mut self.editor);
        self
    }

    /// The same window with its file, which is being read already.
    #[must_use]
    pub fn reading(mut self, ahead: Option<ReadAhead>) -> Self {
        self.files = self.files.with_read_ahead(ahead);
        self
    }

    /// The same window with settings, which it restores and keeps.
    #[must_use]
    pub fn remembering(mut self, store: Option<SettingsStore>) -> Self {
        if let Some(settings) = store.as_ref().map(SettingsStore::settings) {
            self.panels = settings.panels().map_or(self.panels, |open| Panels::named(&open));
            self.sizes = PanelSizes::from_named(&settings.panel_sizes());
        }
        self.lane_names = store.as_ref().and_then(|store| store.settings().lane_names());
        self.appearance.remember(store.clone());
        if let Some(store) = &store {
            self.commands.remember(&store.settings().commands());
        }
        self.files.set_settings(store.clone());
        self.store = store;
        self
    }

    /// The same window, which closes on these signals.
    #[must_use]
    pub fn ending_by(self, signals: Signals) -> Self {
        Self { signals, ..self }
    }

    /// The same window, which moves as this desktop asks unless something else was chosen.
    #[must_use]
    pub fn following(mut self, desktop: DesktopMotion) -> Self {
        self.appearance.desktop = desktop;
        self
    }

    /// The same window with its map as a new one without a file.
    #[must_use]
    pub fn copying(mut self) -> Self {
        self.files.open_as_copy(&mut self.editor);
        self
    }

    /// The map being edited.
    #[must_use]
    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    /// The map as a list, as its panel shows it.
    #[must_use]
    pub fn outline(&self) -> &Outline {
        self.outline.outline()
    }

    /// The text engine of the interface.
    #[must_use]
    pub fn text(&self) -> &TextUi {
        &self.text
    }

    /// The language of the interface.
    #[must_use]
    pub fn language(&self) -> Locale {
        self.words.locale()
    }

    /// Changes the language of the interface. The map, the selection, undo and the text being written stay.
    pub fn set_language(&mut self, language: Locale) {
        self.language.choose(Some(language));
        self.speak();
    }

    /// Updates everything that holds words of the interface.
    fn speak(&mut self) {
        self.words = Words::new(self.language.now());
        self.files.set_language(&self.words);
        self.text = self.text.flowing(self.words.flow());
    }

    /// True while a text is being written, on the map or in a field: keys without Ctrl belong to it.
    fn is_writing(&self, ctx: &Context) -> bool {
        let elsewhere = ctx.memory(egui::Memory::focused).is_some_and(|id| !self.is_map(id));
        self.editor.typing().is_some() || elsewhere || self.context.is_open() || field::suspended(ctx).is_some()
    }

    /// True for the id of the map, and that of the outline, where keys mean the same.
    fn is_map(&self, id: egui::Id) -> bool {
        Some(id) == self.canvas_id || id == outline::list()
    }

    fn is_modal(&self) -> bool {
        self.help.is_some() || self.commands.is_open() || self.files.is_modal()
    }

    /// Commits what is typed in the inspector, before something that needs the map complete.
    fn settle(&mut self, ctx: &Context) {
        if let Some(wish) = self.inspector.finish(ctx, &self.editor) {
            self.apply(wish);
        }
    }
}

/// A source of ids that no other window uses.
fn new_ids() -> IdSource {
    IdSource::seeded(seed())
}
