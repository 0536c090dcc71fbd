//! A map as something to hand over: the one place where excerpt, layout, rendering, and the foreign formats meet, for the
//! command line and the window alike.
//!
//! An export is always made from the map, never from a view of it: whatever is chosen is complete.
//!
//! To add a format, add it to [`Format`] and its table here, write its bytes in a module of this folder, and name it in
//! the locale files.

mod error;
mod missing;
mod options;
mod pdf;
mod png;
mod shorten;
mod table;
mod text;

use std::borrow::Cow;
use std::io::Write;

use crate::i18n::{Locale, MapWords};
use crate::layout::{self, Layout, LayoutOptions, Workspace};
use crate::model::{EasingLetters, Map, Order};
use crate::render::Progress;
use crate::text::Fonts;
use crate::theme::Theme;

pub use error::OutputError;
pub use missing::{MissingCharacters, MissingGlyphs, missing_characters};
pub use options::{Background, Choice, ExportOptions, SCALE};
pub use pdf::{Paper, PaperSize};
pub use png::{PreviewPicture, for_clipboard, preview};
pub use table::{CopiedTable, copied, copied_cards};

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

/// What the window and the command line know of a format.
struct FormatInfo {
    extensions: &'static [&'static str],
    key: &'static str,
    preview: PreviewKind,
    /// The choices that make a difference to it.
    choices: &'static [Choice],
    write: fn(&ExportInput<'_>, &mut dyn Write) -> Result<MissingGlyphs, OutputError>,
}

/// How a preview shows a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PreviewKind {
    /// As a small picture: see [`preview`].
    Picture,
    /// As the first lines of the map in a text format.
    Lines(Format),
}

impl Format {
    /// All formats, in the order in which they are offered.
    pub const ALL: [Self; 7] = [Self::Png, Self::Svg, Self::Pdf, Self::Csv, Self::Xlsx, Self::Markdown, Self::Mermaid];

    const fn entry(self) -> FormatInfo {
        use Choice::{Arrangement, Background, Blocks, Compression, Density, Letters, Paper, Separator, Size};
        match self {
            Self::Png => FormatInfo {
                extensions: &["png"],
                key: "format-png",
                preview: PreviewKind::Picture,
                choices: &[Size, Background, Blocks, Density, Compression],
                write: png::write,
            },
            Self::Svg => FormatInfo {
                extensions: &["svg"],
                key: "format-svg",
                preview: PreviewKind::Picture,
                choices: &[Background, Blocks, Density, Letters],
                write: text::write_svg,
            },
            Self::Pdf => FormatInfo {
                extensions: &["pdf"],
                key: "format-pdf",
                preview: PreviewKind::Picture,
                choices: &[Background, Blocks, Density, Paper],
                write: pdf::write,
            },
            Self::Csv => FormatInfo {
                extensions: &["csv"],
                key: "format-csv",
                preview: PreviewKind::Lines(self),
                choices: &[Arrangement, Separator],
                write: table::write_csv,
            },
            Self::Xlsx => FormatInfo {
                extensions: &["xlsx"],
                key: "format-xlsx",
                // The sheets of a workbook hold the same as a table of values.
                preview: PreviewKind::Lines(Self::Csv),
                choices: &[Arrangement],
                write: table::write_xlsx,
            },
            Self::Markdown => FormatInfo {
                extensions: &["md", "markdown"],
                key: "format-markdown",
                preview: PreviewKind::Lines(self),
                choices: &[],
                write: text::write_markdown,
            },
            Self::Mermaid => FormatInfo {
                extensions: &["mmd", "mermaid"],
                key: "format-mermaid",
                preview: PreviewKind::Lines(self),
                choices: &[],
                write: text::write_mermaid,
            },
        }
    }

    /// The extensions of its files without the dot, the usual one first.
    #[must_use]
    pub const fn extensions(self) -> &'static [&'static str] {
        self.entry().extensions
    }

    /// The usual extension of its files without the dot, which is also its name on the command line and in settings.
    #[must_use]
    pub fn extension(self) -> &'static str {
        self.extensions().first().copied().unwrap_or_default()
    }

    /// The format of files with this extension, in small or capital letters.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        let has_it = |format: &Self| format.extensions().iter().any(|own| own.eq_ignore_ascii_case(extension));
        Self::ALL.into_iter().find(has_it)
    }

    /// The key of its name among the messages of the interface; `KEY-tip` describes it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        self.entry().key
    }

    /// How a preview shows it.
    #[must_use]
    pub const fn preview(self) -> PreviewKind {
        self.entry().preview
    }
}

impl Choice {
    /// True if the choice makes a difference to a format.
    #[must_use]
    pub fn is_for(self, format: Format) -> bool {
        format.entry().choices.contains(&self)
    }
}

struct ExportInput<'a> {
    /// The map, or the excerpt of it that is exported.
    map: &'a Map,
    /// The letters of the map that the excerpt comes from, where it is not that map.
    letters: Option<&'a EasingLetters>,
    /// The map that the excerpt comes from.
    whole: &'a Map,
    options: &'a ExportOptions,
    theme: &'a Theme,
    progress: &'a Progress,
}

/// Writes a map, or the excerpt of it in the options, completely. Returns the characters that no font has: a picture has
/// boxes in their place, while tables and text formats leave fonts to their readers.
///
/// # Errors
/// When the format can't hold the map, when it was asked to stop, or when `out` fails; `out` may then have a part.
pub fn write(
    map: &Map,
    format: Format,
    options: &ExportOptions,
    theme: &Theme,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<MissingGlyphs, OutputError> {
    let part = match format.preview() {
        PreviewKind::Picture => ExportedPart::pictured(map, options),
        PreviewKind::Lines(_) => ExportedPart::new(map, options),
    };
    progress.at(0.0)?;
    let letters = part.letters.as_ref();
    (format.entry().write)(&ExportInput { map: &part.map, letters, whole: map, options, theme, progress }, out)
}

fn words(map: &Map) -> &'static MapWords {
    MapWords::of(Locale::from_tag(&map.info.language))
}

/// The part of a map that is exported.
struct ExportedPart<'a> {
    map: Cow<'a, Map>,
    /// The letters of the whole map, by which a workshop speaks of its opportunities; `None` where all of it is exported.
    letters: Option<EasingLetters>,
}

impl<'a> ExportedPart<'a> {
    fn new(map: &'a Map, options: &ExportOptions) -> Self {
        let part = options.excerpt.of(map);
        let letters = matches!(part, Cow::Owned(_)).then(|| EasingLetters::new(map, &Order::new(map)));
        Self { map: part, letters }
    }

    /// What a picture shows of it.
    fn pictured(map: &'a Map, options: &ExportOptions) -> Self {
        let Self { map, letters } = Self::new(map, options);
        Self { map: shorten::shorten(map), letters }
    }
}

fn picture_layout(map: &Map, letters: Option<&EasingLetters>, options: &ExportOptions, theme: &Theme) -> Layout {
    let look = layout_options(map, letters, options);
    layout::layout(map, &mut Workspace::with_fonts(Fonts::WithSystem), theme, &look)
}

fn layout_options<'a>(map: &Map, letters: Option<&'a EasingLetters>, options: &ExportOptions) -> LayoutOptions<'a> {
    let ExportOptions { title, legend, density, .. } = *options;
    LayoutOptions { title, legend, density, letters, ..LayoutOptions::picture(words(map)) }
}
