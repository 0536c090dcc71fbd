//! How a persona feels at a step, set by a key or a double click where the curve runs.

use super::add::record_command;
use super::document::Document;
use super::notice::NoticeText;
use super::typing::{IfLeftEmpty, PendingInsert};
use super::{EditOutcome, GridCell};
use crate::edit::{Command, Place, Selection};
use crate::geom::Point;
use crate::model::{Emotion, Feeling, IdSource, Key, LaneId, Map, Persona, PersonaId, Role, StepId};
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

/// Changes the feelings of the selected emotions, or adds one at the cell of an emotion lane that has the focus: for the
/// persona whose curve is walked along, else for the first one that has none there. A map without personas gets one. With
/// the command comes the emotion that it adds.
pub(super) fn change(doc: &mut Document, change: FeelingChange) -> Result<(Command, Option<Key>), FeelingOutcome> {
    if let Some(cell) = doc.focus {
        let is_here = doc.map.shows_feelings(cell.lane);
        let series = doc.series;
        let added = is_here.then(|| add(&doc.map, &mut doc.ids, cell.step, series, change.after(0.0)));
        let Some((command, key)) = added.ok_or(FeelingOutcome::Ignored)? else {
            doc.tell(NoticeText::NoPersona);
            return Err(FeelingOutcome::NoPersona);
        };
        return Ok((command, Some(key)));
    }
    let command = change_selected(&doc.map, &doc.selection, change).ok_or(FeelingOutcome::Ignored)?;
    Ok((command, None))
}

/// The personas who can be given a feeling where the selection is: their curves are shown and have no point at that step.
pub(super) fn personas_without_feeling(doc: &Document) -> Vec<PersonaId> {
    let is_shown = doc.map.lanes.values().any(|lane| lane.role == Role::Emotion && !lane.hidden);
    let Some(step) = doc.selected_step().filter(|_| is_shown) else { return Vec::new() };
    let mut free: Vec<&Persona> = doc.map.personas.values().filter(|it| is_free(&doc.map, it, step)).collect();
    free.sort_by_key(|persona| (persona.rank, persona.id));
    free.into_iter().map(|persona| persona.id).collect()
}

/// What gives a persona a neutral feeling at the step where the selection is, and the emotion.
pub(super) fn add_for(doc: &mut Document, persona: PersonaId) -> Option<(Command, Key)> {
    let step = doc.selected_step().filter(|_| personas_without_feeling(doc).contains(&persona))?;
    Some(record_command(Emotion::new(doc.ids.fresh(), persona, step), Place::Last))
}

/// Starts to write what a persona says at the cell of an emotion lane, with a neutral feeling.
pub(super) fn begin_quote(doc: &mut Document, cell: GridCell) -> EditOutcome {
    let series = doc.series;
    let Some((command, key)) = add(&doc.map, &mut doc.ids, cell.step, series, 0.0) else {
        doc.tell(NoticeText::NoPersona);
        return EditOutcome::NoPersona;
    };
    let insert = PendingInsert { command, key, step: None, if_left_empty: IfLeftEmpty::Discard };
    if doc.begin_insert(insert).is_ok() { EditOutcome::Editing } else { EditOutcome::NoPlace }
}

/// A double click on an emotion lane: an emotion where the pointer is. `None` where no curve runs.
pub(super) fn add_at(doc: &mut Document, cell: GridCell, at: Point) -> Option<(Command, Key)> {
    let value = feeling_at(doc, cell.lane, at)?;
    add(&doc.map, &mut doc.ids, cell.step, None, value)
}

fn change_selected(map: &Map, selection: &Selection, change: FeelingChange) -> Option<Command> {
    let emotions = selection.keys().filter_map(|key| map.emotions.get(&key.emotion()?).cloned());
    Command::of_all(emotions.map(|emotion| {
        let value = Feeling::nearest(change.after(emotion.value.value())).unwrap_or(emotion.value);
        Command::Change(Emotion { value, ..emotion }.into())
    }))
}

/// A new emotion at a step, of the `wanted` persona or of the first one that has none there.
fn add(map: &Map, ids: &mut IdSource, step: StepId, wanted: Option<PersonaId>, value: f64) -> Option<(Command, Key)> {
    let first = map.personas.is_empty().then(|| Persona::new(ids.fresh()));
    let persona = match &first {
        Some(first) => first.id,
        None => persona_without(map, step, wanted)?,
    };
    let value = Feeling::nearest(value).unwrap_or_default();
    let (command, key) = record_command(Emotion { value, ..Emotion::new(ids.fresh(), persona, step) }, Place::Last);
    let first = first.map(|first| record_command(first, Place::Last).0);
    Some((Command::of_all(first.into_iter().chain([command]))?, key))
}

/// The persona whose curve is shown and has no point at a step: the `wanted` one, else the first.
fn persona_without(map: &Map, step: StepId, wanted: Option<PersonaId>) -> Option<PersonaId> {
    let free = map.personas.values().filter(|persona| is_free(map, persona, step));
    free.min_by_key(|persona| (Some(persona.id) != wanted, persona.rank, persona.id)).map(|persona| persona.id)
}

/// True for a persona whose curve is shown and has no point at a step.
fn is_free(map: &Map, persona: &Persona, step: StepId) -> bool {
    !persona.hidden && !map.emotions.values().any(|it| it.step == step && it.persona == persona.id)
}

/// The feeling at a height of an emotion lane, to the tenth: as fine as a hand can aim on a curve.
pub(super) fn feeling_at(doc: &Document, lane: LaneId, at: Point) -> Option<f64> {
    let row = doc.layout.grid.rows.iter().find(|row| row.lane == lane && row.role == Role::Emotion)?;
    let zero = doc.layout.grid.zero(row);
    Some(((zero - at.y) / size::CURVE_REACH * 20.0).round() / 10.0)
}

impl FeelingChange {
    fn after(self, before: f64) -> f64 {
        match self {
            Self::To(value) => value,
            Self::By(by) => before + by,
        }
    }
}
