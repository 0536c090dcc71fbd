//! Which way connectors go: through the gutters between columns and between rows, never through a card.
//!
//! A route is found in terms of gutters, before anything has a size: it follows from the cells alone. That
//! makes it quick, the same on every machine, and lets gutters grow for what runs through them. Later
//! [`super::connector`] gives each stretch its track within its gutter.
//!
//! Gutter `c` of the columns lies before column `c`; gutter `r` of the rows above row `r`; one more of each
//! follows the last.

use std::collections::BTreeMap;

use super::Pass;
use super::cache::Workspace;
use super::stack::{Cells, Placing};
use crate::model::{CardKind, Connector};
use crate::text::{Align, Engine, Request};
use crate::theme::{TextRole, size};

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

/// The way from one card to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Straight up or down between the cards.
    Down,
    /// Along the gutter of columns between them.
    Beside { gutter: usize },
    /// Along a gutter of columns, a gutter of rows, and a second gutter of columns.
    Around { leave: usize, rows: usize, enter: usize },
}

/// A connector with its way.
pub(super) struct Route<'a> {
    pub connector: &'a Connector,
    pub from: Placing<'a>,
    pub to: Placing<'a>,
    pub leaves: Side,
    pub enters: Side,
    pub way: Way,
}

/// The ways of all connectors between visible cards, in the order of their cards.
pub(super) fn routes<'a>(pass: &Pass<'a>, cells: &Cells<'a>) -> Vec<Route<'a>> {
    let mut routes: Vec<_> = pass
        .map
        .connectors
        .values()
        .filter(|connector| connector.from != connector.to)
        .filter_map(|connector| Some(route(cells, connector, *cells.get(connector.from)?, *cells.get(connector.to)?)))
        .collect();
    // Connectors come in the order of their ids, and the sort is stable.
    routes.sort_by_key(|Route { connector, from, to, .. }| (from.column, from.row, to.column, to.row, connector.from));
    routes
}

fn route<'a>(cells: &Cells<'a>, connector: &'a Connector, from: Placing<'a>, to: Placing<'a>) -> Route<'a> {
    let route = |leaves, enters, way| Route { connector, from, to, leaves, enters, way };
    if from.column <= to.last && to.column <= from.last {
        return in_column(cells, from, to, route);
    }
    let forward = from.last < to.column;
    let (leave, enter) = (from.last + 1, to.column);
    if forward {
        let between = enter - leave;
        if between == 0 {
            return route(Side::End, Side::Start, Way::Beside { gutter: leave });
        }
        // A free row lets it run on in its own row and turn in the last gutter.
        if cells.is_free(from.row, leave..=enter - 1) {
            return route(Side::End, Side::Start, Way::Beside { gutter: enter });
        }
        if cells.is_free(to.row, leave..=enter - 1) {
            return route(Side::End, Side::Start, Way::Beside { gutter: leave });
        }
    }
    // The gutter of rows beside the target's row, on the side of the source; below when both share a row.
    let rows = if from.row < to.row { to.row } else { to.row + 1 };
    route(Side::End, Side::Start, Way::Around { leave, rows, enter })
}

/// Cards that share a column: straight when nothing is between them, else around their inline end.
fn in_column<'a>(
    cells: &Cells<'a>,
    from: Placing<'a>,
    to: Placing<'a>,
    route: impl Fn(Side, Side, Way) -> Route<'a>,
) -> Route<'a> {
    let columns = from.column.max(to.column)..=from.last.min(to.last);
    let (upper, lower, leaves, enters) =
        if from.row <= to.row { (from, to, Side::Bottom, Side::Top) } else { (to, from, Side::Top, Side::Bottom) };
    let between = (upper.row + 1)..lower.row;
    let is_last = |of: &Placing<'_>| !in_same_cells(cells, of).skip_while(|id| *id != of.card.id).skip(1).any(|_| true);
    let is_first = |of: &Placing<'_>| in_same_cells(cells, of).next().is_none_or(|id| id == of.card.id);
    let neighbours = if from.row == to.row {
        // Within one cell the order decides, and only neighbours are joined straight.
        let order: Vec<_> = in_same_cells(cells, &from).collect();
        let place = |of: &Placing<'_>| order.iter().position(|id| *id == of.card.id);
        match (place(&from), place(&to)) {
            (Some(a), Some(b)) if a + 1 == b => return route(Side::Bottom, Side::Top, Way::Down),
            (Some(a), Some(b)) if b + 1 == a => return route(Side::Top, Side::Bottom, Way::Down),
            _ => false,
        }
    } else {
        is_last(&upper) && is_first(&lower) && between.into_iter().all(|row| cells.is_free(row, columns.clone()))
    };
    if neighbours {
        return route(leaves, enters, Way::Down);
    }
    if from.last == to.last {
        return route(Side::End, Side::End, Way::Beside { gutter: from.last + 1 });
    }
    let (leave, enter) = (from.last + 1, to.last + 1);
    let rows = if from.row < to.row { to.row } else { to.row + 1 };
    route(Side::End, Side::End, Way::Around { leave, rows, enter })
}

/// The cards of a row that share a column with one of them, from top to bottom.
fn in_same_cells<'c>(cells: &'c Cells<'_>, of: &Placing<'_>) -> impl Iterator<Item = crate::model::CardId> + 'c {
    let (column, last) = (of.column, of.last);
    let row = cells.row(of.row);
    let start = row.partition_point(|placing| placing.column + super::stack::LOOK_BACK < column);
    row.get(start..)
        .unwrap_or_default()
        .iter()
        .take_while(move |placing| placing.column <= last)
        .filter(move |placing| placing.last >= column)
        .map(|placing| placing.card.id)
}

