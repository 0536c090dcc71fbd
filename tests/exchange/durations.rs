//! Lengths of time as people write them, in three languages.

use throughline::i18n::{Duration, Locale, MapWords};
use throughline::model::TimeUnit;

/// The minimum, the maximum, the unit if the text says one, and the rest of the text.
fn read(text: &str) -> Option<(u32, u32, Option<TimeUnit>, &str)> {
    let (read, rest) = Duration::read(text)?;
    let [(min, max, unit), (.., other)] = [TimeUnit::Days, TimeUnit::Months].map(|usual| read.times(usual));
    Some((min, max, (unit == other).then_some(unit), rest))
}

#[test]
fn people_write_times_in_three_languages_and_in_haste() {
    let [minutes, hours, days, weeks, months] = TimeUnit::ALL.map(Some);
    for (text, expected) in [
        ("2-5 d", (2, 5, days, "")),
        ("2–5 days for an answer", (2, 5, days, "for an answer")),
        ("5-2d: form", (2, 5, days, "form")),
        ("3 Weeks", (3, 3, weeks, "")),
        ("10 min.", (10, 10, minutes, "")),
        ("up to 3 h, on hold", (0, 3, hours, "on hold")),
        ("7", (7, 7, None, "")),
        (" 2 - 4 ", (2, 4, None, "")),
        ("2-5 ימים לתשובה", (2, 5, days, "לתשובה")),
        ("3 שע׳", (3, 3, hours, "")),
        ("יומיים עד לתשובה", (2, 2, days, "עד לתשובה")),
        ("עד חודש", (0, 1, months, "")),
        ("20 de minute la telefon", (20, 20, minutes, "la telefon")),
        ("pana la 2 saptamani", (0, 2, weeks, "")),
        ("3 luni • contract", (3, 3, months, "contract")),
        ("2 to 5 days", (2, 5, days, "")),
        ("between 2 and 5 days: form", (2, 5, days, "form")),
        ("30 minutes to 2 hours", (30, 120, minutes, "")),
        ("2 days – 3 forms", (2, 2, days, "3 forms")),
        ("an hour", (1, 1, hours, "")),
        ("a day for the form", (1, 1, days, "for the form")),
        ("an hour and a half", (90, 90, minutes, "")),
        ("1.5 hours: form", (90, 90, minutes, "form")),
        ("1,5 days", (36, 36, hours, "")),
        ("2.5 weeks", (18, 18, days, "")),
        ("½ h", (30, 30, minutes, "")),
        ("1½-2 h", (90, 120, minutes, "")),
        ("half an hour on hold", (30, 30, minutes, "on hold")),
        ("up to half a day", (0, 12, hours, "")),
        ("2 עד 5 ימים", (2, 5, days, "")),
        ("בין 2 ל-5 ימים: טופס", (2, 5, days, "טופס")),
        ("חצי שעה", (30, 30, minutes, "")),
        ("שעה לתשובה", (1, 1, hours, "לתשובה")),
        ("שעה וחצי", (90, 90, minutes, "")),
        ("יום עד יומיים", (1, 2, days, "")),
        ("între 2 și 5 zile", (2, 5, days, "")),
        ("2 până la 5 zile", (2, 5, days, "")),
        ("de la 2 la 5 zile", (2, 5, days, "")),
        ("o oră", (1, 1, hours, "")),
        ("o oră și jumătate", (90, 90, minutes, "")),
        ("o jumatate de ora", (30, 30, minutes, "")),
        ("jumătate de zi la ghișeu", (12, 12, hours, "la ghișeu")),
    ] {
        assert_eq!(read(text), Some(expected), "{text}");
    }
}

#[test]
fn other_texts_keep_their_numbers() {
    for text in [
        "",
        "an answer",
        "2 forms are missing",
        "5-2 was said",
        "2 d4",
        "99999999999 d",
        "up to you",
        "day 2",
        "יום 2",
        "3.5.2026",
        "1,000 days",
        "half the forms",
        "2 to the bank",
        "between two chairs",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn what_a_map_writes_of_a_wait_is_read_as_that_wait() {
    for locale in Locale::ALL {
        for unit in TimeUnit::ALL {
            for (min, max) in [(0, 1), (0, 2), (0, 30), (1, 1), (2, 2), (3, 3), (1, 2), (2, 5), (19, 20), (48, 48)] {
                let text = MapWords::of(locale).wait(min, max, unit);
                assert_eq!(read(&text), Some((min, max, Some(unit), "")), "{text}");
            }
        }
    }
}
