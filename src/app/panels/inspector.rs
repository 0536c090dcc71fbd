//! The inspector: the fields of the selection, and below them the pain points by weight.
//!
//! It reads the map and returns what to do; it never changes anything while it paints. A text becomes one change when
//! its field is left, and is not lost when the field disappears in the middle of typing.

mod card;
mod draft;
mod field_records;
mod filter;
mod form;
mod journey;
mod mark;
mod ranking;
mod several;
mod swatch;
mod whole;

use std::ops::RangeInclusive;

use egui::{Color32, CursorIcon, Frame, Margin, Rect, ScrollArea, Sense, Stroke, Ui, vec2};

use crate::app::panels::inspector::draft::{FieldDraft, RecordField};
use crate::app::panels::inspector::field_records::CommonValues;
use crate::app::panels::inspector::form::Form;
use crate::app::panels::inspector::ranking::Ranking;
use crate::app::panels::wording::{found, values};
use crate::app::widgets::areas::{self, Area};
use crate::app::widgets::label::{LabelStyle, TextUi};
use crate::app::widgets::mirror;
use crate::app::widgets::style::palette;
use crate::edit::{Command, Patch};
use crate::editor::Editor;
use crate::i18n::{MapWords, Words};
use crate::model::{IdSource, Key, Map, Record};

/// The width of the panel that the inspector is made for.
pub const WIDTH: f32 = 248.0;

/// Around the fields.
const MARGIN: i8 = 12;

/// The share of the height for the pain points: at first, and the range in which it can be dragged.
const FOOT: f32 = 0.36;
const FOOTS: RangeInclusive<f32> = 0.2..=0.75;

/// The height of the handle that is dragged to change that share.
const EDGE: f32 = 8.0;

/// What a panel asks the window to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PanelOutput {
    /// Change the map.
    Do(Command),
    /// Select a record and bring it into view.
    Reveal(Key),
}

/// The inspector.
pub struct Inspector {
    /// The ids of records that are added here.
    ids: IdSource,
    draft: Option<FieldDraft>,
    /// The field that gets the focus next.
    awaited: Option<(Key, RecordField)>,
    common: CommonValues,
    ranking: Ranking,
    /// The share of the height for the pain points.
    foot: f32,
}

impl Inspector {
    /// An inspector with its own source of ids for new records, which must not be seeded like another one.
    #[must_use]
    pub fn new(ids: IdSource) -> Self {
        Self {
            ids,
            draft: None,
            awaited: None,
            common: CommonValues::default(),
            ranking: Ranking::default(),
            foot: FOOT,
        }
    }

    /// Focuses the field for who is responsible for the selected cards, as soon as the inspector is shown.
    pub fn write_owner(&mut self, editor: &Editor) {
        let card = editor.selection().keys().find(|key| matches!(key, Key::Card(_)));
        self.awaited = card.map(|card| (card, RecordField::Owner));
    }

    /// Shows the inspector in a panel without margins of its own.
    pub fn ui(&mut self, ui: &mut Ui, text: &TextUi, words: &Words, editor: &Editor) -> Vec<PanelOutput> {
        let ctx = ui.ctx().clone();
        let mut form = Form {
            ctx: &ctx,
            text,
            words,
            names: MapWords::of(words.locale()),
            editor,
            wishes: Vec::new(),
            draft: &mut self.draft,
            draft_shown: false,
            awaited: &mut self.awaited,
            common: &mut self.common,
        };
        let ids = &mut self.ids;
        let area = ui.available_rect_before_wrap();
        let foot = &mut self.foot;
        ui.with_layout(mirror::column(text.flow()), |ui| {
            mirror::scroll_bar_at_end(text.flow(), ui);
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            // Without pain points, one line says so.
            let is_empty = editor.map().pains.is_empty();
            let below = if is_empty { ranking::EMPTY } else { area.height() * *foot };
            let height = area.height() - below - EDGE;
            // The pain points stay in place while fields come and go, so that none is missed on the way down their
            // list.
            let fields = ScrollArea::vertical().id_salt("fields").max_height(height).auto_shrink([false, false]);
            let fields = fields.min_scrolled_height(0.0);
            fields.show(ui, |ui| {
                let margin = Margin { left: MARGIN, right: MARGIN, top: MARGIN, bottom: 4 };
                areas::begin(ui, Area::Inspector);
                Frame::new().inner_margin(margin).show(ui, |ui| form.page(ui, ids));
            });
            if is_empty {
                line_ui(ui, EDGE, palette(ui.ctx()).hairline);
            } else {
                *foot = edge_ui(ui, area, *foot);
            }
            Frame::new().inner_margin(Margin { left: MARGIN, right: MARGIN, top: 4, bottom: 4 }).show(ui, |ui| {
                self.ranking.ui(ui, &mut form);
            });
        });
        let (shown, mut wishes) = (form.draft_shown, form.wishes);
        if !shown {
            // The field is gone, because something else was selected: commit its text first.
            let left = self.draft.take().and_then(|draft| draft.command(editor.map()));
            wishes.splice(0..0, left.map(PanelOutput::Do));
        }
        wishes
    }

