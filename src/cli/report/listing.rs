//! A report for people to read in a terminal.
//!
//! Numbers and words of the program are in columns; text from the maps comes last on its line and alone: how wide a
//! terminal draws it is unknown, and a terminal that reorders Hebrew reorders the columns around it, too.

use super::Grouping;
use crate::exchange::portfolio::{GroupBy, GroupTotal, Overview, Portfolio, RankedPain};
use crate::exchange::report::unit_of;
use crate::i18n::{Locale, MapWords};
use crate::model::TimeUnit;

/// Shown in place of an empty text.
const EMPTY: &str = "(no text)";

/// The whole report, or the one table of it that is asked for, with at most `most` rows per table.
pub(super) fn lines(portfolio: &Portfolio, by: Option<Grouping>, most: usize) -> Vec<String> {
    let words = MapWords::of(Locale::En);
    let sums = |by: GroupBy| ListingTable::from_sums(&portfolio.sums(by), by, words).lines(most);
    match by.map(Grouping::by) {
        Some(Some(by)) => sums(by),
        Some(None) => ListingTable::from_maps(&portfolio.maps).lines(most),
        None => {
            let mut tables = vec![ListingTable::from_maps(&portfolio.maps).lines(usize::MAX)];
            if !portfolio.pains().is_empty() {
                tables.extend([GroupBy::Consequence, GroupBy::Channel, GroupBy::Stage].map(sums));
                tables.push(ListingTable::from_pains(&portfolio.pains(), words).lines(most));
            }
            tables.join(&String::new())
        }
    }
}

/// Rows of short words of the program, each followed by lines of text from the maps.
struct ListingTable {
    columns: Vec<&'static str>,
    /// The heading of the texts.
    texts: &'static str,
    rows: Vec<(Vec<String>, Vec<String>)>,
}

impl ListingTable {
    fn from_maps(maps: &[Overview]) -> Self {
        let row = |map: &Overview| {
            let numbers = [map.cards, map.pains, map.uneased].map(|number| number.to_string());
            let mut cells = numbers.to_vec();
            cells.extend([map.weight.to_string(), waits(map), map.issues.to_string()]);
            let texts = [map.name.clone(), map.title.clone()].into_iter().filter(|text| !text.is_empty()).collect();
            (cells, texts)
        };
        Self {
            columns: vec!["Cards", "Pains", "Uneased", "Weight", "Waits", "Issues"],
            texts: "Map",
            rows: maps.iter().map(row).collect(),
        }
    }

    fn from_sums(sums: &[GroupTotal], by: GroupBy, words: &MapWords) -> Self {
        let texts = match by {
            GroupBy::Consequence => "Consequence",
            GroupBy::Channel => "Channel",
            GroupBy::Stage => "Stage",
        };
        let row = |sum: &GroupTotal| {
            let mut cells = [sum.maps, sum.pains, sum.uneased].map(|number| number.to_string()).to_vec();
            cells.extend([sum.weight.to_string(), sum.votes.to_string()]);
            let name = match (sum.group.named(words), by) {
                ("", GroupBy::Channel) => "(no channel)",
                ("", _) => "(no name)",
                (name, _) => name,
            };
            (cells, vec![name.to_owned()])
        };
        Self {
            columns: vec!["Maps", "Pains", "Uneased", "Weight", "Votes"],
            texts,
            rows: sums.iter().map(row).collect(),
        }
    }

    fn from_pains(pains: &[&RankedPain], words: &MapWords) -> Self {
        let row = |pain: &&RankedPain| {
            let cells = vec![
                pain.weight.to_string(),
                pain.severity.to_string(),
                pain.frequency.to_string(),
                pain.votes.to_string(),
                words.consequence(pain.consequence).to_owned(),
                pain.channel.map_or("", |channel| words.channel(channel)).to_owned(),
            ];
            let place = [&pain.map, &pain.stage, &pain.step, &pain.lane];
            let place: Vec<&str> = place.into_iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
            let text = if pain.text.is_empty() { EMPTY } else { &pain.text };
            let mut texts = vec![text.to_owned(), format!("in {}", place.join(" › "))];
            texts.extend(pain.opportunities.iter().map(|opportunity| format!("eased by {opportunity}")));
            (cells, texts)
        };
        Self {
            columns: vec!["Weight", "Severity", "Frequency", "Votes", "Consequence", "Channel"],
            texts: "Pain point",
            rows: pains.iter().map(row).collect(),
        }
    }

    fn lines(&self, most: usize) -> Vec<String> {
        let shown = self.rows.get(..most).unwrap_or(&self.rows);
        let width_of = |(at, heading): (usize, &&str)| {
            let cells = shown.iter().filter_map(|(cells, _)| cells.get(at)).map(|cell| cell.chars().count());
            cells.chain([heading.chars().count()]).max().unwrap_or_default()
        };
        let widths: Vec<usize> = self.columns.iter().enumerate().map(width_of).collect();
        let headings: Vec<String> = self.columns.iter().map(|heading| (*heading).to_owned()).collect();
        let mut lines = vec![line(&headings, &widths, self.texts)];
        for (cells, texts) in shown {
            let mut cells = cells.as_slice();
            for text in texts {
                lines.push(line(cells, &widths, text));
                cells = &[];
            }
        }
        match self.rows.len() - shown.len() {
            0 => {}
            more => lines.push(format!("and {more} more; --top shows more rows")),
        }
        lines
    }
}

/// A line: numbers aligned to the end of their columns, words to the start.
fn line(cells: &[String], widths: &[usize], text: &str) -> String {
    let mut line = String::new();
    for (at, width) in widths.iter().enumerate() {
        let cell = cells.get(at).map_or("", String::as_str);
        let is_number = cell.starts_with(|c: char| c.is_ascii_digit()) && !cell.contains(' ');
        line += &if is_number { format!("{cell:>width$}  ") } else { format!("{cell:width$}  ") };
    }
    line + text
}

/// The total time of all waits of a map, in short.
fn waits(map: &Overview) -> String {
    match (map.shortest, map.longest) {
        (_, 0) => String::new(),
        (0, longest) => format!("up to {}", time(longest).join(" ")),
        (shortest, longest) if shortest == longest => time(longest).join(" "),
        (shortest, longest) => match (time(shortest), time(longest)) {
            ([least, unit], [most, same]) if unit == same => format!("{least} to {most} {unit}"),
            (least, most) => format!("{} to {}", least.join(" "), most.join(" ")),
        },
    }
}

/// A time to the tenth, in the unit that the report of one map uses for it: `1.5` and `h`.
fn time(minutes: u64) -> [String; 2] {
    let (unit, each) = unit_of(minutes);
    let is_one = minutes == each;
    let unit = match (unit, is_one) {
        (TimeUnit::Months, true) => "month",
        (TimeUnit::Months, false) => "months",
        (TimeUnit::Weeks, true) => "week",
        (TimeUnit::Weeks, false) => "weeks",
        (TimeUnit::Days, true) => "day",
        (TimeUnit::Days, false) => "days",
        (TimeUnit::Hours, _) => "h",
        (TimeUnit::Minutes, _) => "min",
    };
    let tenths = minutes.saturating_mul(10).saturating_add(each / 2) / each;
    let count = match tenths % 10 {
        0 => (tenths / 10).to_string(),
        tenth => format!("{}.{tenth}", tenths / 10),
    };
    [count, unit.to_owned()]
}
