//! How a persona feels at a step, said with a key or a double click where the curve runs.

use super::{Editor, GridCell};
use crate::edit::{Command, Place, Refusal, Selection};
use crate::geom::{Point, Rect};
use crate::model::{Emotion, EmotionId, Feeling, Key, LaneId, PersonaId, Record, Role, StepId};
use crate::theme::{TextRole, size};

/// The result of [`Editor::feel`].
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

impl Editor {
    /// Says how somebody feels: the selected points of curves, or the step of the empty cell of an emotion lane that
    /// has the focus, where the first persona without a point gets one.
    ///
    /// # Errors
    /// Never for a map that is in order.
    pub fn feel(&mut self, feel: FeelingChange) -> Result<FeelingOutcome, Refusal> {
        if let Some(cell) = self.focus {
            let is_here = self.map.lanes.get(&cell.lane).is_some_and(|lane| lane.role == Role::Emotion);
            return if is_here { self.add_feeling(cell, feel.after(0.0)) } else { Ok(FeelingOutcome::Ignored) };
        }
        let felt = self.selection.keys().filter_map(|key| match key {
            Key::Emotion(id) => self.map.emotions.get(&id).cloned(),
            _ => None,
        });
        let changed = felt.map(|emotion| {
            let value = Feeling::nearest(feel.after(emotion.value.value())).unwrap_or(emotion.value);
            Command::Change(Emotion { value, ..emotion }.into())
        });
        let Some(command) = Command::of_all(changed) else { return Ok(FeelingOutcome::Ignored) };
        self.perform(&command)?;
        Ok(FeelingOutcome::Set)
    }

    /// A new point of the first curve that has none at the step of a cell.
    fn add_feeling(&mut self, cell: GridCell, value: f64) -> Result<FeelingOutcome, Refusal> {
        let Some(persona) = self.persona_without(cell.step) else { return Ok(FeelingOutcome::NoPersona) };
        let value = Feeling::nearest(value).unwrap_or_default();
        let id = self.ids.fresh();
        let record: Record = Emotion { id, persona, step: cell.step, value, quote: String::new() }.into();
        let key = record.key();
        self.perform_and_select(&Command::Add { record, place: Place::Last }, Selection::one(key))?;
        self.focus = None;
        self.show(key);
        Ok(FeelingOutcome::Set)
    }

    /// The first persona whose curve is shown and has no point at a step.
    fn persona_without(&self, step: StepId) -> Option<PersonaId> {
        let has_point = |persona| self.map.emotions.values().any(|it| it.step == step && it.persona == persona);
        let free = self.map.personas.values().filter(|persona| !persona.hidden && !has_point(persona.id));
        free.min_by_key(|persona| (persona.rank, persona.id)).map(|persona| persona.id)
    }

    /// A double click on an emotion lane: a point where the pointer is. False where no curve runs.
    pub(super) fn feel_at(&mut self, cell: GridCell, at: Point) -> bool {
        let Some(value) = self.feeling_at(cell.lane, at) else { return false };
        matches!(self.add_feeling(cell, value), Ok(FeelingOutcome::Set))
    }

    /// The feeling at a height of an emotion lane, to the tenth: as fine as a hand on a curve can mean it.
    pub(super) fn feeling_at(&self, lane: LaneId, at: Point) -> Option<f64> {
        let row = self.layout.grid.rows.iter().find(|row| row.lane == lane && row.role == Role::Emotion)?;
        let zero = self.layout.grid.zero(row);
        let reach = size::CURVE_HEIGHT / 2.0 - size::FACE / 2.0;
        Some(((zero - at.y) / reach * 20.0).round() / 10.0)
    }

    /// Where the quote of a point would stand that has none yet: below the face, or above it near the foot of the lane.
    pub(super) fn blank_quote(&self, key: Key) -> Option<Rect> {
        let emotion = self.map.emotions.get(&key.emotion()?).filter(|emotion| emotion.quote.is_empty())?;
        let face = self.area_of(key)?;
        let column = self.layout.grid.columns.get(self.column_of(emotion.step)?)?;
        let half = (column.end - column.start) / 2.0 - 6.0;
        let line = f64::from(TextRole::Caption.style().line_height);
        let top = if emotion.value.value() >= 0.0 { face.y1 + 2.0 } else { face.y0 - 2.0 - line };
        let middle = face.center().x;
        Some(Rect::new(middle - half, top, middle + half, top + line))
    }

    /// Shows a point of a curve at the height of the pointer.
    pub(super) fn hold_feeling(&mut self, emotion: EmotionId, lane: LaneId, at: Point) {
        let feeling = self.feeling_at(lane, at).and_then(Feeling::nearest);
        if let (Some(value), Some(record)) = (feeling, self.map.emotions.get(&emotion).cloned()) {
            self.hold(&Command::Change(Emotion { value, ..record }.into()));
        }
    }
}

impl FeelingChange {
    fn after(self, before: f64) -> f64 {
        match self {
            Self::To(value) => value,
            Self::By(by) => before + by,
        }
    }
}
