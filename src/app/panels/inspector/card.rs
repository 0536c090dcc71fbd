//! The page of a card, with its marks.

use std::collections::BTreeSet;

use egui::{IdSalt, Role, ScrollArea, Ui, vec2};

use crate::app::paint::convert::color32;
use crate::app::panels::inspector::draft::RecordField;
use crate::app::panels::inspector::field_records::FieldRecords;
use crate::app::panels::inspector::form::Form;
use crate::app::panels::inspector::swatch::{Swatch, swatches_ui};
use crate::app::panels::wording::values;
use crate::app::widgets::control::{caption_ui, wide_button_ui};
use crate::app::widgets::label::LabelStyle;
use crate::app::widgets::mirror;
use crate::app::widgets::row::{Lead, ListRow};
use crate::app::widgets::style::palette;
use crate::edit::{Command, Place};
use crate::model::{
    Card, CardKind, Channel, ColorTag, EvidenceLevel, IdSource, Key, Pain, PainId, Record, TimeUnit, Wait,
};
use crate::text::Icon;
use crate::theme::{channel_icon, kind_icon};

/// The greatest height of the list of pain points that an opportunity may ease.
const EASES_HEIGHT: f32 = 180.0;

/// The height of its rows.
const EASES_ROW: f32 = 28.0;

