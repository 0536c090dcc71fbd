//! The line at the bottom: what the map holds, whether it is on disk, the zoom.

use egui::{Align, Ui};

use super::label::{Look, TextUi, block_size};
use super::mirror;
use super::style;
use crate::editor::Editor;
use crate::i18n::Words;

/// Between two things on the line, and at its ends.
const GAP: f32 = 20.0;

/// Shows the line. `state` says in a word how the file stands. Where there is not the room for everything, how
/// the file stands comes first, then what is selected, then what the map holds.
pub fn status_ui(ui: &mut Ui, text: &TextUi, words: &Words, editor: &Editor, state: &str) {
    let look = Look::CAPTION.colored(style::palette(ui.ctx()).quiet);
    let percent = (editor.view().camera.zoom * 100.0).round() as i64;
    let zoom = words.with("status-zoom", &[("percent", percent.into())]);
    let selected = editor.selection().len();
    let selected = (selected > 1).then(|| words.with("status-selected", &[("count", selected.into())]));
    let width =
        |says: &str| text.block(&text.sentence(says), look, None).map_or(0.0, |block| block_size(&block).x) + GAP;
    let mut room = ui.available_width() - 24.0 - width(state) - width(&zoom);
    let mut takes = |says: &String| {
        let takes = width(says) <= room;
        room -= if takes { width(says) } else { 0.0 };
        takes
    };
    let selected = selected.filter(&mut takes);
    let counts = Some(counts(words, editor)).filter(&mut takes);
    ui.with_layout(mirror::row(text.flow(), Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        ui.add_space(12.0);
        for says in counts.iter().chain(&selected) {
            text.label(ui, says, look);
        }
        ui.with_layout(mirror::row_from_end(text.flow(), Align::Center), |ui| {
            ui.add_space(12.0);
            text.label(ui, &zoom, look);
            text.label(ui, state, look);
        });
    });
}

fn counts(words: &Words, editor: &Editor) -> String {
    let map = editor.map();
    let count = |key: &str, count: usize| words.with(key, &[("count", count.into())]);
    words.with(
        "status-counts",
        &[
            ("steps", count("count-steps", map.steps.len()).into()),
            ("lanes", count("count-lanes", map.lanes.len()).into()),
            ("cards", count("count-cards", map.cards.len()).into()),
            ("pains", count("count-pains", map.pains.len()).into()),
        ],
    )
}
