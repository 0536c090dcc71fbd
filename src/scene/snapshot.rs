//! A scene as text: one line a frame and one an item, for snapshots that are read and compared line by line.
//!
//! ```text
//! scene 1200×800 left to right
//! cards card:call at 220,140 size 180×64
//!   body rect 0,0 180×64 r8 fill #ffffff stroke #dfdfdb 1
//!   text text 10,7 160×18 #1f2024 "Calls the hotline" 1 line
//! ```

use std::fmt;

use super::{Color, Dash, Item, Part, PlacedRef, Radii, Scene, Shape, Stroke, Tag};
use crate::geom::{BezPath, Flow, Point, Rect, Shape as _, Size};

impl fmt::Display for Scene {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let flow = match self.flow {
            Flow::LeftToRight => "left to right",
            Flow::RightToLeft => "right to left",
        };
        writeln!(f, "scene {} {flow}", size(self.size))?;
        for (kind, placed) in self.frames() {
            writeln!(f, "{} {placed}", kind.code())?;
            for item in &placed.frame.items {
                f.write_str("  ")?;
                // Of a tag that names the same record as the frame's, only the part is written.
                match item.tag {
                    Some(tag) if placed.tag.is_some_and(|frame| frame.key == tag.key) => {
                        write!(f, "{} ", part(tag.part))?
                    }
                    Some(tag) => write!(f, "{tag} ")?,
                    None => {}
                }
                writeln!(f, "{}", shape(item))?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for PlacedRef<'_> {
    /// The frame without its items.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.tag {
            Some(tag) => write!(f, "{tag}")?,
            None => f.write_str("-")?,
        }
        write!(f, " at {} size {}", at(self.at), size(self.frame.size))?;
        match self.frame.slides {
            slides if slides > 0.0 => write!(f, " slides {}", tenths(slides)),
            _ => Ok(()),
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
        write!(f, "{} {}", self.color, tenths(self.width))?;
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

/// What an item draws, and where.
fn shape(item: &Item) -> String {
    let place = at(item.at);
    match &item.shape {
        Shape::Rect { size: of, radii, fill, stroke } => {
            format!("rect {place} {}{}{}", size(*of), corners(*radii), paint(*fill, *stroke))
        }
        Shape::Path { path, fill, stroke } => format!("path {place} {}{}", segments(path), paint(*fill, *stroke)),
        Shape::Text { block, color } => {
            let lines = block.lines().len();
            let noun = if lines == 1 { "line" } else { "lines" };
            let turned = if block.is_turned() { " turned" } else { "" };
            format!("text {place} {} {color} {:?} {lines} {noun}{turned}", size(block.size()), block.text())
        }
    }
}

/// A number to a tenth, without needless zeros and without a negative zero.
fn tenths(number: f64) -> String {
    let tenths = (number * 10.0).round() / 10.0;
    if tenths == 0.0 { "0".to_owned() } else { tenths.to_string() }
}

fn at(at: Point) -> String {
    format!("{},{}", tenths(at.x), tenths(at.y))
}

fn size(size: Size) -> String {
    format!("{}×{}", tenths(size.width), tenths(size.height))
}

fn corners(radii: Radii) -> String {
    let Radii { nw, ne, se, sw } = radii;
    if radii == Radii::default() {
        String::new()
    } else if radii == Radii::all(nw) {
        format!(" r{}", tenths(nw))
    } else {
        format!(" r{}", [nw, ne, se, sw].map(tenths).join(","))
    }
}

fn paint(fill: Option<Color>, stroke: Option<Stroke>) -> String {
    let fill = fill.map(|fill| format!(" fill {fill}")).unwrap_or_default();
    fill + &stroke.map(|stroke| format!(" stroke {stroke}")).unwrap_or_default()
}

/// A path: all of it when it is short, else its box and how many segments it has.
fn segments(path: &BezPath) -> String {
    use kurbo::PathEl::{ClosePath, CurveTo, LineTo, MoveTo, QuadTo};
    const SHORT: usize = 12;
    let elements = path.elements();
    if elements.len() > SHORT {
        let Rect { x0, y0, x1, y1 } = path.bounding_box();
        return format!("{}..{} of {} segments", at(Point::new(x0, y0)), at(Point::new(x1, y1)), elements.len());
    }
    let texts = elements.iter().map(|element| match *element {
        MoveTo(to) => format!("M{}", at(to)),
        LineTo(to) => format!("L{}", at(to)),
        QuadTo(one, to) => format!("Q{} {}", at(one), at(to)),
        CurveTo(one, two, to) => format!("C{} {} {}", at(one), at(two), at(to)),
        ClosePath => "Z".to_owned(),
    });
    texts.collect::<Vec<_>>().join(" ")
}
