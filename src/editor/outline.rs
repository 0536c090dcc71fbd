//! The outline: the map as a linear list, stage → step → lane → card with its marks, easier to read for some than a
//! picture, and for screen readers.
//!
//! Empty cells are left out. What a row stands for is a [`OutlineNode`]; its [`RowText`] is written only when it is
//! seen. The current row follows the selection of the map, and moving in the list selects on the map, so that the two
//! never disagree.

mod list;
mod row_text;

use std::collections::BTreeSet;

use self::list::{ancestors, listed};
use super::{Editor, GridCell, GridMotion, Hint, Modifiers};
use crate::edit::Selection;
use crate::model::Key;

pub use list::{Fold, OutlineNode, OutlineRow};
pub use row_text::RowText;

/// A motion in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutlineMotion {
    /// To the row before.
    Up,
    /// To the row after.
    Down,
    /// This many rows up.
    PageUp(usize),
    /// This many rows down.
    PageDown(usize),
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// Opens the row; from an open one, to its first child.
    Expand,
    /// Closes the row; from a closed one, or one without children, to its parent.
    Collapse,
}

/// The list and its current row, kept from frame to frame.
#[derive(Debug, Default)]
pub struct Outline {
    /// The state of the list of records that was listed; `None` when something was opened or closed since.
    listing: Option<u64>,
    /// How often the map was listed.
    times: u64,
    rows: Vec<OutlineRow>,
    closed: BTreeSet<OutlineNode>,
    /// The current row.
    at: Option<OutlineNode>,
    index: usize,
    /// The first of the rows that Shift selects.
    anchor: Option<OutlineNode>,
    /// The selection and focus of the editor at the last update.
    followed: Option<(Selection, Option<GridCell>)>,
}

impl Outline {
    /// Lists the map again when records have come, gone or moved, and follows its selection: opens what it is in. True when
    /// the current row is another one, to be brought into view.
    pub fn update(&mut self, editor: &Editor) -> bool {
        let before = self.at;
        let follows = !self.has_followed(editor);
        if follows {
            self.followed = Some((editor.selection().clone(), editor.focus()));
            if let Some(node) = self.node_of_position(editor) {
                self.at = Some(node);
                self.open_around(editor, node);
            }
        }
        let listed = self.list(editor);
        self.at != before || (follows && listed)
    }

    fn has_followed(&self, editor: &Editor) -> bool {
        let now = (editor.selection(), editor.focus());
        self.followed.as_ref().is_some_and(|(selection, focus)| (selection, *focus) == now)
    }

    /// True when it was listed anew. While something is dragged, the list stands still.
    fn list(&mut self, editor: &Editor) -> bool {
        let kept = self.listing.is_some_and(|listed| listed == editor.doc.listing || editor.is_dragging());
        let stale = !kept;
        if stale {
            self.listing = Some(editor.doc.listing);
            self.times += 1;
            self.rows = listed(editor.map(), &self.closed);
        }
        let is_at = self.rows.get(self.index).is_some_and(|row| Some(row.node) == self.at);
        if !is_at {
            // When the row is gone, the one that took its place becomes the current one.
            let last = self.rows.len().saturating_sub(1);
            self.index = self.at.and_then(|node| self.position(node)).unwrap_or(self.index.min(last));
            self.at = self.rows.get(self.index).map(|row| row.node);
        }
        stale
    }

    /// The rows, from top to bottom.
    #[must_use]
    pub fn rows(&self) -> &[OutlineRow] {
        &self.rows
    }

    /// The index of the current row.
    #[must_use]
    pub fn current(&self) -> usize {
        self.index
    }

    /// How often the map was listed.
    #[must_use]
    pub fn times_listed(&self) -> u64 {
        self.times
    }

    /// The index of the row of a node, when it is shown.
    #[must_use]
    pub fn position(&self, node: OutlineNode) -> Option<usize> {
        let is_node = |row: &OutlineRow| row.node == node;
        // It is most often asked for the current row.
        let current = self.rows.get(self.index).is_some_and(is_node).then_some(self.index);
        current.or_else(|| self.rows.iter().position(is_node))
    }

    /// The row that another row is in.
    #[must_use]
    pub fn parent(&self, index: usize) -> Option<usize> {
        let depth = self.rows.get(index)?.depth;
        let before = self.rows.get(..index)?;
        before.iter().rposition(|row| row.depth < depth)
    }

