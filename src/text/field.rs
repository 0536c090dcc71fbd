//! A text that is being edited: the text, a selection with a caret, and its shape.
//!
//! Every change is an [`Edit`], a plain value, so the window and the tests say the same things to it. The state
//! is the text and two places in it, small enough to be kept for undo.

use std::ops::Range;
use std::sync::Arc;

use super::block::Block;
use super::carets::{Caret, Carets};
use super::engine::{Align, Engine, Request, Style};
use super::motion::Motion;
use super::plain;
use crate::geom::{Flow, Point, Rect};

/// Something that happens to a text that is being edited.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Edit<'a> {
    /// Puts text in the place of the selection. Control characters are left out.
    Insert(&'a str),
    /// Deletes the selection, or the character before the caret: of a letter with marks, the last mark.
    Backspace,
    /// Deletes the selection, or the character after the caret with all of its marks.
    Delete,
    /// Deletes the selection, or back to the start of a word.
    BackspaceWord,
    /// Deletes the selection, or on to the start of the next word.
    DeleteWord,
    /// Moves the caret.
    Move {
        /// Where to.
        to: Motion,
        /// The selection grows or shrinks to where the caret goes.
        extend: bool,
    },
    /// Selects everything.
    SelectAll,
    /// Selects the word at a point of the block.
    SelectWordAt(Point),
    /// Puts the caret to the place nearest to a point of the block.
    PlaceCaret {
        /// The point.
        at: Point,
        /// The selection grows or shrinks to there.
        extend: bool,
    },
    /// Shows what an input method is composing, in place of what it showed before.
    Compose {
        /// The text so far.
        text: &'a str,
        /// Its part that the input method has selected, in bytes.
        cursor: Option<(usize, usize)>,
    },
    /// Takes what is being composed out again.
    EndCompose,
    /// Gives the lines another width.
    SetWidth(Option<f64>),
    /// Gives the text another flow: its short lines stand at the other side.
    SetFlow(Flow),
}

/// One text being edited.
#[derive(Clone, Debug)]
pub struct Field {
    text: String,
    /// Where the selection starts: the end that stays when it is extended.
    anchor: usize,
    caret: Caret,
    /// The column that vertical motions aim at.
    column: Option<f64>,
    /// The part of the text that an input method is composing.
    composed: Option<Range<usize>>,
    style: Style,
    width: Option<f64>,
    align: Align,
    flow: Flow,
    block: Arc<Block>,
    carets: Carets,
}

impl Field {
    /// Starts to edit a text, with the caret at its end.
    #[must_use]
    pub fn new(engine: &mut Engine, text: &str, style: Style, width: Option<f64>, align: Align, flow: Flow) -> Self {
        let text = plain::clean(text).into_owned();
        let (block, carets) = engine.carets(&Request { text: &text, style, width, align, flow });
        let caret = Caret::after(text.len());
        let anchor = caret.byte;
        Self { text, anchor, caret, column: None, composed: None, style, width, align, flow, block, carets }
    }

    /// The text, with what is being composed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The shaped text, the same as the engine gives for it.
    #[must_use]
    pub fn block(&self) -> Arc<Block> {
        Arc::clone(&self.block)
    }

    /// Where the caret stands: a line without width, from the top of a line of the block to its bottom.
    #[must_use]
    pub fn caret(&self) -> Rect {
        self.carets.rect(self.caret)
    }

    /// The areas of the selection, in the coordinates of the block.
    #[must_use]
    pub fn selection(&self) -> Vec<Rect> {
        self.carets.selection(self.selected())
    }

    /// The areas of what is being composed, in the coordinates of the block.
    #[must_use]
    pub fn composition(&self) -> Vec<Rect> {
        self.composed.clone().map(|range| self.carets.selection(range)).unwrap_or_default()
    }

    /// The selection, as a range of bytes of the text. Empty: the place of the caret.
    #[must_use]
    pub fn selected(&self) -> Range<usize> {
        self.anchor.min(self.caret.byte)..self.anchor.max(self.caret.byte)
    }

    /// The selected part of the text.
    #[must_use]
    pub fn selected_text(&self) -> &str {
        self.text.get(self.selected()).unwrap_or_default()
    }

    /// Does an edit.
    pub fn apply(&mut self, engine: &mut Engine, edit: Edit<'_>) {
        if !matches!(edit, Edit::Move { to, .. } if to.is_vertical()) {
            self.column = None;
        }
        match edit {
            Edit::Insert(text) => {
                let place = self.composed.take().unwrap_or_else(|| self.selected());
                self.replace(engine, place, &plain::clean(text));
            }
            Edit::Backspace => self.delete(engine, Self::before),
            Edit::Delete => self.delete(engine, Self::after),
            Edit::BackspaceWord => self.delete(engine, |field, at| field.carets.word_before(at)),
            Edit::DeleteWord => self.delete(engine, |field, at| field.carets.word_after(at)),
            Edit::Move { to, extend } => self.go(to, extend),
            Edit::SelectAll => self.select(0..self.text.len()),
            Edit::SelectWordAt(at) => self.select(self.carets.word_at(at)),
            Edit::PlaceCaret { at, extend } => self.place(self.carets.hit(at), extend),
            Edit::Compose { text, cursor } => self.compose(engine, text, cursor),
            Edit::EndCompose => self.compose(engine, "", None),
            Edit::SetWidth(width) => {
                self.width = width;
                self.shape(engine);
            }
            Edit::SetFlow(flow) => {
                self.flow = flow;
                self.shape(engine);
            }
        }
    }
}

