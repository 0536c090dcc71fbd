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
        let section = |form: &mut Self, ui: &mut Ui, nth: usize, noun: &str| {
            let shown = counts.get(nth).is_some_and(|count| *count > 0);
            if shown && headed {
                ui.add_space(12.0);
                form.title(ui, &form.words.text(noun));
            }
            shown
        };
        if section(self, ui, 0, "inspector-step") {
            self.step_fields(ui, &steps);
        }
        if section(self, ui, 1, "inspector-lane") {
            self.lane_fields(ui, SALT, &lanes);
        }
        if section(self, ui, 2, "inspector-card") {
            self.card_fields(ui, SALT, &cards);
        }
        if section(self, ui, 3, "inspector-pain") {
            self.pain_fields(ui, SALT, &pains);
        }
        if section(self, ui, 4, "inspector-wait") {
            self.wait_fields(ui, SALT, &waits);
        }
        if section(self, ui, 5, "inspector-connector") {
            self.connector_fields(ui, SALT, &connectors);
        }
        if section(self, ui, 6, "inspector-emotion") {
            self.emotion_fields(ui, SALT, &emotions);
        }
        self.delete_all(ui, selection);
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
