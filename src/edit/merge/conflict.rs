//! Conflicts: what two sides of a merge don't agree on.

use std::fmt;

use crate::edit::Noun;
use crate::geom::Flow;
use crate::model::{
    CardId, CardKind, Channel, ColorTag, Consequence, EvidenceLevel, Feeling, Heads, Key, LaneId, MapKind, PersonaId,
    RecordRef, Role, StageId, StepId, TimeUnit,
};

/// One thing that the two sides don't agree on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The record that it is about.
    pub key: Key,
    /// What the record mainly says, to recognize it by; may be empty.
    pub name: String,
    /// What it is.
    pub clash: Clash,
}

impl Conflict {
    pub(super) fn new(record: RecordRef<'_>, clash: Clash) -> Self {
        Self { key: record.key(), name: record.text().to_owned(), clash }
    }
}

/// One of the two maps that are merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MergeSide {
    /// The map that is merged into.
    Ours,
    /// The map that is merged in.
    Theirs,
}

/// What two sides did that can't both be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clash {
    /// Both changed a field, differently. Ours was taken.
    Field {
        /// The name of the field, as the file has it; `times`, `ends` and `place` for fields that belong together.
        field: &'static str,
        /// What it was; `None` when both sides made a record of this id.
        base: Option<FieldValue>,
        /// What we made of it.
        ours: FieldValue,
        /// What they made of it.
        theirs: FieldValue,
    },
    /// Both moved the record among its siblings, to different places. Ours was taken.
    Order,
    /// One side deleted the record, and the other changed it or put something into it. It was kept.
    Deleted {
        /// Who deleted it.
        by: MergeSide,
    },
    /// No step of the stage is left: each side took some away. The stage is gone.
    Emptied,
    /// Both sides said how this persona feels at this step. Ours was taken, and this record of theirs is gone.
    Twice {
        /// The record that says it now.
        by: Key,
        /// How the persona feels, and what they would say.
        ours: FieldValue,
        /// The same as they have it.
        theirs: FieldValue,
    },
}

impl Clash {
    /// The key of the message with the name of a field.
    #[must_use]
    pub fn field_key(field: &str) -> String {
        match field {
            "ends" | "place" | "times" => format!("conflict-{field}"),
            "title" => "inspector-title-field".to_owned(),
            "value" => "inspector-feeling".to_owned(),
            field => format!("inspector-{}", field.replace('_', "-")),
        }
    }
}

/// What stands in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldValue {
    /// Nothing.
    Nothing,
    /// Text that a person wrote.
    Text(String),
    /// A word or a number as the file has it: `Phone`, `true`, `-1.25`.
    Word(String),
    /// Another record.
    Record(Key),
    /// The values of fields that belong together.
    Several(Vec<FieldValue>),
}

/// In English, for the command line.
impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Noun::from_key(self.key))?;
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
            Clash::Deleted { by: MergeSide::Ours } => {
                f.write_str(": deleted here, but changed or used there; it was kept")
            }
            Clash::Deleted { by: MergeSide::Theirs } => {
                f.write_str(": deleted there, but changed or used here; it was kept")
            }
            Clash::Emptied => f.write_str(": both sides took steps out of it and none is left; it is gone"),
            Clash::Twice { ours, theirs, .. } => {
                write!(f, ": said here as {ours} and there as {theirs}; ours was taken")
            }
        }
    }
}

impl fmt::Display for FieldValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("empty"),
            Self::Text(text) if text.is_empty() => f.write_str("empty"),
            Self::Text(text) => f.write_str(&shown(text)),
            Self::Word(word) => f.write_str(word),
            Self::Record(key) => {
                write!(f, "{} {}", Noun::from_key(*key), key.id().as_ref().map_or("", |id| id.as_str()))
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

/// In quotes, short, and with control characters and marks of direction escaped.
fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let start: String = text.chars().take(LONGEST).collect();
    format!("{start:?}{}", if start.len() < text.len() { "…" } else { "" })
}

/// A field whose value a conflict can state.
pub(super) trait ToValue {
    /// Its value.
    fn to_value(&self) -> FieldValue;
}

impl ToValue for String {
    fn to_value(&self) -> FieldValue {
        FieldValue::Text(self.clone())
    }
}

impl ToValue for Feeling {
    fn to_value(&self) -> FieldValue {
        FieldValue::Word(self.value().to_string())
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> FieldValue {
        self.as_ref().map_or(FieldValue::Nothing, ToValue::to_value)
    }
}

macro_rules! values_as_words {
    ($($kind:ident)*) => {
        $(impl ToValue for $kind {
            fn to_value(&self) -> FieldValue {
                // The names of the model are the words of the file.
                FieldValue::Word(format!("{self:?}"))
            }
        })*
    };
}

macro_rules! values_as_records {
    ($($kind:ident)*) => {
        $(impl ToValue for $kind {
            fn to_value(&self) -> FieldValue {
                FieldValue::Record((*self).into())
            }
        })*
    };
}

values_as_words! {
    bool u8 u16 u32 MapKind Flow Role CardKind Channel EvidenceLevel ColorTag Consequence TimeUnit Heads
}
values_as_records! { PersonaId StageId StepId LaneId CardId }
