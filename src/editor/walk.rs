//! Walking over the grid by keyboard: from cell to cell and from card to card, to the names around them and back.
//!
//! Where one stands is the one selected record, or the empty cell with the focus. What is walked on is what is
//! shown: hidden lanes are passed over, a card over several steps is one place. Up and down go through all that stands
//! in a column, a card and then its marks: so each way is the other one back, and no key is needed to enter a card. With
//! Ctrl, with Shift, and while a card is picked for a connector, only cards are met. Left and right are what the eye sees;
//! everything below [`Way`] knows only forward and back.

use super::{Cell, Editor};
use crate::edit::Selection;
use crate::model::{CardId, EmotionId, Key, LaneId, Role, StageId, StepId};
use crate::scene::LayerKind;

/// Where to walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
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
pub(super) enum Way {
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
pub(super) enum Spot {
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
pub(super) struct Stood {
    pub(super) cell: Cell,
    pub(super) card: Option<CardId>,
}

impl Editor {
    /// Goes to another place, selects what is there, and brings it into view.
    pub fn walk(&mut self, walk: Walk) {
        if self.aim_at_next(matches!(self.way(walk), Way::Forward | Way::Down | Way::RowEnd | Way::MapEnd)) {
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
    pub fn extend(&mut self, walk: Walk) {
        self.end_gesture();
        self.finish_typing();
        let Some(Spot::Cell { thing: Some(Key::Card(_)), .. }) = self.spot() else { return self.walk(walk) };
        match self.way(walk) {
            Way::RowStart => self.extend_to_end(Way::Back),
            Way::RowEnd => self.extend_to_end(Way::Forward),
            way => self.extend_by_one(way),
        }
    }

    /// Takes in every card on the way to the end of the row.
    fn extend_to_end(&mut self, way: Way) {
        for _ in 0..self.layout.grid.columns.len() {
            let before = self.spot();
            self.extend_by_one(way);
            if self.spot() == before {
                return;
            }
        }
    }

    fn extend_by_one(&mut self, way: Way) {
        let Some(Spot::Cell { column, row, thing: Some(Key::Card(from)) }) = self.spot() else { return };
        let mut spot = Spot::Cell { column, row, thing: Some(from.into()) };
        // Empty cells are passed over; there are no more places than rows, columns and cards.
        for _ in 0..self.layout.grid.columns.len() + self.layout.grid.rows.len() + self.map.cards.len() {
            match self.beyond(spot, way) {
                Some(next @ Spot::Cell { thing: Some(Key::Card(card)), .. }) if card != from => {
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
                Some(next @ Spot::Cell { .. }) if next != spot => spot = next,
                _ => return,
            }
        }
    }

    fn next_spot(&self, walk: Walk) -> Option<Spot> {
        let way = self.way(walk);
        if let Some(Key::Connector(id)) = self.selection.only() {
            let connector = self.map.connectors.get(&id)?;
            let forward = matches!(way, Way::Forward | Way::Down | Way::RowEnd | Way::MapEnd);
            return self.spot_of_card(if forward { connector.to } else { connector.from });
        }
        match self.spot() {
            Some(Spot::Mark { column, row, card, .. }) if walk == Walk::CardBelow => {
                self.beyond_cell(column, row, Some(card.into()), way)
            }
            Some(Spot::Mark { card, .. }) if walk == Walk::CardAbove => self.spot_of_card(card),
            Some(spot) if matches!(walk, Walk::CardAbove | Walk::CardBelow) => self.beyond(spot, way),
            Some(spot) => {
                self.onto_first_mark(spot, way).or_else(|| self.onto_last_mark(self.beyond(spot, way)?, spot, way))
            }
            None => match way {
                Way::MapStart | Way::MapEnd => self.beyond(Spot::Title, way).or_else(|| self.first_in_view()),
                _ => self.first_in_view(),
            },
        }
    }

    /// Down from a card leads to the first of its marks: what is seen below it comes next.
    fn onto_first_mark(&self, from: Spot, way: Way) -> Option<Spot> {
        let Spot::Cell { column, row, thing: Some(Key::Card(card)) } = from else { return None };
        let mark = self.marks_of(card).first().copied().filter(|_| way == Way::Down && !self.is_picking())?;
        Some(Spot::Mark { column, row, card, mark })
    }

    /// Up leads to a card by the last of its marks, as Down leads away from it. A card that is picked for a connector
    /// is met at once.
    fn onto_last_mark(&self, to: Spot, from: Spot, way: Way) -> Option<Spot> {
        let Spot::Cell { column, row, thing: Some(Key::Card(card)) } = to else { return Some(to) };
        let is_own = matches!(from, Spot::Mark { card: own, .. } if own == card);
        let last = self.marks_of(card).last().copied().filter(|_| way == Way::Up && !is_own && !self.is_picking());
        Some(last.map_or(to, |mark| Spot::Mark { column, row, card, mark }))
    }

    pub(super) fn way(&self, walk: Walk) -> Way {
        let rtl = self.map.info.direction.is_rtl();
        match walk {
            Walk::NextStep => Way::Forward,
            Walk::PreviousStep => Way::Back,
            Walk::Left => {
                if rtl {
                    Way::Forward
                } else {
                    Way::Back
                }
            }
            Walk::Right => {
                if rtl {
                    Way::Back
                } else {
                    Way::Forward
                }
            }
            Walk::Up | Walk::CardAbove => Way::Up,
            Walk::Down | Walk::CardBelow => Way::Down,
            Walk::RowStart => Way::RowStart,
            Walk::RowEnd => Way::RowEnd,
            Walk::MapStart => Way::MapStart,
            Walk::MapEnd => Way::MapEnd,
        }
    }

    /// Where one stands; `None` when nothing that is shown is selected.
    pub(super) fn spot(&self) -> Option<Spot> {
        if let Some(cell) = self.focus {
            let (column, row) = self.grid_place(cell)?;
            return Some(Spot::Cell { column, row, thing: None });
        }
        let key = match self.stood.and_then(|stood| stood.card) {
            Some(card) if self.selection.has(card) => card.into(),
            _ => self.selection.keys().next()?,
        };
        match key {
            Key::Info => Some(Spot::Title),
            Key::Stage(stage) => Some(Spot::Stage(stage)),
            Key::Step(step) => self.column_of(step).map(Spot::Step),
            Key::Lane(lane) => self.row_of(lane).map(Spot::Lane),
            Key::Card(card) => self.spot_of_card(card),
            Key::Pain(_) | Key::Wait(_) => self.spot_of_mark(key, self.map.card_of(key)?),
            Key::Emotion(id) => self.spot_of_emotion(id),
            Key::Connector(id) => self.spot_of_card(self.map.connectors.get(&id)?.from),
            Key::Persona(_) => None,
        }
    }

    fn spot_of_card(&self, card: CardId) -> Option<Spot> {
        let (first, row) = self.cell_place(card)?;
        let met = self.stood.filter(|stood| stood.card == Some(card)).and_then(|stood| self.column_of(stood.cell.step));
        let column = met.filter(|column| (first..=self.last_column(card, first)).contains(column)).unwrap_or(first);
        Some(Spot::Cell { column, row, thing: Some(card.into()) })
    }

    fn spot_of_mark(&self, mark: Key, card: CardId) -> Option<Spot> {
        match self.spot_of_card(card)? {
            Spot::Cell { column, row, .. } => Some(Spot::Mark { column, row, card, mark }),
            _ => None,
        }
    }

    fn spot_of_emotion(&self, id: EmotionId) -> Option<Spot> {
        let column = self.column_of(self.map.emotions.get(&id)?.step)?;
        let rows = &self.layout.grid.rows;
        let stood = self.stood.and_then(|stood| self.row_of(stood.cell.lane));
        let shows = |row: &usize| rows.get(*row).is_some_and(|row| row.role == Role::Emotion);
        let row = stood.filter(shows).or_else(|| (0..rows.len()).find(shows))?;
        Some(Spot::Cell { column, row, thing: Some(id.into()) })
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
    fn in_cell(&self, column: usize, row: usize, nth: usize) -> Spot {
        let things = self.things(column, row);
        Spot::Cell { column, row, thing: things.get(nth).or(things.last()).copied() }
    }

    /// Goes to the first place of a cell.
    pub(super) fn stand_in_cell(&mut self, column: usize, row: usize) {
        if self.layout.grid.cell(column, row).is_some() {
            self.stand(self.in_cell(column, row, 0));
        }
    }

    /// The place next to one; `None` where the map ends.
    fn beyond(&self, spot: Spot, way: Way) -> Option<Spot> {
        let grid = &self.layout.grid;
        let (columns, rows) = (grid.columns.len(), grid.rows.len());
        match way {
            Way::MapStart if columns > 0 && rows > 0 => return Some(self.in_cell(0, 0, 0)),
            Way::MapEnd if columns > 0 && rows > 0 => return Some(self.in_cell(columns - 1, rows - 1, usize::MAX)),
            _ => {}
        }
        match spot {
            Spot::Title => match way {
                Way::Down | Way::Forward => {
                    let first = self.stages().first().map(|(stage, _)| Spot::Stage(*stage));
                    first.or((rows > 0).then_some(Spot::Lane(0)))
                }
                _ => None,
            },
            Spot::Stage(stage) => self.beyond_stage(stage, way),
            Spot::Step(column) => match way {
                Way::Forward => (column + 1 < columns).then(|| Spot::Step(column + 1)),
                Way::Back => column.checked_sub(1).map(Spot::Step),
                Way::Up => grid.columns.get(column).map(|column| Spot::Stage(column.stage)),
                Way::Down => (rows > 0).then(|| self.in_cell(column, 0, 0)),
                Way::RowStart => Some(Spot::Step(0)),
                Way::RowEnd => columns.checked_sub(1).map(Spot::Step),
                Way::MapStart | Way::MapEnd => None,
            },
            Spot::Lane(row) => match way {
                Way::Forward | Way::RowStart => (columns > 0).then(|| self.in_cell(0, row, 0)),
                Way::RowEnd => columns.checked_sub(1).map(|column| self.in_cell(column, row, 0)),
                Way::Up => Some(row.checked_sub(1).map_or(Spot::Title, Spot::Lane)),
                Way::Down => (row + 1 < rows).then(|| Spot::Lane(row + 1)),
                Way::Back | Way::MapStart | Way::MapEnd => None,
            },
            Spot::Cell { column, row, thing } => self.beyond_cell(column, row, thing, way),
            Spot::Mark { column, row, card, mark } => {
                let marks = self.marks_of(card);
                let at = marks.iter().position(|other| *other == mark);
                let neighbour = match way {
                    Way::Up => Some(at.and_then(|at| at.checked_sub(1)).and_then(|at| marks.get(at))),
                    Way::Down => at.and_then(|at| marks.get(at + 1)).map(Some),
                    _ => None,
                };
                match neighbour {
                    Some(Some(mark)) => Some(Spot::Mark { column, row, card, mark: *mark }),
                    Some(None) => Some(Spot::Cell { column, row, thing: Some(card.into()) }),
                    None => self.beyond_cell(column, row, Some(card.into()), way),
                }
            }
        }
    }

    fn beyond_stage(&self, stage: StageId, way: Way) -> Option<Spot> {
        let stages = self.stages();
        let at = stages.iter().position(|(other, _)| *other == stage)?;
        let to = match way {
            Way::Up => return Some(Spot::Title),
            Way::Down => return stages.get(at).map(|(_, column)| Spot::Step(*column)),
            Way::Forward => stages.get(at + 1),
            Way::Back => at.checked_sub(1).and_then(|at| stages.get(at)),
            Way::RowStart => stages.first(),
            Way::RowEnd => stages.last(),
            Way::MapStart | Way::MapEnd => None,
        };
        to.map(|(stage, _)| Spot::Stage(*stage))
    }

    fn beyond_cell(&self, column: usize, row: usize, thing: Option<Key>, way: Way) -> Option<Spot> {
        let (columns, rows) = (self.layout.grid.columns.len(), self.layout.grid.rows.len());
        let things = self.things(column, row);
        let nth = thing.and_then(|thing| things.iter().position(|other| *other == thing)).unwrap_or(0);
        let card = match thing {
            Some(Key::Card(card)) => Some(card),
            _ => None,
        };
        match way {
            Way::Forward => {
                let next = card.map_or(column, |card| self.last_column(card, self.first_column(card, column))) + 1;
                (next < columns).then(|| self.in_cell(next, row, nth))
            }
            Way::Back => {
                let first = card.map_or(column, |card| self.first_column(card, column));
                Some(first.checked_sub(1).map_or(Spot::Lane(row), |before| self.in_cell(before, row, nth)))
            }
            // The cell itself has the focus, and there are cards in it.
            Way::Down | Way::Up if thing.is_none() && !things.is_empty() => {
                Some(self.in_cell(column, row, if way == Way::Down { 0 } else { usize::MAX }))
            }
            Way::Up if nth > 0 => Some(self.in_cell(column, row, nth - 1)),
            Way::Up => {
                Some(row.checked_sub(1).map_or(Spot::Step(column), |above| self.in_cell(column, above, usize::MAX)))
            }
            Way::Down if nth + 1 < things.len() => Some(self.in_cell(column, row, nth + 1)),
            Way::Down => (row + 1 < rows).then(|| self.in_cell(column, row + 1, 0)),
            Way::RowStart => Some(self.in_cell(0, row, nth)),
            Way::RowEnd => columns.checked_sub(1).map(|last| self.in_cell(last, row, nth)),
            Way::MapStart | Way::MapEnd => None,
        }
    }

    fn first_column(&self, card: CardId, otherwise: usize) -> usize {
        self.cell_place(card).map_or(otherwise, |(column, _)| column)
    }

    /// Where a walk begins that comes from nowhere: where one stood last, when that is in view, else the first cell
    /// in view, else what there is.
    fn first_in_view(&self) -> Option<Spot> {
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
            None if !grid.columns.is_empty() => Some(Spot::Step(0)),
            None if !grid.rows.is_empty() => Some(Spot::Lane(0)),
            None => Some(Spot::Title),
        }
    }

    /// Selects what is at a place, or gives an empty cell the focus, and brings it into view.
    pub(super) fn stand(&mut self, spot: Spot) {
        let column = |column: usize| self.layout.grid.columns.get(column).map(|column| column.step);
        let lane = |row: usize| self.layout.grid.rows.get(row).map(|row| row.lane);
        let key = match spot {
            Spot::Title => Some(Key::Info),
            Spot::Stage(stage) => Some(stage.into()),
            Spot::Step(at) => column(at).map(Key::Step),
            Spot::Lane(at) => lane(at).map(Key::Lane),
            Spot::Mark { column: at, row, card, mark } => {
                let cell = column(at).zip(lane(row)).map(|(step, lane)| Cell { lane, step });
                self.stood = cell.map(|cell| Stood { cell, card: Some(card) });
                Some(mark)
            }
            Spot::Cell { column: at, row, thing } => {
                let cell = column(at).zip(lane(row)).map(|(step, lane)| Cell { lane, step });
                let card = match thing {
                    Some(Key::Card(card)) => Some(card),
                    _ => None,
                };
                self.stood = cell.map(|cell| Stood { cell, card });
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
        let Some(Spot::Cell { column, row, .. } | Spot::Mark { column, row, .. }) = self.spot() else { return };
        let (Some(step), Some(lane)) = (self.layout.grid.columns.get(column), self.layout.grid.rows.get(row)) else {
            return;
        };
        self.stood = Some(Stood { cell: Cell { lane: lane.lane, step: step.step }, card: None });
    }
}
