//! What of the tiles is drawn in a painting: what is seen and has changed, and what is seen and missing as far as that
//! takes no time. The other thread draws the rest, and then what comes into view if the map moves on as it does.

use crate::app::paint::planes::{Plane, PlaneView, ViewedScene};
use crate::app::paint::tiles::drawer::{OrderId, TileOrder};
use crate::app::paint::tiles::grid::{SIDE, SeenTile, TileKey, tiles_of, whole_size};
use crate::app::paint::tiles::pool::Slot;
use crate::app::paint::tiles::{KeptTile, TileStore};
use crate::geom::{Rect, Vec2};
use crate::render::png::PicturePart;
use crate::scene::Scene;

/// What a painting may draw of tiles that are missing, in pixels.
pub const AT_ONCE: usize = 192 * 1024;
/// What it may draw of tiles that have changed: as much as a large view. What is worked on has to be seen at once.
const CHANGED_AT_ONCE: usize = 2 * 1024 * 1024;
/// What a frame costs beside its pixels, in pixels.
const FRAME_COST: usize = 150;

impl TileStore {
    /// Draws again what has changed in the tiles that are seen.
    pub(super) fn draw_changed(&mut self, viewed: ViewedScene<'_>, seen: &[SeenTile]) {
        let mut spent = 0;
        for SeenTile { key, .. } in seen {
            let Some(tile) = self.level.tiles.get_mut(key).filter(|tile| !tile.changed.is_empty()) else { continue };
            if spent > CHANGED_AT_ONCE {
                return;
            }
            let (slot, corner) = (tile.slot, tile.area.origin());
            for part in std::mem::take(&mut tile.changed) {
                let at = part.origin() - corner;
                spent += self.draw(viewed, key.plane, part, slot, [at.x as u32, at.y as u32]);
                self.stats.changed += part.area() as usize;
            }
        }
    }

    /// Draws tiles that are seen for the first time: header and rail, which are small, and as much else as takes no time.
    pub(super) fn draw_missing(&mut self, viewed: ViewedScene<'_>, seen: &[SeenTile]) {
        let mut spent = 0;
        let busy = self.drawer.at_work().filter(|id| id.level == self.level.number && id.version == self.version);
        let missing = |key: TileKey| !self.level.tiles.contains_key(&key) && busy.is_none_or(|id| id.key != key);
        let (body, beside): (Vec<_>, Vec<_>) =
            seen.iter().filter(|tile| missing(tile.key)).partition(|tile| tile.key.plane == Plane::Body);
        for (nth, SeenTile { key, area }) in beside.iter().chain(&body).enumerate() {
            if nth > beside.len() && spent + SIDE as usize * SIDE as usize > AT_ONCE {
                return;
            }
            let Some(slot) = self.pool.slot(self.level.number, key.plane, *area) else { continue };
            let cost = self.draw(viewed, key.plane, *area, slot, [0, 0]);
            spent += if nth < beside.len() { 0 } else { cost };
            let tile = KeptTile { slot, area: *area, changed: Vec::new(), seen: self.paintings };
            self.level.tiles.insert(*key, tile);
        }
    }

    /// Draws a part of a plane into a place; what that cost, in pixels.
    fn draw(&mut self, viewed: ViewedScene<'_>, plane: Plane, part: Rect, slot: Slot, at: [u32; 2]) -> usize {
        let scale = self.level.scale;
        let frames = viewed.frames(plane, part.scale_from_origin(scale.recip()), scale);
        let mut pixels = Vec::new();
        self.painter.paint(picture_part(part, scale), Some(self.paper), &frames, &mut pixels);
        self.pool.draw(slot, at, whole_size(part), pixels);
        self.stats.parts += 1;
        self.stats.pixels += part.area() as usize;
        part.area() as usize + frames.len() * FRAME_COST
    }

    /// Has the other thread draw what is missing of the body, and then what comes into view next.
    pub(super) fn order(&mut self, viewed: ViewedScene<'_>, seen: &[SeenTile], ahead: &[SeenTile]) {
        let wanted = seen.iter().filter(|tile| tile.key.plane == Plane::Body).chain(ahead);
        let missing = wanted.filter(|tile| !self.level.tiles.contains_key(&tile.key));
        let (number, scale, version, paper) = (self.level.number, self.level.scale, self.version, self.paper);
        let orders = missing.map(|SeenTile { key, area }| TileOrder {
            id: OrderId { level: number, version, key: *key },
            part: picture_part(*area, scale),
            paper,
            frames: viewed.frames(key.plane, area.scale_from_origin(scale.recip()), scale),
        });
        self.drawer.order(orders.collect());
    }

    /// The tiles of the body that come into view if the map moves on.
    pub(super) fn ahead(&self, scene: &Scene, planes: &[PlaneView], seen: &[SeenTile]) -> Vec<SeenTile> {
        let Some(body) = planes.first().filter(|_| self.drift != Vec2::ZERO) else { return Vec::new() };
        let Some(view) = body.covers.first() else { return Vec::new() };
        let bounds = Plane::Body.pixels(scene, self.level.scale);
        let side = f64::from(SIDE);
        let room = |drift: f64| {
            if drift == 0.0 {
                (0.0, 0.0)
            } else if drift > 0.0 {
                (side, 0.0)
            } else {
                (0.0, side)
            }
        };
        let ((left, right), (above, below)) = (room(self.drift.x), room(self.drift.y));
        let view = *view - body.origin;
        let wider = Rect::new(view.x0 - left, view.y0 - above, view.x1 + right, view.y1 + below);
        let is_seen = |tile: &SeenTile| seen.iter().any(|other| other.key == tile.key);
        tiles_of(Plane::Body, wider.intersect(bounds), bounds).filter(|tile| !is_seen(tile)).collect()
    }
}

fn picture_part(area: Rect, scale: f64) -> PicturePart {
    let [width, height] = whole_size(area).map(|length| length as u16);
    PicturePart { left: area.x0 as i32, top: area.y0 as i32, width, height, scale, sharp: true }
}
