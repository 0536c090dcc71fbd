//! What was done, to be undone and done again.
//!
//! The history holds patches and not the map: [`History::undo`] and [`History::redo`] return the patch, and the owner of
//! the map applies it.
//!
//! It is bounded by the memory that it takes: see [`History::MOST_BYTES`].

mod size;

use std::collections::VecDeque;
use std::sync::Arc;

use super::patch::Change;
use super::{ChangeLabel, Patch, Selection};
use crate::model::Key;

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

/// A change as it is kept: as rows, because a tree has room for eleven records in its smallest node, and most changes have
/// one.
#[derive(Clone, Debug)]
struct KeptEntry {
    /// The state after it.
    revision: Revision,
    label: ChangeLabel,
    changes: Box<[Change]>,
    before: Arc<[Key]>,
    after: Arc<[Key]>,
    bytes: usize,
}

/// The changes since the map was opened, and which of them are done.
///
/// Together they take no more memory than [`History::MOST_BYTES`], or the oldest are forgotten: that far back, nothing can
/// be undone any more. The last change can always be undone, however large it is.
#[derive(Clone, Debug)]
pub struct History {
    entries: VecDeque<KeptEntry>,
    done: usize,
    latest: Revision,
    /// The state before the first of the entries.
    first: Revision,
    saved: Option<Revision>,
    bytes: usize,
    most_bytes: usize,
}

impl Default for History {
    fn default() -> Self {
        Self::unsaved()
    }
}

impl History {
    /// The most bytes that a history takes, 64 MiB: about a hundred thousand changes of single records. Only the last
    /// change may take more.
    pub const MOST_BYTES: usize = 64 << 20;

    /// The history of a map that is on disk as it is.
    #[must_use]
    pub fn saved() -> Self {
        Self { saved: Some(Revision::default()), ..Self::unsaved() }
    }

    /// The history of a map that is not on disk, such as a recovered one.
    #[must_use]
    pub fn unsaved() -> Self {
        let (latest, first) = (Revision::default(), Revision::default());
        let most_bytes = Self::MOST_BYTES;
        Self { entries: VecDeque::new(), done: 0, latest, first, saved: None, bytes: 0, most_bytes }
    }

    /// The same history, which takes no more than so many bytes from the next change on.
    #[must_use]
    pub fn bounded(self, most_bytes: usize) -> Self {
        Self { most_bytes, ..self }
    }

    /// Notes a change that was made. What was undone before it can't be redone any more. A change that
    /// changes nothing isn't noted.
    pub fn push(&mut self, entry: HistoryEntry) {
        if entry.patch.is_empty() {
            return;
        }
        for undone in self.entries.drain(self.done..) {
            self.bytes -= undone.bytes;
        }
        self.latest = self.latest.next();
        let kept = KeptEntry::new(self.latest, entry, self.entries.back());
        self.bytes += kept.bytes;
        self.entries.push_back(kept);
        self.done = self.entries.len();
        self.forget_the_oldest();
    }

    /// Forgets as much as is too much, but not the last change.
    fn forget_the_oldest(&mut self) {
        while self.bytes > self.most_bytes
            && self.entries.len() > 1
            && let Some(oldest) = self.entries.pop_front()
        {
            self.bytes -= oldest.bytes;
            self.done -= 1;
            // If this state is the one on disk, it is still found by going back as far as possible. The state before it
            // is gone with its name.
            self.first = oldest.revision;
        }
    }

    /// How many bytes the changes take, near enough.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Goes back by one change: the patch to apply to the map, and what was selected before it.
    pub fn undo(&mut self) -> Option<(Patch, Selection)> {
        let at = self.done.checked_sub(1)?;
        let entry = self.entries.get(at)?;
        self.done = at;
        Some((entry.changes.iter().map(Change::inverse).collect(), selection(&entry.before)))
    }

    /// Goes forward by one change: the patch to apply to the map, and what was selected after it.
    pub fn redo(&mut self) -> Option<(Patch, Selection)> {
        let entry = self.entries.get(self.done)?;
        self.done += 1;
        Some((entry.changes.iter().cloned().collect(), selection(&entry.after)))
    }

    /// What [`History::undo`] would take back.
    #[must_use]
    pub fn can_undo(&self) -> Option<ChangeLabel> {
        let at = self.done.checked_sub(1)?;
        self.entries.get(at).map(|entry| entry.label)
    }

    /// What [`History::redo`] would do again.
    #[must_use]
    pub fn can_redo(&self) -> Option<ChangeLabel> {
        self.entries.get(self.done).map(|entry| entry.label)
    }

    /// The changes that are done and can be undone, from first to last.
    pub fn done(&self) -> impl DoubleEndedIterator<Item = HistoryEntry> {
        self.entries.iter().take(self.done).map(KeptEntry::unpacked)
    }

    /// The name of the present state.
    #[must_use]
    pub fn revision(&self) -> Revision {
        let last = self.done.checked_sub(1).and_then(|at| self.entries.get(at));
        last.map_or(self.first, |entry| entry.revision)
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

impl KeptEntry {
    /// `last` is the change before it: most changes begin with the selection with which that one ended.
    fn new(revision: Revision, entry: HistoryEntry, last: Option<&Self>) -> Self {
        let HistoryEntry { label, patch, before, after } = entry;
        let changes: Box<[Change]> = patch.changes().values().cloned().collect();
        let before = shared(&before, last.map(|last| &last.after));
        let after = shared(&after, Some(&before));
        let bytes = size_of::<Self>()
            + changes.iter().map(size::of_change).sum::<usize>()
            + [&before, &after].map(|keys| size::of_keys(keys)).iter().sum::<usize>();
        Self { revision, label, changes, before, after, bytes }
    }

    fn unpacked(&self) -> HistoryEntry {
        let patch = self.changes.iter().cloned().collect();
        HistoryEntry { label: self.label, patch, before: selection(&self.before), after: selection(&self.after) }
    }
}

/// The names of what is selected: those that are known already when they are the same.
fn shared(selection: &Selection, known: Option<&Arc<[Key]>>) -> Arc<[Key]> {
    let known = known.filter(|known| known.len() == selection.len() && selection.keys().eq(known.iter().copied()));
    known.map_or_else(|| selection.keys().collect(), Arc::clone)
}

fn selection(keys: &[Key]) -> Selection {
    keys.iter().copied().collect()
}
