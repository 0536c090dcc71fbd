//! The fields of a record as a form: captions, texts, choices, and the output that they produce.

use std::sync::Arc;

use egui::{Color32, IdSalt, Role, Ui, vec2};

use crate::app::paint::convert::color32;
use crate::app::panels::inspector::PanelOutput;
use crate::app::panels::inspector::draft::{FieldDraft, RecordField, written};
use crate::app::panels::inspector::field_records::{CommonValues, FieldKeys};
use crate::app::panels::wording::values::choice;
use crate::app::widgets::control::{self, HEIGHT, Segment, caption_ui, icon_button_ui, segments_ui};
use crate::app::widgets::dropdown::{DropdownItem, ValueList, dropdown_ui};
use crate::app::widgets::field::TextField;
use crate::app::widgets::label::{LabelStyle, TextUi, named};
use crate::app::widgets::mirror;
use crate::app::widgets::row::{Badges, Lead, ListRow};
use crate::app::widgets::style::palette;
use crate::edit::Command;
use crate::editor::{Editor, easing_notes};
use crate::i18n::{MapWords, Words};
use crate::model::{CardId, Key, Map, Pain, Record, listed_letters};
use crate::text::Icon;
use crate::theme::consequence_icon;

/// More letters than this stand in no row.
const MOST_LETTERS: usize = 3;

/// Between two fields, beside the spacing of the panel.
const GAP: f32 = 8.0;

/// What the pages of the inspector share.
pub(super) struct Form<'a> {
    pub ctx: &'a egui::Context,
    pub text: &'a TextUi,
    pub words: &'a Words,
    /// The names of kinds, channels and the like in the language of the interface.
    pub names: &'static MapWords,
    pub editor: &'a Editor,
    pub wishes: Vec<PanelOutput>,
    /// The text being typed.
    pub draft: &'a mut Option<FieldDraft>,
    /// Whether the field of the draft was shown.
    pub draft_shown: bool,
    /// The field that gets the focus next.
    pub awaited: &'a mut Option<(Key, RecordField)>,
    /// What several selected records have in common.
    pub common: &'a mut CommonValues,
}

