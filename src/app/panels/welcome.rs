//! The start card, shown over an empty map: new maps with pictures, files to open again, and the first keys.
//!
//! It has the keyboard only while nothing else has it, and gives it up at the first letter: that begins an empty map.

mod pictures;
mod recent;
mod tile;

use std::path::PathBuf;
use std::sync::Arc;

use egui::{
    Align, Align2, Area, Atom, Button, Event, Frame, Id, IdSalt, Popup, Rect, Role, ScrollArea, Stroke, Ui, UiBuilder,
    pos2, vec2,
};

use crate::app::action::Action;
use crate::app::panels::menu::{MenuChoice, keys_of};
use crate::app::panels::welcome::pictures::TemplatePictures;
use crate::app::panels::welcome::recent::RecentFiles;
use crate::app::panels::welcome::tile::{StartTile, tile_id};
use crate::app::panels::wording::values;
use crate::app::widgets::control::{Segment, paint_block, segments_ui};
use crate::app::widgets::label::{LabelStyle, TextUi, block_size, named};
use crate::app::widgets::mirror::{self, RectCut};
use crate::app::widgets::style;
use crate::app::widgets::walk::walk_tiles;
use crate::app::worker::Wake;
use crate::editor::{Arrange, Editor};
use crate::i18n::{Locale, Words};
use crate::persist::{self, RealFs};

/// How to start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartChoice {
    /// From a template or a file.
    From(MenuChoice),
    /// From a few empty lanes and steps in a language, and with a first text.
    Empty(Locale, Option<String>),
}

/// From the top of the view to the end of the title of an empty map.
const TITLE: f32 = 64.0;

/// The start card.
pub struct StartCard {
    /// The language of the new map, once it was chosen.
    language: Option<Locale>,
    /// It was shown in the last frame.
    is_shown: bool,
    /// In the last pass nothing else had the keyboard.
    was_free: bool,
    wake: Wake,
    pictures: TemplatePictures,
    recent: RecentFiles,
}

/// What the card is drawn with.
#[derive(Clone, Copy)]
pub struct StartUi<'a> {
    /// The text engine.
    pub text: &'a TextUi,
    /// The words.
    pub words: &'a Words,
    /// Where the map is on the screen, and its id for the focus.
    pub view: Rect,
    /// See `view`.
    pub map: Option<Id>,
    /// The files that were opened before, the latest first.
    pub recent: &'a [PathBuf],
}

/// The greatest width.
const WIDTH: f32 = 1000.0;

/// With less there is one column.
const TWO_COLUMNS: f32 = 640.0;

/// The share of the width for new maps, and the room between the columns.
const SHARE: f32 = 0.54;
const GAP: f32 = 40.0;

/// The margin around everything.
const MARGIN: f32 = 24.0;

/// Between two tiles.
const TILE_GAP: f32 = 16.0;

/// The least width of a tile beside another one.
const TILE: f32 = 120.0;

/// The height of a heading and of what stands beside it.
const HEADING: f32 = 32.0;

/// The width of the choice of a language.
const LANGUAGES: f32 = 220.0;

/// The first keys to know.
const KEYS: [Action; 3] = [Action::Arrange(Arrange::StepAfter), Action::EditText, Action::Keys];

impl StartCard {
    /// A card that reads files and draws pictures on threads, which wake the window.
    #[must_use]
    pub fn new(wake: Wake) -> Self {
        let recent = RecentFiles::new(Arc::new(RealFs), Arc::clone(&wake));
        Self { language: None, is_shown: false, was_free: false, wake, pictures: TemplatePictures::default(), recent }
    }

