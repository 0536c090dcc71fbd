//! One pass of the layout: the map, its order and what it is laid out with.

use std::hash::Hash;

use super::cache::{self, FrameSlot, Workspace};
use crate::geom::{Flow, Point, Vec2};
use crate::i18n::MapWords;
use crate::model::{EasingLetters, Lane, Map, Persona, ReadingOrder, Stage, Step};
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
    /// With the curves of emotions in parts of some steps: for a view that draws anew what has changed. It looks the same.
    pub curve_parts: bool,
}

impl<'a> LayoutOptions<'a> {
    /// The map as it is worked on.
    #[must_use]
    pub fn canvas(words: &'a MapWords) -> Self {
        let (margin, density) = (size::CANVAS_MARGIN, Density::default());
        let (rail, title, legend, letters) = (size::RAIL, true, false, None);
        Self { words, margin, rail, title, legend, density, letters, curve_parts: true }
    }

    /// The map as it is handed over.
    #[must_use]
    pub fn picture(words: &'a MapWords) -> Self {
        let (margin, density) = (size::PICTURE_MARGIN, Density::default());
        let (rail, title, legend, letters) = (size::RAIL, true, true, None);
        Self { words, margin, rail, title, legend, density, letters, curve_parts: false }
    }
}

/// What all stages of a layout need to know.
pub(super) struct Pass<'a> {
    pub map: &'a Map,
    pub order: &'a ReadingOrder,
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
        order: &'a ReadingOrder,
        letters: &'a EasingLetters,
        (theme, options): (&'a Theme, &LayoutOptions<'a>),
    ) -> Self {
        let flow = map.info.direction;
        let lanes = order.lanes().iter().filter_map(|lane| map.lanes.get(lane)).filter(|lane| !lane.hidden).collect();
        let LayoutOptions { words, margin, rail, density, .. } = *options;
        let base = cache::hash_of(&(theme, words.locale(), flow, margin.to_bits(), rail.to_bits(), density));
        Self { map, order, lanes, letters, theme, options: *options, lengths: density.lengths(), flow, base }
    }

    /// The stages from first to last.
    pub fn stages(&self) -> impl Iterator<Item = &'a Stage> + use<'a> {
        let map = self.map;
        self.order.stages().iter().filter_map(|stage| map.stages.get(stage))
    }

    /// The steps from first to last.
    pub fn steps(&self) -> impl Iterator<Item = &'a Step> + use<'a> {
        let map = self.map;
        self.order.steps().iter().filter_map(|step| map.steps.get(step))
    }

    /// The personas, hidden ones too.
    pub fn personas(&self) -> impl Iterator<Item = &'a Persona> + use<'a> {
        let map = self.map;
        self.order.personas().iter().filter_map(|persona| map.personas.get(persona))
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
