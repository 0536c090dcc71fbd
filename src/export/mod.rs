//! A map as something that is handed over: the one place where excerpt, layout, rendering and the foreign formats meet,
//! for the command line and the window alike.
//!
//! Always from the map, never from a view of it: whatever is chosen is complete.

mod pdf;
mod png;
mod svg;
mod table;

use std::io::{self, Write};

use crate::exchange::separated::Separator;
use crate::exchange::sheet::Arrangement;
use crate::exchange::workbook::Unfit;
use crate::exchange::{mermaid, report};
use crate::i18n::{Locale, MapWords};
use crate::layout::{self, Layout, Workspace};
use crate::model::{Excerpt, Map};
use crate::render::png::{Compression, Error as PngError, LARGEST_SIDE, Scale};
use crate::render::svg::Letters;
use crate::render::{Progress, Stopped};
use crate::scene::Color;
use crate::text::Fonts;
use crate::theme::Theme;

pub use png::{Preview, for_clipboard, preview};

pub use pdf::{Paper, Sheet};
pub use table::{Copied, copied, copied_cards};

/// What a map can be handed over as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// A picture of pixels.
    #[default]
    Png,
    /// A picture of lines and letters.
    Svg,
    /// A document.
    Pdf,
    /// A table of values separated by commas.
    Csv,
    /// A workbook.
    Xlsx,
    /// A report in Markdown.
    Markdown,
    /// A journey in Mermaid.
    Mermaid,
}

impl Format {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 7] = [Self::Png, Self::Svg, Self::Pdf, Self::Csv, Self::Xlsx, Self::Markdown, Self::Mermaid];

    /// How the names of such files end, without the dot. The first is the usual one.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Png => &["png"],
            Self::Svg => &["svg"],
            Self::Pdf => &["pdf"],
            Self::Csv => &["csv"],
            Self::Xlsx => &["xlsx"],
            Self::Markdown => &["md", "markdown"],
            Self::Mermaid => &["mmd", "mermaid"],
        }
    }

    /// The format of files whose names end so, in small or capital letters.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.endings().iter().any(|own| own.eq_ignore_ascii_case(ending)))
    }
}

/// What is behind a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Background {
    /// The colour of paper.
    #[default]
    Paper,
    /// Nothing: what lies under the picture is seen.
    Transparent,
}

impl Background {
    /// The colour of it; `None` where there is nothing.
    fn color(self, theme: &Theme) -> Option<Color> {
        match self {
            Self::Paper => Some(theme.paper),
            Self::Transparent => None,
        }
    }
}

/// What can be chosen about an export. A choice that a format has no use for is not looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Which part of the map.
    pub excerpt: Excerpt,
    /// With the title block above the stages.
    pub title: bool,
    /// With the meaning of the marks below the lanes.
    pub legend: bool,
    /// What is behind a picture.
    pub background: Background,
    /// How large a PNG picture is; `None`: [`SCALE`], or as large as can be where that is too large.
    pub size: Option<Scale>,
    /// Dots an inch of a PNG picture: see [`crate::render::png::Options::dpi`].
    pub dpi: Option<f64>,
    /// What a PNG picture's file is to be: soon there, or small.
    pub compression: Compression,
    /// What the letters of an SVG picture become.
    pub letters: Letters,
    /// What a document is printed on.
    pub paper: Paper,
    /// How the map becomes a table.
    pub arrangement: Arrangement,
    /// What stands between the values of a CSV table.
    pub separator: Separator,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            excerpt: Excerpt::default(),
            title: true,
            legend: true,
            background: Background::default(),
            size: None,
            dpi: None,
            compression: Compression::default(),
            letters: Letters::default(),
            paper: Paper::default(),
            arrangement: Arrangement::default(),
            separator: Separator::default(),
        }
    }
}

/// Pixels for a unit of the map, when nothing else is asked for.
pub const SCALE: f64 = 2.0;

/// Why there is no export.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There can be no such picture.
    #[error(transparent)]
    Png(PngError),
    /// There can be no such document.
    #[error(transparent)]
    Pdf(crate::render::pdf::Error),
    /// The map is too large for a workbook.
    #[error(transparent)]
    Xlsx(#[from] Unfit),
    /// It was asked to stop.
    #[error(transparent)]
    Stopped(#[from] Stopped),
    /// The output does not take it.
    #[error("it could not be written: {0}")]
    Write(#[from] io::Error),
}

impl Error {
    /// The key of the message of the interface that says this, and what its blanks are filled with.
    #[must_use]
    pub fn message(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            Self::Png(PngError::TooLarge { .. }) => ("export-too-large", vec![("most", LARGEST_SIDE.to_string())]),
            Self::Png(PngError::Memory { width, height }) => {
                ("why-no-memory", vec![("width", width.to_string()), ("height", height.to_string())])
            }
            Self::Xlsx(Unfit::Rows(count)) => ("why-too-many-rows", vec![("count", count.to_string())]),
            Self::Xlsx(Unfit::Columns(count)) => ("why-too-many-columns", vec![("count", count.to_string())]),
            Self::Xlsx(Unfit::Text { row, column, .. }) => {
                ("why-text-too-long", vec![("row", row.to_string()), ("column", column.to_string())])
            }
            other => ("why-not-made", vec![("detail", other.to_string())]),
        }
    }
}

impl From<PngError> for Error {
    fn from(error: PngError) -> Self {
        match error {
            PngError::Stopped(stopped) => Self::Stopped(stopped),
            error => Self::Png(error),
        }
    }
}

/// Writes a map, or the part of it that the options say, as a whole.
///
/// # Errors
/// When there can be no such picture, when it was asked to stop, or when `out` fails; `out` may then have a part.
pub fn write(
    map: &Map,
    format: Format,
    options: &Options,
    theme: &Theme,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let whole = map;
    let map = options.excerpt.of(whole);
    progress.at(0.0)?;
    match format {
        Format::Png => png::write(&map, options, theme, progress, out),
        Format::Svg => svg::write(&map, options, theme, progress, out),
        Format::Pdf => pdf::write(&map, options, theme, progress, out),
        Format::Csv => Ok(out.write_all(&table::csv(&map, options))?),
        Format::Xlsx => Ok(out.write_all(&table::xlsx(&map, options, theme)?)?),
        Format::Markdown => Ok(out.write_all(report::write_part(whole, &options.excerpt, words(whole)).as_bytes())?),
        Format::Mermaid => Ok(out.write_all(mermaid::write(&map, words(&map)).as_bytes())?),
    }
}

/// The words of a map, in its language.
fn words(map: &Map) -> &'static MapWords {
    MapWords::of(Locale::from_tag(&map.info.language))
}

/// A map laid out as a picture.
fn laid_out(map: &Map, options: &Options, theme: &Theme) -> Layout {
    let options =
        layout::Options { title: options.title, legend: options.legend, ..layout::Options::picture(words(map)) };
    layout::layout(map, &mut Workspace::with_fonts(Fonts::WithSystem), theme, &options)
}
