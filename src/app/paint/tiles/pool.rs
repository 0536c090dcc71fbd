//! Room for tiles in pages: squares of one size, of which few more are kept than a view shows.

use std::collections::HashMap;

use crate::app::paint::pages::{PAGE, PageChange};
use crate::geom::{Point, Rect, Vec2};
use crate::scene::Color;

/// The width and the height of a tile in pixels.
pub const SIDE: u32 = 256;
/// Tiles in a row of a page.
const ROW: u32 = PAGE / SIDE;
/// Tiles in a page.
const SLOTS: u32 = ROW * ROW;
/// The pixels of a swatch along each side.
const SWATCH: u32 = 2;

/// A place for a tile in a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The page.
    pub page: usize,
    number: u32,
}

impl Slot {
    /// Where it begins in its page.
    pub fn at(self) -> [u32; 2] {
        [self.number % ROW * SIDE, self.number / ROW * SIDE]
    }
}

/// All pages, and what of them is free.
#[derive(Default)]
pub struct Pool {
    /// The free places of each page; `None` for one that there is not.
    pages: Vec<Option<Vec<u32>>>,
    taken: usize,
    /// Colors that stand in the first place of the first page.
    swatches: HashMap<Color, u32>,
    /// What happened to the pages since it was asked last.
    pub changes: Vec<PageChange>,
}

impl Pool {
    /// How many tiles have a place.
    pub fn taken(&self) -> usize {
        self.taken
    }

    /// The pixels of all pages.
    pub fn pixels(&self) -> usize {
        self.pages.iter().flatten().count() * (PAGE * PAGE) as usize
    }

    /// A place for a tile, in a new page if need be.
    pub fn take(&mut self) -> Slot {
        self.taken += 1;
        for (page, free) in self.pages.iter_mut().enumerate() {
            if let Some(number) = free.as_mut().and_then(Vec::pop) {
                return Slot { page, number };
            }
        }
        // The first place of the first page holds colors.
        let first = u32::from(self.pages.is_empty());
        let mut free: Vec<u32> = (first..SLOTS).rev().collect();
        let number = free.pop().unwrap_or_default();
        let page = match self.pages.iter().position(Option::is_none) {
            Some(page) => page,
            None => {
                self.pages.push(None);
                self.pages.len() - 1
            }
        };
        if let Some(place) = self.pages.get_mut(page) {
            *place = Some(free);
        }
        Slot { page, number }
    }

    /// Gives a place back.
    pub fn free(&mut self, slot: Slot) {
        if let Some(free) = self.pages.get_mut(slot.page).and_then(Option::as_mut) {
            free.push(slot.number);
            self.taken = self.taken.saturating_sub(1);
        }
    }

    /// Gives pages back that hold no tile, but for one, which is soon needed.
    pub fn trim(&mut self) {
        let is_empty = |free: &Option<Vec<u32>>| free.as_ref().is_some_and(|free| free.len() == SLOTS as usize);
        let empty = self.pages.iter_mut().enumerate().filter(|(_, free)| is_empty(free));
        for (page, free) in empty.skip(1) {
            *free = None;
            self.changes.push(PageChange::Free(page));
        }
    }

    /// Fills a part of a place with pixels.
    pub fn draw(&mut self, slot: Slot, at: [u32; 2], size: [u32; 2], pixels: Vec<u8>) {
        let [x, y] = slot.at();
        self.changes.push(PageChange::Draw { page: slot.page, at: [x + at[0], y + at[1]], size, pixels });
    }

    /// A point in the first page whose surroundings have that color.
    pub fn swatch(&mut self, color: Color) -> Point {
        if self.pages.is_empty() {
            let slot = self.take();
            self.free(slot);
        }
        let most = (SIDE / SWATCH) * (SIDE / SWATCH);
        let next = u32::try_from(self.swatches.len()).unwrap_or(most) % most;
        let number = *self.swatches.entry(color).or_insert(next);
        let at = [number % (SIDE / SWATCH) * SWATCH, number / (SIDE / SWATCH) * SWATCH];
        if number == next && self.swatches.len() == next as usize + 1 {
            let pixel = [color.r, color.g, color.b, u8::MAX];
            let pixels = pixel.repeat((SWATCH * SWATCH) as usize);
            self.changes.push(PageChange::Draw { page: 0, at, size: [SWATCH, SWATCH], pixels });
        }
        Point::new(f64::from(at[0]), f64::from(at[1])) + Vec2::new(1.0, 1.0)
    }

    /// Where a part of a place is in its page.
    pub fn area(slot: Slot, part: Rect) -> Rect {
        let [x, y] = slot.at().map(f64::from);
        part + Vec2::new(x, y)
    }
}
