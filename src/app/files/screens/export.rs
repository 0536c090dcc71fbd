//! The dialog that asks what the map is to be exported as: what can be chosen at the start, what comes of it at the end.
//!
//! Enter exports wherever the keyboard is, but on a button it presses that button; Space presses everywhere. Esc leaves.

mod fields;

use std::sync::Arc;

use egui::{
    Align, CornerRadius, Frame, Id, Image, Key, Modal, Modifiers, Popup, Rect, Role, ScrollArea, TextureHandle,
    TextureOptions, Ui, UiBuilder, vec2,
};

use crate::app::files::Files;
use crate::app::files::screens::recovery::{fitted, image};
use crate::app::files::screens::{Choice, Pen};
use crate::app::files::work::export::chosen::Chosen;
use crate::app::files::work::export::preview::{Preview, Sample};
use crate::app::files::work::export::sizing::Lack;
use crate::app::widgets::label::{LabelStyle, block_size, named};
use crate::app::widgets::mirror;
use crate::app::widgets::mirror::RectCut;
use crate::app::widgets::style;
use crate::app::worker::Wake;
use crate::editor::Editor;
use crate::export;
use crate::geom::Size;
use crate::model::Map;
use crate::render::png::LARGEST_SIDE;
use crate::theme::Theme;

/// The most points of the dialog across and down, without its margins.
const SIZE: egui::Vec2 = vec2(880.0, 560.0);
/// Points across what can be chosen, at most, and the share of the dialog that it has at most.
const CHOICES: f32 = 320.0;
const SHARE: f32 = 0.5;
/// Between what can be chosen and what comes of it.
const GAP: f32 = 16.0;
/// What stands above and below: the title, the buttons and the space around them.
const AROUND: f32 = 84.0;
/// The lines that say how large it becomes.
const FOOT: f32 = 56.0;

/// The question on the screen.
pub(crate) struct Dialog {
    pub(crate) chosen: Chosen,
    /// Which of the maps that were opened it is about.
    pub(crate) of: u64,
    /// The map, which does not change while it is asked about.
    pub(crate) map: Arc<Map>,
    theme: Theme,
    preview: Preview,
    texture: Option<TextureHandle>,
    begun: bool,
    /// Where the choices stood last.
    choices: Rect,
}

impl Dialog {
    pub(crate) fn new(chosen: Chosen, editor: &Editor, of: u64) -> Self {
        Self {
            chosen,
            of,
            map: Arc::new(editor.map().clone()),
            theme: editor.theme().clone(),
            preview: Preview::default(),
            texture: None,
            begun: false,
            choices: Rect::NOTHING,
        }
    }

    /// Takes in samples, and has others made.
    pub(crate) fn poll(&mut self, wake: &Wake) {
        match self.chosen.sample() {
            Ok(sample) => self.preview.want(sample),
            Err(_) => {
                self.preview.clear();
                self.texture = None;
            }
        }
        if self.preview.poll(&self.map, &self.theme, wake) {
            self.texture = None;
        }
    }
}

/// What the person wants of the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    Export,
    Cancel,
}

/// Asks, while there is something to ask.
pub(crate) fn ui(files: &mut Files, pen: &Pen<'_>, editor: &mut Editor) {
    let Some(dialog) = files.exporting.dialog.as_deref_mut() else { return };
    match dialog.ui(pen) {
        Some(Wish::Export) => files.order(editor),
        Some(Wish::Cancel) => files.put_export_away(),
        None => {}
    }
}

