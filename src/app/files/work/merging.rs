//! Reads what another program wrote to the file of the map, and takes it in.

use std::path::PathBuf;
use std::sync::Arc;

use super::Work;
use crate::app::files::flow::event::{Event, MergeError, MergeMode, Notice};
use crate::app::worker::Job;
use crate::edit::{Conflict, Summary, merge};
use crate::editor::Editor;
use crate::model::{Key, Map};
use crate::persist::{self, Fingerprint, LoadError};

type ReadJob = Job<Result<(Map, Fingerprint), LoadError>>;

/// What a merge starts from, and what is merged.
#[derive(Default)]
pub struct Merging {
    /// The map as this window last read it from the file or wrote it there.
    pub base: Option<Arc<Map>>,
    /// What is being read.
    pub reading: Option<(MergeMode, ReadJob)>,
    /// What the other program wrote.
    theirs: Option<Map>,
    /// What the two sides of the last merge disagree on.
    pub conflicts: Vec<Conflict>,
}

impl Merging {
    /// Another map is on the screen: as it was read, or new.
    pub fn begin(&mut self, base: Option<Arc<Map>>) {
        *self = Self { base, ..Self::default() };
    }

    /// Begins to read what the other program wrote.
    pub fn start(&mut self, work: &Work, path: PathBuf, mode: MergeMode) {
        let fs = Arc::clone(&work.fs);
        self.reading = Some((mode, work.job("merge", move || persist::load(&*fs, &path))));
    }

    /// Takes in what was read.
    pub fn poll(&mut self) -> Option<Event> {
        let (mode, read) = self.reading.as_ref().and_then(|(mode, job)| Some((*mode, job.poll()?)))?;
        self.reading = None;
        let read = read.unwrap_or_else(|lost| Err(LoadError::Io(lost.into())));
        Some(Event::TheirsRead(read.map_err(MergeError::Load).and_then(|(theirs, fingerprint)| {
            if mode == MergeMode::Merge && !self.is_related(&theirs) {
                return Err(MergeError::Unrelated);
            }
            self.theirs = Some(theirs);
            Ok(fingerprint)
        })))
    }

    /// Only maps with a common origin can be merged. Ids are random, so a common one is no accident.
    fn is_related(&self, theirs: &Map) -> bool {
        self.base.as_deref().is_some_and(|base| {
            let mut keys = base.keys().filter(|key| *key != Key::Info).peekable();
            keys.peek().is_none() || keys.any(|key| theirs.has(key))
        })
    }

    /// Takes in what was read, as one change. The answer is what the file holds now, and what to tell the user.
    pub fn merge(&mut self, mode: MergeMode, editor: &mut Editor) -> Option<(Map, Notice)> {
        let theirs = self.theirs.take()?;
        let before = editor.map().clone();
        self.conflicts = match mode {
            MergeMode::Reload => {
                editor.replace_document(&theirs);
                Vec::new()
            }
            MergeMode::Merge => {
                let merged = merge(self.base.as_deref()?, &before, &theirs);
                editor.replace_document(&merged.map);
                merged.conflicts
            }
        };
        if Summary::between(&theirs, editor.map()).is_empty() {
            editor.mark_saved(editor.revision());
        } else {
            editor.mark_unsaved();
        }
        let changes = Summary::between(&before, editor.map());
        self.base = Some(Arc::new(theirs.clone()));
        Some((theirs, Notice::Merged { mode, changes, conflicts: self.conflicts.len() }))
    }
}
