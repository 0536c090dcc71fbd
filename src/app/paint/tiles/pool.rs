//! Room for tiles in pages. Tiles that are neighbors in the map are neighbors in their page, so that all that is seen of a
//! page is shown at once: where two quads meet, software that draws them works pixel by pixel.
//!
//! Room is made for a block of four tiles at a time, and what is wanted together is put into one page. Pages of one size,
//! large enough to save anything, would have room for two or three times what a view shows.

use std::collections::HashMap;

use crate::app::paint::pages::PageChange;
use crate::app::paint::planes::Plane;
use crate::app::paint::rects::merged;
use crate::app::paint::tiles::grid::{SIDE, whole_size};
use crate::geom::{Point, Rect, Vec2};
use crate::scene::Color;

/// The width and the height of a block in pixels.
const BLOCK: f64 = (2 * SIDE) as f64;
/// The most blocks in a page.
const MOST_BLOCKS: f64 = 3.0;
/// The page of the swatches.
const SWATCHES: usize = 0;
/// Its width and height.
const SWATCHES_SIDE: u32 = 64;
/// The pixels of a swatch along each side.
const SWATCH: u32 = 2;

/// A place for a tile in a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The page.
    pub page: usize,
    /// The column and the row where it begins.
    pub at: [u32; 2],
}

/// A texture for some blocks of a plane.
struct TilePage {
    level: u64,
    plane: Plane,
    /// Its blocks, in pixels of the level.
    blocks: Rect,
    /// What of them it has room for.
    room: Rect,
    /// The painting in which something of it was wanted last.
    wanted: u64,
}

/// What a level wants room for.
#[derive(Clone, Copy)]
pub struct RoomRequest {
    /// The number of the level.
    pub level: u64,
    /// The plane.
    pub plane: Plane,
    /// What the plane takes, in pixels of the level.
    pub bounds: Rect,
    /// The number of the painting.
    pub painting: u64,
}

/// All pages.
pub struct Pool {
    /// `None` for one that there is not: the first is that of the swatches.
    pages: Vec<Option<TilePage>>,
    swatches: HashMap<Color, u32>,
    /// What happened to the pages since it was asked last.
    pub changes: Vec<PageChange>,
}

impl Pool {
    /// A pool without pages.
    pub fn new() -> Self {
        Self { pages: vec![None], swatches: HashMap::new(), changes: Vec::new() }
    }

    /// The pixels of all pages.
    pub fn pixels(&self) -> usize {
        let swatches = if self.swatches.is_empty() { 0 } else { (SWATCHES_SIDE * SWATCHES_SIDE) as usize };
        self.pages.iter().flatten().map(|page| page.room.area() as usize).sum::<usize>() + swatches
    }

    /// Makes room for areas of tiles that have none, those that are neighbors together, and notes that all are wanted.
    pub fn arrange(&mut self, wanted: RoomRequest, areas: impl IntoIterator<Item = Rect>) {
        let mut blocks: Vec<Rect> = Vec::new();
        for area in areas {
            let mut pages = self.pages.iter_mut().flatten();
            match pages.find(|page| page.holds(wanted.level, wanted.plane, area)) {
                Some(page) => page.wanted = wanted.painting,
                None => {
                    let block = block_of(area);
                    if !blocks.contains(&block) {
                        blocks.push(block);
                    }
                }
            }
        }
        merged(&blocks).into_iter().flat_map(pieces).for_each(|blocks| self.make(wanted, blocks));
    }

    fn make(&mut self, RoomRequest { level, plane, bounds, painting }: RoomRequest, blocks: Rect) {
        let page = match self.pages.iter().skip(1).position(Option::is_none) {
            Some(free) => free + 1,
            None => {
                self.pages.push(None);
                self.pages.len() - 1
            }
        };
        let room = room_of(plane, blocks, bounds);
        self.changes.push(PageChange::Make { page, size: whole_size(room) });
        if let Some(place) = self.pages.get_mut(page) {
            *place = Some(TilePage { level, plane, blocks, room, wanted: painting });
        }
    }

    /// The place for a tile, if there is room for it.
    pub fn slot(&self, level: u64, plane: Plane, area: Rect) -> Option<Slot> {
        let holds = |page: &Option<TilePage>| page.as_ref().is_some_and(|page| page.holds(level, plane, area));
        let page = self.pages.iter().position(holds)?;
        let corner = area.origin() - self.room(page)?.origin();
        Some(Slot { page, at: [corner.x as u32, corner.y as u32] })
    }

    /// What a page has room for, in pixels of its level; `None` when there is no such page.
    pub fn room(&self, page: usize) -> Option<Rect> {
        self.pages.get(page).and_then(Option::as_ref).map(|page| page.room)
    }

    /// Notes that something of a page is wanted.
    pub fn want(&mut self, page: usize, painting: u64) {
        if let Some(page) = self.pages.get_mut(page).and_then(Option::as_mut) {
            page.wanted = painting;
        }
    }

