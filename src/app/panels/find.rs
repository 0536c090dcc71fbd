//! The find bar: over the map, at its top and its inline end; with replacing it also has a field for the new text and the
//! list of what was found.
//!
//! While its field has the focus, Enter goes from record to record; F3 does so everywhere. Keys are applied after the
//! field was shown, because Enter may come in the same frame as the last letters.

mod hits;

use egui::{Align, Area, Button, Context, Event, Frame, Id, Key as Code, Rect, Response, Role, Ui, WidgetInfo, vec2};

use crate::app::paint::screen::ScreenTransform;
use crate::app::panels::find::hits::HitPainter;
use crate::app::widgets::field::QueryField;
use crate::app::widgets::label::{LabelStyle, TextUi, named};
use crate::app::widgets::{mirror, style};
use crate::editor::{Editor, Highlight, Search, SearchDirection};
use crate::i18n::{MatchRule, Words};
use crate::model::Key;
use crate::text::Icon;

/// The width of the field.
const FIELD: f32 = 200.0;
/// The width of the count, so that the bar keeps still while the count changes.
const COUNT: f32 = 92.0;
/// The width of the bar.
const WIDTH: f32 = FIELD + CLEAR + COUNT + 4.0 * 36.0;
/// What the ring of a field keeps clear of what stands beside it, more than other gaps.
const CLEAR: f32 = 6.0;
/// The height of a row.
const ROW: f32 = 34.0;
/// Between what stands in the bar.
const GAP: f32 = 4.0;
/// Between the bar and the edges of the map.
const MARGIN: f32 = 12.0;

/// The find bar.
#[derive(Default)]
pub struct FindBar {
    find: Search,
    query: QueryField,
    /// The text that is put in place of what is found.
    by: QueryField,
    /// The field for that text is shown, and the list of what was found.
    replaces: bool,
    rule: MatchRule,
    /// Turns by keys since the last frame.
    turns: Vec<SearchDirection>,
    /// Enter was pressed in the field of the new text.
    enters: bool,
}

/// What was done in the find bar.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct FindOutput {
    /// The record to select and bring into view.
    pub reveal: Option<Key>,
    /// What to replace.
    pub replace: Option<ReplaceScope>,
}

/// Where a text is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplaceScope {
    /// In the selected record, if it was found; then the next one is selected.
    Here,
    /// In all that was found.
    All,
}

impl FindBar {
    /// Opens the bar, and focuses its field.
    pub fn open(&mut self) {
        self.query.open();
    }

    /// The same, with the field for another text and the list.
    pub fn open_with_replacing(&mut self) {
        self.replaces = true;
        self.query.open();
    }

    /// Goes to the next or previous match, with the bar open.
    pub fn turn(&mut self, turn: SearchDirection) {
        if !self.is_open() || self.query.text.is_empty() {
            self.open();
        }
        self.turns.push(turn);
    }

