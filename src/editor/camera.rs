//! What part of the map is seen: bringing into view with as little movement as is needed, clear of header and rail
//! wherever these are stuck, and fitting.

use super::GridCell;
use super::document::Document;
use crate::edit::Patch;
use crate::geom::{Camera, Point, Rect, Size, Vec2};
use crate::model::{Key, Map, Record, StageId};
use crate::scene::LayerKind;
use crate::scene::sticky::extent;
use crate::theme::Density;

/// The margin around what is brought into view, in screen points.
const MARGIN: f64 = 16.0;
/// How much of the map stays in view at least, in screen points.
const LEAST: f64 = 200.0;
/// How far beyond an edge of the map a view goes that is zoomed, in screen points.
const BEYOND: f64 = 64.0;
/// The margin around a caret, in screen points.
const CARET_MARGIN: f64 = 8.0;
/// The largest zoom at which a part of the map is fitted.
const CLOSEST: f64 = 2.0;
/// Of more records than this only the first ones are brought into view.
const MOST_FITTED: usize = 1000;

impl Document {
    pub fn show_start(&mut self) {
        let x =
            if self.map.info.direction.is_rtl() { self.layout.scene.size.width - self.view.size.width } else { 0.0 };
        self.view.camera = Camera { origin: Point::new(x, 0.0), zoom: 1.0 };
    }

    pub fn fit_map(&mut self) {
        self.view.fit(self.layout.scene.size.to_rect(), 1.0);
    }

    pub fn fit_selection(&mut self) {
        if let Some(area) = self.selected_area() {
            self.view.fit(area.inflate(24.0, 24.0), CLOSEST);
        }
    }

    pub fn fit_stage(&mut self) {
        let Some(stage) = self.stage_here() else { return };
        let grid = &self.layout.grid;
        let of_stage = || grid.columns.iter().filter(|column| column.stage == stage);
        let (Some(first), Some(last)) = (of_stage().next(), of_stage().next_back()) else { return };
        let top = self.area_of(Key::Stage(stage)).map_or(0.0, |area| area.y0);
        // The lane names are seen before it.
        let rail = extent(self.scene(), LayerKind::Corner).map_or(0.0, |area| area.width());
        let area = grid.rect(first.start - rail - MARGIN, last.end, top, grid.bottom);
        self.fit_width_of(area);
    }

    pub fn fit_width(&mut self) {
        self.fit_width_of(self.layout.scene.size.to_rect());
    }

    /// Shows the whole width of an area, with the part of its height that is looked at now.
    fn fit_width_of(&mut self, area: Rect) {
        let seen = self.view.camera.visible(self.view.size);
        let looked_at = self.selected_area().filter(|selected| seen.overlaps(*selected)).unwrap_or(seen);
        self.view.fit_width(area, looked_at.center().y, CLOSEST);
    }

    /// The box around what is selected; of many records the first ones count.
    fn selected_area(&self) -> Option<Rect> {
        let areas = self.selection.keys().take(MOST_FITTED).filter_map(|key| self.area_of(key));
        areas.reduce(|all, one| all.union(one))
    }

    /// Draws the map denser or less dense; what is selected and seen, or else what is in the middle of the view, stays
    /// where it is seen.
    pub fn set_density(&mut self, density: Density) {
        if self.density == density {
            return;
        }
        let before = self.anchor();
        self.density = density;
        self.lay_out();
        let after = before.and_then(|(anchor, at)| Some((self.area_of_anchor(anchor)?.center(), at)));
        if let Some((now, at)) = after {
            self.view.camera.origin = now - at.to_vec2() / self.view.camera.zoom;
        }
    }

