//! Frames: a handful of items each, in coordinates of their own, and where they are placed.

use std::sync::Arc;

use super::paint::{Color, Radii, Stroke};
use crate::geom::{BezPath, Flow, Point, Rect, Shape as _, Size};
use crate::model::Key;
use crate::text::Block;

/// Something to draw, from the item's place.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle with its top left corner at the item's place.
    Rect {
        /// Width and height.
        size: Size,
        /// Corner radii.
        radii: Radii,
        /// The inside.
        fill: Option<Color>,
        /// The edge, centered on the outline.
        stroke: Option<Stroke>,
    },
    /// A path relative to the item's place.
    Path {
        /// Its segments.
        path: Arc<BezPath>,
        /// The inside (non-zero winding).
        fill: Option<Color>,
        /// The line.
        stroke: Option<Stroke>,
    },
    /// Shaped text or an icon with the top left corner of its block at the item's place.
    Text {
        /// The shaped glyphs.
        block: Arc<Block>,
        /// Their color.
        color: Color,
    },
}

impl Shape {
    /// A rectangle without an edge.
    #[must_use]
    pub fn filled(size: Size, radii: Radii, color: Color) -> Self {
        Self::Rect { size, radii, fill: Some(color), stroke: None }
    }
}

/// Which part of what a record shows an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The body: what a click selects and a drag takes hold of.
    Body,
    /// The text that is edited in place.
    Text,
    /// The star of a moment of truth.
    Star,
    /// A point of an emotion curve.
    Point,
    /// The handle beside a record under the pointer, from which a connector is drawn: no scene holds it.
    Handle,
    /// The dot of a pain point that stands for this severity.
    Dot(u8),
    /// How often a pain point happens.
    Frequency,
}

/// What an item shows: a record of the map, and which part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tag {
    /// The record.
    pub key: Key,
    /// The part.
    pub part: Part,
}

impl Tag {
    /// The tag of a part of a record.
    pub fn new(key: impl Into<Key>, part: Part) -> Self {
        Self { key: key.into(), part }
    }
}

/// One thing to draw, within a frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Where, in the frame's coordinates.
    pub at: Point,
    /// What it shows, when it can be pointed at.
    pub tag: Option<Tag>,
    /// What to draw.
    pub shape: Shape,
}

impl Item {
    /// The box of the item in the frame's coordinates, without the width of its stroke.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        let shape = match &self.shape {
            Shape::Rect { size, .. } => size.to_rect(),
            Shape::Path { path, .. } => path.bounding_box(),
            Shape::Text { block, .. } => block.size().to_rect(),
        };
        shape + self.at.to_vec2()
    }

    /// The box of all that the item draws, in the frame's coordinates: quick to compute and never too small.
    #[must_use]
    pub fn ink(&self) -> Rect {
        let (held, over) = match &self.shape {
            Shape::Rect { size, stroke, .. } => (size.to_rect(), stroke.map_or(0.0, |stroke| stroke.width)),
            Shape::Path { path, stroke, .. } => (path.control_box(), stroke.map_or(0.0, |stroke| stroke.width)),
            // Swashes and stacked marks extend beyond the box of the lines.
            Shape::Text { block, .. } => {
                (block.size().to_rect(), block.runs().first().map_or(0.0, |run| f64::from(run.size)))
            }
        };
        held.abs().inflate(over, over) + self.at.to_vec2()
    }

    /// True for a square area that spans its frame in one direction or both: those that meet leave no seam when their
    /// edges are on whole pixels, and it is large enough for edges to be moved by half a pixel.
    #[must_use]
    pub fn is_ground(&self, frame: Size) -> bool {
        const LEAST: f64 = 8.0;
        let Shape::Rect { size, radii, .. } = &self.shape else { return false };
        let wide = self.at.x <= 0.0 && self.at.x + size.width >= frame.width;
        let high = self.at.y <= 0.0 && self.at.y + size.height >= frame.height;
        *radii == Radii::default() && (wide || high) && size.width.min(size.height) >= LEAST
    }

    fn hit(&self, at: Point, reach: f64) -> bool {
        match &self.shape {
            Shape::Path { path, fill: None, .. } => {
                let local = at - self.at.to_vec2();
                path.segments().any(|segment| {
                    use kurbo::ParamCurveNearest as _;
                    segment.nearest(local, 0.25).distance_sq <= reach * reach
                })
            }
            _ => {
                // Ratings and points are too small to hit: each also takes the room beside, above and below it.
                let room = match self.tag.map(|tag| tag.part) {
                    Some(Part::Dot(_)) => (1.0, 7.0),
                    Some(Part::Frequency) => (3.0, 0.0),
                    Some(Part::Point) => (5.0, 5.0),
                    _ => (0.0, 0.0),
                };
                self.bounds().inflate(room.0, room.1).contains(at)
            }
        }
    }

    fn mirrored(self, whole: f64) -> Self {
        let Self { at, tag, shape } = self;
        let (x, shape) = match shape {
            Shape::Rect { size, radii, fill, stroke } => {
                (mirrored_x(whole, at.x, size.width), Shape::Rect { size, radii: radii.mirrored(), fill, stroke })
            }
            Shape::Path { path, fill, stroke } => {
                let path = Arc::new(kurbo::Affine::FLIP_X * (*path).clone());
                (mirrored_x(whole, at.x, 0.0), Shape::Path { path, fill, stroke })
            }
            Shape::Text { block, color } => (mirrored_x(whole, at.x, block.size().width), Shape::Text { block, color }),
        };
        Self { at: Point::new(x, at.y), tag, shape }
    }
}

