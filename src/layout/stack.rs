//! How the cards of a row stack, with the labels of connectors between them.
//!
//! A row has no grid lines of its own: each card falls onto what is below its columns already, as far as it can, and a
//! card over several steps rests on the highest of them. Labels beside a card fall into the gutter after it. So a row
//! is as high as its fullest column, and no two things in it lie on each other.

use std::sync::Arc;

use super::cache::Workspace;
use super::card;
use super::cells::{CellCard, Cells};
use super::gutter::Column;
use super::label::{LabelGroup, LabelSide, Labels};
use super::lane::Names;
use super::pass::Pass;
use crate::model::{Card, Role};
use crate::scene::Frame;
use crate::theme::size;

/// The cards of a row and their heights within it.
pub(super) struct Stack<'a> {
    /// From the top of the row's content to the end of its highest column, of what is written at its start, or
    /// of the labels between its columns.
    pub height: f64,
    pub cards: Vec<StackedCard<'a>>,
    /// Where labels of connectors begin, from the top of the row's content.
    pub labels: Vec<(LabelGroup, f64)>,
}

pub(super) struct StackedCard<'a> {
    pub card: &'a Card,
    /// Where it starts, along inline.
    pub start: f64,
    /// From the top of the row's content.
    pub top: f64,
    pub frame: Arc<Frame>,
}

/// Stacks all cards in their rows, with the labels of the connectors that begin there; in emotion lanes below the
/// curves, which are as high as `curves`. What a gutter of columns holds stacks with the cards that reach over it.
pub(super) fn stacks<'a>(
    pass: &Pass<'a>,
    workspace: &mut Workspace,
    (cells, columns): (&Cells<'a>, &[Column]),
    labels: &Labels,
    (names, curves): (&Names, f64),
) -> Vec<Stack<'a>> {
    let mut frames = card::frames(pass, workspace, cells, columns).into_iter();
    let mut groups = labels.groups().peekable();
    let mut stacks = Vec::with_capacity(pass.lanes.len());
    for (row, lane) in pass.lanes.iter().enumerate() {
        let start = if lane.role == Role::Emotion { curves } else { 0.0 };
        let named = names.height(pass, row, lane) - 2.0 * pass.lengths.lane_padding;
        let mut stack = Stack { height: start.max(named), cards: Vec::new(), labels: Vec::new() };
        let mut skyline = Skyline::new(start);
        for (card, frame) in cells.row(row).iter().zip(&mut frames) {
            let Some(frame) = frame else { continue };
            let top = skyline.top(card);
            let bottom = top + frame.size.height;
            skyline.fill(card, bottom + size::CARD_GAP);
            stack.height = stack.height.max(bottom);
            while let Some((group, height)) = groups.next_if(|(group, _)| group.nth == card.nth) {
                let start = match group.side {
                    LabelSide::Above(_) => bottom + size::CARD_GAP,
                    LabelSide::Beside => {
                        let middle = top + card::tip(&frame).unwrap_or(frame.size.height / 2.0);
                        let start = skyline.beside().max(middle - height / 2.0);
                        skyline.fill_beside(card, start + height + size::CARD_GAP / 2.0);
                        start
                    }
                };
                stack.height = stack.height.max(start + height);
                stack.labels.push((group, start));
            }
            stack.cards.push(StackedCard { card: card.card, start: card::span(card, columns).0, top, frame });
        }
        stacks.push(stack);
    }
    stacks
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
    fn top(&mut self, card: &CellCard<'_>) -> f64 {
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
    fn fill(&mut self, card: &CellCard<'_>, height: f64) {
        self.segments.push((2 * card.last + 2, height));
    }

    /// How far down the gutter after the last card is filled.
    fn beside(&self) -> f64 {
        self.segments.iter().rev().nth(1).map_or(0.0, |(_, height)| *height)
    }

    /// Fills the gutter after the last card.
    fn fill_beside(&mut self, card: &CellCard<'_>, height: f64) {
        let Some(covered) = self.segments.pop() else { return };
        let end = 2 * card.last + 3;
        self.segments.pop_if(|(until, _)| *until == end);
        self.segments.extend([(end, height), covered]);
    }
}
