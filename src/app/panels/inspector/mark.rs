//! The pages of pain points and wait points.

use egui::Ui;

use crate::app::panels::inspector::draft::RecordField;
use crate::app::panels::inspector::field_records::FieldRecords;
use crate::app::panels::inspector::form::Form;
use crate::app::panels::wording::values;
use crate::app::widgets::control::paint_block;
use crate::app::widgets::label::LabelStyle;
use crate::app::widgets::mirror::RectCut;
use crate::app::widgets::row::Lead;
use crate::app::widgets::style::palette;
use crate::model::{CardKind, Consequence, Pain, PainId, Record, TimeUnit, Wait};
use crate::text::Icon;
use crate::theme::consequence_icon;

impl Form<'_> {
    pub(super) fn pain(&mut self, ui: &mut Ui, pain: &Pain) {
        self.main_text_ui(ui, pain.id, "inspector-text", &pain.text);
        self.pain_fields(ui, pain.id.as_str(), FieldRecords::One(pain));
        self.weight(ui, pain);
        self.number_ui(ui, &Record::Pain(pain.clone()), RecordField::Votes, "inspector-votes", pain.votes, 0);
        self.easing(ui, pain.id);
    }

    /// The fields of pain points apart from the text; values that differ have none chosen.
    pub(super) fn pain_fields(&mut self, ui: &mut Ui, salt: &str, pains: FieldRecords<'_, Pain>) {
        let scale = [1, 2, 3, 4, 5].map(|value: u8| (value, value.to_string(), None));
        let red = Some(self.red());
        let chosen = self.same(pains, "severity", |pain| pain.severity);
        if let Some(severity) = self.segments(ui, (salt, "inspector-severity"), red, chosen, &scale) {
            self.change_all(pains, |pain| pain.severity = severity);
        }
        let chosen = self.same(pains, "frequency", |pain| pain.frequency);
        if let Some(frequency) = self.segments(ui, (salt, "inspector-frequency"), red, chosen, &scale) {
            self.change_all(pains, |pain| pain.frequency = frequency);
        }
        let consequences = Consequence::ALL.map(|consequence| {
            (consequence, self.names.consequence(consequence).to_owned(), Some(consequence_icon(consequence)))
        });
        let chosen = self.same(pains, "consequence", |pain| pain.consequence);
        if let Some(consequence) = self.segments(ui, (salt, "inspector-consequence"), red, chosen, &consequences) {
            self.change_all(pains, |pain| pain.consequence = consequence);
        }
    }

    pub(super) fn wait(&mut self, ui: &mut Ui, wait: &Wait) {
        self.main_text_ui(ui, wait.id, "inspector-text", &wait.text);
        let record = Record::Wait(wait.clone());
        self.number_ui(ui, &record, RecordField::Least, "inspector-min", wait.min, 0);
        self.number_ui(ui, &record, RecordField::Most, "inspector-max", wait.max, 0);
        self.wait_fields(ui, wait.id.as_str(), FieldRecords::One(wait));
    }

    /// The fields of wait points apart from the text.
    pub(super) fn wait_fields(&mut self, ui: &mut Ui, salt: &str, waits: FieldRecords<'_, Wait>) {
        let units = TimeUnit::ALL.map(|unit| (unit, self.words.text(values::unit(unit)).into_owned(), None));
        let (chosen, mixed) = (self.same(waits, "unit", |wait| wait.unit), self.words.text("inspector-mixed"));
        if let Some(unit) = self.dropdown(ui, (salt, "inspector-unit"), chosen, &mixed, &units) {
            self.change_all(waits, |wait| wait.unit = unit);
        }
    }

    /// The weight: severity times frequency.
    fn weight(&self, ui: &mut Ui, pain: &Pain) {
        ui.add_space(8.0);
        let name = self.words.text("inspector-weight");
        let (rect, response) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 20.0), egui::Sense::hover());
        let says = self.choice(&name, &pain.weight().to_string());
        crate::app::widgets::label::named(response, egui::Role::Label, &says);
        let mut strip = RectCut::new(rect, self.text.flow());
        let chip = strip.end(26.0);
        let label = self.text.elided(&name, LabelStyle::CAPTION, strip.rest().width());
        paint_block(ui, self.text, label.as_deref(), strip.rest(), palette(ui.ctx()).quiet);
        Lead::Chip(pain.weight(), self.red()).paint(ui, self.text, chip);
    }

    /// The opportunities that would ease a pain point.
    fn easing(&mut self, ui: &mut Ui, pain: PainId) {
        let cards = self.editor.opportunities_for(pain);
        if cards.is_empty() {
            return;
        }
        self.caption(ui, "inspector-opportunities");
        let color = palette(self.ctx).visible(self.editor.theme().opportunity);
        let role = self.names.card_kind(CardKind::Opportunity);
        for card in cards.iter().copied() {
            self.record_row(ui, card, role, &self.card_text(card), (Icon::Lightbulb, color));
        }
    }
}
