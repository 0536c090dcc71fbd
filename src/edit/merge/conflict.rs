//! What two sides of a merge don't agree on.

use std::fmt;

use super::super::Noun;
use crate::geom::Flow;
use crate::model::{
    CardId, CardKind, Channel, ColorTag, Consequence, EvidenceLevel, Feeling, Heads, Key, LaneId, MapKind, PersonaId,
    Role, StageId, StepId, TimeUnit,
};

/// One thing that the two sides don't agree on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The record that it is about.
    pub key: Key,
    /// What the record mainly says, so that a person knows which one it is; may be empty.
    pub name: String,
    /// What it is.
    pub clash: Clash,
}

/// One of the two maps that are merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// The map that is merged into.
    Ours,
    /// The map that is merged in.
    Theirs,
}

impl Side {
    /// The one that this is not.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Ours => Self::Theirs,
            Self::Theirs => Self::Ours,
        }
    }
}

/// What two sides did that can't both be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clash {
    /// Both changed a field, differently. Ours was taken.
    Field {
        /// The name of the field, as the file has it; `times`, `ends` and `place` for fields that belong together.
        field: &'static str,
        /// What it was; `None` when both sides made a record of this id.
        base: Option<Value>,
        /// What we made of it.
        ours: Value,
        /// What they made of it.
        theirs: Value,
    },
    /// Both moved the record among its siblings, to different places. Ours was taken.
    Order,
    /// One side deleted the record, and the other changed it or put something into it. It was kept.
    Deleted {
        /// Who deleted it.
        by: Side,
    },
    /// No step of the stage is left: each side took some away. The stage is gone.
    Emptied,
    /// Both sides said how this persona feels at this step. Ours was taken, and this record of theirs is gone.
    Twice {
        /// The record that says it now.
        by: Key,
        /// How the persona feels, and what they would say.
        ours: Value,
        /// The same as they have it.
        theirs: Value,
    },
}

impl Clash {
    /// Whose will was done; `None` when it is neither's.
    #[must_use]
    pub fn taken(&self) -> Option<Side> {
        match self {
            Self::Field { .. } | Self::Order | Self::Twice { .. } => Some(Side::Ours),
            Self::Deleted { by } => Some(by.other()),
            Self::Emptied => None,
        }
    }
}

/// What stands in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Nothing,
    /// A text that somebody wrote.
    Text(String),
    /// A word or a number as the file has it: `Phone`, `true`, `-1.25`.
    Word(String),
    /// Another record.
    Record(Key),
    /// The values of fields that belong together.
    Several(Vec<Value>),
}

/// In English, for the command line.
impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Noun::of(self.key))?;
        if !self.name.is_empty() {
            write!(f, " {}", shown(&self.name))?;
        }
        if let Some(id) = self.key.id() {
            write!(f, " ({})", id.as_str())?;
        }
        match &self.clash {
            Clash::Field { field, base, ours, theirs } => {
                write!(f, ": `{field}` is {ours} here and {theirs} there")?;
                base.as_ref().map_or(Ok(()), |base| write!(f, "; it was {base}"))?;
                f.write_str("; ours was taken")
            }
            Clash::Order => f.write_str(": moved here and there to different places; ours was taken"),
            Clash::Deleted { by: Side::Ours } => f.write_str(": deleted here, but changed or used there; it was kept"),
            Clash::Deleted { by: Side::Theirs } => {
                f.write_str(": deleted there, but changed or used here; it was kept")
            }
            Clash::Emptied => f.write_str(": both sides took steps out of it and none is left; it is gone"),
            Clash::Twice { ours, theirs, .. } => {
                write!(f, ": said here as {ours} and there as {theirs}; ours was taken")
            }
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("empty"),
            Self::Text(text) if text.is_empty() => f.write_str("empty"),
            Self::Text(text) => f.write_str(&shown(text)),
            Self::Word(word) => f.write_str(word),
            Self::Record(key) => {
                write!(f, "{} {}", Noun::of(*key), key.id().as_ref().map_or("", |id| id.as_str()))
            }
            Self::Several(values) => {
                for (at, value) in values.iter().enumerate() {
                    write!(f, "{}{value}", if at == 0 { "" } else { ", " })?;
                }
                Ok(())
            }
        }
    }
}

/// In quotes, short, and with nothing that a terminal obeys.
fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let start: String = text.chars().take(LONGEST).collect();
    format!("{start:?}{}", if start.len() < text.len() { "…" } else { "" })
}

/// A field whose value can be told.
pub(super) trait Told {
    /// Its value.
    fn told(&self) -> Value;
}

impl Told for String {
    fn told(&self) -> Value {
        Value::Text(self.clone())
    }
}

impl Told for Feeling {
    fn told(&self) -> Value {
        Value::Word(self.value().to_string())
    }
}

impl<T: Told> Told for Option<T> {
    fn told(&self) -> Value {
        self.as_ref().map_or(Value::Nothing, Told::told)
    }
}

macro_rules! told_as_words {
    ($($kind:ident)*) => {
        $(impl Told for $kind {
            fn told(&self) -> Value {
                // The names of the model are the words of the file.
                Value::Word(format!("{self:?}"))
            }
        })*
    };
}

macro_rules! told_as_records {
    ($($kind:ident)*) => {
        $(impl Told for $kind {
            fn told(&self) -> Value {
                Value::Record((*self).into())
            }
        })*
    };
}

told_as_words! {
    bool u8 u16 u32 MapKind Flow Role CardKind Channel EvidenceLevel ColorTag Consequence TimeUnit Heads
}
told_as_records! { PersonaId StageId StepId LaneId CardId }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conflict_is_told_in_one_line_that_no_terminal_obeys() {
        let key = Key::Card(CardId(crate::model::Id::new("c1").unwrap()));
        let [base, ours, theirs] = ["", "a\u{1b}[2J", "two\nlines"].map(|text| Value::Text(text.to_owned()));
        let clash = Clash::Field { field: "text", base: Some(base), ours, theirs };
        let conflict = Conflict { key, name: "Call\u{7}".to_owned(), clash };
        let line = r#"card "Call\u{7}" (c1): `text` is "a\u{1b}[2J" here and "two\nlines" there; it was empty; ours was taken"#;
        assert_eq!(conflict.to_string(), line);
    }
}
