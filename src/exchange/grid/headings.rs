//! What stands in the first rows of a grid that somebody wrote: the names of stages and steps.

use super::NAMELESS;
use crate::exchange::assembly::Assembly;
use crate::exchange::raw_table::RawRow;
use crate::exchange::row_topic::Topic;
use crate::model::{StageId, StepId};

/// A column of the table that is a step.
#[derive(Clone, Copy, Debug)]
pub(super) struct StepColumn {
    /// Its place in the table.
    pub at: usize,
    pub step: StepId,
}

#[derive(Default)]
struct GridHeadings<'a> {
    stages: Option<&'a RawRow>,
    steps: Option<&'a RawRow>,
    goals: Option<&'a RawRow>,
    /// How many rows they are.
    count: usize,
}

impl<'a> GridHeadings<'a> {
    fn from_rows(rows: &'a [RawRow]) -> Self {
        let mut found = Self::default();
        let mut nameless: Vec<&RawRow> = Vec::new();
        for row in rows {
            let name = row.text(0);
            let topic = Topic::from_name(name);
            if found.stages.is_none() && topic == Topic::Stages {
                found.stages = Some(row);
            } else if found.steps.is_none() && topic == Topic::Steps {
                found.steps = Some(row);
            } else if found.goals.is_none() && found.count > 0 && topic == Topic::Goals {
                found.goals = Some(row);
            } else if found.count == 0 || name.is_empty() && found.steps.is_none() && nameless.len() < 2 {
                nameless.push(row);
            } else {
                break;
            }
            found.count += 1;
        }
        match nameless.as_slice() {
            // Of two rows without a name, the first has the stages.
            [first, second, ..] => (found.stages, found.steps) = (Some(*first), Some(*second)),
            [only] if found.steps.is_none() => found.steps = Some(*only),
            [only] => found.stages = found.stages.or(Some(*only)),
            [] => {}
        }
        found
    }
}

/// How the columns of a table stand for steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColumnMeaning {
    /// Each is a step of its own, whatever it is called.
    Steps,
    /// They were rows: neighbors of one stage and step tell of the same step.
    Rows,
}

/// Takes the rows that name stages and steps: how many they are, and which columns are steps.
pub(super) fn columns(rows: &[RawRow], are: ColumnMeaning, assembly: &mut Assembly<'_>) -> (usize, Vec<StepColumn>) {
    let first = rows.first().map_or(Topic::Unknown, |row| Topic::from_name(row.text(0)));
    let headings = match (are, first) {
        (ColumnMeaning::Steps, _) | (_, Topic::Stages | Topic::Steps | Topic::Goals | Topic::Unknown) => {
            GridHeadings::from_rows(rows)
        }
        (ColumnMeaning::Rows, _) => GridHeadings::default(),
    };
    let body = rows.get(headings.count..).unwrap_or_default();
    let width = rows.iter().map(|row| row.values.len()).max().unwrap_or_default();
    let (mut columns, mut stage): (Vec<StepColumn>, _) = (Vec::new(), None);
    let (mut stage_before, mut step_before, mut goal_before) = (String::new(), String::new(), String::new());
    for at in 1..width {
        let of = |row: Option<&RawRow>| row.map_or("", |row| row.text(at)).to_owned();
        let (stage_name, step_name, goal) = (of(headings.stages), of(headings.steps), of(headings.goals));
        let is_used = body.iter().any(|row| !row.text(at).is_empty());
        if stage_name.is_empty() && step_name.is_empty() && !is_used {
            continue;
        }
        // People who don't merge cells write the name of a stage over each of its steps.
        let same = stage.filter(|_| stage_name.is_empty() || stage_name == stage_before);
        let here: StageId = same.unwrap_or_else(|| assembly.stage(name(&stage_name), "", None));
        stage = Some(here);
        if !stage_name.is_empty() {
            stage_before = if name(&stage_name).is_empty() { String::new() } else { stage_name };
        }
        let is_repeated = are == ColumnMeaning::Rows && same.is_some();
        let is_told = goal.is_empty() || is_repeated && goal == goal_before;
        if !is_told {
            assembly.goal(here, &goal);
            goal_before = goal;
        }
        let is_same_step = !step_before.is_empty() && (step_name.is_empty() || step_name == step_before);
        let step = match columns.last() {
            Some(last) if is_repeated && is_same_step => last.step,
            _ => {
                name(&step_name).clone_into(&mut step_before);
                assembly.step(here, name(&step_name), None)
            }
        };
        columns.push(StepColumn { at, step });
    }
    (headings.count, columns)
}

/// A name; empty where a dash stands for it.
pub(super) fn name(text: &str) -> &str {
    if matches!(text, NAMELESS | "-" | "—") { "" } else { text }
}
