//! The outline: the map as a linear list, stage → step → lane → card with its marks, for whom a list is easier to read
//! than a picture, and for a screen reader.
//!
//! Empty cells are left out. What a row stands for is a [`OutlineNode`]; what it says is put into words only when it is seen,
//! by [`RowText`]. Which row is the current one follows the selection of the map, and moving in the list selects there:
//! neither side knows more than the other.

mod list;
mod row_text;

use std::collections::BTreeSet;

use self::list::{ancestors, listed};
use super::{Editor, GridCell, GridMotion, Hint, Modifiers};
use crate::edit::Selection;
use crate::model::Key;

pub use list::{Fold, OutlineNode, OutlineRow};
pub use row_text::RowText;

/// Where to go in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutlineMotion {
    /// To the row before.
    Up,
    /// To the row after.
    Down,
    /// So many rows up.
    PageUp(usize),
    /// So many rows down.
    PageDown(usize),
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// Opens the row; an open one is left for its first child.
    Expand,
    /// Closes the row; one that is closed, or has nothing in it, is left for its parent.
    Collapse,
}

/// The list, kept from frame to frame.
#[derive(Debug, Default)]
pub struct Outline {
    /// The state of the map that was listed; `None` when something was opened or closed since.
    generation: Option<u64>,
    /// How often the map was listed.
    times: u64,
    rows: Vec<OutlineRow>,
    closed: BTreeSet<OutlineNode>,
    /// The current row.
    at: Option<OutlineNode>,
    index: usize,
    /// Where the rows begin that Shift selects.
    anchor: Option<OutlineNode>,
    /// Where the editor stood when it was looked last.
    followed: Option<(Selection, Option<GridCell>)>,
}

impl Outline {
    /// Lists the map again when it has changed, and follows its selection: opens what it is in. True when the current
    /// row is another one, to be brought into view.
    pub fn update(&mut self, editor: &Editor) -> bool {
        let before = self.at;
        let follows = !self.has_followed(editor);
        if follows {
            self.followed = Some((editor.selection().clone(), editor.focus()));
            if let Some(node) = self.stand_of(editor) {
                self.at = Some(node);
                self.open_around(editor, node);
            }
        }
        let listed = self.list(editor);
        self.at != before || (follows && listed)
    }

    fn has_followed(&self, editor: &Editor) -> bool {
        let stands = (editor.selection(), editor.focus());
        self.followed.as_ref().is_some_and(|(selection, focus)| (selection, *focus) == stands)
    }

    /// True when it was listed anew. While something is dragged, the list stands still.
    fn list(&mut self, editor: &Editor) -> bool {
        let kept = self.generation.is_some_and(|listed| listed == editor.generation() || editor.is_dragging());
        let stale = !kept;
        if stale {
            self.generation = Some(editor.generation());
            self.times += 1;
            self.rows = listed(editor.map(), &self.closed);
        }
        let is_at = self.rows.get(self.index).is_some_and(|row| Some(row.node) == self.at);
        if !is_at {
            // Where the row is gone, the one that took its place is the next one to go on from.
            let last = self.rows.len().saturating_sub(1);
            self.index = self.at.and_then(|node| self.position(node)).unwrap_or(self.index.min(last));
            self.at = self.rows.get(self.index).map(|row| row.node);
        }
        stale
    }

    /// What is shown, from top to bottom.
    #[must_use]
    pub fn rows(&self) -> &[OutlineRow] {
        &self.rows
    }

    /// Which row is the current one.
    #[must_use]
    pub fn current(&self) -> usize {
        self.index
    }

    /// How often the map was listed.
    #[must_use]
    pub fn times_listed(&self) -> u64 {
        self.times
    }

    /// Which row stands for something, when it is shown.
    #[must_use]
    pub fn position(&self, node: OutlineNode) -> Option<usize> {
        self.rows.iter().position(|row| row.node == node)
    }

    /// The row that a row is in.
    #[must_use]
    pub fn parent(&self, index: usize) -> Option<usize> {
        let depth = self.rows.get(index)?.depth;
        let before = self.rows.get(..index)?;
        before.iter().rposition(|row| row.depth < depth)
    }

    /// Moves to another row and selects it on the map, in view. While a card is picked there, or a pain point aimed
    /// at, that goes on.
    pub fn go(&mut self, editor: &mut Editor, go: OutlineMotion) {
        if editor.hint() == Some(Hint::PickPain) {
            let back = matches!(
                go,
                OutlineMotion::Up | OutlineMotion::First | OutlineMotion::Collapse | OutlineMotion::PageUp(_)
            );
            return editor.walk(if back { GridMotion::Up } else { GridMotion::Down });
        }
        self.list(editor);
        if let Some(index) = self.beyond(editor, go) {
            self.anchor = None;
            self.stand(editor, index);
        }
    }

    /// Selects up to another row, from where that began.
    pub fn extend(&mut self, editor: &mut Editor, go: OutlineMotion) {
        self.list(editor);
        if let Some(to) = self.beyond(editor, go) {
            self.select_to(editor, to);
        }
    }

