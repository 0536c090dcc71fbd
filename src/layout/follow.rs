//! How a layout follows a change: each stage makes anew what the change touches, and keeps the rest of what it made.
//!
//! What touches cards, their marks, connectors or emotions is followed row by row, and what touches names is, too, but for
//! the header. Where a gutter of columns becomes wider or narrower, everything is placed anew, and where columns or rows come,
//! go or move, all stages run again. Either way the result is that of [`super::layout()`].

use std::collections::BTreeSet;

use super::breaks::Breaks;
use super::cache::Workspace;
use super::cells::{CardFinder, LocatedCard};
use super::change::TouchedRecords;
use super::connector::{self, Touched, Wiring};
use super::curve::Curves;
use super::emotion;
use super::grid::Grid;
use super::lane::Names;
use super::pass::{LayoutOptions, Pass};
use super::route::{self, Route};
use super::space::{self, Space};
use super::stages::{self, KeptStages, Look};
use super::way::Corridor;
use super::{Layout, card, label, layers, quote, stack};
use crate::geom::Size;
use crate::model::{CardId, EasingLetters, Map, ReadingOrder, RecordChange, Role};
use crate::theme::Theme;

/// What the stages of the last layout of a map made, for [`follow()`].
#[derive(Default)]
pub struct Stages(Option<Box<KeptStages>>);

