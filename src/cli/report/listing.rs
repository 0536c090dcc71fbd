//! A report for people to read in a terminal.
//!
//! Numbers and words of the program are in columns; text from the maps comes last on its line and alone: how wide a
//! terminal draws it is unknown, and a terminal that reorders Hebrew reorders the columns around it, too. In Hebrew the
//! headings would be reordered as well, and stand above columns of others: there each number stands behind its heading.

use super::Grouping;
use crate::exchange::portfolio::{GroupBy, GroupTotal, Overview, Portfolio, RankedPain};
use crate::exchange::report::unit_of;
use crate::geom::Flow;
use crate::i18n::{MapWords, Words};
use crate::model::TimeUnit;

/// The whole report, or the one table of it that is asked for, with at most `most` rows per table.
pub(super) fn lines(portfolio: &Portfolio, by: Option<Grouping>, most: usize, words: &'static Words) -> Vec<String> {
    let writer = ListingWriter { words, map_words: MapWords::of(words.locale()) };
    let sums = |by: GroupBy| writer.sums(&portfolio.sums(by), by).lines(most, words);
    match by.map(Grouping::by) {
        Some(Some(by)) => sums(by),
        Some(None) => writer.maps(&portfolio.maps).lines(most, words),
        None => {
            let mut tables = vec![writer.maps(&portfolio.maps).lines(usize::MAX, words)];
            if !portfolio.pains().is_empty() {
                tables.extend([GroupBy::Consequence, GroupBy::Channel, GroupBy::Stage].map(sums));
                tables.push(writer.pains(&portfolio.pains()).lines(most, words));
            }
            tables.join(&String::new())
        }
    }
}

/// What puts the tables into words.
struct ListingWriter {
    words: &'static Words,
    map_words: &'static MapWords,
}

impl ListingWriter {
    fn text(&self, key: &str) -> String {
        self.words.text(key).into_owned()
    }

    fn maps(&self, maps: &[Overview]) -> ListingTable {
        let row = |map: &Overview| {
            let numbers = [map.cards, map.pains, map.uneased].map(|number| number.to_string());
            let mut cells = numbers.to_vec();
            cells.extend([map.weight.to_string(), self.waits(map), map.issues.to_string()]);
            let texts = [map.name.clone(), map.title.clone()].into_iter().filter(|text| !text.is_empty()).collect();
            (cells, texts)
        };
        let columns = [
            "cli-column-cards",
            "cli-column-pains",
            "cli-column-uneased",
            "inspector-weight",
            "cli-column-waits",
            "cli-column-issues",
        ];
        ListingTable {
            columns: columns.map(|key| self.text(key)).to_vec(),
            texts: self.text("inspector-map"),
            rows: maps.iter().map(row).collect(),
        }
    }

    fn sums(&self, sums: &[GroupTotal], by: GroupBy) -> ListingTable {
        let texts = match by {
            GroupBy::Consequence => "inspector-consequence",
            GroupBy::Channel => "inspector-channel",
            GroupBy::Stage => "inspector-stage",
        };
        let row = |sum: &GroupTotal| {
            let mut cells = [sum.maps, sum.pains, sum.uneased].map(|number| number.to_string()).to_vec();
            cells.extend([sum.weight.to_string(), sum.votes.to_string()]);
            let name = match (sum.group.named(self.map_words), by) {
                ("", GroupBy::Channel) => self.text("cli-no-channel"),
                ("", _) => self.text("cli-no-name"),
                (name, _) => name.to_owned(),
            };
            (cells, vec![name])
        };
        let columns =
            ["cli-column-maps", "cli-column-pains", "cli-column-uneased", "inspector-weight", "inspector-votes"];
        ListingTable {
            columns: columns.map(|key| self.text(key)).to_vec(),
            texts: self.text(texts),
            rows: sums.iter().map(row).collect(),
        }
    }

    fn pains(&self, pains: &[&RankedPain]) -> ListingTable {
        let row = |pain: &&RankedPain| {
            let cells = vec![
                pain.weight.to_string(),
                pain.severity.to_string(),
                pain.frequency.to_string(),
                pain.votes.to_string(),
                self.map_words.consequence(pain.consequence).to_owned(),
                pain.channel.map_or("", |channel| self.map_words.channel(channel)).to_owned(),
            ];
            let place = [&pain.map, &pain.stage, &pain.step, &pain.lane];
            let place: Vec<&str> = place.into_iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
            let text = if pain.text.is_empty() { self.text("cli-no-text") } else { pain.text.clone() };
            let mut texts = vec![text, self.words.with("cli-pain-in", &[("place", place.join(" › ").into())])];
            let opportunities = pain.opportunities.iter();
            texts
                .extend(opportunities.map(|name| self.words.with("cli-pain-eased", &[("name", name.as_str().into())])));
            (cells, texts)
        };
        let columns = [
            "inspector-weight",
            "inspector-severity",
            "inspector-frequency",
            "inspector-votes",
            "inspector-consequence",
            "inspector-channel",
        ];
        ListingTable {
            columns: columns.map(|key| self.text(key)).to_vec(),
            texts: self.text("inspector-pain"),
            rows: pains.iter().map(row).collect(),
        }
    }

