//! What the file of the map held before it was saved over: listed, looked at, brought back, opened beside.
//!
//! Reading versions and drawing them takes time, so workers do it. Nothing here changes a file.

use std::ffi::OsString;
use std::io;
use std::process::Command;
use std::sync::Arc;

use crate::app::files::flow::event::Note;
use crate::app::files::screens::versions::Shown;
use crate::app::files::work::data_dir::now;
use crate::app::files::{Files, SaveOutcome};
use crate::app::worker::{Job, spawn};
use crate::edit::Summary;
use crate::editor::Editor;
use crate::export::{Options, preview};
use crate::geom::Size;
use crate::model::Map;
use crate::persist::versions::{self, HistoryEntry};
use crate::persist::{self, Fingerprint, SaveError, Timestamp};
use crate::render::png::Pixels;
use crate::theme::Theme;

/// Pixels of a picture across and down, at most.
const PICTURE: Size = Size::new(1080.0, 640.0);

/// A version that was read: its map, and how that looks.
pub(crate) struct Look {
    pub map: Map,
    pub picture: Option<Pixels>,
}

/// The list on the screen.
pub(crate) struct List {
    /// The newest first.
    pub entries: Vec<HistoryEntry>,
    pub chosen: usize,
    /// When it was made.
    pub at: Timestamp,
    /// The chosen one, once it is read; `None` within when it can't be.
    pub look: Option<Option<Look>>,
    reading: Option<Job<Option<Look>>>,
    pub shown: Shown,
}

/// The earlier versions, as far as anybody asked.
#[derive(Default)]
pub(crate) enum Versions {
    #[default]
    Unasked,
    Looking(Job<io::Result<Vec<HistoryEntry>>>),
    Listed(Box<List>),
}

impl Files {
    /// Shows the earlier versions of the file of the map.
    pub fn show_versions(&mut self, editor: &Editor) {
        let (Some(place), Some(path)) = (self.workplace.clone(), self.flow.file().map(|file| file.path.clone())) else {
            self.list_versions(Vec::new());
            return;
        };
        let present = editor.map().clone();
        let look = move || versions::history(&**place.fs(), &place.versions(), &path, &present);
        self.versions = Versions::Looking(self.job("versions", look));
    }

    /// True while the list of earlier versions is on the screen, or about to be.
    #[must_use]
    pub fn shows_versions(&self) -> bool {
        !matches!(self.versions, Versions::Unasked)
    }

    /// What was changed from each earlier version to the next, the newest first, while they are listed.
    #[must_use]
    pub fn versions(&self) -> Vec<Option<Summary>> {
        match &self.versions {
            Versions::Listed(list) => list.entries.iter().map(|entry| entry.changes.clone()).collect(),
            Versions::Unasked | Versions::Looking(_) => Vec::new(),
        }
    }

    /// True when the chosen version was read and can come back.
    #[must_use]
    pub fn can_restore_version(&self) -> bool {
        matches!(&self.versions, Versions::Listed(list) if matches!(list.look, Some(Some(_))))
    }

    /// Puts the list away.
    pub fn put_versions_away(&mut self) {
        self.versions = Versions::Unasked;
    }

    pub(crate) fn poll_versions(&mut self) {
        let found = if let Versions::Looking(job) = &self.versions { job.poll() } else { None };
        match found {
            Some(Ok(Ok(entries))) => self.list_versions(entries),
            Some(failed) => {
                self.versions = Versions::Unasked;
                let error = failed
                    .map_or_else(io::Error::from, |read| read.err().unwrap_or_else(|| io::ErrorKind::Other.into()));
                self.say(Note::NoVersions(error));
            }
            None => {}
        }
        if let Versions::Listed(list) = &mut self.versions
            && let Some(read) = Job::done(&mut list.reading)
        {
            list.look = Some(read.unwrap_or_default());
        }
    }

    fn list_versions(&mut self, entries: Vec<HistoryEntry>) {
        let list = List { entries, chosen: 0, at: now(), look: None, reading: None, shown: Shown::default() };
        self.versions = Versions::Listed(Box::new(list));
        self.choose_version(0);
    }

    /// Looks at one of the list.
    pub fn choose_version(&mut self, chosen: usize) {
        let Versions::Listed(list) = &mut self.versions else { return };
        let Some(version) = list.entries.get(chosen).map(|entry| entry.version.clone()) else { return };
        (list.chosen, list.look) = (chosen, None);
        list.shown.forget_picture();
        let Some(place) = self.workplace.clone() else { return };
        let read = move || {
            let map = versions::open(&**place.fs(), &version).ok()?;
            let picture =
                preview(&map, &Options::default(), &Theme::default(), PICTURE).ok().map(|preview| preview.pixels);
            Some(Look { map, picture })
        };
        let reading = self.job("version", read);
        if let Versions::Listed(list) = &mut self.versions {
            list.reading = Some(reading);
        }
    }

    /// The map becomes the chosen version, as one change that can be taken back. The file stays as it is.
    pub fn restore_version(&mut self, editor: &mut Editor) {
        if !self.can_restore_version() {
            return;
        }
        let Versions::Listed(list) = std::mem::take(&mut self.versions) else { return };
        let List { entries, chosen, at, look, .. } = *list;
        if let (Some(entry), Some(Some(look))) = (entries.get(chosen), look) {
            editor.replace_document(&look.map);
            self.say(Note::VersionRestored { written: entry.version.written, at });
        }
    }

    /// Opens the chosen version as a new map in another window.
    pub fn open_version_beside(&mut self) {
        let Versions::Listed(list) = &self.versions else { return };
        let Some(file) = list.entries.get(list.chosen).map(|entry| entry.version.file.clone()) else { return };
        let language = OsString::from(self.interface.code());
        let begun = std::env::current_exe()
            .and_then(|program| Command::new(program).arg("--lang").arg(language).arg("--copy").arg(file).spawn());
        match begun {
            // Somebody has to be told when it ends, or the system keeps its number for ever.
            Ok(mut window) => drop(spawn("beside", Arc::clone(&self.wake), move || drop(window.wait()))),
            Err(error) => self.say(Note::NotBeside(error)),
        }
    }

    /// The work of saving the map: what the file held is kept as a version where there is a place for it.
    pub(crate) fn save_work(
        &mut self,
        path: std::path::PathBuf,
        expected: Option<Fingerprint>,
        editor: &Editor,
    ) -> impl FnOnce() -> Result<SaveOutcome, SaveError> + Send + use<> {
        let (fs, map, place) = (Arc::clone(&self.fs), self.write_out(editor.map()), self.workplace.clone());
        move || {
            let text = persist::write(&map);
            match place {
                Some(place) => versions::save(&*fs, &path, text.as_bytes(), expected, &place.versions(), now()),
                None => persist::save(&*fs, &path, text.as_bytes(), expected)
                    .map(|fingerprint| SaveOutcome { fingerprint, not_kept: None }),
            }
        }
    }
}
