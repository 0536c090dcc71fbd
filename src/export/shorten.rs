//! Cuts the texts that no picture can show, so that the cost of a picture is bounded.
//!
//! A text is shaped as a whole, at hundreds of bytes of memory per character: a title of 40 MB, pasted by accident or put
//! into a file by somebody else, would take more than a gigabyte. Nobody reads such a text in a picture. It is cut where
//! it is far longer than anything readable, and visibly: it ends in an ellipsis. Tables and text formats hold all of it.

use std::borrow::Cow;

use crate::model::{Card, Connector, Emotion, Info, Lane, Map, Pain, Persona, Stage, Step, Wait};

/// The most characters of one text in a picture.
const LONGEST: usize = 10_000;

/// The map with long texts cut; as it is when it has none.
pub(super) fn shorten(map: Cow<'_, Map>) -> Cow<'_, Map> {
    let is_long =
        |key| map.record(key).is_some_and(|record| record.texts().into_iter().any(|text| end(text).is_some()));
    if !map.keys().any(is_long) {
        return map;
    }
    let mut map = map.into_owned();
    let Info { title, scenario, author, version, date, .. } = &mut map.info;
    cut([title, scenario, author, version, date]);
    map.personas.values_mut().for_each(|Persona { name, description, .. }| cut([name, description]));
    map.stages.values_mut().for_each(|Stage { name, goal, .. }| cut([name, goal]));
    map.steps.values_mut().for_each(|Step { name, .. }| cut([name]));
    map.lanes.values_mut().for_each(|Lane { name, .. }| cut([name]));
    map.cards.values_mut().for_each(|Card { text, owner, .. }| cut([text, owner]));
    map.pains.values_mut().for_each(|Pain { text, .. }| cut([text]));
    map.waits.values_mut().for_each(|Wait { text, .. }| cut([text]));
    map.connectors.values_mut().for_each(|Connector { label, .. }| cut([label]));
    map.emotions.values_mut().for_each(|Emotion { quote, .. }| cut([quote]));
    Cow::Owned(map)
}

fn cut<const N: usize>(texts: [&mut String; N]) {
    for text in texts {
        if let Some(end) = end(text) {
            text.truncate(end);
            text.shrink_to_fit();
            text.push('…');
        }
    }
}

/// Where a text that is too long is cut.
fn end(text: &str) -> Option<usize> {
    // Most texts are shorter in bytes already.
    if text.len() <= LONGEST { None } else { text.char_indices().nth(LONGEST).map(|(end, _)| end) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Key;

    #[test]
    fn a_text_that_is_too_long_ends_in_an_ellipsis_and_all_others_stay() {
        let mut map = Map::default();
        map.info.title = "א".repeat(LONGEST);
        assert!(matches!(shorten(Cow::Borrowed(&map)), Cow::Borrowed(_)));
        map.info.title += "b";
        map.info.author = "Ana".to_owned();
        let short = shorten(Cow::Borrowed(&map));
        assert_eq!(short.info.title, "א".repeat(LONGEST) + "…");
        assert_eq!(short.info.author, "Ana");
        let texts = short.record(Key::Info).unwrap().texts().len();
        assert_eq!(texts, 5);
    }
}
