//! The outline in its panel: the visible rows, the keys that move through them, and the field for the text of a row.
//!
//! The list as a whole has the focus, never a row, so that Tab goes past it and a row may scroll out of sight; screen
//! readers follow its active descendant. Keys that the list doesn't use mean the same as on the map.
//!
//! While the list has the focus, a text is written in its row. It is still the editor's text: the map shows every
//! letter, Enter and Tab go on as they do there, and all of it is one change.

mod edit;
pub mod keys;
mod row;

use egui::accesskit::{Action, Role};
use egui::{Align, Context, EventFilter, Id, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use crate::app::panels::outline::edit::{RowEdit, RowEditEnd, field_id};
use crate::app::panels::outline::row::{ROW, RowPainter};
use crate::app::widgets::access::access_rect;
use crate::app::widgets::focus::own_ring;
use crate::app::widgets::label::{LabelStyle, TextUi};
use crate::app::widgets::typing::accept_composing;
use crate::app::widgets::{mirror, style};
use crate::editor::{Editor, Fold, Modifiers, Outline, OutlineNode};
use crate::i18n::Words;
use crate::text::Icon;

/// The width of the panel.
pub const WIDTH: f32 = 300.0;

/// The outline in its panel.
#[derive(Default)]
pub struct OutlinePanel {
    outline: Outline,
    written: Option<RowEdit>,
    /// Scroll to the current row in the next frame.
    reveals: bool,
    /// How many rows fit into the view.
    page: usize,
}

/// What the pointer, an assistive technology or the field did to a row.
#[derive(Clone, Debug, PartialEq)]
enum RowEvent {
    Press(usize, Modifiers),
    Fold(usize),
    Edit(usize),
    Wrote(String),
    Left(Option<RowEditEnd>),
}

/// What was done in the panel.
#[derive(Debug, Default)]
pub struct OutlineOutput {
    events: Vec<RowEvent>,
    /// The panel was closed.
    pub closes: bool,
}

/// The id of the list. While it has the focus, keys mean the same as on the map.
#[must_use]
pub fn list() -> Id {
    Id::unique("outline")
}

fn has_keyboard(ctx: &Context, id: Id) -> bool {
    ctx.memory(|memory| memory.has_focus(id))
}

impl OutlinePanel {
    /// The list.
    #[must_use]
    pub fn outline(&self) -> &Outline {
        &self.outline
    }

    /// True while a text is written in its row.
    #[must_use]
    pub fn is_written_in(&self) -> bool {
        self.written.is_some()
    }

    /// True when the list, or a text in it, has the keyboard.
    #[must_use]
    pub fn has_keyboard(&self, ctx: &Context) -> bool {
        has_keyboard(ctx, list()) || has_keyboard(ctx, field_id())
    }

    /// Gives the list the keyboard.
    pub fn take_keyboard(&mut self, ctx: &Context) {
        ctx.memory_mut(|memory| memory.request_focus(list()));
        self.reveals = true;
    }

    /// Ends the text in its row, and gives up the keyboard.
    pub fn close(&mut self, ctx: &Context, editor: &mut Editor) {
        if self.written.take().is_some() {
            editor.finish_typing();
        }
        ctx.memory_mut(|memory| {
            memory.surrender_focus(list());
            memory.surrender_focus(field_id());
        });
    }

    /// Applies what was done in the panel.
    pub fn apply(&mut self, ctx: &Context, editor: &mut Editor, output: OutlineOutput) {
        for event in output.events {
            match event {
                RowEvent::Press(index, modifiers) => self.outline.press(editor, index, modifiers),
                RowEvent::Fold(index) => self.outline.fold(editor, index),
                RowEvent::Edit(index) => {
                    self.outline.press(editor, index, Modifiers::default());
                    editor.edit_listed();
                }
                RowEvent::Wrote(text) => editor.replace_text(&text),
                RowEvent::Left(ends) => match ends {
                    Some(RowEditEnd::With(then)) => editor.finish_and_advance(then),
                    Some(RowEditEnd::Here) | None => editor.finish_typing(),
                },
            }
        }
        self.follow_typing(ctx, editor);
    }

    /// Shows the panel.
    pub fn ui(&mut self, ui: &mut Ui, text: &TextUi, words: &Words, editor: &Editor) -> OutlineOutput {
        self.reveals |= self.outline.update(editor);
        let mut output = OutlineOutput::default();
        ui.with_layout(mirror::column(text.flow()), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            output.closes = head_ui(ui, text, words);
            let sheet = RowPainter { text, words, editor };
            let name = words.text("outline-title");
            let all = UiBuilder::new().scope_id(list()).sense(Sense::focusable_noninteractive());
            let all = all.accessibility_role(Role::Tree).accessibility_label(name);
            ui.scope_builder(all, |ui| self.rows_ui(ui, &sheet, &mut output));
        });
        output
    }

    fn rows_ui(&mut self, ui: &mut Ui, sheet: &RowPainter<'_>, output: &mut OutlineOutput) {
        let own = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(list(), own));
        own_ring(ui.ctx(), list());
        let whole = ui.max_rect();
        ui.ctx().accesskit_node_builder(list(), |node| {
            node.set_multiselectable();
            node.set_bounds(access_rect(whole));
        });
        mirror::scroll_bar_at_end(sheet.text.flow(), ui);
        let area = ScrollArea::vertical().id_salt("rows").auto_shrink([false, false]);
        area.show_viewport(ui, |ui, viewport| {
            let (corner, width) = (ui.max_rect().min, ui.available_width());
            let written = self.written.as_ref().and_then(|it| self.outline.position(OutlineNode::Record(it.key)));
            let height = self.written.as_ref().map_or(ROW, |written| written.height.max(ROW));
            let more = height - ROW;
            // The row of the text being written is higher than the others.
            let top =
                |at: usize| ROW * at as f32 + if written.is_some_and(|written| written < at) { more } else { 0.0 };
            let rect = |at: usize| {
                let height = if written == Some(at) { height } else { ROW };
                Rect::from_min_size(corner + vec2(0.0, top(at)), vec2(width, height))
            };
            let count = self.outline.rows().len();
            ui.set_height(top(count));
            self.page = ((viewport.height() / ROW) as usize).saturating_sub(1).max(1);
            let first = ((viewport.top() - more).max(0.0) / ROW) as usize;
            let shown = first..(first + self.page + 3 + (more / ROW) as usize).min(count);
            let beyond = written.filter(|at| !shown.contains(at));
            for at in shown.chain(beyond) {
                if written == Some(at) {
                    self.field_ui(ui, sheet, at, rect(at), output);
                } else {
                    self.row_ui(ui, sheet, at, rect(at), output);
                }
            }
            if std::mem::take(&mut self.reveals) {
                ui.scroll_to_rect(rect(self.outline.current()), None);
            }
        });
    }

    fn row_ui(&self, ui: &mut Ui, sheet: &RowPainter<'_>, at: usize, rect: Rect, output: &mut OutlineOutput) {
        let Some(row) = self.outline.rows().get(at).copied() else { return };
        let id = list().with(row.node);
        let is_current = at == self.outline.current();
        let keyboard = is_current && has_keyboard(ui.ctx(), list());
        let (response, caret) = sheet.row_ui(ui, id, row, rect, keyboard);
        if is_current {
            ui.ctx().accesskit_node_builder(list(), |node| node.set_active_descendant(id.accesskit_id()));
        }
        if keyboard && sheet.editor.accepts_text() {
            let caret = Rect::from_min_size(pos2(rect.center().x, rect.top()), vec2(1.0, rect.height()));
            accept_composing(ui.ctx(), rect, caret);
        }
        let asked = |action| ui.input(|input| input.has_accesskit_action_request(id, action));
        let on_caret = response.interact_pointer_pos().is_some_and(|at| caret.contains(at));
        let folds = match row.fold {
            Fold::Leaf => false,
            Fold::Open => asked(Action::Collapse),
            Fold::Closed => asked(Action::Expand),
        };
        if response.clicked() || folds || asked(Action::Focus) {
            ui.memory_mut(|memory| memory.request_focus(list()));
        }
        if folds || (response.clicked() && on_caret && row.fold != Fold::Leaf) {
            output.events.push(RowEvent::Fold(at));
        } else if response.double_clicked() {
            output.events.push(RowEvent::Edit(at));
        } else if response.clicked() || asked(Action::Focus) {
            let held = ui.input(|input| input.modifiers);
            output.events.push(RowEvent::Press(at, Modifiers { shift: held.shift, command: held.command }));
        }
    }
}

/// The name of the panel, and the button that closes it; true when it was clicked.
fn head_ui(ui: &mut Ui, text: &TextUi, words: &Words) -> bool {
    let width = ui.available_width();
    let row = mirror::row(text.flow(), Align::Center);
    let shown = ui.allocate_ui_with_layout(vec2(width, 36.0), row, |ui| {
        let quiet = style::palette(ui.ctx()).quiet;
        ui.add_space(8.0);
        text.label(ui, &words.text("outline-title"), LabelStyle::SECTION.colored(quiet));
        ui.with_layout(mirror::row_from_end(text.flow(), Align::Center), |ui| {
            text.icon_button(ui, Icon::X, 14.0, &words.text("outline-close"))
        })
    });
    shown.inner.inner
}
