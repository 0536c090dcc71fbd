//! From a map to a scene: a pure function.
//!
//! The same map, fonts, theme and options give the same scene on every machine. Everything is computed along
//! the inline axis (steps) and the block axis (lanes), as if inline ran left to right. Frames are turned by
//! [`crate::scene::Frame::mirrored`] when they are built and the finished scene by [`Scene::mirrored`]; nothing
//! in this module asks for left or right.
//!
//! The order of work follows what depends on what:
//!
//! 1. *Reading order* of the records ([`crate::model::Order`]).
//! 2. *Routes* of the connectors in terms of gutters: which gutters each runs through follows from
//!    the cells alone, so gutters can be as wide as they must be before anything is measured.
//! 3. *Columns*, then the *frames* of the cards at their widths and the places of what is felt and said, then *rows* as
//!    high as their cards stack, with the labels of connectors beside and below them, and as their quotes need.
//! 4. Everything is placed; connectors get their tracks side by side within the gutters.
//!
//! A [`Workspace`] remembers frames, and the ways of connectors, by the hash of all that they are made from. A warm
//! layout therefore places and does not measure or search, and a backend can keep what it derived from a frame.

mod cache;
mod card;
mod connector;
mod contents;
mod curve;
mod feeling;
mod grid;
mod gutter;
mod header;
mod label;
mod legend;
mod page;
mod port;
mod ranking;
mod route;
mod stack;
mod track;

use crate::geom::{Flow, Point, Size, Vec2};
use crate::i18n::MapWords;
use crate::model::{Lane, Map, Order};
use crate::scene::{Layer, LayerKind, Placed, Scene, Tag};
use crate::theme::{Theme, size};

use cache::Slot;
pub use cache::Workspace;
pub use card::channel_icon;
pub use contents::contents;
pub use grid::{Column, Grid, Row};
pub use page::{fitted_page, numbered, pages};
pub use ranking::ranking;

/// What a layout depends on beside the map.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The words drawn on the map, in its language.
    pub words: &'a MapWords,
    /// Space around everything.
    pub margin: f64,
    /// With the title above the stages.
    pub title: bool,
    /// With the meaning of the marks below the lanes.
    pub legend: bool,
}

impl<'a> Options<'a> {
    /// The map as it is worked on.
    #[must_use]
    pub fn canvas(words: &'a MapWords) -> Self {
        Self { words, margin: size::CANVAS_MARGIN, title: true, legend: false }
    }

    /// The map as it is handed over.
    #[must_use]
    pub fn picture(words: &'a MapWords) -> Self {
        Self { words, margin: size::PICTURE_MARGIN, title: true, legend: true }
    }
}

/// A map laid out.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// What to draw.
    pub scene: Scene,
    /// Where the columns and rows are: what a pointer needs.
    pub grid: Grid,
}

/// Everything that the parts of a layout need to know, and the workspace they share.
struct Pass<'a> {
    map: &'a Map,
    order: &'a Order<'a>,
    lanes: Vec<&'a Lane>,
    theme: &'a Theme,
    options: Options<'a>,
    flow: Flow,
    /// Hash of what all frames depend on: theme, words, flow.
    base: u64,
}

/// Lays a map out.
#[must_use]
pub fn layout(map: &Map, workspace: &mut Workspace, theme: &Theme, options: &Options<'_>) -> Layout {
    let order = Order::of(map);
    let pass = Pass::of(map, &order, theme, options);
    workspace.begin_pass();
    let layout = pass.run(workspace);
    workspace.end_pass();
    layout
}

impl<'a> Pass<'a> {
    fn of(map: &'a Map, order: &'a Order<'a>, theme: &'a Theme, options: &Options<'a>) -> Self {
        let flow = map.info.direction;
        let lanes = order.lanes.iter().copied().filter(|lane| !lane.hidden).collect();
        let base = cache::hash_of(&(theme, options.words.locale(), flow, options.margin.to_bits()));
        Self { map, order, lanes, theme, options: *options, flow, base }
    }
}

impl Pass<'_> {
    fn run(&self, workspace: &mut Workspace) -> Layout {
        let title = header::title(self, workspace);
        let cells = stack::Cells::of(self);
        let routes = route::routes(self, workspace, &cells);
        let labels = label::Labels::of(self, workspace, &routes);
        let names_end = header::names_end(self, &mut workspace.engine);
        let gutters = gutter::Gutters::of(self, &routes, &labels, names_end);
        let columns = grid::columns(self, &gutters);
        let heads = header::heads(self, workspace, &columns);
        let feelings = feeling::Feelings::of(self, &mut workspace.engine, &columns);
        let stacks = stack::stacks(self, workspace, &cells, &columns, (&labels, feelings.height));
        let mut top = self.options.margin;
        if self.options.title {
            top += title.height;
        }
        let mut grid = grid::Grid::new(self, &columns, &stacks, &gutters, heads.heights, (top, feelings.above));
        if self.options.title {
            // Lanes reach the edge of the page, also under a title that is wider than all columns.
            grid.width = grid.width.max(title.width + 2.0 * self.options.margin);
        }
        let cards = stack::place(stacks, &grid);
        let space = gutter::Space { cells: &cells, cards: &cards, grid: &grid };
        let (header, names) = heads.place(self, workspace, &grid);
        let mut layers = vec![
            Layer { kind: LayerKind::Lanes, frames: header::bands(self, workspace, &grid) },
            Layer {
                kind: LayerKind::Connectors,
                frames: connector::connectors(self, workspace, &routes, &labels, space),
            },
            Layer { kind: LayerKind::Cards, frames: cards.frames },
            Layer { kind: LayerKind::Emotion, frames: curve::curves(self, workspace, &grid, &feelings) },
            Layer { kind: LayerKind::Rail, frames: header::rail(self, workspace, &grid) },
            Layer { kind: LayerKind::Header, frames: header },
            Layer { kind: LayerKind::Names, frames: names },
            Layer { kind: LayerKind::Corner, frames: header::corner(self, workspace, &grid) },
        ];
        let mut extent = Size::new(grid.width, grid.bottom + self.options.margin);
        if self.options.title {
            layers.push(Layer { kind: LayerKind::Title, frames: title.frames });
        }
        if self.options.legend {
            let legend = legend::legend(self, workspace, extent.width, grid.bottom);
            extent.height = extent.height.max(legend.bottom + self.options.margin);
            layers.push(Layer { kind: LayerKind::Legend, frames: legend.frames });
        }
        let scene = Scene { size: extent, flow: Flow::LeftToRight, layers };
        let scene = if self.flow.is_rtl() { scene.mirrored() } else { scene };
        Layout { grid: grid.finished(self.flow, extent.width), scene }
    }

    /// A frame from the cache or built now, at a place.
    fn place(
        &self,
        workspace: &mut Workspace,
        slot: Slot,
        of: impl std::hash::Hash,
        at: Point,
        tag: Option<Tag>,
        build: impl FnOnce(&mut crate::text::Engine) -> crate::scene::Frame,
    ) -> Placed {
        let frame = workspace.frame(slot, cache::hash_of(&(self.base, of)), self.flow, build);
        Placed { at, tag, frame }
    }
}

/// A distance along inline and block.
fn vec(x: f64, y: f64) -> Vec2 {
    Vec2::new(x, y)
}
