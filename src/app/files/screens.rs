//! What the person sees of files: questions, messages, and progress.
//!
//! A question is a modal dialog with the main answer last in reading order. Enter gives the answer that has the
//! focus, which is the main one at first; Esc is Cancel; Tab goes around. A click beside a dialog does nothing,
//! so that nobody answers by accident.
//!
//! What is told and asked about other windows, programs and versions of the file is in [`external`].

pub(crate) mod export;
mod external;
mod import_report;
pub(crate) mod notice;
pub(crate) mod recovery;
pub(crate) mod versions;
mod when;

use std::path::Path;
use std::time::Duration;

use egui::{
    Align, Align2, Area, Button, Context, CornerRadius, Frame, Id, IdSalt, Key, Layout, Modal, Modifiers, Order, Role,
    Stroke, StrokeKind, Ui, Vec2, vec2,
};

use crate::app::file_name;
use crate::app::files::Files;
use crate::app::files::flow::Doing;
use crate::app::files::flow::event::{Answer, ExportError, How, Note, Purpose, Question};
use crate::app::widgets::field::TextField;
use crate::app::widgets::label::{LabelStyle, TextUi, block_size, named};
use crate::app::widgets::mirror;
use crate::app::widgets::mirror::RectCut;
use crate::app::widgets::style;
use crate::editor::Editor;
use crate::i18n::Words;

/// Points across a dialog.
const WIDTH: f32 = 440.0;
/// Beside the label of a button, and between two buttons.
const BUTTON: f32 = 24.0;
/// How high the strip at the foot is, without its margins.
const LINE: f32 = 28.0;
/// What takes less is not worth a word.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often a bar is looked after that shows how much is done.
const TICK: Duration = Duration::from_millis(100);
/// How high that bar is.
const BAR: f32 = 4.0;
/// How long a dialog of the desktop may take before another way is offered.
const PATIENCE_WITH_DIALOGS: Duration = Duration::from_millis(1500);
/// How long good news stays, in seconds.
const NEWS: f64 = 6.0;

/// What is on the screen, as far as the files themselves don't say it.
#[derive(Default)]
pub(crate) struct Screen {
    /// The dialog that had its main button or its field focused, so that each is focused once.
    focused: Option<Kind>,
    /// The path field: as it began, and as it is now.
    path: Option<(String, String)>,
    /// When the news on the screen came.
    since: Option<f64>,
}

impl Screen {
    /// The news that come next have their whole time.
    pub(crate) fn forget_news(&mut self) {
        self.since = None;
    }
}

/// Which dialog it is, whatever the language says in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Error(String),
    Question(Question),
}

/// A way out of a dialog.
pub(crate) struct Choice<A> {
    label: String,
    answer: A,
    /// The main answer has the colour, and may be not possible yet.
    main: bool,
    enabled: bool,
}

impl<A> Choice<A> {
    pub(crate) fn main(words: &Words, key: &str, answer: A) -> Self {
        Self { label: words.text(key).into_owned(), answer, main: true, enabled: true }
    }

    pub(crate) fn other(words: &Words, key: &str, answer: A) -> Self {
        Self { main: false, ..Self::main(words, key, answer) }
    }

    /// The same, which may not be possible yet.
    pub(crate) fn possible(self, enabled: bool) -> Self {
        Self { enabled, ..self }
    }
}

/// What a dialog says and offers; the main answer first.
struct Dialog<A> {
    kind: Kind,
    title: String,
    lines: Vec<String>,
    choices: Vec<Choice<A>>,
    cancel: A,
    /// The main answer has the focus at first; else a field in the body takes it.
    focus_main: bool,
}

pub(crate) fn ui(files: &mut Files, ctx: &Context, text: &TextUi, words: &Words, editor: &mut Editor) {
    let pen = Pen { ctx, text, words };
    if files.note().is_some_and(notice::is_error) {
        error_ui(files, &pen, editor);
    } else if let Some(question) = files.question().cloned() {
        let answer = match &question {
            Question::Path(purpose) => path_ui(files, &pen, *purpose, editor),
            other => question_ui(files, &pen, other),
        };
        if let Some(answer) = answer {
            let back = answer == Answer::Cancel && matches!(question, Question::Path(Purpose::Export(_)));
            files.answer(answer, editor);
            if back {
                files.choose_again(editor);
            }
        }
    } else {
        files.screen.focused = None;
        files.screen.path = None;
        recovery::ui(files, &pen, editor);
        versions::ui(files, &pen, editor);
        export::ui(files, &pen, editor);
        import_report::ui(files, &pen);
        if !files.shows_recovered() {
            strip_ui(files, &pen, editor);
        }
        external::conflicts_ui(files, &pen, editor);
    }
}

