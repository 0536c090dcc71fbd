//! What can be chosen about an export.

use crate::exchange::separated::Separator;
use crate::exchange::sheet::Arrangement;
use crate::model::Excerpt;
use crate::render::png::{Compression, PictureSize};
use crate::render::svg::Letters;
use crate::scene::Color;
use crate::theme::{Density, Theme};

use super::Paper;

/// A choice that makes a difference to some formats only: see [`Choice::is_for`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The size in pixels, and the dots per inch.
    Size,
    /// Paper, or nothing.
    Background,
    /// The title block and the legend.
    Blocks,
    /// How much room there is around cards and in columns.
    Density,
    /// A file that is written quickly, or a small one.
    Compression,
    /// Letters as text, or as outlines.
    Letters,
    /// One page as large as the map, or sheets of paper.
    Paper,
    /// A table like the map, or one row per card.
    Arrangement,
    /// What separates the values of a table.
    Separator,
}

/// What is behind a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Background {
    /// The color of paper.
    #[default]
    Paper,
    /// Nothing: what is under the picture shows through.
    Transparent,
}

impl Background {
    /// Its color; `None` if there is none.
    pub(super) fn color(self, theme: &Theme) -> Option<Color> {
        match self {
            Self::Paper => Some(theme.paper),
            Self::Transparent => None,
        }
    }
}

/// Everything that can be chosen. A choice that makes no difference to the format is ignored.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportOptions {
    /// The part of the map.
    pub excerpt: Excerpt,
    /// With the title block above the stages.
    pub title: bool,
    /// With the legend below the lanes.
    pub legend: bool,
    /// How much room there is around cards and in columns. It is chosen for each export: how dense a map is on some
    /// screen says nothing about its picture.
    pub density: Density,
    /// What is behind a picture.
    pub background: Background,
    /// The size of a PNG picture; `None` is [`SCALE`], or the largest possible size if that is too large.
    pub size: Option<PictureSize>,
    /// Dots per inch of a PNG picture: see [`crate::render::png::PngOptions::dpi`].
    pub dpi: Option<f64>,
    /// How a PNG picture is compressed.
    pub compression: Compression,
    /// What the letters of an SVG picture become.
    pub letters: Letters,
    /// The pages of a document.
    pub paper: Paper,
    /// The shape of a table.
    pub arrangement: Arrangement,
    /// What separates the values of a CSV table.
    pub separator: Separator,
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self {
            excerpt: Excerpt::default(),
            title: true,
            legend: true,
            density: Density::default(),
            background: Background::default(),
            size: None,
            dpi: None,
            compression: Compression::default(),
            letters: Letters::default(),
            paper: Paper::default(),
            arrangement: Arrangement::default(),
            separator: Separator::default(),
        }
    }
}

/// Pixels per unit of the map by default.
pub const SCALE: f64 = 2.0;
