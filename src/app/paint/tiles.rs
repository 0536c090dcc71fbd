//! The map as tiles: pictures of its parts that are drawn once, by the renderer of pictures, and shown again and again.
//!
//! A *level* holds the tiles of one scale. While the zoom changes, the tiles of the last level are stretched; once it
//! rests, there is a new level, and the last one is shown where the new one has nothing yet. What has changed is drawn
//! again in the tiles that are seen, and nothing else of them.
//!
//! What is seen and missing is drawn at once as far as that doesn't take long, the rest on a thread of its own.

mod drawer;
mod pool;
mod show;

use std::collections::HashMap;

use crate::app::paint::pages::{PageChange, Quad};
use crate::app::paint::planes::{self, Plane, PlaneView, ViewedScene};
use crate::app::paint::tiles::drawer::{Drawer, OrderId, TileOrder};
use crate::app::paint::tiles::pool::{Pool, SIDE, Slot};
use crate::geom::{Camera, Rect, Vec2};
use crate::render::png::{PartPainter, PicturePart};
use crate::scene::{Color, Placed, Scene};

/// What a painting may draw of tiles that are missing, in pixels.
pub const AT_ONCE: usize = 192 * 1024;
/// What it may draw of tiles that have changed: as much as a large view. What is worked on has to be seen at once.
pub const CHANGED_AT_ONCE: usize = 2 * 1024 * 1024;
/// What a frame costs beside its pixels, in pixels.
const FRAME_COST: usize = 150;
/// A level is stretched by no more than this.
const STRETCH: f64 = 2.0;
/// Tiles are kept for so many times the pixels of the view.
const KEPT: f64 = 3.0;
/// A tile with more changed areas than this has one.
const MOST_AREAS: usize = 6;
/// Pixels added around what has changed, because edges are smooth or moved to whole pixels.
const SOFT: f64 = 3.0;

/// A tile of a level, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TileKey {
    /// The plane that it belongs to.
    pub plane: Plane,
    /// How many tiles are before it.
    pub column: i32,
    /// How many tiles are above it.
    pub row: i32,
}

/// A tile that was drawn.
struct KeptTile {
    slot: Slot,
    /// What it shows, in pixels of its level.
    area: Rect,
    /// What of it has changed since it was drawn.
    changed: Vec<Rect>,
    /// The painting in which it was seen last.
    seen: u64,
}

/// The tiles of one scale.
struct Level {
    number: u64,
    scale: f64,
    tiles: HashMap<TileKey, KeptTile>,
}

/// A tile that is in view, drawn or not.
struct SeenTile {
    key: TileKey,
    /// What it shows, in pixels of the level.
    area: Rect,
}

/// A scene as it is to be shown.
#[derive(Clone, Copy)]
pub struct TileView<'a> {
    /// The scene.
    pub scene: &'a Scene,
    /// Which part of it is seen, and how large.
    pub camera: &'a Camera,
    /// Where it is shown, in whole pixels.
    pub view: Rect,
    /// The top left corner of that, in pixels.
    pub corner: Vec2,
    /// Pixels in a point.
    pub point: f64,
    /// The zoom rests.
    pub rests: bool,
    /// What is behind the map.
    pub paper: Color,
}

impl TileView<'_> {
    /// Pixels in a map unit.
    fn scale(&self) -> f64 {
        self.camera.zoom * self.point
    }
}

/// What a painting took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TileStats {
    /// Tiles in view.
    pub seen: usize,
    /// Tiles in view that are not drawn yet.
    pub missing: usize,
    /// Tiles and parts of tiles that were drawn at once.
    pub parts: usize,
    /// Their pixels.
    pub pixels: usize,
    /// The same, of which had changed.
    pub changed: usize,
}

/// All tiles of a map in one view.
pub struct TileStore {
    level: Level,
    /// The level before, as long as it is needed.
    last: Option<Level>,
    pool: Pool,
    drawer: Drawer,
    painter: PartPainter,
    scene: Option<Scene>,
    paper: Color,
    names: Vec<Placed>,
    /// Counts the states of the scene.
    version: u64,
    levels: u64,
    paintings: u64,
    /// Where the map is on the screen, and how it moved last.
    origin: Vec2,
    drift: Vec2,
    stats: TileStats,
}

impl Default for TileStore {
    fn default() -> Self {
        Self::new()
    }
}

impl TileStore {
    /// A store without tiles.
    #[must_use]
    pub fn new() -> Self {
        Self {
            level: Level { number: 0, scale: 0.0, tiles: HashMap::new() },
            last: None,
            pool: Pool::default(),
            drawer: Drawer::new(),
            painter: PartPainter::new(),
            scene: None,
            paper: Color::hex(0x00ff_ffff),
            names: Vec::new(),
            version: 0,
            levels: 0,
            paintings: 0,
            origin: Vec2::ZERO,
            drift: Vec2::ZERO,
            stats: TileStats::default(),
        }
    }

