//! Drop targets: where what is dragged would be dropped, and what that would do.

use super::copying::CopySet;
use super::document::Document;
use super::overlay::{BAR, DropMark};
use super::{Element, GridCell, add, element, marks};
use crate::edit::{Command, MoveTarget, Patch, Place, Refusal, Selection};
use crate::geom::{Point, Rect};
use crate::layout::Grid;
use crate::model::{CardId, Key, Lane, Role, StageId, Step};
use crate::scene::LayerKind;
use crate::theme::size;

/// What is dragged.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum DragPayload {
    /// Cards, the one under the pointer first.
    Cards(Vec<CardId>),
    /// Pain points and wait points in the order in which they are read, and the one under the pointer.
    Marks {
        grabbed: Key,
        all: Vec<Key>,
    },
    /// Stages, steps or lanes in order, and the one under the pointer.
    Heads {
        grabbed: Key,
        all: Vec<Key>,
    },
    Element(Element),
}

impl DragPayload {
    /// True for what is in the header or the rail, and may be dropped there.
    pub fn is_framing(&self) -> bool {
        matches!(self, Self::Heads { .. } | Self::Element(Element::Stage | Element::Step | Element::Lane))
    }
}

/// A drop whose change is planned.
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

/// Where something would be dropped, and the change that this would be.
pub(super) struct DropTarget {
    mark: DropMark,
    command: Command,
    /// What is selected afterwards, unless the selection stays.
    select: Option<Selection>,
    /// Whose text is written next.
    write: Option<Key>,
}

/// The target for what is dragged at a point of the map. A card over several steps was taken `column` columns after its
/// first.
pub(super) fn target(
    doc: &mut Document,
    payload: &DragPayload,
    at: Point,
    column: usize,
    copies: Option<&CopySet>,
) -> Option<DropTarget> {
    match payload {
        DragPayload::Cards(cards) => target_of_cards(doc, cards, at, column, copies),
        DragPayload::Marks { grabbed, all } => {
            let (mark, command) = marks::drop_marks(doc, *grabbed, all, at, copies)?;
            Some(DropTarget { select: copies.map(CopySet::selection), ..DropTarget::new(mark, command) })
        }
        DragPayload::Heads { grabbed, all } => target_of_heads(doc, *grabbed, all, at),
        DragPayload::Element(element) => target_of_element(doc, *element, at),
    }
}

/// Stages, steps or lanes go side by side to the place at a point. One that is there already goes nowhere.
fn target_of_heads(doc: &Document, grabbed: Key, all: &[Key], at: Point) -> Option<DropTarget> {
    let grid = &doc.layout.grid;
    let (mark, place, stage) = match grabbed {
        Key::Stage(_) => stage_place(doc, at).map(|(mark, place)| (mark, place, None)),
        Key::Step(_) => step_place(doc, at).map(|(mark, stage, place)| (mark, place, Some(stage))),
        _ => lane_place(doc, at).map(|(mark, place)| (mark, place, None)),
    }?;
    let siblings: Vec<Key> = match (grabbed, stage) {
        (Key::Stage(_), _) => doc.stages().iter().map(|(stage, _)| (*stage).into()).collect(),
        (_, Some(stage)) => {
            grid.columns.iter().filter(|column| column.stage == stage).map(|column| column.step.into()).collect()
        }
        _ => grid.rows.iter().map(|row| row.lane.into()).collect(),
    };
    let mut place = match (place, all) {
        (Place::Before(key) | Place::After(key), [one]) if key == *one => return None,
        (place, [_]) => place,
        (place, _) => place_beside_others(&siblings, all, place),
    };
    let mut commands = Vec::with_capacity(all.len());
    for key in all {
        let to = match (key, stage) {
            (Key::Stage(_), _) => MoveTarget::Stage(place),
            (_, Some(stage)) => MoveTarget::Step { stage, place },
            _ => MoveTarget::Lane(place),
        };
        commands.push(Command::Move { key: *key, to });
        place = Place::After(*key);
    }
    Some(DropTarget::new(mark, Command::of_all(commands)?))
}

