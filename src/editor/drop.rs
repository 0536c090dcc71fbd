//! Where what is carried would land, and what would come of it.

use super::copying::CopySet;
use super::editing::{IfLeftEmpty, PendingInsert};
use super::element;
use super::gesture::{Drag, Gesture};
use super::{Editor, Element, GridCell};
use crate::edit::{Command, Patch, Place, Refusal, Selection, Target};
use crate::geom::{Point, Rect};
use crate::model::{CardId, Key, Lane, LaneId, Pain, Record, Role, StageId, Step, StepId};
use crate::scene::LayerKind;
use crate::scene::sticky::clear_of;
use crate::theme::size;

/// What is carried.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum DragPayload {
    /// Cards, the one under the pointer first.
    Cards(Vec<CardId>),
    /// Pain points and wait points in the order in which they are read, and the one under the pointer.
    Marks {
        held: Key,
        all: Vec<Key>,
    },
    Stage(StageId),
    Step(StepId),
    Lane(LaneId),
    Element(Element),
}

impl DragPayload {
    /// True for what stands in header or rail, and may be dropped there.
    fn is_framing(&self) -> bool {
        matches!(
            self,
            Self::Stage(_)
                | Self::Step(_)
                | Self::Lane(_)
                | Self::Element(Element::Stage | Element::Step | Element::Lane)
        )
    }
}

/// A place where what is carried would land.
#[derive(Clone, Debug)]
pub(super) struct PlannedDrop {
    pub mark: DropMark,
    command: Command,
    patch: Patch,
    /// The layout of the map that the patch was planned on.
    generation: u64,
    /// What is selected afterwards.
    select: Selection,
    /// Whose text is written next.
    write: Option<Key>,
}

/// How a landing place is shown, in map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DropMark {
    /// A bar between two things.
    Bar(Rect),
    /// An empty cell.
    Cell(Rect),
    /// A card that would get a marker.
    Card(Rect),
}

/// A landing that is not planned yet.
struct DropTarget {
    mark: DropMark,
    command: Command,
    /// What is selected afterwards, when it is something else than now.
    select: Option<Selection>,
    /// Whose text is written next.
    write: Option<Key>,
}

/// How thick a bar between two things is, in map units.
const BAR: f64 = 4.0;

impl Editor {
    /// Finds the landing for what is carried where the pointer is.
    pub(super) fn find_landing(&mut self) {
        let Gesture::Drag(carry) = &mut self.gesture else { return };
        let (load, at, column) = (carry.load.clone(), carry.at, carry.column);
        let (within, before) = (carry.within, carry.landing.take());
        let (puts_copies, copies) = (carry.puts_copies(), carry.copies.take());
        let copies = match &load {
            DragPayload::Cards(cards) if puts_copies && copies.is_none() => self.copies(cards),
            DragPayload::Marks { all, .. } if puts_copies && copies.is_none() => self.copies_of_marks(all),
            _ => copies,
        };
        let reached = within && (load.is_framing() || self.is_clear(at));
        let put = copies.as_ref().filter(|_| puts_copies);
        let proposal = reached.then(|| self.propose(&load, at, column, put)).flatten();
        let planned = proposal.map(|proposal| match before {
            // The same place as before: it is planned already.
            Some(before) if before.is_of(&proposal, self.generation()) => {
                Ok(PlannedDrop { mark: proposal.mark, ..before })
            }
            _ => self.plan_landing(proposal),
        });
        if let Gesture::Drag(carry) = &mut self.gesture {
            (carry.landing, carry.refused) = match planned {
                Some(Ok(landing)) => (Some(landing), None),
                Some(Err(refusal)) => (None, Some(refusal)),
                None => (None, None),
            };
            carry.copies = copies;
        }
    }

    /// True where neither header nor rail nor corner hide the cells.
    fn is_clear(&self, at: Point) -> bool {
        clear_of(self.scene(), &self.view.camera, self.view.size).contains(at)
    }

