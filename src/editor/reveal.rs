//! Bringing into view: as little movement as is needed, and clear of header and rail, wherever these are stuck.

use super::{Editor, overlay};
use crate::geom::Rect;
use crate::model::Key;
use crate::scene::LayerKind;
use crate::scene::sticky::{clear_of, extent};

/// Kept free around what is brought into view, in screen points.
const MARGIN: f64 = 16.0;
/// Kept free around a caret.
const CARET_MARGIN: f64 = 8.0;

impl Editor {
    /// Brings a record into view.
    pub(super) fn show(&mut self, key: Key) {
        if let Some(area) = overlay::area_of(&self.layout.scene, &self.map, key) {
            let area = area + self.sticky_shift(key);
            self.bring(area, MARGIN, covered(key));
        }
    }

    /// Brings a cell into view.
    pub(super) fn show_cell(&mut self, column: usize, row: usize) {
        if let Some(area) = self.layout.grid.cell(column, row) {
            self.bring(area, MARGIN, Covered { header: true, rail: true });
        }
    }

    /// Keeps the caret in view while a text grows.
    pub(super) fn show_caret(&mut self) {
        let Some(typing) = &self.typing else { return };
        let key = typing.key();
        let shift = typing.area().origin().to_vec2() + self.sticky_shift(key);
        let caret = typing.field().caret() + shift;
        self.bring(caret, CARET_MARGIN, covered(key));
    }

    /// The part of the map that is seen beside header and rail.
    pub(super) fn clear(&self) -> Rect {
        clear_of(self.scene(), &self.view.camera, self.view.size)
    }

    fn bring(&mut self, area: Rect, margin: f64, covered: Covered) {
        let seen = self.view.camera.visible(self.view.size);
        if seen.is_zero_area() {
            return;
        }
        let margin = (margin / self.view.camera.zoom).min(seen.width() / 8.0).min(seen.height() / 8.0);
        let mut room = seen.inset(-margin);
        let scene = &self.layout.scene;
        if covered.header {
            let header = extent(scene, LayerKind::Header).map_or(0.0, |area| area.height());
            room.y0 += header.min(seen.height() / 2.0);
        }
        let flow = scene.flow;
        if covered.rail {
            let rail = extent(scene, LayerKind::Corner).map_or(0.0, |area| area.width()).min(seen.width() / 2.0);
            if flow.is_rtl() {
                room.x1 -= rail;
            } else {
                room.x0 += rail;
            }
        }
        self.view.reveal(area, room, flow);
    }
}

/// What may lie above a record.
#[derive(Clone, Copy)]
struct Covered {
    header: bool,
    rail: bool,
}

fn covered(key: Key) -> Covered {
    match key {
        Key::Info => Covered { header: false, rail: false },
        Key::Stage(_) | Key::Step(_) => Covered { header: false, rail: true },
        Key::Lane(_) => Covered { header: true, rail: false },
        _ => Covered { header: true, rail: true },
    }
}
