//! The command palette: all actions by name and by other words for what they do, and the personas, stages, steps, lanes and
//! cards of the map to go to.
//!
//! The query is compared with the words of the interface and with the English ones; recent choices come first, also those
//! of the last start. Keys are applied after the field was shown, because Enter may come in the same frame as the last
//! letters.

use std::mem;
use std::sync::Arc;

use egui::{Align2, Color32, Context, Event, Id, Key as Code, Modal, Role, ScrollArea, Ui, vec2};

use crate::app::action::{ACTIONS, Action, Spec};
use crate::app::panels::wording::{found, record, values};
use crate::app::widgets::access::{announce, name_around};
use crate::app::widgets::control::paint_block;
use crate::app::widgets::field::QueryField;
use crate::app::widgets::focus::ring_within;
use crate::app::widgets::label::{LabelStyle, TextUi, block_size};
use crate::app::widgets::{mirror, style};
use crate::editor::{Editor, TextIndex};
use crate::geom::Flow;
use crate::i18n::{Locale, Words, folded};
use crate::model::{Key, PersonaId};
use crate::text::Icon;

/// The width of the palette.
const WIDTH: f32 = 520.0;
/// The greatest height of its list.
const HEIGHT: f32 = 420.0;
/// The height of the field above the list.
const ABOVE_LIST: f32 = 48.0;
/// Its distance from the top of the window.
const TOP: f32 = 72.0;
/// The height of a row.
const ROW: f32 = 32.0;
/// How many rows Page Up and Page Down go.
const PAGE: usize = 10;
/// The most places of the map that are offered.
const MOST_PLACES: usize = 30;
/// How many actions are remembered as recent.
const MOST_RECENT: usize = 8;
/// The part of a row that the kind and the place of a record may take.
const SHARE_OF_PLACE: f32 = 0.45;
/// Over the map while the palette is open: the map stays visible, because it is what is spoken of.
const SCRIM: Color32 = Color32::from_black_alpha(20);

/// What was chosen in the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandChoice {
    /// An action.
    Do(Action),
    /// A record to select and bring into view.
    Go(Key),
    /// A persona to add a feeling of, where the selection is.
    AddFeeling(PersonaId),
}

/// The command palette.
#[derive(Default)]
pub struct Commands {
    query: QueryField,
    /// The current row.
    at: usize,
    /// It was gone to by keys, since the last letter was typed.
    walked: bool,
    keys: Vec<Pressed>,
    /// Recent choices, the last one first.
    recent: Vec<Action>,
    places: FoundPlaces,
    /// The names of the actions in the language of the interface and in English, and other words for them, folded for
    /// comparing, since it opened.
    names: Vec<ActionWords>,
}

/// By what an action is found.
struct ActionWords {
    names: [String; 2],
    /// Other words for what it does.
    also: [String; 2],
}

/// The records that are offered for a query, found once for each query and state of the map.
#[derive(Default)]
struct FoundPlaces {
    index: Arc<TextIndex>,
    query: String,
    keys: Vec<Key>,
}

impl FoundPlaces {
    /// Looks no further than for as many as are offered.
    fn seek(&mut self, editor: &Editor, query: &str) {
        let index = editor.texts();
        if query == self.query && Arc::ptr_eq(index, &self.index) {
            return;
        }
        (self.index, self.query) = (Arc::clone(index), query.to_owned());
        let is_place =
            |key: &Key| matches!(key, Key::Persona(_) | Key::Stage(_) | Key::Step(_) | Key::Lane(_) | Key::Card(_));
        let found = index.matches(query).filter(|_| !query.is_empty()).filter_map(|at| index.key(at));
        self.keys = found.filter(is_place).take(MOST_PLACES).collect();
    }
}

/// What a key does in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pressed {
    Up(usize),
    Down(usize),
    Choose,
}

/// A row.
struct CommandRow {
    chosen: CommandChoice,
    name: String,
    icon: Option<Icon>,
    /// The text at its end: the keys of an action, the kind of a place.
    end: String,
    enabled: bool,
}

