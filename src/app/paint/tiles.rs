//! The map as tiles: pictures of its parts that are drawn once, by the renderer of pictures, and shown again and again.
//!
//! A *level* holds the tiles of one scale. While the zoom changes, the tiles of the last level are stretched; once it
//! rests, there is a new level, and the last one is shown where the new one has nothing yet. What has changed is drawn
//! again in the tiles that are seen, and nothing else of them.
//!
//! What is seen and missing is drawn at once as far as that doesn't take long, the rest on a thread of its own.
//!
//! Tiles lie in pages, beside those that are beside them in the map: neighbors are shown as one.

mod drawer;
mod grid;
mod missing;
mod pool;
mod show;

use std::collections::HashMap;

use crate::app::paint::pages::{PageChange, Quad};
use crate::app::paint::planes::{self, NamePlaces, Plane, PlaneView, ViewedScene};
use crate::app::paint::tiles::drawer::{Drawer, OrderId};
use crate::app::paint::tiles::grid::{SeenTile, area_of, tiles_of, whole_size};
use crate::app::paint::tiles::pool::{Pool, RoomRequest, Slot};
use crate::geom::{Camera, Rect, Vec2};
use crate::render::png::PartPainter;
use crate::scene::{Color, Scene};

pub use self::grid::TileKey;
pub use self::missing::AT_ONCE;

