//! Reads a journal back: whose it is, what the map's file held, and the last state of the map that can be trusted.

use std::path::Path;
use std::time::Duration;

use super::changes;
use super::frame::Frames;
use super::head::{Base, FrameContents, JournalHead};
use super::texts::{self, ReplayedTexts};
use crate::edit::Patch;
use crate::model::Map;
use crate::persist::{Fingerprint, LockOwner, Timestamp, read, repair, write};

/// What happened, as a frame after the checkpoint holds it.
pub(super) enum Happening<'a> {
    /// The map changed.
    Change(Timestamp, &'a str),
    /// The map began to be written to its file, which has this fingerprint then.
    Saving(Fingerprint),
}

impl<'a> Happening<'a> {
    /// The bytes of the frame of a change.
    pub(super) fn write_change(at: Timestamp, patch: &Patch) -> String {
        format!("change {}\n{}", at.after_1970().as_millis(), changes::write(patch))
    }

    /// The bytes of the frame of a save.
    pub(super) fn write_saving(fingerprint: Fingerprint) -> String {
        format!("saving {fingerprint}\n")
    }

    fn read(frame: &'a [u8]) -> Option<Self> {
        let (head, rest) = std::str::from_utf8(frame).ok()?.split_once('\n')?;
        match head.split_once(' ')? {
            ("change", at) => Some(Self::Change(Timestamp::since_1970(Duration::from_millis(at.parse().ok()?)), rest)),
            ("saving", fingerprint) => Some(Self::Saving(Fingerprint::parse(fingerprint)?)),
            _ => None,
        }
    }
}

/// What a journal holds.
pub struct Replay {
    /// The window that wrote it.
    pub owner: LockOwner,
    /// The file of the map.
    pub base: Option<Base>,
    /// The map as its file holds it.
    pub before: Map,
    /// The map as it was last recorded.
    pub map: Map,
    /// When that was.
    pub at: Timestamp,
}

impl Replay {
    /// Reads a journal up to the first damage; `None` when that comes before the first change, or nothing was changed.
    ///
    /// `file_at` gives what the map's file holds now. When that is a state in which the window that wrote the journal began
    /// to save it, or the last state, then that window has saved it and was killed before it could note it: what the file
    /// lacks is counted from there, and nobody else has changed it.
    pub fn read(bytes: &[u8], file_at: &dyn Fn(&Path) -> Option<Fingerprint>) -> Option<Self> {
        let mut frames = Frames::new(bytes);
        let (JournalHead { owner, mut base }, contents) = JournalHead::read(frames.next()?)?;
        let found = base.as_ref().and_then(|base| file_at(&base.path));
        let ReplayedTexts { before, saved, map, at } = match contents {
            FrameContents::Texts => texts::replay(frames, found)?,
            FrameContents::Changes => replay(frames, found)?,
        };
        if let (Some(base), Some(saved)) = (&mut base, saved) {
            base.fingerprint = saved;
        }
        Some(Self { owner, base, before, map, at })
    }
}

fn replay<'a>(mut frames: impl Iterator<Item = &'a [u8]>, found: Option<Fingerprint>) -> Option<ReplayedTexts> {
    let (on_disk, start) = changes::start(std::str::from_utf8(frames.next()?).ok()?)?;
    let happenings: Vec<Happening<'_>> = frames.map_while(Happening::read).collect();
    let known = RecordedStates::new(start.clone(), &happenings, found);
    // Up to the first change that does not fit, all did.
    let known =
        known.or_else(|fitting| RecordedStates::new(start, happenings.get(..fitting).unwrap_or_default(), found));
    let RecordedStates { saved, last, at } = known.ok()?;
    let text = write(&last);
    let before = saved.as_ref().map_or_else(|| write(&on_disk), write);
    if text == before || found == Some(Fingerprint::new(text.as_bytes())) {
        return None;
    }
    // Ranks are the window's own: what is restored is as if it had been read from a file. Nothing records a map that can't
    // be read; if something did, most of it would still be wanted.
    let map = read(text.as_bytes()).ok().or_else(|| Some(repair(text.as_bytes())?.map))?;
    let (before, saved) = match saved {
        Some(_) => (read(before.as_bytes()).ok()?, found),
        None => (on_disk, None),
    };
    Some(ReplayedTexts { before, saved, map, at: at? })
}

/// The states of a map that matter to a recovery.
struct RecordedStates {
    /// The one that was saved last, when the journal does not say so itself.
    saved: Option<Map>,
    last: Map,
    /// When the last change after that was made.
    at: Option<Timestamp>,
}

impl RecordedStates {
    /// The error is the number of changes and saves before the first that does not fit.
    fn new(start: Map, happenings: &[Happening<'_>], found: Option<Fingerprint>) -> Result<Self, usize> {
        let mut states = Self { saved: None, last: start, at: None };
        for (fitting, happening) in happenings.iter().enumerate() {
            match happening {
                Happening::Change(at, patch) => {
                    states.last = changes::apply(states.last, patch).ok_or(fitting)?;
                    states.at = Some(*at);
                }
                Happening::Saving(fingerprint) if Some(*fingerprint) == found => {
                    (states.saved, states.at) = (Some(states.last.clone()), None);
                }
                Happening::Saving(_) => {}
            }
        }
        Ok(states)
    }
}
