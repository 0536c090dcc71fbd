//! The choices of an export: only those that make a difference to the format.

use std::collections::BTreeSet;

use egui::{IdSalt, Role, Ui};

use crate::app::files::work::export::choice::{ExportChoice, ExportPart};
use crate::app::files::work::export::size::{SizeInput, SizeMode};
use crate::app::panels::wording::values;
use crate::app::widgets::control::{Segment, caption_ui, segments_ui, switch_ui};
use crate::app::widgets::dialog::DialogUi;
use crate::app::widgets::dropdown::{DropdownItem, ValueList, dropdown_ui};
use crate::app::widgets::field::TextField;
use crate::app::widgets::label::{LabelStyle, named};
use crate::app::widgets::row::{Lead, ListRow};
use crate::app::widgets::style;
use crate::exchange::sheet::Arrangement;
use crate::export::{Background, Choice, Format, Paper, PaperSize, PreviewKind};
use crate::i18n::{Locale, MapWords, one_line};
use crate::model::{LaneId, Map, ReadingOrder};
use crate::render::png::Compression;
use crate::render::svg::Letters;
use crate::theme::Density;

/// Between two fields.
const GAP: f32 = 8.0;

/// Shows what can be chosen, and takes in what is.
pub(crate) fn ui(ui: &mut Ui, cx: &DialogUi<'_>, choice: &mut ExportChoice, map: (&Map, &ReadingOrder)) {
    formats_ui(ui, cx, choice);
    part_ui(ui, cx, choice, map);
    if Choice::Size.is_for(choice.format) {
        size_ui(ui, cx, &mut choice.size);
    }
    if Choice::Background.is_for(choice.format) {
        let values = [(Background::Paper, "export-paper"), (Background::Transparent, "export-transparent")];
        choose_ui(ui, cx, "export-background", &values, &mut choice.options.background);
    }
    if Choice::Density.is_for(choice.format) {
        let values = [(Density::Comfortable, "export-comfortable"), (Density::Compact, "export-compact")];
        choose_ui(ui, cx, "menu-density", &values, &mut choice.options.density);
    }
    if Choice::Letters.is_for(choice.format) {
        let values = [(Letters::Text, "export-letters-text"), (Letters::Outlines, "export-letters-outlines")];
        choose_ui(ui, cx, "export-letters", &values, &mut choice.options.letters);
    }
    if Choice::Paper.is_for(choice.format) {
        paper_ui(ui, cx, &mut choice.options.paper);
    }
    if Choice::Arrangement.is_for(choice.format) {
        let values = [(Arrangement::Grid, "export-table-grid"), (Arrangement::Cards, "export-table-cards")];
        choose_ui(ui, cx, "export-table", &values, &mut choice.options.arrangement);
    }
    if Choice::Blocks.is_for(choice.format) {
        ui.add_space(GAP);
        labeled_switch_ui(ui, cx, "export-title-block", &mut choice.options.title);
        labeled_switch_ui(ui, cx, "export-legend", &mut choice.options.legend);
    }
    if Choice::Compression.is_for(choice.format) {
        let mut small = choice.options.compression == Compression::Small;
        labeled_switch_ui(ui, cx, "export-small", &mut small);
        choice.options.compression = if small { Compression::Small } else { Compression::Fast };
    }
}

fn formats_ui(ui: &mut Ui, cx: &DialogUi<'_>, choice: &mut ExportChoice) {
    let keyed = |format: Format| (format, format.key());
    heading_ui(ui, cx, "export-format");
    // Pictures in one row, the formats for other programs in the next.
    let (pictures, others): (Vec<_>, Vec<_>) =
        Format::ALL.map(keyed).into_iter().partition(|(format, _)| format.preview() == PreviewKind::Picture);
    rows_of_choices_ui(ui, cx, "export-format", &[&pictures, &others], &mut choice.format);
    let tip = format!("{}-tip", choice.format.key());
    let quiet = LabelStyle::CAPTION.colored(style::palette(cx.ctx).quiet);
    cx.text.paragraph(ui, &cx.words.text(&tip), quiet);
}

fn part_ui(ui: &mut Ui, cx: &DialogUi<'_>, choice: &mut ExportChoice, (map, order): (&Map, &ReadingOrder)) {
    let mut parts = vec![(ExportPart::Whole, "export-whole")];
    if !map.stages.is_empty() {
        parts.push((ExportPart::Stage, "export-stage"));
    }
    if map.lanes.len() > 1 {
        parts.push((ExportPart::Lanes, "export-lanes"));
    }
    if !choice.selection.is_empty() {
        parts.push((ExportPart::Selection, "export-selection"));
    }
    if parts.len() > 1 {
        choose_ui(ui, cx, "export-part", &parts, &mut choice.part);
    }
    match choice.part {
        ExportPart::Stage => {
            let unnamed = cx.words.text("inspector-stage");
            let named = |name: &str| if name.trim().is_empty() { unnamed.to_string() } else { one_line(name) };
            let stages = order.stages().iter().filter_map(|stage| map.stages.get(stage));
            let stages: Vec<_> = stages.map(|stage| DropdownItem { name: named(&stage.name), icon: None }).collect();
            let at = order.stages().iter().position(|stage| Some(*stage) == choice.stage);
            let label = cx.words.text("export-stage");
            let list = ValueList { name: &label, items: &stages, chosen: at };
            let picked = dropdown_ui(ui, cx.text, IdSalt::new("stage"), list, "");
            choice.stage = picked.and_then(|at| order.stages().get(at)).copied().or(choice.stage);
        }
        ExportPart::Lanes => {
            let words = MapWords::of(Locale::from_tag(&map.info.language));
            for lane in order.lanes_in(map).filter(|lane| !lane.hidden) {
                lane_ui(ui, cx, lane.id, &one_line(words.lane(lane)), &mut choice.lanes);
            }
        }
        ExportPart::Whole | ExportPart::Selection => {}
    }
}