impl Dialog {
    fn ui(&mut self, pen: &Pen<'_>) -> Option<Wish> {
        let possible = self.lack().is_none();
        let pressed = self.hear(pen, possible);
        let fresh = !std::mem::replace(&mut self.begun, true);
        let id = Id::unique("export");
        let area = Modal::default_area(id).fade_in(false).layout(mirror::column(pen.text.flow()));
        let modal = Modal::new(id).area(area).frame(Frame::window(&pen.ctx.global_style()));
        let room = pen.ctx.content_rect().size() - vec2(64.0, 48.0);
        let size = SIZE.min(room);
        let shown = modal.show(pen.ctx, |ui| {
            ui.set_width(size.x);
            pen.text.paragraph(ui, &pen.words.text("dialog-export-title"), LabelStyle::TITLE);
            ui.add_space(8.0);
            let height = (size.y - AROUND).max(120.0);
            let (_, body) = ui.allocate_space(vec2(size.x, height));
            let mut strip = RectCut::new(body, pen.text.flow());
            self.choices = strip.start(CHOICES.min(size.x * SHARE));
            strip.start(GAP);
            self.choices_ui(ui, pen);
            self.preview_ui(ui, pen, strip.rest());
            ui.add_space(12.0);
            let buttons = [
                Choice::main(pen.words, "dialog-export", Wish::Export).possible(possible),
                Choice::other(pen.words, "dialog-cancel", Wish::Cancel),
            ];
            pen.choices_ui(ui, &buttons, fresh)
        });
        if let Some(left) = self.preview.calm_in() {
            pen.ctx.request_repaint_after(left);
        }
        pressed.or(shown.inner)
    }

    /// What Enter and Esc mean, before a field or a list can have them.
    fn hear(&self, pen: &Pen<'_>, possible: bool) -> Option<Wish> {
        if Popup::is_any_open(pen.ctx) {
            return None;
        }
        let taken = |key| pen.ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if taken(Key::Escape) {
            return Some(Wish::Cancel);
        }
        let focused = pen.ctx.memory(egui::Memory::focused).and_then(|id| pen.ctx.read_response(id));
        // A button has the keyboard: Enter presses it.
        if focused.is_some_and(|response| !self.choices.contains(response.rect.center())) {
            return None;
        }
        (taken(Key::Enter) && possible && self.begun).then_some(Wish::Export)
    }

    fn choices_ui(&mut self, ui: &mut Ui, pen: &Pen<'_>) {
        let all = UiBuilder::new().max_rect(self.choices).layout(mirror::column(pen.text.flow()));
        // What is shown here has its room already: the buttons below stand still whatever is in it.
        let ui = &mut ui.new_child(all);
        mirror::scroll_bar_at_end(pen.text.flow(), ui);
        let list = ScrollArea::vertical().id_salt("export").auto_shrink([false, false]);
        list.show(ui, |ui| {
            let room = vec2(ui.available_width() - mirror::SCROLL_BAR, 0.0);
            ui.allocate_ui_with_layout(room, mirror::column(pen.text.flow()), |ui| {
                ui.set_width(room.x);
                ui.spacing_mut().item_spacing.y = 4.0;
                fields::ui(ui, pen, &mut self.chosen, &self.map);
            });
        });
    }

