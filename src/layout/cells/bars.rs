//! Cards over several steps, and which of them bar a gutter of columns.
//!
//! The question is "does any of these cards, in this stretch of the map, reach over this gutter?", asked several times
//! for every connector. Looking at all long cards each time costs connectors × cards, so the cards lie in a segment
//! tree: each node knows the smallest first column and the largest last column below it, and where those two don't
//! enclose the gutter nothing below can bar it. In a row cards come by their first column, so at most one node a level
//! encloses the gutter in vain, and an answer takes the logarithm of the cards for each row that is passed.

use std::ops::Range;

/// A card over several steps.
#[derive(Clone, Copy)]
pub(super) struct LongCard {
    /// Its place among all cards.
    pub nth: usize,
    /// The first column.
    pub column: usize,
    /// The last column.
    pub last: usize,
}

#[derive(Default)]
pub(super) struct Bars {
    /// In the order of their places.
    bars: Vec<LongCard>,
    /// The smallest first column and the largest last column of a part: the whole at 1, the halves of `n` at `2 n` and
    /// `2 n + 1`, single bars from `leaves` on.
    nodes: Vec<(usize, usize)>,
    leaves: usize,
}

/// A part without bars encloses nothing.
const NOTHING: (usize, usize) = (usize::MAX, 0);

impl Bars {
    pub fn new(bars: Vec<LongCard>) -> Self {
        let leaves = bars.len().next_power_of_two();
        let mut nodes = vec![NOTHING; leaves];
        nodes.extend(bars.iter().map(|bar| (bar.column, bar.last)));
        nodes.resize(2 * leaves, NOTHING);
        for node in (1..leaves).rev() {
            if let Some([one, other]) = nodes.get(2 * node..2 * node + 2) {
                let both = (one.0.min(other.0), one.1.max(other.1));
                nodes.get_mut(node).into_iter().for_each(|node| *node = both);
            }
        }
        Self { bars, nodes, leaves }
    }

    /// The first bar of a gutter among the cards of a range.
    pub fn first(&self, cards: Range<usize>, gutter: usize) -> Option<&LongCard> {
        self.find(cards, gutter, |halves| halves)
    }

    /// The last one.
    pub fn last(&self, cards: Range<usize>, gutter: usize) -> Option<&LongCard> {
        self.find(cards, gutter, |[one, other]| [other, one])
    }

    fn find(
        &self,
        cards: Range<usize>,
        gutter: usize,
        turn: impl Fn([BarRange; 2]) -> [BarRange; 2] + Copy,
    ) -> Option<&LongCard> {
        let at = |nth: usize| self.bars.partition_point(|bar| bar.nth < nth);
        let within = at(cards.start)..at(cards.end);
        let whole = BarRange { node: 1, start: 0, len: self.leaves };
        self.find_in(whole, &within, gutter, turn).and_then(|found| self.bars.get(found))
    }

    fn find_in(
        &self,
        part: BarRange,
        within: &Range<usize>,
        gutter: usize,
        turn: impl Fn([BarRange; 2]) -> [BarRange; 2] + Copy,
    ) -> Option<usize> {
        let (first, last) = *self.nodes.get(part.node)?;
        let is_outside = part.start >= within.end || part.start + part.len <= within.start;
        if is_outside || first >= gutter || last < gutter {
            return None;
        }
        if part.len == 1 {
            return Some(part.start);
        }
        turn(part.halves()).into_iter().find_map(|half| self.find_in(half, within, gutter, turn))
    }
}

/// The bars below a node.
#[derive(Clone, Copy)]
struct BarRange {
    node: usize,
    start: usize,
    len: usize,
}

impl BarRange {
    fn halves(self) -> [Self; 2] {
        let Self { node, start, len } = self;
        let len = len / 2;
        [Self { node: 2 * node, start, len }, Self { node: 2 * node + 1, start: start + len, len }]
    }
}
