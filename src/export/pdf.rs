//! A map as a document: the pages of the map, then its pain points by weight.

use std::io::Write;

use super::{ExportInput, MissingGlyphs, OutputError, layout_options};
use crate::geom::Size;
use crate::layout::{self, Workspace};
use crate::render::pdf;
use crate::text::Fonts;

/// The pages of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Paper {
    /// One page as large as the map, and the ranking on A4.
    #[default]
    Fitted,
    /// Sheets in landscape.
    Landscape(PaperSize),
    /// Sheets in portrait.
    Portrait(PaperSize),
}

/// A size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PaperSize {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 297 × 420 mm.
    A3,
    /// 8.5 × 11 inches.
    Letter,
}

impl PaperSize {
    /// All sizes, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::A4, Self::A3, Self::Letter];

    /// The shorter and the longer side in points.
    fn sides(self) -> (f64, f64) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::A3 => (841.89, 1190.55),
            Self::Letter => (612.0, 792.0),
        }
    }
}

impl Paper {
    /// The size of the sheets in points.
    fn sheet(self) -> Size {
        let (sheet, is_upright) = match self {
            Self::Fitted => (PaperSize::A4, false),
            Self::Landscape(sheet) => (sheet, false),
            Self::Portrait(sheet) => (sheet, true),
        };
        let (short, long) = sheet.sides();
        if is_upright { Size::new(short, long) } else { Size::new(long, short) }
    }
}

pub(super) fn write(job: &ExportInput<'_>, out: &mut dyn Write) -> Result<MissingGlyphs, OutputError> {
    let ExportInput { map, letters, options, theme, progress, .. } = *job;
    let look = layout_options(map, letters, options);
    let mut workspace = Workspace::with_fonts(Fonts::WithSystem);
    let laid_out = layout::layout(map, &mut workspace, theme, &look);
    let contents = layout::contents(map, look.words, &laid_out.letters);
    let sheet = options.paper.sheet();
    let mut pages = match options.paper {
        Paper::Fitted => vec![layout::fitted_page(&laid_out, pdf::LARGEST_SIDE)],
        _ => layout::pages(map, &laid_out, &mut workspace, theme, &look, sheet),
    };
    pages.extend(layout::ranking(map, &mut workspace, theme, &look, sheet));
    let about = (contents.title.as_str(), look.words, map.info.direction);
    let pages = layout::numbered(pages, sheet, about, theme, &mut workspace.engine);
    let background = options.background.color(theme);
    out.write_all(&pdf::render(&laid_out.scene, &contents, &pages, background, progress)?)?;
    Ok(MissingGlyphs::from_scene(&laid_out.scene, &pages))
}
