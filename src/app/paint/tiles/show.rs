//! Which parts of pages are shown where: the level, where it has something, else what the last level has, stretched, and
//! else the grounds of the map. Tiles that are neighbors in a page are shown as one.

use std::collections::BTreeMap;

use crate::app::paint::pages::Quad;
use crate::app::paint::planes::{Plane, PlaneView, ViewedScene, snapped};
use crate::app::paint::rects::{has_room, merged};
use crate::app::paint::tiles::grid::{SeenTile, tiles_of};
use crate::app::paint::tiles::{KeptTile, Level, TileStore};
use crate::geom::{Rect, Vec2};
use crate::scene::Color;

/// From the pixels of a level to those of the screen.
#[derive(Clone, Copy)]
struct TilePlacement {
    origin: Vec2,
    stretch: f64,
}

/// Tiles that are neighbors in a page, as a rectangle.
#[derive(Clone, Copy)]
struct TileRun {
    page: usize,
    /// What they show, in pixels of their level.
    area: Rect,
    /// The same in the page.
    place: Rect,
    /// What may be mixed where the pixels are smooth: there is nothing else beside the rest.
    own: Rect,
}

impl TilePlacement {
    fn place(self, area: Rect) -> Rect {
        area.scale_from_origin(self.stretch) + self.origin
    }

    /// What is seen of a run within some room.
    fn quad(self, run: TileRun, room: Rect) -> Option<Quad> {
        let whole = self.place(run.area);
        let to = whole.intersect(room);
        if !has_room(to) {
            return None;
        }
        let smooth = self.stretch != 1.0;
        let corner = run.place.origin().to_vec2();
        let from = (to - whole.origin().to_vec2()).scale_from_origin(self.stretch.recip()) + corner;
        let from = if smooth { within(from, run.own) } else { from };
        Some(Quad { page: run.page, from, to, smooth })
    }
}

impl TileStore {
    /// What the planes show, from back to front.
    pub(super) fn show(
        &mut self,
        viewed: ViewedScene<'_>,
        planes: &[PlaneView],
        seen: &[SeenTile],
        scale: f64,
    ) -> Vec<Quad> {
        let mut quads = Vec::new();
        for view in planes {
            let here = TilePlacement { origin: view.origin, stretch: scale / self.level.scale };
            let (mut missing, mut drawn) = (Vec::new(), Vec::new());
            for SeenTile { key, area } in seen.iter().filter(|tile| tile.key.plane == view.plane) {
                match self.level.tiles.get(key) {
                    Some(tile) => drawn.push(tile),
                    None => missing.push(*area),
                }
            }
            let shown = self.runs(&self.level, view.plane, drawn).into_iter();
            let shown: Vec<Quad> =
                shown.flat_map(|run| view.covers.iter().filter_map(move |cover| here.quad(run, *cover))).collect();
            let holes = merged(&missing).into_iter().map(|hole| here.place(hole));
            let holes = holes.flat_map(|hole| view.covers.iter().map(move |cover| hole.intersect(*cover)));
            let holes: Vec<Rect> = holes.filter(|hole| has_room(*hole)).collect();
            if view.plane == Plane::Body {
                let map = here.place(view.plane.pixels(viewed.scene, self.level.scale));
                let beside = view.covers.iter().flat_map(|cover| outside(*cover, map));
                let paper = self.paper;
                beside.for_each(|room| quads.push(self.solid(room, paper)));
            }
            for hole in &holes {
                self.fill(viewed, view, *hole, scale, &mut quads);
            }
            if !holes.is_empty() {
                quads.extend(self.stand_ins(view, &holes, scale));
            }
            quads.extend(shown);
        }
        quads
    }