/// What everything here is drawn with.
pub(crate) struct Pen<'a> {
    pub(crate) ctx: &'a Context,
    pub(crate) text: &'a TextUi,
    pub(crate) words: &'a Words,
}

fn error_ui(files: &mut Files, pen: &Pen<'_>, editor: &mut Editor) {
    let Some(note) = files.note() else { return };
    let notice = notice::notice(note, pen.words);
    let missed = match note {
        Note::NotExported(path, ExportError::Save(_)) => files.elsewhere().map(|_| path.clone()),
        _ => None,
    };
    let choices = match &missed {
        None => vec![Choice::main(pen.words, "dialog-ok", None)],
        Some(path) => vec![
            Choice::main(pen.words, "dialog-elsewhere", Some(path.clone())),
            Choice::other(pen.words, "dialog-cancel", None),
        ],
    };
    let dialog = Dialog {
        kind: Kind::Error(format!("{note:?}")),
        title: notice.title,
        lines: notice.lines,
        choices,
        cancel: None,
        focus_main: true,
    };
    if let Some(elsewhere) = pen.dialog_ui(&mut files.screen.focused, dialog, |_| None) {
        files.put_note_away();
        if let Some(missed) = elsewhere {
            files.export_elsewhere(missed, editor);
        }
    }
}

fn question_ui(files: &mut Files, pen: &Pen<'_>, question: &Question) -> Option<Answer> {
    let words = pen.words;
    let titled = |key: &str, path: &Path| words.with(key, &[("name", file_name::shown(path).into())]);
    let line = |key: &str| vec![words.text(key).into_owned()];
    let cancel = Choice::other(words, "dialog-cancel", Answer::Cancel);
    let overwrite = Choice::other(words, "dialog-conflict-overwrite", Answer::Overwrite);
    let (title, lines, choices) = match question {
        Question::Unsaved => (
            words.with("dialog-save-changes-title", &[("name", files.shown.0.as_str().into())]),
            line("dialog-save-changes-text"),
            vec![
                Choice::main(words, "dialog-save", Answer::Save),
                cancel,
                Choice::other(words, "dialog-dont-save", Answer::DontSave),
            ],
        ),
        Question::Conflict { path, found: Some(_) } => (
            titled("dialog-conflict-title", path),
            line("dialog-conflict-text"),
            if files.path() == Some(path) {
                let copy = Choice::other(words, "dialog-conflict-save-as", Answer::SaveAs);
                let merge = Choice::main(words, "dialog-conflict-merge", Answer::Join(How::Merge));
                vec![merge, cancel, copy, overwrite]
            } else {
                vec![Choice::main(words, "dialog-conflict-save-as", Answer::SaveAs), cancel, overwrite]
            },
        ),
        Question::Conflict { path, found: None } => (
            titled("dialog-gone-title", path),
            line("dialog-gone-text"),
            vec![
                Choice::main(words, "dialog-gone-save", Answer::Overwrite),
                cancel,
                Choice::other(words, "dialog-conflict-save-as", Answer::SaveAs),
            ],
        ),
        Question::Replace { path, held, .. } => {
            let shown = words.isolate(&path.display().to_string()).into_owned();
            let held = held.then(|| words.text("dialog-replace-held").into_owned());
            let lines = [Some(words.text("dialog-replace-text").into_owned()), Some(shown), held];
            (
                titled("dialog-replace-title", path),
                lines.into_iter().flatten().collect(),
                vec![Choice::main(words, "dialog-replace", Answer::Overwrite), cancel],
            )
        }
        Question::Held(_) | Question::Damaged(_) => return external::question_ui(files, pen, question),
        Question::Path(_) => return None,
    };
    pen.dialog_ui(
        &mut files.screen.focused,
        Dialog {
            kind: Kind::Question(question.clone()),
            title,
            lines,
            choices,
            cancel: Answer::Cancel,
            focus_main: true,
        },
        |_| None,
    )
}

