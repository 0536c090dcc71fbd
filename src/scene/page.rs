//! Pages of a document: parts of a scene, and stamps on top of them.

use std::sync::Arc;

use super::{Frame, LayerKind};
use crate::geom::{Point, Rect, Size};

/// A page. Its unit is a point, a 72nd of an inch.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Width and height.
    pub size: Size,
    /// Parts of the scene, from back to front.
    pub windows: Vec<PageWindow>,
    /// Frames on top of them.
    pub stamps: Vec<Stamp>,
}

/// A part of a scene on a page, cut off at its edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageWindow {
    /// The layers that are seen in it.
    pub layers: &'static [LayerKind],
    /// The part of the scene.
    pub from: Rect,
    /// Where its top left corner is on the page.
    pub at: Point,
    /// Points for a unit of the scene.
    pub scale: f64,
}

impl PageWindow {
    /// The box of the window on the page.
    #[must_use]
    pub fn on_page(&self) -> Rect {
        Rect::from_origin_size(self.at, self.from.size() * self.scale)
    }
}

/// A frame at a place of a page.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// Where its top left corner is on the page.
    pub at: Point,
    /// Points for a unit of the frame.
    pub scale: f64,
    /// What is drawn there.
    pub frame: Arc<Frame>,
    /// What it is in the structure of the document, which is read aloud.
    pub role: StampRole,
}

/// What a stamp is to readers who hear the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StampRole {
    /// The records that the tags of its items name, as in the scene.
    Tags,
    /// Nothing: it is on every page, or there for its looks.
    Artifact,
    /// What the pages from here on are about.
    Heading,
    /// A cell of the table under the last heading. Row 0 has the headings of the columns.
    Cell {
        /// Its row.
        row: usize,
        /// Its column, in reading order.
        column: usize,
    },
}