    fn plan_landing(&self, proposal: DropTarget) -> Result<PlannedDrop, Refusal> {
        let DropTarget { mark, command, select, write } = proposal;
        let patch = command.plan(self.map())?;
        let select = select.unwrap_or_else(|| self.selection().clone());
        Ok(PlannedDrop { mark, command, patch, generation: self.generation(), select, write })
    }

    /// Puts down what is carried.
    pub(super) fn land(&mut self, carry: Drag) {
        let Some(landing) = carry.landing else {
            self.refused = carry.refused;
            return;
        };
        self.finish_typing();
        if let Some(key) = landing.write {
            // It was planned on this very map: it is not refused now.
            let _ = self.begin_new(PendingInsert {
                command: landing.command,
                key,
                step: None,
                if_left_empty: IfLeftEmpty::Keep,
            });
            return;
        }
        self.commit(landing.patch, landing.command.label(), landing.select);
        self.focus = None;
    }

    fn propose(
        &mut self,
        load: &DragPayload,
        at: Point,
        column: usize,
        copies: Option<&CopySet>,
    ) -> Option<DropTarget> {
        match load {
            DragPayload::Cards(cards) => self.propose_cards(cards, at, column, copies),
            DragPayload::Marks { held, all } => {
                let (mark, command) = self.carry_marks(*held, all, at, copies)?;
                Some(DropTarget { select: copies.map(CopySet::selection), ..DropTarget::of(mark, command) })
            }
            DragPayload::Stage(stage) => {
                let (mark, place) = self.stage_place(at, Some(*stage))?;
                Some(DropTarget::of(mark, Command::Move { key: (*stage).into(), to: Target::Stage(place) }))
            }
            DragPayload::Step(step) => {
                let (mark, stage, place) = self.step_place(at)?;
                if matches!(place, Place::Before(Key::Step(other)) | Place::After(Key::Step(other)) if other == *step) {
                    return None;
                }
                Some(DropTarget::of(mark, Command::Move { key: (*step).into(), to: Target::Step { stage, place } }))
            }
            DragPayload::Lane(lane) => {
                let (mark, place) = self.lane_place(at)?;
                if matches!(place, Place::Before(Key::Lane(other)) if other == *lane) {
                    return None;
                }
                Some(DropTarget::of(mark, Command::Move { key: (*lane).into(), to: Target::Lane(place) }))
            }
            DragPayload::Element(element) => self.propose_element(*element, at),
        }
    }

    /// Cards keep their places relative to the one under the pointer, which is held `held` columns after its
    /// first; lanes that take no cards don't count. Where they would leave the map, all of them stop together. Copies go
    /// there in their place.
    fn propose_cards(&self, cards: &[CardId], at: Point, held: usize, copies: Option<&CopySet>) -> Option<DropTarget> {
        let moved = if copies.is_some() { &[] } else { cards };
        let lead = *cards.first()?;
        let from = self.cell_place(lead)?;
        let (cell, mark, place) = self.card_place(at, held, moved)?;
        let to = self.grid_place(cell)?;
        let go = |card: CardId, to: Target| match copies {
            Some(copies) => copies.put(card.into(), to),
            None => Some((card.into(), Command::Move { key: card.into(), to })),
        };
        let grid = &self.layout().grid;
        let takers: Vec<usize> =
            grid.rows.iter().enumerate().filter(|(_, row)| row.role.takes_cards()).map(|(at, _)| at).collect();
        if cards.len() == 1 || !takers.contains(&to.1) {
            let to = Target::Cell { lane: cell.lane, step: cell.step, place };
            return Some(DropTarget::of_cards(mark, vec![go(lead, to)?.1], copies));
        }
        let nth = |(column, row): (usize, usize)| (column, takers.partition_point(|taker| *taker < row));
        let (from, to) = (nth(from), nth(to));
        let places: Vec<_> = cards.iter().filter_map(|id| Some((*id, nth(self.cell_place(*id)?)))).collect();
        let columns = places.iter().map(|(_, (column, _))| *column);
        let rows = places.iter().map(|(_, (_, row))| *row);
        let columns = within(shift(from.0, to.0), columns, grid.columns.len());
        let rows = within(shift(from.1, to.1), rows, takers.len());
        let goal_of = |(column, row): (usize, usize)| {
            let row = takers.get(row.checked_add_signed(rows)?).copied()?;
            self.cell_of(column as isize + columns, row as isize)
        };
        // When the whole group stopped short, the lead does not reach the cell under the pointer.
        let place = if goal_of(from)? == cell { place } else { Place::Last };
        let mut order: Vec<_> = places.iter().filter(|(_, at)| *at == from).copied().collect();
        order.sort_by_key(|(id, _)| self.map().cards.get(id).map(|card| (card.rank, card.id)));
        order.extend(places.iter().filter(|(_, at)| *at != from && (columns, rows) != (0, 0)));
        let mut commands = Vec::with_capacity(order.len());
        let mut before = None;
        for (id, at) in order {
            let goal = goal_of(at)?;
            let place = match before {
                _ if at != from => Place::Last,
                None => place,
                Some(before) => Place::After(before),
            };
            let (key, command) = go(id, Target::Cell { lane: goal.lane, step: goal.step, place })?;
            before = Some(key);
            commands.push(command);
        }
        Some(DropTarget::of_cards(mark, commands, copies))
    }

