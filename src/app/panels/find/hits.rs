//! The list of what was found: what it says there, what and where it is, and whether it can be changed. Only visible rows
//! are looked at, so that ten thousand cost no more than ten.

use std::cell::OnceCell;

use egui::{Id, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use crate::app::panels::wording::{found, record, values};
use crate::app::widgets::control::paint_block;
use crate::app::widgets::focus::ring_within;
use crate::app::widgets::label::{LabelStyle, TextUi, block_size};
use crate::app::widgets::mirror::{self, RectCut};
use crate::app::widgets::style::palette;
use crate::app::widgets::walk::walk_rows;
use crate::editor::{Editor, Search};
use crate::i18n::Words;
use crate::model::Key;

/// The height of a row: what is said, and below it what and where it is.
const ROW: f32 = 42.0;
/// The most rows that are seen at once.
const MOST_ROWS: f32 = 6.0;

/// What the list is drawn with.
pub(super) struct HitPainter<'a> {
    pub text: &'a TextUi,
    pub words: &'a Words,
    pub editor: &'a Editor,
    pub find: &'a Search,
}

impl HitPainter<'_> {
    /// Shows the list; returns the record that was clicked.
    pub fn ui(&self, ui: &mut Ui) -> Option<Key> {
        let count = self.find.found().len();
        if count == 0 {
            return None;
        }
        mirror::scroll_bar_at_end(self.text.flow(), ui);
        ui.spacing_mut().item_spacing.y = 0.0;
        let height = ROW * (count as f32).min(MOST_ROWS);
        let list = ScrollArea::vertical().id_salt("found").max_height(height).auto_shrink([false, true]);
        let list = list.min_scrolled_height(height);
        let mut clicked = None;
        list.show_viewport(ui, |ui, seen| clicked = self.rows_ui(ui, seen, count));
        clicked
    }

    /// Shows the rows in sight, and the one that has the focus, so that it keeps it; returns the one that was clicked.
    fn rows_ui(&self, ui: &mut Ui, seen: Rect, count: usize) -> Option<Key> {
        let (corner, width) = (ui.max_rect().min, ui.available_width());
        // Listed for a key only, and for a row that has the focus out of sight.
        let keys: OnceCell<Vec<Key>> = OnceCell::new();
        let key = |at: usize| keys.get_or_init(|| self.find.found().collect()).get(at).copied();
        let row_id = |at: usize| key(at).map_or(Id::NULL, id);
        let walked = walk_rows(ui.ctx(), count, row_id);
        let place = Id::unique("the row of what was found that has the focus");
        let last = walked.or_else(|| ui.data(|data| data.get_temp::<usize>(place)));
        let first = (seen.top().max(0.0) / ROW) as usize;
        let shown = first..((seen.bottom().max(0.0) / ROW) as usize + 1).min(count);
        let focused = ui.memory(egui::Memory::focused);
        let beyond = last.filter(|at| !shown.contains(at) && focused == Some(row_id(*at)));
        let mut clicked = None;
        let rows = shown.clone().zip(self.find.found().skip(first));
        for (at, key) in rows.chain(beyond.and_then(|at| Some((at, key(at)?)))) {
            let rect = Rect::from_min_size(corner + vec2(0.0, ROW * at as f32), vec2(width, ROW));
            let response = self.row_ui(ui, rect, key);
            if response.has_focus() {
                ui.data_mut(|data| data.insert_temp(place, at));
            }
            if response.clicked() {
                clicked = Some(key);
            }
            if walked == Some(at) {
                ui.scroll_to_rect(rect, None);
            }
        }
        ui.set_height(ROW * count as f32);
        clicked
    }

    fn row_ui(&self, ui: &Ui, rect: Rect, key: Key) -> Response {
        let Self { text, words, editor, find } = *self;
        let palette = palette(ui.ctx());
        let response = ui.interact(rect, id(key), Sense::click());
        ring_within(&response, rect, 6);
        let said = editor.found_text(find, key).map(|(text, at)| found::snippet(&text, at));
        let said = said.unwrap_or_else(|| record::name(editor, words, key));
        let kind = words.text(values::noun(key));
        let place = [record::place(editor, words, key), found::barred(editor, words, key)];
        let about = place.into_iter().flatten().fold(kind.into_owned(), |first, second| {
            words.with("outline-and", &[("first", first.into()), ("second", second.into())])
        });
        let selected = editor.selection().has(key);
        let name = words.with("outline-and", &[("first", said.as_str().into()), ("second", about.as_str().into())]);
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, &name));
        if selected || response.hovered() {
            ui.painter().rect_filled(rect, 6.0, if selected { palette.selected } else { palette.hover });
        }
        let inner = rect.shrink2(vec2(8.0, 3.0));
        let (above, below) = inner.split_top_bottom_at_y(inner.center().y + 1.0);
        for (rect, says, look, color) in
            [(above, &said, LabelStyle::BODY, palette.text), (below, &about, LabelStyle::CAPTION, palette.quiet)]
        {
            let mut strip = RectCut::new(rect, text.flow());
            let block = text.elided(&text.sentence(says), look, rect.width());
            let width = block.as_deref().map_or(0.0, |block| block_size(block).x);
            paint_block(ui, text, block.as_deref(), strip.start(width), color);
        }
        response
    }
}

fn id(key: Key) -> Id {
    Id::unique(("found", key))
}
