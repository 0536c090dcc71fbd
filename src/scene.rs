//! The display list: what layout says and every backend draws.
//!
//! A [`Scene`] is a stack of [`Layer`]s of placed [`Frame`]s. A frame is a handful of [`Item`]s in its own
//! coordinates, shared by reference count: the same card at another place is the same frame. That is why a
//! warm layout only places, and why a canvas can keep the mesh of a frame as long as the frame lives.
//!
//! Nothing here measures text or decides where things go, and a backend that draws a scene need not know
//! what it shows. Coordinates are map units, y downwards; colours are plain sRGB.

pub mod contents;
pub mod page;
mod snapshot;
pub mod sticky;

use std::sync::Arc;

use crate::geom::{BezPath, Flow, Point, Rect, Shape as _, Size, Vec2};
use crate::text::Block;

pub use crate::model::Key;
pub use snapshot::kind;

/// A colour in sRGB with straight (not premultiplied) alpha.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// Opacity: 255 is opaque.
    pub a: u8,
}

impl Color {
    /// An opaque colour from its hexadecimal digits: `Color::hex(0xfafaf8)`.
    #[must_use]
    pub const fn hex(rgb: u32) -> Self {
        Self { r: (rgb >> 16) as u8, g: (rgb >> 8) as u8, b: rgb as u8, a: 255 }
    }

    /// The same colour with another opacity.
    #[must_use]
    pub const fn with_alpha(self, a: u8) -> Self {
        Self { a, ..self }
    }
}

/// The pattern of a stroke.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Dash {
    /// One line.
    #[default]
    Solid,
    /// 4 units on, 3 off.
    Dashed,
    /// Dots as wide as the line, twice as far apart.
    Dotted,
}

impl Dash {
    /// Lengths on and off for a line of that width, in map units; `None` for a solid line.
    #[must_use]
    pub fn pattern(self, width: f64) -> Option<[f64; 2]> {
        match self {
            Self::Solid => None,
            Self::Dashed => Some([4.0, 3.0]),
            Self::Dotted => Some([width, 2.0 * width]),
        }
    }
}

/// How a line is drawn. It is centred on its path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub color: Color,
    /// Its width in map units.
    pub width: f64,
    /// Its pattern.
    pub dash: Dash,
}

impl Stroke {
    /// A solid line.
    #[must_use]
    pub fn solid(color: Color, width: f64) -> Self {
        Self { color, width, dash: Dash::Solid }
    }
}

/// Radii of a rectangle's corners, clockwise from the top left.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Radii {
    /// Top left.
    pub nw: f64,
    /// Top right.
    pub ne: f64,
    /// Bottom right.
    pub se: f64,
    /// Bottom left.
    pub sw: f64,
}

impl Radii {
    /// The same radius at every corner.
    #[must_use]
    pub const fn all(radius: f64) -> Self {
        Self { nw: radius, ne: radius, se: radius, sw: radius }
    }

    /// Left and right exchanged.
    #[must_use]
    pub const fn mirrored(self) -> Self {
        Self { nw: self.ne, ne: self.nw, se: self.sw, sw: self.se }
    }

    /// Adds the outline of a rectangle with these corners to a path, clockwise from its left edge below the top left
    /// corner. A radius is at most half of the shorter side.
    pub fn outline(self, of: Rect, path: &mut BezPath) {
        let Rect { x0, y0, x1, y1 } = of;
        let most = of.width().min(of.height()) / 2.0;
        let (right, down) = (Vec2::new(1.0, 0.0), Vec2::new(0.0, 1.0));
        let corners = [
            (Point::new(x0, y0), -down, right, self.nw),
            (Point::new(x1, y0), right, down, self.ne),
            (Point::new(x1, y1), down, -right, self.se),
            (Point::new(x0, y1), -right, -down, self.sw),
        ];
        for (index, (corner, before, after, radius)) in corners.into_iter().enumerate() {
            let radius = radius.min(most).max(0.0);
            let enter = corner - before * radius;
            if index == 0 {
                path.move_to(enter)
            } else {
                path.line_to(enter)
            }
            if radius > 0.0 {
                // A quarter of a circle is this cubic to within 0.03 % of its radius.
                let pull = radius * (1.0 - 0.551_915);
                path.curve_to(corner - before * pull, corner + after * pull, corner + after * radius);
            }
        }
        path.close_path();
    }
}

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
        /// The edge, centred on the outline.
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
        /// Their colour.
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
    /// What stands out beside a record while it is pointed at, to draw a connector by: no scene holds it.
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
        let of_shape = match &self.shape {
            Shape::Rect { size, .. } => size.to_rect(),
            Shape::Path { path, .. } => path.bounding_box(),
            Shape::Text { block, .. } => block.size().to_rect(),
        };
        of_shape + self.at.to_vec2()
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
}

