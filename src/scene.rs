//! The display list: layout makes it and every backend draws it.
//!
//! A [`Scene`] is a stack of [`Layer`]s of placed [`Frame`]s. A frame is a handful of [`Item`]s in its own
//! coordinates, shared by reference count: the same card at another place is the same frame. That is why a
//! warm layout only places, and why a canvas knows what has not changed.
//!
//! # Looking for something
//!
//! What is in an area, and where a record is, is found without walking through the scene. The frames of a layer lie in
//! [`Band`]s: a few at most for each row of the map, with coordinates of their own. Over the boxes of the frames of a band,
//! and over those of the bands of a layer, there is a tree; a band has a list of its records. When a row becomes higher, the
//! bands after it move and are otherwise as they were, shared with the scene before: a clone of a scene costs a dozen
//! reference counts, so that another thread can have one, and [`damage::damage`] finds what is different in a scene by
//! looking into those bands alone that are. Lines between cards move with rows and are drawn step by step: their bands are
//! woven, each of their frames has its [`PaintOrder`] among all frames of the layer.
//!
//! Nothing here measures text or decides where things go, and a backend that draws a scene needn't know what it
//! depicts. Coordinates are map units, y downwards; colors are plain sRGB.

mod band;
mod box_tree;
pub mod contents;
pub mod damage;
mod frame;
mod layer;
pub mod page;
mod paint;
mod snapshot;
pub mod sticky;

use crate::geom::{Flow, Rect, Size};

pub use crate::model::Key;
pub use band::{Band, PaintOrder, PlacedBand};
pub use frame::{Frame, Item, Part, Placed, PlacedRef, Shape, Tag};
pub use layer::Layer;
pub use paint::{Color, Dash, Radii, Stroke};

/// The layers, from back to front.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LayerKind {
    /// Bands of the lanes and the lines between them.
    Lanes,
    /// Arrows between cards.
    Connectors,
    /// Cards.
    Cards,
    /// Emotion curves with their zero line.
    Emotion,
    /// Lane names: stays at the inline start of a view that scrolls.
    Rail,
    /// Stages and steps: stays at the top of a view that scrolls.
    Header,
    /// Their names, which stay with them, and in sight as long as there is room in them.
    Names,
    /// Where rail and header meet: stays at both.
    Corner,
    /// Title and what else is above the stages.
    Title,
    /// What the marks mean, below the map.
    Legend,
}

impl LayerKind {
    /// All layers.
    pub const ALL: [Self; 10] = [
        Self::Lanes,
        Self::Connectors,
        Self::Cards,
        Self::Emotion,
        Self::Rail,
        Self::Header,
        Self::Names,
        Self::Corner,
        Self::Title,
        Self::Legend,
    ];

    /// A stable name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Lanes => "lanes",
            Self::Connectors => "connectors",
            Self::Cards => "cards",
            Self::Emotion => "emotion",
            Self::Rail => "rail",
            Self::Header => "header",
            Self::Names => "names",
            Self::Corner => "corner",
            Self::Title => "title",
            Self::Legend => "legend",
        }
    }
}

/// A whole picture of a map, independent of any view. A clone shares the layers.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// Width and height; everything lies within.
    pub size: Size,
    /// Which way the steps run.
    pub flow: Flow,
    layers: Vec<Layer>,
}

impl Scene {
    /// A scene of layers from back to front, whose frames are placed as if inline ran left to right.
    ///
    /// Right to left all is turned around. Only places change: frames are built mirrored, by [`Frame::mirrored`], so that
    /// they can be shared between layouts.
    #[must_use]
    pub fn new(size: Size, flow: Flow, layers: Vec<Layer>) -> Self {
        let layers = layers.into_iter().map(|layer| layer.placed_in(flow, size.width)).collect();
        Self { size, flow, layers }
    }

    /// The layers from back to front.
    #[must_use]
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// One layer; an empty one where the scene has none of the kind.
    #[must_use]
    pub fn layer(&self, kind: LayerKind) -> &Layer {
        self.layers.iter().find(|layer| layer.kind == kind).unwrap_or(Layer::empty())
    }

    /// All frames from back to front.
    pub fn frames(&self) -> impl DoubleEndedIterator<Item = (LayerKind, PlacedRef<'_>)> + Clone {
        self.layers.iter().flat_map(|layer| layer.frames().map(move |placed| (layer.kind, placed)))
    }

    /// The frames that are in an area, draw in it, or may move into it, from back to front.
    pub fn within(&self, area: Rect) -> impl DoubleEndedIterator<Item = (LayerKind, PlacedRef<'_>)> {
        self.layers.iter().flat_map(move |layer| layer.within(area).into_iter().map(move |placed| (layer.kind, placed)))
    }

    /// The same scene with everything shared that an earlier one has alike.
    #[must_use]
    pub fn sharing(mut self, before: &Self) -> Self {
        let layers = std::mem::take(&mut self.layers).into_iter();
        self.layers = layers
            .map(|layer| {
                let old = before.layer(layer.kind);
                layer.sharing(old)
            })
            .collect();
        self
    }
}
