//! The pages of stages, steps, lanes, connectors and emotions.

use egui::Ui;

use super::super::style::palette;
use super::draft::Slot;
use super::form::Form;
use super::names::{FEELINGS, ROLES};
use crate::model::{Connector, Emotion, Feeling, Heads, Lane, Stage, Step};
use crate::text::Icon;
use crate::theme::face;

impl Form<'_> {
    pub(super) fn stage(&mut self, ui: &mut Ui, stage: &Stage) {
        self.main_text_ui(ui, stage.id, "inspector-name", &stage.name);
        self.text_ui(ui, stage.id, Slot::Goal, "inspector-goal", &stage.goal);
    }

    pub(super) fn step(&mut self, ui: &mut Ui, step: &Step) {
        self.main_text_ui(ui, step.id, "inspector-name", &step.name);
    }

    pub(super) fn lane(&mut self, ui: &mut Ui, lane: &Lane) {
        let (label, hint) = (self.words.text("inspector-name"), self.words.text("inspector-name-of-role"));
        self.bare_text_ui(ui, &[lane.id.into()], Slot::Text, &label, (&lane.name, &hint), true);
        let roles = ROLES.map(|role| (role, self.names.role(role).to_owned(), None));
        if let Some(role) = self.dropdown(ui, (lane.id.as_str(), "inspector-role"), Some(lane.role), "", &roles) {
            self.change(Lane { role, ..lane.clone() });
        }
        let icon = if lane.hidden { Icon::EyeSlash } else { Icon::Eye };
        let quiet = palette(ui.ctx()).quiet;
        if self.switch(ui, (lane.id.as_str(), "inspector-hidden"), Some((icon, quiet)), lane.hidden) {
            self.change(Lane { hidden: !lane.hidden, ..lane.clone() });
        }
    }

    pub(super) fn connector(&mut self, ui: &mut Ui, connector: &Connector) {
        self.main_text_ui(ui, connector.id, "inspector-label", &connector.label);
        let heads = [
            (Heads::One, self.words.text("inspector-heads-one").into_owned(), None),
            (Heads::Two, self.words.text("inspector-heads-two").into_owned(), None),
        ];
        let field = (connector.id.as_str(), "inspector-heads");
        if let Some(heads) = self.segments(ui, field, None, Some(connector.heads), &heads) {
            self.change(Connector { heads, ..connector.clone() });
        }
        let quiet = palette(ui.ctx()).quiet;
        for (caption, card) in [("inspector-from", connector.from), ("inspector-to", connector.to)] {
            self.caption(ui, caption);
            let role = self.words.text(caption).into_owned();
            let icon = self.map().cards.get(&card).map_or(Icon::Note, |card| super::names::kind_icon(card.kind));
            if self.record_row(ui, card, &role, &self.card_text(card), (icon, quiet)) {
                self.reveal(card);
            }
        }
    }

    pub(super) fn emotion(&mut self, ui: &mut Ui, emotion: &Emotion) {
        // A value between two of those that can be chosen is shown as the nearest.
        let nearest = emotion.value.value().round();
        let feelings = FEELINGS.map(|(value, label, name)| {
            (value, self.words.text(name).into_owned(), label.to_owned(), Some(face(value)))
        });
        let field = (emotion.id.as_str(), "inspector-feeling");
        let clicked = self.named_segments(ui, field, None, Some(nearest), &feelings);
        if let Some(value) = clicked.and_then(Feeling::nearest) {
            self.change(Emotion { value, ..emotion.clone() });
        }
        self.text_ui(ui, emotion.id, Slot::Text, "inspector-quote", &emotion.quote);
        let (map, quiet) = (self.map(), palette(ui.ctx()).quiet);
        if let Some(persona) = map.personas.get(&emotion.persona) {
            self.caption(ui, "inspector-persona");
            let role = self.words.text("inspector-persona").into_owned();
            let says = self.said(&persona.name, "inspector-persona");
            if self.record_row(ui, persona.id, &role, &says, (Icon::Persona, quiet)) {
                self.reveal(persona.id);
            }
        }
        if let Some(step) = map.steps.get(&emotion.step) {
            self.caption(ui, "inspector-step");
            let role = self.words.text("inspector-step").into_owned();
            let says = self.said(&step.name, "inspector-step");
            if self.record_row(ui, step.id, &role, &says, (Icon::Step, quiet)) {
                self.reveal(step.id);
            }
        }
    }
}