/// The same place, told by a sibling that doesn't move.
fn place_beside_others(siblings: &[Key], moved: &[Key], place: Place) -> Place {
    let position = |key: Key| siblings.iter().position(|sibling| *sibling == key).unwrap_or(siblings.len());
    let at = match place {
        Place::First => 0,
        Place::Last => siblings.len(),
        Place::Before(key) => position(key),
        Place::After(key) => position(key).saturating_add(1).min(siblings.len()),
    };
    let (before, after) = siblings.split_at(at);
    let stays = |key: &&Key| !moved.contains(key);
    match (after.iter().find(stays), before.iter().rfind(stays)) {
        (Some(next), _) => Place::Before(*next),
        (None, Some(last)) => Place::After(*last),
        (None, None) => Place::First,
    }
}

/// Cards keep their places relative to the one under the pointer, which was taken `grab_column` columns after its first; lanes
/// that take no cards don't count. At the edge of the map all of them stop together. Copies go there in their place.
fn target_of_cards(
    doc: &Document,
    cards: &[CardId],
    at: Point,
    grab_column: usize,
    copies: Option<&CopySet>,
) -> Option<DropTarget> {
    let moved = if copies.is_some() { &[] } else { cards };
    let lead = *cards.first()?;
    let from = doc.place_of_card(lead)?;
    let (cell, mark, place) = card_place(doc, at, grab_column, moved)?;
    let to = doc.place_of_cell(cell)?;
    let go = |card: CardId, to: MoveTarget| match copies {
        Some(copies) => copies.place(card.into(), to),
        None => Some((card.into(), Command::Move { key: card.into(), to })),
    };
    let grid = &doc.layout.grid;
    let takers: Vec<usize> =
        grid.rows.iter().enumerate().filter(|(_, row)| row.role.takes_cards()).map(|(at, _)| at).collect();
    if cards.len() == 1 || !takers.contains(&to.1) {
        let to = MoveTarget::Cell { lane: cell.lane, step: cell.step, place };
        return Some(DropTarget::from_cards(mark, vec![go(lead, to)?.1], copies));
    }
    let nth = |(column, row): (usize, usize)| (column, takers.partition_point(|taker| *taker < row));
    let (from, to) = (nth(from), nth(to));
    let places: Vec<_> = cards.iter().filter_map(|id| Some((*id, nth(doc.place_of_card(*id)?)))).collect();
    let columns = places.iter().map(|(_, (column, _))| *column);
    let rows = places.iter().map(|(_, (_, row))| *row);
    let columns = within(shift(from.0, to.0), columns, grid.columns.len());
    let rows = within(shift(from.1, to.1), rows, takers.len());
    let goal_of = |(column, row): (usize, usize)| {
        let row = takers.get(row.checked_add_signed(rows)?).copied()?;
        nearest_cell(doc, column as isize + columns, row as isize)
    };
    // When the whole group stopped short, the first card does not reach the cell under the pointer.
    let place = if goal_of(from)? == cell { place } else { Place::Last };
    let mut order: Vec<_> = places.iter().filter(|(_, at)| *at == from).copied().collect();
    order.sort_by_key(|(id, _)| doc.map.cards.get(id).map(|card| (card.rank, card.id)));
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
        let (key, command) = go(id, MoveTarget::Cell { lane: goal.lane, step: goal.step, place })?;
        before = Some(key);
        commands.push(command);
    }
    Some(DropTarget::from_cards(mark, commands, copies))
}

/// The cell at a column and row; beyond the edges, the nearest one.
fn nearest_cell(doc: &Document, column: isize, row: isize) -> Option<GridCell> {
    let grid = &doc.layout.grid;
    let within = |at: isize, count: usize| (at.max(0) as usize).min(count.saturating_sub(1));
    let step = grid.columns.get(within(column, grid.columns.len()))?.step;
    Some(GridCell { lane: grid.rows.get(within(row, grid.rows.len()))?.lane, step })
}

