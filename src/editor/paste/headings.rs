//! What a pasted table has for headings: names of steps in its first row, names of lanes in its first column. Only what the
//! map knows by that name is one, so that no card is lost to a guess.

use crate::edit::takes_cards;
use crate::i18n::{MapWords, Term, Vocabulary, folded};
use crate::model::{Lane, LaneId, Map, ReadingOrder, Role};

/// A table with its headings apart from its cells.
pub(super) struct HeadedTable<'t> {
    /// The names of the steps, one for each column of cells.
    pub steps: Option<Vec<&'t str>>,
    /// The lane of each row of cells; `None` for a row that names one which the map does not have.
    pub lanes: Option<Vec<Option<LaneId>>>,
    /// The cells, row by row.
    pub cells: Vec<&'t [String]>,
    /// The names for which the map has no lane.
    pub unknown: Vec<&'t str>,
}

impl<'t> HeadedTable<'t> {
    pub(super) fn new((map, order): (&Map, &ReadingOrder), words: &MapWords, rows: &'t [Vec<String>]) -> Self {
        let lanes = LaneNames { words, lanes: order.lanes_in(map).filter(|lane| takes_cards(lane)).collect() };
        let rows = without_stages(rows);
        let has_lanes = has_lanes(rows, &lanes);
        let skipped = usize::from(has_lanes);
        let has_steps = match rows.first() {
            Some(first) if has_lanes => lanes.find(name(first)).is_none() && is_corner(name(first)),
            Some(first) => rows.len() > 1 && are_steps(first, map, order),
            None => false,
        };
        let (heading, below) = rows.split_at(usize::from(has_steps).min(rows.len()));
        let steps = heading.first().map(|row| row.iter().skip(skipped).map(|name| name.trim()).collect());
        let cells = below.iter().map(|row| row.get(skipped..).unwrap_or_default()).collect();
        let (mut found, mut unknown) = (Vec::new(), Vec::new());
        if has_lanes {
            for row in below {
                let named = name(row);
                let lane = if named.is_empty() { found.last().copied().flatten() } else { lanes.find(named) };
                found.push(lane);
                if lane.is_none() && !named.is_empty() {
                    unknown.push(named);
                }
            }
        }
        Self { steps, lanes: has_lanes.then_some(found), cells, unknown }
    }
}

/// The lanes that cards can go to, by name.
struct LaneNames<'m> {
    words: &'m MapWords,
    lanes: Vec<&'m Lane>,
}

impl LaneNames<'_> {
    /// The lane of that name, or the only one with a role that is called so in any language.
    fn find(&self, name: &str) -> Option<LaneId> {
        let wanted = folded(name);
        if wanted.is_empty() {
            return None;
        }
        let named = self.lanes.iter().find(|lane| folded(self.words.lane(lane)) == wanted);
        named.map(|lane| lane.id).or_else(|| self.only_of(Vocabulary::shared().roles.get(name)?))
    }

    fn only_of(&self, role: Role) -> Option<LaneId> {
        let mut of_role = self.lanes.iter().filter(|lane| lane.role == role);
        let first = of_role.next()?;
        of_role.next().is_none().then_some(first.id)
    }
}

/// The first cell of a row.
fn name(row: &[String]) -> &str {
    row.first().map_or("", |name| name.trim())
}

/// The rows below one that names stages: it says nothing that the steps below it do not.
fn without_stages(rows: &[Vec<String>]) -> &[Vec<String>] {
    let is = |row: &Vec<String>, term| Vocabulary::shared().is(name(row), term);
    match rows {
        [stages, steps, ..] if is(stages, Term::Stage) && is(steps, Term::Step) => rows.get(1..).unwrap_or_default(),
        _ => rows,
    }
}

/// True when at least half of the names in the first column are those of lanes.
fn has_lanes(rows: &[Vec<String>], lanes: &LaneNames<'_>) -> bool {
    let is_wide = rows.iter().any(|row| row.len() > 1);
    let below = rows.get(usize::from(rows.first().is_some_and(|row| lanes.find(name(row)).is_none()))..);
    let named: Vec<&str> =
        below.unwrap_or_default().iter().map(|row| name(row)).filter(|name| !name.is_empty()).collect();
    let known = named.iter().filter(|name| lanes.find(name).is_some()).count();
    is_wide && known > 0 && known * 2 >= named.len()
}

/// True for what stands where names of steps and names of lanes meet.
fn is_corner(name: &str) -> bool {
    let known = Vocabulary::shared();
    name.is_empty() || [Term::Step, Term::Stage, Term::Lane].into_iter().any(|term| known.is(name, term))
}

/// True for a row of the names of different steps of the map, and nothing else.
fn are_steps(row: &[String], map: &Map, order: &ReadingOrder) -> bool {
    let names: Vec<String> = row.iter().map(|name| folded(name)).filter(|name| !name.is_empty()).collect();
    let is_step = |name: &String| order.steps_in(map).any(|step| folded(&step.name) == *name);
    let mut sorted = names.clone();
    sorted.sort_unstable();
    sorted.dedup();
    names.len() > 1 && sorted.len() == names.len() && names.iter().all(is_step)
}