    /// The total time of all waits of a map, in short.
    fn waits(&self, map: &Overview) -> String {
        let range = |least: String, most: String| {
            self.words.with("cli-time-range", &[("least", least.into()), ("most", most.into())])
        };
        match (map.shortest, map.longest) {
            (_, 0) => String::new(),
            (0, longest) => self.words.with("cli-time-up-to", &[("time", self.time(longest).into())]),
            (shortest, longest) if shortest == longest => self.time(longest),
            (shortest, longest) => {
                let ((unit, each), (other, _)) = (unit_of(shortest), unit_of(longest));
                let is_counted = matches!(unit, TimeUnit::Hours | TimeUnit::Minutes) || shortest != each;
                let least = if unit == other && is_counted { self.count(shortest) } else { self.time(shortest) };
                range(least, self.time(longest))
            }
        }
    }

    /// A time to the tenth, in the unit that the report of one map uses for it: `1.5 h`.
    fn time(&self, minutes: u64) -> String {
        let key = match unit_of(minutes).0 {
            TimeUnit::Months => "cli-time-months",
            TimeUnit::Weeks => "cli-time-weeks",
            TimeUnit::Days => "cli-time-days",
            TimeUnit::Hours => "cli-time-hours",
            TimeUnit::Minutes => "cli-time-minutes",
        };
        self.words.with(key, &[("count", self.count(minutes).into())])
    }

    /// The number of a time.
    fn count(&self, minutes: u64) -> String {
        let each = unit_of(minutes).1;
        let tenths = minutes.saturating_mul(10).saturating_add(each / 2) / each;
        let whole = (tenths / 10).to_string();
        match tenths % 10 {
            0 => whole,
            tenth => self.words.with("cli-decimal", &[("whole", whole.into()), ("tenth", tenth.to_string().into())]),
        }
    }
}

/// Rows of short words of the program, each followed by lines of text from the maps.
struct ListingTable {
    columns: Vec<String>,
    /// The heading of the texts.
    texts: String,
    rows: Vec<(Vec<String>, Vec<String>)>,
}

impl ListingTable {
    fn lines(&self, most: usize, words: &Words) -> Vec<String> {
        let shown = self.rows.get(..most).unwrap_or(&self.rows);
        let mut lines = match words.flow() {
            Flow::LeftToRight => self.columns_of(shown),
            Flow::RightToLeft => self.list_of(shown),
        };
        match self.rows.len() - shown.len() {
            0 => {}
            more => lines.push(words.with("cli-more-rows", &[("count", more.into())])),
        }
        lines
    }

    /// Rows below their headings.
    fn columns_of(&self, rows: &[(Vec<String>, Vec<String>)]) -> Vec<String> {
        let width_of = |(at, heading): (usize, &String)| {
            let cells = rows.iter().filter_map(|(cells, _)| cells.get(at)).map(|cell| cell.chars().count());
            cells.chain([heading.chars().count()]).max().unwrap_or_default()
        };
        let widths: Vec<usize> = self.columns.iter().enumerate().map(width_of).collect();
        let mut lines = vec![line(&self.columns, &widths, &self.texts)];
        for (cells, texts) in rows {
            let mut cells = cells.as_slice();
            for text in texts {
                lines.push(line(cells, &widths, text));
                cells = &[];
            }
        }
        lines
    }

    /// The texts of each row, then what is counted of it.
    fn list_of(&self, rows: &[(Vec<String>, Vec<String>)]) -> Vec<String> {
        let mut lines = vec![format!("{}:", self.texts)];
        for (cells, texts) in rows {
            let indents = ["  "].into_iter().chain(std::iter::repeat("    "));
            lines.extend(texts.iter().zip(indents).map(|(text, indent)| format!("{indent}{text}")));
            let counted = self.columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
            let counted: Vec<_> = counted.map(|(heading, cell)| format!("{heading}: {cell}")).collect();
            lines.push(format!("    {}", counted.join(", ")));
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
