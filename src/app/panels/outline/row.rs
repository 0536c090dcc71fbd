//! A row of the outline: its depth, icon, text, notes and marks.

use egui::accesskit::{Action, Role};
use egui::{CornerRadius, Id, Rect, Response, Sense, Ui, WidgetInfo, vec2};

use crate::app::widgets::focus::paint_within;
use crate::app::widgets::label::{LabelStyle, TextUi, block_size};
use crate::app::widgets::mirror::{self, RectCut};
use crate::app::widgets::style::palette;
use crate::editor::{Editor, Fold, OutlineRow, RowText};
use crate::i18n::{Words, beginning};
use crate::text::Icon;

/// The height of a row.
pub(super) const ROW: f32 = 26.0;

/// The indent of each level.
const INDENT: f32 = 14.0;

/// Longer texts are cut before they are shaped: no row can show more.
const MOST_CHARACTERS: usize = 120;

/// The least width in which a note is legible.
const LEAST_NOTE: f32 = 40.0;

/// What the rows are drawn with.
pub(super) struct RowPainter<'a> {
    pub text: &'a TextUi,
    pub words: &'a Words,
    pub editor: &'a Editor,
}

impl RowPainter<'_> {
    /// Shows a row; returns the response and the place of the caret that folds it.
    pub fn row_ui(&self, ui: &Ui, id: Id, row: OutlineRow, rect: Rect, keyboard: bool) -> (Response, Rect) {
        let palette = palette(ui.ctx());
        let says = RowText::new(row.node, self.editor, self.words);
        let name = says.accessible_name(self.words);
        let selection = self.editor.selection();
        let is_focused = self.editor.focus().is_some_and(|cell| row.node == crate::editor::OutlineNode::Cell(cell));
        let selected = is_focused || row.node.key().is_some_and(|key| selection.has(key));
        let response = ui.interact(rect, id, Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::TreeItem, true, &name));
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_level(row.depth + 1);
            node.set_position_in_set(row.place);
            node.set_size_of_set(row.siblings);
            node.set_selected(selected);
            node.add_action(Action::Focus);
            match row.fold {
                Fold::Leaf => {}
                Fold::Open => {
                    node.set_expanded(true);
                    node.add_action(Action::Collapse);
                }
                Fold::Closed => {
                    node.set_expanded(false);
                    node.add_action(Action::Expand);
                }
            }
        });
        let corners = CornerRadius::same(6);
        if selected {
            ui.painter().rect_filled(rect, corners, palette.selected);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, corners, palette.hover);
        }
        if keyboard {
            paint_within(ui.painter(), rect, 6);
        }
        let mut strip = RectCut::new(rect, self.text.flow());
        let caret = self.lead(ui, &mut strip, row, &says);
        strip.end(6.0);
        self.marks(ui, &mut strip, &says);
        let look = if row.depth == 0 { LabelStyle::STRONG } else { LabelStyle::BODY };
        let quiet = says.text.is_empty();
        let whole = self.words_ui(ui, &mut strip, says.label(), look, quiet);
        strip.start(8.0);
        let whole = says.notes.iter().fold(whole, |whole, note| {
            let room = strip.rest().width() >= LEAST_NOTE;
            let shown = room && self.words_ui(ui, &mut strip, note, LabelStyle::CAPTION, true);
            strip.start(8.0);
            whole && shown
        });
        (if whole { response } else { self.text.tip(response, &name, "") }, caret)
    }

    /// Shows what comes before the text of a row; returns the row's text and the room that is left.
    pub fn lead_ui(&self, ui: &Ui, row: OutlineRow, rect: Rect) -> (RowText, Rect) {
        let says = RowText::new(row.node, self.editor, self.words);
        let mut strip = RectCut::new(rect, self.text.flow());
        self.lead(ui, &mut strip, row, &says);
        strip.end(4.0);
        (says, strip.rest())
    }

    fn lead(&self, ui: &Ui, strip: &mut RectCut, row: OutlineRow, says: &RowText) -> Rect {
        let palette = palette(ui.ctx());
        strip.start(2.0 + INDENT * row.depth as f32);
        let caret = strip.start(18.0);
        let icon = match row.fold {
            Fold::Leaf => None,
            Fold::Open => Some(Icon::CaretDown),
            Fold::Closed => Some(Icon::CaretRight),
        };
        if let Some(icon) = icon {
            self.text.paint_icon(ui.painter(), caret, icon, 12.0, palette.quiet);
        }
        let color = says.accent.map_or(palette.text, |accent| palette.visible(accent));
        self.text.paint_icon(ui.painter(), strip.start(18.0), says.icon, 16.0, color);
        strip.start(6.0);
        caret
    }

    /// Marks from the inline end: the star, the closed eye, the color.
    fn marks(&self, ui: &Ui, strip: &mut RectCut, says: &RowText) {
        let palette = palette(ui.ctx());
        for icon in &says.marks {
            let star = palette.visible(self.editor.theme().star);
            let color = if *icon == Icon::Star { star } else { palette.quiet };
            self.text.paint_icon(ui.painter(), strip.end(16.0), *icon, 14.0, color);
            strip.end(2.0);
        }
        if let Some(color) = says.tab {
            ui.painter().circle_filled(strip.end(16.0).center(), 4.5, palette.visible(color));
        }
    }

    /// A text at the start of the rest of a row; true when all of it fitted.
    fn words_ui(&self, ui: &Ui, strip: &mut RectCut, says: &str, look: LabelStyle, quiet: bool) -> bool {
        let palette = palette(ui.ctx());
        let Some(block) = self.text.elided(&beginning(says, MOST_CHARACTERS), look, strip.rest().width()) else {
            return false;
        };
        let size = block_size(&block).min(vec2(strip.rest().width(), f32::INFINITY));
        let at = mirror::at_start(self.text.flow(), strip.start(size.x), size);
        self.text.paint(ui.painter(), at, &block, if quiet { palette.quiet } else { palette.text });
        block.text() == says
    }
}