impl<'a> Form<'a> {
    pub fn map(&self) -> &'a Map {
        self.editor.map()
    }

    /// The color of pain points.
    pub fn red(&self) -> Color32 {
        color32(self.editor.theme().pain)
    }

    /// The color of the icons of pain points, which is visible on light and dark panels.
    pub fn mark_color(&self) -> Color32 {
        palette(self.ctx).error
    }

    pub fn wish(&mut self, command: Command) {
        self.wishes.push(PanelOutput::Do(command));
    }

    pub fn change(&mut self, record: impl Into<Record>) {
        self.wish(Command::Change(record.into()));
    }

    pub fn reveal(&mut self, key: impl Into<Key>) {
        self.wishes.push(PanelOutput::Reveal(key.into()));
    }

    /// The name of a section.
    pub fn title(&self, ui: &mut Ui, says: &str) {
        let rect = caption_ui(ui, self.text, says, LabelStyle::SECTION, 4.0);
        let heading = ui.interact(rect, ui.make_persistent_id(("section", says)), egui::Sense::hover());
        named(heading, Role::Label, says);
        ui.add_space(4.0);
    }

    /// The caption of a field.
    pub fn caption(&self, ui: &mut Ui, key: &str) {
        ui.add_space(GAP);
        caption_ui(ui, self.text, &self.words.text(key), LabelStyle::CAPTION, 0.0);
    }

    /// The caption of values of which none is chosen, because the records differ.
    fn mixed_caption(&self, ui: &mut Ui, field: &str) {
        ui.add_space(GAP);
        let mixed = self.words.text("inspector-mixed");
        let says = self.choice(field, &mixed);
        let rect = caption_ui(ui, self.text, &says, LabelStyle::CAPTION, 0.0);
        let label = ui.interact(rect, ui.make_persistent_id(("mixed", field)), egui::Sense::hover());
        named(label, Role::Label, &says);
    }

    /// The main text of a record, right below the name of its section.
    pub fn main_text_ui(&mut self, ui: &mut Ui, key: impl Into<Key>, label: &str, value: &str) {
        let label = self.words.text(label);
        self.bare_text_ui(ui, &[key.into()], RecordField::Text, &label, (value, &label), true);
    }

    /// A text of one record, with its caption.
    pub fn text_ui(&mut self, ui: &mut Ui, key: impl Into<Key>, slot: RecordField, caption: &str, value: &str) {
        self.caption(ui, caption);
        let several =
            matches!(slot, RecordField::Text | RecordField::Scenario | RecordField::Goal | RecordField::Description);
        self.bare_text_ui(ui, &[key.into()], slot, &self.words.text(caption), (value, ""), several);
    }

    /// A text of records, without a caption; `(value, hint)`.
    pub fn bare_text_ui(
        &mut self,
        ui: &mut Ui,
        keys: &[Key],
        slot: RecordField,
        label: &str,
        (value, hint): (&str, &str),
        multiline: bool,
    ) {
        self.fields_ui(ui, &FieldKeys::new(keys.iter().copied()), slot, label, (value, hint), multiline);
    }

    /// The same for as many records as there are.
    pub fn fields_ui(
        &mut self,
        ui: &mut Ui,
        FieldKeys { all: keys, salt }: &FieldKeys,
        slot: RecordField,
        label: &str,
        (value, hint): (&str, &str),
        multiline: bool,
    ) {
        let field = TextField { id_salt: IdSalt::new((salt, slot)), value, hint, multiline, label };
        let output = field.show(ui, self.text);
        if keys.first().is_some_and(|key| *self.awaited == Some((*key, slot))) {
            *self.awaited = None;
            output.response.request_focus();
        }
        let of = |text| FieldDraft { keys: Arc::clone(keys), slot, text };
        let is_here = self.draft.as_ref().is_some_and(|draft| draft.slot == slot && draft.keys == *keys);
        if let Some(text) = output.committed {
            self.draft.take_if(|_| is_here);
            self.wishes.extend(of(text).command(self.map()).map(PanelOutput::Do));
        } else if let Some(text) = output.edited {
            *self.draft = Some(of(text));
            self.draft_shown = true;
        } else if is_here {
            self.draft_shown = true;
            self.draft.take_if(|_| !output.open);
        }
    }

    /// A whole number that can be typed, or changed by one.
    pub fn number_ui(
        &mut self,
        ui: &mut Ui,
        record: &Record,
        slot: RecordField,
        caption: &str,
        value: u32,
        least: u32,
    ) {
        self.caption(ui, caption);
        let (text, words) = (self.text, self.words);
        let name = words.text(caption);
        let layout = mirror::row(text.flow(), egui::Align::Min);
        let mut step = None;
        ui.allocate_ui_with_layout(vec2(ui.available_width(), HEIGHT), layout, |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let salt = |what: &str| IdSalt::new((record.key(), slot, what));
            let button = |ui: &mut Ui, icon, key| {
                let tip = words.with(key, &[("field", name.as_ref().into())]);
                icon_button_ui(ui, text, salt(key), icon, &tip).clicked()
            };
            ui.add_enabled_ui(value > least, |ui| {
                step = button(ui, Icon::Minus, "inspector-less").then(|| value.saturating_sub(1)).or(step);
            });
            let width = ui.available_width() - HEIGHT;
            ui.allocate_ui(vec2(width, HEIGHT), |ui| {
                ui.set_max_width(width);
                self.bare_text_ui(ui, &[record.key()], slot, &name, (&value.to_string(), ""), false);
            });
            step = button(ui, Icon::Plus, "inspector-more").then(|| value.saturating_add(1)).or(step);
        });
        let changed = step.and_then(|value| written(record.clone(), slot, &value.to_string()));
        if let Some(record) = changed.filter(|changed| changed != record) {
            self.change(record);
        }
    }

    /// Values side by side; returns the one that was clicked.
    pub fn segments<T: Copy + PartialEq>(
        &self,
        ui: &mut Ui,
        (salt, caption): (&str, &str),
        fill: Option<Color32>,
        chosen: Option<T>,
        values: &[(T, String, Option<Icon>)],
    ) -> Option<T> {
        let named: Vec<_> =
            values.iter().map(|(value, label, icon)| (*value, label.clone(), label.clone(), *icon)).collect();
        self.named_segments(ui, (salt, caption), fill, (chosen, None), &named)
    }

    /// Values side by side as (value, name, label, icon), where the label differs from the name; `(chosen, neutral)`, of which
    /// the second one is the value where nothing was said.
    pub fn named_segments<T: Copy + PartialEq>(
        &self,
        ui: &mut Ui,
        (salt, caption): (&str, &str),
        fill: Option<Color32>,
        (chosen, neutral): (Option<T>, Option<T>),
        values: &[(T, String, String, Option<Icon>)],
    ) -> Option<T> {
        let field = self.words.text(caption);
        match chosen {
            Some(_) => self.caption(ui, caption),
            None => self.mixed_caption(ui, &field),
        }
        let segment = |(value, name, label, icon): &(T, String, String, Option<Icon>)| Segment {
            name: self.choice(&field, name),
            label: label.clone(),
            icon: *icon,
            chosen: chosen == Some(*value),
            neutral: neutral == Some(*value),
        };
        let segments: Vec<_> = values.iter().map(segment).collect();
        let fill = fill.unwrap_or(palette(ui.ctx()).accent);
        let clicked = segments_ui(ui, self.text, IdSalt::new((salt, caption)), fill, &[&segments])?;
        values.get(clicked).map(|(value, ..)| *value)
    }

    /// Values in a dropdown; returns the one that was picked.
    pub fn dropdown<T: Copy + PartialEq>(
        &self,
        ui: &mut Ui,
        (salt, caption): (&str, &str),
        chosen: Option<T>,
        otherwise: &str,
        values: &[(T, String, Option<Icon>)],
    ) -> Option<T> {
        self.caption(ui, caption);
        let choices: Vec<_> =
            values.iter().map(|(_, name, icon)| DropdownItem { name: name.clone(), icon: *icon }).collect();
        let at = values.iter().position(|(value, ..)| chosen == Some(*value));
        let name = self.words.text(caption);
        let list = ValueList { name: &name, items: &choices, chosen: at };
        let picked = dropdown_ui(ui, self.text, IdSalt::new((salt, caption)), list, otherwise)?;
        values.get(picked).map(|(value, ..)| *value)
    }

    /// A switch; `None` when records differ, which it shows.
    pub fn switch(
        &self,
        ui: &mut Ui,
        (salt, key): (&str, &str),
        icon: Option<(Icon, Color32)>,
        on: Option<bool>,
    ) -> bool {
        ui.add_space(GAP);
        let name = self.words.text(key);
        let mixed = || self.choice(&name, &self.words.text("inspector-mixed"));
        let says = if on.is_none() { mixed() } else { name.as_ref().to_owned() };
        control::switch_ui(ui, self.text, IdSalt::new((salt, key)), &says, icon, on)
    }

    /// A row that leads to a record.
    pub fn record_row(&mut self, ui: &mut Ui, key: impl Into<Key>, role: &str, says: &str, icon: (Icon, Color32)) {
        let key = key.into();
        let name = self.with_easing(self.choice(role, says), key);
        let letter = key.card().and_then(|card| self.editor.layout().letters.of_opportunity(card));
        let letter = letter.map(|letter| letter.to_string());
        let badges = letter.as_deref().map(|letter| self.badges(letter));
        let lead = Lead::Icon(icon.0, icon.1);
        let row = ListRow { role: Role::Button, name: &name, lead, says, badges, end: None };
        if row.show(ui, self.text, IdSalt::new((key, role))).clicked() {
            self.reveal(key);
        }
    }

    /// The name of a value of a field for screen readers.
    pub fn choice(&self, field: &str, value: &str) -> String {
        choice(self.words, field, value)
    }

    /// The letters that link opportunities to pain points, as they stand on the map.
    fn badges<'t>(&self, says: &'t str) -> Badges<'t> {
        let theme = self.editor.theme();
        Badges { says, fill: color32(theme.letter), color: color32(theme.on_letter) }
    }

    /// The name of a row, and what is to be known of the links of its record.
    fn with_easing(&self, name: String, key: Key) -> String {
        let and = |first: String, second: String| {
            self.words.with("outline-and", &[("first", first.into()), ("second", second.into())])
        };
        easing_notes(self.editor, self.words, key).into_iter().fold(name, and)
    }

    /// A pain point as a row: its weight, text and consequence, and the letters of the opportunities that would ease it.
    pub fn pain_row<R>(&self, pain: &Pain, use_it: impl FnOnce(&ListRow<'_>) -> R) -> R {
        let says = self.pain_text(pain);
        let weight = pain.weight().to_string();
        let name = self.words.with(
            "inspector-pain-row",
            &[
                ("text", says.as_str().into()),
                ("weight", weight.into()),
                ("consequence", self.names.consequence(pain.consequence).into()),
            ],
        );
        let name = self.with_easing(name, pain.id.into());
        let letters = listed_letters(self.editor.layout().letters.of_pain(pain.id), MOST_LETTERS);
        use_it(&ListRow {
            role: Role::Button,
            name: &name,
            lead: Lead::Chip(pain.weight(), self.red()),
            says: &says,
            badges: (!letters.is_empty()).then(|| self.badges(&letters)),
            end: Some((consequence_icon(pain.consequence), self.mark_color())),
        })
    }

    /// The text of a pain point, or its kind when it has none.
    pub fn pain_text(&self, pain: &Pain) -> String {
        self.said(&pain.text, "inspector-pain")
    }

    /// The text of a card, or its kind when it has none.
    pub fn card_text(&self, id: CardId) -> String {
        let Some(card) = self.map().cards.get(&id) else { return String::new() };
        if card.text.is_empty() { self.names.card_kind(card.kind).to_owned() } else { card.text.clone() }
    }

    /// A text, or the message with this key when it is empty.
    pub fn said(&self, text: &str, otherwise: &str) -> String {
        if text.is_empty() { self.words.text(otherwise).into_owned() } else { text.to_owned() }
    }
}
