//! One name and one value for records of every kind: what patches, selections and tags speak of.

use std::collections::BTreeMap;

use super::{
    Card, CardId, Connector, ConnectorId, Emotion, EmotionId, Id, Info, Lane, LaneId, Map, Pain, PainId, Persona,
    PersonaId, Stage, StageId, Step, StepId, Wait, WaitId,
};

/// A kind of record that a map keeps in a table.
pub(crate) trait RecordTable: Clone + PartialEq + Into<Record> + 'static {
    /// What names it.
    type Id: Copy + Ord + Into<Key> + 'static;

    /// All records of the kind.
    fn of(map: &Map) -> &BTreeMap<Self::Id, Self>;

    /// The record, when it is of this kind.
    fn from_record(record: &Record) -> Option<&Self>;

    /// The record as one of any kind.
    fn borrowed(&self) -> RecordRef<'_>;

    /// Its id.
    fn id(&self) -> Self::Id;
}

macro_rules! kinds {
    ($($kind:ident $id:ident $one:ident $table:ident $text:ident,)*) => {
        /// Names any record of a map.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Key {
            /// What the map says of itself: there is always exactly one.
            Info,
            $(#[doc = concat!("A [`super::", stringify!($kind), "`].")] $kind($id),)*
        }

        /// Any record of a map.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum Record {
            /// What the map says of itself.
            Info(Info),
            $(#[doc = concat!("A [`super::", stringify!($kind), "`].")] $kind($kind),)*
        }

        /// Any record of a map, borrowed from it.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub enum RecordRef<'a> {
            /// What the map says of itself.
            Info(&'a Info),
            $(#[doc = concat!("A [`super::", stringify!($kind), "`].")] $kind(&'a $kind),)*
        }

        impl Key {
            /// The id of the record; `None` for the map itself.
            #[must_use]
            pub fn id(self) -> Option<Id> {
                match self {
                    Self::Info => None,
                    $(Self::$kind(id) => Some(id.0),)*
                }
            }

            /// The name of a record of the same kind with that id. There is only one [`Key::Info`].
            #[must_use]
            pub(crate) fn with_id(self, id: Id) -> Self {
                match self {
                    Self::Info => Self::Info,
                    $(Self::$kind(_) => Self::$kind($id(id)),)*
                }
            }

            /// The name of a record of the kind that [`Key::kind`] gives; `None` where there is no such kind, and for the
            /// map itself, which has no id.
            #[must_use]
            pub(crate) fn from_kind(kind: &str, id: Id) -> Option<Self> {
                match kind {
                    $(stringify!($one) => Some(Self::$kind($id(id))),)*
                    _ => None,
                }
            }

            /// What kind of record it names, in small letters.
            #[must_use]
            pub fn kind(self) -> &'static str {
                match self {
                    Self::Info => "info",
                    $(Self::$kind(_) => stringify!($one),)*
                }
            }

            $(
                #[doc = concat!("The id, when the record is a [`super::", stringify!($kind), "`].")]
                #[must_use]
                pub fn $one(self) -> Option<$id> {
                    if let Self::$kind(id) = self { Some(id) } else { None }
                }
            )*
        }

        impl Record {
            /// The name of the record.
            #[must_use]
            pub fn key(&self) -> Key {
                self.borrowed().key()
            }

            /// The record without its ownership.
            #[must_use]
            pub fn borrowed(&self) -> RecordRef<'_> {
                match self {
                    Self::Info(info) => RecordRef::Info(info),
                    $(Self::$kind(record) => RecordRef::$kind(record),)*
                }
            }

            /// The text that [`Record::text`] gives, to be written.
            pub(crate) fn text_mut(&mut self) -> &mut String {
                match self {
                    Self::Info(info) => &mut info.title,
                    $(Self::$kind(record) => &mut record.$text,)*
                }
            }
        }

        impl<'a> RecordRef<'a> {
            /// The name of the record.
            #[must_use]
            pub fn key(self) -> Key {
                match self {
                    Self::Info(_) => Key::Info,
                    $(Self::$kind(record) => Key::$kind(record.id),)*
                }
            }

            /// A copy of the record.
            #[must_use]
            pub fn to_record(self) -> Record {
                match self {
                    Self::Info(info) => Record::Info(info.clone()),
                    $(Self::$kind(record) => Record::$kind(record.clone()),)*
                }
            }

            /// See [`Record::text`].
            #[must_use]
            pub fn text(self) -> &'a str {
                match self {
                    Self::Info(info) => &info.title,
                    $(Self::$kind(record) => &record.$text,)*
                }
            }
        }

        impl Map {
            /// The record of that name, if the map has it.
            #[must_use]
            pub fn get(&self, key: Key) -> Option<RecordRef<'_>> {
                match key {
                    Key::Info => Some(RecordRef::Info(&self.info)),
                    $(Key::$kind(id) => self.$table.get(&id).map(RecordRef::$kind),)*
                }
            }

            /// A copy of the record of that name, if the map has it.
            #[must_use]
            pub fn record(&self, key: Key) -> Option<Record> {
                self.get(key).map(RecordRef::to_record)
            }

            /// True when the map has a record of that name.
            #[must_use]
            pub fn has(&self, key: Key) -> bool {
                match key {
                    Key::Info => true,
                    $(Key::$kind(id) => self.$table.contains_key(&id),)*
                }
            }

            /// Puts a record in, in place of the one of its name.
            pub(crate) fn put(&mut self, record: Record) {
                match record {
                    Record::Info(info) => self.info = info,
                    $(Record::$kind(record) => {
                        self.$table.insert(record.id, record);
                    })*
                }
            }

            /// The same map with one more record: for a map that is being made.
            pub(crate) fn with(mut self, record: Record) -> Self {
                self.put(record);
                self
            }

            /// Takes a record out. What the map says of itself becomes empty.
            pub(crate) fn take(&mut self, key: Key) {
                match key {
                    Key::Info => self.info = Info::default(),
                    $(Key::$kind(id) => {
                        self.$table.remove(&id);
                    })*
                }
            }

            /// The names of all records, in the order of [`Key`].
            pub fn keys(&self) -> impl Iterator<Item = Key> + '_ {
                std::iter::once(Key::Info)$(.chain(self.$table.keys().map(|id| Key::$kind(*id))))*
            }

            /// All records, in the order of [`Key`].
            pub fn records(&self) -> impl Iterator<Item = RecordRef<'_>> {
                std::iter::once(RecordRef::Info(&self.info))$(.chain(self.$table.values().map(RecordRef::$kind)))*
            }
        }

        $(
            impl RecordTable for $kind {
                type Id = $id;

                fn of(map: &Map) -> &BTreeMap<Self::Id, Self> {
                    &map.$table
                }

                fn from_record(record: &Record) -> Option<&Self> {
                    if let Record::$kind(record) = record { Some(record) } else { None }
                }

                fn borrowed(&self) -> RecordRef<'_> {
                    RecordRef::$kind(self)
                }

                fn id(&self) -> Self::Id {
                    self.id
                }
            }

            impl From<$id> for Key {
                fn from(id: $id) -> Self {
                    Self::$kind(id)
                }
            }

            impl From<$kind> for Record {
                fn from(record: $kind) -> Self {
                    Self::$kind(record)
                }
            }
        )*
    };
}

