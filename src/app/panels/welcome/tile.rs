//! A picture with a name below it: one of the maps to begin with.

use std::sync::Arc;

use egui::{Color32, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, TextureHandle, Ui, WidgetInfo, pos2, vec2};

use crate::app::panels::welcome::StartUi;
use crate::app::widgets::control::paint_block;
use crate::app::widgets::focus::ring_around;
use crate::app::widgets::label::{LabelStyle, block_size};
use crate::app::widgets::mirror::RectCut;
use crate::app::widgets::style;
use crate::geom::Flow;
use crate::text::Block;

/// The height of a picture as a share of its width.
const PICTURE: f32 = 0.6;

/// Between the picture and the name.
const GAP: f32 = 6.0;

/// A map to begin with.
pub(super) struct StartTile {
    name: String,
    tip: String,
    /// The name and the tip in lines.
    lines: [Option<Arc<Block>>; 2],
    width: f32,
}

/// The id of a tile.
pub(super) fn tile_id(at: usize) -> Id {
    Id::unique(("start", at))
}

impl StartTile {
    /// A tile of that width, named by the message of that key.
    pub fn new(cx: &StartUi<'_>, key: &str, width: f32) -> Self {
        let (name, tip) = (cx.words.text(key).into_owned(), cx.words.text(&format!("{key}-tip")).into_owned());
        let lines = [(&name, LabelStyle::STRONG), (&tip, LabelStyle::CAPTION)];
        let lines = lines.map(|(says, look)| cx.text.wrapped(&cx.text.sentence(says), look, width));
        Self { name, tip, lines, width }
    }

    /// How high it is.
    pub fn height(&self) -> f32 {
        let lines = self.lines.iter().flatten().map(|block| block_size(block).y).sum::<f32>();
        (self.width * PICTURE).round() + GAP + lines
    }

    /// Shows the tile, with its picture once that is made; `flow` is that of the map.
    pub fn show(
        &self,
        ui: &Ui,
        cx: &StartUi<'_>,
        at: usize,
        rect: Rect,
        picture: Option<&TextureHandle>,
        flow: Flow,
    ) -> Response {
        let palette = style::palette(ui.ctx());
        let response = ui.interact(rect, tile_id(at), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &self.name));
        ui.accesskit_node_builder(response.id, |node| node.set_description(self.tip.as_str()));
        let (above, below) = rect.split_top_bottom_at_y(rect.top() + (self.width * PICTURE).round());
        ring_around(&response, above, 8);
        ui.painter().rect_filled(above, 8.0, palette.field);
        if let Some(texture) = picture {
            paint_beginning(ui, texture, above, flow);
        }
        let edge = if response.hovered() { palette.accent } else { palette.hairline };
        ui.painter().rect_stroke(above, 8.0, Stroke::new(1.0, edge), StrokeKind::Inside);
        let mut top = below.top() + GAP;
        for (line, color) in self.lines.iter().flatten().zip([palette.text, palette.quiet]) {
            let height = block_size(line).y;
            let room = Rect::from_min_size(pos2(below.left(), top), vec2(below.width(), height));
            paint_block(ui, cx.text, Some(line), room, color);
            top += height;
        }
        response
    }
}

/// Paints the beginning of a picture that is as high as its room: maps are wider than tiles.
pub(super) fn paint_beginning(ui: &Ui, texture: &TextureHandle, room: Rect, flow: Flow) {
    let size = texture.size_vec2();
    let width = size.x * room.height() / size.y.max(1.0);
    let shown = RectCut::new(room, flow).start(width.min(room.width()));
    let share = (room.width() / width.max(1.0)).min(1.0);
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    let part = RectCut::new(whole, flow).start(share);
    let picture = egui::epaint::RectShape::filled(shown, 8.0, Color32::WHITE).with_texture(texture.id(), part);
    ui.painter().add(picture);
}
