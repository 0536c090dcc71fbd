//! The line at the bottom: what the map holds, whether it is on disk, the zoom.

use egui::{Align, Button, Role, Ui, vec2};

use crate::app::widgets::label::{LabelStyle, TextUi, block_size, named};
use crate::app::widgets::{mirror, style};
use crate::editor::Editor;
use crate::i18n::Words;

/// Between two things on the line, and at its ends.
const GAP: f32 = 20.0;

/// The status line.
#[derive(Clone, Copy)]
pub struct Status<'a> {
    /// What it is drawn with.
    pub text: &'a TextUi,
    /// Its words.
    pub words: &'a Words,
    /// The map being edited.
    pub editor: &'a Editor,
    /// The state of the file, in a word.
    pub state: &'a str,
    /// The number of open issues.
    pub issues: usize,
    /// What typing does now, where it does something.
    pub invitation: Option<&'a str>,
}

impl Status<'_> {
    /// Shows the line; true when the issues were clicked. When there isn't room for everything, the state of the file
    /// comes first, then the selection, the issues, what typing does, and the counts of the map.
    pub fn ui(self, ui: &mut Ui) -> bool {
        let Self { text, words, editor, state, issues, invitation } = self;
        let look = LabelStyle::CAPTION.colored(style::palette(ui.ctx()).quiet);
        let percent = (editor.view().camera.zoom * 100.0).round() as i64;
        let zoom = words.with("status-zoom", &[("percent", percent.into())]);
        let selected = editor.selection().len();
        let selected = (selected > 1).then(|| words.with("status-selected", &[("count", selected.into())]));
        let issues = (issues > 0).then(|| words.with("status-issues", &[("count", issues.into())]));
        let width =
            |says: &str| text.block(&text.sentence(says), look, None).map_or(0.0, |block| block_size(&block).x) + GAP;
        let mut room = ui.available_width() - 24.0 - width(state) - width(&zoom);
        let mut takes = |says: &String| {
            let takes = width(says) <= room;
            room -= if takes { width(says) } else { 0.0 };
            takes
        };
        let selected = selected.filter(&mut takes);
        let issues = issues.filter(&mut takes);
        let invitation = invitation.map(str::to_owned).filter(&mut takes);
        let counts = Some(counts(words, editor)).filter(&mut takes);
        let mut clicked = false;
        ui.with_layout(mirror::row(text.flow(), Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            ui.add_space(12.0);
            for says in counts.iter().chain(&selected) {
                text.label(ui, says, look);
            }
            if let Some(says) = &issues {
                let button = Button::new(text.atom(says, look)).frame(false).min_size(vec2(0.0, 20.0));
                clicked = named(ui.add(button), Role::Button, says).clicked();
            }
            ui.with_layout(mirror::row_from_end(text.flow(), Align::Center), |ui| {
                ui.add_space(12.0);
                text.label(ui, &zoom, look);
                let said = text.label(ui, state, look).id;
                if state != words.text("status-changed") {
                    // That a file is saved is said; that the next letter changes it is known.
                    ui.accesskit_node_builder(said, |node| node.set_live(egui::accesskit::Live::Polite));
                }
                if let Some(says) = &invitation {
                    text.label(ui, says, look);
                }
            });
        });
        clicked
    }
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
