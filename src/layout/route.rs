//! Which way connectors go: through the gutters between columns and between rows, never through a card.
//!
//! A way is found in terms of gutters, before anything has a size: it follows from the cells alone. That
//! makes it quick, the same on every machine, and lets gutters grow for what runs through them. Later
//! [`super::track`] gives each stretch its place within its gutter.
//!
//! Gutter `c` of the columns lies before column `c`; gutter `r` of the rows above row `r`; one more of each
//! follows the last. A card over several steps bars the gutters of columns that it reaches over. Between two
//! such cards a way out still runs along the gap above or below one of them: no card ever stands in that.
//!
//! Ways are kept from one layout to the next. One is found anew when a card came, went or moved between its ends.

mod region;
mod way_out;

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::Pass;
use super::cache::{Workspace, hash_of};
use super::stack::{Cells, Placing};
use crate::model::{CardId, CardKind, Connector};

use region::Regions;

/// A side of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Side {
    /// Where inline starts.
    Start,
    /// Where inline ends.
    End,
    Top,
    Bottom,
}

/// What a way follows along inline, from one gutter of columns to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Corridor {
    /// A gutter of rows.
    Rows(usize),
    /// The gap above a card over several steps.
    Above(CardId),
    /// The gap below a card over several steps.
    Below(CardId),
}

/// The way from one card to another: along gutters of columns, and between them along corridors.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Way {
    pub leaves: Side,
    pub enters: Side,
    /// Gutters of columns in turn; none when the way goes straight up or down between the cards.
    pub columns: Vec<usize>,
    /// From each gutter of columns to the next: one less than those.
    pub corridors: Vec<Corridor>,
}

impl Way {
    /// Along one gutter of columns.
    fn beside(gutter: usize, enters: Side) -> Self {
        Self { leaves: Side::End, enters, columns: vec![gutter], corridors: Vec::new() }
    }

    /// True when it goes straight up or down between the cards.
    pub fn is_upright(&self) -> bool {
        self.columns.is_empty()
    }

    /// Goes on along a corridor to another gutter of columns; on along the same gutter when it is the same.
    fn follow(&mut self, corridor: Corridor, gutter: usize) {
        if self.columns.last() != Some(&gutter) {
            self.corridors.push(corridor);
            self.columns.push(gutter);
        }
    }
}

/// A connector with its way.
pub(super) struct Route<'a> {
    pub connector: &'a Connector,
    pub from: Placing<'a>,
    pub to: Placing<'a>,
    pub way: Arc<Way>,
}

/// The ways of all connectors between visible cards, in the order of their cards.
pub(super) fn routes<'a>(pass: &Pass<'a>, workspace: &mut Workspace, cells: &Cells<'a>) -> Vec<Route<'a>> {
    if pass.map.connectors.is_empty() {
        return Vec::new();
    }
    let regions = Regions::of(cells, pass.order.steps.len(), pass.lanes.len());
    let mut routes: Vec<_> = pass
        .map
        .connectors
        .values()
        .filter(|connector| connector.from != connector.to)
        .filter_map(|connector| {
            let (from, to) = (*cells.get(connector.from)?, *cells.get(connector.to)?);
            let labelled = !connector.label.is_empty();
            let key = key(&regions, &from, &to, labelled);
            let way = workspace.way(key, || Arc::new(way(cells, &from, &to, labelled)));
            Some(Route { connector, from, to, way })
        })
        .collect();
    // Connectors come in the order of their ids, and the sort is stable.
    routes.sort_by_key(|Route { connector, from, to, .. }| (from.column, from.row, to.column, to.row, connector.from));
    routes
}

/// What the way between two cards follows from: their places and the cards between them.
fn key(regions: &Regions, from: &Placing<'_>, to: &Placing<'_>, labelled: bool) -> u64 {
    let rows = from.row.min(to.row)..=from.row.max(to.row);
    let columns = from.column.min(to.column)..=from.last.max(to.last);
    let place = |of: &Placing<'_>| (of.card.id, of.row, of.column, of.last);
    hash_of(&(place(from), place(to), labelled, regions.within(rows, columns)))
}

fn way(cells: &Cells<'_>, from: &Placing<'_>, to: &Placing<'_>, labelled: bool) -> Way {
    if from.column <= to.last && to.column <= from.last {
        return in_column(cells, from, to, labelled);
    }
    let (leave, enter) = (from.last + 1, to.column);
    let (start, end) = (Cells::stop(from), Cells::stop(to));
    if leave == enter && cells.is_open(enter, start, end) {
        return Way::beside(enter, Side::Start);
    }
    if leave < enter {
        // A free row lets it run on in its own row and turn in the last gutter.
        if cells.is_free(from.row, leave..=enter - 1) && cells.is_open(enter, start, end) {
            return Way::beside(enter, Side::Start);
        }
        if cells.is_free(to.row, leave..=enter - 1) && cells.is_open(leave, start, end) {
            return Way::beside(leave, Side::Start);
        }
    }
    around(cells, from, to, enter, Side::Start)
}

