//! Why a file could not be read: where, what, and what was expected instead.

use std::fmt;

use super::kinds::{Linked, RawText};
use super::sentence::{Expected, Hint, ProblemKind};
use crate::model::{Id, Key, Map, RANK_GAP, Rank};

/// Why bytes are not a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// What is wrong.
    pub kind: ProblemKind,
    /// What was expected, or what to do.
    pub hint: Option<Hint>,
}

impl ReadError {
    pub(super) fn new((line, column): (usize, usize), kind: ProblemKind) -> Self {
        Self { line, column, kind, hint: None }
    }

    pub(super) fn hint(self, hint: Hint) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// True when a newer version of the program wrote the file: it is sound, but not for this version.
    #[must_use]
    pub fn is_newer(&self) -> bool {
        matches!(self.kind, ProblemKind::Newer { .. })
    }
}

/// A record of a list of a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct RecordAt {
    pub(super) list: &'static str,
    /// Which record of it, counted from 0.
    pub(super) index: usize,
}

impl RecordAt {
    /// The rank of the record: the file keeps the order.
    pub(super) fn rank(self) -> Rank {
        rank_at(self.index)
    }

    /// One of its fields.
    pub(super) fn field(self, field: &'static str) -> FieldAt {
        FieldAt { record: self, field }
    }
}

/// The rank of a record that is read from that place of its list, counted from 0.
pub(super) fn rank_at(place: usize) -> Rank {
    Rank::try_from(place).unwrap_or(Rank::MAX).saturating_mul(RANK_GAP)
}

/// A field of a record of a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct FieldAt {
    pub(super) record: RecordAt,
    pub(super) field: &'static str,
}

impl FieldAt {
    pub(super) fn problem(self, kind: ProblemKind, hint: Option<Hint>) -> Problem {
        Problem { at: self, kind, hint: hint.map(Box::new) }
    }

    pub(super) fn out_of_range(self, value: &dyn fmt::Display, expected: Expected) -> Problem {
        let kind = ProblemKind::OutOfRange { value: value.to_string(), field: self.field };
        self.problem(kind, Some(Hint::Expected { expected }))
    }

    /// The id that a text is.
    pub(super) fn id<T: From<Id>>(self, text: &RawText<'_>) -> Result<T, Problem> {
        let id = Id::new(&text.0).map(T::from);
        id.map_err(|bad| self.problem(ProblemKind::NotAnId { text: quoted(&text.0) }, Some(bad.into())))
    }

    /// The id of a record of the map that a text is.
    pub(super) fn link<T: Linked>(self, text: &RawText<'_>, map: &Map) -> Result<T, Problem> {
        let id: T = self.id(text)?;
        let key: Key = id.into();
        if map.has(key) {
            return Ok(id);
        }
        let thing = T::THING;
        let of_kind = |other: &Key| std::mem::discriminant(other) == std::mem::discriminant(&key);
        // Bounded: on a huge table a suggestion is not worth the wait.
        let known: Vec<Id> = map.keys().filter(of_kind).filter_map(Key::id).take(10_000).collect();
        let near = nearest(&text.0, known.iter().map(Id::as_str));
        let hint = near.map_or(Hint::AddRecord { thing }, |near| Hint::DidYouMeanId { id: near.to_owned() });
        Err(self.problem(ProblemKind::NoSuchRecord { thing, id: id.to_string() }, Some(hint)))
    }
}

/// What is wrong with which field of which record.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) at: FieldAt,
    pub(super) kind: ProblemKind,
    /// In a box, because results are returned by the thousand and this is rare.
    pub(super) hint: Option<Box<Hint>>,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.kind)
    }
}

impl std::error::Error for ReadError {}

/// Text of a file as it may stand in a message: in quotes, short, and with nothing that a terminal obeys.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 40;
    if text.chars().count() <= LONGEST {
        return format!("{text:?}");
    }
    let start: String = text.chars().take(LONGEST).collect();
    format!("{start:?}…")
}

/// A name of the file without quotes, short and harmless.
pub(super) fn shown(name: &str) -> String {
    quoted(name).trim_matches('"').to_owned()
}

/// The name that was probably meant, when one is near enough.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // Longer than any name of the format: no typo of one of them.
    if name.len() > 64 {
        return None;
    }
    let limit = (name.chars().count() / 3).clamp(1, 3);
    let far = known.filter_map(|known| Some((distance_within(limit, name, known)?, known)));
    far.min().map(|(_, known)| known)
}

/// How many letters have to be changed, added, taken away or swapped with their neighbor (optimal string alignment) to
/// make one name of the other, when these are no more than `limit`. The case of letters does not count.
pub(super) fn distance_within(limit: usize, a: &str, b: &str) -> Option<usize> {
    // Names of files of nothing but names are compared by the million: most differ in length already.
    if a.chars().count().abs_diff(b.chars().count()) > limit {
        return None;
    }
    Some(strsim::osa_distance(&a.to_lowercase(), &b.to_lowercase())).filter(|far| *far <= limit)
}
