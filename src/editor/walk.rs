//! Walking over the grid by keyboard: from cell to cell and from card to card, to the names around them and back.
//!
//! Where one stands is the one selected record, or the empty cell with the focus. What is walked on is what is
//! shown: hidden lanes are passed over, a card over several steps is one place. Up and down go through all that stands
//! in a column, a card and then its marks: so each way is the other one back, and no key is needed to enter a card. With
//! Ctrl, with Shift, and while a card is picked for a connector, only cards are met. Left and right are what the eye sees;
//! everything below [`GridDirection`] knows only forward and back.

use super::{Editor, GridCell};
use crate::edit::Selection;
use crate::model::{CardId, EmotionId, Key, LaneId, Role, StageId, StepId};
use crate::scene::LayerKind;

/// Where to walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridMotion {
    /// To what is seen on the left.
    Left,
    /// To what is seen on the right.
    Right,
    /// To the card above, the lane above, or from the lanes to the names above them.
    Up,
    /// To the card below, or the lane below.
    Down,
    /// The same as up, past marks: to a card or a cell.
    CardAbove,
    /// The same as down, past marks: to a card or a cell.
    CardBelow,
    /// To the first step of the lane.
    RowStart,
    /// To the last step of the lane.
    RowEnd,
    /// To the first cell of the map.
    MapStart,
    /// To the last cell of the map.
    MapEnd,
    /// To the next step, whichever way the map runs.
    NextStep,
    /// To the step before.
    PreviousStep,
}

/// A walk in the map's own direction.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum GridDirection {
    Forward,
    Back,
    Up,
    Down,
    RowStart,
    RowEnd,
    MapStart,
    MapEnd,
}

/// A place that one can stand at. Columns and rows are those of the layout.
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
        thing: Option<Key>,
    },
    /// A pain point or a wait point on a card.
    Mark {
        column: usize,
        row: usize,
        card: CardId,
        mark: Key,
    },
}

/// The cell that one stood in last, and the card there: a card over several steps may have been met in any of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LastPosition {
    pub(super) cell: GridCell,
    pub(super) card: Option<CardId>,
}

impl Editor {
    /// Goes to another place, selects what is there, and brings it into view.
    pub fn walk(&mut self, walk: GridMotion) {
        if self.aim_at_next(matches!(
            self.way(walk),
            GridDirection::Forward | GridDirection::Down | GridDirection::RowEnd | GridDirection::MapEnd
        )) {
            return;
        }
        if !self.is_picking() {
            self.end_gesture();
        }
        self.finish_typing();
        // At the end of the way, one of several that are selected is left alone.
        let spot = self.next_spot(walk).or_else(|| self.spot().filter(|_| self.selection.len() > 1));
        if let Some(spot) = spot {
            self.stand(spot);
            self.pick_here();
        }
    }

    /// Selects the next card in a direction with those that are selected. Going back gives up the last one.
    pub fn extend(&mut self, walk: GridMotion) {
        self.end_gesture();
        self.finish_typing();
        let Some(GridPosition::Cell { thing: Some(Key::Card(_)), .. }) = self.spot() else { return self.walk(walk) };
        match self.way(walk) {
            GridDirection::RowStart => self.extend_to_end(GridDirection::Back),
            GridDirection::RowEnd => self.extend_to_end(GridDirection::Forward),
            way => self.extend_by_one(way),
        }
    }

    /// Takes in every card on the way to the end of the row.
    fn extend_to_end(&mut self, way: GridDirection) {
        for _ in 0..self.layout.grid.columns.len() {
            let before = self.spot();
            self.extend_by_one(way);
            if self.spot() == before {
                return;
            }
        }
    }

    fn extend_by_one(&mut self, way: GridDirection) {
        let Some(GridPosition::Cell { column, row, thing: Some(Key::Card(from)) }) = self.spot() else { return };
        let mut spot = GridPosition::Cell { column, row, thing: Some(from.into()) };
        // Empty cells are passed over; there are no more places than rows, columns and cards.
        for _ in 0..self.layout.grid.columns.len() + self.layout.grid.rows.len() + self.map.cards.len() {
            match self.beyond(spot, way) {
                Some(next @ GridPosition::Cell { thing: Some(Key::Card(card)), .. }) if card != from => {
                    let mut selection = self.selection.clone();
                    if selection.has(card) {
                        selection.toggle(from);
                    } else {
                        selection.add(card);
                    }
                    self.stand(next);
                    self.selection = selection;
                    return;
                }
                Some(next @ GridPosition::Cell { .. }) if next != spot => spot = next,
                _ => return,
            }
        }
    }

