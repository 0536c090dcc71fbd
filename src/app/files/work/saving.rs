//! Examines the place for a file, and saves the map there.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::data_dir::now;
use super::{Work, lock_owner};
use crate::app::files::flow::event::{Event, TargetInfo};
use crate::app::worker::{Job, Lost};
use crate::edit::Revision;
use crate::model::Map;
use crate::persist::versions::{self, SaveOutcome};
use crate::persist::{self, FileKind, Fingerprint, SaveError, Task};

type SaveJob = Job<Result<SaveOutcome, SaveError>>;

/// What goes on to save the map.
#[derive(Default)]
pub struct Saving {
    /// The place that is being examined.
    pub target: Option<Job<Result<TargetInfo, SaveError>>>,
    running: Option<(Revision, Arc<Map>, SaveJob)>,
}

/// A save that ended.
pub struct FinishedSave {
    /// The state of the map that was saved.
    pub revision: Revision,
    /// The map in that state.
    pub map: Arc<Map>,
    /// How it ended.
    pub result: Result<SaveOutcome, SaveError>,
}

impl Saving {
    /// Begins to examine the place for a file. When `chosen` is a folder, the file is the one of that name in it.
    pub fn check_target(&mut self, work: &Work, chosen: PathBuf, path: PathBuf, name: &str) {
        let (fs, data_dir, within) = (Arc::clone(&work.fs), work.data_dir.clone(), chosen.join(name));
        self.target = Some(work.job("target", move || {
            let within = matches!(fs.kind(&chosen), Ok(FileKind::Folder)).then_some(within);
            let path = within.as_deref().unwrap_or(&path);
            let fingerprint = persist::fingerprint_at(&*fs, path)?;
            let held = lock_owner(&*fs, path, data_dir.as_deref()).is_some();
            Ok(TargetInfo { within, fingerprint, held })
        }));
    }

    /// Begins to save the map. What the file held is kept as a version where there is a data directory.
    pub fn start(
        &mut self,
        work: &Work,
        path: PathBuf,
        expected: Option<Fingerprint>,
        map: Arc<Map>,
        revision: Revision,
    ) {
        let (fs, data_dir) = (Arc::clone(&work.fs), work.data_dir.clone());
        let written = Arc::clone(&map);
        let save = move || {
            let text = persist::write(&written);
            match data_dir {
                Some(place) => versions::save(&*fs, &path, text.as_bytes(), expected, &place.versions(), now()),
                None => persist::save(&*fs, &path, text.as_bytes(), expected)
                    .map(|fingerprint| SaveOutcome { fingerprint, not_kept: None }),
            }
        };
        self.running = Some((revision, map, work.job("save", save)));
    }

    /// Takes in what was found in the place for a file.
    pub fn poll_target(&mut self) -> Option<Event> {
        let found = Job::done(&mut self.target)?;
        Some(Event::TargetChecked(found.unwrap_or_else(|lost| Err(not_done(Task::LookFor, lost)))))
    }

    /// Takes in how a save ended.
    pub fn poll(&mut self) -> Option<FinishedSave> {
        let result = self.running.as_ref()?.2.poll()?;
        let (revision, map, _) = self.running.take()?;
        Some(FinishedSave { revision, map, result: result.unwrap_or_else(|lost| Err(not_done(Task::Save, lost))) })
    }

    /// How long the map is being saved.
    pub fn age(&self) -> Option<Duration> {
        self.running.as_ref().map(|(.., job)| job.age())
    }
}

/// The error of a task whose thread ended without a result.
pub fn not_done(task: Task, lost: Lost) -> SaveError {
    SaveError::Io { task, source: lost.into() }
}
