//! What reading a foreign file comes to: a map with the pieces that did not find their way into it, or why there is none.

use super::table::said;
use crate::i18n::{Words, beginning};
use crate::model::{Map, Message};

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
    /// The line of the file, or the row of the sheet, from 1; 0 where the piece is a sheet as a whole.
    pub line: usize,
    /// The piece itself, in one line and not too long.
    pub text: String,
    /// Why.
    pub why: Why,
}

/// The most characters of a piece that is told of, and how many bytes they are sought in.
const LONGEST: usize = 80;
const MOST_LOOKED_AT: usize = 512;

impl Unused {
    /// A piece of a line, in one line itself and shortened when it is long.
    #[must_use]
    pub fn new(line: usize, text: &str, why: Why) -> Self {
        let end = text.floor_char_boundary(MOST_LOOKED_AT);
        let text = said(text.get(..end).unwrap_or_default());
        Self { line, text: beginning(&text, LONGEST).into_owned(), why }
    }

    /// The sentence that tells of it: where, what, why.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        let why = words.message(&self.why);
        let said = [("text", self.text.as_str().into()), ("why", why.into()), ("line", self.line.into())];
        match said.split_last() {
            Some((_, said)) if self.line == 0 => words.with("import-unused-sheet", said),
            _ => words.with("import-unused", &said),
        }
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
    /// It is a sheet of which another map could be made.
    OtherSheet,
    /// It is a sheet with nothing in it that could be placed on a map.
    EmptySheet,
    /// It is a sheet that should say the same as the one that was read, and does not.
    SheetDiffers,
    /// It begins with a quotation mark that is never closed.
    Unclosed,
    /// It has no text.
    Nameless,
    /// It names a lane whose role it does not tell.
    UnknownLane,
}

impl Why {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Unknown,
        Self::NoPlace,
        Self::NotAValue,
        Self::OutOfRange,
        Self::NoSuch,
        Self::Again,
        Self::OtherSheet,
        Self::EmptySheet,
        Self::SheetDiffers,
        Self::Unclosed,
        Self::Nameless,
        Self::UnknownLane,
    ];
}

impl Message for Why {
    fn key(&self) -> &'static str {
        match self {
            Self::Unknown => "import-unknown",
            Self::NoPlace => "import-no-place",
            Self::NotAValue => "import-not-a-value",
            Self::OutOfRange => "import-out-of-range",
            Self::NoSuch => "import-no-such",
            Self::Again => "import-again",
            Self::OtherSheet => "import-other-sheet",
            Self::EmptySheet => "import-empty-sheet",
            Self::SheetDiffers => "import-sheet-differs",
            Self::Unclosed => "import-unclosed",
            Self::Nameless => "import-nameless",
            Self::UnknownLane => "import-unknown-lane",
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
    /// It is a map of this program.
    #[error("this is already a map: open it")]
    AlreadyAMap,
    /// It is the report of a map.
    #[error("this is a report of a map: open the map itself")]
    Report,
    /// It is a workbook of an older or another kind, or one with a password.
    #[error("this workbook cannot be read: save it as .xlsx, without a password")]
    OtherWorkbook,
    /// It is a workbook, but not whole.
    #[error("the workbook is damaged: it does not end as it should")]
    Damaged,
}

impl Message for ImportError {
    fn key(&self) -> &'static str {
        match self {
            Self::Nothing => "import-nothing",
            Self::TooLarge => "import-too-large",
            Self::NotAJourney => "import-not-a-journey",
            Self::NotThat => "import-not-that",
            Self::AlreadyAMap => "import-already-a-map",
            Self::Report => "import-report",
            Self::OtherWorkbook => "import-other-workbook",
            Self::Damaged => "import-damaged",
        }
    }
}