    fn next_spot(&self, walk: GridMotion) -> Option<GridPosition> {
        let way = self.way(walk);
        if let Some(Key::Connector(id)) = self.selection.only() {
            let connector = self.map.connectors.get(&id)?;
            let forward = matches!(
                way,
                GridDirection::Forward | GridDirection::Down | GridDirection::RowEnd | GridDirection::MapEnd
            );
            return self.spot_of_card(if forward { connector.to } else { connector.from });
        }
        match self.spot() {
            Some(GridPosition::Mark { column, row, card, .. }) if walk == GridMotion::CardBelow => {
                self.beyond_cell(column, row, Some(card.into()), way)
            }
            Some(GridPosition::Mark { card, .. }) if walk == GridMotion::CardAbove => self.spot_of_card(card),
            Some(spot) if matches!(walk, GridMotion::CardAbove | GridMotion::CardBelow) => self.beyond(spot, way),
            Some(spot) => {
                self.onto_first_mark(spot, way).or_else(|| self.onto_last_mark(self.beyond(spot, way)?, spot, way))
            }
            None => match way {
                GridDirection::MapStart | GridDirection::MapEnd => {
                    self.beyond(GridPosition::Title, way).or_else(|| self.first_in_view())
                }
                _ => self.first_in_view(),
            },
        }
    }

    /// Down from a card leads to the first of its marks: what is seen below it comes next.
    fn onto_first_mark(&self, from: GridPosition, way: GridDirection) -> Option<GridPosition> {
        let GridPosition::Cell { column, row, thing: Some(Key::Card(card)) } = from else { return None };
        let mark = self.marks_of(card).first().copied().filter(|_| way == GridDirection::Down && !self.is_picking())?;
        Some(GridPosition::Mark { column, row, card, mark })
    }

    /// Up leads to a card by the last of its marks, as Down leads away from it. A card that is picked for a connector
    /// is met at once.
    fn onto_last_mark(&self, to: GridPosition, from: GridPosition, way: GridDirection) -> Option<GridPosition> {
        let GridPosition::Cell { column, row, thing: Some(Key::Card(card)) } = to else { return Some(to) };
        let is_own = matches!(from, GridPosition::Mark { card: own, .. } if own == card);
        let last =
            self.marks_of(card).last().copied().filter(|_| way == GridDirection::Up && !is_own && !self.is_picking());
        Some(last.map_or(to, |mark| GridPosition::Mark { column, row, card, mark }))
    }

    pub(super) fn way(&self, walk: GridMotion) -> GridDirection {
        let rtl = self.map.info.direction.is_rtl();
        match walk {
            GridMotion::NextStep => GridDirection::Forward,
            GridMotion::PreviousStep => GridDirection::Back,
            GridMotion::Left => {
                if rtl {
                    GridDirection::Forward
                } else {
                    GridDirection::Back
                }
            }
            GridMotion::Right => {
                if rtl {
                    GridDirection::Back
                } else {
                    GridDirection::Forward
                }
            }
            GridMotion::Up | GridMotion::CardAbove => GridDirection::Up,
            GridMotion::Down | GridMotion::CardBelow => GridDirection::Down,
            GridMotion::RowStart => GridDirection::RowStart,
            GridMotion::RowEnd => GridDirection::RowEnd,
            GridMotion::MapStart => GridDirection::MapStart,
            GridMotion::MapEnd => GridDirection::MapEnd,
        }
    }

    /// Where one stands; `None` when nothing that is shown is selected.
    pub(super) fn spot(&self) -> Option<GridPosition> {
        if let Some(cell) = self.focus {
            let (column, row) = self.grid_place(cell)?;
            return Some(GridPosition::Cell { column, row, thing: None });
        }
        let key = match self.stood.and_then(|stood| stood.card) {
            Some(card) if self.selection.has(card) => card.into(),
            _ => self.selection.keys().next()?,
        };
        match key {
            Key::Info => Some(GridPosition::Title),
            Key::Stage(stage) => Some(GridPosition::Stage(stage)),
            Key::Step(step) => self.column_of(step).map(GridPosition::Step),
            Key::Lane(lane) => self.row_of(lane).map(GridPosition::Lane),
            Key::Card(card) => self.spot_of_card(card),
            Key::Pain(_) | Key::Wait(_) => self.spot_of_mark(key, self.map.card_of(key)?),
            Key::Emotion(id) => self.spot_of_emotion(id),
            Key::Connector(id) => self.spot_of_card(self.map.connectors.get(&id)?.from),
            Key::Persona(_) => None,
        }
    }