impl Commands {
    /// Opens the palette.
    pub fn open(&mut self) {
        self.query.open();
        self.query.text.clear();
        self.keys.clear();
        (self.at, self.walked) = (0, false);
        self.names.clear();
    }

    /// Takes over what was recent at the last start, by the message keys of the actions.
    pub fn remember(&mut self, recent: &[String]) {
        let actions = recent.iter().filter_map(|label| ACTIONS.iter().find(|spec| spec.label == label));
        self.recent = actions.map(|spec| spec.action).take(MOST_RECENT).collect();
    }

    /// The message keys of the recent actions, the last one first.
    #[must_use]
    pub fn recent(&self) -> Vec<&'static str> {
        self.recent.iter().filter_map(|action| action.spec()).map(|spec| spec.label).collect()
    }

    /// True while the palette is open and has the keyboard.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.query.is_open()
    }

    /// Takes the keys of the list out of the events, before the field gets them.
    pub fn take_keys(&mut self, ctx: &Context) {
        let mut leaves = false;
        ctx.input_mut(|input| {
            input.events.retain(|event| {
                let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else { return true };
                match key {
                    Code::ArrowUp => self.keys.push(Pressed::Up(1)),
                    Code::ArrowDown => self.keys.push(Pressed::Down(1)),
                    Code::PageUp => self.keys.push(Pressed::Up(PAGE)),
                    Code::PageDown => self.keys.push(Pressed::Down(PAGE)),
                    Code::Enter => self.keys.push(Pressed::Choose),
                    Code::Escape => leaves = true,
                    _ if Action::Commands.has_shortcut(*key, *physical_key, *modifiers) => leaves = true,
                    _ => return true,
                }
                false
            });
        });
        if leaves {
            self.query.close(ctx);
        }
    }

    /// Shows the palette; returns what was chosen.
    pub fn ui(&mut self, ui: &Ui, text: &TextUi, words: &Words, editor: &Editor) -> Option<CommandChoice> {
        let id = Id::unique("commands");
        let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, TOP));
        let area = area.layout(mirror::column(text.flow()));
        let room = ui.ctx().content_rect().size();
        let frame = egui::Frame::popup(ui.style()).inner_margin(8.0);
        let modal = Modal::new(id).area(area).frame(frame).backdrop_color(SCRIM).show(ui.ctx(), |ui| {
            name_around(ui, words.text("action-commands").trim_end_matches('…'));
            ui.set_width(WIDTH.min(room.x - 32.0));
            let height = HEIGHT.min(room.y - TOP - 80.0).max(3.0 * ROW);
            // Otherwise the list would have no more room than the few rows of the last search took.
            ui.set_max_height(height + ABOVE_LIST);
            if self.query.ui(ui, text, "commands", &words.text("commands-field")) {
                (self.at, self.walked) = (0, false);
            }
            let offers = self.offers(ui.ctx(), words, editor);
            let moved = !self.keys.is_empty();
            let chosen = self.do_keys(&offers);
            self.announce(ui, words, &offers);
            self.list_ui(ui, text, words, &offers, (height, moved)).or(chosen)
        });
        if let Some(CommandChoice::Do(action)) = modal.inner {
            self.recent.retain(|recent| *recent != action);
            self.recent.insert(0, action);
            self.recent.truncate(MOST_RECENT);
        }
        if modal.inner.is_some() || modal.should_close() {
            self.query.close(ui.ctx());
        }
        modal.inner
    }

    fn do_keys(&mut self, offers: &[CommandRow]) -> Option<CommandChoice> {
        let last = offers.len().saturating_sub(1);
        let mut chosen = None;
        for key in mem::take(&mut self.keys) {
            self.walked |= key != Pressed::Choose;
            match key {
                // A single step wraps around.
                Pressed::Up(1) => self.at = self.at.checked_sub(1).unwrap_or(last),
                Pressed::Down(1) => self.at = if self.at >= last { 0 } else { self.at + 1 },
                Pressed::Up(by) => self.at = self.at.saturating_sub(by),
                Pressed::Down(by) => self.at = (self.at + by).min(last),
                Pressed::Choose => {
                    let offer = offers.get(self.at).filter(|offer| offer.enabled);
                    chosen = chosen.or(offer.map(|offer| offer.chosen));
                }
            }
        }
        self.at = self.at.min(last);
        chosen
    }

    /// Says what is found while somebody types. The row that keys go to is told by the list: it has the focus.
    fn announce(&self, ui: &Ui, words: &Words, offers: &[CommandRow]) {
        let current = offers.get(self.at).map(|offer| {
            let (at, all) = ((self.at + 1).into(), offers.len().into());
            words.with("commands-current", &[("name", offer.name.as_str().into()), ("at", at), ("all", all)])
        });
        if !self.walked {
            announce(ui, "current command", &current.unwrap_or_else(|| words.text("commands-none").into_owned()));
        }
    }

    fn list_ui(
        &self,
        ui: &mut Ui,
        text: &TextUi,
        words: &Words,
        offers: &[CommandRow],
        (height, moved): (f32, bool),
    ) -> Option<CommandChoice> {
        ui.add_space(4.0);
        if offers.is_empty() {
            let quiet = LabelStyle::BODY.colored(style::palette(ui.ctx()).quiet);
            text.paragraph(ui, &words.text("commands-none"), quiet);
            return None;
        }
        mirror::scroll_bar_at_end(text.flow(), ui);
        let list = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
        let mut chosen = None;
        list.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (at, offer) in offers.iter().enumerate() {
                let response = offer_ui(ui, text, offer, at == self.at);
                if at == self.at && moved {
                    response.scroll_to_me(None);
                }
                if at == self.at && self.walked {
                    self.query.point_at(ui.ctx(), response.id);
                }
                if response.clicked() {
                    chosen = Some(offer.chosen);
                }
            }
        });
        chosen
    }

    /// What matches the query, best first.
    fn offers(&mut self, ctx: &Context, words: &Words, editor: &Editor) -> Vec<CommandRow> {
        let query = folded(&self.query.text);
        if self.names.is_empty() {
            let english = Words::new(Locale::En);
            let names = |spec: &Spec| ActionWords {
                names: [words, &english].map(|words| folded(&action_name(words, spec))),
                also: [words, &english].map(|words| folded(&other_words(words, spec))),
            };
            self.names = ACTIONS.iter().map(names).collect();
        }
        let mut fitting: Vec<_> = ACTIONS
            .iter()
            .zip(&self.names)
            .enumerate()
            .filter(|(_, (spec, _))| spec.action != Action::Commands)
            .filter_map(|(row, (spec, names))| {
                let fit = names.fit(&query)?;
                let recent = self.recent.iter().position(|recent| *recent == spec.action);
                Some(((fit, recent.unwrap_or(MOST_RECENT), row), spec))
            })
            .collect();
        fitting.sort_by_key(|(place, _)| *place);
        let actions = fitting.into_iter().map(|(_, spec)| CommandRow {
            chosen: CommandChoice::Do(spec.action),
            name: action_name(words, spec),
            icon: spec.icon,
            end: crate::app::panels::menu::all_keys_of(ctx, words, spec).into_iter().next().unwrap_or_default(),
            enabled: spec.action.is_enabled(editor),
        });
        let feelings = editor.personas_without_feeling().into_iter().filter_map(|persona| {
            let name = record::add_feeling(words, editor, persona);
            fit(&folded(&name), &query).map(|_| CommandRow {
                chosen: CommandChoice::AddFeeling(persona),
                name,
                icon: Some(Icon::Persona),
                end: words.text(values::noun(persona.into())).into_owned(),
                enabled: true,
            })
        });
        let feelings: Vec<CommandRow> = feelings.take(MOST_PLACES).collect();
        self.places.seek(editor, &query);
        let places = self.places.keys.iter().map(|key| CommandRow {
            chosen: CommandChoice::Go(*key),
            name: words.with("commands-go", &[("name", record::name(editor, words, *key).into())]),
            icon: Some(place_icon(*key)),
            end: about(editor, words, *key),
            enabled: true,
        });
        actions.chain(feelings).chain(places).collect()
    }
}

