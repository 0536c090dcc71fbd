//! What files show on the screen, and what is done with the answers.

use std::path::Path;

use egui::Context;

use super::{Files, Screens};
use crate::app::files::flow::Phase;
use crate::app::files::flow::event::{Answer, Event, ExportError, Notice, Purpose, Question};
use crate::app::files::screens::conflicts::{self, ConflictsAnswer};
use crate::app::files::screens::export::{self, ExportAnswer};
use crate::app::files::screens::message_text::message_text;
use crate::app::files::screens::picker::Picker;
use crate::app::files::screens::question::{self, ErrorAnswer, MapFacts};
use crate::app::files::screens::recovery::{self, RecoveryAnswer};
use crate::app::files::screens::versions::{self, VersionsAnswer};
use crate::app::files::screens::{external_change, import_report, strip};
use crate::app::files::work::export::ExportDraft;
use crate::app::files::work::export::choice::ExportChoice;
use crate::app::files::work::recovery::Trigger;
use crate::app::files::work::versions::Versions;
use crate::app::widgets::dialog::DialogUi;
use crate::app::widgets::label::TextUi;
use crate::edit::Summary;
use crate::editor::Editor;
use crate::i18n::Words;
use crate::model::SystemError;

impl Files {
    /// Shows questions, messages and progress.
    pub fn ui(&mut self, ctx: &Context, text: &TextUi, words: &Words, editor: &mut Editor) {
        let cx = DialogUi { ctx, text, words };
        if self.message().is_some_and(Notice::is_error) {
            self.error_ui(&cx, editor);
        } else if let Some(question) = self.question().cloned() {
            self.question_ui(&cx, &question, editor);
        } else {
            (self.screens.focus, self.screens.path) = Default::default();
            self.recovery_ui(&cx, editor);
            self.versions_ui(&cx, editor);
            self.export_ui(&cx, editor);
            self.report_ui(&cx);
            if !self.shows_recovery() {
                self.strip_ui(&cx, editor);
            }
            self.conflicts_ui(&cx, editor);
        }
    }

    fn error_ui(&mut self, cx: &DialogUi<'_>, editor: &mut Editor) {
        let can_look = matches!(self.flow.phase(), Phase::Nothing | Phase::Saving(_)) && !self.exporting.is_running();
        let Some(message) = self.messages.iter().find(|message| message.is_error()) else { return };
        let failed = match message {
            Notice::NotExported(path, ExportError::Save(_)) if can_look => Some(path.clone()),
            _ => None,
        };
        let Some(answer) = question::error_ui(&mut self.screens.focus, cx, message, failed.is_some()) else { return };
        self.dismiss_message();
        if answer == ErrorAnswer::ExportElsewhere {
            self.exporting.failed_path = failed;
            self.handle_event(Event::Export(self.exporting.order.format), editor);
        }
    }

    fn question_ui(&mut self, cx: &DialogUi<'_>, question: &Question, editor: &mut Editor) {
        let answer = match question {
            Question::Path(purpose) => {
                let request = self.pick_request(*purpose, editor);
                let is_export = matches!(purpose, Purpose::Export(_));
                let failed = self.exporting.failed_path.take().filter(|_| is_export);
                let can_go_back = is_export && self.exporting.can_choose_again(self.map_number);
                let Screens { focus, path, .. } = &mut self.screens;
                path.ui(focus, cx, &request, failed, can_go_back)
            }
            other => {
                let map = MapFacts {
                    name: &self.shown.0,
                    file: self.flow.path(),
                    opened: self.opening.nature(),
                    is_protected: self.autosave.as_ref().is_some_and(|autosave| !autosave.is_failing()),
                };
                question::ui(&mut self.screens.focus, cx, other, &map)
            }
        };
        let Some(answer) = answer else { return };
        let goes_back = answer == Answer::Cancel && matches!(question, Question::Path(Purpose::Export(_)));
        self.answer(answer, editor);
        if goes_back {
            self.exporting.choose_again(editor, self.map_number);
        }
    }

    /// The strip at the foot of the window: the most important of what there is to say.
    fn strip_ui(&mut self, cx: &DialogUi<'_>, editor: &mut Editor) {
        if let Some(message) = self.message() {
            let text = message_text(message, cx.words).title;
            // A picture with boxes is worth a second look: that stays until it is read.
            let lasts = matches!(message, Notice::Exported { missing, .. } if !missing.is_empty());
            let is_over = if lasts {
                cx.strip(&text, &[("dialog-close", ())]).is_some()
            } else {
                self.screens.news.ui(cx, &text)
            };
            if is_over {
                self.dismiss_message();
            }
            return;
        }
        if let Some(error) = &self.unprotected {
            if strip::unprotected_ui(cx, &cx.words.message(&SystemError(error))) {
                self.unprotected = None;
            }
            return;
        }
        if let (Some(change), Some(path), false) = (self.external_change(), self.path(), self.is_busy()) {
            if let Some(answer) = external_change::ui(cx, path, change.probe) {
                self.answer_external_change(answer, editor);
            }
            return;
        }
        if let Some(stops) = strip::export_ui(cx, self.flow.phase(), self.exporting.progress()) {
            if stops {
                self.exporting.stop();
            }
            return;
        }
        if let Some(waited) = self.waiting()
            && strip::waiting_ui(cx, self.flow.phase(), waited)
        {
            self.stop_waiting(editor);
        }
    }

    fn conflicts_ui(&mut self, cx: &DialogUi<'_>, editor: &mut Editor) {
        if self.merging.conflicts.is_empty() {
            return;
        }
        match conflicts::ui(cx, &self.merging.conflicts, editor) {
            Some(ConflictsAnswer::Reveal(key)) if editor.map().has(key) => editor.reveal(key),
            Some(ConflictsAnswer::Close) => self.merging.conflicts.clear(),
            Some(ConflictsAnswer::Reveal(_)) | None => {}
        }
    }
}

