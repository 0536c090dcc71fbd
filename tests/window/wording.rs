//! Values in the words of each language: changes of a map, times, and what went wrong with a file.

use std::io::{self, ErrorKind};
use std::time::Duration;

use jiff::civil::{DateTime, date};
use jiff::tz::TimeZone;
use throughline::app::panels::wording::{changes, when};
use throughline::edit::Summary;
use throughline::i18n::{Locale, Words};
use throughline::persist::{Fingerprint, LoadError, SaveError, Task, Timestamp, read};

fn summary(before: &str, after: &str) -> Summary {
    let map = |cards: &str| {
        let lanes = "lanes: [(id: \"l\", role: Customer)]";
        let steps = "stages: [(id: \"s\")], steps: [(id: \"t\", stage: \"s\"), (id: \"u\", stage: \"s\")]";
        read(format!("(throughline: 1, {steps}, {lanes}, cards: [{cards}])").as_bytes()).unwrap()
    };
    Summary::between(&map(before), &map(after))
}

fn card(id: &str, step: &str) -> String {
    format!("(id: \"{id}\", lane: \"l\", step: \"{step}\"),")
}

#[test]
fn changes_are_counted_in_the_grammar_of_each_language() {
    let before = card("a", "t");
    let after = [card("b", "t"), card("c", "t"), card("d", "t"), card("a", "u")].concat();
    let says = |locale| changes::in_words(&summary(&before, &after), &Words::new(locale));
    assert_eq!(says(Locale::En), "3 cards added, 1 moved");
    assert_eq!(says(Locale::He), "הוספה: 3 כרטיסים, העברה: 1");
    assert_eq!(says(Locale::Ro), "adăugare: 3 carduri, mutare: 1");
    assert_eq!(changes::in_words(&Summary::default(), &Words::new(Locale::En)), "nothing changed");
}

/// The time at which clocks in the time zone of this computer show that.
fn local(shown: DateTime) -> Timestamp {
    let time = shown.to_zoned(TimeZone::system()).unwrap().timestamp();
    Timestamp::since_1970(Duration::from_millis(u64::try_from(time.as_millisecond()).unwrap()))
}

#[test]
fn a_time_is_given_as_people_say_it() {
    let now = local(date(2026, 11, 22).at(14, 30, 0, 0));
    let words = Words::new(Locale::En);
    let text = |minutes: u64, words: &Words| {
        let then = now.after_1970().saturating_sub(Duration::from_secs(minutes * 60));
        when::in_words(Timestamp::since_1970(then), now, words)
    };
    assert_eq!(text(0, &words), "just now");
    assert_eq!(text(5, &words), "5 minutes ago");
    assert_eq!(text(90, &words), "today, 13:00");
    assert_eq!(text(16 * 60, &words), "yesterday, 22:30");
    assert_eq!(text(3 * 24 * 60, &words), "2026-11-19, 14:30");
    assert_eq!(text(1, &Words::new(Locale::He)), "לפני דקה");
    assert_eq!(text(3 * 24 * 60, &Words::new(Locale::Ro)), "19.11.2026, 14:30");
}

#[test]
fn a_time_in_the_future_is_given_by_its_day() {
    let words = Words::new(Locale::En);
    let now = local(date(1970, 1, 3).at(0, 0, 0, 0));
    assert_eq!(when::in_words(local(date(1970, 1, 5).at(4, 0, 0, 0)), now, &words), "1970-01-05, 04:00");
    // No calendar has this one: it is given as the beginning of 1970.
    let never = Timestamp::since_1970(Duration::MAX);
    let beginning = jiff::Timestamp::UNIX_EPOCH.to_zoned(TimeZone::system());
    assert_eq!(when::in_words(never, now, &words), beginning.strftime("%Y-%m-%d, %H:%M").to_string());
}

#[test]
fn how_long_ago_is_given_in_the_largest_whole_unit() {
    let at = Timestamp::since_1970(Duration::from_secs(1_000_000));
    let says = |locale, minutes: u64| {
        when::ago(at, Timestamp::since_1970(Duration::from_secs(1_000_030 + minutes * 60)), &Words::new(locale))
    };
    let english = [0, 1, 59, 60, 1439, 1440, 4320].map(|minutes| says(Locale::En, minutes));
    let expected =
        ["just now", "1 minute ago", "59 minutes ago", "1 hour ago", "23 hours ago", "1 day ago", "3 days ago"];
    assert_eq!(english, expected);
    assert_eq!([says(Locale::He, 120), says(Locale::Ro, 20)], ["לפני שעתיים", "acum 20 de minute"]);
    assert_eq!(when::ago(at, Timestamp::default(), &Words::new(Locale::En)), "just now", "a clock that was put back");
}