/// Where a card would go that is held at a point, `grab_column` columns after its first: `moved` cards don't count.
fn card_place(doc: &Document, at: Point, grab_column: usize, moved: &[CardId]) -> Option<(GridCell, DropMark, Place)> {
    let grid = &doc.layout.grid;
    if grid.inline(at.x) < grid.rail_end || at.y < grid.steps_top || at.y > grid.bottom + size::LINE_HEIGHT {
        return None;
    }
    let (column, row) = (grid.column_at(at)?.saturating_sub(grab_column), grid.row_at(at)?);
    let cell = nearest_cell(doc, column as isize, row as isize)?;
    let area = grid.cell(column, row)?;
    let cards: Vec<_> = cards_of(doc, cell, area).filter(|(id, _)| !moved.contains(id)).collect();
    let after = cards.iter().rposition(|(_, card)| card.center().y < at.y);
    let next = after.map_or(0, |index| index + 1);
    let half = size::CARD_GAP / 2.0;
    match (after.and_then(|index| cards.get(index)), cards.get(next)) {
        (_, Some((next, card))) => {
            Some((cell, DropMark::across(area, card.y0 - half), Place::Before(Key::Card(*next))))
        }
        (Some((_, card)), None) => Some((cell, DropMark::across(area, card.y1 + half), Place::Last)),
        (None, None) => Some((cell, DropMark::Cell(area), Place::Last)),
    }
}

/// The cards of a cell, which is shown in `area`, from top to bottom.
fn cards_of(doc: &Document, cell: GridCell, area: Rect) -> impl Iterator<Item = (CardId, Rect)> + '_ {
    let cards = doc.scene().layer(LayerKind::Cards).within(area).into_iter();
    let in_row = cards.filter(move |placed| (area.y0..area.y1).contains(&placed.at.y));
    in_row.filter(move |placed| placed.bounds().overlaps(area)).filter_map(move |placed| match placed.tag?.key {
        Key::Card(id) => {
            let card = doc.map.cards.get(&id)?;
            (card.lane == cell.lane && card.step == cell.step).then(|| (id, placed.bounds()))
        }
        _ => None,
    })
}

/// Where a point is along inline; `None` for one that is far beside the steps.
fn inline_near(grid: &Grid, at: Point) -> Option<f64> {
    Some(grid.inline(at.x)).filter(|inline| (0.0..=grid.width + 2.0 * size::CARD_WIDTH).contains(inline))
}

fn stage_place(doc: &Document, at: Point) -> Option<(DropMark, Place)> {
    let grid = &doc.layout.grid;
    let inline = inline_near(grid, at)?;
    let stages = doc.stages();
    let ends = stages.iter().skip(1).map(|(_, first)| *first).chain([grid.columns.len()]);
    let middle = |first: usize, end: usize| {
        let (first, last) = (grid.columns.get(first), grid.columns.get(end - 1));
        first.zip(last).map_or(0.0, |(first, last)| f64::midpoint(first.start, last.end))
    };
    let next = stages.iter().zip(ends).find(|((_, first), end)| middle(*first, *end) > inline).map(|(stage, _)| stage);
    let place = next.map_or(Place::Last, |(stage, _)| Place::Before(Key::Stage(*stage)));
    let column = next.map_or(grid.columns.len(), |(_, first)| *first);
    Some((upright_bar(doc, column, grid.stages_top), place))
}

fn step_place(doc: &Document, at: Point) -> Option<(DropMark, StageId, Place)> {
    let grid = &doc.layout.grid;
    let inline = inline_near(grid, at)?;
    let index = grid.column_at(at)?;
    let column = grid.columns.get(index)?;
    let after = inline > f64::midpoint(column.start, column.end);
    let place = if after { Place::After(column.step.into()) } else { Place::Before(column.step.into()) };
    Some((upright_bar(doc, index + usize::from(after), grid.steps_top), column.stage, place))
}

fn upright_bar(doc: &Document, gutter: usize, top: f64) -> DropMark {
    let grid = &doc.layout.grid;
    let inline = grid.gutter(gutter);
    DropMark::Bar(grid.rect(inline - BAR / 2.0, inline + BAR / 2.0, top, grid.bottom))
}