    fn spot_of_card(&self, card: CardId) -> Option<GridPosition> {
        let (first, row) = self.cell_place(card)?;
        let met = self.stood.filter(|stood| stood.card == Some(card)).and_then(|stood| self.column_of(stood.cell.step));
        let column = met.filter(|column| (first..=self.last_column(card, first)).contains(column)).unwrap_or(first);
        Some(GridPosition::Cell { column, row, thing: Some(card.into()) })
    }

    fn spot_of_mark(&self, mark: Key, card: CardId) -> Option<GridPosition> {
        match self.spot_of_card(card)? {
            GridPosition::Cell { column, row, .. } => Some(GridPosition::Mark { column, row, card, mark }),
            _ => None,
        }
    }

    fn spot_of_emotion(&self, id: EmotionId) -> Option<GridPosition> {
        let column = self.column_of(self.map.emotions.get(&id)?.step)?;
        let rows = &self.layout.grid.rows;
        let stood = self.stood.and_then(|stood| self.row_of(stood.cell.lane));
        let shows = |row: &usize| rows.get(*row).is_some_and(|row| row.role == Role::Emotion);
        let row = stood.filter(shows).or_else(|| (0..rows.len()).find(shows))?;
        Some(GridPosition::Cell { column, row, thing: Some(id.into()) })
    }

    /// The last column that a card reaches.
    fn last_column(&self, card: CardId, first: usize) -> usize {
        self.map.cards.get(&card).map_or(first, |card| self.last_column_of(card, first))
    }

    pub(super) fn column_of(&self, step: StepId) -> Option<usize> {
        self.layout.grid.columns.iter().position(|column| column.step == step)
    }

    pub(super) fn row_of(&self, lane: LaneId) -> Option<usize> {
        self.layout.grid.rows.iter().position(|row| row.lane == lane)
    }

    /// The stages in order, each with its first column.
    pub(super) fn stages(&self) -> Vec<(StageId, usize)> {
        let mut stages: Vec<(StageId, usize)> = Vec::new();
        for (index, column) in self.layout.grid.columns.iter().enumerate() {
            if stages.last().is_none_or(|(stage, _)| *stage != column.stage) {
                stages.push((column.stage, index));
            }
        }
        stages
    }

    /// The cards and emotions that are seen in a cell, from top to bottom.
    fn things(&self, column: usize, row: usize) -> Vec<Key> {
        let grid = &self.layout.grid;
        let (Some(area), Some(lane), Some(step)) =
            (grid.cell(column, row), grid.rows.get(row), grid.columns.get(column))
        else {
            return Vec::new();
        };
        let mut found: Vec<(f64, Key)> = Vec::new();
        if lane.role == Role::Emotion {
            let here = self.map.emotions.values().filter(|emotion| emotion.step == step.step);
            let persona = |emotion: &crate::model::Emotion| self.map.personas.get(&emotion.persona);
            let shown = here.filter_map(|emotion| Some((persona(emotion).filter(|it| !it.hidden)?, emotion)));
            let ranks = shown.map(|(persona, emotion)| (persona.rank, emotion.id));
            let mut ranked: Vec<_> = ranks.collect();
            ranked.sort_unstable();
            found.extend(ranked.into_iter().map(|(_, id)| (f64::MIN, id.into())));
        }
        let cards = self.layout.scene.layer(LayerKind::Cards).iter();
        let seen = cards.filter(|placed| (area.y0..area.y1).contains(&placed.at.y) && placed.bounds().overlaps(area));
        found.extend(seen.filter_map(|placed| Some((placed.at.y, placed.tag?.key))));
        found.sort_by(|one, other| one.0.total_cmp(&other.0));
        found.into_iter().map(|(_, key)| key).collect()
    }

    /// The place in a cell that is `nth` from the top, or the last, or the empty cell.
    fn in_cell(&self, column: usize, row: usize, nth: usize) -> GridPosition {
        let things = self.things(column, row);
        GridPosition::Cell { column, row, thing: things.get(nth).or(things.last()).copied() }
    }

    /// Goes to the first place of a cell.
    pub(super) fn stand_in_cell(&mut self, column: usize, row: usize) {
        if self.layout.grid.cell(column, row).is_some() {
            self.stand(self.in_cell(column, row, 0));
        }
    }

