//! The sentences of reading and saving, as values: which sentence it is, and its arguments.
//!
//! [`Display`](fmt::Display) writes a sentence in English, for the command line. The window writes it in the language of
//! the interface, as a [`Message`]. A test holds the English messages of the interface against the sentences here.

use std::fmt;

use super::format::LISTS;
use crate::edit::Noun;
use crate::model::{Arg, Key, Message, shown_char};

/// An argument of a sentence.
trait SentenceArg: fmt::Display {
    /// Adds the argument of that name, and further ones that go with it.
    fn push(&self, name: &'static str, args: &mut Vec<(&'static str, String)>) {
        args.push((name, self.to_string()));
    }
}

impl SentenceArg for String {}
impl SentenceArg for &'static str {}
impl SentenceArg for u32 {}
impl SentenceArg for u64 {}
impl SentenceArg for usize {}

/// Enums of sentences: for each the key of its message and how it reads in English.
macro_rules! sentences {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident $({ $($field:ident: $kind:ty),+ })? = $key:literal, $english:literal;)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $name {
            $(
                #[doc = $english]
                $variant $({
                    $(#[doc = concat!("What stands for `", stringify!($field), "`.")] $field: $kind,)+
                })?,
            )+
        }

        impl Message for $name {
            fn key(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $key,)+ }
            }

            fn args(&self) -> Vec<(&'static str, Arg<'_>)> {
                match self {
                    $(Self::$variant $({ $($field),+ })? => args_of(&[$($((stringify!($field), $field)),+)?]),)+
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $(Self::$variant $({ $($field),+ })? => write!(f, $english),)+ }
            }
        }
    )+};
}