    /// Shows the card when the map is empty.
    pub fn ui(&mut self, ui: &mut Ui, cx: &StartUi<'_>, editor: &Editor) -> Option<StartChoice> {
        if !editor.map().steps.is_empty() || !editor.map().lanes.is_empty() {
            self.recent.forget();
            (self.is_shown, self.was_free) = (false, false);
            return None;
        }
        if !std::mem::replace(&mut self.is_shown, true) && editor.typing().is_none() {
            // The map that was there before has no use for the keyboard any more.
            cx.map.into_iter().for_each(|map| ui.memory_mut(|memory| memory.surrender_focus(map)));
        }
        self.pictures.poll(ui.ctx(), self.locale(cx), &self.wake);
        self.recent.poll(ui.ctx(), cx.recent);
        let around = 2.0 * MARGIN + 16.0;
        let width = (WIDTH - 2.0 * MARGIN).min(cx.view.width() - around).max(160.0);
        let height = (cx.view.height() - around).max(120.0);
        let id = Id::unique("welcome");
        let area = Area::new(id).pivot(Align2::CENTER_TOP).fixed_pos(pos2(cx.view.center().x, Self::top(ui, cx, id)));
        let area = area.order(egui::Order::Middle).layout(mirror::column(cx.text.flow()));
        let area = area.role(Role::Group).accessible_name(cx.words.text("start-title"));
        let shown = area.show(ui.ctx(), |ui| {
            let frame = Frame::popup(ui.style()).inner_margin(MARGIN);
            frame.show(ui, |ui| {
                ui.set_width(width);
                ui.set_max_height(height);
                mirror::scroll_bar_at_end(cx.text.flow(), ui);
                let all = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
                let content = |ui: &mut Ui| self.content_ui(ui, cx, width);
                all.show(ui, |ui| ui.with_layout(mirror::column(cx.text.flow()), content).inner).inner
            })
        });
        shown.inner.inner.or_else(|| self.typed(ui, cx))
    }

    /// Where the card begins: in the middle of the view, unless it would cover a part of the title of the map.
    fn top(ui: &Ui, cx: &StartUi<'_>, id: Id) -> f32 {
        let height = ui.memory(|memory| memory.area_rect(id)).map_or(0.0, |rect| rect.height());
        let top = cx.view.center().y - height / 2.0;
        if top < cx.view.top() + TITLE { cx.view.top() + 8.0 } else { top }
    }

    /// The language of the new map.
    fn locale(&self, cx: &StartUi<'_>) -> Locale {
        self.language.unwrap_or_else(|| cx.words.locale().of_maps())
    }

    /// Letters that are typed while nothing else has the keyboard begin an empty map.
    fn typed(&mut self, ui: &Ui, cx: &StartUi<'_>) -> Option<StartChoice> {
        let focused = ui.memory(egui::Memory::focused);
        let is_own = |id| Some(id) == cx.map || (0..=persist::TEMPLATES.len()).any(|at| tile_id(at) == id);
        let is_free = focused.is_none_or(is_own) && !Popup::is_any_open(ui.ctx());
        // What was written in a field that has just been left is in that field already.
        let was_free = std::mem::replace(&mut self.was_free, is_free);
        let typed: String = ui.input(|input| {
            let texts = input.events.iter().filter_map(|event| match event {
                Event::Text(text) => Some(text.as_str()),
                _ => None,
            });
            texts.collect()
        });
        (was_free && is_free && !typed.trim().is_empty()).then(|| StartChoice::Empty(self.locale(cx), Some(typed)))
    }

    fn content_ui(&mut self, ui: &mut Ui, cx: &StartUi<'_>, width: f32) -> Option<StartChoice> {
        ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
        let flow = cx.text.flow();
        // Beside the bar of a card that is higher than the window.
        let width = width - mirror::SCROLL_BAR;
        if width < TWO_COLUMNS {
            let mut choice = column_ui(ui, cx, width, |ui| self.new_ui(ui, cx));
            ui.add_space(16.0);
            choice = choice.or(column_ui(ui, cx, width, |ui| self.open_ui(ui, cx)));
            ui.add_space(12.0);
            foot_ui(ui, cx, width);
            return choice;
        }
        let first = ((width - GAP) * SHARE).floor();
        let shown = ui.allocate_ui_with_layout(vec2(width, 0.0), mirror::row(flow, Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let new = column_ui(ui, cx, first, |ui| self.new_ui(ui, cx));
            ui.add_space(GAP);
            let opened = column_ui(ui, cx, width - GAP - first, |ui| self.open_ui(ui, cx));
            new.or(opened)
        });
        ui.add_space(16.0);
        foot_ui(ui, cx, width);
        shown.inner
    }

