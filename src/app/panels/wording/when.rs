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
    if stamp <= now && stamp.age(now) < HOUR {
        return ago(stamp, now, words);
    }
    let [then, today] = [stamp, now].map(local);
    let time = clock(&then);
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

/// The hour of a time of today, as `10:42`; of another day in words.
#[must_use]
pub fn hour(stamp: Timestamp, now: Timestamp, words: &Words) -> String {
    let [then, today] = [stamp, now].map(local);
    if then.date() == today.date() { clock(&then) } else { in_words(stamp, now, words) }
}

fn clock(time: &jiff::Zoned) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// What calendar and clock of this computer showed then; the beginning of 1970 for a time that no calendar has.
fn local(stamp: Timestamp) -> jiff::Zoned {
    let millis = i64::try_from(stamp.after_1970().as_millis()).unwrap_or_default();
    jiff::Timestamp::from_millisecond(millis).unwrap_or_default().to_zoned(TimeZone::system())
}
