//! The export dialog: what can be chosen at the start, what it will look like at the end.
//!
//! Enter exports wherever the keyboard is, but on a button it presses that button; Space presses everywhere. Esc cancels.

mod fields;

use egui::{Align, CornerRadius, Id, Key, Modifiers, Popup, Rect, Role, ScrollArea, Ui, UiBuilder, Vec2, vec2};

use crate::app::files::work::export::ExportDraft;
use crate::app::files::work::export::preview::PreviewContent;
use crate::app::files::work::export::size::MissingInput;
use crate::app::widgets::dialog::{DialogButton, DialogUi};
use crate::app::widgets::dropdown;
use crate::app::widgets::focus::focused_widget;
use crate::app::widgets::label::{LabelStyle, block_size, named};
use crate::app::widgets::mirror::{self, RectCut};
use crate::app::widgets::picture::PictureCache;
use crate::app::widgets::style;
use crate::export::Choice;
use crate::geom::Size;
use crate::render::png::LARGEST_SIDE;

/// The most points of the dialog across and down, without its margins.
const SIZE: Vec2 = vec2(880.0, 560.0);
/// Points across what can be chosen, at most, and its largest share of the dialog.
const CHOICES: f32 = 320.0;
const SHARE: f32 = 0.5;
/// Between what can be chosen and the preview.
const GAP: f32 = 16.0;
/// The title, the buttons and the space around them.
const AROUND: f32 = 84.0;
/// The lines that say how large the picture will be.
const FOOT: f32 = 56.0;

/// What the dialog remembers as long as it is open.
pub struct ExportScreen {
    is_open: bool,
    picture: PictureCache,
    /// Where the choices were in the last frame.
    choices: Rect,
}

impl Default for ExportScreen {
    fn default() -> Self {
        Self { is_open: false, picture: PictureCache::default(), choices: Rect::NOTHING }
    }
}

/// What the user does with the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportAnswer {
    Export,
    Cancel,
}

impl ExportScreen {
    /// Shows the dialog.
    pub fn ui(&mut self, cx: &DialogUi<'_>, draft: &mut ExportDraft) -> Option<ExportAnswer> {
        let is_possible = missing(draft).is_none();
        let pressed = self.keys(cx, is_possible);
        let fresh = !std::mem::replace(&mut self.is_open, true);
        let size = SIZE.min(cx.ctx.content_rect().size() - vec2(64.0, 48.0));
        // Esc was looked for before, as a list that is open takes it first.
        let (answer, _) = cx.modal_without_keys(Id::unique("export"), |ui| {
            ui.set_width(size.x);
            cx.title_ui(ui, &cx.words.text("dialog-export-title"));
            ui.add_space(8.0);
            let height = (size.y - AROUND).max(120.0);
            let (_, body) = ui.allocate_space(vec2(size.x, height));
            let mut strip = RectCut::new(body, cx.text.flow());
            self.choices = strip.start(CHOICES.min(size.x * SHARE));
            strip.start(GAP);
            self.choices_ui(ui, cx, draft);
            self.preview_ui(ui, cx, draft, strip.rest());
            ui.add_space(12.0);
            let buttons = [
                DialogButton::primary(cx.words, "dialog-export", ExportAnswer::Export).enabled(is_possible),
                DialogButton::secondary(cx.words, "dialog-cancel", ExportAnswer::Cancel),
            ];
            cx.buttons_ui(ui, &buttons, fresh)
        });
        if let Some(left) = draft.preview.calm_in() {
            cx.ctx.request_repaint_after(left);
        }
        pressed.or(answer)
    }

    /// What Enter and Esc mean, before a field or a list can have them.
    fn keys(&self, cx: &DialogUi<'_>, is_possible: bool) -> Option<ExportAnswer> {
        if Popup::is_any_open(cx.ctx) {
            return None;
        }
        let taken = |key| cx.ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if taken(Key::Escape) {
            return Some(ExportAnswer::Cancel);
        }
        let focused = focused_widget(cx.ctx);
        // A button has the keyboard: Enter presses it, or opens its list.
        if dropdown::has_focus(cx.ctx) || focused.is_some_and(|widget| !self.choices.contains(widget.rect.center())) {
            return None;
        }
        (taken(Key::Enter) && is_possible && self.is_open).then_some(ExportAnswer::Export)
    }

    fn choices_ui(&mut self, ui: &mut Ui, cx: &DialogUi<'_>, draft: &mut ExportDraft) {
        let all = UiBuilder::new().max_rect(self.choices).layout(mirror::column(cx.text.flow()));
        // What is shown here has its room already: the buttons below don't move, whatever is in it.
        let ui = &mut ui.new_child(all);
        mirror::scroll_bar_at_end(cx.text.flow(), ui);
        let list = ScrollArea::vertical().id_salt("export").auto_shrink([false, false]);
        list.show(ui, |ui| {
            let room = vec2(ui.available_width() - mirror::SCROLL_BAR, 0.0);
            ui.allocate_ui_with_layout(room, mirror::column(cx.text.flow()), |ui| {
                ui.set_width(room.x);
                ui.spacing_mut().item_spacing.y = 4.0;
                fields::ui(ui, cx, &mut draft.choice, (&*draft.map, &draft.reading_order));
            });
        });
    }