    /// Something in view that is there in every layout, and where its middle is on the view.
    fn anchor(&self) -> Option<(ViewAnchor, Point)> {
        let seen = self.view.camera.visible(self.view.size);
        let is_seen = |anchor: &ViewAnchor| self.area_of_anchor(*anchor).is_some_and(|area| area.overlaps(seen));
        let selected = self.selection.keys().take(MOST_FITTED).map(ViewAnchor::Record).find(is_seen);
        let grid = &self.layout.grid;
        let in_middle = || Some(ViewAnchor::Cell(grid.column_at(seen.center())?, grid.row_at(seen.center())?));
        let anchor = selected.or_else(in_middle)?;
        Some((anchor, self.view.camera.view_from_map(self.area_of_anchor(anchor)?.center())))
    }

    fn area_of_anchor(&self, anchor: ViewAnchor) -> Option<Rect> {
        match anchor {
            ViewAnchor::Record(key) => self.area_of(key),
            ViewAnchor::Cell(column, row) => self.layout.grid.cell(column, row),
        }
    }

    fn stage_here(&self) -> Option<StageId> {
        let selected = self.selection.keys().find_map(|key| stage_of(&self.map, key));
        let in_middle = || {
            let grid = &self.layout.grid;
            let column = grid.column_at(self.view.camera.visible(self.view.size).center())?;
            grid.columns.get(column).map(|column| column.stage)
        };
        selected.or_else(|| stage_of(&self.map, self.focus?.step.into())).or_else(in_middle)
    }

    /// Brings a record into view.
    pub fn show(&mut self, key: Key) {
        if let Some(area) = self.visible_area(key) {
            self.bring(area, MARGIN, covered(key));
        }
    }

    /// Brings what a patch has changed into view, when the middle of nothing of it is seen; where it has only taken cards
    /// away, the cell of the first of them.
    pub fn show_changed(&mut self, patch: &Patch) {
        /// As many records as are worth looking for.
        const SOME: usize = 64;
        let clear = self.clear_area();
        let changed = patch.changes().keys().copied().filter(|key| *key != Key::Info).take(SOME);
        let shown: Vec<(Key, Rect)> = changed.filter_map(|key| Some((key, self.visible_area(key)?))).collect();
        if shown.iter().any(|(_, area)| clear.contains(area.center())) {
            return;
        }
        let gone = patch.changes().values().filter(|change| change.after().is_none());
        let mut gone = gone.filter_map(|change| match change.before() {
            Some(Record::Card(card)) => self.place_of_cell(GridCell::from_card(card)),
            _ => None,
        });
        if let Some((column, row)) = gone.next().filter(|_| shown.is_empty()) {
            return self.show_cell(column, row);
        }
        let selected = self.selection.keys().next();
        let first = shown.first().map(|(key, _)| *key);
        if let Some(key) = first.and(selected.filter(|key| shown.iter().any(|(shown, _)| shown == key)).or(first)) {
            self.show(key);
            // Of what is too large for the view its start alone may be beside the names.
            if let Some(area) = self.visible_area(key) {
                self.bring(Rect::from_center_size(area.center(), Size::ZERO), MARGIN, covered(key));
            }
        }
    }

    /// Brings a cell into view.
    pub fn show_cell(&mut self, column: usize, row: usize) {
        if let Some(area) = self.layout.grid.cell(column, row) {
            self.bring(area, MARGIN, Obscured { header: true, rail: true });
        }
    }

    /// Keeps the caret in view while a text grows.
    pub fn show_caret(&mut self) {
        let Some(typing) = &self.typing else { return };
        let key = typing.key();
        if self.area_of(key).is_none() {
            return;
        }
        let shift = typing.area().origin().to_vec2() + self.text_shift(key);
        let caret = typing.field().caret() + shift;
        self.bring(caret, CARET_MARGIN, covered(key));
    }

