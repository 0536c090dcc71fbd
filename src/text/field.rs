//! A text that is being edited: the text, a selection with a caret, its direction, its undo stack, and its shape.
//!
//! Every change is an [`Edit`], a plain value, the same from the window and from tests.
//!
//! The text within is without the marks of a forced direction: places count none of them and no caret meets one.
//! [`Field::text`] is the text as it is stored, with the marks.
//!
//! What an input method composes is only shown: when the composition is canceled, text and selection are what they were
//! before, and when it is committed, all of it is one change.

mod change;
mod select;

use std::ops::Range;
use std::sync::Arc;

use super::block::Block;
use super::carets::{Caret, Carets};
use super::direction;
use super::engine::Engine;
use super::motion::Motion;
use super::plain;
use super::request::{Align, Request, Style};
use super::stretch::Stretch;
use super::undo::{EditKind, FieldState, UndoStack};
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
    /// Selects from one place of the text to another.
    Select {
        /// The end that stays.
        anchor: Caret,
        /// The end where the caret is.
        caret: Caret,
    },
    /// Selects the word at a point of the block.
    SelectWordAt(Point),
    /// Selects the paragraph at a point of the block.
    SelectParagraphAt(Point),
    /// Puts the caret to the place nearest to a point of the block.
    PlaceCaret {
        /// The point.
        at: Point,
        /// The selection grows or shrinks to there: by words or paragraphs when it was begun with one.
        extend: bool,
    },
    /// Shows what an input method is composing, in place of what it showed before.
    Compose {
        /// The text so far.
        text: &'a str,
        /// Its part that the input method has selected, in bytes.
        cursor: Option<(usize, usize)>,
    },
    /// Removes what is being composed and restores the selection that it hid.
    EndCompose,
    /// Undoes the last change: a word that was typed, a run of deletions, a paste.
    Undo,
    /// Redoes what was undone last.
    Redo,
    /// Forces a direction on the text, or lets it follow from its letters.
    Direct(Option<Flow>),
    /// Gives the lines another width.
    SetWidth(Option<f64>),
    /// Gives the text another flow: its short lines stand at the other side.
    SetFlow(Flow),
}

/// One text being edited.
#[derive(Clone, Debug)]
pub struct Field {
    text: String,
    forced: Option<Flow>,
    /// The text with the marks of its direction, when it has one.
    stored: Option<String>,
    /// Where the selection starts: the end that stays when it is extended.
    anchor: Caret,
    caret: Caret,
    /// The column that vertical motions aim at.
    column: Option<f64>,
    /// What a double or triple click selected: a drag extends the selection by such units and never gives it up.
    drag_unit: Option<(SelectUnit, Range<usize>)>,
    composition: Option<Composition>,
    undo: UndoStack,
    style: Style,
    width: Option<f64>,
    align: Align,
    flow: Flow,
    block: Arc<Block>,
    carets: Carets,
}

/// By what a selection is extended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SelectUnit {
    Word,
    Paragraph,
}

/// What an input method is composing.
#[derive(Clone, Debug)]
struct Composition {
    /// Where it is shown.
    range: Range<usize>,
    before: FieldState,
}

impl Field {
    /// Starts to edit a stored text, with the caret at its end.
    #[must_use]
    pub fn new(engine: &mut Engine, text: &str, style: Style, width: Option<f64>, align: Align, flow: Flow) -> Self {
        let (text, forced) = direction::bare(plain::clean(text));
        let text = text.into_owned();
        let stored = stored(&text, forced);
        let shown = stored.as_deref().unwrap_or(&text);
        let request = Request { text: shown, style, width, align, flow: flow_of(shown, forced, flow) };
        let (block, carets) = engine.carets(&request);
        let caret = Caret::after(text.len());
        let (column, drag_unit, composition, undo) = (None, None, None, UndoStack::default());
        let anchor = caret;
        Self {
            text,
            forced,
            stored,
            anchor,
            caret,
            column,
            drag_unit,
            composition,
            undo,
            style,
            width,
            align,
            flow,
            block,
            carets,
        }
    }

    /// The text as it is stored: with the marks of a forced direction, and with what is being composed. Places
    /// are bytes of [`Self::bare_text`].
    #[must_use]
    pub fn text(&self) -> &str {
        self.stored.as_deref().unwrap_or(&self.text)
    }

    /// The text without the marks of a forced direction.
    #[must_use]
    pub fn bare_text(&self) -> &str {
        &self.text
    }

    /// The direction that is forced on the text. An empty text keeps it for what is typed next.
    #[must_use]
    pub fn forced(&self) -> Option<Flow> {
        self.forced
    }

    /// The shaped text, the same as the engine gives for it.
    #[must_use]
    pub fn block(&self) -> Arc<Block> {
        Arc::clone(&self.block)
    }

    /// Where the caret stands: a line without width, from the top of a line of the block to its bottom. Where
    /// the direction turns, it is where a character goes that runs like the one it keeps to.
    #[must_use]
    pub fn caret(&self) -> Rect {
        self.carets.rect(self.caret)
    }

