//! The pain points of the map by weight: severity × frequency, then votes, and the reading order among equals.
//!
//! A map may have a thousand of them. They are sorted once for each generation of the map, and only visible rows are
//! shaped and painted; the height of a row is known once it was visible.

use std::collections::HashMap;

use egui::{Id, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::app::panels::inspector::filter::Filter;
use crate::app::panels::inspector::form::Form;
use crate::app::widgets::areas::{self, Area};
use crate::app::widgets::control::caption_ui;
use crate::app::widgets::label::LabelStyle;
use crate::app::widgets::mirror::{self, RectCut};
use crate::app::widgets::style::palette;
use crate::app::widgets::walk::walk_rows;
use crate::model::{Map, PainId, ranked};

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
}

impl Ranking {
    pub(super) fn ui(&mut self, ui: &mut Ui, form: &mut Form<'_>) {
        self.filter.keep_to(form.map());
        self.update(form.editor.generation(), form.map());
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
        let area = mirror::longer(form.text.flow(), ui.available_rect_before_wrap(), BESIDE);
        let shown = ui.scope_builder(UiBuilder::new().max_rect(area), |ui| {
            mirror::scroll_bar_at_end(form.text.flow(), ui);
            list.show_viewport(ui, |ui, viewport| self.rows(ui, form, viewport)).inner
        });
        if let Some(pain) = shown.inner {
            form.reveal(pain);
        }
    }

    fn update(&mut self, generation: u64, map: &Map) {
        if self.generation != Some(generation) || self.made_for != self.filter {
            self.generation = Some(generation);
            self.made_for = self.filter;
            self.pains =
                ranked(map).into_iter().filter(|pain| self.filter.passes(map, pain)).map(|pain| pain.id).collect();
            self.heights.retain(|pain, _| map.pains.contains_key(pain));
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
        }
        let pains = &self.pains;
        let row_id = |at: usize| pains.get(at).map_or(Id::NULL, |pain| id(*pain));
        let walked = walk_rows(ui.ctx(), pains.len(), row_id).and_then(|at| pains.get(at).copied());
        let focused = ui.memory(egui::Memory::focused);
        let (mut y, mut clicked) = (0.0, None);
        for pain in &self.pains {
            let Some(pain) = form.map().pains.get(pain) else { continue };
            let mut height = self.heights.get(&pain.id).copied().unwrap_or(ROW);
            let is_seen = y + height >= viewport.top() && y <= viewport.bottom();
            // The row that has the focus keeps it out of sight.
            if is_seen || focused == Some(id(pain.id)) {
                let at = pos2(corner.x, corner.y + y);
                form.pain_row(pain, |row| {
                    height = row.height(form.text, width);
                    let rect = Rect::from_min_size(at + vec2(0.0, HAIRLINE), vec2(width, height));
                    ui.painter().hline(rect.x_range(), at.y + 0.5, Stroke::new(HAIRLINE, palette(ui.ctx()).hairline));
                    if row.show_at(ui, form.text, rect, id(pain.id)).clicked() {
                        clicked = Some(pain.id);
                    }
                    if walked == Some(pain.id) {
                        ui.scroll_to_rect(rect, None);
                    }
                });
                self.heights.insert(pain.id, height);
            }
            y += height + HAIRLINE;
        }
        ui.set_height(y);
        clicked
    }
}

fn id(pain: PainId) -> Id {
    Id::unique(("pain point by weight", pain))
}
