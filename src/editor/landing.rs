//! Where what is carried would land, and what would come of it.

use super::element;
use super::gesture::{Carry, Gesture};
use super::{Cell, Editor, Element};
use crate::edit::{Command, Patch, Place, Selection, Target};
use crate::geom::{Point, Rect};
use crate::model::{CardId, Key, LaneId, Record, Role, StageId, StepId};
use crate::scene::LayerKind;
use crate::theme::size;

/// What is carried.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Load {
    /// Cards, the one under the pointer first.
    Cards(Vec<CardId>),
    /// A pain point or a wait point.
    Mark(Key),
    Stage(StageId),
    Step(StepId),
    Lane(LaneId),
    Element(Element),
}

/// A place where what is carried would land.
#[derive(Clone, Debug)]
pub(super) struct Landing {
    pub mark: LandingMark,
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
pub enum LandingMark {
    /// A bar between two things.
    Bar(Rect),
    /// An empty cell.
    Cell(Rect),
    /// A card that would get a marker.
    Card(Rect),
}

/// A landing that is not planned yet.
struct Proposal {
    mark: LandingMark,
    command: Command,
    select: Option<Key>,
    write: bool,
}

/// How thick a bar between two things is, in map units.
const BAR: f64 = 4.0;

impl Editor {
    /// Finds the landing for what is carried where the pointer is.
    pub(super) fn find_landing(&mut self) {
        let Gesture::Carrying(Carry { load, at, landing, .. }) = &mut self.gesture else { return };
        let (load, at, before) = (load.clone(), *at, landing.take());
        let landing = self.propose(&load, at).and_then(|proposal| match before {
            // Most movements of the pointer lead to the same place.
            Some(before) if before.is_of(&proposal, self.generation()) => {
                Some(Landing { mark: proposal.mark, ..before })
            }
            _ => self.plan_landing(&load, proposal),
        });
        if let Gesture::Carrying(carry) = &mut self.gesture {
            carry.landing = landing;
        }
    }

    fn plan_landing(&self, load: &Load, proposal: Proposal) -> Option<Landing> {
        let patch = proposal.command.plan(self.map()).ok()?;
        let select = match (proposal.select, load) {
            (Some(key), _) => Selection::one(key),
            (None, Load::Cards(_)) => self.selection().clone(),
            (None, _) => self.selection().clone(),
        };
        let write = proposal.select.filter(|_| proposal.write);
        let generation = self.generation();
        Some(Landing { mark: proposal.mark, command: proposal.command, patch, generation, select, write })
    }

    /// Puts down what is carried.
    pub(super) fn land(&mut self, carry: Carry) {
        let Some(landing) = carry.landing else { return };
        self.commit(landing.patch, landing.command.label(), landing.select);
        self.focus = None;
        if let Some(key) = landing.write {
            self.begin_typing(key);
        }
    }

    fn propose(&mut self, load: &Load, at: Point) -> Option<Proposal> {
        match load {
            Load::Cards(cards) => self.propose_cards(cards, at),
            Load::Mark(key) => {
                let (card, area) = self.card_at(at)?;
                let to = Target::Card { card, place: Place::Last };
                Some(Proposal::of(LandingMark::Card(area), Command::Move { key: *key, to }))
            }
            Load::Stage(stage) => {
                let (mark, place) = self.stage_place(at, Some(*stage))?;
                Some(Proposal::of(mark, Command::Move { key: (*stage).into(), to: Target::Stage(place) }))
            }
            Load::Step(step) => {
                let (mark, stage, place) = self.step_place(at)?;
                if matches!(place, Place::Before(Key::Step(other)) | Place::After(Key::Step(other)) if other == *step) {
                    return None;
                }
                Some(Proposal::of(mark, Command::Move { key: (*step).into(), to: Target::Step { stage, place } }))
            }
            Load::Lane(lane) => {
                let (mark, place) = self.lane_place(at)?;
                if matches!(place, Place::Before(Key::Lane(other)) if other == *lane) {
                    return None;
                }
                Some(Proposal::of(mark, Command::Move { key: (*lane).into(), to: Target::Lane(place) }))
            }
            Load::Element(element) => self.propose_element(*element, at),
        }
    }

