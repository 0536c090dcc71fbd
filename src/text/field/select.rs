//! What moves the caret of a field and changes its selection, and how far deletions reach.

use std::ops::Range;

use super::{Field, SelectUnit};
use crate::geom::Point;
use crate::text::carets::Caret;
use crate::text::motion::Motion;
use crate::text::plain;

impl Field {
    pub(super) fn go(&mut self, to: Motion, extend: bool) {
        let horizontal = matches!(to, Motion::Left | Motion::Right);
        if horizontal && !extend && !self.selected().is_empty() {
            return self.collapse(to == Motion::Left);
        }
        let column = self.column.unwrap_or_else(|| self.caret().x0);
        let mut caret = self.carets.moved(self.caret, to, column);
        if extend && self.carets.locate(caret) == self.carets.locate(self.anchor) {
            // Back where it began, nothing is selected, though two places of the text may be seen there.
            caret = self.anchor;
        }
        if to == Motion::TextEnd {
            // Of a text that is cut for showing, more is there than the carets know.
            caret.byte = self.text.len();
        }
        self.place(caret, extend);
        self.column = to.is_vertical().then_some(column);
    }

    /// Gives the selection up for the caret at its end on the left or on the right.
    pub(super) fn collapse(&mut self, left: bool) {
        let byte = self.anchor.byte;
        let anchor = if byte < self.caret.byte { Caret::before(byte) } else { Caret::after(byte) };
        let (one, other) = (self.carets.rect(anchor), self.caret());
        let anchor_is_left = if one.y0 == other.y0 {
            one.x0 < other.x0
        } else {
            // On different lines, left is where the text of the caret's line comes from.
            (one.y0 < other.y0) != self.carets.is_rtl_at(self.caret)
        };
        self.place(if anchor_is_left == left { anchor } else { self.caret }, false);
    }

    pub(super) fn place(&mut self, caret: Caret, extend: bool) {
        self.keep_composed();
        self.undo.pause();
        self.caret = caret;
        if !extend {
            self.anchor = caret;
        }
    }

    pub(super) fn select(&mut self, range: Range<usize>) {
        self.place(Caret::after(range.end), true);
        self.anchor = Caret::before(range.start);
    }

    pub(super) fn select_unit(&mut self, unit: SelectUnit, at: Point) {
        let held = self.around(unit, at);
        self.select(held.clone());
        self.drag_unit = Some((unit, held));
    }

    /// Extends the selection from what is held to the word or the paragraph at a point.
    pub(super) fn extend_by(&mut self, unit: SelectUnit, held: &Range<usize>, at: Point) {
        let to = self.around(unit, at);
        if to.start < held.start {
            self.place(Caret::before(to.start), true);
            self.anchor = Caret::after(held.end);
        } else {
            self.select(held.start..to.end.max(held.end));
        }
    }

    /// The word or the paragraph at a point.
    pub(super) fn around(&self, unit: SelectUnit, at: Point) -> Range<usize> {
        let hit = self.carets.hit(at).byte;
        match unit {
            SelectUnit::Word => self.carets.word_at(at),
            SelectUnit::Paragraph => {
                plain::paragraphs(&self.text).find(|range| hit <= range.end).unwrap_or(0..self.text.len())
            }
        }
    }

    /// Where a backspace at `at` deletes from: a whole character as it is seen, but of a letter with marks only
    /// the last mark, because that is what was typed last.
    pub(super) fn before(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or_default();
        let (last, c) = before.char_indices().next_back().unwrap_or_default();
        let whole = self.carets.cell_before(at).filter(|cell| cell.emoji || !plain::is_typed_mark(c));
        whole.map_or(last, |cell| cell.start)
    }

    /// Where a deletion at `at` reaches: the end of the grapheme cluster.
    pub(super) fn after(&self, at: usize) -> usize {
        let next = || self.text.get(at..).and_then(|rest| rest.chars().next()).map_or(at, |c| at + c.len_utf8());
        match self.carets.cell_after(at) {
            // What is shown beyond the end of a cut text is an ellipsis and not part of it.
            Some(cell) if self.text.is_char_boundary(cell.end) => cell.end,
            _ => next(),
        }
    }
}