/// How wide the gutters must be for what runs through them.
pub(super) struct Gutters {
    columns: Vec<f64>,
    rows: Vec<f64>,
}

impl Gutters {
    /// The width of the gutter before a column.
    pub fn column(&self, index: usize) -> f64 {
        self.columns.get(index).copied().unwrap_or(size::GUTTER)
    }

    /// What the gutter above a row has beyond the padding of the lanes.
    pub fn extra_row(&self, index: usize) -> f64 {
        self.rows.get(index).copied().unwrap_or(0.0)
    }
}

/// A label as it is drawn: at most this wide.
const LABEL_WIDTH: f64 = 120.0;

/// The request of a label: on its pill when the width of its ink is known.
pub(super) fn label_request<'t>(pass: &Pass<'_>, label: &'t str, ink: Option<f64>) -> Request<'t> {
    let width = ink.map_or(LABEL_WIDTH, |ink| ink + 2.0);
    TextRole::Label.request(label, Some(width), Align::Center, pass.flow)
}

/// The width of a label's ink, in whole units.
pub(super) fn label_ink(pass: &Pass<'_>, engine: &mut Engine, label: &str) -> f64 {
    engine.block(&label_request(pass, label, None)).ink_width().ceil().max(1.0)
}

/// Shapes the labels of connectors that have no frame yet, on all cores.
fn warm_labels(pass: &Pass<'_>, workspace: &mut Workspace, routes: &[Route<'_>]) {
    let engine = &mut workspace.engine;
    let labels = routes.iter().map(|route| route.connector.label.as_str()).filter(|label| !label.is_empty());
    let natural: Vec<_> = labels.map(|label| label_request(pass, label, None)).collect();
    if engine.warm(&natural) {
        let inks: Vec<_> = natural.iter().map(|request| label_ink(pass, engine, request.text)).collect();
        let labels = natural.iter().zip(inks);
        let fitted: Vec<_> = labels.map(|(request, ink)| label_request(pass, request.text, Some(ink))).collect();
        engine.warm(&fitted);
    }
}

/// The width of a label's pill, 0 without a label.
fn label_width(pass: &Pass<'_>, workspace: &mut Workspace, label: &str) -> f64 {
    if label.is_empty() { 0.0 } else { label_ink(pass, &mut workspace.engine, label) + 12.0 }
}

/// The gutter of columns in which a route carries its label.
pub(super) fn label_gutter(route: &Route<'_>) -> Option<usize> {
    match route.way {
        Way::Down => None,
        Way::Beside { .. } | Way::Around { .. } => Some(route.from.last + 1),
    }
}

pub(super) fn gutters(pass: &Pass<'_>, workspace: &mut Workspace, routes: &[Route<'_>]) -> Gutters {
    warm_labels(pass, workspace, routes);
    let (columns, rows) = (pass.order.steps.len() + 1, pass.lanes.len() + 1);
    let mut in_columns = vec![0_usize; columns];
    let mut labels = vec![0.0_f64; columns];
    let mut spans: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    let mut run = |gutter: usize| {
        if let Some(count) = in_columns.get_mut(gutter) {
            *count += 1;
        }
    };
    for route in routes {
        match route.way {
            Way::Down => {}
            // Within one row a connector to the next column hardly takes a track: it jogs or runs straight.
            Way::Beside { gutter } => run(gutter),
            Way::Around { leave, rows, enter } => {
                run(leave);
                run(enter);
                spans.entry(rows).or_default().push((leave.min(enter), leave.max(enter)));
            }
        }
        if let Some(gutter) = label_gutter(route)
            && let Some(width) = labels.get_mut(gutter)
        {
            *width = width.max(label_width(pass, workspace, &route.connector.label));
        }
    }
    let room = |tracks: usize| (tracks + 1) as f64 * size::TRACK;
    let columns = in_columns
        .iter()
        .zip(labels)
        .map(|(count, label)| {
            let label = if label > 0.0 { label + 16.0 } else { 0.0 };
            size::GUTTER.max(room((*count).min(MOST_TRACKS))).max(label)
        })
        .collect();
    let rows = (0..rows)
        .map(|row| {
            let tracks = spans.get_mut(&row).map_or(0, |spans| deepest(spans)).min(MOST_TRACKS);
            // Half of the gutter is the padding of the lane above; a line's strip lies between the two.
            (room(tracks) - 2.0 * size::LANE_PADDING).max(0.0)
        })
        .collect();
    Gutters { columns, rows }
}

/// More connectors than this share a gutter's width more closely.
const MOST_TRACKS: usize = 10;

/// How many of the spans lie over one place at most.
fn deepest(spans: &mut [(usize, usize)]) -> usize {
    spans.sort_unstable();
    let mut ends: Vec<usize> = Vec::new();
    let mut most = 0;
    for (start, end) in spans.iter() {
        ends.retain(|open| open >= start);
        ends.push(*end);
        most = most.max(ends.len());
    }
    most
}

/// True when all connectors of a card's side meet in one point: the tip of a hexagon.
pub(super) fn is_tip(placing: &Placing<'_>, side: Side) -> bool {
    placing.card.kind == CardKind::Decision && matches!(side, Side::Start | Side::End)
}