    /// The change that committing the text being typed would make.
    #[must_use]
    pub fn written(&self, map: &Map) -> Option<Patch> {
        let patch = self.draft.as_ref()?.command(map)?.plan_shown(map).ok()?;
        (!patch.is_empty()).then_some(patch)
    }

    /// Commits the text being typed, before something that needs the map complete: saving, undoing, closing.
    pub fn finish(&mut self, ctx: &egui::Context, editor: &Editor) -> Option<PanelOutput> {
        let draft = self.draft.take()?;
        ctx.memory_mut(egui::Memory::stop_text_input);
        crate::app::widgets::field::forget(ctx);
        draft.command(editor.map()).map(PanelOutput::Do)
    }
}

/// A line in the middle of a height.
fn line_ui(ui: &mut Ui, height: f32, color: Color32) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, color));
}

/// The handle between the fields and the pain points; returns the share of the height below it.
fn edge_ui(ui: &mut Ui, area: Rect, share: f32) -> f32 {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), EDGE));
    let response = ui.interact(rect, ui.make_persistent_id("edge of the pain points"), Sense::DRAG);
    let response = response.on_hover_and_drag_cursor(CursorIcon::ResizeVertical);
    let palette = palette(ui.ctx());
    let color = if response.hovered() || response.dragged() { palette.accent } else { palette.hairline };
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, color));
    let held = response.interact_pointer_pos().filter(|_| response.dragged() && area.height() > 0.0);
    held.map_or(share, |at| ((area.bottom() - at.y) / area.height()).clamp(*FOOTS.start(), *FOOTS.end()))
}

impl Form<'_> {
    /// The fields of the selection.
    fn page(&mut self, ui: &mut Ui, ids: &mut IdSource) {
        let selection = self.editor.selection();
        if selection.len() > 1 {
            return self.several(ui, selection);
        }
        let map = self.map();
        let record = selection.only().and_then(|key| map.record(key)).unwrap_or_else(|| Record::Info(map.info.clone()));
        let title = self.words.text(values::noun(record.key()));
        self.title(ui, &title);
        let is_lane = matches!(record, Record::Lane(_));
        if let Some(why) = found::barred(self.editor, self.words, record.key()).filter(|_| !is_lane) {
            // What is typed here would be refused when it is done.
            self.text.paragraph(ui, &why, LabelStyle::BODY.colored(palette(ui.ctx()).quiet));
            ui.disable();
        }
        match &record {
            Record::Info(info) => self.info(ui, info, ids),
            Record::Persona(persona) => self.persona(ui, persona),
            Record::Stage(stage) => self.stage(ui, stage),
            Record::Step(step) => self.step(ui, step),
            Record::Lane(lane) => self.lane(ui, lane),
            Record::Card(card) => self.card(ui, card, ids),
            Record::Pain(pain) => self.pain(ui, pain),
            Record::Wait(wait) => self.wait(ui, wait),
            Record::Connector(connector) => self.connector(ui, connector),
            Record::Emotion(emotion) => self.emotion(ui, emotion, ids),
        }
    }
}