/// A lane that may be ticked.
fn lane_ui(ui: &mut Ui, cx: &DialogUi<'_>, lane: LaneId, name: &str, lanes: &mut BTreeSet<LaneId>) {
    let ticked = lanes.contains(&lane);
    let row = ListRow { role: Role::CheckBox, name, lead: Lead::Tick(ticked), says: name, badges: None, end: None };
    if row.show(ui, cx.text, IdSalt::new(lane)).clicked() {
        if ticked {
            lanes.remove(&lane);
        } else {
            lanes.insert(lane);
        }
    }
}

fn size_ui(ui: &mut Ui, cx: &DialogUi<'_>, size: &mut SizeInput) {
    let values = [
        (SizeMode::One, "export-size-1"),
        (SizeMode::Two, "export-size-2"),
        (SizeMode::Four, "export-size-4"),
        (SizeMode::Width, "export-size-width"),
        (SizeMode::Print, "export-size-print"),
    ];
    choose_ui(ui, cx, "export-size", &values, &mut size.mode);
    match size.mode {
        SizeMode::Width => number_ui(ui, cx, "export-width", &mut size.width),
        SizeMode::Print => {
            number_ui(ui, cx, "export-print", &mut size.print);
            number_ui(ui, cx, "export-dpi", &mut size.dpi);
        }
        SizeMode::One | SizeMode::Two | SizeMode::Four => {}
    }
}

fn paper_ui(ui: &mut Ui, cx: &DialogUi<'_>, paper: &mut Paper) {
    let on = |sheet: PaperSize| {
        if let Paper::Portrait(_) = *paper { Paper::Portrait(sheet) } else { Paper::Landscape(sheet) }
    };
    let values = [
        (Paper::Fitted, "export-sheet-fitted"),
        (on(PaperSize::A4), "export-sheet-a4"),
        (on(PaperSize::A3), "export-sheet-a3"),
        (on(PaperSize::Letter), "export-sheet-letter"),
    ];
    choose_ui(ui, cx, "export-sheet", &values, paper);
    if let Paper::Landscape(sheet) | Paper::Portrait(sheet) = *paper {
        let values = [(Paper::Landscape(sheet), "export-landscape"), (Paper::Portrait(sheet), "export-portrait")];
        rows_of_choices_ui(ui, cx, "export-sheet", &[&values], paper);
    }
}

/// A number that is typed, with what it is above it.
fn number_ui(ui: &mut Ui, cx: &DialogUi<'_>, key: &str, value: &mut String) {
    let label = cx.words.text(key);
    ui.add_space(4.0);
    caption_ui(ui, cx.text, &label, LabelStyle::CAPTION, 0.0);
    let field =
        TextField { id_salt: IdSalt::new(key), value: value.as_str(), hint: "", multiline: false, label: &label };
    let output = field.show(ui, cx.text);
    if let Some(typed) = output.edited.or(output.committed) {
        *value = typed;
    }
}

/// A choice of one among several, with its name above it.
fn choose_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    cx: &DialogUi<'_>,
    key: &'static str,
    values: &[(T, &str)],
    now: &mut T,
) {
    heading_ui(ui, cx, key);
    rows_of_choices_ui(ui, cx, key, &[values], now);
}

fn heading_ui(ui: &mut Ui, cx: &DialogUi<'_>, key: &'static str) {
    let name = cx.words.text(key);
    ui.add_space(GAP);
    let rect = caption_ui(ui, cx.text, &name, LabelStyle::CAPTION, 0.0);
    let heading = ui.interact(rect, ui.make_persistent_id(("caption", key)), egui::Sense::hover());
    named(heading, Role::Label, &name);
}

/// A choice of one among several, in rows.
fn rows_of_choices_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    cx: &DialogUi<'_>,
    key: &'static str,
    rows: &[&[(T, &str)]],
    now: &mut T,
) {
    let field = cx.words.text(key);
    let segment = |(value, key): &(T, &str)| {
        let label = cx.words.text(key).into_owned();
        Segment {
            name: values::choice(cx.words, &field, &label),
            label,
            icon: None,
            chosen: value == now,
            neutral: false,
        }
    };
    let segments: Vec<Vec<_>> = rows.iter().map(|values| values.iter().map(segment).collect()).collect();
    let segments: Vec<&[_]> = segments.iter().map(Vec::as_slice).collect();
    let accent = style::palette(cx.ctx).accent;
    let salt = IdSalt::new((key, rows.first().map_or(0, |row| row.len())));
    let picked = segments_ui(ui, cx.text, salt, accent, &segments);
    if let Some((value, _)) = picked.and_then(|at| rows.iter().copied().flatten().nth(at)) {
        *now = *value;
    }
}

fn labeled_switch_ui(ui: &mut Ui, cx: &DialogUi<'_>, key: &'static str, on: &mut bool) {
    if switch_ui(ui, cx.text, IdSalt::new(key), &cx.words.text(key), None, Some(*on)) {
        *on = !*on;
    }
}