#[test]
fn an_error_in_a_file_and_its_hint_are_in_the_language_of_the_interface() {
    let error = read(b"(throughline: 1,\n stages: [(id: \"a\", nam: \"x\")])").unwrap_err();
    let hint = error.hint.clone().unwrap();
    let error = LoadError::Read(error);
    for (locale, wrong, meant) in [
        (Locale::En, "Line 2, column 21: a stage has no field `nam`", "Did you mean `name`?"),
        (
            Locale::He,
            "שורה 2, עמודה 21: אין בשלב שדה בשם `\u{2068}nam\u{2069}`",
            "האם הכוונה ל־`\u{2068}name\u{2069}`?",
        ),
        (Locale::Ro, "Linia 2, coloana 21: o etapă nu are câmpul `nam`", "Ai vrut să scrii `name`?"),
    ] {
        let words = Words::new(locale);
        assert_eq!([words.message(&error), words.message(&hint)], [wrong, meant]);
    }
}

#[test]
fn common_system_errors_are_translated_and_others_are_quoted() {
    let why = |source: io::Error, locale| Words::new(locale).message(&SaveError::Io { task: Task::Write, source });
    assert_eq!(why(ErrorKind::StorageFull.into(), Locale::En), "Could not write the file: the disk is full");
    assert_eq!(why(ErrorKind::StorageFull.into(), Locale::He), "לא ניתן לכתוב את הקובץ: הדיסק מלא");
    let other = why(io::Error::other("kaput"), Locale::Ro);
    assert_eq!(other, "Nu s-a putut scrie fișierul: sistemul raportează o eroare (kaput)");
    for kind in [
        ErrorKind::NotFound,
        ErrorKind::PermissionDenied,
        ErrorKind::AlreadyExists,
        ErrorKind::IsADirectory,
        ErrorKind::NotADirectory,
        ErrorKind::InvalidFilename,
        ErrorKind::StorageFull,
        ErrorKind::QuotaExceeded,
        ErrorKind::FileTooLarge,
        ErrorKind::ReadOnlyFilesystem,
        ErrorKind::ResourceBusy,
        ErrorKind::ExecutableFileBusy,
        ErrorKind::OutOfMemory,
        ErrorKind::BrokenPipe,
        ErrorKind::TimedOut,
        ErrorKind::HostUnreachable,
        ErrorKind::StaleNetworkFileHandle,
    ] {
        let [en, he, ro] = [Locale::En, Locale::He, Locale::Ro].map(|locale| why(kind.into(), locale));
        assert!(!he.contains(|c: char| c.is_ascii_alphabetic()), "{kind:?}: {he}");
        assert!(!he.contains('(') && !ro.contains('(') && !en.contains('(') && ro != en, "{kind:?}: {en}, {ro}");
    }
}

#[test]
fn every_way_to_fail_has_a_sentence_in_every_language() {
    let io = || io::Error::other("detail");
    let broken = || read(b"").unwrap_err();
    let saved = Fingerprint::new(b"");
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let saves = [
            SaveError::Changed { found: Some(saved) },
            SaveError::Changed { found: None },
            SaveError::ReadOnly,
            SaveError::NotAFile,
            SaveError::TooLarge,
            SaveError::Links,
            SaveError::Io { task: Task::Sync, source: io() },
            SaveError::Garbled,
            SaveError::Unreadable(broken()),
            SaveError::Unconfirmed { saved, source: io() },
        ];
        let loads = [
            LoadError::Folder,
            LoadError::Special,
            LoadError::Io(io()),
            LoadError::Io(ErrorKind::NotFound.into()),
            LoadError::Io(ErrorKind::PermissionDenied.into()),
            LoadError::Read(broken()),
        ];
        let said = saves.iter().map(|error| words.message(error));
        for text in said.chain(loads.iter().map(|error| words.message(error))) {
            assert!(!text.starts_with("why-") && !text.contains(['{', '}']), "{locale:?}: {text}");
        }
    }
}
