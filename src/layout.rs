//! From a map to a scene: a pure function.
//!
//! The same map, fonts, theme and options give the same scene on every machine. Everything is computed along
//! the inline axis (steps) and the block axis (lanes), as if inline ran left to right. Frames are turned by
//! [`crate::scene::Frame::mirrored`] when they are built and their places by [`Scene::new`]; nothing in this module
//! asks for left or right.
//!
//! # The pipeline
//!
//! Each module uses only those above it in this table; the order is the order of work. It follows from one circle that
//! has to be cut: connectors need gutters between the cards, gutters move the cards, and cards decide where connectors
//! run. So connectors are routed first, in terms of rows, columns and gutters alone, before anything has a size.
//!
//! | module | what it decides |
//! |---|---|
//! | `way`, `outlines`, `cache`, `pass` | what all stages share: the way of a connector as data, outlines that many frames have, what is kept from the last layout, the map with its options |
//! | `cells` | which cards are visible, in which cell, and which gutters long cards bar |
//! | `lines` | which of the three derived lines lie above which lane |
//! | `route` | through which gutters each connector runs |
//! | `label` | how large the labels of connectors are, and beside which card they stand |
//! | `gutter` | how wide the gutters are, for the connectors and labels in them, and so where the columns are |
//! | `title`, `head`, `lane` | the names around the cells, at their widths |
//! | `curve`, `quote` | where emotion curves run, and where the quotes beside them stand |
//! | `letter` | the badge that an opportunity and the pain points that it would ease have in common |
//! | `card` | the frame of a card |
//! | `stack` | how the cards and labels of a row stack, and so how high it is |
//! | `grid` | where the rows are |
//! | `space` | where each card is, and what is free between them |
//! | `connector` | the lines of connectors: ports at the cards, tracks in the gutters, places of labels |
//! | `emotion`, `backdrop`, `legend` | the frames around and behind the cards |
//! | `page`, `ranking`, `contents` | a finished layout on sheets of paper, pain points as a table, the map in words |
//!
//! # Time
//!
//! A [`Workspace`] remembers frames, and the ways of connectors, by the hash of all that they are made from. A warm
//! layout therefore places and does not measure or search, and a backend can keep what it derived from a frame. The scene
//! shares with the last one what is alike in both.
//!
//! A file may hold a million records and chooses their shape: thousands of cards that each reach over thousands of
//! steps, every card joined to every other, a hundred personas with a quote at each step. No stage takes more time than
//! about the records that are there times the logarithm of their number; where a search could (the order of tracks, the
//! places of quotes, the turns of a line), it is bounded by a number named `MOST_…`, and beyond that the result is plain.

mod backdrop;
mod cache;
mod card;
mod cells;
mod connector;
mod contents;
mod curve;
mod emotion;
mod grid;
mod gutter;
mod head;
mod label;
mod lane;
mod legend;
mod letter;
mod lines;
mod outlines;
mod page;
mod pass;
mod quote;
mod ranking;
mod route;
mod space;
mod stack;
mod title;
mod way;

use crate::geom::Size;
use crate::model::{EasingLetters, Map, Order};
use crate::scene::{Layer, LayerKind, Scene};
use crate::theme::Theme;

use pass::Pass;

pub use cache::Workspace;
pub use contents::contents;
pub use grid::{Grid, LaneBand};
pub use gutter::Column;
pub use page::{fitted_page, numbered, pages};
pub use pass::LayoutOptions;
pub use ranking::ranking;

/// A map laid out.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// What to draw.
    pub scene: Scene,
    /// Where the columns and rows are: what a pointer needs.
    pub grid: Grid,
    /// Which opportunity would ease which pain point.
    pub letters: EasingLetters,
}

/// Lays a map out.
#[must_use]
pub fn layout(map: &Map, workspace: &mut Workspace, theme: &Theme, options: &LayoutOptions<'_>) -> Layout {
    let order = Order::of(map);
    let letters = EasingLetters::from_part(map, &order, options.letters);
    let pass = Pass::new(map, &order, &letters, (theme, options));
    let (grid, scene) = run(&pass, workspace);
    workspace.end_pass();
    Layout { scene, grid, letters }
}

fn run(pass: &Pass<'_>, workspace: &mut Workspace) -> (Grid, Scene) {
    let margin = pass.options.margin;
    // What follows from the cells alone.
    let cells = cells::Cells::new(pass);
    let routes = route::routes(pass, workspace, &cells);
    let labels = label::Labels::new(pass, workspace, &routes);
    // Along inline.
    let names_end = lane::names_end(pass, &mut workspace.engine);
    let gutters = gutter::Gutters::new(pass, &routes, &labels, names_end);
    let columns = gutter::columns(pass, &gutters);
    // Heights at those widths, and so along block.
    let title = title::title(pass, workspace);
    let title_size = title.as_ref().map_or(Size::ZERO, |title| title.frame.size);
    let title_height = title.as_ref().map_or(0.0, |_| title_size.height + title::FOOT);
    let heads = head::Heads::new(pass, workspace, &columns);
    let names = lane::Names::new(pass, &mut workspace.engine);
    let mut curves = curve::Curves::new(pass, &columns);
    quote::place(pass, &mut workspace.engine, &mut curves);
    let stacks = stack::stacks(pass, workspace, (&cells, &columns), &labels, (&names, curves.height));
    let mut grid = grid::Grid::new(pass, &gutters, columns, &stacks, (title_height, &heads), curves.above);
    // Lanes reach the edge of the page, also under a title that is wider than all columns.
    grid.width = grid.width.max(title_size.width + 2.0 * margin);
    // Everything at its place.
    let cards = space::place(stacks, &grid);
    let space = space::Space { cells: &cells, cards: &cards, grid: &grid };
    let network = connector::Network { routes: &routes, labels: &labels, space };
    let (header, head_names) = backdrop::header(pass, workspace, &grid, heads);
    let mut layers = vec![
        Layer::from_frames(LayerKind::Lanes, backdrop::bands(pass, workspace, &grid)),
        Layer::from_frames(LayerKind::Connectors, connector::connectors(pass, workspace, network)),
        Layer::new(LayerKind::Cards, cards.bands),
        Layer::from_frames(LayerKind::Emotion, emotion::frames(pass, workspace, &grid, &curves)),
        Layer::from_frames(LayerKind::Rail, backdrop::rail(pass, workspace, &grid, &names)),
        Layer::from_frames(LayerKind::Header, header),
        Layer::from_frames(LayerKind::Names, head_names),
        Layer::from_frames(LayerKind::Corner, backdrop::corner(pass, workspace, &grid)),
    ];
    let mut extent = Size::new(grid.width, grid.bottom + margin);
    if let Some(title) = title {
        layers.push(Layer::from_frames(LayerKind::Title, vec![title]));
    }
    if pass.options.legend {
        let legend = legend::legend(pass, workspace, extent.width, grid.bottom);
        let bottom = legend.as_ref().map_or(grid.bottom, |legend| legend.at.y + legend.frame.size.height);
        extent.height = extent.height.max(bottom + margin);
        layers.push(Layer::from_frames(LayerKind::Legend, legend.into_iter().collect()));
    }
    let scene = workspace.shared(Scene::new(extent, pass.flow, layers));
    (grid.finished(pass.flow, extent.width), scene)
}
