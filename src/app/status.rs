//! The line at the bottom: what the map holds, whether it is on disk, the zoom.

use egui::Ui;

use super::label::{Look, TextUi};
use super::style;
use crate::editor::Editor;
use crate::i18n::Words;

/// Shows the line. `state` says in a word how the file stands.
pub fn status_ui(ui: &mut Ui, text: &TextUi, words: &Words, editor: &Editor, state: &str) {
    let quiet = Look::CAPTION.colored(style::palette(ui.ctx()).quiet);
    let map = editor.map();
    let count = |key: &str, count: usize| words.with(key, &[("count", count.into())]);
    let counts = words.with(
        "status-counts",
        &[
            ("steps", count("count-steps", map.steps.len()).into()),
            ("lanes", count("count-lanes", map.lanes.len()).into()),
            ("cards", count("count-cards", map.cards.len()).into()),
            ("pains", count("count-pains", map.pains.len()).into()),
        ],
    );
    ui.horizontal_centered(|ui| {
        ui.add_space(6.0);
        text.label(ui, &counts, quiet);
        let selected = editor.selection().len();
        if selected > 1 {
            ui.add_space(12.0);
            text.label(ui, &count("status-selected", selected), quiet);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(6.0);
            let percent = (editor.view().camera.zoom * 100.0).round() as i64;
            text.label(ui, &words.with("status-zoom", &[("percent", percent.into())]), quiet);
            ui.add_space(12.0);
            text.label(ui, state, quiet);
        });
    });
}
