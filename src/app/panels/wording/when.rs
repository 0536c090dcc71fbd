//! Times in words: a moment ago, today at some hour, on some day; in the time zone of this computer.

use std::time::Duration;

use jiff::tz::TimeZone;

use crate::i18n::Words;
use crate::persist::Timestamp;

const HOUR: Duration = Duration::from_secs(60 * 60);

/// How long ago something was.
#[must_use]
pub fn ago(at: Timestamp, now: Timestamp, words: &Words) -> String {
    let minutes = at.age(now).as_secs() / 60;
    match minutes {
        0 => words.text("ago-now").into_owned(),
        1..60 => words.with("ago-minutes", &[("count", minutes.into())]),
        60..1440 => words.with("ago-hours", &[("count", (minutes / 60).into())]),
        _ => words.with("ago-days", &[("count", (minutes / 1440).into())]),
    }
}

/// A time in words, as seen now.
#[must_use]
pub fn in_words(stamp: Timestamp, now: Timestamp, words: &Words) -> String {
    in_words_at(&TimeZone::system(), stamp, now, words)
}

fn in_words_at(zone: &TimeZone, stamp: Timestamp, now: Timestamp, words: &Words) -> String {
    if stamp <= now && stamp.age(now) < HOUR {
        return ago(stamp, now, words);
    }
    let [then, today] = [stamp, now].map(|stamp| local(zone, stamp));
    let time = format!("{:02}:{:02}", then.hour(), then.minute());
    let two = |number: i8| format!("{number:02}");
    if then.date() == today.date() {
        return words.with("when-today", &[("time", time.into())]);
    }
    if today.date().yesterday().is_ok_and(|yesterday| then.date() == yesterday) {
        return words.with("when-yesterday", &[("time", time.into())]);
    }
    let year = then.year().to_string();
    let (month, day) = (two(then.month()), two(then.day()));
    words.with(
        "when-date",
        &[("year", year.into()), ("month", month.into()), ("day", day.into()), ("time", time.into())],
    )
}

/// What calendar and clock showed then; the beginning of 1970 for a time that no calendar has.
fn local(zone: &TimeZone, stamp: Timestamp) -> jiff::Zoned {
    let millis = i64::try_from(stamp.after_1970().as_millis()).unwrap_or_default();
    jiff::Timestamp::from_millisecond(millis).unwrap_or_default().to_zoned(zone.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn a_time_is_given_as_people_say_it() {
        let now = Duration::from_secs(1_795_357_800);
        let words = Words::new(Locale::En);
        let text = |minutes: u64, words: &Words| {
            let then = Timestamp::since_1970(now.saturating_sub(Duration::from_secs(minutes * 60)));
            in_words_at(&TimeZone::UTC, then, Timestamp::since_1970(now), words)
        };
        assert_eq!(local(&TimeZone::UTC, Timestamp::since_1970(now)).to_string(), "2026-11-22T14:30:00+00:00[UTC]");
        assert_eq!(text(0, &words), "just now");
        assert_eq!(text(5, &words), "5 minutes ago");
        assert_eq!(text(90, &words), "today, 13:00");
        assert_eq!(text(16 * 60, &words), "yesterday, 22:30");
        assert_eq!(text(3 * 24 * 60, &words), "2026-11-19, 14:30");
        assert_eq!(text(1, &Words::new(Locale::He)), "לפני דקה");
        assert_eq!(text(3 * 24 * 60, &Words::new(Locale::Ro)), "19.11.2026, 14:30");
    }

    #[test]
    fn a_time_to_come_is_given_by_its_day() {
        let words = Words::new(Locale::En);
        let (now, then) = (Timestamp::since_1970(HOUR * 48), Timestamp::since_1970(HOUR * 100));
        assert_eq!(in_words_at(&TimeZone::UTC, then, now, &words), "1970-01-05, 04:00");
        let never = Timestamp::since_1970(Duration::MAX);
        assert_eq!(in_words_at(&TimeZone::UTC, never, now, &words), "1970-01-01, 00:00");
    }

    #[test]
    fn how_long_ago_is_given_in_the_largest_whole_unit() {
        let at = Timestamp::since_1970(Duration::from_secs(1_000_000));
        let says = |locale, minutes: u64| {
            ago(at, Timestamp::since_1970(Duration::from_secs(1_000_030 + minutes * 60)), &Words::new(locale))
        };
        let english = [0, 1, 59, 60, 1439, 1440, 4320].map(|minutes| says(Locale::En, minutes));
        let expected =
            ["just now", "1 minute ago", "59 minutes ago", "1 hour ago", "23 hours ago", "1 day ago", "3 days ago"];
        assert_eq!(english, expected);
        assert_eq!([says(Locale::He, 120), says(Locale::Ro, 20)], ["לפני שעתיים", "acum 20 de minute"]);
        assert_eq!(ago(at, Timestamp::default(), &Words::new(Locale::En)), "just now", "a clock that was put back");
    }
}