    /// What comes of it, and how large it becomes.
    fn preview_ui(&mut self, ui: &mut Ui, pen: &Pen<'_>, rect: Rect) {
        let (above, below) = rect.split_top_bottom_at_y(rect.bottom() - FOOT);
        let palette = style::palette(pen.ctx);
        ui.painter().rect_filled(above, CornerRadius::same(8), palette.hover);
        let within = UiBuilder::new().max_rect(above.shrink(8.0)).layout(mirror::column(pen.text.flow()));
        self.sample_ui(&mut ui.new_child(within), pen);
        let foot = UiBuilder::new().max_rect(below).layout(mirror::column(pen.text.flow()));
        let ui = &mut ui.new_child(foot);
        ui.add_space(4.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        if let Some(lack) = self.lack() {
            let most = [("most", LARGEST_SIDE.to_string().into())];
            pen.text.paragraph(ui, &pen.words.with(lack.key(), &most), LabelStyle::CAPTION.colored(palette.error));
        }
        for line in self.extent(pen) {
            pen.text.paragraph(ui, &line, LabelStyle::CAPTION.colored(palette.quiet));
        }
    }

    fn sample_ui(&mut self, ui: &mut Ui, pen: &Pen<'_>) {
        let room = ui.available_size();
        let says = |ui: &mut Ui, key: &str| {
            let text = pen.words.text(key);
            let block = pen.text.wrapped(&pen.text.sentence(&text), LabelStyle::CAPTION, room.x);
            ui.add_space(((room.y - block.map_or(0.0, |block| block_size(&block).y)) / 2.0).max(0.0));
            ui.with_layout(egui::Layout::top_down(Align::Center), |ui| {
                pen.text.paragraph(ui, &text, LabelStyle::CAPTION)
            });
        };
        match self.preview.shown() {
            None if self.chosen.sample().is_err() => {}
            None => says(ui, "recovered-drawing"),
            Some(Sample::Nothing) => says(ui, "recovered-no-preview"),
            Some(Sample::Lines(lines)) => {
                ui.set_clip_rect(ui.clip_rect().intersect(ui.max_rect()));
                ui.spacing_mut().item_spacing.y = 2.0;
                lines_ui(ui, pen, lines);
            }
            Some(Sample::Picture(pixels, _)) => {
                let texture = self
                    .texture
                    .get_or_insert_with(|| ui.ctx().load_texture("export", image(pixels), TextureOptions::LINEAR));
                let size = fitted(texture.size_vec2(), room);
                let picture = Rect::from_center_size(ui.max_rect().center(), size);
                let image = Image::new(&*texture).fit_to_exact_size(size);
                let shown = named(ui.put(picture, image), Role::Image, &pen.words.text("export-preview"));
                if self.preview.is_old() {
                    // Another one is on its way.
                    ui.painter().rect_filled(shown.rect, 0.0, style::palette(ui.ctx()).hover.gamma_multiply(0.5));
                }
            }
        }
    }

    /// How large the picture becomes.
    fn extent(&self, pen: &Pen<'_>) -> Vec<String> {
        let (words, mut lines) = (pen.words, Vec::new());
        let Some(scene) = self.scene() else { return lines };
        if !export::Choice::Size.is_for(self.chosen.format) {
            return lines;
        }
        let Ok(wanted) = self.chosen.sizing.wanted() else { return lines };
        let count = |pixels: f64| pixels.to_string();
        let (across, down) = wanted.pixels(scene);
        lines.push(words.with("export-pixels", &[("width", count(across).into()), ("height", count(down).into())]));
        if let Some((across, down)) = wanted.on_paper(scene) {
            let paper = [("width", count(across.round()).into()), ("height", count(down.round()).into())];
            lines.push(words.with("export-millimeters", &paper));
        }
        lines
    }

    /// How large what is shown is in units of the map, when it is a picture.
    fn scene(&self) -> Option<Size> {
        match self.preview.shown()? {
            Sample::Picture(_, size) => Some(*size),
            Sample::Lines(_) | Sample::Nothing => None,
        }
    }

    /// What is missing before anything can be made; also a size that a picture of this map can have.
    fn lack(&self) -> Option<Lack> {
        let most = f64::from(LARGEST_SIDE);
        let sized = self.scene().filter(|_| export::Choice::Size.is_for(self.chosen.format));
        let pixels = sized.zip(self.chosen.sizing.wanted().ok()).map(|(scene, wanted)| wanted.pixels(scene));
        let beyond = pixels.is_some_and(|(across, down)| across > most || down > most);
        self.chosen.hand_over().err().or(beyond.then_some(Lack::Measure))
    }
}

/// The first lines of a text, as far as there is room for all of them: none is cut through.
fn lines_ui(ui: &mut Ui, pen: &Pen<'_>, lines: &[String]) {
    for line in lines {
        let block = pen.text.wrapped(line, LabelStyle::CAPTION, ui.available_width());
        if ui.available_height() < block.map_or(LabelStyle::CAPTION.style.line_height, |block| block_size(&block).y) {
            break;
        }
        pen.text.verbatim(ui, line, LabelStyle::CAPTION);
    }
}