    /// Column and row of a card.
    pub(super) fn cell_place(&self, card: CardId) -> Option<(usize, usize)> {
        let card = self.map().cards.get(&card)?;
        self.grid_place(GridCell { lane: card.lane, step: card.step })
    }

    /// Column and row of a cell in the grid.
    pub(super) fn grid_place(&self, cell: GridCell) -> Option<(usize, usize)> {
        let grid = &self.layout().grid;
        let column = grid.columns.iter().position(|column| column.step == cell.step)?;
        Some((column, grid.rows.iter().position(|row| row.lane == cell.lane)?))
    }

    /// The cell of a column and row, the nearest one beyond the edges.
    fn cell_of(&self, column: isize, row: isize) -> Option<GridCell> {
        let grid = &self.layout().grid;
        let within = |at: isize, count: usize| (at.max(0) as usize).min(count.saturating_sub(1));
        let step = grid.columns.get(within(column, grid.columns.len()))?.step;
        Some(GridCell { lane: grid.rows.get(within(row, grid.rows.len()))?.lane, step })
    }

    /// Where a card would come that is held at a point, `held` columns after its first: `moved` cards don't count.
    fn card_place(&self, at: Point, held: usize, moved: &[CardId]) -> Option<(GridCell, DropMark, Place)> {
        let grid = &self.layout().grid;
        if grid.inline(at.x) < grid.rail_end || at.y < grid.steps_top || at.y > grid.bottom + size::LINE_HEIGHT {
            return None;
        }
        let (column, row) = (grid.column_at(at)?.saturating_sub(held), grid.row_at(at)?);
        let cell = self.cell_of(column as isize, row as isize)?;
        let area = grid.cell(column, row)?;
        let cards: Vec<_> = self.cards_of(cell, area).filter(|(id, _)| !moved.contains(id)).collect();
        let after = cards.iter().rposition(|(_, card)| card.center().y < at.y);
        let next = after.map_or(0, |index| index + 1);
        let bar = |y: f64| DropMark::Bar(Rect::new(area.x0, y - BAR / 2.0, area.x1, y + BAR / 2.0));
        let half = size::CARD_GAP / 2.0;
        match (after.and_then(|index| cards.get(index)), cards.get(next)) {
            (_, Some((next, card))) => Some((cell, bar(card.y0 - half), Place::Before(Key::Card(*next)))),
            (Some((_, card)), None) => Some((cell, bar(card.y1 + half), Place::Last)),
            (None, None) => Some((cell, DropMark::Cell(area), Place::Last)),
        }
    }

