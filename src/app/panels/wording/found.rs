//! What a search has found, in words: what is said around it, why it can't be replaced, and how much was.

use std::ops::Range;

use crate::app::panels::wording::notice::lane_names;
use crate::editor::{Editor, Replacement};
use crate::i18n::{Words, one_line};
use crate::model::{Key, LaneId, Role};

/// How much of a text is shown before what was found, in characters.
const BEFORE: usize = 24;
/// How much is shown from there on.
const AFTER: usize = 72;

/// The part of a text around what was found in it, in one line.
#[must_use]
pub fn snippet(text: &str, at: Range<usize>) -> String {
    let (before, rest) = text.split_at_checked(at.start).unwrap_or(("", text));
    let start = before.char_indices().rev().nth(BEFORE - 1).map_or(0, |(start, _)| start);
    // A word is not cut where that can be helped.
    let start =
        if start == 0 { 0 } else { before.get(start..).and_then(|it| it.find(' ')).map_or(start, |at| start + at) };
    let end = rest.char_indices().nth(AFTER).map_or(text.len(), |(end, _)| at.start + end);
    let part = one_line(text.get(start..end).unwrap_or(text));
    let (first, last) = (if start > 0 { "…" } else { "" }, if end < text.len() { "…" } else { "" });
    format!("{first}{part}{last}")
}

/// Why a record can't be changed now: “hidden: Support”, “locked: Support”.
#[must_use]
pub fn barred(editor: &Editor, words: &Words, key: Key) -> Option<String> {
    let said = |key: &str, lane: LaneId| words.with(key, &[("lane", lane_names(&[lane], editor, words).into())]);
    let map = editor.map();
    if let Some(lane) = map.get(key).and_then(|record| map.hidden_lane_of(record)) {
        return Some(said("find-hidden", lane));
    }
    let lane = match key {
        Key::Emotion(_) => {
            let mut curves = map.lanes.values().filter(|lane| lane.role == Role::Emotion);
            let first = curves.next().filter(|lane| lane.locked)?;
            curves.all(|lane| lane.locked).then_some(first.id)?
        }
        key => map.cards.get(&map.card_of(key)?)?.lane,
    };
    map.lanes.get(&lane).filter(|lane| lane.locked).map(|lane| said("find-locked", lane.id))
}

/// How much was replaced, and what was left.
#[must_use]
pub fn replaced(done: &Replacement, editor: &Editor, words: &Words) -> String {
    let replaced = words.with("replaced", &[("count", done.count.into())]);
    if done.left == 0 {
        return replaced;
    }
    let left = ("left", words.with("replaced-left", &[("count", done.left.into())]).into());
    if done.hidden.is_empty() {
        return words.with("replaced-locked", &[("replaced", replaced.into()), left]);
    }
    let names = lane_names(&done.hidden, editor, words).into();
    words.with("replaced-hidden", &[("replaced", replaced.into()), left, ("names", names)])
}