    fn beyond(&mut self, editor: &mut Editor, go: OutlineMotion) -> Option<usize> {
        let row = *self.rows.get(self.index)?;
        let last = self.rows.len() - 1;
        // Nothing is selected: the first step leads to where one is.
        let stands = editor.has_position() || !row.node.can_be_stood_at(editor.map());
        match go {
            OutlineMotion::Up | OutlineMotion::Down | OutlineMotion::Expand | OutlineMotion::Collapse if !stands => {
                Some(self.index)
            }
            OutlineMotion::Up => self.index.checked_sub(1),
            OutlineMotion::Down => Some(self.index + 1).filter(|next| *next <= last),
            OutlineMotion::PageUp(rows) => Some(self.index.saturating_sub(rows)),
            OutlineMotion::PageDown(rows) => Some(self.index.saturating_add(rows).min(last)),
            OutlineMotion::First => Some(0),
            OutlineMotion::Last => Some(last),
            OutlineMotion::Expand if row.fold == Fold::Open => Some(self.index + 1),
            OutlineMotion::Expand if row.fold == Fold::Leaf => None,
            OutlineMotion::Collapse if row.fold != Fold::Open => self.parent(self.index),
            OutlineMotion::Expand | OutlineMotion::Collapse => {
                self.fold(editor, self.index);
                None
            }
        }
    }

    /// Opens a closed row and closes an open one. What is selected in it is left for the row itself: nobody shall delete
    /// what he does not see.
    pub fn fold(&mut self, editor: &mut Editor, index: usize) {
        let Some(row) = self.rows.get(index).copied() else { return };
        match row.fold {
            Fold::Leaf => return,
            Fold::Open => drop(self.closed.insert(row.node)),
            Fold::Closed => drop(self.closed.remove(&row.node)),
        }
        let within = |at: OutlineNode| ancestors(editor.map(), at).contains(&row.node);
        let leaves = row.fold == Fold::Open && self.at.is_some_and(within);
        self.generation = None;
        self.list(editor);
        if leaves {
            self.stand(editor, index);
        }
    }

    /// A row was pressed: it is selected, with Ctrl or ⌘ it is selected too or no more, with Shift all rows up to it.
    pub fn press(&mut self, editor: &mut Editor, index: usize, modifiers: Modifiers) {
        let Some(row) = self.rows.get(index).copied() else { return };
        match row.node {
            OutlineNode::Record(key) if modifiers.command => {
                let mut selection = editor.selection().clone();
                selection.toggle(key);
                editor.select(selection);
                self.settle(editor, index);
            }
            _ if modifiers.shift => self.select_to(editor, index),
            _ => {
                self.anchor = None;
                self.stand(editor, index);
            }
        }
    }

    fn select_to(&mut self, editor: &mut Editor, to: usize) {
        let anchor = self.anchor.or(self.at);
        let from = anchor.and_then(|node| self.position(node)).unwrap_or(to);
        let rows = self.rows.get(from.min(to)..=from.max(to)).unwrap_or_default();
        editor.select(rows.iter().filter_map(|row| row.node.key()).collect());
        self.settle(editor, to);
        if let Some(key) = self.at.and_then(OutlineNode::key) {
            editor.show(key);
        }
        self.anchor = anchor;
    }

    fn stand(&mut self, editor: &mut Editor, index: usize) {
        let Some(row) = self.rows.get(index).copied() else { return };
        match row.node {
            OutlineNode::Record(key) => editor.go_to(key),
            OutlineNode::Cell(cell) => editor.go_to_cell(cell),
            OutlineNode::Lanes => editor.select(Selection::none()),
        }
        self.settle(editor, index);
    }

    /// The row is the current one, whatever else is selected.
    fn settle(&mut self, editor: &Editor, index: usize) {
        self.index = index;
        self.at = self.rows.get(index).map(|row| row.node);
        self.followed = Some((editor.selection().clone(), editor.focus()));
    }

    /// The row where one stands on the map; none when that is nowhere in the list.
    fn stand_of(&self, editor: &Editor) -> Option<OutlineNode> {
        if let Some(cell) = editor.focus() {
            let has_cards = editor.map().cards.values().any(|card| (card.lane, card.step) == (cell.lane, cell.step));
            return Some(if has_cards { OutlineNode::Cell(cell) } else { OutlineNode::Record(cell.step.into()) });
        }
        let selection = editor.selection();
        let kept = self.at.filter(|at| at.key().is_some_and(|key| selection.has(key)));
        let first = || selection.keys().find(|key| !matches!(key, Key::Persona(_))).map(OutlineNode::Record);
        kept.or_else(first)
    }

    /// Opens all that something is in.
    fn open_around(&mut self, editor: &Editor, node: OutlineNode) {
        for around in ancestors(editor.map(), node) {
            if self.closed.remove(&around) {
                self.generation = None;
            }
        }
    }
}
