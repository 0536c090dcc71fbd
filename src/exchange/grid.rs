//! A map as a grid: stages above steps, a row for each lane, the cards of a cell as its lines.
//!
//! The role of a lane stands behind its name where the name alone would not tell it. What the module `notation` can say of
//! cards and their markers is there, and by letters what opportunities ease; connectors, ids and what is hidden are not.

mod headings;
mod marks;
mod read;

use super::notation;
use super::row_topic::{Topic, named_role};
use super::sheet::{MergedCells, RowKind, Sheet, SheetCell, SheetRow};
use super::table::said;
use super::visible_map::VisibleMap;
use crate::i18n::{MapWords, Term};
use crate::model::{EasingLetters, Lane, Map, Role, Stage, Step};

pub(super) use read::read;

/// What stands for a name that is empty.
pub(super) const NAMELESS: &str = "–";

/// How wide columns are, in characters.
const NAMES: f64 = 22.0;
const STEPS: f64 = 30.0;

/// The grid of a map, in those words; of a part with the letters of its `whole`.
#[must_use]
pub fn sheet(map: &Map, words: &'static MapWords, whole: Option<&EasingLetters>) -> Sheet {
    let shown = VisibleMap::new(map, words, whole);
    let stages: Vec<(&Stage, Vec<&Step>)> = shown.stages().collect();
    let columns: Vec<Option<&Step>> = stages.iter().flat_map(|(_, steps)| columns(steps)).collect();
    let names = columns.iter().map(|step| step.map_or(SheetCell::Empty, |step| name_cell(&step.name)));
    let stage_cells = |of: &dyn Fn(&Stage) -> SheetCell| {
        let over = |(stage, steps): &(&Stage, Vec<&Step>)| {
            std::iter::once(of(stage))
                .chain(std::iter::repeat_n(SheetCell::Empty, columns_of(steps) - 1))
                .collect::<Vec<_>>()
        };
        stages.iter().flat_map(over).collect::<Vec<_>>()
    };
    let heading = |term: Term, cells: Vec<SheetCell>| {
        let cells = std::iter::once(SheetCell::text(words.term(term))).chain(cells).collect();
        SheetRow { kind: RowKind::Heading, cells }
    };
    let mut rows = vec![heading(Term::Stage, stage_cells(&|stage| name_cell(&stage.name)))];
    if stages.iter().any(|(stage, _)| !said(&stage.goal).is_empty()) {
        rows.push(heading(Term::Goal, stage_cells(&|stage| SheetCell::text(said(&stage.goal)))));
    }
    let merged = (0..rows.len()).flat_map(|row| merged(row, &stages)).collect();
    rows.push(heading(Term::Step, names.collect()));
    let personas = persona_names(&shown);
    let curves = shown.lanes.iter().position(|lane| lane.role == Role::Emotion);
    for (at, lane) in shown.lanes.iter().enumerate() {
        let personas = personas.as_slice();
        let felt = (curves == Some(at)).then_some(personas);
        let cells = columns.iter().map(|step| step.map_or(SheetCell::Empty, |step| cell(&shown, lane, step, felt)));
        let cells = std::iter::once(SheetCell::text(lane_cell(&shown, lane))).chain(cells).collect();
        rows.push(SheetRow { kind: RowKind::Lane(lane.role), cells });
    }
    let widths = std::iter::once(NAMES).chain(columns.iter().map(|_| STEPS)).collect();
    Sheet { name: title(map, words), flow: map.info.direction, rows, merged, fixed_columns: 1, widths }
}

fn title(map: &Map, words: &MapWords) -> String {
    let title = said(&map.info.title);
    if title.is_empty() { words.untitled().to_owned() } else { title }
}

/// The columns of a stage: one without a step when it has none.
fn columns<'a>(steps: &[&'a Step]) -> Vec<Option<&'a Step>> {
    if steps.is_empty() { vec![None] } else { steps.iter().copied().map(Some).collect() }
}

fn columns_of(steps: &[&Step]) -> usize {
    steps.len().max(1)
}

fn name_cell(name: &str) -> SheetCell {
    let name = said(name);
    SheetCell::Text(if name.is_empty() { NAMELESS.to_owned() } else { name })
}

fn merged(row: usize, stages: &[(&Stage, Vec<&Step>)]) -> Vec<MergedCells> {
    let mut first = 1;
    let of = |(_, steps): &(&Stage, Vec<&Step>)| {
        let merged = MergedCells { row, first, columns: columns_of(steps) };
        first += merged.columns;
        merged
    };
    stages.iter().map(of).filter(|merged| merged.columns > 1).collect()
}

/// The name of a lane, with its role where the name does not tell it.
fn lane_cell(shown: &VisibleMap<'_>, lane: &Lane) -> String {
    let name = shown.lane_name(lane);
    if named_role(&name).is_none() && Topic::from_name(&name) == Topic::Lane(lane.role) {
        name
    } else {
        format!("{name} ({})", shown.words.role(lane.role))
    }
}

/// What the personas are called, each by a name of its own.
fn persona_names(shown: &VisibleMap<'_>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for persona in &shown.personas {
        let name = said(&persona.name).replace(':', "-");
        let name = if name.is_empty() { shown.words.term(Term::Persona).to_owned() } else { name };
        let numbered = (2..).map(|number| format!("{name} ({number})"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| !names.contains(name));
        names.push(free.unwrap_or(name));
    }
    names
}

/// What stands in a cell; in the lane of the curves also what the personas feel, whose names are given.
fn cell(shown: &VisibleMap<'_>, lane: &Lane, step: &Step, felt: Option<&[String]>) -> SheetCell {
    let mut lines = Vec::new();
    if let Some(persona_names) = felt {
        for emotion in shown.felt_at(step.id) {
            let at = shown.personas.iter().position(|persona| persona.id == emotion.persona);
            let name = at.and_then(|at| persona_names.get(at)).map_or("", String::as_str);
            lines.push(notation::felt_line(name, emotion));
        }
    }
    for card in shown.cards_in(lane.id, step.id) {
        lines.extend(notation::lines(&card, lane.role, &shown.letters, shown.words));
    }
    SheetCell::text(lines.join("\n"))
}
