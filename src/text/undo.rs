//! Undo and redo within an edited text.
//!
//! A change that continues the one before joins it, so that undo takes back a word and not a letter. No clock decides:
//! the same edits always give the same groups.

use std::sync::Arc;

use super::carets::Caret;
use crate::geom::Flow;

/// All that undo restores.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FieldState {
    pub text: String,
    pub forced: Option<Flow>,
    pub anchor: Caret,
    pub caret: Caret,
}

/// The kind of a change, as far as it decides what joins what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EditKind {
    /// A character was typed.
    Letter,
    /// White space was typed: it ends a word.
    Space,
    /// The character before the caret was deleted.
    Backspace,
    /// The character after the caret was deleted.
    Delete,
    /// Anything else: a paste, a cut, a composition, a direction.
    Whole,
}

impl EditKind {
    /// The kind of an insertion.
    pub fn from_insertion(inserted: &str) -> Self {
        let mut characters = inserted.chars();
        match (characters.next(), characters.next()) {
            (Some(c), None) if c.is_whitespace() => Self::Space,
            (Some(_), None) => Self::Letter,
            _ => Self::Whole,
        }
    }

    fn joins(self, before: Self) -> bool {
        match self {
            Self::Letter => before == Self::Letter,
            Self::Space => matches!(before, Self::Letter | Self::Space),
            Self::Backspace | Self::Delete => self == before,
            Self::Whole => false,
        }
    }
}

/// The most groups that are kept.
const MOST_GROUPS: usize = 500;
/// The most bytes of text that are kept; the last group always is.
const MOST_BYTES: usize = 8 << 20;

/// The groups of changes that can be taken back, and those that were.
#[derive(Clone, Debug, Default)]
pub(super) struct UndoStack {
    undo: Vec<Arc<FieldState>>,
    redo: Vec<Arc<FieldState>>,
    /// The last change, when the next may join it.
    last: Option<EditKind>,
}

impl UndoStack {
    /// Notes a change, with what was there before it.
    pub fn note(&mut self, before: FieldState, kind: EditKind) {
        if !self.last.is_some_and(|last| kind.joins(last)) {
            self.undo.push(Arc::new(before));
            self.forget_the_oldest();
        }
        self.redo.clear();
        self.last = Some(kind);
    }

    /// The next change joins none before it.
    pub fn pause(&mut self) {
        self.last = None;
    }

    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// What was before the last group.
    pub fn undo(&mut self, now: FieldState) -> Option<Arc<FieldState>> {
        self.pause();
        let before = self.undo.pop()?;
        self.redo.push(Arc::new(now));
        Some(before)
    }

    /// What was after the group that was taken back last.
    pub fn redo(&mut self, now: FieldState) -> Option<Arc<FieldState>> {
        self.pause();
        let after = self.redo.pop()?;
        self.undo.push(Arc::new(now));
        Some(after)
    }

    fn forget_the_oldest(&mut self) {
        let mut room = MOST_BYTES;
        let fits = |state: &&Arc<FieldState>| {
            let had = room;
            room = room.saturating_sub(state.text.len().max(1));
            had > 0
        };
        let kept = self.undo.iter().rev().take(MOST_GROUPS).take_while(fits).count();
        self.undo.drain(..self.undo.len() - kept);
    }
}
