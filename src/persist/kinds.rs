//! The kinds of fields that records have: how a value of each stands in a file, what can be wrong with it, how it is
//! written, and what a repair may do with it.
//!
//! A field is read wide and unchecked, as its [`FieldKind::Raw`]: so a value out of range or an id with a space in it is
//! refused in the words of the field ("a whole number from 1 to 5") and not in those of the parser.

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::ops::RangeInclusive;

use serde::Deserialize;

use super::error::{FieldAt, Problem};
use super::sentence::{Expected, Thing};
use super::write::{Lines, push_quoted};
use crate::model::{Feeling, Id, Key, Map, Step};

/// A kind of field. Most are types of the model; numbers, which need a range and a default, are types of their own.
pub(super) trait FieldKind {
    /// What stands in the file; its default is what a field that is left out means.
    type Raw<'a>: Deserialize<'a> + Default + fmt::Debug;

    /// What it is in the model.
    type Value;

    /// What an error message asks for.
    const EXPECTED: Expected;

    /// What a repair writes where a field is missing that a record can't be without. It is put right afterwards.
    const STAND_IN: &'static str = "\"\"";

    /// The value, when it is in range and all that it refers to is in `map`.
    fn check(raw: Self::Raw<'_>, at: FieldAt, map: &Map) -> Result<Self::Value, Problem>;

    /// Writes the field, unless it says what leaving it out says.
    fn write(value: &Self::Value, name: &str, out: &mut Lines);

    /// Visits the ids of other records that stand in the field, with what they must be the id of.
    fn each_link<'a>(_raw: &mut Self::Raw<'a>, _visit: &mut dyn FnMut(Thing, &mut RawText<'a>)) {}

    /// Brings a number to the nearest in its range. Says what it is now, if it was another.
    fn clamp(_raw: &mut Self::Raw<'_>) -> Option<String> {
        None
    }
}

/// Text of the file, borrowed from it where it has no escapes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(super) struct RawText<'a>(#[serde(borrow)] pub(super) Cow<'a, str>);

impl From<&str> for RawText<'_> {
    fn from(text: &str) -> Self {
        Self(Cow::Owned(text.to_owned()))
    }
}

/// A whole number of the file.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(transparent)]
pub(super) struct RawNumber<const DEFAULT: i64>(pub(super) i64);

impl<const DEFAULT: i64> Default for RawNumber<DEFAULT> {
    fn default() -> Self {
        Self(DEFAULT)
    }
}

/// A value of the model that stands in a file as a plain word.
pub(super) trait FileWord: Copy {
    /// The words as the parser reads them.
    type Raw: for<'a> Deserialize<'a> + Into<Self> + fmt::Debug;

    /// Every word, in the order in which messages list them.
    const WORDS: &'static [&'static str];

    /// The word of this value.
    fn word(self) -> &'static str;
}

/// The id of a kind of record.
pub(super) trait Linked: From<Id> + Into<Key> + Copy + fmt::Display {
    /// What it is the id of.
    const THING: Thing;
}

impl FieldKind for String {
    type Raw<'a> = RawText<'a>;
    type Value = Self;
    const EXPECTED: Expected = Expected::Text;

    fn check(raw: RawText<'_>, _at: FieldAt, _map: &Map) -> Result<Self, Problem> {
        Ok(raw.0.into_owned())
    }

    fn write(value: &Self, name: &str, out: &mut Lines) {
        if !value.is_empty() {
            out.field(name, |text| push_quoted(text, value));
        }
    }
}

impl FieldKind for bool {
    type Raw<'a> = bool;
    type Value = Self;
    const EXPECTED: Expected = Expected::Truth;

    fn check(raw: bool, _at: FieldAt, _map: &Map) -> Result<bool, Problem> {
        Ok(raw)
    }

    fn write(value: &bool, name: &str, out: &mut Lines) {
        if *value {
            out.field(name, |text| text.push_str("true"));
        }
    }
}

/// A word that a field may do without.
impl<T: FileWord> FieldKind for Option<T> {
    type Raw<'a> = Option<T::Raw>;
    type Value = Self;
    const EXPECTED: Expected = Expected::Words(T::WORDS);

    fn check(raw: Option<T::Raw>, _at: FieldAt, _map: &Map) -> Result<Self, Problem> {
        Ok(raw.map(Into::into))
    }

    fn write(value: &Self, name: &str, out: &mut Lines) {
        if let Some(value) = value {
            out.field(name, |text| text.push_str(value.word()));
        }
    }
}

/// An id of whichever list: what it names need not be there.
impl FieldKind for Option<Id> {
    type Raw<'a> = Option<RawText<'a>>;
    type Value = Self;
    const EXPECTED: Expected = Expected::Id;

    fn check(raw: Option<RawText<'_>>, at: FieldAt, _map: &Map) -> Result<Self, Problem> {
        raw.map(|text| at.id(&text)).transpose()
    }

    fn write(value: &Self, name: &str, out: &mut Lines) {
        if let Some(id) = value {
            write_id(name, id.as_str(), out);
        }
    }
}

/// Ids of other records.
impl<K: Linked> FieldKind for Vec<K> {
    type Raw<'a> = Vec<RawText<'a>>;
    type Value = Self;
    const EXPECTED: Expected = Expected::PainIds;

    fn check(raw: Vec<RawText<'_>>, at: FieldAt, map: &Map) -> Result<Self, Problem> {
        raw.iter().map(|text| at.link(text, map)).collect()
    }

