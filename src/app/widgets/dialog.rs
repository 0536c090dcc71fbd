//! Modal dialogs, and the strip at the foot of the window.
//!
//! A dialog has its primary button last in reading order. Enter presses the button that has the focus, which is the
//! primary one at first; Esc cancels; Tab goes around. A click beside a dialog does nothing, so that nobody answers by
//! accident.

use egui::{
    Align, Align2, Area, Button, Context, Frame, Id, Key, Layout, Modal, Modifiers, Order, Response, Role, Ui, Vec2,
    vec2,
};

use super::access::title_around;
use super::label::{LabelStyle, TextUi, block_size, named};
use super::mirror::{self, RectCut};
use super::style;
use crate::i18n::Words;

/// Points across a dialog that asks a question.
const WIDTH: f32 = 440.0;
/// Beside the label of a button, and between two buttons.
const BUTTON: f32 = 24.0;
/// The height of the strip at the foot, without its margins.
const LINE: f32 = 28.0;
/// The height of a progress bar.
const BAR: f32 = 4.0;

/// What all dialogs are drawn with.
pub struct DialogUi<'a> {
    /// The window.
    pub ctx: &'a Context,
    /// Its text.
    pub text: &'a TextUi,
    /// Its language.
    pub words: &'a Words,
}

/// A button of a dialog.
pub struct DialogButton<A> {
    label: String,
    answer: A,
    /// The primary button has the accent color.
    primary: bool,
    enabled: bool,
}

impl<A> DialogButton<A> {
    /// The primary button, named by the message of that key.
    pub fn primary(words: &Words, key: &str, answer: A) -> Self {
        Self { label: words.text(key).into_owned(), answer, primary: true, enabled: true }
    }

    /// Another button.
    pub fn secondary(words: &Words, key: &str, answer: A) -> Self {
        Self { primary: false, ..Self::primary(words, key, answer) }
    }

    /// The same button, which can be pressed only when it is enabled.
    #[must_use]
    pub fn enabled(self, enabled: bool) -> Self {
        Self { enabled, ..self }
    }
}

/// A dialog that asks one question.
pub struct Dialog<A> {
    /// What tells it from other dialogs, in every language.
    pub id: String,
    /// The question.
    pub title: String,
    /// What there is to say about it.
    pub lines: Vec<String>,
    /// The answers; the primary one first.
    pub buttons: Vec<DialogButton<A>>,
    /// What Esc answers.
    pub cancel: A,
    /// The primary button has the focus at first; otherwise a field in the body takes it.
    pub focus_primary: bool,
}

/// The dialog whose button or field was focused, so that each is focused once.
#[derive(Default)]
pub struct DialogFocus(Option<String>);

impl DialogFocus {
    /// True until the dialog is on the screen.
    #[must_use]
    pub fn is_new(&self, id: &str) -> bool {
        self.0.as_deref() != Some(id)
    }
}

