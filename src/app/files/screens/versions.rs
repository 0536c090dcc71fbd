//! The list of earlier versions: when each was saved, what was changed after it, a picture of the chosen one, and what
//! to do.

use egui::Id;

use super::picker::{Picker, PickerList, PickerPicture};
use crate::app::files::work::versions::{VersionList, VersionView, Versions};
use crate::app::panels::wording::{changes, when};
use crate::app::widgets::dialog::{DialogButton, DialogUi};
use crate::app::widgets::label::LabelStyle;
use crate::persist::versions::VersionEntry;

/// What the user does with the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersionsAnswer {
    Choose(usize),
    Restore,
    OpenInOtherWindow,
    Close,
}

/// Shows the list of the map of that name, while it is open.
pub fn ui(
    picker: &mut Picker,
    cx: &DialogUi<'_>,
    versions: &Versions,
    name: &str,
    has_file: bool,
) -> Option<VersionsAnswer> {
    let title = cx.words.with("versions-title", &[("name", name.into())]);
    match versions {
        Versions::Closed => None,
        Versions::Listing(_) => {
            let (pressed, _, escaped) = cx.modal(Id::unique("versions"), |ui| {
                cx.title_ui(ui, &title);
                ui.add_space(8.0);
                cx.text.paragraph(ui, &cx.words.text("versions-looking"), LabelStyle::BODY);
                ui.add_space(12.0);
                let cancel = DialogButton::primary(cx.words, "dialog-cancel", VersionsAnswer::Close);
                cx.buttons_ui(ui, &[cancel], false)
            });
            pressed.or(escaped.then_some(VersionsAnswer::Close))
        }
        Versions::Listed(list) => list_ui(picker, cx, list, title, has_file),
    }
}

fn list_ui(
    picker: &mut Picker,
    cx: &DialogUi<'_>,
    list: &VersionList,
    title: String,
    has_file: bool,
) -> Option<VersionsAnswer> {
    let nothing = if has_file { "versions-none" } else { "versions-no-file" };
    let view = list.view.get();
    let is_readable = matches!(view, Some((_, Some(_))));
    let picture = match view {
        None => PickerPicture::Missing("recovered-drawing"),
        Some((_, None)) => PickerPicture::Missing("versions-unreadable"),
        Some((_, Some(VersionView { picture: None, .. }))) => PickerPicture::Missing("recovered-no-preview"),
        Some((generation, Some(VersionView { picture: Some(pixels), .. }))) => PickerPicture::Ready(generation, pixels),
    };
    let close = DialogButton::secondary(cx.words, "dialog-close", VersionsAnswer::Close);
    let restore = DialogButton::primary(cx.words, "versions-restore", VersionsAnswer::Restore);
    let other = DialogButton::secondary(cx.words, "versions-beside", VersionsAnswer::OpenInOtherWindow);
    let list = PickerList {
        id: "versions",
        title,
        text: list.entries.is_empty().then(|| cx.words.text(nothing).into_owned()),
        rows: list.entries.iter().map(|entry| row(cx, list, entry)).collect(),
        chosen: list.chosen,
        remarks: &|_| (),
        picture,
        buttons: match list.entries.is_empty() {
            true => vec![DialogButton::primary(cx.words, "dialog-close", VersionsAnswer::Close)],
            false => vec![restore.enabled(is_readable), other.enabled(is_readable), close],
        },
        choose: VersionsAnswer::Choose,
        close: VersionsAnswer::Close,
    };
    picker.ui(cx, list)
}

fn row(cx: &DialogUi<'_>, list: &VersionList, entry: &VersionEntry) -> String {
    let time = when::in_words(entry.version.written, list.at, cx.words);
    let after = match &entry.changes {
        Some(done) => cx.words.with("versions-after", &[("changes", changes::in_words(done, cx.words).into())]),
        None => cx.words.text("versions-unreadable").into_owned(),
    };
    format!("{time}\n{after}")
}