/// Recovered work.
impl Files {
    /// Looks for unsaved work of crashes, once the first frame of the window is drawn.
    pub fn look_for_crashes(&mut self) {
        self.recovery.look_at_start(&self.work);
    }

    /// Shows everything that can be restored, also what was discarded.
    pub fn show_recovery(&mut self) {
        self.recovery.look(&self.work, Trigger::ByUser);
    }

    /// True while the list of what can be restored is on the screen.
    #[must_use]
    pub fn shows_recovery(&self) -> bool {
        self.recovery.list.is_some()
    }

    /// Closes the list; everything in it stays where it is.
    pub fn close_recovery(&mut self) {
        self.recovery.list = None;
    }

    /// Restores the chosen entry, as soon as the map on the screen may be left.
    pub fn restore(&mut self, editor: &mut Editor) {
        self.recovery.restore(&self.work, editor.ids().clone());
    }

    /// Discards the chosen entry; it is kept for a while.
    pub fn discard_recovered(&mut self) {
        self.recovery.discard(&self.work);
    }

    fn recovery_ui(&mut self, cx: &DialogUi<'_>, editor: &mut Editor) {
        let Some(list) = &self.recovery.list else {
            self.screens.recovery = Picker::default();
            return;
        };
        match recovery::ui(&mut self.screens.recovery, cx, list) {
            Some(RecoveryAnswer::Choose(at)) => self.recovery.choose(&self.work, at),
            Some(RecoveryAnswer::Restore) => self.restore(editor),
            Some(RecoveryAnswer::Discard) => self.discard_recovered(),
            Some(RecoveryAnswer::Close) => self.close_recovery(),
            None => {}
        }
    }
}

/// Earlier versions.
impl Files {
    /// Shows the earlier versions of the file of the map.
    pub fn show_versions(&mut self, editor: &Editor) {
        let path = self.path().map(Path::to_owned);
        self.versions.open(&self.work, path, editor.map());
    }

    /// True while the list of versions is on the screen, or about to be.
    #[must_use]
    pub fn shows_versions(&self) -> bool {
        self.versions.is_open()
    }

    /// What was changed from each version to the next, the newest first, while they are listed.
    #[must_use]
    pub fn versions(&self) -> Vec<Option<Summary>> {
        self.versions
            .listed()
            .map_or_else(Vec::new, |list| list.entries.iter().map(|entry| entry.changes.clone()).collect())
    }

    /// True when the chosen version was read and can be restored.
    #[must_use]
    pub fn can_restore_version(&self) -> bool {
        self.versions.can_restore()
    }

    /// Makes the map the chosen version, as one change that can be undone.
    pub fn restore_version(&mut self, editor: &mut Editor) {
        if let Some(message) = self.versions.restore(editor) {
            self.show_message(message);
        }
    }

    /// Closes the list of versions.
    pub fn close_versions(&mut self) {
        self.versions = Versions::Closed;
    }

    fn versions_ui(&mut self, cx: &DialogUi<'_>, editor: &mut Editor) {
        if self.versions.listed().is_none() {
            self.screens.versions = Picker::default();
        }
        let has_file = self.path().is_some();
        match versions::ui(&mut self.screens.versions, cx, &self.versions, &self.shown.0, has_file) {
            Some(VersionsAnswer::Choose(at)) => self.versions.choose(&self.work, at),
            Some(VersionsAnswer::Restore) => self.restore_version(editor),
            Some(VersionsAnswer::OpenInOtherWindow) => {
                if let Some(message) = self.versions.open_in_other_window(&self.work, self.locale) {
                    self.show_message(message);
                }
            }
            Some(VersionsAnswer::Close) => self.close_versions(),
            None => {}
        }
    }
}

/// Export and import.
impl Files {
    /// Asks what to export the map as, unless something else is being asked or exported.
    pub fn show_export(&mut self, editor: &mut Editor) {
        let is_free = matches!(self.flow.phase(), Phase::Nothing | Phase::Saving(_));
        if !is_free || self.exporting.is_running() || self.is_modal() {
            return;
        }
        editor.pause();
        let choice = ExportChoice::from_settings(&self.recent.export(), editor);
        self.exporting.draft = Some(Box::new(ExportDraft::new(choice, editor, self.map_number)));
    }

    /// True while the user chooses what to export the map as.
    #[must_use]
    pub fn shows_export(&self) -> bool {
        self.exporting.draft.is_some()
    }

    /// True while an export is being written.
    #[must_use]
    pub fn is_exporting(&self) -> bool {
        self.flow.is_exporting()
    }

    /// Stops the export, which leaves no file.
    pub fn stop_exporting(&mut self) {
        self.exporting.stop();
    }

    fn export_ui(&mut self, cx: &DialogUi<'_>, editor: &mut Editor) {
        let Some(draft) = &mut self.exporting.draft else {
            self.screens.export = export::ExportScreen::default();
            return;
        };
        match self.screens.export.ui(cx, draft) {
            Some(ExportAnswer::Export) => {
                if let Some((order, choice)) = self.exporting.finish_draft() {
                    self.recent.set_export(choice.to_settings());
                    self.export(order, editor);
                }
            }
            Some(ExportAnswer::Cancel) => self.exporting.draft = None,
            None => {}
        }
    }

    fn report_ui(&mut self, cx: &DialogUi<'_>) {
        let fresh = !std::mem::replace(&mut self.screens.shows_report, self.report.is_some());
        if self.report.as_ref().is_some_and(|report| import_report::ui(cx, report, fresh)) {
            self.report = None;
        }
    }
}