/// Lays a map out, and keeps what the stages made. The order is that of the map.
#[must_use]
pub fn layout_in_stages(
    map: &Map,
    order: &ReadingOrder,
    workspace: &mut Workspace,
    (theme, options): (&Theme, &LayoutOptions<'_>),
) -> (Layout, Stages) {
    let letters = EasingLetters::from_reading(map, order).part_of(options.letters);
    let pass = Pass::new(map, order, &letters, (theme, options));
    let (grid, scene, kept) = stages::all(&pass, workspace);
    workspace.end_pass();
    (Layout { scene, grid, letters }, Stages(Some(Box::new(kept))))
}

/// Brings a layout and its stages to what [`layout_in_stages`] would make of a map after the changes that made it of the map
/// that was laid out. Costs what they touch.
pub fn follow<'a>(
    (layout, stages): (&mut Layout, &mut Stages),
    changes: impl Iterator<Item = RecordChange<'a>>,
    (map, order): (&Map, &ReadingOrder),
    workspace: &mut Workspace,
    (theme, options): (&Theme, &LayoutOptions<'_>),
) {
    let touched = TouchedRecords::new(map, order, changes);
    if let Some(mut touched) = touched.filter(|_| options.letters.is_none())
        && let Some(mut kept) = stages.0.take()
    {
        let before = std::mem::take(&mut layout.letters);
        let letters = match touched.letters(map, order) {
            Some(letters) => {
                touched.add_letters(map, (&before, &letters));
                letters
            }
            None => before,
        };
        touched.add_lanes_of_marks(map);
        let pass = Pass::new(map, order, &letters, (theme, options));
        if kept.look == Look::new(&pass) && !pass.options.legend {
            kept.follow(&pass, workspace, layout, &touched);
            layout.letters = letters;
            stages.0 = Some(kept);
            workspace.end_partial_pass();
            return;
        }
    }
    let (mut new, kept) = layout_in_stages(map, order, workspace, (theme, options));
    new.scene = new.scene.sharing(&layout.scene);
    (*layout, *stages) = (new, kept);
}

/// What became of the connectors.
#[derive(Default)]
struct ChangedRoutes {
    /// Those that run elsewhere now, and those that share a side of a card with them, or did.
    touched: BTreeSet<usize>,
    /// Those that are new or found anew.
    found: Vec<usize>,
    /// The cards that came, went or moved.
    cards_moved: Vec<CardId>,
    /// Cards at which a route begins or ends that is new, gone or another.
    cards: BTreeSet<CardId>,
    /// What routes run along now, or did.
    along: Vec<(Vec<usize>, Vec<Corridor>)>,
}

impl ChangedRoutes {
    fn add(&mut self, route: &Route) {
        self.cards.extend([route.from.at.id, route.to.at.id]);
        self.along.push((route.way.columns.clone(), route.way.corridors.clone()));
    }

    fn gutters(&self) -> BTreeSet<usize> {
        self.along.iter().flat_map(|(columns, _)| columns).copied().collect()
    }

    /// The gutters of rows among the corridors.
    fn rows(&self) -> BTreeSet<usize> {
        let corridors = self.along.iter().flat_map(|(_, corridors)| corridors);
        corridors.filter_map(|corridor| if let Corridor::Rows(row) = corridor { Some(*row) } else { None }).collect()
    }
}

impl KeptStages {
    /// Follows a change.
    fn follow(
        &mut self,
        pass: &Pass<'_>,
        workspace: &mut Workspace,
        layout: &mut Layout,
        touched: &TouchedRecords<'_>,
    ) {
        let mut rows: BTreeSet<usize> =
            touched.lanes.iter().filter_map(|lane| self.cells.row_of(pass, *lane)).collect();
        let mut located = self.cells.reorder(pass, &rows, &touched.cards);
        let others = if touched.moved.is_empty() { BTreeSet::new() } else { rows.clone() };
        self.cells.look_over(&others, !pass.map.connectors.is_empty());
        let changed = self.reroute(pass, workspace, touched);
        let (labelled, zones) = self.regroup(pass, &changed);
        rows.extend(labelled);
        let gutters: BTreeSet<usize> = changed.gutters().union(&zones).copied().collect();
        let is_wider = self.gutters.widen(pass, &self.routes, &self.labels, gutters.into_iter());
        self.gutters.heighten(pass, &self.routes, changed.rows().into_iter());
        let is_wider = is_wider || !zones.is_empty();
        if touched.around {
            self.names = Names::new(pass, &mut workspace.engine);
        }
        if is_wider || touched.around {
            if is_wider {
                // Columns move, and cards over several steps get another width.
                located.extend(self.cells.long_cards(pass));
            }
            let same = Some(&layout.grid).filter(|_| touched.cards.is_empty() && touched.connectors.is_empty());
            let changed_rows = (!is_wider).then_some(&rows);
            let (grid, scene) =
                self.arrange(pass, workspace, (&located, CardFinder::Order(pass)), (same, changed_rows));
            (layout.grid, layout.scene) = (grid, scene.sharing(&layout.scene));
        } else {
            let is_other = touched.curves && self.redraw_curves(pass, workspace, &mut layout.grid);
            let curves = (touched.curves, is_other);
            self.restack(pass, workspace, layout, (rows, &located, changed, curves));
        }
    }

    /// Stacks some rows anew between columns that stay where they are, and draws what follows from that.
    fn restack(
        &mut self,
        pass: &Pass<'_>,
        workspace: &mut Workspace,
        layout: &mut Layout,
        (mut rows, located, changed, curves): (BTreeSet<usize>, &[LocatedCard<'_>], ChangedRoutes, (bool, bool)),
    ) {
        let Layout { scene, grid, .. } = layout;
        if curves.1 {
            let emotion = pass.lanes.iter().enumerate().filter(|(_, lane)| lane.role == Role::Emotion);
            rows.extend(emotion.map(|(row, _)| row));
        }
        let sizes: Vec<_> = located.iter().map(|at| self.cells.shape_of((at.row, at.nth))).collect();
        card::frames(pass, workspace, (&mut self.cells, &grid.columns), located);
        let resized = located.iter().zip(sizes).filter(|(at, before)| self.cells.shape_of((at.row, at.nth)) != *before);
        let mut moved: Vec<CardId> = resized.map(|(at, _)| at.card.id).collect();
        moved.extend(&changed.cards_moved);
        for at in rows {
            let Some(row) = self.cells.rows.get_mut(at) else { continue };
            moved.extend(stack::stack(pass, (at, row), &mut self.labels, (&self.names, self.curves.height)));
            workspace.count_placed(space::place(&mut self.cells, at, &grid.columns));
        }
        let levels = space::levels(grid);
        let rows_moved = grid.stack_rows(pass, &self.cells, &self.gutters) || curves.1;
        let breaks = Breaks::new(&levels, &space::levels(grid));
        self.redraw_lines(pass, workspace, grid, (changed, moved, breaks));
        let size = Size::new(scene.size.width, grid.bottom + pass.options.margin);
        let mut new = vec![layers::connectors(&self.lines, grid), layers::cards(&self.cells, grid)];
        if rows_moved || curves.0 {
            new.extend(layers::of_rows(pass, workspace, grid, (&self.names, &self.curves)));
        }
        *scene = layers::replaced(pass, scene, size, new);
    }

    /// Draws the curves anew. True when they take another room.
    fn redraw_curves(&mut self, pass: &Pass<'_>, workspace: &mut Workspace, grid: &mut Grid) -> bool {
        let mut curves = Curves::new(pass, &grid.columns);
        quote::place(pass, &mut workspace.engine, &mut curves);
        let drawn = emotion::drawn(pass, workspace, &curves);
        let before = std::mem::replace(&mut self.curves, drawn);
        grid.set_curves_top(self.curves.above);
        (before.above, before.height) != (self.curves.above, self.curves.height)
    }

    /// Finds the ways anew of connectors that have changed, or past whose ways a card came, went or moved.
    fn reroute(&mut self, pass: &Pass<'_>, workspace: &mut Workspace, touched: &TouchedRecords<'_>) -> ChangedRoutes {
        let finder = CardFinder::Order(pass);
        let places: Vec<_> = touched.moved.iter().filter_map(|card| self.cells.footprint(pass, card)).collect();
        let mut past = if places.is_empty() { Vec::new() } else { self.routes.past(&places) };
        let of_cards = touched.cards.iter().filter(|_| !places.is_empty());
        past.extend(of_cards.flat_map(|card| self.routes.at_card(*card)));
        past.extend(touched.connectors.iter().filter_map(|connector| self.routes.number_of(*connector)));
        past.sort_unstable();
        past.dedup();
        let cards_moved = touched.moved.iter().map(|card| card.id).collect();
        let mut changed = ChangedRoutes { cards_moved, ..ChangedRoutes::default() };
        for slot in past {
            let Some(id) = self.routes.get(slot).map(|route| route.id) else { continue };
            let connector = pass.map.connectors.get(&id);
            let new = connector.and_then(|connector| route::rerouted(workspace, &self.cells, finder, connector));
            let is_touched = touched.connectors.contains(&id);
            if let (Some(old), Some(new)) = (self.routes.get(slot), &new)
                && !is_touched
                && old.is_alike(new)
            {
                continue;
            }
            changed.touched.extend(connector::mates(&self.routes, slot));
            self.lines.remove(slot);
            if let Some(old) = self.routes.remove(slot) {
                changed.add(&old);
            }
            if let Some(new) = new {
                changed.add(&new);
                changed.found.push(self.routes.insert(new));
            }
        }
        for id in &touched.connectors {
            if self.routes.number_of(*id).is_none()
                && let Some(connector) = pass.map.connectors.get(id)
                && let Some(new) = route::rerouted(workspace, &self.cells, finder, connector)
            {
                changed.add(&new);
                changed.found.push(self.routes.insert(new));
            }
        }
        label::measure(pass, workspace, &mut self.routes, &changed.found);
        changed.touched.extend(&changed.found);
        changed
    }

    /// Groups the labels anew that stand at cards whose connectors have changed: the rows of those whose labels take another
    /// room, and the gutters of columns of which they do.
    fn regroup(&mut self, pass: &Pass<'_>, changed: &ChangedRoutes) -> (Vec<usize>, BTreeSet<usize>) {
        let mut rows = Vec::new();
        let mut zones = changed.gutters();
        for card in &changed.cards {
            let is_other = self.labels.regroup(&mut self.routes, *card);
            let labelled = self.routes.at_card(*card).iter().filter_map(|slot| self.routes.get(*slot));
            zones.extend(labelled.filter(|route| route.label.is_some()).filter_map(|route| route.way.columns.first()));
            if is_other && let Some(place) = self.cells.place_of(CardFinder::Order(pass), *card) {
                self.cells.set_labelled(place, self.labels.begin_at(*card));
                rows.push(place.0);
            }
        }
        zones.retain(|zone| self.labels.rezone(&self.routes, *zone));
        (rows, zones)
    }

    /// Draws the lines anew that changes touch, when cards came to stand elsewhere, connectors run elsewhere, or rows are not
    /// as far from each other as they were.
    fn redraw_lines(
        &mut self,
        pass: &Pass<'_>,
        workspace: &mut Workspace,
        grid: &Grid,
        (changed, moved, breaks): (ChangedRoutes, Vec<CardId>, Breaks),
    ) {
        let space = Space { cells: &self.cells, finder: CardFinder::Order(pass), grid };
        let ChangedRoutes { mut touched, found, along, .. } = changed;
        let mut corridors = BTreeSet::new();
        found.into_iter().for_each(|slot| self.routes.locate(slot, space));
        for card in moved {
            let at_card = self.routes.at_card(card).to_vec();
            at_card.iter().for_each(|slot| self.routes.locate(*slot, space));
            touched.extend(at_card);
            for corridor in [Corridor::Above(card), Corridor::Below(card)] {
                let beside = self.routes.along_corridor(corridor);
                touched.extend(beside.iter().map(|(slot, _)| *slot));
                corridors.extend((!beside.is_empty()).then_some(corridor));
            }
        }
        if breaks.is_empty() && touched.is_empty() && along.is_empty() {
            return;
        }
        let touched = Touched::Some { routes: touched, corridors, along, breaks };
        let wiring = Wiring { routes: &self.routes, labels: &self.labels, space };
        self.lines.draw(pass, workspace, wiring, touched);
    }
}