/// The dialog for a computer without file dialogs: a field for the path.
fn path_ui(files: &mut Files, pen: &Pen<'_>, purpose: Purpose, editor: &Editor) -> Option<Answer> {
    let (title, hint, main) = match purpose {
        Purpose::Open => ("dialog-open-title", "dialog-path-hint", "dialog-open"),
        Purpose::Import => ("dialog-import-title", "dialog-path-hint", "dialog-import"),
        Purpose::Save => ("dialog-save-title", "dialog-path-hint-save", "dialog-save"),
        Purpose::Export(_) => ("dialog-export-title", "dialog-path-hint-save", "dialog-export"),
    };
    let words = pen.words;
    let request = files.request(purpose, editor);
    let folder = request.folder.or_else(|| std::env::current_dir().ok()).unwrap_or_default();
    let missed = files.exporting.missed.take().filter(|_| matches!(purpose, Purpose::Export(_)));
    let missed = missed.map(|missed| missed.display().to_string());
    let first = missed.unwrap_or_else(|| request.name.clone());
    let (mut before, mut now) = files.screen.path.take().unwrap_or_else(|| (first.clone(), first));
    let typed = |text: &str| match purpose {
        Purpose::Open | Purpose::Import => file_name::typed(text, &folder),
        Purpose::Save | Purpose::Export(_) => file_name::typed_place(text, &folder, &request.name),
    };
    let answer = Answer::Path(typed(&now).unwrap_or_default());
    let main = Choice { enabled: typed(&now).is_some(), ..Choice::main(words, main, answer) };
    let kind = Kind::Question(Question::Path(purpose));
    let fresh = files.screen.focused.as_ref() != Some(&kind);
    let goes_back = matches!(purpose, Purpose::Export(_)) && files.can_choose_again();
    let dialog = Dialog {
        kind,
        title: words.text(title).into_owned(),
        lines: vec![
            words.text(hint).into_owned(),
            words.with("dialog-path-folder", &[("folder", folder.display().to_string().into())]),
        ],
        choices: vec![
            main,
            Choice::other(words, if goes_back { "dialog-back" } else { "dialog-cancel" }, Answer::Cancel),
        ],
        cancel: Answer::Cancel,
        focus_main: false,
    };
    let answer = pen.dialog_ui(&mut files.screen.focused, dialog, |ui| {
        // The field takes the key, so it is looked for first.
        let enter = ui.input(|input| input.key_pressed(Key::Enter));
        let label = words.text("dialog-path");
        let field =
            TextField { id_salt: IdSalt::new("path"), value: &before, hint: "", multiline: false, label: &label };
        let output = field.show(ui, pen.text);
        if fresh {
            output.response.request_focus();
        }
        let done = enter && (output.committed.is_some() || output.response.has_focus() || output.response.lost_focus());
        if let Some(text) = output.edited.or_else(|| output.committed.clone()) {
            now = text;
        }
        if let Some(text) = output.committed {
            before = text;
        }
        if typed(&now).is_none() {
            pen.text.paragraph(ui, &words.text("dialog-path-missing"), LabelStyle::CAPTION);
        }
        if done { typed(&now).map(Answer::Path) } else { None }
    });
    files.screen.path = Some((before, now)).filter(|_| answer.is_none());
    answer
}

/// News and progress, at the foot of the window.
fn strip_ui(files: &mut Files, pen: &Pen<'_>, editor: &mut Editor) {
    if let Some(said) = news(files, pen) {
        if pen.strip(&said, &[("dialog-close", ())]).is_some() {
            files.screen.since = None;
            files.put_note_away();
        }
        return;
    }
    if external::outside_ui(files, pen, editor) {
        return;
    }
    if exporting_ui(files, pen) {
        return;
    }
    let picking = matches!(files.flow.doing(), Doing::Picking(_));
    let patience = if picking { PATIENCE_WITH_DIALOGS } else { PATIENCE };
    let Some(waited) = files.waiting() else { return };
    if let Some(left) = patience.checked_sub(waited).filter(|left| !left.is_zero()) {
        pen.ctx.request_repaint_after(left);
        return;
    }
    let words = pen.words;
    let said = match files.flow.doing() {
        Doing::Picking(_) => words.text("dialog-waiting").into_owned(),
        Doing::Reading(path) => words.with("status-opening", &[("name", file_name::shown(path).into())]),
        Doing::Saving(_) => words.text("status-saving").into_owned(),
        Doing::Joining(path, _) => words.with("status-comparing", &[("name", file_name::shown(path).into())]),
        Doing::Nothing | Doing::Asking(_) | Doing::Looking { .. } => return,
    };
    let offer: &[(&str, ())] = match files.flow.doing() {
        Doing::Picking(_) => &[("dialog-type-path", ())],
        Doing::Reading(_) | Doing::Joining(..) => &[("dialog-cancel", ())],
        Doing::Nothing | Doing::Asking(_) | Doing::Looking { .. } | Doing::Saving(_) => &[],
    };
    if pen.strip(&said, offer).is_some() {
        files.stop_waiting(editor);
    }
}

