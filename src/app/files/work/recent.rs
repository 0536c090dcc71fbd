//! Where maps were: the recent files, and the place that dialogs begin in.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::app::file_name;
use crate::app::files::flow::event::{Note, Purpose};
use crate::app::files::{Files, PickRequest};
use crate::app::settings::SettingsStore;
use crate::editor::Editor;
use crate::persist::LoadError;

/// What is remembered of files; nothing without somebody who keeps it.
#[derive(Default)]
pub(crate) struct Recent {
    keeper: Option<SettingsStore>,
    /// The latest first.
    files: Vec<PathBuf>,
    /// The file that was noted last.
    noted: Option<PathBuf>,
}

impl Recent {
    /// The folder where files were last.
    fn folder(&self) -> Option<PathBuf> {
        self.keeper.as_ref().and_then(|keeper| keeper.settings().folder())
    }
}

impl Files {
    /// Remembers from now on which files were opened.
    pub fn remembering(&mut self, keeper: Option<SettingsStore>) {
        self.recent.files = keeper.as_ref().map(|keeper| keeper.settings().recent()).unwrap_or_default();
        if keeper.as_ref().is_some_and(SettingsStore::was_damaged) {
            self.say(Note::Forgotten);
        }
        self.recent.keeper = keeper;
    }

    /// The files that were opened or saved last, the latest first.
    #[must_use]
    pub fn recent(&self) -> &[PathBuf] {
        &self.recent.files
    }

    /// Clear the list of recent files.
    pub fn clear_recent(&mut self) {
        if let Some(keeper) = &self.recent.keeper {
            keeper.change(|settings| settings.clear_recent());
        }
        self.recent.files.clear();
    }

    /// The file of the map is the most recent one.
    pub(crate) fn note_recent(&mut self) {
        let Some(path) = self.path().map(Path::to_owned) else { return };
        if self.recent.noted.as_ref() == Some(&path) {
            return;
        }
        self.recent.noted = Some(path.clone());
        self.change_recent(move |settings| {
            settings.note_recent(&path);
            settings.note_folder(&path);
        });
    }

    /// A file that is not there any more is not offered again.
    pub(crate) fn forget_recent(&mut self, note: &Note) {
        if let Note::NotOpened(path, LoadError::Io(error)) = note
            && error.kind() == ErrorKind::NotFound
        {
            let path = path.clone();
            self.change_recent(move |settings| settings.forget_recent(&path));
        }
    }

    /// What was chosen about exports last.
    pub(crate) fn remembered_export(&self) -> BTreeMap<String, String> {
        let kept = self.recent.keeper.as_ref().map(|keeper| keeper.settings().export());
        kept.unwrap_or_else(|| self.exporting.last.clone())
    }

    /// Remembers what was chosen about exports.
    pub(crate) fn remember_export(&mut self, names: BTreeMap<String, String>) {
        self.exporting.last.clone_from(&names);
        if let Some(keeper) = &self.recent.keeper {
            keeper.change(move |settings| settings.set_export(&names));
        }
    }

    fn change_recent(&mut self, change: impl Fn(&mut crate::persist::Settings) + Send + 'static) {
        if let Some(keeper) = &self.recent.keeper {
            keeper.change(change);
            self.recent.files = keeper.settings().recent();
        }
    }

    /// What a dialog begins with.
    pub(crate) fn request(&self, purpose: Purpose, editor: &Editor) -> PickRequest {
        let file = self.path();
        // What would be refused, or asked about, is not proposed.
        let elsewhere = self.flow.read_only().is_some() || self.flow.outside().is_some();
        let stem = match (file, &self.copied) {
            (Some(path), _) if elsewhere && purpose == Purpose::Save => self.name_of_copy(path),
            (Some(path), _) => file_name::shown(path),
            (None, Some(copied)) => copied.name.clone(),
            (None, None) => file_name::from_title(&editor.map().info.title, editor.words().untitled()),
        };
        let ending = match purpose {
            Purpose::Export(format) => file_name::ending_of(format),
            Purpose::Open | Purpose::Import | Purpose::Save => file_name::MAP_ENDING.to_owned(),
        };
        let folder = file.and_then(Path::parent).or(self.copied.as_ref().and_then(|copied| copied.folder.as_deref()));
        let folder = folder.map(Path::to_owned).or_else(|| self.recent.folder());
        let reads = matches!(purpose, Purpose::Open | Purpose::Import);
        let name = if reads { String::new() } else { format!("{stem}{ending}") };
        PickRequest { purpose, folder, name }
    }
}
