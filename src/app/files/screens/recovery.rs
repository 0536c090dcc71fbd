//! The list of what can be had back: title, file, time and size of each, a picture of the chosen one, and what to do.

use egui::{
    Align, Button, ColorImage, Frame, Id, Image, Key, Modal, Modifiers, Role, ScrollArea, TextureHandle,
    TextureOptions, Ui, Vec2, vec2,
};

use crate::app::file_name;
use crate::app::files::Files;
use crate::app::files::screens::{Choice, Pen, when};
use crate::app::files::work::recovered::{Find, List, Trigger};
use crate::app::panels::wording::changes;
use crate::app::widgets::label::{LabelStyle, named};
use crate::app::widgets::{mirror, style};
use crate::editor::Editor;
use crate::i18n::Locale;
use crate::i18n::MapWords;
use crate::persist::Liveness;
use crate::persist::recovery::BaseState;
use crate::render::png::Pixels;

/// Points across the list.
const WIDTH: f32 = 600.0;
/// The most room of the rows, and of the picture, and the least of the rows.
const ROWS: f32 = 180.0;
const PICTURE: f32 = 260.0;
const LEAST_ROWS: f32 = 48.0;
/// A picture of less says nothing.
const LEAST_PICTURE: f32 = 48.0;
/// Between the dialog and the edges of the window, above and below together.
const EDGES: f32 = 24.0;

/// What the screen remembers of a list.
#[derive(Default)]
pub(crate) struct Shown {
    begun: bool,
    /// What the dialog needed beside the rows and the picture, once that is known.
    around: Option<f32>,
    preview: Option<TextureHandle>,
}

impl Shown {
    /// Another one is chosen.
    pub(crate) fn forget_preview(&mut self) {
        self.preview = None;
    }
}

/// What the person wants of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    Restore,
    Discard,
    Close,
}

/// Shows the list, when there is one.
pub(crate) fn ui(files: &mut Files, pen: &Pen<'_>, editor: &mut Editor) {
    let Some(list) = files.recovered.list() else { return };
    let escaped = pen.ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let fresh = !std::mem::replace(&mut list.shown.begun, true);
    let id = Id::unique("recovered");
    let area = Modal::default_area(id).fade_in(false).layout(mirror::column(pen.text.flow()));
    let modal = Modal::new(id).area(area).frame(Frame::window(&pen.ctx.global_style()));
    let room = pen.ctx.content_rect().size();
    let around = list.shown.around.unwrap_or(0.0);
    let inner = (room.y - EDGES - around).max(LEAST_ROWS);
    let rows = ROWS.min((inner / 2.0).max(LEAST_ROWS));
    let picture = PICTURE.min(inner - rows);
    let mut given = 0.0;
    let shown = modal.show(pen.ctx, |ui| {
        ui.set_width(WIDTH.min(room.x - 64.0));
        pen.text.paragraph(ui, &pen.words.text("recovered-title"), LabelStyle::TITLE);
        ui.add_space(4.0);
        pen.text.paragraph(ui, &pen.words.text(list.heading()), LabelStyle::BODY);
        ui.add_space(8.0);
        let before = ui.min_rect().bottom();
        let chosen = list.rows_ui(ui, pen, rows);
        given += ui.min_rect().bottom() - before;
        if let Some(find) = list.finds.get(list.chosen) {
            ui.add_space(8.0);
            remarks_ui(ui, pen, find);
            if picture >= LEAST_PICTURE {
                let before = ui.min_rect().bottom();
                ui.add_space(8.0);
                list.picture_ui(ui, pen, picture - 8.0);
                given += ui.min_rect().bottom() - before;
            }
        }
        ui.add_space(12.0);
        (chosen, pen.choices_ui(ui, &list.choices(pen), fresh))
    });
    let needed = shown.response.rect.height() - given;
    if list.shown.around.replace(needed).is_none_or(|before| (before - needed).abs() > 1.0) {
        pen.ctx.request_discard("the room of the list is known now");
    }
    let (chosen, wish) = shown.inner;
    if let Some(chosen) = chosen {
        files.choose_recovered(chosen);
    }
    match wish.or(escaped.then_some(Wish::Close)) {
        Some(Wish::Restore) => files.restore(editor),
        Some(Wish::Discard) => files.discard_recovered(),
        Some(Wish::Close) => files.put_recovered_away(),
        None => {}
    }
}

