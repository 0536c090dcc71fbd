//! Where the columns are, along inline.

use super::gutter::Gutters;
use super::pass::Pass;
use crate::model::{StageId, StepId};
use crate::theme::size;

/// A step's column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// The step.
    pub step: StepId,
    /// Its stage.
    pub stage: StageId,
    /// Where cards start, along inline.
    pub start: f64,
    /// Where cards over one step end, along inline.
    pub end: f64,
}

pub(super) fn columns(pass: &Pass<'_>, gutters: &Gutters) -> Vec<Column> {
    let mut at = pass.rail_end();
    let steps = pass.order.steps.iter().enumerate();
    steps
        .map(|(index, step)| {
            let start = at + gutters.column(index);
            at = start + step.width.map_or(size::CARD_WIDTH, f64::from);
            Column { step: step.id, stage: step.stage, start, end: at }
        })
        .collect()
}
