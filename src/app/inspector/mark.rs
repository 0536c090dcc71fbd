//! The pages of pain points and wait points.

use egui::{IdSalt, Ui};

use super::super::label::Look;
use super::super::mirror::Strip;
use super::super::style::palette;
use super::super::tessellate::color32;
use super::control::paint_block;
use super::draft::Slot;
use super::form::Form;
use super::names::{CONSEQUENCES, UNITS};
use super::row::Lead;
use crate::model::{Card, CardKind, Pain, PainId, Record, Wait};
use crate::text::Icon;
use crate::theme::consequence_icon;

impl Form<'_> {
    pub(super) fn pain(&mut self, ui: &mut Ui, pain: &Pain) {
        self.main_text_ui(ui, pain.id, "inspector-text", &pain.text);
        let salt = pain.id.as_str();
        let scale = [1, 2, 3, 4, 5].map(|value: u8| (value, value.to_string(), None));
        let red = Some(self.red());
        if let Some(severity) = self.segments(ui, (salt, "inspector-severity"), red, Some(pain.severity), &scale) {
            self.change(Pain { severity, ..pain.clone() });
        }
        if let Some(frequency) = self.segments(ui, (salt, "inspector-frequency"), red, Some(pain.frequency), &scale) {
            self.change(Pain { frequency, ..pain.clone() });
        }
        let consequences = CONSEQUENCES.map(|consequence| {
            (consequence, self.names.consequence(consequence).to_owned(), Some(consequence_icon(consequence)))
        });
        let field = (salt, "inspector-consequence");
        if let Some(consequence) = self.segments(ui, field, red, Some(pain.consequence), &consequences) {
            self.change(Pain { consequence, ..pain.clone() });
        }
        self.weight(ui, pain);
        self.easing(ui, pain.id);
    }

    pub(super) fn wait(&mut self, ui: &mut Ui, wait: &Wait) {
        self.main_text_ui(ui, wait.id, "inspector-text", &wait.text);
        let record = Record::Wait(wait.clone());
        self.number_ui(ui, &record, Slot::Least, "inspector-min", wait.min, 0);
        self.number_ui(ui, &record, Slot::Most, "inspector-max", wait.max, 0);
        let units = UNITS.map(|(unit, name)| (unit, self.words.text(name).into_owned(), None));
        if let Some(unit) = self.dropdown(ui, (wait.id.as_str(), "inspector-unit"), Some(wait.unit), "", &units) {
            self.change(Wait { unit, ..wait.clone() });
        }
    }

    /// What severity and frequency make together.
    fn weight(&self, ui: &mut Ui, pain: &Pain) {
        ui.add_space(8.0);
        let name = self.words.text("inspector-weight");
        let (rect, response) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 20.0), egui::Sense::hover());
        let value = pain.weight().to_string();
        let says = self.words.with("inspector-choice", &[("field", name.as_ref().into()), ("value", value.into())]);
        super::super::label::named(response, egui::Role::Label, &says);
        let mut strip = Strip::new(rect, self.text.flow());
        let chip = strip.end(26.0);
        let label = self.text.elided(&name, Look::CAPTION, strip.rest().width());
        paint_block(ui, self.text, label.as_deref(), strip.rest(), palette(ui.ctx()).quiet);
        Lead::Chip(pain.weight(), self.red()).paint(ui, self.text, chip);
    }

    /// The opportunities that would ease a pain point.
    fn easing(&mut self, ui: &mut Ui, pain: PainId) {
        let eases = |card: &&Card| card.kind == CardKind::Opportunity && card.eases.contains(&pain);
        let cards: Vec<_> = self.map().cards.values().filter(eases).map(|card| card.id).collect();
        if cards.is_empty() {
            return;
        }
        self.caption(ui, "inspector-opportunities");
        let color = color32(self.editor.theme().opportunity);
        let role = self.names.card_kind(CardKind::Opportunity).to_owned();
        for card in cards {
            if self.record_row(ui, card, &role, &self.card_text(card), (Icon::Lightbulb, color)) {
                self.reveal(card);
            }
        }
    }

    /// A pain point in a list; answers true when it was clicked.
    pub(super) fn pain_in_list(&self, ui: &mut Ui, pain: &Pain) -> bool {
        self.pain_row(pain, |row| row.show(ui, self.text, IdSalt::new(pain.id)).clicked())
    }
}
