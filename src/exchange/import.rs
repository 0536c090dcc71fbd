//! Foreign files in: which kind of file it is, and what comes of it: a map, and what of the file did not find its way
//! into it.

use super::encoding::{NotText, text_of};
use super::mermaid;
use crate::i18n::{Locale, Words, one_line};
use crate::model::{IdSource, Map};

/// The largest text that is read, in bytes.
const MOST_BYTES: usize = 4 << 20;

/// What maps can be made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// A journey in Mermaid.
    Mermaid,
    /// A text in Markdown with a journey in Mermaid in it.
    Markdown,
}

impl Format {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Mermaid, Self::Markdown];

    /// How the names of such files end, without the dot. The first is the usual one.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Mermaid => &["mmd", "mermaid"],
            Self::Markdown => &["md", "markdown"],
        }
    }

    /// The format of files whose names end so, in small or capital letters.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.endings().iter().any(|own| own.eq_ignore_ascii_case(ending)))
    }
}

/// Reads a foreign file: by how its name ends, and where that does not tell, by what is in it. What the map cannot say
/// in words of its own is in those of `locale`.
///
/// # Errors
/// When nothing in it could be placed on a map, or it is not what its name says, or larger than any map.
pub fn read(bytes: &[u8], ending: Option<&str>, locale: Locale, ids: &mut IdSource) -> Result<Imported, ImportError> {
    if bytes.len() > MOST_BYTES {
        return Err(ImportError::TooLarge);
    }
    let text = text_of(bytes)?;
    let whole = ending.and_then(Format::of_ending) == Some(Format::Mermaid);
    let source = mermaid::find(&text, whole).ok_or(ImportError::Nothing)?;
    mermaid::read(&source, locale, ids)
}

impl From<NotText> for ImportError {
    fn from(_: NotText) -> Self {
        Self::NotThat
    }
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
        let text = one_line(text);
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
