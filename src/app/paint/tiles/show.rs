//! Which parts of tiles are shown where: the level, where it has something, else what the last level has, stretched, and
//! else the grounds of the map.

use crate::app::paint::pages::Quad;
use crate::app::paint::planes::{Plane, PlaneView, ViewedScene, snapped};
use crate::app::paint::tiles::pool::Pool;
use crate::app::paint::tiles::{KeptTile, Level, SeenTile, TileStore};
use crate::geom::{Rect, Vec2};
use crate::scene::Color;

/// From the pixels of a level to those of the screen.
#[derive(Clone, Copy)]
struct TilePlacement {
    origin: Vec2,
    stretch: f64,
}

impl TilePlacement {
    fn place(self, area: Rect) -> Rect {
        area.scale_from_origin(self.stretch) + self.origin
    }

    /// What is seen of a tile within some room.
    fn quad(self, tile: &KeptTile, room: Rect) -> Option<Quad> {
        let whole = self.place(tile.area);
        let to = whole.intersect(room);
        if to.width() <= 0.0 || to.height() <= 0.0 {
            return None;
        }
        let smooth = self.stretch != 1.0;
        let place = Pool::area(tile.slot, Rect::from_origin_size((0.0, 0.0), tile.area.size()));
        let from = (to - whole.origin().to_vec2()).scale_from_origin(self.stretch.recip()) + place.origin().to_vec2();
        // Smooth pixels are mixed from four: the outermost of a tile not with those of its neighbor in the page.
        let from = if smooth { within(from, place.inset(-0.5)) } else { from };
        Some(Quad { page: tile.slot.page, from, to, smooth })
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
            let placement = |level: &Level| TilePlacement { origin: view.origin, stretch: scale / level.scale };
            let here = placement(&self.level);
            let mut holes = Vec::new();
            let mut tiles = Vec::new();
            for SeenTile { key, area } in seen.iter().filter(|tile| tile.key.plane == view.plane) {
                match self.level.tiles.get(key) {
                    Some(tile) => tiles.extend(view.covers.iter().filter_map(|cover| here.quad(tile, *cover))),
                    None => holes.extend(view.covers.iter().map(|cover| here.place(*area).intersect(*cover))),
                }
            }
            holes.retain(|hole| hole.width() > 0.0 && hole.height() > 0.0);
            if view.plane == Plane::Body {
                let map = here.place(viewed.pixels(view.plane, self.level.scale));
                let beside = view.covers.iter().flat_map(|cover| outside(*cover, map));
                let paper = self.paper;
                beside.for_each(|room| quads.push(self.solid(room, paper)));
            }
            for hole in &holes {
                self.fill(viewed, view, *hole, scale, &mut quads);
            }
            if let Some(last) = self.last.as_mut().filter(|_| !holes.is_empty()) {
                let there = placement(&*last);
                for (_, tile) in last.tiles.iter_mut().filter(|(key, _)| key.plane == view.plane) {
                    let before = quads.len();
                    quads.extend(holes.iter().filter_map(|hole| there.quad(tile, *hole)));
                    if quads.len() > before {
                        tile.seen = self.paintings;
                    }
                }
            }
            // The tiles of a page are drawn together.
            tiles.sort_by_key(|quad| quad.page);
            quads.extend(tiles);
        }
        quads
    }

    /// The grounds of a plane in a hole of the screen.
    fn fill(&mut self, viewed: ViewedScene<'_>, view: &PlaneView, hole: Rect, scale: f64, quads: &mut Vec<Quad>) {
        let paper = self.paper;
        quads.push(self.solid(hole, paper));
        let area = (hole - view.origin).scale_from_origin(scale.recip());
        for (ground, color) in viewed.grounds(view.plane, area) {
            let room = (snapped(ground.scale_from_origin(scale)) + view.origin).intersect(hole);
            if room.width() > 0.0 && room.height() > 0.0 {
                quads.push(self.solid(room, color));
            }
        }
    }

    fn solid(&mut self, to: Rect, color: Color) -> Quad {
        let at = self.pool.swatch(color);
        Quad { page: 0, from: Rect::from_points(at, at), to, smooth: false }
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
    parts.into_iter().filter(|part| part.width() > 0.0 && part.height() > 0.0)
}
