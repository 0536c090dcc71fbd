//! One pass of the layout: the map, its order and what it is laid out with.

use std::hash::Hash;

use super::cache::{self, FrameSlot, Workspace};
use crate::geom::{Flow, Point, Vec2};
use crate::i18n::MapWords;
use crate::model::{EasingLetters, Lane, Map, Order};
use crate::scene::{Frame, Placed, Tag};
use crate::text::Engine;
use crate::theme::{Density, Lengths, Theme, size};

/// What a layout depends on beside the map.
#[derive(Clone, Copy, Debug)]
pub struct LayoutOptions<'a> {
    /// The words drawn on the map, in its language.
    pub words: &'a MapWords,
    /// Space around everything.
    pub margin: f64,
    /// The width of the lane names' column.
    pub rail: f64,
    /// With the title above the stages.
    pub title: bool,
    /// With the meaning of the marks below the lanes.
    pub legend: bool,
    /// How much room there is around cards and in columns of automatic width.
    pub density: Density,
    /// The letters of the map that this one is a part of; `None` where it is whole.
    pub letters: Option<&'a EasingLetters>,
}

impl<'a> LayoutOptions<'a> {
    /// The map as it is worked on.
    #[must_use]
    pub fn canvas(words: &'a MapWords) -> Self {
        let (margin, density) = (size::CANVAS_MARGIN, Density::default());
        Self { words, margin, rail: size::RAIL, title: true, legend: false, density, letters: None }
    }

    /// The map as it is handed over.
    #[must_use]
    pub fn picture(words: &'a MapWords) -> Self {
        let (margin, density) = (size::PICTURE_MARGIN, Density::default());
        Self { words, margin, rail: size::RAIL, title: true, legend: true, density, letters: None }
    }
}

/// What all stages of a layout need to know.
pub(super) struct Pass<'a> {
    pub map: &'a Map,
    pub order: &'a Order<'a>,
    /// The visible lanes from top to bottom.
    pub lanes: Vec<&'a Lane>,
    pub letters: &'a EasingLetters,
    pub theme: &'a Theme,
    pub options: LayoutOptions<'a>,
    /// The lengths of that density.
    pub lengths: Lengths,
    pub flow: Flow,
    /// Hash of what all frames depend on: theme, words, flow, margin, density.
    pub base: u64,
}

impl<'a> Pass<'a> {
    pub fn new(
        map: &'a Map,
        order: &'a Order<'a>,
        letters: &'a EasingLetters,
        (theme, options): (&'a Theme, &LayoutOptions<'a>),
    ) -> Self {
        let flow = map.info.direction;
        let lanes = order.lanes.iter().copied().filter(|lane| !lane.hidden).collect();
        let LayoutOptions { words, margin, rail, density, .. } = *options;
        let base = cache::hash_of(&(theme, words.locale(), flow, margin.to_bits(), rail.to_bits(), density));
        Self { map, order, lanes, letters, theme, options: *options, lengths: density.lengths(), flow, base }
    }

    /// Where the lane names end, along inline.
    pub fn rail_end(&self) -> f64 {
        self.options.margin + self.options.rail
    }

    /// A frame from the cache, or built now from what has that hash, at a place.
    pub fn place(
        &self,
        workspace: &mut Workspace,
        slot: FrameSlot,
        content: impl Hash,
        at: Point,
        tag: Option<Tag>,
        build: impl FnOnce(&mut Engine) -> Frame,
    ) -> Placed {
        let frame = workspace.frame(slot, cache::hash_of(&(self.base, content)), self.flow, build);
        Placed { at, tag, frame }
    }
}

/// A distance along inline and block.
pub(super) fn vec(x: f64, y: f64) -> Vec2 {
    Vec2::new(x, y)
}
