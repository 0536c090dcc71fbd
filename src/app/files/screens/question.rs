//! The questions about files that stand before the map, and the errors.

use std::path::Path;

use egui::{ScrollArea, Ui};

use super::message_text;
use crate::app::file_name;
use crate::app::files::flow::event::{Answer, FileNature, MergeMode, Notice, Question};
use crate::app::files::work::data_dir::now;
use crate::app::panels::wording::when;
use crate::app::widgets::dialog::{Dialog, DialogButton, DialogFocus, DialogUi};
use crate::app::widgets::label::LabelStyle;
use crate::app::widgets::mirror;
use crate::i18n::{Words, legible};
use crate::persist::{Base, LockOwner, Repair};

/// The height of the list of repairs.
const REPAIRS: f32 = 200.0;

/// What there is to know about the map when a question is asked.
pub struct MapFacts<'a> {
    pub name: &'a str,
    pub file: Option<&'a Path>,
    /// What the file that was just read turned out to be.
    pub opened: Option<&'a FileNature>,
    /// A copy of what is not saved is kept.
    pub is_protected: bool,
}

/// What the user does about an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorAnswer {
    Dismiss,
    ExportElsewhere,
}

type AnswerButton = DialogButton<Answer>;

/// Shows an error.
pub fn error_ui(
    focus: &mut DialogFocus,
    cx: &DialogUi<'_>,
    message: &Notice,
    can_export_elsewhere: bool,
) -> Option<ErrorAnswer> {
    let text = message_text::message_text(message, cx.words);
    let buttons = if can_export_elsewhere {
        let elsewhere = DialogButton::primary(cx.words, "dialog-elsewhere", ErrorAnswer::ExportElsewhere);
        vec![elsewhere, DialogButton::secondary(cx.words, "dialog-cancel", ErrorAnswer::Dismiss)]
    } else {
        vec![DialogButton::primary(cx.words, "dialog-ok", ErrorAnswer::Dismiss)]
    };
    let dialog = Dialog {
        id: format!("{message:?}"),
        title: text.title,
        lines: text.lines,
        buttons,
        cancel: ErrorAnswer::Dismiss,
        focus_primary: true,
    };
    cx.ask(focus, dialog, |_| None)
}

/// Asks a question, except for that about a path.
pub fn ui(focus: &mut DialogFocus, cx: &DialogUi<'_>, question: &Question, map: &MapFacts<'_>) -> Option<Answer> {
    let words = cx.words;
    let (title, lines, buttons) = match question {
        Question::Unsaved => unsaved(words, map),
        Question::Conflict { path, found } => conflict(words, path, found.is_some(), map.file == Some(path)),
        Question::Replace { path, held, .. } => replace(words, path, *held),
        Question::Held(Base { path, .. }) => held(words, path, map.opened)?,
        Question::Damaged(path) => damaged(words, path, map.opened)?,
        Question::Path(_) => return None,
    };
    let dialog =
        Dialog { id: format!("{question:?}"), title, lines, buttons, cancel: Answer::Cancel, focus_primary: true };
    cx.ask(focus, dialog, |ui| {
        if let (Question::Damaged(_), Some(FileNature::Damaged(_, repairs, more))) = (question, map.opened) {
            repairs_ui(ui, cx, repairs, *more);
        }
        None
    })
}

type QuestionText = (String, Vec<String>, Vec<AnswerButton>);

fn unsaved(words: &Words, map: &MapFacts<'_>) -> QuestionText {
    let lost = if map.is_protected { "dialog-save-changes-text" } else { "dialog-save-changes-lost" };
    (
        words.with("dialog-save-changes-title", &[("name", map.name.into())]),
        vec![words.text(lost).into_owned()],
        vec![
            DialogButton::primary(words, "dialog-save", Answer::Save),
            cancel(words),
            DialogButton::secondary(words, "dialog-dont-save", Answer::DontSave),
        ],
    )
}

