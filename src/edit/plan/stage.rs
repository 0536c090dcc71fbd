//! Stages that become two, and two that become one.

use super::add::must_be_new;
use crate::edit::place::{Place, append, settle};
use crate::edit::{MapDraft, Refusal};
use crate::model::{Record, Stage, StageId, Step, StepId};

/// The steps of a stage from `at` on go to a new stage after it.
pub(super) fn split(draft: &mut MapDraft, new: &Stage, at: StepId) -> Result<(), Refusal> {
    must_be_new(draft, new.id.into())?;
    let stage = draft.get::<Step>(at).ok_or(Refusal::Missing(at.into()))?.stage;
    draft.need(stage)?;
    let steps = draft.siblings(|step: &Step| step.stage == stage);
    if steps.first().is_none_or(|(_, first)| *first == at) {
        return Err(Refusal::FirstStep(at.into()));
    }
    for (_, id) in steps.iter().skip_while(|(_, id)| *id != at) {
        if let Some(step) = draft.get::<Step>(*id).cloned() {
            draft.put(Step { stage: new.id, ..step });
        }
    }
    settle(draft, Record::Stage(new.clone()), Place::After(stage.into()))
}

/// The steps of the stage after `id` come to its end. Nothing that the other stage says is lost but its name, where
/// this one has a name of its own.
pub(super) fn merge(draft: &mut MapDraft, id: StageId) -> Result<(), Refusal> {
    let mut stage = draft.get::<Stage>(id).cloned().ok_or(Refusal::Missing(id.into()))?;
    let stages = draft.siblings::<Stage>(|_| true);
    let next = stages.iter().skip_while(|(_, other)| *other != id).nth(1);
    let other = next.and_then(|(_, next)| draft.get::<Stage>(*next)).cloned();
    // To the last field, so that none is lost by being forgotten here.
    let Stage { id: next, rank: _, name, goal } = other.ok_or(Refusal::NothingAfter(id.into()))?;
    append(draft, |step: &Step| step.stage == id, |step| step.stage == next, |step| Step { stage: id, ..step })?;
    if stage.name.is_empty() {
        stage.name = name;
    }
    stage.goal = super::joined(&stage.goal, &goal);
    draft.put(stage);
    draft.take(next);
    Ok(())
}
