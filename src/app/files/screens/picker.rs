//! A list of maps to choose from, with a picture of the chosen one: recovered work and earlier versions.

use egui::{Align, Button, Id, Layout, Role, ScrollArea, Ui, vec2};

use crate::app::widgets::dialog::{DialogButton, DialogUi};
use crate::app::widgets::label::{LabelStyle, named};
use crate::app::widgets::mirror;
use crate::app::widgets::picture::PictureCache;
use crate::render::png::Pixels;

/// Points across the dialog.
const WIDTH: f32 = 600.0;
/// The most room of the rows and of the picture, and the least of the rows.
const ROWS: f32 = 180.0;
const PICTURE: f32 = 260.0;
const LEAST_ROWS: f32 = 48.0;
/// A smaller picture shows nothing.
const LEAST_PICTURE: f32 = 48.0;
/// Between the dialog and the edges of the window, above and below together.
const EDGES: f32 = 24.0;

/// What the dialog remembers as long as it is open.
#[derive(Default)]
pub struct Picker {
    is_open: bool,
    /// What the dialog needed beside the rows and the picture, once that is known.
    around: Option<f32>,
    picture: PictureCache,
}

/// What there is to choose from.
pub struct PickerList<'a, A> {
    /// The name of the dialog for the toolkit.
    pub id: &'static str,
    pub title: String,
    /// A sentence below the title.
    pub text: Option<String>,
    /// The entries, of two lines each.
    pub rows: Vec<String>,
    pub chosen: usize,
    /// Shows what to know about the chosen entry.
    pub remarks: &'a dyn Fn(&mut Ui),
    /// The picture of the chosen entry.
    pub picture: PickerPicture<'a>,
    /// What to do with it; the primary button first.
    pub buttons: Vec<DialogButton<A>>,
    /// The answer that chooses another entry.
    pub choose: fn(usize) -> A,
    /// What Esc answers.
    pub close: A,
}

/// The picture of an entry.
pub enum PickerPicture<'a> {
    /// There is none yet, or never, for a reason given by its message key.
    Missing(&'static str),
    /// A picture, with a number that no other one has.
    Ready(u64, &'a Pixels),
}

impl Picker {
    /// Shows the list.
    pub fn ui<A: Clone>(&mut self, cx: &DialogUi<'_>, list: PickerList<'_, A>) -> Option<A> {
        let fresh = !std::mem::replace(&mut self.is_open, true);
        let room = cx.ctx.content_rect().size();
        let inner = (room.y - EDGES - self.around.unwrap_or(0.0)).max(LEAST_ROWS);
        let rows = ROWS.min((inner / 2.0).max(LEAST_ROWS));
        let picture = PICTURE.min(inner - rows);
        let mut given = 0.0;
        let ((chosen, pressed), response, escaped) = cx.modal(Id::unique(list.id), |ui| {
            ui.set_width(WIDTH.min(room.x - 64.0));
            cx.title_ui(ui, &list.title);
            if let Some(text) = &list.text {
                ui.add_space(4.0);
                cx.text.paragraph(ui, text, LabelStyle::BODY);
            }
            ui.add_space(8.0);
            let before = ui.min_rect().bottom();
            let chosen = rows_ui(ui, cx, &list, rows);
            given += ui.min_rect().bottom() - before;
            if list.chosen < list.rows.len() {
                ui.add_space(8.0);
                (list.remarks)(ui);
                if picture >= LEAST_PICTURE {
                    let before = ui.min_rect().bottom();
                    ui.add_space(8.0);
                    self.picture_ui(ui, cx, &list.picture, picture - 8.0);
                    given += ui.min_rect().bottom() - before;
                }
            }
            ui.add_space(12.0);
            (chosen, cx.buttons_ui(ui, &list.buttons, fresh))
        });
        let needed = response.rect.height() - given;
        if self.around.replace(needed).is_none_or(|before| (before - needed).abs() > 1.0) {
            cx.ctx.request_discard("the room of the list is known now");
        }
        pressed.or(escaped.then_some(list.close)).or(chosen.map(list.choose))
    }

    fn picture_ui(&mut self, ui: &mut Ui, cx: &DialogUi<'_>, picture: &PickerPicture<'_>, height: f32) {
        let size = vec2(ui.available_width(), height);
        ui.allocate_ui_with_layout(size, Layout::top_down(Align::Center), |ui| {
            ui.set_min_size(size);
            match picture {
                PickerPicture::Missing(key) => {
                    ui.add_space(size.y / 2.0 - 9.0);
                    cx.text.label(ui, &cx.words.text(key), LabelStyle::CAPTION);
                }
                PickerPicture::Ready(generation, pixels) => {
                    self.picture.show(ui, *generation, pixels, size, &cx.words.text("recovered-preview"));
                }
            }
        });
    }
}

/// The rows; the one that was clicked.
fn rows_ui<A>(ui: &mut Ui, cx: &DialogUi<'_>, list: &PickerList<'_, A>, height: f32) -> Option<usize> {
    mirror::scroll_bar_at_end(cx.text.flow(), ui);
    let area = ScrollArea::vertical().id_salt(list.id).max_height(height).auto_shrink([false, true]);
    let clicked = area.show(ui, |ui| {
        let clicked = list.rows.iter().enumerate().filter(|(at, row)| {
            let width = ui.available_width() - mirror::SCROLL_BAR;
            let label = cx.text.wrapped_atom(row, LabelStyle::BODY, width - 24.0);
            let button = Button::new(label).selected(*at == list.chosen).min_size(vec2(width, 44.0));
            named(ui.add(button), Role::Button, row).clicked() && *at != list.chosen
        });
        clicked.map(|(at, _)| at).last()
    });
    clicked.inner
}