    /// The place next to one; `None` where the map ends.
    fn beyond(&self, spot: GridPosition, way: GridDirection) -> Option<GridPosition> {
        let grid = &self.layout.grid;
        let (columns, rows) = (grid.columns.len(), grid.rows.len());
        match way {
            GridDirection::MapStart if columns > 0 && rows > 0 => return Some(self.in_cell(0, 0, 0)),
            GridDirection::MapEnd if columns > 0 && rows > 0 => {
                return Some(self.in_cell(columns - 1, rows - 1, usize::MAX));
            }
            _ => {}
        }
        match spot {
            GridPosition::Title => match way {
                GridDirection::Down | GridDirection::Forward => {
                    let first = self.stages().first().map(|(stage, _)| GridPosition::Stage(*stage));
                    first.or((rows > 0).then_some(GridPosition::Lane(0)))
                }
                _ => None,
            },
            GridPosition::Stage(stage) => self.beyond_stage(stage, way),
            GridPosition::Step(column) => match way {
                GridDirection::Forward => (column + 1 < columns).then(|| GridPosition::Step(column + 1)),
                GridDirection::Back => column.checked_sub(1).map(GridPosition::Step),
                GridDirection::Up => grid.columns.get(column).map(|column| GridPosition::Stage(column.stage)),
                GridDirection::Down => (rows > 0).then(|| self.in_cell(column, 0, 0)),
                GridDirection::RowStart => Some(GridPosition::Step(0)),
                GridDirection::RowEnd => columns.checked_sub(1).map(GridPosition::Step),
                GridDirection::MapStart | GridDirection::MapEnd => None,
            },
            GridPosition::Lane(row) => match way {
                GridDirection::Forward | GridDirection::RowStart => (columns > 0).then(|| self.in_cell(0, row, 0)),
                GridDirection::RowEnd => columns.checked_sub(1).map(|column| self.in_cell(column, row, 0)),
                GridDirection::Up => Some(row.checked_sub(1).map_or(GridPosition::Title, GridPosition::Lane)),
                GridDirection::Down => (row + 1 < rows).then(|| GridPosition::Lane(row + 1)),
                GridDirection::Back | GridDirection::MapStart | GridDirection::MapEnd => None,
            },
            GridPosition::Cell { column, row, thing } => self.beyond_cell(column, row, thing, way),
            GridPosition::Mark { column, row, card, mark } => {
                let marks = self.marks_of(card);
                let at = marks.iter().position(|other| *other == mark);
                let neighbour = match way {
                    GridDirection::Up => Some(at.and_then(|at| at.checked_sub(1)).and_then(|at| marks.get(at))),
                    GridDirection::Down => at.and_then(|at| marks.get(at + 1)).map(Some),
                    _ => None,
                };
                match neighbour {
                    Some(Some(mark)) => Some(GridPosition::Mark { column, row, card, mark: *mark }),
                    Some(None) => Some(GridPosition::Cell { column, row, thing: Some(card.into()) }),
                    None => self.beyond_cell(column, row, Some(card.into()), way),
                }
            }
        }
    }

    fn beyond_stage(&self, stage: StageId, way: GridDirection) -> Option<GridPosition> {
        let stages = self.stages();
        let at = stages.iter().position(|(other, _)| *other == stage)?;
        let to = match way {
            GridDirection::Up => return Some(GridPosition::Title),
            GridDirection::Down => return stages.get(at).map(|(_, column)| GridPosition::Step(*column)),
            GridDirection::Forward => stages.get(at + 1),
            GridDirection::Back => at.checked_sub(1).and_then(|at| stages.get(at)),
            GridDirection::RowStart => stages.first(),
            GridDirection::RowEnd => stages.last(),
            GridDirection::MapStart | GridDirection::MapEnd => None,
        };
        to.map(|(stage, _)| GridPosition::Stage(*stage))
    }

