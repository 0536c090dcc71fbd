//! The pages of stages, steps, lanes, connectors and emotions.

use egui::{Color32, IdSalt, Ui};

use crate::app::panels::inspector::draft::RecordField;
use crate::app::panels::inspector::field_records::FieldRecords;
use crate::app::panels::inspector::form::Form;
use crate::app::panels::wording::values::FEELINGS;
use crate::app::widgets::control::wide_button_ui;
use crate::app::widgets::style::palette;
use crate::edit::{Command, Place};
use crate::model::{Connector, Emotion, Feeling, Heads, IdSource, Key, Lane, Role, Stage, Step};
use crate::text::Icon;
use crate::theme::face;

impl Form<'_> {
    pub(super) fn stage(&mut self, ui: &mut Ui, stage: &Stage) {
        self.main_text_ui(ui, stage.id, "inspector-name", &stage.name);
        self.text_ui(ui, stage.id, RecordField::Goal, "inspector-goal", &stage.goal);
    }

    pub(super) fn step(&mut self, ui: &mut Ui, step: &Step) {
        self.main_text_ui(ui, step.id, "inspector-name", &step.name);
        self.step_fields(ui, FieldRecords::One(step));
    }

    /// The width of columns: a number, or nothing for the usual width.
    pub(super) fn step_fields(&mut self, ui: &mut Ui, steps: FieldRecords<'_, Step>) {
        self.caption(ui, "inspector-width");
        let label = self.words.text("inspector-width");
        let width = self.same(steps, "width", |step| step.width);
        let hint = self.words.text(if width.is_some() { "inspector-width-of-all" } else { "inspector-mixed" });
        let value = width.flatten().map(|width| width.to_string()).unwrap_or_default();
        let keys = self.keys(steps);
        self.fields_ui(ui, &keys, RecordField::Width, &label, (&value, &hint), false);
    }

    pub(super) fn lane(&mut self, ui: &mut Ui, lane: &Lane) {
        let (label, hint) = (self.words.text("inspector-name"), self.words.text("inspector-name-of-role"));
        self.bare_text_ui(ui, &[lane.id.into()], RecordField::Text, &label, (&lane.name, &hint), true);
        self.lane_fields(ui, lane.id.as_str(), FieldRecords::One(lane));
    }

    /// The fields of lanes apart from the name; values that differ show as mixed.
    pub(super) fn lane_fields(&mut self, ui: &mut Ui, salt: &str, lanes: FieldRecords<'_, Lane>) {
        let roles = Role::ALL.map(|role| (role, self.names.role(role).to_owned(), None));
        let (chosen, mixed) = (self.same(lanes, "role", |lane| lane.role), self.words.text("inspector-mixed"));
        if let Some(role) = self.dropdown(ui, (salt, "inspector-role"), chosen, &mixed, &roles) {
            self.change_all(lanes, |lane| lane.role = role);
        }
        let quiet = palette(ui.ctx()).quiet;
        let hidden = self.same(lanes, "hidden", |lane| lane.hidden);
        let icon = if hidden == Some(true) { Icon::EyeSlash } else { Icon::Eye };
        if self.switch(ui, (salt, "inspector-hidden"), Some((icon, quiet)), hidden) {
            self.change_all(lanes, |lane| lane.hidden = hidden != Some(true));
        }
        let locked = self.same(lanes, "locked", |lane| lane.locked);
        if self.switch(ui, (salt, "inspector-locked"), Some((Icon::Lock, quiet)), locked) {
            self.change_all(lanes, |lane| lane.locked = locked != Some(true));
        }
    }

    /// The fields of connectors apart from the label.
    pub(super) fn connector_fields(&mut self, ui: &mut Ui, salt: &str, connectors: FieldRecords<'_, Connector>) {
        let heads = [
            (Heads::One, self.words.text("inspector-heads-one").into_owned(), None),
            (Heads::Two, self.words.text("inspector-heads-two").into_owned(), None),
        ];
        let chosen = self.same(connectors, "heads", |connector| connector.heads);
        if let Some(heads) = self.segments(ui, (salt, "inspector-heads"), None, chosen, &heads) {
            self.change_all(connectors, |connector| connector.heads = heads);
        }
    }

    pub(super) fn connector(&mut self, ui: &mut Ui, connector: &Connector) {
        self.main_text_ui(ui, connector.id, "inspector-label", &connector.label);
        self.connector_fields(ui, connector.id.as_str(), FieldRecords::One(connector));
        let quiet = palette(ui.ctx()).quiet;
        for (caption, card) in [("inspector-from", connector.from), ("inspector-to", connector.to)] {
            let icon = self.map().cards.get(&card).map_or(Icon::Note, |card| crate::theme::kind_icon(card.kind));
            self.link_ui(ui, caption, card, &self.card_text(card), (icon, quiet));
        }
    }

    /// A record that belongs to this one, with a caption.
    fn link_ui(&mut self, ui: &mut Ui, caption: &str, key: impl Into<Key>, says: &str, icon: (Icon, Color32)) {
        self.caption(ui, caption);
        self.record_row(ui, key, &self.words.text(caption), says, icon);
    }

    /// The field of feelings.
    pub(super) fn emotion_fields(&mut self, ui: &mut Ui, salt: &str, emotions: FieldRecords<'_, Emotion>) {
        // A value between two of those that can be chosen is shown as the nearest.
        let nearest = self.same(emotions, "value", |emotion| emotion.value).map(|feeling| feeling.value().round());
        let feelings = FEELINGS.map(|(value, label, name)| {
            (value, self.words.text(name).into_owned(), label.to_owned(), Some(face(value)))
        });
        let clicked = self.named_segments(ui, (salt, "inspector-feeling"), None, (nearest, None), &feelings);
        if let Some(value) = clicked.and_then(Feeling::nearest) {
            self.change_all(emotions, |emotion| emotion.value = value);
        }
    }

    pub(super) fn emotion(&mut self, ui: &mut Ui, emotion: &Emotion, ids: &mut IdSource) {
        self.emotion_fields(ui, emotion.id.as_str(), FieldRecords::One(emotion));
        self.text_ui(ui, emotion.id, RecordField::Text, "inspector-quote", &emotion.quote);
        let (map, quiet) = (self.map(), palette(ui.ctx()).quiet);
        if let Some(persona) = map.personas.get(&emotion.persona) {
            let says = self.said(&persona.name, "inspector-persona");
            self.link_ui(ui, "inspector-persona", persona.id, &says, (Icon::Persona, quiet));
        }
        if let Some(step) = map.steps.get(&emotion.step) {
            let says = self.said(&step.name, "inspector-step");
            self.link_ui(ui, "inspector-step", step.id, &says, (Icon::Step, quiet));
        }
        self.other_feelings(ui, emotion, ids);
    }

    /// The other personas at the same step: their feelings, or a button to add one.
    fn other_feelings(&mut self, ui: &mut Ui, emotion: &Emotion, ids: &mut IdSource) {
        let map = self.map();
        let mut others: Vec<_> = map.personas.values().filter(|persona| persona.id != emotion.persona).collect();
        others.sort_by_key(|persona| (persona.rank, persona.id));
        for persona in others {
            let name = self.said(&persona.name, "inspector-persona");
            let mut here = self.editor.feelings_at(emotion.step).iter().filter_map(|id| map.emotions.get(id));
            let felt = here.find(|it| it.persona == persona.id);
            if let Some(felt) = felt {
                let icon = (face(felt.value.value()), palette(ui.ctx()).quiet);
                self.record_row(ui, felt.id, &self.words.text("inspector-emotion"), &name, icon);
                continue;
            }
            let add = self.words.with("action-add-feeling", &[("name", name.as_str().into())]);
            if wide_button_ui(ui, self.text, IdSalt::new(("add emotion", persona.id)), Icon::Plus, &add) {
                let id = ids.fresh();
                let new = Emotion::new(id, persona.id, emotion.step);
                self.wish(Command::Add { record: new.into(), place: Place::Last });
                self.reveal(id);
            }
        }
    }
}
