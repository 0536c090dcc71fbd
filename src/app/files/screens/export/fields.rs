//! What can be chosen about an export: only what makes a difference to the format.

use std::collections::BTreeSet;

use egui::{IdSalt, Role, Ui};

use crate::app::files::screens::Pen;
use crate::app::files::work::export::chosen::{Chosen, Part};
use crate::app::files::work::export::sizing::{By, Sizing};
use crate::app::widgets::control::{Segment, caption_ui, segment_rows_ui, switch_ui};
use crate::app::widgets::dropdown::{DropdownItem, Lead, ListRow, dropdown_ui};
use crate::app::widgets::field::TextField;
use crate::app::widgets::label::{LabelStyle, named};
use crate::app::widgets::style;
use crate::exchange::sheet::Arrangement;
use crate::export::{self, Background, Format, Paper, PaperSize, PreviewKind};
use crate::i18n::{Locale, MapWords, one_line};
use crate::model::{LaneId, Map, Order};
use crate::render::png::Compression;
use crate::render::svg::Letters;

/// Between two fields.
const GAP: f32 = 8.0;

/// Shows what can be chosen, and takes in what is.
pub(crate) fn ui(ui: &mut Ui, pen: &Pen<'_>, chosen: &mut Chosen, map: &Map) {
    formats_ui(ui, pen, chosen);
    part_ui(ui, pen, chosen, map);
    if export::Choice::Size.is_for(chosen.format) {
        size_ui(ui, pen, &mut chosen.sizing);
    }
    if export::Choice::Background.is_for(chosen.format) {
        let values = [(Background::Paper, "export-paper"), (Background::Transparent, "export-transparent")];
        choose_ui(ui, pen, "export-background", &values, &mut chosen.background);
    }
    if export::Choice::Letters.is_for(chosen.format) {
        let values = [(Letters::Text, "export-letters-text"), (Letters::Outlines, "export-letters-outlines")];
        choose_ui(ui, pen, "export-letters", &values, &mut chosen.letters);
    }
    if export::Choice::Paper.is_for(chosen.format) {
        paper_ui(ui, pen, &mut chosen.paper);
    }
    if export::Choice::Arrangement.is_for(chosen.format) {
        let values = [(Arrangement::Grid, "export-table-grid"), (Arrangement::Cards, "export-table-cards")];
        choose_ui(ui, pen, "export-table", &values, &mut chosen.arrangement);
    }
    if export::Choice::Blocks.is_for(chosen.format) {
        ui.add_space(GAP);
        turn_ui(ui, pen, "export-title-block", &mut chosen.title);
        turn_ui(ui, pen, "export-legend", &mut chosen.legend);
    }
    if export::Choice::Compression.is_for(chosen.format) {
        let mut small = chosen.compression == Compression::Small;
        turn_ui(ui, pen, "export-small", &mut small);
        chosen.compression = if small { Compression::Small } else { Compression::Fast };
    }
}

fn formats_ui(ui: &mut Ui, pen: &Pen<'_>, chosen: &mut Chosen) {
    let keyed = |format: Format| (format, format.key());
    heading_ui(ui, pen, "export-format");
    // Pictures in one row, the formats for other programs in the next.
    let (pictures, others): (Vec<_>, Vec<_>) =
        Format::ALL.map(keyed).into_iter().partition(|(format, _)| format.preview() == PreviewKind::Picture);
    rows_of_choices_ui(ui, pen, "export-format", &[&pictures, &others], &mut chosen.format);
    let tip = format!("{}-tip", chosen.format.key());
    let quiet = LabelStyle::CAPTION.colored(style::palette(pen.ctx).quiet);
    pen.text.paragraph(ui, &pen.words.text(&tip), quiet);
}

fn part_ui(ui: &mut Ui, pen: &Pen<'_>, chosen: &mut Chosen, map: &Map) {
    let mut parts = vec![(Part::Whole, "export-whole")];
    if !map.stages.is_empty() {
        parts.push((Part::Stage, "export-stage"));
    }
    if map.lanes.len() > 1 {
        parts.push((Part::Lanes, "export-lanes"));
    }
    if !chosen.selection.is_empty() {
        parts.push((Part::Selection, "export-selection"));
    }
    if parts.len() > 1 {
        choose_ui(ui, pen, "export-part", &parts, &mut chosen.part);
    }
    let order = Order::of(map);
    match chosen.part {
        Part::Stage => {
            let unnamed = pen.words.text("inspector-stage");
            let named = |name: &str| if name.trim().is_empty() { unnamed.to_string() } else { one_line(name) };
            let stages: Vec<_> =
                order.stages.iter().map(|stage| DropdownItem { name: named(&stage.name), icon: None }).collect();
            let at = order.stages.iter().position(|stage| Some(stage.id) == chosen.stage);
            let label = pen.words.text("export-stage");
            let picked = dropdown_ui(ui, pen.text, IdSalt::new("stage"), &label, &stages, at, "");
            chosen.stage = picked.and_then(|at| order.stages.get(at)).map(|stage| stage.id).or(chosen.stage);
        }
        Part::Lanes => {
            let words = MapWords::of(Locale::from_tag(&map.info.language));
            for lane in order.lanes.iter().filter(|lane| !lane.hidden) {
                lane_ui(ui, pen, lane.id, &one_line(words.lane(lane)), &mut chosen.lanes);
            }
        }
        Part::Whole | Part::Selection => {}
    }
}