    fn beyond_cell(&self, column: usize, row: usize, thing: Option<Key>, way: GridDirection) -> Option<GridPosition> {
        let (columns, rows) = (self.layout.grid.columns.len(), self.layout.grid.rows.len());
        let things = self.things(column, row);
        let nth = thing.and_then(|thing| things.iter().position(|other| *other == thing)).unwrap_or(0);
        let card = thing.and_then(Key::card);
        match way {
            GridDirection::Forward => {
                let next = card.map_or(column, |card| self.last_column(card, self.first_column(card, column))) + 1;
                (next < columns).then(|| self.in_cell(next, row, nth))
            }
            GridDirection::Back => {
                let first = card.map_or(column, |card| self.first_column(card, column));
                Some(first.checked_sub(1).map_or(GridPosition::Lane(row), |before| self.in_cell(before, row, nth)))
            }
            // The cell itself has the focus, and there are cards in it.
            GridDirection::Down | GridDirection::Up if thing.is_none() && !things.is_empty() => {
                Some(self.in_cell(column, row, if way == GridDirection::Down { 0 } else { usize::MAX }))
            }
            GridDirection::Up if nth > 0 => Some(self.in_cell(column, row, nth - 1)),
            GridDirection::Up => Some(
                row.checked_sub(1).map_or(GridPosition::Step(column), |above| self.in_cell(column, above, usize::MAX)),
            ),
            GridDirection::Down if nth + 1 < things.len() => Some(self.in_cell(column, row, nth + 1)),
            GridDirection::Down => (row + 1 < rows).then(|| self.in_cell(column, row + 1, 0)),
            GridDirection::RowStart => Some(self.in_cell(0, row, nth)),
            GridDirection::RowEnd => columns.checked_sub(1).map(|last| self.in_cell(last, row, nth)),
            GridDirection::MapStart | GridDirection::MapEnd => None,
        }
    }

    fn first_column(&self, card: CardId, otherwise: usize) -> usize {
        self.cell_place(card).map_or(otherwise, |(column, _)| column)
    }

    /// Where a walk begins that comes from nowhere: where one stood last, when that is in view, else the first cell
    /// in view, else what there is.
    fn first_in_view(&self) -> Option<GridPosition> {
        let grid = &self.layout.grid;
        let clear = self.clear();
        let seen = |column: usize, row: usize| {
            grid.cell(column, row).is_some_and(|area| clear.overlaps(area) && clear.contains(area.center()))
        };
        let stood = self.stood.and_then(|stood| self.grid_place(stood.cell));
        if let Some((column, row)) = stood.filter(|(column, row)| seen(*column, *row)) {
            return Some(self.in_cell(column, row, 0));
        }
        let mut cells = (0..grid.rows.len()).flat_map(|row| (0..grid.columns.len()).map(move |column| (column, row)));
        let first = cells.find(|(column, row)| seen(*column, *row)).or((!grid.columns.is_empty()).then_some((0, 0)));
        match first.filter(|(_, row)| *row < grid.rows.len()) {
            Some((column, row)) => Some(self.in_cell(column, row, 0)),
            None if !grid.columns.is_empty() => Some(GridPosition::Step(0)),
            None if !grid.rows.is_empty() => Some(GridPosition::Lane(0)),
            None => Some(GridPosition::Title),
        }
    }

    /// Selects what is at a place, or gives an empty cell the focus, and brings it into view.
    pub(super) fn stand(&mut self, spot: GridPosition) {
        let column = |column: usize| self.layout.grid.columns.get(column).map(|column| column.step);
        let lane = |row: usize| self.layout.grid.rows.get(row).map(|row| row.lane);
        let key = match spot {
            GridPosition::Title => Some(Key::Info),
            GridPosition::Stage(stage) => Some(stage.into()),
            GridPosition::Step(at) => column(at).map(Key::Step),
            GridPosition::Lane(at) => lane(at).map(Key::Lane),
            GridPosition::Mark { column: at, row, card, mark } => {
                let cell = column(at).zip(lane(row)).map(|(step, lane)| GridCell { lane, step });
                self.stood = cell.map(|cell| LastPosition { cell, card: Some(card) });
                Some(mark)
            }
            GridPosition::Cell { column: at, row, thing } => {
                let cell = column(at).zip(lane(row)).map(|(step, lane)| GridCell { lane, step });
                let card = thing.and_then(Key::card);
                self.stood = cell.map(|cell| LastPosition { cell, card });
                if thing.is_none() {
                    self.selection = Selection::none();
                    self.focus = cell;
                    self.show_cell(at, row);
                    return;
                }
                thing
            }
        };
        let Some(key) = key else { return };
        self.selection = Selection::one(key);
        self.focus = None;
        self.show(key);
    }

    /// Remembers where one stands, before it is gone or selected no more.
    pub(super) fn remember(&mut self) {
        let Some(GridPosition::Cell { column, row, .. } | GridPosition::Mark { column, row, .. }) = self.spot() else {
            return;
        };
        let (Some(step), Some(lane)) = (self.layout.grid.columns.get(column), self.layout.grid.rows.get(row)) else {
            return;
        };
        self.stood = Some(LastPosition { cell: GridCell { lane: lane.lane, step: step.step }, card: None });
    }
}