fn args_of(args: &[(&'static str, &dyn SentenceArg)]) -> Vec<(&'static str, Arg<'static>)> {
    let mut all = Vec::new();
    for (name, arg) in args {
        arg.push(name, &mut all);
    }
    all.into_iter().map(|(name, text)| (name, Arg::Text(text.into()))).collect()
}

sentences! {
    /// What is wrong with a file.
    ProblemKind {
        TooLarge { mib: usize } = "file-too-large", "the file has more than {mib} MiB";
        OnlyZeros = "file-only-zeros", "the file holds nothing but zero bytes";
        Other { format: Format } = "file-other-format", "this looks like {format}, not like UTF-8 text";
        CutOff = "file-cut-off", "the file ends in the middle of a character";
        OldEncoding { encoding: String } = "file-old-encoding", "this is not UTF-8 text; it looks like {encoding}";
        BadBytes = "file-bad-bytes", "these bytes are not text, and the rest of the file is";
        Zeros = "file-zeros", "zero bytes stand here instead of text";
        ConflictMark = "file-conflict-mark", "two versions of the map stand here one after the other";
        Empty = "file-empty", "the file is empty";
        EndsEarly = "file-ends-early", "the file ends too early";
        NotAMap = "file-not-a-map", "this is not a map";
        NoVersion = "file-no-version", "the format version is missing";
        LateVersion = "file-late-version", "the format version has to come before all other fields";
        NotAVersion = "file-not-a-version", "this is not a format version";
        Newer { format: u64, known: u64 } = "file-newer", "written by a newer version of Throughline (format {format}); this one reads format {known}";
        TooDeep = "file-too-deep", "the brackets are nested too deep";
        TooMuch { records: usize, fields: usize } = "file-too-much", "the file has too much in it: more than {records} records or {fields} fields";
        UnknownField { thing: Thing, field: String } = "file-unknown-field", "{thing:#} has no field `{field}`";
        UnknownWord { word: String, field: String } = "file-unknown-word", "`{word}` is not a word for `{field}`";
        MissingField { thing: Thing, field: &'static str } = "file-missing-field", "{thing:#} needs the field `{field}`";
        FieldTwice { field: &'static str } = "file-field-twice", "the field `{field}` stands here twice";
        Unreadable { field: String } = "file-unreadable", "this cannot be read as `{field}`";
        NoComma = "file-no-comma", "a comma is missing before this";
        EndlessText = "file-endless-text", "the text that begins here has no end";
        EndlessComment = "file-endless-comment", "a comment has no end";
        AfterTheEnd = "file-after-the-end", "there is more after the end of the map";
        NoColon = "file-no-colon", "a colon is missing before this";
        NoRecord = "file-no-record", "a record is missing here";
        NoBracket = "file-no-bracket", "a closing bracket is missing before this";
        UnknownEscape = "file-unknown-escape", "after a \\ in text this is not known";
        Syntax { detail: String } = "file-syntax", "{detail}";
        NotAnId { text: String } = "file-not-an-id", "{text} is not an id";
        OutOfRange { value: String, field: &'static str } = "file-out-of-range", "{value} is out of range for `{field}`";
        NoSuchRecord { thing: Thing, id: String } = "file-no-such-record", "there is no {thing} with the id \"{id}\"";
        IdTwice { id: String, list: &'static str } = "file-id-twice", "the id \"{id}\" stands twice in `{list}`";
        WaitBackwards { max: u32, min: u32 } = "file-wait-backwards", "the longest time, {max}, is shorter than the shortest, {min}";
    }

    /// What was expected instead, or what to do.
    Hint {
        NotSoLarge = "hint-not-so-large", "it is too large to be a map";
        EarlierCopy = "hint-earlier-copy", "it was probably lost when the computer stopped; open an earlier copy";
        SaveAsUtf8 = "hint-save-as-utf8", "save the file as UTF-8";
        OtherFile = "hint-other-file", "choose another file";
        Merge = "hint-merge", "join the two with: throughline merge BASE OURS THEIRS -o OUT";
        Complete = "hint-complete", "is it complete?";
        Start = "hint-start", "a map begins with (throughline: 1,";
        NewerVersion = "hint-newer-version", "open it with a newer version; nothing in it was changed";
        Lists = "hint-lists", "a map has lists of records, nothing deeper";
        Expected { expected: Expected } = "hint-expected", "expected {expected}";
        DidYouMean { name: String } = "hint-did-you-mean", "did you mean `{name}`?";
        DidYouMeanId { id: String } = "hint-did-you-mean-id", "did you mean \"{id}\"?";
        AddField { field: &'static str, expected: Expected } = "hint-add-field", "add {field}: {expected}";
        AddRecord { thing: Thing } = "hint-add-record", "add {thing:#} with this id, or name one that exists";
        KeepOne = "hint-keep-one", "keep one of them";
        Commas = "hint-commas", "fields and records are separated by commas; quotes inside text are written \\\"";
        CloseText = "hint-close-text", "add the closing \"";
        CloseComment = "hint-close-comment", "add the closing */";
        Remove = "hint-remove", "remove it";
        Colons = "hint-colons", "fields are written name: value";
        RoundBrackets = "hint-round-brackets", "records stand in round brackets: (id: \"a\", …)";
        Escapes = "hint-escapes", "use \\n for a line break, \\\" for a quote, \\\\ for a backslash";
        OwnIds = "hint-own-ids", "every record of a list needs its own id";
        IdEmpty = "hint-id-empty", "an id needs at least one character";
        IdTooLong { most: usize } = "hint-id-too-long", "an id has at most {most} characters";
        IdCharacter { character: String } = "hint-id-character", "an id has letters a-z, digits, '-' and '_' only, not '{character}'";
    }

    /// What was put right in a damaged file, or left out of it.
    RepairKind {
        Encoding { encoding: String } = "repair-encoding", "the text was read as {encoding}";
        BadBytes = "repair-bad-bytes", "bytes that are not text were replaced";
        Zeros = "repair-zeros", "zero bytes were left out";
        CutOff = "repair-cut-off", "the file ends here, before the map does";
        Punctuation = "repair-punctuation", "a bracket, comma or quote was put right";
        Stray = "repair-stray", "what belongs to no record was left out";
        UnknownField { thing: Thing, field: String } = "repair-unknown-field", "{thing:#} has no field `{field}`; it was left out";
        ReadAs { name: String, field: &'static str } = "repair-read-as", "`{name}` was read as `{field}`";
        LostField { thing: Thing, field: String } = "repair-lost-field", "{thing:#} lost the field `{field}`, which could not be read";
        LostRecord { thing: Thing } = "repair-lost-record", "{thing:#} could not be read; it was left out";
        Dangling { thing: Thing } = "repair-dangling", "{thing:#} refers to what is not there; it was left out";
        LostLink { id: String } = "repair-lost-link", "the link to the pain point \"{id}\", which is not there, was left out";
        NewId { thing: Thing, id: String } = "repair-new-id", "{thing:#} got the id \"{id}\"";
        Added { thing: Thing, id: String } = "repair-added", "{thing:#} with the id \"{id}\" was missing; an empty one was added";
        Ranged { field: &'static str, value: String } = "repair-ranged", "`{field}` was out of range; now it is {value}";
        TooMuch = "repair-too-much", "there is more than a map can have; the rest was left out";
    }

    /// What was being done with a file when it failed.
    Task {
        LookFor = "task-look-for", "look for the file";
        LookAt = "task-look-at", "look at the existing file";
        ReadOld = "task-read-old", "read the existing file";
        FollowPath = "task-follow-path", "follow the path";
        MakeFolder = "task-make-folder", "create the folder";
        MakeFile = "task-make-file", "create a file in this folder";
        Write = "task-write", "write the file";
        Sync = "task-sync", "write the file to the disk";
        ReadBack = "task-read-back", "read back what was written";
        Permissions = "task-permissions", "give the new file the permissions of the old";
        Place = "task-place", "put the new file in its place";
        Save = "task-save", "save the file";
    }
}

/// Words that choose between sentences of the interface, with how they read in English.
macro_rules! terms {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident = $code:literal, $english:literal;)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $(#[doc = $english] $variant,)+
        }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that messages choose by.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            fn english(self) -> &'static str {
                match self { $(Self::$variant => $english,)+ }
            }
        }

        impl SentenceArg for $name {
            fn push(&self, name: &'static str, args: &mut Vec<(&'static str, String)>) {
                args.push((name, self.code().to_owned()));
            }
        }
    )+};
}

terms! {
    /// A thing that a file holds.
    Thing {
        Map = "map", "map";
        Persona = "persona", "persona";
        Stage = "stage", "stage";
        Step = "step", "step";
        Lane = "lane", "lane";
        Card = "card", "card";
        Pain = "pain", "pain point";
        Wait = "wait", "wait point";
        Connector = "connector", "connector";
        Emotion = "emotion", "emotion";
    }

    /// A format that is often taken for a map.
    Format {
        Utf16Little = "utf-16-little", "UTF-16 (little endian)";
        Utf16Big = "utf-16-big", "UTF-16 (big endian)";
        Png = "png", "a PNG picture";
        Pdf = "pdf", "a PDF document";
        Archive = "archive", "a ZIP archive or an office document";
        Compressed = "compressed", "a compressed file";
    }
}

impl Thing {
    /// What the records of a list are; the map where it is no list.
    pub(super) fn from_list(list: &str) -> Self {
        Self::ALL.iter().copied().skip(1).find(|thing| thing.list() == list).unwrap_or(Self::Map)
    }

    /// What a key names.
    pub(super) fn from_key(key: Key) -> Self {
        let code = Noun::from_key(key).code();
        Self::ALL.iter().copied().find(|thing| thing.code() == code).unwrap_or(Self::Map)
    }

    /// The list of a file that such records stand in; `dismissed` is the list of the map itself.
    pub(super) fn list(self) -> &'static str {
        let at = Self::ALL.iter().position(|thing| *thing == self).unwrap_or_default();
        // The map comes first among the things, and its list last among the lists.
        at.checked_sub(1).and_then(|at| LISTS.get(at)).or(LISTS.last()).copied().unwrap_or_default()
    }
}

/// With an article when it is written `{:#}`.
impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let article = if *self == Self::Emotion { "an " } else { "a " };
        write!(f, "{}{}", if f.alternate() { article } else { "" }, self.english())
    }
}