    /// Drawn tiles of a plane as few rectangles, the pages one after the other.
    fn runs<'a>(&self, level: &Level, plane: Plane, tiles: impl IntoIterator<Item = &'a KeptTile>) -> Vec<TileRun> {
        let mut pages: BTreeMap<usize, Vec<Rect>> = BTreeMap::new();
        for tile in tiles {
            pages.entry(tile.slot.page).or_default().push(tile.area);
        }
        let mut runs = Vec::new();
        for (page, areas) in pages {
            let Some(room) = self.pool.room(page) else { continue };
            let in_page = |area: Rect| area - room.origin().to_vec2();
            runs.extend(merged(&areas).into_iter().map(|area| TileRun {
                page,
                area,
                place: in_page(area),
                own: in_page(own_pixels(level, plane, page, area, room)),
            }));
        }
        runs
    }

    /// What the last level shows in holes.
    fn stand_ins(&mut self, view: &PlaneView, holes: &[Rect], scale: f64) -> Vec<Quad> {
        let Some(last) = &mut self.last else { return Vec::new() };
        let there = TilePlacement { origin: view.origin, stretch: scale / last.scale };
        let is_needed = |area: Rect| holes.iter().any(|hole| has_room(there.place(area).intersect(*hole)));
        for (_, tile) in last.tiles.iter_mut().filter(|(key, tile)| key.plane == view.plane && is_needed(tile.area)) {
            tile.seen = self.paintings;
            self.pool.want(tile.slot.page, self.paintings);
        }
        let Some(last) = &self.last else { return Vec::new() };
        let needed = last.tiles.iter().filter(|(key, tile)| key.plane == view.plane && tile.seen == self.paintings);
        let runs = self.runs(last, view.plane, needed.map(|(_, tile)| tile)).into_iter();
        runs.flat_map(|run| holes.iter().filter_map(move |hole| there.quad(run, *hole))).collect()
    }

    /// The grounds of a plane in a hole of the screen.
    fn fill(&mut self, viewed: ViewedScene<'_>, view: &PlaneView, hole: Rect, scale: f64, quads: &mut Vec<Quad>) {
        let paper = self.paper;
        quads.push(self.solid(hole, paper));
        let area = (hole - view.origin).scale_from_origin(scale.recip());
        for (ground, color) in viewed.grounds(view.plane, area) {
            let room = (snapped(ground.scale_from_origin(scale)) + view.origin).intersect(hole);
            if has_room(room) {
                quads.push(self.solid(room, color));
            }
        }
    }

    fn solid(&mut self, to: Rect, color: Color) -> Quad {
        let (page, at) = self.pool.swatch(color);
        Quad { page, from: Rect::from_points(at, at), to, smooth: false }
    }
}

/// An area of tiles of a page without the outer half of its outermost pixels, where beside it there is something else: smooth
/// pixels are mixed from four. At the edge of a page there is nothing.
fn own_pixels(level: &Level, plane: Plane, page: usize, area: Rect, room: Rect) -> Rect {
    let is_drawn = |strip: Rect| {
        tiles_of(plane, strip, strip).all(|SeenTile { key, area }| {
            let tile = level.tiles.get(&key).filter(|tile| tile.slot.page == page);
            tile.is_some_and(|tile| tile.area.contains_rect(area))
        })
    };
    let by = |is_edge: bool, strip: Rect| if is_edge || is_drawn(strip) { 0.0 } else { 0.5 };
    let Rect { x0, y0, x1, y1 } = area;
    Rect {
        x0: x0 + by(x0 <= room.x0, Rect { x0: x0 - 1.0, x1: x0, ..area }),
        y0: y0 + by(y0 <= room.y0, Rect { y0: y0 - 1.0, y1: y0, ..area }),
        x1: x1 - by(x1 >= room.x1, Rect { x0: x1, x1: x1 + 1.0, ..area }),
        y1: y1 - by(y1 >= room.y1, Rect { y0: y1, y1: y1 + 1.0, ..area }),
    }
}

/// A rectangle moved into another as far as its edges are outside.
fn within(rect: Rect, room: Rect) -> Rect {
    let (x, y) = (|x: f64| x.clamp(room.x0, room.x1), |y: f64| y.clamp(room.y0, room.y1));
    Rect::new(x(rect.x0), y(rect.y0), x(rect.x1), y(rect.y1))
}

/// The parts of a rectangle that are outside another.
fn outside(rect: Rect, other: Rect) -> impl Iterator<Item = Rect> {
    let Rect { x0, y0, x1, y1 } = rect;
    let inner =
        Rect::new(other.x0.clamp(x0, x1), other.y0.clamp(y0, y1), other.x1.clamp(x0, x1), other.y1.clamp(y0, y1));
    let parts = [
        Rect::new(x0, y0, x1, inner.y0),
        Rect::new(x0, inner.y1, x1, y1),
        Rect::new(x0, inner.y0, inner.x0, inner.y1),
        Rect::new(inner.x1, inner.y0, x1, inner.y1),
    ];
    parts.into_iter().filter(|part| has_room(*part))
}
