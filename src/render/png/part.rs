//! A part of a picture, drawn by itself: what the canvas puts together, and what has changed in it.

use super::dash::Dashes;
use super::painter::{Tile, TilePainter};
use crate::scene::{Color, Placed};

/// A rectangle of pixels of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PicturePart {
    /// The first column, from the left edge of the scene.
    pub left: i32,
    /// The first row, from the top of the scene.
    pub top: i32,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
    /// Pixels per map unit.
    pub scale: f64,
    /// Level and upright edges are moved to whole pixels, as on a screen.
    pub sharp: bool,
}

/// Draws parts of pictures one after the other, and keeps what it needs for the next.
pub struct PartPainter {
    painter: TilePainter,
}

impl Default for PartPainter {
    fn default() -> Self {
        Self::new()
    }
}

impl PartPainter {
    /// A painter that has drawn nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self { painter: TilePainter::new(Dashes::all(1.0)) }
    }

    /// Draws frames from back to front and fills `pixels` with the part: red, green, blue and opacity of each pixel, the
    /// colors multiplied by the opacity. Frames outside it cost little.
    pub fn paint<'a>(
        &mut self,
        part: PicturePart,
        paper: Option<Color>,
        frames: impl IntoIterator<Item = &'a Placed>,
        pixels: &mut Vec<u8>,
    ) {
        let PicturePart { left, top, width, height, scale, sharp } = part;
        let tile = Tile { left, top, width, height, scale, sharp };
        let seen = tile.in_map();
        let frames = frames.into_iter().map(|placed| (placed.borrowed().ink(), placed.borrowed()));
        self.painter.set_dashes(Dashes::all(scale));
        self.painter.paint(tile, paper, frames.filter(|(ink, _)| ink.overlaps(seen)), pixels);
    }
}
