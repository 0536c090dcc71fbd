//! The list of earlier versions: when each was saved, what was changed after it, a picture of the chosen one, and what
//! to do.

use egui::{
    Align, Button, Frame, Id, Image, Key, Modal, Modifiers, Role, ScrollArea, TextureHandle, TextureOptions, Ui, vec2,
};

use crate::app::files::Files;
use crate::app::files::screens::recovery::{fitted, image};
use crate::app::files::screens::{Choice, Pen, when};
use crate::app::files::work::versions::{List, Versions};
use crate::app::panels::wording::changes;
use crate::app::widgets::label::{LabelStyle, named};
use crate::app::widgets::mirror;
use crate::editor::Editor;
use crate::persist::versions::HistoryEntry;

/// Points across the dialog.
const WIDTH: f32 = 600.0;
/// The room of the rows, and of the picture.
const ROWS: f32 = 180.0;
const PICTURE: f32 = 260.0;
/// What the dialog needs beside the rows and the picture.
const AROUND: f32 = 330.0;

/// What the screen remembers of a list.
#[derive(Default)]
pub(crate) struct Shown {
    begun: bool,
    picture: Option<TextureHandle>,
}

impl Shown {
    /// Another one is chosen.
    pub(crate) fn forget_picture(&mut self) {
        self.picture = None;
    }
}

/// What the person wants of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    Choose(usize),
    Restore,
    Beside,
    Close,
}

/// Shows the list, when it was asked for.
pub(crate) fn ui(files: &mut Files, pen: &Pen<'_>, editor: &mut Editor) {
    if !files.shows_versions() {
        return;
    }
    let escaped = pen.ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let id = Id::unique("versions");
    let area = Modal::default_area(id).fade_in(false).layout(mirror::column(pen.text.flow()));
    let modal = Modal::new(id).area(area).frame(Frame::window(&pen.ctx.global_style()));
    let room = pen.ctx.content_rect().size();
    let has_file = files.path().is_some();
    let title = pen.words.with("versions-title", &[("name", files.shown.0.as_str().into())]);
    let shown = modal.show(pen.ctx, |ui| {
        ui.set_width(WIDTH.min(room.x - 64.0));
        pen.text.paragraph(ui, &title, LabelStyle::TITLE);
        ui.add_space(8.0);
        match &mut files.versions {
            Versions::Listed(list) if list.entries.is_empty() => {
                let key = if has_file { "versions-none" } else { "versions-no-file" };
                pen.text.paragraph(ui, &pen.words.text(key), LabelStyle::BODY);
                ui.add_space(12.0);
                pen.choices_ui(ui, &[Choice::main(pen.words, "dialog-close", Wish::Close)], true)
            }
            Versions::Listed(list) => list.ui(ui, pen, PICTURE.min(room.y - AROUND)),
            Versions::Unasked | Versions::Looking(_) => {
                pen.text.paragraph(ui, &pen.words.text("versions-looking"), LabelStyle::BODY);
                ui.add_space(12.0);
                pen.choices_ui(ui, &[Choice::main(pen.words, "dialog-cancel", Wish::Close)], false)
            }
        }
    });
    match escaped.then_some(Wish::Close).or(shown.inner) {
        Some(Wish::Choose(at)) => files.choose_version(at),
        Some(Wish::Restore) => files.restore_version(editor),
        Some(Wish::Beside) => files.open_version_beside(),
        Some(Wish::Close) => files.put_versions_away(),
        None => {}
    }
}

impl List {
    fn ui(&mut self, ui: &mut Ui, pen: &Pen<'_>, picture: f32) -> Option<Wish> {
        let fresh = !std::mem::replace(&mut self.shown.begun, true);
        mirror::scroll_bar_at_end(pen.text.flow(), ui);
        let rows = ScrollArea::vertical().id_salt("versions").max_height(ROWS).auto_shrink([false, true]);
        let rows = rows.show(ui, |ui| {
            let clicked = self.entries.iter().enumerate().filter(|(at, entry)| self.row_ui(ui, pen, *at, entry));
            clicked.map(|(at, _)| at).last()
        });
        ui.add_space(8.0);
        self.picture_ui(ui, pen, picture);
        ui.add_space(12.0);
        let readable = matches!(self.look, Some(Some(_)));
        let choices = [
            Choice::main(pen.words, "versions-restore", Wish::Restore).possible(readable),
            Choice::other(pen.words, "versions-beside", Wish::Beside).possible(readable),
            Choice::other(pen.words, "dialog-close", Wish::Close),
        ];
        rows.inner.map(Wish::Choose).or(pen.choices_ui(ui, &choices, fresh))
    }

    fn row_ui(&self, ui: &mut Ui, pen: &Pen<'_>, at: usize, entry: &HistoryEntry) -> bool {
        let time = when::said(entry.version.written, self.at, pen.words);
        let after = match &entry.changes {
            Some(done) => pen.words.with("versions-after", &[("changes", changes::in_words(done, pen.words).into())]),
            None => pen.words.text("versions-unreadable").into_owned(),
        };
        let says = format!("{time}\n{after}");
        let width = ui.available_width() - mirror::SCROLL_BAR;
        let label = pen.text.wrapped_atom(&says, LabelStyle::BODY, width - 24.0);
        let button = Button::new(label).selected(at == self.chosen).min_size(vec2(width, 44.0));
        named(ui.add(button), Role::Button, &says).clicked() && at != self.chosen
    }

    fn picture_ui(&mut self, ui: &mut Ui, pen: &Pen<'_>, height: f32) {
        let size = vec2(ui.available_width(), height.max(60.0));
        ui.allocate_ui_with_layout(size, egui::Layout::top_down(Align::Center), |ui| {
            ui.set_min_size(size);
            let says = |ui: &mut Ui, key: &str| pen.text.label(ui, &pen.words.text(key), LabelStyle::CAPTION);
            let Some(look) = &self.look else {
                says(ui, "recovered-drawing");
                return;
            };
            let Some(look) = look else {
                says(ui, "versions-unreadable");
                return;
            };
            let Some(pixels) = &look.picture else {
                says(ui, "recovered-no-preview");
                return;
            };
            let texture = self
                .shown
                .picture
                .get_or_insert_with(|| ui.ctx().load_texture("version", image(pixels), TextureOptions::LINEAR));
            let picture = Image::new(&*texture).fit_to_exact_size(fitted(texture.size_vec2(), size));
            named(ui.add(picture), Role::Image, &pen.words.text("recovered-preview"));
        });
    }
}