impl List {
    fn heading(&self) -> &'static str {
        match self.trigger {
            _ if self.finds.is_empty() => "recovered-nothing",
            Trigger::AtStart => "recovered-text",
            Trigger::ByUser => "recovered-text-all",
        }
    }

    /// The rows; the one that was clicked.
    fn rows_ui(&self, ui: &mut Ui, pen: &Pen<'_>, height: f32) -> Option<usize> {
        mirror::scroll_bar_at_end(pen.text.flow(), ui);
        let rows = ScrollArea::vertical().id_salt("recovered").max_height(height).auto_shrink([false, true]);
        let rows = rows.show(ui, |ui| {
            let clicked = self.finds.iter().enumerate().filter(|(at, find)| self.row_ui(ui, pen, *at, find));
            clicked.map(|(at, _)| at).last()
        });
        rows.inner
    }

    fn row_ui(&self, ui: &mut Ui, pen: &Pen<'_>, at: usize, find: &Find) -> bool {
        let blanks = [
            ("ago", when::ago(find.left.at, self.at, pen.words).into()),
            ("changes", changes::in_words(&find.left.changes, pen.words).into()),
        ];
        let says = format!("{}\n{}", title(find), pen.words.with("recovered-entry", &blanks));
        let width = ui.available_width() - mirror::SCROLL_BAR;
        let label = pen.text.wrapped_atom(&says, LabelStyle::BODY, width - 24.0);
        let button = Button::new(label).selected(at == self.chosen).min_size(vec2(width, 44.0));
        let row = ui.add(button);
        named(row, Role::Button, &says).clicked() && at != self.chosen
    }

    fn picture_ui(&mut self, ui: &mut Ui, pen: &Pen<'_>, height: f32) {
        let size = vec2(ui.available_width(), height);
        ui.allocate_ui_with_layout(size, egui::Layout::top_down(Align::Center), |ui| {
            ui.set_min_size(size);
            let Some(preview) = &self.preview else {
                ui.add_space(size.y / 2.0 - 9.0);
                pen.text.label(ui, &pen.words.text("recovered-drawing"), LabelStyle::CAPTION);
                return;
            };
            let Some(pixels) = preview else {
                pen.text.label(ui, &pen.words.text("recovered-no-preview"), LabelStyle::CAPTION);
                return;
            };
            let texture = self
                .shown
                .preview
                .get_or_insert_with(|| ui.ctx().load_texture("recovered", image(pixels), TextureOptions::LINEAR));
            let image = Image::new(&*texture).fit_to_exact_size(fitted(texture.size_vec2(), size));
            named(ui.add(image), Role::Image, &pen.words.text("recovered-preview"));
        });
    }

    fn choices(&self, pen: &Pen<'_>) -> Vec<Choice<Wish>> {
        let close = if self.trigger == Trigger::AtStart { "recovered-later" } else { "dialog-close" };
        let close = |main: bool| match main {
            true => Choice::main(pen.words, close, Wish::Close),
            false => Choice::other(pen.words, close, Wish::Close),
        };
        let Some(find) = self.finds.get(self.chosen) else { return vec![close(true)] };
        let mut choices = vec![Choice::main(pen.words, "recovered-restore", Wish::Restore), close(false)];
        if !find.discarded {
            choices.push(Choice::other(pen.words, "recovered-discard", Wish::Discard));
        }
        choices
    }
}

/// Where the map belongs, and what else is to be known before it is restored.
fn remarks_ui(ui: &mut Ui, pen: &Pen<'_>, find: &Find) {
    let quiet = LabelStyle::CAPTION.colored(style::palette(pen.ctx).quiet);
    if let Some(base) = &find.left.base {
        pen.text.verbatim(ui, &pen.words.isolate(&base.path.display().to_string()), quiet);
    }
    let since = match find.since {
        BaseState::NeverSaved => Some("recovered-never-saved"),
        BaseState::Unchanged => None,
        BaseState::Changed(_) => Some("recovered-changed"),
        BaseState::Gone => Some("recovered-gone"),
        BaseState::Unknown => Some("recovered-unknown"),
    };
    for key in since.into_iter().chain(find.discarded.then_some("recovered-discarded")) {
        pen.text.paragraph(ui, &pen.words.text(key), LabelStyle::CAPTION);
    }
    if find.left.liveness == Liveness::Unknown {
        let host = pen.words.with("recovered-elsewhere", &[("host", find.left.owner.host.as_str().into())]);
        pen.text.paragraph(ui, &host, LabelStyle::CAPTION);
    }
}

/// What the map is called.
fn title(find: &Find) -> String {
    let info = &find.left.map.info;
    match (&find.left.base, info.title.trim()) {
        (Some(base), _) => file_name::shown(&base.path),
        (None, "") => MapWords::of(Locale::from_tag(&info.language)).untitled().to_owned(),
        (None, title) => title.to_owned(),
    }
}

pub(crate) fn image(pixels: &Pixels) -> ColorImage {
    let side = |pixels: u32| usize::try_from(pixels).unwrap_or_default();
    ColorImage::from_rgba_unmultiplied([side(pixels.width), side(pixels.height)], &pixels.rgba)
}

/// As large as there is room for, and not larger than it is at two pixels a point.
pub(crate) fn fitted(size: Vec2, room: Vec2) -> Vec2 {
    size * (room.x / size.x).min(room.y / size.y).min(0.5)
}
