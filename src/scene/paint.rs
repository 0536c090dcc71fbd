//! Colors, strokes and corners.

use kurbo::PathEl;

use crate::geom::{BezPath, Point, Rect, Vec2};

/// A color in sRGB with straight (not premultiplied) alpha.
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
    /// An opaque color from its hexadecimal digits: `Color::hex(0xfafaf8)`.
    #[must_use]
    pub const fn hex(rgb: u32) -> Self {
        Self { r: (rgb >> 16) as u8, g: (rgb >> 8) as u8, b: rgb as u8, a: 255 }
    }

    /// How much two opaque colors stand out from each other, from 1 to 21: the ratio of their luminances after WCAG 2.2.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let linear = |part: u8| match f64::from(part) / 255.0 {
            part if part <= 0.04045 => part / 12.92,
            part => ((part + 0.055) / 1.055).powf(2.4),
        };
        let luminance =
            |color: Self| 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b) + 0.05;
        let (one, other) = (luminance(self), luminance(other));
        (one / other).max(other / one)
    }

    /// The same color with another opacity.
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

/// How a line is drawn. It is centered on its path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its color.
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
            path.push(if index == 0 { PathEl::MoveTo(enter) } else { PathEl::LineTo(enter) });
            if radius > 0.0 {
                // A quarter of a circle is this cubic to within 0.03 % of its radius.
                let pull = radius * (1.0 - 0.551_915);
                path.curve_to(corner - before * pull, corner + after * pull, corner + after * radius);
            }
        }
        path.close_path();
    }
}
