//! A field to search with, and whether what it searches is open.

use egui::{Context, Id, IdSalt, Ui};

use crate::app::widgets::field::{self, TextField};
use crate::app::widgets::label::TextUi;

/// A query that is typed.
#[derive(Debug, Default)]
pub struct QueryField {
    /// What is typed.
    pub text: String,
    state: QueryState,
    /// The id of the field, once it was shown.
    id: Option<Id>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum QueryState {
    #[default]
    Closed,
    /// The field gets the focus in the next frame.
    Opening,
    Open,
}

impl QueryField {
    /// Opens it; the field gets the focus.
    pub fn open(&mut self) {
        self.state = QueryState::Opening;
    }

    /// True while it is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state != QueryState::Closed
    }

    /// Closes it, and takes the focus from the field.
    pub fn close(&mut self, ctx: &Context) {
        self.state = QueryState::Closed;
        if let Some(id) = self.id {
            ctx.memory_mut(|memory| memory.surrender_focus(id));
        }
        field::forget(ctx);
    }

    /// True when the field has the keyboard.
    #[must_use]
    pub fn has_focus(&self, ctx: &Context) -> bool {
        self.id.is_some_and(|id| ctx.memory(|memory| memory.has_focus(id)))
    }

    /// Tells screen readers which row of the list below is the current one.
    pub fn point_at(&self, ctx: &Context, row: Id) {
        if let Some(id) = self.id {
            ctx.accesskit_node_builder(id, |node| node.set_active_descendant(row.accesskit_id()));
        }
    }

    /// Shows the field; true when something was typed.
    pub fn ui(&mut self, ui: &mut Ui, text: &TextUi, salt: &str, label: &str) -> bool {
        let id_salt = IdSalt::new(salt);
        let field = TextField { id_salt, value: &self.text, hint: label, multiline: false, label };
        let output = field.show(ui, text);
        self.id = Some(output.response.id);
        if self.state == QueryState::Opening {
            output.response.request_focus();
            self.state = QueryState::Open;
        }
        let Some(typed) = output.edited.or(output.committed).filter(|typed| *typed != self.text) else { return false };
        self.text = typed;
        true
    }
}
