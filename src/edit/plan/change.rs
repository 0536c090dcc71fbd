//! Other values for the fields of a record.

use super::drop_if_empty;
use super::valid::valid;
use crate::edit::place::{Place, settle};
use crate::edit::table::{rank_of, with_rank};
use crate::edit::{MapDraft, Refusal};
use crate::model::{Key, Record};

pub(super) fn record(draft: &mut MapDraft, record: &Record) -> Result<(), Refusal> {
    let key = record.key();
    let was = draft.record(key).ok_or(Refusal::Missing(key))?;
    let mut record = valid(draft, record.clone())?;
    if let Some(rank) = rank_of(was.borrowed()) {
        record = with_rank(record, rank);
    }
    if record.borrowed().parents() == was.borrowed().parents() {
        draft.put(record);
        return Ok(());
    }
    settle(draft, record, Place::Last)?;
    if let Record::Step(was) = was {
        drop_if_empty(draft, was.stage);
    }
    Ok(())
}

pub(super) fn text(draft: &mut MapDraft, at: Key, text: &str) -> Result<(), Refusal> {
    let mut record = draft.record(at).ok_or(Refusal::Missing(at))?;
    text.clone_into(record.text_mut());
    draft.put(record);
    Ok(())
}
