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
use super::label::{APART, LabelGroup};
use super::stack::{Cells, Placing};
use crate::geom::Size;
use crate::model::{CardKind, Connector};
use crate::text::{Align, Block, Engine, Request};
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
    /// Around cards over several steps, which bar gutters of columns: along two gutters of rows, with a gutter
    /// of columns that is open between them.
    Detour { leave: usize, out: usize, across: usize, back: usize, enter: usize },
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
    let route = |(leaves, enters, way)| Route { connector, from, to, leaves, enters, way };
    if from.column <= to.last && to.column <= from.last {
        return route(in_column(cells, connector, &from, &to));
    }
    let (leave, enter) = (from.last + 1, to.column);
    let (start, end) = (Cells::stop(&from), Cells::stop(&to));
    let beside = |gutter| (Side::End, Side::Start, Way::Beside { gutter });
    if leave == enter && cells.is_open(enter, start, end) {
        return route(beside(enter));
    }
    if leave < enter {
        // A free row lets it run on in its own row and turn in the last gutter.
        if cells.is_free(from.row, leave..=enter - 1) && cells.is_open(enter, start, end) {
            return route(beside(enter));
        }
        if cells.is_free(to.row, leave..=enter - 1) && cells.is_open(leave, start, end) {
            return route(beside(leave));
        }
    }
    route((Side::End, Side::Start, around(cells, &from, &to, leave, enter)))
}

/// Cards that share a column: straight when nothing is between them, else around their inline end.
fn in_column<'a>(cells: &Cells<'a>, connector: &Connector, from: &Placing<'a>, to: &Placing<'a>) -> (Side, Side, Way) {
    let columns = from.column.max(to.column)..=from.last.min(to.last);
    let (upper, lower, leaves, enters) =
        if from.row <= to.row { (from, to, Side::Bottom, Side::Top) } else { (to, from, Side::Top, Side::Bottom) };
    let is_last = |of: &Placing<'_>| !in_same_cells(cells, of).skip_while(|id| *id != of.card.id).skip(1).any(|_| true);
    let is_first = |of: &Placing<'_>| in_same_cells(cells, of).next().is_none_or(|id| id == of.card.id);
    if from.row != to.row {
        let mut between = (upper.row + 1)..lower.row;
        if is_last(upper) && is_first(lower) && between.all(|row| cells.is_free(row, columns.clone())) {
            return (leaves, enters, Way::Down);
        }
    } else if connector.label.is_empty() {
        // Within one cell the order decides, and only neighbours are joined straight, where there is no label
        // to find room for.
        let order: Vec<_> = in_same_cells(cells, from).collect();
        let place = |of: &Placing<'_>| order.iter().position(|id| *id == of.card.id);
        match (place(from), place(to)) {
            (Some(a), Some(b)) if a + 1 == b => return (Side::Bottom, Side::Top, Way::Down),
            (Some(a), Some(b)) if b + 1 == a => return (Side::Top, Side::Bottom, Way::Down),
            _ => {}
        }
    }
    let (leave, enter) = (from.last + 1, to.last + 1);
    if leave == enter && cells.is_open(leave, Cells::stop(from), Cells::stop(to)) {
        return (Side::End, Side::End, Way::Beside { gutter: leave });
    }
    (Side::End, Side::End, around(cells, from, to, leave, enter))
}

/// The way through a gutter of rows; through two of them when cards over several steps leave no other.
fn around(cells: &Cells<'_>, from: &Placing<'_>, to: &Placing<'_>, leave: usize, enter: usize) -> Way {
    let (start, end) = (Cells::stop(from), Cells::stop(to));
    let comes_out = |rows: &usize| cells.is_open(leave, start, cells.stop_of_gutter(*rows));
    let comes_in = |rows: &usize| cells.is_open(enter, cells.stop_of_gutter(*rows), end);
    // The gutter beside the target's row, on the side of the source; below when both share a row.
    let near = |row: usize, other: usize| if other < row { [row, row + 1] } else { [row + 1, row] };
    let (at_target, at_source) = (near(to.row, from.row), near(from.row, to.row));
    let both = at_target.iter().chain(&at_source).find(|rows| comes_out(rows) && comes_in(rows));
    if let Some(rows) = both {
        return Way::Around { leave, rows: *rows, enter };
    }
    match (at_source.into_iter().find(comes_out), at_target.into_iter().find(comes_in)) {
        (Some(out), Some(back)) => Way::Detour { leave, out, across: cells.passage(out, back, enter), back, enter },
        // A card that stands between two long ones: there is no way that crosses neither.
        _ => Way::Around { leave, rows: at_target[0], enter },
    }
}

/// The cards of a row that share a column with one of them, from top to bottom.
fn in_same_cells<'c>(cells: &'c Cells<'_>, of: &Placing<'_>) -> impl Iterator<Item = crate::model::CardId> + 'c {
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

