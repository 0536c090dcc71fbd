//! Boxes in their order, and which of them meet an area.
//!
//! A packed R-tree (Kamel and Faloutsos 1993): the box around each [`FAN`] boxes, around each [`FAN`] of those, and so on. It
//! is as good as the order of the boxes is near to their places. That of cards in a row, or of stages, is; others are put
//! along a Z-curve (Morton 1966), and what is found is sorted back.

use crate::geom::Rect;

/// Boxes under one box.
const FAN: usize = 8;

/// A tree over boxes that don't change.
#[derive(Debug, Default)]
pub(super) struct BoxTree {
    count: usize,
    /// The boxes around [`FAN`] boxes of the level before, or of those that the tree is over; the last level is one box.
    levels: Vec<Vec<Rect>>,
    /// Which box is at each place of the tree, when that is not their order.
    order: Option<Vec<u32>>,
}

impl BoxTree {
    pub fn new(boxes: &[Rect]) -> Self {
        let order = (!is_along(boxes)).then(|| z_order(boxes));
        let mut levels = Vec::new();
        let lowest: Vec<Rect> = match &order {
            Some(order) => {
                let sorted: Vec<Rect> = order.iter().filter_map(|at| boxes.get(*at as usize)).copied().collect();
                around_each(&sorted)
            }
            None => around_each(boxes),
        };
        let mut level = lowest;
        while level.len() > 1 {
            let above = around_each(&level);
            levels.push(std::mem::replace(&mut level, above));
        }
        levels.push(level);
        Self { count: boxes.len(), levels, order }
    }

    /// The box around all; `None` when there is none.
    pub fn extent(&self) -> Option<Rect> {
        self.levels.last()?.first().copied()
    }

    /// Adds the indices of the boxes that may meet an area, in their order.
    pub fn find(&self, area: Rect, found: &mut Vec<usize>) {
        let Some(extent) = self.extent().filter(|extent| extent.overlaps(area)) else { return };
        if area.contains_rect(extent) {
            found.extend(0..self.count);
            return;
        }
        let before = found.len();
        self.descend(self.levels.len() - 1, 0, area, found);
        if let Some(order) = &self.order {
            let new = found.get_mut(before..).unwrap_or_default();
            for at in new.iter_mut() {
                *at = order.get(*at).map_or(*at, |at| *at as usize);
            }
            new.sort_unstable();
        }
    }

    fn descend(&self, level: usize, node: usize, area: Rect, found: &mut Vec<usize>) {
        let around = self.levels.get(level).and_then(|boxes| boxes.get(node));
        if !around.is_some_and(|around| around.overlaps(area)) {
            return;
        }
        let (first, end) = (node * FAN, (node + 1) * FAN);
        match level.checked_sub(1) {
            Some(below) => (first..end).for_each(|child| self.descend(below, child, area, found)),
            None => found.extend(first..end.min(self.count)),
        }
    }
}

/// The boxes around each [`FAN`] boxes.
fn around_each(boxes: &[Rect]) -> Vec<Rect> {
    boxes.chunks(FAN).filter_map(|some| some.iter().copied().reduce(|all, one| all.union(one))).collect()
}

/// True when the boxes come along one of the axes.
fn is_along(boxes: &[Rect]) -> bool {
    boxes.len() <= FAN || boxes.is_sorted_by(|a, b| a.x0 <= b.x0) || boxes.is_sorted_by(|a, b| a.y0 <= b.y0)
}

/// The indices of the boxes along a Z-curve through their middles.
fn z_order(boxes: &[Rect]) -> Vec<u32> {
    let around = around_each(boxes).into_iter().reduce(|all, one| all.union(one)).unwrap_or_default();
    let cell = |at: f64, start: f64, length: f64| ((at - start) / length.max(1.0) * f64::from(u16::MAX)) as u16;
    let place = |one: &Rect| {
        let middle = one.center();
        let (x, y) = (cell(middle.x, around.x0, around.width()), cell(middle.y, around.y0, around.height()));
        spread(x) | (spread(y) << 1)
    };
    let mut order: Vec<(u32, u32)> = boxes.iter().map(place).zip(0..).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, at)| at).collect()
}

/// A number with a zero before each of its bits.
fn spread(bits: u16) -> u32 {
    let mut spread = u32::from(bits);
    for (by, mask) in [(8, 0x00ff_00ff), (4, 0x0f0f_0f0f), (2, 0x3333_3333), (1, 0x5555_5555)] {
        spread = (spread | (spread << by)) & mask;
    }
    spread
}
