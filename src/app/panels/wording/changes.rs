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
fn things(noun: Noun) -> Option<&'static str> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;
    use crate::persist;

    fn changes(before: &str, after: &str) -> Summary {
        let map = |cards: &str| {
            let lanes = "lanes: [(id: \"l\", role: Customer)]";
            let steps = "stages: [(id: \"s\")], steps: [(id: \"t\", stage: \"s\"), (id: \"u\", stage: \"s\")]";
            persist::read(format!("(throughline: 1, {steps}, {lanes}, cards: [{cards}])").as_bytes()).unwrap()
        };
        Summary::between(&map(before), &map(after))
    }

    fn card(id: &str, step: &str) -> String {
        format!("(id: \"{id}\", lane: \"l\", step: \"{step}\"),")
    }

    #[test]
    fn what_changed_is_said_with_the_forms_of_each_language() {
        let before = card("a", "t");
        let after = [card("b", "t"), card("c", "t"), card("d", "t"), card("a", "u")].concat();
        let says = |locale| in_words(&changes(&before, &after), &Words::new(locale));
        assert_eq!(says(Locale::En), "3 cards added, 1 moved");
        assert_eq!(says(Locale::He), "הוספה: 3 כרטיסים, העברה: 1");
        assert_eq!(says(Locale::Ro), "adăugare: 3 carduri, mutare: 1");
        assert_eq!(in_words(&Summary::default(), &Words::new(Locale::En)), "nothing changed");
    }
}