    /// The preview, and how large the picture will be.
    fn preview_ui(&mut self, ui: &mut Ui, cx: &DialogUi<'_>, draft: &ExportDraft, rect: Rect) {
        let (above, below) = rect.split_top_bottom_at_y(rect.bottom() - FOOT);
        let palette = style::palette(cx.ctx);
        ui.painter().rect_filled(above, CornerRadius::same(8), palette.hover);
        let within = UiBuilder::new().max_rect(above.shrink(8.0)).layout(mirror::column(cx.text.flow()));
        self.content_ui(&mut ui.new_child(within), cx, draft);
        let foot = UiBuilder::new().max_rect(below).layout(mirror::column(cx.text.flow()));
        let ui = &mut ui.new_child(foot);
        ui.add_space(4.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        if let Some(missing) = missing(draft) {
            let most = [("most", LARGEST_SIDE.to_string().into())];
            cx.text.paragraph(ui, &cx.words.with(missing.key(), &most), LabelStyle::CAPTION.colored(palette.error));
        }
        for line in extent(cx, draft) {
            cx.text.paragraph(ui, &line, LabelStyle::CAPTION.colored(palette.quiet));
        }
    }

    fn content_ui(&mut self, ui: &mut Ui, cx: &DialogUi<'_>, draft: &ExportDraft) {
        let room = ui.available_size();
        let text_ui = |ui: &mut Ui, key: &str| {
            let text = cx.words.text(key);
            let block = cx.text.wrapped(&cx.text.sentence(&text), LabelStyle::CAPTION, room.x);
            ui.add_space(((room.y - block.map_or(0.0, |block| block_size(&block).y)) / 2.0).max(0.0));
            ui.with_layout(egui::Layout::top_down(Align::Center), |ui| {
                cx.text.paragraph(ui, &text, LabelStyle::CAPTION)
            });
        };
        match draft.preview.shown() {
            None if draft.choice.preview_order().is_err() => {}
            None => text_ui(ui, "recovered-drawing"),
            Some(PreviewContent::Nothing) => text_ui(ui, "recovered-no-preview"),
            Some(PreviewContent::Lines(lines)) => {
                ui.set_clip_rect(ui.clip_rect().intersect(ui.max_rect()));
                ui.spacing_mut().item_spacing.y = 2.0;
                lines_ui(ui, cx, lines);
            }
            Some(PreviewContent::Picture(pixels, _)) => {
                let (image, size) = self.picture.image(ui, draft.preview.generation, pixels, room);
                let picture = Rect::from_center_size(ui.max_rect().center(), size);
                let shown = named(ui.put(picture, image), Role::Image, &cx.words.text("export-preview"));
                if draft.preview.is_old() {
                    // Another one is on its way.
                    ui.painter().rect_filled(shown.rect, 0.0, style::palette(ui.ctx()).hover.gamma_multiply(0.5));
                }
            }
        }
    }
}

/// How large the picture will be.
fn extent(cx: &DialogUi<'_>, draft: &ExportDraft) -> Vec<String> {
    let (words, mut lines) = (cx.words, Vec::new());
    let Some(scene) = sized_scene(draft) else { return lines };
    let Ok(size) = draft.choice.size.size() else { return lines };
    let count = |pixels: f64| pixels.to_string();
    let (across, down) = size.pixels(scene);
    lines.push(words.with("export-pixels", &[("width", count(across).into()), ("height", count(down).into())]));
    if let Some((across, down)) = size.on_paper(scene) {
        let paper = [("width", count(across.round()).into()), ("height", count(down.round()).into())];
        lines.push(words.with("export-millimeters", &paper));
    }
    lines
}

/// The size of the picture in units of the map, when the user chooses its size.
fn sized_scene(draft: &ExportDraft) -> Option<Size> {
    match draft.preview.shown()? {
        PreviewContent::Picture(_, size) if Choice::Size.is_for(draft.choice.format) => Some(*size),
        PreviewContent::Picture(..) | PreviewContent::Lines(_) | PreviewContent::Nothing => None,
    }
}

/// What is missing before anything can be made, also a size that a picture of this map can have.
fn missing(draft: &ExportDraft) -> Option<MissingInput> {
    let most = f64::from(LARGEST_SIDE);
    let size = sized_scene(draft).zip(draft.choice.size.size().ok());
    let is_too_large = size.map(|(scene, size)| size.pixels(scene)).is_some_and(|(x, y)| x > most || y > most);
    draft.choice.order().err().or(is_too_large.then_some(MissingInput::Measure))
}

/// The first lines of a text, as far as there is room for whole lines.
fn lines_ui(ui: &mut Ui, cx: &DialogUi<'_>, lines: &[String]) {
    for line in lines {
        let block = cx.text.wrapped(line, LabelStyle::CAPTION, ui.available_width());
        if ui.available_height() < block.map_or(LabelStyle::CAPTION.style.line_height, |block| block_size(&block).y) {
            break;
        }
        cx.text.verbatim(ui, line, LabelStyle::CAPTION);
    }
}
