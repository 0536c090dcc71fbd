//! What the numbers of a workbook mean: a day and a length of time are numbers like all others, and only the format of
//! their cell tells.

use std::collections::HashMap;

use jiff::Span;
use jiff::civil::{Date, date};
use quick_xml::events::Event;

use super::xml;

/// What a number is shown as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum NumberFormat {
    #[default]
    Plain,
    /// A day, a time of day, or both.
    Date,
    Duration,
}

/// The formats of a workbook, by the numbers under which cells name them.
pub(super) fn read(part: &str) -> Vec<NumberFormat> {
    let mut custom: HashMap<String, NumberFormat> = HashMap::new();
    let (mut formats, mut is_of_cells) = (Vec::new(), false);
    let mut reader = xml::reader(part);
    loop {
        match xml::next(&mut reader) {
            Event::Start(element) => match element.local_name().as_ref() {
                "numFmt" => {
                    let [id, code] = ["numFmtId", "formatCode"].map(|name| xml::attribute(&element, name));
                    if let (Some(id), Some(code)) = (id, code) {
                        custom.insert(id.into_owned(), NumberFormat::from_code(&code));
                    }
                }
                "cellXfs" => is_of_cells = true,
                "xf" if is_of_cells => {
                    let id = xml::attribute(&element, "numFmtId").unwrap_or_default();
                    let own = custom.get(id.as_ref()).copied();
                    formats.push(own.unwrap_or_else(|| NumberFormat::built_in(&id)));
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "cellXfs" => is_of_cells = false,
            Event::Eof => return formats,
            _ => {}
        }
    }
}

impl NumberFormat {
    /// The formats that need no code, by their numbers in ECMA-376 (18.8.30), with those of East Asia.
    fn built_in(id: &str) -> Self {
        match id.parse().unwrap_or(0) {
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Self::Date,
            46 => Self::Duration,
            _ => Self::Plain,
        }
    }

    /// What a code such as `d/m/yyyy` or `[h]:mm` shows; its first section is for the usual numbers.
    fn from_code(code: &str) -> Self {
        let mut signs = code.chars();
        while let Some(sign) = signs.next() {
            match sign {
                // What follows is a character as it stands.
                '\\' | '_' | '*' => drop(signs.next()),
                '"' => drop(signs.find(|sign| *sign == '"')),
                '[' => {
                    let inside: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                    // Others are colors, conditions and languages.
                    if !inside.is_empty() && ['h', 'm', 's'].iter().any(|unit| is_only(&inside, *unit)) {
                        return Self::Duration;
                    }
                }
                ';' => return Self::Plain,
                'd' | 'm' | 'h' | 'y' | 's' | 'D' | 'M' | 'H' | 'Y' | 'S' => return Self::Date,
                _ => {}
            }
        }
        Self::Plain
    }
}

fn is_only(text: &str, letter: char) -> bool {
    text.chars().all(|c| c.eq_ignore_ascii_case(&letter))
}

/// A number as it is shown.
pub(super) fn shown(number: f64, format: NumberFormat, counts_from_1904: bool) -> String {
    match format {
        NumberFormat::Date if number.is_finite() => day_and_time(number, counts_from_1904),
        NumberFormat::Date | NumberFormat::Duration => number.to_string(),
        // Sums such as 0.1 + 0.2 are shown as they are meant.
        NumberFormat::Plain => ((number * 1e9).round() / 1e9).to_string(),
    }
}

/// The day that a number of days stands for, with the time where it has one.
fn day_and_time(number: f64, counts_from_1904: bool) -> String {
    const MINUTES: i64 = 24 * 60;
    let seconds = (number.max(0.0) * 86_400.0).round() as i64;
    let (days, minutes) = (seconds / 86_400, seconds / 60 % MINUTES);
    let clock = if minutes == 0 { String::new() } else { format!("{:02}:{:02}", minutes / 60, minutes % 60) };
    let day = if number < 1.0 { String::new() } else { day(days, counts_from_1904).to_string() };
    format!("{day} {clock}").trim().to_owned()
}

fn day(days: i64, counts_from_1904: bool) -> Date {
    let first = match days {
        _ if counts_from_1904 => date(1904, 1, 1),
        // Spreadsheets believe that 1900 had a February 29, and count it.
        ..60 => date(1899, 12, 31),
        _ => date(1899, 12, 30),
    };
    Span::new().try_days(days).ok().and_then(|days| first.checked_add(days).ok()).unwrap_or(Date::MAX)
}
