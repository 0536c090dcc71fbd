//! What a table of fields is turned into: the notation of the schema in [`super::format`].
//!
//! The macros name the types of the module that uses them.

use serde::Deserialize;

use super::error::{Problem, RecordAt};
use super::kinds::RawText;
use super::sentence::{Expected, Thing};
use super::write::Lines;
use crate::model::{Map, Record};

/// A record as it stands in a file.
pub(super) trait RawRecord<'a>: Deserialize<'a> + Default {
    /// What it is in the model.
    type Model;

    /// The list that it stands in.
    const LIST: &'static str;

    /// The fields that it can't be without, each with what a repair writes in its place.
    const NEEDED: &'static [(&'static str, &'static str)];

    /// All its fields, each with what may stand there.
    const FIELDS: &'static [(&'static str, Expected)];

    /// The record, when every value is in range and all that it refers to is in `map`.
    fn into_model(self, at: RecordAt, map: &Map) -> Result<Self::Model, Problem>;

    /// Writes the fields of a record.
    fn write(record: &Self::Model, out: &mut Lines);

    /// Visits the ids of other records, with what they must be the id of.
    fn each_link(&mut self, visit: &mut dyn FnMut(Thing, &mut RawText<'a>));

    /// Brings the numbers into their ranges, and says which are what now.
    fn clamp(&mut self, tell: &mut dyn FnMut(&'static str, String));
}

/// A record with an id.
pub(super) trait Named<'a>: RawRecord<'a, Model: Into<Record>> {
    /// What it is.
    const THING: Thing;

    /// Its id.
    fn id(&mut self) -> &mut RawText<'a>;
}

/// Does the same with each list of a file.
pub(super) trait Visitor<'a> {
    /// Does it with one list.
    fn list<T: Named<'a>>(&mut self, records: &mut Vec<T>);
}

/// The shape of one kind of record, and what follows from its fields: first its list and the name that may stand before
/// its bracket (`Card(id: …)`), then its id and its rank, if it has them, then the fields that it can't be without, then
/// those that may be left out.
macro_rules! record {
    (
        $list:ident: $raw:ident $name:literal => $model:ident [$($own:ident)?] [$($rank:ident)?]
        {$($need:ident: $needed:ty),*} {$($field:ident: $kind:ty),*}
    ) => {
        #[derive(Debug, Default, Deserialize)]
        #[serde(rename = $name, deny_unknown_fields)]
        pub(super) struct $raw<'a> {
            $(#[serde(borrow)] pub(super) $own: RawText<'a>,)?
            $(#[serde(borrow)] pub(super) $need: <$needed as FieldKind>::Raw<'a>,)*
            $(#[serde(borrow, default)] pub(super) $field: <$kind as FieldKind>::Raw<'a>,)*
        }

        impl<'a> RawRecord<'a> for $raw<'a> {
            type Model = model::$model;

            const LIST: &'static str = stringify!($list);

            const NEEDED: &'static [(&'static str, &'static str)] = &[
                $((stringify!($own), "\"\""),)?
                $((stringify!($need), <$needed as FieldKind>::STAND_IN),)*
            ];

            const FIELDS: &'static [(&'static str, Expected)] = &[
                $((stringify!($own), Expected::Id),)?
                $((stringify!($need), <$needed as FieldKind>::EXPECTED),)*
                $((stringify!($field), <$kind as FieldKind>::EXPECTED),)*
            ];

            fn into_model(self, at: RecordAt, map: &Map) -> Result<model::$model, Problem> {
                Ok(model::$model {
                    $($own: at.field(stringify!($own)).id(&self.$own)?,)?
                    $($rank: at.rank(),)?
                    $($need: <$needed as FieldKind>::check(self.$need, at.field(stringify!($need)), map)?,)*
                    $($field: <$kind as FieldKind>::check(self.$field, at.field(stringify!($field)), map)?,)*
                })
            }

            fn write(record: &model::$model, out: &mut Lines) {
                let model::$model { $($own,)? $($rank: _,)? $($need,)* $($field,)* } = record;
                $(write_id(stringify!($own), $own.as_str(), out);)?
                $(<$needed as FieldKind>::write($need, stringify!($need), out);)*
                $(<$kind as FieldKind>::write($field, stringify!($field), out);)*
            }

            fn each_link(&mut self, visit: &mut dyn FnMut(Thing, &mut RawText<'a>)) {
                $(<$needed as FieldKind>::each_link(&mut self.$need, visit);)*
                $(<$kind as FieldKind>::each_link(&mut self.$field, visit);)*
            }

            fn clamp(&mut self, tell: &mut dyn FnMut(&'static str, String)) {
                $(if let Some(now) = <$needed as FieldKind>::clamp(&mut self.$need) {
                    tell(stringify!($need), now);
                })*
                $(if let Some(now) = <$kind as FieldKind>::clamp(&mut self.$field) {
                    tell(stringify!($field), now);
                })*
            }
        }
    };
}

/// A whole file: the fields of the map, what is dismissed, and the lists of records in their order.
macro_rules! schema {
    (
        map {$($of_map:ident: $kind_of_map:ty),*}
        $dismissed:ident: $raw_dismissed:ident $name_of_dismissed:literal => Dismissed [] [] $needed:tt $rest:tt
        $($list:ident: $raw:ident $name:literal => $model:ident($id:ident) [$own:ident] $rank:tt $needs:tt $fields:tt)*
    ) => {
        record! { $dismissed: $raw_dismissed $name_of_dismissed => Dismissed [] [] $needed $rest }
        $(record! { $list: $raw $name => $model [$own] $rank $needs $fields })*

        $(
            impl Linked for $id {
                const THING: Thing = Thing::$model;
            }

            impl FieldKind for $id {
                type Raw<'a> = RawText<'a>;
                type Value = Self;
                const EXPECTED: Expected = Expected::Id;

                fn check(raw: RawText<'_>, at: FieldAt, map: &Map) -> Result<Self, Problem> {
                    at.link(&raw, map)
                }

                fn write(value: &Self, name: &str, out: &mut Lines) {
                    write_id(name, value.as_str(), out);
                }

                fn each_link<'a>(raw: &mut RawText<'a>, visit: &mut dyn FnMut(Thing, &mut RawText<'a>)) {
                    visit(Self::THING, raw);
                }
            }

            impl<'a> Named<'a> for $raw<'a> {
                const THING: Thing = Thing::$model;

                fn id(&mut self) -> &mut RawText<'a> {
                    &mut self.$own
                }
            }
        )*

        /// A whole file.
        #[derive(Debug, Deserialize)]
        #[serde(rename = "Map", deny_unknown_fields)]
        pub(super) struct RawMap<'a> {
            #[serde(rename = "throughline")]
            _version: u64,
            $(#[serde(borrow, default)] $of_map: <$kind_of_map as FieldKind>::Raw<'a>,)*
            #[serde(borrow, default)]
            pub(super) $dismissed: Vec<$raw_dismissed<'a>>,
            $(#[serde(borrow, default)] pub(super) $list: Vec<$raw<'a>>,)*
        }

        impl<'a> RawMap<'a> {
            /// Takes out what the map says of itself.
            pub(super) fn take_info(&mut self) -> Result<model::Info, Problem> {
                let at = RecordAt { list: "", index: 0 };
                let nothing = Map::default();
                let dismissed = std::mem::take(&mut self.$dismissed).into_iter().enumerate().map(|(index, raw)| {
                    raw.into_model(RecordAt { list: stringify!($dismissed), index }, &nothing)
                });
                Ok(model::Info {
                    $dismissed: dismissed.collect::<Result<_, _>>()?,
                    $($of_map: <$kind_of_map as FieldKind>::check(
                        std::mem::take(&mut self.$of_map), at.field(stringify!($of_map)), &nothing,
                    )?,)*
                })
            }

            /// Visits the lists of records, in their order.
            pub(super) fn visit(&mut self, visitor: &mut impl Visitor<'a>) {
                $(visitor.list(&mut self.$list);)*
            }
        }

        /// Writes what the map says of itself, a line for each field.
        pub(super) fn write_info(info: &model::Info, out: &mut Lines) {
            let model::Info { $($of_map,)* $dismissed } = info;
            $(<$kind_of_map as FieldKind>::write($of_map, stringify!($of_map), out);)*
            out.list::<$raw_dismissed<'_>>(&$dismissed.iter().collect::<Vec<_>>());
        }

        /// The lists of a file; the last one is of the map itself.
        pub(super) const LISTS: [&str; Thing::ALL.len()] = [$(stringify!($list),)* stringify!($dismissed)];

        /// The fields of the map itself.
        pub(super) const MAP_FIELDS: &[(&str, Expected)] =
            &[$((stringify!($of_map), <$kind_of_map as FieldKind>::EXPECTED)),*];

        /// The fields of the records of each list, with what may stand there.
        const RECORD_FIELDS: [&[(&str, Expected)]; LISTS.len()] = [$($raw::FIELDS,)* $raw_dismissed::FIELDS];

        /// The fields that a record of a list can't be without, each with a value that will be put right later; those
        /// of the map for no list.
        pub(super) fn needed(list: &str) -> &'static [(&'static str, &'static str)] {
            match list {
                $(stringify!($list) => $raw::NEEDED,)*
                stringify!($dismissed) => $raw_dismissed::NEEDED,
                _ => &[("throughline", "1")],
            }
        }

        /// Tries whether a text is a record of a list; the map itself for no list.
        pub(super) fn probe(list: &str, text: &str) -> Result<(), RonError> {
            fn of<'a, T: Deserialize<'a>>(text: &'a str) -> Result<(), RonError> {
                super::read::options().from_str::<T>(text).map(drop).map_err(|error| error.code)
            }
            match list {
                $(stringify!($list) => of::<$raw<'_>>(text),)*
                stringify!($dismissed) => of::<$raw_dismissed<'_>>(text),
                _ => of::<RawMap<'_>>(text),
            }
        }
    };
}

/// The words of a file; where a field can do without, what leaving it out means, and whether that is written all the same.
macro_rules! words {
    ($($raw:ident => $model:ty $(= $default:ident, always written: $always:literal)?; $($word:ident)*;)*) => {$(
        #[derive(Clone, Copy, Debug, Deserialize)]
        pub(super) enum $raw { $($word,)* }

        impl From<$raw> for $model {
            fn from(raw: $raw) -> Self {
                match raw { $($raw::$word => Self::$word,)* }
            }
        }

        impl FileWord for $model {
            type Raw = $raw;

            const WORDS: &'static [&'static str] = &[$(stringify!($word)),*];

            fn word(self) -> &'static str {
                match self { $(Self::$word => stringify!($word),)* }
            }
        }

        $(
            impl Default for $raw {
                fn default() -> Self {
                    Self::$default
                }
            }

            impl FieldKind for $model {
                type Raw<'a> = $raw;
                type Value = Self;
                const EXPECTED: Expected = Expected::Words(<$model as FileWord>::WORDS);
                const STAND_IN: &'static str = stringify!($default);

                fn check(raw: $raw, _at: FieldAt, _map: &Map) -> Result<Self, Problem> {
                    Ok(raw.into())
                }

                fn write(value: &Self, name: &str, out: &mut Lines) {
                    if $always || *value != Self::$default {
                        out.field(name, |text| text.push_str(value.word()));
                    }
                }
            }
        )?
    )*};
}

pub(super) use {record, schema, words};