    /// The page that was wanted least recently and not in this painting: first of other levels, of which those are needed
    /// that stood in for missing tiles in the painting before.
    pub fn oldest(&self, level: u64, painting: u64) -> Option<usize> {
        let pages = self.pages.iter().enumerate().filter_map(|(at, page)| Some((at, page.as_ref()?)));
        let is_needed = |page: &TilePage| page.wanted + u64::from(page.level != level) >= painting;
        let unneeded = pages.filter(|(_, page)| !is_needed(page));
        unneeded.min_by_key(|(_, page)| (page.level == level, page.wanted)).map(|(at, _)| at)
    }

    /// Gives a page back.
    pub fn drop_page(&mut self, page: usize) {
        if self.pages.get_mut(page).and_then(Option::take).is_some() {
            self.changes.push(PageChange::Free(page));
        }
    }

    /// Gives all pages of a level back.
    pub fn drop_level(&mut self, level: u64) {
        self.drop_where(|page| page.level == level);
    }

    /// Gives pages of a level back that have other room than their plane needs now.
    pub fn keep_within(&mut self, level: u64, bounds: impl Fn(Plane) -> Rect) {
        self.drop_where(|page| {
            page.level == level && page.room != room_of(page.plane, page.blocks, bounds(page.plane))
        });
    }

    fn drop_where(&mut self, is_dropped: impl Fn(&TilePage) -> bool) {
        let dropped = |(at, page): (usize, &Option<TilePage>)| page.as_ref().is_some_and(&is_dropped).then_some(at);
        let dropped: Vec<usize> = self.pages.iter().enumerate().filter_map(dropped).collect();
        dropped.into_iter().for_each(|page| self.drop_page(page));
    }

    /// Fills a part of a place with pixels.
    pub fn draw(&mut self, slot: Slot, at: [u32; 2], size: [u32; 2], pixels: Vec<u8>) {
        let Slot { page, at: [x, y] } = slot;
        self.changes.push(PageChange::Draw { page, at: [x + at[0], y + at[1]], size, pixels });
    }

    /// A page, and a point in it whose surroundings have that color.
    pub fn swatch(&mut self, color: Color) -> (usize, Point) {
        /// Swatches in a row.
        const ROW: u32 = SWATCHES_SIDE / SWATCH;
        if self.swatches.is_empty() {
            self.changes.push(PageChange::Make { page: SWATCHES, size: [SWATCHES_SIDE; 2] });
        }
        // A theme has less than a hundred colors.
        let next = u32::try_from(self.swatches.len()).unwrap_or(0) % (ROW * ROW);
        let known = self.swatches.get(&color).copied();
        let number = known.unwrap_or(next);
        let at = [number % ROW * SWATCH, number / ROW * SWATCH];
        if known.is_none() {
            self.swatches.retain(|_, other| *other != number);
            self.swatches.insert(color, number);
            let pixels = [color.r, color.g, color.b, u8::MAX].repeat((SWATCH * SWATCH) as usize);
            self.changes.push(PageChange::Draw { page: SWATCHES, at, size: [SWATCH; 2], pixels });
        }
        (SWATCHES, Point::new(f64::from(at[0]), f64::from(at[1])) + Vec2::new(1.0, 1.0))
    }
}

impl TilePage {
    fn holds(&self, level: u64, plane: Plane, area: Rect) -> bool {
        self.level == level && self.plane == plane && self.room.contains_rect(area)
    }
}

/// What blocks of a plane need. The body grows while it is written in: its pages have room for that. What stays in sight is
/// narrow.
fn room_of(plane: Plane, blocks: Rect, bounds: Rect) -> Rect {
    if plane == Plane::Body { blocks } else { blocks.intersect(bounds) }
}

/// The block that a tile is in.
fn block_of(area: Rect) -> Rect {
    let corner = Point::new((area.x0 / BLOCK).floor() * BLOCK, (area.y0 / BLOCK).floor() * BLOCK);
    Rect::from_origin_size(corner, (BLOCK, BLOCK))
}

/// Blocks side by side as pages of up to three: columns, or a row where there is only one. As a view moves on, it soon
/// leaves such a page, which is given back.
fn pieces(blocks: Rect) -> impl Iterator<Item = Rect> {
    let long = MOST_BLOCKS * BLOCK;
    let (width, height) = if blocks.height() > BLOCK { (BLOCK, long) } else { (long, BLOCK) };
    let [columns, rows] = [blocks.width() / width, blocks.height() / height].map(|count| count.ceil() as u32);
    (0..rows).flat_map(move |row| (0..columns).map(move |column| (column, row))).map(move |(column, row)| {
        let corner = blocks.origin() + Vec2::new(f64::from(column) * width, f64::from(row) * height);
        Rect::from_origin_size(corner, (width, height)).intersect(blocks)
    })
}
