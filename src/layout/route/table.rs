//! The routes of all connectors, and which of them a change may touch: by connector, by card, by gutter, by corridor, and
//! by the part of the map that they run through.

use std::hash::Hash;
use std::sync::Arc;

use crate::geom::{Rect, Size};
use crate::layout::breaks::Breaks;
use crate::layout::cache::LookupTable;
use crate::layout::cells::CellCard;
use crate::layout::way::{CardSide, Corridor, Way};
use crate::model::{CardId, Connector, ConnectorId, Key};
use crate::scene::PaintOrder;

/// A connector between two visible cards.
pub struct Route {
    pub id: ConnectorId,
    pub from: RouteCard,
    pub to: RouteCard,
    pub way: Arc<Way>,
    /// Between which heights it runs along each gutter of columns: see [`levels`].
    levels: Vec<usize>,
    /// The size of its pill, when it has a label.
    pub label: Option<Size>,
    /// Which of the labels that stand below each other, from 1.
    pub label_nth: usize,
}

/// A card at an end of a route.
pub struct RouteCard {
    pub at: CellCard,
    /// Its box along inline and block, from the top of the content of its row.
    pub area: Rect,
    /// How far down it has its points, when it is a decision; from there, too.
    pub tip: Option<f64>,
}

/// What routes are ordered by: their cards from the first column to the last, then their ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RouteOrder {
    from: (usize, usize),
    to: (usize, usize),
    card: CardId,
    id: ConnectorId,
}

impl RouteOrder {
    /// The upper row of its cards.
    pub fn top_row(&self) -> usize {
        self.from.1.min(self.to.1)
    }

    /// The order in which lines are drawn: those without a label come first.
    pub fn paint_order(&self, has_label: bool) -> PaintOrder {
        let cell = |(column, row): (usize, usize)| ((column as u64) << 32) | row as u64;
        let label = u64::from(has_label) << 63;
        PaintOrder {
            places: [label | cell(self.from), cell(self.to)],
            keys: [Key::Card(self.card), Key::Connector(self.id)],
        }
    }
}

impl Route {
    /// A route whose cards have no places yet, and whose label has no size.
    pub fn new(connector: &Connector, (from, to): (CellCard, CellCard), way: Arc<Way>) -> Self {
        let card = |at| RouteCard { at, area: Rect::ZERO, tip: None };
        let (id, levels) = (connector.id, levels((from.row, to.row), &way));
        Self { id, levels, from: card(from), to: card(to), way, label: None, label_nth: 0 }
    }

    /// From which to which height it runs along its `nth` gutter of columns: rows and the gutters between them in turn.
    pub fn span(&self, nth: usize) -> (usize, usize) {
        let level = |nth: usize| self.levels.get(nth).copied().unwrap_or_default();
        (level(nth).min(level(nth + 1)), level(nth).max(level(nth + 1)))
    }

    pub fn order(&self) -> RouteOrder {
        let (from, to) = (&self.from.at, &self.to.at);
        RouteOrder { from: (from.column, from.row), to: (to.column, to.row), card: from.id, id: self.id }
    }

    /// True when more of it than its length follows from how far its rows are apart: corridors stand in an order with those
    /// of other lines, and a label is in the middle.
    pub fn has_free_height(&self) -> bool {
        !self.way.corridors.is_empty() || (self.way.is_upright() && self.label.is_some())
    }

    /// The side on which it leaves or enters one of its cards.
    pub fn side_at(&self, card: CardId) -> CardSide {
        if self.from.at.id == card { self.way.leaves } else { self.way.enters }
    }

    /// True for a route that joins the same cells in the same way.
    pub fn is_alike(&self, other: &Self) -> bool {
        let cell = |card: &RouteCard| (card.at.id, card.at.row, card.at.column, card.at.last);
        (cell(&self.from), cell(&self.to)) == (cell(&other.from), cell(&other.to)) && self.way == other.way
    }

    fn area(&self) -> RouteArea {
        let (from, to) = (&self.from.at, &self.to.at);
        let rows = (from.row.min(to.row), from.row.max(to.row));
        let ends = (2 * rows.0 + 1, 2 * rows.1 + 1);
        let levels = self.levels.iter().fold(ends, |(low, high), level| (low.min(*level), high.max(*level)));
        RouteArea { rows, columns: (from.column.min(to.column), from.last.max(to.last)), levels }
    }
}

/// The heights at which a way begins, turns, and ends: rows and the gutters between them in turn.
fn levels((from, to): (usize, usize), way: &Way) -> Vec<usize> {
    let (from, to) = (2 * from + 1, 2 * to + 1);
    let mut levels = vec![from];
    for nth in 0..way.columns.len() {
        levels.push(match way.corridors.get(nth) {
            Some(Corridor::Rows(row)) => 2 * row,
            // The gap beside a long card of the row in which the way begins; later of that in which it ends.
            Some(_) if levels.last() == Some(&from) => from,
            _ => to,
        });
    }
    levels
}

/// The rows and the columns from one end of a route to the other: its way follows from what stands there. And the levels
/// from its highest place to its lowest.
#[derive(Clone, Copy)]
struct RouteArea {
    rows: (usize, usize),
    columns: (usize, usize),
    levels: (usize, usize),
}