fn lane_place(doc: &Document, at: Point) -> Option<(DropMark, Place)> {
    let grid = &doc.layout.grid;
    if at.y < 0.0 || at.y > grid.bottom + 200.0 {
        return None;
    }
    let row = grid.rows.iter().find(|row| f64::midpoint(row.top, row.bottom) > at.y);
    let place = row.map_or(Place::Last, |row| Place::Before(Key::Lane(row.lane)));
    let y = row.map_or(grid.bottom, |row| row.top);
    Some((DropMark::across(grid.rect(0.0, grid.width, y, y), y), place))
}

fn target_of_element(doc: &mut Document, element: Element, at: Point) -> Option<DropTarget> {
    if let Some(kind) = element.card_kind() {
        let (cell, mark, place) = card_place(doc, at, 0, &[])?;
        let role = doc.map.lanes.get(&cell.lane).map_or(Role::Customer, |lane| lane.role);
        let card = element::card(doc.ids.fresh(), cell, kind, role);
        return Some(DropTarget::adding(mark, add::record_command(card, place)));
    }
    match element {
        // The first step needs a stage.
        Element::Step if doc.layout.grid.columns.is_empty() => target_of_element(doc, Element::Stage, at),
        Element::Stage => {
            let (mark, place) = stage_place(doc, at)?;
            Some(DropTarget::adding(mark, add::stage_command(&mut doc.ids, place)))
        }
        Element::Step => {
            let (mark, stage, place) = step_place(doc, at)?;
            let step = Step::new(doc.ids.fresh(), stage);
            Some(DropTarget::adding(mark, add::record_command(step, place)))
        }
        Element::Lane => {
            let (mark, place) = lane_place(doc, at)?;
            let row = doc.layout.grid.row_at(at).and_then(|row| doc.layout.grid.rows.get(row));
            let role = row.map_or(Role::Customer, |row| row.role);
            let lane = Lane::new(doc.ids.fresh(), element::role_beside(role));
            Some(DropTarget::adding(mark, add::record_command(lane, place)))
        }
        _ => {
            let (card, area) = doc.card_at(at)?;
            let marker = add::marker_command(&doc.map, &mut doc.ids, element, card)?;
            let target = DropTarget::adding(DropMark::Card(area), marker);
            Some(DropTarget { write: target.write.filter(|_| element.is_written()), ..target })
        }
    }
}

/// The distance from one place to another.
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
    /// Drops: makes the change, and starts to write the text of what is new.
    pub fn drop(self, doc: &mut Document) {
        if let Some(key) = self.write {
            doc.insert_and_write(self.command, key);
            return;
        }
        doc.finish_typing();
        doc.commit(self.patch, self.command.label(), self.select);
        doc.focus = None;
    }
}

impl DropTarget {
    /// Plans the change, unless it is the one that was planned before on the same state of the map.
    pub fn plan(self, doc: &Document, before: Option<PlannedDrop>) -> Result<PlannedDrop, Refusal> {
        let Self { mark, command, select, write } = self;
        let is_same = |before: &PlannedDrop| before.generation == doc.generation && before.command == command;
        if let Some(before) = before.filter(is_same) {
            return Ok(PlannedDrop { mark, ..before });
        }
        let patch = command.plan_shown_in(&doc.map, &doc.order)?;
        let select = select.unwrap_or_else(|| doc.selection.clone());
        Ok(PlannedDrop { mark, command, patch, generation: doc.generation, select, write })
    }

    fn new(mark: DropMark, command: Command) -> Self {
        Self { mark, command, select: None, write: None }
    }

    /// Cards that move, or copies of them that are put on the map first.
    fn from_cards(mark: DropMark, mut moves: Vec<Command>, copies: Option<&CopySet>) -> Self {
        let Some(copies) = copies else {
            let one = if moves.len() == 1 { moves.pop() } else { None };
            return Self::new(mark, one.unwrap_or(Command::Many(moves)));
        };
        moves.splice(0..0, copies.paste());
        Self { mark, command: Command::Many(moves), select: Some(copies.selection()), write: None }
    }

    /// A new record, whose text is written next.
    fn adding(mark: DropMark, (command, key): (Command, Key)) -> Self {
        Self { mark, command, select: Some(Selection::one(key)), write: Some(key) }
    }
}
