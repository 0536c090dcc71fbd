//! What the person is told and asked about others: a file that is open elsewhere, damaged or changed by another program,
//! and what two sides of a merge do not agree on.

use egui::{Align2, Area, Button, Color32, Frame, Id, Order, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use crate::app::file_name;
use crate::app::files::Files;
use crate::app::files::flow::event::{Answer, Heed, How, OnDisk, Question};
use crate::app::files::screens::{Choice, Dialog, Kind, Pen, when};
use crate::app::files::work::data_dir::now;
use crate::app::files::work::opening::Nature;
use crate::app::panels::wording::record;
use crate::app::panels::wording::values::{noun, word};
use crate::app::widgets::label::{LabelStyle, named};
use crate::app::widgets::{mirror, style};
use crate::edit::{Clash, Conflict, Side, Value};
use crate::editor::Editor;
use crate::i18n::{MapWords, Words, one_line};
use crate::persist::{LockOwner, ReadError, Repair};
use crate::text::Icon;

/// Points up and down the list of what was repaired.
const REPAIRS: f32 = 200.0;
/// Points across and up and down the list of conflicts.
const CONFLICTS: egui::Vec2 = vec2(460.0, 260.0);
/// What is seen of a text that two sides do not agree on, in letters.
const SEEN: usize = 60;

/// The question about a file that is open elsewhere, or damaged.
pub(crate) fn question_ui(files: &mut Files, pen: &Pen<'_>, question: &Question) -> Option<Answer> {
    let nature = files.opened.as_ref().map(|opened| opened.nature.clone())?;
    let words = pen.words;
    let cancel = Choice::other(words, "dialog-cancel", Answer::Cancel);
    let (path, title, lines, choices) = match (question, &nature) {
        (Question::Held(OnDisk { path, .. }), Nature::Held(holder)) => {
            let who = words.with(
                "dialog-held-who",
                &[
                    ("who", held_by(holder, words).into()),
                    ("process", holder.process.to_string().into()),
                    ("since", when::said(holder.since, now(), words).into()),
                ],
            );
            let choices = vec![
                Choice::main(words, "dialog-held-peruse", Answer::Peruse),
                Choice::other(words, "dialog-held-copy", Answer::Copy),
                Choice::other(words, "dialog-held-take-over", Answer::TakeOver),
                cancel,
            ];
            (path, "dialog-held-title", vec![who, words.text("dialog-held-text").into_owned()], choices)
        }
        (Question::Damaged(path), Nature::Damaged(error, ..)) => {
            let lines = damage(error, words);
            let choices = vec![Choice::main(words, "dialog-damaged-open", Answer::Copy), cancel];
            (path, "dialog-damaged-title", lines, choices)
        }
        _ => return None,
    };
    let dialog = Dialog {
        kind: Kind::Question(question.clone()),
        title: words.with(title, &[("name", file_name::shown(path).into())]),
        lines,
        choices,
        cancel: Answer::Cancel,
        focus_main: true,
    };
    pen.dialog_ui(&mut files.screen.focused, dialog, |ui| {
        if let Nature::Damaged(_, repairs, more) = &nature {
            repairs_ui(ui, pen, repairs, *more);
        }
        None
    })
}

/// Who has a file open. Not every system has names for people.
fn held_by(holder: &LockOwner, words: &Words) -> String {
    let (user, host) = (holder.user.as_str(), holder.host.as_str());
    if user.is_empty() {
        return host.to_owned();
    }
    words.with("dialog-held-by", &[("user", user.into()), ("host", host.into())])
}

fn damage(error: &ReadError, words: &Words) -> Vec<String> {
    vec![words.message(error), words.text("dialog-damaged-text").into_owned()]
}

fn repairs_ui(ui: &mut Ui, pen: &Pen<'_>, repairs: &[Repair], more: usize) {
    pen.text.paragraph(ui, &pen.words.text("dialog-damaged-list"), LabelStyle::STRONG);
    mirror::scroll_bar_at_end(pen.text.flow(), ui);
    ScrollArea::vertical().id_salt("repairs").max_height(REPAIRS).show(ui, |ui| {
        for done in repairs {
            pen.text.paragraph(ui, &pen.words.message(done), LabelStyle::BODY);
        }
        if more > 0 {
            let more = pen.words.with("dialog-damaged-more", &[("count", more.into())]);
            pen.text.paragraph(ui, &more, LabelStyle::BODY);
        }
    });
}

/// What another program did to the file, and what can be done about it; false when there is nothing to tell.
pub(crate) fn outside_ui(files: &mut Files, pen: &Pen<'_>, editor: &mut Editor) -> bool {
    let (Some(outside), Some(path)) = (files.outside(), files.path()) else { return false };
    if files.is_busy() {
        return false;
    }
    let (key, offers): (_, &[(&str, Heed)]) = match outside.found {
        Some(_) => (
            "outside-changed",
            &[
                ("outside-merge", Heed::Join(How::Merge)),
                ("outside-reload", Heed::Join(How::Reload)),
                ("outside-copy", Heed::Copy),
                ("outside-later", Heed::Later),
            ],
        ),
        None => (
            "outside-gone",
            &[("outside-restore", Heed::Restore), ("outside-copy", Heed::Copy), ("outside-later", Heed::Later)],
        ),
    };
    let said = pen.words.with(key, &[("name", file_name::shown(path).into())]);
    if let Some(heed) = pen.strip(&said, offers) {
        files.heed(heed, editor);
    }
    true
}

/// The list of what the two sides of the last merge do not agree on, each with the way to its place.
pub(crate) fn conflicts_ui(files: &mut Files, pen: &Pen<'_>, editor: &mut Editor) {
    if files.conflicts().is_empty() {
        return;
    }
    let area = Area::new(Id::unique("files-conflicts")).order(Order::Middle).fade_in(false);
    let mut closes = false;
    let mut reveals = None;
    area.anchor(Align2::CENTER_BOTTOM, vec2(0.0, -96.0)).show(pen.ctx, |ui| {
        Frame::window(ui.style()).inner_margin(12).show(ui, |ui| {
            ui.set_width(CONFLICTS.x.min(ui.ctx().content_rect().width() - 64.0));
            ui.with_layout(mirror::column(pen.text.flow()), |ui| {
                let count = files.conflicts().len();
                let row = mirror::row(pen.text.flow(), egui::Align::Center);
                ui.allocate_ui_with_layout(vec2(ui.available_width(), 28.0), row, |ui| {
                    pen.text.label(
                        ui,
                        &pen.words.with("conflicts-title", &[("count", count.into())]),
                        LabelStyle::STRONG,
                    );
                    ui.with_layout(mirror::row_from_end(pen.text.flow(), egui::Align::Center), |ui| {
                        let close = pen.words.text("dialog-close");
                        let icon = pen.text.icon_atom(Icon::X, 14.0, None);
                        let button = ui.add(Button::new(icon).frame_when_inactive(false));
                        closes = named(button, Role::Button, &close).clicked();
                    });
                });
                mirror::scroll_bar_at_end(pen.text.flow(), ui);
                ScrollArea::vertical().id_salt("conflicts").max_height(CONFLICTS.y).show(ui, |ui| {
                    for (at, conflict) in files.conflicts().iter().enumerate() {
                        if conflict_ui(ui, pen, at, conflict, editor) {
                            reveals = Some(conflict.key);
                        }
                    }
                });
            });
        });
    });
    if let Some(key) = reveals.filter(|key| editor.map().has(*key)) {
        editor.reveal(key);
    }
    if closes {
        files.put_conflicts_away();
    }
}

/// One conflict: what it is about, and what was taken; true when it was clicked.
fn conflict_ui(ui: &mut Ui, pen: &Pen<'_>, at: usize, conflict: &Conflict, editor: &Editor) -> bool {
    let what = pen.words.text(noun(conflict.key));
    let name = if conflict.name.trim().is_empty() { String::new() } else { seen(&conflict.name) };
    let title = if name.is_empty() {
        what.into_owned()
    } else {
        pen.words.with("inspector-choice", &[("field", what.into_owned().into()), ("value", name.into())])
    };
    let said = told(&conflict.clash, pen.words, editor);
    let quiet = LabelStyle::CAPTION.colored(style::palette(ui.ctx()).quiet);
    let fill = Frame::new().inner_margin(6).corner_radius(6);
    let shown = fill.show(ui, |ui| {
        ui.set_width(ui.available_width());
        pen.text.paragraph(ui, &title, LabelStyle::BODY);
        pen.text.paragraph(ui, &said, quiet);
    });
    let response = ui.interact(shown.response.rect, Id::unique(("files-conflict", at)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{title}. {said}")));
    if response.hovered() || response.has_focus() {
        let color: Color32 = style::palette(ui.ctx()).selected;
        ui.painter().rect_stroke(shown.response.rect, 6, (1.5, color), egui::StrokeKind::Inside);
    }
    response.clicked()
}

/// What the two sides do not agree on, and what was taken.
fn told(clash: &Clash, words: &Words, editor: &Editor) -> String {
    let both = |key: &str, ours: &Value, theirs: &Value, field: Option<String>| {
        let mut blanks =
            vec![("ours", value(ours, words, editor).into()), ("theirs", value(theirs, words, editor).into())];
        blanks.extend(field.map(|field| ("field", field.into())));
        words.with(key, &blanks)
    };
    match clash {
        Clash::Field { field, ours, theirs, .. } => {
            both("conflict-field", ours, theirs, Some(field_name(field, words)))
        }
        Clash::Twice { ours, theirs, .. } => both("conflict-twice", ours, theirs, None),
        Clash::Order => words.text("conflict-order").into_owned(),
        Clash::Deleted { by: Side::Ours } => words.text("conflict-deleted-here").into_owned(),
        Clash::Deleted { by: Side::Theirs } => words.text("conflict-deleted-there").into_owned(),
        Clash::Emptied => words.text("conflict-emptied").into_owned(),
    }
}

/// What the interface calls a field of the file.
fn field_name(field: &str, words: &Words) -> String {
    let key = match field {
        "ends" | "place" | "times" => format!("conflict-{field}"),
        "title" => "inspector-title-field".to_owned(),
        "value" => "inspector-feeling".to_owned(),
        field => format!("inspector-{}", field.replace('_', "-")),
    };
    words.text(&key).into_owned()
}

fn value(value: &Value, words: &Words, editor: &Editor) -> String {
    let quoted = |text: &str| words.with("conflict-quoted", &[("text", seen(text).into())]);
    match value {
        Value::Nothing => words.text("conflict-empty").into_owned(),
        Value::Text(text) if text.trim().is_empty() => words.text("conflict-empty").into_owned(),
        Value::Text(text) => quoted(text),
        Value::Word(says) => {
            let map_words = MapWords::of(words.locale().of_maps());
            word(map_words, says).unwrap_or(says).to_owned()
        }
        Value::Record(key) => quoted(&record::name(editor, words, *key)),
        Value::Several(values) => {
            values.iter().map(|one| self::value(one, words, editor)).collect::<Vec<_>>().join(", ")
        }
    }
}

/// The beginning of a text, in one line.
fn seen(text: &str) -> String {
    let line = one_line(text);
    let mut start: String = line.chars().take(SEEN).collect();
    if start.len() < line.len() {
        start.push('…');
    }
    start
}