/// A level is stretched by no more than this.
const STRETCH: f64 = 2.0;
/// Pages are kept for so many times the pixels of the view. They have room for more than is seen.
const KEPT: f64 = 3.8;
/// A tile with more changed areas than this has one.
const MOST_AREAS: usize = 6;
/// Pixels added around what has changed, because edges are smooth or moved to whole pixels.
const SOFT: f64 = 3.0;

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
    /// Names of stages and steps that were looked at because they may have moved.
    pub names: usize,
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
    names: Option<NamePlaces>,
    /// Counts the states of the scene.
    version: u64,
    levels: u64,
    paintings: u64,
    /// Where the map is on the screen and how large, and how it moved last.
    origin: (Vec2, f64),
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
            pool: Pool::new(),
            drawer: Drawer::new(),
            painter: PartPainter::new(),
            scene: None,
            paper: Color::hex(0x00ff_ffff),
            names: None,
            version: 0,
            levels: 0,
            paintings: 0,
            origin: (Vec2::ZERO, 0.0),
            drift: Vec2::ZERO,
            stats: TileStats::default(),
        }
    }

    /// What a view shows, from back to front. What is missing for that is drawn, as far as it is little.
    pub fn paint(&mut self, wanted: &TileView<'_>) -> Vec<Quad> {
        self.paintings += 1;
        self.stats = TileStats::default();
        let scale = wanted.scale();
        let names = NamePlaces::new(wanted.scene, wanted.camera, wanted.view.size() / wanted.point, scale);
        let viewed = ViewedScene { scene: wanted.scene, names };
        self.follow(wanted, names);
        self.choose_level(scale, wanted.rests);
        self.receive();
        let planes = planes::plane_views(wanted.scene, wanted.camera, wanted.view, wanted.corner, wanted.point);
        let mut seen = self.seen(wanted.scene, &planes, scale);
        let middle = self.middle(wanted, &planes);
        let distance = |tile: &SeenTile| (tile.area.center().to_vec2() - middle).hypot();
        seen.sort_by(|one, other| distance(one).total_cmp(&distance(other)));
        let ahead = self.ahead(wanted.scene, &planes, &seen);
        let is_exact = self.level.scale == scale;
        self.make_room(wanted, seen.iter().chain(&ahead));
        if is_exact {
            self.draw_changed(viewed, &seen);
            self.draw_missing(viewed, &seen);
        }
        self.order(viewed, &seen, &ahead);
        self.stats.seen = seen.len();
        self.stats.missing = seen.iter().filter(|tile| !self.level.tiles.contains_key(&tile.key)).count();
        let quads = self.show(viewed, &planes, &seen, scale);
        if is_exact && self.is_complete() {
            self.drop_last();
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
    fn follow(&mut self, wanted: &TileView<'_>, names: NamePlaces) {
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
                if !areas.is_empty() {
                    self.keep_within(wanted.scene);
                }
                for (plane, area) in areas {
                    self.mark(plane, area);
                }
            }
        }
        if let Some(before) = self.names.replace(names) {
            let moved = names.moved_since(&before, wanted.scene);
            self.stats.names = moved.looked_at;
            moved.areas.into_iter().for_each(|area| self.mark(Plane::Header, area));
        }
    }

    /// Notes that an area (in map units) has changed.
    fn mark(&mut self, plane: Plane, area: Rect) {
        let pixels = area.scale_from_origin(self.level.scale).inflate(SOFT, SOFT).expand();
        let before = self.paintings.saturating_sub(1);
        self.level.tiles.retain(|key, tile| {
            let part = pixels.intersect(tile.area);
            if key.plane != plane || part.is_zero_area() {
                return true;
            }
            if tile.seen >= before {
                note(&mut tile.changed, part);
            }
            tile.seen >= before
        });
    }

    /// Drops tiles at edges that have moved.
    fn keep_within(&mut self, scene: &Scene) {
        let scale = self.level.scale;
        let bounds = Plane::ALL.map(|plane| (plane, plane.pixels(scene, scale)));
        let bounds_of = |plane: Plane| bounds.iter().find(|(other, _)| *other == plane).map(|(_, bounds)| *bounds);
        let (number, pool) = (self.level.number, &mut self.pool);
        pool.keep_within(number, |plane| bounds_of(plane).unwrap_or_default());
        self.level.tiles.retain(|key, tile| {
            let is_same = bounds_of(key.plane).is_some_and(|bounds| tile.area == area_of(*key, bounds));
            is_same && pool.room(tile.slot.page).is_some()
        });
    }

    fn clear(&mut self) {
        self.level.tiles.clear();
        self.pool.drop_level(self.level.number);
        self.drop_last();
    }

    fn drop_last(&mut self) {
        if let Some(last) = self.last.take() {
            self.pool.drop_level(last.number);
        }
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
        self.pool.drop_level(worse.number);
    }

    /// Takes what the other thread has drawn.
    fn receive(&mut self) {
        for drawn in self.drawer.take() {
            let OrderId { level, version, key } = drawn.id;
            let Some(scene) = self.scene.as_ref() else { continue };
            if level != self.level.number || version != self.version || self.level.tiles.contains_key(&key) {
                continue;
            }
            let bounds = key.plane.pixels(scene, self.level.scale);
            let area = area_of(key, bounds);
            let request = RoomRequest { level, plane: key.plane, bounds, painting: self.paintings };
            self.pool.arrange(request, [area]);
            let Some(slot) = self.pool.slot(level, key.plane, area) else { continue };
            self.pool.draw(slot, [0, 0], whole_size(area), drawn.pixels);
            let tile = KeptTile { slot, area, changed: Vec::new(), seen: self.paintings };
            self.level.tiles.insert(key, tile);
        }
    }

    /// The tiles of the level in view.
    fn seen(&mut self, scene: &Scene, planes: &[PlaneView], scale: f64) -> Vec<SeenTile> {
        let stretch = scale / self.level.scale;
        let mut seen = Vec::new();
        for view in planes {
            let bounds = view.plane.pixels(scene, self.level.scale);
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
        let scale = wanted.scale();
        let before = std::mem::replace(&mut self.origin, (origin, scale));
        if self.level.scale != scale || before.1 != scale {
            self.drift = Vec2::ZERO;
        } else if origin != before.0 {
            self.drift = origin - before.0;
        }
        (wanted.view.center().to_vec2() - origin) * (self.level.scale / scale)
    }

    /// Makes room for tiles that are wanted, and forgets pages that weren't for longest as long as there are too many.
    fn make_room<'a>(&mut self, view: &TileView<'_>, tiles: impl Iterator<Item = &'a SeenTile> + Clone) {
        let (level, painting, drawn) = (self.level.number, self.paintings, &self.level.tiles);
        let is_exact = self.level.scale == view.scale();
        for plane in Plane::ALL {
            let bounds = plane.pixels(view.scene, self.level.scale);
            let wanted = tiles.clone().filter(|tile| tile.key.plane == plane);
            // While the zoom moves there may be another level before all of this one is drawn.
            let wanted = wanted.filter(|tile| is_exact || drawn.contains_key(&tile.key));
            self.pool.arrange(RoomRequest { level, plane, bounds, painting }, wanted.map(|tile| tile.area));
        }
        let most = (view.view.area() * KEPT) as usize;
        while self.pool.pixels() > most {
            let Some(page) = self.pool.oldest(level, painting) else { return };
            for level in self.last.iter_mut().chain([&mut self.level]) {
                level.tiles.retain(|_, tile| tile.slot.page != page);
            }
            self.pool.drop_page(page);
        }
    }
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
