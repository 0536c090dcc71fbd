//! The find bar: over the map, at its top and its inline end.
//!
//! While its field has the focus, Enter goes from record to record; F3 does so everywhere. Keys are applied after the
//! field was shown, because Enter may come in the same frame as the last letters.

use egui::{Area, Context, Event, Frame, Id, Key as Code, Rect, Ui, vec2};

use crate::app::paint::screen::ScreenTransform;
use crate::app::widgets::field::QueryField;
use crate::app::widgets::label::{LabelStyle, TextUi};
use crate::app::widgets::{mirror, style};
use crate::editor::{Editor, Highlight, Search, SearchDirection};
use crate::i18n::Words;
use crate::model::Key;
use crate::text::Icon;

/// The width of the field.
const FIELD: f32 = 200.0;
/// The width of the count, so that the bar keeps still while the count changes.
const COUNT: f32 = 92.0;
/// Between the bar and the edges of the map.
const MARGIN: f32 = 12.0;

/// The find bar.
#[derive(Default)]
pub struct FindBar {
    find: Search,
    query: QueryField,
    /// Turns by keys since the last frame.
    turns: Vec<SearchDirection>,
}

impl FindBar {
    /// Opens the bar, and focuses its field.
    pub fn open(&mut self) {
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

    /// True while its field is written in.
    #[must_use]
    pub fn has_keyboard(&self, ctx: &Context) -> bool {
        self.query.has_focus(ctx)
    }

    fn close(&mut self, ctx: &Context) {
        self.query.close(ctx);
        self.turns.clear();
    }

    /// Handles a key while the bar is open; `map_has_keyboard` when no field, button or menu has the keyboard. True
    /// when the bar used it.
    pub fn handle_event(&mut self, ctx: &Context, event: &Event, editor: &Editor, map_has_keyboard: bool) -> bool {
        let Event::Key { key, pressed: true, modifiers, .. } = event else { return false };
        let in_field = self.query.has_focus(ctx);
        let idle = map_has_keyboard && editor.typing().is_none() && !editor.is_pressed();
        match key {
            Code::Escape if self.is_open() && (in_field || idle) => self.close(ctx),
            Code::Enter if self.is_open() && in_field && modifiers.shift => self.turns.push(SearchDirection::Previous),
            Code::Enter if self.is_open() && in_field => self.turns.push(SearchDirection::Next),
            _ => return false,
        }
        true
    }

    /// Shows the bar over the map at `view`; returns the record to select and bring into view.
    pub fn ui(&mut self, ui: &Ui, text: &TextUi, words: &Words, editor: &Editor, view: Rect) -> Option<Key> {
        if !self.is_open() {
            return None;
        }
        let (pivot, at) = mirror::corner_at_end(text.flow(), view.shrink(MARGIN));
        let area = Area::new(Id::unique("find")).pivot(pivot).fixed_pos(at).order(egui::Order::Middle);
        let area = area.role(egui::Role::Search).accessible_name(words.text("menu-find"));
        let shown = area.show(ui.ctx(), |ui| {
            let frame = Frame::popup(ui.style()).inner_margin(6.0);
            frame.show(ui, |ui| self.row_ui(ui, text, words, editor)).inner
        });
        shown.inner
    }

    fn row_ui(&mut self, ui: &mut Ui, text: &TextUi, words: &Words, editor: &Editor) -> Option<Key> {
        let room = vec2(FIELD + COUNT + 3.0 * 40.0, 34.0);
        ui.allocate_ui_with_layout(room, mirror::row(text.flow(), egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let column = mirror::column(text.flow());
            let field = |ui: &mut Ui| self.query.ui(ui, text, "find", &words.text("find-field"));
            let typed = ui.allocate_ui_with_layout(vec2(FIELD, 32.0), column, field).inner;
            self.find.seek(editor, &self.query.text);
            let count = self.count(words, editor);
            let quiet = LabelStyle::CAPTION.colored(style::palette(ui.ctx()).quiet);
            ui.allocate_ui_with_layout(vec2(COUNT, 32.0), mirror::row(text.flow(), egui::Align::Center), |ui| {
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
            if text.icon_button(ui, Icon::X, 16.0, &words.text("find-close")) {
                self.close(ui.ctx());
            }
            self.wanted(editor, typed)
        })
        .inner
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
        self.find.seek(editor, &self.query.text);
        let screen = ScreenTransform::aligned(view, &editor.view().camera, ui.ctx());
        let mut marks = egui::Mesh::default();
        for Highlight { area, within } in editor.visible_highlights(self.find.keys()) {
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
