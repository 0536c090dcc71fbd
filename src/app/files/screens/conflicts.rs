//! What the two sides of a merge disagree on, each with the way to its place on the map.

use egui::{
    Align, Align2, Area, Button, Frame, Id, Order, Role, ScrollArea, Sense, StrokeKind, Ui, Vec2, WidgetInfo, vec2,
};

use crate::app::panels::wording::record;
use crate::app::panels::wording::values::{choice, noun, word};
use crate::app::widgets::access::title_around;
use crate::app::widgets::dialog::DialogUi;
use crate::app::widgets::focus::ring_within;
use crate::app::widgets::label::{LabelStyle, named};
use crate::app::widgets::{mirror, style};
use crate::edit::{Clash, Conflict, FieldValue, MergeSide};
use crate::editor::Editor;
use crate::i18n::{MapWords, Words, beginning, one_line};
use crate::model::Key;
use crate::text::Icon;

/// Points across and up and down the list.
const SIZE: Vec2 = vec2(460.0, 260.0);
/// How much of a text is shown, in letters.
const EXCERPT: usize = 60;

/// What the user does with the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConflictsAnswer {
    Reveal(Key),
    Close,
}

/// Shows the conflicts.
pub fn ui(cx: &DialogUi<'_>, conflicts: &[Conflict], editor: &Editor) -> Option<ConflictsAnswer> {
    let area = Area::new(Id::unique("files-conflicts")).order(Order::Middle).fade_in(false);
    let area = area.role(Role::Group);
    let mut answer = None;
    area.anchor(Align2::CENTER_BOTTOM, vec2(0.0, -96.0)).show(cx.ctx, |ui| {
        Frame::window(ui.style()).inner_margin(12).show(ui, |ui| {
            ui.set_width(SIZE.x.min(ui.ctx().content_rect().width() - 64.0));
            ui.with_layout(mirror::column(cx.text.flow()), |ui| {
                if title_ui(ui, cx, conflicts.len()) {
                    answer = Some(ConflictsAnswer::Close);
                }
                mirror::scroll_bar_at_end(cx.text.flow(), ui);
                ScrollArea::vertical().id_salt("conflicts").max_height(SIZE.y).show(ui, |ui| {
                    for (at, conflict) in conflicts.iter().enumerate() {
                        if conflict_ui(ui, cx, at, conflict, editor) {
                            answer = Some(ConflictsAnswer::Reveal(conflict.key));
                        }
                    }
                });
            });
        });
    });
    answer
}

/// The title with the button that closes the list; true when that was clicked.
fn title_ui(ui: &mut Ui, cx: &DialogUi<'_>, count: usize) -> bool {
    let row = mirror::row(cx.text.flow(), Align::Center);
    let row = ui.allocate_ui_with_layout(vec2(ui.available_width(), 28.0), row, |ui| {
        let title = cx.words.with("conflicts-title", &[("count", count.into())]);
        title_around(&cx.text.label(ui, &title, LabelStyle::STRONG), ui);
        let end = ui.with_layout(mirror::row_from_end(cx.text.flow(), Align::Center), |ui| {
            let close = cx.words.text("dialog-close");
            let icon = cx.text.icon_atom(Icon::X, 14.0, None);
            let button = ui.add(Button::new(icon).frame_when_inactive(false));
            named(button, Role::Button, &close).clicked()
        });
        end.inner
    });
    row.inner
}

/// One conflict: what it is about, and what was taken; true when it was clicked.
fn conflict_ui(ui: &mut Ui, cx: &DialogUi<'_>, at: usize, conflict: &Conflict, editor: &Editor) -> bool {
    let what = cx.words.text(noun(conflict.key));
    let name = if conflict.name.trim().is_empty() { String::new() } else { excerpt(&conflict.name) };
    let title = if name.is_empty() { what.into_owned() } else { choice(cx.words, &what, &name) };
    let outcome = outcome(&conflict.clash, cx.words, editor);
    let quiet = LabelStyle::CAPTION.colored(style::palette(ui.ctx()).quiet);
    let fill = Frame::new().inner_margin(6).corner_radius(6);
    let shown = fill.show(ui, |ui| {
        ui.set_width(ui.available_width());
        cx.text.paragraph(ui, &title, LabelStyle::BODY);
        cx.text.paragraph(ui, &outcome, quiet);
    });
    let response = ui.interact(shown.response.rect, Id::unique(("files-conflict", at)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{title}. {outcome}")));
    ring_within(&response, response.rect, 6);
    if response.hovered() {
        let color = style::palette(ui.ctx()).selected;
        ui.painter().rect_stroke(shown.response.rect, 6, (1.5, color), StrokeKind::Inside);
    }
    response.clicked()
}

/// What the two sides disagree on, and which side was taken.
fn outcome(clash: &Clash, words: &Words, editor: &Editor) -> String {
    let both = |key: &str, ours: &FieldValue, theirs: &FieldValue, field: Option<String>| {
        let mut args =
            vec![("ours", value(ours, words, editor).into()), ("theirs", value(theirs, words, editor).into())];
        args.extend(field.map(|field| ("field", field.into())));
        words.with(key, &args)
    };
    match clash {
        Clash::Field { field, ours, theirs, .. } => {
            let field = words.text(&Clash::field_key(field)).into_owned();
            both("conflict-field", ours, theirs, Some(field))
        }
        Clash::Twice { ours, theirs, .. } => both("conflict-twice", ours, theirs, None),
        Clash::Order => words.text("conflict-order").into_owned(),
        Clash::Deleted { by: MergeSide::Ours } => words.text("conflict-deleted-here").into_owned(),
        Clash::Deleted { by: MergeSide::Theirs } => words.text("conflict-deleted-there").into_owned(),
        Clash::Emptied => words.text("conflict-emptied").into_owned(),
    }
}

fn value(value: &FieldValue, words: &Words, editor: &Editor) -> String {
    let quoted = |text: &str| words.with("conflict-quoted", &[("text", excerpt(text).into())]);
    match value {
        FieldValue::Nothing => words.text("conflict-empty").into_owned(),
        FieldValue::Text(text) if text.trim().is_empty() => words.text("conflict-empty").into_owned(),
        FieldValue::Text(text) => quoted(text),
        FieldValue::Word(says) => {
            let map_words = MapWords::of(words.locale().of_maps());
            word(map_words, says).unwrap_or(says).to_owned()
        }
        FieldValue::Record(key) => quoted(&record::name(editor, words, *key)),
        FieldValue::Several(values) => {
            values.iter().map(|one| self::value(one, words, editor)).collect::<Vec<_>>().join(", ")
        }
    }
}

/// The beginning of a text, in one line.
fn excerpt(text: &str) -> String {
    beginning(&one_line(text), EXCERPT).into_owned()
}