    /// Cards keep their places relative to the one under the pointer.
    fn propose_cards(&self, cards: &[CardId], at: Point) -> Option<Proposal> {
        let lead = self.map().cards.get(cards.first()?)?;
        let (cell, mark, place) = self.card_place(at, cards)?;
        let from = self.grid_place(Cell { lane: lead.lane, step: lead.step })?;
        let to = self.grid_place(cell)?;
        let mut commands = Vec::with_capacity(cards.len());
        let mut before = None;
        for id in cards {
            let card = self.map().cards.get(id)?;
            let Some((column, row)) = self.grid_place(Cell { lane: card.lane, step: card.step }) else { continue };
            let goal = self.cell_of(shifted(column, from.0, to.0), shifted(row, from.1, to.1))?;
            let place = match before {
                _ if goal != cell => Place::Last,
                None => place,
                Some(before) => Place::After(Key::Card(before)),
            };
            if goal == cell {
                before = Some(*id);
            }
            let to = Target::Cell { lane: goal.lane, step: goal.step, place };
            commands.push(Command::Move { key: (*id).into(), to });
        }
        let command = if commands.len() == 1 { commands.pop()? } else { Command::Many(commands) };
        Some(Proposal::of(mark, command))
    }

    /// Column and row of a cell in the grid.
    fn grid_place(&self, cell: Cell) -> Option<(usize, usize)> {
        let grid = &self.layout().grid;
        let column = grid.columns.iter().position(|column| column.step == cell.step)?;
        Some((column, grid.rows.iter().position(|row| row.lane == cell.lane)?))
    }

    /// The cell of a column and row, the nearest one beyond the edges.
    fn cell_of(&self, column: isize, row: isize) -> Option<Cell> {
        let grid = &self.layout().grid;
        let within = |at: isize, count: usize| (at.max(0) as usize).min(count.saturating_sub(1));
        let step = grid.columns.get(within(column, grid.columns.len()))?.step;
        Some(Cell { lane: grid.rows.get(within(row, grid.rows.len()))?.lane, step })
    }

    /// Where a card would come into the cell at a point: `moved` cards don't count.
    fn card_place(&self, at: Point, moved: &[CardId]) -> Option<(Cell, LandingMark, Place)> {
        let grid = &self.layout().grid;
        if grid.inline(at.x) < grid.rail_end || at.y < grid.steps_top || at.y > grid.bottom + size::LINE_HEIGHT {
            return None;
        }
        let (column, row) = (grid.column_at(at)?, grid.row_at(at)?);
        let cell = self.cell_of(column as isize, row as isize)?;
        let area = grid.cell(column, row)?;
        let cards: Vec<_> = self.cards_of(cell, area).filter(|(id, _)| !moved.contains(id)).collect();
        let after = cards.iter().rposition(|(_, card)| card.center().y < at.y);
        let next = after.map_or(0, |index| index + 1);
        let bar = |y: f64| LandingMark::Bar(Rect::new(area.x0, y - BAR / 2.0, area.x1, y + BAR / 2.0));
        let half = size::CARD_GAP / 2.0;
        match (after.and_then(|index| cards.get(index)), cards.get(next)) {
            (_, Some((next, card))) => Some((cell, bar(card.y0 - half), Place::Before(Key::Card(*next)))),
            (Some((_, card)), None) => Some((cell, bar(card.y1 + half), Place::Last)),
            (None, None) => Some((cell, LandingMark::Cell(area), Place::Last)),
        }
    }

    /// The cards of a cell, which is shown in `area`, from top to bottom.
    fn cards_of(&self, cell: Cell, area: Rect) -> impl Iterator<Item = (CardId, Rect)> + '_ {
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

