//! What there is to know of the links between opportunities and pain points, for lists and for those who don't see the
//! letters on the map.

use super::Editor;
use crate::i18n::{MapWords, Words, one_line};
use crate::model::{CardId, EasingLetter, Key, PainId, listed_letters};

/// So many opportunities are named in full.
const MOST_NAMED: usize = 3;
/// So many more by their letters.
const MOST_LISTED: usize = 8;

/// The letter of an opportunity, or by which opportunities a pain point would be eased; nothing for other records.
#[must_use]
pub fn easing_notes(editor: &Editor, words: &Words, key: Key) -> Vec<String> {
    match key {
        Key::Card(card) => letter_note(editor, words, card).into_iter().collect(),
        Key::Pain(pain) => pain_notes(editor, words, pain),
        _ => Vec::new(),
    }
}

fn letter_note(editor: &Editor, words: &Words, card: CardId) -> Option<String> {
    let letter = editor.layout().letters.of_opportunity(card)?;
    Some(words.with("easing-letter", &[("letter", letter.to_string().into())]))
}

fn pain_notes(editor: &Editor, words: &Words, pain: PainId) -> Vec<String> {
    let letters = editor.layout().letters.of_pain(pain);
    let (named, others) = letters.split_at(letters.len().min(MOST_NAMED));
    let mut notes: Vec<String> = named.iter().map(|letter| named_note(editor, words, *letter)).collect();
    if !others.is_empty() {
        notes.push(words.with("easing-also", &[("letters", listed_letters(others, MOST_LISTED).into())]));
    }
    notes
}

fn named_note(editor: &Editor, words: &Words, letter: EasingLetter) -> String {
    let card = editor.layout().letters.opportunity(letter).and_then(|card| editor.map().cards.get(&card));
    let text = card.map(|card| {
        let text = one_line(&card.text);
        if text.is_empty() { MapWords::of(words.locale()).card_kind(card.kind).to_owned() } else { text }
    });
    words.with("easing-by", &[("letter", letter.to_string().into()), ("text", text.unwrap_or_default().into())])
}
