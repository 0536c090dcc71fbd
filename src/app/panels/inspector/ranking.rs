//! The pain points of the map by weight: severity × frequency, then votes, and the reading order among equals.
//!
//! A map may have a thousand of them. They are sorted once for each generation of the map, and only visible rows are
//! shaped and painted; the height of a row is known once it was visible.

use std::collections::HashMap;

use egui::{Id, Pos2, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::app::panels::inspector::filter::Filter;
use crate::app::panels::inspector::form::Form;
use crate::app::widgets::areas::{self, Area};
use crate::app::widgets::control::caption_ui;
use crate::app::widgets::label::LabelStyle;
use crate::app::widgets::mirror::{self, RectCut};
use crate::app::widgets::style::palette;
use crate::app::widgets::walk::walk_rows;
use crate::editor::Editor;
use crate::model::{PainId, ranked};

/// The assumed height of a row that was never visible: one line.
const ROW: f32 = 30.0;

/// The height of the list of a map without pain points, with its margin.
pub(super) const EMPTY: f32 = 28.0;

/// The margin of the panel beside the rows.
const BESIDE: f32 = super::MARGIN as f32;

/// The line between two rows.
const HAIRLINE: f32 = 1.0;

/// The ranked list, kept from frame to frame.
#[derive(Default)]
pub(super) struct Ranking {
    /// The generation of the map that it was made for.
    generation: Option<u64>,
    /// The filter now, and the one with which the list was made.
    filter: Filter,
    made_for: Filter,
    pains: Vec<PainId>,
    /// The heights of the rows that were visible, at this width.
    heights: HashMap<PainId, f32>,
    width: f32,
    /// Where each row begins, and where the last one ends; empty when that has to be summed up again.
    tops: Vec<f32>,
    /// The rows that were shown in the last frame.
    shown: Vec<PainId>,
}

impl Ranking {
    pub(super) fn ui(&mut self, ui: &mut Ui, form: &mut Form<'_>) {
        self.filter.keep_to(form.map());
        self.update(form.editor);
        let all = form.map().pains.len();
        if all == 0 {
            form.text.label(
                ui,
                &form.words.text("inspector-no-pains"),
                LabelStyle::CAPTION.colored(palette(ui.ctx()).quiet),
            );
            return;
        }
        form.title(ui, &form.words.text("inspector-pains-by-weight"));
        self.filter.ui(ui, form, self.pains.len(), all);
        if self.pains.is_empty() {
            caption_ui(ui, form.text, &form.words.text("inspector-no-pains-shown"), LabelStyle::BODY, 4.0);
            return;
        }
        areas::begin(ui, Area::Ranking);
        // In a low window it is as low as there is room for: a higher one would end out of sight.
        let list = ScrollArea::vertical().id_salt("pains by weight").auto_shrink([false, false]);
        let list = list.min_scrolled_height(0.0);
        // The bar stands in the margin beside the rows.
        let free = ui.available_rect_before_wrap();
        // The margin is no room of the panel: with it, the panel would be narrower by as much.
        let area = mirror::longer(form.text.flow(), free, BESIDE);
        let mut beside = ui.new_child(UiBuilder::new().max_rect(area));
        mirror::scroll_bar_at_end(form.text.flow(), &mut beside);
        let clicked = list.show_viewport(&mut beside, |ui, viewport| self.rows(ui, form, viewport)).inner;
        ui.advance_cursor_after_rect(beside.min_rect().intersect(free));
        if let Some(pain) = clicked {
            form.reveal(pain);
        }
    }

    fn update(&mut self, editor: &Editor) {
        let (generation, map, order) = (editor.generation(), editor.map(), editor.reading_order());
        if self.generation != Some(generation) || self.made_for != self.filter {
            self.generation = Some(generation);
            self.made_for = self.filter;
            let pains = ranked(map, |card| order.position(card)).into_iter();
            self.pains = pains.filter(|pain| self.filter.passes(map, pain)).map(|pain| pain.id).collect();
            self.heights.retain(|pain, _| map.pains.contains_key(pain));
            self.tops.clear();
        }
    }

    /// Sums up where the rows begin.
    fn stack(&mut self) {
        if self.tops.is_empty() {
            let mut y = 0.0;
            self.tops.push(y);
            for pain in &self.pains {
                y += self.heights.get(pain).copied().unwrap_or(ROW) + HAIRLINE;
                self.tops.push(y);
            }
        }
    }

    /// Paints the visible rows; returns the one that was clicked.
    fn rows(&mut self, ui: &mut Ui, form: &Form<'_>, viewport: Rect) -> Option<PainId> {
        let first_row = Rect::from_min_size(ui.max_rect().min, vec2(ui.available_width(), ROW));
        let mut free = RectCut::new(first_row, form.text.flow());
        free.end(BESIDE);
        let (corner, width) = (free.rest().min, free.rest().width());
        if (self.width - width).abs() > 0.5 {
            self.width = width;
            self.heights.clear();
            self.tops.clear();
        }
        self.stack();
        let row_id = |at: usize| self.pains.get(at).map_or(Id::NULL, |pain| id(*pain));
        let walked = walk_rows(ui.ctx(), self.pains.len(), row_id);
        let focused = ui.memory(egui::Memory::focused);
        let mut place = RowPlace { corner, width, y: 0.0, scrolls: false };
        let mut clicked = None;
        // Rows that are seen for the first time may be higher than was assumed: the next ones begin below them.
        let first = self.tops.partition_point(|top| *top < viewport.top()).saturating_sub(1);
        place.y = self.tops.get(first).copied().unwrap_or(0.0);
        // The row that has the focus keeps it out of sight: it was shown in the last frame, or has been walked to.
        let before = std::mem::take(&mut self.shown).into_iter().find(|pain| focused == Some(id(*pain)));
        let before = before.and_then(|pain| self.pains.iter().position(|other| *other == pain));
        let kept = [before, walked.filter(|at| before != Some(*at))];
        let mut kept: Vec<(usize, f32)> =
            kept.into_iter().flatten().filter_map(|at| Some((at, *self.tops.get(at)?))).collect();
        kept.sort_by_key(|(at, _)| *at);
        for (nth, y) in kept.iter().copied().filter(|(nth, _)| *nth < first) {
            self.row(ui, form, nth, RowPlace { y, scrolls: walked == Some(nth), ..place }, &mut clicked);
        }
        let mut at = first;
        while at < self.pains.len() && place.y <= viewport.bottom() {
            place.scrolls = walked == Some(at);
            place.y += self.row(ui, form, at, place, &mut clicked) + HAIRLINE;
            at += 1;
        }
        for (nth, y) in kept.into_iter().filter(|(nth, _)| *nth >= at) {
            self.row(ui, form, nth, RowPlace { y, scrolls: walked == Some(nth), ..place }, &mut clicked);
        }
        self.stack();
        ui.set_height(self.tops.last().copied().unwrap_or(0.0));
        clicked
    }

    /// Paints a row; returns its height.
    fn row(&mut self, ui: &mut Ui, form: &Form<'_>, nth: usize, place: RowPlace, clicked: &mut Option<PainId>) -> f32 {
        let RowPlace { corner, width, y, scrolls } = place;
        let Some(pain) = self.pains.get(nth).copied() else { return ROW };
        let assumed = self.heights.get(&pain).copied().unwrap_or(ROW);
        let Some(record) = form.map().pains.get(&pain) else { return assumed };
        let at = pos2(corner.x, corner.y + y);
        let height = form.pain_row(record, |row| {
            let height = row.height(form.text, width);
            let rect = Rect::from_min_size(at + vec2(0.0, HAIRLINE), vec2(width, height));
            ui.painter().hline(rect.x_range(), at.y + 0.5, Stroke::new(HAIRLINE, palette(ui.ctx()).hairline));
            if row.show_at(ui, form.text, rect, id(pain)).clicked() {
                *clicked = Some(pain);
            }
            if scrolls {
                ui.scroll_to_rect(rect, None);
            }
            height
        });
        self.heights.insert(pain, height);
        if height != assumed {
            self.tops.clear();
        }
        self.shown.push(pain);
        height
    }
}

/// Where a row is painted.
#[derive(Clone, Copy)]
struct RowPlace {
    corner: Pos2,
    width: f32,
    y: f32,
    /// The list scrolls to it.
    scrolls: bool,
}

fn id(pain: PainId) -> Id {
    Id::unique(("pain point by weight", pain))
}