/// The name of an action among all others: “Stage” in the insert menu is “Add: Stage” here.
fn action_name(words: &Words, spec: &Spec) -> String {
    let label = words.text(spec.label);
    match spec.action {
        Action::Add(_) => words.with("commands-add", &[("name", label.into())]),
        _ => label.trim_end_matches('…').to_owned(),
    }
}

/// Other words for what an action does; none where its name says all.
fn other_words(words: &Words, spec: &Spec) -> String {
    let key = format!("{}-also", spec.label);
    let also = words.text(&key);
    // A message that is missing reads as its key.
    if also.as_ref() == key { String::new() } else { also.replace(',', " ") }
}

/// What a record is and where: “Card, Sign up, Frontstage”.
fn about(editor: &Editor, words: &Words, key: Key) -> String {
    let kind = words.text(values::noun(key)).into_owned();
    let more = [record::place(editor, words, key), found::barred(editor, words, key)];
    more.into_iter()
        .flatten()
        .fold(kind, |first, second| words.with("outline-and", &[("first", first.into()), ("second", second.into())]))
}

impl ActionWords {
    /// How well a query fits, best first: names before other words.
    fn fit(&self, query: &str) -> Option<u8> {
        let by_name = self.names.iter().filter_map(|name| fit(name, query)).min();
        let by_other = || {
            let both = self.names.iter().zip(&self.also).map(|(name, also)| format!("{also} {name}"));
            both.filter_map(|words| fit(&words, query)).min().map(|fit| fit + 3)
        };
        by_name.or_else(by_other)
    }
}

