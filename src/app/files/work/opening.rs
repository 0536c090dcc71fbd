//! Reads a file, which turns out to be a map, a map that another window has open, one of a newer version, a damaged one of
//! which a repaired copy can be opened, or a file of another kind from which a map can be made.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::data_dir::DataDir;
use super::new_map::editor_of;
use super::{Work, import};
use crate::app::files::flow::event::{Event, FileNature, OpenError, OpenedFile};
use crate::app::worker::{Job, Wake};
use crate::editor::Editor;
use crate::i18n::Locale;
use crate::model::{IdSource, Map};
use crate::persist::{self, Fingerprint, Fs, LoadError, LockOwner, ReadError, Timestamp};
use crate::theme::Density;

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

/// How a window lays maps out: a map that is read for it need not be laid out again when it is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MapLook {
    /// How wide the lane names' column is, where that was changed.
    pub rail: Option<f64>,
    /// How dense maps are.
    pub density: Density,
}

/// A file to be read.
pub struct ReadRequest {
    /// The file.
    pub path: PathBuf,
    /// It is opened as a new map.
    pub as_copy: bool,
    /// The language of the map that is made from a file of another kind.
    pub language: Locale,
    /// The ids of that map.
    pub ids: IdSource,
    /// How the window lays maps out.
    pub look: MapLook,
}

type Reading = Job<Result<OpenedMap, OpenError>>;

/// A file that is read before its window is there: to open that takes as long as to read a large map.
pub struct ReadAhead {
    path: PathBuf,
    as_copy: bool,
    reading: Reading,
}

impl ReadAhead {
    /// Begins to read a file for a window with that data directory.
    #[must_use]
    pub fn start(fs: Arc<dyn Fs>, data_dir: Option<&DataDir>, wake: &Wake, request: ReadRequest) -> Self {
        let path = std::path::absolute(&request.path).unwrap_or_else(|_| request.path.clone());
        let request = ReadRequest { path: path.clone(), ..request };
        Self { path, as_copy: request.as_copy, reading: reading(fs, data_dir, wake, request) }
    }
}

/// What goes on to open a file.
#[derive(Default)]
pub struct Opening {
    /// The file that is being read.
    pub reading: Option<Reading>,
    /// A file that was begun to be read before it was wanted.
    pub ahead: Option<ReadAhead>,
    /// The map that was read and is not shown yet.
    pub opened: Option<Box<OpenedMap>>,
    /// The file that is to be opened as a new map when it is read next.
    pub as_copy: Option<PathBuf>,
}

impl Opening {
    /// Begins to read a file, if that was not begun before.
    pub fn start(&mut self, work: &Work, request: ReadRequest) {
        let as_copy = self.as_copy.take_if(|copied| *copied == request.path).is_some();
        let request = ReadRequest { as_copy, ..request };
        let ahead = self.ahead.take().filter(|ahead| ahead.path == request.path && ahead.as_copy == as_copy);
        self.reading = Some(match ahead {
            Some(ahead) => ahead.reading,
            None => reading(Arc::clone(&work.fs), work.data_dir.as_deref(), &work.wake, request),
        });
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

fn reading(fs: Arc<dyn Fs>, data_dir: Option<&DataDir>, wake: &Wake, request: ReadRequest) -> Reading {
    let owners = data_dir.map(DataDir::lock_owners);
    Job::start("open", wake, move || {
        let look = request.look;
        let owner = |path: &Path| owners.as_ref().and_then(|owners| owners(&*fs, path));
        let mut opened = read_as(&*fs, owner, request)?;
        opened.editor.set_density(look.density);
        look.rail.into_iter().for_each(|rail| opened.editor.set_rail(rail));
        Ok(opened)
    })
}

fn read_as(
    fs: &dyn Fs,
    owner: impl Fn(&Path) -> Option<LockOwner>,
    request: ReadRequest,
) -> Result<OpenedMap, OpenError> {
    let ReadRequest { path, as_copy, language, ids, .. } = request;
    if import::is_foreign(&path) {
        return import::read(fs, &path, language, ids);
    }
    let (map, mut file) = read(fs, &path, owner)?;
    if as_copy && !matches!(file.nature, FileNature::Damaged(..)) {
        file.nature = FileNature::Copy;
    }
    let written = fs.modified(&path).ok();
    Ok(OpenedMap { editor: editor_of(map.clone(), ids), map, file, written })
}

fn read(fs: &dyn Fs, path: &Path, owner: impl Fn(&Path) -> Option<LockOwner>) -> Result<(Map, OpenedFile), LoadError> {
    let bytes = persist::load_bytes(fs, path)?;
    let (map, nature) = match persist::read(&bytes) {
        Ok(map) => (map, owner(path).map_or(FileNature::Map, FileNature::Held)),
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