/// How far an export is, when it takes its time and nothing else is waited for; true when that is on the screen.
fn exporting_ui(files: &mut Files, pen: &Pen<'_>) -> bool {
    let Some((age, done)) = files.exporting.progress() else { return false };
    let waits =
        matches!(files.flow.doing(), Doing::Picking(_) | Doing::Reading(_) | Doing::Saving(_) | Doing::Joining(..));
    let left = PATIENCE.saturating_sub(age);
    if waits || !left.is_zero() {
        pen.ctx.request_repaint_after(left.max(TICK));
        return false;
    }
    pen.ctx.request_repaint_after(TICK);
    let said = pen.words.text("status-exporting");
    if pen.strip_with(&said, Some(done), &[("dialog-cancel", ())]).is_some() {
        files.stop_exporting();
    }
    true
}

/// Good news, until it is old.
fn news(files: &mut Files, pen: &Pen<'_>) -> Option<String> {
    let said = notice::notice(files.note()?, pen.words).title;
    let now = pen.ctx.input(|input| input.time);
    let left = files.screen.since.get_or_insert(now).max(0.0) + NEWS - now;
    if left > 0.0 {
        pen.ctx.request_repaint_after_secs(left as f32);
        return Some(said);
    }
    files.screen.since = None;
    files.put_note_away();
    None
}

