//! Reads a journal back: whose it is, what the map's file held, and the last state of the map that can be trusted.

use std::path::Path;
use std::time::Duration;

use super::delta;
use super::frame::Frames;
use super::head::{Base, JournalHead};
use crate::model::Map;
use crate::persist::{Fingerprint, LockOwner, MAX_BYTES, Timestamp, read};

/// A change of the text of a map, as a frame holds it: when it was made, the fingerprint of the new text, and what makes
/// that of the text before.
pub(super) struct DeltaFrame<'a> {
    at: Timestamp,
    fingerprint: Fingerprint,
    delta: &'a str,
}

impl<'a> DeltaFrame<'a> {
    /// The bytes of the frame that makes one text of another.
    pub(super) fn between(from: &str, to: &str, at: Timestamp) -> String {
        format!("{} {}\n{}", at.after_1970().as_millis(), Fingerprint::new(to.as_bytes()), delta::between(from, to))
    }

    fn read(frame: &'a [u8]) -> Option<Self> {
        let (head, delta) = std::str::from_utf8(frame).ok()?.split_once('\n')?;
        let (at, fingerprint) = head.split_once(' ')?;
        let at = Timestamp::since_1970(Duration::from_millis(at.parse().ok()?));
        Some(Self { at, fingerprint: Fingerprint::parse(fingerprint)?, delta })
    }

    /// The text that it makes of another; `None` when it was not written for that one.
    fn apply(&self, text: &str) -> Option<String> {
        let text = delta::apply(text, self.delta, MAX_BYTES)?;
        (Fingerprint::new(text.as_bytes()) == self.fingerprint).then_some(text)
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
    /// `file_at` gives what the map's file holds now. When that is one of the states in the journal, then the window that
    /// wrote the journal has saved that state and was killed before it could note it: what the file lacks is counted
    /// from there, and nobody else has changed it.
    pub fn read(bytes: &[u8], file_at: &dyn Fn(&Path) -> Option<Fingerprint>) -> Option<Self> {
        let mut frames = Frames::new(bytes);
        let JournalHead { owner, mut base } = JournalHead::read(frames.next()?)?;
        let mut before = std::str::from_utf8(frames.next()?).ok()?.to_owned();
        let mut deltas: Vec<DeltaFrame<'_>> = frames.map_while(DeltaFrame::read).collect();
        if let Some(base) = &mut base
            && let Some(found) = file_at(&base.path)
            && let Some(at) = deltas.iter().rposition(|delta| delta.fingerprint == found)
            && let Some((text, _)) = text_after(&before, deltas.iter().take(at + 1))
            && Fingerprint::new(text.as_bytes()) == found
        {
            (base.fingerprint, before) = (found, text);
            deltas.drain(..=at);
        }
        let before_map = read(before.as_bytes()).ok()?;
        // The last state that is a map: there is no reason to think that it is not the last of all.
        for count in (1..=deltas.len()).rev() {
            let (text, at) = text_after(&before, deltas.iter().take(count))?;
            if text == before {
                return None;
            }
            if let Ok(map) = read(text.as_bytes()) {
                return Some(Self { owner, base, before: before_map, map, at });
            }
        }
        None
    }
}

/// The text after as many deltas as apply, and when the last of them was made.
fn text_after<'a>(first: &str, deltas: impl Iterator<Item = &'a DeltaFrame<'a>>) -> Option<(String, Timestamp)> {
    let mut last: Option<(String, Timestamp)> = None;
    for delta in deltas {
        let text = last.as_ref().map_or(first, |(text, _)| text);
        match delta.apply(text) {
            Some(next) => last = Some((next, delta.at)),
            None => break,
        }
    }
    last
}
