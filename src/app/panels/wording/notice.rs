//! What the editor tells about the map, in words: what was deleted, what can't be done, and what can be done about it.

use std::collections::BTreeMap;

use crate::app::panels::wording::{changes, record};
use crate::edit::{Noun, Refusal};
use crate::editor::{Deletion, Editor, NoticeText, Offer};
use crate::i18n::{Words, beginning, one_line};
use crate::model::{Key, LaneId, Message as _, Record};

/// Longer names are cut.
const MOST_CHARACTERS: usize = 48;

/// What a notice says.
#[must_use]
pub fn in_words(notice: &NoticeText, editor: &Editor, words: &Words) -> String {
    match notice {
        NoticeText::Refused(refusal) => refused(*refusal, editor, words),
        NoticeText::Deleted(deletion) => deleted(deletion, editor, words),
        NoticeText::Replaced(done) => super::found::replaced(done, editor, words),
        NoticeText::SelectedUnseen(lanes) => about_lanes("notice-selected-unseen", lanes, editor, words),
        NoticeText::ChangedUnseen(lanes) => about_lanes("notice-changed-unseen", lanes, editor, words),
        NoticeText::NotThere(element) => words.text(not_there(*element)).into_owned(),
        NoticeText::NoPersona => words.text("emotion-nobody").into_owned(),
    }
}

/// What the button of an offer says.
#[must_use]
pub fn offered(offer: &Offer, words: &Words) -> String {
    match offer {
        Offer::Undo => words.text("action-undo").into_owned(),
        Offer::ShowLanes(lanes) => words.with("offer-show-lanes", &[("count", lanes.len().into())]),
        Offer::UnlockLane(_) => words.text("offer-unlock-lane").into_owned(),
        Offer::AddPersona => words.text("action-add-persona").into_owned(),
    }
}

/// The names of lanes, one after the other.
#[must_use]
pub fn lane_names(lanes: &[LaneId], editor: &Editor, words: &Words) -> String {
    let names: Vec<_> = lanes.iter().map(|lane| short(&record::name(editor, words, Key::Lane(*lane)))).collect();
    names.join(", ")
}

/// A name that is no longer than a sentence around it allows.
fn short(name: &str) -> String {
    beginning(name, MOST_CHARACTERS).into_owned()
}

fn about_lanes(key: &str, lanes: &[LaneId], editor: &Editor, words: &Words) -> String {
    let names = lane_names(lanes, editor, words);
    words.with(key, &[("count", lanes.len().into()), ("names", names.into())])
}

fn refused(refusal: Refusal, editor: &Editor, words: &Words) -> String {
    match refusal {
        Refusal::Locked(lane) | Refusal::Hidden(lane) => {
            let name = lane_names(&[lane], editor, words);
            words.with(refusal.key(), &[("lane", name.into())])
        }
        _ => words.message(&refusal),
    }
}

/// Where an element belongs that was dropped, or is to be added, elsewhere: the key of the message.
fn not_there(element: crate::editor::Element) -> &'static str {
    use crate::editor::Element;
    match element {
        Element::Pain | Element::Wait | Element::MomentOfTruth => "notice-mark",
        Element::Stage | Element::Step => "notice-column",
        Element::Lane => "notice-lane",
        Element::Touchpoint | Element::Action | Element::Decision | Element::Opportunity | Element::Note => {
            "notice-card"
        }
    }
}

fn deleted(deletion: &Deletion, editor: &Editor, words: &Words) -> String {
    let mut counts = deletion.counts.clone();
    let named = deletion.record.as_deref().and_then(|record| Some((record.key(), name_of(record, editor)?)));
    let said = match named {
        Some((key, name)) => {
            let args = [("thing", key.kind().into()), ("name", short(&name).into())];
            let deleted = words.with("deleted-record", &args);
            match counted(&counts, words) {
                Some(things) => words.with("deleted-with", &[("deleted", deleted.into()), ("things", things.into())]),
                None => deleted,
            }
        }
        None => {
            if let Some(record) = &deletion.record {
                *counts.entry(Noun::from_key(record.key())).or_default() += 1;
            }
            let things = counted(&counts, words).unwrap_or_default();
            words.with("deleted-several", &[("things", things.into())])
        }
    };
    if deletion.unseen == 0 {
        return said;
    }
    words.with("deleted-unseen", &[("deleted", said.into()), ("count", deletion.unseen.into())])
}

/// What a record was called; `None` for one without a text.
fn name_of(record: &Record, editor: &Editor) -> Option<String> {
    let text = match record {
        Record::Lane(lane) => editor.words().lane(lane),
        _ => record.text(),
    };
    Some(one_line(text)).filter(|name| !name.is_empty())
}

/// “2 steps, 12 cards”; `None` for nothing.
fn counted(counts: &BTreeMap<Noun, usize>, words: &Words) -> Option<String> {
    let counted = counts
        .iter()
        .filter_map(|(noun, count)| Some(words.with(changes::things(*noun)?, &[("count", (*count).into())])));
    counted.reduce(|first, second| words.with("changes-and", &[("first", first.into()), ("second", second.into())]))
}