    /// New maps: empty, or from a template, in a language.
    fn new_ui(&mut self, ui: &mut Ui, cx: &StartUi<'_>) -> Option<StartChoice> {
        let locale = self.languages_ui(ui, cx);
        ui.add_space(8.0);
        let names = std::iter::once("start-empty".to_owned());
        let names = names.chain(persist::TEMPLATES.iter().map(|template| format!("template-{template}")));
        let names: Vec<String> = names.collect();
        let room = ui.available_width();
        let columns = if room < 2.0 * TILE + TILE_GAP { 1 } else { 2 };
        let width = ((room - TILE_GAP * (columns as f32 - 1.0)) / columns as f32).floor();
        let ids: Vec<Id> = (0..names.len()).map(tile_id).collect();
        walk_tiles(ui.ctx(), cx.text.flow(), columns, &ids);
        let mut clicked = None;
        for (nth, row) in names.chunks(columns).enumerate() {
            let tiles: Vec<StartTile> = row.iter().map(|key| StartTile::new(cx, key, width)).collect();
            let height = tiles.iter().map(StartTile::height).fold(0.0, f32::max);
            let (_, rect) = ui.allocate_space(vec2(room, height + TILE_GAP));
            let mut strip = RectCut::new(rect, cx.text.flow());
            for (at, tile) in tiles.iter().enumerate().map(|(at, tile)| (nth * columns + at, tile)) {
                let place = strip.start(width).with_max_y(rect.top() + height);
                strip.start(TILE_GAP);
                let picture = self.pictures.get(locale, at);
                if tile.show(ui, cx, at, place, picture, locale.flow()).clicked() {
                    clicked = Some(at);
                }
            }
        }
        if ui.memory(|memory| memory.focused().is_none()) {
            // So that Enter is enough to begin; only now, because the Enter that has just left a field is not for the card.
            ids.first().iter().for_each(|id| ui.memory_mut(|memory| memory.request_focus(**id)));
        }
        Some(match clicked?.checked_sub(1) {
            None => StartChoice::Empty(locale, None),
            Some(at) => StartChoice::From(MenuChoice::Template(persist::TEMPLATES.get(at)?, locale.code())),
        })
    }

    /// The heading of the new maps, and the choice of their language; returns the language.
    fn languages_ui(&mut self, ui: &mut Ui, cx: &StartUi<'_>) -> Locale {
        let now = self.locale(cx);
        let field = cx.words.text("start-language");
        let segment = |locale: &Locale| Segment {
            name: values::choice(cx.words, &field, locale.name()),
            label: locale.name().to_owned(),
            icon: None,
            chosen: *locale == now,
            neutral: false,
        };
        let segments = Locale::ALL.each_ref().map(segment);
        let width = ui.available_width();
        let beside = width >= LANGUAGES + 140.0;
        let (_, rect) = ui.allocate_space(vec2(width, HEADING));
        let mut strip = RectCut::new(rect, cx.text.flow());
        let choice = if beside { strip.end(LANGUAGES) } else { ui.allocate_space(vec2(width, HEADING)).1 };
        strip.end(12.0);
        heading_ui(ui, cx, &mut strip, "start-new");
        let quiet = LabelStyle::CAPTION;
        let caption = cx.text.block(&cx.text.sentence(&field), quiet, None);
        if let Some(caption) = caption.filter(|caption| beside && block_size(caption).x <= strip.rest().width() - 12.0)
        {
            let at = strip.end(block_size(&caption).x);
            paint_block(ui, cx.text, Some(&caption), at, style::palette(ui.ctx()).quiet);
        }
        let accent = style::palette(ui.ctx()).accent;
        let column = UiBuilder::new().max_rect(choice).layout(mirror::column(cx.text.flow()));
        let picked = ui.scope_builder(column, |ui| {
            segments_ui(ui, cx.text, IdSalt::new("language of the new map"), accent, &[&segments])
        });
        if let Some(locale) = picked.inner.and_then(|at| Locale::ALL.get(at)) {
            self.language = Some(*locale);
        }
        self.locale(cx)
    }

    /// What there is to open: recent files, any file, a file of another program.
    fn open_ui(&mut self, ui: &mut Ui, cx: &StartUi<'_>) -> Option<StartChoice> {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEADING));
        heading_ui(ui, cx, &mut RectCut::new(rect, cx.text.flow()), "start-open");
        ui.add_space(4.0);
        let recent = self.recent.ui(ui, cx).map(MenuChoice::Recent);
        ui.add_space(8.0);
        let opened = [Action::Open, Action::Import].into_iter().filter(|action| action_ui(ui, cx, *action)).last();
        recent.or(opened.map(MenuChoice::Do)).map(StartChoice::From)
    }
}

