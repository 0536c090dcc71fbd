//! The list of what can be restored: title, file, time and size of each, a picture of the chosen one, and what to do.

use egui::Ui;

use super::picker::{Picker, PickerList, PickerPicture};
use crate::app::file_name;
use crate::app::files::work::recovery::{RecoveryEntry, RecoveryList, Trigger};
use crate::app::panels::wording::{changes, when};
use crate::app::widgets::dialog::{DialogButton, DialogUi};
use crate::app::widgets::label::LabelStyle;
use crate::app::widgets::style;
use crate::i18n::{Locale, MapWords, legible};
use crate::persist::Liveness;
use crate::persist::recovery::BaseState;

/// What the user does with the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryAnswer {
    Choose(usize),
    Restore,
    Discard,
    Close,
}

/// Shows the list.
pub fn ui(picker: &mut Picker, cx: &DialogUi<'_>, list: &RecoveryList) -> Option<RecoveryAnswer> {
    let chosen = list.entries.get(list.chosen);
    let text = match list.trigger {
        _ if list.entries.is_empty() => "recovered-nothing",
        Trigger::AtStart => "recovered-text",
        Trigger::ByUser => "recovered-text-all",
    };
    let picture = match list.preview.get() {
        None => PickerPicture::Missing("recovered-drawing"),
        Some((_, None)) => PickerPicture::Missing("recovered-no-preview"),
        Some((generation, Some(pixels))) => PickerPicture::Ready(generation, pixels),
    };
    let list = PickerList {
        id: "recovered",
        title: cx.words.text("recovered-title").into_owned(),
        text: Some(cx.words.text(text).into_owned()),
        rows: list.entries.iter().map(|entry| row(cx, list, entry)).collect(),
        chosen: list.chosen,
        remarks: &|ui| chosen.iter().for_each(|entry| remarks_ui(ui, cx, entry)),
        picture,
        buttons: buttons(cx, list.trigger, chosen),
        choose: RecoveryAnswer::Choose,
        close: RecoveryAnswer::Close,
    };
    picker.ui(cx, list)
}

fn row(cx: &DialogUi<'_>, list: &RecoveryList, entry: &RecoveryEntry) -> String {
    let args = [
        ("ago", when::ago(entry.work.at, list.at, cx.words).into()),
        ("changes", changes::in_words(&entry.work.changes, cx.words).into()),
    ];
    format!("{}\n{}", title(entry), cx.words.with("recovered-entry", &args))
}

fn buttons(cx: &DialogUi<'_>, trigger: Trigger, chosen: Option<&RecoveryEntry>) -> Vec<DialogButton<RecoveryAnswer>> {
    let close = if trigger == Trigger::AtStart { "recovered-later" } else { "dialog-close" };
    let Some(entry) = chosen else {
        return vec![DialogButton::primary(cx.words, close, RecoveryAnswer::Close)];
    };
    let mut buttons = vec![
        DialogButton::primary(cx.words, "recovered-restore", RecoveryAnswer::Restore),
        DialogButton::secondary(cx.words, close, RecoveryAnswer::Close),
    ];
    if !entry.discarded {
        buttons.push(DialogButton::secondary(cx.words, "recovered-discard", RecoveryAnswer::Discard));
    }
    buttons
}

/// The file of the map, and what else to know before it is restored.
fn remarks_ui(ui: &mut Ui, cx: &DialogUi<'_>, entry: &RecoveryEntry) {
    let quiet = LabelStyle::CAPTION.colored(style::palette(cx.ctx).quiet);
    if let Some(base) = &entry.work.base {
        cx.text.verbatim(ui, &cx.words.isolate(&file_name::full(&base.path)), quiet);
    }
    let base_state = match entry.base_state {
        BaseState::NeverSaved => Some("recovered-never-saved"),
        BaseState::Unchanged => None,
        BaseState::Changed(_) => Some("recovered-changed"),
        BaseState::Gone => Some("recovered-gone"),
        BaseState::Unknown => Some("recovered-unknown"),
    };
    for key in base_state.into_iter().chain(entry.discarded.then_some("recovered-discarded")) {
        cx.text.paragraph(ui, &cx.words.text(key), LabelStyle::CAPTION);
    }
    if entry.work.liveness == Liveness::Unknown {
        let host = legible(&entry.work.owner.host).into_owned();
        cx.text.paragraph(ui, &cx.words.with("recovered-elsewhere", &[("host", host.into())]), LabelStyle::CAPTION);
    }
}

fn title(entry: &RecoveryEntry) -> String {
    let info = &entry.work.map.info;
    match (&entry.work.base, info.title.trim()) {
        (Some(base), _) => file_name::shown(&base.path),
        (None, "") => MapWords::of(Locale::from_tag(&info.language)).untitled().to_owned(),
        (None, title) => legible(title).into_owned(),
    }
}