    /// What a view shows, from back to front. What is missing for that is drawn, as far as it is little.
    pub fn paint(&mut self, wanted: &TileView<'_>) -> Vec<Quad> {
        self.paintings += 1;
        self.stats = TileStats::default();
        let scale = wanted.scale();
        let names = planes::visible_names(wanted.scene, wanted.camera, wanted.view.size() / wanted.point, scale);
        self.follow(wanted, names);
        self.choose_level(scale, wanted.rests);
        self.receive();
        let names = std::mem::take(&mut self.names);
        let viewed = ViewedScene { scene: wanted.scene, names: &names };
        let planes = planes::plane_views(wanted.scene, wanted.camera, wanted.view, wanted.corner, wanted.point);
        let mut seen = self.seen(viewed, &planes, scale);
        let middle = self.middle(wanted, &planes);
        let distance = |tile: &SeenTile| (tile.area.center().to_vec2() - middle).hypot();
        seen.sort_by(|one, other| distance(one).total_cmp(&distance(other)));
        self.make_room(wanted.view, seen.len());
        if self.level.scale == scale {
            self.draw_changed(viewed, &seen);
            self.draw_missing(viewed, &seen);
        }
        self.order(viewed, &planes, &seen);
        self.stats.seen = seen.len();
        self.stats.missing = seen.iter().filter(|tile| !self.level.tiles.contains_key(&tile.key)).count();
        let quads = self.show(viewed, &planes, &seen, scale);
        self.names = names;
        if self.is_complete() && self.level.scale == scale {
            self.drop_last();
            self.pool.trim();
        }
        quads
    }

    /// What the last painting took.
    #[must_use]
    pub fn stats(&self) -> TileStats {
        self.stats
    }

