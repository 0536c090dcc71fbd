//! All stages in turn, from the cells to the scene, and what of them is kept for the next layout.

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
use super::pass::Pass;
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
}

impl Look {
    pub fn new(pass: &Pass<'_>) -> Self {
        Self { base: pass.base, title: pass.options.title, legend: pass.options.legend }
    }
}

/// All stages of a layout.
pub(super) fn all(pass: &Pass<'_>, workspace: &mut Workspace) -> (Grid, Scene, KeptStages) {
    let (mut stages, located, places) = KeptStages::new(pass, workspace);
    let (grid, scene) = stages.arrange(pass, workspace, (&located, CardFinder::Table(&places)), None);
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

    /// Puts everything at its place between the gutters, after some cards have got their frames. Lines stay as they are when
    /// nothing of the cells has changed since the grid was `same`, and it still is.
    pub fn arrange(
        &mut self,
        pass: &Pass<'_>,
        workspace: &mut Workspace,
        (located, finder): (&[LocatedCard<'_>], CardFinder<'_>),
        same: Option<&Grid>,
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
        let mut is_moved = false;
        for (at, row) in self.cells.rows.iter_mut().enumerate() {
            let moved = stack::stack(pass, (at, row), &mut self.labels, (&self.names, self.curves.height));
            is_moved |= !moved.is_empty();
        }
        let mut grid = Grid::new(pass, &self.gutters, columns, &self.cells, (title_height, &heads), self.curves.above);
        // Lanes reach the edge of the page, also under a title that is wider than all columns.
        grid.width = grid.width.max(title_size.width + 2.0 * margin);
        // Everything at its place.
        for row in 0..self.cells.rows.len() {
            workspace.count_placed(space::place(&mut self.cells, row, &grid.columns));
        }
        if is_moved || !same.is_some_and(|same| grid.has_cells_of(same)) {
            let all: Vec<_> = self.routes.all().map(|(slot, _)| slot).collect();
            let space = Space { cells: &self.cells, finder, grid: &grid };
            all.into_iter().for_each(|slot| self.routes.locate(slot, space));
            let wiring = Wiring { routes: &self.routes, labels: &self.labels, space };
            self.lines.draw(pass, workspace, wiring, Touched::All);
        }
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
}