    /// Moves to another row and selects it on the map, in view. While a card or a pain point is picked there, that goes
    /// on.
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
            self.select_row(editor, index);
        }
    }

    /// Selects the rows up to another one, from the row where extending began.
    pub fn extend(&mut self, editor: &mut Editor, go: OutlineMotion) {
        self.list(editor);
        if let Some(to) = self.beyond(editor, go) {
            self.select_to(editor, to);
        }
    }

    fn beyond(&mut self, editor: &mut Editor, go: OutlineMotion) -> Option<usize> {
        let row = *self.rows.get(self.index)?;
        let last = self.rows.len() - 1;
        // When nothing is selected, the first motion selects the current row.
        let stands = editor.has_position() || !row.node.is_on_map(editor.map());
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

    /// Opens a closed row and closes an open one. If the current row is in it, the row itself becomes
    /// current, so that nothing is deleted that is not seen.
    pub fn fold(&mut self, editor: &mut Editor, index: usize) {
        let Some(row) = self.rows.get(index).copied() else { return };
        match row.fold {
            Fold::Leaf => return,
            Fold::Open => drop(self.closed.insert(row.node)),
            Fold::Closed => drop(self.closed.remove(&row.node)),
        }
        let within = |at: OutlineNode| ancestors(editor.map(), at).contains(&row.node);
        let leaves = row.fold == Fold::Open && self.at.is_some_and(within);
        self.listing = None;
        self.list(editor);
        if leaves {
            self.select_row(editor, index);
        }
    }

    /// Presses a row: selects it, with Ctrl or ⌘ toggles it in the selection, with Shift selects all rows up to it.
    pub fn press(&mut self, editor: &mut Editor, index: usize, modifiers: Modifiers) {
        let Some(row) = self.rows.get(index).copied() else { return };
        match row.node {
            OutlineNode::Record(key) if modifiers.command => {
                let mut selection = editor.selection().clone();
                selection.toggle(key);
                editor.select(selection);
                self.set_current(editor, index);
            }
            _ if modifiers.shift => self.select_to(editor, index),
            _ => {
                self.anchor = None;
                self.select_row(editor, index);
            }
        }
    }

    fn select_to(&mut self, editor: &mut Editor, to: usize) {
        let anchor = self.anchor.or(self.at);
        let from = anchor.and_then(|node| self.position(node)).unwrap_or(to);
        let rows = self.rows.get(from.min(to)..=from.max(to)).unwrap_or_default();
        editor.select(rows.iter().filter_map(|row| row.node.key()).collect());
        self.set_current(editor, to);
        if let Some(key) = self.at.and_then(OutlineNode::key) {
            editor.doc.show(key);
        }
        self.anchor = anchor;
    }

    fn select_row(&mut self, editor: &mut Editor, index: usize) {
        let Some(row) = self.rows.get(index).copied() else { return };
        match row.node {
            OutlineNode::Record(key) => editor.go_to(key),
            OutlineNode::Cell(cell) => editor.go_to_cell(cell),
            OutlineNode::Lanes => editor.select(Selection::none()),
        }
        self.set_current(editor, index);
    }

    /// Makes the row the current one, whatever else is selected.
    fn set_current(&mut self, editor: &Editor, index: usize) {
        self.index = index;
        self.at = self.rows.get(index).map(|row| row.node);
        self.followed = Some((editor.selection().clone(), editor.focus()));
    }

    /// The node of the position on the map; `None` when it is not in the list.
    fn node_of_position(&self, editor: &Editor) -> Option<OutlineNode> {
        if let Some(cell) = editor.focus() {
            let has_cards = !editor.reading_order().cards_in(cell.lane, cell.step).is_empty();
            return Some(if has_cards { OutlineNode::Cell(cell) } else { OutlineNode::Record(cell.step.into()) });
        }
        let selection = editor.selection();
        let kept = self.at.filter(|at| at.key().is_some_and(|key| selection.has(key)));
        let first = || selection.keys().find(|key| !matches!(key, Key::Persona(_))).map(OutlineNode::Record);
        kept.or_else(first)
    }

    /// Opens all rows that a node is in.
    fn open_around(&mut self, editor: &Editor, node: OutlineNode) {
        for around in ancestors(editor.map(), node) {
            if self.closed.remove(&around) {
                self.listing = None;
            }
        }
    }
}