    pub fn keep_in_sight(&mut self) {
        let size = self.view.size;
        if size.is_zero_area() {
            return;
        }
        let zoom = self.view.camera.zoom;
        let beside = self.beside(Obscured { header: true, rail: true }, self.view.camera.visible(size));
        let room = Rect::from_origin_size(self.view.camera.view_from_map(beside.origin()), beside.size() * zoom);
        let (scene, grid) = (&self.layout.scene, &self.layout.grid);
        // No more than what is below the header and past the lane names: a map that stands at its start stays there.
        let cells = Size::new(scene.size.width - grid.rail_end, scene.size.height - grid.lanes_top) * zoom;
        let least = |room: f64, cells: f64| LEAST.min(room / 2.0).min(cells.max(0.0));
        let least = Size::new(least(room.width(), cells.width), least(room.height(), cells.height));
        let whole = scene.size.to_rect();
        self.view.camera.keep(whole, room, least);
    }

    pub fn zoom_by(&mut self, factor: f64) {
        let seen = self.view.camera.visible(self.view.size);
        let areas = self.selection.keys().filter_map(|key| self.area_of(key));
        let chosen = areas.reduce(|all, area| all.union(area)).map(|area| area.intersect(seen));
        let whole = self.layout.scene.size.to_rect();
        let middle = seen.center();
        let nearest = Point::new(middle.x.clamp(whole.x0, whole.x1), middle.y.clamp(whole.y0, whole.y1));
        let anchor = chosen.filter(|area| !area.is_zero_area()).map_or(nearest, |area| area.center());
        let camera = &mut self.view.camera;
        camera.zoom_at(camera.view_from_map(anchor), factor);
        camera.fill(whole, self.view.size, BEYOND);
    }

    pub fn pan_to_edge(&mut self, by: Vec2) -> bool {
        let before = self.view.camera;
        self.view.camera.pan_within(by, self.layout.scene.size.to_rect(), self.view.size);
        before != self.view.camera
    }

    /// What is left of `seen` beside header and rail where they are stuck, at least half of it.
    fn beside(&self, covered: Obscured, seen: Rect) -> Rect {
        let scene = &self.layout.scene;
        let mut room = seen;
        if covered.header {
            let header = extent(scene, LayerKind::Header).map_or(0.0, |area| area.height());
            room.y0 += header.min(seen.height() / 2.0);
        }
        if covered.rail {
            let rail = extent(scene, LayerKind::Corner).map_or(0.0, |area| area.width()).min(seen.width() / 2.0);
            if scene.flow.is_rtl() {
                room.x1 -= rail;
            } else {
                room.x0 += rail;
            }
        }
        room
    }

    fn bring(&mut self, area: Rect, margin: f64, covered: Obscured) {
        let seen = self.view.camera.visible(self.view.size);
        if seen.is_zero_area() {
            return;
        }
        let room = self.beside(covered, seen);
        let flow = self.layout.scene.flow;
        // What is seen stays where it is; what is not comes a little further in than necessary.
        if room.union(area) == room {
            return;
        }
        let margin = (margin / self.view.camera.zoom).min(room.width() / 8.0).min(room.height() / 8.0);
        let room = room.inset(-margin);
        self.view.reveal(area, room, flow);
    }
}

/// The stage that a record belongs to.
fn stage_of(map: &Map, key: Key) -> Option<StageId> {
    let of_parents = || map.get(key)?.parents().into_iter().flatten().find_map(|parent| stage_of(map, parent));
    key.stage().or_else(of_parents)
}

/// What stays where it is seen when the map is laid out in another way.
#[derive(Clone, Copy)]
enum ViewAnchor {
    Record(Key),
    /// A column and a row.
    Cell(usize, usize),
}

/// What may cover a record.
#[derive(Clone, Copy)]
struct Obscured {
    header: bool,
    rail: bool,
}

fn covered(key: Key) -> Obscured {
    match key {
        Key::Info => Obscured { header: false, rail: false },
        Key::Stage(_) | Key::Step(_) => Obscured { header: false, rail: true },
        Key::Lane(_) => Obscured { header: true, rail: false },
        _ => Obscured { header: true, rail: true },
    }
}
