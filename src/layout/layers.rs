//! The layers of a scene, from what the stages made.

use std::sync::Arc;

use super::backdrop;
use super::cache::Workspace;
use super::cells::Cells;
use super::connector::ConnectorLines;
use super::emotion::{self, DrawnCurves};
use super::grid::Grid;
use super::lane::Names;
use super::pass::Pass;
use crate::geom::{Point, Size};
use crate::scene::{Layer, LayerKind, PlacedBand, Scene};

/// The layers that follow from where the rows are, beside those of the cells: lanes, curves, names.
pub(super) fn of_rows(
    pass: &Pass<'_>,
    workspace: &mut Workspace,
    grid: &Grid,
    (names, curves): (&Names, &DrawnCurves),
) -> [Layer; 3] {
    [
        Layer::from_frames(LayerKind::Lanes, backdrop::bands(pass, workspace, grid)),
        Layer::from_frames(LayerKind::Emotion, emotion::frames(pass, workspace, grid, curves)),
        Layer::from_frames(LayerKind::Rail, backdrop::rail(pass, workspace, grid, names)),
    ]
}

/// The cards, row by row.
pub(super) fn cards(cells: &Cells, grid: &Grid) -> Layer {
    let rows = cells.rows.iter().zip(&grid.rows);
    let bands = rows.flat_map(|(row, place)| {
        let at = Point::new(0.0, place.content);
        row.runs.iter().map(move |band| PlacedBand { at, band: Arc::clone(band) })
    });
    Layer::new(LayerKind::Cards, bands.collect())
}

/// The lines of all connectors, which move with their rows.
pub(super) fn connectors(lines: &ConnectorLines, grid: &Grid) -> Layer {
    let bands = lines.runs().filter_map(|(row, band)| {
        let at = Point::new(0.0, grid.rows.get(row)?.content);
        Some(PlacedBand { at, band: Arc::clone(band) })
    });
    Layer::new(LayerKind::Connectors, bands.collect())
}

/// A whole scene: layers of rows, and those above all others.
pub(super) fn scene(
    pass: &Pass<'_>,
    size: Size,
    ([lanes, emotion, rail], above): ([Layer; 3], Vec<Layer>),
    (cells, lines, grid): (&Cells, &ConnectorLines, &Grid),
) -> Scene {
    let mut layers = vec![lanes, connectors(lines, grid), cards(cells, grid), emotion, rail];
    layers.extend(above);
    Scene::new(size, pass.flow, layers)
}

/// The scene with layers in place of those of their kinds.
pub(super) fn replaced(pass: &Pass<'_>, scene: &Scene, size: Size, layers: Vec<Layer>) -> Scene {
    let new = |old: &Layer| layers.iter().find(|layer| layer.kind == old.kind).unwrap_or(old).clone();
    Scene::new(size, pass.flow, scene.layers().iter().map(new).collect())
}
