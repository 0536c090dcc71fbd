//! The dialog for computers without file dialogs: a field for the path.

use std::path::PathBuf;

use egui::{IdSalt, Key};

use crate::app::file_name;
use crate::app::files::flow::event::{Answer, Purpose};
use crate::app::files::work::dialogs::PickRequest;
use crate::app::widgets::dialog::{Dialog, DialogButton, DialogFocus, DialogUi};
use crate::app::widgets::field::TextField;
use crate::app::widgets::label::LabelStyle;

/// What is typed in the field, as long as the dialog is open.
#[derive(Default)]
pub struct PathField {
    /// The path as it began, and as it is now.
    text: Option<(String, String)>,
}

impl PathField {
    /// Asks for a path, beginning with the one that failed before, if any.
    pub fn ui(
        &mut self,
        focus: &mut DialogFocus,
        cx: &DialogUi<'_>,
        request: &PickRequest,
        failed: Option<PathBuf>,
        can_go_back: bool,
    ) -> Option<Answer> {
        let (words, purpose) = (cx.words, request.purpose);
        let (title, hint, main) = match purpose {
            Purpose::Open => ("dialog-open-title", "dialog-path-hint", "dialog-open"),
            Purpose::Import => ("dialog-import-title", "dialog-path-hint", "dialog-import"),
            Purpose::Save => ("dialog-save-title", "dialog-path-hint-save", "dialog-save"),
            Purpose::Export(_) => ("dialog-export-title", "dialog-path-hint-save", "dialog-export"),
        };
        let folder = request.folder.clone().or_else(|| std::env::current_dir().ok()).unwrap_or_default();
        let first = failed.map_or_else(|| request.name.clone(), |path| path.display().to_string());
        let (mut before, mut now) = self.text.take().unwrap_or_else(|| (first.clone(), first));
        let typed = |text: &str| match purpose.reads() {
            true => file_name::typed(text, &folder),
            false => file_name::typed_place(text, &folder, &request.name),
        };
        let path = typed(&now);
        let enabled = path.is_some();
        let primary = DialogButton::primary(words, main, Answer::Path(path.unwrap_or_default())).enabled(enabled);
        let cancel = if can_go_back { "dialog-back" } else { "dialog-cancel" };
        let folder = cx.words.with("dialog-path-folder", &[("folder", file_name::full(&folder).into())]);
        let dialog = Dialog {
            id: format!("{purpose:?}"),
            title: words.text(title).into_owned(),
            lines: vec![words.text(hint).into_owned(), folder],
            buttons: vec![primary, DialogButton::secondary(words, cancel, Answer::Cancel)],
            cancel: Answer::Cancel,
            focus_primary: false,
        };
        let fresh = focus.is_new(&dialog.id);
        let answer = cx.ask(focus, dialog, |ui| {
            // The field takes the key, so it is looked for first.
            let enter = ui.input(|input| input.key_pressed(Key::Enter));
            let label = words.text("dialog-path");
            let field =
                TextField { id_salt: IdSalt::new("path"), value: &before, hint: "", multiline: false, label: &label };
            let output = field.show(ui, cx.text);
            if fresh {
                output.response.request_focus();
            }
            let done =
                enter && (output.committed.is_some() || output.response.has_focus() || output.response.lost_focus());
            if let Some(text) = output.edited.or_else(|| output.committed.clone()) {
                now = text;
            }
            if let Some(text) = output.committed {
                before = text;
            }
            if typed(&now).is_none() {
                cx.text.paragraph(ui, &words.text("dialog-path-missing"), LabelStyle::CAPTION);
            }
            if done { typed(&now).map(Answer::Path) } else { None }
        });
        self.text = Some((before, now)).filter(|_| answer.is_none());
        answer
    }
}
