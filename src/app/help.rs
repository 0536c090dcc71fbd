//! The list of keys, made from the table of actions.

use egui::{Modal, Ui};

use super::action::ACTIONS;
use super::label::{Look, TextUi, named};
use super::style;
use crate::i18n::Words;

/// Shows the list; false when it is to be closed.
pub fn keys_ui(ui: &mut Ui, text: &TextUi, words: &Words) -> bool {
    let modal = Modal::new(egui::Id::unique("keys"));
    let frame = egui::Frame::popup(ui.style()).inner_margin(20.0);
    let modal = modal.frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(440.0);
        text.label(ui, &words.text("dialog-keys-title"), Look::TITLE);
        ui.add_space(8.0);
        let quiet = style::palette(ui.ctx()).quiet;
        egui::ScrollArea::vertical().max_height(480.0).show(ui, |ui| {
            for spec in ACTIONS.iter().filter(|spec| !spec.keys.is_empty()) {
                ui.horizontal(|ui| {
                    ui.set_min_height(24.0);
                    text.label(ui, &words.text(spec.label), Look::BODY);
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        ui.add_space(12.0);
                        let keys: Vec<_> = spec.keys.iter().map(|key| ui.ctx().format_shortcut(key)).collect();
                        text.label(ui, &keys.join("   "), Look::BODY.colored(quiet));
                    });
                });
            }
        });
        ui.add_space(8.0);
        let close = words.text("dialog-close");
        let button = ui.add(egui::Button::new(text.atom(&close, Look::BODY)));
        named(button, egui::Role::Button, &close).clicked()
    });
    !(modal.inner || modal.should_close())
}
