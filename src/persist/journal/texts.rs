//! The changes of journals as earlier versions of the program wrote them: what makes one text of a map of the text before.

use std::time::Duration;

use super::delta;
use crate::model::Map;
use crate::persist::{Fingerprint, MAX_BYTES, Timestamp, read};

/// A change of the text of a map, as a frame holds it: when it was made, the fingerprint of the new text, and what makes
/// that of the text before.
pub(super) struct DeltaFrame<'a> {
    at: Timestamp,
    fingerprint: Fingerprint,
    delta: &'a str,
}

/// What the frames of a journal hold, whatever its version.
pub(super) struct ReplayedTexts {
    /// The map as its file holds it.
    pub(super) before: Map,
    /// The fingerprint of that file, when it is not that of the head of the journal.
    pub(super) saved: Option<Fingerprint>,
    /// The last state.
    pub(super) map: Map,
    /// When it was recorded.
    pub(super) at: Timestamp,
}

impl<'a> DeltaFrame<'a> {
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

/// Reads the frames after the head. `found` is the fingerprint of what the map's file holds now.
pub(super) fn replay<'a>(
    mut frames: impl Iterator<Item = &'a [u8]>,
    found: Option<Fingerprint>,
) -> Option<ReplayedTexts> {
    let (mut before, mut saved) = (std::str::from_utf8(frames.next()?).ok()?.to_owned(), None);
    let mut deltas: Vec<DeltaFrame<'_>> = frames.map_while(DeltaFrame::read).collect();
    if let Some(found) = found
        && let Some(at) = deltas.iter().rposition(|delta| delta.fingerprint == found)
        && let Some((text, _)) = text_after(&before, deltas.iter().take(at + 1))
        && Fingerprint::new(text.as_bytes()) == found
    {
        (saved, before) = (Some(found), text);
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
            return Some(ReplayedTexts { before: before_map, saved, map, at });
        }
    }
    None
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
