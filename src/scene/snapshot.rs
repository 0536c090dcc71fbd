//! A scene as text: one line a frame and one an item, for snapshots that are read and compared line by line.
//!
//! ```text
//! scene 1200×800 left to right
//! cards card:call at 220,140 size 180×64
//!   body rect 0,0 180×64 r8 fill #ffffff stroke #dfdfdb 1
//!   text text 10,7 160×18 #1f2024 "Calls the hotline" 1 line
//! ```

use std::fmt;

use super::{Color, Dash, Item, Part, Placed, Radii, Scene, Shape, Stroke, Tag};
use crate::geom::{BezPath, Flow, Point, Rect, Shape as _, Size};

impl fmt::Display for Scene {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let flow = match self.flow {
            Flow::LeftToRight => "left to right",
            Flow::RightToLeft => "right to left",
        };
        writeln!(f, "scene {} {flow}", SizeText(self.size))?;
        for (kind, placed) in self.frames() {
            writeln!(f, "{} {placed}", kind.code())?;
            for item in &placed.frame.items {
                writeln!(f, "  {}", Within { item, frame: placed.tag })?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Placed {
    /// The frame without its items.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.tag {
            Some(tag) => write!(f, "{tag}")?,
            None => f.write_str("-")?,
        }
        write!(f, " at {} size {}", At(self.at), SizeText(self.frame.size))?;
        match self.frame.slides {
            slides if slides > 0.0 => write!(f, " slides {}", Tenths(slides)),
            _ => Ok(()),
        }
    }
}

/// An item in its frame: of a tag that names the same record as the frame's, only the part is written.
struct Within<'a> {
    item: &'a Item,
    frame: Option<Tag>,
}

impl fmt::Display for Within<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.item.tag {
            Some(tag) if self.frame.is_some_and(|frame| frame.key == tag.key) => write!(f, "{} ", part(tag.part))?,
            Some(tag) => write!(f, "{tag} ")?,
            None => {}
        }
        self.item.shape_at(f)
    }
}

impl Item {
    fn shape_at(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.shape {
            Shape::Rect { size, radii, fill, stroke } => {
                write!(f, "rect {} {}{}{}", At(self.at), SizeText(*size), Corners(*radii), Paint(*fill, *stroke))
            }
            Shape::Path { path, fill, stroke } => {
                write!(f, "path {} {}{}", At(self.at), Segments(path), Paint(*fill, *stroke))
            }
            Shape::Text { block, color } => {
                let lines = block.lines().len();
                let noun = if lines == 1 { "line" } else { "lines" };
                let (at, size) = (At(self.at), SizeText(block.size()));
                let turned = if block.is_turned() { " turned" } else { "" };
                write!(f, "text {at} {size} {color} {:?} {lines} {noun}{turned}", block.text())
            }
        }
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key.kind())?;
        if let Some(id) = self.key.id() {
            write!(f, ":{id}", id = id.as_str())?;
        }
        match self.part {
            Part::Body => Ok(()),
            other => write!(f, " {}", part(other)),
        }
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { r, g, b, a } = self;
        write!(f, "#{r:02x}{g:02x}{b:02x}")?;
        if *a == u8::MAX { Ok(()) } else { write!(f, "{a:02x}") }
    }
}

impl fmt::Display for Stroke {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.color, Tenths(self.width))?;
        match self.dash {
            Dash::Solid => Ok(()),
            Dash::Dashed => f.write_str(" dashed"),
            Dash::Dotted => f.write_str(" dotted"),
        }
    }
}

fn part(part: Part) -> &'static str {
    match part {
        Part::Body => "body",
        Part::Text => "text",
        Part::Star => "star",
        Part::Point => "point",
        Part::Handle => "handle",
        Part::Dot(_) => "dot",
        Part::Frequency => "frequency",
    }
}

/// A number to a tenth, without needless zeros and without a negative zero.
struct Tenths(f64);

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0 * 10.0).round() / 10.0;
        if tenths == 0.0 { f.write_str("0") } else { write!(f, "{tenths}") }
    }
}

struct At(Point);

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", Tenths(self.0.x), Tenths(self.0.y))
    }
}

struct SizeText(Size);

impl fmt::Display for SizeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}×{}", Tenths(self.0.width), Tenths(self.0.height))
    }
}

struct Corners(Radii);

impl fmt::Display for Corners {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Radii { nw, ne, se, sw } = self.0;
        if self.0 == Radii::default() {
            Ok(())
        } else if self.0 == Radii::all(nw) {
            write!(f, " r{}", Tenths(nw))
        } else {
            write!(f, " r{},{},{},{}", Tenths(nw), Tenths(ne), Tenths(se), Tenths(sw))
        }
    }
}

struct Paint(Option<Color>, Option<Stroke>);

impl fmt::Display for Paint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(fill) = self.0 {
            write!(f, " fill {fill}")?;
        }
        match self.1 {
            Some(stroke) => write!(f, " stroke {stroke}"),
            None => Ok(()),
        }
    }
}

/// A path: all of it when it is short, else its box and how many segments it has.
struct Segments<'a>(&'a BezPath);

impl Segments<'_> {
    const SHORT: usize = 12;
}

impl fmt::Display for Segments<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use kurbo::PathEl::{ClosePath, CurveTo, LineTo, MoveTo, QuadTo};
        let elements = self.0.elements();
        if elements.len() > Self::SHORT {
            let Rect { x0, y0, x1, y1 } = self.0.bounding_box();
            let (from, to) = (At(Point::new(x0, y0)), At(Point::new(x1, y1)));
            return write!(f, "{from}..{to} of {} segments", elements.len());
        }
        for (index, element) in elements.iter().enumerate() {
            if index > 0 {
                f.write_str(" ")?;
            }
            match *element {
                MoveTo(to) => write!(f, "M{}", At(to))?,
                LineTo(to) => write!(f, "L{}", At(to))?,
                QuadTo(one, to) => write!(f, "Q{} {}", At(one), At(to))?,
                CurveTo(one, two, to) => write!(f, "C{} {} {}", At(one), At(two), At(to))?,
                ClosePath => f.write_str("Z")?,
            }
        }
        Ok(())
    }
}