impl Form<'_> {
    pub(super) fn card(&mut self, ui: &mut Ui, card: &Card, ids: &mut IdSource) {
        let salt = card.id.as_str();
        self.main_text_ui(ui, card.id, "inspector-text", &card.text);
        self.card_fields(ui, salt, FieldRecords::One(card));
        self.pains(ui, card, ids);
        self.waits(ui, card, ids);
        if card.kind == CardKind::Opportunity {
            self.eases(ui, card);
        }
    }

    /// The fields of cards apart from the text; values that differ show as mixed.
    pub(super) fn card_fields(&mut self, ui: &mut Ui, salt: &str, cards: FieldRecords<'_, Card>) {
        let kinds = CardKind::ALL.map(|kind| (kind, self.names.card_kind(kind).to_owned(), Some(kind_icon(kind))));
        let mixed = self.words.text("inspector-mixed").into_owned();
        let chosen = self.same(cards, "kind", |card| card.kind);
        if let Some(kind) = self.dropdown(ui, (salt, "inspector-kind"), chosen, &mixed, &kinds) {
            self.change_all(cards, |card| card.kind = kind);
        }
        if chosen == Some(CardKind::Touchpoint) {
            self.channel(ui, salt, cards);
        }
        let level = |level| self.names.evidence_level(level).to_owned();
        let levels = EvidenceLevel::ALL.map(|it| (it, level(it), level(it), None));
        let chosen = (self.same(cards, "evidence", |card| card.evidence), Some(EvidenceLevel::default()));
        if let Some(evidence) = self.named_segments(ui, (salt, "inspector-evidence"), None, chosen, &levels) {
            self.change_all(cards, |card| card.evidence = evidence);
        }
        self.caption(ui, "inspector-owner");
        let label = self.words.text("inspector-owner");
        let owner = self.same(cards, "owner", |card| card.owner.clone());
        let hint = if owner.is_none() { mixed.as_str() } else { "" };
        let keys = self.keys(cards);
        self.fields_ui(ui, &keys, RecordField::Owner, &label, (&owner.unwrap_or_default(), hint), false);
        if let FieldRecords::One(card) = cards {
            self.number_ui(ui, &Record::Card(card.clone()), RecordField::Span, "inspector-span", card.span, 1);
        } else {
            self.caption(ui, "inspector-span");
            let label = self.words.text("inspector-span");
            let span = self.same(cards, "span", |card| card.span).map(|span| span.to_string());
            let hint = if span.is_none() { mixed.as_str() } else { "" };
            self.fields_ui(ui, &keys, RecordField::Span, &label, (&span.unwrap_or_default(), hint), false);
        }
        let star = Some((Icon::Star, palette(self.ctx).visible(self.editor.theme().star)));
        let on = self.same(cards, "moment_of_truth", |card| card.moment_of_truth);
        if self.switch(ui, (salt, "inspector-moment-of-truth"), star, on) {
            self.change_all(cards, |card| card.moment_of_truth = on != Some(true));
        }
        let chosen = self.same(cards, "color", |card| card.color);
        if let Some(color) = self.color(ui, salt, chosen) {
            self.change_all(cards, |card| card.color = color);
        }
    }

    /// The colors of cards; returns the one that was clicked. None is marked when cards differ.
    fn color(&self, ui: &mut Ui, salt: &str, chosen: Option<Option<ColorTag>>) -> Option<Option<ColorTag>> {
        const CAPTION: &str = "inspector-color";
        self.caption(ui, CAPTION);
        let field = self.words.text(CAPTION);
        let colors: Vec<(Option<ColorTag>, &str)> = std::iter::once((None, "inspector-color-none"))
            .chain(ColorTag::ALL.map(|color| (Some(color), values::color(color))))
            .collect();
        let swatch = |(color, name): &(Option<ColorTag>, &str)| {
            let says = self.words.text(name).into_owned();
            Swatch {
                name: self.choice(&field, &says),
                color: color.map(|color| color32(self.editor.theme().tab(color))),
                chosen: chosen == Some(*color),
                says,
            }
        };
        let swatches: Vec<_> = colors.iter().map(swatch).collect();
        let clicked = swatches_ui(ui, self.text, IdSalt::new((salt, CAPTION)), &swatches)?;
        colors.get(clicked).map(|(color, _)| *color)
    }

    fn channel(&mut self, ui: &mut Ui, salt: &str, cards: FieldRecords<'_, Card>) {
        let none = (None, self.words.text("inspector-channel-none").into_owned(), None);
        let named =
            |channel: Channel| (Some(channel), self.names.channel(channel).to_owned(), Some(channel_icon(channel)));
        let channels: Vec<_> = std::iter::once(none).chain(Channel::ALL.map(named)).collect();
        let mixed = self.words.text("inspector-mixed").into_owned();
        let chosen = self.same(cards, "channel", |card| card.channel);
        if let Some(channel) = self.dropdown(ui, (salt, "inspector-channel"), chosen, &mixed, &channels) {
            self.change_all(cards, |card| card.channel = channel);
        }
    }

    fn pains(&mut self, ui: &mut Ui, card: &Card, ids: &mut IdSource) {
        let (map, marks) = (self.map(), self.editor.marks_of(card.id).into_iter());
        let pains = marks.filter_map(|key| map.pains.get(&key.pain()?));
        self.caption(ui, "inspector-pains");
        for pain in pains {
            if self.pain_row(pain, |row| row.show(ui, self.text, IdSalt::new(pain.id)).clicked()) {
                self.reveal(pain.id);
            }
        }
        let add = self.words.text("inspector-add-pain");
        if wide_button_ui(ui, self.text, IdSalt::new("add pain"), Icon::Plus, &add) {
            self.add(Pain::new(ids.fresh(), card.id));
        }
    }

    fn waits(&mut self, ui: &mut Ui, card: &Card, ids: &mut IdSource) {
        let (map, marks) = (self.map(), self.editor.marks_of(card.id).into_iter());
        let waits = marks.filter_map(|key| map.waits.get(&key.wait()?));
        self.caption(ui, "inspector-waits");
        let color = palette(self.ctx).visible(self.editor.theme().wait_text);
        let role = self.words.text("inspector-wait");
        for wait in waits {
            let time = self.names.wait(wait.min, wait.max, wait.unit);
            let says = if wait.text.is_empty() { time } else { format!("{time} · {}", wait.text) };
            self.record_row(ui, wait.id, &role, &says, (Icon::Hourglass, color));
        }
        let add = self.words.text("inspector-add-wait");
        if wide_button_ui(ui, self.text, IdSalt::new("add wait"), Icon::Plus, &add) {
            self.add(Wait { unit: TimeUnit::Days, ..Wait::new(ids.fresh(), card.id) });
        }
    }

    /// Adds a mark to a card and goes to its page, to write its text.
    fn add(&mut self, record: impl Into<Record>) {
        let record = record.into();
        let key: Key = record.key();
        *self.awaited = Some((key, RecordField::Text));
        self.wish(Command::Add { record, place: Place::Last });
        self.reveal(key);
    }

    /// The pain points of the map, with those ticked that the opportunity eases. Only visible rows cost anything.
    fn eases(&mut self, ui: &mut Ui, card: &Card) {
        self.caption(ui, "inspector-eases");
        let map = self.map();
        if map.pains.is_empty() {
            let none = self.words.text("inspector-eases-none");
            caption_ui(ui, self.text, &none, LabelStyle::BODY, 4.0);
            return;
        }
        let mut toggled = None;
        let eased: BTreeSet<PainId> = card.eases.iter().copied().filter(|pain| map.pains.contains_key(pain)).collect();
        let all = self.editor.pains();
        let first: Vec<PainId> = eased.iter().copied().collect();
        let skipped: Vec<usize> = first.iter().filter_map(|pain| all.binary_search(pain).ok()).collect();
        // Those that are eased, and then the others.
        let nth = |at: usize| match at.checked_sub(first.len()) {
            None => first.get(at),
            Some(other) => all.get(skipped.iter().fold(other, |at, skipped| at + usize::from(*skipped <= at))),
        };
        mirror::scroll_bar_at_end(self.text.flow(), ui);
        let list = ScrollArea::vertical().id_salt(("eases", card.id)).max_height(EASES_HEIGHT);
        ui.spacing_mut().item_spacing.y = 0.0;
        list.auto_shrink([false, true]).show_rows(ui, EASES_ROW, all.len(), |ui, range| {
            for pain in range.filter_map(|at| map.pains.get(nth(at)?)) {
                let (_, rect) = ui.allocate_space(vec2(ui.available_width(), EASES_ROW));
                let text = self.pain_text(pain);
                let end = Some((crate::theme::consequence_icon(pain.consequence), self.mark_color()));
                let lead = Lead::Tick(eased.contains(&pain.id));
                let line = self.text.elided(&text, LabelStyle::BODY, rect.width() - 56.0);
                let says = line.as_ref().map_or("", |line| line.text());
                let row = ListRow { role: Role::CheckBox, name: &text, lead, says, badges: None, end };
                let id = ui.make_persistent_id(("eases", card.id, pain.id));
                if row.show_at(ui, self.text, rect, id).clicked() {
                    toggled = Some(pain.id);
                }
            }
        });
        if let Some(pain) = toggled {
            let mut card = card.clone();
            if eased.contains(&pain) {
                card.eases.retain(|other| *other != pain);
            } else {
                card.eases.push(pain);
            }
            self.change(card);
        }
    }
}