/// A handful of items that belong together, in their own coordinates: a card, a stage's chevron, a lane's band.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// Its size: items may reach over it, such as a star at a corner.
    pub size: Size,
    /// The box of all that its items draw; `None` when there are none.
    pub ink: Option<Rect>,
    /// How far along inline it may move from its place to stay in sight: a name within what it names.
    pub slides: f64,
    /// What it consists of, from back to front.
    pub items: Vec<Item>,
}

impl Frame {
    /// An empty frame of that size.
    #[must_use]
    pub fn new(size: Size) -> Self {
        Self { size, ink: None, slides: 0.0, items: Vec::new() }
    }

    /// A frame filled with a color.
    #[must_use]
    pub fn filled(size: Size, color: Color) -> Self {
        let mut frame = Self::new(size);
        frame.push(Point::ZERO, None, Shape::filled(size, Radii::default(), color));
        frame
    }

    /// Adds an item in front.
    pub fn push(&mut self, at: Point, tag: Option<Tag>, shape: Shape) {
        self.add([Item { at, tag, shape }]);
    }

    /// Adds items in front.
    pub fn add(&mut self, items: impl IntoIterator<Item = Item>) {
        for item in items {
            let ink = item.ink();
            self.ink = Some(self.ink.map_or(ink, |all| all.union(ink)));
            self.items.push(item);
        }
    }

    /// The frame turned around for right to left: every item moves to the mirrored place, outlines turn with
    /// it, text and icons keep their glyphs (they were shaped for their own direction).
    #[must_use]
    pub fn mirrored(mut self) -> Self {
        let whole = self.size.width;
        let items = std::mem::take(&mut self.items);
        self.ink = None;
        self.add(items.into_iter().map(|item| item.mirrored(whole)));
        self
    }
}

/// A frame at a place.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Where its top left corner is.
    pub at: Point,
    /// What it shows as a whole.
    pub tag: Option<Tag>,
    /// What is drawn there.
    pub frame: Arc<Frame>,
}

impl Placed {
    /// The box of the frame.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        self.borrowed().bounds()
    }

    /// The frame where it is.
    #[must_use]
    pub fn borrowed(&self) -> PlacedRef<'_> {
        PlacedRef { at: self.at, tag: self.tag, frame: &self.frame }
    }

    /// What [`PlacedRef::reach`] is in the coordinates of a band, whichever way inline runs in a scene: what reaches over one
    /// side of the frame counts on both.
    pub(super) fn inline_reach(&self) -> Rect {
        let (bounds, whole) = (self.bounds(), self.frame.size.width);
        let mirrored = |ink: Rect| Rect { x0: whole - ink.x1, x1: whole - ink.x0, ..ink };
        let ink = self.frame.ink.map(|ink| ink.union(mirrored(ink)) + self.at.to_vec2());
        let all = ink.map_or(bounds, |ink| ink.union(bounds));
        Rect { x1: all.x1 + self.frame.slides, ..all }
    }

    /// True when the very same frame is at the same place.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.at == other.at && self.tag == other.tag && Arc::ptr_eq(&self.frame, &other.frame)
    }
}

/// A frame of a scene, at its place there.
#[derive(Clone, Copy, Debug)]
pub struct PlacedRef<'a> {
    /// Where its top left corner is.
    pub at: Point,
    /// What it shows as a whole.
    pub tag: Option<Tag>,
    /// What is drawn there.
    pub frame: &'a Arc<Frame>,
}

impl PlacedRef<'_> {
    /// The box of the frame in the scene.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        Rect::from_origin_size(self.at, self.frame.size)
    }

    /// The box of all that the frame draws, in the scene; where it draws nothing, its corner.
    #[must_use]
    pub fn ink(&self) -> Rect {
        self.frame.ink.unwrap_or_default() + self.at.to_vec2()
    }

    /// The box of the frame and of all that it draws, in all places that it may move to in order to stay in sight.
    #[must_use]
    pub fn reach(&self, flow: Flow) -> Rect {
        let all = self.frame.ink.map_or(self.bounds(), |ink| self.bounds().union(ink + self.at.to_vec2()));
        match flow {
            Flow::LeftToRight => Rect { x1: all.x1 + self.frame.slides, ..all },
            Flow::RightToLeft => Rect { x0: all.x0 - self.frame.slides, ..all },
        }
    }

    /// The same, to be kept.
    #[must_use]
    pub fn to_placed(&self) -> Placed {
        Placed { at: self.at, tag: self.tag, frame: Arc::clone(self.frame) }
    }

    /// The frontmost tagged thing of this frame at `at` (in scene coordinates).
    #[must_use]
    pub fn hit(&self, at: Point, reach: f64) -> Option<Tag> {
        let over = hit_margin(reach);
        if !self.bounds().inflate(over, over).contains(at) {
            return None;
        }
        let local = at - self.at.to_vec2();
        let item = self.frame.items.iter().rev().filter(|item| item.hit(local, reach)).find_map(|item| item.tag);
        item.or_else(|| self.tag.filter(|_| self.bounds().contains(at)))
    }
}

/// How far from a frame its items may be hit, when lines are met within `reach`.
pub(super) fn hit_margin(reach: f64) -> f64 {
    reach.max(12.0)
}

/// Moves a box of `width` to the mirrored place within `whole`.
pub(super) fn mirrored_x(whole: f64, x: f64, width: f64) -> f64 {
    whole - x - width
}
