//! What the window asks and says about files.

use std::path::{Path, PathBuf};

use super::Files;
use crate::app::files::flow::event::{FileProbe, Notice, Question};
use crate::app::files::flow::{ExternalChange, Phase};
use crate::app::files::work::autosave::Autosave;
use crate::app::files::work::data_dir::now;
use crate::app::panels::wording::when;
use crate::edit::Conflict;
use crate::editor::Editor;
use crate::exchange::outcome::Unused;
use crate::i18n::Words;

/// How the map on the screen relates to its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// The file holds the map as it is.
    Saved,
    /// There are changes that the file doesn't hold.
    Unsaved,
    /// The map is being saved.
    Saving,
    /// The map has no file.
    NeverSaved,
    /// Another program changed the file.
    Differs,
    /// The file was moved, renamed or deleted.
    Gone,
    /// The file is not written, and the map is as it was read.
    ReadOnly,
    /// The file is not written, and there are changes.
    ReadOnlyChanged,
}

impl Files {
    /// True when the window should close: nothing would be lost.
    #[must_use]
    pub fn is_closing(&self) -> bool {
        self.flow.is_closing()
    }

    /// The title of the window.
    #[must_use]
    pub fn title(&self, words: &Words) -> String {
        let (name, changed) = &self.shown;
        let key = match (self.flow.read_only(), *changed) {
            (Some(_), false) => "app-window-read-only",
            (Some(_), true) => "app-window-read-only-changed",
            (None, true) => "app-window-changed",
            (None, false) => "app-window",
        };
        words.with(key, &[("name", name.as_str().into())])
    }

    /// How the map relates to its file.
    #[must_use]
    pub fn state(&self, editor: &Editor) -> FileState {
        let probe = self.flow.external_change().map(|change| change.probe);
        match (self.flow.file(), self.flow.read_only(), probe) {
            _ if self.saving.age().is_some() => FileState::Saving,
            (None, ..) => FileState::NeverSaved,
            (_, Some(_), _) if editor.is_saved() => FileState::ReadOnly,
            (_, Some(_), _) => FileState::ReadOnlyChanged,
            (_, _, Some(FileProbe::Gone)) => FileState::Gone,
            (_, _, Some(FileProbe::Holds(_) | FileProbe::Replaced)) => FileState::Differs,
            _ if editor.is_saved() => FileState::Saved,
            _ => FileState::Unsaved,
        }
    }

    /// That the map is saved, and when; `None` when that is not known.
    #[must_use]
    pub fn saved_when(&self, words: &Words) -> Option<String> {
        let written = self.written.filter(|_| self.path().is_some())?;
        Some(words.with("status-saved-at", &[("time", when::hour(written, now(), words).into())]))
    }

    /// The file of the map, once it has one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.flow.path()
    }

    /// The file that the window was opened with, as long as its map is not there: until then there is nothing to work on.
    #[must_use]
    pub fn awaited(&self) -> Option<&Path> {
        let is_read = self.opening.opened.is_some() || matches!(self.flow.phase(), Phase::Reading(_));
        self.first.as_deref().filter(|_| is_read)
    }

    /// What is going on in the foreground.
    #[must_use]
    pub fn phase(&self) -> &Phase {
        self.flow.phase()
    }

    /// The question on the screen.
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        self.flow.question()
    }

    /// The message on the screen: the oldest error that was not dismissed yet, otherwise the latest news.
    #[must_use]
    pub fn message(&self) -> Option<&Notice> {
        self.messages.iter().find(|message| message.is_error()).or(self.messages.front())
    }

    /// Dismisses the message on the screen.
    pub fn dismiss_message(&mut self) {
        let at = self.messages.iter().position(Notice::is_error).unwrap_or(0);
        self.messages.remove(at);
    }

    /// What another program did to the file of the map, as long as the user has not been told.
    #[must_use]
    pub fn external_change(&self) -> Option<ExternalChange> {
        self.flow.external_change().filter(|change| change.is_news)
    }

    /// Looks whether the file is still what it was, as when the user comes back to the window.
    pub fn look_again(&mut self) {
        self.watch.is_due = true;
    }

    /// True while the file is being locked or looked at.
    #[must_use]
    pub fn is_looking(&self) -> bool {
        self.watch.is_looking()
    }

    /// The conflicts of the last merge.
    #[must_use]
    pub fn conflicts(&self) -> &[Conflict] {
        &self.merging.conflicts
    }

    /// True while a question or an error stands before the map, which then gets no keys.
    #[must_use]
    pub fn is_modal(&self) -> bool {
        self.question().is_some()
            || self.message().is_some_and(Notice::is_error)
            || self.shows_recovery()
            || self.shows_versions()
            || self.shows_export()
            || self.report.is_some()
    }

    /// True while a worker or a dialog is waited for.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.exporting.is_running() || !matches!(self.flow.phase(), Phase::Nothing | Phase::Asking(_))
    }

    /// The number of the map on the screen: another map has another number.
    #[must_use]
    pub fn map_number(&self) -> u64 {
        self.map_number
    }

    /// True while a crash would cost what is not saved, because no recovery copy can be written.
    #[must_use]
    pub fn is_unprotected(&self) -> bool {
        self.autosave.as_ref().is_some_and(Autosave::is_failing)
    }

    /// The files that were opened or saved last, the latest first.
    #[must_use]
    pub fn recent(&self) -> &[PathBuf] {
        &self.recent.files
    }

    /// Forgets the recent files.
    pub fn clear_recent(&mut self) {
        self.recent.clear();
    }

    /// What could not be used of the last import, while that is on the screen.
    #[must_use]
    pub fn unused(&self) -> &[Unused] {
        self.report.as_ref().map_or(&[], |report| &report.unused)
    }
}
