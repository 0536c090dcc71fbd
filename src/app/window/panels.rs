//! The panels around the map: which are open, and their order in a frame.

use egui::{Context, Frame, Margin, Panel};

use super::super::action::Action;
use super::super::files::{FileState, Files};
use super::Window;
use crate::app::canvas::overview::overview_ui;
use crate::app::panels::inspector;
use crate::app::panels::menu::{MenuBar, MenuChoice};
use crate::app::panels::outline;
use crate::app::panels::palette;
use crate::app::panels::palette::palette_ui;
use crate::app::panels::status::Status;
use crate::app::panels::wording::{record, values};
use crate::app::widgets::areas;
use crate::app::widgets::areas::Area;
use crate::app::widgets::{field, mirror, shortcut, style};
use crate::app::window::drops::hover_hint;
use crate::editor::Editor;
use crate::i18n::Words;
use crate::model::Key;

/// Which panels are open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Panels {
    /// The menu bar and the status line; without them the map has the whole window.
    pub(super) bars: bool,
    pub(super) palette: bool,
    /// It takes the place of the palette.
    pub(super) outline: bool,
    pub(super) inspector: bool,
    pub(super) check: bool,
}

impl Panels {
    /// The panels with these names, and the bars.
    pub(super) fn named(open: &[String]) -> Self {
        let is = |name: &str| open.iter().any(|open| open == name);
        Self {
            bars: true,
            palette: is("palette"),
            outline: is("outline"),
            inspector: is("inspector"),
            check: is("check"),
        }
    }

    /// The names of the open panels.
    pub(super) fn names(self) -> Vec<&'static str> {
        let all = [
            ("palette", self.palette),
            ("outline", self.outline),
            ("inspector", self.inspector),
            ("check", self.check),
        ];
        all.into_iter().filter(|(_, open)| *open).map(|(name, _)| name).collect()
    }

    /// The actions whose panels are open.
    pub(super) fn on(self) -> Vec<Action> {
        let all = [
            (Action::OnlyMap, !self.bars),
            (Action::Palette, self.palette && !self.outline),
            (Action::Outline, self.outline),
            (Action::Inspector, self.inspector),
            (Action::Check, self.check),
        ];
        all.into_iter().filter(|(_, on)| *on).map(|(action, _)| action).collect()
    }
}

impl Window {
    /// Gives the map the whole window, with a message how to bring the bars back; or brings them back.
    pub(super) fn show_only_map(&mut self, ctx: &Context) {
        self.panels.bars = !self.panels.bars;
        let keys = Action::OnlyMap.spec().and_then(|spec| spec.keys.first());
        if !self.panels.bars {
            self.outline.close(ctx, &mut self.editor);
        }
        if let Some(keys) = keys.filter(|_| !self.panels.bars) {
            let keys = shortcut::named(ctx, keys);
            self.canvas.show_message(self.words.with("only-map-way-back", &[("keys", keys.into())]));
        }
    }

    /// Shows a panel, or hides it.
    pub(super) fn show_panel(&mut self, ctx: &Context, action: Action) {
        let panels = &mut self.panels;
        match action {
            Action::Check => panels.check = !panels.check,
            Action::Inspector => panels.inspector = !panels.inspector,
            Action::Palette => {
                panels.palette = !panels.palette || panels.outline;
                self.show_outline(ctx, false);
            }
            Action::Outline => {
                let shown = panels.bars && panels.outline;
                self.show_outline(ctx, !(shown && self.outline.has_keyboard(ctx)));
            }
            _ => {}
        }
    }

    /// Opens the outline in place of the palette, and gives it the keyboard; or closes it.
    pub(super) fn show_outline(&mut self, ctx: &Context, open: bool) {
        self.panels.outline = open;
        if open {
            self.panels.bars = true;
            self.outline.take_keyboard(ctx);
        } else {
            self.outline.close(ctx, &mut self.editor);
        }
    }

