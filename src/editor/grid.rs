//! The keyboard cursor in the grid: the one selected record, or the empty cell with the focus.

use super::GridCell;
use super::document::Document;
use crate::model::{CardId, EmotionId, Key, PersonaId, Role, StageId};
use crate::scene::LayerKind;

/// A position the keyboard cursor can be at. Columns and rows are those of the layout.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum GridPosition {
    Title,
    Stage(StageId),
    Step(usize),
    Lane(usize),
    /// A card or an emotion in a cell, or the cell when it is empty.
    Cell {
        column: usize,
        row: usize,
        record: Option<Key>,
    },
    /// A pain point or a wait point on a card.
    Mark {
        column: usize,
        row: usize,
        card: CardId,
        mark: Key,
    },
}

impl GridPosition {
    /// Column and row, when it is in a cell.
    pub fn cell(self) -> Option<(usize, usize)> {
        match self {
            Self::Cell { column, row, .. } | Self::Mark { column, row, .. } => Some((column, row)),
            Self::Title | Self::Stage(_) | Self::Step(_) | Self::Lane(_) => None,
        }
    }
}

/// The last cell of the cursor, and the card there: a card over several steps can be reached in any of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LastPosition {
    pub(super) cell: GridCell,
    pub(super) card: Option<CardId>,
}

impl Document {
    /// Where the cursor is; `None` when nothing that is shown is selected.
    pub fn position(&self) -> Option<GridPosition> {
        if let Some(cell) = self.focus {
            let (column, row) = self.place_of_cell(cell)?;
            return Some(GridPosition::Cell { column, row, record: None });
        }
        let key = match self.last_position.and_then(|last| last.card) {
            Some(card) if self.selection.has(card) => card.into(),
            _ => self.selection.keys().next()?,
        };
        match key {
            Key::Info => Some(GridPosition::Title),
            Key::Stage(stage) => Some(GridPosition::Stage(stage)),
            Key::Step(step) => self.column_of(step).map(GridPosition::Step),
            Key::Lane(lane) => self.row_of(lane).map(GridPosition::Lane),
            Key::Card(card) => self.position_of_card(card),
            Key::Pain(_) | Key::Wait(_) => self.position_of_mark(key, self.map.card_of(key)?),
            Key::Emotion(id) => self.position_of_emotion(id),
            Key::Connector(id) => self.position_of_card(self.map.connectors.get(&id)?.from),
            Key::Persona(_) => None,
        }
    }

    pub fn position_of_card(&self, card: CardId) -> Option<GridPosition> {
        let row = self.row_of(self.map.cards.get(&card)?.lane)?;
        let (first, last) = self.columns_of_card(card)?;
        let met =
            self.last_position.filter(|last| last.card == Some(card)).and_then(|last| self.column_of(last.cell.step));
        let column = met.filter(|column| (first..=last).contains(column)).unwrap_or(first);
        Some(GridPosition::Cell { column, row, record: Some(card.into()) })
    }

    fn position_of_mark(&self, mark: Key, card: CardId) -> Option<GridPosition> {
        match self.position_of_card(card)? {
            GridPosition::Cell { column, row, .. } => Some(GridPosition::Mark { column, row, card, mark }),
            _ => None,
        }
    }

    fn position_of_emotion(&self, id: EmotionId) -> Option<GridPosition> {
        let column = self.column_of(self.map.emotions.get(&id)?.step)?;
        let rows = &self.layout.grid.rows;
        let last = self.last_position.and_then(|last| self.row_of(last.cell.lane));
        let shows = |row: &usize| rows.get(*row).is_some_and(|row| row.role == Role::Emotion);
        let row = last.filter(shows).or_else(|| (0..rows.len()).find(shows))?;
        Some(GridPosition::Cell { column, row, record: Some(id.into()) })
    }

    /// The first column of a card, and the last one that it reaches.
    pub fn columns_of_card(&self, card: CardId) -> Option<(usize, usize)> {
        let card = self.map.cards.get(&card)?;
        let first = self.column_of(card.step)?;
        Some((first, self.last_column_of(card, first)))
    }

