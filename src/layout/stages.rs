//! All stages in turn, from the cells to the scene, and what of them is kept for the next layout.

use std::collections::BTreeSet;

use super::breaks::Breaks;
use super::cache::{LookupTable, Workspace};
use super::cells::{CardFinder, Cells, LocatedCard};
use super::connector::{ConnectorLines, Touched, Wiring};
use super::curve::Curves;
use super::emotion::{self, DrawnCurves};
use super::grid::Grid;
use super::gutter::{self, Gutters};
use super::head::Heads;
use super::label::{self, Labels};
use super::lane::{self, Names};
use super::pass::{LayoutOptions, Pass};
use super::route::{self, Routes};
use super::space::{self, Space};
use super::{backdrop, card, layers, legend, quote, stack, title};
use crate::geom::Size;
use crate::model::CardId;
use crate::scene::{Layer, LayerKind, Scene};

/// All that follows from the map and changes with it.
pub(super) struct KeptStages {
    pub look: Look,
    pub cells: Cells,
    pub routes: Routes,
    pub labels: Labels,
    pub gutters: Gutters,
    pub names: Names,
    pub curves: DrawnCurves,
    pub lines: ConnectorLines,
}

/// What a layout depends on beside the map.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Look {
    base: u64,
    title: bool,
    legend: bool,
    curve_parts: bool,
}

impl Look {
    pub fn new(pass: &Pass<'_>) -> Self {
        let LayoutOptions { title, legend, curve_parts, .. } = pass.options;
        Self { base: pass.base, title, legend, curve_parts }
    }
}

/// All stages of a layout.
pub(super) fn all(pass: &Pass<'_>, workspace: &mut Workspace) -> (Grid, Scene, KeptStages) {
    let (mut stages, located, places) = KeptStages::new(pass, workspace);
    let (grid, scene) = stages.arrange(pass, workspace, (&located, CardFinder::Table(&places)), (None, None));
    (grid, scene, stages)
}

impl KeptStages {
    /// What follows from the cells alone, the cards of which have no frames yet; each of these with its record; and the row
    /// and the place of each.
    fn new<'a>(
        pass: &Pass<'a>,
        workspace: &mut Workspace,
    ) -> (Self, Vec<LocatedCard<'a>>, LookupTable<CardId, (usize, usize)>) {
        let (mut cells, located, places) = Cells::new(pass);
        let mut routes = route::routes(pass, workspace, &cells, CardFinder::Table(&places));
        let all: Vec<_> = routes.all().map(|(slot, _)| slot).collect();
        label::measure(pass, workspace, &mut routes, &all);
        let labels = Labels::new(&mut routes);
        for place in labels.cards().filter_map(|card| places.get(&card)) {
            cells.set_labelled(*place, true);
        }
        let names_end = lane::names_end(pass, &mut workspace.engine);
        let gutters = Gutters::new(pass, &routes, &labels, names_end);
        let names = Names::new(pass, &mut workspace.engine);
        let (curves, lines) = (DrawnCurves::default(), ConnectorLines::default());
        (Self { look: Look::new(pass), cells, routes, labels, gutters, names, curves, lines }, located, places)
    }

    /// Puts everything at its place between the gutters, after some cards have got their frames. Nothing else of the cells
    /// has changed since there was the grid `same`: where its columns are, lines stay as they are but for their rows. When
    /// columns stay where they are, `rows` are those in which something has changed.
    pub fn arrange(
        &mut self,
        pass: &Pass<'_>,
        workspace: &mut Workspace,
        (located, finder): (&[LocatedCard<'_>], CardFinder<'_>),
        (same, rows): (Option<&Grid>, Option<&BTreeSet<usize>>),
    ) -> (Grid, Scene) {
        let margin = pass.options.margin;
        let columns = gutter::columns(pass, &self.gutters);
        // Heights at those widths, and so along block.
        let title = title::title(pass, workspace);
        let title_size = title.as_ref().map_or(Size::ZERO, |title| title.frame.size);
        let title_height = title.as_ref().map_or(0.0, |_| title_size.height + title::FOOT);
        let heads = Heads::new(pass, workspace, &columns);
        let mut curves = Curves::new(pass, &columns);
        quote::place(pass, &mut workspace.engine, &mut curves);
        self.curves = emotion::drawn(pass, workspace, &curves);
        card::frames(pass, workspace, (&mut self.cells, &columns), located);
        let (mut is_moved, mut stacked) = (false, Vec::new());
        let room = (&self.names, self.curves.height);
        for (at, row) in self.cells.rows.iter_mut().enumerate() {
            let is_kept = rows.is_some_and(|rows| !rows.contains(&at));
            if is_kept && stack::taken(pass, at, room) == Some(row.taken) {
                continue;
            }
            is_moved |= !stack::stack(pass, (at, row), &mut self.labels, room).is_empty();
            stacked.push(at);
        }
        let mut grid = Grid::new(pass, &self.gutters, columns, &self.cells, (title_height, &heads), self.curves.above);
        // Lanes reach the edge of the page, also under a title that is wider than all columns.
        grid.width = grid.width.max(title_size.width + 2.0 * margin);
        // Everything at its place.
        for row in stacked {
            workspace.count_placed(space::place(&mut self.cells, row, &grid.columns));
        }
        self.draw_lines(pass, workspace, (&grid, finder), same.filter(|_| !is_moved));
        let (header, head_names) = backdrop::header(pass, workspace, &grid, heads);
        let rows = layers::of_rows(pass, workspace, &grid, (&self.names, &self.curves));
        let corner = backdrop::corner(pass, workspace, &grid);
        let mut above = vec![
            Layer::from_frames(LayerKind::Header, header),
            Layer::from_frames(LayerKind::Names, head_names),
            Layer::from_frames(LayerKind::Corner, corner),
        ];
        above.extend(title.map(|title| Layer::from_frames(LayerKind::Title, vec![title])));
        let mut extent = Size::new(grid.width, grid.bottom + margin);
        if pass.options.legend {
            let legend = legend::legend(pass, workspace, extent.width, grid.bottom);
            let bottom = legend.as_ref().map_or(grid.bottom, |legend| legend.at.y + legend.frame.size.height);
            extent.height = extent.height.max(bottom + margin);
            above.push(Layer::from_frames(LayerKind::Legend, legend.into_iter().collect()));
        }
        let scene = layers::scene(pass, extent, (rows, above), (&self.cells, &self.lines, &grid));
        (grid.finished(pass.flow, extent.width), scene)
    }

    /// Draws all lines, or those alone for which rows have moved since there was the grid `same`.
    fn draw_lines(
        &mut self,
        pass: &Pass<'_>,
        workspace: &mut Workspace,
        (grid, finder): (&Grid, CardFinder<'_>),
        same: Option<&Grid>,
    ) {
        let same = same.filter(|same| grid.has_columns_of(same));
        let places = match finder {
            CardFinder::Order(_) if same.is_none() => Some(self.cells.places()),
            _ => None,
        };
        let finder = places.as_ref().map_or(finder, CardFinder::Table);
        let space = Space { cells: &self.cells, finder, grid };
        let touched = match same {
            Some(same) => Touched::rows(Breaks::new(&space::levels(same), &space::levels(grid))),
            None => {
                let all: Vec<_> = self.routes.all().map(|(slot, _)| slot).collect();
                all.into_iter().for_each(|slot| self.routes.locate(slot, space));
                Touched::All
            }
        };
        let wiring = Wiring { routes: &self.routes, labels: &self.labels, space };
        self.lines.draw(pass, workspace, wiring, touched);
    }
}
