//! New records.

use super::valid::valid;
use crate::edit::place::{Place, settle};
use crate::edit::{MapDraft, Refusal};
use crate::model::{Key, RANK_GAP, Record, Stage, Step};

pub(super) fn record(draft: &mut MapDraft, record: &Record, place: Place) -> Result<(), Refusal> {
    must_be_new(draft, record.key())?;
    if let Record::Stage(_) = record {
        return Err(Refusal::StageWithoutStep(record.key()));
    }
    let record = valid(draft, record.clone())?;
    settle(draft, record, place)
}

pub(super) fn stage(draft: &mut MapDraft, stage: &Stage, step: &Step, place: Place) -> Result<(), Refusal> {
    must_be_new(draft, stage.id.into())?;
    must_be_new(draft, step.id.into())?;
    draft.put(Step { stage: stage.id, rank: RANK_GAP, ..step.clone() });
    settle(draft, Record::Stage(stage.clone()), place)
}

pub(super) fn must_be_new(draft: &MapDraft, key: Key) -> Result<(), Refusal> {
    if draft.has(key) { Err(Refusal::Exists(key)) } else { Ok(()) }
}
