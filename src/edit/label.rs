//! What a change is called in the history: a verb and a noun, for the locale files to put into words.

use std::fmt;

use crate::model::Key;

/// What a change does, and to what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Label {
    /// What is done.
    pub verb: Verb,
    /// To what kind of record.
    pub noun: Noun,
}

impl Label {
    /// A label of that verb and noun.
    #[must_use]
    pub fn new(verb: Verb, noun: Noun) -> Self {
        Self { verb, noun }
    }

    /// The label of several changes that are made as one.
    #[must_use]
    pub fn of_all(labels: impl IntoIterator<Item = Self>) -> Self {
        let mut labels = labels.into_iter();
        let Some(first) = labels.next() else { return Self::new(Verb::Change, Noun::Several) };
        labels.fold(first, |all, one| {
            let verb = if all.verb == one.verb { all.verb } else { Verb::Change };
            Self::new(verb, Noun::Several)
        })
    }

    /// A stable name: `move-card`.
    #[must_use]
    pub fn code(self) -> String {
        format!("{}-{}", self.verb.code(), self.noun.code())
    }
}

/// The label in English: `move card`.
impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.verb.code(), self.noun)
    }
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Verb {
    Add,
    Change,
    Write,
    Move,
    Delete,
    Paste,
    Split,
    Join,
}

impl Verb {
    /// Every verb.
    pub const ALL: [Self; 8] =
        [Self::Add, Self::Change, Self::Write, Self::Move, Self::Delete, Self::Paste, Self::Split, Self::Join];

    /// A stable name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Change => "change",
            Self::Write => "write",
            Self::Move => "move",
            Self::Delete => "delete",
            Self::Paste => "paste",
            Self::Split => "split",
            Self::Join => "join",
        }
    }
}

/// A kind of record, or several kinds at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Noun {
    Map,
    Persona,
    Stage,
    Step,
    Lane,
    Card,
    Pain,
    Wait,
    Connector,
    Emotion,
    Several,
}

impl Noun {
    /// Every noun.
    pub const ALL: [Self; 11] = [
        Self::Map,
        Self::Persona,
        Self::Stage,
        Self::Step,
        Self::Lane,
        Self::Card,
        Self::Pain,
        Self::Wait,
        Self::Connector,
        Self::Emotion,
        Self::Several,
    ];

    /// The kind of the record of that name.
    #[must_use]
    pub fn of(key: Key) -> Self {
        match key {
            Key::Info => Self::Map,
            Key::Persona(_) => Self::Persona,
            Key::Stage(_) => Self::Stage,
            Key::Step(_) => Self::Step,
            Key::Lane(_) => Self::Lane,
            Key::Card(_) => Self::Card,
            Key::Pain(_) => Self::Pain,
            Key::Wait(_) => Self::Wait,
            Key::Connector(_) => Self::Connector,
            Key::Emotion(_) => Self::Emotion,
        }
    }

    /// A stable name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Persona => "persona",
            Self::Stage => "stage",
            Self::Step => "step",
            Self::Lane => "lane",
            Self::Card => "card",
            Self::Pain => "pain",
            Self::Wait => "wait",
            Self::Connector => "connector",
            Self::Emotion => "emotion",
            Self::Several => "several",
        }
    }
}

/// The noun in English.
impl fmt::Display for Noun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pain => "pain point",
            Self::Wait => "wait point",
            Self::Several => "several records",
            other => other.code(),
        })
    }
}
