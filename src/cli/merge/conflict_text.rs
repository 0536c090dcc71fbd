//! What the two sides of a merge disagree on, in the language of the user.

use crate::cli::check::thing;
use crate::edit::{Clash, Conflict, FieldValue, MergeSide};
use crate::i18n::{Locale, Words, beginning, one_line};
use crate::model::Key;

/// How much of a text is shown, in characters.
const EXCERPT: usize = 60;

/// A conflict in one line: the record, and what was taken.
pub(super) fn told(conflict: &Conflict, words: &Words) -> String {
    if words.locale() == Locale::En {
        return conflict.to_string();
    }
    let name = Some(&conflict.name).filter(|name| !name.trim().is_empty()).map(|name| quoted(name, words));
    format!("{}: {}", record(conflict.key, name, words), outcome(&conflict.clash, words))
}

/// A record by its kind, its name, and its id.
fn record(key: Key, name: Option<String>, words: &Words) -> String {
    let id = key.id().map(|id| format!("({})", id.as_str()));
    [Some(thing(key, words)), name, id].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn outcome(clash: &Clash, words: &Words) -> String {
    let text = |key: &str| words.text(key).into_owned();
    match clash {
        Clash::Field { field, ours, theirs, .. } => {
            let (ours, theirs) = (value(ours, words), value(theirs, words));
            let field = words.text(&Clash::field_key(field)).into_owned();
            words.with("conflict-field", &[("field", field.into()), ("ours", ours.into()), ("theirs", theirs.into())])
        }
        Clash::Twice { ours, theirs, .. } => {
            let (ours, theirs) = (value(ours, words), value(theirs, words));
            words.with("conflict-twice", &[("ours", ours.into()), ("theirs", theirs.into())])
        }
        Clash::Order => text("conflict-order"),
        Clash::Deleted { by: MergeSide::Ours } => text("conflict-deleted-here"),
        Clash::Deleted { by: MergeSide::Theirs } => text("conflict-deleted-there"),
        Clash::Emptied => text("conflict-emptied"),
    }
}

/// Words and numbers are those of the file.
fn value(value: &FieldValue, words: &Words) -> String {
    match value {
        FieldValue::Nothing => words.text("conflict-empty").into_owned(),
        FieldValue::Text(text) if text.trim().is_empty() => words.text("conflict-empty").into_owned(),
        FieldValue::Text(text) => quoted(text, words),
        FieldValue::Word(word) => word.clone(),
        FieldValue::Record(key) => record(*key, None, words),
        FieldValue::Several(values) => values.iter().map(|one| self::value(one, words)).collect::<Vec<_>>().join(", "),
    }
}

/// The beginning of a text in quotes, in one line.
fn quoted(text: &str, words: &Words) -> String {
    words.with("conflict-quoted", &[("text", beginning(&one_line(text), EXCERPT).into())])
}