    /// Paints the panels and the map between them, then applies what they returned.
    pub(super) fn panels_ui(&mut self, ui: &mut egui::Ui) {
        let plain = Frame::NONE.fill(style::palette(ui.ctx()).panel);
        let bar = plain.inner_margin(Margin::symmetric(6, 4));
        let (editor, text, words) = (&self.editor, &self.text, &self.words);
        let (on, field) = (self.panels.on(), field::suspended(ui.ctx()));
        let menus = MenuBar {
            text,
            words,
            editor,
            on: &on,
            language: self.language.chosen(),
            recent: self.files.recent(),
            field,
        };
        let mut choice = None;
        if self.panels.bars {
            choice = Panel::top("menu").exact_size(40.0).frame(bar).show(ui, |ui| menus.ui(ui)).inner;
            // Actions on text go to the field that had the focus when the menu was opened.
            let told = |choice: &MenuChoice| matches!(choice, MenuChoice::Do(action) if field::send(ui.ctx(), *action));
            choice = choice.filter(|choice| !told(choice));
            let state = words.text(state_key(&self.files, editor));
            self.check.update(editor);
            let status = Status { text, words, editor, state: &state, issues: self.check.count() };
            let asks = Panel::bottom("status").exact_size(26.0).frame(plain).show(ui, |ui| status.ui(ui)).inner;
            choice = asks.then_some(MenuChoice::Do(Action::Check)).or(choice);
        }
        let (mut taken, mut listed) = (None, None);
        let side = plain.inner_margin(Margin::symmetric(6, 0));
        if self.panels.bars && self.panels.outline {
            let panel = mirror::panel_at_start(text.flow(), "outline").exact_size(outline::WIDTH);
            let panel = panel.resizable(false).frame(side);
            let shown = panel.show(ui, |ui| {
                areas::begin(ui, Area::Palette);
                self.outline.ui(ui, text, words, editor)
            });
            listed = Some(shown.inner);
        } else if self.panels.bars && self.panels.palette {
            let panel = mirror::panel_at_start(text.flow(), "palette").exact_size(palette::width(text, words));
            let panel = panel.resizable(false).frame(side);
            let shown = panel.show(ui, |ui| {
                areas::begin(ui, Area::Palette);
                palette_ui(ui, text, words, editor)
            });
            taken = shown.inner;
        }
        let mut wishes = Vec::new();
        if self.panels.bars && self.panels.inspector {
            let panel = mirror::panel_at_end(text.flow(), "inspector").exact_size(inspector::WIDTH);
            let panel = panel.resizable(false).frame(plain);
            wishes = panel.show(ui, |ui| self.inspector.ui(ui, text, words, editor)).inner;
        }
        if self.panels.bars && self.panels.check {
            let margin = Margin { left: 12, right: 12, top: 4, bottom: 4 };
            let panel = Panel::bottom("check").default_size(200.0).size_range(96.0..=420.0).resizable(true);
            let shown = panel.frame(plain.inner_margin(margin)).show(ui, |ui| {
                areas::begin(ui, Area::Check);
                self.check.ui(ui, text, words, editor)
            });
            let said = shown.inner;
            wishes.extend(said.wishes);
            self.panels.check = !said.closes;
        }
        let modal = self.is_modal();
        self.canvas.let_write_elsewhere(self.outline.is_written_in());
        let hint = self.editor.hint().map(|hint| words.text(values::hint(hint)).into_owned());
        let hint = hint.or_else(|| writing_hint(words, editor)).or_else(|| hover_hint(ui.ctx(), words, editor));
        self.canvas.expect(hint.or_else(|| record::hidden_lanes(editor, words)));
        let response =
            egui::CentralPanel::no_frame().show(ui, |ui| self.canvas.ui(ui, &self.text, &mut self.editor, modal)).inner;
        (self.view, self.canvas_id) = (response.rect, Some(response.id));
        self.access.update(&response, &self.words, &self.editor);
        self.context_ui(&response);
        if let Some(refusal) = self.editor.take_refusal() {
            self.show_refusal::<()>(Err(refusal));
            ui.ctx().request_repaint();
        }
        overview_ui(ui, &self.text, &self.editor, self.view);
        self.find.paint(ui, &self.editor, self.view);
        for wish in wishes {
            self.apply(wish);
        }
        if let Some(said) = listed {
            self.panels.outline = !said.closes;
            self.outline.apply(ui.ctx(), &mut self.editor, said);
        }
        self.take(ui.ctx(), taken);
        if let Some(choice) = choice {
            self.choose(ui.ctx(), choice);
        }
    }
}

/// The state of the file, in a word.
fn state_key(files: &Files, editor: &Editor) -> &'static str {
    if files.is_exporting() {
        return "status-exporting";
    }
    if files.is_unkept() && !editor.is_saved() {
        return "status-unkept";
    }
    match files.state(editor) {
        FileState::Saved => "status-saved",
        FileState::Unsaved => "status-changed",
        FileState::Saving => "status-saving",
        FileState::NeverSaved => "status-new",
        FileState::Differs => "status-differs",
        FileState::Gone => "status-gone",
        FileState::ReadOnly => "status-read-only",
        FileState::ReadOnlyChanged => "status-read-only-changed",
    }
}

/// How to write the current text, where it has a form of its own.
fn writing_hint(words: &Words, editor: &Editor) -> Option<String> {
    let key = editor.typing()?.key();
    matches!(key, Key::Wait(_)).then(|| words.text("hint-write-wait").into_owned())
}
