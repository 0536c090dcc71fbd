//! Foreign files in: which kind of file it is, and what comes of it: a map, and what of the file did not find its way
//! into it.

use super::encoding::any_text_of;
use super::table::said;
use super::{indented, mermaid, tabular};
use crate::i18n::{Locale, Words};
use crate::model::{IdSource, Map};

/// The largest text that is read, in bytes. How large a table can be, its reader knows.
const MOST_BYTES: usize = 4 << 20;

/// How the files of workbooks begin.
const WORKBOOK: &[u8] = b"PK\x03\x04";

/// What maps can be made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// A table of values separated by commas or semicolons.
    Csv,
    /// A table of values separated by tabs.
    Tsv,
    /// A workbook.
    Xlsx,
    /// A journey in Mermaid.
    Mermaid,
    /// A text in Markdown: a journey in Mermaid in it, or else its headings and lists.
    Markdown,
    /// Plain text: indented lines, a journey in Mermaid, or a table with tabs.
    Text,
}

impl Format {
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
    let format = ending.and_then(Format::of_ending);
    let is_table = matches!(format, Some(Format::Csv | Format::Tsv | Format::Xlsx));
    if is_table || (format.is_none() && bytes.starts_with(WORKBOOK)) {
        return tabular::read(bytes, locale, ids);
    }
    if bytes.len() > MOST_BYTES {
        return Err(ImportError::TooLarge);
    }
    let text = any_text_of(bytes, locale).map_err(|_| ImportError::NotThat)?;
    if let Some(source) = mermaid::find(&text, format == Some(Format::Mermaid)) {
        return mermaid::read(&source, locale, ids);
    }
    let has_cells = match format {
        Some(Format::Text) => in_most_lines(&text, |line| line.contains('\t')),
        None => in_most_lines(&text, |line| line.contains('\t')) || is_separated(&text),
        _ => false,
    };
    if has_cells { tabular::read(bytes, locale, ids) } else { indented::read(&text, locale, ids) }
}

/// True when most lines that say something are so.
fn in_most_lines(text: &str, is_so: impl Fn(&str) -> bool) -> bool {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (so, all) = lines.fold((0, 0), |(so, all), line| (so + usize::from(is_so(line)), all + 1));
    so * 2 > all
}

/// True for values with the same separator in every line, as often in each.
fn is_separated(text: &str) -> bool {
    let lines: Vec<_> = text.lines().filter(|line| !line.trim().is_empty()).take(20).collect();
    let count = |line: &str, sign: char| line.matches(sign).count();
    let is_by = |sign: char| {
        let first = lines.first().map_or(0, |line| count(line, sign));
        first > 0 && lines.iter().all(|line| count(line, sign) == first)
    };
    lines.len() > 1 && [',', ';'].into_iter().any(is_by)
}

/// A map that was read from a foreign format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// What could be read. It can be saved and opened like any other map.
    pub map: Map,
    /// What could not be used, in the order of the file. Empty: everything is in the map.
    pub unused: Vec<Unused>,
}

/// A piece of a foreign file that is not in the map, or not as it stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unused {
    /// The line of the file, or the row of the sheet, from 1.
    pub line: usize,
    /// The piece itself, in one line and not too long.
    pub text: String,
    /// Why.
    pub why: Why,
}

/// The most characters of a piece that is told of.
const LONGEST: usize = 80;

impl Unused {
    /// A piece of a line, in one line itself and shortened when it is long.
    #[must_use]
    pub fn new(line: usize, text: &str, why: Why) -> Self {
        let text = said(text);
        let text = match text.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
            None => text,
        };
        Self { line, text, why }
    }

    /// The sentence that tells of it: where, what, why.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        let line = u32::try_from(self.line).unwrap_or(u32::MAX);
        let why = words.text(self.why.key());
        words.with("import-unused", &[("line", line.into()), ("text", self.text.as_str().into()), ("why", why.into())])
    }
}

/// Why a piece of a foreign file is not in the map as it stood there. The words are in the messages of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// Nothing is known of what it says.
    Unknown,
    /// A map has no place for it.
    NoPlace,
    /// A value is needed there that is of another kind: a number, say.
    NotAValue,
    /// A value is outside of what there can be; the nearest was taken.
    OutOfRange,
    /// It names something that there is not.
    NoSuch,
    /// It says once more, and differently, what was said before.
    Again,
}

impl Why {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Unknown, Self::NoPlace, Self::NotAValue, Self::OutOfRange, Self::NoSuch, Self::Again];

    /// The key of the message of the interface that says this.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Unknown => "import-unknown",
            Self::NoPlace => "import-no-place",
            Self::NotAValue => "import-not-a-value",
            Self::OutOfRange => "import-out-of-range",
            Self::NoSuch => "import-no-such",
            Self::Again => "import-again",
        }
    }
}

/// Why there is no map: the file as a whole is of no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Nothing in it could be placed on a map.
    #[error("nothing in it could be placed on a map")]
    Nothing,
    /// It is larger than any map.
    #[error("it is larger than any map")]
    TooLarge,
    /// It is a Mermaid diagram of another kind.
    #[error("it is a Mermaid diagram, but not a journey")]
    NotAJourney,
    /// It is not what its name says: a workbook that is none, a text that is a picture.
    #[error("it is not the kind of file that its name says")]
    NotThat,
}

impl ImportError {
    /// The key of the message of the interface that says this.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Nothing => "import-nothing",
            Self::TooLarge => "import-too-large",
            Self::NotAJourney => "import-not-a-journey",
            Self::NotThat => "import-not-that",
        }
    }
}
