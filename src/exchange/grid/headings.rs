//! What stands above and in the first rows of a grid that somebody wrote: a title, and the names of stages and steps.

use super::NAMELESS;
use crate::exchange::assembly::Assembly;
use crate::exchange::import::Why;
use crate::exchange::topic::Topic;
use crate::exchange::vocabulary::Vocabulary;
use crate::exchange::written::{Row, Table};
use crate::i18n::Term;
use crate::model::{StageId, StepId};

/// A column of the table that is a step.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// Its place in the table.
    pub at: usize,
    pub step: StepId,
}

/// Takes the title and what else stands above the table; how many rows that are.
pub(super) fn preface(rows: &[Row], assembly: &mut Assembly<'_>) -> usize {
    let widest = rows.iter().map(Row::filled).max().unwrap_or_default();
    let is_above = |row: &&Row| {
        let filled = row.filled();
        let is_known = Topic::named(row.text(0)).is_some();
        widest > 2 && filled < widest && filled <= 2 && !is_known && !row.text(0).is_empty()
    };
    let above: Vec<&Row> = rows.iter().take_while(is_above).collect();
    for row in &above {
        let said = row.values.iter().map(|value| value.text.as_str()).filter(|text| !text.is_empty());
        let info = &mut assembly.map.info;
        match said.collect::<Vec<_>>().as_slice() {
            [name, persona] if Vocabulary::shared().is(name, Term::Persona) => {
                assembly.persona_named(persona);
            }
            [title] if info.title.is_empty() => info.title = (*title).to_owned(),
            [scenario] if info.scenario.is_empty() => info.scenario = (*scenario).to_owned(),
            values => assembly.unused(row.line, &values.join(" "), Why::NoPlace),
        }
    }
    above.len()
}

/// The rows that name stages and steps.
#[derive(Default)]
struct Headings<'a> {
    stages: Option<&'a Row>,
    steps: Option<&'a Row>,
    goals: Option<&'a Row>,
    /// How many rows they are.
    count: usize,
}

impl<'a> Headings<'a> {
    fn of(rows: &'a [Row]) -> Self {
        let known = Vocabulary::shared();
        let mut found = Self::default();
        let mut nameless: Vec<&Row> = Vec::new();
        for row in rows {
            let name = row.text(0);
            if found.stages.is_none() && known.is(name, Term::Stage) {
                found.stages = Some(row);
            } else if found.steps.is_none() && known.is(name, Term::Step) {
                found.steps = Some(row);
            } else if found.goals.is_none() && found.count > 0 && known.is(name, Term::Goal) {
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

/// Takes the rows that name stages and steps: how many they are, and which columns are steps.
pub(super) fn columns(table: &Table, start: usize, assembly: &mut Assembly<'_>) -> (usize, Vec<Column>) {
    let rows = table.rows.get(start..).unwrap_or_default();
    let headings = Headings::of(rows);
    let body = rows.get(headings.count..).unwrap_or_default();
    let (mut columns, mut stage, mut before) = (Vec::new(), None, String::new());
    for at in 1..table.columns() {
        let of = |row: Option<&Row>| row.map_or("", |row| row.text(at)).to_owned();
        let (stage_name, step_name, goal) = (of(headings.stages), of(headings.steps), of(headings.goals));
        let is_used = body.iter().any(|row| !row.text(at).is_empty());
        if stage_name.is_empty() && step_name.is_empty() && !is_used {
            continue;
        }
        let here: StageId = match stage {
            // People who don't merge cells write the name of a stage over each of its steps.
            Some(stage) if stage_name.is_empty() || stage_name == before => stage,
            _ => assembly.stage(name(&stage_name), "", None),
        };
        stage = Some(here);
        if !stage_name.is_empty() {
            before = if name(&stage_name).is_empty() { String::new() } else { stage_name };
        }
        if !goal.is_empty() {
            assembly.goal(here, &goal);
        }
        columns.push(Column { at, step: assembly.step(here, name(&step_name), None) });
    }
    (headings.count, columns)
}

/// A name; empty where a dash stands for it.
pub(super) fn name(text: &str) -> &str {
    if matches!(text, NAMELESS | "-" | "—") { "" } else { text }
}
