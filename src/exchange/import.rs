//! Foreign files in: which kind of file it is, and what comes of it: a map, and what of the file did not find its way
//! into it.

use super::limits::{MOST_LINES, MOST_TEXT_BYTES};
use super::outcome::{ImportError, Imported};
use super::unsupported::{ARCHIVE, other_workbook, own_text};
use super::{indented, language, markdown, mermaid, separated, tabular};
use crate::i18n::Locale;
use crate::model::IdSource;

/// What maps can be made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ImportFormat {
    /// A table of values separated by commas or semicolons.
    Csv,
    /// A table of values separated by tabs.
    Tsv,
    /// A workbook.
    Xlsx,
    /// A journey in Mermaid.
    Mermaid,
    /// A text in Markdown: a journey in Mermaid in it, or a table, or else its headings and lists.
    Markdown,
    /// Plain text: indented lines, a journey in Mermaid, or a table with tabs.
    Text,
}

impl ImportFormat {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Xlsx, Self::Csv, Self::Tsv, Self::Mermaid, Self::Markdown, Self::Text];

    /// How the names of such files end, without the dot. The first is the usual one.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Csv => &["csv"],
            Self::Tsv => &["tsv", "tab"],
            Self::Xlsx => &["xlsx", "xlsm"],
            Self::Mermaid => &["mmd", "mermaid"],
            Self::Markdown => &["md", "markdown"],
            Self::Text => &["txt", "text"],
        }
    }

    /// The format of files whose names end so, in small or capital letters.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.endings().iter().any(|own| own.eq_ignore_ascii_case(ending)))
    }
}

/// Reads a foreign file: by how its name ends (without the dot), and where that says nothing, by what is in it. What the
/// map needs in words that the file does not have is in those of its language; where the file does not tell which that is,
/// it is `locale`.
///
/// # Errors
/// When nothing in it could be placed on a map, or it is not what its name says, or larger than any map.
pub fn read(bytes: &[u8], ending: Option<&str>, locale: Locale, ids: &mut IdSource) -> Result<Imported, ImportError> {
    let format = ending.and_then(ImportFormat::of_ending);
    let is_table = matches!(format, Some(ImportFormat::Csv | ImportFormat::Tsv | ImportFormat::Xlsx));
    if is_table || (format.is_none() && bytes.starts_with(ARCHIVE)) {
        return tabular::read(bytes, locale, ids);
    }
    if bytes.len() > MOST_TEXT_BYTES {
        return Err(ImportError::TooLarge);
    }
    other_workbook(bytes)?;
    let text = language::decoded(bytes, locale)?;
    own_text(&text)?;
    let has_tabs = || in_most_lines(&text, |line| line.contains('\t'));
    let has_cells = match format {
        Some(ImportFormat::Text) => has_tabs(),
        None => has_tabs() || separated::is_table(&text),
        _ => false,
    };
    let is_long = text.lines().filter(|line| !line.trim().is_empty()).nth(MOST_LINES).is_some();
    if is_long && !has_cells {
        return Err(ImportError::TooLarge);
    }
    let diagram = if is_long { None } else { mermaid::find(&text, format == Some(ImportFormat::Mermaid)) };
    if let Some(source) = diagram {
        return mermaid::read(&source, locale, ids);
    }
    if has_cells {
        return tabular::read_separated(&text, locale, ids);
    }
    match markdown::table(&text) {
        Some(tabled) => tabular::read_marked(tabled, locale, ids),
        None => indented::read(&text, locale, ids),
    }
}

/// True when most lines that say something are so.
fn in_most_lines(text: &str, is_so: impl Fn(&str) -> bool) -> bool {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (so, all) = lines.fold((0, 0), |(so, all), line| (so + usize::from(is_so(line)), all + 1));
    so * 2 > all
}
