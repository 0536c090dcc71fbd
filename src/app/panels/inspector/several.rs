//! The page of several selected records: what all of a kind have in common, and changes for all of them at once.
//!
//! Thousands may be selected. What they have in common is found once for a selection of a map, and not for each frame.

use std::any::TypeId;

use egui::{IdSalt, Ui};

use crate::app::panels::inspector::field_records::{FieldKeys, FieldRecords, SharedFields};
use crate::app::panels::inspector::form::Form;
use crate::app::widgets::control::wide_button_ui;
use crate::edit::{Command, Selection};
use crate::model::{Card, Connector, Emotion, Key, Lane, Pain, Step, Wait};
use crate::text::Icon;

/// The id of the controls of several records.
const SALT: &str = "several";

impl<'a> Form<'a> {
    pub(super) fn several(&mut self, ui: &mut Ui, selection: &Selection) {
        let title = self.words.with("inspector-several", &[("count", selection.len().into())]);
        self.title(ui, &title);
        let (steps, lanes, cards) = (self.selected::<Step>(), self.selected::<Lane>(), self.selected::<Card>());
        let (pains, waits) = (self.selected::<Pain>(), self.selected::<Wait>());
        let (connectors, emotions) = (self.selected::<Connector>(), self.selected::<Emotion>());
        let kinds = [
            steps.is_some(),
            lanes.is_some(),
            cards.is_some(),
            pains.is_some(),
            waits.is_some(),
            connectors.is_some(),
            emotions.is_some(),
        ];
        // Records of one kind need no heading.
        let headed = kinds.into_iter().filter(|is_there| *is_there).count() > 1;
        self.section(ui, headed, "inspector-step", steps, |form, ui, steps| form.step_fields(ui, steps));
        self.section(ui, headed, "inspector-lane", lanes, |form, ui, lanes| form.lane_fields(ui, SALT, lanes));
        self.section(ui, headed, "inspector-card", cards, |form, ui, cards| form.card_fields(ui, SALT, cards));
        self.section(ui, headed, "inspector-pain", pains, |form, ui, pains| form.pain_fields(ui, SALT, pains));
        self.section(ui, headed, "inspector-wait", waits, |form, ui, waits| form.wait_fields(ui, SALT, waits));
        self.section(ui, headed, "inspector-connector", connectors, |form, ui, connectors| {
            form.connector_fields(ui, SALT, connectors);
        });
        self.section(ui, headed, "inspector-emotion", emotions, |form, ui, emotions| {
            form.emotion_fields(ui, SALT, emotions);
        });
        self.delete_all(ui, selection);
    }

    /// The fields of the records of a kind, if there are any.
    fn section<T>(
        &mut self,
        ui: &mut Ui,
        headed: bool,
        noun: &str,
        records: Option<FieldRecords<'a, T>>,
        fields: impl FnOnce(&mut Self, &mut Ui, FieldRecords<'a, T>),
    ) {
        let Some(records) = records else { return };
        if headed {
            ui.add_space(12.0);
            self.title(ui, &self.words.text(noun));
        }
        fields(self, ui, records);
    }

    fn delete_all(&mut self, ui: &mut Ui, selection: &Selection) {
        ui.add_space(8.0);
        let delete = self.words.text("action-delete").into_owned();
        if wide_button_ui(ui, self.text, IdSalt::new("delete several"), Icon::Trash, &delete) {
            self.wish(Command::Delete(selection.keys().filter(|key| *key != Key::Info).collect()));
        }
    }

    /// The selected records of a kind; `None` when there are none.
    fn selected<T: SharedFields>(&mut self) -> Option<FieldRecords<'a, T>> {
        let keys = self.keys(FieldRecords::<T>::Selected).all;
        match *keys {
            [] => None,
            [one] => T::find(self.map(), one).map(FieldRecords::One),
            _ => Some(FieldRecords::Selected),
        }
    }

    /// What follows from all selected records of a kind, found once.
    fn common<T: SharedFields, V: Clone + 'static>(
        &mut self,
        field: &'static str,
        find: impl FnOnce(&mut dyn Iterator<Item = (Key, &'a T)>) -> V,
    ) -> V {
        let (map, selection) = (self.map(), self.editor.selection());
        self.common.keep_to(self.editor.generation(), selection);
        let find = || find(&mut selection.keys().filter_map(|key| Some((key, T::find(map, key)?))));
        self.common.get_or_find((TypeId::of::<T>(), field), find)
    }

    /// The keys of the records.
    pub(super) fn keys<T: SharedFields>(&mut self, records: FieldRecords<'_, T>) -> FieldKeys {
        match records {
            FieldRecords::One(record) => FieldKeys::new([record.key()]),
            FieldRecords::Selected => {
                self.common::<T, _>("keys", |records| FieldKeys::new(records.map(|(key, _)| key)))
            }
        }
    }

    /// The value that all records have in a field of that name; `None` when they differ.
    pub(super) fn same<T: SharedFields, V: PartialEq + Clone + 'static>(
        &mut self,
        records: FieldRecords<'_, T>,
        field: &'static str,
        value: impl Fn(&T) -> V,
    ) -> Option<V> {
        match records {
            FieldRecords::One(record) => Some(value(record)),
            FieldRecords::Selected => self.common::<T, Option<V>>(field, |records| {
                let mut values = records.map(|(_, record)| value(record));
                let first = values.next()?;
                values.all(|other| other == first).then_some(first)
            }),
        }
    }

    /// One change of all records that it changes.
    pub(super) fn change_all<T: SharedFields>(&mut self, records: FieldRecords<'_, T>, change: impl Fn(&mut T)) {
        let changed = |record: &T| {
            let mut after = record.clone();
            change(&mut after);
            (after != *record).then(|| Command::Change(after.into()))
        };
        let command = match records {
            FieldRecords::One(record) => Command::of_all(changed(record)),
            FieldRecords::Selected => {
                let all = self.editor.selection().keys().filter_map(|key| T::find(self.map(), key));
                Command::of_all(all.filter_map(changed))
            }
        };
        if let Some(command) = command {
            self.wish(command);
        }
    }
}
