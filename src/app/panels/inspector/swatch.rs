//! Colors to choose from; each is named in its tooltip and for screen readers.

use egui::{Color32, IdSalt, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::app::widgets::focus::ring_around;
use crate::app::widgets::label::TextUi;
use crate::app::widgets::mirror::RectCut;
use crate::app::widgets::style::palette;
use crate::text::Icon;

/// A patch of a color.
pub(super) struct Swatch {
    /// Its accessible name: the field and the value.
    pub name: String,
    /// The tooltip: the value.
    pub says: String,
    /// The color; `None` for no color.
    pub color: Option<Color32>,
    /// Whether it is the value.
    pub chosen: bool,
}

/// The side of the clickable area around a patch.
const CELL: f32 = 27.0;
/// The side of a patch.
const PATCH: f32 = 18.0;

/// Patches from the inline start, in as many rows as needed; returns the one that was clicked.
pub(super) fn swatches_ui(ui: &mut Ui, text: &TextUi, salt: IdSalt, swatches: &[Swatch]) -> Option<usize> {
    let palette = palette(ui.ctx());
    let id = ui.make_persistent_id(salt);
    let in_row = ((ui.available_width() / CELL) as usize).max(1);
    let mut clicked = None;
    for (nth, row) in swatches.chunks(in_row).enumerate() {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), CELL));
        let mut strip = RectCut::new(rect, text.flow());
        for (at, swatch) in row.iter().enumerate().map(|(at, swatch)| (nth * in_row + at, swatch)) {
            let cell = strip.start(CELL);
            let response = ui.interact(cell, id.with(at), Sense::click());
            response.widget_info(|| {
                WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), swatch.chosen, swatch.name.as_str())
            });
            if response.hovered() {
                ui.painter().rect_filled(cell, 6.0, palette.hover);
            }
            let patch = egui::Rect::from_center_size(cell.center(), vec2(PATCH, PATCH));
            let edge = Stroke::new(1.0, palette.edge);
            let fill = swatch.color.unwrap_or(palette.field);
            ui.painter().rect(patch, 4.0, fill, edge, egui::StrokeKind::Inside);
            if swatch.color.is_none() {
                text.paint_icon(ui.painter(), patch, Icon::X, 12.0, palette.quiet);
            }
            // A ring marks the chosen one, because another color would not stand out among colors.
            if swatch.chosen {
                let ring = Stroke::new(2.0, palette.text);
                ui.painter().rect_stroke(patch.expand(3.0), 6.0, ring, egui::StrokeKind::Inside);
            }
            ring_around(&response, patch.expand(2.0), 5);
            if text.tip(response, &swatch.says, "").clicked() && !swatch.chosen {
                clicked = Some(at);
            }
        }
    }
    clicked
}
