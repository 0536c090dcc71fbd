//! The name of a record in lists: its text, or its kind when it has none.

use crate::app::panels::wording::values::noun;
use crate::editor::{Editor, HiddenMark};
use crate::i18n::{Words, one_line};
use crate::model::{Key, PersonaId, Record};

/// The name of a record of the map, in one line.
#[must_use]
pub fn name(editor: &Editor, words: &Words, key: Key) -> String {
    let record = editor.map().record(key);
    let says = record.as_ref().map(Record::text).unwrap_or_default();
    let says = match &record {
        Some(Record::Lane(lane)) => editor.words().lane(lane),
        _ => says,
    };
    if says.trim().is_empty() {
        return words.text(noun(key)).into_owned();
    }
    one_line(says)
}

/// What adds a feeling of a persona.
#[must_use]
pub fn add_feeling(words: &Words, editor: &Editor, persona: PersonaId) -> String {
    words.with("action-add-feeling", &[("name", name(editor, words, persona.into()).into())])
}

/// Where a record is: the step and lane of a card and of what is on it, the stage of a step, the step of an emotion.
#[must_use]
pub fn place(editor: &Editor, words: &Words, key: Key) -> Option<String> {
    let map = editor.map();
    let name = |key: Key| name(editor, words, key);
    let card = match key {
        Key::Step(step) => return map.steps.get(&step).map(|step| name(step.stage.into())),
        Key::Emotion(emotion) => return map.emotions.get(&emotion).map(|emotion| name(emotion.step.into())),
        Key::Connector(connector) => map.connectors.get(&connector)?.from,
        key => map.card_of(key)?,
    };
    let card = map.cards.get(&card)?;
    let (step, lane) = (name(card.step.into()), name(card.lane.into()));
    Some(words.with("check-place", &[("step", step.into()), ("lane", lane.into())]))
}

/// What is said beside the mark of hidden lanes.
#[must_use]
pub fn hidden_line(editor: &Editor, words: &Words, mark: &HiddenMark) -> String {
    let names: Vec<_> = mark.lanes.iter().map(|lane| name(editor, words, Key::Lane(*lane))).collect();
    words.with("hidden-line", &[("names", names.join(", ").into())])
}

/// The hidden lanes behind the mark under the pointer; `None` when the pointer is on no such mark.
#[must_use]
pub fn hidden_lanes(editor: &Editor, words: &Words) -> Option<String> {
    let lanes = editor.pointed_hidden_lanes();
    let names: Vec<_> = lanes.into_iter().map(|lane| name(editor, words, Key::Lane(lane))).collect();
    let (count, names) = (names.len(), names.join(", "));
    (count > 0).then(|| words.with("hidden-lanes", &[("count", count.into()), ("names", names.into())]))
}
