//! What others do to the file of the map: it is open in another window, changed, replaced or removed, damaged, or
//! written by a newer version of the program.
//!
//! Nothing of it takes the map off the screen by itself. A change is told, and what the file holds now is taken in, by a
//! wish of the person, as one change of the map that can be taken back.

use std::path::PathBuf;

use crate::app::files::flow::event::{
    Condition, Effect, Facts, Found, Heed, How, JoinError, Note, OnDisk, OpenError, Question, Reason, Want,
};
use crate::app::files::flow::{Doing, Effects, Flow};
use crate::persist::Fingerprint;

/// What another program did to the file of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outside {
    /// What the file holds now; `None` when it is gone.
    pub found: Option<Fingerprint>,
    /// Whether the person is still to be told.
    pub news: bool,
}

impl Flow {
    /// Why the file of the map is not written; `None` when it is.
    #[must_use]
    pub fn read_only(&self) -> Option<Reason> {
        self.read_only
    }

    /// What another program did to the file of the map since it was read or written here.
    #[must_use]
    pub fn outside(&self) -> Option<Outside> {
        self.outside
    }

    pub(super) fn read(&mut self, result: Result<Found, OpenError>, facts: Facts) -> Effects {
        let Doing::Reading(path) = self.doing.clone() else { return Effects::new() };
        self.doing = Doing::Nothing;
        let Found { fingerprint, condition } = match result {
            Ok(found) => found,
            Err(OpenError::Load(error)) => return self.fail(Note::NotOpened(path, error)),
            Err(OpenError::Import(error)) => return self.fail(Note::NotImported(path, error)),
        };
        match condition {
            Condition::Sound => self.gate(Want::Show(OnDisk { path, fingerprint }), facts, false),
            Condition::Newer => self.gate(Want::Peruse(OnDisk { path, fingerprint }, Reason::Newer), facts, false),
            Condition::Copy | Condition::Foreign => self.gate(Want::ShowCopy(path), facts, false),
            Condition::Held => self.ask(Question::Held(OnDisk { path, fingerprint })),
            Condition::Damaged => self.ask(Question::Damaged(path)),
        }
    }

    /// The person said how a file that was read is to be opened.
    pub(super) fn open(&mut self, want: Want, facts: Facts) -> Effects {
        self.doing = Doing::Nothing;
        self.gate(want, facts, false)
    }

    pub(super) fn glanced(&mut self, file: &OnDisk, found: Option<Fingerprint>) -> Effects {
        // What was seen while or before the file was written here says nothing about the file as it is.
        let is_stale = self.file.as_ref() != Some(file) || matches!(self.doing, Doing::Saving(_) | Doing::Joining(..));
        if is_stale {
            return Effects::new();
        }
        if found == Some(file.fingerprint) {
            self.outside = None;
        } else if self.outside.is_none_or(|outside| outside.found != found) {
            self.outside = Some(Outside { found, news: true });
        }
        if found.is_none() { vec![Effect::Unsave] } else { Effects::new() }
    }

    pub(super) fn heed(&mut self, heed: Heed) -> Effects {
        let (Doing::Nothing, Some(outside), Some(file)) = (&self.doing, self.outside, self.file.clone()) else {
            return Effects::new();
        };
        self.closing = false;
        match (heed, outside.found) {
            (Heed::Join(how), Some(_)) => self.join(file.path, how),
            (Heed::Restore, None) => self.save_to(file.path, None),
            (Heed::Copy, _) => self.pick(super::Purpose::Save),
            (Heed::Later, _) => {
                self.outside = Some(Outside { news: false, ..outside });
                Effects::new()
            }
            (Heed::Join(_), None) | (Heed::Restore, Some(_)) => Effects::new(),
        }
    }

    /// Begins to read what another program made of the file. Whatever waited for a save waits no longer: what comes of
    /// this is to be looked at first.
    pub(super) fn join(&mut self, path: PathBuf, how: How) -> Effects {
        self.rest();
        if self.file.as_ref().is_none_or(|file| file.path != path) {
            return Effects::new();
        }
        self.doing = Doing::Joining(path.clone(), how);
        vec![Effect::Join(path)]
    }

    pub(super) fn joined(&mut self, result: Result<Fingerprint, JoinError>) -> Effects {
        let Doing::Joining(path, how) = self.doing.clone() else { return Effects::new() };
        self.rest();
        match result {
            Ok(fingerprint) => {
                self.file = Some(OnDisk { path, fingerprint });
                self.outside = None;
                vec![Effect::Adopt(how)]
            }
            Err(error) => vec![Effect::Say(Note::NotJoined(path, error))],
        }
    }
}