kinds! {
    Persona PersonaId persona personas name,
    Stage StageId stage stages name,
    Step StepId step steps name,
    Lane LaneId lane lanes name,
    Card CardId card cards text,
    Pain PainId pain pains text,
    Wait WaitId wait waits text,
    Connector ConnectorId connector connectors label,
    Emotion EmotionId emotion emotions quote,
}

impl Record {
    /// All texts of the record.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Info(info) => vec![&info.title, &info.scenario, &info.author, &info.version, &info.date],
            Self::Persona(persona) => vec![&persona.name, &persona.description],
            Self::Stage(stage) => vec![&stage.name, &stage.goal],
            Self::Card(card) => vec![&card.text, &card.owner],
            Self::Step(_) | Self::Lane(_) | Self::Pain(_) | Self::Wait(_) | Self::Connector(_) | Self::Emotion(_) => {
                vec![self.text()]
            }
        }
    }

    /// The texts that [`Record::texts`] gives, in the same order, to be written.
    pub(crate) fn texts_mut(&mut self) -> Vec<&mut String> {
        match self {
            Self::Info(info) => {
                vec![&mut info.title, &mut info.scenario, &mut info.author, &mut info.version, &mut info.date]
            }
            Self::Persona(persona) => vec![&mut persona.name, &mut persona.description],
            Self::Stage(stage) => vec![&mut stage.name, &mut stage.goal],
            Self::Card(card) => vec![&mut card.text, &mut card.owner],
            Self::Step(_) | Self::Lane(_) | Self::Pain(_) | Self::Wait(_) | Self::Connector(_) | Self::Emotion(_) => {
                vec![self.text_mut()]
            }
        }
    }

    /// What the record mainly says: title, name, text, label or quote.
    #[must_use]
    pub fn text(&self) -> &str {
        self.borrowed().text()
    }
}
