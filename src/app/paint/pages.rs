//! What is handed to the screen: textures that hold tiles, pixels for them, and which parts of them go where.

use crate::geom::Rect;

/// Something that happens to a page.
#[derive(Clone, Debug)]
pub enum PageChange {
    /// There is a new one, with anything in it.
    Make {
        /// The page.
        page: usize,
        /// Columns and rows.
        size: [u32; 2],
    },
    /// Pixels for a part of it.
    Draw {
        /// The page.
        page: usize,
        /// The column and the row where the part begins.
        at: [u32; 2],
        /// Columns and rows.
        size: [u32; 2],
        /// Red, green, blue and opacity of each pixel.
        pixels: Vec<u8>,
    },
    /// Nothing is shown from it any more.
    Free(usize),
}

/// A part of a page on the screen. What is drawn later lies above.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quad {
    /// The page.
    pub page: usize,
    /// Which part of it, in its pixels.
    pub from: Rect,
    /// Where it goes, in pixels of the screen.
    pub to: Rect,
    /// It is drawn larger or smaller than it is, and has to look smooth.
    pub smooth: bool,
}
