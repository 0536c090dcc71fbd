//! How each command is carried out on a draft: one module for each verb.

mod add;
mod change;
mod curved;
mod delete;
mod hidden;
mod join;
mod locked;
mod matching;
mod paste;
mod relocate;
mod section;
mod span;
mod stage;
mod valid;

use std::collections::BTreeSet;

use self::span::CoveredSteps;
use super::draft::MapDraft;
use super::{Command, Patch, Refusal};
use crate::model::{CardId, Map, StageId, Step};

/// Carries out a command. When it is refused the draft is of no further use.
pub(super) fn carry_out(command: &Command, draft: &mut MapDraft) -> Result<(), Refusal> {
    let spans = CoveredSteps::before(command, draft);
    match command {
        Command::Add { record, place } => add::record(draft, record, *place),
        Command::AddStage { stage, step, place } => add::stage(draft, stage, step, *place),
        Command::Change(record) => change::record(draft, record),
        Command::SetText { at, text } => change::text(draft, *at, text),
        Command::Move { key, to } => relocate::record(draft, *key, *to),
        Command::Delete(keys) => delete::records(draft, keys),
        Command::Paste { fragment, lane, step, place } => paste::fragment(draft, fragment, *lane, *step, *place),
        Command::PasteSection { section, after } => section::section(draft, section, *after),
        Command::SplitStage { stage, at } => stage::split(draft, stage, *at),
        Command::MergeStage(stage) => stage::merge(draft, *stage),
        Command::JoinNext(card) => join::next(draft, *card),
        Command::Many(commands) => commands.iter().try_for_each(|command| carry_out(command, draft)),
    }?;
    spans.map_or(Ok(()), |spans| spans.follow(draft))
}

/// Refuses a patch that changes what is locked, or brings cards where there can be none; cards that only followed their
/// steps may.
pub(super) fn keep_lanes(map: &Map, patch: &Patch, followed: &BTreeSet<CardId>) -> Result<(), Refusal> {
    locked::let_be(map, patch, followed)?;
    curved::keep_free(map, patch, followed)
}

/// Refuses a patch that changes what is hidden, unless that follows from a change that is seen.
pub(super) fn keep_hidden(map: &Map, patch: &Patch, followed: &BTreeSet<CardId>) -> Result<(), Refusal> {
    hidden::let_be(map, patch, followed)
}

/// Two texts in one, each in lines of its own.
fn joined(one: &str, other: &str) -> String {
    let said = [one, other].into_iter().filter(|text| !text.trim().is_empty());
    said.collect::<Vec<_>>().join("\n")
}

/// Takes a stage out that has no steps any more.
fn drop_if_empty(draft: &mut MapDraft, stage: StageId) {
    if !draft.all::<Step>().any(|step| step.stage == stage) {
        draft.take(stage);
    }
}
