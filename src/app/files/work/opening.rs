//! Reads a file, which turns out to be a map, a map that another window has open, one of a newer version, a damaged one of
//! which a repaired copy can be opened, or a file of another kind from which a map can be made.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::data_dir::DataDir;
use super::new_map::editor_of;
use super::{Work, import, lock_owner};
use crate::app::files::flow::event::{Event, FileNature, OpenError, OpenedFile};
use crate::app::worker::Job;
use crate::editor::Editor;
use crate::i18n::Locale;
use crate::model::{IdSource, Map};
use crate::persist::{self, Fingerprint, Fs, LoadError, ReadError, Timestamp};

/// A map that was read, ready to be shown.
pub struct OpenedMap {
    pub editor: Editor,
    /// The map as the file holds it, for the journal and for merging.
    pub map: Map,
    pub file: OpenedFile,
    /// When the file was written; `None` when that can't be told.
    pub written: Option<Timestamp>,
}

/// What a map without a file was made from.
pub struct MapOrigin {
    /// The name of the map until it has a file.
    pub name: String,
    /// The folder to propose for that file.
    pub folder: Option<PathBuf>,
}

/// What goes on to open a file.
#[derive(Default)]
pub struct Opening {
    /// The file that is being read.
    pub reading: Option<Job<Result<OpenedMap, OpenError>>>,
    /// The map that was read and is not shown yet.
    pub opened: Option<Box<OpenedMap>>,
    /// The file that is to be opened as a new map when it is read next.
    pub as_copy: Option<PathBuf>,
}

impl Opening {
    /// Begins to read a file.
    pub fn start(&mut self, work: &Work, path: PathBuf, language: Locale, ids: IdSource) {
        let (fs, data_dir) = (Arc::clone(&work.fs), work.data_dir.clone());
        let as_copy = self.as_copy.take_if(|copied| *copied == path).is_some();
        self.reading = Some(work.job("open", move || {
            if import::is_foreign(&path) {
                return import::read(&*fs, &path, language, ids);
            }
            let (map, mut file) = read(&*fs, &path, data_dir.as_deref())?;
            if as_copy && !matches!(file.nature, FileNature::Damaged(..)) {
                file.nature = FileNature::Copy;
            }
            let written = fs.modified(&path).ok();
            Ok(OpenedMap { editor: editor_of(map.clone(), ids), map, file, written })
        }));
    }

    /// Takes in what was read.
    pub fn poll(&mut self) -> Option<Event> {
        let result = Job::done(&mut self.reading)?;
        let result = result.unwrap_or_else(|lost| Err(LoadError::Io(lost.into()).into()));
        Some(Event::Read(result.map(|opened| {
            let file = opened.file.clone();
            self.opened = Some(Box::new(opened));
            file
        })))
    }

    /// How long the file is being read.
    pub fn age(&self) -> Option<Duration> {
        self.reading.as_ref().map(Job::age)
    }

    /// What the file turned out to be that was read and is not shown yet.
    pub fn nature(&self) -> Option<&FileNature> {
        self.opened.as_ref().map(|opened| &opened.file.nature)
    }
}

fn read(fs: &dyn Fs, path: &Path, data_dir: Option<&DataDir>) -> Result<(Map, OpenedFile), LoadError> {
    let bytes = persist::load_bytes(fs, path)?;
    let (map, nature) = match persist::read(&bytes) {
        Ok(map) => (map, lock_owner(fs, path, data_dir).map_or(FileNature::Map, FileNature::Held)),
        Err(error) => salvage(&bytes, error)?,
    };
    Ok((map, OpenedFile { fingerprint: Fingerprint::new(&bytes), nature }))
}

/// What can be shown of a file that this version can't read.
fn salvage(bytes: &[u8], error: ReadError) -> Result<(Map, FileNature), LoadError> {
    if let Some(newer) = persist::read_newer(bytes) {
        return Ok((newer.map, FileNature::Newer(newer.lost.len().saturating_add(newer.more))));
    }
    match persist::repair(bytes) {
        Some(repaired) => Ok((repaired.map, FileNature::Damaged(error, repaired.repairs, repaired.more))),
        None => Err(LoadError::Read(error)),
    }
}
