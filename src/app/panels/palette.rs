//! The palette of elements at the inline start: drag one onto the map, or click to add it at the selection.

use egui::{CursorIcon, Id, ScrollArea, Sense, Ui, vec2};

use crate::app::action::Action;
use crate::app::panels::menu::keys_of;
use crate::app::widgets::control::paint_block;
use crate::app::widgets::focus::ring_within;
use crate::app::widgets::label::{LabelStyle, TextUi, block_size, named};
use crate::app::widgets::mirror::{self, RectCut};
use crate::app::widgets::style;
use crate::app::widgets::walk::walk_rows;
use crate::editor::{Editor, Element};
use crate::i18n::Words;
use crate::scene::Color;
use crate::theme::Theme;

/// What was done in the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaletteOutput {
    /// An element was clicked.
    Clicked(Element),
    /// An element is being dragged out.
    Dragged(Element),
}

/// The least and the greatest width of the palette; longer names take two lines.
const WIDTH: (f32, f32) = (136.0, 200.0);

/// The width beside the name of an element: its icon, the space around both, the margins of the panel.
const AROUND: f32 = 56.0;

/// The width of the palette in the current language.
#[must_use]
pub fn width(text: &TextUi, words: &Words) -> f32 {
    let labels = Element::ALL.into_iter().filter_map(|element| Action::Add(element).spec());
    let blocks = labels.filter_map(|spec| text.block(&words.text(spec.label), LabelStyle::BODY, None));
    let longest = blocks.map(|block| block_size(&block).x).fold(0.0, f32::max);
    (longest + AROUND).ceil().clamp(WIDTH.0, WIDTH.1)
}

/// Shows the palette.
pub fn palette_ui(ui: &mut Ui, text: &TextUi, words: &Words, editor: &Editor) -> Option<PaletteOutput> {
    mirror::scroll_bar_at_end(text.flow(), ui);
    let all = ScrollArea::vertical().auto_shrink([false, true]);
    all.show(ui, |ui| ui.with_layout(mirror::column(text.flow()), |ui| elements_ui(ui, text, words, editor)).inner)
        .inner
}

fn elements_ui(ui: &mut Ui, text: &TextUi, words: &Words, editor: &Editor) -> Option<PaletteOutput> {
    let mut taken = None;
    let quiet = style::palette(ui.ctx()).quiet;
    ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        ui.add_space(8.0);
        text.label(ui, &words.text("palette-title"), LabelStyle::SECTION.colored(quiet));
    });
    ui.add_space(6.0);
    walk_rows(ui.ctx(), Element::ALL.len(), |at| Element::ALL.get(at).map_or(Id::NULL, |element| id(*element)));
    for element in Element::ALL {
        taken = element_ui(ui, text, words, editor, element).or(taken);
    }
    taken
}

fn id(element: Element) -> Id {
    Id::unique(("element", element))
}

fn element_ui(ui: &mut Ui, text: &TextUi, words: &Words, editor: &Editor, element: Element) -> Option<PaletteOutput> {
    let spec = Action::Add(element).spec()?;
    let name = words.text(spec.label);
    let palette = style::palette(ui.ctx());
    let room = ui.available_width();
    let block = text.wrapped(&name, LabelStyle::BODY, room - 44.0)?;
    let height = (block_size(&block).y + 12.0).max(30.0);
    let (_, rect) = ui.allocate_space(vec2(room, height));
    let response = ui.interact(rect, id(element), Sense::click_and_drag());
    ring_within(&response, rect, 6);
    let response = named(response, egui::Role::Button, &name).on_hover_cursor(CursorIcon::Grab);
    let accent = palette.visible(color_of(editor.theme(), element));
    if response.hovered() || response.dragged() {
        ui.painter().rect_filled(rect, 6.0, palette.hover);
    }
    let mut strip = RectCut::new(rect, text.flow());
    strip.start(8.0);
    let lead = strip.start(18.0);
    if let Some(icon) = spec.icon {
        text.paint_icon(ui.painter(), lead, icon, 18.0, accent);
    }
    strip.start(10.0);
    paint_block(ui, text, Some(&block), strip.rest(), palette.text);
    let tip_key = format!("{}-tip", spec.label);
    let response = text.tip(response, &words.text(&tip_key), &keys_of(ui, words, spec));
    if response.drag_started_by(egui::PointerButton::Primary) {
        Some(PaletteOutput::Dragged(element))
    } else if response.clicked() {
        Some(PaletteOutput::Clicked(element))
    } else {
        None
    }
}

/// The color of an element's icon: the one it has on the map.
fn color_of(theme: &Theme, element: Element) -> Color {
    use crate::model::Role;
    match element {
        Element::Stage | Element::Step | Element::Lane | Element::Note => theme.stage,
        Element::Touchpoint => theme.lane(Role::Frontstage).accent,
        Element::Action => theme.lane(Role::Customer).accent,
        Element::Decision => theme.lane(Role::Backstage).accent,
        Element::Pain => theme.pain,
        Element::Wait => theme.lane(Role::Backstage).accent,
        Element::MomentOfTruth => theme.star,
        Element::Opportunity => theme.opportunity,
    }
}
