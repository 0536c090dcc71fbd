//! The list of keys, made from the tables of actions and of keys on the map, by menu, with a search field; and what can be
//! said in the text of a card.

use egui::{Align, Button, Context, Modal, Role, ScrollArea, Ui, vec2};

use crate::app::action::Action;
use crate::app::action::rules::RULES;
use crate::app::panels::menu::{all_keys_of, flowing_like_keys, table};
use crate::app::widgets::access::title_around;
use crate::app::widgets::field::QueryField;
use crate::app::widgets::label::{LabelStyle, TextUi, block_size, named};
use crate::app::widgets::{mirror, shortcut, style};
use crate::geom::Flow;
use crate::i18n::{MapWords, Term, Words, folded};
use crate::model::{Channel, TimeUnit};

/// The size of the list.
const SIZE: egui::Vec2 = vec2(460.0, 480.0);

/// The room around the list in the dialog.
const AROUND: egui::Vec2 = vec2(64.0, 160.0);

/// The size of the button.
const BUTTON: egui::Vec2 = vec2(80.0, 32.0);

/// The part of a row that keys may take beside their label.
const MOST_FOR_KEYS: f32 = 0.55;

/// The list of keys, while it is shown.
pub struct KeyHelp {
    query: QueryField,
}

/// The rows below a heading.
struct KeyGroup {
    name: String,
    rows: Vec<KeyRow>,
}

/// A label, its keys, and the text engine to write the keys with.
struct KeyRow {
    label: String,
    keys: Vec<String>,
    text: TextUi,
}

impl Default for KeyHelp {
    fn default() -> Self {
        let mut query = QueryField::default();
        query.open();
        Self { query }
    }
}

impl KeyHelp {
    /// Shows the list; false when it was closed.
    pub fn ui(&mut self, ui: &Ui, text: &TextUi, words: &Words) -> bool {
        let id = egui::Id::unique("keys");
        let area = Modal::default_area(id).layout(mirror::column(text.flow()));
        let frame = egui::Frame::popup(ui.style()).inner_margin(20.0);
        let size = SIZE.min(ui.ctx().content_rect().size() - AROUND);
        let modal = Modal::new(id).area(area).frame(frame).show(ui.ctx(), |ui| {
            ui.set_width(size.x);
            ui.set_max_height(size.y + AROUND.y);
            title_around(&text.paragraph(ui, &words.text("dialog-keys-title"), LabelStyle::TITLE), ui);
            ui.add_space(8.0);
            self.query.ui(ui, text, "keys", &words.text("keys-field"));
            ui.add_space(8.0);
            mirror::scroll_bar_at_end(text.flow(), ui);
            ScrollArea::vertical().max_height(size.y).auto_shrink([false, true]).show(ui, |ui| {
                self.list_ui(ui, text, words);
            });
            ui.add_space(8.0);
            let close = words.text("dialog-close");
            let button = Button::new(text.atom(&close, LabelStyle::BODY)).min_size(BUTTON);
            let row = mirror::row_from_end(text.flow(), Align::Center);
            let button = ui.allocate_ui_with_layout(vec2(size.x, BUTTON.y), row, |ui| ui.add(button)).inner;
            named(button, Role::Button, &close).clicked()
        });
        !(modal.inner || modal.should_close())
    }

    fn list_ui(&self, ui: &mut Ui, text: &TextUi, words: &Words) {
        let query = folded(&self.query.text);
        let mut first = true;
        for group in groups(ui.ctx(), text, words) {
            let whole = fits(&group.name, &[], &query);
            let rows: Vec<_> = group.rows.iter().filter(|row| whole || fits(&row.label, &row.keys, &query)).collect();
            if rows.is_empty() {
                continue;
            }
            if !std::mem::take(&mut first) {
                ui.separator();
            }
            text.label(ui, &group.name, LabelStyle::SECTION);
            rows.into_iter().for_each(|row| row_ui(ui, text, row));
        }
        if first {
            text.paragraph(ui, &words.text("commands-none"), LabelStyle::BODY);
        }
    }
}

/// What can be said in the text of a card.
fn notation(text: &TextUi, words: &Words) -> KeyGroup {
    let names = MapWords::of(words.locale());
    let wait = format!("{}: {}", names.term(Term::Wait), names.wait(2, 2, TimeUnit::Days));
    let rows = [
        (
            "keys-notation-channel",
            [Channel::Phone, Channel::Sms].map(|channel| format!("{}: …", names.channel(channel))).into(),
        ),
        ("keys-notation-pain", vec!["! …".to_owned()]),
        ("keys-notation-severity", vec!["!! …".to_owned(), "!4 …".to_owned()]),
        ("keys-notation-wait", vec![wait]),
    ];
    let row = |(label, keys)| KeyRow { label: words.text(label).into_owned(), keys, text: text.clone() };
    KeyGroup { name: words.text("keys-notation").into_owned(), rows: rows.map(row).into() }
}

/// The keys on the map, what can be said in a text there, and then the keys of the actions, menu by menu.
fn groups(ctx: &Context, text: &TextUi, words: &Words) -> Vec<KeyGroup> {
    let on_map = RULES.iter().map(|rule| KeyRow {
        label: words.text(rule.label).into_owned(),
        keys: shortcut::listed(ctx, rule.keys.shown()),
        text: text.flowing(Flow::LeftToRight),
    });
    let on_map = KeyGroup { name: words.text("keys-on-map").into_owned(), rows: on_map.collect() };
    let mut groups = vec![on_map, notation(text, words)];
    groups.extend(table::groups().map(|(name, actions)| {
        let rows = actions.into_iter().filter_map(Action::spec).map(|spec| KeyRow {
            label: words.text(spec.label).into_owned(),
            keys: all_keys_of(ctx, words, spec),
            text: flowing_like_keys(text, spec),
        });
        KeyGroup { name: words.text(name).into_owned(), rows: rows.filter(|row| !row.keys.is_empty()).collect() }
    }));
    groups
}

/// True when all words of the query are in the label or its keys.
fn fits(label: &str, keys: &[String], query: &str) -> bool {
    let says = folded(&format!("{label} {}", keys.join(" ")));
    query.split(' ').all(|word| says.contains(word))
}

/// A label and its keys: beside it, or below it where they would leave it too little room.
fn row_ui(ui: &mut Ui, text: &TextUi, row: &KeyRow) {
    let quiet = LabelStyle::BODY.colored(style::palette(ui.ctx()).quiet);
    let width = ui.available_width();
    let keys = row.keys.join("   ");
    let room = row.text.elided(&keys, quiet, f32::INFINITY).map_or(0.0, |block| block_size(&block).x);
    let are_below = room > width * MOST_FOR_KEYS;
    if are_below {
        ui.allocate_ui_with_layout(vec2(width, 0.0), mirror::column(text.flow()), |ui| {
            text.paragraph(ui, &row.label, LabelStyle::BODY);
        });
    }
    ui.allocate_ui_with_layout(vec2(width, 24.0), mirror::row_from_end(text.flow(), Align::Min), |ui| {
        ui.add_space(mirror::SCROLL_BAR);
        row.text.label(ui, &keys, quiet);
        if !are_below {
            ui.with_layout(mirror::column(text.flow()), |ui| {
                text.paragraph(ui, &row.label, LabelStyle::BODY);
            });
        }
    });
}
