//! How carets move: left and right on the screen, line by line, word by word in the order of the text.

use std::ops::Range;

use super::carets::{Caret, CaretLine, Carets, TextCell};
use crate::geom::Point;

/// Where a caret goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Motion {
    /// One character to the left on the screen.
    Left,
    /// One character to the right on the screen.
    Right,
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// To the start of a word: the one before in a left-to-right paragraph, the next one in a right-to-left one.
    WordLeft,
    /// To the start of a word: the next one in a left-to-right paragraph, the one before in a right-to-left one.
    WordRight,
    /// To the start of the line.
    LineStart,
    /// To the end of the line.
    LineEnd,
    /// To the start of the text.
    TextStart,
    /// To the end of the text.
    TextEnd,
}

impl Motion {
    /// Whether it keeps the column: successive ones aim at the place where the first began.
    pub(super) fn is_vertical(self) -> bool {
        matches!(self, Self::Up | Self::Down)
    }
}

impl Carets {
    /// Where a caret comes to by a motion. Vertical motions aim at `column`, a distance from the left edge.
    #[must_use]
    pub fn moved(&self, caret: Caret, to: Motion, column: f64) -> Caret {
        let (line, slot) = self.locate(caret);
        let Some(here) = self.lines().get(line) else { return caret };
        let rtl = here.base.is_rtl();
        match to {
            Motion::Right if rtl => self.backward(line, slot),
            Motion::Right => self.forward(line, slot),
            Motion::Left if rtl => self.forward(line, slot),
            Motion::Left => self.backward(line, slot),
            Motion::Up => self.above(line, column),
            Motion::Down => self.below(line, column),
            Motion::WordLeft if rtl => Caret::before(self.word_after(caret.byte)),
            Motion::WordLeft => Caret::before(self.word_before(caret.byte)),
            Motion::WordRight if rtl => Caret::before(self.word_before(caret.byte)),
            Motion::WordRight => Caret::before(self.word_after(caret.byte)),
            // At the ends of a paragraph the caret keeps to its base direction, which is where a line is seen to end.
            Motion::LineStart if self.starts_paragraph(line) => Caret::after(here.range.start),
            Motion::LineStart => Caret::before(here.range.start),
            Motion::LineEnd if here.soft => Caret::after(here.range.end),
            Motion::LineEnd => Caret::before(here.range.end),
            Motion::TextStart => Caret::after(0),
            Motion::TextEnd => Caret::before(self.end().byte),
        }
    }

    /// One slot on in the direction of the line, or to the start of the next line.
    fn forward(&self, line: usize, slot: usize) -> Caret {
        let Some(here) = self.lines().get(line) else { return self.end() };
        let next = self.lines().get(line + 1);
        match here.beyond(slot, true) {
            // The end of a line that goes on is the same place as the start of the next: it is stopped at once.
            Some(caret) if here.soft && caret.byte == here.range.end => Caret::before(caret.byte),
            Some(caret) => caret,
            None => next.map_or(Caret::before(here.range.end), |next| next.at_edge(false)),
        }
    }

    /// One slot back against the direction of the line, or to the end of the line before.
    fn backward(&self, line: usize, slot: usize) -> Caret {
        let Some(here) = self.lines().get(line) else { return Caret::default() };
        if let Some(caret) = here.beyond(slot, false) {
            return caret;
        }
        let Some(before) = line.checked_sub(1).and_then(|line| self.lines().get(line)) else {
            return Caret::after(here.range.start);
        };
        let end = before.at_edge(true);
        if before.soft && end.byte == before.range.end {
            before.beyond(before.edge_slot(true), false).unwrap_or(end)
        } else {
            end
        }
    }

    fn above(&self, line: usize, column: f64) -> Caret {
        line.checked_sub(1).map_or(Caret::after(0), |above| self.nearest(above, column as f32))
    }

    fn below(&self, line: usize, column: f64) -> Caret {
        let is_last = line + 1 >= self.lines().len();
        if is_last { Caret::before(self.end().byte) } else { self.nearest(line + 1, column as f32) }
    }

    /// Where the word before `byte` starts.
    pub(super) fn word_before(&self, byte: usize) -> usize {
        self.stops().filter(|stop| *stop < byte).max().unwrap_or(0)
    }

    /// Where the next word after `byte` starts.
    pub(super) fn word_after(&self, byte: usize) -> usize {
        self.stops().filter(|stop| *stop > byte).min().unwrap_or(self.end().byte)
    }

    /// Starts of words and of paragraphs.
    fn stops(&self) -> impl Iterator<Item = usize> + '_ {
        let of_words = self.cells().filter(|cell| cell.word && !cell.space).map(|cell| cell.start);
        of_words.chain(self.lines().iter().filter(|line| line.range.is_empty()).map(|line| line.range.start))
    }

    /// The word, or the run of what stands between words, under a point.
    pub(super) fn word_at(&self, at: Point) -> Range<usize> {
        let (line, slot) = self.locate(self.hit(at));
        let Some(line) = self.lines().get(line) else { return 0..0 };
        let x = at.x as f32;
        let under = line.cells.iter().find(|cell| x < cell.right).or_else(|| line.cells.get(slot.saturating_sub(1)));
        let Some(under) = under else { return line.range.clone() };
        let of_line = || line.cells.iter().filter(|cell| cell.word).map(|cell| cell.start);
        let start = of_line().filter(|start| *start <= under.start).max().unwrap_or(line.range.start);
        let end = of_line().filter(|start| *start > under.start).min().unwrap_or(line.range.end);
        start..end
    }

    fn cells(&self) -> impl Iterator<Item = &TextCell> + '_ {
        self.lines().iter().flat_map(|line| &line.cells)
    }
}

impl CaretLine {
    /// The slot next to `slot`, `forward` in the direction of the line or against it.
    fn beyond(&self, slot: usize, forward: bool) -> Option<Caret> {
        if forward == self.base.is_rtl() {
            let passed = self.cells.get(slot.checked_sub(1)?)?;
            Some(passed.at_left())
        } else {
            self.cells.get(slot).map(TextCell::at_right)
        }
    }

    /// The caret at the end edge of the line, or at its start edge.
    fn at_edge(&self, end: bool) -> Caret {
        let cell = if end == self.base.is_rtl() {
            self.cells.first().map(TextCell::at_left)
        } else {
            self.cells.last().map(TextCell::at_right)
        };
        cell.unwrap_or(Caret::before(self.range.start))
    }
}