/// A handful of items that belong together, in their own coordinates: a card, a stage's chevron, a lane's band.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// Its size: items may reach a little over it (a star at a corner), never far.
    pub size: Size,
    /// How far along inline it may move from its place to stay in sight: a name within what it names.
    pub slides: f64,
    /// What it consists of, from back to front.
    pub items: Vec<Item>,
}

impl Frame {
    /// An empty frame of that size.
    #[must_use]
    pub fn new(size: Size) -> Self {
        Self { size, slides: 0.0, items: Vec::new() }
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
        self.items.push(Item { at, tag, shape });
    }
}

/// A frame at a place of the scene.
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
    /// The box of the frame in the scene.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        Rect::from_origin_size(self.at, self.frame.size)
    }
}

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

    /// The frontmost tagged thing at `at`, when it is asked without regard to sticky layers. Lines are met
    /// within `reach` map units.
    #[must_use]
    pub fn hit(&self, at: Point, reach: f64) -> Option<Tag> {
        self.frames().rev().find_map(|(_, placed)| placed.hit(at, reach))
    }
}

impl Placed {
    /// The frontmost tagged thing of this frame at `at` (in scene coordinates).
    #[must_use]
    pub fn hit(&self, at: Point, reach: f64) -> Option<Tag> {
        let over = reach.max(12.0);
        if !self.bounds().inflate(over, over).contains(at) {
            return None;
        }
        let local = at - self.at.to_vec2();
        let of_item = self.frame.items.iter().rev().filter(|item| item.hit(local, reach)).find_map(|item| item.tag);
        of_item.or_else(|| self.tag.filter(|_| self.bounds().contains(at)))
    }
}

impl Item {
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
                // What rates is too small to be met: each takes what room is beside, above and below it.
                let room = match self.tag.map(|tag| tag.part) {
                    Some(Part::Dot(_)) => (1.0, 7.0),
                    Some(Part::Frequency) => (3.0, 0.0),
                    _ => (0.0, 0.0),
                };
                self.bounds().inflate(room.0, room.1).contains(at)
            }
        }
    }
}

/// Moves a box of `width` to the mirrored place within `whole`.
fn mirrored_x(whole: f64, x: f64, width: f64) -> f64 {
    whole - x - width
}

impl Frame {
    /// The frame turned around for right to left: every item moves to the mirrored place, outlines turn with
    /// it, text and icons keep their glyphs (they were shaped for their own direction).
    #[must_use]
    pub fn mirrored(mut self) -> Self {
        let whole = self.size.width;
        let items = std::mem::take(&mut self.items).into_iter().map(|item| item.mirrored(whole)).collect();
        Self { items, ..self }
    }
}

impl Item {
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

impl Scene {
    /// The scene turned around for right to left. Only places change: frames are built mirrored, by
    /// [`Frame::mirrored`], so that they can be shared between layouts.
    #[must_use]
    pub fn mirrored(mut self) -> Self {
        for placed in self.layers.iter_mut().flat_map(|layer| &mut layer.frames) {
            placed.at.x = mirrored_x(self.size.width, placed.at.x, placed.frame.size.width);
        }
        self.flow = Flow::RightToLeft;
        self
    }

    /// The box around everything that is drawn, strokes included: it lies within the scene's size.
    #[must_use]
    pub fn ink(&self) -> Rect {
        let mut all: Option<Rect> = None;
        for (_, placed) in self.frames() {
            for item in &placed.frame.items {
                let reach = match &item.shape {
                    Shape::Rect { stroke: Some(stroke), .. } | Shape::Path { stroke: Some(stroke), .. } => {
                        stroke.width / 2.0
                    }
                    _ => 0.0,
                };
                let one = item.bounds().inflate(reach, reach) + placed.at.to_vec2();
                all = Some(all.map_or(one, |all| all.union(one)));
            }
        }
        all.unwrap_or_default()
    }
}
