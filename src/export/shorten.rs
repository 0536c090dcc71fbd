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
    let Info { title, scenario, kind: _, author, version, date, language: _, direction: _, dismissed: _ } =
        &mut map.info;
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
