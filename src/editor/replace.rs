//! Replacing a text wherever it is found, as one change. What is in a hidden or locked lane is left as it is, and told.

use super::document::Document;
use super::notice::{self, NoticeText, Replacement};
use super::{Editor, Search};
use crate::edit::{Command, Refusal};
use crate::i18n::{MatchRule, replaced};
use crate::model::{Key, Map, Record};

impl Editor {
    /// Puts a text in place of what a search has found, in all texts of all records of the map, as one change, and tells
    /// how often it did.
    pub fn replace_all(&mut self, search: &Search, by: &str) {
        let (query, rule) = search.query();
        let keys: Vec<Key> = search.found().collect();
        replace_all(self.begin(), &keys, query, by, rule);
    }

    /// The same in one record. False when the search has not found it.
    ///
    /// # Errors
    /// When its lane is hidden or locked.
    pub fn replace_in(&mut self, search: &Search, key: Key, by: &str) -> Result<bool, Refusal> {
        if !search.keys().contains(&key) {
            return Ok(false);
        }
        let (query, rule) = search.query();
        let doc = self.begin();
        match replacement(&doc.map, key, query, by, rule) {
            Some((command, _)) => doc.perform(&command).map(|()| true),
            None => Ok(true),
        }
    }

    /// The part of a text of a record that a search has found, with what is around it: the text, and where in it.
    #[must_use]
    pub fn found_text(&self, search: &Search, key: Key) -> Option<(String, std::ops::Range<usize>)> {
        let (query, rule) = search.query();
        super::search::says(self, key, query, rule).into_iter().next()
    }
}

fn replace_all(doc: &mut Document, keys: &[Key], query: &str, by: &str, rule: MatchRule) {
    let mut done = Replacement { count: 0, left: 0, hidden: Vec::new() };
    let mut commands = Vec::new();
    for key in keys {
        let Some((command, count)) = replacement(&doc.map, *key, query, by, rule) else { continue };
        match command.plan_shown_in(&doc.map, &doc.order) {
            Ok(_) => {
                done.count += count;
                commands.push(command);
            }
            Err(refusal) => {
                done.left += 1;
                if let Refusal::Hidden(lane) = refusal {
                    done.hidden.push(lane);
                }
            }
        }
    }
    done.hidden = notice::in_order(&doc.map, done.hidden);
    let made = Command::of_all(commands).map_or(Ok(()), |command| doc.perform(&command));
    match made {
        Ok(()) => doc.tell(NoticeText::Replaced(done)),
        Err(refusal) => doc.tell_refusal(refusal),
    }
}

/// What replaces a text in all texts of a record, and how many times; `None` where nothing changes.
fn replacement(map: &Map, key: Key, query: &str, by: &str, rule: MatchRule) -> Option<(Command, usize)> {
    let mut record = map.record(key)?;
    let mut count = 0;
    let mut is_main_alone = true;
    for (at, text) in record.texts_mut().into_iter().enumerate() {
        if let Some((new, times)) = replaced(text, query, by, rule) {
            *text = new;
            count += times;
            is_main_alone &= at == 0;
        }
    }
    // What a record mainly says is its first text.
    let command = match record {
        _ if count == 0 => return None,
        record if is_main_alone => Command::SetText { at: key, text: Record::text(&record).to_owned() },
        record => Command::Change(record),
    };
    Some((command, count))
}
