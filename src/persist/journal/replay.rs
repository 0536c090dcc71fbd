//! A journal read back: whose it is, what the map's file held, and the last state of the map that can be trusted.

use super::delta;
use super::frame::Frames;
use super::head::{Base, JournalHead};
use crate::model::Map;
use crate::persist::{Fingerprint, LockOwner, MAX_BYTES, Stamp, read};

/// A change of the text of a map as it stands in a frame: when, which text comes out, and what makes it.
pub(super) struct DeltaFrame<'a> {
    at: Stamp,
    fingerprint: Fingerprint,
    delta: &'a str,
}

impl<'a> DeltaFrame<'a> {
    /// The text of the frame that leads from one text to another.
    pub(super) fn between(from: &str, to: &str, at: Stamp) -> String {
        format!("{} {}\n{}", at.after_1970().as_millis(), Fingerprint::new(to.as_bytes()), delta::between(from, to))
    }

    fn read(frame: &'a [u8]) -> Option<Self> {
        let (head, delta) = std::str::from_utf8(frame).ok()?.split_once('\n')?;
        let (at, fingerprint) = head.split_once(' ')?;
        let at = Stamp::since_1970(std::time::Duration::from_millis(at.parse().ok()?));
        Some(Self { at, fingerprint: Fingerprint::parse(fingerprint)?, delta })
    }

    /// The text that it makes of another; `None` when that is not the one that was meant.
    fn after(&self, text: &str) -> Option<String> {
        let text = delta::apply(text, self.delta, MAX_BYTES)?;
        (Fingerprint::new(text.as_bytes()) == self.fingerprint).then_some(text)
    }
}

/// What a journal tells.
pub(in crate::persist) struct Replay {
    pub(in crate::persist) holder: LockOwner,
    pub(in crate::persist) base: Option<Base>,
    /// The map as its file held it.
    pub(in crate::persist) before: Map,
    /// The map as it was last recorded.
    pub(in crate::persist) map: Map,
    /// When that was.
    pub(in crate::persist) at: Stamp,
}

impl Replay {
    /// Reads a journal up to the first damage; `None` when that comes before the first change, or there is none.
    pub(in crate::persist) fn read(bytes: &[u8]) -> Option<Self> {
        let mut frames = Frames::of(bytes);
        let JournalHead { holder, base } = JournalHead::read(frames.next()?)?;
        let first = std::str::from_utf8(frames.next()?).ok()?;
        let before = read(first.as_bytes()).ok()?;
        let entries: Vec<DeltaFrame<'_>> = frames.map_while(DeltaFrame::read).collect();
        // The last state that is a map: there is no reason to think that it is not the last of all.
        for count in (1..=entries.len()).rev() {
            let (text, at) = last_of(first, entries.iter().take(count))?;
            if text == first {
                return None;
            }
            if let Ok(map) = read(text.as_bytes()) {
                return Some(Self { holder, base, before, map, at });
            }
        }
        None
    }
}

/// The text after as many entries as fit, and when it was.
fn last_of<'a>(first: &str, entries: impl Iterator<Item = &'a DeltaFrame<'a>>) -> Option<(String, Stamp)> {
    let mut last: Option<(String, Stamp)> = None;
    for entry in entries {
        let text = last.as_ref().map_or(first, |(text, _)| text);
        match entry.after(text) {
            Some(next) => last = Some((next, entry.at)),
            None => break,
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::frame::framed;
    use super::*;

    proptest! {
        #[test]
        fn whatever_stands_in_sound_frames_does_no_harm(
            head in "[ -~]{0,80}",
            base in "[ -~]{0,40}",
            entries in prop::collection::vec("[0-9]{0,3} [0-9a-f-]{0,40}\n([=+][ -~]{0,9}\n){0,4}", 0..4),
        ) {
            let holder = "holder:(host:\"\",user:\"\",process:1,since:1,token:\"\")";
            let heads = [head, format!("(journal:1,{holder},path:None,fingerprint:None)")];
            let bases = [base, "(throughline: 1)\n".to_owned()];
            for (head, base) in heads.iter().zip(&bases) {
                let mut bytes = [framed(head.as_bytes()), framed(base.as_bytes())].concat();
                entries.iter().for_each(|entry| bytes.extend(framed(entry.as_bytes())));
                prop_assert!(Replay::read(&bytes).is_none(), "no entry has the fingerprint of what it makes");
            }
        }
    }

    #[test]
    fn the_last_state_that_is_a_map_is_what_a_journal_tells() {
        let states = ["(throughline: 1)\n", "(throughline: 1, title: \"a\")\n", "(throughline: 1, title: 7)\n"];
        let holder = LockOwner::default();
        let mut bytes =
            [framed(JournalHead { holder, base: None }.write().as_bytes()), framed(states[0].as_bytes())].concat();
        let second = |number| Stamp::since_1970(std::time::Duration::from_secs(number));
        for (number, pair) in states.windows(2).enumerate() {
            bytes.extend(framed(DeltaFrame::between(pair[0], pair[1], second(number as u64)).as_bytes()));
        }
        let replay = Replay::read(&bytes).unwrap();
        assert_eq!((replay.map.info.title.as_str(), replay.at), ("a", second(0)));
        assert_eq!((replay.before, replay.base), (Map::default(), None));
    }
}