impl RouteArea {
    const NOWHERE: Self = Self { rows: (1, 0), columns: (1, 0), levels: (1, 0) };

    /// True for a place in it, or for a card over several steps that bars the way from afar.
    fn has(&self, (row, column, last): (usize, usize, usize)) -> bool {
        let is_beside = last > column || (column <= self.columns.1 && self.columns.0 <= last);
        (self.rows.0..=self.rows.1).contains(&row) && is_beside
    }
}

/// Routes by number: one that is gone leaves its number to another.
#[derive(Default)]
pub struct Routes {
    routes: Vec<Option<Route>>,
    /// Of each of them.
    areas: Vec<RouteArea>,
    free: Vec<usize>,
    numbers: LookupTable<ConnectorId, usize>,
    cards: LookupTable<CardId, Vec<usize>>,
    gutters: LookupTable<usize, Vec<RouteStretch>>,
    corridors: LookupTable<Corridor, Vec<RouteStretch>>,
}

/// The number of a route, and which of its stretches.
pub type RouteStretch = (usize, usize);

impl Routes {
    /// All routes, each with its number.
    pub fn all(&self) -> impl Iterator<Item = (usize, &Route)> {
        self.routes.iter().enumerate().filter_map(|(slot, route)| Some((slot, route.as_ref()?)))
    }

    pub fn get(&self, slot: usize) -> Option<&Route> {
        self.routes.get(slot)?.as_ref()
    }

    /// The route to be changed but for its way and the cells of its cards.
    pub fn get_mut(&mut self, slot: usize) -> Option<&mut Route> {
        self.routes.get_mut(slot)?.as_mut()
    }

    /// The number of a connector's route.
    pub fn number_of(&self, connector: ConnectorId) -> Option<usize> {
        self.numbers.get(&connector).copied()
    }

    /// The routes from or to a card.
    pub fn at_card(&self, card: CardId) -> &[usize] {
        listed(&self.cards, &card)
    }

    /// The stretches of routes along a gutter of columns.
    pub fn along_gutter(&self, gutter: usize) -> &[RouteStretch] {
        listed(&self.gutters, &gutter)
    }

    pub fn along_corridor(&self, corridor: Corridor) -> &[RouteStretch] {
        listed(&self.corridors, &corridor)
    }

    /// The gutters of columns along which there are routes.
    pub fn used_gutters(&self) -> impl Iterator<Item = usize> + '_ {
        self.gutters.keys().copied()
    }

    /// The routes that run past cards at some places: each a row, a first and a last column.
    pub fn past(&self, places: &[(usize, usize, usize)]) -> Vec<usize> {
        let areas = self.areas.iter().enumerate();
        let past = areas.filter(|(_, area)| places.iter().any(|place| area.has(*place)));
        past.map(|(slot, _)| slot).collect()
    }

    /// The routes of which a part has moved otherwise than the rest.
    pub fn broken(&self, breaks: &Breaks) -> Vec<usize> {
        let areas = self.areas.iter().enumerate();
        areas.filter(|(_, area)| breaks.is_within(area.levels)).map(|(slot, _)| slot).collect()
    }

    pub fn insert(&mut self, route: Route) -> usize {
        let slot = self.free.pop().unwrap_or_else(|| {
            self.routes.push(None);
            self.areas.push(RouteArea::NOWHERE);
            self.routes.len() - 1
        });
        self.numbers.insert(route.id, slot);
        for card in [route.from.at.id, route.to.at.id] {
            self.cards.entry(card).or_default().push(slot);
        }
        for (nth, gutter) in route.way.columns.iter().enumerate() {
            self.gutters.entry(*gutter).or_default().push((slot, nth));
        }
        for (nth, corridor) in route.way.corridors.iter().enumerate() {
            self.corridors.entry(*corridor).or_default().push((slot, nth));
        }
        self.areas.get_mut(slot).into_iter().for_each(|area| *area = route.area());
        if let Some(place) = self.routes.get_mut(slot) {
            *place = Some(route);
        }
        slot
    }

    pub fn remove(&mut self, slot: usize) -> Option<Route> {
        let route = self.routes.get_mut(slot)?.take()?;
        self.areas.get_mut(slot).into_iter().for_each(|area| *area = RouteArea::NOWHERE);
        self.numbers.remove(&route.id);
        for card in [route.from.at.id, route.to.at.id] {
            unlist(&mut self.cards, card, |other| *other == slot);
        }
        for gutter in &route.way.columns {
            unlist(&mut self.gutters, *gutter, |(other, _)| *other == slot);
        }
        for corridor in &route.way.corridors {
            unlist(&mut self.corridors, *corridor, |(other, _)| *other == slot);
        }
        self.free.push(slot);
        Some(route)
    }
}

fn listed<'a, K: Eq + Hash, T>(lists: &'a LookupTable<K, Vec<T>>, key: &K) -> &'a [T] {
    lists.get(key).map(Vec::as_slice).unwrap_or_default()
}

fn unlist<K: Eq + Hash, T>(lists: &mut LookupTable<K, Vec<T>>, key: K, is_it: impl Fn(&T) -> bool) {
    let Some(list) = lists.get_mut(&key) else { return };
    list.retain(|other| !is_it(other));
    if list.is_empty() {
        lists.remove(&key);
    }
}
