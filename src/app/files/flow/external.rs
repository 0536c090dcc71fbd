//! What other programs and windows do to the file of the map: it is open elsewhere, changed, replaced, removed, damaged, or
//! from a newer version.
//!
//! The map on the screen never goes away by itself. The user is told about an external change and decides; what the file
//! holds now is then taken in as one change of the map, which can be undone.

use std::path::PathBuf;

use super::event::{
    Context, Effect, ExternalChangeAnswer, FileNature, FileProbe, MergeError, MergeMode, Notice, OpenError, OpenedFile,
    Purpose, Question, ReadOnlyReason, Transition,
};
use super::{Effects, FileFlow, Phase};
use crate::persist::{Base, Fingerprint};

/// What another program did to the file of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExternalChange {
    /// What is there now.
    pub probe: FileProbe,
    /// The user still has to be told.
    pub is_news: bool,
}

impl FileFlow {
    /// Why the file of the map is not written; `None` when it is.
    #[must_use]
    pub fn read_only(&self) -> Option<ReadOnlyReason> {
        self.read_only
    }

    /// What another program did to the file of the map since this window read or wrote it.
    #[must_use]
    pub fn external_change(&self) -> Option<ExternalChange> {
        self.external_change
    }

    pub(super) fn read(&mut self, result: Result<OpenedFile, OpenError>, context: Context) -> Effects {
        let Phase::Reading(path) = self.phase.clone() else { return Effects::new() };
        self.phase = Phase::Nothing;
        let OpenedFile { fingerprint, nature } = match result {
            Ok(opened) => opened,
            Err(OpenError::Load(error)) => return self.fail(Notice::NotOpened(path, error)),
            Err(OpenError::Import(error)) => return self.fail(Notice::NotImported(path, error)),
        };
        let transition = match nature {
            FileNature::Map => Transition::Show(Base { path, fingerprint }),
            FileNature::Newer(_) => Transition::OpenReadOnly(Base { path, fingerprint }, ReadOnlyReason::Newer),
            FileNature::Copy | FileNature::Foreign(_) => Transition::ShowCopy(path),
            FileNature::Held(_) => return self.ask(Question::Held(Base { path, fingerprint })),
            FileNature::Damaged(..) => return self.ask(Question::Damaged(path)),
        };
        self.gate(transition, context, false)
    }

    /// The user decided how to open the file that was read.
    pub(super) fn open(&mut self, transition: Transition, context: Context) -> Effects {
        self.phase = Phase::Nothing;
        self.gate(transition, context, false)
    }

    pub(super) fn probed(&mut self, file: &Base, probe: FileProbe, context: Context) -> Effects {
        // What was seen while or before this window wrote the file says nothing about the file as it is now.
        let is_stale = self.file.as_ref() != Some(file) || matches!(self.phase, Phase::Saving(_) | Phase::Merging(..));
        if is_stale {
            return Effects::new();
        }
        if probe == FileProbe::Holds(file.fingerprint) {
            self.external_change = None;
        } else if self.external_change.is_none_or(|change| change.probe != probe) {
            self.external_change = Some(ExternalChange { probe, is_news: true });
        }
        if !matches!(probe, FileProbe::Gone | FileProbe::Replaced) {
            return Effects::new();
        }
        // The map is on no disk any more, so a window that was about to close stays.
        self.reconsider(Context { unsaved: true, ..context });
        vec![Effect::MarkUnsaved]
    }

    pub(super) fn answer_external_change(&mut self, answer: ExternalChangeAnswer) -> Effects {
        let (Phase::Nothing, Some(change), Some(file)) = (&self.phase, self.external_change, self.file.clone()) else {
            return Effects::new();
        };
        self.closing = false;
        match (answer, change.probe) {
            (ExternalChangeAnswer::Merge(mode), FileProbe::Holds(_)) => self.merge(file.path, mode),
            (ExternalChangeAnswer::Restore, FileProbe::Gone) => self.save_to(file.path, None),
            (ExternalChangeAnswer::Copy, _) => self.pick(Purpose::Save),
            (ExternalChangeAnswer::Later, _) => {
                self.external_change = Some(ExternalChange { is_news: false, ..change });
                Effects::new()
            }
            (ExternalChangeAnswer::Merge(_) | ExternalChangeAnswer::Restore, _) => Effects::new(),
        }
    }

    /// Begins to read the externally changed file. What waited for a save waits no longer: the user has to look at the
    /// result first.
    pub(super) fn merge(&mut self, path: PathBuf, mode: MergeMode) -> Effects {
        self.reset();
        if self.file.as_ref().is_none_or(|file| file.path != path) {
            return Effects::new();
        }
        self.phase = Phase::Merging(path.clone(), mode);
        vec![Effect::ReadTheirs(path)]
    }

    pub(super) fn theirs_read(&mut self, result: Result<Fingerprint, MergeError>) -> Effects {
        let Phase::Merging(path, mode) = self.phase.clone() else { return Effects::new() };
        self.reset();
        match result {
            Ok(fingerprint) => {
                self.file = Some(Base { path, fingerprint });
                self.external_change = None;
                vec![Effect::Merge(mode)]
            }
            Err(error) => vec![Effect::ShowMessage(Notice::NotMerged(path, error))],
        }
    }
}
