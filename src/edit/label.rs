//! What a change is called in the history: a verb and a noun, for the locale files to put into words.

use std::fmt;

use crate::model::{Key, codes};

/// What a change does, and to what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChangeLabel {
    /// What is done.
    pub verb: ChangeVerb,
    /// To what kind of record.
    pub noun: Noun,
}

impl ChangeLabel {
    /// A label of that verb and noun.
    #[must_use]
    pub fn new(verb: ChangeVerb, noun: Noun) -> Self {
        Self { verb, noun }
    }

    /// The label of several changes that are made as one.
    #[must_use]
    pub fn of_all(labels: impl IntoIterator<Item = Self>) -> Self {
        let mut labels = labels.into_iter();
        let Some(first) = labels.next() else { return Self::new(ChangeVerb::Change, Noun::Several) };
        labels.fold(first, |all, one| {
            let verb = if all.verb == one.verb { all.verb } else { ChangeVerb::Change };
            Self::new(verb, Noun::Several)
        })
    }
}

/// The label in English: `move card`.
impl fmt::Display for ChangeLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.verb.code(), self.noun)
    }
}

codes! {
    /// What is done.
    ChangeVerb {
        Add "add",
        Change "change",
        Write "write",
        Move "move",
        Delete "delete",
        Paste "paste",
        Split "split",
        Join "join",
    }

    /// A kind of record, or several kinds at once.
    Noun {
        Map "map",
        Persona "persona",
        Stage "stage",
        Step "step",
        Lane "lane",
        Card "card",
        Pain "pain",
        Wait "wait",
        Connector "connector",
        Emotion "emotion",
        Several "several",
    }
}

impl Noun {
    /// The kind of the record of that name.
    #[must_use]
    pub fn from_key(key: Key) -> Self {
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
