//! One sentence over the map: what is expected now, or why something could not be done.

use egui::{Rect, Sense, Ui, vec2};

use crate::app::canvas::Canvas;
use crate::app::widgets::label::{LabelStyle, TextUi, block_size};
use crate::app::widgets::style;
use crate::edit::Selection;
use crate::editor::{Editor, GridCell};

/// A message about something that could not be done.
#[derive(Debug)]
pub(super) struct Announcement {
    what: String,
    /// When it disappears (in seconds of the window), and the state of the map when it was first shown: the message
    /// goes when that changes.
    seen: Option<(f64, MapState)>,
}

/// The state of the map that a message belongs to.
#[derive(Clone, Debug, PartialEq)]
struct MapState {
    generation: u64,
    selection: Selection,
    focus: Option<GridCell>,
}

impl MapState {
    fn new(editor: &Editor) -> Self {
        let (selection, focus) = (editor.selection().clone(), editor.focus());
        Self { generation: editor.generation(), selection, focus }
    }
}

impl Canvas {
    /// Shows why something could not be done, for a few seconds or until something changes.
    pub fn show_message(&mut self, what: String) {
        self.said = Some(Announcement { what, seen: None });
    }

    pub(super) fn message_ui(&mut self, ui: &Ui, text: &TextUi, editor: &Editor, view: Rect) {
        /// How long a message is shown, in seconds.
        const STANDS: f64 = 4.0;
        let now = ui.input(|input| input.time);
        if let Some(hint) = &self.hint {
            sentence_ui(ui, text, view, hint);
            return;
        }
        let Some(Announcement { what, seen }) = &mut self.said else { return };
        let state = MapState::new(editor);
        let (until, seen) = seen.get_or_insert_with(|| (now + STANDS, state.clone()));
        let left = *until - now;
        if left <= 0.0 || *seen != state {
            self.said = None;
            return;
        }
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left));
        sentence_ui(ui, text, view, what);
    }
}

/// A message at the bottom of the view.
fn sentence_ui(ui: &Ui, text: &TextUi, view: Rect, what: &str) {
    let width = (view.width() - 80.0).min(520.0);
    let Some(block) = text.wrapped(&text.sentence(what), LabelStyle::BODY, width) else { return };
    let size = block_size(&block);
    let place = Rect::from_center_size(egui::pos2(view.center().x, view.bottom() - 40.0 - size.y / 2.0), size);
    let palette = style::palette(ui.ctx());
    // Screen readers read it at the next pause.
    let response = ui.interact(place, ui.scope_id().with("sentence"), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, what));
    ui.accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
    ui.painter_at(view).rect_filled(place.expand2(vec2(14.0, 9.0)), 8.0, palette.text);
    text.paint(&ui.painter_at(view), place.min, &block, palette.panel);
}
