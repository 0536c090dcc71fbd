//! A text being written in its row. It is the editor's text: the field shows it and passes on what is typed.

use egui::{Context, Event, FocusDirection, Id, IdSalt, Key as Code, Rect, Ui, UiBuilder};

use crate::app::panels::outline::keys::ListOutcome;
use crate::app::panels::outline::row::{ROW, RowPainter};
use crate::app::panels::outline::{OutlineOutput, OutlinePanel, RowEvent, has_keyboard, list};
use crate::app::widgets::field::{self, TextField};
use crate::app::widgets::mirror;
use crate::editor::{Advance, Editor};
use crate::model::Key;

/// A text that is being written in its row.
pub(super) struct RowEdit {
    pub key: Key,
    /// The text at the start.
    said: String,
    /// The height of the field in the last frame.
    pub height: f32,
    /// How a key ended it, until the field is done.
    ends: Option<RowEditEnd>,
}

/// How the text ends: the selection stays, or moves on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowEditEnd {
    Here,
    With(Advance),
}

fn field_scope() -> Id {
    Id::unique("outline field")
}

pub(super) fn field_id() -> Id {
    field_scope().with(IdSalt::new("text"))
}

impl OutlinePanel {
    /// Opens a field in the row of the text that the editor is writing while the list has the keyboard, and gives the
    /// keyboard back to the list when the text is done.
    pub fn follow_typing(&mut self, ctx: &Context, editor: &Editor) {
        let typing = editor.typing();
        match (&self.written, typing) {
            (Some(written), Some(typing)) if written.key == typing.key() => {}
            (None, Some(_)) if !has_keyboard(ctx, list()) => {}
            (_, Some(typing)) => {
                field::forget(ctx);
                field::begin(ctx, field_id(), typing.field().selected().is_empty());
                let said = typing.field().text().to_owned();
                self.written = Some(RowEdit { key: typing.key(), said, height: ROW, ends: None });
                self.reveals = true;
            }
            (Some(_), None) => {
                self.written = None;
                if ctx.memory(egui::Memory::focused).is_none_or(|id| id == field_id()) {
                    self.take_keyboard(ctx);
                }
            }
            (None, None) => {}
        }
    }

    pub(super) fn field_ui(
        &mut self,
        ui: &mut Ui,
        sheet: &RowPainter<'_>,
        at: usize,
        rect: Rect,
        output: &mut OutlineOutput,
    ) {
        let (Some(written), Some(row)) = (&mut self.written, self.outline.rows().get(at)) else { return };
        let (says, room) = sheet.lead_ui(ui, *row, rect);
        let builder = UiBuilder::new().scope_id(field_scope()).max_rect(room.with_max_y(f32::INFINITY));
        let builder = builder.layout(mirror::column(sheet.text.flow()));
        let shown = ui.scope_builder(builder, |ui| {
            let (id_salt, label) = (IdSalt::new("text"), says.kind.as_str());
            let field = TextField { id_salt, value: &written.said, hint: label, multiline: true, label };
            field.show(ui, sheet.text)
        });
        let field = shown.inner;
        let height = field.response.rect.height() + 2.0;
        if (height - written.height).abs() > 0.5 {
            written.height = height;
            self.reveals = true;
            ui.ctx().request_repaint();
        }
        let text = field.edited.or(field.committed);
        output.events.extend(text.map(RowEvent::Wrote));
        if written.ends.is_some() || !field.open {
            output.events.push(RowEvent::Left(written.ends));
        }
    }
}

impl RowEdit {
    /// Enter, Tab and Esc end the text; the rest is for its field.
    pub(super) fn handle_event(&mut self, ctx: &Context, event: &Event) -> ListOutcome {
        if self.ends.is_some() {
            return ListOutcome::Deferred;
        }
        let Event::Key { key, pressed: true, modifiers, .. } = event else { return ListOutcome::ForMap };
        self.ends = match key {
            Code::Enter if !modifiers.any() => Some(RowEditEnd::With(Advance::Onward)),
            Code::Tab if !modifiers.any() => Some(RowEditEnd::With(Advance::NextStep)),
            Code::Tab if modifiers.shift_only() => Some(RowEditEnd::With(Advance::PreviousStep)),
            Code::Escape => Some(RowEditEnd::Here),
            _ => return ListOutcome::ForMap,
        };
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        ListOutcome::Consumed
    }
}
