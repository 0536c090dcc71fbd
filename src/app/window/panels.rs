//! The panels around the map: which are open, and their order in a frame.

use egui::{Context, Frame, Margin, Panel};

use crate::app::action::Action;
use crate::app::action::rules::Focus;
use crate::app::canvas::overview::overview_ui;
use crate::app::canvas::{Keyboard, NoticeAnswer, NoticeView};
use crate::app::files::{FileState, Files};
use crate::app::panels::inspector::PanelOutput;
use crate::app::panels::menu::{MenuBar, MenuChoice};
use crate::app::panels::outline::OutlineOutput;
use crate::app::panels::palette::{PaletteOutput, palette_ui};
use crate::app::panels::status::{self, Status};
use crate::app::panels::wording::{notation, notice, record, values};
use crate::app::widgets::access::name_around;
use crate::app::widgets::areas::{self, Area};
use crate::app::widgets::{field, mirror, shortcut};
use crate::app::window::Window;
use crate::app::window::drops::hover_hint;
use crate::app::window::sizes::SizedPanel;
use crate::editor::{Editor, MapNotice, Offer};
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
        let focus = Focus::from_editor(&self.editor);
        let choice = self.panels.bars.then(|| self.bars_ui(ui, focus)).flatten();
        let (taken, listed) = self.start_panel_ui(ui);
        let mut outputs = self.inspector_ui(ui);
        outputs.extend(self.check_ui(ui));
        self.canvas_ui(ui, focus);
        let tab = self.panel_tabs_ui(ui.ctx());
        for output in outputs {
            self.apply(output);
        }
        if let Some(output) = listed {
            self.panels.outline = !output.closes;
            self.outline.apply(ui.ctx(), &mut self.editor, output);
        }
        self.take(ui.ctx(), taken);
        if let Some(choice) = choice.or(tab.map(MenuChoice::Do)) {
            self.choose(ui.ctx(), choice);
        }
    }

    /// The menus and tools at the top, and the line at the bottom.
    fn bars_ui(&mut self, ui: &mut egui::Ui, focus: Focus) -> Option<MenuChoice> {
        let (editor, text, words) = (&self.editor, &self.text, &self.words);
        let on = [&self.panels.on()[..], &self.appearance.on()].concat();
        let (field, text_size) = (field::suspended(ui.ctx()), self.appearance.text_size);
        let (language, recent) = (self.language.chosen(), self.files.recent());
        let menus = MenuBar { text, words, editor, on: &on, text_size, language, recent, field };
        let choice = menu_panel().show(ui, |ui| named(ui, words, "access-bar", |ui| menus.ui(ui))).inner;
        // Actions on text go to the field that had the focus when the menu was opened.
        let sent = |choice: &MenuChoice| matches!(choice, MenuChoice::Do(action) if field::send(ui.ctx(), *action));
        let choice = choice.filter(|choice| !sent(choice));
        let state_key = state_key(&self.files, editor);
        let saved = self.files.saved_when(words).filter(|_| state_key == "status-saved");
        let state = saved.unwrap_or_else(|| words.text(state_key).into_owned());
        let more_in = self.check.update(editor, ui.input(|input| input.time));
        more_in.into_iter().for_each(|seconds| ui.ctx().request_repaint_after_secs(seconds as f32));
        let invitation = invitation_key(editor, focus).map(|key| words.text(key));
        let status = Status {
            menu: menus,
            state: &state,
            // That a file is saved is said; that the next letter changes it is known.
            is_announced: state_key != "status-changed",
            has_file: self.files.path().is_some(),
            issues: self.check.count(),
            invitation: invitation.as_deref(),
        };
        status_panel().show(ui, |ui| named(ui, words, "access-status", |ui| status.ui(ui))).inner.or(choice)
    }

    /// The outline or the palette at the inline start.
    fn start_panel_ui(&mut self, ui: &mut egui::Ui) -> (Option<PaletteOutput>, Option<OutlineOutput>) {
        let (editor, text, words) = (&self.editor, &self.text, &self.words);
        // The edge that is dragged is in the margin.
        let frame = panel_frame().inner_margin(Margin::symmetric(6, 0));
        if !self.panels.bars || !(self.panels.outline || self.panels.palette) {
            return (None, None);
        }
        let sized = if self.panels.outline { SizedPanel::Outline } else { SizedPanel::Palette };
        let size = self.sizes.size(sized, text, words, ui.ctx().content_rect());
        if self.panels.outline {
            let panel = mirror::panel_at_start(text.flow(), "outline").exact_size(size);
            let shown = panel.resizable(false).frame(frame).show(ui, |ui| {
                areas::begin(ui, Area::Palette);
                named(ui, words, "action-outline", |ui| self.outline.ui(ui, text, words, editor))
            });
            self.panel_edge_ui(ui, sized, shown.response.rect);
            return (None, Some(shown.inner));
        }
        let panel = mirror::panel_at_start(text.flow(), "palette").exact_size(size);
        let shown = panel.resizable(false).frame(frame).show(ui, |ui| {
            areas::begin(ui, Area::Palette);
            named(ui, words, "action-palette", |ui| palette_ui(ui, text, words, editor))
        });
        self.panel_edge_ui(ui, sized, shown.response.rect);
        (shown.inner, None)
    }

    fn inspector_ui(&mut self, ui: &mut egui::Ui) -> Vec<PanelOutput> {
        if !self.panels.bars || !self.panels.inspector {
            return Vec::new();
        }
        let (text, words) = (&self.text, &self.words);
        let size = self.sizes.size(SizedPanel::Inspector, text, words, ui.ctx().content_rect());
        let panel = mirror::panel_at_end(text.flow(), "inspector").exact_size(size);
        let panel = panel.resizable(false).frame(panel_frame());
        let content = |ui: &mut egui::Ui| self.inspector.ui(ui, text, words, &self.editor);
        let shown = panel.show(ui, |ui| named(ui, words, "action-inspector", content));
        self.panel_edge_ui(ui, SizedPanel::Inspector, shown.response.rect);
        shown.inner
    }

    fn check_ui(&mut self, ui: &mut egui::Ui) -> Vec<PanelOutput> {
        if !self.panels.bars || !self.panels.check {
            return Vec::new();
        }
        let margin = Margin { left: 12, right: 12, top: 6, bottom: 4 };
        let size = self.sizes.size(SizedPanel::Check, &self.text, &self.words, ui.ctx().content_rect());
        let panel = Panel::bottom("check").exact_size(size);
        let shown = panel.frame(panel_frame().inner_margin(margin)).show(ui, |ui| {
            areas::begin(ui, Area::Check);
            named(ui, &self.words, "action-check", |ui| self.check.ui(ui, &self.text, &self.words, &self.editor))
        });
        self.panel_edge_ui(ui, SizedPanel::Check, shown.response.rect);
        self.panels.check = !shown.inner.closes;
        shown.inner.wishes
    }

    /// The map, and what is drawn over it.
    fn canvas_ui(&mut self, ui: &mut egui::Ui, focus: Focus) {
        let modal = self.is_modal();
        let (editor, words) = (&self.editor, &self.words);
        self.canvas.keyboard = match () {
            () if self.outline.is_written_in() => Keyboard::Outline,
            () if modal || self.was_modal || self.find.has_keyboard(ui.ctx()) => Keyboard::Borrowed,
            () => Keyboard::Map,
        };
        self.was_modal = modal;
        let hint = editor.hint().map(|hint| words.text(values::hint(hint)).into_owned());
        let hint =
            hint.or_else(|| writing_hint(ui.ctx(), words, editor)).or_else(|| hover_hint(ui.ctx(), words, editor));
        self.canvas.hint = hint.or_else(|| record::hidden_lanes(editor, words));
        self.canvas.close = words.text("message-close").into_owned();
        let told = editor.notice();
        self.canvas.notice = told.as_ref().map(|told| self.notice_view(ui.ctx(), told));
        let invites = matches!(focus, Focus::Cell | Focus::FeelingCell);
        self.canvas.invitation =
            invitation_key(editor, focus).filter(|_| invites).map(|key| words.text(key).into_owned());
        let map = |ui: &mut egui::Ui| self.canvas.ui(ui, (&self.text, &self.words), &mut self.editor, modal);
        let response = egui::CentralPanel::no_frame().show(ui, |ui| named(ui, &self.words, "inspector-map", map)).inner;
        (self.view, self.canvas_id) = (response.rect, Some(response.id));
        self.access.update(&response, &self.words, &self.editor);
        self.context_ui(&response);
        match self.canvas.take_answer() {
            Some(NoticeAnswer::Accept) => self.accept_offer(),
            Some(NoticeAnswer::Close) => self.editor.close_notice(),
            None => {}
        }
        if self.editor.notice() != told {
            ui.ctx().request_repaint();
        }
        if let Some(table) = self.editor.take_pasted_table() {
            self.canvas.show_message(notation::pasted(&self.words, &table));
            ui.ctx().request_repaint();
        }
        overview_ui(ui, &self.text, &self.editor, self.view);
        self.find.paint(ui, &self.editor, self.view);
    }
}

