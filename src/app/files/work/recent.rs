//! What the settings remember of files: the recent ones, the folder that dialogs begin in, and the choices of the last
//! export.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::app::files::flow::event::Notice;
use crate::app::settings::SettingsStore;
use crate::persist::{LoadError, Settings};

/// The recent files. Without settings, everything is forgotten when the window closes.
#[derive(Default)]
pub struct Recent {
    keeper: Option<SettingsStore>,
    /// The latest first.
    pub files: Vec<PathBuf>,
    /// The file that was noted last.
    noted: Option<PathBuf>,
    export: BTreeMap<String, String>,
}

impl Recent {
    /// Remembers with these settings from now on. The answer is a message when they were damaged.
    pub fn set_settings(&mut self, keeper: Option<SettingsStore>) -> Option<Notice> {
        self.files = keeper.as_ref().map(|keeper| keeper.settings().recent()).unwrap_or_default();
        self.keeper = keeper;
        self.keeper.as_ref().is_some_and(SettingsStore::was_damaged).then_some(Notice::SettingsDamaged)
    }

    /// The folder of the last file.
    pub fn folder(&self) -> Option<PathBuf> {
        self.keeper.as_ref().and_then(|keeper| keeper.settings().folder())
    }

    /// Forgets all recent files.
    pub fn clear(&mut self) {
        self.change(Settings::clear_recent);
        self.files.clear();
    }

    /// The file of the map becomes the most recent one.
    pub fn note(&mut self, path: Option<&Path>) {
        let Some(path) = path.filter(|path| self.noted.as_deref() != Some(*path)).map(Path::to_owned) else { return };
        self.noted = Some(path.clone());
        self.change(move |settings| {
            settings.note_recent(&path);
            settings.note_folder(&path);
        });
    }

    /// A file that is no longer there is not offered again.
    pub fn note_failure(&mut self, message: &Notice) {
        if let Notice::NotOpened(path, LoadError::Io(error)) = message
            && error.kind() == ErrorKind::NotFound
        {
            let path = path.clone();
            self.change(move |settings| settings.forget_recent(&path));
        }
    }

    /// The choices of the last export.
    pub fn export(&self) -> BTreeMap<String, String> {
        self.keeper.as_ref().map_or_else(|| self.export.clone(), |keeper| keeper.settings().export())
    }

    /// Remembers the choices of an export.
    pub fn set_export(&mut self, choices: BTreeMap<String, String>) {
        self.export.clone_from(&choices);
        self.change(move |settings| settings.set_export(&choices));
    }

    fn change(&mut self, change: impl Fn(&mut Settings) + Send + 'static) {
        if let Some(keeper) = &self.keeper {
            keeper.change(change);
            self.files = keeper.settings().recent();
        }
    }
}