    /// True while the bar is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.query.is_open()
    }

    /// True while one of its fields is written in.
    #[must_use]
    pub fn has_keyboard(&self, ctx: &Context) -> bool {
        self.query.has_focus(ctx) || self.by.has_focus(ctx)
    }

    /// What was found, and the text that takes its place.
    #[must_use]
    pub fn replacing(&self) -> (&Search, &str) {
        (&self.find, &self.by.text)
    }

    fn close(&mut self, ctx: &Context) {
        self.query.close(ctx);
        self.by.close(ctx);
        self.turns.clear();
        self.replaces = false;
    }

    /// Handles a key while the bar is open; `map_has_keyboard` when no field, button or menu has the keyboard. True
    /// when the bar used it.
    pub fn handle_event(&mut self, ctx: &Context, event: &Event, editor: &Editor, map_has_keyboard: bool) -> bool {
        let Event::Key { key, pressed: true, modifiers, .. } = event else { return false };
        let in_query = self.query.has_focus(ctx);
        let in_field = self.has_keyboard(ctx);
        let idle = map_has_keyboard && editor.typing().is_none() && !editor.is_pressed();
        match key {
            Code::Escape if self.is_open() && (in_field || idle) => self.close(ctx),
            Code::Enter if self.is_open() && in_query && modifiers.shift => self.turns.push(SearchDirection::Previous),
            Code::Enter if self.is_open() && in_query => self.turns.push(SearchDirection::Next),
            Code::Enter if self.is_open() && in_field => self.enters = true,
            _ => return false,
        }
        true
    }

    /// Shows the bar over the map at `view`; returns what to do.
    pub fn ui(&mut self, ui: &Ui, text: &TextUi, words: &Words, editor: &Editor, view: Rect) -> FindOutput {
        if !self.is_open() {
            return FindOutput::default();
        }
        let (pivot, at) = mirror::corner_at_end(text.flow(), view.shrink(MARGIN));
        let area = Area::new(Id::unique("find")).pivot(pivot).fixed_pos(at).order(egui::Order::Middle);
        let area = area.role(Role::Search).accessible_name(words.text("menu-find"));
        let shown = area.show(ui.ctx(), |ui| {
            let frame = Frame::popup(ui.style()).inner_margin(6.0);
            frame.show(ui, |ui| self.content_ui(ui, text, words, editor)).inner
        });
        shown.inner
    }

    fn content_ui(&mut self, ui: &mut Ui, text: &TextUi, words: &Words, editor: &Editor) -> FindOutput {
        ui.with_layout(mirror::column(text.flow()), |ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing = vec2(GAP, GAP);
            let rows = if self.replaces { 2.0 } else { 1.0 };
            let size = vec2(WIDTH, ROW * rows + GAP * (rows - 1.0));
            let row = mirror::row(text.flow(), Align::Min);
            let mut output = ui.allocate_ui_with_layout(size, row, |ui| {
                // Tab goes from field to field, and then to the buttons.
                let column = mirror::column(text.flow());
                let fields = |ui: &mut Ui| self.fields_ui(ui, text, words);
                let typed = ui.allocate_ui_with_layout(vec2(FIELD, size.y), column, fields).inner;
                self.find.seek_by(editor, &self.query.text, self.rule);
                let buttons = |ui: &mut Ui| FindOutput {
                    reveal: self.turns_ui(ui, (text, words), editor, typed),
                    replace: if self.replaces { self.replace_ui(ui, text, words) } else { None },
                };
                ui.add_space(CLEAR);
                ui.allocate_ui_with_layout(vec2(WIDTH - FIELD - CLEAR - GAP, size.y), column, buttons).inner
            });
            if self.replaces {
                self.rule_ui(ui, text, words);
                let painter = HitPainter { text, words, editor, find: &self.find };
                output.inner.reveal = painter.ui(ui).or(output.inner.reveal);
            }
            output.inner
        })
        .inner
    }

    /// The field for what to find, and that for what takes its place; true when the first was changed.
    fn fields_ui(&mut self, ui: &mut Ui, text: &TextUi, words: &Words) -> bool {
        let row = vec2(FIELD, ROW);
        let column = mirror::column(text.flow());
        let field = |ui: &mut Ui| self.query.ui(ui, text, "find", &words.text("find-field"));
        let typed = ui.allocate_ui_with_layout(row, column, field).inner;
        if self.replaces {
            let field = |ui: &mut Ui| self.by.ui(ui, text, "replace by", &words.text("find-replace-field"));
            ui.allocate_ui_with_layout(row, column, field);
        }
        typed
    }

    /// How many were found, and the buttons that go from one to the next.
    fn turns_ui(&mut self, ui: &mut Ui, (text, words): (&TextUi, &Words), editor: &Editor, typed: bool) -> Option<Key> {
        ui.allocate_ui_with_layout(vec2(ui.available_width(), ROW), mirror::row(text.flow(), Align::Center), |ui| {
            let count = self.count(words, editor);
            let quiet = LabelStyle::CAPTION.colored(style::palette(ui.ctx()).quiet);
            ui.allocate_ui_with_layout(vec2(COUNT, 32.0), mirror::row(text.flow(), Align::Center), |ui| {
                ui.set_min_width(COUNT);
                if !self.query.text.is_empty() {
                    let said = text.label(ui, &count, quiet).id;
                    ui.accesskit_node_builder(said, |node| node.set_live(egui::accesskit::Live::Polite));
                }
            });
            for (icon, name, turn) in [
                (Icon::CaretUp, "action-find-previous", SearchDirection::Previous),
                (Icon::CaretDown, "action-find-next", SearchDirection::Next),
            ] {
                if text.icon_button(ui, icon, 16.0, &words.text(name)) {
                    self.turns.push(turn);
                }
            }
            let (icon, name) =
                if self.replaces { (Icon::Minus, "find-less") } else { (Icon::PencilSimple, "find-with-replacing") };
            if text.icon_button(ui, icon, 16.0, &words.text(name)) {
                self.replaces = !self.replaces;
            }
            if text.icon_button(ui, Icon::X, 16.0, &words.text("find-close")) {
                self.close(ui.ctx());
            }
            self.wanted(editor, typed)
        })
        .inner
    }

    /// The buttons that put the other text in place.
    fn replace_ui(&mut self, ui: &mut Ui, text: &TextUi, words: &Words) -> Option<ReplaceScope> {
        let enters = std::mem::take(&mut self.enters);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), ROW), mirror::row(text.flow(), Align::Center), |ui| {
            let found = self.find.found().len() > 0;
            let button = |ui: &mut Ui, key: &str| {
                let name = words.text(key);
                let button = Button::new(text.atom(&name, LabelStyle::BODY));
                named(ui.add_enabled(found, button), Role::Button, &name).clicked()
            };
            let here = button(ui, "find-replace") || (enters && found);
            let all = button(ui, "find-replace-all");
            match (here, all) {
                (_, true) => Some(ReplaceScope::All),
                (true, _) => Some(ReplaceScope::Here),
                _ => None,
            }
        })
        .inner
    }

    /// Which occurrences count.
    fn rule_ui(&mut self, ui: &mut Ui, text: &TextUi, words: &Words) {
        ui.allocate_ui_with_layout(vec2(WIDTH, 30.0), mirror::row(text.flow(), Align::Center), |ui| {
            if toggle_ui(ui, text, &words.text("find-case"), self.rule.case).clicked() {
                self.rule.case = !self.rule.case;
            }
            if toggle_ui(ui, text, &words.text("find-whole-words"), self.rule.whole_words).clicked() {
                self.rule.whole_words = !self.rule.whole_words;
            }
        });
    }

    /// The record to show after the last letters and keys.
    fn wanted(&mut self, editor: &Editor, typed: bool) -> Option<Key> {
        let mut stands = editor.selection().clone();
        let mut wanted = self.find.nearest(&stands).filter(|key| typed && Some(*key) != stands.only());
        for turn in self.turns.drain(..) {
            stands = wanted.map_or(stands, crate::edit::Selection::one);
            wanted = self.find.turn(&stands, turn).or(wanted);
        }
        wanted
    }

    fn count(&self, words: &Words, editor: &Editor) -> String {
        let count = self.find.found().len();
        match self.find.place(editor.selection()) {
            _ if count == 0 => words.text("find-none").into_owned(),
            Some(place) => words.with("find-place", &[("place", (place + 1).into()), ("count", count.into())]),
            None => words.with("find-count", &[("count", count.into())]),
        }
    }

    /// Marks all matches on a map that was painted at `view`.
    pub fn paint(&mut self, ui: &Ui, editor: &Editor, view: Rect) {
        if !self.is_open() {
            return;
        }
        self.find.seek_by(editor, &self.query.text, self.rule);
        let screen = ScreenTransform::aligned(view, &editor.view().camera, ui.ctx());
        let mut marks = egui::Mesh::default();
        for Highlight { area, within, .. } in editor.visible_highlights(self.find.keys()) {
            // From afar a match still gets a mark.
            let area = screen.rect(area);
            let area = Rect::from_center_size(area.center(), area.size().max(vec2(4.0, 4.0)));
            let seen = area.intersect(screen.rect(within));
            if seen.is_positive() {
                marks.add_colored_rect(seen, style::FOUND);
            }
        }
        if !marks.is_empty() {
            ui.painter_at(view).add(marks);
        }
    }
}

/// A button that is on or off.
fn toggle_ui(ui: &mut Ui, text: &TextUi, name: &str, on: bool) -> Response {
    let response = ui.add(Button::new(text.atom(name, LabelStyle::CAPTION)).selected(on));
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, name));
    response
}