/// How wide the gutters must be for what runs through them.
pub(super) struct Gutters {
    columns: Vec<f64>,
    rows: Vec<f64>,
    labels: Vec<f64>,
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

    /// The height of the highest label beside the cards of a row.
    pub fn label(&self, row: usize) -> f64 {
        self.labels.get(row).copied().unwrap_or(0.0)
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

/// Before and after the text of a label, on its pill.
pub(super) const PILL_PADDING: f64 = 12.0;

/// The size of a label's pill.
pub(super) fn pill(block: &Block) -> Size {
    Size::new(block.ink_width().ceil().max(1.0) + PILL_PADDING, block.size().height + 2.0)
}

/// What runs through the gutters.
struct Traffic {
    /// How many connectors run through each gutter of columns.
    columns: Vec<usize>,
    /// The room for the widest label in each gutter of columns.
    labels: Vec<f64>,
    /// How high the labels of each group are together that start in a row; or go straight down into it.
    heights: BTreeMap<(usize, LabelGroup), f64>,
    /// From which to which gutter of columns connectors run through gutters of rows.
    rows: BTreeMap<usize, Vec<(usize, usize)>>,
}

impl Traffic {
    fn add(&mut self, route: &Route<'_>) {
        let (columns, rows): (&[usize], &[(usize, usize, usize)]) = match route.way {
            Way::Down => (&[], &[]),
            // Within one row a connector to the next column hardly takes a track: it jogs or runs straight.
            Way::Beside { gutter } => (&[gutter], &[]),
            Way::Around { leave, rows, enter } => (&[leave, enter], &[(rows, leave, enter)]),
            Way::Detour { leave, out, across, back, enter } => {
                (&[leave, across, enter], &[(out, leave, across), (back, across, enter)])
            }
        };
        for gutter in columns {
            if let Some(count) = self.columns.get_mut(*gutter) {
                *count += 1;
            }
        }
        for (gutter, one, other) in rows {
            self.rows.entry(*gutter).or_default().push((*one.min(other), *one.max(other)));
        }
    }

    fn add_label(&mut self, route: &Route<'_>, block: &Block) {
        let grow = |most: Option<&mut f64>, room: f64| {
            if let Some(most) = most {
                *most = most.max(room);
            }
        };
        let pill = pill(block);
        let group = LabelGroup::of(route);
        let row = match group {
            LabelGroup::Gutter(gutter) => {
                grow(self.labels.get_mut(gutter), pill.width + 16.0);
                route.from.row
            }
            LabelGroup::Between(..) => route.from.row.max(route.to.row),
        };
        *self.heights.entry((row, group)).or_insert(-APART) += pill.height + APART;
    }
}

pub(super) fn gutters(pass: &Pass<'_>, workspace: &mut Workspace, routes: &[Route<'_>]) -> Gutters {
    warm_labels(pass, workspace, routes);
    let (columns, rows) = (pass.order.steps.len() + 1, pass.lanes.len() + 1);
    let mut traffic = Traffic {
        columns: vec![0; columns],
        labels: vec![0.0; columns],
        heights: BTreeMap::new(),
        rows: BTreeMap::new(),
    };
    for route in routes {
        traffic.add(route);
        let label = &route.connector.label;
        if !label.is_empty() {
            traffic.add_label(route, &workspace.engine.block(&label_request(pass, label, None)));
        }
    }
    let room = |tracks: usize| (tracks + 1) as f64 * size::TRACK;
    let widths = traffic.columns.iter().zip(&traffic.labels).enumerate().map(|(gutter, (count, label))| {
        // After the last column there is nothing to keep clear of.
        let unused = gutter > 0 && gutter + 1 == columns && *count == 0;
        let least = if unused { size::GUTTER / 2.0 } else { size::GUTTER };
        least.max(room((*count).min(MOST_TRACKS))).max(*label)
    });
    let (mut labels, mut drops) = (vec![0.0; rows], vec![0.0; rows]);
    for ((row, group), height) in &traffic.heights {
        // A label that goes straight down may reach over the padding that the gutter has anyway.
        let (most, height) = match group {
            LabelGroup::Gutter(_) => (labels.get_mut(*row), *height),
            LabelGroup::Between(..) => (drops.get_mut(*row), *height - 2.0),
        };
        if let Some(most) = most {
            *most = f64::max(*most, height);
        }
    }
    let heights = (0..rows).zip(&drops).map(|(row, drop)| {
        let tracks = traffic.rows.get_mut(&row).map_or(0, |spans| deepest(spans)).min(MOST_TRACKS);
        // Half of the gutter is the padding of the lane above; a line's strip lies between the two.
        (room(tracks).max(*drop) - 2.0 * size::LANE_PADDING).max(0.0)
    });
    Gutters { columns: widths.collect(), rows: heights.collect(), labels }
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
