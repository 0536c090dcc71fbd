//! Earlier versions of the file of the map: listed, looked at, restored, opened in another window.
//!
//! Reading versions and drawing them take time, so threads do it. Nothing here changes a file.

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;

use super::Work;
use super::data_dir::now;
use super::loading::Loading;
use super::recovery::picture;
use crate::app::files::flow::event::Notice;
use crate::app::worker::{Job, spawn};
use crate::editor::Editor;
use crate::i18n::Locale;
use crate::model::Map;
use crate::persist::Timestamp;
use crate::persist::versions::{self, VersionEntry};
use crate::render::png::Pixels;

/// A version that was read.
pub struct VersionView {
    pub map: Map,
    /// Its picture; `None` when it can't be drawn.
    pub picture: Option<Pixels>,
}

/// The list of versions.
pub struct VersionList {
    /// The versions, the newest first.
    pub entries: Vec<VersionEntry>,
    pub chosen: usize,
    /// When the list was made.
    pub at: Timestamp,
    /// What the chosen one holds.
    pub view: Loading<VersionView>,
}

/// The earlier versions, as far as the user asked for them.
#[derive(Default)]
pub enum Versions {
    /// Not at all.
    #[default]
    Closed,
    /// They are being read.
    Listing(Job<io::Result<Vec<VersionEntry>>>),
    /// They are on the screen.
    Listed(Box<VersionList>),
}

impl Versions {
    /// Lists the earlier versions of a file, seen from the present map.
    pub fn open(&mut self, work: &Work, path: Option<PathBuf>, present: &Map) {
        let (Some(place), Some(path)) = (work.data_dir.clone(), path) else {
            return self.list(work, Vec::new());
        };
        let present = present.clone();
        let read = move || versions::history(&**place.fs(), &place.versions(), &path, &present);
        *self = Self::Listing(work.job("versions", read));
    }

    /// True while the list is on the screen, or about to be.
    pub fn is_open(&self) -> bool {
        !matches!(self, Self::Closed)
    }

    /// The list, once it is there.
    pub fn listed(&self) -> Option<&VersionList> {
        if let Self::Listed(list) = self { Some(list) } else { None }
    }

    /// Takes in what threads read. The answer is why the list can't be shown.
    pub fn poll(&mut self, work: &Work) -> Option<Notice> {
        match self {
            Self::Closed => None,
            Self::Listed(list) => {
                list.view.poll();
                None
            }
            Self::Listing(job) => match job.poll()?.map_err(io::Error::from).flatten() {
                Ok(entries) => {
                    self.list(work, entries);
                    None
                }
                Err(error) => {
                    *self = Self::Closed;
                    Some(Notice::NoVersions(error))
                }
            },
        }
    }

    fn list(&mut self, work: &Work, entries: Vec<VersionEntry>) {
        *self = Self::Listed(Box::new(VersionList { entries, chosen: 0, at: now(), view: Loading::default() }));
        self.choose(work, 0);
    }

    /// Looks at one of the list.
    pub fn choose(&mut self, work: &Work, chosen: usize) {
        let (Self::Listed(list), Some(place)) = (self, work.data_dir.clone()) else { return };
        let Some(version) = list.entries.get(chosen).map(|entry| entry.version.clone()) else { return };
        list.chosen = chosen;
        list.view.restart(Some(work.job("version", move || {
            let map = versions::open(&**place.fs(), &version).ok()?;
            Some(VersionView { picture: picture(&map), map })
        })));
    }

    /// True when the chosen version was read and can be restored.
    pub fn can_restore(&self) -> bool {
        self.listed().is_some_and(|list| list.view.get().is_some_and(|(_, view)| view.is_some()))
    }

    /// Makes the map the chosen version, as one change that can be undone. The file stays as it is.
    pub fn restore(&mut self, editor: &mut Editor) -> Option<Notice> {
        if !self.can_restore() {
            return None;
        }
        let Self::Listed(mut list) = std::mem::take(self) else { return None };
        editor.replace_document(&list.view.take()?.map);
        Some(Notice::VersionRestored { written: list.entries.get(list.chosen)?.version.written, at: list.at })
    }

    /// Opens the chosen version as a new map in another window. The answer is why that failed.
    pub fn open_in_other_window(&self, work: &Work, language: Locale) -> Option<Notice> {
        let file = self.listed().and_then(|list| list.entries.get(list.chosen)).map(|entry| &entry.version.file)?;
        let language = OsString::from(language.code());
        let started = std::env::current_exe()
            .and_then(|program| Command::new(program).arg("--lang").arg(language).arg("--copy").arg(file).spawn());
        match started {
            // The child has to be reaped, or it stays a zombie.
            Ok(mut window) => {
                let _ = spawn("other window", Arc::clone(&work.wake), move || drop(window.wait()));
                None
            }
            Err(error) => Some(Notice::NoOtherWindow(error)),
        }
    }
}
