//! How a persona feels at a step, set by a key or a double click where the curve runs.

use super::GridCell;
use super::add::record_command;
use super::document::Document;
use crate::edit::{Command, Place, Selection};
use crate::geom::Point;
use crate::model::{Emotion, Feeling, IdSource, Key, LaneId, Map, PersonaId, Role, StepId};
use crate::theme::size;

/// The result of [`Editor::change_feeling`](super::Editor::change_feeling).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeelingOutcome {
    /// The feeling is set.
    Set,
    /// There is no persona to set it for: none has a visible curve, or all have a feeling at this step.
    NoPersona,
    /// Neither an emotion nor a cell of an emotion lane is selected.
    Ignored,
}

/// A change of a feeling.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FeelingChange {
    /// To this value, −2 to +2.
    To(f64),
    /// Better by this much, or worse if negative.
    By(f64),
}

/// Changes the feelings of the selected emotions, or adds one at the empty cell of an emotion lane that has the focus, for
/// the first persona that has none there. With the command comes the emotion that it adds.
pub(super) fn change(doc: &mut Document, change: FeelingChange) -> Result<(Command, Option<Key>), FeelingOutcome> {
    if let Some(cell) = doc.focus {
        let is_here = doc.map.lanes.get(&cell.lane).is_some_and(|lane| lane.role == Role::Emotion);
        let added = is_here.then(|| add(&doc.map, &mut doc.ids, cell.step, change.after(0.0)));
        let (command, key) = added.ok_or(FeelingOutcome::Ignored)?.ok_or(FeelingOutcome::NoPersona)?;
        return Ok((command, Some(key)));
    }
    let command = change_selected(&doc.map, &doc.selection, change).ok_or(FeelingOutcome::Ignored)?;
    Ok((command, None))
}

/// A double click on an emotion lane: an emotion where the pointer is. `None` where no curve runs.
pub(super) fn add_at(doc: &mut Document, cell: GridCell, at: Point) -> Option<(Command, Key)> {
    let value = feeling_at(doc, cell.lane, at)?;
    add(&doc.map, &mut doc.ids, cell.step, value)
}

fn change_selected(map: &Map, selection: &Selection, change: FeelingChange) -> Option<Command> {
    let emotions = selection.keys().filter_map(|key| map.emotions.get(&key.emotion()?).cloned());
    Command::of_all(emotions.map(|emotion| {
        let value = Feeling::nearest(change.after(emotion.value.value())).unwrap_or(emotion.value);
        Command::Change(Emotion { value, ..emotion }.into())
    }))
}

/// A new emotion of the first persona that has none at a step.
fn add(map: &Map, ids: &mut IdSource, step: StepId, value: f64) -> Option<(Command, Key)> {
    let persona = persona_without(map, step)?;
    let value = Feeling::nearest(value).unwrap_or_default();
    Some(record_command(Emotion { value, ..Emotion::new(ids.fresh(), persona, step) }, Place::Last))
}

/// The first persona whose curve is shown and has no point at a step.
fn persona_without(map: &Map, step: StepId) -> Option<PersonaId> {
    let has_point = |persona| map.emotions.values().any(|it| it.step == step && it.persona == persona);
    let free = map.personas.values().filter(|persona| !persona.hidden && !has_point(persona.id));
    free.min_by_key(|persona| (persona.rank, persona.id)).map(|persona| persona.id)
}

/// The feeling at a height of an emotion lane, to the tenth: as fine as a hand can aim on a curve.
pub(super) fn feeling_at(doc: &Document, lane: LaneId, at: Point) -> Option<f64> {
    let row = doc.layout.grid.rows.iter().find(|row| row.lane == lane && row.role == Role::Emotion)?;
    let zero = doc.layout.grid.zero(row);
    let reach = size::CURVE_HEIGHT / 2.0 - size::FACE / 2.0;
    Some(((zero - at.y) / reach * 20.0).round() / 10.0)
}

impl FeelingChange {
    fn after(self, before: f64) -> f64 {
        match self {
            Self::To(value) => value,
            Self::By(by) => before + by,
        }
    }
}
