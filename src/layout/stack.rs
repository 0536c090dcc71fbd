//! How the cards of a row stack, with the labels of connectors between them.
//!
//! A row has no grid lines of its own: each card falls onto what is below its columns already, as far as it can, and a
//! card over several steps rests on the highest of them. Labels beside a card fall into the gutter after it. So a row
//! is as high as its fullest column, and no two things in it lie on each other.

use super::cells::{Row, RowCard};
use super::label::{LabelSide, Labels};
use super::lane::Names;
use super::pass::Pass;
use crate::model::{CardId, Role};
use crate::theme::size;

/// Stacks the cards of a row, with the labels of the connectors that begin there; in emotion lanes below the curves, which
/// are as high as `curves`. What a gutter of columns holds stacks with the cards that reach over it. Returns the cards that
/// came to stand elsewhere, or whose labels did.
pub(super) fn stack(
    pass: &Pass<'_>,
    (at, row): (usize, &mut Row),
    labels: &mut Labels,
    (names, curves): (&Names, f64),
) -> Vec<CardId> {
    let mut moved = Vec::new();
    let Some((start, named)) = taken(pass, at, (names, curves)) else { return moved };
    row.taken = (start, named);
    let mut height = start.max(named);
    let mut skyline = Skyline::new(start);
    for card in &mut row.cards {
        let top = skyline.top(card);
        let extent = card.size;
        let bottom = top + extent.height;
        skyline.fill(card, bottom + size::CARD_GAP);
        height = height.max(bottom);
        let mut is_moved = card.top != top;
        card.top = top;
        if card.has_labels {
            for group in labels.beginning_at(card.id) {
                let start = match group.side {
                    LabelSide::Above(_) => bottom + size::CARD_GAP,
                    LabelSide::Beside => {
                        let middle = top + card.tip.unwrap_or(extent.height / 2.0);
                        let start = skyline.beside().max(middle - group.height / 2.0);
                        skyline.fill_beside(card, start + group.height + size::CARD_GAP / 2.0);
                        start
                    }
                };
                height = height.max(start + group.height);
                is_moved |= group.top != start;
                group.top = start;
            }
        }
        if is_moved {
            moved.push(card.id);
        }
    }
    row.height = height;
    moved
}

/// How far down a row is taken before any card stands in it: by curves, and at its start by its name.
pub(super) fn taken(pass: &Pass<'_>, at: usize, (names, curves): (&Names, f64)) -> Option<(f64, f64)> {
    let lane = pass.lanes.get(at)?;
    let start = if lane.role == Role::Emotion { curves } else { 0.0 };
    Some((start, names.height(pass, at, lane) - 2.0 * pass.lengths.lane_padding))
}

/// How far down a row is filled, from the column of the next card on. Gutters and columns count in turn: column `n` is
/// `2 n + 1`, and the gutter after it follows.
///
/// Cards come by their first columns, so what lies before the next one is never asked for again. The skyline is a
/// stack of segments with the nearest on top: a card takes off those that it covers and puts one on, which costs the
/// same however many columns it reaches over.
struct Skyline {
    /// Where each ends, and how far down it is filled; each begins where the one above it ends.
    segments: Vec<(usize, f64)>,
}

impl Skyline {
    fn new(height: f64) -> Self {
        Self { segments: vec![(usize::MAX, height)] }
    }

    /// Where a card comes to stand; what it covers is taken off.
    fn top(&mut self, card: &RowCard) -> f64 {
        let (start, end) = (2 * card.column + 1, 2 * card.last + 2);
        let mut top = 0.0_f64;
        while let Some((until, height)) = self.segments.last().copied() {
            if until > start {
                top = top.max(height);
            }
            if until <= end {
                self.segments.pop();
            }
            if until >= end {
                break;
            }
        }
        top
    }

    /// Fills what the last card has covered.
    fn fill(&mut self, card: &RowCard, height: f64) {
        self.segments.push((2 * card.last + 2, height));
    }

    /// How far down the gutter after the last card is filled.
    fn beside(&self) -> f64 {
        self.segments.iter().rev().nth(1).map_or(0.0, |(_, height)| *height)
    }

    /// Fills the gutter after the last card.
    fn fill_beside(&mut self, card: &RowCard, height: f64) {
        let Some(covered) = self.segments.pop() else { return };
        let end = 2 * card.last + 3;
        self.segments.pop_if(|(until, _)| *until == end);
        self.segments.extend([(end, height), covered]);
    }
}
