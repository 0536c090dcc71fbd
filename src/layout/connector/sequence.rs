//! The order in which the connectors of a row are drawn, in runs, of which those are made anew in which something has
//! changed.

use std::sync::Arc;

use super::DrawnLine;
use crate::layout::route::RouteOrder;
use crate::layout::run::FrameRun;
use crate::scene::Band;

/// Lines without a label come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct DrawingOrder {
    pub has_label: bool,
    pub route: RouteOrder,
}

/// Lines in their order.
#[derive(Default)]
pub(super) struct Sequence(Vec<SequencePart>);

struct SequencePart {
    /// Each with the number of its route; never empty.
    lines: Vec<(DrawingOrder, usize)>,
    /// `None` when something has changed.
    run: Option<FrameRun>,
}

impl Sequence {
    /// A sequence of lines, which may come in any order.
    pub fn new(mut lines: Vec<(DrawingOrder, usize)>) -> Self {
        lines.sort_unstable();
        Self(if lines.is_empty() { Vec::new() } else { vec![SequencePart { lines, run: None }] })
    }

    pub fn insert(&mut self, order: DrawingOrder, slot: usize) {
        if self.0.is_empty() {
            self.0.push(SequencePart { lines: Vec::new(), run: None });
        }
        let Some(part) = self.part(&order) else { return };
        let at = part.lines.partition_point(|(other, _)| *other < order);
        part.lines.insert(at, (order, slot));
        part.run = None;
    }

    pub fn remove(&mut self, order: &DrawingOrder) {
        self.touch(order);
        let Some(part) = self.part(order) else { return };
        part.lines.retain(|(other, _)| other != order);
        if part.lines.is_empty() {
            self.0.retain(|part| !part.lines.is_empty());
        }
    }

    /// Notes that a line is drawn in another way.
    pub fn touch(&mut self, order: &DrawingOrder) {
        if let Some(part) = self.part(order) {
            part.run = None;
        }
    }

    /// Makes the runs anew in which something has changed. Returns how many lines are in them.
    pub(super) fn renew(&mut self, lines: &[DrawnLine]) -> usize {
        let mut count = 0;
        let parts = std::mem::take(&mut self.0);
        for mut part in parts {
            if part.run.is_some() {
                self.0.push(part);
                continue;
            }
            count += part.lines.len();
            for length in Band::lengths(part.lines.len()) {
                let rest = part.lines.split_off(length.min(part.lines.len()));
                let own = std::mem::replace(&mut part.lines, rest);
                let placed = own.iter().filter_map(|(_, slot)| lines.get(*slot)?.drawn.as_ref());
                let placed = placed.map(|(order, placed)| (order.route.paint_order(order.has_label), placed.clone()));
                let run = Some(Arc::new(Band::woven(placed.collect())));
                self.0.push(SequencePart { lines: own, run });
            }
        }
        count
    }

    /// The runs in order.
    pub fn runs(&self) -> impl Iterator<Item = &FrameRun> {
        self.0.iter().filter_map(|part| part.run.as_ref())
    }

    /// The part that has a line, or into which it belongs.
    fn part(&mut self, order: &DrawingOrder) -> Option<&mut SequencePart> {
        let after = self.0.partition_point(|part| part.lines.first().is_some_and(|(first, _)| first <= order));
        self.0.get_mut(after.saturating_sub(1))
    }
}