    /// Where a character of the other direction would go, when that is elsewhere on the line.
    #[must_use]
    pub fn other_caret(&self) -> Option<Rect> {
        self.carets.other_rect(self.caret)
    }

    /// The direction of what stands at the caret; `None` in a text that runs one way all through. Of an empty text
    /// it is what is forced on it.
    #[must_use]
    pub fn caret_flow(&self) -> Option<Flow> {
        self.carets.flow(self.caret).or(self.forced.filter(|_| self.text.is_empty()))
    }

    /// The areas of the selection, in the coordinates of the block.
    #[must_use]
    pub fn selection(&self) -> Vec<Rect> {
        self.carets.selection(self.selected())
    }

    /// The areas of what is being composed, in the coordinates of the block.
    #[must_use]
    pub fn composition(&self) -> Vec<Rect> {
        self.composition
            .as_ref()
            .map(|composition| self.carets.selection(composition.range.clone()))
            .unwrap_or_default()
    }

    /// The selection, as a range of bytes of the bare text. Empty: the place of the caret.
    #[must_use]
    pub fn selected(&self) -> Range<usize> {
        self.anchor.byte.min(self.caret.byte)..self.anchor.byte.max(self.caret.byte)
    }

    /// The ends of the selection: the one that stays when it is extended, and the caret.
    #[must_use]
    pub fn ends(&self) -> (Caret, Caret) {
        (self.anchor, self.caret)
    }

    /// The bare text in stretches, as assistive technologies are told of it.
    #[must_use]
    pub fn stretches(&self) -> Vec<Stretch> {
        self.carets.stretches(&self.text)
    }

    /// The selected part of the text.
    #[must_use]
    pub fn selected_text(&self) -> &str {
        self.text.get(self.selected()).unwrap_or_default()
    }

    /// True when there is something to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.composition.is_some() || self.undo.can_undo()
    }

    /// True when there is something to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.undo.can_redo()
    }

    /// Applies an edit.
    pub fn apply(&mut self, engine: &mut Engine, edit: Edit<'_>) {
        let is_other = match edit {
            // What only changes the look leaves all else as it is.
            Edit::SetWidth(width) => {
                self.width = width;
                true
            }
            Edit::SetFlow(flow) => {
                self.flow = flow;
                true
            }
            _ => self.change_or_select(edit),
        };
        if is_other {
            self.shape(engine);
        }
    }

    /// True when the text is to be shaped again.
    fn change_or_select(&mut self, edit: Edit<'_>) -> bool {
        if !matches!(edit, Edit::Move { to, .. } if to.is_vertical()) {
            self.column = None;
        }
        if !matches!(edit, Edit::PlaceCaret { extend: true, .. }) {
            self.drag_unit = None;
        }
        match edit {
            Edit::Insert(text) => return self.insert(text),
            Edit::Backspace => return self.delete(EditKind::Backspace, Self::before),
            Edit::Delete => return self.delete(EditKind::Delete, Self::after),
            Edit::BackspaceWord => return self.delete(EditKind::Whole, |field, at| field.carets.word_before(at)),
            Edit::DeleteWord => return self.delete(EditKind::Whole, |field, at| field.carets.word_after(at)),
            Edit::Compose { text, cursor } => return self.compose(text, cursor),
            Edit::EndCompose => return self.end_compose(),
            Edit::Undo => return self.end_compose() || self.travel(UndoStack::undo),
            Edit::Redo => return self.end_compose() || self.travel(UndoStack::redo),
            Edit::Direct(forced) => return self.direct(forced),
            Edit::Move { to, extend } => self.go(to, extend),
            Edit::SelectAll => self.select(0..self.text.len()),
            Edit::Select { anchor, caret } => {
                let within = |at: Caret| Caret { byte: self.text.floor_char_boundary(at.byte), ..at };
                let (anchor, caret) = (within(anchor), within(caret));
                self.place(caret, true);
                self.anchor = anchor;
            }
            Edit::SelectWordAt(at) => self.select_unit(SelectUnit::Word, at),
            Edit::SelectParagraphAt(at) => self.select_unit(SelectUnit::Paragraph, at),
            Edit::PlaceCaret { at, extend } => match self.drag_unit.clone().filter(|_| extend) {
                Some((unit, held)) => self.extend_by(unit, &held, at),
                None => self.place(self.carets.hit(at), extend),
            },
            Edit::SetWidth(_) | Edit::SetFlow(_) => {}
        }
        false
    }
}

/// The text as it is stored, when that is another one.
fn stored(text: &str, forced: Option<Flow>) -> Option<String> {
    forced.map(|forced| direction::stored(text, forced))
}

/// The flow in which a text is shaped. An empty one has no marks to say where it would start.
fn flow_of(text: &str, forced: Option<Flow>, flow: Flow) -> Flow {
    forced.filter(|_| text.is_empty()).unwrap_or(flow)
}
