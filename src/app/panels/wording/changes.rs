//! What changed in words: "3 cards added, 1 moved".

use crate::edit::{Noun, Summary};
use crate::i18n::Words;

/// What differs between two states of a map, in words.
#[must_use]
pub fn in_words(changes: &Summary, words: &Words) -> String {
    let mut said: Option<String> = None;
    let mut say = |part: String| {
        said = Some(match said.take() {
            Some(before) => words.with("changes-and", &[("first", before.into()), ("second", part.into())]),
            None => part,
        });
    };
    for (noun, count) in changes.counts() {
        let Some(things) = things(noun) else {
            say(words.text("changes-map").into_owned());
            continue;
        };
        let parts = [
            (count.added, "changes-added", "changes-added-too"),
            (count.removed, "changes-removed", "changes-removed-too"),
            (count.changed, "changes-changed", "changes-changed-too"),
            (count.moved, "changes-moved", "changes-moved-too"),
        ];
        for (place, (count, whole, short)) in parts.into_iter().filter(|(count, ..)| *count > 0).enumerate() {
            // The noun is named once.
            say(match place {
                0 => words.with(whole, &[("things", words.with(things, &[("count", count.into())]).into())]),
                _ => words.with(short, &[("count", count.into())]),
            });
        }
    }
    said.unwrap_or_else(|| words.text("changes-none").into_owned())
}

/// The message that counts records of a kind; `None` for the map, of which there is one.
pub(crate) fn things(noun: Noun) -> Option<&'static str> {
    match noun {
        Noun::Map | Noun::Several => None,
        Noun::Persona => Some("count-personas"),
        Noun::Stage => Some("count-stages"),
        Noun::Step => Some("count-steps"),
        Noun::Lane => Some("count-lanes"),
        Noun::Card => Some("count-cards"),
        Noun::Pain => Some("count-pains"),
        Noun::Wait => Some("count-waits"),
        Noun::Connector => Some("count-connectors"),
        Noun::Emotion => Some("count-emotions"),
    }
}
