//! What comes of a foreign file: a map, and what of the file did not find its way into it.

use crate::model::Map;

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
            Self::NotThat => "import-not-that",
        }
    }
}
