//! The palette of elements at the inline start: drag one onto the map, or click to add it at the selection.

use egui::{CursorIcon, Sense, Ui, vec2};

use super::action::Action;
use super::label::{Look, TextUi, named};
use super::style;
use crate::editor::{Editor, Element};
use crate::i18n::Words;
use crate::scene::Color;
use crate::theme::Theme;

/// What was done with the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// An element was clicked.
    Clicked(Element),
    /// An element is being dragged out.
    Dragged(Element),
}

/// Shows the palette.
pub fn palette_ui(ui: &mut Ui, text: &TextUi, words: &Words, editor: &Editor) -> Option<Taken> {
    let mut taken = None;
    let quiet = style::palette(ui.ctx()).quiet;
    ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        ui.add_space(8.0);
        text.label(ui, &words.text("palette-title"), Look::SECTION.colored(quiet));
    });
    ui.add_space(6.0);
    for element in Element::ALL {
        taken = element_ui(ui, text, words, editor, element).or(taken);
    }
    taken
}

fn element_ui(ui: &mut Ui, text: &TextUi, words: &Words, editor: &Editor, element: Element) -> Option<Taken> {
    let spec = Action::Add(element).spec()?;
    let name = words.text(spec.label);
    let palette = style::palette(ui.ctx());
    let room = ui.available_width();
    let block = text.block(&name, Look::BODY, Some(room - 44.0))?;
    let height = (block.size().height as f32 + 12.0).max(30.0);
    let (rect, response) = ui.allocate_exact_size(vec2(room, height), Sense::click_and_drag());
    let response = named(response, egui::Role::Button, &name).on_hover_cursor(CursorIcon::Grab);
    let color = color_of(editor.theme(), element);
    let accent = egui::Color32::from_rgb(color.r, color.g, color.b);
    if response.hovered() || response.dragged() || response.has_focus() {
        ui.painter().rect_filled(rect, 6.0, palette.hover);
    }
    if let Some(icon) = spec.icon.and_then(|icon| text.icon(icon, 18.0)) {
        text.paint(ui.painter(), rect.left_center() + vec2(8.0, -9.0), &icon, accent);
    }
    let top = rect.center().y - block.size().height as f32 / 2.0;
    text.paint(ui.painter(), egui::pos2(rect.left() + 36.0, top), &block, palette.text);
    let tip_key = format!("{}-tip", spec.label);
    let tip = words.text(&tip_key);
    let keys = spec.keys.first().map(|keys| ui.ctx().format_shortcut(keys));
    let response = response.on_hover_ui(|ui| {
        text.label(ui, &tip, Look::BODY);
        if let Some(keys) = &keys {
            text.label(ui, keys, Look::CAPTION.colored(palette.quiet));
        }
    });
    if response.drag_started_by(egui::PointerButton::Primary) {
        Some(Taken::Dragged(element))
    } else if response.clicked() {
        Some(Taken::Clicked(element))
    } else {
        None
    }
}

/// The colour of an element's icon: that of what it becomes on the map.
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
