//! What was done, to be undone and done again.
//!
//! The history holds patches and not the map: [`History::undo`] and [`History::redo`] return the patch, and the owner of
//! the map applies it.

use super::{ChangeLabel, Patch, Selection};

/// One change that a person made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// What it is called.
    pub label: ChangeLabel,
    /// What it does.
    pub patch: Patch,
    /// What was selected before it.
    pub before: Selection,
    /// What is selected after it.
    pub after: Selection,
}

/// Names a state of the map within one history: the same name means the same content. States that were
/// dropped never come back under their old name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Revision(u64);

impl Revision {
    /// The next name, for counting states that are in no history, such as a text in the middle of a word.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// All changes since the map was opened, and which of them are done.
#[derive(Clone, Debug, Default)]
pub struct History {
    entries: Vec<(Revision, HistoryEntry)>,
    done: usize,
    latest: Revision,
    saved: Option<Revision>,
}

impl History {
    /// The history of a map that is on disk as it is.
    #[must_use]
    pub fn saved() -> Self {
        Self { saved: Some(Revision::default()), ..Self::default() }
    }

    /// The history of a map that is not on disk, such as a recovered one.
    #[must_use]
    pub fn unsaved() -> Self {
        Self::default()
    }

    /// Notes a change that was made. What was undone before it can't be redone any more. A change that
    /// changes nothing isn't noted.
    pub fn push(&mut self, entry: HistoryEntry) {
        if entry.patch.is_empty() {
            return;
        }
        self.entries.truncate(self.done);
        self.latest = self.latest.next();
        self.entries.push((self.latest, entry));
        self.done = self.entries.len();
    }

    /// Goes back by one change: the patch to apply to the map, and what was selected before it.
    pub fn undo(&mut self) -> Option<(Patch, Selection)> {
        let at = self.done.checked_sub(1)?;
        let (_, entry) = self.entries.get(at)?;
        self.done = at;
        Some((entry.patch.inverse(), entry.before.clone()))
    }

    /// Goes forward by one change: the patch to apply to the map, and what was selected after it.
    pub fn redo(&mut self) -> Option<(Patch, Selection)> {
        let (_, entry) = self.entries.get(self.done)?;
        self.done += 1;
        Some((entry.patch.clone(), entry.after.clone()))
    }

    /// What [`History::undo`] would take back.
    #[must_use]
    pub fn can_undo(&self) -> Option<ChangeLabel> {
        let at = self.done.checked_sub(1)?;
        self.entries.get(at).map(|(_, entry)| entry.label)
    }

    /// What [`History::redo`] would do again.
    #[must_use]
    pub fn can_redo(&self) -> Option<ChangeLabel> {
        self.entries.get(self.done).map(|(_, entry)| entry.label)
    }

    /// The changes that are done, from first to last.
    pub fn done(&self) -> impl DoubleEndedIterator<Item = &HistoryEntry> {
        self.entries.iter().take(self.done).map(|(_, entry)| entry)
    }

    /// The name of the present state.
    #[must_use]
    pub fn revision(&self) -> Revision {
        let last = self.done.checked_sub(1).and_then(|at| self.entries.get(at));
        last.map(|(revision, _)| *revision).unwrap_or_default()
    }

    /// Notes that a state is on disk now. A save takes time: pass the revision that was written, which need
    /// not be the present one any more.
    pub fn mark_saved(&mut self, revision: Revision) {
        self.saved = Some(revision);
    }

    /// Notes that no state is on disk any more: the file holds something else, or is gone.
    pub fn forget_saved(&mut self) {
        self.saved = None;
    }

    /// True when the present state is the one on disk, also after going back to it.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.saved == Some(self.revision())
    }
}