    /// The cards and emotions that are seen in a cell, from top to bottom.
    pub fn records_in_cell(&self, column: usize, row: usize) -> Vec<Key> {
        let grid = &self.layout.grid;
        let (Some(area), Some(lane), Some(step)) =
            (grid.cell(column, row), grid.rows.get(row), grid.columns.get(column))
        else {
            return Vec::new();
        };
        let mut found: Vec<(f64, Key)> = Vec::new();
        if lane.role == Role::Emotion {
            let here = self.feelings_at(step.step).iter().filter_map(|id| self.map.emotions.get(id));
            let persona = |emotion: &crate::model::Emotion| self.map.personas.get(&emotion.persona);
            let shown = here.filter_map(|emotion| Some((persona(emotion).filter(|it| !it.hidden)?, emotion)));
            let ranks = shown.map(|(persona, emotion)| (persona.rank, emotion.id));
            let mut ranked: Vec<_> = ranks.collect();
            ranked.sort_unstable();
            found.extend(ranked.into_iter().map(|(_, id)| (f64::MIN, id.into())));
        }
        let cards = self.layout.scene.layer(LayerKind::Cards).within(area).into_iter();
        let seen = cards.filter(|placed| (area.y0..area.y1).contains(&placed.at.y) && placed.bounds().overlaps(area));
        found.extend(seen.filter_map(|placed| Some((placed.at.y, placed.tag?.key))));
        found.sort_by(|one, other| one.0.total_cmp(&other.0));
        found.into_iter().map(|(_, key)| key).collect()
    }

    /// The position in a cell that is `nth` from the top, or the last, or the empty cell.
    pub fn position_in_cell(&self, column: usize, row: usize, nth: usize) -> GridPosition {
        let records = self.records_in_cell(column, row);
        GridPosition::Cell { column, row, record: records.get(nth).or(records.last()).copied() }
    }

    /// The persona whose curve the cursor goes along: that of an emotion, and in an emotion lane's empty cell that of the
    /// emotion it came from.
    pub fn series_at(&self, record: Option<Key>) -> Option<PersonaId> {
        match record {
            Some(key) => self.map.emotions.get(&key.emotion()?).map(|emotion| emotion.persona),
            None => self.selection.only().and_then(|key| self.series_at(Some(key))).or(self.series),
        }
    }

    /// The position in the cell of a row beside a record: along a curve it stays with its persona.
    pub fn position_beside(&self, column: usize, row: usize, nth: usize, record: Option<Key>) -> GridPosition {
        let is_emotion = self.layout.grid.rows.get(row).is_some_and(|row| row.role == Role::Emotion);
        let Some(persona) = self.series_at(record).filter(|_| is_emotion) else {
            return self.position_in_cell(column, row, nth);
        };
        let is_own = |key: &Key| self.series_at(Some(*key)) == Some(persona);
        GridPosition::Cell { column, row, record: self.records_in_cell(column, row).into_iter().find(is_own) }
    }

    /// Goes to the first position in a cell.
    pub fn go_to_cell_at(&mut self, column: usize, row: usize) {
        if self.layout.grid.cell(column, row).is_some() {
            self.go_to_position(self.position_in_cell(column, row, 0));
        }
    }

    /// Selects what is at a position, or gives an empty cell the focus, and brings it into view.
    pub fn go_to_position(&mut self, position: GridPosition) {
        let key = match position {
            GridPosition::Title => Some(Key::Info),
            GridPosition::Stage(stage) => Some(stage.into()),
            GridPosition::Step(column) => self.layout.grid.columns.get(column).map(|column| column.step.into()),
            GridPosition::Lane(row) => self.layout.grid.rows.get(row).map(|row| row.lane.into()),
            GridPosition::Mark { column: at, row, card, mark } => {
                let cell = self.cell(at, row);
                self.last_position = cell.map(|cell| LastPosition { cell, card: Some(card) });
                Some(mark)
            }
            GridPosition::Cell { column: at, row, record } => {
                let cell = self.cell(at, row);
                let card = record.and_then(Key::card);
                self.last_position = cell.map(|cell| LastPosition { cell, card });
                let series = self.series_at(record);
                if record.is_none() {
                    self.focus_on(cell);
                    self.series = series;
                    self.show_cell(at, row);
                    return;
                }
                record
            }
        };
        let Some(key) = key else { return };
        self.select_only(key);
        self.show(key);
    }

    /// Remembers where the cursor is, before the record is gone or selected no more.
    pub fn remember_position(&mut self) {
        let cell = self.position().and_then(GridPosition::cell).and_then(|(column, row)| self.cell(column, row));
        if let Some(cell) = cell {
            self.last_position = Some(LastPosition { cell, card: None });
        }
    }
}
