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
//! | `way`, `outlines`, `cache`, `pass`, `run`, `breaks` | what all stages share: the way of a connector as data, outlines that many frames have, what is kept from earlier layouts, the map with its options, frames that stay together, rows that come apart |
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
//! | `layers`, `stages` | the scene of all that; all stages in turn |
//! | `change`, `follow` | what a change of the map touches, and how the stages follow it |
//! | `page`, `ranking`, `contents` | a finished layout on sheets of paper, pain points as a table, the map in words |
//!
//! # Time
//!
//! A [`Workspace`] remembers frames, and the ways of connectors, by the hash of all that they are made from. A warm
//! layout therefore places and does not measure or search, and a backend can keep what it derived from a frame.
//!
//! An editor lays a map out once and then lets the layout [`follow()`] each change. [`Stages`] hold what each stage made, row by
//! row and connector by connector; a change touches some rows, and the connectors at its cards, past them, and beside
//! those in their gutters. All else stays as it is, and the new scene shares it with the last one: what lies below a row
//! that becomes higher is measured from its own row, and moves with it. The law that keeps this honest: the result is that
//! of [`layout()`].
//!
//! A file may hold a million records and chooses their shape: thousands of cards that each reach over thousands of
//! steps, every card joined to every other, a hundred personas with a quote at each step. No stage takes more time than
//! about the records that are there times the logarithm of their number; where a search could (the order of tracks, the
//! places of quotes, the turns of a line), it is bounded by a number named `MOST_…`, and beyond that the result is plain.

mod backdrop;
mod breaks;
mod cache;
mod card;
mod cells;
mod change;
mod connector;
mod contents;
mod curve;
mod emotion;
mod follow;
mod grid;
mod gutter;
mod head;
mod label;
mod lane;
mod layers;
mod legend;
mod letter;
mod lines;
mod outlines;
mod page;
mod pass;
mod quote;
mod ranking;
mod route;
mod run;
mod space;
mod stack;
mod stages;
mod title;
mod way;

use crate::model::{EasingLetters, Map, ReadingOrder};
use crate::scene::Scene;
use crate::theme::Theme;

pub use cache::Workspace;
pub use contents::contents;
pub use follow::{Stages, follow, layout_in_stages};
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
    layout_in_stages(map, &ReadingOrder::new(map), workspace, (theme, options)).0
}