impl Window {
    /// What the editor tells, in words.
    fn notice_view(&self, ctx: &Context, told: &MapNotice) -> NoticeView {
        let button = told.offer.as_ref().map(|offer| {
            // The key that everybody knows.
            let action = if *offer == Offer::Undo { Action::Undo } else { Action::AcceptOffer };
            let keys = action.spec().and_then(|spec| spec.keys.first());
            let keys = keys.map(|keys| shortcut::named(ctx, keys)).unwrap_or_default();
            (notice::offered(offer, &self.words), keys)
        });
        NoticeView { number: told.number, text: notice::in_words(&told.text, &self.editor, &self.words), button }
    }
}

/// The content of a panel that has a name for screen readers.
fn named<R>(ui: &mut egui::Ui, words: &Words, name: &str, content: impl FnOnce(&mut egui::Ui) -> R) -> R {
    name_around(ui, &words.text(name));
    content(ui)
}

/// The bar of menus and tools.
pub(super) fn menu_panel() -> Panel {
    Panel::top("menu").exact_size(40.0).frame(panel_frame().inner_margin(Margin::symmetric(6, 4)))
}

/// The line at the bottom.
pub(super) fn status_panel() -> Panel {
    Panel::bottom("status").exact_size(status::HEIGHT).frame(panel_frame())
}

