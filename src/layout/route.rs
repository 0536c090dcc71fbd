//! Through which gutters connectors run: between columns and between rows, never through a card.
//!
//! A way is found in terms of gutters, before anything has a size: it follows from the cells alone. That
//! makes it quick, the same on every machine, and lets gutters grow for what runs through them. Later
//! [`super::connector`] gives each stretch its track within its gutter.
//!
//! This is orthogonal connector routing with the search taken out. In general (Wybrow, Marriott and Stuckey 2009) one
//! builds the graph of all lines on which a connector could run and looks for the cheapest path with few bends. Here
//! cards stand in a grid, so the few ways that a person would draw are known beforehand, and the first that is open is
//! taken: straight down, along one gutter, over one row and back. What doesn't fit those is left to `detour`.
//!
//! A card over several steps bars the gutters of columns that it reaches over. Between two such cards a way out still
//! runs along the gap above or below one of them: no card ever stands in that.
//!
//! Ways are kept from one layout to the next, by what stands between their ends, and after a change by whether it did. One
//! is found anew when a card came, went or moved there.

mod detour;
mod region;
mod table;

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::cache::{Workspace, hash_of};
use super::cells::{CardFinder, CellCard, Cells};
use super::pass::Pass;
use super::way::{CardSide, Corridor, Way};
use crate::model::Connector;

use region::Regions;
pub(super) use table::{Route, RouteCard, RouteOrder, RouteStretch, Routes};

/// The ways of all connectors between visible cards.
pub(super) fn routes(pass: &Pass<'_>, workspace: &mut Workspace, cells: &Cells, finder: CardFinder<'_>) -> Routes {
    let mut routes = Routes::default();
    if pass.map.connectors.is_empty() {
        return routes;
    }
    let regions = Regions::new(cells, pass.order.steps().len(), pass.lanes.len());
    for connector in pass.map.connectors.values() {
        let Some((from, to)) = ends(cells, finder, connector) else { continue };
        let labelled = !connector.label.is_empty();
        let key = key(&regions, &from, &to, labelled);
        let way = workspace.way(key, || Arc::new(way(cells, &from, &to, labelled)));
        routes.insert(Route::new(connector, (from, to), way));
    }
    routes
}

/// The cards that a connector joins; `None` when one is not visible.
fn ends(cells: &Cells, finder: CardFinder<'_>, connector: &Connector) -> Option<(CellCard, CellCard)> {
    if connector.from == connector.to {
        return None;
    }
    Some((cells.get(finder, connector.from)?, cells.get(finder, connector.to)?))
}

/// The route of a connector that has changed, or past whose way a card came, went or moved.
pub(super) fn rerouted(
    workspace: &mut Workspace,
    cells: &Cells,
    finder: CardFinder<'_>,
    connector: &Connector,
) -> Option<Route> {
    let (from, to) = ends(cells, finder, connector)?;
    workspace.count_routed(1);
    let way = Arc::new(way(cells, &from, &to, !connector.label.is_empty()));
    Some(Route::new(connector, (from, to), way))
}

/// What the way between two cards follows from: their places and the cards between them.
fn key(regions: &Regions, from: &CellCard, to: &CellCard, labelled: bool) -> u64 {
    let rows = from.row.min(to.row)..=from.row.max(to.row);
    let columns = from.column.min(to.column)..=from.last.max(to.last);
    let place = |card: &CellCard| (card.id, card.row, card.column, card.last);
    hash_of(&(place(from), place(to), labelled, regions.within(rows, columns)))
}

fn way(cells: &Cells, from: &CellCard, to: &CellCard, labelled: bool) -> Way {
    if from.column <= to.last && to.column <= from.last {
        return in_column(cells, from, to, labelled);
    }
    let (leave, enter) = (from.last + 1, to.column);
    let (start, end) = (Cells::stop(from), Cells::stop(to));
    if leave == enter && cells.is_open(enter, start, end) {
        return Way::beside(enter, CardSide::Start);
    }
    if leave < enter {
        // A free row lets it run on in its own row and turn in the last gutter, or turn at once and run on in the row
        // of its target. The first is better: where several leave a card they stay together longer.
        if cells.is_free(from.row, leave..=enter - 1) && cells.is_open(enter, start, end) {
            return Way::beside(enter, CardSide::Start);
        }
        if cells.is_free(to.row, leave..=enter - 1) && cells.is_open(leave, start, end) {
            return Way::beside(leave, CardSide::Start);
        }
    }
    around(cells, from, to, enter, CardSide::Start)
}

/// Cards that share a column: straight when nothing is between them, else around their inline end.
fn in_column(cells: &Cells, from: &CellCard, to: &CellCard, labelled: bool) -> Way {
    let columns = from.column.max(to.column)..=from.last.min(to.last);
    let down = Way { leaves: CardSide::Bottom, enters: CardSide::Top, columns: Vec::new(), corridors: Vec::new() };
    let up = Way { leaves: CardSide::Top, enters: CardSide::Bottom, ..down.clone() };
    if from.row != to.row {
        let (upper, lower, upright) = if from.row < to.row { (from, to, down) } else { (to, from, up) };
        if are_in_sight(cells, upper, lower, columns) {
            return upright;
        }
    } else if !labelled && cells.are_neighbors(from, to) {
        // Within one cell the order decides, and only neighbors are joined straight, where there is no label to find
        // room for.
        return if from.nth < to.nth { down } else { up };
    }
    let (leave, enter) = (from.last + 1, to.last + 1);
    if leave == enter && cells.is_open(leave, Cells::stop(from), Cells::stop(to)) {
        return Way::beside(leave, CardSide::End);
    }
    around(cells, from, to, enter, CardSide::End)
}

/// True when nothing stands between two cards of different rows in the columns that they share.
fn are_in_sight(cells: &Cells, upper: &CellCard, lower: &CellCard, columns: RangeInclusive<usize>) -> bool {
    let mut between = (upper.row + 1)..lower.row;
    cells.is_lowest(upper) && cells.is_highest(lower) && between.all(|row| cells.is_free(row, columns.clone()))
}

/// The way through a gutter of rows; through several corridors when cards over several steps leave no other.
///
/// It has three parts: out of the source to a gutter of rows, back from the target to a gutter of rows, and from one of
/// those gutters to the other, along a gutter of columns that nothing bars. Each part can be found by itself, because
/// in a gutter of rows there are no cards: from there every gutter of columns can be reached.
fn around(cells: &Cells, from: &CellCard, to: &CellCard, enter: usize, enters: CardSide) -> Way {
    let leave = from.last + 1;
    let (start, end) = (Cells::stop(from), Cells::stop(to));
    let comes_out = |rows: &usize| cells.is_open(leave, start, Cells::stop_of_gutter(*rows));
    let comes_in = |rows: &usize| cells.is_open(enter, Cells::stop_of_gutter(*rows), end);
    // The gutter beside the target's row, on the side of the source; below when both share a row.
    let near = |row: usize, other: usize| if other < row { [row, row + 1] } else { [row + 1, row] };
    let (at_target, at_source) = (near(to.row, from.row), near(from.row, to.row));
    let mut way = Way { enters, ..Way::beside(leave, enters) };
    let both = at_target.iter().chain(&at_source).find(|rows| comes_out(rows) && comes_in(rows));
    if let Some(rows) = both {
        way.follow(Corridor::Rows(*rows), enter);
        return way;
    }
    let out = detour::shortest(cells, from, leave, at_source);
    let back = detour::shortest(cells, to, enter, at_target);
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
