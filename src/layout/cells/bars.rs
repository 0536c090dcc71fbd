//! Cards over several steps, and which of them bar a gutter of columns.
//!
//! The question is "does any of these cards, in this stretch of the map, reach over this gutter?", asked several times
//! for every connector. Looking at all long cards each time costs connectors × cards, so the long cards of a row lie in a
//! segment tree: each node knows the smallest first column and the largest last column below it, and where those two don't
//! enclose the gutter nothing below can bar it. In a row cards come by their first column, so at most one node a level
//! encloses the gutter in vain, and an answer takes the logarithm of the cards for each row that is passed. The rows
//! themselves lie in another such tree, so that those without long cards there are not asked.

use std::ops::Range;

/// A card over several steps.
#[derive(Clone, Copy)]
pub(super) struct LongCard {
    /// Its place among the cards of its row.
    pub nth: usize,
    /// The first column.
    pub column: usize,
    /// The last column.
    pub last: usize,
}

/// The long cards of a row.
#[derive(Default)]
pub(super) struct Bars {
    /// In the order of their places.
    bars: Vec<LongCard>,
    tree: SpanTree,
}

impl Bars {
    pub fn new(bars: Vec<LongCard>) -> Self {
        let tree = SpanTree::new(bars.iter().map(|bar| (bar.column, bar.last)));
        Self { bars, tree }
    }

    /// The smallest first column and the largest last column of all.
    pub fn span(&self) -> (usize, usize) {
        self.tree.nodes.get(1).copied().unwrap_or(NOTHING)
    }

    /// The first bar of a gutter among the cards of a range.
    pub fn first(&self, cards: Range<usize>, gutter: usize) -> Option<LongCard> {
        self.tree.first(self.within(cards), gutter, |at| self.bars.get(at).copied())
    }

    /// The last one.
    pub fn last(&self, cards: Range<usize>, gutter: usize) -> Option<LongCard> {
        self.tree.find(self.within(cards), gutter, |[one, other]| [other, one], |at| self.bars.get(at).copied())
    }

    fn within(&self, cards: Range<usize>) -> Range<usize> {
        let at = |nth: usize| self.bars.partition_point(|bar| bar.nth < nth);
        at(cards.start)..at(cards.end)
    }
}

/// Spans of columns, each the first and the last, and which of them enclose a gutter.
#[derive(Default)]
pub(super) struct SpanTree {
    /// The smallest first column and the largest last column of a part: the whole at 1, the halves of `n` at `2 n` and
    /// `2 n + 1`, single spans from `leaves` on.
    nodes: Vec<(usize, usize)>,
    leaves: usize,
}

/// A part without spans encloses nothing.
const NOTHING: (usize, usize) = (usize::MAX, 0);

impl SpanTree {
    pub fn new(spans: impl ExactSizeIterator<Item = (usize, usize)>) -> Self {
        let leaves = spans.len().next_power_of_two();
        let mut nodes = vec![NOTHING; leaves];
        nodes.extend(spans);
        nodes.resize(2 * leaves, NOTHING);
        for node in (1..leaves).rev() {
            if let Some([one, other]) = nodes.get(2 * node..2 * node + 2) {
                let both = (one.0.min(other.0), one.1.max(other.1));
                nodes.get_mut(node).into_iter().for_each(|node| *node = both);
            }
        }
        Self { nodes, leaves }
    }

    /// What `look` finds at the first of the spans of a range that enclose a gutter.
    pub fn first<T>(&self, within: Range<usize>, gutter: usize, look: impl Fn(usize) -> Option<T>) -> Option<T> {
        self.find(within, gutter, |halves| halves, look)
    }

    fn find<T>(
        &self,
        within: Range<usize>,
        gutter: usize,
        turn: impl Fn([SpanRange; 2]) -> [SpanRange; 2] + Copy,
        look: impl Fn(usize) -> Option<T>,
    ) -> Option<T> {
        let whole = SpanRange { node: 1, start: 0, len: self.leaves };
        self.find_in(whole, &within, gutter, turn, &look)
    }

    fn find_in<T>(
        &self,
        part: SpanRange,
        within: &Range<usize>,
        gutter: usize,
        turn: impl Fn([SpanRange; 2]) -> [SpanRange; 2] + Copy,
        look: &impl Fn(usize) -> Option<T>,
    ) -> Option<T> {
        let (first, last) = *self.nodes.get(part.node)?;
        let is_outside = part.start >= within.end || part.start + part.len <= within.start;
        if is_outside || first >= gutter || last < gutter {
            return None;
        }
        if part.len == 1 {
            return look(part.start);
        }
        turn(part.halves()).into_iter().find_map(|half| self.find_in(half, within, gutter, turn, look))
    }
}

/// The spans below a node.
#[derive(Clone, Copy)]
struct SpanRange {
    node: usize,
    start: usize,
    len: usize,
}

impl SpanRange {
    fn halves(self) -> [Self; 2] {
        let Self { node, start, len } = self;
        let len = len / 2;
        [Self { node: 2 * node, start, len }, Self { node: 2 * node + 1, start: start + len, len }]
    }
}
