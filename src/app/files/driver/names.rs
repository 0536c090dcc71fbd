//! The name of the map: in the title of the window, and proposed for its file.

use std::path::Path;

use super::Files;
use crate::app::file_name;
use crate::app::files::flow::event::Purpose;
use crate::app::files::work::dialogs::PickRequest;
use crate::editor::Editor;
use crate::i18n::{Words, legible};

impl Files {
    /// Remembers what the title of the window shows.
    pub(super) fn remember_name(&mut self, editor: &Editor) {
        if let Some(path) = self.awaited() {
            self.shown = (file_name::shown(path), false);
            return;
        }
        let name = match (self.path(), &self.origin) {
            (Some(path), _) => file_name::shown(path),
            (None, Some(origin)) => origin.name.clone(),
            (None, None) => match editor.map().info.title.trim() {
                "" => editor.words().untitled().to_owned(),
                title => legible(title).into_owned(),
            },
        };
        self.shown = (name, !editor.is_saved());
    }

    /// What a file dialog begins with.
    pub(super) fn pick_request(&self, purpose: Purpose, editor: &Editor) -> PickRequest {
        let file = self.path();
        // A name that would be refused, or asked about, is not proposed.
        let elsewhere = self.flow.read_only().is_some() || self.flow.external_change().is_some();
        let stem = match (file, &self.origin) {
            (Some(path), _) if elsewhere && purpose == Purpose::Save => self.name_of_copy(&file_name::shown(path)),
            (Some(path), _) => file_name::shown(path),
            (None, Some(origin)) => origin.name.clone(),
            (None, None) => file_name::from_title(&editor.map().info.title, editor.words().untitled()),
        };
        let name = match purpose {
            Purpose::Open | Purpose::Import => String::new(),
            Purpose::Save => format!("{stem}{}", file_name::MAP_ENDING),
            Purpose::Export(format) => format!("{stem}{}", file_name::ending_of(format)),
        };
        let folder = file.and_then(Path::parent);
        let folder = folder.or(self.origin.as_ref().and_then(|origin| origin.folder.as_deref()));
        let folder = folder.map(Path::to_owned).or_else(|| self.recent.folder());
        PickRequest { purpose, folder, name }
    }

    /// The name of a copy of something.
    pub(super) fn name_of_copy(&self, name: &str) -> String {
        file_name::from_title(&Words::new(self.locale).with("file-copy", &[("name", name.into())]), "copy")
    }
}