/// How well a name matches, best first; `None` when a word of the query is not in it.
fn fit(name: &str, query: &str) -> Option<u8> {
    if !query.split(' ').all(|word| name.contains(word)) {
        return None;
    }
    let begins = |part: &str| query.split(' ').any(|word| part.starts_with(word));
    Some(match () {
        () if name.starts_with(query) => 0,
        () if name.split(' ').any(begins) => 1,
        () => 2,
    })
}

fn place_icon(key: Key) -> Icon {
    match key {
        Key::Stage(_) => Icon::Stage,
        Key::Step(_) => Icon::Step,
        Key::Lane(_) => Icon::Lane,
        Key::Persona(_) => Icon::Persona,
        _ => Icon::Note,
    }
}

fn offer_ui(ui: &mut Ui, text: &TextUi, offer: &CommandRow, chosen: bool) -> egui::Response {
    let palette = style::palette(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), egui::Sense::click());
    let response = if offer.enabled { response } else { ui.interact(rect, response.id, egui::Sense::hover()) };
    ring_within(&response, rect, 6);
    response.widget_info(|| egui::WidgetInfo::selected(Role::ListBoxOption, offer.enabled, chosen, &offer.name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let color = if offer.enabled { palette.text } else { palette.quiet.gamma_multiply(0.7) };
    if chosen || response.hovered() {
        ui.painter().rect_filled(rect, 6.0, if chosen { palette.selected } else { palette.hover });
    }
    let mut strip = mirror::RectCut::new(rect.shrink2(vec2(8.0, 0.0)), text.flow());
    if let Some(icon) = offer.icon {
        text.paint_icon(ui.painter(), strip.start(16.0), icon, 16.0, color);
        strip.start(8.0);
    } else {
        strip.start(24.0);
    }
    // Keys are written as on the keyboard.
    let keys =
        if matches!(offer.chosen, CommandChoice::Do(_)) { text.flowing(Flow::LeftToRight) } else { text.clone() };
    let room = strip.rest().width() * SHARE_OF_PLACE;
    if let Some(block) = keys.elided(&offer.end, LabelStyle::CAPTION, room).filter(|_| !offer.end.is_empty()) {
        paint_block(ui, text, Some(&block), strip.end(block_size(&block).x), palette.quiet);
        strip.end(12.0);
    }
    let block = text.elided(&text.sentence(&offer.name), LabelStyle::BODY, strip.rest().width());
    paint_block(ui, text, block.as_deref(), strip.rest(), color);
    response
}
