//! The display list: layout makes it and every backend draws it.
//!
//! A [`Scene`] is a stack of [`Layer`]s of placed [`Frame`]s. A frame is a handful of [`Item`]s in its own
//! coordinates, shared by reference count: the same card at another place is the same frame. That is why a
//! warm layout only places, and why a canvas can keep the mesh of a frame as long as the frame lives.
//!
//! Nothing here measures text or decides where things go, and a backend that draws a scene needn't know what it
//! depicts. Coordinates are map units, y downwards; colors are plain sRGB.

pub mod contents;
mod frame;
pub mod page;
mod paint;
mod snapshot;
pub mod sticky;

use crate::geom::{Flow, Size};

pub use crate::model::Key;
pub use frame::{Frame, Item, Part, Placed, Shape, Tag};
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

/// Frames that are drawn together.
#[derive(Clone, Debug)]
pub struct Layer {
    /// What the layer is.
    pub kind: LayerKind,
    /// Its frames, from back to front.
    pub frames: Vec<Placed>,
}

/// A whole picture of a map, independent of any view.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// Width and height; everything lies within.
    pub size: Size,
    /// Which way the steps run.
    pub flow: Flow,
    /// From back to front.
    pub layers: Vec<Layer>,
}

impl Scene {
    /// All frames from back to front.
    pub fn frames(&self) -> impl DoubleEndedIterator<Item = (LayerKind, &Placed)> {
        self.layers.iter().flat_map(|layer| layer.frames.iter().map(|placed| (layer.kind, placed)))
    }

    /// The frames of one layer.
    #[must_use]
    pub fn layer(&self, kind: LayerKind) -> &[Placed] {
        self.layers.iter().find(|layer| layer.kind == kind).map(|layer| layer.frames.as_slice()).unwrap_or_default()
    }

    /// The scene turned around for right to left. Only places change: frames are built mirrored, by
    /// [`Frame::mirrored`], so that they can be shared between layouts.
    #[must_use]
    pub fn mirrored(mut self) -> Self {
        for placed in self.layers.iter_mut().flat_map(|layer| &mut layer.frames) {
            placed.at.x = frame::mirrored_x(self.size.width, placed.at.x, placed.frame.size.width);
        }
        self.flow = Flow::RightToLeft;
        self
    }
}