/// Panels have no ground of their own: the window is cleared in their color.
pub(super) fn panel_frame() -> Frame {
    Frame::NONE
}

/// The state of the file, in a word.
fn state_key(files: &Files, editor: &Editor) -> &'static str {
    if files.is_exporting() {
        return "status-exporting";
    }
    if files.is_unprotected() && !editor.is_saved() {
        return "status-no-recovery";
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

/// What typing does now: the message key of it, where it does something.
fn invitation_key(editor: &Editor, focus: Focus) -> Option<&'static str> {
    let selected = editor.selection().only().and_then(|key| editor.map().get(key));
    if selected.is_some_and(|record| editor.map().hidden_lane_of(record).is_some()) {
        return None;
    }
    match focus {
        Focus::Cell => Some("type-card"),
        Focus::FeelingCell => Some("type-new-feeling"),
        Focus::Record => Some("type-on"),
        Focus::Wait => Some("type-wait"),
        Focus::Pains => Some("type-pain"),
        Focus::Feelings => Some("type-feeling"),
        Focus::Writing if editor.typing().is_some_and(|typing| matches!(typing.key(), Key::Card(_))) => {
            Some("type-notation")
        }
        Focus::Writing | Focus::Nothing | Focus::Several => None,
    }
}

/// How to write the current text, where it has a form of its own; or what is understood of it.
fn writing_hint(ctx: &egui::Context, words: &Words, editor: &Editor) -> Option<String> {
    let typing = editor.typing()?;
    let how = || matches!(typing.key(), Key::Wait(_)).then(|| words.text("hint-write-wait").into_owned());
    typing.understood().map(|understood| notation::understood(ctx, words, understood)).or_else(how)
}