/// A lane that may be ticked.
fn lane_ui(ui: &mut Ui, pen: &Pen<'_>, lane: LaneId, name: &str, lanes: &mut BTreeSet<LaneId>) {
    let ticked = lanes.contains(&lane);
    let row = ListRow { role: Role::CheckBox, name, lead: Lead::Tick(ticked), says: name, end: None };
    if row.show(ui, pen.text, IdSalt::new(lane)).clicked() {
        if ticked {
            lanes.remove(&lane);
        } else {
            lanes.insert(lane);
        }
    }
}

fn size_ui(ui: &mut Ui, pen: &Pen<'_>, sizing: &mut Sizing) {
    let values = [
        (By::One, "export-size-1"),
        (By::Two, "export-size-2"),
        (By::Four, "export-size-4"),
        (By::Width, "export-size-width"),
        (By::Print, "export-size-print"),
    ];
    choose_ui(ui, pen, "export-size", &values, &mut sizing.by);
    match sizing.by {
        By::Width => number_ui(ui, pen, "export-width", &mut sizing.width),
        By::Print => {
            number_ui(ui, pen, "export-print", &mut sizing.print);
            number_ui(ui, pen, "export-dpi", &mut sizing.dpi);
        }
        By::One | By::Two | By::Four => {}
    }
}

fn paper_ui(ui: &mut Ui, pen: &Pen<'_>, paper: &mut Paper) {
    let on = |sheet: PaperSize| {
        if let Paper::Portrait(_) = *paper { Paper::Portrait(sheet) } else { Paper::Landscape(sheet) }
    };
    let values = [
        (Paper::Fitted, "export-sheet-fitted"),
        (on(PaperSize::A4), "export-sheet-a4"),
        (on(PaperSize::A3), "export-sheet-a3"),
        (on(PaperSize::Letter), "export-sheet-letter"),
    ];
    choose_ui(ui, pen, "export-sheet", &values, paper);
    if let Paper::Landscape(sheet) | Paper::Portrait(sheet) = *paper {
        let values = [(Paper::Landscape(sheet), "export-landscape"), (Paper::Portrait(sheet), "export-portrait")];
        rows_of_choices_ui(ui, pen, "export-sheet", &[&values], paper);
    }
}

/// A number that is typed, with what it is above it.
fn number_ui(ui: &mut Ui, pen: &Pen<'_>, key: &str, value: &mut String) {
    let label = pen.words.text(key);
    ui.add_space(4.0);
    caption_ui(ui, pen.text, &label, LabelStyle::CAPTION, 0.0);
    let field =
        TextField { id_salt: IdSalt::new(key), value: value.as_str(), hint: "", multiline: false, label: &label };
    let output = field.show(ui, pen.text);
    if let Some(typed) = output.edited.or(output.committed) {
        *value = typed;
    }
}

/// A choice of one among several, with its name above it.
fn choose_ui<T: Copy + PartialEq>(ui: &mut Ui, pen: &Pen<'_>, key: &'static str, values: &[(T, &str)], now: &mut T) {
    heading_ui(ui, pen, key);
    rows_of_choices_ui(ui, pen, key, &[values], now);
}

/// The name of what can be chosen.
fn heading_ui(ui: &mut Ui, pen: &Pen<'_>, key: &'static str) {
    let name = pen.words.text(key);
    ui.add_space(GAP);
    let rect = caption_ui(ui, pen.text, &name, LabelStyle::CAPTION, 0.0);
    let heading = ui.interact(rect, ui.make_persistent_id(("caption", key)), egui::Sense::hover());
    named(heading, Role::Label, &name);
}

/// A choice of one among several, in rows.
fn rows_of_choices_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    pen: &Pen<'_>,
    key: &'static str,
    rows: &[&[(T, &str)]],
    now: &mut T,
) {
    let field = pen.words.text(key);
    let segment = |(value, key): &(T, &str)| {
        let label = pen.words.text(key).into_owned();
        let name = [("field", field.as_ref().into()), ("value", label.as_str().into())];
        Segment { name: pen.words.with("inspector-choice", &name), label, icon: None, chosen: value == now }
    };
    let segments: Vec<Vec<_>> = rows.iter().map(|values| values.iter().map(segment).collect()).collect();
    let segments: Vec<&[_]> = segments.iter().map(Vec::as_slice).collect();
    let accent = style::palette(pen.ctx).accent;
    let salt = IdSalt::new((key, rows.first().map_or(0, |row| row.len())));
    let picked = segment_rows_ui(ui, pen.text, salt, accent, &segments);
    if let Some((value, _)) = picked.and_then(|at| rows.iter().copied().flatten().nth(at)) {
        *now = *value;
    }
}

/// A switch.
fn turn_ui(ui: &mut Ui, pen: &Pen<'_>, key: &'static str, on: &mut bool) {
    if switch_ui(ui, pen.text, IdSalt::new(key), &pen.words.text(key), None, Some(*on)) {
        *on = !*on;
    }
}
