//! `throughline report`: the pain points of many maps, for people, for spreadsheets, and for programs.

mod listing;

use std::path::PathBuf;

use clap::ValueEnum;
use serde_json::{Value, json};

use super::diagnostic::Diagnostic;
use super::source::{self, Folders};
use super::{Io, exit_code, exit_with, print_json};
use crate::exchange::portfolio::{GroupBy, Portfolio};
use crate::exchange::separated::{self, Separator};
use crate::i18n::{Locale, MapWords};

pub(super) const EXAMPLES: &str = "Examples:
  throughline report 'maps/**/*.journey.ron'
  throughline report maps --by stage --top 10
  throughline report maps --csv --lang ro > pains.csv
  throughline report maps --json

For a report on one map in Markdown: throughline export MAP -o report.md

Exit codes: 0 all maps were read, 1 some could not be read, 2 none could be read.";

/// How many pain points, or groups of them, people see by default.
const TOP: usize = 20;

#[derive(Debug, clap::Args)]
pub(super) struct ReportArgs {
    /// The maps: files, folders, or patterns such as 'maps/**/*.journey.ron'; - for standard input
    #[arg(required = true, value_name = "MAP")]
    maps: Vec<PathBuf>,
    /// Only one table: the pain points added up by one of these, or the maps
    #[arg(long, conflicts_with = "json")]
    by: Option<Grouping>,
    /// At most this many rows per table [default: 20 for people, all for programs]
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    /// Print a table for spreadsheets
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// The language of the words in the --csv table: en, he, or ro
    #[arg(long, requires = "csv", value_name = "CODE", value_parser = locale)]
    lang: Option<Locale>,
    /// Print one JSON document for programs to read
    #[arg(long)]
    json: bool,
}

/// What is added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Grouping {
    Consequence,
    Channel,
    Stage,
    Map,
}

impl Grouping {
    /// How pain points are added up; `None` for a table of maps.
    fn by(self) -> Option<GroupBy> {
        match self {
            Self::Consequence => Some(GroupBy::Consequence),
            Self::Channel => Some(GroupBy::Channel),
            Self::Stage => Some(GroupBy::Stage),
            Self::Map => None,
        }
    }
}

fn locale(tag: &str) -> Result<Locale, String> {
    Locale::known(tag).ok_or_else(|| format!("expected one of {}", Locale::ALL.map(Locale::code).join(", ")))
}

pub(super) fn run(report: &ReportArgs, io: &mut Io<'_>) -> u8 {
    let mut portfolio = Portfolio::default();
    let mut unread = Vec::new();
    for source in source::expand(&report.maps, Folders::Maps, io) {
        match source.and_then(|source| Ok((source.name(), source.map(io.fs)?))) {
            Ok((name, map)) => portfolio.add(&name, &map),
            Err(diagnostic) => unread.push(diagnostic),
        }
    }
    let code = exit_code(portfolio.maps.len(), unread.len());
    if report.json {
        return print_json(&as_json(&portfolio, report, &unread), io).max(code);
    }
    let printed = match portfolio.maps.as_slice() {
        [] => Ok(()),
        _ if report.csv => io.output.bytes(&as_csv(&portfolio, report, MapWords::of(report.lang.unwrap_or_default()))),
        _ => io.output.lines(listing::lines(&portfolio, report.by, report.top.unwrap_or(TOP))),
    };
    unread.iter().for_each(|diagnostic| diagnostic.report(io));
    exit_with(printed, io).max(code)
}

fn as_csv(portfolio: &Portfolio, report: &ReportArgs, words: &MapWords) -> Vec<u8> {
    let most = report.top.unwrap_or(usize::MAX);
    let sheet = match report.by.map(Grouping::by) {
        None => portfolio.ranking(most, words),
        Some(Some(by)) => portfolio.summary(by, most, words),
        Some(None) => portfolio.overview(most, words),
    };
    separated::file(&sheet, Separator::Comma)
}

/// Values of the file format are written as in the file.
fn as_json(portfolio: &Portfolio, report: &ReportArgs, unread: &[Diagnostic]) -> Value {
    let most = report.top.unwrap_or(usize::MAX);
    json!({
        "maps": portfolio.maps,
        "consequences": portfolio.sums(GroupBy::Consequence),
        "channels": portfolio.sums(GroupBy::Channel),
        "stages": portfolio.sums(GroupBy::Stage),
        "pains": portfolio.pains().into_iter().take(most).collect::<Vec<_>>(),
        "unread": unread.iter().map(Diagnostic::file_json).collect::<Vec<_>>(),
    })
}
