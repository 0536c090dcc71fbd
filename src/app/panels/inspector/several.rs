//! The page of several selected records: what all of a kind have in common, and changes for all of them at once.

use egui::{IdSalt, Ui};

use crate::app::panels::inspector::form::Form;
use crate::app::widgets::control::wide_button_ui;
use crate::edit::{Command, Selection};
use crate::model::{Key, Record};
use crate::text::Icon;

/// The id of the controls of several records.
const SALT: &str = "several";

impl Form<'_> {
    pub(super) fn several(&mut self, ui: &mut Ui, selection: &Selection) {
        let title = self.words.with("inspector-several", &[("count", selection.len().into())]);
        self.title(ui, &title);
        let map = self.map();
        macro_rules! of_kind {
            ($kind:ident, $table:ident) => {
                selection
                    .keys()
                    .filter_map(|key| if let Key::$kind(id) = key { map.$table.get(&id) } else { None })
                    .collect::<Vec<_>>()
            };
        }
        let (steps, lanes, cards) = (of_kind!(Step, steps), of_kind!(Lane, lanes), of_kind!(Card, cards));
        let (pains, waits) = (of_kind!(Pain, pains), of_kind!(Wait, waits));
        let (connectors, emotions) = (of_kind!(Connector, connectors), of_kind!(Emotion, emotions));
        let counts =
            [steps.len(), lanes.len(), cards.len(), pains.len(), waits.len(), connectors.len(), emotions.len()];
        // Records of one kind need no heading.
        let headed = counts.iter().filter(|count| **count > 0).count() > 1;
        self.section(ui, headed, "inspector-step", &steps, |form, ui| form.step_fields(ui, &steps));
        self.section(ui, headed, "inspector-lane", &lanes, |form, ui| form.lane_fields(ui, SALT, &lanes));
        self.section(ui, headed, "inspector-card", &cards, |form, ui| form.card_fields(ui, SALT, &cards));
        self.section(ui, headed, "inspector-pain", &pains, |form, ui| form.pain_fields(ui, SALT, &pains));
        self.section(ui, headed, "inspector-wait", &waits, |form, ui| form.wait_fields(ui, SALT, &waits));
        self.section(ui, headed, "inspector-connector", &connectors, |form, ui| {
            form.connector_fields(ui, SALT, &connectors);
        });
        self.section(ui, headed, "inspector-emotion", &emotions, |form, ui| form.emotion_fields(ui, SALT, &emotions));
        self.delete_all(ui, selection);
    }

    /// The fields of the records of a kind, if there are any.
    fn section<T>(
        &mut self,
        ui: &mut Ui,
        headed: bool,
        noun: &str,
        records: &[&T],
        fields: impl FnOnce(&mut Self, &mut Ui),
    ) {
        if records.is_empty() {
            return;
        }
        if headed {
            ui.add_space(12.0);
            self.title(ui, &self.words.text(noun));
        }
        fields(self, ui);
    }

    fn delete_all(&mut self, ui: &mut Ui, selection: &Selection) {
        ui.add_space(8.0);
        let delete = self.words.text("action-delete").into_owned();
        if wide_button_ui(ui, self.text, IdSalt::new("delete several"), Icon::Trash, &delete) {
            self.wish(Command::Delete(selection.keys().filter(|key| *key != Key::Info).collect()));
        }
    }

    /// One change of all records that it changes.
    pub(super) fn change_all<T>(&mut self, records: &[&T], change: impl Fn(&mut T))
    where
        T: Clone + PartialEq + Into<Record>,
    {
        let changed = records.iter().filter_map(|record| {
            let mut after = (*record).clone();
            change(&mut after);
            (after != **record).then(|| Command::Change(after.into()))
        });
        if let Some(command) = Command::of_all(changed) {
            self.wish(command);
        }
    }
}

/// The value that all records have; `None` when they differ.
pub(super) fn same<'a, R, T: PartialEq>(records: &[&'a R], value: impl Fn(&'a R) -> T) -> Option<T> {
    let (first, rest) = records.split_first()?;
    let first = value(first);
    rest.iter().all(|record| value(record) == first).then_some(first)
}