impl Pen<'_> {
    /// A modal dialog; `body` stands between the text and the buttons and may give an answer of its own.
    fn dialog_ui<A: Clone>(
        &self,
        focused: &mut Option<Kind>,
        dialog: Dialog<A>,
        body: impl FnOnce(&mut Ui) -> Option<A>,
    ) -> Option<A> {
        let fresh = focused.as_ref() != Some(&dialog.kind);
        // It is there at once: whoever knows the answer does not wait for it to fade in.
        let id = Id::unique(("files", &dialog.kind));
        let area = Modal::default_area(id).fade_in(false).layout(mirror::column(self.text.flow()));
        let modal = Modal::new(id).area(area).frame(Frame::window(&self.ctx.global_style()));
        // Esc is Cancel wherever the focus is, so it is taken before a field can have it.
        let escaped = self.ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let shown = modal.show(self.ctx, |ui| {
            ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 64.0));
            self.text.paragraph(ui, &dialog.title, LabelStyle::TITLE);
            for line in &dialog.lines {
                ui.add_space(4.0);
                self.text.verbatim(ui, line, LabelStyle::BODY);
            }
            ui.add_space(8.0);
            let typed = body(ui);
            ui.add_space(12.0);
            let pressed = self.choices_ui(ui, &dialog.choices, fresh && dialog.focus_main);
            typed.or(pressed)
        });
        let answer = if escaped { Some(dialog.cancel) } else { shown.inner };
        *focused = Some(dialog.kind).filter(|_| answer.is_none());
        answer
    }

    /// The buttons of a dialog: in a line, of which the first one is at the end, or below each other when they
    /// are too long for a line.
    pub(crate) fn choices_ui<A: Clone>(&self, ui: &mut Ui, choices: &[Choice<A>], focus: bool) -> Option<A> {
        let room = ui.available_width();
        let width = |choice: &Choice<A>| {
            let label = self.text.block(&choice.label, LabelStyle::STRONG, None);
            label.map_or(0.0, |label| block_size(&label).x + BUTTON).max(80.0)
        };
        let in_line = choices.iter().map(width).sum::<f32>() <= room;
        let (layout, least) = match in_line {
            true => (mirror::row_from_end(self.text.flow(), Align::Center), vec2(80.0, 32.0)),
            false => (Layout::top_down(Align::Center), vec2(room, 32.0)),
        };
        let all = |ui: &mut Ui| {
            let answers = choices.iter().filter_map(|choice| self.choice_ui(ui, choice, least, focus));
            answers.last()
        };
        ui.allocate_ui_with_layout(vec2(room, 32.0), layout, all).inner
    }

    fn choice_ui<A: Clone>(&self, ui: &mut Ui, choice: &Choice<A>, least: Vec2, focus: bool) -> Option<A> {
        let palette = style::palette(ui.ctx());
        let look = if choice.main { LabelStyle::STRONG.colored(palette.on_accent) } else { LabelStyle::BODY };
        let label = self.text.wrapped_atom(&choice.label, look, ui.available_width() - BUTTON);
        let mut button = Button::new(label).min_size(least);
        if choice.main {
            button = button.fill(palette.accent);
        }
        let response = named(ui.add_enabled(choice.enabled, button), Role::Button, &choice.label);
        if choice.main && focus {
            response.request_focus();
        }
        if choice.main && response.has_focus() {
            // A ring on the button itself would be of the colour of the button: it stands around it, with a gap.
            let (ring, radius) = (Stroke::new(2.0, palette.accent), CornerRadius::same(8));
            ui.painter().rect_stroke(response.rect.expand(2.0), radius, ring, StrokeKind::Outside);
        }
        response.clicked().then(|| choice.answer.clone())
    }

    /// One line at the foot of the window, with buttons.
    fn strip<A: Copy>(&self, said: &str, offers: &[(&str, A)]) -> Option<A> {
        self.strip_with(said, None, offers)
    }

    /// The same with a bar of how much is done, 0 to 1.
    fn strip_with<A: Copy>(&self, said: &str, done: Option<f64>, offers: &[(&str, A)]) -> Option<A> {
        let mut answer = None;
        let area = Area::new(Id::unique("files-strip")).order(Order::Foreground).fade_in(false);
        area.anchor(Align2::CENTER_BOTTOM, vec2(0.0, -40.0)).show(self.ctx, |ui| {
            Frame::popup(ui.style()).inner_margin(12).show(ui, |ui| {
                let buttons = |(key, _): &(&str, A)| {
                    let label = self.text.block(&self.words.text(key), LabelStyle::STRONG, None);
                    label.map_or(0.0, |label| block_size(&label).x + BUTTON)
                };
                let room = ui.ctx().content_rect().width() - 96.0;
                let line_of =
                    self.text.block(said, LabelStyle::BODY, None).map(|block| block_size(&block)).unwrap_or_default();
                let says = line_of.x + 8.0;
                let buttons = offers.iter().map(buttons).sum::<f32>();
                ui.set_width((says + buttons).min(room));
                let line = mirror::row_from_end(self.text.flow(), Align::Center);
                ui.allocate_ui_with_layout(vec2(ui.available_width(), LINE), line, |ui| {
                    for (key, offer) in offers.iter().rev() {
                        let label = self.words.text(key);
                        let button = ui.add(Button::new(self.text.atom(&label, LabelStyle::STRONG)));
                        if named(button, Role::Button, &label).clicked() {
                            answer = Some(*offer);
                        }
                    }
                    ui.with_layout(mirror::column(self.text.flow()), |ui| {
                        // One line stands in the middle of the buttons; more begin at their top.
                        ui.add_space(((LINE - line_of.y) / 2.0).max(0.0));
                        self.text.paragraph(ui, said, LabelStyle::BODY);
                    });
                });
                done.iter().for_each(|done| self.bar_ui(ui, *done, said));
            });
        });
        answer
    }

    /// How much is done, from the inline start on.
    fn bar_ui(&self, ui: &mut Ui, done: f64, name: &str) {
        let palette = style::palette(ui.ctx());
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), BAR), egui::Sense::hover());
        let part = RectCut::new(rect, self.text.flow()).start(rect.width() * done as f32);
        ui.painter().rect_filled(rect, BAR / 2.0, palette.pressed);
        ui.painter().rect_filled(part, BAR / 2.0, palette.accent);
        let id = named(response, Role::ProgressIndicator, name).id;
        ui.ctx().accesskit_node_builder(id, |node| node.set_numeric_value(done));
    }
}