    /// True when all that the last painting showed was drawn.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let is_old = |tile: &KeptTile| tile.seen == self.paintings && !tile.changed.is_empty();
        self.stats.missing == 0 && !self.level.tiles.values().any(is_old)
    }

    /// What has changed in the pages since it was asked last.
    pub fn take_changes(&mut self) -> Vec<PageChange> {
        std::mem::take(&mut self.pool.changes)
    }

    /// The pixels of all pages.
    #[must_use]
    pub fn page_pixels(&self) -> usize {
        self.pool.pixels()
    }

    /// Waits for what is being drawn on the other thread.
    pub fn wait(&self) {
        self.drawer.wait();
    }

    /// Notes what is different from the last painting.
    fn follow(&mut self, wanted: &TileView<'_>, names: Vec<Placed>) {
        let areas = match &self.scene {
            Some(before) if self.paper == wanted.paper => planes::damage(before, wanted.scene),
            _ => None,
        };
        if areas.as_ref().is_none_or(|areas| !areas.is_empty()) {
            self.version += 1;
            self.scene = Some(wanted.scene.clone());
            self.paper = wanted.paper;
            // The tiles of the last level would show what isn't so any more.
            self.drop_last();
        }
        match areas {
            None => self.clear(),
            Some(areas) => {
                let viewed = ViewedScene { scene: wanted.scene, names: &[] };
                if !areas.is_empty() {
                    self.keep_within(viewed);
                }
                for (plane, area) in areas {
                    self.mark(plane, area);
                }
            }
        }
        let before = std::mem::replace(&mut self.names, names);
        for area in planes::moved_names(&before, &self.names) {
            self.mark(Plane::Header, area);
        }
    }

    /// Notes that an area (in map units) has changed.
    fn mark(&mut self, plane: Plane, area: Rect) {
        let pixels = area.scale_from_origin(self.level.scale).inflate(SOFT, SOFT).expand();
        let before = self.paintings.saturating_sub(1);
        let pool = &mut self.pool;
        self.level.tiles.retain(|key, tile| {
            let part = pixels.intersect(tile.area);
            if key.plane != plane || part.is_zero_area() {
                return true;
            }
            if tile.seen < before {
                pool.free(tile.slot);
                return false;
            }
            note(&mut tile.changed, part);
            true
        });
    }

    /// Drops tiles at edges that have moved.
    fn keep_within(&mut self, viewed: ViewedScene<'_>) {
        let (scale, pool) = (self.level.scale, &mut self.pool);
        let bounds = Plane::ALL.map(|plane| (plane, viewed.pixels(plane, scale)));
        self.level.tiles.retain(|key, tile| {
            let bounds = bounds.iter().find(|(plane, _)| *plane == key.plane).map(|(_, bounds)| *bounds);
            let stays = bounds.is_some_and(|bounds| tile.area == area_of(*key, bounds));
            if !stays {
                pool.free(tile.slot);
            }
            stays
        });
    }

    fn clear(&mut self) {
        self.level.tiles.drain().for_each(|(_, tile)| self.pool.free(tile.slot));
        self.drop_last();
    }

    fn drop_last(&mut self) {
        let last = self.last.take();
        last.into_iter().flat_map(|level| level.tiles.into_values()).for_each(|tile| self.pool.free(tile.slot));
    }

    /// Starts a new level when the one that there is doesn't serve. The better of the old ones stays for a while.
    fn choose_level(&mut self, scale: f64, rests: bool) {
        let stretch = scale / self.level.scale;
        if self.level.scale == scale || (!rests && (1.0 / STRETCH..=STRETCH).contains(&stretch)) {
            return;
        }
        self.levels += 1;
        let level = Level { number: self.levels, scale, tiles: HashMap::new() };
        let old = std::mem::replace(&mut self.level, level);
        let before = self.paintings.saturating_sub(1);
        let in_view = |level: &Level| level.tiles.values().filter(|tile| tile.seen >= before).count();
        let worse = match self.last.take() {
            Some(last) if in_view(&last) > 2 * in_view(&old) => {
                self.last = Some(last);
                old
            }
            last => {
                self.last = Some(old);
                let Some(last) = last else { return };
                last
            }
        };
        worse.tiles.into_values().for_each(|tile| self.pool.free(tile.slot));
    }

    /// Takes what the other thread has drawn.
    fn receive(&mut self) {
        for drawn in self.drawer.take() {
            let OrderId { level, version, key } = drawn.id;
            let Some(scene) = self.scene.as_ref() else { continue };
            if level != self.level.number || version != self.version || self.level.tiles.contains_key(&key) {
                continue;
            }
            let bounds = ViewedScene { scene, names: &[] }.pixels(key.plane, self.level.scale);
            let area = area_of(key, bounds);
            let slot = self.pool.take();
            self.pool.draw(slot, [0, 0], whole_size(area), drawn.pixels);
            let tile = KeptTile { slot, area, changed: Vec::new(), seen: self.paintings };
            self.level.tiles.insert(key, tile);
        }
    }

    /// The tiles of the level in view.
    fn seen(&mut self, viewed: ViewedScene<'_>, planes: &[PlaneView], scale: f64) -> Vec<SeenTile> {
        let stretch = scale / self.level.scale;
        let mut seen = Vec::new();
        for view in planes {
            let bounds = viewed.pixels(view.plane, self.level.scale);
            let first = seen.len();
            for cover in &view.covers {
                let part = (*cover - view.origin).scale_from_origin(stretch.recip()).intersect(bounds);
                for tile in tiles_of(view.plane, part, bounds) {
                    if !seen.iter().skip(first).any(|other: &SeenTile| other.key == tile.key) {
                        seen.push(tile);
                    }
                }
            }
        }
        for tile in &seen {
            if let Some(tile) = self.level.tiles.get_mut(&tile.key) {
                tile.seen = self.paintings;
            }
        }
        seen
    }

    /// The pixel of the level in the middle of the view.
    fn middle(&mut self, wanted: &TileView<'_>, planes: &[PlaneView]) -> Vec2 {
        let origin = planes.first().map_or(Vec2::ZERO, |body| body.origin);
        if self.level.scale != wanted.scale() {
            self.drift = Vec2::ZERO;
        } else if origin != self.origin {
            self.drift = origin - self.origin;
        }
        self.origin = origin;
        (wanted.view.center().to_vec2() - origin) * (self.level.scale / wanted.scale())
    }

    /// Forgets what wasn't seen for longest until there is room for a view.
    fn make_room(&mut self, view: Rect, seen: usize) {
        let most = (view.area() * KEPT / f64::from(SIDE * SIDE)) as usize;
        let most = most.max(seen + 8);
        while self.pool.taken() > most {
            let unseen = |level: &Level| {
                let tiles = level.tiles.iter().filter(|(_, tile)| tile.seen < self.paintings);
                tiles.min_by_key(|(_, tile)| tile.seen).map(|(key, tile)| (*key, tile.seen))
            };
            let level = match (self.last.as_ref().and_then(unseen), unseen(&self.level)) {
                (Some((key, _)), _) => self.last.as_mut().map(|last| (last, key)),
                (None, Some((key, _))) => Some((&mut self.level, key)),
                (None, None) => None,
            };
            let Some(tile) = level.and_then(|(level, key)| level.tiles.remove(&key)) else { return };
            self.pool.free(tile.slot);
        }
    }

    /// Draws again what has changed in the tiles that are seen.
    fn draw_changed(&mut self, viewed: ViewedScene<'_>, seen: &[SeenTile]) {
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
    fn draw_missing(&mut self, viewed: ViewedScene<'_>, seen: &[SeenTile]) {
        let mut spent = 0;
        let busy = self.drawer.at_work().filter(|id| id.level == self.level.number && id.version == self.version);
        let missing = |key: TileKey| !self.level.tiles.contains_key(&key) && busy.is_none_or(|id| id.key != key);
        let (body, beside): (Vec<_>, Vec<_>) =
            seen.iter().filter(|tile| missing(tile.key)).partition(|tile| tile.key.plane == Plane::Body);
        for (nth, SeenTile { key, area }) in beside.iter().chain(&body).enumerate() {
            if nth > beside.len() && spent + SIDE as usize * SIDE as usize > AT_ONCE {
                return;
            }
            let slot = self.pool.take();
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

    /// Has the other thread draw what is missing, and then what comes into view if the map moves on as it does.
    fn order(&mut self, viewed: ViewedScene<'_>, planes: &[PlaneView], seen: &[SeenTile]) {
        let body = |tile: &&SeenTile| tile.key.plane == Plane::Body;
        let wanted = seen.iter().filter(body).map(|tile| (tile.key, tile.area));
        let is_seen = |key: TileKey| seen.iter().any(|tile| tile.key == key);
        let ahead = self.ahead(viewed, planes).into_iter().filter(|(key, _)| !is_seen(*key));
        let missing = wanted.chain(ahead).filter(|(key, _)| !self.level.tiles.contains_key(key));
        let (number, scale, version, paper) = (self.level.number, self.level.scale, self.version, self.paper);
        let orders = missing.map(|(key, area)| TileOrder {
            id: OrderId { level: number, version, key },
            part: picture_part(area, scale),
            paper,
            frames: viewed.frames(key.plane, area.scale_from_origin(scale.recip()), scale),
        });
        self.drawer.order(orders.collect());
    }

    /// The tiles of the body that come into view if the map moves on.
    fn ahead(&self, viewed: ViewedScene<'_>, planes: &[PlaneView]) -> Vec<(TileKey, Rect)> {
        let Some(body) = planes.first().filter(|_| self.drift != Vec2::ZERO) else { return Vec::new() };
        let Some(view) = body.covers.first() else { return Vec::new() };
        let bounds = viewed.pixels(Plane::Body, self.level.scale);
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
        tiles_of(Plane::Body, wider.intersect(bounds), bounds).map(|tile| (tile.key, tile.area)).collect()
    }
}

/// The tiles that a part of a plane reaches into.
fn tiles_of(plane: Plane, part: Rect, bounds: Rect) -> impl Iterator<Item = SeenTile> {
    let side = f64::from(SIDE);
    let is_there = part.width() > 0.0 && part.height() > 0.0;
    let span = move |from: f64, to: f64| {
        let last = if is_there { (to / side).ceil() as i32 } else { i32::MIN };
        (from / side).floor() as i32..last
    };
    let (columns, rows) = (span(part.x0, part.x1), span(part.y0, part.y1));
    rows.flat_map(move |row| columns.clone().map(move |column| TileKey { plane, column, row }))
        .map(move |key| SeenTile { key, area: area_of(key, bounds) })
}

/// What a tile shows, in pixels of its level.
fn area_of(key: TileKey, bounds: Rect) -> Rect {
    let side = f64::from(SIDE);
    let (x, y) = (f64::from(key.column) * side, f64::from(key.row) * side);
    Rect::new(x, y, x + side, y + side).intersect(bounds)
}

fn picture_part(area: Rect, scale: f64) -> PicturePart {
    let [width, height] = whole_size(area).map(|length| length as u16);
    PicturePart { left: area.x0 as i32, top: area.y0 as i32, width, height, scale, sharp: true }
}

fn whole_size(area: Rect) -> [u32; 2] {
    [area.width() as u32, area.height() as u32]
}

/// Adds an area to others, joined with one that it mostly covers.
fn note(areas: &mut Vec<Rect>, area: Rect) {
    let joins = |other: &Rect| other.union(area).area() <= other.area() + area.area();
    match areas.iter().position(joins) {
        Some(at) => {
            let other = areas.swap_remove(at);
            note(areas, other.union(area));
        }
        None => areas.push(area),
    }
    if areas.len() > MOST_AREAS
        && let Some(all) = areas.drain(..).reduce(|all, one| all.union(one))
    {
        areas.push(all);
    }
}