/// Cards that share a column: straight when nothing is between them, else around their inline end.
fn in_column(cells: &Cells<'_>, from: &Placing<'_>, to: &Placing<'_>, labelled: bool) -> Way {
    let columns = from.column.max(to.column)..=from.last.min(to.last);
    let down = Way { leaves: Side::Bottom, enters: Side::Top, columns: Vec::new(), corridors: Vec::new() };
    let up = Way { leaves: Side::Top, enters: Side::Bottom, ..down.clone() };
    if from.row != to.row {
        let (upper, lower, upright) = if from.row < to.row { (from, to, down) } else { (to, from, up) };
        if are_in_sight(cells, upper, lower, columns) {
            return upright;
        }
    } else if !labelled {
        // Within one cell the order decides, and only neighbours are joined straight, where there is no label
        // to find room for.
        let order: Vec<_> = in_same_cells(cells, from).collect();
        let place = |of: &Placing<'_>| order.iter().position(|id| *id == of.card.id);
        match (place(from), place(to)) {
            (Some(a), Some(b)) if a + 1 == b => return down,
            (Some(a), Some(b)) if b + 1 == a => return up,
            _ => {}
        }
    }
    let (leave, enter) = (from.last + 1, to.last + 1);
    if leave == enter && cells.is_open(leave, Cells::stop(from), Cells::stop(to)) {
        return Way::beside(leave, Side::End);
    }
    around(cells, from, to, enter, Side::End)
}

/// True when nothing stands between two cards of different rows in the columns that they share.
fn are_in_sight(cells: &Cells<'_>, upper: &Placing<'_>, lower: &Placing<'_>, columns: RangeInclusive<usize>) -> bool {
    let is_last = in_same_cells(cells, upper).last().is_none_or(|id| id == upper.card.id);
    let is_first = in_same_cells(cells, lower).next().is_none_or(|id| id == lower.card.id);
    let mut between = (upper.row + 1)..lower.row;
    is_last && is_first && between.all(|row| cells.is_free(row, columns.clone()))
}

/// The way through a gutter of rows; through several corridors when cards over several steps leave no other.
fn around(cells: &Cells<'_>, from: &Placing<'_>, to: &Placing<'_>, enter: usize, enters: Side) -> Way {
    let leave = from.last + 1;
    let (start, end) = (Cells::stop(from), Cells::stop(to));
    let comes_out = |rows: &usize| cells.is_open(leave, start, cells.stop_of_gutter(*rows));
    let comes_in = |rows: &usize| cells.is_open(enter, cells.stop_of_gutter(*rows), end);
    // The gutter beside the target's row, on the side of the source; below when both share a row.
    let near = |row: usize, other: usize| if other < row { [row, row + 1] } else { [row + 1, row] };
    let (at_target, at_source) = (near(to.row, from.row), near(from.row, to.row));
    let mut way = Way { enters, ..Way::beside(leave, enters) };
    let both = at_target.iter().chain(&at_source).find(|rows| comes_out(rows) && comes_in(rows));
    if let Some(rows) = both {
        way.follow(Corridor::Rows(*rows), enter);
        return way;
    }
    let out = way_out::shortest(cells, from, leave, at_source);
    let back = way_out::shortest(cells, to, enter, at_target);
    for (corridor, gutter) in &out.turns {
        way.follow(*corridor, *gutter);
    }
    let (last, first) = (out.gutter(leave), back.gutter(enter));
    if out.rows != back.rows {
        let wanted = if back.turns.is_empty() { first } else { last };
        way.follow(Corridor::Rows(out.rows), cells.passage(out.rows, back.rows, wanted));
    }
    way.follow(Corridor::Rows(back.rows), first);
    // The way out of the target, from its end to its beginning.
    for (nth, (corridor, _)) in back.turns.iter().enumerate().rev() {
        let before = nth.checked_sub(1).and_then(|nth| back.turns.get(nth));
        way.follow(*corridor, before.map_or(enter, |(_, gutter)| *gutter));
    }
    way
}

/// The cards of a row that share a column with one of them, from top to bottom.
fn in_same_cells<'c>(cells: &'c Cells<'_>, of: &Placing<'_>) -> impl Iterator<Item = CardId> + 'c {
    let (column, last) = (of.column, of.last);
    let row = cells.row(of.row);
    let start = row.partition_point(|placing| placing.column + cells.longest() < column);
    row.get(start..)
        .unwrap_or_default()
        .iter()
        .take_while(move |placing| placing.column <= last)
        .filter(move |placing| placing.last >= column)
        .map(|placing| placing.card.id)
}

/// True when all connectors of a card's side meet in one point: the tip of a hexagon.
pub(super) fn is_tip(placing: &Placing<'_>, side: Side) -> bool {
    placing.card.kind == CardKind::Decision && matches!(side, Side::Start | Side::End)
}