impl DialogUi<'_> {
    /// A modal window; true beside its answer when Esc was pressed, wherever the focus is.
    pub fn modal<R>(&self, id: Id, content: impl FnOnce(&mut Ui) -> R) -> (R, Response, bool) {
        // Esc is taken before a field can have it.
        let escaped = self.ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let (answer, response) = self.modal_without_keys(id, content);
        (answer, response, escaped)
    }

    /// A modal window that leaves all keys to its content.
    pub fn modal_without_keys<R>(&self, id: Id, content: impl FnOnce(&mut Ui) -> R) -> (R, Response) {
        // It is there at once: those who know the answer don't wait for it to fade in.
        let area = Modal::default_area(id).fade_in(false).layout(mirror::column(self.text.flow()));
        let modal = Modal::new(id).area(area).frame(Frame::window(&self.ctx.global_style()));
        let shown = modal.show(self.ctx, content);
        (shown.inner, shown.response)
    }

    /// The title of a dialog, which is its name too.
    pub fn title_ui(&self, ui: &mut Ui, title: &str) {
        title_around(&self.text.paragraph(ui, title, LabelStyle::TITLE), ui);
    }

    /// A dialog that asks one question; `body` stands between the text and the buttons and may answer too.
    pub fn ask<A: Clone>(
        &self,
        focus: &mut DialogFocus,
        dialog: Dialog<A>,
        body: impl FnOnce(&mut Ui) -> Option<A>,
    ) -> Option<A> {
        let fresh = focus.is_new(&dialog.id);
        let (answer, _, escaped) = self.modal(Id::unique(("files", &dialog.id)), |ui| {
            ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 64.0));
            self.title_ui(ui, &dialog.title);
            for line in &dialog.lines {
                ui.add_space(4.0);
                self.text.verbatim(ui, line, LabelStyle::BODY);
            }
            ui.add_space(8.0);
            let typed = body(ui);
            ui.add_space(12.0);
            let pressed = self.buttons_ui(ui, &dialog.buttons, fresh && dialog.focus_primary);
            typed.or(pressed)
        });
        let answer = if escaped { Some(dialog.cancel) } else { answer };
        focus.0 = Some(dialog.id).filter(|_| answer.is_none());
        answer
    }

    /// The buttons of a dialog: in a line with the first one at the end, or one below the other when they are too long
    /// for a line.
    pub fn buttons_ui<A: Clone>(&self, ui: &mut Ui, buttons: &[DialogButton<A>], focus: bool) -> Option<A> {
        let room = ui.available_width();
        let width = |button: &DialogButton<A>| self.button_width(&button.label).max(80.0);
        let in_line = buttons.iter().map(width).sum::<f32>() <= room;
        let (layout, least) = match in_line {
            true => (mirror::row_from_end(self.text.flow(), Align::Center), vec2(80.0, 32.0)),
            false => (Layout::top_down(Align::Center), vec2(room, 32.0)),
        };
        let all = |ui: &mut Ui| {
            let answers = buttons.iter().filter_map(|button| self.button_ui(ui, button, least, focus));
            answers.last()
        };
        ui.allocate_ui_with_layout(vec2(room, 32.0), layout, all).inner
    }

    fn button_ui<A: Clone>(&self, ui: &mut Ui, button: &DialogButton<A>, least: Vec2, focus: bool) -> Option<A> {
        let palette = style::palette(ui.ctx());
        let look = if button.primary { LabelStyle::STRONG.colored(palette.on_accent) } else { LabelStyle::BODY };
        let label = self.text.wrapped_atom(&button.label, look, ui.available_width() - BUTTON);
        let mut shown = Button::new(label).min_size(least);
        if button.primary {
            shown = shown.fill(palette.accent);
        }
        let response = named(ui.add_enabled(button.enabled, shown), Role::Button, &button.label);
        if button.primary && focus {
            response.request_focus();
        }
        response.clicked().then(|| button.answer.clone())
    }

    fn button_width(&self, label: &str) -> f32 {
        let label = self.text.block(label, LabelStyle::STRONG, None);
        label.map_or(0.0, |label| block_size(&label).x + BUTTON)
    }

    /// A message at the foot of the window, with buttons named by keys.
    pub fn strip<A: Copy>(&self, message: &str, buttons: &[(&str, A)]) -> Option<A> {
        self.strip_with_progress(message, None, buttons)
    }

    /// The same with a bar that shows how much is done, 0 to 1.
    pub fn strip_with_progress<A: Copy>(&self, message: &str, done: Option<f64>, buttons: &[(&str, A)]) -> Option<A> {
        let mut answer = None;
        let area = Area::new(Id::unique("files-strip")).order(Order::Foreground).fade_in(false);
        let area = area.role(Role::Alert);
        area.anchor(Align2::CENTER_BOTTOM, vec2(0.0, -40.0)).show(self.ctx, |ui| {
            ui.accesskit_node_builder(ui.unique_id(), |node| node.set_live(egui::accesskit::Live::Polite));
            Frame::popup(ui.style()).inner_margin(12).show(ui, |ui| {
                let room = ui.ctx().content_rect().width() - 96.0;
                let block = self.text.block(message, LabelStyle::BODY, None);
                let size = block.map(|block| block_size(&block)).unwrap_or_default();
                let needed: f32 = buttons.iter().map(|(key, _)| self.button_width(&self.words.text(key))).sum();
                ui.set_width((size.x + 8.0 + needed).min(room));
                let line = mirror::row_from_end(self.text.flow(), Align::Center);
                ui.allocate_ui_with_layout(vec2(ui.available_width(), LINE), line, |ui| {
                    for (key, offer) in buttons.iter().rev() {
                        let label = self.words.text(key);
                        let button = ui.add(Button::new(self.text.atom(&label, LabelStyle::STRONG)));
                        if named(button, Role::Button, &label).clicked() {
                            answer = Some(*offer);
                        }
                    }
                    ui.with_layout(mirror::column(self.text.flow()), |ui| {
                        // One line stands in the middle of the buttons; several begin at their top.
                        ui.add_space(((LINE - size.y) / 2.0).max(0.0));
                        title_around(&self.text.paragraph(ui, message, LabelStyle::BODY), ui);
                    });
                });
                done.iter().for_each(|done| self.progress_ui(ui, *done, message));
            });
        });
        answer
    }

    /// A progress bar, from the inline start on.
    fn progress_ui(&self, ui: &mut Ui, done: f64, name: &str) {
        let palette = style::palette(ui.ctx());
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), BAR), egui::Sense::hover());
        let part = RectCut::new(rect, self.text.flow()).start(rect.width() * done as f32);
        ui.painter().rect_filled(rect, BAR / 2.0, palette.pressed);
        ui.painter().rect_filled(part, BAR / 2.0, palette.accent);
        let id = named(response, Role::ProgressIndicator, name).id;
        ui.ctx().accesskit_node_builder(id, |node| node.set_numeric_value(done));
    }
}