/// A column of that width.
fn column_ui<R>(ui: &mut Ui, cx: &StartUi<'_>, width: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    let column = mirror::column(cx.text.flow());
    let shown = ui.allocate_ui_with_layout(vec2(width, 0.0), column, |ui| {
        ui.set_width(width);
        content(ui)
    });
    shown.inner
}

/// The name of a column, at the start of a strip.
fn heading_ui(ui: &Ui, cx: &StartUi<'_>, strip: &mut RectCut, key: &str) {
    let name = cx.words.text(key);
    let Some(block) = cx.text.block(&name, LabelStyle::TITLE, None) else { return };
    let rect = strip.start(block_size(&block).x);
    let heading = ui.interact(rect, ui.make_persistent_id(key), egui::Sense::hover());
    named(heading, Role::Heading, &name);
    paint_block(ui, cx.text, Some(&block), rect, style::palette(ui.ctx()).text);
}

/// An action over the whole width, with its key; true when it was clicked.
fn action_ui(ui: &mut Ui, cx: &StartUi<'_>, action: Action) -> bool {
    let Some(spec) = action.spec() else { return false };
    let quiet = LabelStyle::CAPTION.colored(style::palette(ui.ctx()).quiet);
    let name = cx.words.text(spec.label);
    let keys = cx.text.flowing(crate::geom::Flow::LeftToRight).atom(&keys_of(ui, cx.words, spec), quiet);
    let icon = spec.icon.map_or_else(Atom::default, |icon| cx.text.icon_atom(icon, 16.0, None));
    let atoms = mirror::atoms(cx.text.flow(), [icon, cx.text.atom(&name, LabelStyle::BODY), Atom::grow(), keys]);
    let button = Button::new(atoms).min_size(vec2(ui.available_width(), HEADING));
    named(ui.add(button), Role::Button, &name).clicked()
}

/// The first keys, and what can be dropped here.
fn foot_ui(ui: &mut Ui, cx: &StartUi<'_>, width: f32) {
    let palette = style::palette(ui.ctx());
    let (_, line) = ui.allocate_space(vec2(width, 1.0));
    ui.painter().hline(line.x_range(), line.center().y, Stroke::new(1.0, palette.hairline));
    ui.add_space(8.0);
    let quiet = LabelStyle::CAPTION.colored(palette.quiet);
    let keys = cx.text.flowing(crate::geom::Flow::LeftToRight);
    let size =
        |text: &TextUi, says: &str| text.block(says, LabelStyle::CAPTION, None).map_or(0.0, |it| block_size(&it).x);
    let mut lines: Vec<(f32, Vec<(String, String)>)> = Vec::new();
    for spec in KEYS.into_iter().filter_map(Action::spec) {
        let (key, does) = (keys_of(ui, cx.words, spec), cx.words.text(spec.label).into_owned());
        let needs = size(&keys, &key) + size(cx.text, &does) + 12.0 + 8.0 + 24.0;
        match lines.last_mut().filter(|(used, _)| used + needs <= width) {
            Some((used, line)) => {
                *used += needs;
                line.push((key, does));
            }
            None => lines.push((needs, vec![(key, does)])),
        }
    }
    for (_, line) in lines {
        let row = mirror::row(cx.text.flow(), Align::Center);
        ui.allocate_ui_with_layout(vec2(width, 24.0), row, |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            for (key, does) in line {
                key_ui(ui, &keys, &key);
                cx.text.paragraph(ui, &does, quiet);
                ui.add_space(16.0);
            }
        });
    }
    ui.add_space(4.0);
    column_ui(ui, cx, width, |ui| cx.text.paragraph(ui, &cx.words.text("start-drop"), quiet));
}

/// A key as it looks on the keyboard.
fn key_ui(ui: &mut Ui, text: &TextUi, key: &str) {
    let palette = style::palette(ui.ctx());
    let edge = Stroke::new(1.0, palette.edge);
    Frame::new().stroke(edge).corner_radius(4).inner_margin(egui::Margin::symmetric(5, 1)).show(ui, |ui| {
        text.label(ui, key, LabelStyle::CAPTION.colored(palette.text));
    });
}