fn conflict(words: &Words, path: &Path, is_there: bool, is_own: bool) -> QuestionText {
    let save_as = "dialog-conflict-save-as";
    let overwrite = DialogButton::secondary(words, "dialog-conflict-overwrite", Answer::Overwrite);
    let (title, text, buttons) = match (is_there, is_own) {
        (true, true) => (
            "dialog-conflict-title",
            "dialog-conflict-text",
            vec![
                DialogButton::primary(words, "dialog-conflict-merge", Answer::Merge(MergeMode::Merge)),
                cancel(words),
                DialogButton::secondary(words, save_as, Answer::SaveAs),
                overwrite,
            ],
        ),
        (true, false) => (
            "dialog-conflict-title",
            "dialog-conflict-text",
            vec![DialogButton::primary(words, save_as, Answer::SaveAs), cancel(words), overwrite],
        ),
        (false, _) => (
            "dialog-gone-title",
            "dialog-gone-text",
            vec![
                DialogButton::primary(words, "dialog-gone-save", Answer::Overwrite),
                cancel(words),
                DialogButton::secondary(words, save_as, Answer::SaveAs),
            ],
        ),
    };
    (titled(words, title, path), vec![words.text(text).into_owned()], buttons)
}

fn replace(words: &Words, path: &Path, held: bool) -> QuestionText {
    let shown = words.isolate(&file_name::full(path)).into_owned();
    let held = held.then(|| words.text("dialog-replace-held").into_owned());
    let lines = [Some(words.text("dialog-replace-text").into_owned()), Some(shown), held];
    (
        titled(words, "dialog-replace-title", path),
        lines.into_iter().flatten().collect(),
        vec![DialogButton::primary(words, "dialog-replace", Answer::Overwrite), cancel(words)],
    )
}

fn held(words: &Words, path: &Path, opened: Option<&FileNature>) -> Option<QuestionText> {
    let Some(FileNature::Held(owner)) = opened else { return None };
    let args = [
        ("who", owner_name(owner, words).into()),
        ("process", owner.process.to_string().into()),
        ("since", when::in_words(owner.since, now(), words).into()),
    ];
    Some((
        titled(words, "dialog-held-title", path),
        vec![words.with("dialog-held-who", &args), words.text("dialog-held-text").into_owned()],
        vec![
            DialogButton::primary(words, "dialog-held-read-only", Answer::OpenReadOnly),
            DialogButton::secondary(words, "dialog-held-copy", Answer::Copy),
            DialogButton::secondary(words, "dialog-held-take-over", Answer::TakeOver),
            cancel(words),
        ],
    ))
}

fn damaged(words: &Words, path: &Path, opened: Option<&FileNature>) -> Option<QuestionText> {
    let Some(FileNature::Damaged(error, ..)) = opened else { return None };
    Some((
        titled(words, "dialog-damaged-title", path),
        vec![words.message(error), words.text("dialog-damaged-text").into_owned()],
        vec![DialogButton::primary(words, "dialog-damaged-open", Answer::Copy), cancel(words)],
    ))
}

fn titled(words: &Words, key: &str, path: &Path) -> String {
    words.with(key, &[("name", file_name::shown(path).into())])
}

fn cancel(words: &Words) -> AnswerButton {
    DialogButton::secondary(words, "dialog-cancel", Answer::Cancel)
}

/// The name of the user who has a file open. Not every system has names for users.
fn owner_name(owner: &LockOwner, words: &Words) -> String {
    let (user, host) = (legible(&owner.user), legible(&owner.host));
    if user.is_empty() {
        return host.into_owned();
    }
    words.with("dialog-held-by", &[("user", user.into_owned().into()), ("host", host.into_owned().into())])
}

fn repairs_ui(ui: &mut Ui, cx: &DialogUi<'_>, repairs: &[Repair], more: usize) {
    cx.text.paragraph(ui, &cx.words.text("dialog-damaged-list"), LabelStyle::STRONG);
    mirror::scroll_bar_at_end(cx.text.flow(), ui);
    ScrollArea::vertical().id_salt("repairs").max_height(REPAIRS).show(ui, |ui| {
        for done in repairs {
            cx.text.paragraph(ui, &cx.words.message(done), LabelStyle::BODY);
        }
        if more > 0 {
            let more = cx.words.with("dialog-damaged-more", &[("count", more.into())]);
            cx.text.paragraph(ui, &more, LabelStyle::BODY);
        }
    });
}
