//! The outlines of glyphs, for what is drawn without the font.

use kurbo::BezPath;
use swash::zeno::{Command, PathData as _};

use super::block::Font;

/// Reads outlines of glyphs from fonts. It keeps what it has found out about a font for the next glyph of it.
#[derive(Default)]
pub struct Outlines(swash::scale::ScaleContext);

impl Outlines {
    /// The outline of a glyph of a font at a size, from its origin, with y downwards. Empty where there is none to draw.
    pub fn outline(&mut self, font: &Font, glyph: u32, size: f32) -> BezPath {
        self.read(font, glyph, size).unwrap_or_default()
    }

    fn read(&mut self, font: &Font, glyph: u32, size: f32) -> Option<BezPath> {
        let builder = self.0.builder_with_id(font.face()?, [font.id(), 0]).size(size);
        let mut scaler = builder.normalized_coords(font.coords()).build();
        let outline = scaler.scale_outline(u16::try_from(glyph).ok()?)?;
        let point = |at: swash::zeno::Vector| (f64::from(at.x), -f64::from(at.y));
        let mut path = BezPath::new();
        for command in outline.path().commands() {
            match command {
                Command::MoveTo(to) => path.move_to(point(to)),
                Command::LineTo(to) => path.line_to(point(to)),
                Command::QuadTo(by, to) => path.quad_to(point(by), point(to)),
                Command::CurveTo(by, near, to) => path.curve_to(point(by), point(near), point(to)),
                Command::Close => path.close_path(),
            }
        }
        Some(path)
    }
}