    fn write(value: &Self, name: &str, out: &mut Lines) {
        if value.is_empty() {
            return;
        }
        out.field(name, |text| {
            text.push('[');
            for (at, id) in value.iter().enumerate() {
                // Writing to a string cannot fail.
                let _ = write!(text, "{}\"{id}\"", if at == 0 { "" } else { ", " });
            }
            text.push(']');
        });
    }

    fn each_link<'a>(raw: &mut Vec<RawText<'a>>, visit: &mut dyn FnMut(Thing, &mut RawText<'a>)) {
        raw.iter_mut().for_each(|text| visit(K::THING, text));
    }
}

impl FieldKind for Feeling {
    type Raw<'a> = f64;
    type Value = Self;
    const EXPECTED: Expected = Expected::Feeling;

    fn check(raw: f64, at: FieldAt, _map: &Map) -> Result<Self, Problem> {
        let in_range = Some(raw).filter(|value| (-2.0..=2.0).contains(value));
        in_range.and_then(Self::nearest).ok_or_else(|| at.out_of_range(&raw, Self::EXPECTED))
    }

    fn write(value: &Self, name: &str, out: &mut Lines) {
        out.number(name, value.value());
    }

    fn clamp(raw: &mut f64) -> Option<String> {
        if (-2.0..=2.0).contains(raw) {
            return None;
        }
        *raw = if raw.is_nan() { 0.0 } else { raw.clamp(-2.0, 2.0) };
        Some(raw.to_string())
    }
}

/// The width of a column in map units; left out: that of all columns.
pub(super) enum Width {}

impl FieldKind for Width {
    type Raw<'a> = Option<i64>;
    type Value = Option<u16>;
    const EXPECTED: Expected = Expected::Width;

    fn check(raw: Option<i64>, at: FieldAt, _map: &Map) -> Result<Option<u16>, Problem> {
        raw.map(|width| whole(width, &Step::WIDTHS, at, Self::EXPECTED)).transpose()
    }

    fn write(value: &Option<u16>, name: &str, out: &mut Lines) {
        if let Some(width) = value {
            out.number(name, width.clamp(Step::WIDTHS.start(), Step::WIDTHS.end()));
        }
    }

    fn clamp(raw: &mut Option<i64>) -> Option<String> {
        nearest(raw.as_mut()?, i64::from(*Step::WIDTHS.start())..=i64::from(*Step::WIDTHS.end()))
    }
}

/// Whole numbers: the type, the range, what leaving it out means, and from which number on it is written.
macro_rules! numbers {
    ($($(#[$about:meta])* $kind:ident: $type:ident in $range:expr, else $default:literal, $expected:ident, written from $written:literal;)*) => {$(
        $(#[$about])*
        pub(super) enum $kind {}

        impl FieldKind for $kind {
            type Raw<'a> = RawNumber<$default>;
            type Value = $type;
            const EXPECTED: Expected = Expected::$expected;

            fn check(raw: Self::Raw<'_>, at: FieldAt, _map: &Map) -> Result<$type, Problem> {
                whole(raw.0, &$range, at, Self::EXPECTED)
            }

            fn write(value: &$type, name: &str, out: &mut Lines) {
                // Whatever the model holds, the file can be read back.
                let value = (*value).clamp(*$range.start(), *$range.end());
                if i64::from(value) >= $written {
                    out.number(name, value);
                }
            }

            fn clamp(raw: &mut Self::Raw<'_>) -> Option<String> {
                nearest(&mut raw.0, i64::from(*$range.start())..=i64::from(*$range.end()))
            }
        }
    )*};
}

numbers! {
    /// How bad or how often, from 1 to 5.
    Rating: u8 in (1..=5), else 3, OneToFive, written from 1;
    /// Over how many steps a card goes.
    Span: u32 in (1..=u32::MAX), else 1, FromOne, written from 2;
    /// How many votes.
    Votes: u32 in (0..=u32::MAX), else 0, FromZero, written from 1;
    /// The shortest time of a wait.
    Shortest: u32 in (0..=u32::MAX), else 0, FromZero, written from 0;
}

/// The longest time of a wait; left out: the shortest. That it isn't less than that is seen to where both are known.
pub(super) enum Longest {}

impl FieldKind for Longest {
    type Raw<'a> = Option<i64>;
    type Value = u32;
    const EXPECTED: Expected = Expected::FromZero;

    fn check(raw: Option<i64>, at: FieldAt, map: &Map) -> Result<u32, Problem> {
        Shortest::check(RawNumber(raw.unwrap_or_default()), at, map)
    }

    fn write(value: &u32, name: &str, out: &mut Lines) {
        out.number(name, value);
    }
}

/// Writes the field of an id.
pub(super) fn write_id(name: &str, id: &str, out: &mut Lines) {
    out.field(name, |text| text.extend(["\"", id, "\""]));
}

/// Brings a number into a range. Says what it is now, if it was another.
pub(super) fn nearest(number: &mut i64, range: RangeInclusive<i64>) -> Option<String> {
    let nearest = (*number).clamp(*range.start(), *range.end());
    (std::mem::replace(number, nearest) != nearest).then(|| nearest.to_string())
}

fn whole<T: TryFrom<i64> + PartialOrd>(
    number: i64,
    range: &RangeInclusive<T>,
    at: FieldAt,
    expected: Expected,
) -> Result<T, Problem> {
    let found = T::try_from(number).ok().filter(|number| range.contains(number));
    found.ok_or_else(|| at.out_of_range(&number, expected))
}