    fn stage_place(&self, at: Point, moved: Option<StageId>) -> Option<(LandingMark, Place)> {
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

    fn step_place(&self, at: Point) -> Option<(LandingMark, StageId, Place)> {
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

    fn upright_bar(&self, gutter: usize, top: f64) -> LandingMark {
        let grid = &self.layout().grid;
        let inline = grid.gutter(gutter);
        LandingMark::Bar(grid.rect(inline - BAR / 2.0, inline + BAR / 2.0, top, grid.bottom))
    }

    fn lane_place(&self, at: Point) -> Option<(LandingMark, Place)> {
        let grid = &self.layout().grid;
        if at.y < 0.0 || at.y > grid.bottom + 200.0 {
            return None;
        }
        let next = grid.rows.iter().position(|row| f64::midpoint(row.top, row.bottom) > at.y);
        let row = next.and_then(|index| grid.rows.get(index));
        let place = row.map_or(Place::Last, |row| Place::Before(Key::Lane(row.lane)));
        let y = row.map_or(grid.bottom, |row| row.top);
        let bar = grid.rect(0.0, grid.width, y - BAR / 2.0, y + BAR / 2.0);
        Some((LandingMark::Bar(bar), place))
    }

    fn propose_element(&mut self, element: Element, at: Point) -> Option<Proposal> {
        if let Some(kind) = element.card_kind() {
            let (cell, mark, place) = self.card_place(at, &[])?;
            let role = self.map().lanes.get(&cell.lane).map_or(Role::Customer, |lane| lane.role);
            let card = element::card(self.ids().fresh(), cell, kind, role);
            return Some(Proposal::new(mark, card.into(), place));
        }
        match element {
            Element::Stage => {
                let (mark, place) = self.stage_place(at, None)?;
                let (stage, step) = (element::stage(self.ids().fresh()), self.ids().fresh());
                let step = element::step(step, stage.id);
                let key = stage.id.into();
                let command = Command::AddStage { stage, step, place };
                Some(Proposal { mark, command, select: Some(key), write: true })
            }
            Element::Step => {
                let (mark, stage, place) = self.step_place(at)?;
                let step = element::step(self.ids().fresh(), stage);
                Some(Proposal::new(mark, step.into(), place))
            }
            Element::Lane => {
                let (mark, place) = self.lane_place(at)?;
                let row = self.layout().grid.row_at(at).and_then(|row| self.layout().grid.rows.get(row));
                let role = row.map_or(Role::Customer, |row| row.role);
                let role = if role == Role::Emotion { Role::Notes } else { role };
                let lane = element::lane(self.ids().fresh(), role);
                Some(Proposal::new(mark, lane.into(), place))
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
                let record: Record = element::pain(self.ids().fresh(), card).into();
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

    fn propose_marker(&mut self, element: Element, card: CardId, area: Rect) -> Option<Proposal> {
        let (command, key) = self.marker_command(element, card)?;
        let write = element == Element::Pain;
        Some(Proposal { mark: LandingMark::Card(area), command, select: Some(key), write })
    }
}

/// `at` moved as from `from` to `to`.
fn shifted(at: usize, from: usize, to: usize) -> isize {
    at as isize + to as isize - from as isize
}

impl Landing {
    /// True when it is what a proposal for the map of that generation leads to.
    fn is_of(&self, proposal: &Proposal, generation: u64) -> bool {
        self.generation == generation && self.command == proposal.command
    }
}

impl Proposal {
    fn of(mark: LandingMark, command: Command) -> Self {
        Self { mark, command, select: None, write: false }
    }

    /// A new record, whose text is written next.
    fn new(mark: LandingMark, record: Record, place: Place) -> Self {
        let select = Some(record.key());
        Self { mark, command: Command::Add { record, place }, select, write: true }
    }
}
