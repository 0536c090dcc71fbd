//! What changes the text of a field, and what takes a change back.

use std::ops::Range;
use std::sync::Arc;

use super::{Composition, Field, flow_of, stored};
use crate::geom::Flow;
use crate::text::carets::Caret;
use crate::text::engine::Engine;
use crate::text::request::Request;
use crate::text::undo::{EditKind, FieldState, UndoStack};
use crate::text::{direction, plain};

impl Field {
    pub(super) fn insert(&mut self, text: &str) -> bool {
        let was_composing = self.end_compose();
        self.change(EditKind::from_insertion(text), self.selected(), &plain::clean(text)) || was_composing
    }

    pub(super) fn delete(&mut self, kind: EditKind, to: impl Fn(&Self, usize) -> usize) -> bool {
        self.keep_composed();
        let selected = self.selected();
        if selected.is_empty() {
            let other = to(self, selected.start);
            self.change(kind, selected.start.min(other)..selected.end.max(other), "")
        } else {
            self.change(EditKind::Whole, selected, "")
        }
    }

    /// Puts text in the place of a range, as a change that can be taken back.
    pub(super) fn change(&mut self, kind: EditKind, range: Range<usize>, text: &str) -> bool {
        if range.is_empty() && text.is_empty() {
            return false;
        }
        let before = self.state();
        if !self.selected().is_empty() {
            self.undo.pause();
        }
        self.put(range, text);
        self.take_marks_in();
        self.note(before, kind)
    }

    pub(super) fn direct(&mut self, forced: Option<Flow>) -> bool {
        self.keep_composed();
        if forced == self.forced {
            return false;
        }
        let before = self.state();
        self.forced = forced;
        self.drop_leading_marks();
        self.note(before, EditKind::Whole)
    }

    /// Notes what has changed since `before`; false when nothing has.
    pub(super) fn note(&mut self, before: FieldState, kind: EditKind) -> bool {
        let changed = (&before.text, before.forced) != (&self.text, self.forced);
        if changed {
            self.undo.note(before, kind);
        }
        changed
    }

    fn put(&mut self, range: Range<usize>, text: &str) {
        // Ranges come from carets, which stand between characters; a range that did not would change nothing.
        if self.text.get(range.clone()).is_none() {
            return;
        }
        self.text.replace_range(range.clone(), text);
        let end = range.start + text.len();
        self.caret = if end == 0 { Caret::before(0) } else { Caret::after(end) };
        self.anchor = self.caret;
    }

    /// Marks of direction that have come to stand before paragraphs are no characters: where there was no forced
    /// direction and they agree, they give it.
    pub(super) fn take_marks_in(&mut self) {
        self.forced = self.forced.or_else(|| direction::forced_direction(&self.text));
        if self.forced.is_some() {
            self.drop_leading_marks();
        }
    }

    fn drop_leading_marks(&mut self) {
        for mark in direction::leading_marks(&self.text).into_iter().rev() {
            let moved = |byte: usize| if byte >= mark.end { byte - mark.len() } else { byte.min(mark.start) };
            self.anchor.byte = moved(self.anchor.byte);
            self.caret.byte = moved(self.caret.byte);
            if let Some(Composition { range, .. }) = &mut self.composition {
                *range = moved(range.start)..moved(range.end);
            }
            self.text.replace_range(mark, "");
        }
    }

    pub(super) fn compose(&mut self, text: &str, cursor: Option<(usize, usize)>) -> bool {
        let was_composing = self.end_compose();
        let text = plain::clean(text);
        if text.is_empty() {
            return was_composing;
        }
        self.undo.pause();
        let before = self.state();
        let start = self.selected().start;
        self.put(self.selected(), &text);
        if let Some((from, to)) = cursor {
            let within = |byte: usize| start + text.floor_char_boundary(byte);
            (self.anchor, self.caret) = (Caret::before(within(from)), Caret::after(within(to)));
        }
        self.composition = Some(Composition { range: start..start + text.len(), before });
        // Last, because all of these places move with the marks that go.
        self.take_marks_in();
        true
    }

    /// Gives up what is being composed; false when there was nothing.
    pub(super) fn end_compose(&mut self) -> bool {
        let composition = self.composition.take();
        composition.map(|composition| self.restore(&composition.before)).is_some()
    }

    /// What was composed so far becomes text like any other, because the caret was moved elsewhere.
    pub(super) fn keep_composed(&mut self) {
        if let Some(composition) = self.composition.take() {
            self.note(composition.before, EditKind::Whole);
        }
    }

    pub(super) fn travel(&mut self, by: fn(&mut UndoStack, FieldState) -> Option<Arc<FieldState>>) -> bool {
        let now = self.state();
        let found = by(&mut self.undo, now);
        found.map(|state| self.restore(&state)).is_some()
    }

    pub(super) fn state(&self) -> FieldState {
        FieldState { text: self.text.clone(), forced: self.forced, anchor: self.anchor, caret: self.caret }
    }

    pub(super) fn restore(&mut self, state: &FieldState) {
        self.text.clone_from(&state.text);
        (self.forced, self.anchor, self.caret) = (state.forced, state.anchor, state.caret);
    }

    pub(super) fn shape(&mut self, engine: &mut Engine) {
        self.stored = stored(&self.text, self.forced);
        let Self { style, width, align, .. } = *self;
        let flow = flow_of(self.text(), self.forced, self.flow);
        (self.block, self.carets) = engine.carets(&Request { text: self.text(), style, width, align, flow });
    }
}
