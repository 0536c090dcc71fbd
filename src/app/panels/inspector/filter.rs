//! Which pain points the ranked list shows: by consequence, lane and stage.

use egui::{CornerRadius, IdSalt, Role, Sense, Stroke, StrokeKind, Ui, vec2};

use crate::app::panels::inspector::form::Form;
use crate::app::widgets::control::{RADIUS, paint_block};
use crate::app::widgets::dropdown::{DropdownItem, ValueList};
use crate::app::widgets::label::LabelStyle;
use crate::app::widgets::mirror::{self, RectCut};
use crate::app::widgets::style::palette;
use crate::model::{Consequence, LaneId, Map, Pain, StageId};
use crate::text::Icon;
use crate::theme::consequence_icon;

/// What a pain point must have to be shown; `None` leaves a property open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    consequence: Option<Consequence>,
    lane: Option<LaneId>,
    stage: Option<StageId>,
}

/// The size of one of the buttons.
const BUTTON: egui::Vec2 = vec2(40.0, 26.0);

/// The width of the lists.
const LIST: f32 = 220.0;

/// Values to filter by, each with its name and icon.
type Offered<T> = Vec<(T, String, Option<Icon>)>;

impl Filter {
    /// Forgets lanes and stages that are gone.
    pub fn keep_to(&mut self, map: &Map) {
        self.lane.take_if(|lane| !map.lanes.contains_key(lane));
        self.stage.take_if(|stage| !map.stages.contains_key(stage));
    }

    /// True for a pain point that is shown.
    pub fn passes(&self, map: &Map, pain: &Pain) -> bool {
        let card = map.cards.get(&pain.card);
        let stage = || card.and_then(|card| map.steps.get(&card.step)).map(|step| step.stage);
        self.consequence.is_none_or(|consequence| pain.consequence == consequence)
            && self.lane.is_none_or(|lane| card.is_some_and(|card| card.lane == lane))
            && self.stage.is_none_or(|wanted| stage() == Some(wanted))
    }

    /// How many of all are shown, and at the end of the line a button for each property.
    pub fn ui(&mut self, ui: &mut Ui, form: &Form<'_>, shown: usize, all: usize) {
        let layout = mirror::row_from_end(form.text.flow(), egui::Align::Center);
        ui.allocate_ui_with_layout(vec2(ui.available_width(), BUTTON.y), layout, |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let (map, order) = (form.map(), form.editor.reading_order());
            let stages = order.stages().iter().filter_map(|stage| map.stages.get(stage));
            let stages = stages.map(|stage| (stage.id, form.said(&stage.name, "inspector-stage"), None));
            self.stage = button_ui(ui, form, (Icon::Stage, "inspector-stage"), self.stage, &stages.collect());
            let lanes = order.lanes_in(map).map(|lane| (lane.id, form.names.lane(lane).to_owned(), None));
            self.lane = button_ui(ui, form, (Icon::Lane, "inspector-lane"), self.lane, &lanes.collect());
            let consequences = Consequence::ALL.map(|consequence| {
                (consequence, form.names.consequence(consequence).to_owned(), Some(consequence_icon(consequence)))
            });
            let icon = self.consequence.map_or(Icon::WarningCircle, consequence_icon);
            let field = (icon, "inspector-consequence");
            self.consequence = button_ui(ui, form, field, self.consequence, &consequences.to_vec());
            let (_, rect) = ui.allocate_space(vec2(ui.available_width(), BUTTON.y));
            let count = [("shown", shown.into()), ("all", all.into())];
            let says = form.words.with("inspector-pains-shown", &count);
            let response = ui.interact(rect, ui.make_persistent_id("count of pains"), Sense::hover());
            crate::app::widgets::label::named(response, Role::Label, &says);
            let block = form.text.elided(&form.text.sentence(&says), LabelStyle::CAPTION, rect.width() - 4.0);
            let mut strip = RectCut::new(rect, form.text.flow());
            strip.start(4.0);
            paint_block(ui, form.text, block.as_deref(), strip.rest(), palette(ui.ctx()).quiet);
        });
    }
}

/// A button that lists the values of a property; returns the new choice.
fn button_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    form: &Form<'_>,
    (icon, field): (Icon, &str),
    asked: Option<T>,
    offered: &Offered<T>,
) -> Option<T> {
    let (palette, text) = (palette(ui.ctx()), form.text);
    let name = form.words.with("inspector-filter", &[("field", form.words.text(field).as_ref().into())]);
    let all = form.words.text("inspector-filter-all").into_owned();
    let (_, rect) = ui.allocate_space(BUTTON);
    let chosen = asked.and_then(|asked| offered.iter().position(|(value, ..)| *value == asked));
    let says = chosen.and_then(|at| offered.get(at)).map_or(all.as_str(), |(_, name, _)| name);
    let mut items = vec![DropdownItem { name: all.clone(), icon: None }];
    items.extend(offered.iter().map(|(_, name, icon)| DropdownItem { name: name.clone(), icon: *icon }));
    let list = ValueList { name: &name, items: &items, chosen: Some(chosen.map_or(0, |at| at + 1)) };
    let (response, keyed) = list.control(ui, rect, IdSalt::new(("filter", field)), says);
    let (fill, color) = match chosen {
        Some(_) => (palette.accent, palette.on_accent),
        None if response.hovered() => (palette.hover, palette.text),
        None => (palette.field, palette.text),
    };
    let edge = Stroke::new(1.0, if chosen.is_some() { palette.accent } else { palette.edge });
    ui.painter().rect(rect, CornerRadius::same(RADIUS), fill, edge, StrokeKind::Inside);
    let mut strip = RectCut::new(rect.shrink2(vec2(5.0, 0.0)), text.flow());
    text.paint_icon(ui.painter(), strip.start(16.0), icon, 16.0, color);
    text.paint_icon(ui.painter(), strip.end(10.0), Icon::CaretDown, 10.0, color);
    let picked = list.show(text, &response, LIST, keyed);
    text.tip(response, &form.choice(&name, says), "");
    match picked {
        None => asked,
        Some(at) => at.checked_sub(1).and_then(|at| offered.get(at)).map(|(value, ..)| *value),
    }
}