    /// The cards of a cell, which is shown in `area`, from top to bottom.
    fn cards_of(&self, cell: GridCell, area: Rect) -> impl Iterator<Item = (CardId, Rect)> + '_ {
        // Where a card is tells quickly that it is in another cell: to look each of them up would take long.
        let cards = self.scene().layer(LayerKind::Cards).iter();
        let in_row = cards.filter(move |placed| (area.y0..area.y1).contains(&placed.at.y));
        in_row.filter(move |placed| placed.bounds().overlaps(area)).filter_map(move |placed| match placed.tag?.key {
            Key::Card(id) => {
                let card = self.map().cards.get(&id)?;
                (card.lane == cell.lane && card.step == cell.step).then(|| (id, placed.bounds()))
            }
            _ => None,
        })
    }

    /// The card at a point.
    pub(super) fn card_at(&self, at: Point) -> Option<(CardId, Rect)> {
        self.scene().layer(LayerKind::Cards).iter().rev().find_map(|placed| match placed.tag?.key {
            Key::Card(id) if placed.bounds().contains(at) => Some((id, placed.bounds())),
            _ => None,
        })
    }

    fn stage_place(&self, at: Point, moved: Option<StageId>) -> Option<(DropMark, Place)> {
        let grid = &self.layout().grid;
        let inline = grid.inline(at.x);
        if inline < 0.0 || inline > grid.width + 2.0 * size::CARD_WIDTH {
            return None;
        }
        // Stages with the columns they begin and end at.
        let mut stages: Vec<(StageId, usize, usize)> = Vec::new();
        for (index, column) in grid.columns.iter().enumerate() {
            match stages.last_mut() {
                Some((stage, _, last)) if *stage == column.stage => *last = index,
                _ => stages.push((column.stage, index, index)),
            }
        }
        let middle = |first: usize, last: usize| {
            let (first, last) = (grid.columns.get(first), grid.columns.get(last));
            first.zip(last).map_or(0.0, |(first, last)| f64::midpoint(first.start, last.end))
        };
        let next = stages.iter().find(|(_, first, last)| middle(*first, *last) > inline);
        let place = next.map_or(Place::Last, |(stage, ..)| Place::Before(Key::Stage(*stage)));
        if place == moved.map_or(Place::First, |stage| Place::Before(Key::Stage(stage))) {
            return None;
        }
        let column = next.map_or(grid.columns.len(), |(_, first, _)| *first);
        Some((self.upright_bar(column, grid.stages_top), place))
    }

    fn step_place(&self, at: Point) -> Option<(DropMark, StageId, Place)> {
        let grid = &self.layout().grid;
        let inline = grid.inline(at.x);
        if inline < 0.0 || inline > grid.width + 2.0 * size::CARD_WIDTH {
            return None;
        }
        let index = grid.column_at(at)?;
        let column = grid.columns.get(index)?;
        let after = inline > f64::midpoint(column.start, column.end);
        let (gutter, place) = if after {
            (index + 1, Place::After(Key::Step(column.step)))
        } else {
            (index, Place::Before(Key::Step(column.step)))
        };
        Some((self.upright_bar(gutter, grid.steps_top), column.stage, place))
    }

    fn upright_bar(&self, gutter: usize, top: f64) -> DropMark {
        let grid = &self.layout().grid;
        let inline = grid.gutter(gutter);
        DropMark::Bar(grid.rect(inline - BAR / 2.0, inline + BAR / 2.0, top, grid.bottom))
    }

    fn lane_place(&self, at: Point) -> Option<(DropMark, Place)> {
        let grid = &self.layout().grid;
        if at.y < 0.0 || at.y > grid.bottom + 200.0 {
            return None;
        }
        let next = grid.rows.iter().position(|row| f64::midpoint(row.top, row.bottom) > at.y);
        let row = next.and_then(|index| grid.rows.get(index));
        let place = row.map_or(Place::Last, |row| Place::Before(Key::Lane(row.lane)));
        let y = row.map_or(grid.bottom, |row| row.top);
        let bar = grid.rect(0.0, grid.width, y - BAR / 2.0, y + BAR / 2.0);
        Some((DropMark::Bar(bar), place))
    }

    fn propose_element(&mut self, element: Element, at: Point) -> Option<DropTarget> {
        if let Some(kind) = element.card_kind() {
            let (cell, mark, place) = self.card_place(at, 0, &[])?;
            let role = self.map().lanes.get(&cell.lane).map_or(Role::Customer, |lane| lane.role);
            let card = element::card(self.ids().fresh(), cell, kind, role);
            return Some(DropTarget::new(mark, card.into(), place));
        }
        match element {
            // The first step needs a stage.
            Element::Step if self.layout().grid.columns.is_empty() => self.propose_element(Element::Stage, at),
            Element::Stage => {
                let (mark, place) = self.stage_place(at, None)?;
                let (command, key) = self.stage_command(place);
                Some(DropTarget { mark, command, select: Some(Selection::one(key)), write: Some(key) })
            }
            Element::Step => {
                let (mark, stage, place) = self.step_place(at)?;
                let step = Step::new(self.ids().fresh(), stage);
                Some(DropTarget::new(mark, step.into(), place))
            }
            Element::Lane => {
                let (mark, place) = self.lane_place(at)?;
                let row = self.layout().grid.row_at(at).and_then(|row| self.layout().grid.rows.get(row));
                let role = row.map_or(Role::Customer, |row| row.role);
                let lane = Lane::new(self.ids().fresh(), element::role_beside(role));
                Some(DropTarget::new(mark, lane.into(), place))
            }
            _ => {
                let (card, area) = self.card_at(at)?;
                self.propose_marker(element, card, area)
            }
        }
    }

    /// A marker onto a card.
    pub(super) fn marker_command(&mut self, element: Element, card: CardId) -> Option<(Command, Key)> {
        let place = Place::Last;
        match element {
            Element::Pain => {
                let record: Record = Pain::new(self.ids().fresh(), card).into();
                let key = record.key();
                Some((Command::Add { record, place }, key))
            }
            Element::Wait => {
                let record: Record = element::wait(self.ids().fresh(), card).into();
                let key = record.key();
                Some((Command::Add { record, place }, key))
            }
            Element::MomentOfTruth => {
                let record = self.map().cards.get(&card)?.clone();
                let record = crate::model::Card { moment_of_truth: true, ..record };
                Some((Command::Change(record.into()), card.into()))
            }
            _ => None,
        }
    }

    fn propose_marker(&mut self, element: Element, card: CardId, area: Rect) -> Option<DropTarget> {
        let (command, key) = self.marker_command(element, card)?;
        let write = element.is_written().then_some(key);
        Some(DropTarget { mark: DropMark::Card(area), command, select: Some(Selection::one(key)), write })
    }
}

