//! The list of keys, made from the table of actions and that of the map.

use egui::{Align, Button, Modal, Role, ScrollArea, Ui, vec2};

use super::action::ACTIONS;
use super::canvas::MAP_KEYS;
use super::label::{Look, TextUi, named};
use super::menu::{all_keys_of, flowing_like_keys};
use super::mirror;
use super::style;
use crate::geom::Flow;
use crate::i18n::Words;

/// How wide and how high the list becomes.
const SIZE: egui::Vec2 = vec2(460.0, 480.0);

/// What the dialog needs around the list.
const AROUND: egui::Vec2 = vec2(64.0, 160.0);

/// The size of the button.
const BUTTON: egui::Vec2 = vec2(80.0, 32.0);

/// Shows the list; false when it is to be closed.
pub fn keys_ui(ui: &mut Ui, text: &TextUi, words: &Words) -> bool {
    let id = egui::Id::unique("keys");
    let area = Modal::default_area(id).layout(mirror::column(text.flow()));
    let frame = egui::Frame::popup(ui.style()).inner_margin(20.0);
    let size = SIZE.min(ui.ctx().content_rect().size() - AROUND);
    let modal = Modal::new(id).area(area).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(size.x);
        ui.set_max_height(size.y + AROUND.y);
        text.paragraph(ui, &words.text("dialog-keys-title"), Look::TITLE);
        ui.add_space(8.0);
        mirror::scroll_bar_at_end(text.flow(), ui);
        ScrollArea::vertical().max_height(size.y).auto_shrink([false, true]).show(ui, |ui| {
            text.label(ui, &words.text("keys-on-map"), Look::SECTION);
            for (label, keys) in MAP_KEYS {
                let keys: Vec<_> = keys.iter().map(|key| ui.ctx().format_shortcut(key)).collect();
                row_ui(ui, text, &words.text(label), (&text.flowing(Flow::LeftToRight), &keys));
            }
            ui.separator();
            for spec in ACTIONS {
                let keys = all_keys_of(ui.ctx(), words, spec);
                if !keys.is_empty() {
                    row_ui(ui, text, &words.text(spec.label), (&flowing_like_keys(text, spec), &keys));
                }
            }
        });
        ui.add_space(8.0);
        let close = words.text("dialog-close");
        let button = Button::new(text.atom(&close, Look::BODY)).min_size(BUTTON);
        let row = mirror::row_from_end(text.flow(), Align::Center);
        let button = ui.allocate_ui_with_layout(vec2(size.x, BUTTON.y), row, |ui| ui.add(button)).inner;
        named(button, Role::Button, &close).clicked()
    });
    !(modal.inner || modal.should_close())
}

/// What an action is called, and its keys.
fn row_ui(ui: &mut Ui, text: &TextUi, label: &str, (keys_text, keys): (&TextUi, &[String])) {
    let quiet = Look::BODY.colored(style::palette(ui.ctx()).quiet);
    let width = ui.available_width();
    ui.allocate_ui_with_layout(vec2(width, 24.0), mirror::row_from_end(text.flow(), Align::Min), |ui| {
        ui.add_space(mirror::SCROLL_BAR);
        keys_text.label(ui, &keys.join("   "), quiet);
        ui.with_layout(mirror::column(text.flow()), |ui| {
            text.paragraph(ui, label, Look::BODY);
        });
    });
}