impl Format {
    /// True for what is text, only not in UTF-8.
    #[must_use]
    pub fn is_text(self) -> bool {
        matches!(self, Self::Utf16Little | Self::Utf16Big)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.english())
    }
}

/// What may stand in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// One of these words.
    Words(&'static [&'static str]),
    /// A list of records, of that name.
    Records(&'static str),
    /// Text in quotes.
    Text,
    /// An id in quotes.
    Id,
    /// A list of ids of pain points.
    PainIds,
    /// A whole number from 1 to 5.
    OneToFive,
    /// A whole number from 1.
    FromOne,
    /// A whole number from 0.
    FromZero,
    /// A whole number from 120 to 960.
    Width,
    /// A number from -2 to 2.
    Feeling,
    /// True or false.
    Truth,
}

impl Expected {
    /// The word that messages choose by, and how it reads in English, before its words or its list.
    fn terms(self) -> (&'static str, &'static str) {
        match self {
            Self::Words(_) => ("words", "one of "),
            Self::Records(_) => ("records", "a list of records, such as "),
            Self::Text => ("text", "text in double quotes"),
            Self::Id => ("id", "an id in double quotes"),
            Self::PainIds => ("pain-ids", "a list of ids of pain points, such as [\"p1\", \"p2\"]"),
            Self::OneToFive => ("one-to-five", "a whole number from 1 to 5"),
            Self::FromOne => ("from-one", "a whole number, 1 or more"),
            Self::FromZero => ("from-zero", "a whole number, 0 or more"),
            Self::Width => ("width", "a whole number from 120 to 960"),
            Self::Feeling => ("feeling", "a number from -2 to 2"),
            Self::Truth => ("truth", "true or false"),
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.terms().1)?;
        match self {
            Self::Words(words) => f.write_str(&words.join(", ")),
            Self::Records(list) => write!(f, "{list}: [(id: …), …]"),
            _ => Ok(()),
        }
    }
}

impl SentenceArg for Expected {
    fn push(&self, name: &'static str, args: &mut Vec<(&'static str, String)>) {
        let (words, list) = match self {
            Self::Words(words) => (words.join(", "), ""),
            Self::Records(list) => (String::new(), *list),
            _ => (String::new(), ""),
        };
        args.extend([(name, self.terms().0.to_owned()), ("words", words), ("list", list.to_owned())]);
    }
}

impl From<crate::model::BadId> for Hint {
    fn from(bad: crate::model::BadId) -> Self {
        use crate::model::{BadId, Id};
        match bad {
            BadId::Empty => Self::IdEmpty,
            BadId::TooLong => Self::IdTooLong { most: Id::MAX },
            BadId::Character(character) => Self::IdCharacter { character: shown_char(character) },
        }
    }
}