/// How far it is from one place to another.
fn shift(from: usize, to: usize) -> isize {
    to as isize - from as isize
}

/// The part of a shift by which all of `places` stay within `count`.
fn within(shift: isize, places: impl Iterator<Item = usize> + Clone, count: usize) -> isize {
    let least = places.clone().min().unwrap_or_default() as isize;
    let room = count as isize - 1 - places.max().unwrap_or_default() as isize;
    shift.clamp(-least, room.max(0))
}

impl PlannedDrop {
    /// True when it is what a proposal for the map of that generation leads to.
    fn is_of(&self, proposal: &DropTarget, generation: u64) -> bool {
        self.generation == generation && self.command == proposal.command
    }
}

impl DropTarget {
    fn of(mark: DropMark, command: Command) -> Self {
        Self { mark, command, select: None, write: None }
    }

    /// Cards that move, or copies of them that are put on the map first.
    fn of_cards(mark: DropMark, mut moves: Vec<Command>, copies: Option<&CopySet>) -> Self {
        let Some(copies) = copies else {
            let one = if moves.len() == 1 { moves.pop() } else { None };
            return Self::of(mark, one.unwrap_or(Command::Many(moves)));
        };
        moves.splice(0..0, copies.paste());
        Self { mark, command: Command::Many(moves), select: Some(copies.selection()), write: None }
    }

    /// A new record, whose text is written next.
    fn new(mark: DropMark, record: Record, place: Place) -> Self {
        let key = record.key();
        Self { mark, command: Command::Add { record, place }, select: Some(Selection::one(key)), write: Some(key) }
    }
}