impl Field {
    fn delete(&mut self, engine: &mut Engine, to: impl Fn(&Self, usize) -> usize) {
        self.composed = None;
        let mut range = self.selected();
        if range.is_empty() {
            let other = to(self, range.start);
            range = range.start.min(other)..range.end.max(other);
        }
        if !range.is_empty() {
            self.replace(engine, range, "");
        }
    }

    fn compose(&mut self, engine: &mut Engine, text: &str, cursor: Option<(usize, usize)>) {
        if text.is_empty() && self.composed.is_none() {
            return;
        }
        let text = plain::clean(text);
        let place = self.composed.take().unwrap_or_else(|| self.selected());
        let start = place.start;
        self.replace(engine, place, &text);
        if text.is_empty() {
            return;
        }
        self.composed = Some(start..start + text.len());
        if let Some((from, to)) = cursor {
            let within = |byte: usize| start + floor_char_boundary(&text, byte);
            self.anchor = within(from);
            self.caret = Caret::after(within(to));
        }
    }

    fn replace(&mut self, engine: &mut Engine, range: Range<usize>, text: &str) {
        // Ranges come from carets, which stand between characters; a range that did not would change nothing.
        if self.text.get(range.clone()).is_none() {
            return;
        }
        self.text.replace_range(range.clone(), text);
        let end = range.start + text.len();
        self.caret = if text.is_empty() && end == 0 { Caret::before(0) } else { Caret::after(end) };
        self.anchor = end;
        self.shape(engine);
    }

    fn shape(&mut self, engine: &mut Engine) {
        let Self { style, width, align, flow, .. } = *self;
        (self.block, self.carets) = engine.carets(&Request { text: &self.text, style, width, align, flow });
    }

    fn go(&mut self, to: Motion, extend: bool) {
        self.composed = None;
        let horizontal = matches!(to, Motion::Left | Motion::Right);
        if horizontal && !extend && !self.selected().is_empty() {
            return self.collapse(to == Motion::Left);
        }
        let column = self.column.unwrap_or_else(|| self.caret().x0);
        let mut caret = self.carets.moved(self.caret, to, column);
        if to == Motion::TextEnd {
            caret = Caret::after(self.text.len());
        }
        self.place(caret, extend);
        self.column = to.is_vertical().then_some(column);
    }

    /// Gives the selection up for the caret at its end on the left or on the right.
    fn collapse(&mut self, left: bool) {
        let anchor = if self.anchor < self.caret.byte { Caret::before(self.anchor) } else { Caret::after(self.anchor) };
        let (one, other) = (self.carets.rect(anchor), self.caret());
        let anchor_is_left = if one.y0 == other.y0 {
            one.x0 < other.x0
        } else {
            // On different lines, left is where the text of the caret's line comes from.
            (one.y0 < other.y0) != self.carets.is_rtl_at(self.caret)
        };
        self.place(if anchor_is_left == left { anchor } else { self.caret }, false);
    }

    fn place(&mut self, caret: Caret, extend: bool) {
        self.composed = None;
        self.caret = caret;
        if !extend {
            self.anchor = caret.byte;
        }
    }

    fn select(&mut self, range: Range<usize>) {
        self.composed = None;
        self.anchor = range.start;
        self.caret = Caret::after(range.end);
    }

    /// Where a backspace at `at` deletes from: a whole character as it is seen, but of a letter with marks only
    /// the last mark, because that is what was typed last.
    fn before(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or_default();
        let (last, c) = before.char_indices().next_back().unwrap_or_default();
        self.carets.cell_before(at).filter(|cell| cell.emoji || !plain::is_mark(c)).map_or(last, |cell| cell.start)
    }

    /// Where a deletion at `at` reaches: the end of the grapheme cluster.
    fn after(&self, at: usize) -> usize {
        let next = || self.text.get(at..).and_then(|rest| rest.chars().next()).map_or(at, |c| at + c.len_utf8());
        match self.carets.cell_after(at) {
            // What is shown beyond the end of a cut text is an ellipsis and not part of it.
            Some(cell) if self.text.is_char_boundary(cell.end) => cell.end,
            _ => next(),
        }
    }
}

/// The last boundary between characters at or before `byte`.
fn floor_char_boundary(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
