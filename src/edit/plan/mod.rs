//! How each command is carried out on a draft: one module for each verb.

mod add;
mod change;
mod delete;
mod paste;
mod relocate;
mod valid;

use super::draft::Draft;
use super::{Command, Refusal};
use crate::model::{StageId, Step};

/// Carries out a command. When it is refused the draft is of no further use.
pub(super) fn carry_out(command: &Command, draft: &mut Draft) -> Result<(), Refusal> {
    match command {
        Command::Add { record, place } => add::record(draft, record, *place),
        Command::AddStage { stage, step, place } => add::stage(draft, stage, step, *place),
        Command::Change(record) => change::record(draft, record),
        Command::SetText { at, text } => change::text(draft, *at, text),
        Command::Move { key, to } => relocate::record(draft, *key, *to),
        Command::Delete(keys) => delete::records(draft, keys),
        Command::Paste { fragment, lane, step, place } => paste::fragment(draft, fragment, *lane, *step, *place),
        Command::Many(commands) => commands.iter().try_for_each(|command| carry_out(command, draft)),
    }
}

/// Takes a stage out that has no steps any more.
fn drop_if_empty(draft: &mut Draft, stage: StageId) {
    if !draft.all::<Step>().any(|step| step.stage == stage) {
        draft.take(stage);
    }
}
