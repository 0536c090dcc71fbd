//! What is said of files: the same in the window and on the command line, complete in every language, and with the name
//! that was probably meant.

use std::fmt;

use throughline::i18n::{Locale, Words};
use throughline::model::{Arg, Message};
use throughline::persist::{Expected, Format, Hint, ProblemKind, ReadError, RepairKind, Task, Thing, read};

/// A value for an argument, another one for each number where there are several.
trait Sample {
    fn sample(at: usize) -> Self;
}

macro_rules! samples {
    ($($kind:ty: $at:ident => $value:expr;)+) => {$(
        impl Sample for $kind {
            fn sample($at: usize) -> Self { $value }
        }
    )+};
}

const EXPECTED: [Expected; 11] = [
    Expected::Words(&["One", "Two"]),
    Expected::Records("cards"),
    Expected::Text,
    Expected::Id,
    Expected::PainIds,
    Expected::OneToFive,
    Expected::FromOne,
    Expected::FromZero,
    Expected::Width,
    Expected::Feeling,
    Expected::Truth,
];

samples! {
    String: at => format!("word{at}");
    &'static str: at => ["severity", "from"][at % 2];
    u32: at => u32::try_from(at).unwrap();
    u64: at => u64::try_from(at).unwrap();
    usize: at => at;
    Thing: at => Thing::ALL[at % Thing::ALL.len()];
    Format: at => Format::ALL[at % Format::ALL.len()];
    Expected: at => EXPECTED[at % EXPECTED.len()];
}

/// A sentence in English, as the command line writes it, that the window says in any language.
trait Sentence: Message + fmt::Display {}

impl<T: Message + fmt::Display> Sentence for T {}

macro_rules! sentences {
    ($($name:ident { $($variant:ident $({ $($field:ident),+ })?,)+ })+) => {
        /// Every sentence, several times, so that an argument has each of its values.
        fn sentences() -> Vec<Box<dyn Sentence>> {
            let all = |at: usize| -> Vec<Box<dyn Sentence>> {
                vec![$($(Box::new($name::$variant $({ $($field: Sample::sample(at)),+ })?),)+)+]
            };
            (0..24).flat_map(all).collect()
        }

        // A sentence that is not in the list does not compile.
        $(const _: fn(&$name) = |sentence| match sentence { $($name::$variant { .. } => (),)+ };)+
    };
}

sentences! {
    ProblemKind {
        TooLarge { mib }, OnlyZeros, Other { format }, CutOff, OldEncoding { encoding }, BadBytes, Zeros,
        ConflictMark, Empty, EndsEarly, NotAMap, NoVersion, LateVersion, NotAVersion, Newer { format, known },
        TooDeep, TooMuch { records, fields }, UnknownField { thing, field }, UnknownWord { word, field },
        MissingField { thing, field }, FieldTwice { field }, Unreadable { field }, NoComma, EndlessText,
        EndlessComment, AfterTheEnd, NoColon, NoRecord, NoBracket, UnknownEscape, Syntax { detail },
        NotAnId { text }, OutOfRange { value, field }, NoSuchRecord { thing, id }, IdTwice { id, list },
        WaitBackwards { max, min },
    }
    Hint {
        NotSoLarge, EarlierCopy, SaveAsUtf8, OtherFile, Merge, Complete, Start, NewerVersion, Lists,
        Expected { expected }, DidYouMean { name }, DidYouMeanId { id }, AddField { field, expected },
        AddRecord { thing }, KeepOne, Commas, CloseText, CloseComment, Remove, Colons, RoundBrackets, Escapes,
        OwnIds, IdEmpty, IdTooLong { most }, IdCharacter { character },
    }
    RepairKind {
        Encoding { encoding }, BadBytes, Zeros, CutOff, Punctuation, Stray, UnknownField { thing, field },
        ReadAs { name, field }, LostField { thing, field }, LostRecord { thing }, Dangling { thing },
        LostLink { id }, NewId { thing, id }, Added { thing, id }, Ranged { field, value }, TooMuch,
    }
    Task {
        LookFor, LookAt, ReadOld, FollowPath, MakeFolder, MakeFile, Write, Sync, ReadBack, Permissions, Place,
        Save,
    }
}

fn texts(message: &dyn Message) -> Vec<(&'static str, String)> {
    let text = |arg| match arg {
        Arg::Text(text) => text.into_owned(),
        Arg::Number(_) | Arg::Message(_) => panic!("a sentence has texts alone"),
    };
    message.args().into_iter().map(|(name, arg)| (name, text(arg))).collect()
}

#[test]
fn the_window_says_in_english_what_the_command_line_says() {
    let words = Words::new(Locale::En);
    for sentence in sentences() {
        let english = sentence.to_string();
        let mut letters = english.chars();
        let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        let said = words.message(&*sentence);
        assert!(said == english || said == capital, "{}: {said:?} is not {english:?}", sentence.key());
    }
}

#[test]
fn every_blank_of_a_sentence_is_filled_in_every_language() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        for sentence in sentences() {
            let (key, said) = (sentence.key(), words.message(&*sentence));
            assert!(words.text(key) != key && !said.contains('{'), "{locale:?} {key}: {said}");
            for (name, text) in texts(&*sentence) {
                let chooses = matches!(name, "thing" | "format" | "expected") && text.parse::<u64>().is_err();
                assert!(chooses || said.contains(&text), "{locale:?} {key}: {said} does not say {text}");
            }
        }
    }
}

/// What is said of a file with this record in this list.
fn refused(list: &str, record: &str) -> ReadError {
    read(format!("(throughline: 1, {list}: [({record})])").as_bytes()).unwrap_err()
}

#[test]
fn a_typo_finds_the_name_that_was_meant() {
    for (list, typed, meant) in [
        ("cards", "tetx", Some("text")),
        ("cards", "te\u{445}t", Some("text")),
        ("pains", "Severity", Some("severity")),
        ("cards", "momentOfTruth", Some("moment_of_truth")),
        ("cards", "steps", Some("step")),
        ("pains", "konsekuences", Some("consequence")),
        ("pains", "konsekuenses", None),
        ("stages", "colour", None),
    ] {
        let error = refused(list, &format!("{typed}: 1"));
        assert!(matches!(&error.kind, ProblemKind::UnknownField { field, .. } if field == typed), "{error}");
        let found = match error.hint {
            Some(Hint::DidYouMean { name }) => Some(name),
            Some(Hint::Expected { expected: Expected::Words(_) }) => None,
            hint => panic!("{typed}: {hint:?}"),
        };
        assert_eq!(found.as_deref(), meant, "{typed}");
    }
}

#[test]
fn text_of_the_file_is_short_and_harmless_in_a_message() {
    let said = |id: &str| refused("stages", &format!("id: \"{id}\"")).kind.to_string();
    assert_eq!(said("a\\u{1b}[2J"), r#""a\u{1b}[2J" is not an id"#);
    let longest = "א".repeat(40);
    assert_eq!(said(&longest), format!("\"{longest}\" is not an id"));
    assert_eq!(said(&"א".repeat(50)), format!("\"{longest}\"… is not an id"));
}
